//! The countries whose surveys are built in. One more is two files in `data/surveys`, a variant and its
//! lines here.

use serde::{Deserialize, Serialize};

use super::places::same_place;
use crate::catalog::{List, Text};

/// A country whose survey is built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Country {
    /// The United States
    #[default]
    Us,
    /// The United Kingdom
    Gb,
    /// Australia
    Au,
}

/// The files of a country's survey.
pub(super) struct Files {
    /// What the survey found: made by a command of `tests/tools`.
    pub(super) figures: &'static str,
    /// What the survey does not say of its occupations and places: written by hand.
    pub(super) facts: &'static str,
}

impl Country {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Us, Self::Gb, Self::Au];

    /// Its code in ISO 3166-1, in small letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Gb => "gb",
            Self::Au => "au",
        }
    }

    /// The country of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|country| country.code() == code)
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Us => "United States",
            Self::Gb => "United Kingdom",
            Self::Au => "Australia",
        }
    }

    /// The same within a sentence.
    #[must_use]
    pub fn title_in_a_sentence(self) -> &'static str {
        match self {
            Self::Us => "the United States",
            Self::Gb => "the United Kingdom",
            Self::Au => "Australia",
        }
    }

    /// What is from there: `the UK survey`.
    #[must_use]
    pub fn adjective(self) -> &'static str {
        match self {
            Self::Us => "US",
            Self::Gb => "UK",
            Self::Au => "Australian",
        }
    }

    pub(super) fn files(self) -> Files {
        match self {
            Self::Us => Files {
                figures: include_str!("../../../data/surveys/us.tsv"),
                facts: include_str!("../../../data/surveys/us.json"),
            },
            Self::Gb => Files {
                figures: include_str!("../../../data/surveys/gb.tsv"),
                facts: include_str!("../../../data/surveys/gb.json"),
            },
            Self::Au => Files {
                figures: include_str!("../../../data/surveys/au.tsv"),
                facts: include_str!("../../../data/surveys/au.json"),
            },
        }
    }
}

/// Names that stand for a whole country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryNames<'a> {
    /// The names.
    #[serde(borrow)]
    pub names: List<Text<'a>>,
    /// What to say before the country's figures, where the name is that of something else.
    pub note: Option<Text<'a>>,
}

impl CountryNames<'_> {
    /// Whether a name is one of these.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| same_place(own, name))
    }
}
