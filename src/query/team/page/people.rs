//! The people of a team: where each stands, what is next and what is missing to it.

use std::path::Path;

use crate::{
    catalog::{
        Number,
        english::{and_list, count},
    },
    document::{Cell, ColumnKind, Heading, Row, Table, Tone},
};

use super::super::{
    Gap, TeamAnswer,
    names::{Names, WIDEST, clipped},
    person::{NextLevel, TeamPerson},
};

/// A row for each person and each level that may be next. On a narrow first screen what exams they may sit
/// takes the room of where they stand.
pub(super) fn table<'p>(answer: &TeamAnswer, names: &Names, people: &'p [TeamPerson]) -> Table<'p> {
    use ColumnKind::{Figure, Prose, Short};
    let mut headings = [
        Heading::people("Name", Short),
        Heading::people("Stands at", Short),
        Heading::people("Short now", Prose),
        Heading::people("Next", Short),
        Heading::people("Met", Short),
        Heading::people("Years", Figure),
        Heading::people("Missing", Prose),
        Heading::people("May sit", Figure),
    ];
    let room = names.is_brief.then(|| room_for_missing(names, people));
    let rows = people.iter().flat_map(|one| {
        let next = one.next.iter().enumerate();
        let next = next.map(|(place, next)| row(answer, names, one, (place, Some(next)), room));
        let alone = one.next.is_empty();
        let alone = alone.then(|| row(answer, names, one, (0, None), room));
        next.chain(alone).collect::<Vec<_>>()
    });
    if names.is_brief && people.iter().any(|one| one.certifications.is_some()) {
        let [_, stands_at, ..] = &mut headings;
        *stands_at = stands_at.clone().where_there_is_room();
    }
    Table::from_rows(&headings, rows.collect())
}

/// How many columns of a first screen what is missing may take beside all else that stands there, so that a
/// person takes one line of 80 columns.
fn room_for_missing(names: &Names, people: &[TeamPerson]) -> usize {
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let length = |text: &str| text.chars().count();
    let called = widest(&mut people.iter().map(|one| length(&names.title(&one.who()))));
    let at = |one: &TeamPerson| {
        one.at
            .iter()
            .map(|id| length(id) + ", ".len())
            .sum::<usize>()
    };
    let at = widest(&mut people.iter().map(at)).saturating_sub(", ".len());
    let next = people.iter().flat_map(|one| &one.next);
    let id = widest(&mut next.clone().map(|next| length(next.id)));
    let years = next.filter_map(|next| next.years_missing);
    let years = widest(&mut years.map(|years| length(&more(years))));
    let sits = people.iter().any(|one| one.certifications.is_some());
    // Where the exams that somebody may sit take a column, there may be none for where they stand.
    let at = if sits {
        "May sit".len()
    } else {
        at.max("Stands at".len())
    };
    let others = [called, at, id, "Met".len(), years.max("Years".len())];
    let taken: usize = others
        .iter()
        .map(|width| width + " │ ".chars().count())
        .sum();
    80_usize.saturating_sub(taken).clamp(LEAST_MISSING, WIDEST)
}

/// How many columns the least is that what is missing is told in: `Leadership +2`.
const LEAST_MISSING: usize = 13;

/// How many years are missing: `1.5 more`.
fn more(years: Number) -> String {
    format!("{years} more")
}

fn row<'p>(
    answer: &TeamAnswer,
    names: &Names,
    one: &'p TeamPerson,
    (place, next): (usize, Option<&'p NextLevel>),
    room: Option<usize>,
) -> Row<'p> {
    let is_first = place == 0;
    // An id keeps a person to one line.
    let called = |id: &'p str| match answer.catalog.level(id) {
        Some(level) if !names.is_brief => level.title.to_string(),
        _ => id.to_owned(),
    };
    let at: Vec<String> = one.at.iter().map(|id| called(id)).collect();
    let at = match (&one.error, at.as_slice()) {
        (Some(_), _) => Cell::Missing,
        // Who says a level that the ladder does not know, and nothing else, may stand anywhere.
        (None, []) if one.names_unknown_level() => "not known".into(),
        (None, []) => "below".into(),
        (None, at) => and_list(at).into_owned().into(),
    };
    let years = next.and_then(|next| next.years_missing);
    let years = years.filter(|years| !years.is_zero());
    let may_sit = one.certifications.as_ref();
    let may_sit = may_sit.map(|all| all.iter().filter(|one| one.status.is_open()).count());
    vec![
        if is_first {
            name(names, one)
        } else {
            Cell::Text("".into())
        },
        if is_first { at } else { Cell::Text("".into()) },
        // On a first screen a line says who they are.
        (is_first && !names.is_brief)
            .then(|| short_now(answer, one))
            .flatten()
            .into(),
        next.map(|next| called(next.id)).into(),
        next.map(|next| format!("{}/{}", next.gap.met.len(), next.gap.required()))
            .into(),
        years.map(more).into(),
        what_is_missing(answer, one, next, room),
        may_sit.filter(|_| is_first).map(Number::from_count).into(),
    ]
}

fn name<'p>(names: &Names, one: &'p TeamPerson) -> Cell<'p> {
    let who = one.who();
    match (&who.name, who.row, &one.file) {
        (None, None, Some(file)) => Path::new(&**file)
            .file_name()
            .map(|name| name.to_string_lossy())
            .into(),
        _ => names.title(&who).into(),
    }
}

/// What is missing to a level, by name: of a first screen as many as there is room for.
fn what_is_missing<'p>(
    answer: &TeamAnswer,
    one: &'p TeamPerson,
    next: Option<&NextLevel>,
    room: Option<usize>,
) -> Cell<'p> {
    if let Some(error) = &one.error {
        // Beside a first screen a note says why.
        let why = match room {
            Some(_) => "not judged",
            None => &*error.message,
        };
        return Cell::Toned(Tone::Bad, why.into());
    }
    let Some(next) = next else {
        return if room.is_some() {
            "at the top"
        } else {
            "nothing follows"
        }
        .into();
    };
    if next.ready {
        return Cell::Toned(Tone::Good, "ready".into());
    }
    let gap = &next.gap;
    let all = lacking(answer, gap);
    match (all.as_slice(), room) {
        ([], _) if gap.required() == 0 => "requires no skill".into(),
        ([], _) => next.years_missing.map(|years| count(years, "year")).into(),
        (all, Some(room)) => shortened(all, room).into(),
        (all, None) => all.join(", ").into(),
    }
}

/// What somebody lacks of what is required where they stand.
fn short_now(answer: &TeamAnswer, one: &TeamPerson) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for level in one.short() {
        for skill in lacking(answer, &level.gap) {
            if !all.contains(&skill) {
                all.push(skill);
            }
        }
    }
    (!all.is_empty()).then(|| all.join(", "))
}

/// The required skills that are not met, by name.
fn lacking(answer: &TeamAnswer, gap: &Gap) -> Vec<String> {
    let name = |id: &str| {
        let skill = answer.catalog.skills.find(id);
        skill.map_or_else(
            || id.to_owned(),
            |skill| answer.catalog.skills.get(skill).name.to_owned(),
        )
    };
    let missing = gap.missing.iter().map(|one| name(one.id));
    let too_low = gap.too_low.iter().map(|one| match (one.have, one.want) {
        (Some(have), Some(want)) => format!("{} {have}→{want}", name(one.id)),
        _ => format!("{} (too low)", name(one.id)),
    });
    let undecided = gap.undecided.iter().map(|id| format!("{}?", name(id)));
    let waived = gap.waived.iter().map(|id| format!("{} (waived)", name(id)));
    let all = missing.chain(too_low).chain(undecided).chain(waived);
    all.collect()
}

/// As many of some names as there is room for, and how many more: `Budgeting, Risk +2`.
pub(super) fn shortened(names: &[String], room: usize) -> String {
    let rest = " +9".len();
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        let is_last = place + 1 == names.len();
        let room = if is_last { room } else { room - rest };
        if place == 0 {
            text = clipped(name, room).into_owned();
        } else if text.chars().count() + ", ".len() + name.chars().count() <= room {
            text = format!("{text}, {name}");
        } else {
            return format!("{text} +{}", names.len() - place);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_names_as_there_is_room_for() {
        for (names, expected) in [
            (&["Risk", "Budgeting"][..], "Risk, Budgeting"),
            (&["Risk", "Budgeting", "Scrumban"], "Risk, Budgeting +1"),
            (&["Risk", "Budgets", "Scrum"], "Risk, Budgets, Scrum"),
            (&["Advanced Risk Management"], "Advanced Risk Managem…"),
            (
                &["Advanced Risk Management", "Risk"],
                "Advanced Risk Mana… +1",
            ),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(shortened(&names, WIDEST), expected);
            assert!(expected.chars().count() <= WIDEST);
        }
    }
}
