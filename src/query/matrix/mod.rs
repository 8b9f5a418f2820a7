//! `matrix`: skills by levels.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Serialize, Serializer};

use crate::{
    catalog::{Catalog, Kind, Number, Profile, Source, english::grouped},
    document::{Block, Page, Table},
};

use super::{
    Answer, Usage, family,
    person::{Criteria, Person, PersonArgs, index, status::SkillStatus, unknown::unknown_names},
    skill_filter::SkillFilter,
};

mod columns;
mod page;
mod rows;

/// Show which level asks for which skill, and how well
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "CSV has a column for each level, for a spreadsheet: `working`, or `working?` where it is optional.
Weights and what is expected do not travel in it; JSON has them.

Examples:
  itpm-career matrix
  itpm-career matrix --level junior --level pm --level senior
  itpm-career matrix --profile me.json
  itpm-career matrix --format csv > matrix.csv"
)]
pub struct Matrix {
    /// Only this level; repeat it for each
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub level: Vec<String>,

    /// Only the levels of this family: its name or a word of it
    #[arg(long, value_name = "FAMILY", allow_hyphen_values = true)]
    pub family: Option<String>,

    /// Only this skill, given by its name, id, alias or a word of its name; repeat it for each;
    /// `scrum:working` leaves the levels that ask for it at that proficiency or a higher one
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// Mark what the person of this profile has, a file as `plan` reads it; - is standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub profile: Option<PathBuf>,
}

/// A matrix with more cells helps nobody.
const MOST_CELLS: usize = 10_000_000;

/// A page of which a matrix with more cells is a part would be nothing but that: some megabytes.
const MOST_CELLS_OF_A_PART: usize = 200_000;

/// Skills by levels.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixParts<'a> {
    /// The levels, a column each, in the order of the ladder.
    pub levels: Vec<MatrixLevel<'a>>,
    /// The skills that any of these asks for, a row each: those of a group together.
    pub skills: Vec<MatrixSkill<'a>>,
}

/// A column of a matrix.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixLevel<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// The family it belongs to; null where it has none of its own.
    pub family: Option<&'a str>,
    /// A shorter name that no other column has.
    #[serde(skip)]
    short: Option<&'a str>,
    /// Whether another column has the same title.
    #[serde(skip)]
    is_shared: bool,
}

/// A row of a matrix.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixSkill<'a> {
    /// The stable name for scripts.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// The group it belongs to; null where it has none.
    pub group: Option<&'a str>,
    /// Whether the person of the profile has it, however well; null without a profile.
    pub has: Option<bool>,
    /// How well they have it; null if not at all, without a scale or without a profile.
    pub have: Option<&'a str>,
    /// The levels that ask for it, in the order of the columns.
    pub levels: Vec<MatrixCell<'a>>,
}

/// A level that asks for a skill.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixCell<'a> {
    /// The id of the level.
    pub level: &'a str,
    /// How well it asks for it, by a name from the scale; null where it does not say, or without a scale.
    pub proficiency: Option<&'a str>,
    /// Whether one cannot do without it.
    pub required: bool,
    /// How much it counts beside the others; 1 unless the ladder says otherwise.
    pub weight: Number,
    /// What is expected here; null where the ladder does not say.
    pub note: Option<&'a str>,
    /// The id of the level that it is inherited from; null where it is asked for here.
    pub inherited_from: Option<&'a str>,
    /// Whether the person of the profile has it as it is asked for; null without a profile.
    pub status: Option<SkillStatus>,
    /// Its column, from 0.
    #[serde(skip)]
    column: usize,
    /// How well, as a place on the scale from 0.
    #[serde(skip)]
    rank: usize,
}

/// The answer of `matrix`.
pub struct MatrixAnswer<'a> {
    parts: MatrixParts<'a>,
    /// The scale, lowest first.
    scale: Vec<&'a str>,
    /// Whether a person is held against it.
    has_person: bool,
    title: Option<&'a str>,
    sources: Vec<&'a Source<'a>>,
    notes: Vec<String>,
}

impl Matrix {
    /// Asks it of a ladder, for a person with this profile, if there is one.
    ///
    /// # Errors
    /// If an argument or the profile names something that is not there, or if the matrix would have more
    /// cells than anybody can read.
    pub fn ask<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        profile: Option<&Profile>,
    ) -> Result<MatrixAnswer<'a>, Usage> {
        let mut notes = Vec::new();
        let criteria = Criteria::new(catalog);
        let person = profile.map(|profile| Person::new(&criteria, &PersonArgs::default(), profile));
        let person = person.transpose()?;
        if let Some(person) = &person {
            notes.extend_from_slice(&person.understood);
            let unknown = unknown_names(&person.unknown);
            notes
                .extend(unknown.map(|names| format!("not on this ladder, so not marked: {names}")));
            notes.extend(person.notes_on_claims(catalog));
        }
        let levels = self.levels(catalog)?;
        self.answer(catalog, &levels, person.as_ref(), notes)
    }

    /// The matrix of some levels, by index, as a part of a page; none if it would be the most of it.
    pub(super) fn of_levels<'a>(
        catalog: &'a Catalog<'a>,
        levels: &[usize],
    ) -> Option<MatrixAnswer<'a>> {
        let answer = Self::default().answer(catalog, levels, None, Vec::new());
        let cells = |answer: &MatrixAnswer| levels.len() * answer.parts.skills.len();
        // What is too big for a matrix at all is too big here.
        answer
            .ok()
            .filter(|answer| cells(answer) <= MOST_CELLS_OF_A_PART)
    }

    fn answer<'a>(
        &self,
        catalog: &'a Catalog<'a>,
        levels: &[usize],
        person: Option<&Person<'a>>,
        mut notes: Vec<String>,
    ) -> Result<MatrixAnswer<'a>, Usage> {
        let filter = SkillFilter::new(catalog, &self.skill)?;
        let rows = rows::gather(catalog, levels, &filter, person);
        if levels.len().saturating_mul(rows.len()) > MOST_CELLS {
            return Err(too_many(levels.len(), rows.len()));
        }
        notes.extend(filter.notes);
        if rows.is_empty() {
            notes.push(String::from(if self.skill.is_empty() {
                "these levels ask for no skill"
            } else {
                "none of these levels asks for such a skill"
            }));
        }
        let cited = levels.iter().map(|level| {
            let level = &catalog.ladder.levels[*level];
            level.source.as_deref()
        });
        Ok(MatrixAnswer {
            sources: catalog.sources(cited),
            parts: MatrixParts {
                levels: columns::of_levels(catalog, levels),
                skills: rows::in_groups(rows),
            },
            scale: catalog.scale.names().collect(),
            has_person: person.is_some(),
            title: catalog.ladder.title.as_deref(),
            notes,
        })
    }

    /// The levels that are meant, by index, in the order of the ladder.
    fn levels(&self, catalog: &Catalog) -> Result<Vec<usize>, Usage> {
        let named = self
            .level
            .iter()
            .map(|name| index(catalog, name, Kind::Level));
        let named: BTreeSet<usize> = named.collect::<Result<_, Usage>>()?;
        let family = self.family.as_deref();
        let family = family
            .map(|family| family::levels(catalog, family))
            .transpose()?;
        let levels = 0..catalog.ladder.levels.len();
        let levels = levels.filter(|level| {
            (named.is_empty() || named.contains(level))
                && family.as_ref().is_none_or(|family| family.contains(level))
        });
        let levels: Vec<usize> = levels.collect();
        if levels.is_empty() {
            let message = "none of these levels is of that family";
            return Err(Usage::new(message).with_hint("leave `--level` or `--family` out"));
        }
        Ok(levels)
    }
}

fn too_many(levels: usize, skills: usize) -> Usage {
    let [levels, skills] = [levels, skills].map(|count| grouped(&count.to_string()));
    Usage::new(format!(
        "{skills} skills by {levels} levels are more than a matrix can show"
    ))
    .with_hint("name some of them by `--level`, `--family` or `--skill`")
}

impl MatrixAnswer<'_> {
    /// Whether no level asks for anything.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.skills.is_empty()
    }

    /// What its marks mean, and the table.
    pub(super) fn blocks(&self) -> Vec<Block<'_>> {
        page::blocks(self, true)
    }
}

#[cfg(test)]
crate::query::schema_like!(MatrixAnswer<'_>, MatrixParts<'_>);

impl Serialize for MatrixAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts.serialize(serializer)
    }
}

impl Answer for MatrixAnswer<'_> {
    const KEY: &'static str = "matrix";

    fn table(&self) -> Table<'_> {
        columns::for_programs(self)
    }

    fn first_screen(&self) -> Page<'_> {
        page::build(self, true)
    }

    fn page(&self) -> Page<'_> {
        page::build(self, false)
    }

    fn sources(&self) -> Vec<&Source<'_>> {
        self.sources.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}
