//! One value of a table. A cell holds a value, never a string made of one; how it looks is for the
//! formats to say.

use std::borrow::Cow;

use crate::catalog::{Currency, Number, Salary, Years};

use super::ColumnKind;

/// One value.
#[derive(Clone, Debug)]
pub enum Cell<'a> {
    /// Nothing is known: `—` for people, empty in CSV.
    Missing,
    /// A text.
    Text(Cow<'a, str>),
    /// A sentence in the program's own words, as a note of a page: what stands between backticks is code.
    Note(Cow<'a, str>),
    /// A status, which has a colour where there are colours.
    Toned(Tone, Cow<'a, str>),
    /// What the rows below have in common, in the first cell of a row of its own; the others of that row are
    /// empty. For people alone.
    Group(Cow<'a, str>),
    /// A grade on a scale: a proficiency, a tick, a count. The text alone says it; where there are colours,
    /// those of a heat map stand beside it.
    Grade {
        /// What is read: `working`, `working?`, `✓`.
        text: Cow<'a, str>,
        /// What stands for it where the columns would not fit side by side otherwise: `2`, which the page has
        /// to explain.
        short: Option<Cow<'a, str>>,
        /// How high it is, from 1; 0 is nothing.
        rank: usize,
        /// How many grades there are; never less than `rank`.
        of: usize,
        /// How good it is, where somebody is held against it.
        tone: Tone,
    },
    /// Several texts: a line each for people, `; ` between them in CSV.
    List(Vec<Cow<'a, str>>),
    /// A plain number.
    Number(Number),
    /// Whether something is so.
    Flag(bool),
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
        is_rough: bool,
    },
    /// A range on a scale from 0 to `top`.
    Bar {
        /// The low end, if it is known.
        low: Option<Number>,
        /// A value within that is marked.
        middle: Option<Number>,
        /// The high end, if it is known.
        high: Option<Number>,
        /// Where the scale ends.
        top: Number,
    },
}

/// How good a status is. The words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Met.
    Good,
    /// Too low.
    Low,
    /// Missing.
    Bad,
    /// Neither.
    Plain,
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

impl<'a> Cell<'a> {
    /// A cell of several texts.
    pub fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Into::into).collect())
    }

    /// A name that is never broken, with what stands for it where the columns would not fit side by side
    /// otherwise; for a column of [`ColumnKind::Grade`].
    pub fn name(name: impl Into<Cow<'a, str>>, short: impl Into<Cow<'a, str>>) -> Self {
        Self::Grade {
            text: name.into(),
            short: Some(short.into()),
            rank: 0,
            of: 0,
            tone: Tone::Plain,
        }
    }

    /// A cell of salary ranges.
    pub fn pay(salaries: impl IntoIterator<Item = &'a Salary<'a>>) -> Self {
        Self::Pay(salaries.into_iter().collect())
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(_)
            | Self::Note(_)
            | Self::Toned(..)
            | Self::Grade { .. }
            | Self::Group(_)
            | Self::Bar { .. }
            | Self::Flag(_)
            | Self::Number(_)
            | Self::Estimate { .. } => false,
            Self::List(texts) => texts.is_empty(),
            Self::Years(years) => years.min.is_none() && years.max.is_none(),
            Self::Pay(salaries) => salaries.is_empty(),
        }
    }

    /// How many records it takes in CSV: one for each salary range, and at least one.
    #[must_use]
    pub fn records(&self) -> usize {
        match self {
            Self::Pay(salaries) => salaries.len().max(1),
            _ => 1,
        }
    }

    /// The plain values that the cell is made of, one for each of [`ColumnKind::suffixes`]; of
    /// several salary ranges those of the one in a record.
    #[must_use]
    pub fn parts(self, record: usize) -> Vec<Cell<'a>> {
        match self {
            Self::Years(years) => vec![years.min.into(), years.max.into()],
            Self::Pay(salaries) => match salaries.get(record) {
                Some(salary) => vec![
                    salary.currency.code().into(),
                    salary.min.into(),
                    salary.max.into(),
                    salary.period.name().into(),
                    salary.region.as_deref().into(),
                    salary.source.as_deref().into(),
                    salary.as_of.as_deref().into(),
                ],
                None => vec![Self::Missing; ColumnKind::Pay.suffixes().len()],
            },
            Self::Estimate { value, .. } => vec![Self::Number(value)],
            plain => vec![plain],
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Cell<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Number> for Cell<'_> {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Years> for Cell<'_> {
    fn from(years: Years) -> Self {
        Self::Years(years)
    }
}
