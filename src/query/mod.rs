//! The questions: each is a struct with its arguments, and asked of a catalog it gives an answer.
//! No I/O here, and no formatting: an answer is values.
//!
//! One question a file, with the words of its `--help`. A new one is listed in `cli`, in the groups of
//! `help` and among the schemas of answers; tests tell what was forgotten.

use std::borrow::Cow;

use serde::Serialize;

use crate::{
    catalog::{Catalog, Source},
    document::{Page, Table},
};

mod certifications;
mod compare;
mod diff;
mod family;
mod ladders;
mod levels;
mod list;
mod map;
mod market;
mod matches;
mod matrix;
mod person;
mod plan;
mod requirement;
mod salaries;
mod show;
mod skill_filter;
mod skills;
mod strategies;
mod team;
mod tracks;
mod usage;
mod validate;
mod values;
mod words;
mod words_filter;

pub use certifications::{CertificationEntry, Certifications};
pub use compare::{Compare, CompareAnswer, Comparison};
pub use diff::{
    Change, Diff, DiffAnswer, DiffEntry, GoneLevel, Judgement, KindCount, LevelDiff, PersonDiff,
    SkillDiff, SkillStanding, TeamDiff, Version,
};
pub use ladders::{LadderEntry, Ladders, LaddersAnswer};
pub use levels::{LevelEntry, Levels, LevelsAnswer};
pub use list::{Entry, List};
pub use map::{Map, MapAnswer, MapEdge, MapNode};
pub use market::{Market, MarketAnswer, MarketEntry};
pub use matches::{Match, MatchAnswer, MatchEntry};
pub use matrix::{Matrix, MatrixAnswer, MatrixCell, MatrixLevel, MatrixParts, MatrixSkill};
pub use person::{PersonArgs, unknown::UnknownName};
pub use plan::{Plan, PlanAnswer};
pub use requirement::RequirementEntry;
pub use salaries::{Salaries, SalaryEntry};
pub use show::{Show, ShowAnswer};
pub use skills::{SkillEntry, Skills};
pub use strategies::{Strategies, StrategyEntry};
pub use team::{
    Columns, Gap, Judge, NeedColumns, Needs, NextLevel, PersonError, Place, Said, SheetPerson,
    Team, TeamAnswer, TeamOrder, TeamPart, TeamPerson, TeamRun, are_of_people, describe_problems,
};
pub use tracks::{TrackEntry, Tracks};
pub use usage::{Usage, UsageKind};
pub use validate::{Validate, Validation};

/// Says that an answer has the JSON Schema of what it is in JSON.
#[cfg(test)]
macro_rules! schema_like {
    ($answer:ty, $json:ty) => {
        impl schemars::JsonSchema for $answer {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$json>::schema_name()
            }

            fn inline_schema() -> bool {
                <$json>::inline_schema()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$json>::json_schema(generator)
            }
        }
    };
}
#[cfg(test)]
use schema_like;

/// Something that can be asked of a catalog.
pub trait Question {
    /// What it gives.
    type Answer<'a>: Answer;

    /// Asks it.
    ///
    /// # Errors
    /// If an argument names something that is not there.
    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage>;

    /// Asks it of all built-in ladders, which are given in their order; none if it is a question for one
    /// at a time.
    ///
    /// # Errors
    /// If an argument names something that is in none of them.
    fn ask_all<'a>(&self, _catalogs: &'a [Catalog<'a>]) -> Option<Result<Self::Answer<'a>, Usage>> {
        None
    }
}

/// An answer: its own JSON, and values in rows and columns for every other format.
pub trait Answer: Serialize {
    /// The key it stands under in JSON.
    const KEY: &'static str;

    /// The key of the column that holds the ids; none where there are none.
    const ID: Option<&'static str> = Some("id");

    /// The answer as one table.
    fn table(&self) -> Table<'_>;

    /// What a person sees first at a terminal; what does not fit one screen is left to `--full`.
    fn first_screen(&self) -> Page<'_> {
        self.page()
    }

    /// What a page is called that does not begin with a heading: the key, as a title.
    fn title(&self) -> Cow<'_, str> {
        let mut title = Self::KEY.to_owned();
        title[..1].make_ascii_uppercase();
        title.into()
    }

    /// The answer as a person reads it, with its sources last.
    fn page(&self) -> Page<'_>;

    /// The sources that the facts of the answer name.
    fn sources(&self) -> Vec<&Source<'_>> {
        Vec::new()
    }

    /// What to say beside the answer: why it is empty, how a name was understood.
    fn notes(&self) -> &[String] {
        &[]
    }

    /// How many of the notes, from the first, the page says itself.
    fn said_in_page(&self) -> usize {
        0
    }

    /// The notes as they stand beside the answer in JSON.
    fn notes_in_json(&self) -> &[String] {
        self.notes()
    }

    /// Whether what was looked at turned out badly, so that the exit code says so.
    fn failed(&self) -> bool {
        false
    }
}
