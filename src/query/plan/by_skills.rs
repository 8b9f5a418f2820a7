//! Where the skills put a person.

use std::cmp::Ordering;

use crate::catalog::{Catalog, ResolvedRequirement, english::and_list};

use super::{
    super::{
        person::{Criteria, Person, status::SkillStatus},
        requirement::describe,
    },
    finding::{Finding, titles},
};

/// How many of the required skills of a level are met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    met: usize,
    /// Claimed, but the file cannot decide whether they are as well as is expected.
    undecided: usize,
    waived: usize,
    /// Claimed at a proficiency that is too low.
    too_low: usize,
    all: usize,
}

impl Tally {
    /// None for a level that requires nothing.
    fn new<'a>(criteria: &Criteria<'a>, person: &Person<'a>, level: usize) -> Option<Self> {
        let mut tally = Self::default();
        for one in criteria.required(level) {
            tally.all += 1;
            match person.status(Some(level), one) {
                SkillStatus::Met => tally.met += 1,
                SkillStatus::Undecided => tally.undecided += 1,
                SkillStatus::Waived => tally.waived += 1,
                SkillStatus::TooLow => tally.too_low += 1,
                SkillStatus::Missing => {}
            }
        }
        (tally.all > 0).then_some(tally)
    }

    fn is_complete(self) -> bool {
        self.met == self.all
    }

    /// How its share of met skills compares with that of another.
    fn compare(self, other: Self) -> Ordering {
        (self.met * other.all).cmp(&(other.met * self.all))
    }

    /// What is counted apart from what is met: ` (1 waived)`.
    fn apart(self) -> String {
        let counted = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        let parts = [
            counted(self.waived, "waived"),
            counted(self.undecided, "that the file cannot decide"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match &*and_list(&parts) {
            "" => String::new(),
            parts => format!(" ({parts})"),
        }
    }
}

/// The highest levels of which all required skills are met, or else which comes nearest.
pub(super) fn find<'a>(criteria: &Criteria<'a>, person: &Person<'a>) -> Finding<'a> {
    let catalog = criteria.catalog;
    if person.skills.is_empty() {
        return Finding::silent("no skills are given");
    }
    let levels = &catalog.ladder.levels;
    let tallies = tallies(criteria, person);
    if tallies.is_empty() {
        return Finding::silent("the levels of this ladder require no skills");
    }
    let highest = highest_complete(catalog, &tallies);
    if !highest.is_empty() {
        let names = titles(levels, &highest);
        return Finding::new(
            catalog,
            highest,
            format!("all required skills of {names} are there"),
        );
    }
    match nearest(&tallies) {
        Some((indices, tally)) if tally.met > 0 => {
            let names = titles(levels, &indices);
            let Tally { met, all, .. } = tally;
            // Of several levels the counts may differ, where the shares do not.
            let mut nearest = tallies
                .iter()
                .filter(|(_, one)| one.compare(tally) == Ordering::Equal);
            let are_equal = nearest.all(|(_, one)| (one.met, one.all) == (met, all));
            let count = match indices.as_slice() {
                [_] => format!(", {met} of {all} met{}", tally.apart()),
                _ if are_equal => format!(", {met} of {all} met"),
                _ => String::new(),
            };
            let reason = format!("no level is complete; nearest: {names}{count}");
            Finding::new(catalog, Vec::new(), reason)
        }
        _ => Finding {
            speaks: tallies
                .iter()
                .any(|(_, tally)| tally.too_low + tally.undecided > 0),
            ..Finding::silent(&why_none_is_met(catalog, person, &tallies))
        },
    }
}

/// The levels that [`find`] finds complete.
pub(super) fn levels<'a>(criteria: &Criteria<'a>, person: &Person<'a>) -> Vec<usize> {
    if person.skills.is_empty() {
        return Vec::new();
    }
    highest_complete(criteria.catalog, &tallies(criteria, person))
}

/// How much is met of each level that requires anything.
fn tallies<'a>(criteria: &Criteria<'a>, person: &Person<'a>) -> Vec<(usize, Tally)> {
    (0..criteria.catalog.ladder.levels.len())
        .filter_map(|level| Some((level, Tally::new(criteria, person, level)?)))
        .collect()
}

/// The highest levels of which all is met.
fn highest_complete(catalog: &Catalog, tallies: &[(usize, Tally)]) -> Vec<usize> {
    let complete = tallies.iter().filter(|(_, tally)| tally.is_complete());
    let complete: Vec<usize> = complete.map(|(level, _)| *level).collect();
    catalog.graph.highest(&complete)
}

/// Why no skill that a level requires is met.
fn why_none_is_met(catalog: &Catalog, person: &Person, tallies: &[(usize, Tally)]) -> String {
    let title = |level: usize| &catalog.ladder.levels[level].title;
    let mut levels = tallies.iter();
    if let Some((level, _)) = levels.find(|(_, tally)| tally.too_low > 0) {
        let asked = catalog.level_requirements(*level);
        let mut asked = asked.filter(|one| one.required());
        let is_too_low =
            |one: &ResolvedRequirement| person.status(Some(*level), one) == SkillStatus::TooLow;
        if let Some(one) = asked.find(is_too_low) {
            let name = catalog.skills.get(one.skill).name;
            let wanted = describe(name, one.proficiency, true);
            return format!("too low: {} asks for {wanted}", title(*level));
        }
    }
    match tallies.iter().find(|(_, tally)| tally.undecided > 0) {
        Some((level, tally)) => {
            format!("none is met for {}{}", title(*level), tally.apart())
        }
        None => String::from("no level requires any of these skills"),
    }
}

/// The levels of which the largest share is met, and the tally of the first of them.
fn nearest(tallies: &[(usize, Tally)]) -> Option<(Vec<usize>, Tally)> {
    let (_, best) =
        tallies
            .iter()
            .copied()
            .reduce(|best, other| match other.1.compare(best.1) {
                Ordering::Greater => other,
                _ => best,
            })?;
    let levels = tallies
        .iter()
        .filter(|(_, tally)| tally.compare(best) == Ordering::Equal);
    Some((levels.map(|(level, _)| *level).collect(), best))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_level_is_that_of_the_largest_share() {
        let tally = |met, all| Tally {
            met,
            all,
            ..Tally::default()
        };
        let tallies = [
            (0, tally(1, 4)),
            (1, tally(2, 3)),
            (2, tally(3, 6)),
            (3, tally(4, 6)),
        ];
        assert_eq!(nearest(&tallies), Some((vec![1, 3], tally(2, 3))));
        assert_eq!(nearest(&[]), None);
    }
}
