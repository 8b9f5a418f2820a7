//! One change, and how a table shows it.

use std::cmp::Ordering;

use serde::Serialize;

use crate::document::{Cell, Column, ColumnKind, Tone};

/// One change from the old version to the new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DiffEntry {
    /// How it changed.
    pub change: Change,
    /// What kind of thing it is: `ladder`, `level`, `track`, `skill`, `strategy`, `certification`, `source` or
    /// `beyond`.
    pub kind: &'static str,
    /// Its stable name for scripts; null for the ladder itself, and for what has none.
    pub id: Option<String>,
    /// What people call it, in the new version if it is there; null for the ladder itself.
    pub title: Option<String>,
    /// What of it changed: `years.min`, `skills.risk.proficiency`; null if it was added or removed as a whole.
    pub field: Option<String>,
    /// What it was; null if it was not there. Of a list what only the old version holds, a line each.
    pub from: Option<String>,
    /// What it is; null if it is not there. Of a list what only the new version holds, a line each.
    pub to: Option<String>,
}

/// How something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "DiffChange"))]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It has another title, and the same id.
    Renamed,
    /// A number, or a proficiency, is higher.
    Raised,
    /// A number, or a proficiency, is lower.
    Lowered,
    /// It is another text or another value.
    Changed,
    /// The same things come in another order.
    Moved,
}

impl Change {
    /// What a value that was there is now, where higher and lower mean nothing.
    pub(super) fn new(had: bool, has: bool) -> Self {
        match (had, has) {
            (false, true) => Self::Added,
            (true, false) => Self::Removed,
            _ => Self::Changed,
        }
    }

    /// What a quantity is now that is to the old one as `ordering` says.
    pub(super) fn by(ordering: Ordering) -> Self {
        match ordering {
            Ordering::Greater => Self::Raised,
            Ordering::Less => Self::Lowered,
            Ordering::Equal => Self::Changed,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

impl DiffEntry {
    /// Which thing it is about.
    pub(super) fn thing(&self) -> (&'static str, Option<&str>, Option<&str>) {
        (self.kind, self.id.as_deref(), self.title.as_deref())
    }

    pub(super) fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Prose, Short};
        vec![
            Column::new("change", "Change", Short, |one: &Self| {
                Cell::Toned(one.change.tone(), one.change.name().into())
            }),
            Column::programs("kind", "", Short, |one| one.kind.into()),
            Column::programs("id", "", Short, |one| one.id.as_deref().into()),
            Column::programs("title", "", Short, |one| one.title.as_deref().into()),
            Column::new("field", "Field", Prose, |one| one.field.as_deref().into()),
            Column::new("from", "Before", Prose, |one| one.from.as_deref().into()),
            Column::new("to", "After", Prose, |one| one.to.as_deref().into()),
        ]
    }
}

impl Change {
    pub(super) fn tone(self) -> Tone {
        match self {
            Self::Added | Self::Raised => Tone::Good,
            Self::Removed | Self::Lowered => Tone::Bad,
            Self::Renamed | Self::Changed | Self::Moved => Tone::Plain,
        }
    }
}
