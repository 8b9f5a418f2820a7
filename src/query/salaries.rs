//! `salaries`: every salary range of the ladder, on scales that allow comparison.

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Currency, Number, Period, Salary, Sections, Source};

use super::{Answer, Block, Cell, Column, Grid, Kind, Page, Question, Row, Scale, Usage};

/// Compare the salary ranges of the ladder, as figures and as bars
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Nothing is converted or averaged: each currency and period has a scale of its own.

Examples:
  itpm-career salaries
  itpm-career salaries --format csv > salaries.csv"
)]
pub struct Salaries {}

/// Every salary range of the ladder: the levels' first, in its order.
pub struct SalariesAnswer<'a> {
    catalog: &'a Catalog<'a>,
    salaries: Vec<SalaryEntry<'a>>,
}

/// A salary range and what it is paid for.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SalaryEntry<'a> {
    /// `level` or `track`.
    pub kind: &'static str,
    /// The id of the level or track.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The range.
    #[serde(flatten)]
    pub salary: &'a Salary<'a>,
}

impl Question for Salaries {
    type Answer<'a> = SalariesAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        Sections::LEVELS.and(Sections::TRACKS)
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<SalariesAnswer<'a>, Usage> {
        let entry = |kind, id, title, salary| SalaryEntry {
            kind,
            id,
            title,
            salary,
        };
        let levels = catalog.ladder.levels.iter().flat_map(|level| {
            let salaries = level.salary.iter();
            salaries.map(|salary| entry("level", &*level.id, &*level.title, salary))
        });
        let tracks = catalog.ladder.tracks.iter().flat_map(|track| {
            let salaries = track.salary.iter();
            salaries.map(|salary| entry("track", &*track.id, &*track.title, salary))
        });
        Ok(SalariesAnswer {
            catalog,
            salaries: levels.chain(tracks).collect(),
        })
    }
}

impl Serialize for SalariesAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.salaries.serialize(serializer)
    }
}

/// The ranges in one currency and for one period.
struct Group<'a> {
    currency: Currency,
    period: Period,
    entries: Vec<&'a SalaryEntry<'a>>,
}

impl<'a> SalariesAnswer<'a> {
    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group> = Vec::new();
        for entry in &self.salaries {
            let (currency, period) = (entry.salary.currency, entry.salary.period);
            let known = groups
                .iter_mut()
                .find(|group| group.currency == currency && group.period == period);
            match known {
                Some(group) => group.entries.push(entry),
                None => groups.push(Group {
                    currency,
                    period,
                    entries: vec![entry],
                }),
            }
        }
        groups
    }
}

/// The largest amount among the ranges: where their scale ends.
fn top(entries: &[&SalaryEntry]) -> Number {
    let ends = entries
        .iter()
        .flat_map(|entry| [entry.salary.min, entry.salary.max]);
    ends.flatten().fold(
        Number::default(),
        |top, end| if end > top { end } else { top },
    )
}

impl Answer for SalariesAnswer<'_> {
    const KEY: &'static str = "salaries";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::new("kind", "Of", Kind::Short),
            Column::new("id", "Id", Kind::Short),
            Column::new("title", "Title", Kind::Short),
            Column::new("salary", "Salary", Kind::Pay),
        ];
        let rows = self.salaries.iter().map(|entry| -> Row {
            vec![
                entry.kind.into(),
                entry.id.into(),
                entry.title.into(),
                Cell::Pay(vec![entry.salary]),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        const COLUMNS: &[Column] = &[
            Column::people("Level or track", Kind::Short),
            Column::people("Salary", Kind::Pay),
            Column::people("", Kind::Bar),
        ];
        let mut blocks = Vec::new();
        for group in self.groups() {
            let top = top(&group.entries);
            blocks.push(Block::Scale(Scale {
                currency: group.currency,
                period: group.period,
                top,
            }));
            let rows = group.entries.into_iter().map(move |entry| -> Row {
                vec![
                    entry.title.into(),
                    Cell::Pay(vec![entry.salary]),
                    Cell::Bar {
                        low: entry.salary.min,
                        middle: None,
                        high: entry.salary.max,
                        top,
                    },
                ]
            });
            blocks.push(Block::Grid(Grid::new(COLUMNS, rows)));
        }
        blocks.push(Block::Sources(self.sources()));
        Page(blocks)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let salaries = self.salaries.iter();
        self.catalog
            .sources(salaries.map(|entry| entry.salary.source.as_deref()))
    }

    fn notes(&self) -> Vec<String> {
        if self.salaries.is_empty() {
            vec![String::from("this ladder names no salaries")]
        } else {
            Vec::new()
        }
    }
}
