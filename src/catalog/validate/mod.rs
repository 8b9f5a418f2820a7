//! Whether a file is valid: everything that is wrong with it at once, each with its place.
//!
//! A file is read by serde, and its references are checked. Only where that fails is it read once
//! more, as a tree that knows where each value stands:
//!
//! | file | what it tells |
//! |---|---|
//! | `syntax` | why a text is no JSON |
//! | `schema_check` | which values do not fit the schema |
//! | `references` | which names lead nowhere, which ranges are the wrong way round |
//! | `lint` | what is valid but may not be meant |

mod json_tree;
mod lint;
mod path;
mod problem;
mod references;
mod schema_check;
mod syntax;

use serde::Deserialize;

use super::{Catalog, Ladder, Profile};

pub use path::{Path, Step};
pub use problem::{InvalidFile, Problem};
pub use schema_check::{LADDER_SCHEMA, PROFILE_SCHEMA};

use json_tree::Node;
use problem::{Finding, locate};

/// What there is to say of a ladder file.
#[derive(Debug)]
pub struct Report {
    /// What is wrong with it.
    pub errors: Vec<Problem>,
    /// What may not be meant; none if it was not looked for, since not every value has the right
    /// type.
    pub warnings: Option<Vec<Problem>>,
}

impl Report {
    /// Looks at a ladder file for everything that there is to say of it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let Some(ladder) = parse::<Ladder>(text) else {
            return Self {
                errors: problems_of_ladder(text),
                warnings: None,
            };
        };
        let catalog = Catalog::new(&ladder);
        Self {
            errors: located(text, references::check(&catalog, &[])),
            warnings: Some(located(text, lint::check(&catalog))),
        }
    }
}

impl<'a> Ladder<'a> {
    /// Reads a ladder whose every value has the right type. [`Catalog::check`] says whether it is
    /// valid.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn from_json(text: &'a str) -> Result<Self, Vec<Problem>> {
        parse(text).ok_or_else(|| problems_of_ladder(text))
    }
}

impl Catalog<'_> {
    /// Checks the ladder, which was read from `text`.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn check(&self, text: &str) -> Result<(), Vec<Problem>> {
        let problems = located(text, references::check(self, &[]));
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }
}

impl<'a> Profile<'a> {
    /// Reads a profile.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn from_json(text: &'a str) -> Result<Self, Vec<Problem>> {
        parse(text).ok_or_else(|| {
            let text = without_mark(text);
            match Node::read(text) {
                Ok(root) => {
                    let found = schema_check::check(text, &root, PROFILE_SCHEMA).violations;
                    or_what_serde_says::<Profile>(text, locate(text, found))
                }
                Err(error) => vec![syntax::problem(text, &error)],
            }
        })
    }
}

/// Reads a value that has no key but those of its type and `x-` keys, which are its owner's.
fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let mut json = serde_json::Deserializer::from_str(without_mark(text));
    let mut all_known = true;
    let value = (serde_ignored::deserialize(&mut json, |path| {
        let is_own = matches!(path, serde_ignored::Path::Map { key, .. } if key.starts_with("x-"));
        all_known &= is_own;
    }))
    .ok()
    .filter(|_| all_known)?;
    json.end().ok().map(|()| value)
}

/// The text without the byte order mark that Windows editors put in front.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Gives findings on a text their lines and columns.
fn located(text: &str, found: Vec<Finding>) -> Vec<Problem> {
    if found.is_empty() {
        return Vec::new();
    }
    let text = without_mark(text);
    match Node::read(text) {
        Ok(root) => locate(text, with_offsets(text, &root, found)),
        Err(error) => vec![syntax::problem(text, &error)],
    }
}

/// Findings with the bytes that they are about.
fn with_offsets(text: &str, root: &Node, found: Vec<Finding>) -> Vec<(usize, Finding)> {
    let found = found.into_iter();
    found
        .map(|one| (root.find(&one.path).offset(text), one))
        .collect()
}

/// Everything that is wrong with a text that could not be read as a ladder.
fn problems_of_ladder(text: &str) -> Vec<Problem> {
    let text = without_mark(text);
    let root = match Node::read(text) {
        Ok(root) => root,
        Err(error) => return vec![syntax::problem(text, &error)],
    };
    let checked = schema_check::check(text, &root, LADDER_SCHEMA);
    let mut found = checked.violations;
    let repaired = serde_json::from_str::<Ladder>(&checked.repaired);
    debug_assert!(repaired.is_ok(), "{repaired:?}: {}", checked.repaired);
    if let Ok(ladder) = repaired {
        let references = references::check(&Catalog::new(&ladder), &checked.broken);
        found.extend(with_offsets(text, &root, references));
    }
    or_what_serde_says::<Ladder>(text, locate(text, found))
}

/// The schema is proven equal to the types; should they differ all the same, serde's word is better
/// than none.
fn or_what_serde_says<'a, T: Deserialize<'a>>(text: &'a str, found: Vec<Problem>) -> Vec<Problem> {
    match serde_json::from_str::<T>(text) {
        Err(error) if found.is_empty() => vec![syntax::problem(text, &error)],
        _ => found,
    }
}
