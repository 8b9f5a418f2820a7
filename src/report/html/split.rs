//! A table with more columns of grades than a page has room for, in several tables below one another.

use crate::document::{Cell, ColumnKind, Table};

/// So many columns of grades have room on paper and on a screen.
const MOST_GRADES: usize = 10;

/// A part of a table: some of its columns, and the rows that say something in them.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    pub(super) columns: Vec<usize>,
    pub(super) rows: Vec<usize>,
}

/// The parts of a table with these columns. Each has those that hold no grades, and as many of the others
/// as its neighbours.
pub(super) fn parts(table: &Table, columns: Vec<usize>) -> Vec<Part> {
    let is_grade = |column: &usize| table.headings()[*column].kind == ColumnKind::Grade;
    let (grades, names): (Vec<usize>, Vec<usize>) = columns.iter().copied().partition(is_grade);
    if grades.len() <= MOST_GRADES {
        let rows = (0..table.rows()).collect();
        return vec![Part { columns, rows }];
    }
    let parts = grades.len().div_ceil(MOST_GRADES);
    grades
        .chunks(grades.len().div_ceil(parts))
        .map(|grades| Part {
            columns: names.iter().chain(grades).copied().collect(),
            rows: rows(table, grades),
        })
        .collect()
}

/// The rows that say something in any of these columns, and the groups that they belong to.
fn rows(table: &Table, columns: &[usize]) -> Vec<usize> {
    let mut rows = Vec::new();
    let mut group = None;
    for row in 0..table.rows() {
        if matches!(table.cell(row, 0), Cell::Group(_)) {
            group = Some(row);
        } else if columns
            .iter()
            .any(|column| !table.cell(row, *column).is_missing())
        {
            rows.extend(group.take());
            rows.push(row);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Heading, Row, Tone};

    /// A row that has grades in some of so many columns.
    fn row(name: Cell<'static>, of: usize, graded: &[usize]) -> Row<'static> {
        let grade = || Cell::Grade {
            text: "x".into(),
            short: None,
            rank: 1,
            of: 1,
            tone: Tone::Plain,
        };
        let cells = (0..of).map(|at| graded.contains(&at).then(grade).into());
        [name].into_iter().chain(cells).collect()
    }

    fn split(of: usize, rows: Vec<Row>) -> Vec<Part> {
        let grade = || Heading::people("L", ColumnKind::Grade);
        let name = Heading::people("Skill", ColumnKind::Short);
        let headings: Vec<Heading> = [name].into_iter().chain((0..of).map(|_| grade())).collect();
        let table = Table::from_rows(&headings, rows);
        parts(&table, (0..=of).collect())
    }

    #[test]
    fn what_has_room_stays_whole() {
        let parts = split(10, vec![row("s".into(), 10, &[])]);
        let whole = Part {
            columns: (0..=10).collect(),
            rows: vec![0],
        };
        assert_eq!(parts, [whole]);
    }

    #[test]
    fn a_wide_table_is_parted_evenly_and_says_no_more_than_there_is() {
        let group = |name: &'static str| row(Cell::Group(name.into()), 13, &[]);
        let rows = vec![
            group("A"),
            row("first".into(), 13, &[0]),
            row("last".into(), 13, &[12]),
            group("B"),
            row("last too".into(), 13, &[12]),
            row("none".into(), 13, &[]),
        ];
        let part = |columns: std::ops::RangeInclusive<usize>, rows: &[usize]| Part {
            columns: [0].into_iter().chain(columns).collect(),
            rows: rows.to_vec(),
        };
        assert_eq!(
            split(13, rows),
            [part(1..=7, &[0, 1]), part(8..=13, &[0, 2, 3, 4])]
        );
    }
}
