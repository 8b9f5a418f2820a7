//! `show`: everything that is known about one thing.

use serde::Serialize;

use crate::catalog::{Catalog, Sections, Source, Text};

use super::{
    Answer, Asked, Block, Cell, CertificationEntry, Column, Grid, Kind, LevelEntry, Page, Question,
    Row, SkillEntry, StrategyEntry, TrackEntry, Usage,
    certifications::serving,
    find::{Thing, find},
    skills::Asker,
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
    #[arg(value_name = "NAME")]
    pub name: String,
}

/// One thing and everything about it.
pub struct ShowAnswer<'a> {
    catalog: &'a Catalog<'a>,
    record: Record<'a>,
}

/// A level or a track with the certificates for it.
#[derive(Serialize)]
struct Certified<'a, T> {
    #[serde(flatten)]
    entry: T,
    /// The ids of the certificates for it or for a skill that it asks for.
    certifications: Vec<&'a str>,
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

/// One thing that is known: a key for programs, a label for people, and the value.
type Fact<'a> = (&'static str, &'static str, Cell<'a>);

impl Question for Show {
    type Answer<'a> = ShowAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        Sections::ALL
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<ShowAnswer<'a>, Usage> {
        let kinds = ["level", "track", "skill", "strategy", "certification"];
        let ladder = catalog.ladder;
        let thing = find(catalog, &self.name, &kinds)?;
        let certifications = || serving(catalog, thing).map(|one| &*one.id).collect();
        let record = match thing {
            Thing::Level(at) => Record::Level(Certified {
                entry: LevelEntry::new(catalog, at),
                certifications: certifications(),
            }),
            Thing::Track(at) => Record::Track(Certified {
                entry: TrackEntry::new(catalog, &ladder.tracks[at], None),
                certifications: certifications(),
            }),
            Thing::Strategy(at) => {
                Record::Strategy(StrategyEntry::new(catalog, &ladder.strategies[at]))
            }
            Thing::Certification(at) => {
                let one = &ladder.certifications[at];
                Record::Certification(CertificationEntry::new(catalog, one))
            }
            Thing::Skill(id) => {
                let mut entries = SkillEntry::gather(catalog, |skill| skill == id);
                Record::Skill(entries.swap_remove(0))
            }
        };
        Ok(ShowAnswer { catalog, record })
    }
}

impl Serialize for ShowAnswer<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record.serialize(serializer)
    }
}

impl ShowAnswer<'_> {
    /// The title of the thing, and what is known besides.
    fn facts(&self) -> (&str, Vec<Fact<'_>>) {
        match &self.record {
            Record::Level(Certified {
                entry: level,
                certifications,
            }) => (
                level.title,
                vec![
                    ("kind", "Kind", "level".into()),
                    ("id", "Id", level.id.into()),
                    ("aliases", "Also called", list(level.aliases)),
                    ("years", "Years", Cell::Years(level.years)),
                    ("summary", "Summary", level.summary.into()),
                    (
                        "responsibilities",
                        "Responsibilities",
                        list(level.responsibilities),
                    ),
                    ("skills", "Skills", skills(&level.skills)),
                    ("salary", "Salary", Cell::Pay(level.salary.iter().collect())),
                    (
                        "next",
                        "Next",
                        self.level_titles(level.next.iter().copied()),
                    ),
                    self.certificates(certifications.iter().copied()),
                ],
            ),
            Record::Track(Certified {
                entry: track,
                certifications,
            }) => (
                track.title,
                vec![
                    ("kind", "Kind", "track".into()),
                    ("id", "Id", track.id.into()),
                    ("aliases", "Also called", list(track.aliases)),
                    ("focus", "Focus", track.focus.into()),
                    ("summary", "Summary", track.summary.into()),
                    ("skills", "Skills", skills(&track.skills)),
                    ("salary", "Salary", Cell::Pay(track.salary.clone())),
                    (
                        "from",
                        "From level",
                        self.level_titles(track.from.into_iter()),
                    ),
                    self.certificates(certifications.iter().copied()),
                ],
            ),
            Record::Skill(skill) => (
                skill.name,
                vec![
                    ("kind", "Kind", "skill".into()),
                    ("id", "Id", skill.id.into()),
                    (
                        "aliases",
                        "Also called",
                        skill.aliases.into_iter().collect(),
                    ),
                    ("group", "Group", skill.group.into()),
                    (
                        "levels",
                        "Levels",
                        skill.levels.iter().map(Asker::in_words).collect(),
                    ),
                    (
                        "tracks",
                        "Tracks",
                        skill.tracks.iter().map(Asker::in_words).collect(),
                    ),
                    (
                        "strategies",
                        "Developed by",
                        skill.strategies.iter().map(|one| one.title).collect(),
                    ),
                    self.certificates(skill.certifications.iter().map(|one| one.id)),
                ],
            ),
            Record::Strategy(strategy) => (
                strategy.title,
                vec![
                    ("kind", "Kind", "strategy".into()),
                    ("id", "Id", strategy.id.into()),
                    ("aliases", "Also called", list(strategy.aliases)),
                    ("theme", "Theme", strategy.theme.into()),
                    ("advice", "Why", strategy.advice.into()),
                    ("steps", "How", list(strategy.steps)),
                    ("develops", "Develops", self.skill_names(&strategy.develops)),
                    self.certificates(strategy.certifications.iter().map(|id| &**id)),
                ],
            ),
            Record::Certification(one) => (
                one.name,
                vec![
                    ("kind", "Kind", "certification".into()),
                    ("id", "Id", one.id.into()),
                    (
                        "aliases",
                        "Also called",
                        one.aliases.iter().copied().collect(),
                    ),
                    ("issuer", "Issuer", one.issuer.into()),
                    ("url", "Page", one.url.into()),
                    ("routes", "Who may sit it", one.routes(self.catalog)),
                    ("exam", "Exam", one.exam()),
                    ("renewal", "Renewal", one.renewal()),
                    ("for", "For", self.titles(&one.serves)),
                    ("as_of", "As of", one.as_of.into()),
                ],
            ),
        }
    }

    fn level_titles<'s>(&'s self, ids: impl Iterator<Item = &'s str>) -> Cell<'s> {
        ids.filter_map(|id| self.catalog.level(id))
            .map(|level| &*level.title)
            .collect()
    }

    fn skill_names(&self, names: &[&str]) -> Cell<'_> {
        let skills = &self.catalog.skills;
        let known = names.iter().filter_map(|name| skills.find(name));
        known.map(|skill| skills.get(skill).name).collect()
    }

    fn certificates<'s>(&'s self, ids: impl Iterator<Item = &'s str>) -> Fact<'s> {
        let known = ids.filter_map(|id| self.catalog.certification(id));
        let names = known.map(|one| &*one.name).collect();
        ("certifications", "Certificates", names)
    }

    /// The titles of levels, tracks and skills.
    fn titles(&self, ids: &[&str]) -> Cell<'_> {
        let kinds = ["level", "track", "skill"];
        let things = ids
            .iter()
            .filter_map(|id| find(self.catalog, id, &kinds).ok());
        things.map(|thing| thing.title(self.catalog)).collect()
    }
}

/// One row for each value that is known, so that every value stands raw in a cell of its own.
fn raw_rows<'a>((key, _, cell): Fact<'a>) -> Vec<Row<'a>> {
    let kind = match &cell {
        Cell::Years(_) => Kind::Years,
        Cell::Pay(_) => Kind::Pay,
        _ => Kind::Prose,
    };
    let mut rows = Vec::new();
    let mut give = |part: &str, value: Cell<'a>| {
        if !value.is_missing() {
            rows.push(vec![Cell::from(format!("{key}{part}")), value]);
        }
    };
    match cell {
        Cell::List(texts) => texts
            .into_iter()
            .for_each(|text| give("", Cell::Text(text))),
        cell => {
            for range in 0..cell.ranges() {
                let mut parts = kind.parts().iter();
                cell.each_part(range, |part| {
                    give(parts.next().unwrap_or(&""), part.clone());
                });
            }
        }
    }
    rows
}

impl Answer for ShowAnswer<'_> {
    const KEY: &'static str = "show";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::new("field", "", Kind::Short),
            Column::new("value", "", Kind::Prose),
        ];
        let (title, facts) = self.facts();
        let title = ("title", "Title", title.into());
        let rows = std::iter::once(title).chain(facts).flat_map(raw_rows);
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        const COLUMNS: &[Column] = &[
            Column::people("", Kind::Short),
            Column::people("", Kind::Prose),
        ];
        let (title, facts) = self.facts();
        let rows = facts
            .into_iter()
            .filter(|(_, _, cell)| !cell.is_missing())
            .map(|(_, label, cell)| vec![label.into(), cell]);
        Page(vec![
            Block::Heading(title.into()),
            Block::Grid(Grid::new(COLUMNS, rows)),
            Block::Sources(self.sources()),
        ])
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let (source, salary) = match &self.record {
            Record::Level(level) => (level.entry.source, level.entry.salary.iter().collect()),
            Record::Track(track) => (track.entry.source, track.entry.salary.clone()),
            Record::Certification(one) => return one.sources.clone(),
            Record::Strategy(strategy) => (strategy.source, Vec::new()),
            // Who asks for a skill is said by the sources of those who ask.
            Record::Skill(_) => return self.catalog.askers_sources(),
        };
        let paid = salary.iter().map(|salary| salary.source.as_deref());
        self.catalog.sources(paid.chain([source]))
    }
}

fn list<'a>(texts: &'a [Text<'a>]) -> Cell<'a> {
    texts.iter().map(|text| &**text).collect()
}

fn skills<'a>(asked: &[Asked<'a>]) -> Cell<'a> {
    asked.iter().map(Asked::in_words).collect()
}
