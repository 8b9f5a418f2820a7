//! A team as a person reads it.

use std::cmp::Reverse;

use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::english::{how_many as how_many_of, quoted},
    document::{Block, Page},
};

use super::{
    TeamAnswer, TeamPart,
    coverage::SkillCoverage,
    matrix,
    names::{Names, WIDEST, clipped},
    notes::TeamUnknown,
};

mod coverage;
mod people;
mod since;

/// How many people stand on the first screen.
const MOST_PEOPLE: usize = 12;

/// How many gaps stand there.
const MOST_GAPS: usize = 5;

/// How many unknown names stand at the top of a first screen, and of all of it.
const MOST_UNKNOWN: [usize; 2] = [1, 30];

/// How many columns that are not read: that they are not may make all else wrong.
const MOST_COLUMNS: usize = 6;

/// The people and what the team is most short of.
pub(super) fn first_screen<'p>(answer: &'p TeamAnswer<'_>) -> Page<'p> {
    if answer.full || answer.part.is_some() {
        return page(answer);
    }
    let names = answer.names().brief();
    let gaps = coverage::gaps(answer);
    let mut first = unknown(&answer.unknown, true);
    first.push(match gaps.len() {
        0 => format!("{}.", who_is_ready(answer, &names)),
        short => format!(
            "{}; short of {} (all: --part coverage)",
            who_is_ready(answer, &names),
            how_many_of(short, "skill")
        ),
    });
    // Who asks what has changed, or would, asks no more than that.
    if answer.what_if.is_none() && answer.since.is_none() {
        first.extend(who_is_short(answer, &names));
    }
    let shown = answer.people.len().min(MOST_PEOPLE);
    let more = answer.people.len() - shown;
    let people = Block::Table(people::table(answer, &names, &answer.people[..shown]));
    let people = [people].into_iter();
    let people = people.chain((more > 0).then(|| Block::text(format!("{more} more: --full"))));
    let mut blocks = vec![Block::text(first.join("\n"))];
    // What was asked beside the people goes before them.
    match (&answer.what_if, &answer.since) {
        (_, Some(since)) => {
            blocks.extend(since::blocks(answer, &names, since));
            blocks.extend(people);
        }
        (Some(what_if), None) => {
            blocks.extend(coverage::without(answer, &names, what_if));
            blocks.extend(people);
        }
        (None, None) => {
            blocks.extend(people);
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
    if let Some(title) = &answer.catalog.ladder.title {
        blocks.push(Block::text(format!("Ladder: {title}.")));
    }
    blocks.extend(unknown(&answer.unknown, false).into_iter().map(Block::note));
    if let Some(what_if) = &answer.what_if {
        blocks.extend(coverage::without(answer, &names, what_if));
    }
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
        let picture = matrix::heat_map(answer.catalog, &answer.seen).map(Block::HeatMap);
        if answer.full || answer.part.is_some() || answer.since.is_some() {
            blocks.push(Block::heading("Skills by people"));
            blocks.extend(matrix::legend(answer.catalog).map(Block::text));
            blocks.extend(picture);
            let matrix = matrix::table(answer.catalog, &answer.seen, &[], true);
            blocks.push(Block::Table(matrix));
        } else {
            blocks.extend(picture);
        }
    }
    if let Some(since) = &answer.since {
        blocks.extend(since::blocks(answer, &names, since));
    }
    let levels = answer.catalog.ladder.levels.iter();
    let sources = levels.map(|level| level.source.as_deref());
    blocks.push(Block::Sources(answer.catalog.sources(sources)));
    Page(blocks)
}

/// `10 people, 3 ready for a next level`.
fn how_many(answer: &TeamAnswer) -> String {
    let people = how_many_people(answer);
    match answer.ready {
        0 => format!("{people}, none ready for a next level"),
        ready => format!("{people}, {ready} ready for a next level"),
    }
}

fn how_many_people(answer: &TeamAnswer) -> String {
    match answer.judged {
        1 => String::from("1 person"),
        judged => format!("{judged} people"),
    }
}

/// The same with the names of those who are ready, if these are few: `10 people, ready: Ann, Ben`.
fn who_is_ready(answer: &TeamAnswer, names: &Names) -> String {
    const MOST: usize = 3;
    let people = answer.people.iter();
    let ready = people.filter(|one| one.next.iter().any(|next| next.ready));
    let called = ready.map(|one| names.title(&one.who()));
    let called: Vec<String> = called.take(MOST + 1).collect();
    if called.is_empty() || called.len() > MOST || called.len() < answer.ready {
        return how_many(answer);
    }
    let people = how_many_people(answer);
    format!("{people}, ready: {}", called.join(", "))
}

/// Who lacks something that their own level requires, as many as a line has room for.
fn who_is_short(answer: &TeamAnswer, names: &Names) -> Option<String> {
    let short = answer
        .people
        .iter()
        .filter(|one| one.short().next().is_some());
    let who: Vec<String> = short.map(|one| names.title(&one.who())).collect();
    let who = (!who.is_empty()).then(|| people::shortened(&who, 2 * WIDEST))?;
    Some(format!("Short at their own level: {who} (--full)"))
}

/// The columns that are not read, then what the ladder does not know, levels first, then what most say, each
/// once and with who says it: of a first screen the first of it.
fn unknown(unknown: &[TeamUnknown], is_brief: bool) -> Vec<String> {
    let is_column = |one: &&TeamUnknown| one.name.is_none() && one.row.is_none();
    let (columns, claims): (Vec<_>, Vec<_>) = unknown.iter().partition(is_column);
    let mut seen = HashSet::new();
    let mut claims: Vec<&TeamUnknown> = claims
        .into_iter()
        .filter(|one| seen.insert(&*one.given))
        .collect();
    claims.sort_by_key(|one| (!one.is_level, Reverse(one.said_by)));
    let claims = claims.into_iter().map(|one| {
        if one.said_by > 1 {
            return format!("{} ({} people)", with_nearest(one), one.said_by);
        }
        let who = match (&one.name, one.row) {
            (Some(name), Some(row)) if !is_brief => format!("{name} (row {row})"),
            (Some(name), _) => name.clone(),
            (None, row) => format!("row {}", row.unwrap_or_default()),
        };
        let who = clipped(&who, if is_brief { WIDEST } else { usize::MAX });
        format!("{who} {}", with_nearest(one))
    });
    let lists = [
        (
            "Columns that are not read",
            columns.into_iter().map(with_nearest).collect(),
        ),
        ("Not on this ladder", claims.collect::<Vec<String>>()),
    ];
    let [brief, all] = MOST_UNKNOWN;
    let mosts = if is_brief {
        [MOST_COLUMNS, brief]
    } else {
        [usize::MAX, all]
    };
    let where_all_are = if is_brief { "--full" } else { "--json" };
    let lists = lists
        .into_iter()
        .zip(mosts)
        .filter(|((_, names), _)| !names.is_empty());
    let told = lists.map(|((what, mut names), most)| {
        let more = names.len().saturating_sub(most);
        names.truncate(most);
        if more > 0 {
            names.push(format!("{more} more ({where_all_are})"));
        }
        let line = format!("{what}: {}", names.join("; "));
        match (names.as_slice(), is_brief) {
            // What is nearest goes before the line takes two.
            ([one, more], true) if line.chars().count() > 80 => {
                let one = one.split(" (nearest: ").next().unwrap_or(one);
                format!("{what}: {one}; {more}")
            }
            _ => line,
        }
    });
    told.collect()
}

/// A name that is not known, and the nearest that is.
fn with_nearest(one: &TeamUnknown) -> String {
    let near = one.near.first();
    let near = near.map(|near| format!(" (nearest: {near})"));
    format!("{}{}", quoted(&one.given), near.unwrap_or_default())
}
