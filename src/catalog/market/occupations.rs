//! What is known of the occupations beside their wages: what else they are called, and how many
//! jobs there will be.

use serde::{Deserialize, Serialize};

use crate::catalog::{List, Number, Source, Text, names::alike};

/// An occupation that the survey counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation<'a> {
    /// Its code in the Standard Occupational Classification.
    #[serde(borrow)]
    pub soc: Text<'a>,
    /// Its title in the survey.
    #[serde(skip)]
    pub title: &'a str,
    /// Its index in the survey.
    #[serde(skip)]
    pub(super) index: usize,
    /// What to know before taking its figures for one's own job's.
    pub note: Option<Text<'a>>,
    /// The same in a few words, for a line about pay.
    pub in_short: Option<Text<'a>>,
    /// Titles of jobs that are counted in it. An alias belongs to one occupation only.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// How many jobs there will be in the nation.
    pub projection: Option<Projection<'a>>,
}

/// How the number of jobs in the nation is projected to change.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Projection<'a> {
    /// The year that it starts from.
    pub from_year: u16,
    /// The year that it is for.
    pub to_year: u16,
    /// The jobs in the first year.
    pub from_jobs: Number,
    /// The jobs in the last year.
    pub to_jobs: Number,
    /// How many more jobs that is, in percent.
    pub growth_percent: Number,
    /// The openings a year between, those after people who leave included.
    pub openings_per_year: Number,
    /// The id of the source of these figures.
    #[serde(borrow)]
    pub source: Text<'a>,
}

/// The file `data/occupations.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts<'a> {
    #[serde(borrow)]
    pub(super) sources: Vec<Source<'a>>,
    pub(super) occupations: Vec<Occupation<'a>>,
}

/// How an occupation was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// By its code or its title.
    Itself,
    /// By the title of a job that is counted in it.
    Alias,
}

impl Occupation<'_> {
    /// Whether a name is one of its own, and of which sort.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<Called> {
        if alike(&self.soc, name) || alike(self.title, name) {
            Some(Called::Itself)
        } else {
            let is_alias = self.aliases.iter().any(|alias| alike(alias, name));
            is_alias.then_some(Called::Alias)
        }
    }
}
