//! Tables for a person at a terminal.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};

use crate::{
    catalog::Number,
    query::{Block, Cell, Column, Grid, Kind, Row},
    terminal::{Screen, visible},
};

use super::{
    layout::{self, Broken, Wish},
    words,
};

/// Lines between columns and under the head; nothing around.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// What the later lines of an item in a list begin with, so that it is plain where the next begins.
const INDENT: &str = "  ";

/// The same with a line between rows, for rows of several lines.
const RULED: TableStyle = STYLE.row_separator(LineStyle::none().fill('─').junction('┼'));

pub(super) fn block(block: Block, screen: Screen, out: &mut impl Write) -> io::Result<()> {
    let paragraph = |text: &str| layout::paragraph(text, "", "", screen.width);
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Subheading(text) | Block::Text(text) => {
            writeln!(out, "{}", paragraph(&visible(&text)))
        }
        Block::Scale(scale) => writeln!(out, "{}", paragraph(&words::scale(&scale))),
        Block::Grid(grid) => self::grid(grid, screen, out),
        Block::Sources(sources) => sources
            .into_iter()
            .try_for_each(|source| writeln!(out, "{}", paragraph(&words::source(source)))),
    }
}

fn grid(grid: Grid, screen: Screen, out: &mut impl Write) -> io::Result<()> {
    let (mut columns, mut rows) = words::for_people(grid, |_| true);
    if rows.is_empty() {
        return Ok(());
    }
    loop {
        let lines: Vec<Vec<Vec<Cow<str>>>> = rows
            .iter()
            .map(|row| row.iter().map(words::lines).collect())
            .collect();
        let wishes = wishes(&columns, &lines);
        if let Some(table) = SideBySide::new(&columns, &rows, &lines, &wishes, screen.width) {
            return table.write(&wishes, out);
        }
        // A bar is the first thing one can do without.
        let Some(bar) = columns.iter().position(|column| column.kind == Kind::Bar) else {
            return one_below_another(&columns, &lines, screen, out);
        };
        columns.remove(bar);
        for row in &mut rows {
            row.remove(bar);
        }
    }
}

fn wishes(columns: &[Column], rows: &[Vec<Vec<Cow<str>>>]) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = (columns.iter())
        .map(|column| Wish::new(column.kind, column.head))
        .collect();
    for row in rows {
        for (wish, lines) in wishes.iter_mut().zip(row) {
            let indent = if lines.len() > 1 { INDENT } else { "" };
            lines.iter().for_each(|line| wish.hold(line, indent));
        }
    }
    wishes
}

/// How many rows are laid out at once: a big table is never held whole in its final form.
const AT_ONCE: usize = 1000;

/// A table whose columns stand side by side.
struct SideBySide<'t> {
    columns: &'t [Column],
    rows: &'t [Row<'t>],
    lines: &'t [Vec<Vec<Cow<'t, str>>>],
    widths: Vec<usize>,
}

impl<'t> SideBySide<'t> {
    /// A table of these columns and rows, if the columns fit the room.
    fn new(
        columns: &'t [Column],
        rows: &'t [Row<'t>],
        lines: &'t [Vec<Vec<Cow<'t, str>>>],
        wishes: &[Wish],
        room: Option<usize>,
    ) -> Option<Self> {
        let widths = layout::widths(wishes, room)?;
        Some(Self {
            columns,
            rows,
            lines,
            widths,
        })
    }

    fn write(mut self, wishes: &[Wish], out: &mut impl Write) -> io::Result<()> {
        let mut head = self.head();
        let mut cells: Vec<Vec<Broken>> = (0..self.rows.len().min(AT_ONCE))
            .map(|row| self.row(row))
            .collect();
        let mut columns = wishes.iter().zip(&self.widths);
        let all_whole = columns.all(|(wish, width)| wish.is_whole(*width));
        // A second look is for tables that a person reads whole.
        if !all_whole && self.rows.len() <= 100 {
            let settled = layout::settle(wishes, &self.widths, &head, &cells);
            // In a narrower column the lines would break where they do now.
            for (at, width) in settled.into_iter().enumerate() {
                if width <= self.widths[at] {
                    continue;
                }
                self.widths[at] = width;
                head[at] = Broken::new(&[self.columns[at].head], width, "");
                for (row, cells) in cells.iter_mut().enumerate() {
                    cells[at] = self.cell(row, at);
                }
            }
        }
        // A line between rows helps where most of them are tall, and is in the way where few are.
        let height = |row: &Vec<Broken>| row.iter().map(|cell| cell.lines).max();
        let heights = cells.iter().filter_map(height).sum::<usize>();
        let head = Some(head).filter(|head| head.iter().any(|cell| !cell.text.is_empty()));
        let ruled = head.is_some() && 2 * heights > 3 * cells.len();
        self.write_rows(head, cells, ruled, out)?;
        let mut from = AT_ONCE;
        while from < self.rows.len() {
            let to = self.rows.len().min(from + AT_ONCE);
            if ruled {
                let fill = self.widths.iter().enumerate().map(|(at, width)| {
                    let padded =
                        width + usize::from(at > 0) + usize::from(at + 1 < self.widths.len());
                    "─".repeat(padded)
                });
                writeln!(out, "{}", fill.collect::<Vec<_>>().join("┼"))?;
            }
            let cells = (from..to).map(|row| self.row(row)).collect();
            self.write_rows(None, cells, ruled, out)?;
            from = to;
        }
        Ok(())
    }

    fn head(&self) -> Vec<Broken> {
        let heads = self.columns.iter().zip(&self.widths);
        heads
            .map(|(column, width)| Broken::new(&[column.head], *width, ""))
            .collect()
    }

    fn row(&self, row: usize) -> Vec<Broken> {
        (0..self.widths.len())
            .map(|at| self.cell(row, at))
            .collect()
    }

    /// A cell broken to the width of its column.
    fn cell(&self, row: usize, at: usize) -> Broken {
        let width = self.widths[at];
        match self.rows[row][at] {
            Cell::Bar {
                low,
                middle,
                high,
                top,
            } => Broken {
                text: bar(low, middle, high, top, width),
                lines: 1,
                width,
            },
            _ => {
                let lines = &self.lines[row][at];
                Broken::new(lines, width, if lines.len() > 1 { INDENT } else { "" })
            }
        }
    }

    fn write_rows(
        &self,
        head: Option<Vec<Broken>>,
        cells: Vec<Vec<Broken>>,
        ruled: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let cell = |broken: Broken| comfy_table::Cell::new_owned(broken.text);
        let mut table = Table::new();
        table.load_style(if ruled { RULED } else { STYLE });
        if let Some(head) = head {
            table.set_header(head.into_iter().map(cell));
        }
        for row in cells {
            table.add_row(row.into_iter().map(cell));
        }
        let last = self.columns.len() - 1;
        for (at, column) in table.column_iter_mut().enumerate() {
            let padding = (u16::from(at > 0), u16::from(at < last));
            column.set_padding(padding);
            if self.columns[at].kind == Kind::Figure {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if self.rows.len() > AT_ONCE {
                // The parts of a big table are as wide as one another.
                let width = u16::try_from(self.widths[at]).unwrap_or(u16::MAX);
                let width = width.saturating_add(padding.0 + padding.1);
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
            }
        }
        for mut line in table.lines() {
            line.truncate(line.trim_end().len());
            line.push('\n');
            out.write_all(line.as_bytes())?;
        }
        if self.rows.len() <= AT_ONCE {
            // There is no other part to make room for, and the process ends soon.
            std::mem::forget(table);
        }
        Ok(())
    }
}

/// A range on a scale from 0 to `top` that fills `width` columns. An open end fades out; what lies
/// in the middle is a gap in the bar.
fn bar(
    low: Option<Number>,
    middle: Option<Number>,
    high: Option<Number>,
    top: Number,
    width: usize,
) -> String {
    let place = |number: Number| {
        let share = number.get() / top.get().max(f64::MIN_POSITIVE);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        // The share is from 0 to 1 and a screen has few columns.
        let place = (share * width as f64).round() as usize;
        place.min(width)
    };
    let from = low.map_or(0, place);
    let to = high.map_or(width, place).max(from + 1).min(width.max(1));
    let from = from.min(to - 1);
    let filled = if low.is_none() || high.is_none() {
        "▒"
    } else {
        "█"
    };
    let middle = middle.map(|middle| place(middle).clamp(from, to - 1));
    let drawn = (0..width).map(|at| match at {
        at if Some(at) == middle => "│",
        at if (from..to).contains(&at) => filled,
        _ => "·",
    });
    drawn.collect()
}

/// For a screen too narrow for columns: each row as a paragraph with a line for each cell.
fn one_below_another(
    columns: &[Column],
    rows: &[Vec<Vec<Cow<str>>>],
    screen: Screen,
    out: &mut impl Write,
) -> io::Result<()> {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        for (at, (column, lines)) in columns.iter().zip(row).enumerate() {
            // What is not known would only take a line.
            if at > 0 && *lines == [words::MISSING] {
                continue;
            }
            let comma = lines.iter().any(|line| line.contains(", "));
            let text = lines.join(if comma { "; " } else { ", " });
            if at == 0 {
                writeln!(out, "{}", layout::paragraph(&text, "", "", screen.width))?;
            } else {
                let colon = if column.head.is_empty() { "" } else { ": " };
                let text = format!("{}{colon}{text}", column.head);
                writeln!(
                    out,
                    "{}",
                    layout::paragraph(&text, "  ", "    ", screen.width)
                )?;
            }
        }
    }
    Ok(())
}
