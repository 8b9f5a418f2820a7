//! The certificates that a person holds.

use foldhash::HashMap;

use crate::catalog::{Catalog, Date, Text};

use super::super::person::Person;

/// The ids of the certificates that a person holds, and when each was earned, if that is said.
pub(super) struct Held<'a>(HashMap<&'a str, Option<Date>>);

impl<'a> Held<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, person: &Person) -> Self {
        let all = &catalog.ladder.certifications;
        let held = person.held.iter();
        Self(
            held.map(|(index, earned)| (&*all[*index].id, *earned))
                .collect(),
        )
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// When a certificate was earned; none if it is not held or that is not said.
    pub(super) fn earned(&self, id: &str) -> Option<Date> {
        self.0.get(id).copied().flatten()
    }

    pub(super) fn has_any(&self, ids: &[Text]) -> bool {
        ids.iter().any(|id| self.has(id))
    }
}
