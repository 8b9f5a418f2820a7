//! `help`: what the program can be asked, and more on one command than `--help` says; with `--json` all of
//! it for programs.

use std::io::Write;

use anyhow::{Context as _, Result};
use clap::Command;

use crate::{
    catalog::{english::quoted, names::nearest},
    command::{Context, Outcome, Run},
    query::Usage,
};

use super::interface;

/// Print this message, or what there is to know of a command
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "With --json: every command, option, value, default, example and exit code, for programs.

Examples:
  itpm-career help plan
  itpm-career help tracks | less
  itpm-career help --json | jq '.help.commands[].name'"
)]
pub struct Help {
    /// The command
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// The commands by what they are for.
pub(super) const GROUPS: &[(&str, &[&str])] = &[
    (
        "Explore",
        &[
            "levels",
            "tracks",
            "salaries",
            "strategies",
            "skills",
            "certifications",
            "market",
            "show",
            "map",
            "ladders",
        ],
    ),
    ("You", &["plan", "match"]),
    (
        "A ladder of yours",
        &["matrix", "compare", "diff", "validate", "schema", "import"],
    ),
    ("A team", &["team"]),
    ("The shell", &["completions", "man", "help"]),
];

/// Where the commands stand in the help of the program.
pub const PLACE_OF_COMMANDS: &str = "@commands@";

impl Run for Help {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let mut whole = (context.command_line)();
        if context.format.is_json() {
            whole.build();
            let name = self.command.as_deref();
            return context.present(&interface::describe(&whole, name)?, None, out);
        }
        context.ensure_format(true)?;
        let text = match self.command.as_deref() {
            None | Some("help") => on_program(&mut whole),
            Some(name) => {
                whole.build();
                find(&whole, name)?.clone().render_long_help().to_string()
            }
        };
        writeln!(out, "{}", text.trim_end()).context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// The help of the program, with its commands in groups.
pub(super) fn on_program(whole: &mut Command) -> String {
    let names = whole
        .get_subcommands()
        .map(|command| command.get_name().len());
    let width = names.max().unwrap_or_default();
    let mut groups = String::new();
    for (title, names) in GROUPS {
        groups.push_str(&format!("{title}:\n"));
        for name in *names {
            let command = whole.find_subcommand(name);
            let about = command.and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            groups.push_str(&format!("  {name:width$}  {about}\n"));
        }
        groups.push('\n');
    }
    let help = whole.render_help().to_string();
    help.replace(PLACE_OF_COMMANDS, groups.trim_end())
}

/// A command by its name.
///
/// # Errors
/// If there is none, with the nearest.
pub(super) fn find<'c>(whole: &'c Command, name: &str) -> Result<&'c Command, Usage> {
    whole.find_subcommand(name).ok_or_else(|| {
        let names: Vec<&str> = whole.get_subcommands().map(Command::get_name).collect();
        let message = format!("there is no command {}", quoted(name));
        let error = Usage::unknown_name(message, &nearest(name, names));
        error.with_hint("`itpm-career --help` lists the commands")
    })
}
