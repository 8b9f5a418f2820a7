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
    /// All of them, the countries first, then the largest cities.
    pub fn all() -> impl Iterator<Item = Self> {
        let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, code, country) = (cells.next()?, cells.next()?, cells.next()?);
            Some(Self {
                name,
                country,
                surveyed: Country::from_code(code),
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
        let may_be = |place: &Self| initial(place.name) == typed || !place.name.is_ascii();
        let is_it = |place: &Self| {
            let short = place.name.split_once(" upon ").map(|(short, _)| short);
            is_place(place.name, &sought) || short.is_some_and(|short| is_place(short, &sought))
        };
        Self::all().filter(may_be).filter(is_it).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_place() {
        let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(PlaceAbroad::all().count(), lines.count());
        assert!(PlaceAbroad::all().count() > 900);
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
