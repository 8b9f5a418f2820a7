//! What is known of one thing, a fact a line: the columns of its entry one below another.

use std::borrow::Cow;

use crate::{
    document::{Audience, Cell, Column, ColumnKind, Heading, Row},
    query::Entry,
};

/// One thing that is known: what it is called, and the value.
#[derive(Clone)]
pub(super) struct Fact<'a> {
    pub(super) heading: Heading<'static>,
    pub(super) cell: Cell<'a>,
}

/// The columns of an entry, one below another.
pub(super) fn facts<E: Entry>(entry: &E) -> Vec<Fact<'_>> {
    let columns = E::columns().into_iter();
    let facts = columns.map(|column: Column<E>| Fact {
        heading: column.heading(),
        cell: column.cell(entry),
    });
    facts.collect()
}

/// A fact of `show` alone, for programs or for people.
pub(super) fn fact<'a, T: Into<Cow<'a, str>>>(
    key: &'static str,
    label: &'static str,
    audience: Audience,
    texts: impl Iterator<Item = T>,
) -> Fact<'a> {
    let heading = Heading {
        audience,
        ..Heading::all(key, label, ColumnKind::Prose)
    };
    let cell = Cell::list(texts);
    Fact { heading, cell }
}

/// A row for each value that is known, so that every value stands raw in a cell of its own.
pub(super) fn raw_rows(fact: Fact<'_>) -> Vec<Row<'_>> {
    let Fact { heading, cell } = fact;
    let mut rows = Vec::new();
    match cell {
        Cell::List(texts) => {
            for text in texts {
                rows.push(vec![heading.key.clone().into(), Cell::Text(text)]);
            }
        }
        cell => {
            for record in 0..cell.records() {
                let parts = cell.clone().parts(record);
                for (suffix, part) in heading.kind.suffixes().iter().zip(parts) {
                    if !part.is_missing() {
                        rows.push(vec![format!("{}{suffix}", heading.key).into(), part]);
                    }
                }
            }
        }
    }
    rows
}
