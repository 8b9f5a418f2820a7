//! `market`: what the labour market pays, here and there. It is asked of wage surveys, not of a
//! ladder.

use anyhow::Result;

use crate::catalog::{
    english::{or_list, quoted},
    market::{Area, Country, Market as Survey, Occupation, PlaceKind, Surveys, Wages},
};

use super::{Usage, words};

mod answer;
mod entry;
mod figures;
mod hourly;
mod occupation;
mod page;
mod place;
mod place_notices;
mod rank;

pub use answer::MarketAnswer;
pub use entry::MarketEntry;
use occupation::{ensure_known, occupations};
use place::{Places, SurveyedArea, nation};
pub use rank::Rank;

/// Show what the labour market pays, in the nation or in a place
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "The figures are those of official surveys: of the US by place, of the UK by year, of Australia
the mean alone. Percentiles are of an occupation as a whole: none is a junior's or a senior's
salary. Currencies are never converted. No ladder is read.

Examples:
  itpm-career market
  itpm-career market --place austin --place texas
  itpm-career market --country gb --occupation 'it project manager'
  itpm-career market --place 'portland, or' --occupation 'it project manager'
  itpm-career market --rank median --occupation 15-1299 --kind metro --in CA"
)]
pub struct Market {
    /// Only this place, as with --place
    #[arg(value_name = "PLACE", conflicts_with = "rank")]
    pub name: Vec<String>,

    /// Only this place; repeat it to compare
    ///
    /// A country, or in the US a state by its name or postal code, a metro area by a city or any words of
    /// its name, or an area code. Every match is shown. Without it: the nation.
    #[arg(long, value_name = "PLACE")]
    pub place: Vec<String>,

    /// Only the survey of this country, or each of them [default: us]
    #[arg(long, value_name = "COUNTRY")]
    pub country: Option<Countries>,

    /// Only this occupation; repeat it for more
    ///
    /// A code such as 15-1299, a title, or the title of a job that is counted in it.
    #[arg(long, value_name = "OCCUPATION")]
    pub occupation: Vec<String>,

    /// The places where this is highest, for each occupation
    #[arg(long, value_name = "FIGURE", conflicts_with = "place")]
    pub rank: Option<Rank>,

    /// How many places, with --rank [default: 10]
    #[arg(long, value_name = "N", requires = "rank")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    pub top: Option<u16>,

    /// Only places with at least so many jobs in the occupation, with --rank [default: 500]
    #[arg(long, value_name = "N", requires = "rank")]
    pub min_jobs: Option<u32>,

    /// Only places that are counted under this state, itself included, with --rank
    #[arg(long = "in", value_name = "STATE", requires = "rank")]
    pub within: Option<String>,

    /// Only places of this kind, with --rank
    #[arg(long, value_name = "KIND", requires = "rank")]
    pub kind: Option<PlaceKind>,

    /// Wages by the hour: those by the year over 2,080 hours, as the US survey makes them
    #[arg(long)]
    pub hourly: bool,
}

/// Which countries' surveys are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countries {
    /// One.
    One(Country),
    /// Each of them.
    All,
}

/// What there is to say beside an answer.
#[derive(Default)]
struct Said {
    /// What has to be read before the figures.
    notices: Vec<String>,
    /// What else there is to say.
    notes: Vec<String>,
}

/// An occupation in an area, and what the survey released of it.
#[derive(Clone, Copy)]
struct Line<'a> {
    survey: &'a Survey<'a>,
    occupation: &'a Occupation<'a>,
    area: Area<'a>,
    wages: Wages,
}

impl<'a> Line<'a> {
    /// None if the survey released nothing.
    fn new(survey: &'a Survey<'a>, area: Area<'a>, occupation: &'a Occupation<'a>) -> Option<Self> {
        Some(Self {
            survey,
            occupation,
            area,
            wages: area.wages(occupation)?,
        })
    }
}

impl Market {
    /// Asks it of the surveys.
    ///
    /// # Errors
    /// If an argument names a place or an occupation that no survey knows.
    pub fn ask<'a>(&self, surveys: &'a Surveys) -> Result<MarketAnswer<'a>> {
        let mut said = Said::default();
        let us_alone = self.rank.is_some() || self.hourly;
        if us_alone && !matches!(self.country, None | Some(Countries::One(Country::Us))) {
            let option = if self.hourly { "--hourly" } else { "--rank" };
            let message = format!("`{option}` is of the US survey alone");
            let hint = "leave `--country` out";
            return Err(Usage::new(message).with_hint(hint).into());
        }
        let lines = match self.rank {
            Some(rank) => {
                let us = surveys.get(Country::Us)?;
                ensure_known(surveys, &[us], &self.occupation)?;
                self.ranked(us, rank, &mut said)?
            }
            None => {
                let areas = self.areas(surveys, &mut said)?;
                ensure_known(surveys, &surveys_of(&areas), &self.occupation)?;
                lines(&areas, &self.occupation, &mut said)
            }
        };
        if self.hourly && lines.iter().any(|line| line.survey.country != Country::Us) {
            let message = "`--hourly` is of the US survey alone";
            let hint = "leave `--hourly` or the place out";
            return Err(Usage::new(message).with_hint(hint).into());
        }
        let entries = |lines: &[Line<'a>]| {
            let lines = lines.iter();
            lines
                .map(|line| MarketEntry::new(line, self.hourly))
                .collect()
        };
        let overview = if self.is_bare() {
            overview(surveys)?
        } else {
            Vec::new()
        };
        Ok(MarketAnswer::new(
            entries(&lines),
            entries(&overview),
            self.rank,
            said,
        ))
    }

    /// Whether nothing was asked for in particular, so that a person sees all countries first.
    fn is_bare(&self) -> bool {
        let is_named = !self.name.is_empty() || !self.place.is_empty();
        let is_bound = self.country.is_some() || self.rank.is_some() || self.hourly;
        !is_named && !is_bound && self.occupation.is_empty()
    }

    /// The areas that are asked for, each once.
    fn areas<'a>(&self, surveys: &'a Surveys, said: &mut Said) -> Result<Vec<SurveyedArea<'a>>> {
        let country = match self.country {
            Some(Countries::One(country)) => Some(country),
            Some(Countries::All) | None => None,
        };
        let places = Places { surveys, country };
        let mut names = self.place.clone();
        if let Some(name) = words::joined(&self.name) {
            // The words as one place, or each as one.
            let means = |name: &str| places.find(name, &mut Said::default()).is_ok();
            if !means(&name) && self.name.iter().all(|word| means(word)) {
                names.extend(self.name.iter().cloned());
            } else {
                names.push(name);
            }
        }
        if names.is_empty() {
            let all = self.country == Some(Countries::All);
            let one = [country.unwrap_or_default()];
            let countries = if all { &Country::ALL[..] } else { &one };
            let surveys = countries.iter().map(|country| surveys.get(*country));
            let surveys: Result<Vec<&Survey>> = surveys.collect();
            return Ok(surveys?.into_iter().flat_map(nation).collect());
        }
        let mut areas: Vec<SurveyedArea> = Vec::new();
        for name in &names {
            for found in places.find(name, said)? {
                let is_same = |known: &SurveyedArea| {
                    (known.area.place, known.area.year) == (found.area.place, found.area.year)
                };
                if !areas.iter().any(is_same) {
                    areas.push(found);
                }
            }
        }
        Ok(areas)
    }
}

/// What each country's survey released last of the occupation that holds IT project managers: the first
/// of its occupations.
fn overview(surveys: &Surveys) -> Result<Vec<Line<'_>>> {
    let mut lines = Vec::new();
    for country in Country::ALL {
        let survey = surveys.get(country)?;
        let newest = survey.nation().next().zip(survey.occupations.first());
        lines.extend(newest.and_then(|(area, first)| Line::new(survey, area, first)));
    }
    Ok(lines)
}

/// The surveys of some areas, each once.
fn surveys_of<'a>(areas: &[SurveyedArea<'a>]) -> Vec<&'a Survey<'a>> {
    let of_country = |country| {
        let mut surveys = areas.iter().map(|area| area.survey);
        surveys.find(|survey| survey.country == country)
    };
    Country::ALL.into_iter().filter_map(of_country).collect()
}

/// What the surveys released of the occupations in the areas, and a note for what they did not.
fn lines<'a>(areas: &[SurveyedArea<'a>], names: &[String], said: &mut Said) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for of_survey in areas.chunk_by(|one, next| one.survey.country == next.survey.country) {
        let survey = of_survey[0].survey;
        let occupations = occupations(survey, names, said);
        for SurveyedArea { area, .. } in of_survey {
            let mut none = Vec::new();
            for &occupation in &occupations {
                match Line::new(survey, *area, occupation) {
                    Some(line) => lines.push(line),
                    None => none.push(&*occupation.soc),
                }
            }
            if !none.is_empty() {
                said.notes.push(format!(
                    "the survey released no estimate of {} in {}",
                    or_list(&none),
                    area.place.title()
                ));
            }
        }
    }
    lines
}

fn no_place<S: AsRef<str>>(kind: &str, name: &str, nearest: &[S]) -> Usage {
    let message = format!("there is no {kind} {} in the US survey", quoted(name));
    Usage::unknown_name(message, nearest).with_hint(
        "`itpm-career market --rank jobs --top 1000 --min-jobs 0` lists its places; the other surveys are of \
         the whole of the United Kingdom and of Australia",
    )
}
