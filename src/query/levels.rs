//! `levels`: the rungs of the ladder.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use crate::{
    catalog::{
        Catalog, Kind, Level, Number, Salary, Text, Years,
        english::{and_list, count, verb},
    },
    document::{Cell, Column, ColumnKind},
};

use super::{
    Entry, List, Question, RequirementEntry, Usage, family, requirement::expectations, words,
};

/// Show the levels of the ladder, with years and skills
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career levels
  itpm-career levels --years 4
  itpm-career levels --skill risk --json")]
pub struct Levels {
    /// Only this level: by its name, id or alias; or as with --skill, and a number as with --years
    #[arg(value_name = "LEVEL")]
    pub name: Vec<String>,

    /// Only levels that ask for this skill, given by its name, id, alias or a word of its name; repeat
    /// it to narrow further; `scrum:working` means at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// Only levels meant for this many years of experience
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub years: Option<Number>,

    /// Only the levels of this family: its name or a word of it
    #[arg(long, value_name = "FAMILY", allow_hyphen_values = true)]
    pub family: Option<String>,
}

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
    pub(super) extends_level: Option<&'a str>,
    /// The titles of the levels that may follow, where the ladder branches.
    #[serde(skip)]
    leads_to: Vec<&'a str>,
}

impl<'a> LevelEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, index: usize) -> Self {
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

impl Question for Levels {
    type Answer<'a> = List<'a, LevelEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let Words { years, skill, only } = self.words(catalog)?;
        let kinds = [Kind::Level, Kind::Skill];
        let filter = words::skill_filter(catalog, &self.skill, skill, &kinds)?;
        let levels = &catalog.ladder.levels;
        let is_in_band = |level: &Level| years.is_none_or(|years| level.years.contains(years));
        let is_named = |index: &usize| only.as_ref().is_none_or(|only| only.contains(index));
        let family = self.family.as_deref();
        let family = family
            .map(|family| family::levels(catalog, family))
            .transpose()?;
        let is_of_family =
            |index: &usize| family.as_ref().is_none_or(|family| family.contains(index));
        let is_meant =
            |index: &usize| is_named(index) && is_of_family(index) && is_in_band(&levels[*index]);
        let meant: Vec<usize> = (0..levels.len()).filter(is_meant).collect();
        let is_met = |index: &usize| filter.is_met_by(catalog.level_requirements(*index));
        let found: Vec<usize> = meant.iter().copied().filter(is_met).collect();
        let mut notes = filter.notes.clone();
        if (only.is_some() || family.is_some()) && found.is_empty() {
            notes = vec![words::LEFT_OUT.to_owned()];
        } else if meant.is_empty() {
            notes.extend(years.map(|years| why_no_band(levels, years)));
        } else if found.is_empty() {
            notes.extend(filter.why_none(catalog, Kind::Level));
        } else if let Some(years) = years {
            notes.extend(shared_edge(
                found.iter().map(|index| &levels[*index]),
                years,
            ));
        }
        let mut entries: Vec<LevelEntry> = (found.iter())
            .map(|index| LevelEntry::new(catalog, *index))
            .collect();
        // Where each level leads to the next in the list there is nothing to say.
        if !catalog.graph.branches() {
            for level in &mut entries {
                level.leads_to.clear();
            }
        }
        let cited = found.iter().flat_map(|index| {
            let level = &levels[*index];
            let paid = level.salary.iter().map(|salary| salary.source.as_deref());
            paid.chain([level.source.as_deref()])
        });
        Ok(List {
            entries,
            title: catalog.ladder.title.as_deref(),
            summary: catalog.ladder.summary.as_deref(),
            sources: catalog.sources(cited),
            notes,
        })
    }
}

/// What the words behind the command mean, beside what the options say.
struct Words {
    years: Option<Number>,
    /// A skill that is asked for.
    skill: Option<String>,
    /// The indices of the levels that are named.
    only: Option<BTreeSet<usize>>,
}

impl Levels {
    fn words(&self, catalog: &Catalog) -> Result<Words, Usage> {
        let mut meant = Words {
            years: self.years,
            skill: None,
            only: None,
        };
        let Some(name) = words::joined(&self.name) else {
            return Ok(meant);
        };
        meant.only = words::items(catalog, &self.name, Kind::Level)?;
        if meant.only.is_some() {
            return Ok(meant);
        }
        match words::years(&name) {
            Some(_) if self.years.is_some() => return Err(words::said_twice(&name, "--years")),
            Some(years) => meant.years = Some(years),
            None => meant.skill = Some(name),
        }
        Ok(meant)
    }
}

/// Why no level is meant for a number of years.
fn why_no_band(levels: &[Level], years: Number) -> String {
    let first = levels.iter().filter_map(|level| level.years.min);
    let is_any = levels.iter().any(|level| level.years.max.is_some());
    match first.min_by(|a, b| a.get().total_cmp(&b.get())) {
        Some(first) if years < first => {
            let years = count(years, "year");
            format!("no level is meant for {years}; the first begins at {first}")
        }
        None if !is_any => String::from("the levels of this ladder name no years"),
        _ => format!("no level is meant for {}", count(years, "year")),
    }
}

/// What to say where one band ends and another begins.
fn shared_edge<'a>(levels: impl Iterator<Item = &'a Level<'a>>, years: Number) -> Option<String> {
    let (mut ending, mut beginning) = (Vec::new(), Vec::new());
    let mut titles = HashSet::new();
    for level in levels.filter(|level| titles.insert(&*level.title)) {
        if level.years.max == Some(years) {
            ending.push(&*level.title);
        } else if level.years.min == Some(years) {
            beginning.push(&*level.title);
        }
    }
    if ending.is_empty() || beginning.is_empty() {
        return None;
    }
    Some(format!(
        "{} is a shared edge: {} {} there and {} {}",
        count(years, "year"),
        and_list(&ending),
        verb(ending.len(), "ends", "end"),
        and_list(&beginning),
        verb(beginning.len(), "begins", "begin"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn why_no_level_is_meant_for_some_years_is_said() {
        let why = |bands: &str, years| {
            let json = format!(r#"{{"levels":[{{"id":"a","title":"A"{bands}}}]}}"#);
            let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
            why_no_band(&ladder.levels, Number::new(years).expect("in range"))
        };
        assert_eq!(why("", 3.0), "the levels of this ladder name no years");
        let up_to_2 = r#","years":{"max":2}"#;
        assert_eq!(why(up_to_2, 3.0), "no level is meant for 3 years");
        let from_2_to_4 = r#","years":{"min":2,"max":4}"#;
        assert_eq!(
            why(from_2_to_4, 1.0),
            "no level is meant for 1 year; the first begins at 2"
        );
        assert_eq!(why(from_2_to_4, 5.0), "no level is meant for 5 years");
    }

    #[test]
    fn an_edge_is_shared_where_one_band_ends_and_another_begins() {
        let json = r#"{"levels":[{"id":"a","title":"A","years":{"min":1,"max":2}},
            {"id":"b","title":"B","years":{"min":2,"max":3}}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let edge = |years| shared_edge(ladder.levels.iter(), Number::new(years).expect("in range"));
        let shared = "2 years is a shared edge: A ends there and B begins";
        assert_eq!(edge(2.0).as_deref(), Some(shared));
        assert_eq!(edge(1.0), None);
        assert_eq!(edge(3.0), None);
    }
}
