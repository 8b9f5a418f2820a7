//! How well somebody has skills, or levels ask for them, at a glance.

use super::Table;

/// A table of grades as a small picture; a format that draws none leaves it out. The table that follows says
/// it in words; where none does, the picture brings its own.
pub struct HeatMap<'a> {
    /// What it shows: `Skills by people`.
    pub title: &'static str,
    /// What its rows are called, then columns of grades.
    pub table: Table<'a>,
    /// What each grade means, the lowest first: `1 awareness`.
    pub legend: Vec<String>,
}

impl<'a> HeatMap<'a> {
    /// So many columns of grades can be told apart on a sheet of paper.
    pub const MOST_COLUMNS: usize = 24;

    /// So many rows stand on a sheet.
    const MOST_ROWS: usize = 60;

    /// A picture of a table, with the names of the grades; without names something is so or not. None where
    /// there is nothing to see, or more than anybody can.
    #[must_use]
    pub fn new(title: &'static str, table: Table<'a>, mut legend: Vec<String>) -> Option<Self> {
        if legend.is_empty() {
            legend.push(String::from("✓ yes"));
        }
        let columns = table.headings().iter();
        let columns = columns.filter(|heading| heading.is_for_people()).count();
        let has_room = (1..=Self::MOST_ROWS).contains(&table.rows())
            && (2..=Self::MOST_COLUMNS + 1).contains(&columns);
        has_room.then_some(Self {
            title,
            table,
            legend,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, ColumnKind, Heading};

    #[test]
    fn what_nobody_can_see_is_no_picture() {
        let is_drawn = |rows: usize, grades: usize| {
            let mut headings = vec![Heading::people("", ColumnKind::Grade); grades + 1];
            headings.push(Heading::programs("id", ColumnKind::Short));
            let table = Table::from_cells(headings, rows, |_, _| Cell::Missing);
            HeatMap::new("", table, Vec::new()).is_some()
        };
        assert!(is_drawn(1, 1));
        assert!(is_drawn(60, 24));
        for (rows, grades) in [(0, 1), (1, 0), (61, 24), (60, 25)] {
            assert!(!is_drawn(rows, grades), "{rows} by {grades}");
        }
    }
}
