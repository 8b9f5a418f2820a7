//! The ladder file as types: what `data/career.json` and a `--data` file may hold.
//!
//! The doc comments here are the descriptions in `data/ladder.schema.json`. Reading is in one pass
//! and borrows from the text.

use std::{collections::HashSet, fmt};

use serde::{Deserialize, Serialize};

use super::{
    certification::Certification,
    money::{Currency, Period},
    number::Number,
    requirement::Requirement,
    text::{List, Remark, Text},
};

/// A career ladder: its rungs, the tracks one may specialize in, and how to advance.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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

impl Ladder<'_> {
    /// The ids of the levels that may follow the one at an index: those it names, each once, or the
    /// next in the list.
    #[must_use]
    pub fn next(&self, index: usize) -> Vec<&str> {
        let Some(named) = &self.levels[index].next else {
            let next = self.levels.get(index + 1);
            return next.map(|level| &*level.id).into_iter().collect();
        };
        let mut seen = HashSet::new();
        let ids = named.iter().map(|id| &**id);
        ids.filter(|id| seen.insert(*id)).collect()
    }
}

/// How many things of each kind a file should hold.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Skill<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub name: Text<'a>,
    /// Other names for the same skill. An alias belongs to one skill only.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// The family the skill belongs to.
    pub group: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// A rung of the ladder.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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
    pub fn contains(&self, years: Number) -> bool {
        (self.min.is_some() || self.max.is_some())
            && self.min.is_none_or(|min| min <= years)
            && self.max.is_none_or(|max| years <= max)
    }
}

/// A salary range. At least one end is known.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields, transform = with_an_end))]
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

impl Salary<'_> {
    /// The highest amount that is known.
    #[must_use]
    pub fn top(&self) -> Option<Number> {
        self.max.or(self.min)
    }

    /// Whether it may pay as much as an amount: one without a high end may pay any.
    #[must_use]
    pub fn reaches(&self, amount: Number) -> bool {
        self.max.is_none_or(|max| max >= amount)
    }
}

#[cfg(test)]
fn with_an_end(schema: &mut schemars::Schema) {
    let either = serde_json::json!([{ "required": ["min"] }, { "required": ["max"] }]);
    schema.insert("anyOf".into(), either);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(min: Option<f64>, max: Option<f64>) -> Years {
        Years {
            min: min.and_then(Number::new),
            max: max.and_then(Number::new),
        }
    }

    #[test]
    fn a_band_holds_its_ends() {
        let band = years(Some(1.0), Some(3.0));
        for (number, holds) in [(0.9, false), (1.0, true), (3.0, true), (3.1, false)] {
            assert_eq!(band.contains(Number::new(number).expect("in range")), holds);
        }
        assert!(!years(None, None).contains(Number::ONE));
    }

    #[test]
    fn a_band_in_words() {
        let words = [
            (years(Some(1.0), Some(3.0)), "1–3"),
            (years(Some(7.0), None), "7+"),
            (years(None, Some(2.0)), "up to 2"),
            (years(Some(3.0), Some(3.0)), "3"),
            (years(None, None), ""),
        ];
        for (band, expected) in words {
            assert_eq!(band.to_string(), expected);
        }
    }
}
