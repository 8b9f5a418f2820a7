//! Markdown for a wiki or an issue: GitHub's dialect.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::document::{Block, Cell, ColumnKind, Link, Page, Table};

use super::{describe, pages};

mod escape;
mod mermaid;
mod slugs;

use escape::escaped;
use slugs::Slugs;

/// Writes a page.
pub(super) fn write(page: Page, out: &mut dyn Write) -> io::Result<()> {
    let slugs = Slugs::new(&page);
    pages::write(page, out, |block, out| write_block(block, &slugs, out))
}

fn write_block<'a>(block: Block<'a>, slugs: &Slugs<'a>, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Target {
            level,
            text,
            anchor,
        } => {
            if let Some(name) = slugs.written(&anchor) {
                write!(out, "<a id=\"{name}\"></a>\n\n")?;
            }
            // GitHub's name of a heading is certain only where no address in it is a link.
            write_heading(level, &escape::in_link(&describe::one_line(&text)), out)
        }
        Block::Contents(links) => {
            for Link { depth, text, to } in links {
                let indent = "  ".repeat(depth.into());
                let text = escape::in_link(&describe::one_line(&text));
                let to = slugs.link(&to).unwrap_or_default();
                writeln!(out, "{indent}- [{text}](#{to})")?;
            }
            Ok(())
        }
        Block::Graph(graph) => mermaid::write(&graph, out),
        Block::Aside(..) | Block::HeatMap(_) | Block::Hint(_) => Ok(()),
        Block::Heading(level, text) => {
            write_heading(level, &escaped(&describe::one_line(&text)), out)
        }
        Block::Text(text) | Block::Note(text) => write_text(text, out),
        Block::Checklist(items) => {
            for item in items {
                let lines = describe::text_lines(&item);
                let lines: Vec<String> = lines
                    .iter()
                    .map(|line| escape::at_line_start(line))
                    .collect();
                // A line break needs a mark, and what follows it the indent of the item.
                writeln!(out, "- [ ] {}", lines.join("\\\n  "))?;
            }
            Ok(())
        }
        // Markdown has no bars: the scale is only a heading.
        Block::Scale(scale) => write_heading(2, &escaped(&describe::paid_in(&scale)), out),
        Block::Table(table) => write_table(&table, out),
        Block::Sources(sources) => {
            // Lines that only follow one another would run into one paragraph.
            let item = if sources.len() > 1 { "- " } else { "" };
            for source in sources {
                writeln!(out, "{item}{}", escaped(&describe::source(source)))?;
            }
            Ok(())
        }
    }
}

/// Writes a heading with a text that is escaped.
fn write_heading(level: u8, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let marks = "#".repeat(level.into());
    // Marks at the end would be taken for the end of the heading.
    let plain = text.trim_end_matches('#');
    let end = "\\#".repeat(text.len() - plain.len());
    writeln!(out, "{marks} {plain}{end}")
}

/// Paragraphs and lists: lines that begin with `- ` are items, other lines stay lines.
fn write_text(text: Cow<str>, out: &mut dyn Write) -> io::Result<()> {
    let lines = describe::text_lines(&text);
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let mut lines = lines.iter().peekable();
    let mut in_item = false;
    while let Some(line) = lines.next() {
        let next = lines
            .peek()
            .map(|line| &***line)
            .filter(|line| !line.is_empty());
        let written = match line.trim_start().strip_prefix("- ") {
            Some(item) => {
                let indent = &line[..line.len() - item.len()];
                format!("{indent}{}", escape::at_line_start(item))
            }
            // What is indented behind an item belongs to it.
            None if in_item && line.starts_with("  ") => {
                format!("  {}", escape::at_line_start(line.trim_start()))
            }
            None => escape::at_line_start(line.trim_start()),
        };
        in_item = is_item(line) || (in_item && line.starts_with("  "));
        let continues =
            next.is_some_and(|next| in_item && next.starts_with("  ") && !is_item(next));
        // A line break within a paragraph needs a mark, and a list an empty line before and behind it.
        let end = match next {
            Some(_) if continues => "\\",
            Some(next) if in_item != is_item(next) => "\n",
            Some(_) if !in_item && !line.is_empty() => "\\",
            _ => "",
        };
        writeln!(out, "{written}{end}")?;
    }
    Ok(())
}

fn write_table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let kind = |column: &usize| table.headings()[*column].kind;
    let mut columns = table.columns_for_people();
    columns.retain(|column| kind(column) != ColumnKind::Bar);
    if table.rows() == 0 || columns.is_empty() {
        return Ok(());
    }
    for column in &columns {
        let label = describe::one_line(&table.headings()[*column].label);
        write!(out, "| {} ", escape::in_cell(&label))?;
    }
    writeln!(out, "|")?;
    for column in &columns {
        let rule = match kind(column) {
            ColumnKind::Figure => "---:",
            ColumnKind::Grade => ":---:",
            _ => "---",
        };
        write!(out, "| {rule} ")?;
    }
    writeln!(out, "|")?;
    for row in 0..table.rows() {
        for column in &columns {
            write!(out, "| {} ", cell(&table.cell(row, *column)))?;
        }
        writeln!(out, "|")?;
    }
    Ok(())
}

fn cell(cell: &Cell) -> String {
    let lines = describe::lines(cell);
    // In a cell a bar would end it, even within an address.
    let lines = lines.iter().map(|line| escape::in_cell(line.trim_start()));
    let text = lines.collect::<Vec<_>>().join("<br>");
    match cell {
        Cell::Group(_) if !text.is_empty() => format!("**{text}**"),
        _ => text,
    }
}
