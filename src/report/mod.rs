//! The answers go out: one file a format.
//!
//! Programs get the table of an answer or its own JSON; people get its page, in words.

use std::io::Write;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::{query::Answer, terminal::Screen};

mod csv;
mod describe;
mod ids;
mod json;
mod markdown;
mod pages;
mod table;

pub use json::SCHEMA_VERSION;

/// The format of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    #[default]
    Table,
    /// One object on one line, for programs
    Json,
    /// For spreadsheets
    Csv,
    /// For a wiki or an issue
    Markdown,
    /// One id a line, for xargs and fzf
    Ids,
}

/// Writes an answer in a format.
///
/// # Errors
/// If it cannot be written, or if the format has nothing to say of such an answer.
pub fn write<A: Answer>(
    answer: &A,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> Result<()> {
    let written = match format {
        Format::Table => table::write(answer.first_screen(), screen, out),
        Format::Json => json::write(answer, out),
        Format::Csv => csv::write(&answer.table(), out),
        Format::Markdown => markdown::write(answer.page(), out),
        Format::Ids => ids::write(answer, out)?,
    };
    written.context("cannot write the answer")
}
