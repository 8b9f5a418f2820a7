//! Which claims a ladder cannot judge: those of a skill of which several levels expect different
//! things at one proficiency.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::catalog::{Catalog, ResolvedRequirement, SkillId};

use super::claims::Claim;

/// A level that asks for a skill, and what it expects.
struct Asker<'a> {
    level: usize,
    rank: usize,
    note: Option<&'a str>,
}

/// What the levels expect of the skills that a person claims.
#[derive(Default)]
pub(super) struct Expectations<'a> {
    askers: HashMap<SkillId, Vec<Asker<'a>>>,
    /// For each level as whose expectation something is claimed those somewhere above it.
    above: HashMap<usize, HashSet<usize>>,
    /// For each claimed skill the level as whose expectation it is claimed.
    claimed_at: HashMap<SkillId, usize>,
}

impl<'a> Expectations<'a> {
    /// What the levels expect of the claimed skills. A claim is taken as made at the level that it
    /// names, else at `at`, the level that the person holds, else at the lowest that asks for it.
    pub(super) fn new(
        catalog: &Catalog<'a>,
        claims: &BTreeMap<SkillId, Claim>,
        at: Option<usize>,
    ) -> Self {
        let mut expectations = Self::default();
        if claims.is_empty() {
            return expectations;
        }
        for level in 0..catalog.ladder.levels.len() {
            for one in catalog.level_requirements(level) {
                if claims.contains_key(&one.skill) {
                    let (rank, note) = (one.rank, one.note());
                    let askers = expectations.askers.entry(one.skill).or_default();
                    askers.push(Asker { level, rank, note });
                }
            }
        }
        // Most skills are expected alike, and need no look at what lies above.
        let differ = |askers: &Vec<Asker>| {
            let mut first: HashMap<usize, Option<&str>> = HashMap::new();
            let mut askers = askers.iter();
            askers.any(|one| *first.entry(one.rank).or_insert(one.note) != one.note)
        };
        expectations.askers.retain(|_, askers| differ(askers));
        for (skill, askers) in &expectations.askers {
            let lowest = askers.first().map(|one| one.level);
            if let Some(level) = claims[skill].at.or(at).or(lowest) {
                expectations.claimed_at.insert(*skill, level);
                let above = || levels_above(catalog, level);
                expectations.above.entry(level).or_insert_with(above);
            }
        }
        expectations
    }

    /// Whether the file cannot decide that a claim at just the proficiency that a level asks for meets
    /// what it expects: the claim was made at a level below, which expects something else.
    pub(super) fn are_undecided(&self, level: usize, asked: &ResolvedRequirement) -> bool {
        let Some(askers) = self.askers.get(&asked.skill) else {
            return false;
        };
        let Some(claimed_at) = self.claimed_at.get(&asked.skill) else {
            return false;
        };
        let same_rank = || askers.iter().filter(|one| one.rank == asked.rank);
        let differ = same_rank().any(|one| one.note != asked.note());
        let is_same = same_rank().any(|one| one.level == *claimed_at && one.note == asked.note());
        differ && !is_same && self.above[claimed_at].contains(&level)
    }
}

fn levels_above(catalog: &Catalog, level: usize) -> HashSet<usize> {
    let mut above = HashSet::new();
    let mut open = vec![level];
    while let Some(level) = open.pop() {
        for next in catalog.graph.next(level) {
            if above.insert(*next) {
                open.push(*next);
            }
        }
    }
    above
}
