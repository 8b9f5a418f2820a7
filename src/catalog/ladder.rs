//! The ladder file as types: what `data/career.json` and a `--data` file may hold.
//!
//! The doc comments here are the descriptions in `data/ladder.schema.json`. Reading is in one pass
//! and borrows from the text.

use serde::{Deserialize, Serialize};

use super::{
    certification::Certification,
    number::Number,
    requirement::Requirement,
    salary::Salary,
    skill::Skill,
    text::{List, Remark, Text},
    years::Years,
};

/// A career ladder: its rungs, the tracks one may specialize in, and how to advance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ladder<'a> {
    /// The schema that an editor completes and checks this file with.
    #[serde(rename = "$schema", borrow)]
    pub schema: Option<Text<'a>>,
    /// The version of this format. There is one: 1.
    pub schema_version: Option<Version>,
    /// What the ladder is called.
    pub title: Option<Text<'a>>,
    /// What the role is, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
    /// How many things the file should hold: a guard against a piece that got lost.
    #[serde(default)]
    pub counts: Counts,
    /// Where facts come from. A fact names its source by id.
    #[serde(default)]
    pub sources: Vec<Source<'a>>,
    /// The names of the proficiencies, lowest first. Left out: a skill is had or not.
    #[serde(default)]
    pub scale: List<Text<'a>>,
    /// The skills there are. Left out: the names that levels and tracks use.
    #[serde(default)]
    pub skills: Vec<Skill<'a>>,
    /// The rungs, lowest first. Their order is the order of the ladder.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub levels: Vec<Level<'a>>,
    /// The specializations.
    #[serde(default)]
    pub tracks: Vec<Track<'a>>,
    /// What people move to from here that this ladder does not hold.
    #[serde(default)]
    pub beyond: Vec<Beyond<'a>>,
    /// The ways to advance.
    #[serde(default)]
    pub strategies: Vec<Strategy<'a>>,
    /// The certificates that matter on this ladder.
    #[serde(default)]
    pub certifications: Vec<Certification<'a>>,
}

/// The version of the ladder format: 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Version;

impl TryFrom<f64> for Version {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, Self::Error> {
        let is_known = number == 1.0;
        is_known.then_some(Self).ok_or("expected version 1")
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Version {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 1, "maximum": 1 })
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
    /// The family it belongs to: a left-out `next` is the next level of the same family. Levels without
    /// one are a family too.
    pub family: Option<Text<'a>>,
    /// The grade that an employer's pay or job system has for it.
    pub grade: Option<Text<'a>>,
    /// A page about it.
    pub url: Option<Text<'a>>,
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
    /// The id of a level whose skills are asked for here too. Where both name a skill, the higher
    /// proficiency counts, and all else that is said here.
    pub extends: Option<Text<'a>>,
    /// What it pays.
    #[serde(default)]
    pub salary: List<Salary<'a>>,
    /// The ids of the rungs that may follow. Left out: the next of the same family; empty: none.
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
    /// A page about it.
    pub url: Option<Text<'a>>,
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

/// A role that people move to and that the ladder does not hold.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Beyond<'a> {
    /// What it is called.
    #[serde(borrow)]
    pub title: Text<'a>,
    /// What it is, in a sentence or two.
    pub summary: Option<Text<'a>>,
    /// The ids of the levels that people come from. Left out: those that nothing follows.
    pub from: Option<List<Text<'a>>>,
    /// The code of the occupation that a labour statistic counts it to.
    pub occupation: Option<Text<'a>>,
    /// The ids of certificates that lead there.
    #[serde(default)]
    pub certifications: List<Text<'a>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
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
    /// The ids of sources worth reading.
    #[serde(default)]
    pub references: List<Text<'a>>,
    /// The id of the source of these facts.
    pub source: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}
