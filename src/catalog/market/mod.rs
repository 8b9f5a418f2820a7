//! The labour market: what employers pay in an occupation, place by place.
//!
//! These facts are released on a schedule of their own and have nothing to do with a ladder. The wages come once a
//! year as `data/market.tsv`, which `tests/tools/market_data.rs` makes from the survey's files; what
//! the survey does not say of the occupations is in `data/occupations.json`. A question that needs
//! neither never reads them, and a question about one place parses the figures of that place only.

use anyhow::{Context, Result};

use super::{
    ladder::Source,
    money::{Currency, Period},
    text::{Remark, Text},
};

mod areas;
mod occupations;
mod places;

pub use areas::{Area, Areas, FIGURES, Place, PlaceKind, Wages};
pub use occupations::{Called, Occupation, Projection};

const SURVEY: &str = include_str!("../../../data/market.tsv");

/// The occupations that the survey is asked for, and what is known of them beside their wages.
pub const OCCUPATIONS: &str = include_str!("../../../data/occupations.json");

/// What a wage survey found, and what else is known of its occupations.
#[derive(Debug)]
pub struct Market<'a> {
    /// The survey.
    pub survey: Survey<'a>,
    /// The occupations.
    pub occupations: Vec<Occupation<'a>>,
    /// Where the projections come from.
    pub sources: Vec<Source<'a>>,
    areas: &'a str,
}

/// A wage survey, in its own words.
#[derive(Debug)]
pub struct Survey<'a> {
    /// Where its figures come from.
    pub source: Source<'a>,
    /// Which release it is: `May 2025`.
    pub release: &'a str,
    /// The currency of its wages.
    pub currency: Currency,
    /// The time they are paid for.
    pub period: Period,
    /// What counts as a wage, and whose.
    pub scope: &'a str,
    /// What its percentiles mean.
    pub percentiles: &'a str,
    /// What its location quotient means.
    pub location_quotient: &'a str,
}

impl Market<'static> {
    /// The survey that comes with the program.
    ///
    /// # Errors
    /// If its files are not in their format, which a test rules out.
    pub fn bundled() -> Result<Self> {
        let occupations = serde_json::from_str(OCCUPATIONS).context("the bundled occupations")?;
        Market::read(SURVEY, occupations).context("the bundled survey is not in its format")
    }
}

impl<'a> Market<'a> {
    /// The survey in a text in the format of `data/market.tsv`, if it is one.
    fn read(text: &'a str, facts: occupations::Facts<'a>) -> Option<Self> {
        let (head, rest) = text.split_once("\nkind\tcode\t")?;
        let (_, areas) = rest.split_once('\n')?;
        let lines: Vec<(&str, &str)> =
            (head.lines().filter_map(|line| line.split_once('\t'))).collect();
        let said = |key: &str| {
            let line = lines.iter().find(|(known, _)| *known == key);
            line.map(|(_, text)| *text)
        };
        let release = said("release")?;
        let as_of = format!("{release}, published {}", said("published")?);
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
            currency: Currency::new(said("currency")?)?,
            period: Period::from_name(said("period")?)?,
            scope: said("scope")?,
            percentiles: said("percentiles")?,
            location_quotient: said("location_quotient")?,
        };
        let mut occupations = facts.occupations;
        for occupation in &mut occupations {
            let listed = lines.iter().filter(|(key, _)| *key == "occupation");
            let title = |line: &'a str| line.strip_prefix(&*occupation.soc)?.strip_prefix('\t');
            (occupation.index, occupation.title) = listed
                .enumerate()
                .find_map(|(index, (_, line))| Some((index, title(line)?)))?;
        }
        Some(Self {
            survey,
            occupations,
            sources: facts.sources,
            areas,
        })
    }

    /// The nation, the states and the metropolitan and nonmetropolitan areas, in this order, each by
    /// name.
    #[must_use]
    pub fn areas(&self) -> Areas<'a> {
        Areas::new(self.areas)
    }
}
