//! Which certificates one may sit, and for the others exactly what is missing, route by route.

use std::collections::BTreeSet;

use foldhash::{HashSet, HashSetExt};

use serde::Serialize;

use crate::catalog::{
    Catalog, Certification, Education, Experience, Number, Route, Text, Training, Work,
    names::{and_list, count, fold},
};

use super::{
    super::{
        certifications::{asked, experience, or_held, served, short},
        find::Thing,
    },
    PlanStrategy, Rung,
    person::Person,
};

/// A certificate, and whether the person may sit it.
#[derive(Serialize)]
pub struct CertificateEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Whether the person may sit it.
    pub status: CertificateStatus,
    /// The ways to be admitted, any one of them enough; none where they are not known.
    pub routes: Vec<RouteEntry<'a>>,
    /// The date or period these conditions speak of.
    pub as_of: Option<&'a str>,
    /// Whether it is for a level of the way, for a track that is named, for a skill that one of them
    /// asks for, or where a strategy leads: a page shows what these take, not what all of them do.
    pub on_way: bool,
}

/// Whether a person may sit a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

/// A way to be admitted.
#[derive(Serialize)]
pub struct RouteEntry<'a> {
    /// Whether nothing is missing.
    pub met: bool,
    /// What is missing.
    pub missing: Missing<'a>,
}

/// What is missing on a route.
#[derive(Serialize, Default)]
pub struct Missing<'a> {
    /// How many months of experience, all kinds together; null if none are.
    pub months: Option<Number>,
    /// How many hours of training; null if none are.
    pub hours: Option<Number>,
    /// The education, if it is not reached or not given.
    pub education: Option<Education>,
    /// The ids of the certificates that must be held first.
    pub certification: Vec<&'a str>,
    /// The months, work by work.
    pub experience: Vec<Lacking<'a>>,
    /// A course that must be taken.
    pub course: Option<&'a str>,
    /// A condition that only the issuer can check.
    pub condition: Option<&'a str>,
    /// The ids of the certificates any of which counts instead of the hours or the course.
    pub training_or_certification: &'a [Text<'a>],
    /// In what the hours of training are.
    #[serde(skip)]
    training: Option<&'a str>,
}

/// Months that are missing.
#[derive(Serialize)]
pub struct Lacking<'a> {
    /// Of what work.
    pub of: &'a str,
    /// How many.
    pub months: Number,
    /// The ids of the certificates any of which counts instead.
    pub or_certification: &'a [Text<'a>],
    /// The whole of what is asked for.
    #[serde(skip)]
    asked: &'a Experience<'a>,
}

impl Missing<'_> {
    fn is_nothing(&self) -> bool {
        self.condition.is_none() && self.is_nothing_to_check()
    }

    /// Whether nothing is missing that a plan can tell.
    fn is_nothing_to_check(&self) -> bool {
        self.months.is_none()
            && self.hours.is_none()
            && self.education.is_none()
            && self.certification.is_empty()
            && self.course.is_none()
    }

    /// Whether nothing is missing here that is not missing there as much.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let months = |of: &str| {
            let mut works = other.experience.iter();
            works.find(|work| work.of == of).map(|work| work.months)
        };
        let mut certificates = self.certification.iter();
        self.hours <= other.hours
            && self.education <= other.education
            && certificates.all(|id| other.certification.contains(id))
            && (self.experience.iter()).all(|one| Some(one.months) <= months(one.of))
            && (self.course.is_none() || self.course == other.course)
            && (self.condition.is_none() || self.condition == other.condition)
    }

    /// What is missing, in words: `12 months of leading projects`.
    pub(super) fn parts(&self, catalog: &Catalog) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.education.map(|education| education.title().to_owned()));
        for id in &self.certification {
            parts.push(short(catalog, id).to_owned());
        }
        for one in &self.experience {
            parts.push(experience(catalog, one.months, one.asked));
        }
        let or = or_held(catalog, self.training_or_certification);
        if let (Some(hours), Some(of)) = (self.hours, self.training) {
            parts.push(format!("{} of {of}{or}", count(hours, "hour")));
        }
        parts.extend(self.course.map(|course| format!("{course}{or}")));
        parts.extend(self.condition.map(str::to_owned));
        parts
    }
}

/// What a plan had to assume, to be said once.
#[derive(Default)]
struct Assumed {
    leading: bool,
    any: bool,
    /// What was not given and is asked for.
    none: BTreeSet<String>,
}

pub(super) fn of<'a>(
    catalog: &'a Catalog<'a>,
    person: &mut Person,
    way: &[Rung<'a>],
    strategies: &[PlanStrategy<'a>],
) -> Vec<CertificateEntry<'a>> {
    let on_way = on_way(catalog, person, way, strategies);
    let mut assumed = Assumed::default();
    let all = catalog.ladder.certifications.iter().enumerate();
    let entries = all.map(|(at, one)| CertificateEntry {
        on_way: on_way.contains(&*one.id),
        ..entry(catalog, person, at, one, &mut assumed)
    });
    let entries: Vec<CertificateEntry> = entries.collect();
    if let (Some(years), Some(led)) = (person.years, person.leading_months)
        && led > years.months()
    {
        person.notes.push(format!(
            "you have led projects for {}, which is longer than your {}",
            count(led, "month"),
            count(years, "year")
        ));
    }
    if let Some(years) = person.years {
        let months = years.months();
        if assumed.leading {
            person.notes.push(format!(
                "months of leading projects are not given, so all the years are taken for it: {months}"
            ));
        }
        if assumed.any {
            person.notes.push(format!(
                "the years count as professional experience of any kind: {}",
                count(months, "month")
            ));
        }
    }
    if !assumed.none.is_empty() {
        let none: Vec<String> = assumed.none.into_iter().collect();
        person.notes.push(format!(
            "not given, so counted as none for the certificates: {}",
            and_list(&none)
        ));
    }
    entries
}

fn entry<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    at: usize,
    one: &'a Certification<'a>,
    assumed: &mut Assumed,
) -> CertificateEntry<'a> {
    let held = person.held.contains(&at);
    let holds = |ids: &[Text]| {
        let all = &catalog.ladder.certifications;
        let mut held = person.held.iter().map(|at| &all[*at].id);
        held.any(|id| ids.contains(id))
    };
    let routes = one.routes.iter().flatten().filter(|_| !held);
    let routes = routes.map(|route| {
        let missing = missing(person, route, &holds, assumed);
        RouteEntry {
            met: missing.is_nothing(),
            missing,
        }
    });
    let routes: Vec<RouteEntry> = routes.collect();
    let only_the_issuer_knows = |route: &RouteEntry| route.missing.is_nothing_to_check();
    let status = if held {
        CertificateStatus::Held
    } else if routes.iter().any(|route| route.met) {
        CertificateStatus::Eligible
    } else if one.routes.is_none() || routes.iter().any(only_the_issuer_knows) {
        CertificateStatus::Unknown
    } else {
        CertificateStatus::NotYet
    };
    CertificateEntry {
        id: &one.id,
        name: &one.name,
        status,
        routes,
        as_of: one.as_of.as_deref(),
        on_way: false,
    }
}

/// The ids of the certificates for what the person is about.
fn on_way<'a>(
    catalog: &'a Catalog<'a>,
    person: &Person,
    way: &[Rung<'a>],
    strategies: &[PlanStrategy<'a>],
) -> HashSet<&'a str> {
    let mut things = HashSet::new();
    let mut about = |thing| {
        things.insert(thing);
        things.extend(asked(catalog, thing));
    };
    let levels = way.iter();
    let levels = levels.filter_map(|rung| catalog.level_at(rung.level.id));
    levels.for_each(|at| about(Thing::Level(at)));
    if person.on_track {
        person.tracks.iter().for_each(|at| about(Thing::Track(*at)));
    }
    let mut ids = HashSet::new();
    for one in &catalog.ladder.certifications {
        if served(catalog, one).iter().any(|it| things.contains(it)) {
            ids.insert(&*one.id);
        }
    }
    for one in strategies {
        ids.extend(one.certifications.iter().map(|id| &**id));
    }
    ids
}

fn missing<'a>(
    person: &Person,
    route: &'a Route<'a>,
    holds: &dyn Fn(&[Text]) -> bool,
    assumed: &mut Assumed,
) -> Missing<'a> {
    let mut missing = Missing {
        education: route
            .education
            .filter(|least| person.education < Some(*least)),
        condition: route.condition.as_deref(),
        ..Missing::default()
    };
    if missing.education.is_some() && person.education.is_none() {
        assumed.none.insert(String::from("education"));
    }
    for id in &route.certifications {
        if !holds(std::slice::from_ref(id)) {
            missing.certification.push(id);
        }
    }
    for one in &route.experience {
        if holds(&one.or_certification) {
            continue;
        }
        let spent = spent(person, one, assumed);
        if let Some(months) = one
            .months
            .lacking(spent)
            .filter(|months| months.get() > 0.0)
        {
            missing.experience.push(Lacking {
                of: &one.of,
                months,
                or_certification: &one.or_certification,
                asked: one,
            });
        }
    }
    let months = missing.experience.iter().map(|one| one.months.get());
    missing.months = Number::new(months.sum()).filter(|months| months.get() > 0.0);
    if let Some(Training {
        hours,
        of,
        or_certification,
    }) = &route.training
        && !holds(or_certification)
    {
        missing.training_or_certification = or_certification;
        match hours {
            None => missing.course = Some(of),
            Some(hours) => {
                let had = person.training_hours.unwrap_or_default();
                missing.hours = hours.lacking(had).filter(|hours| hours.get() > 0.0);
                missing.training = Some(of);
                if missing.hours.is_none() {
                    missing.training_or_certification = &[];
                }
                if person.training_hours.is_none() {
                    assumed.none.insert(String::from("hours of training"));
                }
            }
        }
    }
    missing
}

/// The months that a person has spent on some work, or may be taken to have.
fn spent(person: &Person, one: &Experience, assumed: &mut Assumed) -> Number {
    if let Some(months) = person.experience.get(&fold(&one.of)) {
        return *months;
    }
    let years = person.years.map(Number::months);
    match one.counted_as {
        Some(Work::Leading) if person.leading_months.is_some() => {
            person.leading_months.unwrap_or_default()
        }
        Some(Work::Leading) if years.is_some() => {
            assumed.leading = true;
            years.unwrap_or_default()
        }
        Some(Work::Any) if years.is_some() => {
            assumed.any = true;
            years.unwrap_or_default()
        }
        _ => {
            assumed.none.insert(format!("months of {}", &*one.of));
            Number::default()
        }
    }
}
