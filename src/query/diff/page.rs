//! What changed as a person reads it: how many of what, then kind by kind each change.

use crate::{
    catalog::english::{how_many, quoted},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
};

use super::{DiffAnswer, DiffEntry, KindCount, team};

pub(super) fn build(answer: &DiffAnswer) -> Page<'_> {
    let (old, new) = (quoted(&answer.old), quoted(&answer.new));
    if answer.changes.is_empty() {
        let text = format!("Nothing changed from {old} to {new}.");
        let mut blocks = vec![Block::note(text)];
        if let Some(team) = &answer.team {
            blocks.extend(team::blocks(answer, team));
        }
        return Page(blocks);
    }
    let changes = how_many(answer.changes.len(), "change");
    // The levels come first, as on every page of a ladder, and what is said of it as a whole last.
    let is_whole = |kind: &str| kind == "ladder";
    let (whole, things): (Vec<_>, Vec<_>) =
        answer.counts.iter().partition(|one| is_whole(one.kind));
    let counts: Vec<String> = things.into_iter().chain(whole).map(in_words).collect();
    let counts = counts.join("; ");
    let mut blocks = vec![Block::note(format!(
        "{changes} from {old} to {new}: {counts}."
    ))];
    // Whose standing changes is what was asked, and the rest says why.
    if let Some(team) = &answer.team {
        blocks.extend(team::blocks(answer, team));
    }
    let first_thing = answer.changes.partition_point(|one| is_whole(one.kind));
    let (whole, things) = answer.changes.split_at(first_thing);
    let kinds = things.chunk_by(|one, next| one.kind == next.kind);
    for one in kinds.chain([whole]) {
        if let Some(first) = one.first() {
            blocks.push(Block::heading(plural(first.kind)));
            blocks.push(table(one));
        }
    }
    Page(blocks)
}

fn table(changes: &[DiffEntry]) -> Block<'_> {
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
        let how = one.change.name();
        let field = one.field.as_deref();
        let what = field.map_or_else(|| how.to_owned(), |field| format!("{field} {how}"));
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
