//! `tracks`: what one can specialize in.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::catalog::{
    Catalog, Currency, Number, Period, Salary, Sections, Source, Text, Track, names::fold,
};

use super::{Answer, Asked, Cell, Column, Grid, Kind, Question, Usage, asked::SkillFilter};

/// Show what one can specialize in: with which skills, at what salary
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career tracks
  itpm-career tracks --skill scrum
  itpm-career tracks --min-salary 125000 --sort salary")]
pub struct Tracks {
    /// Only tracks that ask for this skill, given by its name, id, alias or a word of its name; repeat
    /// it to narrow further; `scrum:working` means at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]")]
    pub skill: Vec<String>,

    /// Only salary ranges that reach this amount, each in its own currency and period
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub min_salary: Option<Number>,

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

/// The tracks that were asked for.
pub struct TracksAnswer<'a> {
    catalog: &'a Catalog<'a>,
    tracks: Vec<&'a Track<'a>>,
    min_salary: Option<Number>,
    notes: Vec<String>,
}

/// A track as an answer gives it.
#[derive(Debug, Serialize)]
pub struct TrackEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Other titles for it.
    pub aliases: &'a [Text<'a>],
    /// What it concentrates on.
    pub focus: Option<&'a str>,
    /// What one does in it.
    pub summary: Option<&'a str>,
    /// The skills it asks for.
    pub skills: Vec<Asked<'a>>,
    /// What it pays.
    pub salary: Vec<&'a Salary<'a>>,
    /// The id of the level that one must have reached.
    pub from: Option<&'a str>,
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
}

impl<'a> TrackEntry<'a> {
    pub(super) fn new(
        catalog: &'a Catalog<'a>,
        track: &'a Track<'a>,
        least: Option<Number>,
    ) -> Self {
        Self {
            id: &track.id,
            title: &track.title,
            aliases: &track.aliases,
            focus: track.focus.as_deref(),
            summary: track.summary.as_deref(),
            skills: Asked::all(catalog, &track.skills),
            salary: reaching(track, least).collect(),
            from: track.from.as_deref(),
            source: track.source.as_deref(),
        }
    }
}

/// The salary ranges of a track that reach an amount. One without a high end reaches any.
fn reaching<'a>(
    track: &'a Track<'a>,
    least: Option<Number>,
) -> impl Iterator<Item = &'a Salary<'a>> {
    track
        .salary
        .iter()
        .filter(move |salary| least.is_none_or(|least| salary.max.is_none_or(|max| max >= least)))
}

impl Question for Tracks {
    type Answer<'a> = TracksAnswer<'a>;

    fn sections(&self, for_people: bool) -> Sections {
        let own = Sections::TRACKS.and(Sections::SKILLS);
        // People read the title of a level, and where no track asks for a skill, which levels do.
        if for_people || !self.skill.is_empty() {
            own.and(Sections::LEVELS)
        } else {
            own
        }
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<TracksAnswer<'a>, Usage> {
        let filter = SkillFilter::new(catalog, &self.skill)?;
        let all = &catalog.ladder.tracks;
        let skilled: Vec<&Track> = all
            .iter()
            .filter(|track| filter.met_by(catalog, &track.skills))
            .collect();
        let pays = |track: &&Track| {
            self.min_salary.is_none() || reaching(track, self.min_salary).next().is_some()
        };
        let mut tracks: Vec<&Track> = skilled.iter().copied().filter(pays).collect();
        let mut notes = filter.notes.clone();
        if all.is_empty() {
            notes.push(String::from("this ladder has no tracks"));
        } else if skilled.is_empty() {
            notes.extend(filter.why_none(catalog, "track"));
        } else if let (true, Some(least)) = (tracks.is_empty(), self.min_salary) {
            notes.push(none_reaches(&skilled, least));
        }
        match self.sort {
            Some(Sort::Title) => tracks.sort_by_cached_key(|track| fold(&track.title)),
            Some(Sort::Salary) => by_salary(&mut tracks),
            None => {}
        }
        Ok(TracksAnswer {
            catalog,
            tracks,
            min_salary: self.min_salary,
            notes,
        })
    }
}

fn none_reaches(tracks: &[&Track], least: Number) -> String {
    let highest = tracks.iter().flat_map(|track| &track.salary);
    let highest = highest.filter_map(|salary| Some((salary.max?, salary)));
    match highest.max_by(|a, b| a.0.get().total_cmp(&b.0.get())) {
        Some((max, salary)) => format!(
            "no salary range reaches {least}; the highest ends at {max} {} a {}",
            salary.currency.code(),
            salary.period.name()
        ),
        None => String::from("these tracks name no salary"),
    }
}

/// Highest first. Amounts in different currencies or for different periods say nothing of each
/// other, so each such kind stays apart, in the order of its first track; no salary goes last.
fn by_salary(tracks: &mut [&Track]) {
    let mut kinds: Vec<(Currency, Period)> = Vec::new();
    for salary in tracks.iter().filter_map(|track| track.salary.first()) {
        let kind = (salary.currency, salary.period);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let kind = |salary: &Salary| {
        let kind = (salary.currency, salary.period);
        kinds.iter().position(|known| *known == kind)
    };
    tracks.sort_by(|a, b| match (a.salary.first(), b.salary.first()) {
        (Some(a), Some(b)) => {
            let ends = |salary: &Salary| (salary.max.or(salary.min), salary.min);
            let highest_first = ends(b).partial_cmp(&ends(a)).unwrap_or(Ordering::Equal);
            kind(a).cmp(&kind(b)).then(highest_first)
        }
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

impl TracksAnswer<'_> {
    fn level_title<'s>(&'s self, id: &'s str) -> &'s str {
        let level = self.catalog.level(id);
        level.map_or(id, |level| &level.title)
    }

    fn entries(&self) -> impl Iterator<Item = TrackEntry<'_>> {
        let tracks = self.tracks.iter();
        tracks.map(|track| TrackEntry::new(self.catalog, track, self.min_salary))
    }
}

impl Serialize for TracksAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

impl Answer for TracksAnswer<'_> {
    const KEY: &'static str = "tracks";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::new("title", "Track", Kind::Short),
            Column::data("aliases", Kind::Prose),
            Column::new("focus", "Focus", Kind::Prose),
            Column::data("summary", Kind::Prose),
            Column::new("skills", "Skills", Kind::Short),
            Column::new("salary", "Salary", Kind::Pay),
            Column::data("from", Kind::Short),
            Column::people("From level", Kind::Short),
            Column::data("source", Kind::Short),
        ];
        let rows = self.entries().map(|track| {
            vec![
                track.id.into(),
                track.title.into(),
                track.aliases.iter().map(|alias| &**alias).collect(),
                track.focus.into(),
                track.summary.into(),
                track.skills.iter().map(Asked::in_words).collect(),
                Cell::Pay(track.salary),
                track.from.into(),
                (track.from).map_or(Cell::Missing, |id| self.level_title(id).into()),
                track.source.into(),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let own = self.tracks.iter().map(|track| track.source.as_deref());
        let pay = (self.tracks.iter())
            .flat_map(|track| track.salary.iter().map(|pay| pay.source.as_deref()));
        self.catalog.sources(own.chain(pay))
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
