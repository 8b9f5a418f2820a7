//! What is said of a place before its figures: what it was taken to mean, and what it is not.

use crate::catalog::{
    english::{and_list, bounded_list, or_list, quoted},
    market::{Area, Country, Market as Survey, Place, PlaceAbroad, PlaceKind},
};

use super::Said;

/// How many areas are named in which a word stands.
const MOST_NAMED: usize = 3;

/// The names of some areas, of many the first.
pub(super) fn names_of(areas: &[Area]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.place.name).collect();
    bounded_list(&names, MOST_NAMED)
}

/// Why a country as a whole answers for a place in it.
pub(super) fn has_no_places(name: &str, country: Country) -> String {
    format!(
        "{}: the {} survey has no places, so here is {} as a whole",
        quoted(name),
        country.adjective(),
        country.title_in_a_sentence()
    )
}

/// What to say of the places of the same name that are in none of the figures of a country.
pub(super) fn elsewhere(abroad: &[PlaceAbroad], country: Country) -> String {
    let mut text = String::new();
    let others = abroad
        .iter()
        .filter(|place| place.surveyed != Some(country));
    let (surveyed, others): (Vec<PlaceAbroad>, Vec<PlaceAbroad>) =
        others.partition(|place| place.surveyed.is_some());
    if let Some(other) = surveyed.iter().find_map(|place| place.surveyed) {
        let (code, title) = (other.code(), other.title_in_a_sentence());
        text.push_str(&format!(
            "; for {}: `market --country {code}` shows {title} as a whole",
            list_of_places(&surveyed)
        ));
    }
    if !others.is_empty() {
        let others = list_of_places(&others);
        text.push_str(&format!("; no survey has figures for {others}"));
    }
    text
}

/// Places with their countries: `London in the United Kingdom or London in Canada`.
pub(super) fn list_of_places(cities: &[PlaceAbroad]) -> String {
    let mut named: Vec<String> = Vec::new();
    for city in cities {
        let country = match city.surveyed {
            Some(country) => country.title_in_a_sentence(),
            None => city.country,
        };
        let city = if city.name == city.country {
            format!("{country} outside the US")
        } else {
            format!("{} in {country}", city.name)
        };
        if !named.contains(&city) {
            named.push(city);
        }
    }
    or_list(&named).into_owned()
}

/// Says which cities of the same name the survey does not cover.
pub(super) fn say_what_it_is_not(
    name: &str,
    whole: &[Area],
    abroad: &[PlaceAbroad],
    said: &mut Said,
) {
    if abroad.is_empty() {
        return;
    }
    let surveyed = abroad.iter().find_map(|city| city.surveyed);
    let instead = surveyed.map_or_else(String::new, |country| {
        let (code, title) = (country.code(), country.title_in_a_sentence());
        format!("; `market --country {code}` shows {title} as a whole")
    });
    said.notices.push(format!(
        "{} is taken to mean {} in the US; no survey has figures for {}{instead}",
        quoted(name),
        names_of(whole),
        list_of_places(abroad),
    ));
}

/// Says so where a postal code is also a short name of another area, if that has points: `LA`.
pub(super) fn say_with_points(us: &Survey, name: &str, whole: &[Area], said: &mut Said) {
    let (Some((other_name, other)), [area]) = (us.with_points(name), whole) else {
        return;
    };
    if other != area.place {
        said.notices.push(format!(
            "{} is taken to mean {}; {} means {}",
            quoted(name),
            area.place.name,
            quoted(other_name),
            other.name
        ));
    }
}

/// Says so where a name means a state and a metro area.
pub(super) fn say_two_meanings(name: &str, areas: &[Area], said: &mut Said) {
    let is_state = |area: &&Area| area.place.kind == PlaceKind::State;
    let (states, metros): (Vec<&Area>, Vec<&Area>) = areas.iter().partition(is_state);
    if let ([state], false) = (states.as_slice(), metros.is_empty()) {
        let metros: Vec<&str> = metros.iter().map(|area| area.place.name).collect();
        let Place {
            state: code,
            name: state,
            ..
        } = state.place;
        said.notes.push(format!(
            "{} is taken to mean the state {state} and the metro area {}; `{code}` means the state alone",
            quoted(name),
            and_list(&metros)
        ));
    }
}
