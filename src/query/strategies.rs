//! `strategies`: how to advance.

use foldhash::{HashSet, HashSetExt};
use serde::Serialize;

use crate::{
    catalog::{Catalog, Kind, Strategy, Text},
    document::{Cell, Column, ColumnKind},
};

use super::{Entry, List, Question, Usage, words, words_filter::WordsFilter};

/// Show how to advance
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career strategies
  itpm-career strategies --theme networking")]
pub struct Strategies {
    /// Only this strategy: by its name, id or alias; or as with --theme
    #[arg(value_name = "STRATEGY")]
    pub name: Vec<String>,

    /// Only strategies under this theme: its name or a word of it
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
}

/// A strategy as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StrategyEntry<'a> {
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The heading it stands under.
    pub theme: Option<&'a str>,
    /// The name people read.
    pub title: &'a str,
    /// Other titles for the same strategy.
    pub aliases: &'a [Text<'a>],
    /// Why it helps.
    pub advice: Option<&'a str>,
    /// What to do, step by step.
    pub steps: &'a [Text<'a>],
    /// The ids of the skills it develops, each once.
    pub develops: Vec<&'a str>,
    /// The ids of the certificates it leads to.
    pub certifications: Vec<&'a str>,
    /// The ids of sources worth reading.
    pub references: &'a [Text<'a>],
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
    /// The names of the skills it develops.
    #[serde(skip)]
    pub(super) develops_names: Vec<&'a str>,
    /// The names of the certificates it leads to.
    #[serde(skip)]
    pub(super) certification_names: Vec<&'a str>,
}

impl<'a> StrategyEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, strategy: &'a Strategy<'a>) -> Self {
        let developed = developed(catalog, strategy);
        let skills = || developed.iter().map(|skill| catalog.skills.get(*skill));
        let names = certificates(strategy).into_iter();
        let names = names.filter_map(|id| catalog.certification(id));
        Self {
            id: &strategy.id,
            theme: strategy.theme.as_deref(),
            title: &strategy.title,
            aliases: &strategy.aliases,
            advice: strategy.advice.as_deref(),
            steps: &strategy.steps,
            develops: skills().map(|skill| &*skill.id).collect(),
            certifications: certificates(strategy),
            references: &strategy.references,
            source: strategy.source.as_deref(),
            develops_names: skills().map(|skill| skill.name).collect(),
            certification_names: names.map(|one| &*one.name).collect(),
        }
    }
}

/// The ids of the certificates that a strategy leads to, each once, in its order.
fn certificates<'a>(strategy: &'a Strategy<'a>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    let ids = strategy.certifications.iter().map(|id| &**id);
    ids.filter(|id| seen.insert(*id)).collect()
}

/// The skills that a strategy develops, each once, in its order.
pub(super) fn developed(catalog: &Catalog, strategy: &Strategy) -> Vec<crate::catalog::SkillId> {
    let mut seen = HashSet::new();
    let skills = strategy
        .develops
        .iter()
        .filter_map(|name| catalog.skills.find(name));
    skills.filter(|skill| seen.insert(*skill)).collect()
}

impl Entry for StrategyEntry<'_> {
    const KEY: &'static str = "strategies";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Prose, Short};
        vec![
            Column::programs("id", "Id", Short, |one| one.id.into()),
            Column::new("theme", "Theme", Short, |one| one.theme.into()),
            Column::new("title", "Strategy", Short, |one| one.title.into()),
            Column::programs("aliases", "Also called", Prose, |one| {
                Cell::list(one.aliases.iter().map(|alias| &**alias))
            }),
            Column::new("advice", "Why", Prose, |one| one.advice.into()),
            Column::new("steps", "How", Prose, |one| {
                Cell::list(one.steps.iter().map(|step| &**step))
            }),
            Column::programs("develops", "Develops", Short, |one| {
                Cell::list(one.develops.iter().copied())
            }),
            Column::programs("certifications", "Certificates", Short, |one| {
                Cell::list(one.certifications.iter().copied())
            }),
            Column::programs("source", "Source", Short, |one| one.source.into()),
            Column::programs("references", "Worth reading", Short, |one| {
                Cell::list(one.references.iter().map(|id| &**id))
            }),
        ]
    }
}

impl Question for Strategies {
    type Answer<'a> = List<'a, StrategyEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let all = &catalog.ladder.strategies;
        let mut notes = Vec::new();
        let mut found: Vec<&Strategy> = match &self.theme {
            None => all.iter().collect(),
            Some(theme) => under_theme(all, theme)?,
        };
        if let Some(name) = words::joined(&self.name) {
            let named = match words::items(catalog, &self.name, Kind::Strategy)? {
                Some(indices) => indices.iter().map(|index| &all[*index]).collect(),
                None => under_theme(all, &name)?,
            };
            let ids: HashSet<&str> = named.iter().map(|one| &*one.id).collect();
            found.retain(|one| ids.contains(&*one.id));
            if found.is_empty() && self.theme.is_some() {
                notes.push(words::LEFT_OUT.to_owned());
            }
        }
        let cited = found.iter().map(|strategy| strategy.source.as_deref());
        if all.is_empty() {
            notes = vec![String::from("this ladder has no strategies")];
        }
        Ok(List {
            sources: catalog.sources(cited),
            title: None,
            summary: None,
            notes,
            entries: (found.into_iter())
                .map(|strategy| StrategyEntry::new(catalog, strategy))
                .collect(),
        })
    }
}

fn under_theme<'a>(all: &'a [Strategy<'a>], theme: &str) -> Result<Vec<&'a Strategy<'a>>, Usage> {
    let themes = all.iter().map(|strategy| strategy.theme.as_deref());
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let none = "the strategies of this ladder have no themes";
    let filter = WordsFilter::new(themes, theme).or_unknown("theme", "themes", none)?;
    let found = all.iter().filter(|strategy| {
        let theme = strategy.theme.as_deref();
        theme.is_some_and(|theme| filter.accepts(theme))
    });
    Ok(found.collect())
}
