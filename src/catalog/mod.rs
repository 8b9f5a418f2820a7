//! The facts come in: a ladder file as typed structs, the checks that a type cannot say, and names
//! resolved; beside it the labour market, which no ladder knows of.
//!
//! The ladder that comes with the program is written in the very format that users write.

mod attained;
mod built_in;
mod certification;
mod date;
pub mod english;
mod file;
mod graph;
mod kind;
mod ladder;
mod level_graph;
mod lookup;
pub mod market;
mod money;
mod name_index;
pub mod names;
mod number;
pub mod order;
mod profile;
mod requirement;
mod requirements;
pub mod roster;
mod salary;
pub mod scale;
mod skill;
mod skill_set;
mod skills;
mod spreadsheet;
mod text;
mod text_or;
pub mod validate;
mod years;

use std::collections::BTreeSet;

use foldhash::HashMap;

pub use attained::Attained;
pub use built_in::{BUILT_IN, BuiltIn, GUIDE};
pub use certification::{
    Certification, Education, Exam, Experience, Renewal, Route, Training, Work,
};
pub use date::Date;
pub use file::{SIZE_LIMIT, UnreadableFile, display_name, read, read_bytes};
pub use graph::{Cycle, Graph};
pub use kind::{Kind, Thing};
pub use ladder::{Beyond, Counts, Ladder, Level, Source, Strategy, Track, Version};
pub use lookup::LookupError;
pub use money::{Currency, Period};
pub use name_index::Names;
pub use number::Number;
pub use profile::{
    ClaimedSkill, DetailedSkill, HeldCertificate, HoursOfKind, Profile, Spent, TrainingHours,
};
pub use requirement::{Detail, Requirement};
pub use requirements::{ResolvedRequirement, most_inherited};
pub use salary::Salary;
pub use scale::Scale;
pub use skill::{Activity, Evidence, Means, Skill};
pub use skill_set::SkillSet;
pub use skills::{KnownSkill, SkillId, Skills};
pub use spreadsheet::{Row, Spreadsheet};
pub use text::{List, Remark, Text};
pub use text_or::{FromText, OrText};
pub use years::Years;

use name_index::NameIndex;
use requirements::Inherited;

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
    pub graph: Graph,
    inherited: Inherited<'a>,
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
        let skills = Skills::new(ladder);
        let scale = Scale::new(&ladder.scale);
        Self {
            ladder,
            graph: level_graph::build(ladder, &levels),
            inherited: Inherited::new(ladder, &levels, &skills, &scale),
            skills,
            scale,
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

    /// What people move to from a level that the ladder does not hold.
    pub fn beyond(&self, level: usize) -> impl Iterator<Item = &'a Beyond<'a>> {
        let id = &*self.ladder.levels[level].id;
        let is_top = self.graph.next(level).is_empty();
        self.ladder
            .beyond
            .iter()
            .filter(move |beyond| match &beyond.from {
                Some(from) => from.iter().any(|known| &**known == id),
                None => is_top,
            })
    }

    /// The source with an id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'a Source<'a>> {
        self.source_index(id)
            .map(|index| &self.ladder.sources[index])
    }

    /// The sources that facts name by id, each once, in the order of the file.
    #[must_use]
    pub fn sources<'i>(&self, ids: impl Iterator<Item = Option<&'i str>>) -> Vec<&'a Source<'a>> {
        let indices: BTreeSet<usize> =
            (ids.flatten().filter_map(|id| self.source_index(id))).collect();
        let sources = indices.into_iter();
        sources.map(|index| &self.ladder.sources[index]).collect()
    }

    /// The sources of the levels, tracks and strategies, who ask for skills and develop them, with some
    /// more by their ids.
    #[must_use]
    pub fn sources_of_skills<'i>(&self, more: impl Iterator<Item = &'i str>) -> Vec<&'a Source<'a>>
    where
        'a: 'i,
    {
        let ladder = self.ladder;
        let levels = ladder.levels.iter().map(|level| level.source.as_deref());
        let tracks = ladder.tracks.iter().map(|track| track.source.as_deref());
        let strategies = ladder
            .strategies
            .iter()
            .map(|strategy| strategy.source.as_deref());
        self.sources(levels.chain(tracks).chain(strategies).chain(more.map(Some)))
    }

    /// The skills as a graph in which each leads to those that it implies.
    #[must_use]
    pub fn implications(&self) -> Graph {
        let implied = |skill: &KnownSkill| match skill.entry {
            Some(entry) => (entry.implies.iter())
                .filter_map(|name| self.skills.find(name).map(SkillId::index))
                .collect(),
            None => Vec::new(),
        };
        Graph::new(
            self.skills
                .iter()
                .map(|(_, skill)| implied(skill))
                .collect(),
        )
    }

    /// The first level with which the levels inherit more than [`most_inherited`] requirements.
    #[must_use]
    pub fn inherits_too_much_at(&self) -> Option<usize> {
        self.inherited.too_many_at
    }

    /// What a proficiency, a place on the scale, means in a skill; none where the file does not say, or
    /// without a scale.
    #[must_use]
    pub fn meaning(&self, skill: SkillId, rank: usize) -> Option<&'a str> {
        let entry = self.skills.get(skill).entry?;
        entry.means.get(self.scale.name(rank)?)
    }

    /// What a level asks for, with what it inherits from the one that it extends.
    pub fn level_requirements(
        &self,
        level: usize,
    ) -> impl Iterator<Item = ResolvedRequirement<'a>> + Clone {
        let merged = self.inherited.get(level);
        let own = merged.is_none().then(|| &*self.ladder.levels[level].skills);
        let own = requirements::own(own.unwrap_or_default(), &self.skills, &self.scale);
        merged.unwrap_or_default().iter().copied().chain(own)
    }

    /// What a track asks for.
    pub fn track_requirements(
        &self,
        track: usize,
    ) -> impl Iterator<Item = ResolvedRequirement<'a>> + Clone {
        let own = &self.ladder.tracks[track].skills;
        requirements::own(own, &self.skills, &self.scale)
    }

    /// What a level or a track asks for; of any other thing nothing.
    pub fn requirements(
        &self,
        thing: Thing,
    ) -> impl Iterator<Item = ResolvedRequirement<'a>> + Clone {
        let (level, track) = match thing {
            Thing::Level(level) => (Some(level), None),
            Thing::Track(track) => (None, Some(track)),
            _ => (None, None),
        };
        let of_level = level.map(|level| self.level_requirements(level));
        let of_track = track.map(|track| self.track_requirements(track));
        of_level
            .into_iter()
            .flatten()
            .chain(of_track.into_iter().flatten())
    }
}
