//! `ladders`: which ladders are built in.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    catalog::{BUILT_IN, BuiltIn, Ladder, Number, Source},
    document::{Block, Cell, Column, ColumnKind, Page, Table},
};

use super::Answer;

/// Show the ladders that are built in
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Every command that reads a ladder takes --ladder with one of these names. A ladder of your own is
named by --data.

Examples:
  itpm-career ladders
  itpm-career levels --ladder uk-delivery"
)]
pub struct Ladders {}

/// A built-in ladder.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LadderEntry<'a> {
    /// What it is called on the command line: `--ladder guide`.
    pub id: &'static str,
    /// Its title; null if it has none.
    pub title: Option<&'a str>,
    /// What the role is; null where it does not say.
    pub summary: Option<&'a str>,
    /// Whether it is read if none is named.
    pub default: bool,
    /// Who published what its levels are drawn from; null where that is not said.
    pub publisher: Option<&'a str>,
    /// The date or period that this speaks of; null where that is not said.
    pub as_of: Option<&'a str>,
    /// The terms on which it may be used; null where they are not said.
    pub license: Option<&'a str>,
    /// Where it can be read; null where that is not said.
    pub url: Option<&'a str>,
    /// How many levels it has.
    pub levels: usize,
    /// How many tracks.
    pub tracks: usize,
    /// How many skills.
    pub skills: usize,
    /// The names of its proficiencies, lowest first; none where a skill is had or not.
    pub scale: Vec<&'a str>,
}

/// The built-in ladders.
#[derive(Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LaddersAnswer<'a> {
    entries: Vec<LadderEntry<'a>>,
}

impl Ladders {
    /// Describes the built-in ladders, which have been read in their order.
    #[must_use]
    pub fn ask<'a>(&self, ladders: &'a [Ladder<'a>]) -> LaddersAnswer<'a> {
        let ladders = BUILT_IN.iter().zip(ladders);
        LaddersAnswer {
            entries: ladders
                .map(|(one, ladder)| LadderEntry::new(one, ladder))
                .collect(),
        }
    }
}

impl<'a> LadderEntry<'a> {
    fn new(built_in: &BuiltIn, ladder: &'a Ladder<'a>) -> Self {
        // What the levels are drawn from is what the ladder is drawn from.
        let id = ladder
            .levels
            .first()
            .and_then(|level| level.source.as_deref());
        let mut sources = ladder.sources.iter();
        let source: Option<&Source> = sources.find(|source| Some(&*source.id) == id);
        Self {
            id: built_in.name,
            title: ladder.title.as_deref(),
            summary: ladder.summary.as_deref(),
            default: built_in.name == BUILT_IN[0].name,
            publisher: source.and_then(|source| source.publisher.as_deref()),
            as_of: source.and_then(|source| source.as_of.as_deref()),
            license: source.and_then(|source| source.license.as_deref()),
            url: source.and_then(|source| source.url.as_deref()),
            levels: ladder.levels.len(),
            tracks: ladder.tracks.len(),
            skills: ladder.skills.len(),
            scale: ladder.scale.iter().map(|name| &**name).collect(),
        }
    }

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Figure, Prose, Short};
        vec![
            Column::new("id", "Ladder", Short, |one| one.id.into()),
            Column::new("title", "Title", Prose, |one| one.title.into()),
            Column::programs("summary", "Summary", Prose, |one| one.summary.into()),
            Column::programs("default", "Default", Short, |one| one.default.into()),
            Column::new("publisher", "Publisher", Prose, |one| one.publisher.into()),
            Column::new("as_of", "As of", Short, |one| one.as_of.into()),
            Column::new("levels", "Levels", Figure, |one| {
                Number::from_count(one.levels).into()
            }),
            Column::new("tracks", "Tracks", Figure, |one| {
                Number::from_count(one.tracks).into()
            }),
            Column::new("skills", "Skills", Figure, |one| {
                Number::from_count(one.skills).into()
            }),
            Column::programs("scale", "Scale", Short, |one| {
                Cell::list(one.scale.iter().copied())
            }),
            Column::programs("license", "License", Prose, |one| one.license.into()),
            Column::programs("url", "Page", Short, |one| one.url.into()),
        ]
    }
}

impl Answer for LaddersAnswer<'_> {
    const KEY: &'static str = "ladders";

    fn title(&self) -> Cow<'_, str> {
        "Built-in ladders".into()
    }

    fn table(&self) -> Table<'_> {
        Table::new(LadderEntry::columns(), &self.entries)
    }

    fn page(&self) -> Page<'_> {
        let licensed = self.entries.iter().filter_map(|one| {
            let license = one.license?;
            Some(format!("{}: {license}", one.title.unwrap_or(one.id)))
        });
        let mut blocks = vec![Block::Table(self.table())];
        blocks.extend(licensed.map(Block::text));
        Page(blocks)
    }
}
