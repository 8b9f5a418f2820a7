//! The first line of a table: whether it is one, and what parts its cells.

use std::io::{self, BufRead, Read};

/// How much is looked at for the end of the first line.
const LONGEST_HEAD: u64 = 1 << 20;

/// Reads to the end of the first line that holds anything.
pub(super) fn read(text: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut text = text.take(LONGEST_HEAD);
    while text.read_until(b'\n', &mut head)? > 0 && head.trim_ascii().is_empty() {}
    Ok(head)
}

/// What a text is that begins with a line as no table does.
pub(super) fn other_text(head: &[u8]) -> Option<&'static str> {
    let line = head.trim_ascii();
    let inside = line.get(1..).unwrap_or_default().trim_ascii_start();
    let is_json = match line.first() {
        Some(b'{') => matches!(inside.first(), None | Some(b'"' | b'}')),
        Some(b'[') => matches!(inside.first(), None | Some(b'"' | b'{' | b'[' | b']')),
        _ => false,
    };
    let begins = |tag: &[u8]| {
        let start = line.get(..tag.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    if is_json {
        Some("JSON, which `--data` reads")
    } else if begins(b"<!doctype") || begins(b"<html") || begins(b"<?xml") {
        Some("HTML or XML; save the table as CSV")
    } else {
        None
    }
}

/// What parts the cells of a line: that of the usual separators which it holds most of outside of quotes.
pub(super) fn separator(head: &[u8]) -> char {
    let line = head.trim_ascii_start();
    if let [
        b's',
        b'e',
        b'p',
        b'=',
        separator @ (b',' | b';' | b'\t'),
        ..,
    ] = line
    {
        return char::from(*separator);
    }
    let outside = line.split(|byte| *byte == b'"').step_by(2);
    let count = |separator: char| {
        let bytes = outside.clone().flatten();
        bytes.filter(|byte| char::from(**byte) == separator).count()
    };
    // Of several that are as frequent the last: commas stand in a text more often than tabs.
    [',', ';', '\t']
        .into_iter()
        .max_by_key(|one| count(*one))
        .unwrap_or(',')
}
