//! The command line for programs: `help --json`.

use clap::{Arg, ArgAction, Command};
use serde::Serialize;

use crate::{
    document::{Cell, Column, ColumnKind, Page, Table},
    query::{Answer, Usage},
    report::ErrorKind,
};

use super::{
    after_help::AfterHelp,
    answer_schema::ANSWERS,
    help::{self, GROUPS},
};

/// The command line of the program.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Interface {
    /// The program.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is for.
    pub about: String,
    /// Its commands, in groups one after another.
    pub commands: Vec<CommandEntry>,
    /// What the exit codes mean.
    pub exit_codes: &'static [ExitCode],
    /// The kinds of errors: what `error.kind` may be.
    pub errors: Vec<ErrorEntry>,
}

/// A command.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CommandEntry {
    /// What to type.
    pub name: String,
    /// What it is for, in a line.
    pub about: String,
    /// The group that it belongs to.
    pub group: &'static str,
    /// How it is used: `itpm-career show [OPTIONS] <NAME>`.
    pub usage: String,
    /// What stands behind it without a name of its own.
    pub arguments: Vec<ArgumentEntry>,
    /// Its options, those that all commands share last.
    pub options: Vec<ArgumentEntry>,
    /// What else there is to know of it.
    pub notes: Vec<String>,
    /// Lines to type.
    pub examples: Vec<String>,
    /// Whether it answers in JSON, in the form of `schema --answer NAME`; the others print a text of their
    /// own.
    pub answers: bool,
}

/// An argument or an option.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArgumentEntry {
    /// `--skill`; of an argument without one what stands for it: `NAME`.
    pub name: String,
    /// Its short form: `-h`; null without one.
    pub short: Option<String>,
    /// What stands for its value; null if it takes none.
    pub value: Option<String>,
    /// The values that it takes, if there are only some.
    pub values: Vec<ValueEntry>,
    /// What it is if it is left out, in words where that depends on something; null if that is nothing.
    pub default: Option<String>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it may be given several times.
    pub repeatable: bool,
    /// What it is for.
    pub help: String,
}

/// A value of an option.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ValueEntry {
    /// What to type.
    pub name: String,
    /// What it means.
    pub help: String,
}

/// An exit code.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExitCode {
    /// The code.
    pub code: u8,
    /// What it means.
    pub meaning: &'static str,
}

/// A kind of error.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ErrorEntry {
    /// What `error.kind` is.
    pub kind: ErrorKind,
    /// What it means.
    pub meaning: &'static str,
    /// The exit code that comes with it.
    pub exit_code: u8,
}

const EXIT_CODES: &[ExitCode] = &[
    ExitCode {
        code: 0,
        meaning: "done, an empty answer included",
    },
    ExitCode {
        code: 1,
        meaning: "it ran and failed: a file that cannot be read or is not valid, an answer that cannot be written",
    },
    ExitCode {
        code: 2,
        meaning: "wrong usage",
    },
];

/// Describes the command line, or of its commands only the one of this name.
///
/// # Errors
/// If there is no such command.
pub(super) fn describe(whole: &Command, only: Option<&str>) -> Result<Interface, Usage> {
    if let Some(name) = only {
        help::find(whole, name)?;
    }
    let named = GROUPS
        .iter()
        .flat_map(|(group, names)| names.iter().map(move |name| (*group, *name)));
    let named = named.filter(|(_, name)| only.is_none_or(|only| only == *name));
    let commands = named.filter_map(|(group, name)| {
        let command = whole.find_subcommand(name)?;
        Some(CommandEntry::new(command, group))
    });
    let errors = ErrorKind::ALL.iter().map(|(kind, meaning)| ErrorEntry {
        kind: *kind,
        meaning,
        exit_code: kind.exit_code(),
    });
    Ok(Interface {
        name: whole.get_name().to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        about: whole
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default(),
        commands: commands.collect(),
        exit_codes: EXIT_CODES,
        errors: errors.collect(),
    })
}

impl CommandEntry {
    fn new(command: &Command, group: &'static str) -> Self {
        let AfterHelp {
            notes, examples, ..
        } = AfterHelp::of_command(command);
        let options = command.get_opts();
        let flags = command.get_arguments().filter(|arg| is_flag(arg));
        let (own, shared): (Vec<&Arg>, Vec<&Arg>) = options
            .chain(flags)
            .filter(|arg| !arg.is_hide_set())
            .partition(|arg| arg.get_help_heading().is_none());
        let mut usage = command.clone().render_usage().to_string();
        usage = usage.trim_start_matches("Usage: ").to_owned();
        Self {
            name: command.get_name().to_owned(),
            about: command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default(),
            group,
            usage,
            arguments: command.get_positionals().map(ArgumentEntry::new).collect(),
            options: own
                .into_iter()
                .chain(shared)
                .map(ArgumentEntry::new)
                .collect(),
            notes,
            examples,
            answers: ANSWERS.contains(&command.get_name()),
        }
    }
}

/// Whether an argument is an option without a value.
fn is_flag(arg: &Arg) -> bool {
    !arg.is_positional() && !arg.get_action().takes_values()
}

impl ArgumentEntry {
    fn new(arg: &Arg) -> Self {
        let value = arg.get_value_names().and_then(<[_]>::first);
        let value = value.map(ToString::to_string);
        let long = arg.get_long().map(|long| format!("--{long}"));
        let values = arg.get_possible_values().into_iter();
        let takes_values = arg.get_action().takes_values();
        let help = arg
            .get_long_help()
            .or(arg.get_help())
            .map(ToString::to_string);
        let mut help = help.unwrap_or_default();
        // A default that clap does not know of stands at the end of the words.
        let default = help.rfind("[default: ").map(|at| {
            let default = help[at + "[default: ".len()..]
                .trim_end_matches(']')
                .to_owned();
            help.truncate(at);
            default
        });
        Self {
            name: long.or_else(|| value.clone()).unwrap_or_default(),
            short: arg.get_short().map(|short| format!("-{short}")),
            value: value.filter(|_| takes_values),
            values: values
                .filter(|_| takes_values)
                .map(|value| ValueEntry {
                    name: value.get_name().to_owned(),
                    help: value
                        .get_help()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                })
                .collect(),
            default,
            required: arg.is_required_set(),
            repeatable: matches!(arg.get_action(), ArgAction::Append),
            help: help.trim_end().to_owned(),
        }
    }
}

impl Answer for Interface {
    const KEY: &'static str = "help";

    const ID: Option<&'static str> = None;

    fn table(&self) -> Table<'_> {
        let columns = vec![
            Column::new(
                "name",
                "Command",
                ColumnKind::Short,
                |one: &CommandEntry| Cell::from(&*one.name),
            ),
            Column::new("about", "What it is for", ColumnKind::Prose, |one| {
                (&*one.about).into()
            }),
        ];
        Table::new(columns, &self.commands)
    }

    fn page(&self) -> Page<'_> {
        Page(Vec::new())
    }
}
