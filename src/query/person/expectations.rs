//! Which claims a ladder cannot judge: those of a skill of which several levels expect different
//! things at one proficiency.

use std::{cell::OnceCell, collections::BTreeMap, rc::Rc};

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::catalog::{Catalog, ResolvedRequirement, SkillId};

use super::{
    claims::{Claims, find},
    memo::Memo,
};

/// What is expected of a skill: at which proficiency, in which words.
type Expected<'a> = (usize, Option<&'a str>);

/// The skills of which the levels of a ladder expect different things at one proficiency.
pub(super) struct Disputes<'a> {
    by_skill: BTreeMap<SkillId, Rc<Dispute<'a>>>,
    /// For levels where claims are made which are above them.
    above: Memo<usize, Rc<[bool]>>,
}

/// A skill of which levels expect different things.
struct Dispute<'a> {
    /// The proficiencies at which expectations differ.
    ranks: HashSet<usize>,
    /// The levels that ask for it, in the ladder's order, and what they expect.
    askers: Vec<(usize, Expected<'a>)>,
    /// The lowest of these levels.
    lowest: OnceCell<Vec<usize>>,
}

impl Dispute<'_> {
    fn lowest(&self, catalog: &Catalog) -> &[usize] {
        self.lowest.get_or_init(|| {
            let levels: Vec<usize> = self.askers.iter().map(|(level, _)| *level).collect();
            catalog.graph.lowest(&levels)
        })
    }
}

impl<'a> Disputes<'a> {
    pub(super) fn new(catalog: &Catalog<'a>) -> Self {
        let mut askers: BTreeMap<SkillId, Vec<(usize, Expected)>> = BTreeMap::new();
        for level in 0..catalog.ladder.levels.len() {
            for one in catalog.level_requirements(level) {
                let expected = (one.rank, one.note());
                askers.entry(one.skill).or_default().push((level, expected));
            }
        }
        let disputes = askers.into_iter().filter_map(|(skill, askers)| {
            let dispute = Dispute {
                ranks: ranks_in_dispute(&askers),
                askers,
                lowest: OnceCell::new(),
            };
            (!dispute.ranks.is_empty()).then(|| (skill, Rc::new(dispute)))
        });
        Self {
            by_skill: disputes.collect(),
            above: Memo::default(),
        }
    }

    /// For each level whether it is above one.
    fn above(&self, catalog: &Catalog, level: usize) -> Rc<[bool]> {
        self.above.get(&level).unwrap_or_else(|| {
            let above = catalog.graph.with_any_below(&[level]);
            self.above.keep(level, above.into())
        })
    }
}

/// A skill in dispute that a person claims.
struct Disputed<'a> {
    dispute: Rc<Dispute<'a>>,
    /// Where the claim is taken as made.
    places: Vec<Place<'a>>,
}

/// A level where a claim is taken as made, or all of them where these are too many.
struct Place<'a> {
    /// What is expected there.
    expected: HashSet<Expected<'a>>,
    /// Which levels are above; none if that was not found out.
    above: Option<Rc<[bool]>>,
}

/// What the levels expect of the skills that a person claims.
#[derive(Default)]
pub(super) struct Expectations<'a> {
    /// In the ladder's order.
    disputed: Vec<(SkillId, Disputed<'a>)>,
}

/// For how many places where claims are made it is found out what is above. Each takes a look at all
/// levels; beyond, a claim in dispute is taken for undecided.
const MOST_PLACES: usize = 100;

impl<'a> Expectations<'a> {
    /// What the levels expect of the claimed skills. A claim is taken as made at the level that it
    /// names, else at `at`, the level that the person holds, else at the lowest that ask for the skill.
    pub(super) fn new(
        catalog: &Catalog<'a>,
        disputes: &Disputes<'a>,
        claims: &Claims,
        at: Option<usize>,
    ) -> Self {
        let mut expectations = Self::default();
        if disputes.by_skill.is_empty() {
            return expectations;
        }
        let mut found: HashSet<usize> = HashSet::new();
        for (skill, claim) in claims.iter() {
            let Some(dispute) = disputes.by_skill.get(&skill) else {
                continue;
            };
            let made_at = match claim.at.or(at) {
                Some(level) => &[level],
                None => dispute.lowest(catalog),
            };
            let new = made_at.iter().filter(|level| !found.contains(level));
            let places = if found.len() + new.count() <= MOST_PLACES {
                found.extend(made_at);
                let place = |level: &usize| Place {
                    expected: expected_at(&[*level], &dispute.askers),
                    above: Some(disputes.above(catalog, *level)),
                };
                made_at.iter().map(place).collect()
            } else {
                vec![Place {
                    expected: expected_at(made_at, &dispute.askers),
                    above: None,
                }]
            };
            let dispute = Rc::clone(dispute);
            let disputed = Disputed { dispute, places };
            expectations.disputed.push((skill, disputed));
        }
        expectations
    }

    /// Whether the file cannot decide that a claim at just the proficiency that a level asks for meets
    /// what it expects: the claim is taken as made at a level below, of which something else is
    /// expected.
    pub(super) fn are_undecided(&self, level: usize, asked: &ResolvedRequirement<'a>) -> bool {
        let Some(Disputed { dispute, places }) = find(&self.disputed, asked.skill) else {
            return false;
        };
        let leaves_open = |place: &Place| {
            !place.expected.contains(&(asked.rank, asked.note()))
                && place.above.as_ref().is_none_or(|above| above[level])
        };
        dispute.ranks.contains(&asked.rank) && places.iter().any(leaves_open)
    }
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
