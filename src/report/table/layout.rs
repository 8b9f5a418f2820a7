//! How wide the columns of a table are. comfy-table arranges columns by their share of the text alone,
//! and would break a date or a range of pay to spare a line of prose.

use crate::document::{Cell, ColumnKind, Table};

use super::{
    super::describe::{self, INDENT},
    wrap::{Wrapped, width},
};

/// What stands between two columns: a line and a blank on either side.
const GAP: usize = 3;

/// The drawing library counts columns in 16 bits; a wider table stands row by row.
const WIDEST: usize = 60_000;

/// Up to so many columns of blanks are no burden.
const MOST_BLANKS: usize = 10_000_000;

/// What is shortened so that columns fit side by side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortened {
    /// Nothing.
    Nothing,
    /// What stands above the columns, where there is something shorter.
    Heads,
    /// The grades too.
    HeadsAndGrades,
}

impl Shortened {
    /// A cell of a table, with what stands for its grade.
    pub(super) fn cell<'a>(self, table: &Table<'a>, row: usize, column: usize) -> Cell<'a> {
        match table.cell(row, column) {
            Cell::Grade {
                short: Some(short),
                rank,
                of,
                tone,
                ..
            } if self == Self::HeadsAndGrades => Cell::Grade {
                text: short,
                short: None,
                rank,
                of,
                tone,
            },
            cell => cell,
        }
    }
}

/// How wide the text of a column is.
pub(super) struct Measure {
    /// What stands above it.
    pub(super) label: String,
    pub(super) kind: ColumnKind,
    /// Wide enough that no line breaks.
    natural: usize,
    /// Wide enough that no word breaks, where that matters.
    word: usize,
    /// How many columns all lines take together.
    total: usize,
}

impl Measure {
    /// Measures some columns of a table.
    pub(super) fn columns(table: &Table, columns: &[usize], shortened: Shortened) -> Vec<Self> {
        let measure = |column: &usize| {
            let heading = &table.headings()[*column];
            let short = heading.short.as_deref();
            let short = short.filter(|_| shortened != Shortened::Nothing);
            let label = describe::one_line(short.unwrap_or(&heading.label));
            let mut measure = Self::new(heading.kind, label);
            for row in 0..table.rows() {
                let lines = describe::lines(&shortened.cell(table, row, *column));
                let indent = if lines.len() > 1 { INDENT } else { "" };
                for line in &lines {
                    measure.add(line, indent);
                }
            }
            measure
        };
        columns.iter().map(measure).collect()
    }

    fn new(kind: ColumnKind, label: String) -> Self {
        let mut measure = Self {
            kind,
            natural: 0,
            word: 0,
            total: 0,
            label: String::new(),
        };
        measure.add(&label, "");
        match kind {
            ColumnKind::Bar => measure.natural = 40,
            // What stands above grades may be broken at its words.
            ColumnKind::Grade => measure.add_words(&label, ""),
            _ => {}
        }
        measure.label = label;
        measure
    }

    /// Makes room for a line that may be broken into several, all but the first with an indent.
    fn add(&mut self, line: &str, indent: &str) {
        let wide = width(line);
        self.natural = self.natural.max(wide);
        self.total += wide;
        match self.kind {
            ColumnKind::Short | ColumnKind::Prose => self.add_words(line, indent),
            ColumnKind::Grade if !self.label.is_empty() => self.word = self.word.max(wide),
            _ => {}
        }
    }

    fn add_words(&mut self, line: &str, indent: &str) {
        // A column takes at least a byte, so most words need no measuring.
        let long: Vec<&str> = line
            .split(' ')
            .filter(|word| word.len() + indent.len() > self.word)
            .collect();
        for word in long {
            // A long word may be broken at its hyphens; a date or a short name may not.
            let breaks = word.len() > 16;
            for part in word.split_inclusive(|c| breaks && c == '-') {
                self.word = self.word.max(width(part) + indent.len());
            }
        }
    }

    /// Whether a column of this width breaks no line.
    fn is_whole(&self, width: usize) -> bool {
        width >= self.natural
    }

    /// What the column keeps as long as the screen allows.
    fn comfortable(&self) -> usize {
        self.natural.min(match self.kind {
            ColumnKind::Short => 32,
            ColumnKind::Grade => self.word.max(14),
            ColumnKind::Pay | ColumnKind::Years => 40,
            ColumnKind::Prose => 28,
            ColumnKind::Bar => 20,
            ColumnKind::Figure => self.natural,
        })
    }

    /// Below this the column would be shredded.
    fn least(&self) -> usize {
        self.natural.min(match self.kind {
            ColumnKind::Short => self.word.min(24),
            ColumnKind::Grade => self.word,
            // A range broken in two is hard to read.
            ColumnKind::Pay | ColumnKind::Years => 40,
            ColumnKind::Prose => self.word.clamp(16, 24),
            ColumnKind::Bar => 10,
            ColumnKind::Figure => self.natural,
        })
    }
}

/// Whether every column is so wide that no line breaks.
pub(super) fn are_whole(measures: &[Measure], widths: &[usize]) -> bool {
    let mut columns = measures.iter().zip(widths);
    columns.all(|(measure, width)| measure.is_whole(*width))
}

/// The width of each column on a screen of `room` columns; none if they do not fit side by side.
pub(super) fn widths(measures: &[Measure], rows: usize, room: Option<usize>) -> Option<Vec<usize>> {
    let natural: Vec<usize> = measures.iter().map(|measure| measure.natural).collect();
    let gaps = GAP * measures.len().saturating_sub(1);
    let room = room.unwrap_or(WIDEST).min(WIDEST).checked_sub(gaps)?;
    let all: usize = natural.iter().sum();
    let text: usize = measures.iter().map(|measure| measure.total).sum();
    // One long cell among many rows would be mostly blanks.
    if all.saturating_mul(rows) > MOST_BLANKS.saturating_add(text.saturating_mul(100)) {
        return None;
    }
    if all <= room {
        return Some(natural);
    }
    let comfortable: Vec<usize> = measures.iter().map(Measure::comfortable).collect();
    let least: Vec<usize> = measures.iter().map(Measure::least).collect();
    let mut widths = [comfortable, least]
        .into_iter()
        .find(|widths| widths.iter().sum::<usize>() <= room)?;
    // What is left goes to the columns that lack least first: those become whole, and the others
    // share the rest.
    let lacking = lacking(measures, &widths);
    let mut left = room - widths.iter().sum::<usize>();
    for (done, &(lacks, column)) in lacking.iter().enumerate() {
        let share = left / (lacking.len() - done);
        let more = share.min(lacks);
        widths[column] += more;
        left -= more;
    }
    Some(widths)
}

/// What each column lacks to break no line, with its index; those that lack least first.
fn lacking(measures: &[Measure], widths: &[usize]) -> Vec<(usize, usize)> {
    let columns = measures.iter().zip(widths).enumerate();
    let lacks =
        columns.map(|(column, (measure, width))| (measure.natural.saturating_sub(*width), column));
    let mut lacking: Vec<(usize, usize)> = lacks.collect();
    lacking.sort_unstable();
    lacking
}

/// Whether all columns fit side by side without breaking a line.
pub(super) fn fit_whole(measures: &[Measure], room: Option<usize>) -> bool {
    let gaps = GAP * measures.len().saturating_sub(1);
    let all = measures
        .iter()
        .map(|measure| measure.natural)
        .sum::<usize>()
        + gaps;
    room.is_none_or(|room| all <= room)
}

/// Better widths, once the cells are broken: lines break at words, so a column may leave free what
/// makes another whole.
pub(super) fn settle(measures: &[Measure], widths: &[usize], rows: &[&[Wrapped]]) -> Vec<usize> {
    let used = (0..widths.len()).map(|column| {
        let cells = rows.iter().map(|row| row[column].width);
        cells.max().unwrap_or(0)
    });
    let mut settled: Vec<usize> = used.collect();
    let mut free = (widths.iter().sum::<usize>()).saturating_sub(settled.iter().sum());
    for (lacks, column) in lacking(measures, &settled) {
        let more = free.min(lacks);
        settled[column] += more;
        free -= more;
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(kind: ColumnKind, natural: usize, word: usize) -> Measure {
        Measure {
            label: String::new(),
            kind,
            natural,
            word,
            total: natural,
        }
    }

    #[test]
    fn columns_that_fit_are_as_wide_as_they_like() {
        let columns = [
            measure(ColumnKind::Short, 10, 5),
            measure(ColumnKind::Prose, 20, 8),
        ];
        assert_eq!(widths(&columns, 1, Some(33)), Some(vec![10, 20]));
        assert_eq!(widths(&columns, 1, None), Some(vec![10, 20]));
    }

    #[test]
    fn what_is_left_goes_to_those_who_lack_least() {
        let columns = [
            measure(ColumnKind::Short, 40, 8),
            measure(ColumnKind::Prose, 500, 8),
        ];
        assert_eq!(widths(&columns, 1, Some(83)), Some(vec![40, 40]));
    }

    #[test]
    fn columns_that_would_be_shredded_do_not_stand_side_by_side() {
        let columns = [
            measure(ColumnKind::Short, 40, 20),
            measure(ColumnKind::Prose, 500, 20),
        ];
        assert_eq!(widths(&columns, 1, Some(42)), None);
        assert_eq!(widths(&columns, 1, Some(2)), None);
        // Nor do those that are too wide to be drawn.
        assert_eq!(
            widths(&[measure(ColumnKind::Figure, 70_000, 0)], 1, None),
            None
        );
    }
}
