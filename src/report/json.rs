//! JSON for programs: one object on one line, with the version of its format.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::ser::Formatter;

use crate::{catalog::Text, query::Answer, terminal::is_unsafe};

/// The version of the JSON that is written. Within it keys are added, never removed, renamed or
/// retyped.
pub const SCHEMA_VERSION: u8 = 1;

/// Which ladder an answer is from.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LadderKey<'a> {
    /// The name of a built-in ladder; null for a file.
    pub id: Option<&'a str>,
    /// What the ladder is called; null if it has no title.
    pub title: Option<&'a str>,
    /// The names of its proficiencies, lowest first; none where a skill is had or not.
    pub scale: &'a [Text<'a>],
}

pub(super) fn write<A: Answer>(
    answer: &A,
    ladder: Option<LadderKey>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_line(&Envelope { answer, ladder }, out)
}

/// Writes the items of a list, a line each; of what is no list the whole on one line.
pub(super) fn write_lines<A: Answer>(answer: &A, out: &mut dyn Write) -> io::Result<()> {
    write_with(Lines::after(End::Items), answer, out)
}

/// Writes a value on a line.
pub(super) fn write_line<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    write_with(Lines::after(End::Whole), value, out)
}

/// Writes a value that is part of a line.
pub(super) fn push_value<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> io::Result<()> {
    write_with(Lines::after(End::Nothing), value, out)
}

fn write_with<T: Serialize + ?Sized>(
    lines: Lines,
    value: &T,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut json = serde_json::Serializer::with_formatter(out, lines);
    value.serialize(&mut json)?;
    Ok(())
}

struct Envelope<'a, A> {
    answer: &'a A,
    ladder: Option<LadderKey<'a>>,
}

impl<A: Answer> Serialize for Envelope<'_, A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("schema_version", &SCHEMA_VERSION)?;
        map.serialize_entry(A::KEY, self.answer)?;
        map.serialize_entry("ladder", &self.ladder)?;
        map.serialize_entry("notes", self.answer.notes_in_json())?;
        map.end()
    }
}

/// JSON with the ends of lines.
struct Lines {
    /// How many lists and objects are open.
    depth: usize,
    after: End,
}

/// What a line ends after.
#[derive(PartialEq)]
enum End {
    /// A list or an object as a whole.
    Whole,
    /// Each item of the outermost list, which is written without its brackets.
    Items,
    Nothing,
}

impl Lines {
    fn after(end: End) -> Self {
        Self {
            depth: 0,
            after: end,
        }
    }

    /// Whether so many open lists and objects are only the one whose items have a line each.
    fn is_list(&self, depth: usize) -> bool {
        self.after == End::Items && depth == 0
    }

    fn open<W: ?Sized + Write>(&mut self, bracket: &[u8], writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, bracket: &[u8], writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(bracket)?;
        let is_end = self.depth == 0 && !bracket.is_empty() && self.after != End::Nothing;
        writer.write_all(if is_end { b"\n" } else { b"" })
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_list = self.is_list(self.depth);
        self.open(if is_list { b"" } else { b"[" }, writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_list = self.is_list(self.depth - 1);
        self.close(if is_list { b"" } else { b"]" }, writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        let is_item = self.is_list(self.depth - 1);
        writer.write_all(if first || is_item { b"" } else { b"," })
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_item = self.is_list(self.depth - 1);
        writer.write_all(if is_item { b"\n" } else { b"" })
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(b"{", writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(b"}", writer)
    }

    /// JSON may end up on a screen, so it escapes all that would steer one or hide there, not only what it
    /// must.
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        // Most is plain, and of many answers most of the time went into looking at each character.
        if rest.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return writer.write_all(rest.as_bytes());
        }
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unsafe(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_is_a_line_an_item_and_all_else_one_line() {
        let lines = |value: serde_json::Value| {
            let mut out = Vec::new();
            let mut json =
                serde_json::Serializer::with_formatter(&mut out, Lines::after(End::Items));
            value.serialize(&mut json).expect("written");
            String::from_utf8(out).expect("UTF-8")
        };
        assert_eq!(lines(json!([])), "");
        assert_eq!(
            lines(json!([{"a": [1, [2, 3]], "b": {"c": []}}, "x", [4, 5]])),
            "{\"a\":[1,[2,3]],\"b\":{\"c\":[]}}\n\"x\"\n[4,5]\n"
        );
        assert_eq!(
            lines(json!({"a": [1, 2], "b": {}})),
            "{\"a\":[1,2],\"b\":{}}\n"
        );
    }

    #[test]
    fn what_is_escaped_is_read_back() {
        let text = "a\u{1b}\u{202e}\u{e0041}\"é👩\u{200d}💻";
        let mut out = Vec::new();
        let mut json = serde_json::Serializer::with_formatter(&mut out, Lines::after(End::Whole));
        text.serialize(&mut json).expect("written");
        let written = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            written,
            "\"a\\u001b\\u202e\\udb40\\udc41\\\"é👩\u{200d}💻\""
        );
        assert_eq!(
            serde_json::from_str::<String>(&written).expect("JSON"),
            text
        );
    }
}
