//! What a person names that the ladder does not know: it counts for nothing, and is said first.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalog::{
    Catalog, Kind,
    english::{bounded_list, quoted},
};

use crate::query::Usage;

/// A name that the ladder does not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnknownName {
    /// What it was given as.
    pub kind: UnknownKind,
    /// The name.
    pub given: String,
    /// The nearest names that the ladder knows; of a certificate that was given as a skill
    /// `certification:` and its id.
    pub near: Vec<String>,
}

/// What an unknown name was given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum UnknownKind {
    /// A skill that one has.
    Skill,
    /// A skill that one does not mean to acquire.
    Waive,
    /// A certificate that one holds.
    Certification,
    /// Work that no certificate asks for; the months are kept and shown.
    Experience,
    /// Training of a kind that no certificate asks for.
    Training,
    /// A place that no survey has figures for.
    Place,
    /// A level that one holds or wants, among many people.
    Level,
    /// A skill that is known, at a proficiency that is not, among many people.
    Proficiency,
    /// A cell of a spreadsheet that is no number of years.
    Years,
    /// A cell of a spreadsheet that is no education.
    Education,
    /// A heading of a spreadsheet.
    Column,
}

/// How many near names are given.
const MOST_NEAR: usize = 3;

/// How many unknown names get the nearest that are known: of many to find the nearest of many would take
/// the square of their number.
const MOST_HELPED: usize = 20;

/// The nearest names for one more unknown name, as long as that helps.
pub(in crate::query) fn nearest_if_few(
    unknown: &[UnknownName],
    nearest: impl FnOnce() -> Vec<String>,
) -> Vec<String> {
    if unknown.len() < MOST_HELPED {
        nearest()
    } else {
        Vec::new()
    }
}

impl UnknownName {
    /// A certificate that there is not.
    pub(in crate::query) fn certification(
        catalog: &Catalog,
        given: &str,
        unknown: &[Self],
    ) -> Self {
        let near = nearest_if_few(unknown, || nearest(catalog, given, Kind::Certification));
        Self::new(UnknownKind::Certification, given, near)
    }

    /// Something else, with the nearest names.
    pub(in crate::query) fn new(kind: UnknownKind, given: &str, mut near: Vec<String>) -> Self {
        near.truncate(MOST_NEAR);
        let given = given.to_owned();
        Self { kind, given, near }
    }

    /// The same as an error.
    pub(in crate::query) fn as_usage(&self) -> Usage {
        let given = quoted(&self.given);
        let what = match self.kind {
            UnknownKind::Skill | UnknownKind::Waive => format!("there is no skill {given}"),
            UnknownKind::Certification => format!("there is no certification {given}"),
            UnknownKind::Experience => {
                format!("no certificate of this ladder asks for months of {given}")
            }
            UnknownKind::Training => format!(
                "no certificate of this ladder asks for hours of training of the kind {given}"
            ),
            UnknownKind::Place => format!("no survey has figures for {given}"),
            UnknownKind::Level => format!("there is no level {given}"),
            UnknownKind::Proficiency => format!("there is no proficiency as in {given}"),
            UnknownKind::Years => format!("{given} is no number of years"),
            UnknownKind::Education => format!("{given} is no education"),
            UnknownKind::Column => format!("no column of a roster is called {given}"),
        };
        match self
            .near
            .first()
            .and_then(|near| near.strip_prefix("certification:"))
        {
            Some(id) => {
                let hint = format!("it is a certificate: `--certification {id}`");
                let mut usage = Usage::unknown_name(what, &[""; 0]).with_hint(hint);
                usage.near.clone_from(&self.near);
                usage
            }
            None => {
                let usage = Usage::unknown_name(what, &self.near);
                match self.kind {
                    UnknownKind::Skill | UnknownKind::Waive => {
                        usage.with_command("skills", "lists them")
                    }
                    UnknownKind::Certification => {
                        usage.with_command("certifications", "lists them")
                    }
                    UnknownKind::Level => usage.with_command("levels", "lists them"),
                    UnknownKind::Experience
                    | UnknownKind::Training
                    | UnknownKind::Place
                    | UnknownKind::Proficiency
                    | UnknownKind::Years
                    | UnknownKind::Education
                    | UnknownKind::Column => usage,
                }
            }
        }
    }

    /// In words: `stakeholders (nearest: Communication)`.
    pub(in crate::query) fn describe(&self) -> String {
        let given = shortened(&self.given);
        match self.near.first() {
            None => given.into_owned(),
            Some(near) => match near.strip_prefix("certification:") {
                Some(id) => format!("{given} (a certificate, --certification {id})"),
                None => format!("{given} (nearest: {near})"),
            },
        }
    }
}

/// The names that the ladder does not know, if there are any: `jira and iso (nearest: ITIL)`.
pub(in crate::query) fn unknown_names(unknown: &[UnknownName]) -> Option<String> {
    // A place is no matter of the ladder.
    let of_ladder = unknown.iter().filter(|one| one.kind != UnknownKind::Place);
    let names: Vec<String> = of_ladder.map(UnknownName::describe).collect();
    (!names.is_empty()).then(|| bounded_list(&names, 8))
}

/// A name that is not too long to read.
fn shortened(name: &str) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
        None => Cow::Borrowed(name),
    }
}

/// The nearest skills to one that there is not. It may be a certificate.
pub(super) fn near_skills(catalog: &Catalog, kind: UnknownKind, given: &str) -> Vec<String> {
    match catalog.find(given, &[Kind::Certification]) {
        Ok(thing) if kind == UnknownKind::Skill => {
            vec![format!("certification:{}", catalog.id(thing))]
        }
        _ => nearest(catalog, given, Kind::Skill),
    }
}

/// The names by which people read the nearest things, each once.
fn nearest(catalog: &Catalog, given: &str, kind: Kind) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in catalog.nearest(given, &[kind]) {
        let title = match catalog.find(name, &[kind]) {
            Ok(thing) => catalog.title(thing),
            Err(_) => name,
        };
        if !names.iter().any(|known| known == title) {
            names.push(title.to_owned());
        }
    }
    names
}
