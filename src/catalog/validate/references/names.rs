//! Names that lead nowhere, and what may have been meant.

use crate::catalog::{Kind, Text, english::quoted, names::nearest};

use super::{
    super::{path::Path, schema_check::is_stand_in},
    ReferenceCheck,
};

/// What the name that leads nowhere should have been.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    Source,
    Kind(Kind),
}

impl Wanted {
    fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Kind(kind) => kind.name(),
        }
    }
}

impl ReferenceCheck<'_, '_> {
    pub(super) fn source(&mut self, path: impl Fn() -> Path, id: Option<&Text>) {
        if let Some(id) = id {
            self.known(|| path().key("source"), id, Wanted::Source);
        }
    }

    /// Reports the ids of a list that nothing of the wanted kind has.
    pub(super) fn all_known(&mut self, path: impl Fn() -> Path, ids: &[Text], wanted: Wanted) {
        for (n, id) in ids.iter().enumerate() {
            self.known(|| path().index(n), id, wanted);
        }
    }

    /// Reports an id that nothing of the wanted kind has.
    pub(super) fn known(&mut self, path: impl Fn() -> Path, id: &str, wanted: Wanted) {
        let (is_known, is_unsure) = match wanted {
            Wanted::Source => (
                self.catalog.source_index(id).is_some(),
                self.unknown.sources,
            ),
            Wanted::Kind(Kind::Level) => {
                (self.catalog.level_index(id).is_some(), self.unknown.levels)
            }
            Wanted::Kind(_) => {
                let is_known = self.catalog.certification_index(id).is_some();
                (is_known, self.unknown.certifications)
            }
        };
        if is_known || is_unsure || is_stand_in(id) {
            return;
        }
        let near = match wanted {
            Wanted::Source => self.suggest_source(id),
            Wanted::Kind(kind) => self.suggest(id, &[kind]),
        };
        let message = format!("there is no {} {}{near}", wanted.name(), quoted(id));
        self.report(path(), message);
    }

    pub(super) fn take_suggestion(&mut self) -> bool {
        let is_left = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        is_left
    }

    /// The id of what has this title, or an alias like it, or the nearest id.
    pub(super) fn suggest(&mut self, name: &str, kinds: &[Kind]) -> String {
        if !self.take_suggestion() {
            return String::new();
        }
        let catalog = self.catalog;
        if let Ok(thing) = catalog.find(name, kinds) {
            return did_you_mean(Some(catalog.id(thing)));
        }
        let things = kinds.iter().flat_map(|kind| catalog.things(*kind));
        let ids = things
            .map(|thing| catalog.id(thing))
            .filter(|id| !is_stand_in(id));
        did_you_mean(nearest(name, ids).first().copied())
    }

    fn suggest_source(&mut self, id: &str) -> String {
        if !self.take_suggestion() {
            return String::new();
        }
        let ids = self.ladder.sources.iter().map(|source| &*source.id);
        did_you_mean(nearest(id, ids).first().copied())
    }
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| {
        format!("; did you mean {}?", quoted(near))
    })
}
