//! Values in rows and columns: what every format is made from. A cell holds a value, never a
//! string made of one; how it looks is for the formats to say.

use std::borrow::Cow;

use crate::catalog::{Currency, Number, Period, Salary, Source, Years};

/// One column of a [`Grid`].
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name for programs: `from_years`. A column of years or pay becomes several in CSV, each
    /// named after its part.
    pub key: &'static str,
    /// Its name for people.
    pub head: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Who it is for.
    pub audience: Audience,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
}

/// Who a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// People and programs.
    All,
    /// Programs only: CSV and ids.
    Programs,
    /// People only: tables and Markdown.
    People,
}

impl Kind {
    /// What a program gets in place of one such column: how each name ends.
    #[must_use]
    pub const fn parts(self) -> &'static [&'static str] {
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
            Self::Short | Self::Prose | Self::Figure | Self::Bar => &[""],
        }
    }
}

impl Column {
    /// A column for people and programs.
    #[must_use]
    pub const fn new(key: &'static str, head: &'static str, kind: Kind) -> Self {
        Self {
            key,
            head,
            kind,
            audience: Audience::All,
        }
    }

    /// A column that only programs need.
    #[must_use]
    pub const fn data(key: &'static str, kind: Kind) -> Self {
        Self {
            key,
            head: "",
            kind,
            audience: Audience::Programs,
        }
    }

    /// A column that only people can read.
    #[must_use]
    pub const fn people(head: &'static str, kind: Kind) -> Self {
        Self {
            key: "",
            head,
            kind,
            audience: Audience::People,
        }
    }
}

/// One value.
#[derive(Clone, Debug)]
pub enum Cell<'a> {
    /// Nothing is known: `—` for people, empty in CSV.
    Missing,
    /// A text.
    Text(Cow<'a, str>),
    /// Several texts: a line each for people, `; ` between them in CSV.
    List(Vec<Cow<'a, str>>),
    /// A plain number.
    Number(Number),
    /// A band of years.
    Years(Years),
    /// Salary ranges.
    Pay(Vec<&'a Salary<'a>>),
    /// A figure that a survey estimated.
    Estimate {
        /// The figure.
        value: Number,
        /// What it is a figure of.
        unit: Unit,
        /// Whether the survey itself says that it is not reliable.
        rough: bool,
    },
    /// A range on a scale from 0 to `top`.
    Bar {
        /// The low end, if it is known.
        low: Option<Number>,
        /// A place within that is marked.
        middle: Option<Number>,
        /// The high end, if it is known.
        high: Option<Number>,
        /// Where the scale ends.
        top: Number,
    },
}

/// What an estimate is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Money.
    Money(Currency),
    /// Things counted.
    Count,
    /// One thing over another.
    Ratio,
}

/// One row, a cell for each column.
pub type Row<'a> = Vec<Cell<'a>>;

/// Rows and columns of values.
pub struct Grid<'a> {
    /// What the columns are.
    pub columns: &'static [Column],
    /// The rows, made as they are asked for: a big answer is never held twice.
    pub rows: Box<dyn Iterator<Item = Row<'a>> + 'a>,
}

impl<'a> Grid<'a> {
    /// A grid of these columns and rows.
    pub fn new(columns: &'static [Column], rows: impl Iterator<Item = Row<'a>> + 'a) -> Self {
        Self {
            columns,
            rows: Box::new(rows),
        }
    }
}

/// What a person reads: headings, sentences and grids, in order.
pub struct Page<'a>(pub Vec<Block<'a>>);

/// What bars are drawn to: from 0 to `top`.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The currency of the amounts.
    pub currency: Currency,
    /// The time they are paid for.
    pub period: Period,
    /// Where the scale ends.
    pub top: Number,
}

/// A part of a page.
pub enum Block<'a> {
    /// What the page as a whole is called.
    Title(Cow<'a, str>),
    /// A heading over what follows.
    Heading(Cow<'a, str>),
    /// A heading under a heading.
    Subheading(Cow<'a, str>),
    /// A paragraph.
    Text(Cow<'a, str>),
    /// A heading that says what the bars of the next table are drawn to.
    Scale(Scale),
    /// A table.
    Grid(Grid<'a>),
    /// Where the facts above come from.
    Sources(Vec<&'a Source<'a>>),
}

impl<'a, T: Into<Self>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Number> for Cell<'_> {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a, T: Into<Cow<'a, str>>> FromIterator<T> for Cell<'a> {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }
}

impl<'a> Cell<'a> {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(_) | Self::Bar { .. } | Self::Number(_) | Self::Estimate { .. } => false,
            Self::List(texts) => texts.is_empty(),
            Self::Years(years) => years.min.is_none() && years.max.is_none(),
            Self::Pay(salaries) => salaries.is_empty(),
        }
    }

    /// How many lines it takes in CSV: one for each salary range, and at least one.
    #[must_use]
    pub fn ranges(&self) -> usize {
        match self {
            Self::Pay(salaries) => salaries.len().max(1),
            _ => 1,
        }
    }

    /// Hands out the plain values that the cell is made of, one for each of [`Kind::parts`]; of
    /// several salary ranges the one at `range`.
    pub fn each_part(&self, range: usize, mut give: impl FnMut(&Cell<'a>)) {
        match self {
            Self::Years(years) => {
                give(&years.min.into());
                give(&years.max.into());
            }
            Self::Pay(salaries) => match salaries.get(range) {
                Some(salary) => {
                    give(&salary.currency.code().into());
                    give(&salary.min.into());
                    give(&salary.max.into());
                    give(&salary.period.name().into());
                    give(&salary.region.as_deref().into());
                    give(&salary.source.as_deref().into());
                    give(&salary.as_of.as_deref().into());
                }
                None => Kind::Pay.parts().iter().for_each(|_| give(&Cell::Missing)),
            },
            Self::Estimate { value, .. } => give(&Cell::Number(*value)),
            plain => give(plain),
        }
    }
}
