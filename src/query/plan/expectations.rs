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
    /// What is expected where the claim is taken as made.
    claimed: HashSet<Expected<'a>>,
    /// For each level whether it is above one where the claim is taken as made; none if that was not
    /// found out.
    above: Option<usize>,
}

/// What the levels expect of the skills that a person claims.
#[derive(Default)]
pub(super) struct Expectations<'a> {
    disputed: HashMap<SkillId, Disputed<'a>>,
    /// For some levels all that are above them.
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
        let mut places: HashMap<Vec<usize>, usize> = HashMap::new();
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
            let is_there: HashSet<usize> = made_at.iter().copied().collect();
            let claimed = askers.iter().filter(|(level, _)| is_there.contains(level));
            let claimed = claimed.map(|(_, expected)| *expected).collect();
            let above = match places.get(&made_at) {
                Some(place) => Some(*place),
                None if places.len() < MOST_PLACES => {
                    let place = expectations.above.len();
                    expectations
                        .above
                        .push(catalog.graph.with_any_below(&made_at));
                    places.insert(made_at, place);
                    Some(place)
                }
                None => None,
            };
            let disputed = Disputed {
                ranks,
                claimed,
                above,
            };
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
        disputed.ranks.contains(&asked.rank)
            && !disputed.claimed.contains(&(asked.rank, asked.note()))
            && disputed.above.is_none_or(is_above)
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

/// The proficiencies at which not all expect the same.
fn ranks_in_dispute(askers: &[(usize, Expected)]) -> HashSet<usize> {
    let mut first: HashMap<usize, Option<&str>> = HashMap::new();
    let differing = askers
        .iter()
        .filter(|(_, (rank, note))| first.entry(*rank).or_insert(*note) != note);
    differing.map(|(_, (rank, _))| *rank).collect()
}
