//! What the market answers: a line for each place and occupation, for programs.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        Currency, Number, Period, Source,
        market::{Market as Survey, Place, PlaceKind, Projection, Wages},
    },
    query::{Answer, Block, Cell, Column, Grid, Kind, Page, Row},
};

use super::{Line, Rank};

/// What the survey found of the occupations and places that were asked for.
pub struct MarketAnswer<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) lines: Vec<Line<'a>>,
    pub(super) rank: Option<Rank>,
    pub(super) notes: Vec<String>,
}

/// What the survey found of an occupation in a place, as an answer gives it.
#[derive(Debug, Serialize)]
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
pub struct OccupationEntry<'a> {
    /// Its code in the Standard Occupational Classification.
    pub soc: &'a str,
    /// Its title.
    pub title: &'a str,
}

impl<'a> Line<'a> {
    /// The projection, which is of the nation only.
    pub(super) fn projection(&self) -> Option<&'a Projection<'a>> {
        let projection = self.occupation.projection.as_ref();
        projection.filter(|_| self.place.kind == PlaceKind::National)
    }
}

impl MarketAnswer<'_> {
    /// What to say beside it.
    pub(in crate::query) fn said(&self) -> &[String] {
        &self.notes
    }

    /// The names of its places, each once.
    pub(in crate::query) fn places(&self) -> impl Iterator<Item = &str> {
        let mut last = "";
        let names = self.lines.iter().map(|line| line.place.title());
        names.filter(move |name| std::mem::replace(&mut last, name) != *name)
    }

    /// Where its wages come from, if there are any.
    pub(in crate::query) fn survey(&self) -> Option<&Source<'_>> {
        (!self.lines.is_empty()).then_some(&self.survey.survey.source)
    }

    /// The percentiles alone, for a page that is about something else.
    pub(in crate::query) fn brief(&self) -> Vec<Block<'_>> {
        super::page::brief(self)
    }

    fn entries(&self) -> impl Iterator<Item = MarketEntry<'_>> {
        self.lines.iter().map(|line| MarketEntry {
            occupation: OccupationEntry {
                soc: &line.occupation.soc,
                title: line.occupation.title,
            },
            place: line.place,
            currency: self.survey.survey.currency,
            period: self.survey.survey.period,
            wages: line.wages,
            source: &self.survey.survey.source.id,
            projection: line.projection(),
        })
    }
}

impl Serialize for MarketAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

impl Answer for MarketAnswer<'_> {
    const KEY: &'static str = "market";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::data("kind", Kind::Short),
            Column::data("place", Kind::Short),
            Column::data("state", Kind::Short),
            Column::data("soc", Kind::Short),
            Column::data("occupation", Kind::Short),
            Column::data("currency", Kind::Short),
            Column::data("period", Kind::Short),
            Column::data("p10", Kind::Figure),
            Column::data("p25", Kind::Figure),
            Column::data("median", Kind::Figure),
            Column::data("p75", Kind::Figure),
            Column::data("p90", Kind::Figure),
            Column::data("mean", Kind::Figure),
            Column::data("jobs", Kind::Figure),
            Column::data("jobs_per_1000", Kind::Figure),
            Column::data("location_quotient", Kind::Figure),
            Column::data("mean_rse_percent", Kind::Figure),
            Column::data("jobs_rse_percent", Kind::Figure),
            Column::data("source", Kind::Short),
            Column::data("projection_from_year", Kind::Figure),
            Column::data("projection_to_year", Kind::Figure),
            Column::data("projection_from_jobs", Kind::Figure),
            Column::data("projection_to_jobs", Kind::Figure),
            Column::data("projection_growth_percent", Kind::Figure),
            Column::data("projection_openings_per_year", Kind::Figure),
            Column::data("projection_source", Kind::Short),
        ];
        Grid::new(COLUMNS, self.entries().map(row))
    }

    fn page(&self) -> Page<'_> {
        super::page::of(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let projected = self.lines.iter().filter_map(Line::projection);
        let ids: Vec<&str> = projected.map(|one| &*one.source).collect();
        let sources = self.survey.sources.iter();
        let sources = sources.filter(|source| ids.contains(&&*source.id));
        self.survey().into_iter().chain(sources).collect()
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}

fn row(entry: MarketEntry<'_>) -> Row<'_> {
    let wages = entry.wages;
    let place = entry.place;
    let mut row: Row = vec![
        place.code.into(),
        place.kind.name().into(),
        place.name.into(),
        place.state.into(),
        entry.occupation.soc.into(),
        entry.occupation.title.into(),
        Cell::Text(entry.currency.code().to_owned().into()),
        entry.period.name().into(),
    ];
    let figures = [
        wages.p10,
        wages.p25,
        wages.median,
        wages.p75,
        wages.p90,
        wages.mean,
        wages.jobs,
        wages.jobs_per_1000,
        wages.location_quotient,
        wages.mean_rse_percent,
        wages.jobs_rse_percent,
    ];
    row.extend(figures.map(Cell::from));
    row.push(entry.source.into());
    let projected = entry.projection;
    let figures = projected.map(|one| {
        let year = |year: u16| Number::new(year.into());
        [
            year(one.from_year),
            year(one.to_year),
            Some(one.from_jobs),
            Some(one.to_jobs),
            Some(one.growth_percent),
            Some(one.openings_per_year),
        ]
    });
    row.extend(figures.unwrap_or_default().map(Cell::from));
    row.push(projected.map(|one| &*one.source).into());
    row
}
