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
            put(&mut record, format_args!("{}{part}", column.key));
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
    match cell {
        Cell::Text(text) => put(record, format_args!("{text}")),
        Cell::List(texts) => put(record, format_args!("{}", texts.join("; "))),
        Cell::Number(number) => put(record, format_args!("{number}")),
        _ => record.push(','),
    }
}

/// Puts a field and a comma behind it, quoted where the field holds a comma, a quote or a line end.
fn put(record: &mut String, field: std::fmt::Arguments) {
    let start = record.len();
    // Writing to a string cannot fail.
    let _ = record.write_fmt(field);
    let field = &record[start..];
    if field.contains([',', '"', '\r', '\n']) {
        let quoted = format!("\"{}\"", field.replace('"', "\"\""));
        record.replace_range(start.., &quoted);
    }
    record.push(',');
}
