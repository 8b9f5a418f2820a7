//! Whose standing a new version of a ladder changes: the same people judged by both, side by side.

use std::rc::Rc;

use serde::Serialize;

use crate::catalog::Number;

use super::super::{
    Usage,
    person::unknown::{UnknownKind, UnknownName},
    team::PersonError,
};

mod entries;
mod judged;
mod level;
mod page;

pub use judged::Judgement;
pub use level::{LevelDiff, SkillDiff, SkillStanding};
pub(super) use page::blocks;

use super::DiffEntry;

/// Whose standing changes. Both ladders judge as `team` does.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamDiff {
    /// How many people could be judged by both ladders.
    pub judged: usize,
    /// Those whose standing differs, in the order in which they were read.
    pub people: Vec<PersonDiff>,
    /// The levels of the old ladder that the new one does not have, if somebody stood there or was to go
    /// there.
    pub gone: Vec<GoneLevel>,
    /// The same as rows of the table of all changes.
    #[serde(skip)]
    pub(super) entries: Vec<DiffEntry>,
    #[serde(skip)]
    pub(super) notes: Vec<String>,
    /// Whether somebody could not be judged.
    #[serde(skip)]
    pub(super) failed: bool,
}

/// What changes for a person.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonDiff {
    /// What they are called; null if that is not said.
    pub name: Option<String>,
    /// The line of the roster, or the place in a list, from 1; null for a file of their own.
    pub row: Option<usize>,
    /// The file; null for standard input.
    pub file: Option<Rc<str>>,
    /// The ids of the levels where they stood by the old ladder; none below the first.
    pub was_at: Vec<String>,
    /// The ids of the levels where they stand by the new one.
    pub at: Vec<String>,
    /// The ids of the levels that followed, or of the goal.
    pub was_next: Vec<String>,
    /// The ids of the levels that follow.
    pub next: Vec<String>,
    /// The ids of the levels that they were not ready for and are now.
    pub became_ready: Vec<String>,
    /// The ids of the levels that they were ready for and are no more.
    pub no_longer_ready: Vec<String>,
    /// The ids of the levels where they stood or that followed which the new ladder does not have.
    pub gone: Vec<String>,
    /// What differs in the levels where they stand by both ladders; one in which nothing does is left out.
    pub own: Vec<LevelDiff>,
    /// What differs in the levels that followed or follow; one in which nothing does is left out.
    pub levels: Vec<LevelDiff>,
    /// What of all they say only the old ladder knows: it counts no more.
    pub no_longer_known: Vec<UnknownName>,
    /// What of all they say only the new ladder knows: it counts now.
    pub now_known: Vec<String>,
    /// Why the old ladder could not judge them; null if it could.
    pub was_error: Option<PersonError>,
    /// Why the new one cannot; null if it can.
    pub error: Option<PersonError>,
}

/// A level that the new ladder does not have.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GoneLevel {
    /// The stable name for scripts.
    pub id: String,
    /// What people called it.
    pub title: String,
    /// How many people stood there.
    pub stood: usize,
    /// For how many it was a next level, or the goal.
    pub next: usize,
}

impl TeamDiff {
    /// What differs between what two ladders find of the same people.
    ///
    /// # Errors
    /// If they are not the same people, since a column means a skill to only one of the ladders.
    pub fn new(old: &Judgement, new: &Judgement) -> Result<Self, Usage> {
        old.ensure_same_people(new)?;
        let pairs = || old.people.iter().zip(&new.people);
        let people = pairs().filter_map(|(was, is)| {
            let person = PersonDiff::new((old.catalog, was), (new.catalog, is));
            person.differs().then_some(person)
        });
        let people: Vec<PersonDiff> = people.collect();
        let judged = pairs().filter(|(was, is)| was.error.is_none() && is.error.is_none());
        Ok(Self {
            judged: judged.count(),
            gone: old.gone(new.catalog),
            entries: people.iter().flat_map(entries::list).collect(),
            notes: old.notes(new),
            failed: pairs().any(|(was, is)| was.error.is_some() || is.error.is_some()),
            people,
        })
    }
}

impl PersonDiff {
    fn new((old, was): judged::Found, (new, is): judged::Found) -> Self {
        let owned = |ids: &[&str]| ids.iter().copied().map(str::to_owned).collect();
        let ready = |person: judged::Found| -> Vec<String> {
            let levels = person.1.next.iter().filter(|next| next.ready);
            levels.map(|next| next.id.to_owned()).collect()
        };
        let only = |list: Vec<String>, other: &[String]| -> Vec<String> {
            list.into_iter().filter(|id| !other.contains(id)).collect()
        };
        let (was_ready, is_ready) = (ready((old, was)), ready((new, is)));
        let was_next: Vec<&str> = was.next.iter().map(|next| next.id).collect();
        let next: Vec<&str> = is.next.iter().map(|next| next.id).collect();
        let mut gone: Vec<&str> = was.at.iter().chain(&was_next).copied().collect();
        gone.retain(|id| new.level(id).is_none());
        gone.dedup();
        let is_known = |unknown: &[UnknownName], one: &UnknownName| {
            // What a heading is to either ladder is told once, and not of each person.
            if one.kind == UnknownKind::Column {
                return false;
            }
            let mut known = unknown.iter();
            known.all(|other| (other.kind, &other.given) != (one.kind, &one.given))
        };
        let no_longer_known = is.unknown.iter().filter(|one| is_known(&was.unknown, one));
        let now_known = was.unknown.iter().filter(|one| is_known(&is.unknown, one));
        Self {
            name: is.name.clone().or(was.name.clone()),
            row: is.row,
            file: is.file.clone(),
            was_at: owned(&was.at),
            at: owned(&is.at),
            became_ready: only(is_ready.clone(), &was_ready),
            no_longer_ready: only(was_ready, &is_ready),
            gone: owned(&gone),
            own: level::compare_common((old, &was.own), (new, &is.own)),
            levels: level::compare((old, &was.next), (new, &is.next)),
            was_next: owned(&was_next),
            next: owned(&next),
            no_longer_known: no_longer_known.cloned().collect(),
            now_known: now_known.map(|one| one.given.clone()).collect(),
            was_error: was.error.clone(),
            error: is.error.clone(),
        }
    }

    /// Whether anything does; the levels say by themselves whether others follow.
    fn differs(&self) -> bool {
        self.was_at != self.at
            || self.was_next != self.next
            || !self.own.is_empty()
            || !self.levels.is_empty()
            || !self.no_longer_known.is_empty()
            || !self.now_known.is_empty()
            || self.was_error != self.error
    }

    /// What they are called, or where they stand in the file.
    pub(super) fn title(&self) -> String {
        match (&self.name, self.row, &self.file) {
            (Some(name), _, _) => name.clone(),
            (None, Some(row), _) => format!("row {row}"),
            (None, None, file) => file.as_deref().unwrap_or_default().to_owned(),
        }
    }
}

/// How many years are missing, in words; none where none are.
fn years(missing: Option<Number>) -> Option<Number> {
    missing.filter(|years| !years.is_zero())
}
