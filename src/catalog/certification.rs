//! A certificate and the ways to it, as a ladder file holds them.
//!
//! The doc comments here are descriptions in `data/ladder.schema.json`.

use serde::{Deserialize, Serialize};

use super::{
    number::Number,
    text::{List, Remark, Text},
};

/// A certificate: who gives it, who may sit it, how it is kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Certification<'a> {
    /// The stable name for scripts.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name people read.
    pub name: Text<'a>,
    /// Other names for the same certificate.
    #[serde(default)]
    pub aliases: List<Text<'a>>,
    /// Who gives it.
    pub issuer: Option<Text<'a>>,
    /// The issuer's page.
    pub url: Option<Text<'a>>,
    /// The ways to be admitted, any one of them enough. Left out: not known.
    pub routes: Option<List<Route<'a>>>,
    /// The exam.
    pub exam: Option<Exam<'a>>,
    /// How it is kept.
    pub renewal: Option<Renewal<'a>>,
    /// The ids or names of the levels, tracks and skills it is for.
    #[serde(default, rename = "for")]
    pub serves: List<Text<'a>>,
    /// The date or period these facts speak of.
    pub as_of: Option<Text<'a>>,
    /// The ids of the sources of these facts.
    #[serde(default)]
    pub sources: List<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default)]
    pub note: Remark,
}

/// One way to be admitted to a certificate. All of it must be met.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Route<'a> {
    /// The least education.
    pub education: Option<Education>,
    /// The experience, all of it.
    #[serde(default, borrow)]
    pub experience: List<Experience<'a>>,
    /// The training.
    pub training: Option<Training<'a>>,
    /// The ids of certificates one must hold, all of them.
    #[serde(default)]
    pub certifications: List<Text<'a>>,
    /// A condition that only the issuer can check, in words.
    pub condition: Option<Text<'a>>,
}

/// An education, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Education {
    /// An upper-secondary diploma
    Secondary,
    /// An associate's degree
    Associate,
    /// A bachelor's degree or higher
    Bachelor,
}

impl Education {
    /// All of them, lowest first.
    pub const ALL: &[Self] = &[Self::Secondary, Self::Associate, Self::Bachelor];

    /// What it is called in a sentence: `a bachelor's degree`.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Secondary => "an upper-secondary diploma",
            Self::Associate => "an associate's degree",
            Self::Bachelor => "a bachelor's degree",
        }
    }
}

/// Experience that a certificate asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Experience<'a> {
    /// How many months.
    pub months: Number,
    /// Of what work.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// Within how many of the last years.
    pub within_years: Option<Number>,
    /// What a plan counts it from if it is not told. Left out: nothing.
    pub counted_as: Option<Work>,
    /// The ids of certificates any of which counts instead.
    #[serde(default)]
    pub or_certification: List<Text<'a>>,
}

/// Work that a plan knows the length of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Work {
    /// Leading projects.
    Leading,
    /// Work of any kind.
    Any,
}

/// Training that a certificate asks for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Training<'a> {
    /// How many hours. Left out: a course, of no stated length.
    pub hours: Option<Number>,
    /// In what.
    #[serde(borrow)]
    pub of: Text<'a>,
    /// Of what kind the hours are: only hours of this kind count. Those that nobody says the kind of
    /// count as `pm`, and for everything on a ladder that names no kinds.
    pub kind: Option<Text<'a>>,
    /// The ids of certificates any of which counts instead.
    #[serde(default)]
    pub or_certification: List<Text<'a>>,
}

impl Training<'_> {
    /// What a person calls such hours: the kind, else the words for what they are in.
    #[must_use]
    pub fn kind_or_words(&self) -> &str {
        self.kind.as_ref().unwrap_or(&self.of)
    }
}

/// An exam.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Exam<'a> {
    /// How many questions.
    pub questions: Option<Number>,
    /// How many of them count.
    pub scored: Option<Number>,
    /// How many minutes it lasts.
    pub minutes: Option<Number>,
    /// What else is known of it.
    #[serde(borrow)]
    pub note: Option<Text<'a>>,
}

/// How a certificate is kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Renewal<'a> {
    /// After how many years. Left out: it does not expire.
    pub years: Option<Number>,
    /// By what.
    #[serde(borrow)]
    pub by: Option<Text<'a>>,
}
