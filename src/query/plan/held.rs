//! The certificates that a person holds.

use std::collections::HashSet;

use crate::catalog::{Catalog, Text};

use super::person::Person;

/// The ids of the certificates that a person holds.
pub(super) struct Held<'a>(HashSet<&'a str>);

impl<'a> Held<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, person: &Person) -> Self {
        let all = &catalog.ladder.certifications;
        Self(person.held.iter().map(|index| &*all[*index].id).collect())
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    pub(super) fn has_any(&self, ids: &[Text]) -> bool {
        ids.iter().any(|id| self.has(id))
    }
}
