//! What every format is made from: values in rows and columns, and pages of headings, sentences and
//! tables. A query builds a document; a format renders it.

use std::borrow::Cow;

use crate::catalog::{Currency, Number, Period, Source};

mod cell;
mod table;

pub use cell::{Cell, Tone, Unit};
pub use table::{Audience, Column, ColumnKind, Heading, Row, Table};

/// What a person reads: headings, sentences and tables, in order.
#[derive(Default)]
pub struct Page<'a>(pub Vec<Block<'a>>);

/// A part of a page.
pub enum Block<'a> {
    /// A heading; 1 is what the page as a whole is called.
    Heading(u8, Cow<'a, str>),
    /// A text of one or more paragraphs.
    Text(Cow<'a, str>),
    /// Things to be done, each to be ticked off; the later lines of one say more of it.
    Checklist(Vec<Cow<'a, str>>),
    /// A heading that says what the bars of the next table are drawn to.
    Scale(Scale),
    /// A table.
    Table(Table<'a>),
    /// Where the facts above come from.
    Sources(Vec<&'a Source<'a>>),
}

impl<'a> Block<'a> {
    /// The title of a page.
    pub fn title(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Heading(1, text.into())
    }

    /// A heading over what follows.
    pub fn heading(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Heading(2, text.into())
    }

    /// A heading under a heading.
    pub fn subheading(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Heading(3, text.into())
    }

    /// A paragraph.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

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
