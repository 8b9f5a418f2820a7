//! What clap found wrong, in the form of every other error.

use std::ffi::OsString;

use clap::{
    ValueEnum,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};

use super::line_meant::line_meant;
use crate::{
    catalog::english::{and_list, or_list, quoted},
    query::Usage,
    report::Format,
};

/// Explains why a command line with these arguments makes no sense.
#[must_use]
pub fn usage(error: &Error, args: &[OsString]) -> Usage {
    let parts = Parts(error);
    let mut usage = Usage::new(parts.message());
    for kind in [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ] {
        usage.near.extend(parts.texts(kind));
    }
    if let Some(line) = line_meant(args) {
        return usage.with_hint(format!("type `itpm-career {line}`"));
    }
    // Of a sentence nothing is like a command.
    let is_sentence = args.len() > 2 && error.kind() == ErrorKind::InvalidSubcommand;
    if is_sentence {
        usage.near.clear();
        return usage.with_hint("`itpm-career` alone shows what may be asked");
    }
    for hint in parts.hints() {
        usage = usage.with_hint(hint);
    }
    usage.with_hint("`itpm-career --help` shows the usage")
}

/// Whether a command line that makes no sense asks for JSON all the same: its words up to `--` do.
#[must_use]
pub fn asks_for_json(args: &[OsString]) -> bool {
    let mut words = args.iter().map_while(|arg| {
        let word = arg.to_string_lossy().into_owned();
        (word != "--").then_some(word)
    });
    let is_json = |name: &str| Format::from_str(name, true).is_ok_and(Format::is_json);
    let mut asks = false;
    while let Some(word) = words.next() {
        asks |= match word.split_once('=') {
            Some(("--format", name)) => is_json(name),
            _ if word == "--format" => words.next().is_some_and(|name| is_json(&name)),
            _ => word == "--json" || word.starts_with("--json="),
        };
    }
    asks
}

struct Parts<'e>(&'e Error);

impl Parts<'_> {
    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    /// One text or several in quotes: `` `a` and `b` ``.
    fn quoted(&self, kind: ContextKind) -> String {
        let texts: Vec<String> = self.texts(kind).iter().map(|text| quoted(text)).collect();
        and_list(&texts).into_owned()
    }

    fn message(&self) -> String {
        let arg = self.quoted(ContextKind::InvalidArg);
        let value = self.quoted(ContextKind::InvalidValue);
        match self.0.kind() {
            ErrorKind::InvalidValue if self.texts(ContextKind::InvalidValue) == [""] => {
                format!("a value is required for {arg} but none was supplied")
            }
            ErrorKind::InvalidValue => format!("invalid value {value} for {arg}"),
            ErrorKind::ValueValidation => {
                let cause = std::error::Error::source(self.0).map(|cause| format!(": {cause}"));
                format!(
                    "invalid value {value} for {arg}{}",
                    cause.unwrap_or_default()
                )
            }
            ErrorKind::UnknownArgument => format!("unexpected argument {arg} found"),
            ErrorKind::InvalidSubcommand => {
                let name = self.quoted(ContextKind::InvalidSubcommand);
                format!("unrecognized subcommand {name}")
            }
            ErrorKind::ArgumentConflict => {
                let prior = self.quoted(ContextKind::PriorArg);
                if prior == arg || prior.is_empty() {
                    format!("the argument {arg} cannot be used multiple times")
                } else {
                    format!("the argument {arg} cannot be used with {prior}")
                }
            }
            ErrorKind::MissingRequiredArgument => {
                format!("the following required arguments were not provided: {arg}")
            }
            ErrorKind::TooManyValues => {
                format!("unexpected value {value} for {arg} found; no more were expected")
            }
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                format!("{arg} has the wrong number of values")
            }
            ErrorKind::InvalidUtf8 => String::from("an argument is not valid UTF-8"),
            kind => kind
                .as_str()
                .unwrap_or("the command line makes no sense")
                .to_owned(),
        }
    }

    fn hints(&self) -> Vec<String> {
        let mut hints = Vec::new();
        for (kind, what) in [
            (ContextKind::SuggestedSubcommand, "subcommand"),
            (ContextKind::SuggestedArg, "argument"),
            (ContextKind::SuggestedValue, "value"),
        ] {
            let names = self.texts(kind);
            let quotes: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            match quotes.as_slice() {
                [] => {}
                [one] => hints.push(format!("a similar {what} exists: {one}")),
                several => {
                    hints.push(format!(
                        "some similar {what}s exist: {}",
                        several.join(", ")
                    ));
                }
            }
        }
        let values = self.texts(ContextKind::ValidValue);
        if !values.is_empty() {
            hints.push(format!("it can be {}", or_list(&values)));
        }
        hints
    }
}
