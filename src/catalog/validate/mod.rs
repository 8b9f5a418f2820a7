//! Whether a file is valid: everything that is wrong with it at once, each with its place.
//!
//! A file is read by serde, and its references are checked. Only where that fails is it read once
//! more, as a tree that knows where each value stands:
//!
//! | file | what it tells |
//! |---|---|
//! | `yaml` | YAML as the JSON that means the same, and where it stands |
//! | `syntax` | why a text is no JSON |
//! | `schema_check` | which values do not fit the schema |
//! | `references` | which names lead nowhere, which ranges are the wrong way round |
//! | `lint` | what is valid but may not be meant |

mod json_tree;
mod lint;
mod path;
mod problem;
mod profile;
mod references;
mod schema_check;
mod syntax;
mod yaml;

use std::borrow::Cow;

use super::{BuiltIn, Catalog, Ladder, Profile, order};

pub use path::{Path, Step};
pub use problem::{InvalidFile, Problem};
pub use schema_check::{LADDER_SCHEMA, PROFILE_SCHEMA};

use json_tree::Node;
use problem::{Finding, locate, locate_by};

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
        let text = JsonText::new(text);
        match Ladder::from_json(&text) {
            Ok(ladder) => {
                let catalog = Catalog::new(&ladder);
                Self {
                    errors: text.locate_paths(references::check(&catalog, &[])),
                    warnings: Some(text.locate_paths(lint::check(&catalog))),
                }
            }
            Err(errors) => Self {
                errors,
                warnings: None,
            },
        }
    }
}

/// The text of a ladder or a profile as JSON, and what of it is for the program: keys that begin with `x-`
/// are their owner's. YAML is read as the JSON that means the same.
#[derive(Debug)]
pub struct JsonText<'a> {
    json: Cow<'a, str>,
    /// The JSON without the owner's keys, where it has any.
    plain: Option<String>,
    /// Where the JSON stands in the YAML that it was made of.
    places: Option<yaml::Places>,
    /// Why it is no YAML.
    broken: Option<Problem>,
}

impl<'a> JsonText<'a> {
    /// The text of a built-in ladder, in which nothing is anybody's own.
    #[must_use]
    pub fn built_in(ladder: &BuiltIn) -> JsonText<'static> {
        JsonText {
            json: Cow::Borrowed(ladder.text),
            plain: None,
            places: None,
            broken: None,
        }
    }

    /// The text of a ladder file.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::with_schema(text, LADDER_SCHEMA)
    }

    /// The text of a profile.
    #[must_use]
    pub fn of_profile(text: &'a str) -> Self {
        Self::with_schema(text, PROFILE_SCHEMA)
    }

    /// Takes the owner's keys out of a text. One of JSON without any is not copied.
    fn with_schema(text: &'a str, schema: &str) -> Self {
        let text = without_mark(text);
        let mut read = Self {
            json: Cow::Borrowed(text),
            plain: None,
            places: None,
            broken: None,
        };
        if syntax::is_yaml(text) {
            match yaml::to_json(text, schema) {
                Ok(converted) => {
                    read.json = Cow::Owned(converted.json);
                    read.places = Some(converted.places);
                }
                Err(problem) => read.broken = Some(problem),
            }
        }
        let root = read.json.contains("\"x-").then(|| Node::read(&read.json));
        read.plain = root.and_then(Result::ok).map(|root| root.to_json());
        read
    }

    /// The JSON that is for the program.
    fn plain(&self) -> Result<&str, Vec<Problem>> {
        match &self.broken {
            Some(problem) => Err(vec![problem.clone()]),
            None => Ok(self.plain.as_deref().unwrap_or(&self.json)),
        }
    }

    /// The whole text as values, without the owner's keys.
    ///
    /// # Errors
    /// If it is not sound, which [`Ladder::from_json`] explains.
    pub fn value(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_str(self.plain.as_deref().unwrap_or(&self.json))
    }

    /// Gives findings their lines and columns. The number beside one is the byte of the JSON that it is
    /// about.
    fn locate(&self, found: Vec<(usize, Finding)>) -> Vec<Problem> {
        match &self.places {
            Some(places) => {
                let mut problems = locate_by(|offset| places.at(offset), found);
                // What an alias stands for has its place above.
                order::sort_by_cached_key(&mut problems, |one| (one.line, one.column));
                problems
            }
            None => locate(&self.json, found),
        }
    }

    /// Gives findings their lines and columns, by their paths.
    fn locate_paths(&self, found: Vec<Finding>) -> Vec<Problem> {
        if found.is_empty() {
            return Vec::new();
        }
        match Node::read(&self.json) {
            Ok(root) => self.locate(with_offsets(&self.json, &root, found)),
            Err(error) => vec![syntax::problem(&self.json, &error)],
        }
    }
}

impl<'a> Ladder<'a> {
    /// Reads a ladder whose every value has the right type. [`Catalog::check`] says whether it is
    /// valid.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn from_json(text: &'a JsonText) -> Result<Self, Vec<Problem>> {
        serde_json::from_str(text.plain()?).map_err(|_| problems_of_ladder(text))
    }
}

impl Catalog<'_> {
    /// Checks the ladder, which was read from `text`.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn check(&self, text: &JsonText) -> Result<(), Vec<Problem>> {
        let problems = text.locate_paths(references::check(self, &[]));
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }
}

impl Problem {
    /// Why a text is no JSON.
    #[must_use]
    pub fn syntax(text: &str, error: &serde_json::Error) -> Self {
        syntax::problem(text, error)
    }
}

impl<'a> Profile<'a> {
    /// Whether there is nothing wrong with a profile that could be read; [`Self::from_json`] says what is.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        profile::check(self).is_empty()
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn from_json(text: &'a JsonText) -> Result<Self, Vec<Problem>> {
        let read: Result<Self, _> = serde_json::from_str(text.plain()?);
        let read = read.map_err(|error| match Node::read(&text.json) {
            Ok(root) => {
                let checked = schema_check::check(&text.json, &root, PROFILE_SCHEMA);
                or_what_serde_says(text, text.locate(checked.violations), &error)
            }
            Err(error) => vec![syntax::problem(&text.json, &error)],
        })?;
        let problems = text.locate_paths(profile::check(&read));
        if problems.is_empty() {
            Ok(read)
        } else {
            Err(problems)
        }
    }
}

/// The text without the byte order mark that Windows editors put in front.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Findings with the bytes that they are about.
fn with_offsets(text: &str, root: &Node, found: Vec<Finding>) -> Vec<(usize, Finding)> {
    let findings = found.into_iter();
    findings
        .map(|one| (root.find(&one.path).offset(text), one))
        .collect()
}

/// Everything that is wrong with a text that could not be read as a ladder.
fn problems_of_ladder(text: &JsonText) -> Vec<Problem> {
    let json = &*text.json;
    let root = match Node::read(json) {
        Ok(root) => root,
        Err(error) => return vec![syntax::problem(json, &error)],
    };
    let checked = schema_check::check(json, &root, LADDER_SCHEMA);
    let mut found = checked.violations;
    let error = match serde_json::from_str::<Ladder>(&checked.repaired) {
        Ok(ladder) => {
            let references = references::check(&Catalog::new(&ladder), &checked.broken);
            found.extend(with_offsets(json, &root, references));
            None
        }
        Err(error) => Some(error),
    };
    debug_assert!(error.is_none(), "{error:?}: {}", checked.repaired);
    let problems = text.locate(found);
    let plain = text.plain.as_deref().unwrap_or(json);
    match error.or_else(|| serde_json::from_str::<Ladder>(plain).err()) {
        Some(error) => or_what_serde_says(text, problems, &error),
        None => problems,
    }
}

/// The schema is proven equal to the types; should they differ all the same, serde's word is better
/// than none.
fn or_what_serde_says(
    text: &JsonText,
    found: Vec<Problem>,
    error: &serde_json::Error,
) -> Vec<Problem> {
    if found.is_empty() {
        vec![syntax::problem(&text.json, error)]
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::BUILT_IN;

    #[test]
    fn nothing_in_the_built_in_ladders_is_anybodys_own() {
        for ladder in BUILT_IN {
            assert!(!ladder.text.contains("\"x-"));
            assert_eq!(JsonText::new(ladder.text).plain, None);
        }
    }

    #[test]
    fn the_built_in_ladders_are_valid() {
        for ladder in BUILT_IN {
            let report = Report::new(ladder.text);
            assert!(report.errors.is_empty(), "{:?}", report.errors);
        }
    }
}
