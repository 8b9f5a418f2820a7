//! The whole ladder as one document, for a wiki or a printer: its map, its matrix, then each level, each skill
//! of which more than the name is known, and the certificates.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::{
    catalog::{Catalog, Source, Thing},
    document::{Anchor, Block, Cell, ColumnKind, Heading, Link, Page, Row, Table},
    query::{
        Answer, CertificationEntry, Certifications, List, MapAnswer, Matrix, MatrixAnswer,
        Question, SkillEntry, TrackEntry, Tracks, Usage, certifications::CertificateIndex,
    },
};

use super::LevelEntry;

/// What the document holds beside the levels.
pub(super) struct Whole<'a> {
    map: MapAnswer<'a>,
    /// None if it is too big for a page.
    matrix: Option<MatrixAnswer<'a>>,
    /// The skills that the levels ask for and of which more than the name is known.
    skills: Vec<SkillEntry<'a>>,
    tracks: List<'a, TrackEntry<'a>>,
    certifications: List<'a, CertificationEntry<'a>>,
    /// For each level that has any, by its id, the names of the certificates for it.
    certificates_of: HashMap<&'a str, Vec<&'a str>>,
    sources: Vec<&'a Source<'a>>,
}

/// The parts of the document.
const MAP: Anchor<'static> = part("map");
const MATRIX: Anchor<'static> = part("matrix");
const LEVELS: Anchor<'static> = part("levels");
const TRACKS: Anchor<'static> = part("tracks");
const SKILLS: Anchor<'static> = part("skills");
const CERTIFICATES: Anchor<'static> = part("certificates");
const SOURCES: Anchor<'static> = part("sources");

const fn part(id: &'static str) -> Anchor<'static> {
    Anchor { kind: "part", id }
}

impl<'a> Whole<'a> {
    /// Gathers it for some levels, by index.
    ///
    /// # Errors
    /// If the ladder is too big for a map.
    pub(super) fn new(catalog: &'a Catalog<'a>, levels: &[usize]) -> Result<Self, Usage> {
        let mut asked = HashSet::new();
        for level in levels {
            asked.extend(catalog.level_requirements(*level).map(|one| one.skill));
        }
        let mut skills = SkillEntry::gather(catalog, |skill| asked.contains(&skill));
        skills.retain(is_explained);
        let index = CertificateIndex::new(catalog);
        let certificates_of = levels.iter().map(|level| {
            let certificates = index.serving(Thing::Level(*level));
            let names = certificates.map(|one| &*one.name).collect();
            (&*catalog.ladder.levels[*level].id, names)
        });
        let map = MapAnswer::new(catalog)?;
        let tracks = Tracks::default().ask(catalog)?;
        let certifications = Certifications::default().ask(catalog)?;
        let said = skills.iter().flat_map(|skill| {
            let activities = skill.activities.iter().flat_map(|one| &one.sources);
            let evidence = skill.evidence.iter().flat_map(|one| &one.sources);
            activities.chain(evidence).chain(skill.references)
        });
        let paid = catalog.ladder.levels.iter().flat_map(|level| {
            let salaries = level.salary.iter();
            salaries.map(|salary| salary.source.as_deref())
        });
        let listed = (map.sources().into_iter())
            .chain(tracks.sources())
            .chain(certifications.sources());
        let listed = listed.map(|source| Some(&*source.id));
        let said = said.map(|id| Some(&**id));
        Ok(Self {
            sources: catalog.sources(listed.chain(said).chain(paid)),
            matrix: Matrix::of_levels(catalog, levels),
            certificates_of: certificates_of.collect(),
            map,
            skills,
            tracks,
            certifications,
        })
    }

    pub(super) fn page<'p>(&'p self, list: &'p List<'_, LevelEntry<'_>>) -> Page<'p> {
        let title = list.title.unwrap_or("Career ladder");
        let mut blocks = vec![target(2, "Map", MAP), Block::Graph(self.map.graph())];
        match &self.matrix {
            Some(matrix) if matrix.is_empty() => {}
            Some(matrix) => {
                blocks.push(target(2, "Matrix", MATRIX));
                blocks.extend(matrix.blocks());
            }
            None => {
                blocks.push(target(2, "Matrix", MATRIX));
                blocks.push(Block::note(
                    "It has too many cells for this page: `itpm-career matrix` shows it, for some levels by `--level` \
                     or `--family`.",
                ));
            }
        }
        blocks.push(target(2, "Levels", LEVELS));
        for level in &list.entries {
            self.write_level(level, &mut blocks);
        }
        if !self.tracks.entries.is_empty() {
            blocks.push(target(2, "Tracks", TRACKS));
            blocks.push(Block::Table(self.tracks.table()));
        }
        if !self.skills.is_empty() {
            blocks.push(target(2, "Skills", SKILLS));
            for skill in &self.skills {
                write_skill(skill, &mut blocks);
            }
        }
        if !self.certifications.entries.is_empty() {
            blocks.push(target(2, "Certificates", CERTIFICATES));
            blocks.push(Block::Table(self.certifications.table()));
        }
        if !self.sources.is_empty() {
            blocks.push(target(2, "Sources", SOURCES));
            blocks.push(Block::Sources(self.sources.clone()));
        }
        let mut before = vec![Block::title(title)];
        before.extend(list.summary.map(Block::text));
        before.push(Block::Contents(contents(&blocks)));
        before.extend(blocks);
        Page(before)
    }

    fn write_level<'p>(&'p self, level: &'p LevelEntry<'_>, blocks: &mut Vec<Block<'p>>) {
        const HEADINGS: &[Heading] = &[
            Heading::people("", ColumnKind::Short),
            Heading::people("", ColumnKind::Prose),
        ];
        blocks.push(target(3, level.title, anchor_of_level(level)));
        blocks.extend(level.summary.map(Block::text));
        let certificates = self.certificates_of.get(level.id);
        let certificates = certificates.map(|names| Cell::list(names.iter().copied()));
        let texts = |texts: &[&'p str]| Cell::list(texts.iter().copied());
        let aliases: Vec<&str> = level.aliases.iter().map(|alias| &**alias).collect();
        let mut rows: Vec<Row> = vec![
            vec!["Also called".into(), texts(&aliases)],
            vec!["Family".into(), level.family.into()],
            vec!["Grade".into(), level.grade.into()],
            vec!["Years".into(), level.years.into()],
            vec!["Salary".into(), Cell::pay(level.salary)],
            vec!["Leads to".into(), texts(&level.leads_to)],
            vec!["Extends".into(), level.extends_level.into()],
            vec!["Certificates".into(), certificates.into()],
            vec!["Page".into(), level.url.into()],
        ];
        rows.retain(|row| !row[1].is_missing());
        blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
        let responsibilities = level.responsibilities.iter().map(|one| &**one);
        blocks.extend(items("What one answers for:", responsibilities));
        blocks.extend(asked(level));
    }
}

/// A link to each target.
fn contents<'p>(blocks: &[Block<'p>]) -> Vec<Link<'p>> {
    let links = blocks.iter().filter_map(|block| match block {
        Block::Target {
            level,
            text,
            anchor,
        } => Some(Link {
            depth: level.saturating_sub(2),
            text: text.clone(),
            to: *anchor,
        }),
        _ => None,
    });
    links.collect()
}

/// What a level asks for, with what is expected and what that means, as far as that is said.
fn asked<'p>(level: &'p LevelEntry<'_>) -> Option<Block<'p>> {
    const HEADINGS: &[Heading] = &[
        Heading::people("It asks for", ColumnKind::Short),
        Heading::people("What is expected", ColumnKind::Prose),
        Heading::people("What it means", ColumnKind::Prose),
    ];
    let rows = level
        .skills
        .iter()
        .map(|one| -> Row<'p> { vec![one.describe().into(), one.note.into(), one.means.into()] });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Block::Table(Table::from_rows(HEADINGS, rows)))
}

/// Whether more than the name of a skill is known.
fn is_explained(skill: &SkillEntry) -> bool {
    skill.description.is_some()
        || !skill.means.is_empty()
        || !skill.activities.is_empty()
        || !skill.evidence.is_empty()
}

fn write_skill<'p>(skill: &'p SkillEntry<'_>, blocks: &mut Vec<Block<'p>>) {
    const HEADINGS: &[Heading] = &[
        Heading::people("How well", ColumnKind::Short),
        Heading::people("What it means", ColumnKind::Prose),
    ];
    blocks.push(target(3, skill.name, anchor_of_skill(skill)));
    blocks.extend(skill.description.map(Block::text));
    let rows = skill.means.iter();
    let rows: Vec<Row> = rows
        .map(|(name, text)| vec![(*name).into(), (*text).into()])
        .collect();
    blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
    let activities = skill.activities.iter().map(|one| &*one.text);
    blocks.extend(items("What builds it:", activities));
    let evidence = skill.evidence.iter().map(|one| &*one.text);
    blocks.extend(items("What shows it:", evidence));
}

/// A list under a line; none where there is nothing to list.
fn items<'p>(heading: &str, texts: impl Iterator<Item = &'p str>) -> Option<Block<'p>> {
    let items: Vec<String> = texts
        .map(|text| format!("- {}", text.trim().replace('\n', "\n  ")))
        .collect();
    (!items.is_empty()).then(|| Block::text(format!("{heading}\n{}", items.join("\n"))))
}

fn target<'p>(level: u8, text: impl Into<Cow<'p, str>>, anchor: Anchor<'p>) -> Block<'p> {
    Block::Target {
        level,
        text: text.into(),
        anchor,
    }
}

fn anchor_of_level<'p>(level: &LevelEntry<'p>) -> Anchor<'p> {
    Anchor {
        kind: "level",
        id: level.id,
    }
}

fn anchor_of_skill<'p>(skill: &SkillEntry<'p>) -> Anchor<'p> {
    Anchor {
        kind: "skill",
        id: skill.id,
    }
}
