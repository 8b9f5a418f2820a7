//! The facts come in: a ladder file as typed structs, the checks that a type cannot say, and names
//! resolved; beside it the labour market, which no ladder knows of.
//!
//! The ladder that comes with the program is written in the very format that users write; only its
//! checks have been made beforehand, by a test.

mod check;
mod ladder;
mod load;
pub mod market;
pub mod names;
mod problem;
mod shape;
mod skills;
mod text;
mod tree;

use std::collections::HashSet;

pub use ladder::{
    Certification, Detail, Education, Exam, Experience, Ladder, Level, Renewal, Requirement, Route,
    Salary, Sections, Skill, Source, Strategy, Track, Training, Years,
};
pub use load::{BUNDLED, SIZE_LIMIT, called, read};
pub use problem::{Problem, Problems, UnsoundFile};
pub use shape::LADDER_SCHEMA;
pub use skills::{KnownSkill, SkillId, Skills};
pub use text::{Currency, Number, Period, Text};

/// A ladder with its skills by name: what a question is asked of.
#[derive(Debug)]
pub struct Catalog<'a> {
    /// The ladder.
    pub ladder: &'a Ladder<'a>,
    /// Its skills.
    pub skills: Skills<'a>,
}

impl<'a> Catalog<'a> {
    /// Resolves the names of a ladder.
    #[must_use]
    pub fn new(ladder: &'a Ladder<'a>) -> Self {
        Self {
            ladder,
            skills: Skills::of(ladder),
        }
    }

    /// The sources that facts name by id, each once, in the order of the file.
    #[must_use]
    pub fn sources<'i>(&self, ids: impl Iterator<Item = Option<&'i str>>) -> Vec<&'a Source<'a>> {
        let ids: HashSet<&str> = ids.flatten().collect();
        let sources = self.ladder.sources.iter();
        sources.filter(|source| ids.contains(&*source.id)).collect()
    }
}
