//! What is wrong with a text that is not YAML: the cause, not the state of the parser.

/// The cause of what the parser says of a line at a column, counted from 0.
pub(super) fn cause(said: &str, line: &str, column: usize) -> String {
    let next = line.chars().nth(column);
    if said.contains("tab") && line.contains('\t') {
        return String::from("a tab; YAML is indented by blanks");
    }
    let cause = match said {
        "mapping values are not allowed in this context" => {
            "a `: ` within a text, or a line that is indented too far; put the text in quotes"
        }
        "while parsing a block collection, did not find expected '-' indicator"
        | "while parsing a block mapping, did not find expected key"
        | "did not find expected <document start>"
        | "invalid indentation in quoted scalar" => {
            "the indentation fits nothing above; what belongs together begins in the same column"
        }
        "while parsing node, found unknown anchor" => {
            "the alias stands for nothing above; `&name` names it"
        }
        "while scanning a quoted scalar, found unexpected end of stream" => {
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
