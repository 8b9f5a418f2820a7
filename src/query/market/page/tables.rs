//! The tables of a survey's section.

use std::borrow::Cow;

use crate::{
    catalog::{Number, english::money},
    document::{Block, Cell, ColumnKind, Heading, Row, Scale, Table},
};

use super::{Labelled, MarketEntry, Section, figures};

fn label(is_one_place: bool) -> Heading<'static> {
    let label = if is_one_place { "Occupation" } else { "Place" };
    Heading::people(label, ColumnKind::Short)
}

fn figure(label: &'static str) -> Heading<'static> {
    Heading::people(label, ColumnKind::Figure)
}

/// What an entry is called, with a mark where its spread is not known whole.
fn marked<'a>(label: &Cow<'a, str>, entry: &MarketEntry<'a>) -> Cell<'a> {
    match mark(entry) {
        "" => label.clone().into(),
        mark => format!("{label}{mark}").into(),
    }
}

fn mark(entry: &MarketEntry) -> &'static str {
    if figures::is_spread_unsure(&entry.wages) {
        figures::UNSURE
    } else {
        ""
    }
}

/// The percentiles, if there are any.
pub(super) fn percentiles<'a>(entries: &[Labelled<'a>], is_one_place: bool) -> Option<Block<'a>> {
    let headings = [
        label(is_one_place),
        figure("p10"),
        figure("p25"),
        figure("Median"),
        figure("p75"),
        figure("p90"),
    ];
    let mut wages = entries.iter().map(|(_, entry)| &entry.wages);
    if !wages.any(|wages| figures::percentiles(wages).any(|one| one.is_some())) {
        return None;
    }
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        let pay = |amount| figures::pay(wages, amount, entry.currency);
        vec![
            marked(label, entry),
            pay(wages.p10),
            pay(wages.p25),
            pay(wages.median),
            pay(wages.p75),
            pay(wages.p90),
        ]
    });
    Some(Block::Table(Table::from_rows(&headings, rows.collect())))
}

/// The means alone, of a survey that has no more.
pub(super) fn means<'a>(entries: &[Labelled<'a>], is_one_place: bool) -> Block<'a> {
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        vec![
            label.clone().into(),
            figures::pay(wages, wages.mean, entry.currency),
            figures::jobs(wages),
        ]
    });
    let headings = [label(is_one_place), figure("Mean"), figure("Jobs")];
    Block::Table(Table::from_rows(&headings, rows.collect()))
}

/// The jobs beside the ranges.
pub(super) fn jobs<'a>(entries: &[Labelled<'a>], is_one_place: bool, scale: Scale) -> Block<'a> {
    let headings = [
        label(is_one_place),
        figure("Mean"),
        figure("Jobs"),
        figure("Quotient"),
        Heading::people("p10 to p90, median", ColumnKind::Bar),
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

/// The places where a figure is highest.
pub(super) fn ranking<'a>(entries: &[Labelled<'a>], scale: Scale) -> Block<'a> {
    let bar = Heading::people("p10 to p90, median", ColumnKind::Bar);
    ranked(label(false), bar, entries, scale, marked)
}

/// The same on a screen: a place is a line, with a shorter name and without a bar where it is narrow. What
/// the bars are drawn to stands above them, so that it goes with them.
pub(super) fn ranking_for_screen<'a>(entries: &[Labelled<'a>], scale: Scale) -> Block<'a> {
    let label = format!("p10 to p90 (0 to {})", money(scale.top, scale.currency));
    let bar = Heading {
        label: label.into(),
        ..Heading::people("", ColumnKind::Bar)
    };
    let place = Heading::people("Place", ColumnKind::Grade);
    ranked(place, bar, entries, scale, |label, entry| {
        let mark = mark(entry);
        let short = entry.place.short_name();
        Cell::name(format!("{label}{mark}"), format!("{short}{mark}"))
    })
}

fn ranked<'a>(
    place: Heading<'a>,
    bar: Heading<'a>,
    entries: &[Labelled<'a>],
    scale: Scale,
    name: fn(&Cow<'a, str>, &MarketEntry<'a>) -> Cell<'a>,
) -> Block<'a> {
    let headings = [
        place,
        figure("p10"),
        figure("Median"),
        figure("p90"),
        figure("Jobs"),
        figure("Quotient"),
        bar,
    ];
    let rows = entries.iter().map(|(label, entry)| -> Row {
        let wages = &entry.wages;
        let pay = |amount| figures::pay(wages, amount, scale.currency);
        vec![
            name(label, entry),
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
pub(super) fn projections<'a>(entries: &[Labelled<'a>]) -> Vec<Block<'a>> {
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

/// What each occupation earned year by year, side by side, if there are several years.
pub(super) fn years<'a>(section: &Section<'a>) -> Vec<Block<'a>> {
    let all = &section.of_all_years;
    let mut years: Vec<u16> = all.iter().map(|entry| entry.year).collect();
    // They come newest first.
    years.dedup();
    years.reverse();
    if years.len() < 2 {
        return Vec::new();
    }
    let labels: Vec<String> = years.iter().map(u16::to_string).collect();
    let mut headings = vec![label(true)];
    headings.extend(
        labels
            .iter()
            .map(|year| Heading::all("", year.clone(), ColumnKind::Figure)),
    );
    let rows = section.entries.iter().map(|newest| -> Row {
        let medians = years.iter().map(|year| {
            let then = all
                .iter()
                .find(|entry| entry.year == *year && entry.occupation.soc == newest.occupation.soc);
            then.map_or(Cell::Missing, |then| {
                figures::pay(&then.wages, then.wages.median, then.currency)
            })
        });
        let occupation = newest.occupation.title_and_code();
        [occupation.into()].into_iter().chain(medians).collect()
    });
    vec![
        Block::heading("Median, year by year"),
        Block::Table(Table::from_rows(&headings, rows.collect())),
    ]
}
