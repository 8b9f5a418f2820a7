//! What the market answers: an entry for each place and occupation.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        Currency, Number, Period, Source,
        english::money,
        market::{Market as Survey, Place, PlaceKind, Projection, Wages},
    },
    document::{Block, Cell, Column, ColumnKind, Page, Table},
    query::Answer,
};

use super::{Line, Rank, figures::is_rough_pay};

/// What the survey found of the occupations and places that were asked for.
pub struct MarketAnswer<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) entries: Vec<MarketEntry<'a>>,
    pub(super) rank: Option<Rank>,
    notes: Vec<String>,
}

/// What the survey found of an occupation in a place.
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
    /// How the jobs are projected to change; only of the nation.
    pub projection: Option<&'a Projection<'a>>,
}

/// An occupation as an answer gives it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OccupationEntry<'a> {
    /// Its code in the Standard Occupational Classification.
    pub soc: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// What to know of it, in a few words.
    #[serde(skip)]
    in_short: Option<&'a str>,
}

impl<'a> MarketEntry<'a> {
    fn new(survey: &'a Survey<'a>, line: &Line<'a>) -> Self {
        let projection = line.occupation.projection.as_ref();
        Self {
            occupation: OccupationEntry {
                soc: &line.occupation.soc,
                title: line.occupation.title,
                in_short: line.occupation.in_short.as_deref(),
            },
            place: line.place,
            currency: survey.survey.currency,
            period: survey.survey.period,
            wages: line.wages,
            source: &survey.survey.source.id,
            // The projection is of the nation only.
            projection: projection.filter(|_| line.place.kind == PlaceKind::National),
        }
    }

    fn columns() -> Vec<Column<Self>> {
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
        columns.extend([
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
            Column::programs("source", "", Short, |entry| entry.source.into()),
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
            Column::programs("projection_source", "", Short, |entry| {
                entry.projection.map(|one| &*one.source).into()
            }),
        ]);
        columns
    }

    fn projected(&self, figure: fn(&Projection) -> Option<Number>) -> Cell<'_> {
        self.projection.and_then(figure).into()
    }
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

impl<'a> MarketAnswer<'a> {
    pub(super) fn new(
        survey: &'a Survey<'a>,
        lines: &[Line<'a>],
        rank: Option<Rank>,
        notes: Vec<String>,
    ) -> Self {
        let entries = lines.iter().map(|line| MarketEntry::new(survey, line));
        Self {
            survey,
            entries: entries.collect(),
            rank,
            notes,
        }
    }

    /// The names of its places, each once.
    pub(in crate::query) fn places(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self
            .entries
            .iter()
            .map(|entry| entry.place.title())
            .collect();
        names.dedup();
        names
    }

    /// Where its wages come from, if there are any.
    pub(in crate::query) fn survey(&self) -> Option<&'a Source<'a>> {
        (!self.entries.is_empty()).then_some(&self.survey.survey.source)
    }

    /// What one may expect in one line: the median of the first occupation in the first place.
    pub(in crate::query) fn in_a_line(&self) -> Option<String> {
        let entry = self.entries.first()?;
        let survey = &self.survey.survey;
        let median = match entry.wages.median {
            Some(median) if is_rough_pay(&entry.wages) => {
                format!("~{}", money(median, entry.currency))
            }
            Some(median) => money(median, entry.currency),
            None => String::from("not released"),
        };
        let known = entry.occupation.in_short.unwrap_or(entry.occupation.title);
        let place = entry.place.title();
        Some(format!(
            "{place}: median {median} {}, {}, {known}",
            entry.period.per(),
            survey.release
        ))
    }

    /// The percentiles alone, for a page that is about something else.
    pub(in crate::query) fn brief(&self) -> Vec<Block<'_>> {
        super::page::brief(self)
    }
}

#[cfg(test)]
crate::query::schema_like!(MarketAnswer<'_>, Vec<MarketEntry<'_>>);

impl Serialize for MarketAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl Answer for MarketAnswer<'_> {
    const KEY: &'static str = "market";

    fn table(&self) -> Table<'_> {
        Table::new(MarketEntry::columns(), &self.entries)
    }

    fn page(&self) -> Page<'_> {
        super::page::build(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let projected = self.entries.iter().filter_map(|entry| entry.projection);
        let ids: Vec<&str> = projected.map(|one| &*one.source).collect();
        let sources = self
            .survey
            .sources
            .iter()
            .filter(|source| ids.contains(&&*source.id));
        self.survey().into_iter().chain(sources).collect()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}
