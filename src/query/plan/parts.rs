//! The parts of a plan, as they stand in JSON.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Beyond, Catalog, Date, Number},
    query::MarketAnswer,
};

use super::{
    super::person::{OwnEvidence, assumed::Assumption, unknown::UnknownName},
    certificates::CertificateEntry,
    first_steps::{FirstCertificate, NextStep},
    has::Has,
    progress::Progress,
    standing::Standing,
    strategies::PlanStrategy,
    tracks::PlanTrack,
    way::Rung,
};

/// A plan for one person.
pub struct PlanAnswer<'a> {
    pub(super) catalog: &'a Catalog<'a>,
    /// All parts of the plan.
    pub parts: PlanParts<'a>,
    /// What the person said, in words.
    pub(super) said: Vec<String>,
    /// What the person has, for the page for a talk.
    pub(super) has: Has<'a>,
    /// The certificate to take first.
    pub(super) first_certificate: Option<FirstCertificate<'a>>,
    /// How names were understood that are neither a title nor an id.
    pub(super) understood: Vec<String>,
    /// The years that were given.
    pub(super) years: Option<Number>,
    /// The id of the level that is wanted, if one is named.
    pub(super) goal: Option<&'a str>,
    /// Whether the person thinks of some tracks only.
    pub(super) names_tracks: bool,
    /// Whether nothing follows the levels where the person stands.
    pub(super) is_top: bool,
    /// The place as it was typed.
    pub(super) place: Option<String>,
    /// Why there is no pay, if no survey knows that place.
    pub(super) unknown_place: Option<String>,
    /// Whether a person wants all parts on the screen.
    pub(super) full: bool,
}

/// All parts of a plan.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    #[cfg_attr(test, schemars(with = "Vec<crate::query::MarketEntry>"))]
    pub market: Option<MarketAnswer<'a>>,
    /// For each gap what to do first, those to close first before the others.
    pub next_steps: Vec<NextStep<'a>>,
    /// The id of the certificate to take first; null if none examines a gap or is for a level on the way.
    pub first_certification: Option<&'a str>,
    /// What was not given, and what it was taken for.
    pub assumed: Vec<Assumption<'a>>,
    /// What people move to from where the person stands that the ladder does not hold.
    pub beyond: Vec<&'a Beyond<'a>>,
    /// The names that the ladder does not know: they meet nothing. Months of unknown work are shown.
    pub unknown: Vec<UnknownName>,
    /// What has changed since an earlier profile; null without one.
    pub since: Option<Progress<'a>>,
    /// What had to be assumed, and how names were understood, in words.
    pub notes: Vec<String>,
    /// What the person is called; null if the profile does not say.
    pub name: Option<String>,
    /// When the profile was written; null if it does not say.
    pub date: Option<Date>,
    /// What else the person wants to say; null if that is nothing.
    pub note: Option<String>,
    /// What the person has done that shows their skills.
    pub own_evidence: Vec<OwnEvidence>,
}

fn or_none<S: Serializer>(market: &Option<MarketAnswer>, serializer: S) -> Result<S::Ok, S::Error> {
    match market {
        Some(market) => market.serialize(serializer),
        None => serializer.collect_seq([(); 0]),
    }
}
