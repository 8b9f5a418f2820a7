//! What one kind of evidence says of where a person stands.

use serde::Serialize;

use crate::catalog::{Catalog, Level, english::bounded_list};

/// How many levels a reason names at most.
pub(super) const MOST_NAMED: usize = 6;

/// What one kind of evidence says.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding<'a> {
    /// The ids of the levels; none if it is below the first, or says nothing.
    pub levels: Vec<&'a str>,
    /// Why these.
    pub reason: String,
    /// The indices of the levels.
    #[serde(skip)]
    pub(super) indices: Vec<usize>,
    /// Whether it says anything.
    #[serde(skip)]
    pub(super) speaks: bool,
}

impl<'a> Finding<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, indices: Vec<usize>, reason: String) -> Self {
        Self {
            levels: ids(catalog, &indices),
            reason,
            indices,
            speaks: true,
        }
    }

    pub(super) fn silent(reason: &str) -> Self {
        Self {
            levels: Vec::new(),
            reason: reason.to_owned(),
            indices: Vec::new(),
            speaks: false,
        }
    }
}

/// The ids of levels.
pub(super) fn ids<'a>(catalog: &'a Catalog<'a>, indices: &[usize]) -> Vec<&'a str> {
    let levels = &catalog.ladder.levels;
    indices.iter().map(|index| &*levels[*index].id).collect()
}

/// The titles of levels, in words.
pub(super) fn titles(levels: &[Level], indices: &[usize]) -> String {
    let names: Vec<&str> = indices.iter().map(|level| &*levels[*level].title).collect();
    bounded_list(&names, MOST_NAMED)
}
