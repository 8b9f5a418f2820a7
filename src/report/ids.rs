//! Ids alone, one a line: for `xargs`, `fzf` and loops.

use std::io::{self, Write};

use anyhow::Result;

use crate::{
    query::{Answer, Cell, Usage},
    terminal::visible,
};

pub(super) fn write<A: Answer>(answer: &A, out: &mut impl Write) -> Result<()> {
    let grid = answer.grid();
    let Some(id) = grid.columns.iter().position(|column| column.key == "id") else {
        let key = A::KEY;
        return Err(Usage {
            message: format!("`{key}` answers with one record, so it has no ids to list"),
            hint: Some(String::from(
                "use `--format` with `table`, `json`, `csv` or `markdown`",
            )),
        }
        .into());
    };
    let mut last = String::new();
    for row in grid.rows {
        if let Cell::Text(id) = &row[id] {
            // A level with two salary ranges is still one level.
            if *id != *last {
                print(id, out)?;
                last = id.to_string();
            }
        }
    }
    Ok(())
}

fn print(id: &str, out: &mut impl Write) -> io::Result<()> {
    // A control character in an id would break the line or steer the screen.
    writeln!(out, "{}", visible(id))
}
