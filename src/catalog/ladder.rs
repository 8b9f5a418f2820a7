//! The ladder file as types: what `data/career.json` and a `--data` file may hold.
//!
//! The doc comments here are the descriptions in `data/ladder.schema.json`. Reading is in one pass,
//! borrows from the text, and skips the sections that nobody asked for.

use std::fmt;

use foldhash::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    aliases::Aliases,
    certification::Certification,
    list::List,
    names::alike,
    requirement::Requirement,
    text::{Currency, Number, Period, Remark, Text},
};

/// A career ladder: its rungs, the tracks one may specialize in, and how to advance.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Ladder<'a> {
    /// The schema that an editor completes and checks this file with.
    #[cfg_attr(test, schemars(rename = "$schema", default))]
    pub schema: Option<Text<'a>>,
    /// The version of this format. There is one: 1.
    #[cfg_attr(test, schemars(default))]
    pub schema_version: Option<Number>,
    /// What the ladder is called.
    #[cfg_attr(test, schemars(default))]
    pub title: Option<Text<'a>>,
    /// What the role is, in a sentence or two.
    #[cfg_attr(test, schemars(default))]
    pub summary: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[cfg_attr(test, schemars(default))]
    pub note: Remark,
    /// How many things the file should hold: a guard against a piece that got lost.
    #[cfg_attr(test, schemars(default))]
    pub counts: Counts,
    /// Where facts come from. A fact names its source by id.
    #[cfg_attr(test, schemars(default))]
    pub sources: Vec<Source<'a>>,
    /// The names of the proficiencies, lowest first. Left out: a skill is had or not.
    #[cfg_attr(test, schemars(default))]
    pub scale: List<Text<'a>>,
    /// The skills there are. Left out: the names that levels and tracks use.
    #[cfg_attr(test, schemars(default))]
    pub skills: Vec<Skill<'a>>,
    /// The rungs, lowest first. Their order is the order of the ladder.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub levels: Vec<Level<'a>>,
    /// The specializations.
    #[cfg_attr(test, schemars(default))]
    pub tracks: Vec<Track<'a>>,
    /// The ways to advance.
    #[cfg_attr(test, schemars(default))]
    pub strategies: Vec<Strategy<'a>>,
    /// The certificates that matter on this ladder.
    #[cfg_attr(test, schemars(default))]
    pub certifications: Vec<Certification<'a>>,
}

impl<'a> Ladder<'a> {
    /// The ids of the levels that may follow the one at `at`: those it names, or the next in the
    /// list.
    #[must_use]
    pub fn next(&self, at: usize) -> Vec<&str> {
        match &self.levels[at].next {
            Some(ids) => ids.iter().map(|id| &**id).collect(),
            None => self
                .levels
                .get(at + 1)
                .map(|level| &*level.id)
                .into_iter()
                .collect(),
        }
    }

    /// The ids of the sources that the levels, tracks and strategies name, pay included, each once.
    pub(super) fn source_ids(&self) -> Vec<String> {
        let levels = self.levels.iter().map(|one| (&one.source, &*one.salary));
        let tracks = self.tracks.iter().map(|one| (&one.source, &*one.salary));
        let strategies = self.strategies.iter().map(|one| (&one.source, &[][..]));
        let all = levels.chain(tracks).chain(strategies);
        let ids = all.flat_map(|(source, salary)| {
            let paid = salary.iter().map(|salary| &salary.source);
            paid.chain([source]).flatten()
        });
        let mut once: Vec<String> = Vec::new();
        for id in ids {
            if !once.iter().any(|known| **known == **id) {
                once.push(id.to_string());
            }
        }
        once
    }

    /// Whether some level leads elsewhere than to the next in the list.
    #[must_use]
    pub fn branches(&self) -> bool {
        let mut levels = self.levels.iter().enumerate();
        levels.any(|(at, level)| {
            let following = self.levels.get(at + 1).map(|level| &level.id);
            let only = |next: &[Text]| next.iter().eq(following);
            level.next.as_ref().is_some_and(|next| !only(next))
        })
    }

    /// For each level the places of those that may follow it.
    #[must_use]
    pub fn followers(&self) -> Vec<Vec<usize>> {
        let ids = self.levels.iter().enumerate();
        // Of an id that is given twice the first is meant.
        let places: HashMap<&str, usize> = ids.rev().map(|(at, level)| (&*level.id, at)).collect();
        let next = (0..self.levels.len()).map(|at| self.next(at));
        next.map(|ids| {
            ids.iter()
                .filter_map(|id| places.get(id).copied())
                .collect()
        })
        .collect()
    }

    /// The place of a proficiency on the scale, from 0, however it is spelled.
    #[must_use]
    pub fn rank(&self, proficiency: &str) -> Option<usize> {
        let mut exactly = self.scale.iter();
        exactly.position(|name| **name == *proficiency).or_else(|| {
            let mut folded = self.scale.iter();
            folded.position(|name| alike(name, proficiency))
        })
    }

    /// The place on the scale of what is asked for: the lowest where it is not said how well.
    #[must_use]
    pub fn rank_asked(&self, requirement: &Requirement) -> usize {
        let proficiency = requirement.proficiency();
        proficiency.and_then(|name| self.rank(name)).unwrap_or(0)
    }
}

/// How many things of each kind a file should hold.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// How many skills the registry should hold.
    pub skills: Option<Number>,
    /// How many levels.
    pub levels: Option<Number>,
    /// How many tracks.
    pub tracks: Option<Number>,
    /// How many strategies.
    pub strategies: Option<Number>,
    /// How many certificates.
    pub certifications: Option<Number>,
}

/// Where facts come from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source<'a> {
    /// The name that facts refer to it by.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
    /// Who published it.
    pub publisher: Option<Text<'a>>,
    /// Where it can be read.
    pub url: Option<Text<'a>>,
    /// The date or period it speaks of.
    pub as_of: Option<Text<'a>>,
    /// The terms on which it may be used.
    pub license: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
    pub note: Remark,
}

/// A skill by its one name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skill<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub name: Text<'a>,
    /// Other names for the same skill. An alias belongs to one skill only.
    #[serde(default)]
    pub aliases: Aliases<'a>,
    /// The family the skill belongs to.
    pub group: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A rung of the ladder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Level<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The title people carry.
    pub title: Text<'a>,
    /// Other titles for the same rung.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// The years of experience it is meant for.
    #[serde(default)]
    pub years: Years,
    /// What the rung is, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// What one answers for.
    #[serde(default)]
    pub responsibilities: List<Text<'a>>,
    /// The skills it asks for.
    #[serde(default)]
    pub skills: List<Requirement<'a>>,
    /// What it pays.
    #[serde(default)]
    pub salary: List<Salary<'a>>,
    /// The ids of the rungs that may follow. Left out: the next in the list; empty: none.
    pub next: Option<List<Text<'a>>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A specialization.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Track<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub title: Text<'a>,
    /// Other names for the same track.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// What it concentrates on, in a line.
    pub focus: Option<Text<'a>>,
    /// What one does in it, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// The skills it asks for.
    #[serde(default)]
    pub skills: List<Requirement<'a>>,
    /// What it pays.
    #[serde(default)]
    pub salary: List<Salary<'a>>,
    /// The id of the level that one must have reached.
    pub from: Option<Text<'a>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A way to advance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Strategy<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The heading it stands under.
    pub theme: Option<Text<'a>>,
    /// The name people read.
    pub title: Text<'a>,
    /// Other names for the same strategy.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// Why it helps.
    pub advice: Option<Text<'a>>,
    /// What to do, step by step.
    #[serde(default)]
    pub steps: List<Text<'a>>,
    /// The skills it develops.
    #[serde(default)]
    pub develops: List<Text<'a>>,
    /// The ids of the certificates it leads to.
    #[serde(default)]
    pub certifications: List<Text<'a>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A band of years of experience. Either end may be open.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Years {
    /// From how many years, themselves included.
    pub min: Option<Number>,
    /// To how many years, themselves included.
    pub max: Option<Number>,
}

/// `1–3`, `7+`, `up to 2`, `3`; nothing for a band without ends.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => min.fmt(f),
            (Some(min), Some(max)) => write!(f, "{min}–{max}"),
            (Some(min), None) => write!(f, "{min}+"),
            (None, Some(max)) => write!(f, "up to {max}"),
            (None, None) => Ok(()),
        }
    }
}

impl Years {
    /// Whether `years` lies in the band, its ends included. A band without ends holds nothing: it
    /// says nothing.
    #[must_use]
    pub fn hold(&self, years: Number) -> bool {
        (self.min.is_some() || self.max.is_some())
            && self.min.is_none_or(|min| min <= years)
            && self.max.is_none_or(|max| years <= max)
    }
}

/// A salary range. At least one end is known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Salary<'a> {
    /// The ISO 4217 code of the currency.
    pub currency: Currency,
    /// The low end, in the currency, for the period.
    pub min: Option<Number>,
    /// The high end, in the currency, for the period.
    pub max: Option<Number>,
    /// The time it is paid for.
    pub period: Period,
    /// Where it is paid.
    #[serde(borrow)]
    pub region: Option<Text<'a>>,
    /// The id of the source of this range.
    pub source: Option<Text<'a>>,
    /// The date or period it speaks of.
    pub as_of: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
    pub note: Remark,
}
