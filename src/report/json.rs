//! JSON for programs: one object on one line, with the version of its format.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::ser::Formatter;

use crate::{query::Answer, terminal::is_unsafe};

/// The version of the JSON that is written. Within it keys are added, never removed, renamed or
/// retyped.
pub const SCHEMA_VERSION: u8 = 1;

pub(super) fn write<A: Answer>(answer: &A, out: &mut dyn Write) -> io::Result<()> {
    let mut json = serde_json::Serializer::with_formatter(&mut *out, EscapeUnsafe);
    Envelope(answer).serialize(&mut json)?;
    writeln!(out)
}

struct Envelope<'a, A>(&'a A);

impl<A: Answer> Serialize for Envelope<'_, A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("schema_version", &SCHEMA_VERSION)?;
        map.serialize_entry(A::KEY, self.0)?;
        map.end()
    }
}

/// JSON may end up on a screen, so it escapes all that would steer one or hide there, not only what
/// it must.
struct EscapeUnsafe;

impl Formatter for EscapeUnsafe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
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
    use super::*;

    #[test]
    fn what_is_escaped_is_read_back() {
        let text = "a\u{1b}\u{202e}\u{e0041}\"é👩\u{200d}💻";
        let mut out = Vec::new();
        let mut json = serde_json::Serializer::with_formatter(&mut out, EscapeUnsafe);
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
