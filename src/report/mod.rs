//! The answers go out: one file a format.
//!
//! Programs get the table of an answer or its own JSON; people get its page, in words.

use std::io::Write;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::{query::Answer, terminal::Screen};

mod address;
mod csv;
mod describe;
mod error;
mod html;
mod ids;
mod json;
mod markdown;
mod pages;
mod person_line;
mod table;

pub use error::{ErrorKind, Failure};
pub use json::{LadderKey, SCHEMA_VERSION};
pub use person_line::PersonLines;

/// The format of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    #[default]
    Table,
    /// One object on one line, for programs
    Json,
    /// Each item of a list on a line of its own, as an object
    Ndjson,
    /// For spreadsheets
    Csv,
    /// For a wiki or an issue
    Markdown,
    /// A page to look at, to print and to send: one file that loads nothing
    Html,
    /// One id a line, for xargs and fzf
    Ids,
}

impl Format {
    /// Whether what is written is a page for people.
    #[must_use]
    pub fn is_page(self) -> bool {
        matches!(self, Self::Table | Self::Markdown | Self::Html)
    }

    /// Whether what is read is JSON, so that an error is too.
    #[must_use]
    pub fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }
}

/// Writes an answer from a ladder, or from none, in a format.
///
/// # Errors
/// If it cannot be written, or if the format has nothing to say of such an answer.
pub fn write<A: Answer>(
    answer: &A,
    ladder: Option<LadderKey>,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> Result<()> {
    let written = match format {
        Format::Table => table::write(answer.first_screen(), screen, out),
        Format::Json => json::write(answer, ladder, out),
        Format::Ndjson => json::write_lines(answer, out),
        Format::Csv => csv::write(&answer.table(), out),
        Format::Markdown => markdown::write(answer.page(), out),
        Format::Html => {
            let title = ladder.and_then(|ladder| ladder.title);
            html::write(answer.page(), &answer.title(), title, out)
        }
        Format::Ids => ids::write(answer, out)?,
    };
    written.context("cannot write the answer")
}
