//! A team as a person reads it.

use crate::{
    catalog::english::{how_many as how_many_of, quoted},
    document::{Block, Page},
};

use super::{
    TeamAnswer, TeamPart,
    coverage::SkillCoverage,
    matrix,
    names::{WIDEST, clipped},
    notes::TeamUnknown,
};

mod coverage;
mod people;
mod since;

/// How many people stand on the first screen.
const MOST_PEOPLE: usize = 12;

/// How many gaps stand there.
const MOST_GAPS: usize = 5;

/// How many unknown names stand at the top.
const MOST_UNKNOWN: usize = 1;

/// The people and what the team is most short of.
pub(super) fn first_screen<'p>(answer: &'p TeamAnswer<'_>) -> Page<'p> {
    if answer.full || answer.part.is_some() {
        return page(answer);
    }
    let names = answer.names().brief();
    let gaps = coverage::gaps(answer);
    let mut first = Vec::from_iter(unknown(&answer.unknown, true));
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
        Block::Table(people::table(answer, &names, &answer.people[..shown])),
    ];
    let more = answer.people.len() - shown;
    if more > 0 {
        blocks.push(Block::text(format!("{more} more: --full")));
    }
    match (&answer.what_if, &answer.since) {
        (_, Some(since)) => blocks.extend(since::blocks(answer, &names, since)),
        (Some(what_if), None) => blocks.extend(coverage::without(answer, &names, what_if)),
        (None, None) => {
            let most: Vec<&SkillCoverage> = gaps.into_iter().take(MOST_GAPS).collect();
            blocks.push(Block::Table(coverage::brief(&names, &most)));
        }
    }
    Page(blocks)
}

/// All of it, or the part that was asked for.
pub(super) fn page<'p>(answer: &'p TeamAnswer<'_>) -> Page<'p> {
    let names = answer.names();
    let is_shown = |part| answer.part.is_none_or(|asked| asked == part);
    let mut blocks = vec![
        Block::title("Team"),
        Block::text(format!("{}.", how_many(answer))),
    ];
    blocks.extend(unknown(&answer.unknown, false).map(Block::text));
    if is_shown(TeamPart::People) {
        blocks.push(Block::heading("People"));
        blocks.push(Block::Table(people::table(answer, &names, &answer.people)));
    }
    if is_shown(TeamPart::Coverage) {
        blocks.push(Block::heading("Levels"));
        blocks.push(Block::Table(coverage::levels(&answer.levels)));
        blocks.push(Block::heading("Coverage"));
        let all: Vec<&SkillCoverage> = answer.coverage.iter().collect();
        blocks.push(Block::Table(coverage::table(&names, &all)));
    }
    if !answer.seen.is_empty() && is_shown(TeamPart::Matrix) {
        blocks.push(Block::heading("Skills by people"));
        blocks.extend(matrix::legend(answer.catalog).map(Block::text));
        let matrix = matrix::table(answer.catalog, &answer.seen, true);
        blocks.push(Block::Table(matrix));
    }
    if let Some(what_if) = &answer.what_if {
        blocks.extend(coverage::without(answer, &names, what_if));
    }
    if let Some(since) = &answer.since {
        blocks.extend(since::blocks(answer, &names, since));
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

/// What the ladder does not know, with who says it: of a first screen the first of it.
fn unknown(unknown: &[TeamUnknown], is_brief: bool) -> Option<String> {
    let most = if is_brief { MOST_UNKNOWN } else { usize::MAX };
    let told = unknown.iter().take(most).map(|one| {
        let who = match (&one.name, one.row) {
            (Some(name), Some(row)) if !is_brief => format!("{name} (row {row})"),
            (Some(name), _) => name.clone(),
            (None, Some(row)) => format!("row {row}"),
            (None, None) => String::from("column"),
        };
        let near = one.near.first();
        let near = near.map(|near| format!(" (nearest: {near})"));
        let near = near.unwrap_or_default();
        let who = clipped(&who, if is_brief { WIDEST } else { usize::MAX });
        format!("{who} {}{near}", quoted(&one.given))
    });
    let mut told: Vec<String> = told.collect();
    let more = unknown.len() - told.len();
    if more > 0 {
        told.push(format!("{more} more (--full)"));
    }
    let names = told.join("; ");
    (!told.is_empty()).then(|| format!("Not on this ladder: {names}"))
}
