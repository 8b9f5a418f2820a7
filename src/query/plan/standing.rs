//! Where one stands: what the years say, what the skills say, each with its reason.

use std::rc::Rc;

use foldhash::HashSet;
use serde::Serialize;

use crate::catalog::{Catalog, Graph, english::count};

use super::{
    super::person::{Criteria, Person, Stand},
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

pub(super) fn find<'a>(criteria: &Criteria<'a>, person: &Person<'a>) -> Standing<'a> {
    let catalog = criteria.catalog;
    let by_years = by_years::find(catalog, person.years);
    let by_skills = by_skills::find(criteria, person);
    let skilled: HashSet<usize> = by_skills.indices.iter().copied().collect();
    let agree = !by_years.speaks
        || !by_skills.speaks
        || (by_years.indices.is_empty() && by_skills.indices.is_empty())
        || by_years.indices.iter().any(|level| skilled.contains(level));
    let years_say = by_years.speaks.then_some(&*by_years.indices);
    let indices = match (person.at, begins_by_years(&catalog.graph, years_say)) {
        (Some(level), _) => vec![level],
        (None, Some(levels)) => levels,
        (None, None) => by_skills.indices.clone(),
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

/// Where the way of a person begins, as [`find`] has it, for one of many.
pub(in crate::query) fn stand<'a>(criteria: &Criteria<'a>, person: &Person<'a>) -> Rc<Stand<'a>> {
    if let Some(level) = person.at {
        return criteria.stand(vec![level]);
    }
    let by_years = person.years.and_then(|years| {
        let bits = years.get().to_bits();
        criteria.by_years.get(&bits).unwrap_or_else(|| {
            let graph = &criteria.catalog.graph;
            let said = by_years::levels(criteria.catalog, years);
            let begins = begins_by_years(graph, said.as_deref());
            let stand = begins.map(|levels| criteria.stand(levels));
            match &stand {
                Some(long) if !long.is_kept() => stand,
                _ => criteria.by_years.keep(bits, stand),
            }
        })
    });
    by_years.unwrap_or_else(|| criteria.stand(by_skills::levels(criteria, person)))
}

/// Where the way begins by what the years say, if they say anything.
fn begins_by_years(graph: &Graph, years_say: Option<&[usize]>) -> Option<Vec<usize>> {
    // On the edge of two bands the lower one counts: the other is what one works towards.
    years_say.map(|levels| graph.lowest(levels))
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
