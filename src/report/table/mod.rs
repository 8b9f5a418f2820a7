//! Pages for a person at a terminal.

use std::io::{self, Write};

use crate::{
    document::{Audience, Block, ColumnKind, Page, Table},
    terminal::Screen,
};

use super::{describe, pages};

mod bar;
mod draw;
mod graph;
mod layout;
mod stacked;
mod style;
mod wrap;

use draw::Columns;
use layout::{Measure, Shortened};
use style::{BOLD, DIM, styled};
use wrap::paragraph;

/// Writes a page.
pub(super) fn write(page: Page, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    pages::write(page, out, |block, out| write_block(block, screen, out))
}

fn write_block(block: Block, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Heading(_, text) | Block::Target { text, .. } => {
            let heading = describe::one_line(&text);
            let heading = paragraph(&heading, "", "", screen.width);
            writeln!(out, "{}", styled(&heading, BOLD, screen.is_colored))
        }
        Block::Hint(text) => writeln!(out, "{}", paragraph(text, "", "", screen.width)),
        Block::Text(text) | Block::Note(text) => {
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
        Block::Graph(graph) => graph::write(&graph, screen, out),
        Block::Aside(..) | Block::HeatMap(_) => Ok(()),
        // Nobody can follow a link here.
        Block::Contents(_) => Ok(()),
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
    let is_spare = |column: &usize| table.headings()[*column].audience == Audience::PeopleWithRoom;
    if columns.iter().any(is_spare) {
        let measures = Measure::columns(table, &columns, Shortened::Nothing);
        if !layout::fit_whole(&measures, screen.width) {
            columns.retain(|column| !is_spare(column));
        }
    }
    if table.rows() == 0 || columns.is_empty() {
        return Ok(());
    }
    let headings = || columns.iter().map(|column| &table.headings()[*column]);
    let has = |kind: ColumnKind| headings().any(|heading| heading.kind == kind);
    let has_short = headings().any(|heading| heading.short.is_some());
    // What one can do without, first to last; then the bars.
    let shortened = [
        Some(Shortened::Nothing),
        has_short.then_some(Shortened::Heads),
        has(ColumnKind::Grade).then_some(Shortened::HeadsAndGrades),
    ];
    // So many columns need no measuring.
    let may_fit = screen.width.is_none_or(|width| columns.len() <= width);
    let mut narrowest = None;
    for shortened in shortened.into_iter().flatten().filter(|_| may_fit) {
        let measures = Measure::columns(table, &columns, shortened);
        if let Some(widths) = layout::widths(&measures, table.rows(), screen.width) {
            let columns = Columns {
                table,
                columns: &columns,
                measures: &measures,
                shortened,
            };
            return draw::write(columns, widths, screen, out);
        }
        narrowest = Some((measures, shortened));
    }
    let is_bar = |column: &usize| table.headings()[*column].kind == ColumnKind::Bar;
    let without_bars: Vec<usize> = columns.iter().copied().filter(|one| !is_bar(one)).collect();
    if let Some((mut measures, shortened)) = narrowest.filter(|_| has(ColumnKind::Bar)) {
        measures.retain(|measure| measure.kind != ColumnKind::Bar);
        if let Some(widths) = layout::widths(&measures, table.rows(), screen.width) {
            let columns = Columns {
                table,
                columns: &without_bars,
                measures: &measures,
                shortened,
            };
            return draw::write(columns, widths, screen, out);
        }
    }
    stacked::write(table, &without_bars, screen, out)
}
