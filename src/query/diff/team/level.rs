//! What differs in a level that follows: whether a person is ready for it, and skill by skill why.

use foldhash::{HashMap, HashSet};
use serde::Serialize;

use crate::catalog::{Catalog, Number};

use super::super::super::{person::status::SkillStatus, team::NextLevel};

/// What differs in a level that may be next, for one person.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LevelDiff {
    /// The stable name for scripts.
    pub id: String,
    /// What people call it, in the new version if it is there.
    pub title: String,
    /// Whether they were ready for it; null if it was not next.
    pub was_ready: Option<bool>,
    /// Whether they are ready for it; null if it is not next.
    pub ready: Option<bool>,
    /// How many years were missing to its band; null if it had none, the years are not given or it was not
    /// next.
    pub was_years_missing: Option<Number>,
    /// How many years are missing.
    pub years_missing: Option<Number>,
    /// The required skills that are met otherwise than before, in the order of the new ladder, then those
    /// that are not asked for any more.
    pub skills: Vec<SkillDiff>,
}

/// A required skill that is met otherwise than before.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillDiff {
    /// The skill's id.
    pub id: String,
    /// The skill's name, in the new version if it is there.
    pub name: String,
    /// How it was met; null if it was not asked for.
    pub was: Option<SkillStanding>,
    /// How it is met; null if it is not asked for any more.
    pub now: Option<SkillStanding>,
}

/// How a required skill is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkillStanding {
    /// Whether it is.
    pub status: SkillStatus,
    /// How well it is there, if that is too low.
    pub have: Option<String>,
    /// How well it is asked for, if it is missing or too low.
    pub want: Option<String>,
}

/// A level that follows under one of the ladders.
type Next<'n> = (&'n Catalog<'n>, &'n NextLevel<'n>);

/// Some levels of one of the ladders.
type Side<'s> = (&'s Catalog<'s>, &'s [NextLevel<'s>]);

/// What differs in the levels that follow, those of the new ladder first.
pub(super) fn compare((old, was): Side, (new, is): Side) -> Vec<LevelDiff> {
    let levels = is.iter().map(|next| {
        let before = was.iter().find(|one| one.id == next.id);
        LevelDiff::new(before.map(|before| (old, before)), Some((new, next)))
    });
    let gone = was
        .iter()
        .filter(|one| is.iter().all(|next| next.id != one.id));
    let gone = gone.map(|one| LevelDiff::new(Some((old, one)), None));
    levels.chain(gone).flatten().collect()
}

/// What differs in the levels that are in both lists.
pub(super) fn compare_common(was: Side, is: Side) -> Vec<LevelDiff> {
    let mut levels = compare(was, is);
    levels.retain(|level| level.was_ready.is_some() && level.ready.is_some());
    levels
}

impl LevelDiff {
    /// None if nothing differs.
    fn new(was: Option<Next>, is: Option<Next>) -> Option<Self> {
        let (_, either) = is.or(was)?;
        let ready = |level: Option<Next>| level.map(|(_, level)| level.ready);
        let years = |level: Option<Next>| level.and_then(|(_, level)| level.years_missing);
        let level = Self {
            id: either.id.to_owned(),
            title: either.title.to_owned(),
            was_ready: ready(was),
            ready: ready(is),
            was_years_missing: years(was),
            years_missing: years(is),
            skills: skills(was, is),
        };
        let differs = level.was_ready != level.ready
            || level.was_years_missing != level.years_missing
            || !level.skills.is_empty();
        differs.then_some(level)
    }
}

/// The skills that are met otherwise.
fn skills(was: Option<Next>, is: Option<Next>) -> Vec<SkillDiff> {
    let (before, after) = (standings(was), standings(is));
    let known: HashMap<&str, &SkillStanding> = before
        .iter()
        .map(|(id, standing)| (*id, standing))
        .collect();
    let asked: HashSet<&str> = after.iter().map(|(id, _)| *id).collect();
    let name = |id: &str| {
        let of = |(catalog, _): Next| {
            let skill = catalog.skills.get(catalog.skills.find(id)?);
            // The other ladder may have a skill that is only spelled like it.
            (skill.id == id).then(|| skill.name.to_owned())
        };
        is.and_then(of)
            .or(was.and_then(of))
            .unwrap_or_else(|| id.to_owned())
    };
    let diff = |id: &str, was: Option<&SkillStanding>, now: Option<&SkillStanding>| SkillDiff {
        id: id.to_owned(),
        name: name(id),
        was: was.cloned(),
        now: now.cloned(),
    };
    let changed = after.iter().filter_map(|(id, now)| {
        let was = known.get(id).copied();
        (was != Some(now)).then(|| diff(id, was, Some(now)))
    });
    let dropped = before.iter().filter(|(id, _)| !asked.contains(id));
    let dropped = dropped.map(|(id, was)| diff(id, Some(was), None));
    changed.chain(dropped).collect()
}

/// How each required skill of a level is met, in the ladder's order.
fn standings<'n>(level: Option<Next<'n>>) -> Vec<(&'n str, SkillStanding)> {
    let Some((catalog, level)) = level else {
        return Vec::new();
    };
    let with = |status: SkillStatus, have: Option<&str>, want: Option<&str>| SkillStanding {
        status,
        have: have.map(str::to_owned),
        want: want.map(str::to_owned),
    };
    let alone = |ids: &[&'n str], status| -> Vec<(&'n str, SkillStanding)> {
        ids.iter()
            .map(|id| (*id, with(status, None, None)))
            .collect()
    };
    let mut all = alone(&level.gap.met, SkillStatus::Met);
    all.extend(alone(&level.gap.waived, SkillStatus::Waived));
    all.extend(alone(&level.gap.undecided, SkillStatus::Undecided));
    let too_low = level.gap.too_low.iter();
    all.extend(too_low.map(|one| (one.id, with(SkillStatus::TooLow, one.have, one.want))));
    let missing = level.gap.missing.iter();
    all.extend(missing.map(|one| (one.id, with(SkillStatus::Missing, None, one.want))));
    all.sort_unstable_by_key(|(id, _)| catalog.skills.find(id));
    all
}
