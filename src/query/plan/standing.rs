//! Where one stands: what the years say, what the skills say, each with its reason.

use std::collections::HashSet;

use serde::Serialize;

use crate::catalog::{
    Catalog, Graph, Level, Number,
    english::{bounded_list, count},
};

use super::person::Person;

/// How many levels a reason names at most.
const MOST_NAMED: usize = 6;

/// Where a person stands.
#[derive(Serialize)]
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
    /// The indices of these levels.
    #[serde(skip)]
    pub(super) indices: Vec<usize>,
}

/// What one kind of evidence says.
#[derive(Serialize)]
pub struct Finding<'a> {
    /// The ids of the levels; none if it is below the first, or says nothing.
    pub levels: Vec<&'a str>,
    /// Why these.
    pub reason: String,
    /// The indices of the levels.
    #[serde(skip)]
    indices: Vec<usize>,
    /// Whether it says anything.
    #[serde(skip)]
    speaks: bool,
}

impl<'a> Finding<'a> {
    fn new(catalog: &'a Catalog<'a>, indices: Vec<usize>, reason: String) -> Self {
        Self {
            levels: ids(catalog, &indices),
            reason,
            indices,
            speaks: true,
        }
    }

    fn silent(reason: &str) -> Self {
        Self {
            levels: Vec::new(),
            reason: reason.to_owned(),
            indices: Vec::new(),
            speaks: false,
        }
    }
}

fn ids<'a>(catalog: &'a Catalog<'a>, indices: &[usize]) -> Vec<&'a str> {
    let levels = &catalog.ladder.levels;
    indices.iter().map(|index| &*levels[*index].id).collect()
}

pub(super) fn find<'a>(catalog: &'a Catalog<'a>, person: &Person) -> Standing<'a> {
    let by_years = by_years(catalog, person.years);
    let by_skills = by_skills(catalog, person);
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
        indices,
        by_years,
        by_skills,
    }
}

fn by_years<'a>(catalog: &'a Catalog<'a>, years: Option<Number>) -> Finding<'a> {
    let Some(years) = years else {
        return Finding::silent("no years are given");
    };
    let levels = &catalog.ladder.levels;
    let is_banded = |level: &Level| level.years.min.or(level.years.max).is_some();
    let banded: Vec<usize> = (0..levels.len())
        .filter(|level| is_banded(&levels[*level]))
        .collect();
    if banded.is_empty() {
        return Finding::silent("the levels of this ladder name no years");
    }
    let (found, reason) = match within_bands(levels, &catalog.graph, &banded, years) {
        Some(found) => found,
        None => between_bands(levels, &catalog.graph, &banded, years),
    };
    Finding::new(
        catalog,
        found,
        format!("{} is {reason}", count(years, "year")),
    )
}

/// The levels whose bands hold the years, and why, unless there are none.
fn within_bands(
    levels: &[Level],
    graph: &Graph,
    banded: &[usize],
    years: Number,
) -> Option<(Vec<usize>, String)> {
    let holds = |level: &usize| levels[*level].years.contains(years);
    let holding: Vec<usize> = banded.iter().copied().filter(holds).collect();
    // A band without an end lasts until one above it begins.
    let above = graph.with_any_above(&holding);
    let lasts = |level: &usize| levels[*level].years.max.is_some() || !above[*level];
    let found: Vec<usize> = holding.into_iter().filter(lasts).collect();
    let bands = if found.len() > 1 { "bands" } else { "band" };
    let reason = format!("within the {bands} of {}", with_bands(levels, &found));
    (!found.is_empty()).then_some((found, reason))
}

/// The highest levels whose bands have begun, and why none holds the years.
fn between_bands(
    levels: &[Level],
    graph: &Graph,
    banded: &[usize],
    years: Number,
) -> (Vec<usize>, String) {
    let least = |level: &usize| levels[*level].years.min.unwrap_or_default();
    let (begun, later): (Vec<usize>, Vec<usize>) =
        banded.iter().partition(|level| least(level) <= years);
    let reached = graph.highest(&begun);
    let next = later
        .iter()
        .min_by(|a, b| least(a).get().total_cmp(&least(b).get()))
        .map(|level| with_bands(levels, &[*level]));
    let names = with_bands(levels, &reached);
    let reason = match (reached.as_slice(), next) {
        ([], Some(first)) => format!("below the first band, {first}"),
        (_, Some(next)) => format!("between the bands of {names} and {next}"),
        (_, None) => format!("above the last band, {names}"),
    };
    (reached, reason)
}

/// The titles of levels, each with its band.
fn with_bands(levels: &[Level], indices: &[usize]) -> String {
    let names = indices.iter().map(|index| {
        let level = &levels[*index];
        format!("{} ({})", level.title, level.years)
    });
    bounded_list(&names.collect::<Vec<_>>(), MOST_NAMED)
}

/// How many of the required skills of a level are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tally {
    met: usize,
    all: usize,
}

impl Tally {
    /// None for a level that requires nothing, but for what is waived.
    fn new(catalog: &Catalog, person: &Person, level: usize) -> Option<Self> {
        let (mut met, mut all) = (0, 0);
        for one in (catalog.level_requirements(level)).filter(|one| one.required()) {
            if !person.waived.contains(&one.skill) {
                let rank = person.rank(one.skill);
                met += usize::from(rank.is_some_and(|rank| rank >= one.rank));
                all += 1;
            }
        }
        (all > 0).then_some(Self { met, all })
    }

    /// Whether a larger share is met than there.
    fn is_nearer_than(self, other: Self) -> bool {
        self.met * other.all > other.met * self.all
    }
}

fn by_skills<'a>(catalog: &'a Catalog<'a>, person: &Person) -> Finding<'a> {
    if person.skills.is_empty() {
        return Finding::silent("no skills are given");
    }
    let levels = &catalog.ladder.levels;
    let tallies: Vec<(usize, Tally)> = (0..levels.len())
        .filter_map(|level| Some((level, Tally::new(catalog, person, level)?)))
        .collect();
    if tallies.is_empty() {
        return Finding::silent("the levels of this ladder require no skills");
    }
    let complete: Vec<usize> = (tallies.iter().filter(|(_, tally)| tally.met == tally.all))
        .map(|(level, _)| *level)
        .collect();
    let highest = catalog.graph.highest(&complete);
    if !highest.is_empty() {
        let names: Vec<&str> = highest.iter().map(|level| &*levels[*level].title).collect();
        let names = bounded_list(&names, MOST_NAMED);
        let waived = highest.iter().any(|level| waives(catalog, person, *level));
        let but = if waived { " but what is waived" } else { "" };
        let reason = format!("all required skills of {names} are there{but}");
        return Finding::new(catalog, highest, reason);
    }
    match nearest(&tallies) {
        Some((
            level,
            Tally {
                met: met @ 1..,
                all,
            },
        )) => {
            let title = &levels[level].title;
            let reason = format!(
                "no level has all its required skills met; {title} comes nearest with {met} of {all}"
            );
            Finding::new(catalog, Vec::new(), reason)
        }
        _ => Finding::silent("no level requires any of these skills"),
    }
}

/// Whether a person waives a skill that a level requires.
fn waives(catalog: &Catalog, person: &Person, level: usize) -> bool {
    let mut required = catalog
        .level_requirements(level)
        .filter(|one| one.required());
    required.any(|one| person.waived.contains(&one.skill))
}

/// The level of which the largest share is met; of several the first.
fn nearest(tallies: &[(usize, Tally)]) -> Option<(usize, Tally)> {
    tallies.iter().copied().reduce(|best, other| {
        if other.1.is_nearer_than(best.1) {
            other
        } else {
            best
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_level_is_that_of_the_largest_share() {
        let tally = |met, all| Tally { met, all };
        let tallies = [
            (0, tally(1, 4)),
            (1, tally(2, 3)),
            (2, tally(3, 6)),
            (3, tally(4, 6)),
        ];
        assert_eq!(nearest(&tallies), Some((1, tally(2, 3))));
        assert_eq!(nearest(&[]), None);
    }
}
