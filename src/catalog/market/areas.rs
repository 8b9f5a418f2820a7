//! The survey's figures, area by area, parsed as they are asked for.

use std::borrow::Cow;

use serde::Serialize;

use super::{Country, Occupation};
use crate::catalog::Number;

/// What a survey's file has of each occupation in an area, in its order: each figure of all occupations
/// before the next one. What places are ranked by comes first, so that a ranking reads no further.
pub const FIGURES: [&str; 11] = [
    "median",
    "p90",
    "jobs",
    "location_quotient",
    "p10",
    "p25",
    "p75",
    "mean",
    "mean_rse_percent",
    "jobs_rse_percent",
    "jobs_per_1000",
];

/// An area that the survey covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place<'a> {
    /// The survey's code for it.
    pub code: &'a str,
    /// What kind of area it is.
    pub kind: PlaceKind,
    /// Its name in the survey.
    pub name: &'a str,
    /// The postal code of the state that it is, or that it is counted under; of a nation its country's
    /// code, `US`.
    pub state: &'a str,
}

/// A kind of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// The nation
    National,
    /// A state, a territory or the District of Columbia
    State,
    /// A metropolitan or nonmetropolitan area
    Metro,
}

impl PlaceKind {
    /// Those that the nation has several of.
    pub const REGIONAL: &[Self] = &[Self::State, Self::Metro];

    /// `national`, `state` or `metro`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::State => "state",
            Self::Metro => "metro",
        }
    }
}

impl<'a> Place<'a> {
    /// What people call it.
    #[must_use]
    pub fn title(&self) -> &'a str {
        match (self.kind, self.state) {
            (PlaceKind::National, "US") => Country::Us.title(),
            _ => self.name,
        }
    }

    /// A name for a narrow column: `San Jose…, CA` for `San Jose-Sunnyvale-Santa Clara, CA`. No two areas have
    /// the same.
    #[must_use]
    pub fn short_name(&self) -> Cow<'a, str> {
        const WIDEST: usize = 20;
        const WIDEST_CITY: usize = 15;
        if self.name.len() <= WIDEST {
            return self.name.into();
        }
        let (title, _) = self.title_and_states();
        let mut first = title.split(['-', '/']).next().unwrap_or(title).trim_end();
        while first.len() > WIDEST_CITY {
            let Some((shorter, _)) = first.rsplit_once(' ') else {
                break;
            };
            first = shorter;
        }
        format!("{first}…, {}", self.state).into()
    }

    /// The name without the states, and the postal codes of the states that the area reaches into:
    /// `Portland-Vancouver-Hillsboro` and `OR-WA`.
    pub(super) fn title_and_states(&self) -> (&'a str, &'a str) {
        self.name.rsplit_once(", ").unwrap_or((self.name, ""))
    }

    /// The cities that the area is named after, or its whole name where that says no states.
    pub(super) fn cities(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (title, states) = self.title_and_states();
        let between: &[char] = if states.is_empty() { &[] } else { &['-', '/'] };
        title.split(between)
    }

    /// Whether an area that is counted under one state reaches into another one as well.
    #[must_use]
    pub fn reaches_into(&self, state: &str) -> bool {
        self.kind == PlaceKind::Metro
            && self.state != state
            && self.title_and_states().1.split('-').any(|one| one == state)
    }
}

/// An area with the figures of its occupations.
#[derive(Clone, Copy, Debug)]
pub struct Area<'a> {
    /// What area it is.
    pub place: Place<'a>,
    /// The year of its figures.
    pub year: u16,
    cells: Cells<'a>,
}

/// What is left of the cells of a line. A cell is short: to look at each byte takes a third of the time of a
/// search for the next tab.
#[derive(Clone, Copy, Debug)]
struct Cells<'a>(Option<&'a str>);

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let line = self.0?;
        let bytes = line.as_bytes();
        let mut end = 0;
        while end < bytes.len() && bytes[end] != b'\t' {
            end += 1;
        }
        self.0 = line.get(end + 1..);
        Some(&line[..end])
    }
}

impl<'a> Area<'a> {
    /// The cells of an occupation, in the order of [`FIGURES`].
    fn cells(&self, occupation: &Occupation) -> impl Iterator<Item = &'a str> {
        let from_first = self.cells.skip(occupation.index);
        from_first.step_by(occupation.step)
    }

    /// One figure of an occupation, by its place in [`FIGURES`]; none if the survey did not release it.
    #[must_use]
    pub fn figure(&self, occupation: &Occupation, index: usize) -> Option<Number> {
        self.cells(occupation).nth(index)?.parse().ok()
    }

    /// Whether the survey released anything of an occupation.
    #[must_use]
    pub fn has_any(&self, occupation: &Occupation) -> bool {
        self.cells(occupation).any(|cell| !cell.is_empty())
    }

    /// What the survey released of an occupation here; none if it released nothing.
    #[must_use]
    pub fn wages(&self, occupation: &Occupation) -> Option<Wages> {
        let mut cells = self.cells(occupation);
        let mut next = || cells.next()?.parse().ok();
        let wages = Wages {
            median: next(),
            p90: next(),
            jobs: next(),
            location_quotient: next(),
            p10: next(),
            p25: next(),
            p75: next(),
            mean: next(),
            mean_rse_percent: next(),
            jobs_rse_percent: next(),
            jobs_per_1000: next(),
        };
        self.has_any(occupation).then_some(wages)
    }
}

/// What the survey found of an occupation in an area. What it did not release is none.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Wages {
    /// The wage that a tenth earn less than.
    pub p10: Option<Number>,
    /// The wage that a quarter earn less than.
    pub p25: Option<Number>,
    /// The wage that half earn less than.
    pub median: Option<Number>,
    /// The wage that three quarters earn less than.
    pub p75: Option<Number>,
    /// The wage that nine tenths earn less than.
    pub p90: Option<Number>,
    /// The mean wage.
    pub mean: Option<Number>,
    /// How many jobs there are.
    pub jobs: Option<Number>,
    /// How many of a thousand jobs are in the occupation.
    pub jobs_per_1000: Option<Number>,
    /// The area's share of jobs in the occupation over the nation's.
    pub location_quotient: Option<Number>,
    /// The relative standard error of the mean wage.
    pub mean_rse_percent: Option<Number>,
    /// The relative standard error of the number of jobs.
    pub jobs_rse_percent: Option<Number>,
}

/// The areas of a survey, one after another.
#[derive(Clone, Debug)]
pub struct Areas<'a> {
    rest: &'a str,
}

impl<'a> Areas<'a> {
    /// `lines` is a line for each area.
    pub(super) fn new(rest: &'a str) -> Self {
        Self { rest }
    }
}

impl<'a> Iterator for Areas<'a> {
    type Item = Area<'a>;

    fn next(&mut self) -> Option<Area<'a>> {
        let end = memchr::memchr(b'\n', self.rest.as_bytes())?;
        let mut cells = Cells(Some(&self.rest[..end]));
        self.rest = &self.rest[end + 1..];
        let mut next = || cells.next();
        let (kind, code, state, year) = (next()?, next()?, next()?, next()?.parse().ok()?);
        let name = next()?;
        let kind = match kind {
            "N" => PlaceKind::National,
            "S" => PlaceKind::State,
            _ => PlaceKind::Metro,
        };
        Some(Area {
            place: Place {
                code,
                kind,
                name,
                state,
            },
            year,
            cells,
        })
    }
}
