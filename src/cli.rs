//! What can be asked: the commands and the options that they share. The doc comments are the help.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum, ValueHint};

use crate::{papers, query};

/// The IT project manager's career explorer: the ladder, the tracks, the pay, the next step
#[derive(Debug, Parser)]
#[command(
    name = "itpm-career",
    version,
    max_term_width = 100,
    disable_help_flag = true
)]
#[command(after_help = "Examples:
  itpm-career levels
  itpm-career tracks --skill scrum
  itpm-career plan --years 4 --skill leadership
  itpm-career salaries --json | jq '.salaries[].max'
  itpm-career --data our-ladder.json levels

Exit codes: 0 done, 1 failed, 2 wrong usage")]
pub struct Cli {
    /// What is asked.
    #[command(subcommand)]
    pub command: Command,

    /// What all commands share.
    #[command(flatten)]
    pub options: Options,
}

/// The commands. A new one is a file in `query` or `papers` and a line here.
#[derive(Debug, Subcommand)]
#[expect(
    missing_docs,
    reason = "each command is documented where it is defined"
)]
pub enum Command {
    Levels(query::Levels),
    Tracks(query::Tracks),
    Salaries(query::Salaries),
    Strategies(query::Strategies),
    Skills(query::Skills),
    Certifications(query::Certifications),
    Show(query::Show),
    Compare(query::Compare),
    Plan(query::Plan),
    Market(query::Market),
    Validate(query::Validate),
    Schema(papers::Schema),
    Completions(papers::Completions),
    Man(papers::Man),
}

/// What all commands share.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Common options")]
pub struct Options {
    /// The form of the answer
    #[arg(long, global = true, value_name = "FORMAT", default_value = "table")]
    #[arg(overrides_with = "format")]
    pub format: Format,

    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,

    /// Read this ladder file instead of the one built in; - is standard input
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub data: Option<PathBuf>,

    /// Fit tables to this many columns; 0 is no limit [default: the terminal's, else no limit]
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub width: Option<u16>,

    /// Print help
    // Not clap's own flag, which would print more for `--help` than for `-h`.
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    pub help: Option<bool>,
}

impl Options {
    /// The form of the answer, whichever way it was asked for.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    #[default]
    Table,
    /// One object on one line, for programs
    Json,
    /// For spreadsheets
    Csv,
    /// For a wiki or an issue
    Markdown,
    /// One id a line, for xargs and fzf
    Ids,
}
