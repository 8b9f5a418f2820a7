//! What is known of the occupations beside their wages: what else they are called, and how many
//! jobs there will be.

use serde::{Deserialize, Serialize};

use super::CountryNames;
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
    /// How many occupations there are, so that each of its figures stands so many cells behind the last.
    #[serde(skip)]
    pub(super) step: usize,
    /// What to know before taking its figures for one's own job's.
    pub note: Option<Text<'a>>,
    /// The same in a few words, for a line about pay.
    pub in_short: Option<Text<'a>>,
    /// What else it is called. An alias belongs to one occupation only.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// Titles of jobs that are counted in it.
    #[serde(default)]
    pub titles: List<JobTitles<'a>>,
    /// How many jobs there will be in the nation.
    pub projection: Option<Projection<'a>>,
}

/// Titles of jobs, and who counts them in an occupation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobTitles<'a> {
    /// The id of the source that says so.
    #[serde(borrow)]
    pub source: Text<'a>,
    /// The titles, as the source writes them: another form may stand behind in brackets.
    pub names: List<Text<'a>>,
}

impl JobTitles<'_> {
    fn has(&self, name: &str) -> bool {
        self.names
            .iter()
            .any(|title| forms(title).any(|form| alike(form, name)))
    }
}

/// The forms of a title: of `IT Manager (Information Technology Manager)` the whole and both parts.
pub(super) fn forms(title: &str) -> impl Iterator<Item = &str> {
    let parts = title
        .strip_suffix(')')
        .and_then(|title| title.split_once(" ("));
    let parts = parts.into_iter().flat_map(|(one, other)| [one, other]);
    [title].into_iter().chain(parts)
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

/// What is written by hand beside the figures of a survey: `data/surveys/us.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts<'a> {
    #[serde(borrow)]
    pub(super) names: Vec<CountryNames<'a>>,
    #[serde(default)]
    pub(super) areas: Vec<AreaNames<'a>>,
    #[serde(borrow)]
    pub(super) sources: Vec<Source<'a>>,
    pub(super) occupations: Vec<Occupation<'a>>,
}

/// Names that people have for an area: `NYC`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaNames<'a> {
    /// The survey's code for it.
    #[serde(borrow)]
    pub(super) code: Text<'a>,
    pub(super) names: List<Text<'a>>,
    /// What to say before the area's figures, where the names are those of a part of it.
    pub(super) note: Option<Text<'a>>,
}

/// How an occupation was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called<'o> {
    /// By its code or its title.
    Itself,
    /// By another name that it has.
    Alias,
    /// By the title of a job that a source, whose id this is, counts in it.
    Job(&'o str),
}

impl Occupation<'_> {
    /// Whether a name is one of its own, and of which sort.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<Called<'_>> {
        if alike(&self.soc, name) || alike(self.title, name) {
            return Some(Called::Itself);
        }
        if self.aliases.iter().any(|alias| alike(alias, name)) {
            return Some(Called::Alias);
        }
        let titles = self.titles.iter().find(|titles| titles.has(name))?;
        Some(Called::Job(&titles.source))
    }

    /// All that it may be called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let titles = self.titles.iter().flat_map(|titles| &titles.names);
        let others = self.aliases.iter().chain(titles).map(|name| &**name);
        [&*self.soc, self.title].into_iter().chain(others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found_by_each_of_its_forms() {
        let forms: Vec<&str> = forms("IT Manager (Information Technology Manager)").collect();
        let whole = "IT Manager (Information Technology Manager)";
        assert_eq!(
            forms,
            [whole, "IT Manager", "Information Technology Manager"]
        );
        assert_eq!(
            super::forms("Scrum Master").collect::<Vec<_>>(),
            ["Scrum Master"]
        );
    }
}
