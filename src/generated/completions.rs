//! `completions`: what a shell needs to complete commands, options and values.

use std::io::Write;

use anyhow::{Context as _, Result};
use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser},
};
use clap_complete::Shell;
use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::{
        GUIDE, Kind, Ladder,
        market::{Country, Market, PlaceKind},
    },
    command::{Context, Outcome, Run},
};

/// Print what a shell needs to complete what you type
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(
    after_help = "The names that it completes are those of the built-in ladder.

Examples:
  itpm-career completions bash > ~/.local/share/bash-completion/completions/itpm-career
  itpm-career completions zsh > ~/.zfunc/_itpm-career
  itpm-career completions fish > ~/.config/fish/completions/itpm-career.fish"
)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

impl Run for Completions {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(false)?;
        let names = Names::bundled()?;
        let mut command = (context.command_line)();
        // A command has no arguments before it is built.
        command.build();
        let commands: Vec<&'static str> = (command.get_subcommands())
            .map(|command| &*command.get_name().to_owned().leak())
            .collect();
        let complete = |command: Command| command.mut_args(|arg| names.complete(arg, &commands));
        let mut command = complete(command).mut_subcommands(complete);
        let mut script = Vec::new();
        // Into memory, since it panics when nobody reads any more.
        clap_complete::generate(self.shell, &mut command, "itpm-career", &mut script);
        let mut script = String::from_utf8(script)?;
        match self.shell {
            // clap_complete 4.6 has two names for a program with a hyphen, so that bash would find
            // none of its commands.
            Shell::Bash => script = bash(&script.replace("itpm__subcmd__career", "itpm__career")),
            Shell::Zsh => script = zsh(script),
            Shell::Fish => fish_positionals(&command, &mut script),
            _ => {}
        }
        out.write_all(script.as_bytes())
            .context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// What bash gets around `clap_complete`'s script: readline parts words at colons, and `level:senior`
/// holds one.
const BASH_COLONS: &str = r#"
_itpm_career() {
    local line=${COMP_LINE:0:COMP_POINT}
    local word=${line##*[[:space:]]}
    if [[ $word != *:* ]]; then
        _itpm__career "$@"
        return
    fi
    local -a COMP_WORDS
    local COMP_CWORD
    read -ra COMP_WORDS <<<"$line"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _itpm__career "$1" "$word" "${COMP_WORDS[COMP_CWORD - 1]}"
    # Only what stands behind the last colon is put in.
    local before=${word%"${word##*:}"}
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
}

"#;

/// The script for bash, with words that hold a colon, and no word twice.
fn bash(script: &str) -> String {
    let script = script.replace("complete -F _itpm__career ", "complete -F _itpm_career ");
    let lines = script.lines().map(|line| match line.split_once("opts=\"") {
        Some((before, words)) => {
            let mut seen = HashSet::new();
            let words = words.trim_end_matches('"').split(' ');
            let once: Vec<&str> = words.filter(|word| seen.insert(*word)).collect();
            format!("{before}opts=\"{}\"\n", once.join(" "))
        }
        None => format!("{line}\n"),
    });
    let script: String = lines.collect();
    match script.rsplit_once("\nif [[ \"${BASH_VERSINFO") {
        Some((functions, end)) => format!("{functions}{BASH_COLONS}if [[ \"${{BASH_VERSINFO{end}"),
        None => script,
    }
}

/// The script for zsh, in which the colon within a value is escaped once more than `clap_complete` does
/// it: zsh would take what stands behind it for the help.
fn zsh(mut script: String) -> String {
    for kind in Kind::ALL {
        let name = kind.name();
        script = script.replace(&format!("\n{name}\\:"), &format!("\n{name}\\\\\\:"));
    }
    script
}

/// What `clap_complete` leaves out for fish: the values of arguments that stand without an option.
fn fish_positionals(command: &Command, script: &mut String) {
    let commands = command.get_subcommands();
    for command in commands {
        let values = command.get_positionals().flat_map(Arg::get_possible_values);
        let mut seen = HashSet::new();
        for value in values.filter(|value| seen.insert(value.get_name().to_owned())) {
            let help = value
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            script.push_str(&format!(
                "complete -c itpm-career -n '__fish_itpm_career_using_subcommand {}' -f -a '{}' -d '{}'\n",
                command.get_name(),
                value.get_name(),
                help.replace('\\', "\\\\").replace('\'', "\\'"),
            ));
        }
    }
}

/// The names that may stand for a value. A name lives as long as the program, since clap takes no other.
struct Names {
    ladder: &'static Ladder<'static>,
    market: &'static Market<'static>,
}

impl Names {
    fn bundled() -> Result<Self> {
        let ladder: Ladder = serde_json::from_str(GUIDE.text)?;
        Ok(Self {
            ladder: Box::leak(Box::new(ladder)),
            market: Box::leak(Box::new(Market::built_in(Country::Us)?)),
        })
    }

    /// The argument with the values that its name promises, where they are few enough to help.
    fn complete(&self, arg: Arg, commands: &[&'static str]) -> Arg {
        let name = arg.get_value_names().and_then(<[_]>::first);
        let Some(name) = name.map(ToString::to_string) else {
            return arg;
        };
        if !arg.get_possible_values().is_empty() {
            return arg;
        }
        let values = match &*name {
            // A colon in the name of a value would end it for zsh.
            "WORK:MONTHS" => return arg.value_name("WORK"),
            "SKILL[:PROFICIENCY]" => return with(arg.value_name("SKILL"), self.skills()),
            "SKILL" => self.skills(),
            "LEVEL" => self.levels(),
            "TRACK" => self.tracks(),
            "FROM" | "TO" => {
                with_kinds(&[(Kind::Level, self.levels()), (Kind::Track, self.tracks())])
            }
            "CERTIFICATE" => self.certifications(),
            "NAME" => with_kinds(&[
                (Kind::Level, self.levels()),
                (Kind::Track, self.tracks()),
                (Kind::Skill, self.skills()),
                (Kind::Strategy, self.strategies()),
                (Kind::Certification, self.certifications()),
            ]),
            "THEME" => self.themes(),
            "COMMAND" | "COMMAND_OR_DIR" => commands.iter().map(PossibleValue::new).collect(),
            "STATE" => self.states(),
            "PLACE" => self.states().into_iter().chain(self.metros()).collect(),
            "STRATEGY" => self.strategies(),
            "OCCUPATION" => self.occupations(),
            _ => return arg,
        };
        with(arg, values)
    }

    fn levels(&self) -> Vec<PossibleValue> {
        named(
            self.ladder
                .levels
                .iter()
                .map(|level| (&*level.id, &*level.title)),
        )
    }

    fn tracks(&self) -> Vec<PossibleValue> {
        named(
            self.ladder
                .tracks
                .iter()
                .map(|track| (&*track.id, &*track.title)),
        )
    }

    fn skills(&self) -> Vec<PossibleValue> {
        named(
            self.ladder
                .skills
                .iter()
                .map(|skill| (&*skill.id, &*skill.name)),
        )
    }

    fn strategies(&self) -> Vec<PossibleValue> {
        named(
            self.ladder
                .strategies
                .iter()
                .map(|one| (&*one.id, &*one.title)),
        )
    }

    fn certifications(&self) -> Vec<PossibleValue> {
        named(
            self.ladder
                .certifications
                .iter()
                .map(|one| (&*one.id, &*one.name)),
        )
    }

    /// A word of each theme: a name with blanks is a trouble to every shell.
    fn themes(&self) -> Vec<PossibleValue> {
        let themes = self
            .ladder
            .strategies
            .iter()
            .filter_map(|one| one.theme.as_deref());
        let mut words: Vec<&str> = themes.filter_map(|theme| theme.split(' ').next()).collect();
        words.dedup();
        words.into_iter().map(PossibleValue::new).collect()
    }

    fn states(&self) -> Vec<PossibleValue> {
        named(self.market.states().map(|state| (state.state, state.name)))
    }

    /// The metropolitan areas by their first city and state, in one word: `austin-tx`.
    fn metros(&self) -> Vec<PossibleValue> {
        let areas = self.market.areas().map(|area| area.place);
        let metros = areas.filter(|place| place.kind == PlaceKind::Metro);
        let named = metros.filter_map(|place| {
            let (cities, _) = place.name.rsplit_once(", ")?;
            let city = cities.split('-').next()?;
            let word = format!("{city}-{}", place.state)
                .to_lowercase()
                .replace(' ', "-");
            // Only a word that means this area and no other, and is none of a shell's own.
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
            if !word.chars().all(is_plain) {
                return None;
            }
            let found = self.market.find(&word);
            let is_it = matches!(found.as_slice(), [one] if one.place == place);
            let word: &'static str = word.leak();
            is_it.then(|| PossibleValue::new(word).help(place.name))
        });
        named.collect()
    }

    fn occupations(&self) -> Vec<PossibleValue> {
        named(
            self.market
                .occupations
                .iter()
                .map(|one| (&*one.soc, one.title)),
        )
    }
}

/// The names of several kinds of things, each alone and with its kind: `senior`, `level:senior`.
fn with_kinds(kinds: &[(Kind, Vec<PossibleValue>)]) -> Vec<PossibleValue> {
    let mut seen = HashSet::new();
    let mut values = Vec::new();
    for (_, names) in kinds {
        values.extend(
            names
                .iter()
                .filter(|value| seen.insert(value.get_name()))
                .cloned(),
        );
    }
    for (kind, names) in kinds {
        values.extend(names.iter().map(|value| {
            let name: &'static str = format!("{}:{}", kind.name(), value.get_name()).leak();
            match value.get_help() {
                Some(help) => PossibleValue::new(name).help(help.clone()),
                None => PossibleValue::new(name),
            }
        }));
    }
    values
}

fn with(arg: Arg, values: Vec<PossibleValue>) -> Arg {
    arg.value_parser(PossibleValuesParser::new(values))
}

fn named(things: impl Iterator<Item = (&'static str, &'static str)>) -> Vec<PossibleValue> {
    things
        .map(|(id, title)| PossibleValue::new(id).help(title))
        .collect()
}
