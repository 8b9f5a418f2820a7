//! What every format is made from: values in rows and columns, and pages of headings, sentences and
//! tables. A query builds a document; a format renders it.

use std::{borrow::Cow, fmt::Write};

use crate::catalog::{Currency, Number, Period, Source};

mod cell;
mod graph;
mod heat_map;
mod lanes;
mod table;
mod voice;

pub use cell::{Cell, Tone, Unit};
pub use graph::{Edge, EdgeKind, Graph, Mark, Node, NodeKind};
pub use heat_map::HeatMap;
pub use lanes::{LaneRow, Lanes};
pub use table::{Audience, Column, ColumnKind, Heading, Row, Table};
pub use voice::Voice;

/// What a person reads: headings, sentences and tables, in order.
#[derive(Default)]
pub struct Page<'a>(pub Vec<Block<'a>>);

/// A part of a page.
pub enum Block<'a> {
    /// A heading; 1 is what the page as a whole is called.
    Heading(u8, Cow<'a, str>),
    /// A heading that links of the same page lead to.
    Target {
        /// As of a heading.
        level: u8,
        /// What it says.
        text: Cow<'a, str>,
        /// What the links call it.
        anchor: Anchor<'a>,
    },
    /// Links to the targets of this page, in its order. A terminal, where no link can be followed, leaves
    /// them out.
    Contents(Vec<Link<'a>>),
    /// A text of one or more paragraphs.
    Text(Cow<'a, str>),
    /// A paragraph in the program's own words: what stands between backticks in it is what to type, or a name as
    /// somebody wrote it.
    Note(Cow<'a, str>),
    /// What to type to see more. Only a terminal shows it: a page is read where nothing can be typed.
    Hint(&'static str),
    /// Things to be done, each to be ticked off; the later lines of one say more of it.
    Checklist(Vec<Cow<'a, str>>),
    /// A heading that says what the bars of the next table are drawn to.
    Scale(Scale),
    /// A table.
    Table(Table<'a>),
    /// What leads to what, as a picture.
    Graph(Graph<'a>),
    /// A small picture beside the text, with what is to be said of it. A format that sets one thing below
    /// another leaves it out.
    Aside(Graph<'a>, Cow<'a, str>),
    /// Grades as a picture. A format that draws none leaves it out.
    HeatMap(HeatMap<'a>),
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

    /// A paragraph in the program's own words.
    pub fn note(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Note(text.into())
    }
}

/// The name of a place in a page: what kind of thing stands there, and its id. HTML calls it
/// `level-senior`, with what an address cannot hold percent-encoded; GitHub makes a name of its own out of
/// the heading's text, so the Markdown of a link is made of the heading that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Anchor<'a> {
    /// `level`, `skill`; of a part of the page itself `part`.
    pub kind: &'static str,
    /// The id of the thing, as the ladder has it.
    pub id: &'a str,
}

impl Anchor<'_> {
    /// The name as an address can hold it: `level-senior`, `skill-a%20b`.
    #[must_use]
    pub fn encoded(&self) -> String {
        let mut encoded = format!("{}-", self.kind);
        for byte in self.id.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                encoded.push(byte.into());
            } else {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    }
}

/// A line of a list of contents.
pub struct Link<'a> {
    /// How deep it stands in the list, from 0; never more than one deeper than the one before.
    pub depth: u8,
    /// What it says.
    pub text: Cow<'a, str>,
    /// Where it leads: to a [`Block::Target`] of the same page.
    pub to: Anchor<'a>,
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
