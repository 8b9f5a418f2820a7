//! One person of a team: where they stand, what is next, and what is missing to it.

use std::rc::Rc;

use foldhash::{HashSet, HashSetExt};
use serde::Serialize;

use crate::catalog::Number;

use super::{
    super::{
        person::unknown::{UnknownKind, UnknownName},
        plan::CertificateStatus,
    },
    coverage::PersonRef,
    gap::Gap,
};

/// A person of a team. Of one who could not be read all is null or empty but `error` and what tells
/// where they stand in the file.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamPerson<'a> {
    /// What they are called; null if that is not said.
    pub name: Option<String>,
    /// The line of the file, or the place in a list, from 1; null for a file of their own.
    pub row: Option<usize>,
    /// The ids of the levels where they stand; none below the first.
    pub at: Rc<[&'a str]>,
    /// The levels that follow, several where the ladder branches; the goal alone if there is one; none
    /// at the top.
    pub next: Vec<NextLevel<'a>>,
    /// What the levels ask for where they stand; of a person a line nothing, since it takes time.
    #[serde(skip)]
    pub(in crate::query) own: Vec<NextLevel<'a>>,
    /// The certificates of the ladder; null unless `--certifications` asks for them.
    pub certifications: Option<Vec<TeamCertificate<'a>>>,
    /// What the ladder does not know of what they say: it counts for nothing.
    pub unknown: Vec<UnknownName>,
    /// The file; null for standard input.
    pub file: Option<Rc<str>>,
    /// Why nothing is known of them; null if something is.
    pub error: Option<PersonError>,
}

impl<'a> TeamPerson<'a> {
    /// Who it is.
    pub(super) fn who(&self) -> PersonRef {
        PersonRef {
            name: self.name.clone(),
            row: self.row,
        }
    }

    /// Whether they say a level that the ladder does not know.
    pub(super) fn names_unknown_level(&self) -> bool {
        self.unknown
            .iter()
            .any(|one| one.kind == UnknownKind::Level)
    }

    /// The levels at which they stand and lack something.
    pub(super) fn short(&self) -> impl Iterator<Item = &NextLevel<'a>> {
        self.own.iter().filter(|level| level.gap.is_short())
    }

    /// The ids of the skills that they lack there.
    pub(super) fn short_ids(&self) -> Vec<&'a str> {
        let mut ids = Vec::new();
        for NextLevel { gap, .. } in self.short() {
            ids.extend(gap.missing.iter().map(|one| one.id));
            ids.extend(gap.too_low.iter().map(|one| one.id));
            ids.extend(&gap.waived);
        }
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        ids
    }
}

/// Somebody who lacks what a level requires at which they stand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShortPerson<'a> {
    /// What they are called; null if that is not said.
    pub name: Option<String>,
    /// The line of the file, or the place in a list; null for a file of their own.
    pub row: Option<usize>,
    /// The level's id.
    pub at: &'a str,
    /// What of its required skills is met, and what is not.
    #[serde(flatten)]
    pub gap: Rc<Gap<'a>>,
}

impl<'a> ShortPerson<'a> {
    /// A person at each level where they stand and lack something.
    pub(super) fn each(person: &TeamPerson<'a>) -> impl Iterator<Item = Self> {
        let PersonRef { name, row } = person.who();
        person.short().map(move |level| Self {
            name: name.clone(),
            row,
            at: level.id,
            gap: Rc::clone(&level.gap),
        })
    }
}

/// A level that a person may reach next.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextLevel<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Whether it requires any skill, all of them are met, and no years are missing.
    pub ready: bool,
    /// How many years are missing to its band; null if it has none or the years are not given.
    pub years_missing: Option<Number>,
    /// What of its required skills is met, and what is not.
    #[serde(flatten)]
    pub gap: Rc<Gap<'a>>,
}

/// A certificate, and whether a person may sit it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamCertificate<'a> {
    /// The certificate's id.
    pub id: &'a str,
    /// Whether the person may sit it.
    pub status: CertificateStatus,
}

/// Why nothing is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonError {
    /// What is wrong.
    pub kind: PersonErrorKind,
    /// The same in one sentence.
    pub message: String,
}

/// What is wrong with what is said of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonErrorKind {
    /// It cannot be read.
    UnreadableFile,
    /// It is no profile.
    InvalidFile,
    /// It makes no sense on this ladder.
    Usage,
    /// It names something that the ladder does not know, with `--strict`.
    UnknownName,
    /// It names several things equally well.
    AmbiguousName,
}
