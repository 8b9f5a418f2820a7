//! `show`: everything that is known about one thing.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Catalog, Kind, Source, Thing},
    document::{Audience, Block, Cell, Column, ColumnKind, Heading, Page, Row, Table},
};

use super::{
    Answer, CertificationEntry, Entry, LevelEntry, Question, SkillEntry, StrategyEntry, TrackEntry,
    Usage, certifications::CertificateIndex,
};

/// Show everything about one level, track, skill, strategy or certificate
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career show senior
  itpm-career show scrum
  itpm-career show pmp
  itpm-career show 'track:agile' --json")]
pub struct Show {
    /// Its id, title or alias; `level:`, `track:`, `skill:`, `strategy:` or `certification:` before
    /// it says which kind is meant
    #[arg(value_name = "NAME", allow_hyphen_values = true)]
    pub name: String,
}

/// One thing and everything about it.
pub struct ShowAnswer<'a> {
    record: Record<'a>,
    kind: Kind,
    title: &'a str,
    sources: Vec<&'a Source<'a>>,
}

impl Serialize for ShowAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record.serialize(serializer)
    }
}

/// A level or a track with the certificates for it.
#[derive(Serialize)]
pub struct Certified<'a, T> {
    /// The level or the track.
    #[serde(flatten)]
    pub entry: T,
    /// The ids of the certificates for it or for a skill that it asks for.
    pub certifications: Vec<&'a str>,
    /// The names of these certificates.
    #[serde(skip)]
    names: Vec<&'a str>,
}

/// A thing in full: `kind` says which of these it is.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Record<'a> {
    Level(Certified<'a, LevelEntry<'a>>),
    Track(Certified<'a, TrackEntry<'a>>),
    Skill(SkillEntry<'a>),
    Strategy(StrategyEntry<'a>),
    Certification(CertificationEntry<'a>),
}

impl Question for Show {
    type Answer<'a> = ShowAnswer<'a>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<ShowAnswer<'a>, Usage> {
        let thing = (catalog.find(&self.name, Kind::ALL))
            .map_err(|error| Usage::from_lookup(error, catalog))?;
        Ok(ShowAnswer {
            record: Record::new(catalog, thing),
            kind: thing.kind(),
            title: catalog.title(thing),
            sources: sources(catalog, thing),
        })
    }
}

impl<'a> Record<'a> {
    fn new(catalog: &'a Catalog<'a>, thing: Thing) -> Self {
        let ladder = catalog.ladder;
        match thing {
            Thing::Level(index) => {
                let entry = LevelEntry::new(catalog, index);
                Self::Level(Certified::new(catalog, thing, entry))
            }
            Thing::Track(index) => {
                let entry = TrackEntry::new(catalog, index);
                Self::Track(Certified::new(catalog, thing, entry))
            }
            Thing::Skill(id) => {
                let mut entries = SkillEntry::gather(catalog, |skill| skill == id);
                Self::Skill(entries.swap_remove(0))
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

fn sources<'a>(catalog: &'a Catalog<'a>, thing: Thing) -> Vec<&'a Source<'a>> {
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
        Thing::Strategy(index) => (ladder.strategies[index].source.as_deref(), &[][..]),
        Thing::Certification(index) => {
            let ids = &ladder.certifications[index].sources;
            return catalog.sources(ids.iter().map(|id| Some(&**id)));
        }
        // Who asks for a skill is said by the sources of those who ask.
        Thing::Skill(_) => return catalog.sources_of_skills(),
    };
    let paid = salary.iter().map(|salary| salary.source.as_deref());
    catalog.sources(paid.chain([source]))
}

/// One thing that is known: what it is called, and the value.
#[derive(Clone)]
struct Fact<'a> {
    heading: Heading,
    cell: Cell<'a>,
}

/// The columns of an entry, one below another.
fn facts<E: Entry>(entry: &E) -> Vec<Fact<'_>> {
    let columns = E::columns().into_iter();
    let facts = columns.map(|column: Column<E>| Fact {
        heading: column.heading(),
        cell: column.cell(entry),
    });
    facts.collect()
}

/// A fact of `show` alone, for programs or for people.
fn fact<'a>(
    key: &'static str,
    label: &'static str,
    audience: Audience,
    texts: impl Iterator<Item = &'a str>,
) -> Fact<'a> {
    let heading = Heading {
        key,
        label,
        kind: ColumnKind::Prose,
        audience,
    };
    let cell = Cell::list(texts);
    Fact { heading, cell }
}

/// The names of the certificates for a level or a track.
fn certificates<'s, T>(one: &'s Certified<'_, T>) -> Vec<Fact<'s>> {
    let names = one.names.iter().copied();
    vec![fact(
        "certifications",
        "Certificates",
        Audience::Programs,
        names,
    )]
}

impl ShowAnswer<'_> {
    /// What is known, by the columns of the entry. Where a column for people stands in the place of one
    /// for programs, as titles do for ids, its values are shown.
    fn facts(&self) -> Vec<Fact<'_>> {
        let people = Audience::People;
        let mut facts = match &self.record {
            Record::Level(level) => [facts(&level.entry), certificates(level)].concat(),
            Record::Track(track) => [facts(&track.entry), certificates(track)].concat(),
            Record::Skill(skill) => facts(skill),
            Record::Strategy(strategy) => {
                let skills = strategy.develops_names.iter().copied();
                let certificates = strategy.certification_names.iter().copied();
                let names = vec![
                    fact("develops", "Develops", people, skills),
                    fact("certifications", "Certificates", people, certificates),
                ];
                [facts(strategy), names].concat()
            }
            Record::Certification(one) => {
                let titles = one.serves_titles().iter().copied();
                [facts(one), vec![fact("for", "For", people, titles)]].concat()
            }
        };
        let shown: HashMap<&str, Cell> = (facts.iter())
            .filter(|fact| fact.heading.audience == people)
            .map(|fact| (fact.heading.key, fact.cell.clone()))
            .collect();
        facts.retain(|fact| fact.heading.is_for_programs());
        for fact in &mut facts {
            if let Some(cell) = shown.get(fact.heading.key) {
                fact.cell = cell.clone();
            }
        }
        // The heading of the page and the first row in CSV say this.
        facts.retain(|fact| !["title", "name"].contains(&fact.heading.key));
        facts
    }
}

/// A row for each value that is known, so that every value stands raw in a cell of its own.
fn raw_rows(fact: Fact<'_>) -> Vec<Row<'_>> {
    let Fact { heading, cell } = fact;
    let mut rows = Vec::new();
    match cell {
        Cell::List(texts) => {
            for text in texts {
                rows.push(vec![heading.key.into(), Cell::Text(text)]);
            }
        }
        cell => {
            for record in 0..cell.records() {
                let parts = cell.clone().parts(record);
                for (suffix, part) in heading.kind.suffixes().iter().zip(parts) {
                    if !part.is_missing() {
                        rows.push(vec![format!("{}{suffix}", heading.key).into(), part]);
                    }
                }
            }
        }
    }
    rows
}

impl Answer for ShowAnswer<'_> {
    const KEY: &'static str = "show";
    const ID: Option<&'static str> = None;

    fn table(&self) -> Table<'_> {
        const HEADINGS: &[Heading] = &[
            Heading::programs("field", ColumnKind::Short),
            Heading::programs("value", ColumnKind::Prose),
        ];
        let title = vec!["title".into(), self.title.into()];
        let kind = vec!["kind".into(), self.kind.name().into()];
        let facts = self.facts().into_iter().flat_map(raw_rows);
        let rows = [title, kind].into_iter().chain(facts);
        Table::from_rows(HEADINGS, rows.collect())
    }

    fn page(&self) -> Page<'_> {
        const HEADINGS: &[Heading] = &[
            Heading::people("", ColumnKind::Short),
            Heading::people("", ColumnKind::Prose),
        ];
        let mut facts = self.facts();
        // The footer of the page says these.
        let is_in_footer = |key: &str| ["source", "sources"].contains(&key);
        facts.retain(|Fact { heading, cell }| {
            !is_in_footer(heading.key) && !heading.label.is_empty() && !cell.is_missing()
        });
        let kind: Row = vec!["Kind".into(), self.kind.name().into()];
        let facts = facts.into_iter();
        let rows = facts.map(|Fact { heading, cell }| vec![heading.label.into(), cell]);
        let rows = [kind].into_iter().chain(rows).collect();
        Page(vec![
            Block::heading(self.title),
            Block::Table(Table::from_rows(HEADINGS, rows)),
            Block::Sources(self.sources.clone()),
        ])
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }
}
