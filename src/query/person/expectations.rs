//! Which claims a ladder cannot judge: those of a skill of which several levels expect different
//! things at one proficiency.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::catalog::{Catalog, ResolvedRequirement, SkillId};

use super::claims::Claim;

/// What is expected of a skill: at which proficiency, in which words.
type Expected<'a> = (usize, Option<&'a str>);

/// A claimed skill of which levels expect different things.
struct Disputed<'a> {
    /// The proficiencies at which expectations differ.
    ranks: HashSet<usize>,
    /// Where the claim is taken as made.
    places: Vec<Place<'a>>,
}

/// A level where a claim is taken as made, or all of them where these are too many.
struct Place<'a> {
    /// What is expected there.
    expected: HashSet<Expected<'a>>,
    /// Which levels are above, as a place in `Expectations::above`; none if that was not found out.
    above: Option<usize>,
}

/// What the levels expect of the skills that a person claims.
#[derive(Default)]
pub(super) struct Expectations<'a> {
    disputed: HashMap<SkillId, Disputed<'a>>,
    /// For some levels which are above them.
    above: Vec<Vec<bool>>,
}

/// For how many places where claims are made it is found out what is above. Each takes a look at all
/// levels; beyond, a claim in dispute is taken for undecided.
const MOST_PLACES: usize = 100;

impl<'a> Expectations<'a> {
    /// What the levels expect of the claimed skills. A claim is taken as made at the level that it
    /// names, else at `at`, the level that the person holds, else at the lowest that ask for the skill.
    pub(super) fn new(
        catalog: &Catalog<'a>,
        claims: &BTreeMap<SkillId, Claim>,
        at: Option<usize>,
    ) -> Self {
        let mut expectations = Self::default();
        let mut found: HashMap<usize, usize> = HashMap::new();
        for (skill, askers) in askers(catalog, claims) {
            let ranks = ranks_in_dispute(&askers);
            if ranks.is_empty() {
                continue;
            }
            let made_at = match claims[&skill].at.or(at) {
                Some(level) => vec![level],
                None => {
                    let levels: Vec<usize> = askers.iter().map(|(level, _)| *level).collect();
                    catalog.graph.lowest(&levels)
                }
            };
            let new = made_at.iter().filter(|level| !found.contains_key(level));
            let places = if found.len() + new.count() <= MOST_PLACES {
                let place = |level| Place {
                    expected: expected_at(&[level], &askers),
                    above: Some(*found.entry(level).or_insert_with(|| {
                        let above = catalog.graph.with_any_below(&[level]);
                        expectations.above.push(above);
                        expectations.above.len() - 1
                    })),
                };
                made_at.into_iter().map(place).collect()
            } else {
                vec![Place {
                    expected: expected_at(&made_at, &askers),
                    above: None,
                }]
            };
            let disputed = Disputed { ranks, places };
            expectations.disputed.insert(skill, disputed);
        }
        expectations
    }

    /// Whether the file cannot decide that a claim at just the proficiency that a level asks for meets
    /// what it expects: the claim is taken as made at a level below, of which something else is
    /// expected.
    pub(super) fn are_undecided(&self, level: usize, asked: &ResolvedRequirement<'a>) -> bool {
        let Some(disputed) = self.disputed.get(&asked.skill) else {
            return false;
        };
        let is_above = |place: usize| self.above[place][level];
        let leaves_open = |place: &Place| {
            !place.expected.contains(&(asked.rank, asked.note()))
                && place.above.is_none_or(is_above)
        };
        disputed.ranks.contains(&asked.rank) && disputed.places.iter().any(leaves_open)
    }
}

/// For each claimed skill the levels that ask for it, and what they expect.
fn askers<'a>(
    catalog: &Catalog<'a>,
    claims: &BTreeMap<SkillId, Claim>,
) -> BTreeMap<SkillId, Vec<(usize, Expected<'a>)>> {
    let mut askers: BTreeMap<SkillId, Vec<(usize, Expected)>> = BTreeMap::new();
    if claims.is_empty() {
        return askers;
    }
    for level in 0..catalog.ladder.levels.len() {
        for one in catalog.level_requirements(level) {
            if claims.contains_key(&one.skill) {
                let expected = (one.rank, one.note());
                askers.entry(one.skill).or_default().push((level, expected));
            }
        }
    }
    askers
}

/// What is expected at some of the levels that ask for a skill.
fn expected_at<'a>(levels: &[usize], askers: &[(usize, Expected<'a>)]) -> HashSet<Expected<'a>> {
    let levels: HashSet<usize> = levels.iter().copied().collect();
    let there = askers.iter().filter(|(level, _)| levels.contains(level));
    there.map(|(_, expected)| *expected).collect()
}

/// The proficiencies at which not all expect the same.
fn ranks_in_dispute(askers: &[(usize, Expected)]) -> HashSet<usize> {
    let mut first: HashMap<usize, Option<&str>> = HashMap::new();
    let differing = askers
        .iter()
        .filter(|(_, (rank, note))| first.entry(*rank).or_insert(*note) != note);
    differing.map(|(_, (rank, _))| *rank).collect()
}
