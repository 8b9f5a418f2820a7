//! `certifications`: what each certificate is, who may sit it, how it is kept.

use std::collections::BTreeSet;

use foldhash::HashSet;
use serde::Serialize;

use crate::{
    catalog::{Catalog, Certification, Exam, Kind, LookupError, Renewal, Route, Source},
    document::{Cell, Column, ColumnKind},
};

use super::{Entry, List, Question, Usage, words, words_filter::WordsFilter};

mod describe;
mod served;

use describe::{describe_exam, describe_renewal, route_parts};
pub(super) use describe::{describe_experience, describe_routes, describe_substitutes, short_name};
pub(super) use served::{CertificateIndex, served};

/// Show who may sit which certificate, the exam and the renewal
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career certifications
  itpm-career certifications --for agile
  itpm-career certifications --issuer scrum.org --json")]
pub struct Certifications {
    /// Only this certificate: by its name, id or alias; or as with --for, or as with --issuer
    #[arg(value_name = "CERTIFICATE")]
    pub name: Vec<String>,

    /// Only certificates for this level, track or skill
    #[arg(long = "for", value_name = "NAME", allow_hyphen_values = true)]
    pub serving: Option<String>,

    /// Only certificates of this issuer: its name or a word of it
    #[arg(long, value_name = "ISSUER")]
    pub issuer: Option<String>,
}

/// A certificate as an answer gives it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CertificationEntry<'a> {
    /// The stable name for scripts, which every command takes.
    pub id: &'a str,
    /// The name people read.
    pub name: &'a str,
    /// Other names for the same certificate.
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
    /// The ids of the levels, tracks and skills it is for, each once.
    #[serde(rename = "for")]
    pub serves: Vec<&'a str>,
    /// The date or period these facts speak of.
    pub as_of: Option<&'a str>,
    /// Where these facts come from.
    pub sources: Vec<&'a Source<'a>>,
    /// The titles of what it is for.
    #[serde(skip)]
    serves_titles: Vec<&'a str>,
    #[serde(skip)]
    catalog: &'a Catalog<'a>,
}

impl<'a> CertificationEntry<'a> {
    pub(super) fn new(catalog: &'a Catalog<'a>, one: &'a Certification<'a>) -> Self {
        let served = served(catalog, one);
        Self {
            id: &one.id,
            name: &one.name,
            aliases: one.aliases.iter().map(|alias| &**alias).collect(),
            issuer: one.issuer.as_deref(),
            url: one.url.as_deref(),
            routes: one.routes.as_deref(),
            exam: one.exam.as_ref(),
            renewal: one.renewal.as_ref(),
            serves: served.iter().map(|thing| catalog.id(*thing)).collect(),
            as_of: one.as_of.as_deref(),
            sources: catalog.sources(one.sources.iter().map(|id| Some(&**id))),
            serves_titles: served.iter().map(|thing| catalog.title(*thing)).collect(),
            catalog,
        }
    }

    /// The ways to be admitted, a line each.
    fn routes_cell(&self) -> Cell<'a> {
        let routes = self.routes.into_iter().flatten();
        describe_routes(
            routes
                .map(|route| route_parts(self.catalog, route))
                .collect(),
        )
    }

    /// The exam without its note, the renewal and the date, a line each.
    fn exam_and_renewal(&self) -> Cell<'a> {
        let exam = match self.exam {
            None => String::from("exam not known"),
            Some(exam) => describe_exam(&Exam {
                note: None,
                ..*exam
            }),
        };
        let renewal = match self.renewal {
            None => String::from("renewal not known"),
            Some(renewal) if renewal.years.is_none() => describe_renewal(renewal),
            Some(renewal) => format!("renewed {}", describe_renewal(renewal)),
        };
        let as_of = match self.as_of {
            Some(date) => format!("as of {date}"),
            None => String::from("undated"),
        };
        Cell::list(
            [exam, renewal, as_of]
                .into_iter()
                .filter(|line| !line.is_empty()),
        )
    }
}

impl Entry for CertificationEntry<'_> {
    const KEY: &'static str = "certifications";

    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Figure, Prose, Short};
        vec![
            Column::programs("id", "Id", Short, |one| one.id.into()),
            Column::programs("name", "Name", Short, |one| one.name.into()),
            Column::people("name", "Certificate", Short, |one| {
                Cell::list([Some(one.name), one.issuer].into_iter().flatten())
            }),
            Column::programs("aliases", "Also called", Prose, |one| {
                Cell::list(one.aliases.iter().copied())
            }),
            Column::programs("issuer", "Issuer", Short, |one| one.issuer.into()),
            Column::programs("url", "Page", Short, |one| one.url.into()),
            Column::new("routes", "Who may sit it", Prose, |one| one.routes_cell()),
            Column::people("", "Exam and renewal", Prose, |one| one.exam_and_renewal()),
            Column::programs("exam", "Exam", Prose, |one| {
                one.exam.map(describe_exam).into()
            }),
            Column::programs("exam_questions", "", Figure, |one| {
                one.exam.and_then(|exam| exam.questions).into()
            }),
            Column::programs("exam_minutes", "", Figure, |one| {
                one.exam.and_then(|exam| exam.minutes).into()
            }),
            Column::programs("renewal", "Renewal", Prose, |one| {
                one.renewal.map(describe_renewal).into()
            }),
            Column::programs("renewal_years", "", Figure, |one| {
                one.renewal.and_then(|renewal| renewal.years).into()
            }),
            Column::programs("for", "For", Short, |one| {
                Cell::list(one.serves.iter().copied())
            }),
            Column::programs("as_of", "As of", Short, |one| one.as_of.into()),
            Column::programs("sources", "Sources", Short, |one| {
                Cell::list(one.sources.iter().map(|source| &*source.id))
            }),
        ]
    }
}

impl<'a> CertificationEntry<'a> {
    /// The titles of the levels, tracks and skills it is for.
    pub(super) fn serves_titles(&self) -> &[&'a str] {
        &self.serves_titles
    }
}

impl Question for Certifications {
    type Answer<'a> = List<'a, CertificationEntry<'a>>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage> {
        let all = &catalog.ladder.certifications;
        let mut notes = Vec::new();
        let (question, only) = self.with_words(catalog)?;
        let mut found: Vec<&Certification> = match &question.serving {
            None => all.iter().collect(),
            Some(name) => {
                let thing = (catalog.find(name, Kind::CERTIFIED))
                    .map_err(|error| Usage::from_lookup(error, catalog))?;
                let found: Vec<_> = CertificateIndex::new(catalog).serving(thing).collect();
                if found.is_empty() {
                    let title = catalog.title(thing);
                    notes.push(format!("no certificate of this ladder is for {title}"));
                }
                found
            }
        };
        if let Some(only) = &only {
            let named: HashSet<&str> = only.iter().map(|index| &*all[*index].id).collect();
            found.retain(|one| named.contains(&*one.id));
            if found.is_empty() {
                notes = vec![words::LEFT_OUT.to_owned()];
            }
        }
        if let Some(issuer) = &question.issuer {
            let filter = issued_by(all, issuer)?;
            let before = found.len();
            found.retain(|one| {
                one.issuer
                    .as_deref()
                    .is_some_and(|name| filter.accepts(name))
            });
            if found.is_empty() && before > 0 {
                notes.push(String::from("none of these certificates is of this issuer"));
            }
        }
        if all.is_empty() {
            notes = vec![String::from("this ladder names no certificates")];
        }
        let cited = found
            .iter()
            .flat_map(|one| one.sources.iter().map(|id| Some(&**id)));
        Ok(List {
            sources: catalog.sources(cited),
            title: None,
            summary: None,
            notes,
            entries: (found.into_iter())
                .map(|one| CertificationEntry::new(catalog, one))
                .collect(),
        })
    }
}

impl Certifications {
    /// The question with what its words mean, and the indices of the certificates that they name, if they
    /// do.
    fn with_words(&self, catalog: &Catalog) -> Result<(Self, Option<BTreeSet<usize>>), Usage> {
        let mut question = self.clone();
        let Some(name) = words::joined(&self.name) else {
            return Ok((question, None));
        };
        let named = words::items(catalog, &self.name, Kind::Certification)?;
        if named.is_some() {
            return Ok((question, named));
        }
        match catalog.find(&name, Kind::CERTIFIED) {
            Ok(_) if self.serving.is_some() => return Err(words::said_twice(&name, "--for")),
            Ok(_) => question.serving = Some(name),
            Err(LookupError::Unknown { .. }) => {
                if issued_by(&catalog.ladder.certifications, &name).is_err() {
                    let mut kinds = vec![Kind::Certification];
                    kinds.extend(Kind::CERTIFIED);
                    return Err(words::none_of(catalog, &name, &kinds));
                }
                if self.issuer.is_some() {
                    return Err(words::said_twice(&name, "--issuer"));
                }
                question.issuer = Some(name);
            }
            Err(error) => return Err(Usage::from_lookup(error, catalog)),
        }
        Ok((question, None))
    }
}

fn issued_by<'a>(all: &'a [Certification<'a>], issuer: &str) -> Result<WordsFilter<'a>, Usage> {
    let issuers = all.iter().map(|one| one.issuer.as_deref());
    let filter = WordsFilter::new(issuers, issuer);
    if all.is_empty() {
        return Ok(filter);
    }
    let none = "the certificates of this ladder name no issuers";
    filter.or_unknown("issuer", "issuers", none)
}
