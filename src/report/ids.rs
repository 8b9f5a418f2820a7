//! Ids alone, one a line: for `xargs`, `fzf` and loops.

use std::io::{self, Write};

use anyhow::Result;
use clap::ValueEnum;
use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::english::or_list,
    document::Cell,
    query::{Answer, Usage},
    terminal::visible,
};

use super::Format;

/// Writes the ids of an answer. The outer error is that it has none.
pub(super) fn write<A: Answer>(answer: &A, out: &mut dyn Write) -> Result<io::Result<()>> {
    let Some(id) = A::ID else {
        return Err(no_ids(A::KEY).into());
    };
    let table = answer.table();
    let column = table
        .headings()
        .iter()
        .position(|heading| heading.key == id);
    let mut printed = HashSet::new();
    for row in 0..table.rows() {
        if let Some(Cell::Text(id)) = column.map(|column| table.cell(row, column)) {
            // A level with two salary ranges is still one level.
            if !printed.contains(&id) {
                // A control character in an id would break the line or steer the screen.
                if let Err(error) = writeln!(out, "{}", visible(&id)) {
                    return Ok(Err(error));
                }
                printed.insert(id);
            }
        }
    }
    Ok(Ok(()))
}

fn no_ids(key: &str) -> Usage {
    let formats = Format::value_variants()
        .iter()
        .filter(|format| **format != Format::Ids);
    let names =
        formats.filter_map(|format| Some(format!("`{}`", format.to_possible_value()?.get_name())));
    let names: Vec<String> = names.collect();
    Usage::new(format!(
        "`{key}` answers with one record, so it has no ids to list"
    ))
    .with_hint(format!("use `--format` with {}", or_list(&names)))
}
