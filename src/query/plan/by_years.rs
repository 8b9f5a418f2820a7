//! Where the years put a person.

use crate::catalog::{
    Catalog, Level, Number,
    english::{bounded_list, count},
};

use super::finding::{Finding, MOST_NAMED};

/// The levels whose bands hold the years, or else the highest that have begun.
pub(super) fn find<'a>(catalog: &'a Catalog<'a>, years: Option<Number>) -> Finding<'a> {
    let Some(years) = years else {
        return Finding::silent("no years are given");
    };
    let banded = banded(&catalog.ladder.levels);
    if banded.is_empty() {
        return Finding::silent("the levels of this ladder name no years");
    }
    let (found, place) = place(catalog, &banded, years);
    let reason = place.reason(&catalog.ladder.levels, &banded, &found, years);
    Finding::new(
        catalog,
        found,
        format!("{} is {reason}", count(years, "year")),
    )
}

/// The levels that [`find`] finds; none if the levels name no years.
pub(super) fn levels(catalog: &Catalog, years: Number) -> Option<Vec<usize>> {
    let banded = banded(&catalog.ladder.levels);
    (!banded.is_empty()).then(|| place(catalog, &banded, years).0)
}

/// The levels that name years.
fn banded(levels: &[Level]) -> Vec<usize> {
    let is_banded = |level: &Level| level.years.min.or(level.years.max).is_some();
    (0..levels.len())
        .filter(|level| is_banded(&levels[*level]))
        .collect()
}

/// Where years lie.
#[derive(Clone, Copy)]
enum Place {
    Within,
    Between,
}

/// The levels that years put a person at.
fn place(catalog: &Catalog, banded: &[usize], years: Number) -> (Vec<usize>, Place) {
    let (levels, graph) = (&catalog.ladder.levels, &catalog.graph);
    let holds = |level: &usize| levels[*level].years.contains(years);
    let holding: Vec<usize> = banded.iter().copied().filter(holds).collect();
    // A band without an end lasts until one above it begins.
    let above = graph.with_any_above(&holding);
    let lasts = |level: &usize| levels[*level].years.max.is_some() || !above[*level];
    let within: Vec<usize> = holding.into_iter().filter(lasts).collect();
    if !within.is_empty() {
        return (within, Place::Within);
    }
    let begun = banded.iter().copied();
    let begun: Vec<usize> = begun
        .filter(|level| least(&levels[*level]) <= years)
        .collect();
    (graph.highest(&begun), Place::Between)
}

fn least(level: &Level) -> Number {
    level.years.min.unwrap_or_default()
}

impl Place {
    /// Why the levels that were found are these.
    fn reason(self, levels: &[Level], banded: &[usize], found: &[usize], years: Number) -> String {
        let names = with_bands(levels, found);
        if let Self::Within = self {
            let bands = if found.len() > 1 { "bands" } else { "band" };
            return format!("within the {bands} of {names}");
        }
        let later = banded
            .iter()
            .filter(|level| least(&levels[**level]) > years);
        let next = later
            .min_by(|a, b| {
                least(&levels[**a])
                    .get()
                    .total_cmp(&least(&levels[**b]).get())
            })
            .map(|level| with_bands(levels, &[*level]));
        match (found, next) {
            ([], Some(first)) => format!("below the first band, {first}"),
            (_, Some(next)) => format!("between the bands of {names} and {next}"),
            (_, None) => format!("above the last band, {names}"),
        }
    }
}

/// The titles of levels, each with its band.
fn with_bands(levels: &[Level], indices: &[usize]) -> String {
    let names = indices.iter().map(|index| {
        let level = &levels[*index];
        format!("{} ({})", level.title, level.years)
    });
    bounded_list(&names.collect::<Vec<_>>(), MOST_NAMED)
}
