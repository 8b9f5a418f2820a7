//! What can be asked: the commands and the options that they share. The doc comments are the help.

use std::{ffi::OsString, mem::ManuallyDrop, path::PathBuf};

use clap::{
    ArgAction, ArgMatches, Args, FromArgMatches, Subcommand, ValueEnum, ValueHint, error::ErrorKind,
};

use crate::{papers, query};

const NAME: &str = "itpm-career";

/// The IT project manager's career explorer: the ladder, the tracks, the pay, the next step
#[derive(Debug, Args)]
#[group(skip)]
#[command(version, disable_help_flag = true)]
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

    /// What all commands share, whether it was said before the command or behind it.
    #[arg(skip)]
    pub options: Options,
}

impl Cli {
    /// Reads the command line.
    ///
    /// # Errors
    /// If it asks for help or the version, or makes no sense.
    pub fn read<W: Iterator<Item = OsString>>(words: impl Fn() -> W) -> Result<Self, clap::Error> {
        // Each command is put together only when it is called, the options before it only when there
        // are any, and nothing is taken apart again: the process ends soon, and any of it would cost
        // as much as the rest of the reading.
        let first = words().nth(1);
        let before = first.is_some_and(|word| word.as_encoded_bytes().starts_with(b"-"));
        let command = if before {
            Self::whole()
        } else {
            Self::augment_args(clap::Command::new(NAME))
        };
        match ManuallyDrop::new(command).try_get_matches_from_mut(words()) {
            Ok(matches) => Self::from_matches(&mut ManuallyDrop::new(matches), before),
            Err(error) if error.kind() == ErrorKind::DisplayVersion => Err(error),
            Err(error) => {
                // Help on the whole, and the nearest name to a wrong one, take all commands. How wide
                // help may be said sooner would be copied into each of them.
                let mut command = Self::whole().max_term_width(100);
                command.build();
                let mut words: Vec<OsString> = words().collect();
                // The help on `help` would list the commands without a word on them.
                while words.len() > 2 && words[1..3].iter().all(|word| word == "help") {
                    words.remove(2);
                }
                let read = command.try_get_matches_from_mut(words);
                Err(read.err().unwrap_or(error))
            }
        }
    }

    /// All that can be asked, with the options that may stand before a command too.
    #[must_use]
    pub fn whole() -> clap::Command {
        With::<Self>::augment_args(clap::Command::new(NAME))
    }

    fn from_matches(matches: &mut ArgMatches, before: bool) -> Result<Self, clap::Error> {
        let behind = matches.subcommand();
        let mut options = behind.map_or_else(Options::default, |(_, said)| Options::of(said));
        if before {
            options = options.or(Options::of(matches));
        }
        let mut cli = Self::from_arg_matches_mut(matches)?;
        cli.options = options;
        Ok(cli)
    }
}

/// The commands. A new one is a file in `query` or `papers` and a line here.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
#[expect(
    missing_docs,
    reason = "each command is documented where it is defined"
)]
pub enum Command {
    Levels(With<query::Levels>),
    Tracks(With<query::Tracks>),
    Salaries(With<query::Salaries>),
    Strategies(With<query::Strategies>),
    Skills(With<query::Skills>),
    Certifications(With<query::Certifications>),
    Show(With<query::Show>),
    Compare(With<query::Compare>),
    Plan(With<query::Plan>),
    Market(With<query::Market>),
    Validate(With<query::Validate>),
    Schema(With<papers::Schema>),
    Completions(With<papers::Completions>),
    Man(With<papers::Man>),
}

/// What is asked, on a command line that may hold the common options too. clap's own way to share
/// options copies each of them into each command, asked for or not.
#[derive(Debug)]
pub struct With<Q>(pub Q);

impl<Q: Args> Args for With<Q> {
    fn augment_args(command: clap::Command) -> clap::Command {
        let command = Options::augment_args(command);
        Q::augment_args(command.next_help_heading(None))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        let command = Options::augment_args_for_update(command);
        Q::augment_args_for_update(command.next_help_heading(None))
    }
}

impl<Q: FromArgMatches> FromArgMatches for With<Q> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Q::from_arg_matches(matches).map(Self)
    }

    // Without this all that was said would be copied first.
    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        Q::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// What all commands share.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(next_help_heading = "Common options")]
pub struct Options {
    /// The form of the answer [default: table]
    #[arg(long, value_name = "FORMAT", overrides_with = "format")]
    pub format: Option<Format>,

    /// Short for --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,

    /// Read this ladder file instead of the one built in; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub data: Option<PathBuf>,

    /// Fit tables to this many columns; 0 is no limit [default: the terminal's, else no limit]
    #[arg(long, value_name = "COLUMNS", allow_negative_numbers = true, value_parser = columns)]
    pub width: Option<u16>,

    /// Print help; `help` before a command says more
    // Not clap's own flag, which would print more for `--help` than for `-h`.
    #[arg(short, long, action = ArgAction::HelpShort)]
    pub help: Option<bool>,
}

fn columns(text: &str) -> Result<u16, &'static str> {
    text.parse()
        .map_err(|_| "expected a number of columns from 0 to 65535")
}

impl Format {
    /// Whether it is read by people, who are told the sources beside the answer.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }
}

impl Options {
    /// The form of the answer, whichever way it was asked for.
    #[must_use]
    pub fn format(&self) -> Format {
        match self.format {
            Some(format) => format,
            None if self.json => Format::Json,
            None => Format::Table,
        }
    }

    /// Those that were said. clap's own way to take them copies all that was said first.
    fn of(said: &ArgMatches) -> Self {
        Self {
            format: said.get_one("format").copied(),
            json: said.get_flag("json"),
            data: said.get_one("data").cloned(),
            width: said.get_one("width").copied(),
            help: None,
        }
    }

    /// These, and where they say nothing those.
    fn or(self, outer: Self) -> Self {
        let says = self.json || self.format.is_some();
        Self {
            format: if says { self.format } else { outer.format },
            json: if says { self.json } else { outer.json },
            data: self.data.or(outer.data),
            width: self.width.or(outer.width),
            help: self.help.or(outer.help),
        }
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
