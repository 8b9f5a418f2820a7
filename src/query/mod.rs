//! The questions: each is a struct with its arguments, and asked of a catalog it gives an answer.
//! No I/O here, and no formatting: an answer is values.
//!
//! One question a file, with the words of its `--help`. A new one is listed once, in
//! [`crate::cli::Command`].

use std::fmt;

use serde::Serialize;

use crate::catalog::{Catalog, Sections, Source};

mod asked;
mod certifications;
mod compare;
mod find;
mod grid;
mod levels;
mod market;
mod plan;
mod salaries;
mod show;
mod skills;
mod strategies;
mod tracks;
mod validate;

pub use asked::Asked;
pub use certifications::{CertificationEntry, Certifications, CertificationsAnswer};
pub use compare::{Both, Change, Compare, CompareAnswer, ComparedSkill, Comparison, Side};
pub use grid::{Audience, Block, Cell, Column, Grid, Kind, Page, Row, Scale, Unit};
pub use levels::{LevelEntry, Levels, LevelsAnswer};
pub use market::{Market, MarketAnswer, MarketEntry, OccupationEntry, Rank};
pub use plan::{
    CertificateEntry, CertificateStatus, Finding, Lacking, Missing, Path, Plan, PlanAnswer,
    PlanStrategy, PlanTrack, RouteEntry, Rung, RungLevel, SkillStatus, Standing, WaySkill, Work,
};
pub use salaries::{Salaries, SalariesAnswer, SalaryEntry};
pub use show::{Show, ShowAnswer};
pub use skills::{SkillEntry, Skills, SkillsAnswer};
pub use strategies::{Strategies, StrategiesAnswer, StrategyEntry};
pub use tracks::{Sort, TrackEntry, Tracks, TracksAnswer};
pub use validate::{ProblemEntry, Severity, Validate, ValidateAnswer};

/// Something that can be asked of a catalog.
pub trait Question {
    /// What it gives.
    type Answer<'a>: Answer;

    /// The sections of the ladder file that the answer needs when people or programs read it, beside
    /// the sources, which people are told with every answer.
    fn sections(&self, for_people: bool) -> Sections;

    /// Asks it.
    ///
    /// # Errors
    /// If an argument names something that is not there.
    fn ask<'a>(&self, catalog: &'a Catalog<'a>) -> Result<Self::Answer<'a>, Usage>;
}

/// An answer: its own JSON, and values in rows and columns for every other format.
pub trait Answer: Serialize {
    /// The key it stands under in JSON.
    const KEY: &'static str;

    /// The key of the column that holds the ids.
    const ID: &'static str = "id";

    /// The answer as one rectangle.
    fn grid(&self) -> Grid<'_>;

    /// The answer as a person reads it: the rectangle, then its sources.
    fn page(&self) -> Page<'_> {
        Page(vec![
            Block::Grid(self.grid()),
            Block::Sources(self.sources()),
        ])
    }

    /// The sources that the facts of the answer name.
    fn sources(&self) -> Vec<&Source<'_>> {
        Vec::new()
    }

    /// What to say beside the answer: why it is empty, how a name was understood.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }

    /// Whether what was looked at turned out badly, so that the exit code says so.
    fn failed(&self) -> bool {
        false
    }
}

/// An argument that means nothing here.
#[derive(Debug)]
pub struct Usage {
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Usage {}
