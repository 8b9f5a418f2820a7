//! `show`: everything that is known about one thing.

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Catalog, Kind, Source, Thing, english::bounded_list, names::search_key},
    document::{Block, Cell, ColumnKind, Heading, Page, Row, Table},
};

use super::{Answer, Question, Usage};

mod certification;
mod facts;
mod record;
mod requirements;
mod skill;

use facts::{Fact, raw_rows};
use record::{Record, SkillAndSources, sources};

/// Show everything about one of these, by its name
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

    /// More words of it
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,

    /// Show all of it, not only what fits one screen
    #[arg(long)]
    pub full: bool,
}

/// One thing and everything about it.
pub struct ShowAnswer<'a> {
    record: Record<'a>,
    title: &'a str,
    thing: Thing,
    catalog: &'a Catalog<'a>,
    /// Whether a person wants all of it on the screen.
    full: bool,
}

#[cfg(test)]
crate::query::schema_like!(ShowAnswer<'_>, Record<'_>);

impl Serialize for ShowAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record.serialize(serializer)
    }
}

impl Question for Show {
    type Answer<'a> = ShowAnswer<'a>;

    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<ShowAnswer<'a>, Usage> {
        let words = self.words.iter().map(String::as_str);
        let name: Vec<&str> = [&*self.name].into_iter().chain(words).collect();
        let name = name.join(" ");
        let thing = (catalog.find(&name, Kind::ALL)).map_err(|error| {
            let error = Usage::from_lookup(error, catalog);
            match beyond(catalog, &name) {
                Some(what) => error.with_hint(format!("it lies beyond this ladder: {what}")),
                None => error,
            }
        })?;
        Ok(ShowAnswer {
            record: Record::new(catalog, thing),
            title: catalog.title(thing),
            thing,
            catalog,
            full: self.full,
        })
    }
}

/// What a role is, if it is one that people move to and that the ladder does not hold.
fn beyond<'a>(catalog: &'a Catalog<'a>, name: &str) -> Option<&'a str> {
    let name = search_key(name);
    let mut beyond = catalog.ladder.beyond.iter();
    let role = beyond.find(|one| search_key(&one.title) == name)?;
    role.summary.as_deref()
}

impl ShowAnswer<'_> {
    /// The page, with all texts or with those that fit one screen.
    fn page_with(&self, full: bool) -> Page<'_> {
        const HEADINGS: &[Heading] = &[
            Heading::people("", ColumnKind::Short),
            Heading::people("", ColumnKind::Prose),
        ];
        let requirements = self.record.requirements();
        let details = requirements::table(self.catalog, requirements);
        let mut facts = self.record.facts(self.catalog, full);
        facts.retain(|Fact { heading, cell }| {
            // The footer of the page says where facts come from, and tables what is long.
            let is_apart = match &*heading.key {
                "source" | "sources" => true,
                "skills" | "expected" => details.is_some(),
                key => matches!(self.record, Record::Skill(_)) && skill::TABLES.contains(&key),
            };
            !is_apart && !heading.label.is_empty() && !cell.is_missing()
        });
        let kind: Row = vec!["Kind".into(), self.thing.kind().name().into()];
        let facts = facts.into_iter();
        let rows = facts.map(|Fact { heading, cell }| vec![heading.label.into(), cell]);
        let rows = [kind].into_iter().chain(rows).collect();
        let sources = sources(self.catalog, self.thing, full);
        let mut blocks = vec![Block::heading(self.title)];
        if let Record::Skill(SkillAndSources { entry, .. }) = &self.record {
            blocks.extend(entry.description.map(Block::text));
        }
        blocks.push(Block::Table(Table::from_rows(HEADINGS, rows)));
        blocks.extend(details);
        if let Record::Skill(SkillAndSources { entry, .. }) = &self.record {
            blocks.extend(skill::tables(entry));
            blocks.extend(skill::source_table(entry, &sources));
        } else {
            blocks.push(Block::Sources(sources));
        }
        Page(blocks)
    }
}

/// How many names of one kind are on a first screen.
const MOST_NAMES: usize = 3;

/// Some names, and how many more there are.
fn named<S: AsRef<str>>(names: &[S]) -> Cell<'static> {
    match names {
        [] => Cell::Missing,
        names => bounded_list(names, MOST_NAMES).into(),
    }
}

/// The ids of the sources of a first screen, and where the rest is.
fn footer(sources: &[&str]) -> String {
    let sources = match sources {
        [] => String::new(),
        ids => format!("Sources: {}. ", bounded_list(ids, MOST_NAMES)),
    };
    format!("{sources}All: --full")
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
        let kind = vec!["kind".into(), self.thing.kind().name().into()];
        let facts = self
            .record
            .facts(self.catalog, true)
            .into_iter()
            .flat_map(raw_rows);
        let rows = [title, kind].into_iter().chain(facts);
        Table::from_rows(HEADINGS, rows.collect())
    }

    fn first_screen(&self) -> Page<'_> {
        match &self.record {
            Record::Skill(skill) if !self.full && skill.entry.says_something() => {
                skill::first_screen(self.catalog, &skill.entry)
            }
            Record::Certification(one) if !self.full => {
                certification::first_screen(one).unwrap_or_else(|| self.page_with(false))
            }
            _ => self.page_with(self.full),
        }
    }

    fn page(&self) -> Page<'_> {
        self.page_with(true)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        sources(self.catalog, self.thing, true)
    }
}
