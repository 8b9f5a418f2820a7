//! What the market answers, for people: the percentiles, then the jobs beside the ranges, all drawn
//! to one scale.

use std::{borrow::Cow, collections::HashMap};

use crate::{
    catalog::{Currency, Number},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Scale, Table},
    query::Answer,
};

use super::{MarketAnswer, MarketEntry, figures};

/// Entries under one heading, and what to call each there.
struct Group<'a> {
    heading: String,
    entries: Vec<(Cow<'a, str>, &'a MarketEntry<'a>)>,
}

pub(super) fn build<'a>(answer: &'a MarketAnswer<'a>) -> Page<'a> {
    if answer.entries.is_empty() {
        return Page::default();
    }
    let survey = &answer.survey.survey;
    let ends = answer
        .entries
        .iter()
        .flat_map(|entry| [entry.wages.p90, entry.wages.p10]);
    let top = ends.flatten().max_by(|a, b| a.get().total_cmp(&b.get()));
    let scale = Scale {
        currency: survey.currency,
        period: survey.period,
        top: top.unwrap_or_default(),
    };
    let mut blocks = vec![about_survey(answer), Block::Scale(scale)];
    let is_one_place = is_one_place(answer);
    for Group { heading, entries } in groups(answer, is_one_place) {
        blocks.push(Block::heading(heading));
        if answer.rank.is_some() {
            blocks.push(ranking(&entries, scale));
        } else {
            blocks.push(percentiles(&entries, is_one_place, scale.currency));
            blocks.push(jobs(&entries, is_one_place, scale));
        }
        blocks.extend(projections(&entries));
    }
    blocks.extend(remarks(answer, true));
    blocks.push(Block::Sources(answer.sources()));
    Page(blocks)
}

/// The percentiles without the jobs: for a page that is about something else.
pub(super) fn brief<'a>(answer: &'a MarketAnswer<'a>) -> Vec<Block<'a>> {
    if answer.entries.is_empty() {
        return Vec::new();
    }
    let survey = &answer.survey.survey;
    let is_one_place = is_one_place(answer);
    let mut blocks = vec![about_survey(answer)];
    for Group { heading, entries } in groups(answer, is_one_place) {
        let unit = format!("{} a {}", survey.currency.code(), survey.period.name());
        blocks.push(Block::subheading(format!("{heading}, {unit}")));
        blocks.push(percentiles(&entries, is_one_place, survey.currency));
    }
    blocks.extend(remarks(answer, false));
    blocks
}

/// What the survey is, and what it counts.
fn about_survey<'a>(answer: &MarketAnswer<'a>) -> Block<'a> {
    let survey = &answer.survey.survey;
    let (title, release) = (&survey.source.title, survey.release);
    Block::text(format!("{title}, {release}: {}.", survey.scope))
}

/// Whether there is one place only.
fn is_one_place(answer: &MarketAnswer) -> bool {
    let mut entries = answer.entries.iter();
    answer.rank.is_none() && entries.all(|entry| entry.place == answer.entries[0].place)
}

/// One place: its occupations. Else the places of each occupation.
fn groups<'a>(answer: &'a MarketAnswer<'a>, is_one_place: bool) -> Vec<Group<'a>> {
    let mut indices: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for entry in &answer.entries {
        let occupation = format!("{} ({})", entry.occupation.title, entry.occupation.soc);
        let place = entry.place.title();
        let (heading, label) = match answer.rank {
            Some(rank) => (format!("{occupation}: {}", rank.title()), place.into()),
            None if is_one_place => (place.to_owned(), occupation.into()),
            None => (occupation, place.into()),
        };
        let index = *indices.entry(heading.clone()).or_insert_with(|| {
            groups.push(Group {
                heading,
                entries: Vec::new(),
            });
            groups.len() - 1
        });
        groups[index].entries.push((label, entry));
    }
    groups
}

const fn label(is_one_place: bool) -> Heading<'static> {
    let label = if is_one_place { "Occupation" } else { "Place" };
    Heading::people(label, ColumnKind::Short)
}

const fn figure(label: &'static str) -> Heading<'static> {
    Heading::people(label, ColumnKind::Figure)
}

const RANGE: Heading = Heading::people("p10 to p90, median", ColumnKind::Bar);

type Labelled<'a> = [(Cow<'a, str>, &'a MarketEntry<'a>)];

fn percentiles<'a>(entries: &Labelled<'a>, is_one_place: bool, currency: Currency) -> Block<'a> {
    let headings = [
        label(is_one_place),
        figure("p10"),
        figure("p25"),
        figure("Median"),
        figure("p75"),
        figure("p90"),
    ];
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        let pay = |amount| figures::pay(wages, amount, currency);
        vec![
            label.clone().into(),
            pay(wages.p10),
            pay(wages.p25),
            pay(wages.median),
            pay(wages.p75),
            pay(wages.p90),
        ]
    });
    Block::Table(Table::from_rows(&headings, rows.collect()))
}

fn jobs<'a>(entries: &Labelled<'a>, is_one_place: bool, scale: Scale) -> Block<'a> {
    let headings = [
        label(is_one_place),
        figure("Mean"),
        figure("Jobs"),
        figure("Quotient"),
        RANGE,
    ];
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        vec![
            label.clone().into(),
            figures::pay(wages, wages.mean, scale.currency),
            figures::jobs(wages),
            figures::quotient(wages),
            figures::range(wages, scale.top),
        ]
    });
    Block::Table(Table::from_rows(&headings, rows.collect()))
}

fn ranking<'a>(entries: &Labelled<'a>, scale: Scale) -> Block<'a> {
    let headings = [
        label(false),
        figure("p10"),
        figure("Median"),
        figure("p90"),
        figure("Jobs"),
        figure("Quotient"),
        RANGE,
    ];
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        let pay = |amount| figures::pay(wages, amount, scale.currency);
        vec![
            label.clone().into(),
            pay(wages.p10),
            pay(wages.median),
            pay(wages.p90),
            figures::jobs(wages),
            figures::quotient(wages),
            figures::range(wages, scale.top),
        ]
    });
    Block::Table(Table::from_rows(&headings, rows.collect()))
}

/// How the jobs of the nation are projected to change, under a heading that says when.
fn projections<'a>(entries: &Labelled<'a>) -> Vec<Block<'a>> {
    let headings = [
        label(true),
        figure("From"),
        figure("To"),
        figure("Growth in %"),
        figure("Openings a year"),
    ];
    let projected = entries
        .iter()
        .filter_map(|(label, entry)| Some((label, entry.projection?)));
    let Some((_, first)) = projected.clone().next() else {
        return Vec::new();
    };
    let (from, to) = (first.from_year, first.to_year);
    let rows = projected.map(|(label, one)| -> Row {
        let figures = [
            one.from_jobs,
            one.to_jobs,
            one.growth_percent,
            one.openings_per_year,
        ];
        let figures = figures
            .into_iter()
            .map(|figure: Number| Cell::Number(figure));
        [label.clone().into()].into_iter().chain(figures).collect()
    });
    vec![
        Block::heading(format!("Jobs, projected from {from} to {to}")),
        Block::Table(Table::from_rows(&headings, rows.collect())),
    ]
}

/// What one must know to read the tables: only what is in them.
fn remarks<'a>(answer: &'a MarketAnswer<'a>, with_jobs: bool) -> Vec<Block<'a>> {
    let survey = &answer.survey.survey;
    let wages = || answer.entries.iter().map(|entry| &entry.wages);
    let mut remarks = vec![format!("Percentiles: {}.", survey.percentiles)];
    if with_jobs && wages().any(|wages| wages.location_quotient.is_some()) {
        remarks.push(format!("Quotient: {}.", survey.location_quotient));
    }
    let is_rough_count = |wages| with_jobs && figures::is_rough_count(wages);
    if wages().any(|wages| figures::is_rough_pay(wages) || is_rough_count(wages)) {
        remarks.push(format!(
            "~ marks a figure that rests on an estimate with a relative standard error above {} %: \
             the mean wage for wages, the jobs for jobs and quotient.",
            figures::ROUGH
        ));
    }
    if wages().any(figures::is_any_missing) {
        remarks.push(String::from(
            "— means that the survey released no estimate.",
        ));
    }
    let occupations = answer.survey.occupations.iter();
    let shown = occupations.filter(|one| {
        let mut entries = answer.entries.iter();
        entries.any(|entry| entry.occupation.soc == &*one.soc)
    });
    remarks.extend(shown.filter_map(|one| Some(one.note.as_deref()?.to_owned())));
    remarks.into_iter().map(Block::text).collect()
}
