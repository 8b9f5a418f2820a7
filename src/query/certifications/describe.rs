//! Certificates in words: the ways to be admitted, the exam, the renewal, the short name.

use foldhash::HashSet;

use crate::{
    catalog::{
        Catalog, Exam, Experience, Number, Renewal, Route, Text,
        english::{and_list, count, or_list},
        names::alike,
    },
    document::Cell,
};

/// Several routes, a line each, by the parts of each. What they all share is said once.
pub(in crate::query) fn describe_routes(mut routes: Vec<Vec<String>>) -> Cell<'static> {
    let mut shared = Vec::new();
    if let [first, others @ ..] = routes.as_slice()
        && !others.is_empty()
    {
        let others: Vec<HashSet<&String>> =
            others.iter().map(|parts| parts.iter().collect()).collect();
        let is_common = |part: &&String| others.iter().all(|other| other.contains(part));
        shared = first.iter().filter(is_common).cloned().collect();
        let is_shared: HashSet<&String> = shared.iter().collect();
        for route in &mut routes {
            route.retain(|part| !is_shared.contains(part));
        }
    }
    let lines = routes.into_iter().map(|parts| match &*and_list(&parts) {
        "" if shared.is_empty() => String::from("anyone"),
        words => words.to_owned(),
    });
    // `or` is said, since on a narrow screen the lines stand behind one another.
    let lines = lines.enumerate().map(|(place, line)| match place {
        0 => line,
        _ => format!("or {line}"),
    });
    let shared_line = (!shared.is_empty()).then(|| format!("each with {}", and_list(&shared)));
    Cell::list(lines.chain(shared_line))
}

/// What a route asks for: `a bachelor's degree`, `36 months of leading projects`.
pub(super) fn route_parts(catalog: &Catalog, route: &Route) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend((route.education).map(|education| education.title().to_owned()));
    for id in &route.certifications {
        parts.push(short_name(catalog, id).to_owned());
    }
    for one in &route.experience {
        parts.push(describe_experience(catalog, one.months, one));
    }
    if let Some(one) = &route.training {
        let or = describe_substitutes(catalog, &one.or_certification);
        parts.push(match one.hours {
            Some(hours) => format!("{} of {}{or}", count(hours, "hour"), one.of),
            None => format!("{}{or}", one.of),
        });
    }
    parts.extend(route.condition.as_ref().map(Text::to_string));
    parts
}

/// What certificates count instead: ` (or CAPM)`.
pub(in crate::query) fn describe_substitutes(catalog: &Catalog, ids: &[Text]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| short_name(catalog, id)).collect();
    match &*or_list(&names) {
        "" => String::new(),
        names => format!(" (or {names})"),
    }
}

/// So many months of what is asked for: `36 months of leading projects within the last 8 years`.
pub(in crate::query) fn describe_experience(
    catalog: &Catalog,
    months: Number,
    required: &Experience,
) -> String {
    let within = required.within_years.map(|years| count(years, "year"));
    let within = within.map_or(String::new(), |years| format!(" within the last {years}"));
    let or = describe_substitutes(catalog, &required.or_certification);
    format!("{} of {}{within}{or}", count(months, "month"), required.of)
}

/// A certificate by its short name: what its name ends with in brackets if it goes by that (`PMP`),
/// else its first alias if that is shorter.
pub(in crate::query) fn short_name<'a>(catalog: &'a Catalog<'a>, id: &'a str) -> &'a str {
    let Some(one) = catalog.certification(id) else {
        return id;
    };
    let bracketed = one
        .name
        .strip_suffix(')')
        .and_then(|name| Some(name.rsplit_once('(')?.1));
    let is_known = |short: &&str| {
        let mut names = [&one.id].into_iter().chain(&one.aliases);
        names.any(|name| alike(name, short))
    };
    let alias = one.aliases.first().map(|alias| &**alias);
    let alias = alias.filter(|alias| alias.len() < one.name.len());
    bracketed.filter(is_known).or(alias).unwrap_or(&one.name)
}

pub(super) fn describe_exam(exam: &Exam) -> String {
    let scored = exam.scored.map(|scored| format!("{scored} of them scored"));
    let figures: Vec<String> = (exam.questions.map(|n| count(n, "question")).into_iter())
        .chain(scored)
        .chain(exam.minutes.map(|n| count(n, "minute")))
        .collect();
    let figures = Some(figures.join(", ")).filter(|figures| !figures.is_empty());
    let note = exam.note.as_ref().map(Text::to_string);
    let parts: Vec<String> = figures.into_iter().chain(note).collect();
    parts.join("; ")
}

pub(super) fn describe_renewal(renewal: &Renewal) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(routes: &[&[&str]]) -> Vec<String> {
        let routes = routes
            .iter()
            .map(|parts| parts.iter().map(|part| (*part).to_owned()).collect());
        match describe_routes(routes.collect()) {
            Cell::List(lines) => lines
                .into_iter()
                .map(std::borrow::Cow::into_owned)
                .collect(),
            _ => panic!("a list"),
        }
    }

    #[test]
    fn what_all_routes_share_is_said_once() {
        assert_eq!(
            lines(&[&["a", "c"], &["b", "c"]]),
            ["a", "or b", "each with c"]
        );
        assert_eq!(lines(&[&["a", "b"]]), ["a and b"]);
        assert_eq!(lines(&[&[]]), ["anyone"]);
        assert_eq!(lines(&[&[], &["a"]]), ["anyone", "or a"]);
    }
    #[test]
    fn a_certificate_is_shortly_called_by_an_alias_that_is_shorter() {
        let json = r#"{"levels":[],"certifications":[
            {"id":"a","name":"Scrum Master","aliases":["SM"]},
            {"id":"b","name":"PRINCE","aliases":["PRINCX"]}]}"#;
        let ladder: crate::catalog::Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        assert_eq!(short_name(&catalog, "a"), "SM");
        assert_eq!(short_name(&catalog, "b"), "PRINCE");
    }
}
