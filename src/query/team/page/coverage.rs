//! How a team has its skills, and what of it is left without some people.

use crate::{
    catalog::{Number, english::and_list, order},
    document::{Block, Cell, ColumnKind, Heading, Table, Tone},
};

use super::{
    super::{
        TeamAnswer,
        coverage::{HaveAt, SkillCoverage},
        names::{Names, WIDEST},
        parts::LevelCount,
        what_if::WhatIf,
    },
    people::shortened,
};

/// The skills that the team is short of, the most urgent first.
pub(super) fn gaps<'p>(answer: &'p TeamAnswer<'_>) -> Vec<&'p SkillCoverage<'p>> {
    let mut gaps: Vec<&SkillCoverage> = (answer.coverage.iter())
        .filter(|one| one.is_gap())
        .collect();
    order::sort_by_cached_key(&mut gaps, |one| one.urgency());
    gaps
}

/// The skills that the team is most short of.
pub(super) fn brief<'p>(names: &Names, skills: &[&'p SkillCoverage]) -> Table<'p> {
    gap_table("Short of", names, skills, false)
}

/// All skills, with how many have each how well.
pub(super) fn table<'p>(names: &Names, skills: &[&'p SkillCoverage]) -> Table<'p> {
    gap_table("Skill", names, skills, true)
}

fn gap_table<'p>(
    what: &'static str,
    names: &Names,
    skills: &[&'p SkillCoverage],
    with_proficiencies: bool,
) -> Table<'p> {
    use ColumnKind::{Figure, Short};
    let headings = [
        Heading::people(what, Short),
        Heading::people("Have it", Figure),
        Heading::people("How well", Short),
        Heading::people("Asked for", Short),
        Heading::people("Short now", Short),
        Heading::people("For next", Figure),
        Heading::people("Needed", Short),
        Heading::people("Who alone has it", Short),
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
            if with_proficiencies {
                how_well(one)
            } else {
                Cell::Missing
            },
            one.want.into(),
            short.into(),
            figure(one.next_short),
            need.into(),
            who(names, one),
        ]
    });
    Table::from_rows(&headings, rows.collect())
}

fn how_well<'p>(one: &SkillCoverage) -> Cell<'p> {
    let some = one.at.iter().filter(|at| at.people > 0);
    Cell::list(some.map(HaveAt::describe))
}

/// Who alone has it as well as it is asked for, or nobody, and who is one step below.
fn who<'p>(names: &Names, one: &'p SkillCoverage) -> Cell<'p> {
    let below: Vec<String> = one.one_below.iter().map(|one| names.title(one)).collect();
    let below = match below.as_slice() {
        [] => String::new(),
        below => format!(", then {}", shortened(below, WIDEST)),
    };
    match &one.alone {
        Some(alone) => format!("only {}{below}", names.title(alone)).into(),
        None if one.enough() == 0 => Cell::Toned(Tone::Bad, format!("nobody{below}").into()),
        None => Cell::Missing,
    }
}

/// How many stand at each level.
pub(super) fn levels<'p>(levels: &'p [LevelCount]) -> Table<'p> {
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

/// The highest proficiency at which anybody has a skill: `expert → working` where it falls.
fn best<'p>(before: &SkillCoverage<'p>, after: &SkillCoverage<'p>) -> Cell<'p> {
    let best = |one: &SkillCoverage<'p>| {
        let mut highest_first = one.at.iter().rev();
        let highest = highest_first.find(|at| at.people > 0);
        highest.map(|at| at.proficiency)
    };
    match (best(before), best(after)) {
        (Some(was), Some(is)) if was == is => is.into(),
        (Some(was), is) => {
            let is = is.unwrap_or("nobody");
            Cell::Toned(Tone::Bad, format!("{was} → {is}").into())
        }
        (None, _) => Cell::Missing,
    }
}

/// The skills of which less is left without some people.
pub(super) fn without<'p>(
    answer: &'p TeamAnswer<'_>,
    names: &Names,
    what_if: &'p WhatIf<'_>,
) -> [Block<'p>; 2] {
    const HEADINGS: &[Heading] = &[
        Heading::people("Skill", ColumnKind::Short),
        Heading::people("Have it", ColumnKind::Figure),
        Heading::people("Without", ColumnKind::Figure),
        Heading::people("At best", ColumnKind::Short),
        Heading::people("Who is left", ColumnKind::Short),
    ];
    let both = answer.coverage.iter().zip(&what_if.coverage);
    let rows = both.filter(|(before, after)| after.have < before.have);
    let rows = rows.map(|(before, after)| {
        vec![
            before.name.into(),
            Number::from_count(before.have).into(),
            Number::from_count(after.have).into(),
            best(before, after),
            who(names, after),
        ]
    });
    let without: Vec<String> = what_if.without.iter().map(|one| names.title(one)).collect();
    [
        Block::heading(format!("Without {}", and_list(&without))),
        Block::Table(Table::from_rows(HEADINGS, rows.collect())),
    ]
}
