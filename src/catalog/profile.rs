//! What a person says of themselves, as a small file: `plan --profile FILE`.
//!
//! The doc comments here are the descriptions in `data/profile.schema.json`. Names mean something
//! only on a ladder, so whoever asks a question with a profile resolves them.

use serde::Deserialize;

use super::{
    certification::Education,
    number::Number,
    text::{List, Text},
};

/// What a person says of themselves. Everything may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile<'a> {
    /// The schema that an editor completes and checks this file with.
    #[serde(rename = "$schema", borrow)]
    pub schema: Option<Text<'a>>,
    /// Years of experience.
    pub years: Option<Number>,
    /// Skills one has, each by its name, id or alias; `name:proficiency` says how well.
    #[serde(default)]
    pub skills: List<Text<'a>>,
    /// Skills one does not mean to acquire.
    #[serde(default)]
    pub waive: List<Text<'a>>,
    /// Certificates one holds.
    #[serde(default)]
    pub certifications: List<Text<'a>>,
    /// Hours of training.
    pub training_hours: Option<Number>,
    /// Months of leading projects.
    pub leading_months: Option<Number>,
    /// Months of other work that a certificate asks for.
    #[serde(default)]
    pub experience: Vec<Spent<'a>>,
    /// The highest education.
    pub education: Option<Education>,
    /// The level one holds.
    pub at: Option<Text<'a>>,
    /// The level one wants.
    pub goal: Option<Text<'a>>,
    /// The tracks one thinks of.
    #[serde(default)]
    pub tracks: List<Text<'a>>,
    /// The place one works in.
    pub place: Option<Text<'a>>,
}

/// Time spent on some work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spent<'a> {
    /// The work, in the words in which a certificate asks for it.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// How many months.
    pub months: Number,
}
