//! What can be asked: the commands and the options that they share. The doc comments are the help.

use std::{ffi::OsString, io::Write};

use anyhow::Result;
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::{
    catalog::GUIDE,
    command::{Context, LadderSource, Outcome, Run},
    generated::{self, Help, Start},
    query,
    query::Usage,
    report::Format,
    terminal::Screen,
};

mod error;
mod line_meant;
mod options;

pub use error::{asks_for_json, usage};
pub use options::Color;

use options::{Options, With};

/// The IT project manager's career explorer: the ladder, the tracks, the pay, the next step
#[derive(Debug, Parser)]
#[command(name = "itpm-career", version, max_term_width = 100)]
#[command(disable_help_flag = true, disable_help_subcommand = true)]
#[command(help_template = TEMPLATE)]
#[command(after_help = "Examples:
  itpm-career levels
  itpm-career tracks --skill scrum
  itpm-career plan --years 4 --skill leadership
  itpm-career salaries --json | jq '.salaries[].max'
  itpm-career --data our-ladder.json levels

Exit codes: 0 done, 1 failed, 2 wrong usage")]
#[command(mut_arg("help", |help| help.action(ArgAction::SetTrue)))]
pub struct Cli {
    /// What was said before the command.
    #[command(flatten)]
    options: Options,

    /// What is asked; nothing gets the start page.
    #[command(subcommand)]
    command: Option<Command>,
}

/// The help of the program; `help` puts the commands in, in groups.
const TEMPLATE: &str = "\
{about-with-newline}
{usage-heading} {usage}

@commands@

Options:
{options}{after-help}";

/// The commands. A new one is a file in `query` or `generated`, and a line here and below; what stands
/// above it is what the help of the program says of it, as its own help does.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show the levels of the ladder, with years and skills
    Levels(With<query::Levels>),
    /// Show the ladders that are built in
    Ladders(With<query::Ladders>),
    /// Show what one can specialize in, with skills and salary
    Tracks(With<query::Tracks>),
    /// Compare the salary ranges of the ladder, with bars
    Salaries(With<query::Salaries>),
    /// Show how to advance
    Strategies(With<query::Strategies>),
    /// Show who asks for a skill, and what develops it
    Skills(With<query::Skills>),
    /// Show who may sit which certificate, the exam and the renewal
    Certifications(With<query::Certifications>),
    /// Show everything about one of these, by its name
    Show(With<query::Show>),
    /// Show what leads where, as a picture
    Map(With<query::Map>),
    /// Compare two levels or tracks, skill by skill
    Compare(With<query::Compare>),
    /// Show which level asks for which skill, and how well
    Matrix(With<query::Matrix>),
    /// Show what changed between two versions of a ladder
    Diff(With<query::Diff>),
    /// Show where you stand, what is next and what to do first
    Plan(With<query::Plan>),
    /// Show which levels and tracks fit what you can
    Match(With<query::Match>),
    /// Show who is ready for what, and where a team is short
    Team(With<query::Team>),
    /// Show what the labour market pays, in the nation or in a place
    Market(With<query::Market>),
    /// Check a ladder file: every problem, each with its place
    Validate(With<query::Validate>),
    /// Make a ladder of a spreadsheet that was saved as CSV
    Import(With<generated::Import>),
    /// Print the JSON Schema of a file or an answer, or an example
    Schema(With<generated::Schema>),
    /// Print what a shell needs to complete what you type
    Completions(With<generated::Completions>),
    /// Show the manual page of a command, or write all of them
    Man(With<generated::Man>),
    /// Print this message, or what there is to know of a command
    Help(With<generated::Help>),
}

impl Command {
    /// The command itself, and the options that stand behind it.
    fn parts(&self) -> (&dyn Run, &Options) {
        match self {
            Self::Levels(with) => with.parts(),
            Self::Ladders(with) => with.parts(),
            Self::Tracks(with) => with.parts(),
            Self::Salaries(with) => with.parts(),
            Self::Strategies(with) => with.parts(),
            Self::Skills(with) => with.parts(),
            Self::Certifications(with) => with.parts(),
            Self::Show(with) => with.parts(),
            Self::Map(with) => with.parts(),
            Self::Compare(with) => with.parts(),
            Self::Matrix(with) => with.parts(),
            Self::Diff(with) => with.parts(),
            Self::Plan(with) => with.parts(),
            Self::Match(with) => with.parts(),
            Self::Team(with) => with.parts(),
            Self::Market(with) => with.parts(),
            Self::Validate(with) => with.parts(),
            Self::Import(with) => with.parts(),
            Self::Schema(with) => with.parts(),
            Self::Completions(with) => with.parts(),
            Self::Man(with) => with.parts(),
            Self::Help(with) => with.parts(),
        }
    }
}

impl Cli {
    /// Reads the command line.
    ///
    /// # Errors
    /// If it asks for help or the version, or makes no sense. [`usage`] explains the latter.
    pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        // Whatever the program was called as: that name may hold what steers a terminal.
        let name = OsString::from("itpm-career");
        let args = [name.clone()].into_iter().chain(args.into_iter().skip(1));
        let matches = Self::command().try_get_matches_from(args)?;
        match matches.subcommand_name() {
            // Help that is asked for before a command is help on it.
            Some(command) if matches.get_flag("help") => {
                Self::try_parse_from([name, command.into(), "--help".into()])
            }
            _ => {
                let mut cli = Self::from_arg_matches(&matches)?;
                if matches.get_flag("help") {
                    cli.options = cli.options.for_help();
                }
                Ok(cli)
            }
        }
    }

    /// The command itself, and the options that stand behind it. Without a command it is the start page,
    /// or the help.
    fn parts(&self) -> (&dyn Run, &Options) {
        const HELP: &Help = &Help { command: None };
        match &self.command {
            Some(command) => command.parts(),
            None if self.options.help.is_some_and(|help| help) => (HELP, &self.options),
            None => (&Start, &self.options),
        }
    }

    /// The form of the answer.
    #[must_use]
    pub fn format(&self) -> Format {
        let (_, behind) = self.parts();
        // What stands behind the command wins.
        let format = behind.format().or(self.options.format());
        format.unwrap_or_default()
    }

    /// How wide the answer may be; none if that was not said.
    #[must_use]
    pub fn width(&self) -> Option<u16> {
        let (_, options) = self.parts();
        options.width.or(self.options.width)
    }

    /// When the answer has colours.
    #[must_use]
    pub fn color(&self) -> Color {
        let (_, behind) = self.parts();
        behind.color.or(self.options.color).unwrap_or_default()
    }

    /// Answers what is asked.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid, if an argument means nothing there, or if the answer
    /// cannot be written.
    pub fn run(&self, screen: Screen, out: &mut dyn Write) -> Result<Outcome> {
        let (command, behind) = self.parts();
        // What stands behind the command wins.
        let ladder = behind.ladder().or(self.options.ladder());
        if ladder.is_some() && !command.reads_ladder() {
            let message = "this command reads no ladder, so none can be named";
            let hint = "leave `--data` and `--ladder` out";
            return Err(Usage::new(message).with_hint(hint).into());
        }
        let has_bom = behind.bom || self.options.bom;
        if has_bom && self.format() != Format::Csv {
            let message = "`--bom` is for CSV, so it means nothing to another format";
            let error = Usage::new(message).with_hint("add `--format csv`, or leave `--bom` out");
            return Err(error.into());
        }
        let context = Context {
            ladder: ladder.unwrap_or(LadderSource::BuiltIn(GUIDE)),
            has_bom,
            format: self.format(),
            screen,
            command_line: Self::command,
        };
        command.run(&context, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Cli {
        let words = ["itpm-career"].into_iter().chain(line.split(' '));
        Cli::read(words.map(OsString::from)).expect(line)
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_command_is_called_alike_in_both_helps() {
        let short = Cli::command();
        let mut whole = Cli::command();
        whole.build();
        for command in short.get_subcommands() {
            let own = whole.find_subcommand(command.get_name()).expect("built");
            let about = |command: &clap::Command| command.get_about().map(ToString::to_string);
            assert_eq!(about(command), about(own));
        }
    }

    #[test]
    fn what_stands_behind_the_command_wins() {
        assert_eq!(read("--width 40 levels --width 60").width(), Some(60));
        assert_eq!(read("--width 40 levels").width(), Some(40));
        let answer = |line: &str| {
            let mut out = Vec::new();
            read(line).run(Screen::default(), &mut out).map(|_| out)
        };
        let ids = answer("levels --format ids").expect("an answer");
        assert_eq!(
            answer("--format csv levels --format ids").expect("an answer"),
            ids
        );
        assert_eq!(
            answer("--json levels --format ids").expect("an answer"),
            ids
        );
        assert_eq!(answer("--format ids levels").expect("an answer"), ids);
        assert!(
            answer("--format ids levels --json")
                .expect("an answer")
                .starts_with(b"{")
        );
        assert!(answer("--data /nowhere levels").is_err());
        let data = "--data /nowhere levels --format ids --data data/career.json";
        assert_eq!(answer(data).expect("an answer"), ids);
    }
}
