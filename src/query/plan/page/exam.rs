//! The certificate to take first, for the first screen and the page for a talk: what is missing, and what
//! that was judged by.

use foldhash::HashSet;

use crate::{
    catalog::english::{and_list, bounded_list, count},
    document::Voice,
};

use super::super::{
    super::{
        certifications::short_name,
        person::assumed::{AssumedValue, Assumption, PROFICIENCY, time_of, within},
    },
    certificates::{CertificateEntry, CertificateStatus},
    first_steps::{FirstCertificate, named, nearest_route},
    parts::PlanAnswer,
};

/// How many names are told in a line.
const MOST_NAMED: usize = 4;

/// The certificate to take first and why, what is missing, and what was assumed.
pub(super) fn certificate(answer: &PlanAnswer, voice: Voice) -> Option<String> {
    let FirstCertificate {
        id,
        status,
        index,
        examines,
        belongs_to,
        ..
    } = answer.first_certificate.as_ref()?;
    let name = short_name(answer.catalog, id);
    let why = match (examines.as_slice(), belongs_to) {
        ([], Some(level)) => format!("for {level}"),
        (few @ ([_] | [_, _]), _) => format!("examines {}", and_list(few)),
        (many, _) => format!("examines {} gaps", many.len()),
    };
    let entry: &CertificateEntry = &answer.parts.certifications[*index];
    let lacking = match status {
        CertificateStatus::Eligible => format!("{} may sit it", voice.subject()),
        _ => match nearest_route(&entry.routes) {
            Some(route) => {
                let missing = route.missing.describe(answer.catalog);
                format!("missing: {}", and_list(&missing))
            }
            None => String::from("who may sit it is not known here"),
        },
    };
    let as_of = entry.as_of.map(|date| format!(" (as of {date})"));
    let as_of = as_of.unwrap_or_default();
    let taken = taken_for(answer, id, voice);
    let not_said = lapsed(answer, id) + &not_said(answer, id);
    Some(format!("{name}{as_of}: {lacking}{taken}{not_said}; {why}"))
}

/// How many certificates the person may sit beside the first: `; 12 more open`.
pub(super) fn more_open(answer: &PlanAnswer) -> String {
    let first = answer.parts.first_certification;
    let all = answer.parts.certifications.iter();
    let open = all.filter(|one| one.status == CertificateStatus::Eligible && Some(one.id) != first);
    match open.count() {
        0 => String::new(),
        more => format!("; {more} more open"),
    }
}

/// What the judgement of a certificate rests on: `, taking your years as 48 months of leading projects`.
fn taken_for(answer: &PlanAnswer, id: &str, voice: Voice) -> String {
    let assumed = answer.parts.assumed.iter();
    // A proficiency is assumed for skills, whose ids are their own.
    let assumed = assumed.filter(|one| one.what != PROFICIENCY && one.used_for.contains(&id));
    let assumed: Vec<&Assumption> = assumed.collect();
    let value = |what: &str| {
        let mut assumed = assumed.iter();
        assumed.find(|one| one.what == what).map(|one| one.value)
    };
    let my = voice.possessive();
    let taken = assumed.iter().filter_map(|one| match one.value {
        AssumedValue::Number(months) => {
            let of = one.what.strip_prefix("months of ")?;
            let recent = match value(&time_of(of)) {
                Some(AssumedValue::Within(years)) => format!(" {}", within(years)),
                _ => String::new(),
            };
            let months = count(months, "month");
            Some(format!("{my} years as {months} of {of}{recent}"))
        }
        AssumedValue::Text(kind) => Some(format!("{my} hours as {kind}")),
        // Said with the months that the years were taken for.
        AssumedValue::Within(years) => {
            let of = one.what.strip_prefix("when the ")?.strip_suffix(" were")?;
            match value(of) {
                Some(AssumedValue::Number(_)) => None,
                _ => Some(format!("{my} {of} as {}", within(years))),
            }
        }
        AssumedValue::None => None,
    });
    let taken: Vec<String> = taken.collect();
    match &*and_list(&taken) {
        "" => String::new(),
        taken => format!(", taking {taken}"),
    }
}

/// The certificates that count for this one although their renewal is past: ` (counting CAPM, which was due
/// by 2003-01)`.
fn lapsed(answer: &PlanAnswer, id: &str) -> String {
    let Some(date) = answer.parts.date else {
        return String::new();
    };
    let certification = answer.catalog.certification(id);
    let routes = certification
        .iter()
        .flat_map(|one| one.routes.iter().flatten());
    let named: HashSet<&str> = routes.flat_map(named).collect();
    let held = answer.parts.certifications.iter();
    let lapsed = held.filter_map(|one| {
        let due = one.renew_by.filter(|due| date.is_after(*due))?;
        let name = short_name(answer.catalog, one.id);
        named
            .contains(one.id)
            .then(|| format!("{name}, which was due by {due}"))
    });
    let lapsed: Vec<String> = lapsed.collect();
    match &*and_list(&lapsed) {
        "" => String::new(),
        lapsed => format!(" (counting {lapsed})"),
    }
}

/// What counts as none because it was not said: ` (not said: education)`.
fn not_said(answer: &PlanAnswer, id: &str) -> String {
    let assumed = answer.parts.assumed.iter();
    let none = assumed.filter(|one| one.value == AssumedValue::None && one.used_for.contains(&id));
    let none: Vec<&str> = none.map(|one| &*one.what).collect();
    match none.as_slice() {
        [] => String::new(),
        none => format!(" (not said: {})", bounded_list(none, MOST_NAMED)),
    }
}
