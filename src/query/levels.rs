//! `levels`: the rungs of the ladder.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::catalog::{
    Catalog, Level, Number, Salary, Sections, Source, Text, Years,
    names::{and_list, count},
};

use super::{
    Answer, Asked, Block, Cell, Column, Grid, Kind, Page, Question, Usage, asked::SkillFilter,
};

/// Show the rungs of the ladder: from how many years, with which skills
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career levels
  itpm-career levels --years 4
  itpm-career levels --skill risk --json")]
pub struct Levels {
    /// Only levels that ask for this skill, given by its name, id, alias or a word of its name; repeat
    /// it to narrow further; `scrum:working` means at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]")]
    pub skill: Vec<String>,

    /// Only levels meant for this many years of experience
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub years: Option<Number>,
}

/// The levels that were asked for.
pub struct LevelsAnswer<'a> {
    catalog: &'a Catalog<'a>,
    /// Places in the ladder.
    levels: Vec<usize>,
    notes: Vec<String>,
}

/// A level as an answer gives it.
#[derive(Debug, Serialize)]
pub struct LevelEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Other titles for it.
    pub aliases: &'a [Text<'a>],
    /// The years of experience it is meant for.
    pub years: Years,
    /// What it is.
    pub summary: Option<&'a str>,
    /// What one answers for.
    pub responsibilities: &'a [Text<'a>],
    /// The skills it asks for.
    pub skills: Vec<Asked<'a>>,
    /// What it pays.
    pub salary: &'a [Salary<'a>],
    /// The ids of the levels that may follow.
    pub next: Vec<&'a str>,
    /// The id of the source of these facts.
    pub source: Option<&'a str>,
}

impl<'a> LevelEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, at: usize) -> Self {
        let level = &catalog.ladder.levels[at];
        Self {
            id: &level.id,
            title: &level.title,
            aliases: &level.aliases,
            years: level.years,
            summary: level.summary.as_deref(),
            responsibilities: &level.responsibilities,
            skills: Asked::all(catalog, &level.skills),
            salary: &level.salary,
            next: catalog.ladder.next(at),
            source: level.source.as_deref(),
        }
    }
}

impl Question for Levels {
    type Answer<'a> = LevelsAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        let own = Sections::LEVELS.and(Sections::SKILLS);
        // Where no level asks for a skill it is said which tracks do.
        if self.skill.is_empty() {
            own
        } else {
            own.and(Sections::TRACKS)
        }
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<LevelsAnswer<'a>, Usage> {
        let filter = SkillFilter::new(catalog, &self.skill)?;
        let ladder = catalog.ladder;
        let for_years: Vec<usize> = (0..ladder.levels.len())
            .filter(|at| {
                self.years
                    .is_none_or(|years| ladder.levels[*at].years.hold(years))
            })
            .collect();
        let levels: Vec<usize> = for_years
            .iter()
            .copied()
            .filter(|at| filter.met_by(catalog, &ladder.levels[*at].skills))
            .collect();
        let mut notes = filter.notes.clone();
        if for_years.is_empty() {
            notes.extend(self.years.map(|years| no_band(&ladder.levels, years)));
        } else if levels.is_empty() {
            notes.extend(filter.why_none(catalog, "level"));
        } else if let Some(years) = self.years {
            notes.extend(shared_edge(
                levels.iter().map(|at| &ladder.levels[*at]),
                years,
            ));
        }
        Ok(LevelsAnswer {
            catalog,
            levels,
            notes,
        })
    }
}

/// Why no level is meant for a number of years.
fn no_band(levels: &[Level], years: Number) -> String {
    let first = levels.iter().filter_map(|level| level.years.min);
    match first.min_by(|a, b| a.get().total_cmp(&b.get())) {
        Some(first) if years < first => {
            let years = count(years, "year");
            format!("no level is meant for {years}; the first begins at {first}")
        }
        Some(_) => format!("no level is meant for {}", count(years, "year")),
        None => String::from("the levels of this ladder name no years"),
    }
}

/// What to say where one band ends and another begins.
fn shared_edge<'a>(levels: impl Iterator<Item = &'a Level<'a>>, years: Number) -> Option<String> {
    let (mut ending, mut beginning) = (Vec::new(), Vec::new());
    for level in levels {
        if level.years.max == Some(years) {
            ending.push(&*level.title);
        } else if level.years.min == Some(years) {
            beginning.push(&*level.title);
        }
    }
    if ending.is_empty() || beginning.is_empty() {
        return None;
    }
    let verb = |subjects: &[&str], verb| match subjects {
        [_] => format!("{verb}s"),
        _ => String::from(verb),
    };
    Some(format!(
        "{} is a shared edge: {} {} there and {} {}",
        count(years, "year"),
        and_list(&ending),
        verb(&ending, "end"),
        and_list(&beginning),
        verb(&beginning, "begin"),
    ))
}

impl LevelsAnswer<'_> {
    fn entries(&self) -> impl Iterator<Item = LevelEntry<'_>> {
        let levels = self.levels.iter();
        levels.map(|at| LevelEntry::new(self.catalog, *at))
    }
}

impl Serialize for LevelsAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

impl Answer for LevelsAnswer<'_> {
    const KEY: &'static str = "levels";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::new("title", "Level", Kind::Short),
            Column::data("aliases", Kind::Prose),
            Column::new("years", "Years", Kind::Years),
            Column::new("skills", "Skills", Kind::Short),
            Column::new("summary", "Summary", Kind::Prose),
            Column::data("responsibilities", Kind::Prose),
            Column::data("next", Kind::Short),
            Column::people("Leads to", Kind::Short),
            Column::data("source", Kind::Short),
            Column::new("salary", "Salary", Kind::Pay),
        ];
        // Where each level leads to the next in the list there is nothing to say.
        let branches = self.catalog.ladder.branches();
        let title = |id: &&str| self.catalog.level(id).map(|level| &*level.title);
        let rows = self.entries().map(move |level| {
            vec![
                level.id.into(),
                level.title.into(),
                level.aliases.iter().map(|alias| &**alias).collect(),
                Cell::Years(level.years),
                level.skills.iter().map(Asked::in_words).collect(),
                level.summary.into(),
                level.responsibilities.iter().map(|one| &**one).collect(),
                level.next.iter().copied().collect(),
                if branches {
                    level.next.iter().filter_map(title).collect()
                } else {
                    Cell::Missing
                },
                level.source.into(),
                Cell::Pay(level.salary.iter().collect()),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        let title = self.catalog.ladder.title.as_deref();
        let heading = title
            .filter(|_| !self.levels.is_empty())
            .map(|title| Block::Heading(Cow::Borrowed(title)));
        let blocks = heading
            .into_iter()
            .chain([Block::Grid(self.grid()), Block::Sources(self.sources())]);
        Page(blocks.collect())
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let levels = self
            .levels
            .iter()
            .map(|at| &self.catalog.ladder.levels[*at]);
        let own = levels.clone().map(|level| level.source.as_deref());
        let pay = levels.flat_map(|level| level.salary.iter().map(|pay| pay.source.as_deref()));
        self.catalog.sources(own.chain(pay))
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
