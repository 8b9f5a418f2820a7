//! The survey's figures, area by area, parsed as they are asked for.

use serde::Serialize;

use super::{Country, Occupation};
use crate::catalog::Number;

/// What `data/surveys/us.tsv` has of each occupation in an area, in its order.
pub const FIGURES: [&str; 11] = [
    "jobs",
    "jobs_rse_percent",
    "mean",
    "mean_rse_percent",
    "p10",
    "p25",
    "median",
    "p75",
    "p90",
    "jobs_per_1000",
    "location_quotient",
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

    /// The name without the states, and the postal codes of the states that the area reaches into:
    /// `Portland-Vancouver-Hillsboro` and `OR-WA`.
    pub(super) fn title_and_states(&self) -> (&'a str, &'a str) {
        self.name.rsplit_once(", ").unwrap_or((self.name, ""))
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
    cells: &'a str,
}

impl<'a> Area<'a> {
    /// Its figures, for whoever looks at several of them.
    #[must_use]
    pub fn figures(&self) -> Figures<'a> {
        Figures::new(self.cells)
    }

    /// What the survey released of an occupation here; none if it released nothing.
    #[must_use]
    pub fn wages(&self, occupation: &Occupation) -> Option<Wages> {
        self.figures().wages(occupation)
    }
}

/// The figures of an area, each parsed when it is asked for.
#[derive(Clone, Debug)]
pub struct Figures<'a> {
    cells: Vec<&'a str>,
}

impl<'a> Figures<'a> {
    /// `cells` are divided by tabs.
    fn new(cells: &'a str) -> Self {
        let mut split = Vec::with_capacity(3 * FIGURES.len());
        let mut start = 0;
        // A cell is short: to look at each byte takes half the time of a search for the next tab.
        for (end, byte) in cells.bytes().enumerate() {
            if byte == b'\t' {
                split.push(&cells[start..end]);
                start = end + 1;
            }
        }
        split.push(&cells[start..]);
        Self { cells: split }
    }

    /// Those of an occupation, in the order of [`FIGURES`].
    fn of_occupation(&self, occupation: &Occupation) -> &[&'a str] {
        let start = occupation.index * FIGURES.len();
        self.cells
            .get(start..start + FIGURES.len())
            .unwrap_or_default()
    }

    /// One figure of an occupation, by its place in [`FIGURES`]; none if the survey did not release it.
    #[must_use]
    pub fn figure(&self, occupation: &Occupation, index: usize) -> Option<Number> {
        self.of_occupation(occupation).get(index)?.parse().ok()
    }

    /// Whether the survey released anything of an occupation.
    #[must_use]
    pub fn has_any(&self, occupation: &Occupation) -> bool {
        let mut cells = self.of_occupation(occupation).iter();
        cells.any(|cell| !cell.is_empty())
    }

    fn wages(&self, occupation: &Occupation) -> Option<Wages> {
        let mut cells = self.of_occupation(occupation).iter();
        let mut next = || cells.next()?.parse().ok();
        let wages = Wages {
            jobs: next(),
            jobs_rse_percent: next(),
            mean: next(),
            mean_rse_percent: next(),
            p10: next(),
            p25: next(),
            median: next(),
            p75: next(),
            p90: next(),
            jobs_per_1000: next(),
            location_quotient: next(),
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
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        let mut tabs = memchr::memchr_iter(b'\t', line.as_bytes());
        let mut rest = 0;
        let mut next = || {
            let start = std::mem::replace(&mut rest, tabs.next()? + 1);
            Some(&line[start..rest - 1])
        };
        let (kind, code, state, year) = (next()?, next()?, next()?, next()?.parse().ok()?);
        let name = next()?;
        let cells = &line[rest..];
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
