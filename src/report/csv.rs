//! CSV for spreadsheets: RFC 4180, raw values, always the same columns.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use crate::query::{Audience, Cell, Grid};

pub(super) fn write(grid: Grid, out: &mut impl Write) -> io::Result<()> {
    let mut record = String::new();
    let kept: Vec<bool> = (grid.columns.iter())
        .map(|column| column.audience != Audience::People)
        .collect();
    let columns = grid.columns.iter().zip(&kept).filter(|(_, kept)| **kept);
    for (column, _) in columns.clone() {
        for part in column.kind.parts() {
            record.push_str(column.key);
            record.push_str(part);
            record.push(',');
        }
    }
    end(&mut record, out)?;
    for row in grid.rows {
        // A row with several salary ranges takes a line for each, so that every amount stays one.
        let lines = row.iter().map(Cell::ranges).max().unwrap_or(1);
        for line in 0..lines {
            for (cell, _) in row.iter().zip(&kept).filter(|(_, kept)| **kept) {
                cell.each_part(line, |part| value(&mut record, part));
            }
            end(&mut record, out)?;
        }
    }
    Ok(())
}

/// Ends a record and starts the next.
fn end(record: &mut String, out: &mut impl Write) -> io::Result<()> {
    record.pop();
    record.push_str("\r\n");
    out.write_all(record.as_bytes())?;
    record.clear();
    Ok(())
}

fn value(record: &mut String, cell: &Cell) {
    let start = record.len();
    match cell {
        Cell::Text(text) => record.push_str(text),
        Cell::List(texts) => {
            for (at, text) in texts.iter().enumerate() {
                record.push_str(if at > 0 { "; " } else { "" });
                record.push_str(text);
            }
        }
        Cell::Number(number) => {
            // Writing to a string cannot fail.
            let _ = write!(record, "{number}");
        }
        _ => {}
    }
    end_field(record, start);
}

/// Ends the field that begins at `start`: quotes it if it holds a comma, a quote or a line end.
fn end_field(record: &mut String, start: usize) {
    let field = &record[start..];
    let parts = |byte| matches!(byte, b',' | b'"' | b'\r' | b'\n');
    if field.bytes().any(parts) {
        let quoted = format!("\"{}\"", field.replace('"', "\"\""));
        record.replace_range(start.., &quoted);
    }
    record.push(',');
}
