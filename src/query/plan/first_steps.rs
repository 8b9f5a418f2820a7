//! What to do first: an activity for each gap, and the certificate to take first.

use foldhash::{HashMap, HashSet, HashSetExt};
use serde::Serialize;

use crate::catalog::{Activity, Catalog, Certification, Kind, Route, Skill, Thing};

use super::{
    super::{certifications::served, person::Person},
    certificates::{CertificateEntry, CertificateStatus, RouteEntry},
    standing::Standing,
    way::{Rung, WaySkill},
};

/// What to do about a gap.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextStep<'a> {
    /// The id of the skill.
    pub skill: &'a str,
    /// The id of the first level on the way that asks for it.
    pub level: &'a str,
    /// What to do; null where the ladder knows nothing that the person can do.
    pub activity: Option<&'a str>,
    /// What that takes beside time; null where the ladder does not say.
    pub needs: Option<&'a str>,
    /// What will show it; null where the ladder does not say.
    pub evidence: Option<&'a str>,
    /// The name of the skill.
    #[serde(skip)]
    pub(super) name: &'a str,
    #[serde(skip)]
    sources: Vec<&'a str>,
    /// What is expected, or what the proficiency that is asked for means: to go by where no activity is
    /// known.
    #[serde(skip)]
    pub(super) expected: Option<&'a str>,
    /// Whether the person has a team, so that what it needs goes without saying.
    #[serde(skip)]
    has_team: bool,
}

impl<'a> NextStep<'a> {
    /// The ids of the sources that the activity and the evidence are drawn from.
    pub(super) fn sources(&self) -> impl Iterator<Item = &'a str> {
        self.sources.iter().copied()
    }

    /// What the activity needs, where that is worth a word.
    pub(super) fn needs_to_say(&self) -> Option<&str> {
        self.needs
            .filter(|needs| !self.has_team && *needs != NOTHING)
    }
}

/// What an activity needs that somebody without a job on the ladder does not have.
const TEAM: &str = "a team";

/// What an activity needs that anybody can do at once.
const NOTHING: &str = "nothing else";

/// For each gap the first activity that the person can do. The gaps come in the order of the way:
/// where the person stands before what is next, required before optional, then by weight, then the
/// larger step, then the order of the ladder.
pub(super) fn next_steps<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    standing: &Standing,
    way: &[Rung<'a>],
) -> Vec<NextStep<'a>> {
    let works = person.years.is_some_and(|years| !years.is_zero());
    let led = person.experience.leading_time(None);
    let leads = led.is_some_and(|time| !time.months.is_zero());
    let has_team = works || leads || !standing.indices.is_empty();
    let mut seen = HashSet::new();
    let gaps = way
        .iter()
        .flat_map(|rung| rung.skills.iter().map(move |skill| (rung, skill)));
    let gaps = gaps.filter(|(_, skill)| skill.status.is_gap() && seen.insert(skill.id));
    gaps.map(|(rung, skill)| NextStep::new(catalog, rung, skill, has_team))
        .collect()
}

impl<'a> NextStep<'a> {
    fn new(
        catalog: &'a Catalog<'a>,
        rung: &Rung<'a>,
        skill: &WaySkill<'a>,
        has_team: bool,
    ) -> Self {
        let entry: Option<&Skill> = match catalog.skills.find(skill.id) {
            Some(id) => catalog.skills.get(id).entry,
            None => None,
        };
        let activities = entry.map(|entry| &*entry.activities).unwrap_or_default();
        let needs = |one: &Activity, what| one.needs.as_deref() == Some(what);
        let activity = if has_team {
            activities.first()
        } else {
            // What needs nothing goes before what needs a project: a small one of one's own will do.
            let at_once = activities.iter().find(|one| needs(one, NOTHING));
            at_once.or_else(|| activities.iter().find(|one| !needs(one, TEAM)))
        };
        let evidence = entry.and_then(|entry| entry.evidence.first());
        let activity_sources = activity.iter().flat_map(|one| &one.sources);
        let evidence_sources = evidence.iter().flat_map(|one| &one.sources);
        let sources = activity_sources.chain(evidence_sources);
        Self {
            sources: sources.map(|id| &**id).collect(),
            skill: skill.id,
            level: rung.level.id,
            activity: activity.map(|one| &*one.text),
            needs: activity.and_then(|one| one.needs.as_deref()),
            evidence: evidence.map(|one| &*one.text),
            name: skill.name,
            expected: skill.note.or(skill.means),
            has_team,
        }
    }
}

/// The certificate to take first, and why.
pub(super) struct FirstCertificate<'a> {
    pub(super) id: &'a str,
    pub(super) status: CertificateStatus,
    /// Its index among the certificates.
    pub(super) index: usize,
    /// The names of the gaps that it examines.
    pub(super) examines: Vec<&'a str>,
    /// The place on the way of the first level that it is for.
    place: Option<usize>,
    /// The title of that level.
    pub(super) belongs_to: Option<&'a str>,
}

/// The certificate to take first: of those that are for the first level on the way that any is for, or
/// else of those that examine a gap, one that the person may sit, or else the one that lacks the least;
/// of several the one that examines the most gaps, and of these the first of the ladder. Never one that
/// is held, or that every route to one that is held names, or that a route to one that the person may sit
/// names.
pub(super) fn first_certificate<'a>(
    catalog: &'a Catalog<'a>,
    way: &[Rung<'a>],
    steps: &[NextStep<'a>],
    certificates: &[CertificateEntry<'a>],
) -> Option<FirstCertificate<'a>> {
    let gaps: HashSet<&str> = steps.iter().map(|step| step.skill).collect();
    let places = way.iter().enumerate().rev();
    let places: HashMap<&str, usize> = places.map(|(place, rung)| (rung.level.id, place)).collect();
    let held = certificates.iter().zip(&catalog.ladder.certifications);
    let held = held.filter(|(entry, _)| entry.status == CertificateStatus::Held);
    let open = certificates.iter().zip(&catalog.ladder.certifications);
    let open = open.filter(|(entry, _)| entry.status == CertificateStatus::Eligible);
    let superseded: HashSet<&str> = (held.flat_map(|(_, one)| leading_to(one)))
        .chain(open.flat_map(|(_, one)| one.routes.iter().flatten().flat_map(named)))
        .collect();
    let relevant = certificates
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let is_new = entry.status != CertificateStatus::Held && !superseded.contains(entry.id);
            let things = served(catalog, &catalog.ladder.certifications[index]);
            let of = |kind: Kind| {
                things
                    .iter()
                    .copied()
                    .filter(move |thing| thing.kind() == kind)
            };
            let id = |thing: &Thing| catalog.id(*thing);
            let examined = of(Kind::Skill).filter(|skill| gaps.contains(id(skill)));
            let levels = of(Kind::Level).filter_map(|level| places.get(id(&level)));
            let place = levels.min().copied();
            let found = FirstCertificate {
                id: entry.id,
                status: entry.status,
                index,
                examines: examined.map(|skill| catalog.title(skill)).collect(),
                place,
                belongs_to: place.map(|place| way[place].level.title),
            };
            let is_relevant = !found.examines.is_empty() || place.is_some();
            (is_new && is_relevant).then_some(found)
        });
    relevant.min_by_key(|found| {
        let entry = &certificates[found.index];
        let status = match entry.status {
            CertificateStatus::Eligible => 0,
            _ if !entry.routes.is_empty() => 1,
            _ => 2,
        };
        let lacking = nearest_route(&entry.routes).map_or(0, |route| route.missing.parts());
        let examines = std::cmp::Reverse(found.examines.len());
        let place = found.place.unwrap_or(usize::MAX);
        (place, status, lacking, examines, found.index)
    })
}

/// The ids of the certificates that every route to this one names: who holds it is past them.
fn leading_to<'a>(one: &'a Certification<'a>) -> HashSet<&'a str> {
    let routes = one.routes.iter().flatten().map(named);
    routes
        .reduce(|all, other| all.intersection(&other).copied().collect())
        .unwrap_or_default()
}

/// The ids of the certificates that a route names: those that it asks for, and those that stand for
/// training.
pub(super) fn named<'a>(route: &'a Route<'a>) -> HashSet<&'a str> {
    let training = route.training.iter().flat_map(|one| &one.or_certification);
    let ids = route.certifications.iter().chain(training);
    ids.map(|id| &**id).collect()
}

/// The route on which the least is missing; of several the first.
pub(super) fn nearest_route<'r, 'a>(routes: &'r [RouteEntry<'a>]) -> Option<&'r RouteEntry<'a>> {
    routes.iter().min_by_key(|route| route.missing.parts())
}
