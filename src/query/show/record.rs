//! One thing in full: its entry, and what only `show` tells of it.

use std::borrow::Cow;

use foldhash::HashMap;
use serde::Serialize;

use crate::{
    catalog::{Beyond, Catalog, Source, Text, Thing, english::bounded_list},
    document::{Audience, Cell},
    query::{
        CertificationEntry, LevelEntry, RequirementEntry, SkillEntry, StrategyEntry, TrackEntry,
        certifications::{CertificateIndex, short_name},
    },
};

use super::{
    facts::{Fact, fact, facts},
    skill,
};

/// A level or a track with the certificates for it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Certified<'a, T> {
    /// The level or the track.
    #[serde(flatten)]
    entry: T,
    /// The ids of the certificates for it or for a skill that it asks for.
    certifications: Vec<&'a str>,
    /// The names of these certificates.
    #[serde(skip)]
    names: Vec<&'a str>,
}

/// A level and what lies beyond it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LevelAndBeyond<'a> {
    /// The level.
    #[serde(flatten)]
    level: LevelEntry<'a>,
    /// What people move to from here that the ladder does not hold.
    beyond: Vec<&'a Beyond<'a>>,
}

impl<'a> LevelAndBeyond<'a> {
    fn new(catalog: &'a Catalog<'a>, index: usize) -> Self {
        Self {
            level: LevelEntry::new(catalog, index),
            beyond: catalog.beyond(index).collect(),
        }
    }
}

/// A skill and where what is said of it comes from.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SkillAndSources<'a> {
    /// The skill.
    #[serde(flatten)]
    pub(super) entry: SkillEntry<'a>,
    /// The sources of its lines, those worth reading, and those of who asks for it and what develops it.
    sources: Vec<&'a Source<'a>>,
}

/// A thing in full: `kind` says which of these it is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Record<'a> {
    Level(Certified<'a, LevelAndBeyond<'a>>),
    Track(Certified<'a, TrackEntry<'a>>),
    Skill(SkillAndSources<'a>),
    Strategy(StrategyEntry<'a>),
    Certification(CertificationEntry<'a>),
}

impl<'a> Record<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, thing: Thing) -> Self {
        let ladder = catalog.ladder;
        match thing {
            Thing::Level(index) => {
                let entry = LevelAndBeyond::new(catalog, index);
                Self::Level(Certified::new(catalog, thing, entry))
            }
            Thing::Track(index) => {
                let entry = TrackEntry::new(catalog, index);
                Self::Track(Certified::new(catalog, thing, entry))
            }
            Thing::Skill(id) => {
                let mut entries = SkillEntry::gather(catalog, |skill| skill == id);
                Self::Skill(SkillAndSources {
                    entry: entries.swap_remove(0),
                    sources: skill::sources(catalog, id),
                })
            }
            Thing::Strategy(index) => {
                Self::Strategy(StrategyEntry::new(catalog, &ladder.strategies[index]))
            }
            Thing::Certification(index) => {
                let one = &ladder.certifications[index];
                Self::Certification(CertificationEntry::new(catalog, one))
            }
        }
    }

    /// What a level or a track asks for.
    pub(super) fn requirements(&self) -> &[RequirementEntry<'a>] {
        match self {
            Self::Level(level) => &level.entry.level.skills,
            Self::Track(track) => &track.entry.skills,
            Self::Skill(_) | Self::Strategy(_) | Self::Certification(_) => &[],
        }
    }

    /// What is known, by the columns of the entry. Where a column for people stands in the place of one
    /// for programs, as titles do for ids, its values are shown.
    pub(super) fn facts(&self, catalog: &'a Catalog<'a>, full: bool) -> Vec<Fact<'_>> {
        let people = Audience::People;
        let mut facts = match self {
            Self::Level(level) => {
                let beyond = level.entry.beyond.iter().map(|one| match &one.summary {
                    Some(summary) if full => format!("{}: {summary}", one.title),
                    _ => one.title.to_string(),
                });
                let beyond = vec![fact("beyond", "Beyond", Audience::Programs, beyond)];
                let extended = level.entry.level.extends_level.into_iter();
                let extended = vec![fact("extends", "Extends", people, extended)];
                [
                    facts(&level.entry.level),
                    extended,
                    certificates(level, catalog, full),
                    beyond,
                ]
                .concat()
            }
            Self::Track(track) => {
                [facts(&track.entry), certificates(track, catalog, full)].concat()
            }
            Self::Skill(skill) => {
                let implied = skill.entry.implies_names.iter().copied();
                let implied = vec![fact("implies", "Implies", people, implied)];
                [facts(&skill.entry), implied].concat()
            }
            Self::Strategy(strategy) => {
                let skills = strategy.develops_names.iter().copied();
                let certificates = strategy.certification_names.iter().copied();
                let names = vec![
                    fact("develops", "Develops", people, skills),
                    fact("certifications", "Certificates", people, certificates),
                    fact(
                        "references",
                        "Worth reading",
                        people,
                        titles(catalog, strategy.references),
                    ),
                ];
                [facts(strategy), names].concat()
            }
            Self::Certification(one) => {
                let titles = one.serves_titles().iter().copied();
                [facts(one), vec![fact("for", "For", people, titles)]].concat()
            }
        };
        let shown: HashMap<Cow<str>, Cell> = (facts.iter())
            .filter(|fact| fact.heading.audience == people)
            .map(|fact| (fact.heading.key.clone(), fact.cell.clone()))
            .collect();
        facts.retain(|fact| fact.heading.is_for_programs());
        for fact in &mut facts {
            if let Some(cell) = shown.get(&fact.heading.key) {
                fact.cell = cell.clone();
            }
        }
        // The heading of the page and the first row in CSV say this.
        facts.retain(|fact| !["title", "name"].contains(&&*fact.heading.key));
        facts
    }
}

impl<'a, T> Certified<'a, T> {
    fn new(catalog: &'a Catalog<'a>, thing: Thing, entry: T) -> Self {
        let certificates: Vec<_> = CertificateIndex::new(catalog).serving(thing).collect();
        Self {
            entry,
            certifications: certificates.iter().map(|one| &*one.id).collect(),
            names: certificates.iter().map(|one| &*one.name).collect(),
        }
    }
}

/// The names of the certificates for a level or a track: all of them, or a few short ones.
fn certificates<'s, T>(
    one: &'s Certified<'_, T>,
    catalog: &'s Catalog,
    full: bool,
) -> Vec<Fact<'s>> {
    const MOST_NAMED: usize = 8;
    let label = "Certificates";
    if full || one.names.len() <= MOST_NAMED / 2 {
        let names = one.names.iter().copied();
        return vec![fact("certifications", label, Audience::Programs, names)];
    }
    let ids = one.certifications.iter();
    let names: Vec<&str> = ids.map(|id| short_name(catalog, id)).collect();
    let names = [bounded_list(&names, MOST_NAMED)].into_iter();
    vec![fact("certifications", label, Audience::Programs, names)]
}

/// The titles of sources.
fn titles<'a>(catalog: &'a Catalog<'a>, ids: &[Text]) -> impl Iterator<Item = &'a str> {
    let sources = ids.iter().filter_map(|id| catalog.source(id));
    sources.map(|source| &*source.title)
}

/// The sources of what is known of a thing; with all texts those of what lies beyond a level too.
pub(super) fn sources<'a>(
    catalog: &'a Catalog<'a>,
    thing: Thing,
    full: bool,
) -> Vec<&'a Source<'a>> {
    let ladder = catalog.ladder;
    let (source, salary) = match thing {
        Thing::Level(index) => {
            let level = &ladder.levels[index];
            (level.source.as_deref(), &*level.salary)
        }
        Thing::Track(index) => {
            let track = &ladder.tracks[index];
            (track.source.as_deref(), &*track.salary)
        }
        Thing::Strategy(index) => {
            let strategy = &ladder.strategies[index];
            let references = strategy.references.iter().map(|id| Some(&**id));
            return catalog.sources(references.chain([strategy.source.as_deref()]));
        }
        Thing::Certification(index) => {
            let ids = &ladder.certifications[index].sources;
            return catalog.sources(ids.iter().map(|id| Some(&**id)));
        }
        Thing::Skill(id) => return skill::sources(catalog, id),
    };
    let beyond: Vec<&Beyond> = match thing {
        Thing::Level(index) if full => catalog.beyond(index).collect(),
        _ => Vec::new(),
    };
    let beyond = beyond.iter().map(|beyond| beyond.source.as_deref());
    let paid = salary.iter().map(|salary| salary.source.as_deref());
    catalog.sources(paid.chain([source]).chain(beyond))
}
