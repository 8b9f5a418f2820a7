//! What `levels` answers: a list, or the whole ladder as one document.

use serde::{Serialize, Serializer};

use crate::{
    catalog::Source,
    document::{Page, Table},
    query::{Answer, List},
};

use super::{LevelEntry, Whole};

/// The levels; for a person, if they asked for that, the whole ladder.
pub struct LevelsAnswer<'a> {
    pub(super) list: List<'a, LevelEntry<'a>>,
    /// What else the document holds, if it was asked for.
    pub(super) whole: Option<Whole<'a>>,
}

#[cfg(test)]
crate::query::schema_like!(LevelsAnswer<'_>, List<'_, LevelEntry<'_>>);

impl Serialize for LevelsAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}

impl Answer for LevelsAnswer<'_> {
    const KEY: &'static str = "levels";

    fn table(&self) -> Table<'_> {
        self.list.table()
    }

    fn page(&self) -> Page<'_> {
        match &self.whole {
            Some(whole) => whole.page(&self.list),
            None => self.list.page(),
        }
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.list.sources()
    }

    fn notes(&self) -> &[String] {
        self.list.notes()
    }
}
