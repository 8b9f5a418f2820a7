//! `team`: who is ready, what is each one missing, where is the team short?
//!
//! A person is judged as a plan judges one; `command/team` reads them one after another. `judge` is for
//! one of them, `run` gathers all, and the other files are the parts of the answer.

use std::path::PathBuf;

use crate::document::HeatMap;

use super::Usage;

mod answer;
mod columns;
mod coverage;
mod few;
mod gap;
mod judge;
mod matrix;
mod names;
mod need;
mod notes;
mod page;
mod parts;
mod person;
mod run;
mod sheet_person;
mod since;
mod what_if;

pub use columns::{Columns, are_of_people};
pub use gap::Gap;
pub use judge::{Judge, Place, Said, describe as describe_problems};
pub use need::{NeedColumns, Needs};
pub use parts::{TeamAnswer, TeamPart};
pub use person::{NextLevel, PersonError, TeamPerson};
pub use run::TeamRun;
pub use sheet_person::SheetPerson;

pub(super) use few::Few;

/// Show who is ready for what, and where a team is short
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "A roster is a spreadsheet as CSV (a row a person, or a row a skill of a person), a list
of profiles as JSON, a profile a line as NDJSON, or a folder of profiles; `schema --profile` says
what a profile holds. Nothing is stored or sent. With --format ndjson people go through one by
one, however many they are; with --part coverage they are only counted.

Examples:
  itpm-career team people.csv
  itpm-career team profiles/ --ready --goal senior
  itpm-career team people.csv --without Ann
  itpm-career team --format ndjson - < people.ndjson > judged.ndjson
  itpm-career team people.csv --part coverage --format csv"
)]
pub struct Team {
    /// Who: files, folders, or - for standard input
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::AnyPath)]
    pub file: Vec<PathBuf>,

    /// The level that all of them want; left out, the goal of each, or else the next level
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub goal: Option<String>,

    /// Only people who stand at this level; the coverage stays that of all
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub level: Option<String>,

    /// Only people who are ready for a next level; the coverage stays that of all
    #[arg(long)]
    pub ready: bool,

    /// The order of the people [default: as they were read]
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<TeamOrder>,

    /// Only this part; without people any number of them is only counted
    #[arg(long, value_name = "PART")]
    pub part: Option<TeamPart>,

    /// With all certificates, and whether each person may sit them
    #[arg(long)]
    pub certifications: bool,

    /// Without this person, by name, first name or line: coverage before and after; repeat it for each
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub without: Vec<String>,

    /// How many people are needed with a skill, as CSV: skill, proficiency, people
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub need: Option<PathBuf>,

    /// An earlier roster: who gained what, who became ready, where coverage fell
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    pub since: Option<PathBuf>,

    /// Fail where the ladder does not know a level, a skill or a certificate
    #[arg(long)]
    pub strict: bool,

    /// Show all of it, not only what fits one screen
    #[arg(long)]
    pub full: bool,
}

/// The order of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum TeamOrder {
    /// Those to whom the least is missing first
    Missing,
    /// By name
    Name,
    /// As their levels stand on the ladder, the lowest first
    Level,
}

impl Team {
    /// Whether what each person has is kept, and not only what is missing to them, where it is of so many.
    fn keeps_skills(&self, kept: usize) -> bool {
        let is_pictured = self.part.is_none() && kept <= HeatMap::MOST_COLUMNS;
        self.shows_matrix() || is_pictured
    }

    /// Whether skills by people are a part of the answer.
    fn shows_matrix(&self) -> bool {
        let is_shown = self.part == Some(TeamPart::Matrix) || (self.full && self.part.is_none());
        is_shown || self.since.is_some()
    }

    /// Makes sure that what is asked for can be said a person a line.
    ///
    /// # Errors
    /// If it cannot.
    pub fn ensure_stream(&self) -> Result<(), Usage> {
        let other = match self.part {
            Some(TeamPart::Coverage) => Some("--part coverage"),
            Some(TeamPart::Matrix) => Some("--part matrix"),
            Some(TeamPart::People) | None => None,
        };
        let whole = [
            self.sort.map(|_| "--sort"),
            other,
            (!self.without.is_empty()).then_some("--without"),
            self.need.as_ref().map(|_| "--need"),
            self.since.as_ref().map(|_| "--since"),
        ];
        match whole.into_iter().flatten().next() {
            None => Ok(()),
            Some(option) => {
                let message = format!(
                    "`{option}` needs all people at once, and with `--format ndjson` they go through one by one"
                );
                Err(Usage::new(message).with_hint("leave one of the two out, or ask for `--json`"))
            }
        }
    }
}
