//! The first screen of a plan: who you said you are, where you stand, what to do first. At most 24
//! lines of 80 columns for a person on the built-in ladder.

use crate::{
    catalog::{
        Level, Salary,
        english::{and_list, bounded_list, count, how_many, quoted},
        names::search_key,
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
};

use super::super::{
    super::certifications::short_name,
    assumed::AssumedValue,
    certificates::{CertificateEntry, CertificateStatus},
    first_steps::{FirstCertificate, NextStep, nearest_route},
    parts::PlanAnswer,
    way::Rung,
};
use super::way;

/// How many gaps come with what to do about them.
const MOST_STEPS: usize = 3;

/// How many names are told in a line.
const MOST_NAMED: usize = 4;

pub(super) fn build<'p>(answer: &'p PlanAnswer<'_>) -> Page<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Prose),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |label: &'static str, texts: Vec<String>| {
        if !texts.is_empty() {
            rows.push(vec![label.into(), Cell::list(texts)]);
        }
    };
    add("You say", said(answer));
    add("You are", standing(answer));
    add("Skills", by_skills(answer).into_iter().collect());
    add("Missing", missing(answer));
    for (place, step) in answer.parts.next_steps.iter().take(MOST_STEPS).enumerate() {
        add(if place == 0 { "Do first" } else { "then" }, do_about(step));
    }
    add("Exam", certificate(answer).into_iter().collect());
    add("Pay", pay(answer).into_iter().collect());
    if let Some((label, salary)) = pay_of_level(&answer.parts.way) {
        rows.push(vec![label.into(), Cell::pay(salary)]);
    }
    let mut add = |label: &'static str, texts: Vec<String>| {
        rows.push(vec![label.into(), Cell::list(texts)]);
    };
    let beyond: Vec<&str> = answer.parts.beyond.iter().map(|one| &*one.title).collect();
    if !beyond.is_empty() {
        add("Beyond", vec![bounded_list(&beyond, MOST_NAMED)]);
    }
    add("More", vec![more(answer)]);
    Page(vec![Block::Table(Table::from_rows(HEADINGS, rows))])
}

/// Who the person said they are, and what of it counts for nothing.
fn said(answer: &PlanAnswer) -> Vec<String> {
    let said = match answer.said.as_slice() {
        [] => String::from("nothing; --years, --skill and --at would say where you stand"),
        said => said.join(", "),
    };
    let unknown = super::unknown(&answer.parts.unknown);
    let understood =
        (!answer.understood.is_empty()).then(|| bounded_list(&answer.understood, MOST_NAMED));
    [Some(said), unknown, understood]
        .into_iter()
        .flatten()
        .collect()
}

/// Where the person stands and why, and what they say that contradicts it.
fn standing(answer: &PlanAnswer) -> Vec<String> {
    let standing = &answer.parts.standing;
    let levels = standing
        .here
        .iter()
        .filter_map(|id| answer.catalog.level(id));
    let levels: Vec<&Level> = levels.collect();
    let titles: Vec<&str> = levels.iter().map(|level| &*level.title).collect();
    let by_years = standing.by_years.speaks;
    let holds = |level: &Level| {
        answer
            .years
            .is_some_and(|years| level.years.contains(years))
    };
    let line = match (standing.at, levels.as_slice()) {
        (Some(_), _) => format!("{}, as you say", and_list(&titles)),
        (None, []) if by_years => standing.by_years.reason.clone(),
        (None, []) => String::from("below the first level"),
        (None, [one]) if standing.by_years.levels == standing.here && holds(one) => {
            format!("{} by your years ({})", one.title, one.years)
        }
        (None, _) if by_years => {
            let titles = bounded_list(&titles, MOST_NAMED);
            format!("{titles}: {}", standing.by_years.reason)
        }
        (None, _) => format!("{} by your skills", bounded_list(&titles, MOST_NAMED)),
    };
    let remarks = standing.remarks.iter().cloned();
    [line].into_iter().chain(remarks).collect()
}

/// What the skills say where that is something else.
fn by_skills(answer: &PlanAnswer) -> Option<String> {
    let standing = &answer.parts.standing;
    (!standing.agree).then(|| standing.by_skills.reason.clone())
}

/// What is missing here and for the next levels, counted.
fn missing(answer: &PlanAnswer) -> Vec<String> {
    const MOST_LEVELS: usize = 2;
    let (here, ahead): (Vec<&Rung>, Vec<&Rung>) =
        answer.parts.way.iter().partition(|rung| rung.here);
    let here = here.iter().map(|rung| match here.as_slice() {
        [_] => format!("here: {}", way::missing_in_short(rung)),
        _ => format!("{}: {}", rung.level.title, way::missing_in_short(rung)),
    });
    let next = ahead.iter().take(MOST_LEVELS);
    let next = next.map(|rung| format!("{}: {}", rung.level.title, way::missing_in_short(rung)));
    let rest = match ahead.len().saturating_sub(MOST_LEVELS) {
        0 if answer.is_top => Some(String::from("nothing follows on this ladder")),
        0 => None,
        more => Some(format!("then {}", how_many(more, "more level"))),
    };
    here.chain(next).chain(rest).collect()
}

/// A gap, what to do about it and what will show it.
fn do_about(step: &NextStep) -> Vec<String> {
    let activity = step
        .activity
        .unwrap_or("nothing is known here that you could do");
    let needs = match step.needs_to_say() {
        Some(needs) => format!(" (needs {needs})"),
        None => String::new(),
    };
    let evidence = match step.evidence {
        Some(evidence) => format!(". Skill shown by: {evidence}"),
        None => String::new(),
    };
    vec![format!("{}: {activity}{needs}{evidence}", step.name)]
}

/// The certificate to take first and why, what is missing, and what was assumed.
pub(super) fn certificate(answer: &PlanAnswer) -> Option<String> {
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
        CertificateStatus::Eligible => String::from("you may sit it"),
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
    let taken = taken_for(answer, id);
    let not_said = not_said(answer, id);
    Some(format!("{name}{as_of}: {lacking}{taken}{not_said}; {why}"))
}

/// What the judgement of a certificate rests on: `, taking your years as 48 months of leading projects`.
fn taken_for(answer: &PlanAnswer, id: &str) -> String {
    let assumed = answer.parts.assumed.iter();
    let assumed = assumed.filter(|one| one.used_for.contains(&id));
    let taken = assumed.filter_map(|one| match one.value {
        AssumedValue::Number(months) => {
            let of = one.what.strip_prefix("months of ")?;
            Some(format!("your years as {} of {of}", count(months, "month")))
        }
        AssumedValue::Text(kind) => Some(format!("your hours as {kind}")),
        AssumedValue::None => None,
    });
    let taken: Vec<String> = taken.collect();
    match &*and_list(&taken) {
        "" => String::new(),
        taken => format!(", taking {taken}"),
    }
}

/// What the ladder says that the one next level pays, or else the one where the person stands.
fn pay_of_level<'p>(way: &'p [Rung<'_>]) -> Option<(&'static str, &'p [Salary<'p>])> {
    let paid = |here: bool| {
        let rung = way.iter().find(|rung| rung.here == here)?;
        (!rung.salary.is_empty()).then_some(rung)
    };
    let next = paid(false).map(|rung| ("Next pay", rung.salary));
    next.or_else(|| paid(true).map(|rung| ("Pay here", rung.salary)))
}

/// What the labour market pays.
fn pay(answer: &PlanAnswer) -> Option<String> {
    let market = answer.parts.market.as_ref()?;
    let line = market.in_a_line()?;
    // A place that is not called so is taken for it, which has to be said first.
    let typed = answer.place.as_deref().map(search_key);
    let is_plain = |typed: &String| {
        let mut places = market.places().into_iter();
        places.all(|place| search_key(place).starts_with(&**typed))
    };
    match answer
        .place
        .as_deref()
        .filter(|_| !typed.as_ref().is_none_or(is_plain))
    {
        Some(place) => Some(format!(
            "{} is taken to mean (the survey is of the US) {line}",
            quoted(place)
        )),
        None => Some(line),
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

/// Where the rest is.
fn more(answer: &PlanAnswer) -> String {
    let show = match answer.parts.next_steps.first() {
        Some(step) => format!(" · show '{}'", step.skill),
        None => String::new(),
    };
    let gaps = match answer.parts.next_steps.len().saturating_sub(MOST_STEPS) {
        0 => String::new(),
        more => format!(" ({})", how_many(more, "more gap")),
    };
    format!("--full{gaps}{show} · --format markdown")
}
