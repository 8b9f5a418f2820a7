//! Where one stands: what the years say, what the skills say, each with its reason.

use std::collections::HashSet;

use serde::Serialize;

use crate::catalog::{Catalog, english::count};

use super::{
    super::person::Person,
    by_skills, by_years,
    finding::{Finding, ids},
};

/// Where a person stands.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Standing<'a> {
    /// What the years say.
    pub by_years: Finding<'a>,
    /// What the skills say.
    pub by_skills: Finding<'a>,
    /// Whether the two have a level in common, or one of them says nothing.
    pub agree: bool,
    /// The level that the person says they hold.
    pub at: Option<&'a str>,
    /// The levels that the way begins at; none below the first.
    pub here: Vec<&'a str>,
    /// What the person says that contradicts the years or the level.
    pub remarks: Vec<String>,
    /// The indices of these levels.
    #[serde(skip)]
    pub(super) indices: Vec<usize>,
}

pub(super) fn find<'a>(catalog: &'a Catalog<'a>, person: &Person) -> Standing<'a> {
    let by_years = by_years::find(catalog, person.years);
    let by_skills = by_skills::find(catalog, person);
    let skilled: HashSet<usize> = by_skills.indices.iter().copied().collect();
    let agree = !by_years.speaks
        || !by_skills.speaks
        || (by_years.indices.is_empty() && by_skills.indices.is_empty())
        || by_years.indices.iter().any(|level| skilled.contains(level));
    let indices = match person.at {
        Some(level) => vec![level],
        // On the edge of two bands the lower one counts: the other is what one works towards.
        None if by_years.speaks => catalog.graph.lowest(&by_years.indices),
        None => by_skills.indices.clone(),
    };
    Standing {
        agree,
        at: person.at.map(|level| &*catalog.ladder.levels[level].id),
        here: ids(catalog, &indices),
        remarks: remarks(catalog, person, &indices),
        indices,
        by_years,
        by_skills,
    }
}

/// What contradicts the years or the level, to be said beside them.
fn remarks(catalog: &Catalog, person: &Person, here: &[usize]) -> Vec<String> {
    let mut remarks = Vec::new();
    let Some(led) = person.experience.leading_time(None) else {
        return remarks;
    };
    let led = led.months;
    let months = count(led, "month");
    if person.years.is_none() && person.at.is_none() {
        remarks.push(format!(
            "{months} of leading projects are no years as a project manager: `--years` says those"
        ));
    }
    if let Some(years) = person.years.filter(|years| led > years.months()) {
        let years = count(years, "year");
        remarks.push(format!(
            "{months} of leading projects are longer than {years} as a project manager"
        ));
    }
    let ends = here.iter().map(|level| &catalog.ladder.levels[*level]);
    for level in ends.filter(|level| level.years.max.is_some_and(|max| led > max.months())) {
        remarks.push(format!(
            "{months} of leading projects are more than the years of {} ({})",
            level.title, level.years
        ));
    }
    remarks
}
