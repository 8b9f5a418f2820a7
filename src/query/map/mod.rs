//! `map`: what leads where.

use std::path::PathBuf;

use serde::Serialize;

use crate::{
    catalog::{Catalog, Profile, Source, Years},
    document::{Block, Cell, Column, ColumnKind, Page, Table},
};

use super::{Answer, Usage, plan::Place};

mod graph;

/// Show what leads where, as a picture
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "The lowest levels stand at the top. A line leads from each level to those that may follow it. In
Markdown it is a diagram that GitHub draws.

Examples:
  itpm-career map
  itpm-career map --ladder uk-delivery --ascii
  itpm-career map --profile me.json
  itpm-career map --format markdown"
)]
pub struct Map {
    /// Mark where the person of this profile stands, and the way from there: a file as `plan` reads it; - is
    /// standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub profile: Option<PathBuf>,

    /// The level that the way leads to; left out, that of the profile, or else what comes next
    #[arg(
        long,
        value_name = "LEVEL",
        allow_hyphen_values = true,
        requires = "profile"
    )]
    pub goal: Option<String>,

    /// Draw with ASCII characters alone
    #[arg(long)]
    pub ascii: bool,
}

/// What leads where.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MapAnswer<'a> {
    /// The levels in the order of the ladder, then the tracks, then what lies beyond.
    pub nodes: Vec<MapNode<'a>>,
    /// What leads where: those from level to level first.
    pub edges: Vec<MapEdge<'a>>,
    #[serde(skip)]
    title: Option<&'a str>,
    #[serde(skip)]
    is_ascii: bool,
    #[serde(skip)]
    sources: Vec<&'a Source<'a>>,
    #[serde(skip)]
    notes: Vec<String>,
}

/// A level, a track, or what lies beyond the ladder.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MapNode<'a> {
    /// `level`, `track` or `beyond`.
    pub kind: &'static str,
    /// The stable name for scripts; null for what lies beyond.
    pub id: Option<&'a str>,
    /// What people call it.
    pub title: &'a str,
    /// The family of the level; null without one, and for all else.
    pub family: Option<&'a str>,
    /// The years of experience that the level is meant for.
    pub years: Years,
    /// `here` where the person of the profile stands, `way` on their way from there; null elsewhere, and without
    /// a profile.
    pub mark: Option<&'static str>,
    /// The ids of the levels that lead there.
    #[serde(skip)]
    from: Vec<&'a str>,
    /// The ids of the levels that may follow.
    #[serde(skip)]
    next: Vec<&'a str>,
}

/// What leads where.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MapEdge<'a> {
    /// The id of the level where it begins.
    pub from: &'a str,
    /// The id of the level or track where it ends; the title of what lies beyond.
    pub to: &'a str,
    /// `next`: to a level that may follow; `track`: to a track that one may take from there on; `beyond`: to what
    /// people move to that the ladder does not hold.
    pub kind: &'static str,
    /// Both ends among the nodes.
    #[serde(skip)]
    ends: [usize; 2],
}

impl Map {
    /// Asks it of a ladder, for a person with this profile, if there is one.
    ///
    /// # Errors
    /// If an argument or the profile names something that is not there.
    pub fn ask<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        profile: Option<&Profile>,
    ) -> Result<MapAnswer<'a>, Usage> {
        let goal = self.goal.as_deref();
        let place = profile.map(|profile| Place::find(catalog, profile, goal));
        let place = place.transpose()?;
        let mut answer = MapAnswer::new(catalog)?;
        answer.is_ascii = self.ascii;
        if let Some(place) = place {
            for level in place.ahead {
                answer.nodes[level].mark = Some(graph::WAY);
            }
            for level in place.here {
                answer.nodes[level].mark = Some(graph::HERE);
            }
            answer.notes = place.notes;
        }
        Ok(answer)
    }
}

impl MapNode<'_> {
    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Short, Years};
        vec![
            Column::new("kind", "Kind", Short, |one| one.kind.into()),
            Column::new("id", "Id", Short, |one| one.id.into()),
            Column::new("title", "Title", Short, |one| one.title.into()),
            Column::new("family", "Family", Short, |one| one.family.into()),
            Column::new("years", "Years", Years, |one| one.years.into()),
            Column::new("mark", "Mark", Short, |one| one.mark.into()),
            Column::new("next", "Next", Short, |one| {
                Cell::list(one.next.iter().copied())
            }),
            Column::new("from", "From", Short, |one| {
                Cell::list(one.from.iter().copied())
            }),
        ]
    }
}

impl Answer for MapAnswer<'_> {
    const KEY: &'static str = "map";

    fn table(&self) -> Table<'_> {
        Table::new(MapNode::columns(), &self.nodes)
    }

    fn page(&self) -> Page<'_> {
        let heading = self.title.map(Block::heading);
        let blocks = [
            Block::Graph(self.graph()),
            Block::Sources(self.sources.clone()),
        ];
        Page(heading.into_iter().chain(blocks).collect())
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}
