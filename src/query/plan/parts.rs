//! The parts of a plan, as they stand in JSON.

use serde::{Serialize, Serializer};

use crate::{catalog::Catalog, query::MarketAnswer};

use super::{
    certificates::CertificateEntry, standing::Standing, strategies::PlanStrategy,
    tracks::PlanTrack, way::Rung,
};

/// A plan for one person.
pub struct PlanAnswer<'a> {
    pub(super) catalog: &'a Catalog<'a>,
    /// All parts of the plan.
    pub parts: PlanParts<'a>,
    /// What the person said, in words.
    pub(super) said: Vec<String>,
}

/// All parts of a plan.
#[derive(Serialize)]
pub struct PlanParts<'a> {
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
