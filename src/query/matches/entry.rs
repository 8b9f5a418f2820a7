//! What fits, and how well.

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use crate::catalog::{Catalog, Kind, Number, SkillId, Thing, Years};

use super::super::person::{Person, status::SkillStatus};

/// A level or a track, and how much of what it asks for a person has.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatchEntry<'a> {
    /// The name of the built-in ladder it is of; null where only one ladder was asked.
    pub ladder: Option<&'static str>,
    /// `level` or `track`.
    pub kind: &'static str,
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The family of the level; null without one, and for a track.
    pub family: Option<&'a str>,
    /// How many skills it requires; the counts that follow are of these.
    pub required: usize,
    /// How many are there as well as is asked for.
    pub met: usize,
    /// How many are there, but not well enough.
    pub too_low: usize,
    /// How many are not there.
    pub missing: usize,
    /// How many are not there and not meant to be acquired.
    pub waived: usize,
    /// How many the file cannot decide: they are claimed at a level that expects something else of them.
    pub undecided: usize,
    /// How many more skills it asks for that are not required.
    pub optional: usize,
    /// How many of these are there as well as is asked for.
    pub optional_met: usize,
    /// The ids of the required skills that are missing or too low.
    pub gaps: Vec<&'a str>,
    /// The years of experience that the level is meant for.
    pub years: Years,
    /// How many years are missing to these; null if the level has none or yours are not given.
    pub years_missing: Option<Number>,
}

impl<'a> MatchEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, person: &Person<'a>, thing: Thing) -> Self {
        let level = (thing.kind() == Kind::Level).then(|| thing.index());
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for asked in catalog.requirements(thing) {
            let list = if asked.required() {
                &mut required
            } else {
                &mut optional
            };
            list.push((asked.skill, person.status(level, &asked)));
        }
        let with = |skills: &[(SkillId, SkillStatus)], status| {
            skills.iter().filter(|(_, one)| *one == status).count()
        };
        let gaps = required.iter().filter(|(_, status)| status.is_gap());
        let level = level.map(|index| &catalog.ladder.levels[index]);
        let years = level.map(|level| level.years).unwrap_or_default();
        Self {
            ladder: None,
            kind: thing.kind().name(),
            id: catalog.id(thing),
            title: catalog.title(thing),
            family: level.and_then(|level| level.family.as_deref()),
            met: with(&required, SkillStatus::Met),
            too_low: with(&required, SkillStatus::TooLow),
            missing: with(&required, SkillStatus::Missing),
            waived: with(&required, SkillStatus::Waived),
            undecided: with(&required, SkillStatus::Undecided),
            optional_met: with(&optional, SkillStatus::Met),
            gaps: gaps.map(|(id, _)| &*catalog.skills.get(*id).id).collect(),
            required: required.len(),
            optional: optional.len(),
            years_missing: level.and_then(|level| person.years_missing(level)),
            years,
        }
    }

    /// By the share of the required skills that are met, then the fewer are missing, then the fewer are
    /// too low. What requires nothing comes last.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let requires_nothing = |one: &Self| one.required == 0;
        let share = |one: &Self, of: &Self| Reverse(one.met * of.required);
        (requires_nothing(self).cmp(&requires_nothing(other)))
            .then(share(self, other).cmp(&share(other, self)))
            .then(self.missing.cmp(&other.missing))
            .then(self.too_low.cmp(&other.too_low))
    }
}
