//! `diff`: what changed between two versions of a ladder.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use crate::{
    catalog::Catalog,
    document::{Column, Page, Table},
};

use super::Answer;

mod change;
mod page;
mod pay;
mod requirements;
mod team;
mod things;
mod values;
mod words;

pub use change::{Change, DiffEntry};
pub use team::{GoneLevel, Judgement, LevelDiff, PersonDiff, SkillDiff, SkillStanding, TeamDiff};

/// Show what changed between two versions of a ladder
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "A name of a built-in ladder is that ladder, all else a file, JSON or YAML; `./guide` is a
file of that name. Things are the same that have the same id, so a new title is a change and
a new id another thing.

With --team each person of a roster is judged by both ladders, as `team` judges them, and
those are shown whose standing differs: in JSON under the key `team`, in CSV as rows of the
kind `person`.

Examples:
  itpm-career diff old.json new.json
  git show HEAD~1:ladder.yaml | itpm-career diff - ladder.yaml
  itpm-career diff --exit-code --format markdown main.yaml ladder.yaml
  itpm-career diff old.json new.json --team people.csv"
)]
pub struct Diff {
    /// The ladder as it was; - is standard input
    #[arg(value_name = "OLD", value_hint = clap::ValueHint::FilePath)]
    pub old: String,

    /// The ladder as it is
    #[arg(value_name = "NEW", value_hint = clap::ValueHint::FilePath)]
    pub new: String,

    /// Make the exit code 1 if they differ
    #[arg(long)]
    pub exit_code: bool,

    /// Show each change, too, where two ladders have hardly anything in common
    #[arg(long)]
    pub full: bool,

    /// Whose standing changes: a roster, as `team` reads it; - is standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    pub team: Vec<PathBuf>,
}

/// One of two versions of a ladder.
pub struct Version<'c> {
    /// What it is called: a file, or a built-in ladder.
    pub name: String,
    /// The ladder with its names resolved.
    pub catalog: &'c Catalog<'c>,
    /// The ladder as it is written.
    pub value: Value,
}

/// What changed between two versions of a ladder.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffAnswer<'c> {
    /// The file or the built-in ladder as it was.
    pub old: String,
    /// The file or the built-in ladder as it is.
    pub new: String,
    /// How many things of each kind changed; kinds of which none did are left out.
    pub counts: Vec<KindCount>,
    /// What changed, kind by kind in the order of the new version, then what it does not hold any more.
    pub changes: Vec<DiffEntry>,
    /// Whose standing changes; null unless `--team` asks for it.
    pub team: Option<TeamDiff>,
    #[serde(skip)]
    failed: bool,
    #[serde(skip)]
    full: bool,
    /// The new ladder, then the old one.
    #[serde(skip)]
    catalogs: [&'c Catalog<'c>; 2],
}

/// How many things of a kind changed.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KindCount {
    /// `ladder`, `level`, `track`, `skill`, `strategy`, `certification`, `source` or `beyond`.
    pub kind: &'static str,
    /// How many there are only in the new version.
    pub added: usize,
    /// How many there were only in the old one.
    pub removed: usize,
    /// How many are in both and differ.
    pub changed: usize,
}

impl Diff {
    /// What changed from one version to another.
    #[must_use]
    pub fn ask<'c>(&self, old: &Version<'c>, new: &Version<'c>) -> DiffAnswer<'c> {
        let changes = things::compare(old, new);
        DiffAnswer {
            old: old.name.clone(),
            new: new.name.clone(),
            counts: count(&changes),
            failed: self.exit_code && !changes.is_empty(),
            full: self.full,
            catalogs: [new.catalog, old.catalog],
            changes,
            team: None,
        }
    }
}

fn count(changes: &[DiffEntry]) -> Vec<KindCount> {
    let mut counts: Vec<KindCount> = Vec::new();
    let mut before: Option<&DiffEntry> = None;
    for entry in changes {
        let is_known = counts.last().is_some_and(|count| count.kind == entry.kind);
        if !is_known {
            counts.push(KindCount {
                kind: entry.kind,
                added: 0,
                removed: 0,
                changed: 0,
            });
        }
        let Some(count) = counts.last_mut() else {
            continue;
        };
        match entry.change {
            Change::Added if entry.field.is_none() => count.added += 1,
            Change::Removed if entry.field.is_none() => count.removed += 1,
            // The changes of one thing stand together.
            _ if before.is_none_or(|before| before.thing() != entry.thing()) => count.changed += 1,
            _ => {}
        }
        before = Some(entry);
    }
    counts
}

impl Answer for DiffAnswer<'_> {
    const KEY: &'static str = "diff";

    fn table(&self) -> Table<'_> {
        let columns = DiffEntry::columns();
        let people = self.team.iter().flat_map(|team| &team.entries);
        let entries: Vec<&DiffEntry> = self.changes.iter().chain(people).collect();
        Table::from_cells(
            columns.iter().map(Column::heading).collect(),
            entries.len(),
            move |row, column| columns[column].cell(entries[row]),
        )
    }

    fn first_screen(&self) -> Page<'_> {
        page::build(self, self.full)
    }

    fn page(&self) -> Page<'_> {
        page::build(self, true)
    }

    fn notes(&self) -> &[String] {
        self.team.as_ref().map_or(&[], |team| &team.notes)
    }

    fn failed(&self) -> bool {
        self.failed || self.team.as_ref().is_some_and(|team| team.failed)
    }
}

#[cfg(test)]
mod tests;
