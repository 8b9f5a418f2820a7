//! What a level or a track asks for, with what is expected and what that means.

use crate::{
    catalog::Catalog,
    document::{Block, ColumnKind, Heading, Row, Table},
    query::RequirementEntry,
};

/// A row for each skill; none where nothing more than its name is known of any.
pub(super) fn table<'p>(
    catalog: &'p Catalog<'_>,
    requirements: &'p [RequirementEntry<'_>],
) -> Option<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Skill", ColumnKind::Short),
        Heading::people("What is expected", ColumnKind::Prose),
        Heading::people("What it means", ColumnKind::Prose),
        Heading::people("From", ColumnKind::Short),
    ];
    let is_more_known = |one: &RequirementEntry| {
        one.note.is_some() || one.means.is_some() || one.inherited_from.is_some()
    };
    let row = |one: &'p RequirementEntry<'_>| -> Row<'p> {
        let level = one.inherited_from.and_then(|id| catalog.level(id));
        vec![
            one.describe().into(),
            one.note.into(),
            one.means.into(),
            level.map(|level| &*level.title).into(),
        ]
    };
    requirements.iter().any(is_more_known).then(|| {
        let rows = requirements.iter().map(row).collect();
        Block::Table(Table::from_rows(HEADINGS, rows))
    })
}
