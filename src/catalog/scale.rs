//! The proficiencies of a ladder, lowest first.

use foldhash::HashMap;

use super::{
    names::{case_key, search_key},
    text::Text,
};

/// The names of the proficiencies, with the rank of each: its place on the scale, from 0.
#[derive(Debug)]
pub struct Scale<'a> {
    names: &'a [Text<'a>],
    ranks: HashMap<&'a str, usize>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(names: &'a [Text<'a>]) -> Self {
        let ranks = names.iter().enumerate().rev();
        Self {
            names,
            ranks: ranks.map(|(rank, name)| (&**name, rank)).collect(),
        }
    }

    /// Whether a skill is had or not, without proficiencies.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names, lowest first.
    #[must_use]
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        self.names.iter().map(|name| &**name)
    }

    /// The name of a rank, if the scale reaches so far.
    #[must_use]
    pub fn name(&self, rank: usize) -> Option<&'a str> {
        self.names.get(rank).map(|name| &**name)
    }

    /// The name of the lowest proficiency, if there are any.
    #[must_use]
    pub fn lowest(&self) -> Option<&'a str> {
        self.name(0)
    }

    /// The rank of a proficiency that is spelled as on the scale.
    #[must_use]
    pub fn exact_rank(&self, name: &str) -> Option<usize> {
        self.ranks.get(name).copied()
    }

    /// The rank of a proficiency as a person types it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let by = |key: fn(&str) -> String| {
            let sought = key(name);
            self.names().position(|known| key(known) == sought)
        };
        self.exact_rank(name)
            .or_else(|| by(case_key))
            .or_else(|| by(search_key))
    }
}
