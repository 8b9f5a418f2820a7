//! The answers go out: one file a format.
//!
//! Programs get the grid of an answer or its own JSON; people get its page, in words.

use std::io::{self, Write};

use anyhow::{Context, Result};

use crate::{
    cli::Format,
    query::{Answer, Page},
    terminal::Screen,
};

mod csv;
mod ids;
mod json;
mod layout;
mod markdown;
mod table;
mod words;

pub use json::SCHEMA_VERSION;

/// Writes an answer in a format.
///
/// # Errors
/// If it cannot be written, or if the format has nothing to say of such an answer.
pub fn write<A: Answer>(
    answer: &A,
    format: Format,
    screen: Screen,
    out: &mut impl Write,
) -> Result<()> {
    match format {
        // A page and a grid are made in one place each: every answer has its own, and what makes them
        // would be in the program once more for each place.
        Format::Table | Format::Markdown => page(answer.page(), format, screen, out),
        Format::Json => json::write(answer, out),
        Format::Csv | Format::Ids => {
            let grid = answer.grid();
            if format == Format::Ids {
                return ids::write(grid, A::ID, A::KEY, out);
            }
            csv::write(grid, out)
        }
    }
    .context("cannot write the answer")
}

/// Writes the blocks of a page that have something to say, with an empty line between them.
fn page(page: Page, format: Format, screen: Screen, out: &mut impl Write) -> io::Result<()> {
    let mut text = Vec::new();
    let mut first = true;
    for block in page.0 {
        text.clear();
        if format == Format::Markdown {
            markdown::block(block, &mut text)?;
        } else {
            table::block(block, screen, &mut text)?;
        }
        if !text.is_empty() {
            if !std::mem::replace(&mut first, false) {
                out.write_all(b"\n")?;
            }
            out.write_all(&text)?;
        }
    }
    Ok(())
}
