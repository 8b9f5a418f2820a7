//! The first screen of a plan: who you said you are, where you stand, what to do first. At most 24
//! lines of 80 columns for a person on the built-in ladder.

use std::iter;

use crate::{
    catalog::{
        Level,
        english::{and_list, bounded_list, how_many, quoted_for_shell},
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table, Voice},
};

use super::super::{first_steps::NextStep, parts::PlanAnswer, way::Rung};
use super::{
    exam, pay,
    progress::{nearest_renewals, since},
    way,
};

/// How many gaps come with what to do about them, where there is room.
const MOST_STEPS: usize = 3;

/// The lines of a screen.
const MOST_LINES: usize = 24;

/// The columns beside the labels on a screen of 80.
const COLUMNS: usize = 69;

/// How much of what the person said is repeated.
const MOST_SAID: usize = 20;

/// How many names are told in a line.
const MOST_NAMED: usize = 4;

pub(super) fn build<'p>(answer: &'p PlanAnswer<'_>) -> Page<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Prose),
    ];
    let mut standing = vec![standing(answer, Voice::You)];
    standing.extend(answer.parts.standing.remarks.iter().cloned());
    let above = [
        ("You say", said(answer)),
        ("You are", standing),
        ("Skills", by_skills(answer).into_iter().collect()),
        ("Since", since(answer)),
        ("Missing", missing(answer)),
    ];
    let exam = exam::certificate(answer, Voice::You);
    let exam = exam.map(|first| first + &exam::more_open(answer));
    let below = [
        ("Track", tracks(answer)),
        ("Exam", exam.into_iter().collect()),
        ("Renew", nearest_renewals(answer)),
        ("Pay", pay::of_market(answer).into_iter().collect()),
    ];
    let salary = pay::of_level(&answer.parts.way);
    let beyond: Vec<&str> = answer.parts.beyond.iter().map(|one| &*one.title).collect();
    let beyond = match &*bounded_list(&beyond, MOST_NAMED) {
        "" => Vec::new(),
        beyond => vec![beyond.to_owned()],
    };
    let others = above.iter().chain(&below).map(|(_, texts)| lines(texts));
    let paid = salary.map_or(0, |(_, salary)| salary.len());
    // The last line says where the rest is.
    let taken = others.sum::<usize>() + paid + lines(&beyond) + 1;
    let steps = steps(answer, MOST_LINES.saturating_sub(taken));
    let more = vec![more(answer, steps.len())];
    let labels = ["Do first"].into_iter().chain(iter::repeat("then"));
    let row = |(label, texts): (&'static str, Vec<String>)| -> Option<Row> {
        (!texts.is_empty()).then(|| vec![label.into(), Cell::list(texts)])
    };
    let mut rows: Vec<Row> = above.into_iter().filter_map(row).collect();
    rows.extend(labels.zip(steps).filter_map(row));
    rows.extend(below.into_iter().filter_map(row));
    rows.extend(salary.map(|(label, salary)| vec![label.into(), Cell::pay(salary)]));
    rows.extend(
        [("Beyond", beyond), ("More", more)]
            .into_iter()
            .filter_map(row),
    );
    Page(vec![Block::Table(Table::from_rows(HEADINGS, rows))])
}

/// What to do about the first gaps: as many as there is room for, and one at least.
fn steps(answer: &PlanAnswer, mut room: usize) -> Vec<Vec<String>> {
    let steps = answer.parts.next_steps.iter().take(MOST_STEPS);
    let fits = |(index, step): (usize, &NextStep)| {
        let texts = vec![do_about(step)];
        let needed = lines(&texts);
        let fits = index == 0 || needed <= room;
        room = room.saturating_sub(needed);
        fits.then_some(texts)
    };
    steps.enumerate().map_while(fits).collect()
}

/// How many lines texts take beside their label on a screen of 80 columns. Where there are several, what does
/// not fit on the first line of one is indented.
fn lines(texts: &[String]) -> usize {
    let indent = if texts.len() > 1 { 2 } else { 0 };
    let mut lines = 0;
    for text in texts {
        lines += 1;
        let mut used = 0;
        for word in text.split_whitespace() {
            let width = word.chars().count();
            if used > 0 && used + width > COLUMNS {
                lines += 1;
                used = indent;
            }
            used += width + 1;
        }
    }
    lines
}

/// Who the person said they are, and what of it counts for nothing.
fn said(answer: &PlanAnswer) -> Vec<String> {
    let unknown = super::not_counted(&answer.parts.unknown);
    let said = match answer.said.as_slice() {
        [] if unknown.is_some() => String::from("nothing that this ladder knows"),
        [] => String::from("nothing; --years, --skill and --at would say where you stand"),
        said => bounded_list(said, MOST_SAID),
    };
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
fn do_about(step: &NextStep) -> String {
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
    format!("{}: {activity}{needs}{evidence}", step.name)
}

/// Where the rest is, beside so many gaps.
fn more(answer: &PlanAnswer, shown: usize) -> String {
    let show = match answer.parts.next_steps.first() {
        Some(step) => format!(" · show {}", quoted_for_shell(step.skill)),
        None => String::new(),
    };
    let gaps = match answer.parts.next_steps.len() - shown {
        0 => String::new(),
        more => format!(" ({})", how_many(more, "more gap")),
    };
    format!("--full{gaps}{show} · --format markdown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_as_many_words_as_fit() {
        let words = |count: usize| vec!["four"; count].join(" ");
        // 14 words of four letters and the blanks between them are 69 columns.
        for (texts, expected) in [
            (vec![], 0),
            (vec![words(1)], 1),
            (vec![words(14)], 1),
            (vec![words(15)], 2),
            (vec![words(28)], 2),
            (vec![words(27), words(1)], 3),
            (vec![words(28), words(1)], 4),
            (vec!["x".repeat(100)], 1),
        ] {
            assert_eq!(lines(&texts), expected, "{texts:?}");
        }
    }
}
