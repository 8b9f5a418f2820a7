//! The page of one skill: what it means, what to do, what shows it, what to read.

use std::{borrow::Cow, collections::HashSet};

use crate::{
    catalog::{Catalog, SkillId, Source, Text, english::bounded_list},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
    query::{SkillEntry, certifications::short_name, skills::Asker},
};

/// The keys of what stands in a table of its own on the whole page.
pub(super) const TABLES: &[&str] = &[
    "description",
    "means",
    "activities",
    "evidence",
    "references",
];

/// How much of each is on the first screen.
const MOST_ACTIVITIES: usize = 2;
const MOST_EVIDENCE: usize = 1;
const MOST_NAMES: usize = 3;

/// The sources of what is said of a skill, of those who ask for it and of what develops it.
pub(super) fn sources<'a>(catalog: &'a Catalog<'a>, skill: SkillId) -> Vec<&'a Source<'a>> {
    let mut sources = catalog.sources_of_skills();
    if let Some(entry) = catalog.skills.get(skill).entry {
        let activities = entry.activities.iter().flat_map(|one| &one.sources);
        let evidence = entry.evidence.iter().flat_map(|one| &one.sources);
        let ids = activities.chain(evidence).chain(&entry.references);
        let drawn_from = catalog.sources(ids.map(|id| Some(&**id)));
        let is_new = |source: &&Source| !sources.iter().any(|known| known.id == source.id);
        let new: Vec<&Source> = drawn_from.into_iter().filter(is_new).collect();
        sources.splice(0..0, new);
    }
    sources
}

/// What one needs first, on one screen of 24 lines and 80 columns.
pub(super) fn first_screen<'p>(catalog: &'p Catalog<'_>, skill: &'p SkillEntry<'_>) -> Page<'p> {
    const HEADINGS: &[Heading] = &[
        Heading::people("", ColumnKind::Short),
        Heading::people("", ColumnKind::Prose),
    ];
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |label: &'p str, cell: Cell<'p>| {
        if !cell.is_missing() {
            rows.push(vec![label.into(), cell]);
        }
    };
    for (name, text) in &skill.means {
        add(name, (*text).into());
    }
    let activities = skill.activities.iter().take(MOST_ACTIVITIES);
    add("To do", Cell::list(activities.map(|one| &*one.text)));
    let evidence = skill.evidence.iter().take(MOST_EVIDENCE);
    add("Shown by", Cell::list(evidence.map(|one| &*one.text)));
    let references = skill.references.iter();
    let mut titles = references.filter_map(|id| Some(&*catalog.source(id)?.title));
    add("Read", titles.next().into());
    let askers: Vec<Cow<str>> = (skill.levels.iter().chain(&skill.tracks))
        .map(Asker::describe)
        .collect();
    add("Asked by", named(&askers));
    let strategies: Vec<&str> = skill.strategies.iter().map(|one| one.title).collect();
    add("Strategy", named(&strategies));
    let certificates = skill.certifications.iter();
    let certificates: Vec<&str> = certificates
        .map(|one| short_name(catalog, one.id))
        .collect();
    add(
        "Exam",
        match certificates.as_slice() {
            [] if catalog.ladder.certifications.is_empty() => Cell::Missing,
            [] => "no certificate is known here".into(),
            names => named(names),
        },
    );
    let mut blocks = vec![Block::heading(skill.name)];
    blocks.extend(skill.description.map(Block::text));
    blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
    blocks.push(Block::text(footer(skill)));
    Page(blocks)
}

fn named<S: AsRef<str>>(names: &[S]) -> Cell<'static> {
    match names {
        [] => Cell::Missing,
        names => bounded_list(names, MOST_NAMES).into(),
    }
}

/// The sources of the lines of the first screen, and where the rest is.
fn footer(skill: &SkillEntry) -> String {
    let activities = skill.activities.iter().take(MOST_ACTIVITIES);
    let evidence = skill.evidence.iter().take(MOST_EVIDENCE);
    let shown = activities.flat_map(|one| &one.sources);
    let shown = shown.chain(evidence.flat_map(|one| &one.sources));
    let mut seen = HashSet::new();
    let ids: Vec<&str> = shown
        .map(|id| &**id)
        .filter(|id| seen.insert(*id))
        .collect();
    let sources = match ids.as_slice() {
        [] => String::new(),
        ids => format!("Sources: {}. ", bounded_list(ids, MOST_NAMES)),
    };
    format!("{sources}More, and licences: --full")
}

/// What is said of a skill, a table for each kind.
pub(super) fn tables<'p>(skill: &'p SkillEntry<'_>) -> Vec<Block<'p>> {
    let mut blocks = Vec::new();
    let mut add = |heading: &'static str, headings: &[Heading], rows: Vec<Row<'p>>| {
        if !rows.is_empty() {
            blocks.push(Block::subheading(heading));
            blocks.push(Block::Table(Table::from_rows(headings, rows)));
        }
    };
    let short = |label| Heading::people(label, ColumnKind::Short);
    let prose = |label| Heading::people(label, ColumnKind::Prose);
    let means = skill.means.iter();
    let means = means.map(|(name, text)| vec![(*name).into(), (*text).into()]);
    add("What it means", &[short(""), prose("")], means.collect());
    let activities = skill.activities.iter().map(|one| {
        vec![
            (&*one.text).into(),
            one.makes.as_deref().into(),
            one.needs.as_deref().into(),
            drawn_from(&one.sources),
        ]
    });
    let headings = [
        prose("Activity"),
        short("Makes"),
        short("Needs"),
        short("Source"),
    ];
    add("What to do", &headings, activities.collect());
    let evidence = skill.evidence.iter();
    let evidence = evidence.map(|one| vec![(&*one.text).into(), drawn_from(&one.sources)]);
    let headings = [prose("Evidence"), short("Source")];
    add("What shows it", &headings, evidence.collect());
    blocks
}

/// The ids of the sources of a line.
fn drawn_from<'p>(sources: &'p [Text<'_>]) -> Cell<'p> {
    match sources {
        [] => "own judgement".into(),
        ids => Cell::list(ids.iter().map(|id| &**id)),
    }
}

/// The sources by their ids, with their licences; first what is worth reading.
pub(super) fn source_table<'p>(
    skill: &'p SkillEntry<'_>,
    sources: &[&'p Source<'_>],
) -> Vec<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Id", ColumnKind::Short),
        Heading::people("Source", ColumnKind::Prose),
        Heading::people("As of", ColumnKind::Short),
        Heading::people("Licence", ColumnKind::Prose),
    ];
    let row = |source: &&'p Source<'_>| -> Row<'p> {
        let parts = [
            Some(&source.title),
            source.publisher.as_ref(),
            source.url.as_ref(),
        ];
        vec![
            (&*source.id).into(),
            Cell::list(parts.into_iter().flatten().map(|part| &**part)),
            source.as_of.as_deref().unwrap_or("undated").into(),
            source.license.as_deref().into(),
        ]
    };
    let worth: HashSet<&str> = skill.references.iter().map(|id| &**id).collect();
    let is_worth_reading = |source: &&Source| worth.contains(&*source.id);
    let (worth, others): (Vec<&Source>, Vec<&Source>) = sources
        .iter()
        .copied()
        .partition(|source| is_worth_reading(source));
    let mut blocks = Vec::new();
    for (heading, sources) in [("Worth reading", worth), ("Other sources", others)] {
        if !sources.is_empty() {
            blocks.push(Block::subheading(heading));
            let rows = sources.iter().map(row).collect();
            blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
        }
    }
    blocks
}
