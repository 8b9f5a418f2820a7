//! A team as a person reads it.

use crate::{
    catalog::{
        Number,
        english::{and_list, bounded_list, count, how_many as how_many_of, quoted},
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table, Tone},
};

use super::{
    TeamAnswer, TeamPart,
    answer::LevelCount,
    coverage::{PersonRef, SkillCoverage},
    matrix,
    person::{NextLevel, TeamPerson},
    run::TeamUnknown,
    since::{Since, SkillChange},
    what_if::WhatIf,
};

/// How many people stand on the first screen.
const MOST_PEOPLE: usize = 12;

/// How many gaps stand there.
const MOST_GAPS: usize = 5;

/// How many unknown names stand at the top.
const MOST_UNKNOWN: usize = 1;

/// How wide the names of what is missing may be before the rest is counted.
const WIDEST: usize = 22;

/// The people and what the team is most short of.
pub(super) fn first_screen<'p>(answer: &'p TeamAnswer<'_>) -> Page<'p> {
    if answer.full || answer.part.is_some() {
        return page(answer);
    }
    let gaps = gaps(answer);
    let mut first = Vec::from_iter(unknown(&answer.unknown, MOST_UNKNOWN));
    first.push(match gaps.len() {
        0 => format!("{}.", how_many(answer)),
        short => format!(
            "{}; short of {} (all: --part coverage)",
            how_many(answer),
            how_many_of(short, "skill")
        ),
    });
    let shown = answer.people.len().min(MOST_PEOPLE);
    let mut blocks = vec![
        Block::text(first.join("\n")),
        Block::Table(people(answer, &answer.people[..shown])),
    ];
    let more = answer.people.len() - shown;
    if more > 0 {
        blocks.push(Block::text(format!("{more} more: --full")));
    }
    match (&answer.what_if, &answer.since) {
        (_, Some(since)) => blocks.extend(since_then(answer, since)),
        (Some(what_if), None) => blocks.extend(without(answer, what_if)),
        (None, None) => {
            let most: Vec<&SkillCoverage> = gaps.into_iter().take(MOST_GAPS).collect();
            blocks.push(Block::Table(gap_table("Short of", &most)));
        }
    }
    Page(blocks)
}

/// All of it, or the part that was asked for.
pub(super) fn page<'p>(answer: &'p TeamAnswer<'_>) -> Page<'p> {
    let is_shown = |part| answer.part.is_none_or(|asked| asked == part);
    let mut blocks = vec![
        Block::title("Team"),
        Block::text(format!("{}.", how_many(answer))),
    ];
    blocks.extend(unknown(&answer.unknown, usize::MAX).map(Block::text));
    if is_shown(TeamPart::People) {
        blocks.push(Block::heading("People"));
        blocks.push(Block::Table(people(answer, &answer.people)));
    }
    if is_shown(TeamPart::Coverage) {
        blocks.push(Block::heading("Levels"));
        blocks.push(Block::Table(levels(&answer.levels)));
        blocks.push(Block::heading("Coverage"));
        let all: Vec<&SkillCoverage> = answer.coverage.iter().collect();
        blocks.push(Block::Table(gap_table("Skill", &all)));
    }
    if !answer.seen.is_empty() && is_shown(TeamPart::Matrix) {
        blocks.push(Block::heading("Skills by people"));
        blocks.extend(matrix::legend(answer.catalog).map(Block::text));
        let matrix = matrix::table(answer.catalog, &answer.seen, true);
        blocks.push(Block::Table(matrix));
    }
    if let Some(what_if) = &answer.what_if {
        blocks.extend(without(answer, what_if));
    }
    if let Some(since) = &answer.since {
        blocks.extend(since_then(answer, since));
    }
    Page(blocks)
}

/// `10 people, 3 ready for a next level`.
fn how_many(answer: &TeamAnswer) -> String {
    let people = match answer.judged {
        1 => String::from("1 person"),
        judged => format!("{judged} people"),
    };
    match answer.ready {
        0 => format!("{people}, none ready for a next level"),
        ready => format!("{people}, {ready} ready for a next level"),
    }
}

/// What the ladder does not know, with who says it.
fn unknown(unknown: &[TeamUnknown], most: usize) -> Option<String> {
    let told = unknown.iter().take(most).map(|one| {
        let who = match (&one.name, one.row) {
            (Some(name), Some(row)) => format!("{name} (row {row})"),
            (Some(name), None) => name.clone(),
            (None, Some(row)) => format!("row {row}"),
            (None, None) => String::from("column"),
        };
        let near = one.near.first();
        let near = near.map(|near| format!(" (nearest: {near})"));
        format!("{who}: {}{}", quoted(&one.given), near.unwrap_or_default())
    });
    let mut told: Vec<String> = told.collect();
    let more = unknown.len() - told.len();
    if more > 0 {
        told.push(format!("{more} more (--full)"));
    }
    let names = told.join("; ");
    (!told.is_empty()).then(|| format!("Not on this ladder, so not counted: {names}"))
}

fn people<'p>(answer: &TeamAnswer, people: &'p [TeamPerson]) -> Table<'p> {
    use ColumnKind::{Figure, Prose, Short};
    const HEADINGS: &[Heading] = &[
        Heading::people("Name", Short),
        Heading::people("Stands at", Short),
        Heading::people("Next", Short),
        Heading::people("Met", Short),
        Heading::people("Years", Figure),
        Heading::people("Missing", Prose),
        Heading::people("May sit", Figure),
    ];
    let is_brief = !answer.full && answer.part.is_none();
    let rows = people.iter().flat_map(|one| {
        let next = one.next.iter().enumerate();
        let next = next.map(|(place, next)| person_row(answer, one, place, Some(next), is_brief));
        let alone = one.next.is_empty();
        let alone = alone.then(|| person_row(answer, one, 0, None, is_brief));
        next.chain(alone).collect::<Vec<_>>()
    });
    Table::from_rows(HEADINGS, rows.collect())
}

fn person_row<'p>(
    answer: &TeamAnswer,
    one: &'p TeamPerson,
    place: usize,
    next: Option<&'p NextLevel>,
    is_brief: bool,
) -> Row<'p> {
    let is_first = place == 0;
    // An id keeps a person to one line.
    let called = |id: &'p str| match answer.catalog.level(id) {
        Some(level) if !is_brief => level.title.to_string(),
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
            name(one)
        } else {
            Cell::Text("".into())
        },
        if is_first { at } else { Cell::Text("".into()) },
        next.map(|next| called(next.id)).into(),
        next.map(|next| format!("{}/{}", next.met.len(), next.required()))
            .into(),
        years.map(|years| format!("{years} more")).into(),
        what_is_missing(answer, one, next, is_brief),
        may_sit.filter(|_| is_first).map(Number::from_count).into(),
    ]
}

fn name<'p>(one: &'p TeamPerson) -> Cell<'p> {
    match (&one.name, one.row, &one.file) {
        (Some(name), _, _) => (&**name).into(),
        (None, Some(row), _) => format!("row {row}").into(),
        (None, None, file) => file.as_deref().into(),
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
        return Cell::Toned(Tone::Bad, (&*error.message).into());
    }
    let Some(next) = next else {
        return "nothing follows".into();
    };
    if next.ready {
        return Cell::Toned(Tone::Good, "ready".into());
    }
    let name = |id: &str| {
        let skill = answer.catalog.skills.find(id);
        skill.map_or_else(
            || id.to_owned(),
            |skill| answer.catalog.skills.get(skill).name.to_owned(),
        )
    };
    let missing = next.missing.iter().map(|one| name(one.id));
    let too_low = next.too_low.iter().map(|one| match (one.have, one.want) {
        (Some(have), Some(want)) => format!("{} {have}→{want}", name(one.id)),
        _ => format!("{} (too low)", name(one.id)),
    });
    let undecided = next.undecided.iter().map(|id| format!("{}?", name(id)));
    let waived = next
        .waived
        .iter()
        .map(|id| format!("{} (waived)", name(id)));
    let all: Vec<String> = missing
        .chain(too_low)
        .chain(undecided)
        .chain(waived)
        .collect();
    match all.as_slice() {
        [] if next.required() == 0 => "requires no skill".into(),
        [] => next.years_missing.map(|years| count(years, "year")).into(),
        all if is_brief => shortened(all).into(),
        all => all.join(", ").into(),
    }
}

/// As many of some names as there is room for, and how many more: `Budgeting, Risk +2`.
fn shortened(names: &[String]) -> String {
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        let separator = if place == 0 { "" } else { ", " };
        let width = text.chars().count() + separator.len() + name.chars().count();
        let rest = if place + 1 < names.len() {
            " +9".len()
        } else {
            0
        };
        if place > 0 && width + rest > WIDEST {
            return format!("{text} +{}", names.len() - place);
        }
        text = format!("{text}{separator}{name}");
    }
    text
}

/// The skills that the team is short of, the most urgent first.
fn gaps<'p>(answer: &'p TeamAnswer<'_>) -> Vec<&'p SkillCoverage<'p>> {
    let mut gaps: Vec<&SkillCoverage> = (answer.coverage.iter())
        .filter(|one| one.is_gap())
        .collect();
    gaps.sort_by_key(|one| one.urgency());
    gaps
}

fn gap_table<'p>(what: &'static str, skills: &[&'p SkillCoverage]) -> Table<'p> {
    use ColumnKind::{Figure, Short};
    let headings = [
        Heading::people(what, Short),
        Heading::people("Have it", Figure),
        Heading::people("Asked for", Short),
        Heading::people("Short now", Short),
        Heading::people("For next", Figure),
        Heading::people("Needed", Short),
        Heading::people("Who", Short),
    ];
    let figure =
        |number: usize| -> Cell { (number > 0).then(|| Number::from_count(number)).into() };
    let rows = skills.iter().map(|one| {
        let short = (one.asked > 0).then(|| format!("{} of {}", one.short, one.asked));
        let need = one
            .need
            .map(|need| format!("{} of {}", need.have, need.people));
        vec![
            one.name.into(),
            Number::from_count(one.have).into(),
            one.want.into(),
            short.into(),
            figure(one.next_short),
            need.into(),
            who(one),
        ]
    });
    Table::from_rows(&headings, rows.collect())
}

/// Who alone has it, or nobody.
fn who<'p>(one: &'p SkillCoverage) -> Cell<'p> {
    match (&one.alone, one.have, one.one_below.as_slice()) {
        (_, 0, _) => Cell::Toned(Tone::Bad, "nobody".into()),
        (Some(alone), _, []) => format!("only {}", alone.title()).into(),
        (Some(alone), _, below) => {
            let below: Vec<String> = below.iter().map(PersonRef::title).collect();
            format!("only {}, then {}", alone.title(), shortened(&below)).into()
        }
        (None, ..) => Cell::Missing,
    }
}

fn levels<'p>(levels: &'p [LevelCount]) -> Table<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Level", ColumnKind::Short),
        Heading::people("People", ColumnKind::Figure),
        Heading::people("Ready for a next one", ColumnKind::Figure),
    ];
    let rows = levels.iter().map(|level| {
        vec![
            level.title.unwrap_or("below").into(),
            Number::from_count(level.people).into(),
            Number::from_count(level.ready).into(),
        ]
    });
    Table::from_rows(HEADINGS, rows.collect())
}

/// The skills of which less is left without some people.
fn without<'p>(answer: &'p TeamAnswer<'_>, what_if: &'p WhatIf<'_>) -> [Block<'p>; 2] {
    const HEADINGS: &[Heading] = &[
        Heading::people("Skill", ColumnKind::Short),
        Heading::people("Have it", ColumnKind::Figure),
        Heading::people("Without", ColumnKind::Figure),
        Heading::people("Who is left", ColumnKind::Short),
    ];
    let both = answer.coverage.iter().zip(&what_if.coverage);
    let rows = both.filter(|(before, after)| after.have < before.have);
    let rows = rows.map(|(before, after)| {
        vec![
            before.name.into(),
            Number::from_count(before.have).into(),
            Number::from_count(after.have).into(),
            who(after),
        ]
    });
    let without: Vec<String> = what_if.without.iter().map(PersonRef::title).collect();
    [
        Block::heading(format!("Without {}", and_list(&without))),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ]
}

/// Who gained what, who became ready, where fewer have a skill.
fn since_then<'p>(answer: &TeamAnswer, since: &'p Since<'_>) -> Vec<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Name", ColumnKind::Short),
        Heading::people("Gained", ColumnKind::Prose),
        Heading::people("Lost", ColumnKind::Prose),
        Heading::people("Ready now for", ColumnKind::Short),
    ];
    let skills = |changes: &[SkillChange]| {
        let names = changes.iter().map(|one| {
            let skill = answer.catalog.skills.find(one.id);
            let name = skill.map_or(one.id, |skill| answer.catalog.skills.get(skill).name);
            match (one.from, one.to) {
                (Some(from), Some(to)) => format!("{name} {from}→{to}"),
                (None, Some(how)) | (Some(how), None) => format!("{name} ({how})"),
                (None, None) => name.to_owned(),
            }
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let rows = since.people.iter().map(|one| {
        vec![
            one.name.as_deref().into(),
            skills(&one.gained).into(),
            skills(&one.lost).into(),
            Cell::list(one.became_ready.iter().copied()),
        ]
    });
    let mut said = Vec::new();
    let names =
        |people: &[PersonRef]| -> Vec<String> { people.iter().map(PersonRef::title).collect() };
    for (what, people) in [("New", &since.joined), ("Gone", &since.left)] {
        if !people.is_empty() {
            said.push(format!(
                "{what}: {}",
                bounded_list(&names(people), MOST_PEOPLE)
            ));
        }
    }
    if !since.coverage.is_empty() {
        let fallen = since.coverage.iter();
        let fallen = fallen.map(|one| format!("{} ({}→{})", one.name, one.before, one.after));
        let fallen: Vec<String> = fallen.collect();
        said.push(format!(
            "Fewer have: {}",
            bounded_list(&fallen, MOST_PEOPLE)
        ));
    }
    let is_same = said.is_empty() && since.people.is_empty();
    if is_same {
        said.push(String::from("Nothing has changed."));
    }
    let mut blocks = vec![
        Block::heading("Since then"),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ];
    if !said.is_empty() {
        blocks.push(Block::text(said.join("\n")));
    }
    blocks
}
