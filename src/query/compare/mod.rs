//! `compare`: what changes from one level or track to another.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::{
    catalog::{
        Catalog, Kind, ResolvedRequirement, Salary, Source, Text, Thing, Years,
        english::quoted_for_shell,
    },
    document::{Page, Table},
};

use super::{Answer, Question, Usage};

mod page;
mod skills;

use skills::{Both, Change, ComparedSkill};

/// Compare two levels or tracks, skill by skill
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career compare junior senior
  itpm-career compare senior track:agile --json")]
pub struct Compare {
    /// The level or track to come from; `level:` or `track:` before it says which kind is meant
    #[arg(value_name = "FROM", allow_hyphen_values = true)]
    pub from: String,

    /// The level or track to go to
    #[arg(value_name = "TO", allow_hyphen_values = true)]
    pub to: String,

    /// More names than two, which only the error knows what to do with.
    #[arg(hide = true, allow_hyphen_values = true)]
    pub more: Vec<String>,
}

/// What changes from one level or track to another.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison<'a> {
    /// Where one comes from.
    pub from: Side<'a>,
    /// Where one goes to.
    pub to: Side<'a>,
    /// The skills of both, those to work on first.
    pub skills: Vec<ComparedSkill<'a>>,
    /// The bands of years; without ends for a track.
    pub years: Both<Years>,
    /// What they pay.
    pub salary: Both<&'a [Salary<'a>]>,
    /// What they are, in a sentence or two.
    pub summary: Both<Option<&'a str>>,
    /// What one answers for; none for a track.
    pub responsibilities: Both<&'a [Text<'a>]>,
}

/// A level or a track.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side<'a> {
    /// `level` or `track`.
    pub kind: &'static str,
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
}

/// The answer of `compare`.
pub struct CompareAnswer<'a> {
    comparison: Comparison<'a>,
    /// The scale, lowest first. Where no proficiency is named, the lowest is meant.
    scale: Vec<&'a str>,
    sources: Vec<&'a Source<'a>>,
    notes: Vec<String>,
}

/// A level or a track, as far as the two are alike.
struct Asking<'a> {
    side: Side<'a>,
    skills: Vec<ResolvedRequirement<'a>>,
    years: Years,
    salary: &'a [Salary<'a>],
    summary: Option<&'a str>,
    responsibilities: &'a [Text<'a>],
    source: Option<&'a str>,
}

impl<'a> Asking<'a> {
    fn find(catalog: &'a Catalog<'a>, name: &str) -> Result<Self, Usage> {
        let thing = (catalog.find(name, Kind::ASKING))
            .map_err(|error| Usage::from_lookup(error, catalog))?;
        let side = Side {
            kind: thing.kind().name(),
            id: catalog.id(thing),
            title: catalog.title(thing),
        };
        Ok(if let Thing::Track(index) = thing {
            let track = &catalog.ladder.tracks[index];
            Self {
                side,
                skills: catalog.requirements(thing).collect(),
                years: Years::default(),
                salary: &track.salary,
                summary: track.summary.as_deref(),
                responsibilities: &[],
                source: track.source.as_deref(),
            }
        } else {
            let level = &catalog.ladder.levels[thing.index()];
            Self {
                side,
                skills: catalog.requirements(thing).collect(),
                years: level.years,
                salary: &level.salary,
                summary: level.summary.as_deref(),
                responsibilities: &level.responsibilities,
                source: level.source.as_deref(),
            }
        })
    }

    fn cited(&self) -> impl Iterator<Item = Option<&'a str>> {
        let paid = self.salary.iter().map(|salary| salary.source.as_deref());
        paid.chain([self.source])
    }
}

impl Question for Compare {
    type Answer<'a> = CompareAnswer<'a>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<CompareAnswer<'a>, Usage> {
        if !self.more.is_empty() {
            return Err(self.too_many());
        }
        let from = Asking::find(catalog, &self.from)?;
        let to = Asking::find(catalog, &self.to)?;
        let is_same = from.side.kind == to.side.kind && from.side.id == to.side.id;
        let note = is_same.then(|| format!("both are {}", to.side.title));
        Ok(CompareAnswer {
            sources: catalog.sources(from.cited().chain(to.cited())),
            scale: catalog.scale.names().collect(),
            notes: note.into_iter().collect(),
            comparison: Comparison {
                skills: skills::compare(catalog, &from.skills, &to.skills),
                years: Both {
                    from: from.years,
                    to: to.years,
                },
                salary: Both {
                    from: from.salary,
                    to: to.salary,
                },
                summary: Both {
                    from: from.summary,
                    to: to.summary,
                },
                responsibilities: Both {
                    from: from.responsibilities,
                    to: to.responsibilities,
                },
                from: from.side,
                to: to.side,
            },
        })
    }
}

impl Compare {
    /// The error for more than two names, with the line that shows them all.
    fn too_many(&self) -> Usage {
        let names = [&self.from, &self.to].into_iter().chain(&self.more);
        let options = names.map(|name| format!(" --level {}", quoted_for_shell(name)));
        let options: String = options.take(MOST_NAMED).collect();
        let message = "`compare` is for two levels or tracks at a time";
        Usage::new(message)
            .with_hint("a name of several words stands in quotes")
            .with_hint(format!(
                "`itpm-career matrix{options}` shows the skills of more levels side by side"
            ))
    }
}

/// How many names a hint repeats.
const MOST_NAMED: usize = 12;

#[cfg(test)]
crate::query::schema_like!(CompareAnswer<'_>, Comparison<'_>);

impl Serialize for CompareAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.comparison.serialize(serializer)
    }
}

impl Answer for CompareAnswer<'_> {
    const KEY: &'static str = "compare";

    fn title(&self) -> Cow<'_, str> {
        let Comparison { from, to, .. } = &self.comparison;
        format!("From {} to {}", from.title, to.title).into()
    }

    fn table(&self) -> Table<'_> {
        Table::new(ComparedSkill::columns(), &self.comparison.skills)
    }

    fn page(&self) -> Page<'_> {
        page::build(self)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}
