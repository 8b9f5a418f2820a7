//! Where the years put a person.

use crate::catalog::{
    Catalog, Graph, Level, Number,
    english::{bounded_list, count},
};

use super::finding::{Finding, MOST_NAMED};

/// The levels whose bands hold the years, or else the highest that have begun.
pub(super) fn find<'a>(catalog: &'a Catalog<'a>, years: Option<Number>) -> Finding<'a> {
    let Some(years) = years else {
        return Finding::silent("no years are given");
    };
    let levels = &catalog.ladder.levels;
    let is_banded = |level: &Level| level.years.min.or(level.years.max).is_some();
    let banded: Vec<usize> = (0..levels.len())
        .filter(|level| is_banded(&levels[*level]))
        .collect();
    if banded.is_empty() {
        return Finding::silent("the levels of this ladder name no years");
    }
    let (found, reason) = match within_bands(levels, &catalog.graph, &banded, years) {
        Some(found) => found,
        None => between_bands(levels, &catalog.graph, &banded, years),
    };
    Finding::new(
        catalog,
        found,
        format!("{} is {reason}", count(years, "year")),
    )
}

/// The levels whose bands hold the years, and why, unless there are none.
fn within_bands(
    levels: &[Level],
    graph: &Graph,
    banded: &[usize],
    years: Number,
) -> Option<(Vec<usize>, String)> {
    let holds = |level: &usize| levels[*level].years.contains(years);
    let holding: Vec<usize> = banded.iter().copied().filter(holds).collect();
    // A band without an end lasts until one above it begins.
    let above = graph.with_any_above(&holding);
    let lasts = |level: &usize| levels[*level].years.max.is_some() || !above[*level];
    let found: Vec<usize> = holding.into_iter().filter(lasts).collect();
    let bands = if found.len() > 1 { "bands" } else { "band" };
    let reason = format!("within the {bands} of {}", with_bands(levels, &found));
    (!found.is_empty()).then_some((found, reason))
}

/// The highest levels whose bands have begun, and why none holds the years.
fn between_bands(
    levels: &[Level],
    graph: &Graph,
    banded: &[usize],
    years: Number,
) -> (Vec<usize>, String) {
    let least = |level: &usize| levels[*level].years.min.unwrap_or_default();
    let (begun, later): (Vec<usize>, Vec<usize>) =
        banded.iter().partition(|level| least(level) <= years);
    let reached = graph.highest(&begun);
    let next = later
        .iter()
        .min_by(|a, b| least(a).get().total_cmp(&least(b).get()))
        .map(|level| with_bands(levels, &[*level]));
    let names = with_bands(levels, &reached);
    let reason = match (reached.as_slice(), next) {
        ([], Some(first)) => format!("below the first band, {first}"),
        (_, Some(next)) => format!("between the bands of {names} and {next}"),
        (_, None) => format!("above the last band, {names}"),
    };
    (reached, reason)
}

/// The titles of levels, each with its band.
fn with_bands(levels: &[Level], indices: &[usize]) -> String {
    let names = indices.iter().map(|index| {
        let level = &levels[*index];
        format!("{} ({})", level.title, level.years)
    });
    bounded_list(&names.collect::<Vec<_>>(), MOST_NAMED)
}
