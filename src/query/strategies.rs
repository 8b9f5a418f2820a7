//! `strategies`: how to advance.

use serde::{Serialize, Serializer};

use crate::catalog::{
    Catalog, Sections, Source, Strategy, Text,
    names::{alike, nearest, or_list, words},
};

use super::{Answer, Cell, Column, Grid, Kind, Question, Usage, find::did_you_mean};

/// Show how to advance
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career strategies
  itpm-career strategies --theme networking")]
pub struct Strategies {
    /// Only strategies under this theme: its name or a word of it
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
}

/// The strategies that were asked for.
pub struct StrategiesAnswer<'a> {
    catalog: &'a Catalog<'a>,
    strategies: Vec<&'a Strategy<'a>>,
}

/// A strategy as an answer gives it.
#[derive(Debug, Serialize)]
pub struct StrategyEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// The heading it stands under.
    pub theme: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// Other titles for it.
    pub aliases: &'a [Text<'a>],
    /// Why it helps.
    pub advice: Option<&'a str>,
    /// What to do.
    pub steps: &'a [Text<'a>],
    /// The ids of the skills it develops.
    pub develops: Vec<&'a str>,
    /// The ids of the certificates it leads to.
    pub certifications: &'a [Text<'a>],
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
}

impl<'a> StrategyEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, strategy: &'a Strategy<'a>) -> Self {
        let developed = strategy.develops.iter();
        Self {
            id: &strategy.id,
            theme: strategy.theme.as_deref(),
            title: &strategy.title,
            aliases: &strategy.aliases,
            advice: strategy.advice.as_deref(),
            steps: &strategy.steps,
            develops: developed
                .filter_map(|name| catalog.skills.find(name))
                .map(|skill| &*catalog.skills.get(skill).id)
                .collect(),
            certifications: &strategy.certifications,
            source: strategy.source.as_deref(),
        }
    }
}

impl Question for Strategies {
    type Answer<'a> = StrategiesAnswer<'a>;

    fn sections(&self, for_people: bool) -> Sections {
        // The skills are for programs.
        if for_people {
            Sections::STRATEGIES
        } else {
            Sections::STRATEGIES.and(Sections::SKILLS)
        }
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<StrategiesAnswer<'a>, Usage> {
        let all: Vec<&Strategy> = catalog.ladder.strategies.iter().collect();
        let strategies = match &self.theme {
            None => all,
            Some(theme) => under(&all, theme)?,
        };
        Ok(StrategiesAnswer {
            catalog,
            strategies,
        })
    }
}

/// The strategies under the theme of this name, else under those that hold its words.
fn under<'a>(all: &[&'a Strategy<'a>], theme: &str) -> Result<Vec<&'a Strategy<'a>>, Usage> {
    let sought = words(theme);
    let themed = |fits: &dyn Fn(&str) -> bool| -> Vec<&Strategy> {
        let fits = |one: &&&Strategy| one.theme.as_deref().is_some_and(fits);
        all.iter().filter(fits).copied().collect()
    };
    let named = themed(&|name| alike(name, theme));
    if !named.is_empty() {
        return Ok(named);
    }
    let holding = themed(&|name| {
        let words = words(name);
        !sought.is_empty() && words.windows(sought.len()).any(|part| part == sought)
    });
    if !holding.is_empty() {
        return Ok(holding);
    }
    let mut themes: Vec<&str> = all.iter().filter_map(|one| one.theme.as_deref()).collect();
    themes.dedup();
    let meant = did_you_mean(&nearest(theme, themes.iter().copied()));
    let themes: Vec<String> = themes.iter().map(|theme| format!("`{theme}`")).collect();
    Err(Usage {
        message: format!("there is no theme `{theme}`{meant}"),
        hint: Some(if themes.is_empty() {
            String::from("the strategies of this ladder have no themes")
        } else {
            format!(
                "the themes are {}",
                or_list(&themes).replace(" or ", " and ")
            )
        }),
    })
}

impl StrategiesAnswer<'_> {
    fn entries(&self) -> impl Iterator<Item = StrategyEntry<'_>> {
        let strategies = self.strategies.iter();
        strategies.map(|strategy| StrategyEntry::new(self.catalog, strategy))
    }
}

impl Serialize for StrategiesAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

impl Answer for StrategiesAnswer<'_> {
    const KEY: &'static str = "strategies";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::new("theme", "Theme", Kind::Short),
            Column::new("title", "Strategy", Kind::Short),
            Column::data("aliases", Kind::Prose),
            Column::new("advice", "Why", Kind::Prose),
            Column::new("steps", "How", Kind::Prose),
            Column::data("develops", Kind::Short),
            Column::data("certifications", Kind::Short),
            Column::data("source", Kind::Short),
        ];
        let rows = self.entries().map(|strategy| row(&strategy));
        Grid::new(COLUMNS, rows)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let sources = self.strategies.iter();
        self.catalog
            .sources(sources.map(|strategy| strategy.source.as_deref()))
    }

    fn notes(&self) -> Vec<String> {
        if self.strategies.is_empty() {
            vec![String::from("this ladder has no strategies")]
        } else {
            Vec::new()
        }
    }
}

fn row<'a>(strategy: &StrategyEntry<'a>) -> Vec<Cell<'a>> {
    vec![
        strategy.id.into(),
        strategy.theme.into(),
        strategy.title.into(),
        strategy.aliases.iter().map(|alias| &**alias).collect(),
        strategy.advice.into(),
        strategy.steps.iter().map(|step| &**step).collect(),
        strategy.develops.iter().copied().collect(),
        strategy.certifications.iter().map(|id| &**id).collect(),
        strategy.source.into(),
    ]
}
