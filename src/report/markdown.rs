//! Markdown for a wiki or an issue: GitHub's tables.

use std::io::{self, Write};

use crate::{
    query::{Block, Cell, Grid, Kind},
    terminal::visible,
};

use super::words;

pub(super) fn block(block: Block, out: &mut impl Write) -> io::Result<()> {
    match block {
        Block::Title(text) => writeln!(out, "# {}", escaped(&visible(&text))),
        Block::Heading(text) => writeln!(out, "## {}", escaped(&visible(&text))),
        Block::Subheading(text) => writeln!(out, "### {}", escaped(&visible(&text))),
        Block::Text(text) => writeln!(out, "{}", escaped(&visible(&text))),
        // Markdown has no bars: the scale is only a heading.
        Block::Scale(scale) => writeln!(out, "## {}", words::paid_in(&scale)),
        Block::Grid(grid) => table(grid, out),
        Block::Sources(sources) => {
            // Lines that only follow one another would run into one paragraph.
            let item = if sources.len() > 1 { "- " } else { "" };
            let sources = sources.into_iter();
            let mut sources = sources.map(|source| escaped(&words::source(source)));
            sources.try_for_each(|source| writeln!(out, "{item}{source}"))
        }
    }
}

fn table(grid: Grid, out: &mut impl Write) -> io::Result<()> {
    let (columns, rows) = words::for_people(grid, |column| column.kind != Kind::Bar);
    if rows.is_empty() {
        return Ok(());
    }
    for column in &columns {
        write!(out, "| {} ", column.head)?;
    }
    writeln!(out, "|")?;
    for column in &columns {
        let rule = if column.kind == Kind::Figure {
            "---:"
        } else {
            "---"
        };
        write!(out, "| {rule} ")?;
    }
    writeln!(out, "|")?;
    for row in &rows {
        for cell in row {
            write!(out, "| {} ", lines(cell))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

fn lines(cell: &Cell) -> String {
    let lines: Vec<String> = words::lines(cell)
        .iter()
        .map(|line| escaped(line))
        .collect();
    lines.join("<br>")
}

/// Text that Markdown shows as it is: nothing in it marks up, links or ends the cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let marks_up = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            // GitHub's mathematics begins with a dollar that is no price.
            '$' => !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
            _ => false,
        };
        if marks_up {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
