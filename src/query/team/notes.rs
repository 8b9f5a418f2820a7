//! What there is to say of a team beside the answer: who could not be judged, and what the ladder does not
//! know.

use foldhash::HashMap;
use serde::Serialize;

use crate::catalog::english::{how_many, quoted};

use super::{
    super::{
        Usage, UsageKind,
        person::unknown::{UnknownKind, UnknownName},
    },
    coverage::PersonRef,
    few::Few,
    person::{PersonErrorKind, TeamPerson},
};

/// How many unknown names are listed.
const MOST_UNKNOWN: usize = 1000;

/// How many bytes these may have together: 1 MiB.
const MOST_BYTES: usize = 1 << 20;

/// Something that the ladder does not know of what a person says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TeamUnknown {
    /// What the person is called; null if that is not said.
    pub name: Option<String>,
    /// The line of the file, or the place in a list; null for a file of their own.
    pub row: Option<usize>,
    /// The name as it was given.
    pub given: String,
    /// The nearest names that the ladder knows.
    pub near: Vec<String>,
    /// Whether it was given as a level, which decides where the person stands.
    #[serde(skip)]
    pub(super) is_level: bool,
    /// How many say the same.
    #[serde(skip)]
    pub(super) said_by: usize,
}

/// What there is to say beside the answer.
#[derive(Default)]
pub struct TeamNotes {
    unknown: Vec<TeamUnknown>,
    /// How many bytes the names in it have.
    bytes: usize,
    more_unknown: usize,
    /// How many people say each of them.
    said_by: HashMap<String, usize>,
    /// Who gives no years, where years are asked for.
    pub(super) without_years: Few,
    pub(super) unreadable: Few,
    /// How many of these are not judged only since `--strict` refuses what the ladder does not know.
    refused: usize,
    /// How the files were read.
    files: Vec<String>,
    pub(super) last: Option<&'static str>,
}

impl TeamNotes {
    /// Notes what there is to say of a file beside its people: which columns mean nothing, and how it was
    /// read.
    pub fn add_file(&mut self, columns: &[UnknownName], notes: Vec<String>) {
        let nobody = PersonRef {
            name: None,
            row: None,
        };
        self.list_unknown(&nobody, columns.iter());
        self.files.extend(notes);
    }

    pub(super) fn list_unknown<'u>(
        &mut self,
        who: &PersonRef,
        unknown: impl Iterator<Item = &'u UnknownName>,
    ) {
        for one in unknown {
            let is_full = self.unknown.len() == MOST_UNKNOWN || self.bytes > MOST_BYTES;
            match self.said_by.get_mut(&one.given) {
                Some(count) => *count += 1,
                None if is_full => {}
                None => _ = self.said_by.insert(one.given.clone(), 1),
            }
            if is_full {
                self.more_unknown += 1;
                continue;
            }
            self.bytes += one.given.len();
            self.unknown.push(TeamUnknown {
                name: who.name.clone(),
                row: who.row,
                given: one.given.clone(),
                near: one.near.clone(),
                is_level: one.kind == UnknownKind::Level,
                said_by: 1,
            });
        }
    }

    /// Notes somebody who could not be judged.
    pub(super) fn add_unreadable(&mut self, entry: &TeamPerson) {
        let Some(error) = &entry.error else {
            return;
        };
        self.refused += usize::from(error.kind == PersonErrorKind::UnknownName);
        let file = entry.file.as_deref();
        self.unreadable
            .add_unreadable(file, entry.row, &error.message);
    }

    /// An error if anything was not understood.
    pub(super) fn refuse(&self) -> Result<(), Usage> {
        let unreadable = (self.unreadable.count > 0).then(|| self.unreadable.describe());
        let column = self.unknown.first();
        let column = column.map(|one| format!("the column {}", quoted(&one.given)));
        let Some(what) = unreadable.or(column) else {
            return Ok(());
        };
        let mut usage = Usage::new(format!("not all is understood: {what}"));
        if self.refused == self.unreadable.count {
            usage.kind = UsageKind::UnknownName;
        }
        Err(usage.with_hint("without `--strict` it counts for nothing, and the rest is judged"))
    }

    /// The unknown names, and the notes.
    pub(super) fn finish(mut self) -> (Vec<TeamUnknown>, Vec<String>) {
        for one in &mut self.unknown {
            one.said_by = self.said_by.get(&one.given).copied().unwrap_or(1);
        }
        let mut notes = self.files;
        notes.extend(self.unreadable.could_not_be_judged());
        if self.without_years.count > 0 {
            notes.push(format!(
                "no years are known, so none count as missing: {}",
                self.without_years.describe()
            ));
        }
        if self.more_unknown > 0 {
            let names = how_many(self.more_unknown, "name");
            notes.push(format!(
                "{names} more that this ladder does not know are not listed"
            ));
        }
        notes.extend(self.last.map(str::to_owned));
        (self.unknown, notes)
    }
}
