//! JSON for programs: one object on one line, with the version of its form.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::ser::Formatter;

use crate::{
    query::Answer,
    terminal::{is_plain, is_steering},
};

/// The version of the JSON that is written. Within it keys are added, never removed, renamed or
/// retyped.
pub const SCHEMA_VERSION: u8 = 1;

pub(super) fn write<A: Answer>(answer: &A, out: &mut impl Write) -> io::Result<()> {
    let mut json = serde_json::Serializer::with_formatter(&mut *out, Visible);
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

/// JSON may end up on a screen, so it escapes all that would steer one, not only what it must.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if is_plain(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_steering(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}
