//! The line that somebody may have meant who typed one that makes no sense: `certs` for `certifications`,
//! `plan 4 years` for `plan --years 4`, `pmp` for `show pmp`.
//!
//! A line is offered only if the program has an answer to it: each is tried.

use std::{ffi::OsString, io};

use crate::{
    catalog::{UnreadableFile, english::quoted_for_shell},
    terminal::{Screen, visible},
};

use super::Cli;

/// What people call a command, and what it may be here, the likeliest first.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("career", &["levels"]),
    ("cert", &["certifications"]),
    ("certificate", &["certifications"]),
    ("certificates", &["certifications"]),
    ("certification", &["certifications"]),
    ("certs", &["certifications"]),
    ("check", &["validate"]),
    ("completion", &["completions"]),
    ("exams", &["certifications"]),
    ("find", &["show", "skills", "market"]),
    ("fit", &["match"]),
    ("gap", &["plan"]),
    ("gaps", &["plan"]),
    ("info", &["show", "skills", "market"]),
    ("jobs", &["market", "show"]),
    ("ladder", &["levels"]),
    ("level", &["levels"]),
    ("lint", &["validate"]),
    ("list", &["levels"]),
    ("manual", &["man"]),
    ("next", &["plan"]),
    ("pay", &["salaries", "show", "market"]),
    ("roadmap", &["plan"]),
    ("roles", &["levels"]),
    ("salaries", &["show", "market"]),
    ("salary", &["salaries", "show", "market"]),
    ("search", &["show", "skills", "market"]),
    ("skill", &["skills"]),
    ("strategy", &["strategies"]),
    ("track", &["tracks"]),
    ("version", &["--version"]),
    ("wages", &["market", "show"]),
];

/// What people call an option, and what it is called here.
const OTHER_OPTIONS: &[(&str, &str)] = &[
    ("-v", "--version"),
    ("-help", "--help"),
    ("--cert", "--certification"),
    ("--city", "--place"),
    ("--exp", "--years"),
    ("--file", "--data"),
    ("--hours", "--training-hours"),
    ("--level", "--at"),
    ("--location", "--place"),
    ("--output", "--format"),
    ("--skills", "--skill"),
    ("--state", "--place"),
    ("--target", "--goal"),
    ("--year", "--years"),
];

/// The options of `plan` and `match` that take no value.
const FLAGS: &[&str] = &["--bom", "--full", "--help", "--json", "--strict", "-h"];

/// What years are called.
const YEARS: &[&str] = &["year", "years", "yr", "yrs"];

/// The options before a command that take one.
const WITH_VALUE: &[&str] = &["--color", "--data", "--format", "--ladder", "--width"];

/// How many words are looked at, and how many letters of each: more of them are a sentence.
const MOST_WORDS: usize = 8;
const MOST_LETTERS: usize = 100;

/// The line that these arguments may have been meant as; none if no line that is like them has an answer.
pub(super) fn line_meant(args: &[OsString]) -> Option<String> {
    let typed = args.iter().map(|arg| arg.to_str().map(str::to_owned));
    // What is no text, or could not be shown as it is, could not be typed again.
    let typed: Vec<String> = typed.collect::<Option<_>>()?;
    let can_be_typed = |word: &String| word.len() <= MOST_LETTERS && visible(word) == **word;
    if typed.len() > MOST_WORDS || !typed.iter().all(can_be_typed) {
        return None;
    }
    let words = with_own_options(&typed);
    let mut lines = candidates(&words).into_iter();
    let line = lines.find(|line| *line != typed && has_answer(line))?;
    let words: Vec<String> = line.iter().map(|word| quoted_for_shell(word)).collect();
    Some(words.join(" "))
}

/// The words with options by the names that they have here; what is a value stays.
fn with_own_options(words: &[String]) -> Vec<String> {
    let mut is_value = false;
    let mut is_behind = false;
    let own = words.iter().map(|word| {
        is_behind |= word == "--";
        let own = if is_value || is_behind {
            word.clone()
        } else {
            own_option(word)
        };
        is_value = !is_value && WITH_VALUE.contains(&&*own);
        own
    });
    own.collect()
}

/// The place of the command: of the first word that is neither an option nor the value of one.
fn command_at(words: &[String]) -> Option<usize> {
    let mut is_value = false;
    words.iter().position(|word| {
        let is_command = !is_value && !word.starts_with('-');
        is_value = !is_value && WITH_VALUE.contains(&&**word);
        is_command
    })
}

/// Whether the program has an answer to a line; that a file is not there is for the person to see.
fn has_answer(words: &[String]) -> bool {
    let args = ["itpm-career"]
        .into_iter()
        .chain(words.iter().map(String::as_str));
    match Cli::read(args.map(OsString::from)) {
        Ok(cli) => match cli.run(Screen::default(), &mut io::sink()) {
            Ok(_) => true,
            Err(error) => error.is::<UnreadableFile>(),
        },
        Err(error) => error.exit_code() == 0,
    }
}

/// An option by the name that it has here.
fn own_option(word: &str) -> String {
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name, format!("={value}")),
        None => (word, String::new()),
    };
    let own = OTHER_OPTIONS.iter().find(|(other, _)| *other == name);
    own.map_or_else(|| word.to_owned(), |(_, own)| format!("{own}{value}"))
}

/// Lines that are like one, the likeliest first.
fn candidates(words: &[String]) -> Vec<Vec<String>> {
    let Some(at) = command_at(words) else {
        return vec![words.to_vec()];
    };
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let name = words[at].to_lowercase();
    let with = |command: &str| {
        let mut line = before.to_vec();
        line.push(command.to_owned());
        line.extend_from_slice(behind);
        line
    };
    let mut lines: Vec<Vec<String>> = Vec::new();
    if behind.iter().any(|word| word == "help") {
        lines.push(vec![String::from("help"), name.clone()]);
    }
    let others = OTHER_NAMES.iter().find(|(other, _)| *other == name);
    let commands = [&*name]
        .into_iter()
        .chain(others.into_iter().flat_map(|(_, own)| own.iter().copied()));
    for command in commands {
        lines.push(match command {
            "plan" | "match" => said_of_a_person(&with(command), at),
            command => with(command),
        });
    }
    lines.extend(
        of_what_is_named(&words[at..])
            .into_iter()
            .map(|line| [before, &line].concat()),
    );
    lines
}

/// Lines for the names of things without a command.
fn of_what_is_named(words: &[String]) -> Vec<Vec<String>> {
    let years = match words {
        [number] => Some(number),
        [number, unit] if YEARS.contains(&&*unit.to_lowercase()) => Some(number),
        _ => None,
    };
    let years = years.filter(|number| number.parse::<f64>().is_ok());
    let mut lines: Vec<Vec<String>> = Vec::new();
    lines.extend(years.map(|years| vec!["plan".into(), "--years".into(), years.clone()]));
    for command in ["show", "market"] {
        lines.push([&[command.to_owned()], words].concat());
    }
    lines
}

/// `plan 4 years` and `plan scrum`: what stands alone behind the command at `at` is said of a person.
fn said_of_a_person(words: &[String], at: usize) -> Vec<String> {
    let mut line = words[..=at].to_vec();
    let mut behind = words[at + 1..].iter().peekable();
    let mut takes_value = false;
    while let Some(word) = behind.next() {
        if takes_value || word.starts_with('-') {
            let is_flag = word.contains('=') || FLAGS.contains(&&**word);
            takes_value = !takes_value && !is_flag;
            line.push(word.clone());
        } else if word.parse::<f64>().is_ok() {
            let _ = behind.next_if(|unit| YEARS.contains(&&*unit.to_lowercase()));
            line.extend([String::from("--years"), word.clone()]);
        } else if let Some((name, value)) = word.split_once('=') {
            line.push(own_option(&format!("--{name}={value}")));
        } else {
            line.extend(option_for(&words[at], word));
            line.push(word.clone());
        }
    }
    line
}

/// The option that a name belongs to, if it is known.
fn option_for(command: &str, name: &str) -> Option<String> {
    let options = ["--skill", "--certification", "--goal", "--place"];
    let mut options = options.into_iter();
    let is_known = |option: &&str| {
        let words = [command, "--strict", option, name];
        has_answer(&words.map(str::to_owned))
    };
    options.find(is_known).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_been_meant_is_a_line_that_has_an_answer() {
        let meant = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            line_meant(&words)
        };
        for (typed, line) in [
            ("plan 4 years", Some("plan --years 4")),
            ("plan --json 4", Some("plan --json --years 4")),
            ("plan scrum", Some("plan --skill scrum")),
            ("plan pmp", Some("plan --certification pmp")),
            ("plan senior", Some("plan --goal senior")),
            ("plan texas", Some("plan --place texas")),
            ("plan years=3", Some("plan --years=3")),
            ("plan help", Some("help plan")),
            (
                "match --years 4 scrum",
                Some("match --years 4 --skill scrum"),
            ),
            ("certs", Some("certifications")),
            ("plan 4 Years", Some("plan --years 4")),
            ("--format json plan 4", Some("--format json plan --years 4")),
            (
                "--data Check levels --year 4",
                Some("--data Check levels --years 4"),
            ),
            (
                "--color always certs",
                Some("--color always certifications"),
            ),
            ("levels --year 4 -- --city", None),
            ("plan --bom scrum", None),
            ("LEVELS --JSON", None),
            ("LEVELS --json", Some("levels --json")),
            ("version", Some("--version")),
            ("-v", Some("--version")),
            ("salary senior", Some("show senior")),
            ("salary texas", Some("market texas")),
            ("salary", Some("salaries")),
            ("jobs senior", Some("show senior")),
            ("search risk", Some("skills risk")),
            ("PMP", Some("show PMP")),
            ("scrum master", Some("show scrum master")),
            ("austin", Some("market austin")),
            ("4", Some("plan --years 4")),
            ("4 years", Some("plan --years 4")),
            ("market --city Austin", Some("market --place Austin")),
            ("market --city=Austin", Some("market --place=Austin")),
            ("nonsense", None),
            ("how much does a senior earn", None),
            ("levels --bogus", None),
        ] {
            assert_eq!(meant(typed).as_deref(), line, "{typed}");
        }
    }
}
