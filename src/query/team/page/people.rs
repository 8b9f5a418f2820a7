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
    let rows = people.iter().flat_map(|one| {
        let next = one.next.iter().enumerate();
        let next = next.map(|(place, next)| row(answer, names, one, (place, Some(next))));
        let alone = one.next.is_empty();
        let alone = alone.then(|| row(answer, names, one, (0, None)));
        next.chain(alone).collect::<Vec<_>>()
    });
    if names.is_brief && people.iter().any(|one| one.certifications.is_some()) {
        let [_, stands_at, ..] = &mut headings;
        *stands_at = stands_at.clone().where_there_is_room();
    }
    Table::from_rows(&headings, rows.collect())
}

fn row<'p>(
    answer: &TeamAnswer,
    names: &Names,
    one: &'p TeamPerson,
    (place, next): (usize, Option<&'p NextLevel>),
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
        years.map(|years| format!("{years} more")).into(),
        what_is_missing(answer, one, next, names.is_brief),
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
    is_brief: bool,
) -> Cell<'p> {
    if let Some(error) = &one.error {
        // Beside a first screen a note says why.
        let why = if is_brief {
            "could not be judged"
        } else {
            &*error.message
        };
        return Cell::Toned(Tone::Bad, why.into());
    }
    let Some(next) = next else {
        return "nothing follows".into();
    };
    if next.ready {
        return Cell::Toned(Tone::Good, "ready".into());
    }
    let gap = &next.gap;
    let all = lacking(answer, gap);
    match all.as_slice() {
        [] if gap.required() == 0 => "requires no skill".into(),
        [] => next.years_missing.map(|years| count(years, "year")).into(),
        all if is_brief => shortened(all, WIDEST).into(),
        all => all.join(", ").into(),
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
