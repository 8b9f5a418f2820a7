//! The page of one certificate on one screen: who may sit it, the exam, how it is kept, what it is for.

use crate::{
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
    query::CertificationEntry,
};

use super::{
    facts::{Fact, facts},
    footer, named,
};

/// What one needs first, in this order.
const FIRST: &[&str] = &["issuer", "url", "routes", "exam", "renewal"];

/// What one needs first.
pub(super) fn first_screen<'p>(one: &'p CertificationEntry<'_>) -> Page<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Prose),
    ];
    let facts = facts(one).into_iter();
    let facts = facts.filter(|Fact { heading, cell }| {
        FIRST.contains(&&*heading.key) && !heading.label.is_empty() && !cell.is_missing()
    });
    let mut rows: Vec<Row> = facts
        .map(|Fact { heading, cell }| vec![heading.label.into(), cell])
        .collect();
    let mut add = |label: &'p str, cell: Cell<'p>| {
        if !cell.is_missing() {
            rows.push(vec![label.into(), cell]);
        }
    };
    add("For", named(one.serves_titles()));
    add("As of", one.as_of.into());
    let sources: Vec<&str> = one.sources.iter().map(|source| &*source.id).collect();
    add("More", footer(&sources).into());
    Page(vec![
        Block::heading(one.name),
        Block::Table(Table::from_rows(HEADINGS, rows)),
    ])
}
