//! A row of the market's answer: an occupation in a place in a year.

use serde::Serialize;

use crate::{
    catalog::{
        Currency, Number, Period,
        market::{Country, Market as Survey, Place, PlaceKind, Projection, Wages},
    },
    document::{Cell, Column, ColumnKind},
};

use super::{Line, hourly};

/// What a survey found of an occupation in a place.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarketEntry<'a> {
    /// The occupation.
    pub occupation: OccupationEntry<'a>,
    /// The place.
    pub place: Place<'a>,
    /// The currency of the wages.
    pub currency: Currency,
    /// The time they are paid for.
    pub period: Period,
    /// The wages, the jobs and how reliable they are.
    #[serde(flatten)]
    pub wages: Wages,
    /// The id of the source of these figures.
    pub source: &'a str,
    /// How the jobs are projected to change; only of a nation.
    pub projection: Option<&'a Projection<'a>>,
    /// The country whose survey this is of.
    pub country: Country,
    /// The year of the figures.
    pub year: u16,
    /// The classification that the occupation's code is from.
    pub classification: &'a str,
    /// The survey.
    #[serde(skip)]
    pub(super) survey: &'a Survey<'a>,
}

/// An occupation as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OccupationEntry<'a> {
    /// Its code in the classification of the survey.
    pub soc: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// What to know of it, in a few words.
    #[serde(skip)]
    pub(super) in_short: Option<&'a str>,
    /// Whether it holds more than those whose figures are sought.
    #[serde(skip)]
    pub(super) is_group: bool,
}

impl OccupationEntry<'_> {
    /// `Project Management Specialists (13-1082)`.
    pub(super) fn title_and_code(&self) -> String {
        format!("{} ({})", self.title, self.soc)
    }
}

impl<'a> MarketEntry<'a> {
    pub(super) fn new(line: &Line<'a>, is_hourly: bool) -> Self {
        let Line {
            survey,
            occupation,
            area,
            wages,
        } = line;
        let projection = occupation.projection.as_ref();
        Self {
            occupation: OccupationEntry {
                soc: &occupation.soc,
                title: occupation.title,
                in_short: occupation.in_short.as_deref(),
                is_group: occupation.note.is_some(),
            },
            place: area.place,
            currency: survey.survey.currency,
            period: if is_hourly {
                Period::Hour
            } else {
                survey.survey.period
            },
            wages: if is_hourly {
                hourly::wages(wages)
            } else {
                *wages
            },
            source: &survey.survey.source.id,
            projection: projection.filter(|_| area.place.kind == PlaceKind::National),
            country: survey.country,
            year: area.year,
            classification: survey.survey.classification,
            survey,
        }
    }

    pub(super) fn columns() -> Vec<Column<Self>> {
        use ColumnKind::Short;
        let mut columns = vec![
            Column::programs("id", "", Short, |entry: &Self| entry.place.code.into()),
            Column::programs("kind", "", Short, |entry| entry.place.kind.name().into()),
            Column::programs("place", "", Short, |entry| entry.place.name.into()),
            Column::programs("state", "", Short, |entry| entry.place.state.into()),
            Column::programs("soc", "", Short, |entry| entry.occupation.soc.into()),
            Column::programs("occupation", "", Short, |entry| {
                entry.occupation.title.into()
            }),
            Column::programs("currency", "", Short, |entry| entry.currency.code().into()),
            Column::programs("period", "", Short, |entry| entry.period.name().into()),
        ];
        columns.extend(wage_columns());
        columns.push(Column::programs("source", "", Short, |entry| {
            entry.source.into()
        }));
        columns.extend(projection_columns());
        columns.extend([
            Column::programs("country", "", Short, |entry: &Self| {
                entry.country.code().into()
            }),
            figure("year", |entry| year(entry.year).into()),
            Column::programs("classification", "", Short, |entry| {
                entry.classification.into()
            }),
        ]);
        columns
    }

    fn projected(&self, figure: fn(&Projection) -> Option<Number>) -> Cell<'_> {
        self.projection.and_then(figure).into()
    }
}

fn wage_columns<'a>() -> [Column<MarketEntry<'a>>; 11] {
    [
        figure("p10", |entry| entry.wages.p10.into()),
        figure("p25", |entry| entry.wages.p25.into()),
        figure("median", |entry| entry.wages.median.into()),
        figure("p75", |entry| entry.wages.p75.into()),
        figure("p90", |entry| entry.wages.p90.into()),
        figure("mean", |entry| entry.wages.mean.into()),
        figure("jobs", |entry| entry.wages.jobs.into()),
        figure("jobs_per_1000", |entry| entry.wages.jobs_per_1000.into()),
        figure("location_quotient", |entry| {
            entry.wages.location_quotient.into()
        }),
        figure("mean_rse_percent", |entry| {
            entry.wages.mean_rse_percent.into()
        }),
        figure("jobs_rse_percent", |entry| {
            entry.wages.jobs_rse_percent.into()
        }),
    ]
}

fn projection_columns<'a>() -> [Column<MarketEntry<'a>>; 7] {
    [
        figure("projection_from_year", |entry| {
            entry.projected(|one| year(one.from_year))
        }),
        figure("projection_to_year", |entry| {
            entry.projected(|one| year(one.to_year))
        }),
        figure("projection_from_jobs", |entry| {
            entry.projected(|one| Some(one.from_jobs))
        }),
        figure("projection_to_jobs", |entry| {
            entry.projected(|one| Some(one.to_jobs))
        }),
        figure("projection_growth_percent", |entry| {
            entry.projected(|one| Some(one.growth_percent))
        }),
        figure("projection_openings_per_year", |entry| {
            entry.projected(|one| Some(one.openings_per_year))
        }),
        Column::programs("projection_source", "", ColumnKind::Short, |entry| {
            entry.projection.map(|one| &*one.source).into()
        }),
    ]
}

fn figure<'a>(
    key: &'static str,
    cell: for<'e> fn(&'e MarketEntry<'a>) -> Cell<'e>,
) -> Column<MarketEntry<'a>> {
    Column::programs(key, "", ColumnKind::Figure, cell)
}

fn year(year: u16) -> Option<Number> {
    Number::new(year.into())
}
