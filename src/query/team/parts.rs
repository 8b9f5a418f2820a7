//! The parts of what is said of a team.

use serde::Serialize;

use crate::catalog::Catalog;

use super::{
    coverage::SkillCoverage,
    matrix::Seen,
    names::Names,
    notes::TeamUnknown,
    person::{ShortPerson, TeamPerson},
    since::Since,
    what_if::WhatIf,
};

/// A part of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum TeamPart {
    /// Who stands where, and what each one is missing
    People,
    /// Skill by skill how many have it, who alone, and where the team is short
    Coverage,
    /// Skills by people: who has what, and how well
    Matrix,
}

/// A team.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamAnswer<'a> {
    /// The people; none with `--part coverage`.
    pub people: Vec<TeamPerson<'a>>,
    /// How the team has the skills that somebody has or that their levels ask for.
    pub coverage: Vec<SkillCoverage<'a>>,
    /// How many people stand at which level.
    pub levels: Vec<LevelCount<'a>>,
    /// What the ladder does not know of what people say: the first thousand, or of very long names fewer.
    pub unknown: Vec<TeamUnknown>,
    /// What has changed since an earlier roster; null unless `--since` asks for it.
    pub since: Option<Since<'a>>,
    /// The coverage without some people; null unless `--without` asks for it.
    pub what_if: Option<WhatIf<'a>>,
    /// Who of `people` lacks what their own level requires, once for each such level.
    pub short: Vec<ShortPerson<'a>>,
    /// What to say beside it.
    pub notes: Vec<String>,
    #[serde(skip)]
    pub(super) catalog: &'a Catalog<'a>,
    #[serde(skip)]
    pub(super) part: Option<TeamPart>,
    /// What each person has: of all of them, or where it is only pictured of the first; none if it is neither.
    #[serde(skip)]
    pub(super) seen: Vec<Seen<'a>>,
    #[serde(skip)]
    pub(super) full: bool,
    /// How many could be judged.
    #[serde(skip)]
    pub(super) judged: usize,
    /// How many of them are ready for a next level.
    #[serde(skip)]
    pub(super) ready: usize,
    /// Whether somebody could not be.
    #[serde(skip)]
    pub(super) failed: bool,
}

/// How many people stand at a level.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LevelCount<'a> {
    /// The level's id; null for those who stand below the first.
    pub id: Option<&'a str>,
    /// What people call it.
    pub title: Option<&'a str>,
    /// How many stand there; of several levels a person counts at each.
    pub people: usize,
    /// How many of them are ready for a next one.
    pub ready: usize,
}

impl TeamAnswer<'_> {
    /// What people are called, beside their rows where that is needed.
    pub(super) fn names(&self) -> Names {
        if self.people.len() < self.judged {
            return Names::of_some();
        }
        Names::new(self.people.iter().filter_map(|one| one.name.as_deref()))
    }
}
