//! Cities outside the United States: their names also stand in the names of areas of the US survey, or
//! they are in the country of another survey, which has no figures by city.

use super::Country;
use crate::catalog::names::search_key;

/// By population, largest first.
const CITIES: &str = include_str!("../../../data/surveys/cities-abroad.tsv");

/// A city of 100,000 people or more outside the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CityAbroad {
    /// Its name.
    pub name: &'static str,
    /// The country that it is in.
    pub country: &'static str,
    /// The same, if there is a survey of it.
    pub surveyed: Option<Country>,
}

impl CityAbroad {
    /// All of them, largest first.
    pub fn all() -> impl Iterator<Item = Self> {
        CITIES.lines().filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, code, country) = (cells.next()?, cells.next()?, cells.next()?);
            (!name.starts_with('#')).then_some(Self {
                name,
                country,
                surveyed: Country::from_code(code),
            })
        })
    }

    /// Those of a name, largest first.
    #[must_use]
    pub fn named(name: &str) -> Vec<Self> {
        let sought = search_key(name);
        // Most names differ in their first letter, which costs nothing to see.
        let first = |name: &str| name.chars().next().map(|c| c.to_ascii_lowercase());
        let may_be = |city: &Self| {
            let (own, typed) = (first(city.name), first(&sought));
            own == typed || !city.name.is_ascii()
        };
        let cities = Self::all().filter(may_be);
        cities
            .filter(|city| search_key(city.name) == sought)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_city() {
        let lines = CITIES.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(CityAbroad::all().count(), lines.count());
        assert!(CityAbroad::all().count() > 100);
    }

    #[test]
    fn a_city_is_found_by_its_whole_name_however_it_is_written() {
        let countries = |name: &str| -> Vec<&str> {
            let found = CityAbroad::named(name);
            found.iter().map(|city| city.country).collect()
        };
        assert_eq!(countries("LONDON"), ["United Kingdom", "Canada"]);
        assert_eq!(countries("orleans"), ["Canada", "France"]);
        assert_eq!(countries("San Jose"), ["Costa Rica", "Philippines"]);
        assert_eq!(countries("New London"), [""; 0]);
    }
}
