//! `tracks`: what one can specialize in.

use serde::Serialize;

use crate::{
    catalog::{Catalog, Currency, Kind, Number, Period, Salary, Text, names::case_key, order},
    document::{Cell, Column, ColumnKind},
};

use super::{Entry, List, Question, RequirementEntry, Usage, requirement::expectations, words};

mod pay;

use pay::LeastPay;

/// Show what one can specialize in, with skills and salary
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career tracks
  itpm-career tracks --skill scrum
  itpm-career tracks --min-salary 125000 --sort salary")]
pub struct Tracks {
    /// Only this track: by its name, id or alias; or as with --skill
    #[arg(value_name = "TRACK")]
    pub name: Vec<String>,

    /// Only tracks that ask for this skill, given by its name, id, alias or a word of its name; repeat
    /// it to narrow further; `scrum:working` means at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// Only salary ranges that reach this amount: a year, in the one currency that the ladder pays in
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub min_salary: Option<Number>,

    /// The currency of --min-salary, where the ladder pays in several
    #[arg(long, value_name = "CODE", requires = "min_salary")]
    pub currency: Option<Currency>,

    /// The time that --min-salary is paid for [default: year]
    #[arg(long, value_name = "PERIOD", requires = "min_salary")]
    pub period: Option<Period>,

    /// Put the tracks in this order, not the ladder's
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<Sort>,
}

/// An order of tracks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Sort {
    /// Highest salary first; each currency and period apart
    Salary,
    /// By title
    Title,
}

/// A track as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrackEntry<'a> {
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The name people read.
    pub title: &'a str,
    /// Other titles for the same track.
    pub aliases: &'a [Text<'a>],
    /// A page about it.
    pub url: Option<&'a str>,
    /// What it concentrates on, in a line.
    pub focus: Option<&'a str>,
    /// What one does in it, in a sentence or two.
    pub summary: Option<&'a str>,
    /// The skills it asks for, in the order of the file.
    pub skills: Vec<RequirementEntry<'a>>,
    /// What it pays; with `--min-salary` only what reaches that.
    pub salary: Vec<&'a Salary<'a>>,
    /// The id of the level that one must have reached; null if any will do.
    pub from: Option<&'a str>,
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
    /// The title of the level that one must have reached.
    #[serde(skip)]
    from_level: Option<&'a str>,
}

impl<'a> TrackEntry<'a> {
    /// A track with all its salary ranges.
    pub(super) fn new(catalog: &'a Catalog<'a>, index: usize) -> Self {
        let track = &catalog.ladder.tracks[index];
        let from = track.from.as_deref();
        let level = from.and_then(|id| catalog.level(id));
        Self {
            id: &track.id,
            title: &track.title,
            aliases: &track.aliases,
            url: track.url.as_deref(),
            focus: track.focus.as_deref(),
            summary: track.summary.as_deref(),
            skills: (catalog.track_requirements(index))
                .map(|one| RequirementEntry::new(catalog, one))
                .collect(),
            salary: track.salary.iter().collect(),
            from,
            source: track.source.as_deref(),
            from_level: level.map(|level| &*level.title),
        }
    }
}

impl Entry for TrackEntry<'_> {
    const KEY: &'static str = "tracks";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Pay, Prose, Short};
        vec![
            Column::programs("id", "Id", Short, |track| track.id.into()),
            Column::new("title", "Track", Short, |track| track.title.into()),
            Column::programs("aliases", "Also called", Prose, |track| {
                Cell::list(track.aliases.iter().map(|alias| &**alias))
            }),
            Column::new("focus", "Focus", Prose, |track| track.focus.into()),
            Column::programs("summary", "Summary", Prose, |track| track.summary.into()),
            Column::new("skills", "Skills", Short, |track| {
                Cell::list(track.skills.iter().map(RequirementEntry::describe))
            }),
            Column::new("salary", "Salary", Pay, |track| {
                Cell::pay(track.salary.iter().copied())
            }),
            Column::programs("from", "From", Short, |track| track.from.into()),
            Column::people("from", "From level", Short, |track| track.from_level.into()),
            Column::programs("source", "Source", Short, |track| track.source.into()),
            Column::programs("expected", "What is expected", Prose, |track| {
                expectations(&track.skills)
            }),
            Column::programs("url", "Page", Short, |track| track.url.into()),
        ]
    }
}

impl Question for Tracks {
    type Answer<'a> = List<'a, TrackEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let (mut only, mut skill) = (None, None);
        if let Some(name) = words::joined(&self.name) {
            only = words::items(catalog, &self.name, Kind::Track)?;
            skill = only.is_none().then_some(name);
        }
        let kinds = [Kind::Track, Kind::Skill];
        let filter = words::skill_filter(catalog, &self.skill, skill, &kinds)?;
        let least = LeastPay::new(catalog.ladder, self)?;
        let all = &catalog.ladder.tracks;
        let is_met = |index: &usize| {
            only.as_ref().is_none_or(|only| only.contains(index))
                && filter.is_met_by(catalog.track_requirements(*index))
        };
        let skilled: Vec<usize> = (0..all.len()).filter(is_met).collect();
        let mut entries: Vec<TrackEntry> = (skilled.iter())
            .map(|index| TrackEntry::new(catalog, *index))
            .collect();
        let mut notes = filter.notes.clone();
        if let Some(least) = &least {
            for track in &mut entries {
                track.salary.retain(|salary| least.is_reached_by(salary));
            }
            entries.retain(|track| !track.salary.is_empty());
            let salaries = skilled.iter().flat_map(|index| &all[*index].salary);
            notes.extend(least.notes(salaries, entries.is_empty() && !skilled.is_empty()));
        }
        if all.is_empty() {
            notes = vec![String::from("this ladder has no tracks")];
        } else if skilled.is_empty() && only.is_some() {
            notes = vec![words::LEFT_OUT.to_owned()];
        } else if skilled.is_empty() {
            notes.extend(filter.why_none(catalog, Kind::Track));
        }
        match self.sort {
            Some(Sort::Title) => {
                order::sort_by_cached_key(&mut entries, |track| case_key(track.title));
            }
            Some(Sort::Salary) => pay::sort(&mut entries),
            None => {}
        }
        let cited = entries.iter().flat_map(|track| {
            let paid = track.salary.iter().map(|salary| salary.source.as_deref());
            paid.chain([track.source])
        });
        let sources = catalog.sources(cited);
        Ok(List {
            entries,
            title: None,
            summary: None,
            sources,
            notes,
        })
    }
}
