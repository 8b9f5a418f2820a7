//! The options that all commands share, before a command or behind it.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Args, FromArgMatches, ValueHint, builder::PossibleValuesParser};

use crate::{
    catalog::{BUILT_IN, BuiltIn},
    command::{LadderSource, Run},
    report::Format,
};

/// A command with the common options, which may stand behind it as well as before it.
#[derive(Debug)]
pub(super) struct With<Q> {
    question: Q,
    options: Options,
}

impl<Q: Run> With<Q> {
    pub(super) fn parts(&self) -> (&dyn Run, &Options) {
        (&self.question, &self.options)
    }
}

// Not derived, since the description of the command would be that of the options.
impl<Q: Args> Args for With<Q> {
    fn augment_args(command: clap::Command) -> clap::Command {
        // Only the command that is typed is described in full: all of them were half of the start.
        command.defer(|command| {
            let command = Options::augment_args(command);
            Q::augment_args(command.next_help_heading(None))
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        let command = Options::augment_args_for_update(command);
        Q::augment_args_for_update(command.next_help_heading(None))
    }
}

impl<Q: FromArgMatches> FromArgMatches for With<Q> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self {
            question: Q::from_arg_matches(matches)?,
            options: Options::from_arg_matches(matches)?,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.question.update_from_arg_matches(matches)?;
        self.options.update_from_arg_matches(matches)
    }
}

/// What all commands share.
#[derive(Clone, Debug, Default, Args)]
#[group(skip)]
#[command(next_help_heading = "Common options")]
pub(super) struct Options {
    /// The form of the answer [default: table]
    #[arg(long, value_name = "FORMAT", overrides_with = "format")]
    format: Option<Format>,

    /// Short for --format json
    #[arg(long, conflicts_with = "format", overrides_with = "json")]
    json: bool,

    /// Read this JSON or YAML file, not the built-in ladder; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    data: Option<PathBuf>,

    /// Read this built-in ladder; `ladders` lists them, and match and skills take all [default: guide]
    #[arg(
        long,
        value_name = "LADDER",
        conflicts_with = "data",
        overrides_with = "ladder"
    )]
    #[arg(value_parser = built_in_names())]
    ladder: Option<String>,

    /// Begin CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(super) bom: bool,

    /// Bold and colours in tables [default: auto]
    #[arg(long, value_name = "WHEN", overrides_with = "color")]
    pub(super) color: Option<Color>,

    /// Fit tables to this many columns; 0 is no limit [default: the terminal's, else 100]
    #[arg(long, value_name = "COLUMNS", allow_negative_numbers = true, value_parser = columns)]
    pub(super) width: Option<u16>,

    /// Print help; `help` before a command says more
    // Not clap's own flag, which would print more for `--help` than for `-h`.
    #[arg(short, long, action = ArgAction::HelpShort)]
    pub(super) help: Option<bool>,
}

impl Options {
    /// What remains of them where help is asked for: only JSON has a meaning.
    pub(super) fn for_help(&self) -> Self {
        Self {
            help: Some(true),
            json: self.format().is_some_and(Format::is_json),
            ..Self::default()
        }
    }

    /// The ladder that was named, whichever way.
    pub(super) fn ladder(&self) -> Option<LadderSource<'_>> {
        let named = self.ladder.as_deref().and_then(|name| match name {
            ALL_LADDERS => Some(LadderSource::All),
            name => BuiltIn::named(name).map(LadderSource::BuiltIn),
        });
        self.data.as_deref().map(LadderSource::File).or(named)
    }

    /// The format that was asked for, whichever way.
    pub(super) fn format(&self) -> Option<Format> {
        self.format.or(self.json.then_some(Format::Json))
    }
}

/// When the answer has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is dumb; elsewhere if `CLICOLOR_FORCE` is
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// What stands for all built-in ladders.
const ALL_LADDERS: &str = "all";

fn built_in_names() -> PossibleValuesParser {
    let names = BUILT_IN.iter().map(|one| one.name);
    names.chain([ALL_LADDERS]).into()
}

fn columns(text: &str) -> Result<u16, &'static str> {
    text.parse()
        .map_err(|_| "expected a number of columns from 0 to 65535")
}
