//! What a plan answers: its JSON, and the gaps as one rectangle.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Catalog, Source},
    query::{Answer, Cell, Column, Grid, Kind, MarketAnswer, Page, Row},
};

use super::{
    CertificateEntry, PlanStrategy, PlanTrack, Rung, Standing,
    way::{SkillStatus, WaySkill},
};

/// A plan for one person.
pub struct PlanAnswer<'a> {
    pub(super) catalog: &'a Catalog<'a>,
    pub(super) path: Path<'a>,
    /// What the person said, in words.
    pub(super) said: Vec<String>,
}

/// All parts of a plan.
#[derive(Serialize)]
pub struct Path<'a> {
    /// The title of the ladder; null if it has none.
    pub ladder: Option<&'a str>,
    /// Where the person stands.
    pub standing: Standing<'a>,
    /// The levels from there to the goal.
    pub way: Vec<Rung<'a>>,
    /// What closes the gap.
    pub strategies: Vec<PlanStrategy<'a>>,
    /// Which certificates the person may sit.
    pub certifications: Vec<CertificateEntry<'a>>,
    /// How much of each track the person has.
    pub tracks: Vec<PlanTrack<'a>>,
    /// What the labour market pays, if it was asked for.
    #[serde(serialize_with = "or_none")]
    pub market: Option<MarketAnswer<'a>>,
    /// What had to be assumed.
    pub notes: Vec<String>,
}

fn or_none<S: Serializer>(market: &Option<MarketAnswer>, serializer: S) -> Result<S::Ok, S::Error> {
    match market {
        Some(market) => market.serialize(serializer),
        None => serializer.collect_seq([(); 0]),
    }
}

impl<'a> PlanAnswer<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, path: Path<'a>, said: Vec<String>) -> Self {
        Self {
            catalog,
            path,
            said,
        }
    }
}

impl Serialize for PlanAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.path.serialize(serializer)
    }
}

impl Answer for PlanAnswer<'_> {
    const KEY: &'static str = "plan";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("level", Kind::Short),
            Column::data("level_title", Kind::Short),
            Column::data("kind", Kind::Short),
            Column::data("id", Kind::Short),
            Column::data("name", Kind::Short),
            Column::data("status", Kind::Short),
            Column::data("have", Kind::Short),
            Column::data("want", Kind::Short),
            Column::data("required", Kind::Short),
            Column::data("weight", Kind::Figure),
        ];
        let rows = self.path.way.iter().flat_map(|rung| {
            let years = rung.years_missing.filter(|missing| missing.get() > 0.0);
            let years = years.map(|missing| -> Row {
                vec![
                    rung.level.id.into(),
                    rung.level.title.into(),
                    "years".into(),
                    Cell::Missing,
                    "Years of experience".into(),
                    SkillStatus::TooLow.name().into(),
                    rung.from_years
                        .and_then(|from| from.lacking(missing))
                        .into(),
                    rung.from_years.into(),
                    "true".into(),
                    Cell::Missing,
                ]
            });
            let gaps = rung.skills.iter().filter(|skill| skill.status.is_gap());
            let gaps = gaps.map(|skill: &WaySkill| -> Row {
                vec![
                    rung.level.id.into(),
                    rung.level.title.into(),
                    "skill".into(),
                    skill.id.into(),
                    skill.name.into(),
                    skill.status.name().into(),
                    skill.have.into(),
                    skill.want.into(),
                    if skill.required { "true" } else { "false" }.into(),
                    skill.weight.into(),
                ]
            });
            years.into_iter().chain(gaps)
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        super::page::of(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let mut sources = self.catalog.askers_sources();
        sources.extend(self.path.market.iter().filter_map(MarketAnswer::survey));
        sources
    }
}
