//! Certificates in words: the ways to be admitted, the exam, the renewal, the short name.

use crate::{
    catalog::{
        Catalog, Exam, Experience, Number, Renewal, Route, Text,
        names::{alike, and_list, count, or_list},
    },
    query::Cell,
};

/// Several ways, a line each, by the parts of each. What they all share is said once.
pub(in crate::query) fn lines(mut ways: Vec<Vec<String>>) -> Cell<'static> {
    let mut always = Vec::new();
    if let [first, others @ ..] = ways.as_slice()
        && !others.is_empty()
    {
        let common = |part: &&String| others.iter().all(|other| other.contains(part));
        always = first.iter().filter(common).cloned().collect();
        for way in &mut ways {
            way.retain(|part| !always.contains(part));
        }
    }
    let lines = ways.into_iter().map(|parts| match &*and_list(&parts) {
        "" if always.is_empty() => String::from("anyone"),
        words => words.to_owned(),
    });
    // `or` is said, since on a narrow screen the lines stand behind one another.
    let lines = lines.enumerate().map(|(at, line)| match at {
        0 => line,
        _ => format!("or {line}"),
    });
    let always_too = (!always.is_empty()).then(|| format!("each with {}", and_list(&always)));
    lines.chain(always_too).collect()
}

/// What a way to be admitted asks for: `a bachelor's degree`, `36 months of leading projects`.
pub(super) fn parts(catalog: &Catalog, route: &Route) -> Vec<String> {
    let or = |ids: &[Text]| or_held(catalog, ids);
    let mut parts = Vec::new();
    parts.extend((route.education).map(|education| education.title().to_owned()));
    for id in &route.certifications {
        parts.push(short(catalog, id).to_owned());
    }
    for one in &route.experience {
        parts.push(experience(catalog, one.months, one));
    }
    if let Some(one) = &route.training {
        let or = or(&one.or_certification);
        parts.push(match one.hours {
            Some(hours) => format!("{} of {}{or}", count(hours, "hour"), &*one.of),
            None => format!("{}{or}", &*one.of),
        });
    }
    parts.extend(route.condition.as_ref().map(|text| text.to_string()));
    parts
}

/// What certificates may stand instead: ` (or CAPM)`.
pub(in crate::query) fn or_held(catalog: &Catalog, ids: &[Text]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| short(catalog, id)).collect();
    match &*or_list(&names) {
        "" => String::new(),
        names => format!(" (or {names})"),
    }
}

/// So many months of what is asked for: `36 months of leading projects within the last 8 years`.
pub(in crate::query) fn experience(
    catalog: &Catalog,
    months: Number,
    asked: &Experience,
) -> String {
    let within = asked.within_years.map(|years| count(years, "year"));
    let within = within.map_or(String::new(), |years| format!(" within the last {years}"));
    let or = or_held(catalog, &asked.or_certification);
    format!("{} of {}{within}{or}", count(months, "month"), &*asked.of)
}

/// A certificate by its short name: what its name ends with in brackets if it goes by that (`PMP`),
/// else its first alias if that is shorter.
pub(in crate::query) fn short<'a>(catalog: &'a Catalog<'a>, id: &'a str) -> &'a str {
    let Some(one) = catalog.certification(id) else {
        return id;
    };
    let bracketed = one.name.strip_suffix(')');
    let bracketed = bracketed.and_then(|name| Some(name.rsplit_once('(')?.1));
    let goes_by = |short: &&str| {
        let mut names = [&one.id].into_iter().chain(&one.aliases);
        names.any(|name| alike(name, short))
    };
    let alias = one.aliases.first().map(|alias| &**alias);
    let alias = alias.filter(|alias| alias.len() < one.name.len());
    bracketed.filter(goes_by).or(alias).unwrap_or(&one.name)
}

pub(super) fn exam_in_words(exam: &Exam) -> String {
    let scored = exam.scored.map(|scored| format!("{scored} of them scored"));
    let figures: Vec<String> = (exam.questions.map(|n| count(n, "question")).into_iter())
        .chain(scored)
        .chain(exam.minutes.map(|n| count(n, "minute")))
        .collect();
    let figures = Some(figures.join(", ")).filter(|figures| !figures.is_empty());
    let note = exam.note.as_ref().map(|note| note.to_string());
    let parts: Vec<String> = figures.into_iter().chain(note).collect();
    parts.join("; ")
}

pub(super) fn renewal_in_words(renewal: &Renewal) -> String {
    let every = match renewal.years {
        Some(Number::ONE) => String::from("every year"),
        Some(years) => format!("every {}", count(years, "year")),
        None => String::from("does not expire"),
    };
    match renewal.by.as_deref() {
        Some(by) => format!("{every}: {by}"),
        None => every,
    }
}
