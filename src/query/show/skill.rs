//! The page of one skill: what it means, what to do, what shows it, what to read.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::{
    catalog::{Catalog, SkillId, Source, Text, Thing},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
    query::{SkillEntry, certifications::short_name, skills::Asker, strategies::developed},
};

use super::{footer, named};

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

/// The sources of what is said of a skill, of those who ask for it and of what develops it.
pub(super) fn sources<'a>(catalog: &'a Catalog<'a>, skill: SkillId) -> Vec<&'a Source<'a>> {
    let ladder = catalog.ladder;
    let asks = |thing: Thing| catalog.requirements(thing).any(|one| one.skill == skill);
    let levels = ladder.levels.iter().enumerate();
    let levels = levels.filter(|(index, _)| asks(Thing::Level(*index)));
    let levels = levels.map(|(_, level)| level.source.as_deref());
    let tracks = ladder.tracks.iter().enumerate();
    let tracks = tracks.filter(|(index, _)| asks(Thing::Track(*index)));
    let tracks = tracks.map(|(_, track)| track.source.as_deref());
    let strategies = ladder.strategies.iter();
    let strategies = strategies.filter(|one| developed(catalog, one).contains(&skill));
    let strategies = strategies.map(|one| one.source.as_deref());
    let entry = catalog.skills.get(skill).entry.into_iter();
    let said = entry.flat_map(|entry| {
        let activities = entry.activities.iter().flat_map(|one| &one.sources);
        let evidence = entry.evidence.iter().flat_map(|one| &one.sources);
        activities.chain(evidence).chain(&entry.references)
    });
    let said = said.map(|id| Some(&**id));
    catalog.sources(levels.chain(tracks).chain(strategies).chain(said))
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
    add("More", footer(&shown_sources(skill)).into());
    let mut blocks = vec![Block::heading(skill.name)];
    blocks.extend(skill.description.map(Block::text));
    blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
    Page(blocks)
}

/// The sources of the lines of the first screen, each once.
fn shown_sources<'p>(skill: &'p SkillEntry<'_>) -> Vec<&'p str> {
    let activities = skill.activities.iter().take(MOST_ACTIVITIES);
    let evidence = skill.evidence.iter().take(MOST_EVIDENCE);
    let shown = activities.flat_map(|one| &one.sources);
    let shown = shown.chain(evidence.flat_map(|one| &one.sources));
    let mut seen = HashSet::new();
    let ids = shown.map(|id| &**id);
    ids.filter(|id| seen.insert(*id)).collect()
}

/// What is said of a skill, a table for each kind.
pub(super) fn tables<'p>(skill: &'p SkillEntry<'_>) -> Vec<Block<'p>> {
    let activities = skill.activities.iter().flat_map(|one| &one.sources);
    let evidence = skill.evidence.iter().flat_map(|one| &one.sources);
    let are_named = activities.chain(evidence).next().is_some();
    let mut blocks = Vec::new();
    let mut add = |heading: &'static str, headings: &[Heading<'p>], rows: Vec<Row<'p>>| {
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
    let askers = skill.levels.iter().chain(&skill.tracks);
    let expecting = askers.filter(|asker| asker.note.is_some());
    let expected = expecting.map(|asker| vec![asker.describe().into(), asker.note.into()]);
    let headings = [short("Level or track"), prose("Expectation")];
    add("What is expected", &headings, expected.collect());
    let activities = skill.activities.iter().map(|one| {
        vec![
            (&*one.text).into(),
            one.makes.as_deref().into(),
            one.needs.as_deref().into(),
            drawn_from(&one.sources, are_named),
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
    let evidence =
        evidence.map(|one| vec![(&*one.text).into(), drawn_from(&one.sources, are_named)]);
    let headings = [prose("Evidence"), short("Source")];
    add("What shows it", &headings, evidence.collect());
    blocks
}

/// The ids of the sources of a line. Where other lines have some, one without is the file's own
/// judgement.
fn drawn_from<'p>(sources: &'p [Text<'_>], are_named: bool) -> Cell<'p> {
    match sources {
        [] if are_named => "own judgement".into(),
        [] => Cell::Missing,
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
    let references = skill.references.iter().enumerate();
    let order: HashMap<&str, usize> = references.map(|(place, id)| (&**id, place)).collect();
    let mut worth: Vec<Option<&Source>> = vec![None; skill.references.len()];
    let mut others = Vec::new();
    for &source in sources {
        match order.get(&*source.id) {
            Some(place) => worth[*place] = Some(source),
            None => others.push(source),
        }
    }
    let worth = worth.into_iter().flatten().collect();
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
