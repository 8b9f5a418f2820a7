//! Where it pays most, and where the jobs are.

use crate::catalog::{
    Number,
    english::{and_list, how_many, verb},
    market::{Area, Market as Survey, Occupation, PlaceKind, Wages},
    names::nearest,
};

use super::{Line, Market, Usage, no_place};

/// A figure to rank places by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Rank {
    /// The median wage
    Median,
    /// The wage that nine tenths earn less than
    P90,
    /// How many jobs there are
    Jobs,
    /// The location quotient: how much denser the jobs are than in the nation
    Concentration,
}

impl Rank {
    /// What it is called in a heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Median => "highest median",
            Self::P90 => "highest p90",
            Self::Jobs => "most jobs",
            Self::Concentration => "highest location quotient",
        }
    }

    fn figure(self, wages: &Wages) -> Option<Number> {
        match self {
            Self::Median => wages.median,
            Self::P90 => wages.p90,
            Self::Jobs => wages.jobs,
            Self::Concentration => wages.location_quotient,
        }
    }
}

impl Market {
    /// For each occupation the places where a figure is highest; the survey's order where it is
    /// the same. A place without the figure has no rank.
    pub(super) fn ranked<'a>(
        &self,
        survey: &Survey<'a>,
        occupations: &[&'a Occupation<'a>],
        rank: Rank,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Line<'a>>, Usage> {
        let areas = self.candidates(survey, notes)?;
        let mut lines = Vec::new();
        for occupation in occupations {
            let (highest, withheld) = self.highest(&areas, occupation, rank);
            let soc = &occupation.soc;
            if highest.is_empty() {
                notes.push(format!("the survey released no such figure of {soc} there"));
            } else if withheld > 0 {
                let places = how_many(withheld, "place");
                let have = verb(withheld, "has", "have");
                notes.push(format!(
                    "{places} {have} no rank in {soc}: the survey did not release the figure"
                ));
            }
            lines.extend(highest);
        }
        Ok(lines)
    }

    /// The places where a figure of an occupation is highest, and how many have no such figure.
    fn highest<'a>(
        &self,
        areas: &[Area<'a>],
        occupation: &'a Occupation<'a>,
        rank: Rank,
    ) -> (Vec<Line<'a>>, usize) {
        let top = usize::from(self.top.unwrap_or(10));
        let mut ranked: Vec<(Number, Line)> = Vec::new();
        let mut withheld = 0;
        for area in areas {
            let Some(wages) = area.wages(occupation) else {
                continue;
            };
            let Some(figure) = rank.figure(&wages) else {
                withheld += 1;
                continue;
            };
            let place = ranked.partition_point(|(other, _)| *other >= figure);
            if place < top {
                ranked.truncate(top - 1);
                let line = Line {
                    occupation,
                    place: area.place,
                    wages,
                };
                ranked.insert(place, (figure, line));
            }
        }
        (ranked.into_iter().map(|(_, line)| line).collect(), withheld)
    }

    fn candidates<'a>(
        &self,
        survey: &Survey<'a>,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Area<'a>>, Usage> {
        let state = match &self.within {
            Some(name) => Some(survey.state(name).ok_or_else(|| {
                let names = survey.states().map(|state| state.name);
                no_place("state", name, &nearest(name, names))
            })?),
            None => None,
        };
        if let Some(state) = state {
            let beyond = survey.areas().map(|area| area.place);
            let beyond: Vec<&str> = beyond
                .filter(|place| place.reaches_into(state.state))
                .map(|place| place.name)
                .collect();
            if !beyond.is_empty() && self.kind != Some(PlaceKind::State) {
                notes.push(format!(
                    "left out, since counted under another state: {}",
                    and_list(&beyond)
                ));
            }
        }
        let wanted = |area: &Area| {
            let place = area.place;
            place.kind != PlaceKind::National
                && self.kind.is_none_or(|kind| place.kind == kind)
                && state.is_none_or(|state| place.state == state.state)
        };
        Ok(survey.areas().filter(wanted).collect())
    }
}
