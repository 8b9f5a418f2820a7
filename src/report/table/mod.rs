//! Pages for a person at a terminal.

use std::io::{self, Write};

use crate::{
    document::{Block, ColumnKind, Page, Table},
    terminal::Screen,
};

use super::{describe, pages};

mod bar;
mod draw;
mod layout;
mod stacked;
mod style;
mod wrap;

use layout::Measure;
use style::{BOLD, DIM, styled};
use wrap::paragraph;

/// Writes a page.
pub(super) fn write(page: Page, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    pages::write(page, out, |block, out| write_block(block, screen, out))
}

fn write_block(block: Block, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Heading(_, text) => {
            let heading = describe::one_line(&text);
            let heading = paragraph(&heading, "", "", screen.width);
            writeln!(out, "{}", styled(&heading, BOLD, screen.is_colored))
        }
        Block::Text(text) => {
            for line in describe::text_lines(&text) {
                let rest = if line.trim_start().starts_with("- ") {
                    describe::INDENT
                } else {
                    ""
                };
                writeln!(out, "{}", paragraph(&line, "", rest, screen.width))?;
            }
            Ok(())
        }
        Block::Checklist(items) => {
            const INDENT: &str = "    ";
            for item in items {
                for (place, line) in describe::text_lines(&item).iter().enumerate() {
                    let first = if place == 0 { "[ ] " } else { INDENT };
                    writeln!(out, "{}", paragraph(line, first, INDENT, screen.width))?;
                }
            }
            Ok(())
        }
        Block::Scale(scale) => {
            let scale = describe::scale(&scale);
            let scale = paragraph(&scale, "", "", screen.width);
            writeln!(out, "{}", styled(&scale, BOLD, screen.is_colored))
        }
        Block::Table(table) => write_table(&table, screen, out),
        Block::Sources(sources) => {
            for source in sources {
                let source = describe::source(source);
                let source = paragraph(&source, "", "", screen.width);
                writeln!(out, "{}", styled(&source, DIM, screen.is_colored))?;
            }
            Ok(())
        }
    }
}

fn write_table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut columns = table.columns_for_people();
    if table.rows() == 0 || columns.is_empty() {
        return Ok(());
    }
    let mut measures = Measure::columns(table, &columns);
    loop {
        if let Some(widths) = layout::widths(&measures, table.rows(), screen.width) {
            return draw::write(table, &columns, &measures, widths, screen, out);
        }
        // A bar is the first thing one can do without.
        let kind = |column: usize| table.headings()[column].kind;
        let bar = columns
            .iter()
            .position(|column| kind(*column) == ColumnKind::Bar);
        let Some(bar) = bar else {
            return stacked::write(table, &columns, screen, out);
        };
        columns.remove(bar);
        measures.remove(bar);
    }
}
