//! An argument that means nothing here, and what may have been meant.

use std::{error::Error, fmt};

use crate::catalog::{
    Catalog, LookupError,
    english::{and_list, or_list, quoted},
};

/// An argument that means nothing here.
#[derive(Clone, Debug)]
pub struct Usage {
    /// What is wrong, in one sentence.
    pub message: String,
    /// What kind of mistake it is.
    pub kind: UsageKind,
    /// The nearest right things, as they may be typed.
    pub near: Vec<String>,
    hints: Vec<Hint>,
    /// The options that name the ladder, for commands that a hint shows: `--data ours.json`.
    ladder_options: String,
}

/// What kind of mistake an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageKind {
    /// It means nothing there.
    Usage,
    /// It names something that is not there.
    UnknownName,
    /// It names several things equally well.
    AmbiguousName,
}

/// What to do about it.
#[derive(Clone, Debug)]
enum Hint {
    Text(String),
    /// A command, and what it does.
    Command(&'static str, &'static str),
    /// Commands that list names.
    Lists(Vec<&'static str>),
}

impl Usage {
    /// An error without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            kind: UsageKind::Usage,
            near: Vec::new(),
            hints: Vec::new(),
            ladder_options: String::new(),
        }
    }

    /// The error for a name that is not there, with the nearest that are: the message, and `; did you
    /// mean `scrum`?`.
    pub fn unknown_name<S: AsRef<str>>(message: impl Into<String>, near: &[S]) -> Self {
        let near: Vec<String> = near.iter().map(|name| name.as_ref().to_owned()).collect();
        let names: Vec<String> = near.iter().map(|name| quoted(name)).collect();
        let message = match &*or_list(&names) {
            "" => message.into(),
            names => format!("{}; did you mean {names}?", message.into()),
        };
        Self {
            kind: UsageKind::UnknownName,
            near,
            ..Self::new(message)
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(Hint::Text(hint.into()));
        self
    }

    /// The same with a command as a hint, and what it does: `levels`, `lists them`.
    #[must_use]
    pub(super) fn with_command(mut self, command: &'static str, does: &'static str) -> Self {
        self.hints.push(Hint::Command(command, does));
        self
    }

    /// The same for a ladder that these options name, which the commands in hints repeat, unless it has
    /// options already.
    #[must_use]
    pub fn with_ladder_options(mut self, options: String) -> Self {
        if self.ladder_options.is_empty() {
            self.ladder_options = options;
        }
        self
    }

    /// What to do about it.
    pub fn hints(&self) -> impl Iterator<Item = String> {
        self.hints.iter().map(|hint| match hint {
            Hint::Text(text) => text.clone(),
            Hint::Command(command, does) => {
                let options = &self.ladder_options;
                let blank = if options.is_empty() { "" } else { " " };
                format!("`itpm-career {command}{blank}{options}` {does}")
            }
            Hint::Lists(commands) => {
                let commands = and_list(commands);
                match &*self.ladder_options {
                    "" => format!("the commands {commands} list the names"),
                    options => format!("the commands {commands}, with `{options}`, list the names"),
                }
            }
        })
    }

    /// The error for a name that a lookup in a catalog did not find.
    pub(super) fn from_lookup(error: LookupError, catalog: &Catalog) -> Self {
        match error {
            LookupError::Unknown { kinds, name } => {
                let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
                let commands: Vec<&str> = kinds.iter().map(|kind| kind.plural()).collect();
                let near = catalog.nearest(&name, &kinds);
                let message = format!("there is no {} {}", or_list(&names), quoted(&name));
                let mut usage = Self::unknown_name(message, &near);
                match commands.as_slice() {
                    [one] => usage.with_command(one, "lists them"),
                    several => {
                        usage.hints.push(Hint::Lists(several.to_vec()));
                        usage
                    }
                }
            }
            LookupError::Ambiguous { name, things } => {
                let near: Vec<String> = (things.iter())
                    .map(|thing| format!("{}:{}", thing.kind().name(), catalog.id(*thing)))
                    .collect();
                let names: Vec<String> = near.iter().map(|name| quoted(name)).collect();
                let message = format!("{} means more than one thing", quoted(&name));
                Self {
                    kind: UsageKind::AmbiguousName,
                    near,
                    ..Self::new(message).with_hint(format!("write {}", or_list(&names)))
                }
            }
        }
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Usage {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_its_message_without_the_hints() {
        let error = Usage::new("there is no level `x`").with_hint("take `y`");
        assert_eq!(error.to_string(), "there is no level `x`");
    }
}
