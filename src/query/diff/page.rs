//! What changed as a person reads it: how many of what, then kind by kind each change.

use foldhash::HashSet;

use crate::{
    catalog::{
        Catalog, Number,
        english::{how_many, quoted},
    },
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
};

use super::{DiffAnswer, DiffEntry, KindCount, team, words};

/// What changed; of two ladders that have hardly anything in common each change only with `with_all`.
pub(super) fn build<'p>(answer: &'p DiffAnswer, with_all: bool) -> Page<'p> {
    let (old, new) = (quoted(&answer.old), quoted(&answer.new));
    if answer.changes.is_empty() {
        let text = format!("Nothing changed from {old} to {new}.");
        let mut blocks = vec![Block::note(text)];
        if let Some(team) = &answer.team {
            blocks.extend(team::blocks(answer, team));
        }
        return Page(blocks);
    }
    let shared = shared(answer);
    let changes = how_many(answer.changes.len(), "change");
    // The levels come first, as on every page of a ladder, and what is said of it as a whole last.
    let is_whole = |kind: &str| kind == "ladder";
    let (whole, things): (Vec<_>, Vec<_>) =
        answer.counts.iter().partition(|one| is_whole(one.kind));
    let mut blocks = if let Some(shared) = &shared {
        let text = format!("{old} and {new} share {shared}: hardly two versions of one ladder.");
        vec![Block::note(text), counts_table(&things)]
    } else {
        let counts: Vec<String> = things.into_iter().chain(whole).map(in_words).collect();
        let counts = counts.join("; ");
        vec![Block::note(format!(
            "{changes} from {old} to {new}: {counts}."
        ))]
    };
    // Whose standing changes is what was asked, and the rest says why.
    if let Some(team) = &answer.team {
        blocks.extend(team::blocks(answer, team));
    }
    if shared.is_some() && !with_all {
        blocks.push(Block::Hint("Each change: --full"));
        return Page(blocks);
    }
    let first_thing = answer.changes.partition_point(|one| is_whole(one.kind));
    let (whole, things) = answer.changes.split_at(first_thing);
    let kinds = things.chunk_by(|one, next| one.kind == next.kind);
    for one in kinds.chain([whole]) {
        if let Some(first) = one.first() {
            blocks.push(Block::heading(plural(first.kind)));
            blocks.push(table(one, &answer.catalogs));
        }
    }
    Page(blocks)
}

/// What two ladders have in common that have hardly anything: `none of 8 levels and 2 of 40 skills`.
fn shared(answer: &DiffAnswer) -> Option<String> {
    /// Of two versions of a ladder more than one in so many levels and skills stays.
    const HARDLY: usize = 5;
    let [new, old] = answer.catalogs;
    let levels = new.ladder.levels.iter();
    let same_levels = levels.filter(|level| old.level_index(&level.id).is_some());
    let known: HashSet<&str> = old.skills.iter().map(|(_, skill)| &*skill.id).collect();
    let skills = new.skills.iter();
    let same_skills = skills.filter(|(_, skill)| known.contains(&*skill.id));
    let (levels, skills) = (same_levels.count(), same_skills.count());
    let all_levels = new.ladder.levels.len() + old.ladder.levels.len() - levels;
    let all_skills = new.skills.count() + old.skills.count() - skills;
    let of = |shared: usize, all: usize, what| match shared {
        0 => format!("none of {}", how_many(all, what)),
        shared => format!("{shared} of {}", how_many(all, what)),
    };
    ((levels + skills) * HARDLY < all_levels + all_skills).then(|| {
        let (levels, skills) = (
            of(levels, all_levels, "level"),
            of(skills, all_skills, "skill"),
        );
        format!("{levels} and {skills}")
    })
}

/// How many things of each kind came, went and changed.
fn counts_table<'p>(counts: &[&'p KindCount]) -> Block<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Kind", ColumnKind::Short),
        Heading::people("Added", ColumnKind::Figure),
        Heading::people("Removed", ColumnKind::Figure),
        Heading::people("Changed", ColumnKind::Figure),
    ];
    let figure =
        |number: usize| -> Cell { (number > 0).then(|| Number::from_count(number)).into() };
    let rows = counts.iter().map(|one| -> Row {
        let numbers = [one.added, one.removed, one.changed].map(figure);
        [plural(one.kind).into()]
            .into_iter()
            .chain(numbers)
            .collect()
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

fn table<'p>(changes: &'p [DiffEntry], catalogs: &[&Catalog]) -> Block<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Name", ColumnKind::Prose),
        Heading::people("Change", ColumnKind::Prose),
        Heading::people("Before", ColumnKind::Prose),
        Heading::people("After", ColumnKind::Prose),
    ];
    let mut before: Option<&DiffEntry> = None;
    let rows = changes.iter().map(|one| -> Row {
        let is_new = before.is_none_or(|before| before.thing() != one.thing());
        before = Some(one);
        let name = one.title.as_deref().or(one.id.as_deref());
        // Of a thing with several changes it stands once.
        let name = name.map(|name| if is_new { name } else { "" });
        let what = words::described(one, catalogs);
        let what = Cell::Toned(one.change.tone(), what.into());
        let (from, to) = (one.from.as_deref(), one.to.as_deref());
        vec![name.into(), what, from.into(), to.into()]
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

/// What several things of a kind are called.
fn plural(kind: &str) -> &'static str {
    match kind {
        "ladder" => "The ladder itself",
        "level" => "Levels",
        "track" => "Tracks",
        "skill" => "Skills",
        "certification" => "Certifications",
        "strategy" => "Strategies",
        "source" => "Sources",
        _ => "Beyond",
    }
}

/// `levels 1 added, 2 changed`.
fn in_words(count: &KindCount) -> String {
    let kind = plural(count.kind).to_lowercase();
    if count.kind == "ladder" {
        return kind;
    }
    let numbers = [
        (count.added, "added"),
        (count.removed, "removed"),
        (count.changed, "changed"),
    ];
    let numbers = numbers.iter().filter(|(number, _)| *number > 0);
    let numbers: Vec<String> = numbers
        .map(|(number, how)| format!("{number} {how}"))
        .collect();
    format!("{kind} {}", numbers.join(", "))
}
