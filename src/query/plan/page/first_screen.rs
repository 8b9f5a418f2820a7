//! The first screen of a plan: who you said you are, where you stand, what to do first. At most 24
//! lines of 80 columns for a person on the built-in ladder.

use foldhash::HashSet;

use crate::{
    catalog::{
        Level, Salary,
        english::{and_list, bounded_list, count, how_many, quoted, quoted_for_shell},
        names::search_key,
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table, Voice},
};

use super::super::{
    super::{
        certifications::short_name,
        person::assumed::{AssumedValue, Assumption, PROFICIENCY, time_of, within},
    },
    certificates::{CertificateEntry, CertificateStatus},
    first_steps::{FirstCertificate, NextStep, named, nearest_route},
    parts::PlanAnswer,
    way::Rung,
};
use super::{
    progress::{nearest_renewals, since},
    way,
};

/// How many gaps come with what to do about them.
const MOST_STEPS: usize = 3;

/// How many gaps come with what to do about them: one fewer where what has changed needs the room.
fn most_steps(answer: &PlanAnswer) -> usize {
    MOST_STEPS - usize::from(answer.parts.since.is_some())
}

/// How much of what the person said is repeated.
const MOST_SAID: usize = 20;

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
    let mut standing = vec![standing(answer, Voice::You)];
    standing.extend(answer.parts.standing.remarks.iter().cloned());
    add("You are", standing);
    add("Skills", by_skills(answer).into_iter().collect());
    add("Since", since(answer));
    add("Missing", missing(answer));
    for (place, step) in answer
        .parts
        .next_steps
        .iter()
        .take(most_steps(answer))
        .enumerate()
    {
        add(if place == 0 { "Do first" } else { "then" }, do_about(step));
    }
    add("Track", tracks(answer));
    let exam = certificate(answer, Voice::You);
    let exam = exam.map(|exam| exam + &more_open(answer));
    add("Exam", exam.into_iter().collect());
    add("Renew", nearest_renewals(answer));
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
        [] if !answer.parts.unknown.is_empty() => String::from("nothing that this ladder knows"),
        [] => String::from("nothing; --years, --skill and --at would say where you stand"),
        said => bounded_list(said, MOST_SAID),
    };
    let unknown = super::not_counted(&answer.parts.unknown);
    let understood =
        (!answer.understood.is_empty()).then(|| bounded_list(&answer.understood, MOST_NAMED));
    [Some(said), unknown, super::no_pay(answer), understood]
        .into_iter()
        .flatten()
        .collect()
}

/// Where the person stands and why.
pub(super) fn standing(answer: &PlanAnswer, voice: Voice) -> String {
    let standing = &answer.parts.standing;
    let levels = standing
        .here
        .iter()
        .filter_map(|id| answer.catalog.level(id));
    let levels: Vec<&Level> = levels.collect();
    let titles: Vec<&str> = levels.iter().map(|level| &*level.title).collect();
    let by_years = standing.by_years.speaks;
    let my = voice.possessive();
    let holds = |level: &Level| {
        answer
            .years
            .is_some_and(|years| level.years.contains(years))
    };
    match (standing.at, levels.as_slice()) {
        (Some(_), _) => match voice {
            Voice::You => format!("{}, as you say", and_list(&titles)),
            Voice::I => and_list(&titles).into_owned(),
        },
        (None, []) if by_years => standing.by_years.reason.clone(),
        (None, []) if answer.years.is_some() => standing.by_years.reason.clone(),
        (None, []) if standing.by_skills.speaks => standing.by_skills.reason.clone(),
        (None, []) => String::from("not said"),
        (None, [one]) if standing.by_years.levels == standing.here && holds(one) => {
            format!("{} by {my} years ({})", one.title, one.years)
        }
        (None, _) if by_years => {
            let titles = bounded_list(&titles, MOST_NAMED);
            format!("{titles}: {}", standing.by_years.reason)
        }
        (None, _) => format!("{} by {my} skills", bounded_list(&titles, MOST_NAMED)),
    }
}

/// What the skills say where that is something else.
fn by_skills(answer: &PlanAnswer) -> Option<String> {
    let standing = &answer.parts.standing;
    let is_told = standing.here.is_empty() && !standing.by_years.speaks;
    (!standing.agree && !is_told).then(|| standing.by_skills.reason.clone())
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

/// How much the person has of the tracks that were named.
fn tracks(answer: &PlanAnswer) -> Vec<String> {
    let tracks = answer.parts.tracks.iter().filter(|_| answer.names_tracks);
    let lines = tracks.map(|track| {
        let all = track.have.len() + track.missing.len() + track.waived.len();
        let missing = match &*bounded_list(&track.lacking, MOST_NAMED) {
            "" => String::new(),
            lacking => format!("; missing: {lacking}"),
        };
        format!(
            "{}: {} of {all} skills{missing}",
            track.title,
            track.have.len()
        )
    });
    lines.collect()
}

/// A gap, what to do about it and what will show it.
fn do_about(step: &NextStep) -> Vec<String> {
    let activity = match (step.activity, step.expected) {
        (Some(activity), _) => activity.to_owned(),
        (None, Some(expected)) => format!("what it takes: {expected}"),
        (None, None) => String::from("nothing is known here that you could do"),
    };
    let needs = match step.needs_to_say() {
        Some("a project") => String::from(" (needs a project: a small one of your own will do)"),
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
fn more_open(answer: &PlanAnswer) -> String {
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
pub(super) fn pay(answer: &PlanAnswer) -> Option<String> {
    let market = answer.parts.market.as_ref()?;
    let mut line = market.in_a_line()?;
    if let (Some(place), [_, others @ ..]) = (&answer.place, &*market.places())
        && !others.is_empty()
    {
        let others = bounded_list(others, MOST_NAMED);
        line.push_str(&format!("; {} may also mean {others}", quoted(place)));
    }
    if let [notice, ..] = market.notices() {
        return Some(format!("{notice}. {line}"));
    }
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
        Some(place) => Some(format!("{} is taken to mean {line}", quoted(place))),
        None => Some(line),
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

/// Where the rest is.
fn more(answer: &PlanAnswer) -> String {
    let show = match answer.parts.next_steps.first() {
        Some(step) => format!(" · show {}", quoted_for_shell(step.skill)),
        None => String::new(),
    };
    let gaps = match answer
        .parts
        .next_steps
        .len()
        .saturating_sub(most_steps(answer))
    {
        0 => String::new(),
        more => format!(" ({})", how_many(more, "more gap")),
    };
    format!("--full{gaps}{show} · --format markdown")
}
