//! `levels`: the rungs of the ladder.

use std::collections::BTreeSet;

use foldhash::{HashSet, HashSetExt};

use crate::catalog::{
    Catalog, Kind, Level, Number,
    english::{and_list, count, verb},
};

use super::{List, Question, Usage, family, words};

mod answer;
mod entry;
mod whole;

pub use answer::LevelsAnswer;
pub use entry::LevelEntry;

use whole::Whole;

/// Show the levels of the ladder, with years and skills
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career levels
  itpm-career levels --years 4
  itpm-career levels --skill risk --json
  itpm-career levels --full --format markdown > ladder.md")]
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

    /// The whole ladder as one document: its map, its matrix, then all that is known of each level, skill
    /// and certificate; for a wiki with --format markdown
    #[arg(long)]
    pub full: bool,
}

impl Question for Levels {
    type Answer<'a> = LevelsAnswer<'a>;

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
        // Where each level leads to the next in the list there is nothing to say in a list.
        if !catalog.graph.branches() && !self.full {
            for level in &mut entries {
                level.leads_to.clear();
            }
        }
        let cited = found.iter().flat_map(|index| {
            let level = &levels[*index];
            let paid = level.salary.iter().map(|salary| salary.source.as_deref());
            paid.chain([level.source.as_deref()])
        });
        let is_whole = self.full && !found.is_empty();
        let whole = is_whole.then(|| Whole::new(catalog, &found)).transpose()?;
        Ok(LevelsAnswer {
            list: List {
                entries,
                title: catalog.ladder.title.as_deref(),
                summary: catalog.ladder.summary.as_deref(),
                sources: catalog.sources(cited),
                notes,
            },
            whole,
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
