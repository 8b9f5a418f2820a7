//! Skill by skill how many of a team have it, who alone, and where that is less than their own levels
//! ask for. What is counted grows with the ladder, not with the team.

use std::cmp::Reverse;

use serde::Serialize;

use crate::catalog::SkillId;

use super::super::person::{Criteria, Person, status::SkillStatus};

/// Somebody of a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonRef {
    /// What they are called; null if that is not said.
    pub name: Option<String>,
    /// The line of the file, or the place in a list; null for a file of their own.
    pub row: Option<usize>,
}

impl PersonRef {
    /// `Ann`, or of one without a name `row 3`.
    pub(super) fn title(&self) -> String {
        match (&self.name, self.row) {
            (Some(name), _) => name.clone(),
            (None, Some(row)) => format!("row {row}"),
            (None, None) => String::from("somebody without a name"),
        }
    }
}

/// How a team has a skill.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillCoverage<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// The skill's name.
    pub name: &'a str,
    /// How many have it, at whatever proficiency.
    pub have: usize,
    /// How many have it at each proficiency of the scale, lowest first; none without a scale.
    pub at: Vec<HaveAt<'a>>,
    /// How many stand at a level that requires it.
    pub asked: usize,
    /// The highest proficiency at which one of these levels requires it, the lowest of the scale where they
    /// do not say how well; null where none requires it, and without a scale.
    pub want: Option<&'a str>,
    /// How many of them do not have it as well as their own level requires.
    pub short: usize,
    /// For how many it is missing or too low for a level that they may reach next.
    pub next_short: usize,
    /// Who alone has it at `want` or better, where that is null at all; null if nobody or several do.
    pub alone: Option<PersonRef>,
    /// Who has it one step below `want`: ten at most.
    pub one_below: Vec<PersonRef>,
    /// How many people are needed with it; null unless `--need` says so.
    pub need: Option<SkillNeed<'a>>,
}

/// How many have a skill at a proficiency.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HaveAt<'a> {
    /// A name from the scale.
    pub proficiency: &'a str,
    /// How many.
    pub people: usize,
}

/// How many people are needed with a skill.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillNeed<'a> {
    /// How well they need it; null if that does not matter.
    pub proficiency: Option<&'a str>,
    /// How many are needed.
    pub people: usize,
    /// How many have it so.
    pub have: usize,
    /// How many more are needed.
    pub short: usize,
}

/// How many people of each place on the scale are remembered by their names.
const MOST_NAMED: usize = 10;

/// How a team has each skill, counted one person at a time.
#[derive(Clone)]
pub(super) struct Coverage(Vec<Counts>);

/// How a team has a skill.
#[derive(Clone, Default)]
struct Counts {
    /// For each place on the scale who has it so.
    ranks: Vec<Holders>,
    asked: usize,
    want: Option<usize>,
    short: usize,
    next_short: usize,
}

#[derive(Clone, Default)]
struct Holders {
    count: usize,
    first: Vec<PersonRef>,
}

/// A need for people with a skill: at which place of the scale at least, and how many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    pub(super) skill: SkillId,
    pub(super) rank: Option<usize>,
    pub(super) people: usize,
}

impl Coverage {
    pub(super) fn new(criteria: &Criteria) -> Self {
        let ranks = criteria.catalog.scale.names().len().max(1);
        let counts = Counts {
            ranks: vec![Holders::default(); ranks],
            ..Counts::default()
        };
        Self(vec![counts; criteria.catalog.skills.count()])
    }

    /// Counts a person who stands at some levels, and for whom some skills are missing to the next.
    pub(super) fn add<'a>(
        &mut self,
        criteria: &Criteria<'a>,
        person: &Person<'a>,
        at: &[usize],
        gaps: impl Iterator<Item = SkillId>,
        who: impl Fn() -> PersonRef,
    ) {
        for (skill, claim) in person.skills.iter() {
            let holders = &mut self.0[skill.index()].ranks[claim.rank.unwrap_or(0)];
            holders.count += 1;
            if holders.first.len() < MOST_NAMED {
                holders.first.push(who());
            }
        }
        // Who stands at two levels that ask for one skill counts once, and is held to both.
        let mut asked: Vec<(SkillId, bool)> = Vec::new();
        for level in at {
            for one in criteria.required(*level) {
                let counts = &mut self.0[one.skill.index()];
                counts.want = counts.want.max(Some(one.rank));
                asked.push((one.skill, is_short(person.status(Some(*level), one))));
            }
        }
        // Of each skill what is short comes first.
        asked.sort_unstable_by_key(|(skill, is_short)| (*skill, !is_short));
        asked.dedup_by_key(|(skill, _)| *skill);
        for (skill, is_short) in asked {
            self.0[skill.index()].asked += 1;
            self.0[skill.index()].short += usize::from(is_short);
        }
        let mut gaps: Vec<SkillId> = gaps.collect();
        gaps.sort_unstable();
        gaps.dedup();
        for skill in gaps {
            self.0[skill.index()].next_short += 1;
        }
    }

    /// Counts those whom another coverage has counted.
    pub(super) fn merge(&mut self, other: &Self) {
        for (counts, other) in self.0.iter_mut().zip(&other.0) {
            for (holders, other) in counts.ranks.iter_mut().zip(&other.ranks) {
                holders.count += other.count;
                for one in &other.first {
                    let place = holders.first.partition_point(|known| known.row <= one.row);
                    holders.first.insert(place, one.clone());
                }
                holders.first.truncate(MOST_NAMED);
            }
            counts.asked += other.asked;
            counts.want = counts.want.max(other.want);
            counts.short += other.short;
            counts.next_short += other.next_short;
        }
    }

    /// How many have a skill.
    pub(super) fn have(&self, skill: SkillId) -> usize {
        self.0[skill.index()].have(0)
    }

    /// The skills that somebody has or that somebody's level asks for, in the ladder's order, and those
    /// that are needed.
    pub(super) fn entries<'a>(
        &self,
        criteria: &Criteria<'a>,
        needs: &[Need],
    ) -> Vec<SkillCoverage<'a>> {
        self.entries_of(self, criteria, needs)
    }

    /// The same for the skills of another coverage.
    pub(super) fn entries_of<'a>(
        &self,
        other: &Self,
        criteria: &Criteria<'a>,
        needs: &[Need],
    ) -> Vec<SkillCoverage<'a>> {
        let all = criteria.catalog.skills.iter().zip(&self.0).zip(&other.0);
        let entries = all.filter_map(|(((skill, _), counts), other)| {
            let need = needs.iter().find(|need| need.skill == skill);
            (other.is_counted() || need.is_some()).then(|| counts.entry(criteria, skill, need))
        });
        entries.collect()
    }
}

impl Counts {
    /// Whether anybody has it or is asked for it.
    fn is_counted(&self) -> bool {
        self.have(0) + self.asked + self.next_short > 0
    }

    /// How many have it at a place of the scale or above.
    fn have(&self, rank: usize) -> usize {
        self.ranks.iter().skip(rank).map(|one| one.count).sum()
    }

    fn entry<'a>(
        &self,
        criteria: &Criteria<'a>,
        skill: SkillId,
        need: Option<&Need>,
    ) -> SkillCoverage<'a> {
        let catalog = criteria.catalog;
        let known = catalog.skills.get(skill);
        let want = self.want.unwrap_or(0);
        let mut enough = self.ranks[want..].iter().flat_map(|one| &one.first);
        let below = want.checked_sub(1).map(|rank| &self.ranks[rank]);
        let names = catalog.scale.names().zip(&self.ranks);
        SkillCoverage {
            id: &known.id,
            name: known.name,
            have: self.have(0),
            at: names
                .map(|(proficiency, holders)| HaveAt {
                    proficiency,
                    people: holders.count,
                })
                .collect(),
            asked: self.asked,
            want: self.want.and_then(|rank| catalog.scale.name(rank)),
            short: self.short,
            next_short: self.next_short,
            alone: (self.have(want) == 1)
                .then(|| enough.next().cloned())
                .flatten(),
            one_below: below.map(|one| one.first.clone()).unwrap_or_default(),
            need: need.map(|need| {
                let have = self.have(need.rank.unwrap_or(0));
                SkillNeed {
                    proficiency: need.rank.and_then(|rank| catalog.scale.name(rank)),
                    people: need.people,
                    have,
                    short: need.people.saturating_sub(have),
                }
            }),
        }
    }
}

/// Whether a skill that one's own level requires is not there; what one does not mean to acquire is not
/// there either.
fn is_short(status: SkillStatus) -> bool {
    status.is_gap() || status == SkillStatus::Waived
}

impl SkillCoverage<'_> {
    /// What to look at first: where most people are short of their own level or of what is needed, then of
    /// the next level, then what fewest have.
    pub(super) fn urgency(&self) -> impl Ord + use<> {
        let needed = self.need.map_or(0, |need| need.short);
        Reverse((self.short.max(needed), self.next_short, Reverse(self.have)))
    }

    /// Whether anybody lacks it, or more people are needed with it.
    pub(super) fn is_gap(&self) -> bool {
        let needed = self.need.map_or(0, |need| need.short);
        self.short + self.next_short + needed > 0
    }

    /// How many have it as well as it is asked for.
    pub(super) fn enough(&self) -> usize {
        let want = self.want.unwrap_or_default();
        let at = self.at.iter().skip_while(|at| at.proficiency != want);
        match self.want {
            Some(_) => at.map(|at| at.people).sum(),
            None => self.have,
        }
    }
}
