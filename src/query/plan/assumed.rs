//! What a person holds, and what a plan had to assume where they did not say.

use std::collections::{BTreeSet, HashSet};

use crate::catalog::{
    Catalog, Number, Text,
    english::{bounded_list, count},
};

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

/// What a plan had to assume, to be said once.
#[derive(Default)]
pub(super) struct Assumed {
    /// That all years were spent leading projects.
    pub(super) leading: bool,
    /// That all years were spent on some work.
    pub(super) any: bool,
    /// What was not given and is asked for.
    none: BTreeSet<String>,
}

impl Assumed {
    /// Something was not given, and so it counts as none.
    pub(super) fn none(&mut self, what: &str) {
        if !self.none.contains(what) {
            self.none.insert(what.to_owned());
        }
    }

    pub(super) fn notes(self, person: &Person) -> Vec<String> {
        let mut notes = Vec::new();
        if let (Some(years), Some(led)) = (person.years, person.leading_months)
            && led > years.months()
        {
            notes.push(format!(
                "you have led projects for {}, which is longer than your {}",
                count(led, "month"),
                count(years, "year")
            ));
        }
        if let Some(months) = person.years.map(Number::months) {
            if self.leading {
                notes.push(format!(
                    "months of leading projects are not given, so all the years are taken for it: {months}"
                ));
            }
            if self.any {
                notes.push(format!(
                    "the years count as professional experience of any kind: {}",
                    count(months, "month")
                ));
            }
        }
        if !self.none.is_empty() {
            let none: Vec<String> = self.none.into_iter().collect();
            notes.push(format!(
                "not given, so counted as none for the certificates: {}",
                bounded_list(&none, 20)
            ));
        }
        notes
    }
}
