//! Rows and columns of values.

use std::borrow::Cow;

use super::Cell;

/// A column of a table whose rows are entries `E`: what it is called, what its cells hold, and how a
/// cell is made of an entry.
pub struct Column<E> {
    heading: Heading<'static>,
    cell: fn(&E) -> Cell<'_>,
}

/// What a column is called and what its cells hold.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// Its name for programs: `from_years`. A column of years or pay becomes several in CSV, each
    /// named after its part.
    pub key: Cow<'a, str>,
    /// Its name for people.
    pub label: Cow<'a, str>,
    /// A shorter name for people, where the columns would not fit side by side otherwise.
    pub short: Option<Cow<'a, str>>,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Who it is for.
    pub audience: Audience,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A name or another short text, which keeps its width as long as it can.
    Short,
    /// Sentences or lists, which wrap.
    Prose,
    /// A number, set to the right.
    Figure,
    /// A band of years: two columns in CSV.
    Years,
    /// Salary ranges: seven columns in CSV, and a line for each range.
    Pay,
    /// A range drawn to scale.
    Bar,
    /// A grade, which is never broken; where the columns do not fit side by side, those of a row stand in
    /// a line.
    Grade,
}

/// Who a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People and programs.
    All,
    /// Programs, and people who look at one record.
    Programs,
    /// People who look at a table.
    People,
    /// People who look at a table, where it breaks no line.
    PeopleWithRoom,
}

impl ColumnKind {
    /// What a program gets in place of one such column: how the name of each ends.
    #[must_use]
    pub const fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Years => &["_min", "_max"],
            Self::Pay => &[
                "_currency",
                "_min",
                "_max",
                "_period",
                "_region",
                "_source",
                "_as_of",
            ],
            Self::Short | Self::Prose | Self::Figure | Self::Bar | Self::Grade => &[""],
        }
    }
}

impl<'a> Heading<'a> {
    const fn borrowed(key: &'a str, label: &'a str, kind: ColumnKind, audience: Audience) -> Self {
        Self {
            key: Cow::Borrowed(key),
            label: Cow::Borrowed(label),
            short: None,
            kind,
            audience,
        }
    }

    /// The heading of a column that only programs get.
    #[must_use]
    pub const fn programs(key: &'a str, kind: ColumnKind) -> Self {
        Self::borrowed(key, "", kind, Audience::Programs)
    }

    /// The heading of a column that only people see.
    #[must_use]
    pub const fn people(label: &'a str, kind: ColumnKind) -> Self {
        Self::borrowed("", label, kind, Audience::People)
    }

    /// The heading of a column that people and programs get, where the columns are made while the program
    /// runs: a column for each level, say.
    pub fn all(
        key: impl Into<Cow<'a, str>>,
        label: impl Into<Cow<'a, str>>,
        kind: ColumnKind,
    ) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            ..Self::borrowed("", "", kind, Audience::All)
        }
    }

    /// The same with a shorter name, where there is one.
    #[must_use]
    pub fn or_short(mut self, short: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.short = short.map(Into::into);
        self
    }

    /// The same for where it breaks no line.
    #[must_use]
    pub fn where_there_is_room(mut self) -> Self {
        self.audience = Audience::PeopleWithRoom;
        self
    }

    /// Whether people see the column in a table.
    #[must_use]
    pub fn is_for_people(&self) -> bool {
        self.audience != Audience::Programs
    }

    /// Whether programs get the column.
    #[must_use]
    pub fn is_for_programs(&self) -> bool {
        matches!(self.audience, Audience::All | Audience::Programs)
    }
}

impl<E> Column<E> {
    /// A column for people and programs.
    pub const fn new(
        key: &'static str,
        label: &'static str,
        kind: ColumnKind,
        cell: fn(&E) -> Cell<'_>,
    ) -> Self {
        Self {
            heading: Heading::borrowed(key, label, kind, Audience::All),
            cell,
        }
    }

    /// A column that a table for people leaves out.
    pub const fn programs(
        key: &'static str,
        label: &'static str,
        kind: ColumnKind,
        cell: fn(&E) -> Cell<'_>,
    ) -> Self {
        Self::new(key, label, kind, cell).only(Audience::Programs)
    }

    /// A column that only people can read; `key` is that of the column for programs in whose place it
    /// stands, if there is one.
    pub const fn people(
        key: &'static str,
        label: &'static str,
        kind: ColumnKind,
        cell: fn(&E) -> Cell<'_>,
    ) -> Self {
        Self::new(key, label, kind, cell).only(Audience::People)
    }

    const fn only(mut self, audience: Audience) -> Self {
        self.heading.audience = audience;
        self
    }

    /// What it is called and what its cells hold.
    #[must_use]
    pub fn heading(&self) -> Heading<'static> {
        self.heading.clone()
    }

    /// The cell of an entry.
    pub fn cell<'e>(&self, entry: &'e E) -> Cell<'e> {
        (self.cell)(entry)
    }
}

/// A row, with a cell for each column.
pub type Row<'a> = Vec<Cell<'a>>;

/// Rows and columns of values. A cell is made when it is asked for: a big answer is never held twice.
pub struct Table<'a> {
    headings: Vec<Heading<'a>>,
    rows: usize,
    cell: Box<dyn Fn(usize, usize) -> Cell<'a> + 'a>,
}

impl<'a> Table<'a> {
    /// A table with a row for each entry.
    pub fn new<E>(columns: Vec<Column<E>>, entries: &'a [E]) -> Self {
        Self {
            headings: columns.iter().map(Column::heading).collect(),
            rows: entries.len(),
            cell: Box::new(move |row, column| columns[column].cell(&entries[row])),
        }
    }

    /// A small table of rows that are at hand.
    #[must_use]
    pub fn from_rows(headings: &[Heading<'a>], rows: Vec<Row<'a>>) -> Self {
        Self {
            headings: headings.to_vec(),
            rows: rows.len(),
            cell: Box::new(move |row, column| rows[row][column].clone()),
        }
    }

    /// A table of so many rows whose columns are made while the program runs: `cell` gives the value in a
    /// row and a column.
    pub fn from_cells(
        headings: Vec<Heading<'a>>,
        rows: usize,
        cell: impl Fn(usize, usize) -> Cell<'a> + 'a,
    ) -> Self {
        Self {
            headings,
            rows,
            cell: Box::new(cell),
        }
    }

    /// What the columns are.
    #[must_use]
    pub fn headings(&self) -> &[Heading<'a>] {
        &self.headings
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The value in a row and a column, each counted from 0.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Cell<'a> {
        (self.cell)(row, column)
    }

    /// The columns that programs get.
    #[must_use]
    pub fn columns_for_programs(&self) -> Vec<usize> {
        let columns = 0..self.headings.len();
        columns
            .filter(|column| self.headings[*column].is_for_programs())
            .collect()
    }

    /// The columns that people see: not those in which nothing is known.
    #[must_use]
    pub fn columns_for_people(&self) -> Vec<usize> {
        let is_known =
            |column: usize| (0..self.rows).any(|row| !self.cell(row, column).is_missing());
        let columns = 0..self.headings.len();
        let shown = |column: &usize| self.headings[*column].is_for_people() && is_known(*column);
        columns.filter(shown).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_in_which_nothing_is_known_is_left_out() {
        let headings = [
            Heading::people("A", ColumnKind::Short),
            Heading::people("B", ColumnKind::Short),
        ];
        let rows = vec![
            vec!["x".into(), Cell::Missing],
            vec![Cell::Missing, Cell::list([""; 0])],
        ];
        let table = Table::from_rows(&headings, rows);
        assert_eq!(table.columns_for_people(), [0]);
        assert!(table.columns_for_programs().is_empty());
    }
}
