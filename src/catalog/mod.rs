//! The facts come in: a ladder file as typed structs, the checks that a type cannot say, and names
//! resolved; beside it the labour market, which no ladder knows of.
//!
//! The ladder that comes with the program is written in the very format that users write.

mod certification;
pub mod english;
mod file;
mod kind;
mod ladder;
mod level_graph;
mod lookup;
pub mod market;
mod money;
mod name_index;
pub mod names;
mod number;
mod profile;
mod requirement;
mod salary;
mod scale;
mod skills;
mod text;
pub mod validate;
mod years;

use std::collections::BTreeSet;

use foldhash::HashMap;

pub use certification::{
    Certification, Education, Exam, Experience, Renewal, Route, Training, Work,
};
pub use file::{BUNDLED, SIZE_LIMIT, display_name, read};
pub use kind::{Kind, Thing};
pub use ladder::{Counts, Ladder, Level, Skill, Source, Strategy, Track, Version};
pub use level_graph::{Cycle, LevelGraph};
pub use lookup::LookupError;
pub use money::{Currency, Period};
pub use name_index::Names;
pub use number::Number;
pub use profile::{Profile, Spent};
pub use requirement::{Detail, Requirement};
pub use salary::Salary;
pub use scale::Scale;
pub use skills::{KnownSkill, SkillId, Skills};
pub use text::{List, Remark, Text};
pub use years::Years;

use name_index::NameIndex;

/// A ladder with its things by name: what a question is asked of.
#[derive(Debug)]
pub struct Catalog<'a> {
    /// The ladder.
    pub ladder: &'a Ladder<'a>,
    /// Its skills.
    pub skills: Skills<'a>,
    /// Its proficiencies.
    pub scale: Scale<'a>,
    /// What follows what.
    pub graph: LevelGraph,
    levels: HashMap<&'a str, usize>,
    tracks: HashMap<&'a str, usize>,
    certifications: HashMap<&'a str, usize>,
    sources: HashMap<&'a str, usize>,
    /// For each kind the names that people may type.
    name_indices: [NameIndex; Kind::ALL.len()],
}

/// The indices of things by their ids; of an id that is given twice, the first.
fn by_id<'a, T>(things: &'a [T], id: impl Fn(&'a T) -> &'a str) -> HashMap<&'a str, usize> {
    let things = things.iter().enumerate().rev();
    things.map(|(index, thing)| (id(thing), index)).collect()
}

impl<'a> Catalog<'a> {
    /// Resolves the names of a ladder.
    #[must_use]
    pub fn new(ladder: &'a Ladder<'a>) -> Self {
        let levels = by_id(&ladder.levels, |level| &level.id);
        Self {
            ladder,
            skills: Skills::new(ladder),
            scale: Scale::new(&ladder.scale),
            graph: LevelGraph::new(ladder, &levels),
            levels,
            tracks: by_id(&ladder.tracks, |track| &track.id),
            certifications: by_id(&ladder.certifications, |one| &one.id),
            sources: by_id(&ladder.sources, |source| &source.id),
            name_indices: Default::default(),
        }
    }

    /// The index of the level with an id.
    #[must_use]
    pub fn level_index(&self, id: &str) -> Option<usize> {
        self.levels.get(id).copied()
    }

    /// The level with an id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&'a Level<'a>> {
        self.level_index(id).map(|index| &self.ladder.levels[index])
    }

    /// The index of the track with an id.
    #[must_use]
    pub fn track_index(&self, id: &str) -> Option<usize> {
        self.tracks.get(id).copied()
    }

    /// The index of the certificate with an id.
    #[must_use]
    pub fn certification_index(&self, id: &str) -> Option<usize> {
        self.certifications.get(id).copied()
    }

    /// The certificate with an id.
    #[must_use]
    pub fn certification(&self, id: &str) -> Option<&'a Certification<'a>> {
        let index = self.certification_index(id)?;
        Some(&self.ladder.certifications[index])
    }

    /// The index of the source with an id.
    #[must_use]
    pub fn source_index(&self, id: &str) -> Option<usize> {
        self.sources.get(id).copied()
    }

    /// The sources that facts name by id, each once, in the order of the file.
    #[must_use]
    pub fn sources<'i>(&self, ids: impl Iterator<Item = Option<&'i str>>) -> Vec<&'a Source<'a>> {
        let indices: BTreeSet<usize> =
            (ids.flatten().filter_map(|id| self.source_index(id))).collect();
        let sources = indices.into_iter();
        sources.map(|index| &self.ladder.sources[index]).collect()
    }

    /// The sources of the levels, tracks and strategies: who asks for a skill and what develops it.
    #[must_use]
    pub fn sources_of_skills(&self) -> Vec<&'a Source<'a>> {
        let ladder = self.ladder;
        let levels = ladder.levels.iter().map(|level| level.source.as_deref());
        let tracks = ladder.tracks.iter().map(|track| track.source.as_deref());
        let strategies = ladder
            .strategies
            .iter()
            .map(|strategy| strategy.source.as_deref());
        self.sources(levels.chain(tracks).chain(strategies))
    }

    /// The place on the scale of what is asked for: the lowest where it is not said how well.
    #[must_use]
    pub fn rank(&self, requirement: &Requirement) -> usize {
        let proficiency = requirement.proficiency();
        proficiency
            .and_then(|name| self.scale.exact_rank(name))
            .unwrap_or(0)
    }
}
