//! The facts come in: a ladder file as typed structs, the checks that a type cannot say, and names
//! resolved; beside it the labour market, which no ladder knows of.
//!
//! The ladder that comes with the program is written in the very format that users write; only its
//! checks have been made beforehand, by a test.

mod aliases;
mod certification;
mod check;
mod ladder;
mod list;
mod load;
pub mod market;
pub mod names;
mod problem;
mod profile;
mod requirement;
mod sections;
mod shape;
mod skills;
mod text;
mod tree;
mod warn;

use std::{cell::OnceCell, collections::BTreeSet};

use foldhash::{HashMap, HashSet};

pub use aliases::Aliases;
pub use certification::{
    Certification, Education, Exam, Experience, Renewal, Route, Training, Work,
};
pub use ladder::{Counts, Ladder, Level, Salary, Skill, Source, Strategy, Track, Years};
pub use list::List;
pub use load::{BUNDLED, Report, SIZE_LIMIT, called, read};
pub use problem::{Problem, Problems, UnsoundFile};
pub use profile::{PROFILE_SCHEMA, Profile, Spent};
pub use requirement::{Detail, Requirement};
pub use sections::Sections;
pub use shape::LADDER_SCHEMA;
pub use skills::{KnownSkill, SkillId, Skills};
pub use text::{Currency, Number, Period, Remark, Text};

/// A ladder with its things by name: what a question is asked of.
#[derive(Debug)]
pub struct Catalog<'a> {
    /// The ladder.
    pub ladder: &'a Ladder<'a>,
    /// Its skills.
    pub skills: Skills<'a>,
    levels: ById,
    tracks: ById,
    certifications: ById,
    sources: ById,
}

/// The places of things by their ids, gathered when the first is looked up. The ids are copies: a
/// cell of borrowed ones would tie the lifetime of everything that holds a catalog.
type ById = OnceCell<HashMap<String, usize>>;

fn place<T>(places: &ById, things: &[T], id: impl Fn(&T) -> &str, sought: &str) -> Option<usize> {
    let gather = || (things.iter().enumerate()).map(|(at, thing)| (id(thing).to_owned(), at));
    places
        .get_or_init(|| gather().collect())
        .get(sought)
        .copied()
}

impl<'a> Catalog<'a> {
    /// Resolves the names of a ladder.
    #[must_use]
    pub fn new(ladder: &'a Ladder<'a>) -> Self {
        Self {
            ladder,
            skills: Skills::of(ladder),
            levels: ById::new(),
            tracks: ById::new(),
            certifications: ById::new(),
            sources: ById::new(),
        }
    }

    /// Checks the ladder, which was read from `text`.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub(crate) fn check(&self, text: &str) -> Result<(), Problems> {
        load::ensure_sound(self.ladder, &self.skills, text)
    }

    /// The place of the level with an id.
    #[must_use]
    pub fn level_at(&self, id: &str) -> Option<usize> {
        place(&self.levels, &self.ladder.levels, |level| &level.id, id)
    }

    /// The level with an id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&'a Level<'a>> {
        self.level_at(id).map(|at| &self.ladder.levels[at])
    }

    /// The place of the track with an id.
    #[must_use]
    pub fn track_at(&self, id: &str) -> Option<usize> {
        place(&self.tracks, &self.ladder.tracks, |track| &track.id, id)
    }

    /// The certificate with an id.
    #[must_use]
    pub fn certification(&self, id: &str) -> Option<&'a Certification<'a>> {
        let all = &self.ladder.certifications;
        place(&self.certifications, all, |one| &one.id, id).map(|at| &all[at])
    }

    /// The sources that facts name by id, each once, in the order of the file.
    #[must_use]
    pub fn sources<'i>(&self, ids: impl Iterator<Item = Option<&'i str>>) -> Vec<&'a Source<'a>> {
        let all = &self.ladder.sources;
        let wanted: HashSet<&str> = ids.flatten().collect();
        // To look each up takes a table of all, which is for those who name many or ask often.
        if all.len() < 100 {
            let wanted = |source: &&Source| wanted.contains(&*source.id);
            return all.iter().filter(wanted).collect();
        }
        let place = |id: &&str| place(&self.sources, all, |source| &source.id, id);
        let places: BTreeSet<usize> = wanted.iter().filter_map(place).collect();
        places.into_iter().map(|at| &all[at]).collect()
    }

    /// The sources of the levels, tracks and strategies: who asks for a skill and what develops it.
    #[must_use]
    pub fn askers_sources(&self) -> Vec<&'a Source<'a>> {
        let ladder = self.ladder;
        let levels = ladder.levels.iter().map(|level| level.source.as_deref());
        let tracks = ladder.tracks.iter().map(|track| track.source.as_deref());
        let strategies = ladder.strategies.iter();
        let strategies = strategies.map(|strategy| strategy.source.as_deref());
        self.sources(levels.chain(tracks).chain(strategies))
    }
}
