//! What is wrong with a text that is not YAML: the cause, not the state of the parser, and where it is.

use saphyr_parser::ScanError;

use crate::catalog::validate::Problem;

use super::End;

/// Why a text is not YAML, and where.
pub(super) fn not_yaml(text: &str, error: &ScanError) -> Problem {
    let marker = *error.marker();
    let place = End::new(text).place(&marker);
    let (line, column) = place;
    let said = error.info();
    let (place, message) = if said == "recursion limit exceeded" {
        (place, String::from(TOO_DEEP))
    } else if said.contains("tab") {
        let cause = "not valid YAML: a tab; YAML is indented by blanks";
        (tab(text, line).unwrap_or(place), String::from(cause))
    } else {
        let line = text.lines().nth(line - 1).unwrap_or_default();
        let cause = cause(said, line, column - 1);
        (place, format!("not valid YAML: {cause}"))
    };
    Problem {
        path: String::new(),
        line: place.0,
        column: place.1,
        message,
    }
}

/// What is said of lists within lists.
pub(super) const TOO_DEEP: &str = "nested more deeply than anything in a ladder";

/// The first tab in an indentation, from a line on.
fn tab(text: &str, line: usize) -> Option<(usize, usize)> {
    let mut lines = text.lines().enumerate().skip(line - 1);
    lines.find_map(|(number, line)| {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let column = line[..indentation].find('\t')?;
        (indentation < line.len()).then_some((number + 1, column + 1))
    })
}

/// The cause of what the parser says of a line at a column, counted from 0.
fn cause(said: &str, line: &str, column: usize) -> String {
    let next = line.chars().nth(column);
    let cause = match said {
        "mapping values are not allowed in this context" => {
            "a `: ` within a text, or a line that is indented too far; put the text in quotes"
        }
        "while parsing a block collection, did not find expected '-' indicator"
        | "while parsing a block mapping, did not find expected key"
        | "did not find expected <document start>" => {
            "the indentation fits nothing above; what belongs together begins in the same column"
        }
        "while parsing node, found unknown anchor" => {
            "the alias stands for nothing above; `&name` names it"
        }
        "while parsing a node, did not find expected node content" if next.is_none() => {
            "it ends where a value is expected; a `[` or `{` may not be closed"
        }
        "while parsing a flow mapping, did not find expected ',' or '}'" => {
            "a `{` is not closed, or a comma between its keys is missing"
        }
        "while parsing a flow sequence, expected ',' or ']'"
        | "illegal placement of ':' indicator" => {
            "a `[` is not closed, or a comma between its items is missing"
        }
        "invalid indentation in quoted scalar" => {
            "the quote is not closed, or its text goes on in a line that is not indented as far"
        }
        "invalid trailing content after double-quoted scalar" => {
            "text behind a closing quote, or a quote above that is not closed"
        }
        "while scanning a quoted scalar, found unexpected end of stream"
        | "while scanning a quoted scalar, found unexpected document indicator" => {
            "the quote is not closed"
        }
        "while parsing a quoted scalar, found unknown escape character" => {
            "a backslash with a letter that means nothing; write `\\\\`, or put the text in single quotes"
        }
        _ if said.starts_with("unexpected character") => {
            let next = next.map(String::from).unwrap_or_default();
            return format!("a text cannot begin with {next}; put it in quotes");
        }
        said => said,
    };
    String::from(cause)
}
