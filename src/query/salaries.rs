//! `salaries`: every salary range of the ladder, on scales that allow comparison.

use foldhash::{HashMap, HashMapExt};
use serde::Serialize;

use crate::{
    catalog::{Catalog, Currency, Kind, Number, Period, Salary, english::bounded_list},
    document::{Block, Cell, Column, ColumnKind, Heading, Page, Row, Scale, Table},
};

use super::{Answer, Entry, List, Question, Usage};

/// Compare the salary ranges of the ladder, with bars
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Nothing is converted or averaged: each currency and period has a scale of its own.

Examples:
  itpm-career salaries
  itpm-career salaries --format csv > salaries.csv"
)]
pub struct Salaries {}

/// A salary range and what it is paid for.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SalaryEntry<'a> {
    /// `level` or `track`.
    pub kind: &'static str,
    /// The id of the level or track.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The range.
    #[serde(flatten)]
    pub salary: &'a Salary<'a>,
}

impl Entry for SalaryEntry<'_> {
    const KEY: &'static str = "salaries";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Pay, Short};
        vec![
            Column::new("kind", "Of", Short, |entry| entry.kind.into()),
            Column::new("id", "Id", Short, |entry| entry.id.into()),
            Column::new("title", "Title", Short, |entry| entry.title.into()),
            Column::new("salary", "Salary", Pay, |entry| Cell::pay([entry.salary])),
        ]
    }

    /// A table for each currency and period, with bars on one scale.
    fn page<'p>(list: &'p List<'_, Self>) -> Page<'p> {
        let mut blocks = Vec::new();
        for (currency, period, entries) in by_unit(&list.entries) {
            let top = top(&entries);
            blocks.push(Block::Scale(Scale {
                currency,
                period,
                top,
            }));
            blocks.push(bars(&entries, top));
        }
        blocks.push(Block::Sources(list.sources()));
        Page(blocks)
    }
}

fn bars<'p>(entries: &[&'p SalaryEntry<'_>], top: Number) -> Block<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Level or track", ColumnKind::Short),
        Heading::people("Salary", ColumnKind::Pay),
        Heading::people("", ColumnKind::Bar),
    ];
    let rows = entries.iter().map(|entry| -> Row {
        let bar = Cell::Bar {
            low: entry.salary.min,
            middle: None,
            high: entry.salary.max,
            top,
        };
        vec![entry.title.into(), Cell::pay([entry.salary]), bar]
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

/// The ranges of each currency and period, in the order in which these first appear.
fn by_unit<'e, 'a>(
    entries: &'e [SalaryEntry<'a>],
) -> Vec<(Currency, Period, Vec<&'e SalaryEntry<'a>>)> {
    let mut indices = HashMap::new();
    let mut groups = Vec::new();
    for entry in entries {
        let (currency, period) = (entry.salary.currency, entry.salary.period);
        let index = *indices.entry((currency, period)).or_insert_with(|| {
            groups.push((currency, period, Vec::new()));
            groups.len() - 1
        });
        groups[index].2.push(entry);
    }
    groups
}

/// The largest amount among the ranges: where their scale ends.
fn top(entries: &[&SalaryEntry]) -> Number {
    let ends = entries
        .iter()
        .flat_map(|entry| [entry.salary.min, entry.salary.max]);
    let top = ends.flatten().max_by(|a, b| a.get().total_cmp(&b.get()));
    top.unwrap_or_default()
}

impl Question for Salaries {
    type Answer<'a> = List<'a, SalaryEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let ladder = catalog.ladder;
        let paid = |kind: Kind, id: &'a str, title: &'a str, salaries: &'a [Salary<'a>]| {
            let kind = kind.name();
            salaries.iter().map(move |salary| SalaryEntry {
                kind,
                id,
                title,
                salary,
            })
        };
        let levels = ladder
            .levels
            .iter()
            .flat_map(|one| paid(Kind::Level, &one.id, &one.title, &one.salary));
        let tracks = ladder
            .tracks
            .iter()
            .flat_map(|one| paid(Kind::Track, &one.id, &one.title, &one.salary));
        let entries: Vec<SalaryEntry> = levels.chain(tracks).collect();
        let cited = entries.iter().map(|entry| entry.salary.source.as_deref());
        Ok(List {
            sources: catalog.sources(cited),
            title: None,
            summary: None,
            notes: why_unpaid(catalog, entries.is_empty())
                .into_iter()
                .collect(),
            entries,
        })
    }
}

/// Which levels and tracks are not in the answer, since the ladder names no pay for them.
fn why_unpaid(catalog: &Catalog, none_is_paid: bool) -> Option<String> {
    if none_is_paid {
        return Some(String::from("this ladder names no salaries"));
    }
    let ladder = catalog.ladder;
    let levels = ladder.levels.iter().filter(|level| level.salary.is_empty());
    let tracks = ladder.tracks.iter().filter(|track| track.salary.is_empty());
    let titles = levels.map(|level| &*level.title);
    let unpaid: Vec<&str> = titles.chain(tracks.map(|track| &*track.title)).collect();
    let unpaid = bounded_list(&unpaid, 6);
    (!unpaid.is_empty()).then(|| format!("this ladder names no salary for {unpaid}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn who_is_not_paid_is_said() {
        let json = r#"{"levels":[{"id":"a","title":"A"},{"id":"b","title":"B",
            "salary":[{"currency":"EUR","min":1,"period":"hour"}]},{"id":"c","title":"C"}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let answer = Salaries {}.ask(&catalog).expect("an answer");
        assert_eq!(answer.notes, ["this ladder names no salary for A and C"]);
        assert_eq!(answer.entries.len(), 1);
    }
}
