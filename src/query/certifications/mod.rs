//! `certifications`: what each certificate is, who may sit it, how it is kept.

use serde::{Serialize, Serializer};

use crate::catalog::{
    Catalog, Certification, Exam, Renewal, Requirement, Route, Sections, Source,
    names::{alike, and_list, nearest, words as words_of},
};

use super::{
    Answer, Block, Cell, Column, Grid, Kind, Page, Question, Usage,
    find::{Thing, did_you_mean, find},
};

mod words;

use words::{exam_in_words, parts, renewal_in_words};
pub(super) use words::{experience, lines, or_held, short};

/// Show the certificates: who may sit them, the exam, how they are kept
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career certifications
  itpm-career certifications --for agile
  itpm-career certifications --issuer scrum.org --json")]
pub struct Certifications {
    /// Only certificates for this level, track or skill
    #[arg(long = "for", value_name = "NAME")]
    pub serving: Option<String>,

    /// Only certificates of this issuer: its name or a word of it
    #[arg(long, value_name = "ISSUER")]
    pub issuer: Option<String>,
}

/// The certificates that were asked for.
pub struct CertificationsAnswer<'a> {
    catalog: &'a Catalog<'a>,
    certifications: Vec<&'a Certification<'a>>,
    notes: Vec<String>,
}

/// A certificate as an answer gives it.
#[derive(Serialize)]
pub struct CertificationEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Other names for it.
    pub aliases: Vec<&'a str>,
    /// Who gives it.
    pub issuer: Option<&'a str>,
    /// The issuer's page.
    pub url: Option<&'a str>,
    /// The ways to be admitted, any one of them enough; null where they are not known.
    pub routes: Option<&'a [Route<'a>]>,
    /// The exam; null where it is not known.
    pub exam: Option<&'a Exam<'a>>,
    /// How it is kept, where `years` is null if it does not expire; null where it is not known.
    pub renewal: Option<&'a Renewal<'a>>,
    /// The ids of the levels, tracks and skills it is for.
    #[serde(rename = "for")]
    pub serves: Vec<&'a str>,
    /// The date or period these facts speak of.
    pub as_of: Option<&'a str>,
    /// Where these facts come from.
    pub sources: Vec<&'a Source<'a>>,
}

impl<'a> CertificationEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, one: &'a Certification<'a>) -> Self {
        Self {
            id: &one.id,
            name: &one.name,
            aliases: one.aliases.iter().map(|alias| &**alias).collect(),
            issuer: one.issuer.as_deref(),
            url: one.url.as_deref(),
            routes: one.routes.as_deref(),
            exam: one.exam.as_ref(),
            renewal: one.renewal.as_ref(),
            serves: (served(catalog, one).into_iter())
                .map(|thing| thing.id(catalog))
                .collect(),
            as_of: one.as_of.as_deref(),
            sources: sources(catalog, one),
        }
    }

    /// The ways to be admitted, a line each, in words.
    pub(super) fn routes(&self, catalog: &Catalog) -> Cell<'a> {
        let routes = self.routes.into_iter().flatten();
        lines(routes.map(|route| parts(catalog, route)).collect())
    }

    /// The exam, in words.
    pub(super) fn exam(&self) -> Cell<'a> {
        self.exam.map(exam_in_words).into()
    }

    /// How it is kept, in words.
    pub(super) fn renewal(&self) -> Cell<'a> {
        self.renewal.map(renewal_in_words).into()
    }
}

/// What a certificate is for. A name that is an id of several goes by levels, then tracks.
pub(super) fn served(catalog: &Catalog, one: &Certification) -> Vec<Thing> {
    let thing = |name: &str| {
        (catalog.level_at(name).map(Thing::Level))
            .or_else(|| catalog.track_at(name).map(Thing::Track))
            .or_else(|| catalog.skills.find(name).map(Thing::Skill))
    };
    one.serves.iter().filter_map(|name| thing(name)).collect()
}

/// The skills that a level or a track asks for.
pub(super) fn asked<'a>(catalog: &'a Catalog<'a>, thing: Thing) -> impl Iterator<Item = Thing> {
    let ladder = catalog.ladder;
    let skills: &[Requirement] = match thing {
        Thing::Level(at) => &ladder.levels[at].skills,
        Thing::Track(at) => &ladder.tracks[at].skills,
        _ => &[],
    };
    skills
        .iter()
        .map(|one| Thing::Skill(catalog.skills.asked(one).0))
}

/// The certificates for a level, a track or a skill: those that name it, or a skill it asks for.
pub(super) fn serving<'a>(
    catalog: &'a Catalog<'a>,
    wanted: Thing,
) -> impl Iterator<Item = &'a Certification<'a>> {
    let asked: Vec<Thing> = asked(catalog, wanted).collect();
    let serves = move |one: &&Certification| {
        let things = served(catalog, one);
        things
            .iter()
            .any(|thing| *thing == wanted || asked.contains(thing))
    };
    catalog.ladder.certifications.iter().filter(serves)
}

fn sources<'a>(catalog: &'a Catalog<'a>, one: &Certification) -> Vec<&'a Source<'a>> {
    catalog.sources(one.sources.iter().map(|id| Some(&**id)))
}

impl Question for Certifications {
    type Answer<'a> = CertificationsAnswer<'a>;

    fn sections(&self, _for_people: bool) -> Sections {
        Sections::CERTIFICATIONS
            .and(Sections::LEVELS)
            .and(Sections::TRACKS)
            .and(Sections::SKILLS)
            .and(Sections::SOURCES)
    }

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<CertificationsAnswer<'a>, Usage> {
        let all = &catalog.ladder.certifications;
        let mut notes = Vec::new();
        let mut certifications: Vec<&Certification> = match &self.serving {
            None => all.iter().collect(),
            Some(name) => {
                let wanted = find(catalog, name, &["level", "track", "skill"])?;
                let found: Vec<_> = serving(catalog, wanted).collect();
                if found.is_empty() {
                    let title = wanted.title(catalog);
                    notes.push(format!("no certificate of this ladder is for {title}"));
                }
                found
            }
        };
        if let Some(issuer) = &self.issuer {
            let issued = issued_by(all, issuer)?;
            let before = certifications.len();
            certifications.retain(|one| issued.iter().any(|other| other.id == one.id));
            if certifications.is_empty() && before > 0 {
                notes.push(String::from("none of these certificates is of this issuer"));
            }
        }
        if all.is_empty() {
            notes = vec![String::from("this ladder names no certificates")];
        }
        Ok(CertificationsAnswer {
            catalog,
            certifications,
            notes,
        })
    }
}

/// The certificates of the issuer of this name, else of those that hold its words.
fn issued_by<'a>(
    all: &'a [Certification<'a>],
    name: &str,
) -> Result<Vec<&'a Certification<'a>>, Usage> {
    let sought = words_of(name);
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<&Certification> {
        let fits = |one: &&Certification| one.issuer.as_deref().is_some_and(fits);
        all.iter().filter(fits).collect()
    };
    let mut found = of(&|issuer| alike(issuer, name));
    if found.is_empty() && !sought.is_empty() {
        // `(PMI)` is a word too.
        let plain = |issuer: &str| words_of(&issuer.replace(['(', ')', ',', '.'], " "));
        found = of(&|issuer| {
            plain(issuer)
                .windows(sought.len())
                .any(|part| part == sought)
        });
    }
    if !found.is_empty() || all.is_empty() {
        return Ok(found);
    }
    let mut issuers: Vec<&str> = all.iter().filter_map(|one| one.issuer.as_deref()).collect();
    issuers.sort_unstable();
    issuers.dedup();
    let meant = did_you_mean(&nearest(name, issuers.iter().copied()));
    Err(Usage {
        message: format!("there is no issuer `{name}`{meant}"),
        hint: Some(format!("the issuers are {}", and_list(&issuers))),
    })
}

impl CertificationsAnswer<'_> {
    fn entries(&self) -> impl Iterator<Item = CertificationEntry<'_>> {
        let certifications = self.certifications.iter();
        certifications.map(|one| CertificationEntry::new(self.catalog, one))
    }
}

impl Serialize for CertificationsAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

impl Answer for CertificationsAnswer<'_> {
    const KEY: &'static str = "certifications";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::data("id", Kind::Short),
            Column::data("name", Kind::Short),
            Column::data("aliases", Kind::Prose),
            Column::data("issuer", Kind::Short),
            Column::data("url", Kind::Short),
            Column::data("routes", Kind::Prose),
            Column::data("exam", Kind::Prose),
            Column::data("exam_questions", Kind::Figure),
            Column::data("exam_minutes", Kind::Figure),
            Column::data("renewal", Kind::Prose),
            Column::data("renewal_years", Kind::Figure),
            Column::data("for", Kind::Short),
            Column::data("as_of", Kind::Short),
            Column::data("sources", Kind::Short),
        ];
        let rows = self.entries().map(|one| {
            let sources = one.sources.iter();
            vec![
                one.id.into(),
                one.name.into(),
                one.aliases.iter().copied().collect(),
                one.issuer.into(),
                one.url.into(),
                one.routes(self.catalog),
                one.exam(),
                one.exam.and_then(|exam| exam.questions).into(),
                one.exam.and_then(|exam| exam.minutes).into(),
                one.renewal(),
                one.renewal.and_then(|renewal| renewal.years).into(),
                one.serves.iter().copied().collect(),
                one.as_of.into(),
                sources.map(|source| &*source.id).collect(),
            ]
        });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        const COLUMNS: &[Column] = &[
            Column::people("Certificate", Kind::Short),
            Column::people("Who may sit it", Kind::Prose),
            Column::people("Exam and renewal", Kind::Prose),
        ];
        let rows = self.entries().map(|one| {
            // The note on the exam is for those who look at one certificate.
            let exam = one.exam.map(|exam| {
                exam_in_words(&Exam {
                    note: None,
                    ..*exam
                })
            });
            let exam = match exam {
                None => Some(String::from("exam not known")),
                exam => exam.filter(|words| !words.is_empty()),
            };
            let renewal = match one.renewal {
                None => String::from("renewal not known"),
                Some(renewal) if renewal.years.is_none() => renewal_in_words(renewal),
                Some(renewal) => format!("renewed {}", renewal_in_words(renewal)),
            };
            let as_of = match one.as_of {
                Some(date) => format!("as of {date}"),
                None => String::from("undated"),
            };
            vec![
                [Some(one.name), one.issuer].into_iter().flatten().collect(),
                one.routes(self.catalog),
                exam.into_iter().chain([renewal, as_of]).collect(),
            ]
        });
        Page(vec![
            Block::Grid(Grid::new(COLUMNS, rows)),
            Block::Sources(self.sources()),
        ])
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        let certifications = self.certifications.iter();
        let ids = certifications.flat_map(|one| one.sources.iter().map(|id| Some(&**id)));
        self.catalog.sources(ids)
    }

    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
}
