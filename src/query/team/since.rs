//! What has changed since an earlier roster: people are known again by their names.

use std::rc::Rc;

use foldhash::{HashMap, HashMapExt};
use serde::Serialize;

use crate::catalog::{Catalog, SkillId, names::search_key};

use super::{
    coverage::{Coverage, PersonRef},
    matrix::Seen,
};

/// What has changed in a team.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Since<'a> {
    /// Those of whom anything has changed who are in both.
    pub people: Vec<PersonSince<'a>>,
    /// Who is new.
    pub joined: Vec<PersonRef>,
    /// Who is no longer there, with their rows in the earlier roster.
    pub left: Vec<PersonRef>,
    /// The skills that fewer people have than before.
    pub coverage: Vec<CoverageSince<'a>>,
}

/// What has changed of a person.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonSince<'a> {
    /// What they are called.
    pub name: Option<String>,
    /// Their row now.
    pub row: Option<usize>,
    /// The skills that are new or better.
    pub gained: Vec<SkillChange<'a>>,
    /// The skills that are gone or less.
    pub lost: Vec<SkillChange<'a>>,
    /// The ids of the levels that they were not ready for and are now.
    pub became_ready: Vec<&'a str>,
    /// The ids of the levels where they stood.
    pub was_at: Rc<[&'a str]>,
    /// The ids of the levels where they stand.
    pub at: Rc<[&'a str]>,
}

/// A skill of a person that has changed.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillChange<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// How well it was had; null if not at all or without a scale.
    pub from: Option<&'a str>,
    /// How well it is had.
    pub to: Option<&'a str>,
}

/// A skill that fewer people have.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageSince<'a> {
    /// The skill's id.
    pub id: &'a str,
    /// The skill's name.
    pub name: &'a str,
    /// How many had it.
    pub before: usize,
    /// How many have it.
    pub after: usize,
}

/// A person by name, and which of those who are called so.
type Key = (String, usize);

impl<'a> Since<'a> {
    pub(super) fn new(
        catalog: &'a Catalog<'a>,
        then: (&[Seen<'a>], &Coverage),
        now: (&[Seen<'a>], &Coverage),
    ) -> Self {
        let mut before: HashMap<Key, &Seen> = by_name(then.0).collect();
        let (mut people, mut joined) = (Vec::new(), Vec::new());
        for (key, one) in by_name(now.0) {
            match before.remove(&key) {
                Some(before) => people.extend(PersonSince::new(catalog, before, one)),
                None => joined.push(one.who.clone()),
            }
        }
        let left = by_name(then.0).filter(|(key, _)| before.contains_key(key));
        let fallen = catalog.skills.iter().filter_map(|(id, skill)| {
            let (before, after) = (then.1.have(id), now.1.have(id));
            (after < before).then(|| CoverageSince {
                id: &skill.id,
                name: skill.name,
                before,
                after,
            })
        });
        Self {
            people,
            joined,
            left: left.map(|(_, one)| one.who.clone()).collect(),
            coverage: fallen.collect(),
        }
    }
}

/// People by their names; one without a name is known by nothing but the row.
fn by_name<'s, 'a>(people: &'s [Seen<'a>]) -> impl Iterator<Item = (Key, &'s Seen<'a>)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    people.iter().map(move |one| {
        let name = search_key(&one.who.title());
        let number = seen.entry(name.clone()).or_default();
        *number += 1;
        ((name, *number), one)
    })
}

impl<'a> PersonSince<'a> {
    /// None if nothing has changed.
    fn new(catalog: &'a Catalog<'a>, then: &Seen<'a>, now: &Seen<'a>) -> Option<Self> {
        let change = |skill: SkillId| SkillChange {
            id: &catalog.skills.get(skill).id,
            from: then.rank(skill).and_then(|rank| catalog.scale.name(rank)),
            to: now.rank(skill).and_then(|rank| catalog.scale.name(rank)),
        };
        // None is less than the lowest.
        let more = |one: &'_ Seen<'a>, other: &'_ Seen<'a>| -> Vec<SkillChange<'a>> {
            let skills = one.ranks.iter();
            let more = skills.filter(|(skill, rank)| Some(*rank) > other.rank(*skill));
            more.map(|(skill, _)| change(*skill)).collect()
        };
        let new = now.ready.iter().filter(|level| !then.ready.contains(level));
        let since = Self {
            name: now.who.name.clone(),
            row: now.who.row,
            gained: more(now, then),
            lost: more(then, now),
            became_ready: new.copied().collect(),
            was_at: Rc::clone(&then.at),
            at: Rc::clone(&now.at),
        };
        let is_same = since.gained.is_empty()
            && since.lost.is_empty()
            && since.became_ready.is_empty()
            && since.was_at == since.at;
        (!is_same).then_some(since)
    }
}
