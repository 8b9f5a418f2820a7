//! The labour market: what employers pay in an occupation, country by country and place by place.
//!
//! These facts are released on a schedule of their own and have nothing to do with a ladder. A survey is
//! two files in `data/surveys`: its figures, which a command of `tests/tools` makes from the office's own, and
//! what the survey does not say of its occupations and places. A question that needs no survey never
//! reads one, and a question about one place parses the figures of that place only.

use std::cell::OnceCell;

use anyhow::{Context, Result};

use super::{
    ladder::Source,
    money::{Currency, Period},
    text::{Remark, Text},
};

mod abroad;
mod areas;
mod country;
mod occupations;
mod places;

pub use abroad::PlaceAbroad;
pub use areas::{Area, Areas, FIGURES, Place, PlaceKind, Wages};
pub use country::{Country, CountryNames};
use occupations::{AreaNames, Facts};
pub use occupations::{Called, JobTitles, Occupation, Projection};

/// The occupations that the US survey is asked for, and what is known of them beside their wages.
pub const US_FACTS: &str = include_str!("../../../data/surveys/us.json");

/// The surveys that are built in, each read when it is first asked for.
#[derive(Debug, Default)]
pub struct Surveys {
    read: [OnceCell<Market<'static>>; Country::ALL.len()],
}

impl Surveys {
    /// The survey of a country.
    ///
    /// # Errors
    /// If its files are not in their format, which a test rules out.
    pub fn get(&self, country: Country) -> Result<&Market<'static>> {
        let cell = &self.read[country as usize];
        if let Some(market) = cell.get() {
            return Ok(market);
        }
        let market = Market::built_in(country)?;
        Ok(cell.get_or_init(|| market))
    }
}

/// What a wage survey found, and what else is known of its occupations and places.
#[derive(Debug)]
pub struct Market<'a> {
    /// The country.
    pub country: Country,
    /// The survey.
    pub survey: Survey<'a>,
    /// The occupations.
    pub occupations: Vec<Occupation<'a>>,
    /// Where titles of jobs and projections come from.
    pub sources: Vec<Source<'a>>,
    /// What stands for the country as a whole.
    pub country_names: Vec<CountryNames<'a>>,
    area_names: Vec<AreaNames<'a>>,
    areas: &'a str,
}

/// A wage survey, in its own words.
#[derive(Debug)]
pub struct Survey<'a> {
    /// Where its figures come from.
    pub source: Source<'a>,
    /// Which release it is: `May 2025`.
    pub release: &'a str,
    /// The classification of its occupations: `US SOC 2018`.
    pub classification: &'a str,
    /// The currency of its wages.
    pub currency: Currency,
    /// The time they are paid for.
    pub period: Period,
    /// What counts as a wage, and whose.
    pub scope: &'a str,
    /// What its percentiles mean, if it has any.
    pub percentiles: Option<&'a str>,
    /// What its location quotient means, if it has one.
    pub location_quotient: Option<&'a str>,
    /// How far its figures may be from those that were published, if they are not the same.
    pub accuracy: Option<&'a str>,
}

impl Market<'static> {
    /// The survey of a country, as it comes with the program.
    ///
    /// # Errors
    /// If its files are not in their format, which a test rules out.
    pub fn built_in(country: Country) -> Result<Self> {
        let files = country.files();
        let what = || format!("the built-in {} survey", country.adjective());
        let facts = serde_json::from_str(files.facts).with_context(what)?;
        let market = Market::read(country, files.figures, facts);
        market.context("it is not in its format").with_context(what)
    }
}

impl<'a> Market<'a> {
    /// The survey in a text in the format of `data/surveys/us.tsv`, if it is one.
    fn read(country: Country, text: &'a str, facts: Facts<'a>) -> Option<Self> {
        let (head, rest) = text.split_once("\nkind\tcode\t")?;
        let (_, areas) = rest.split_once('\n')?;
        let lines: Vec<(&str, &str)> =
            (head.lines().filter_map(|line| line.split_once('\t'))).collect();
        let said = |key: &str| {
            let line = lines.iter().find(|(known, _)| *known == key);
            line.map(|(_, text)| *text)
        };
        let release = said("release")?;
        let as_of = match said("published") {
            Some(day) => format!("{release}, published {day}"),
            None => release.to_owned(),
        };
        let survey = Survey {
            source: Source {
                id: Text::new(said("id")?)?,
                title: Text::new(said("title")?)?,
                publisher: said("publisher").and_then(Text::new),
                url: said("url").and_then(Text::new),
                as_of: Text::new(as_of),
                license: said("license").and_then(Text::new),
                note: Remark,
            },
            release,
            classification: said("classification")?,
            currency: Currency::new(said("currency")?)?,
            period: Period::from_name(said("period")?)?,
            scope: said("scope")?,
            percentiles: said("percentiles"),
            location_quotient: said("location_quotient"),
            accuracy: said("accuracy"),
        };
        let mut occupations = facts.occupations;
        let listed = lines.iter().filter(|(key, _)| *key == "occupation");
        let step = listed.clone().count();
        for occupation in &mut occupations {
            occupation.step = step;
            let title = |line: &'a str| line.strip_prefix(&*occupation.soc)?.strip_prefix('\t');
            (occupation.index, occupation.title) = listed
                .clone()
                .enumerate()
                .find_map(|(index, (_, line))| Some((index, title(line)?)))?;
        }
        Some(Self {
            country,
            survey,
            occupations,
            sources: facts.sources,
            country_names: facts.names,
            area_names: facts.areas,
            areas,
        })
    }

    /// The nation, the states and the metropolitan and nonmetropolitan areas, in this order, each by
    /// name; where there are several years, the nation once for each, the newest first.
    #[must_use]
    pub fn areas(&self) -> Areas<'a> {
        Areas::new(self.areas)
    }

    /// The nation, once for each year, the newest first.
    pub fn nation(&self) -> impl Iterator<Item = Area<'a>> {
        self.areas()
            .take_while(|area| area.place.kind == PlaceKind::National)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_built_in_survey_is_read_whole() {
        let surveys = Surveys::default();
        for (country, areas) in [(Country::Us, 579), (Country::Gb, 3), (Country::Au, 1)] {
            let market = surveys.get(country).expect("it is in its format");
            assert_eq!((market.country, market.areas().count()), (country, areas));
            let lines = country.files().figures.lines();
            let rows = lines.skip_while(|line| !line.starts_with("kind\t")).skip(1);
            assert_eq!(rows.count(), areas, "a line is no area");
            let sources = |id: &str| market.sources.iter().any(|source| &*source.id == id);
            for occupation in &market.occupations {
                assert!(market.areas().any(|area| area.has_any(occupation)));
                assert!(
                    occupation
                        .titles
                        .iter()
                        .all(|titles| sources(&titles.source))
                );
            }
        }
    }

    #[test]
    fn a_short_name_is_of_one_area() {
        let surveys = Surveys::default();
        let us = surveys.get(Country::Us).expect("it is in its format");
        let mut short = std::collections::HashSet::new();
        for area in us.areas() {
            let name = area.place.short_name();
            assert!(name.chars().count() <= 20, "{name}");
            assert!(short.insert(name.clone()), "{name}");
        }
        for (name, expected) in [
            ("boulder, co", "Boulder, CO"),
            ("san jose, ca", "San Jose…, CA"),
            ("lake havasu city", "Lake Havasu…, AZ"),
            ("northeast virginia", "Northeast…, VA"),
        ] {
            let found = us.find(name);
            assert_eq!(found[0].place.short_name(), expected);
        }
    }
}
