//! Which certificates one may sit, and for the others exactly what is missing, route by route.

use foldhash::{HashSet, HashSetExt};
use serde::Serialize;

use crate::catalog::{Catalog, Certification, Date, Thing};

use super::{
    super::{
        certifications::CertificateIndex,
        person::{
            Person,
            assumed::{Assumed, Assumption},
        },
    },
    aim::Aim,
    held::Held,
    missing::Missing,
    strategies::PlanStrategy,
    way::Rung,
};

/// What is assumed of hours of training that nobody says the kind of.
const HOURS_TAKEN_AS_PM: &str = "hours of training that are given without a kind count as `pm`";

/// A certificate, and whether the person may sit it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CertificateEntry<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// Whether the person may sit it.
    pub status: CertificateStatus,
    /// The ways to be admitted, any one of them enough; none where they are not known.
    pub routes: Vec<RouteEntry<'a>>,
    /// The date or period these conditions speak of.
    pub as_of: Option<&'a str>,
    /// What had to be assumed for it, in words.
    pub assumed: Vec<&'static str>,
    /// Whether it is for a level of the way, for a track that is named, for a skill that one of them
    /// asks for, or where a strategy leads: a page shows what these take, not what all of them do.
    pub on_way: bool,
    /// When the person earned it, or last renewed it; null if it is not held or not said.
    pub earned: Option<Date>,
    /// By when it is to be renewed, counted from there; null where it does not expire or that is not
    /// known.
    pub renew_by: Option<Date>,
}

/// Whether a person may sit a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CertificateStatus {
    /// The person holds it.
    Held,
    /// A route is met.
    Eligible,
    /// No route is met.
    NotYet,
    /// The routes are not known, or one lacks only what the issuer alone can check.
    Unknown,
}

impl CertificateStatus {
    /// Whether the person may sit it and does not hold it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::Eligible
    }
}

/// A way to be admitted.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RouteEntry<'a> {
    /// Whether nothing is missing.
    pub met: bool,
    /// What is missing.
    pub missing: Missing<'a>,
}

/// All certificates of the ladder, each with what the person lacks, and what had to be assumed.
pub(super) fn check<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    aim: &Aim,
    way: &[Rung<'a>],
    strategies: &[PlanStrategy<'a>],
) -> (Vec<CertificateEntry<'a>>, Vec<Assumption<'a>>) {
    let on_way = on_way(catalog, aim, way, strategies);
    let held = Held::new(catalog, person);
    let mut assumed = Assumed::default();
    let all = catalog.ladder.certifications.iter();
    let entries: Vec<CertificateEntry> = (all.map(|one| CertificateEntry {
        on_way: on_way.contains(&*one.id),
        ..CertificateEntry::new(person, one, &held, &mut assumed)
    }))
    .collect();
    (entries, assumed.into_list())
}

/// All certificates of the ladder by their ids, each with whether the person may sit it.
pub(in crate::query) fn statuses<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
) -> Vec<(&'a str, CertificateStatus)> {
    let held = Held::new(catalog, person);
    let mut assumed = Assumed::default();
    let all = catalog.ladder.certifications.iter();
    all.map(|one| {
        let entry = CertificateEntry::new(person, one, &held, &mut assumed);
        (entry.id, entry.status)
    })
    .collect()
}

impl<'a> CertificateEntry<'a> {
    fn new(
        person: &Person,
        one: &'a Certification<'a>,
        held: &Held,
        assumed: &mut Assumed<'a>,
    ) -> Self {
        assumed.look_at(&one.id);
        let (is_held, earned) = (held.has(&one.id), held.earned(&one.id));
        let routes: Vec<RouteEntry> = one
            .routes
            .iter()
            .flatten()
            .filter(|_| !is_held)
            .map(|route| {
                let missing = Missing::new(person, route, held, assumed);
                RouteEntry {
                    met: missing.is_nothing(),
                    missing,
                }
            })
            .collect();
        let only_the_issuer_knows = |route: &RouteEntry| route.missing.is_nothing_to_check();
        let status = if is_held {
            CertificateStatus::Held
        } else if routes.iter().any(|route| route.met) {
            CertificateStatus::Eligible
        } else if one.routes.is_none() || routes.iter().any(only_the_issuer_knows) {
            CertificateStatus::Unknown
        } else {
            CertificateStatus::NotYet
        };
        let takes_hours_as_pm = routes.iter().any(|route| route.missing.takes_hours_as_pm);
        Self {
            id: &one.id,
            name: &one.name,
            status,
            assumed: takes_hours_as_pm
                .then_some(HOURS_TAKEN_AS_PM)
                .into_iter()
                .collect(),
            routes,
            as_of: one.as_of.as_deref(),
            on_way: false,
            earned,
            renew_by: earned.and_then(|earned| renew_by(one, earned)),
        }
    }
}

/// When a certificate that was earned then is to be renewed.
fn renew_by(one: &Certification, earned: Date) -> Option<Date> {
    earned.years_later(one.renewal.as_ref()?.years?)
}

/// The ids of the certificates for what the person is about.
fn on_way<'a>(
    catalog: &'a Catalog<'a>,
    aim: &Aim,
    way: &[Rung<'a>],
    strategies: &[PlanStrategy<'a>],
) -> HashSet<&'a str> {
    let levels = (way
        .iter()
        .filter_map(|rung| catalog.level_index(rung.level.id)))
    .map(Thing::Level);
    let tracks = (aim.tracks.iter().filter(|_| aim.names_tracks)).map(|index| Thing::Track(*index));
    // A skill that several of these ask for is looked up once.
    let mut things = HashSet::new();
    for thing in levels.chain(tracks) {
        things.insert(thing);
        things.extend(
            catalog
                .requirements(thing)
                .map(|one| Thing::Skill(one.skill)),
        );
    }
    let index = CertificateIndex::new(catalog);
    let serving = things.iter().flat_map(|thing| index.naming(*thing));
    let mut ids: HashSet<&str> = serving.map(|one| &*one.id).collect();
    for one in strategies {
        ids.extend(one.certifications.iter().map(|id| &**id));
    }
    ids
}
