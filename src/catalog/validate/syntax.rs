//! What is wrong with a text that is not JSON: the cause, not the state of the parser.

use super::problem::Problem;
use crate::catalog::file::is_utf16;

/// The first thing that is wrong with a text in which `serde_json` stopped at `error`.
pub(super) fn problem(text: &str, error: &serde_json::Error) -> Problem {
    if text.trim().is_empty() {
        return Problem {
            path: String::new(),
            line: 1,
            column: 1,
            message: String::from("the file is empty"),
        };
    }
    if let Some(problem) = nul(text) {
        return problem;
    }
    let start = match error.line().saturating_sub(1) {
        0 => 0,
        breaks => line_start(text, breaks),
    };
    let line = text[start..].split('\n').next().unwrap_or_default();
    let bytes = line.floor_char_boundary(error.column().saturating_sub(1));
    let cause = cause(text, start + bytes, error);
    Problem {
        path: String::new(),
        line: error.line().max(1),
        column: line[..bytes].chars().count() + 1,
        message: match error.classify() {
            // It is JSON, but not what is expected here.
            serde_json::error::Category::Data => cause,
            _ => format!("not valid JSON: {cause}"),
        },
    }
}

/// What is wrong with a text that holds a NUL character: it is in another encoding, or broken.
fn nul(text: &str) -> Option<Problem> {
    let before = &text[..text.find('\0')?];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let message = if is_utf16(text.as_bytes()) {
        "this is UTF-16; save it as UTF-8"
    } else {
        "a NUL character, which no text holds"
    };
    Some(Problem {
        path: String::new(),
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
        message: String::from(message),
    })
}

/// The byte behind so many line breaks.
fn line_start(text: &str, breaks: usize) -> usize {
    let mut found = text.match_indices('\n');
    found.nth(breaks - 1).map_or(text.len(), |(at, _)| at + 1)
}

/// What most likely went wrong at a byte of the text.
fn cause(text: &str, offset: usize, error: &serde_json::Error) -> String {
    let whole = text.trim_start();
    if whole.starts_with("//") {
        return String::from("JSON has no comments");
    }
    if !whole.starts_with(['{', '['])
        && let Some(format) = other_format(whole)
    {
        return format!("this looks like {format}");
    }
    let (before, behind) = text.split_at(offset);
    let next = behind.chars().next();
    match next {
        Some('/' | '#') => return String::from("JSON has no comments"),
        Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => {
            return String::from("a typographic quote; JSON has straight ones: `\"`");
        }
        Some('\'') => return String::from("a single quote; JSON has double ones: `\"`"),
        _ => {}
    }
    if let Some(value) = foreign_value(behind) {
        return value;
    }
    if let Some(number) = grouped_number(before, behind) {
        let plain = number.replace(',', "");
        return format!("a number has no commas: `{number}` is written `{plain}`");
    }
    let parser_message = error.to_string();
    let said = parser_message.split(" at line ").next().unwrap_or_default();
    match said {
        "trailing comma" => String::from("a trailing comma"),
        "expected value" if matches!(next, Some(']' | '}')) && before.trim_end().ends_with(',') => {
            String::from("a trailing comma")
        }
        "key must be a string" if next == Some('}') => String::from("a trailing comma"),
        "key must be a string" => String::from("a key needs double quotes"),
        "invalid number" => String::from("a number does not begin with a zero, a point or a sign"),
        "trailing characters" => String::from("text behind the end"),
        _ if said.starts_with("control character") => {
            String::from("a line break or a tab within a text; write `\\n` or `\\t`")
        }
        _ => match said.strip_prefix("EOF while parsing ") {
            Some(inside) => format!("the file ends within {inside}"),
            None => said.to_owned(),
        },
    }
}

/// Whether a text is meant as YAML: what begins with a bracket is JSON, always.
pub(super) fn is_yaml(text: &str) -> bool {
    let whole = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_json = whole.is_empty() || whole.starts_with(['{', '[']) || whole.starts_with("//");
    !is_json && !text.contains('\0') && other_format(whole).is_none()
}

/// What a text may be that begins neither as JSON nor as YAML does.
fn other_format(text: &str) -> Option<&'static str> {
    if text.starts_with('<') {
        return Some("XML or HTML");
    }
    let line = text.lines().next().unwrap_or_default();
    let before_colon = line.split(": ").next().unwrap_or_default();
    let is_separated = |separator| before_colon.contains(separator);
    let is_table = !line.starts_with(['#', '-', '%', '"', '\''])
        && [',', ';', '\t'].into_iter().any(is_separated);
    is_table.then_some("CSV, of which `import` makes a ladder")
}

/// A value that other languages have and JSON has not.
fn foreign_value(behind: &str) -> Option<String> {
    let word: String = behind
        .chars()
        .take_while(|c| c.is_ascii_alphabetic())
        .collect();
    match &*word {
        "NaN" | "Infinity" | "undefined" => Some(format!("`{word}` is no value of JSON")),
        "True" | "False" | "None" | "Null" | "TRUE" | "FALSE" | "NULL" => {
            let lower = word.to_lowercase().replace("none", "null");
            Some(format!("`{word}` is no value of JSON; it has `{lower}`"))
        }
        _ => {
            let is_sign = behind.starts_with(['.', '+']);
            let message = "a number does not begin with a zero, a point or a sign";
            is_sign.then(|| String::from(message))
        }
    }
}

/// The number with commas between its digits that an error lies within: `30,000`.
fn grouped_number(before: &str, behind: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',';
    let start = before.trim_end_matches(is_part);
    let end = behind.trim_start_matches(is_part);
    let number = [&before[start.len()..], &behind[..behind.len() - end.len()]].concat();
    let number = number.trim_end_matches(',').to_owned();
    let mut groups = number.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = !rest.is_empty() && rest.iter().all(|group| group.len() == 3);
    ((1..=3).contains(&first.len()) && is_grouped).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{super::json_tree::Node, *};

    fn message(text: &str) -> String {
        let error = Node::read(text).map(drop).expect_err("no JSON");
        let problem = problem(text, &error);
        let message = problem.message.strip_prefix("not valid JSON: ");
        format!(
            "{}:{} {}",
            problem.line,
            problem.column,
            message.unwrap_or(&problem.message)
        )
    }

    #[test]
    fn what_begins_with_a_bracket_is_json() {
        for yaml in [
            "a: 1",
            "# x\n{a: 1}",
            "---\n",
            "- a, b",
            "\"a\": 1",
            "a",
            "null",
            "a: b, c",
        ] {
            assert!(is_yaml(yaml), "{yaml}");
        }
        for json in [
            "", " {a: 1}", "\n[", "// x\n{}", "<a>", "a,b\n1,2", "\"\0a\0",
        ] {
            assert!(!is_yaml(json), "{json}");
        }
    }

    #[test]
    fn the_cause_is_named() {
        for (text, expected) in [
            ("", "1:1 the file is empty"),
            ("{\"a\": [1,]}", "1:10 a trailing comma"),
            ("{\"a\": 1,\n}", "2:1 a trailing comma"),
            ("{\n// x\n\"a\": 1}", "2:1 JSON has no comments"),
            ("{\"a\": 1 # x\n}", "1:9 JSON has no comments"),
            (
                "{“a”: 1}",
                "1:2 a typographic quote; JSON has straight ones: `\"`",
            ),
            ("{'a': 1}", "1:2 a single quote; JSON has double ones: `\"`"),
            (
                "{\"a\": 30,000}",
                "1:10 a number has no commas: `30,000` is written `30000`",
            ),
            (
                "{\"a\": 30,000, \"b\": 1}",
                "1:10 a number has no commas: `30,000` is written `30000`",
            ),
            ("{\"a\": NaN}", "1:7 `NaN` is no value of JSON"),
            (
                "{\"a\": True}",
                "1:7 `True` is no value of JSON; it has `true`",
            ),
            (
                "{\"a\": 05}",
                "1:8 a number does not begin with a zero, a point or a sign",
            ),
            (
                "{\"a\": .5}",
                "1:7 a number does not begin with a zero, a point or a sign",
            ),
            ("// a ladder\n{\"a\": 1}", "1:1 JSON has no comments"),
            ("{\0\"\0a\0", "1:2 this is UTF-16; save it as UTF-8"),
            ("\0a\0:\0", "1:1 this is UTF-16; save it as UTF-8"),
            (
                "a: é\nb: é\0c\n",
                "2:5 a NUL character, which no text holds",
            ),
            ("{a: 1}", "1:2 a key needs double quotes"),
            (
                "{\"a\": \"x\ny\"}",
                "1:8 a line break or a tab within a text; write `\\n` or `\\t`",
            ),
            (
                "level,skill\na,b\n",
                "1:1 this looks like CSV, of which `import` makes a ladder",
            ),
            (
                "level;skill: name\na;b\n",
                "1:1 this looks like CSV, of which `import` makes a ladder",
            ),
            ("[1,]", "1:4 a trailing comma"),
            ("[1,x]", "1:4 expected value"),
            ("{\"a\": ]}", "1:7 expected value"),
            ("<html>", "1:1 this looks like XML or HTML"),
            ("{\"a\": 1} x", "1:10 text behind the end"),
            ("[[[", "1:3 the file ends within a list"),
        ] {
            assert_eq!(message(text), expected, "{text}");
        }
    }
}
