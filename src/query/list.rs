//! What the answers have in common that list things.

use serde::{Serialize, Serializer};

use crate::{
    catalog::Source,
    document::{Block, Column, Page, Table},
};

use super::Answer;

/// One thing of a list answer: what it is in JSON, and its columns in every other format.
pub trait Entry: Serialize + Sized {
    /// The key of the list in JSON, which is the name of its command.
    const KEY: &'static str;

    /// Its columns.
    fn columns() -> Vec<Column<Self>>;

    /// A list of such things as a person reads it.
    fn page<'p>(list: &'p List<'_, Self>) -> Page<'p> {
        let heading = list.title.filter(|_| !list.entries.is_empty());
        let heading = heading.map(Block::heading);
        let summary = list.summary.filter(|_| !list.entries.is_empty());
        let summary = summary.map(Block::text);
        let blocks = [Block::Table(list.table()), Block::Sources(list.sources())];
        Page(heading.into_iter().chain(summary).chain(blocks).collect())
    }
}

/// An answer that lists things.
pub struct List<'a, E> {
    /// The things, in the order of the answer.
    pub entries: Vec<E>,
    /// What the list is called, if it has a name of its own.
    pub title: Option<&'a str>,
    /// What to know of all of them, above the list.
    pub summary: Option<&'a str>,
    /// The sources that the facts of the entries name.
    pub sources: Vec<&'a Source<'a>>,
    /// Why the list is empty, or how a name was understood.
    pub notes: Vec<String>,
}

#[cfg(test)]
impl<E: schemars::JsonSchema> schemars::JsonSchema for List<'_, E> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<E>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<E>::json_schema(generator)
    }
}

impl<E: Entry> Serialize for List<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl<E: Entry> Answer for List<'_, E> {
    const KEY: &'static str = E::KEY;

    fn table(&self) -> Table<'_> {
        Table::new(E::columns(), &self.entries)
    }

    fn page(&self) -> Page<'_> {
        E::page(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}
