//! What has changed since an earlier profile, as rows behind those of what is missing.

use crate::{
    catalog::Catalog,
    document::{Cell, Row},
    query::certifications::short_name,
};

use super::progress::{ChangedSkill, Progress};

/// The rows have no id: the ids of a plan are those of what is missing.
pub(super) fn build<'p>(catalog: &'p Catalog<'_>, progress: &'p Progress<'_>) -> Vec<Row<'p>> {
    let skills = |status, skills: &'p [ChangedSkill<'_>]| {
        let rows = skills.iter();
        rows.map(move |one| Changed::new(status, one.name).row(one.had, one.have))
    };
    let certificates = |status, ids: &'p [&str]| {
        let names = ids.iter().map(|id| short_name(catalog, id));
        names.map(move |name| Changed::new(status, name).row(Cell::Missing, Cell::Missing))
    };
    let closed = progress.closed.iter().map(|gap| {
        let changed = Changed {
            level: Some((gap.level, gap.title)),
            ..Changed::new("closed", gap.name)
        };
        changed.row(Cell::Missing, Cell::Missing)
    });
    let amounts = progress.amounts.iter();
    let amounts = amounts.map(|one| Changed::new("changed", &one.what).row(one.had, one.have));
    let education = progress.education.iter();
    let education =
        education.map(|one| Changed::new("changed", "highest education").row(one.had, one.have));
    (skills("gained", &progress.gained))
        .chain(skills("raised", &progress.raised))
        .chain(skills("lost", &progress.lost))
        .chain(closed)
        .chain(certificates(
            "certification_gained",
            &progress.certifications_gained,
        ))
        .chain(certificates(
            "certification_lost",
            &progress.certifications_lost,
        ))
        .chain(certificates(
            "certification_opened",
            &progress.certifications_opened,
        ))
        .chain(certificates(
            "certification_closed",
            &progress.certifications_closed,
        ))
        .chain(education)
        .chain(amounts)
        .collect()
}

/// Something that is different.
struct Changed<'p> {
    /// The id and the title of the level that it was missing to.
    level: Option<(&'p str, &'p str)>,
    status: &'static str,
    name: &'p str,
}

impl<'p> Changed<'p> {
    fn new(status: &'static str, name: &'p str) -> Self {
        Self {
            level: None,
            status,
            name,
        }
    }

    fn row(self, had: impl Into<Cell<'p>>, have: impl Into<Cell<'p>>) -> Row<'p> {
        let (id, title) = self.level.unzip();
        let mut row: Row = vec![
            id.into(),
            title.into(),
            "since".into(),
            Cell::Missing,
            self.name.into(),
            self.status.into(),
            have.into(),
        ];
        // What is wanted, whether it is required, its weight, its note and its meaning.
        row.extend([const { Cell::Missing }; 5]);
        row.push(had.into());
        row
    }
}
