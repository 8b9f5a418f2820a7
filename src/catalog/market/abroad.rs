//! Places outside the United States: other countries, whose names and whose cities' names also stand in the
//! names of areas of the US survey, and cities in the countries of the other surveys, which have no figures
//! by city.

use super::{
    Country,
    places::{is_place, words},
};

/// Countries first, then cities, largest first.
const PLACES: &str = include_str!("../../../data/surveys/abroad.tsv");

/// A country or a big city outside the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceAbroad {
    /// Its name.
    pub name: &'static str,
    /// The country that it is in, or itself.
    pub country: &'static str,
    /// The same, if there is a survey of it.
    pub surveyed: Option<Country>,
}

impl PlaceAbroad {
    fn new(name: &'static str, code: &str) -> Self {
        let surveyed = Country::from_code(code);
        // Of the places with a code the country comes first.
        let mut places = lines().filter(|(_, other)| *other == code);
        let country = surveyed.map_or_else(
            || places.next().map_or("", |(name, _)| name),
            Country::title,
        );
        Self {
            name,
            country,
            surveyed,
        }
    }

    /// Those in the countries that have a survey.
    pub(super) fn surveyed() -> impl Iterator<Item = Self> + Clone {
        let found = lines().map(|(name, code)| (name, Country::from_code(code)));
        found.filter_map(|(name, surveyed)| {
            let country = surveyed?.title();
            Some(Self {
                name,
                country,
                surveyed,
            })
        })
    }

    /// Those of a name, in this order: the whole name, or what stands before the river in it.
    #[must_use]
    pub fn named(name: &str) -> Vec<Self> {
        let sought = words(name);
        // Most names differ in their first letter, which costs nothing to see.
        let initial = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        let typed = sought.first().and_then(|word| initial(word));
        let may_be = |name: &str| initial(name) == typed || !name.is_ascii();
        let is_it = |name: &str| {
            let short = name.split_once(" upon ").map(|(short, _)| short);
            is_place(name, &sought) || short.is_some_and(|short| is_place(short, &sought))
        };
        let found = lines().filter(|(name, _)| may_be(name) && is_it(name));
        found.map(|(name, code)| Self::new(name, code)).collect()
    }
}

/// The names of all places, each with the code of its country.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_place() {
        let is_text = |line: &&str| !line.starts_with('#');
        assert_eq!(lines().count(), PLACES.lines().filter(is_text).count());
        assert!(lines().count() > 900);
        for (name, code) in lines() {
            assert_ne!(PlaceAbroad::new(name, code).country, "", "{name}");
        }
    }

    #[test]
    fn a_place_is_found_by_its_whole_name_however_it_is_written() {
        let countries = |name: &str| -> Vec<&str> {
            let found = PlaceAbroad::named(name);
            found.iter().map(|place| place.country).collect()
        };
        assert_eq!(countries("LONDON"), ["United Kingdom", "Canada"]);
        assert_eq!(countries("newcastle"), ["Australia", "United Kingdom"]);
        assert_eq!(countries("orleans"), ["Canada", "France"]);
        assert_eq!(countries("San Jose"), ["Costa Rica", "Philippines"]);
        assert_eq!(countries("georgia"), ["Georgia"]);
        assert_eq!(countries("New London"), [""; 0]);
    }
}
