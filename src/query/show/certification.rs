//! The page of one certificate in few lines: who may sit it, the exam, how it is kept, what it is for.

use crate::{
    document::{Block, ColumnKind, Heading, Page, Row, Table},
    query::CertificationEntry,
};

use super::{
    facts::{Fact, facts},
    footer, named,
};

/// What one needs first, in this order; the other names and what programs need are behind `--full`.
const FIRST: &[&str] = &["routes", "exam", "renewal", "issuer", "url"];

/// The page of a certificate, which begins with who may sit it; none if nothing of all this is known.
pub(super) fn first_screen<'p>(one: &'p CertificationEntry<'_>) -> Option<Page<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Prose),
    ];
    let mut facts = facts(one);
    facts.retain(|Fact { heading, cell }| !heading.label.is_empty() && !cell.is_missing());
    let mut rows: Vec<Row> = Vec::new();
    for key in FIRST {
        let fact = facts.iter().find(|fact| &*fact.heading.key == *key);
        rows.extend(
            fact.cloned()
                .map(|fact| vec![fact.heading.label.into(), fact.cell]),
        );
    }
    if rows.is_empty() {
        return None;
    }
    let sources: Vec<&str> = one.sources.iter().map(|source| &*source.id).collect();
    let rest = [
        ("For", named(one.serves_titles())),
        ("As of", one.as_of.into()),
        ("More", footer(&sources).into()),
    ];
    let rest = rest.into_iter().filter(|(_, cell)| !cell.is_missing());
    rows.extend(rest.map(|(label, cell)| vec![label.into(), cell]));
    Some(Page(vec![
        Block::heading(one.name),
        Block::Table(Table::from_rows(HEADINGS, rows)),
    ]))
}
