//! Ids alone, one a line: for `xargs`, `fzf` and loops.

use std::io::{self, Write};

use foldhash::{HashSet, HashSetExt};

use anyhow::Result;

use crate::{
    query::{Cell, Grid, Usage},
    terminal::visible,
};

/// Writes the column `id` of an answer that is called `key`.
pub(super) fn write(grid: Grid, id: &str, key: &str, out: &mut impl Write) -> Result<()> {
    let Some(id) = grid.columns.iter().position(|column| column.key == id) else {
        return Err(Usage {
            message: format!("`{key}` answers with one record, so it has no ids to list"),
            hint: Some(String::from(
                "use `--format` with `table`, `json`, `csv` or `markdown`",
            )),
        }
        .into());
    };
    let mut printed = HashSet::new();
    for mut row in grid.rows {
        if let Cell::Text(id) = row.swap_remove(id) {
            // A level with two salary ranges is still one level.
            if !printed.contains(&id) {
                print(&id, out)?;
                printed.insert(id);
            }
        }
    }
    Ok(())
}

fn print(id: &str, out: &mut impl Write) -> io::Result<()> {
    // A control character in an id would break the line or steer the screen.
    writeln!(out, "{}", visible(id))
}
