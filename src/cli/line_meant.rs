//! The line that somebody may have meant who typed one that makes no sense: `certs` for `certifications`,
//! `plan 4 years` for `plan --years 4`.

use std::ffi::OsString;

use clap::Parser;

use crate::{catalog::english::quoted_for_shell, terminal::visible};

use super::Cli;

/// What people call a command, and what it is called here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("career", "levels"),
    ("cert", "certifications"),
    ("certificate", "certifications"),
    ("certificates", "certifications"),
    ("certification", "certifications"),
    ("certs", "certifications"),
    ("check", "validate"),
    ("completion", "completions"),
    ("diff", "compare"),
    ("exams", "certifications"),
    ("find", "show"),
    ("fit", "match"),
    ("gap", "plan"),
    ("gaps", "plan"),
    ("info", "show"),
    ("jobs", "market"),
    ("ladder", "levels"),
    ("level", "levels"),
    ("lint", "validate"),
    ("list", "levels"),
    ("manual", "man"),
    ("next", "plan"),
    ("pay", "salaries"),
    ("roadmap", "plan"),
    ("roles", "levels"),
    ("salary", "salaries"),
    ("search", "show"),
    ("skill", "skills"),
    ("strategy", "strategies"),
    ("track", "tracks"),
    ("version", "--version"),
    ("wages", "market"),
];

/// What people call an option, and what it is called here.
const OTHER_OPTIONS: &[(&str, &str)] = &[
    ("-v", "--version"),
    ("--cert", "--certification"),
    ("--city", "--place"),
    ("--exp", "--years"),
    ("--experience-years", "--years"),
    ("--file", "--data"),
    ("--level", "--at"),
    ("--location", "--place"),
    ("--output", "--format"),
    ("--skills", "--skill"),
    ("--state", "--place"),
    ("--target", "--goal"),
    ("--year", "--years"),
];

/// The options of `plan` and `match` that take no value.
const FLAGS: &[&str] = &["--full", "--help", "--json", "--strict", "-h"];

/// The line that these arguments may have been meant as; it is one that the program takes.
pub(super) fn line_meant(args: &[OsString]) -> Option<String> {
    let typed: Vec<String> = args
        .iter()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let mut words = typed.clone();
    named_otherwise(&mut words);
    options_otherwise(&mut words);
    salary_of_something(&mut words);
    said_of_a_person(&mut words);
    let command_line = [String::from("itpm-career")]
        .into_iter()
        .chain(words.clone());
    let is_taken = match Cli::try_parse_from(command_line) {
        Ok(_) => true,
        Err(error) => error.exit_code() == 0,
    };
    if words == typed || !is_taken {
        return None;
    }
    let words: Vec<String> = words.iter().map(|word| quoted_for_shell(word)).collect();
    Some(visible(&words.join(" ")).into_owned())
}

/// The place of the command among the words: the first that is no option.
fn command_at(words: &[String]) -> Option<usize> {
    words.iter().position(|word| !word.starts_with('-'))
}

/// A command by another name, or in capitals.
fn named_otherwise(words: &mut [String]) {
    let Some(command) = command_at(words).map(|at| &mut words[at]) else {
        return;
    };
    let name = command.to_lowercase();
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == name);
    *command = other.map_or(name, |(_, own)| (*own).to_owned());
}

/// An option by another name.
fn options_otherwise(words: &mut [String]) {
    for word in words {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (&**word, None),
        };
        if let Some((_, own)) = OTHER_OPTIONS.iter().find(|(other, _)| *other == name) {
            *word = match value {
                Some(value) => format!("{own}={value}"),
                None => (*own).to_owned(),
            };
        }
    }
}

/// `salaries senior` is what `show senior` tells.
fn salary_of_something(words: &mut [String]) {
    if let Some(at) = command_at(words)
        && words[at] == "salaries"
        && words.get(at + 1).is_some_and(|word| !word.starts_with('-'))
    {
        words[at] = String::from("show");
    }
}

/// `plan 4 years` and `plan scrum`: what stands alone there is said of a person.
fn said_of_a_person(words: &mut Vec<String>) {
    let Some(at) = command_at(words) else {
        return;
    };
    if !["plan", "match"].contains(&&*words[at]) {
        return;
    }
    let mut behind = words.split_off(at + 1).into_iter().peekable();
    let mut takes_value = false;
    while let Some(word) = behind.next() {
        if takes_value || word.starts_with('-') {
            let is_flag = word.contains('=') || FLAGS.contains(&&*word);
            takes_value = !takes_value && !is_flag;
            words.push(word);
        } else if word.parse::<f64>().is_ok() {
            let _ = behind.next_if(|unit| ["year", "years"].contains(&&**unit));
            words.extend([String::from("--years"), word]);
        } else {
            words.extend([String::from("--skill"), word]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_been_meant_is_a_line_that_is_taken() {
        let meant = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            line_meant(&words)
        };
        for (typed, line) in [
            ("plan 4 years", Some("plan --years 4")),
            ("plan --json 4", Some("plan --json --years 4")),
            ("plan scrum", Some("plan --skill scrum")),
            (
                "match --years 4 scrum",
                Some("match --years 4 --skill scrum"),
            ),
            ("certs", Some("certifications")),
            ("LEVELS --JSON", None),
            ("LEVELS --json", Some("levels --json")),
            ("version", Some("--version")),
            ("-v", Some("--version")),
            ("salary senior", Some("show senior")),
            ("salary", Some("salaries")),
            ("market --city Austin", Some("market --place Austin")),
            ("market --city=Austin", Some("market --place=Austin")),
            ("nonsense", None),
            ("levels --bogus", None),
        ] {
            assert_eq!(meant(typed).as_deref(), line, "{typed}");
        }
    }
}
