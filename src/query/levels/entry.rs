//! A level as an answer gives it.

use serde::Serialize;

use crate::{
    catalog::{Catalog, Level, Salary, Text, Years},
    document::{Cell, Column, ColumnKind},
    query::{Entry, RequirementEntry, requirement::expectations},
};

/// A level as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LevelEntry<'a> {
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The title people carry.
    pub title: &'a str,
    /// Other titles for the same level.
    pub aliases: &'a [Text<'a>],
    /// The family it belongs to; null where it has none of its own.
    pub family: Option<&'a str>,
    /// The grade that an employer's system has for it.
    pub grade: Option<&'a str>,
    /// A page about it.
    pub url: Option<&'a str>,
    /// The id of the level that it extends.
    pub extends: Option<&'a str>,
    /// The years of experience it is meant for, its ends included; null where an end is open.
    pub years: Years,
    /// What the level is, in a sentence or two.
    pub summary: Option<&'a str>,
    /// What one answers for.
    pub responsibilities: &'a [Text<'a>],
    /// The skills it asks for, in the order of the file.
    pub skills: Vec<RequirementEntry<'a>>,
    /// What it pays, a range for each currency, period and region.
    pub salary: &'a [Salary<'a>],
    /// The ids of the levels that may follow.
    pub next: Vec<&'a str>,
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
    /// The title of the level that it extends.
    #[serde(skip)]
    pub(in crate::query) extends_level: Option<&'a str>,
    /// The titles of the levels that may follow, where the ladder branches.
    #[serde(skip)]
    pub(super) leads_to: Vec<&'a str>,
}

impl<'a> LevelEntry<'a> {
    pub(in crate::query) fn new(catalog: &'a Catalog<'a>, index: usize) -> Self {
        let level = &catalog.ladder.levels[index];
        let next = catalog.graph.next(index).iter();
        let next: Vec<&Level> = next.map(|next| &catalog.ladder.levels[*next]).collect();
        Self {
            id: &level.id,
            title: &level.title,
            aliases: &level.aliases,
            family: level.family.as_deref(),
            grade: level.grade.as_deref(),
            url: level.url.as_deref(),
            extends: level.extends.as_deref(),
            extends_level: (level.extends.as_ref())
                .and_then(|id| catalog.level(id))
                .map(|base| &*base.title),
            years: level.years,
            summary: level.summary.as_deref(),
            responsibilities: &level.responsibilities,
            skills: (catalog.level_requirements(index))
                .map(|one| RequirementEntry::new(catalog, one))
                .collect(),
            salary: &level.salary,
            leads_to: next.iter().map(|level| &*level.title).collect(),
            next: next.iter().map(|level| &*level.id).collect(),
            source: level.source.as_deref(),
        }
    }
}

impl Entry for LevelEntry<'_> {
    const KEY: &'static str = "levels";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Pay, Prose, Short, Years};
        vec![
            Column::programs("id", "Id", Short, |level| level.id.into()),
            Column::new("title", "Level", Short, |level| level.title.into()),
            Column::programs("aliases", "Also called", Prose, |level| {
                Cell::list(level.aliases.iter().map(|alias| &**alias))
            }),
            Column::new("years", "Years", Years, |level| level.years.into()),
            Column::new("skills", "Skills", Short, |level| {
                Cell::list(level.skills.iter().map(RequirementEntry::describe))
            }),
            Column::new("summary", "Summary", Prose, |level| level.summary.into()),
            Column::programs("responsibilities", "Responsibilities", Prose, |level| {
                Cell::list(level.responsibilities.iter().map(|one| &**one))
            }),
            Column::programs("next", "Next", Short, |level| {
                Cell::list(level.next.iter().copied())
            }),
            Column::people("next", "Leads to", Short, |level| {
                Cell::list(level.leads_to.iter().copied())
            }),
            Column::programs("source", "Source", Short, |level| level.source.into()),
            Column::new("salary", "Salary", Pay, |level| Cell::pay(level.salary)),
            Column::programs("expected", "What is expected", Prose, |level| {
                expectations(&level.skills)
            }),
            Column::new("family", "Family", Short, |level| level.family.into()),
            Column::programs("grade", "Grade", Short, |level| level.grade.into()),
            Column::programs("extends", "Extends", Short, |level| level.extends.into()),
            Column::programs("url", "Page", Short, |level| level.url.into()),
        ]
    }
}
