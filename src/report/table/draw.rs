//! A table whose columns stand side by side, drawn by comfy-table.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, TableStyle, Width,
};

use crate::{
    document::{Cell, ColumnKind, Table},
    terminal::Screen,
};

use super::{
    super::describe::{self, INDENT},
    bar,
    layout::{self, Measure, Shortened},
    style::{self, BOLD, styled},
    wrap::Wrapped,
};

/// Lines between columns and under the head; nothing around.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('│'))
    .header_separator(LineStyle::none().fill('─').junction('┼'))
    .content_lines(ContentLineStyle::none().junction('│'));

/// The same with a line between rows, for rows of several lines.
const RULED: TableStyle = STYLE.row_separator(LineStyle::none().fill('─').junction('┼'));

/// How many rows are laid out at once: a big table is never held whole in its final form.
const AT_ONCE: usize = 1000;

/// Up to so many rows a person reads the whole table, so that a second look at the widths is worth it.
const READ_WHOLE: usize = 100;

/// Some columns of a table, as they are measured.
#[derive(Clone, Copy)]
pub(super) struct Columns<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    pub(super) columns: &'t [usize],
    pub(super) measures: &'t [Measure],
    pub(super) shortened: Shortened,
}

/// Writes some columns of a table in these widths.
pub(super) fn write(
    columns: Columns,
    widths: Vec<usize>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Columns {
        table, measures, ..
    } = columns;
    let mut drawing = Drawing {
        of: columns,
        widths,
        is_colored: screen.is_colored,
    };
    let first = table.rows().min(AT_ONCE);
    let described = drawing.describe(0..first);
    let mut rows = drawing.wrap(&described);
    if !layout::are_whole(measures, &drawing.widths) && table.rows() <= READ_WHOLE {
        let head = drawing.head();
        let all: Vec<&[Wrapped]> = rows.iter().map(Vec::as_slice).chain([&*head]).collect();
        let settled = layout::settle(measures, &drawing.widths, &all);
        if settled != drawing.widths {
            drawing.widths = settled;
            rows = drawing.wrap(&described);
        }
    }
    drop(described);
    // A line between rows helps where most of them are tall, and is in the way where few are.
    let height = |row: &Vec<Wrapped>| row.iter().map(|cell| cell.lines).max();
    let heights = rows.iter().filter_map(height).sum::<usize>();
    let head = Some(drawing.head()).filter(|head| head.iter().any(|cell| !cell.text.is_empty()));
    let is_ruled = head.is_some() && 2 * heights > 3 * rows.len() && !drawing.has_grades();
    drawing.write_part(head, rows, is_ruled, out)?;
    for start in (first..table.rows()).step_by(AT_ONCE) {
        if is_ruled {
            drawing.write_rule(out)?;
        }
        let described = drawing.describe(start..table.rows().min(start + AT_ONCE));
        let rows = drawing.wrap(&described);
        drawing.write_part(None, rows, is_ruled, out)?;
    }
    Ok(())
}

/// A cell with its lines in words.
type Described<'t> = (Cell<'t>, Vec<Cow<'t, str>>);

struct Drawing<'t, 'a> {
    of: Columns<'t, 'a>,
    widths: Vec<usize>,
    is_colored: bool,
}

impl<'t> Drawing<'t, '_> {
    /// Whether it is a matrix, in which grades tell where a row begins.
    fn has_grades(&self) -> bool {
        let headings = self.of.table.headings();
        let mut columns = self.of.columns.iter();
        columns.any(|column| headings[*column].kind == ColumnKind::Grade)
    }

    fn head(&self) -> Vec<Wrapped> {
        let columns = self.of.measures.iter().zip(&self.widths);
        columns
            .map(|(measure, width)| Wrapped::new(&[&measure.label], *width, ""))
            .collect()
    }

    /// The cells of some rows, each with its lines.
    fn describe(&self, rows: std::ops::Range<usize>) -> Vec<Vec<Described<'t>>> {
        let Columns {
            table,
            columns,
            shortened,
            ..
        } = self.of;
        let described = |row, column: &usize| {
            let cell = shortened.cell(table, row, *column);
            let lines = describe::lines(&cell);
            (cell, lines)
        };
        rows.map(|row| {
            columns
                .iter()
                .map(|column| described(row, column))
                .collect()
        })
        .collect()
    }

    /// Some rows, each cell broken to the width of its column.
    fn wrap(&self, rows: &[Vec<Described>]) -> Vec<Vec<Wrapped>> {
        // Without a head the first column says what a row is about.
        let headings = self.of.table.headings();
        let has_labels = self
            .of
            .columns
            .iter()
            .all(|column| headings[*column].label.is_empty());
        let wrap = |row: &Vec<Described>| {
            let columns = row.iter().zip(&self.widths).enumerate();
            let cells = columns.map(|(place, (described, width))| {
                let wrapped = wrap_cell(described, *width);
                if self.is_colored {
                    style::marked(wrapped, &described.0, has_labels && place == 0)
                } else {
                    wrapped
                }
            });
            cells.collect()
        };
        rows.iter().map(wrap).collect()
    }

    fn write_part(
        &self,
        head: Option<Vec<Wrapped>>,
        rows: Vec<Vec<Wrapped>>,
        is_ruled: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let cell = |wrapped: Wrapped| comfy_table::Cell::new_owned(wrapped.text);
        let mut drawn = comfy_table::Table::new();
        drawn.load_style(if is_ruled { RULED } else { STYLE });
        let head_lines = head.iter().flatten().map(|cell| cell.lines).max();
        let head_lines = head_lines.unwrap_or_default();
        if let Some(head) = head {
            drawn.set_header(head.into_iter().map(cell));
        }
        for row in rows {
            drawn.add_row(row.into_iter().map(cell));
        }
        for (index, column) in drawn.column_iter_mut().enumerate() {
            let padding = self.padding(index);
            column.set_padding(padding);
            if self.of.table.headings()[self.of.columns[index]].kind == ColumnKind::Figure {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if self.of.table.rows() > AT_ONCE {
                // The parts of a big table are as wide as one another.
                let width = u16::try_from(self.widths[index])
                    .unwrap_or(u16::MAX)
                    .saturating_add(padding.0 + padding.1);
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
            }
        }
        for (place, line) in drawn.lines().enumerate() {
            let line = line.trim_end();
            if place < head_lines {
                writeln!(out, "{}", styled(line, BOLD, self.is_colored))?;
            } else if self.is_colored {
                writeln!(out, "{}", style::with_codes(line))?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }

    /// The blanks before and behind a column: none at the edges of the table.
    fn padding(&self, index: usize) -> (u16, u16) {
        let last = self.of.columns.len() - 1;
        (u16::from(index > 0), u16::from(index < last))
    }

    /// The line between two rows, where one part ends and the next begins.
    fn write_rule(&self, out: &mut dyn Write) -> io::Result<()> {
        let fill = self.widths.iter().enumerate().map(|(index, width)| {
            let (before, behind) = self.padding(index);
            "─".repeat(width + usize::from(before + behind))
        });
        writeln!(out, "{}", fill.collect::<Vec<_>>().join("┼"))
    }
}

/// A cell broken to the width of its column.
fn wrap_cell((cell, lines): &Described, width: usize) -> Wrapped {
    match *cell {
        Cell::Bar {
            low,
            middle,
            high,
            top,
        } => Wrapped {
            text: bar::draw(low, middle, high, top, width),
            lines: 1,
            width,
        },
        _ => Wrapped::new(lines, width, if lines.len() > 1 { INDENT } else { "" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Heading;

    /// A table of so many rows of two lines each.
    fn drawn(rows: usize) -> Vec<String> {
        let headings = [
            Heading::people("A", ColumnKind::Short),
            Heading::people("B", ColumnKind::Short),
        ];
        let row = |row: usize| vec![Cell::list(["x", "y"]), row.to_string().into()];
        let table = Table::from_rows(&headings, (0..rows).map(row).collect());
        let measures = Measure::columns(&table, &[0, 1], Shortened::Nothing);
        let widths = layout::widths(&measures, table.rows(), None).expect("they fit");
        let mut out = Vec::new();
        let columns = Columns {
            table: &table,
            columns: &[0, 1],
            measures: &measures,
            shortened: Shortened::Nothing,
        };
        write(columns, widths, Screen::default(), &mut out).expect("written");
        let text = String::from_utf8(out).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn the_parts_of_a_big_table_look_like_one() {
        let lines = drawn(AT_ONCE + 2);
        // The head, and for each row a rule and two lines.
        assert_eq!(lines.len(), 1 + 3 * (AT_ONCE + 2));
        let rules: Vec<&String> = lines.iter().filter(|line| line.contains('┼')).collect();
        assert_eq!(rules.len(), AT_ONCE + 2);
        assert!(
            rules.iter().all(|rule| *rule == rules[0]),
            "{:?}",
            rules.last()
        );
        assert_eq!(lines[3 * AT_ONCE + 1], *rules[0]);
        assert_eq!(lines[3 * AT_ONCE + 2], format!("x │ {AT_ONCE}"));
    }

    #[test]
    fn a_small_table_has_no_line_between_parts() {
        assert_eq!(drawn(1), ["A │ B", "──┼──", "x │ 0", "y │"]);
    }
}
