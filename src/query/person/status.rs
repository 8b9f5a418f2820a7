//! Whether a person has a skill that is asked for.

use serde::Serialize;

use crate::document::Tone;

/// Whether a skill is there, in the order of what to look at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SkillStatus {
    /// Not claimed.
    Missing,
    /// Claimed at a lower proficiency than is asked for.
    TooLow,
    /// Claimed, but at a level that expects something else of it: the file cannot decide.
    Undecided,
    /// A gap that the person does not mean to close.
    Waived,
    /// As well as is asked for, or better.
    Met,
}

impl SkillStatus {
    /// Whether it is to be worked on.
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Missing | Self::TooLow)
    }

    /// How good it is.
    pub(in crate::query) fn tone(self) -> Tone {
        match self {
            Self::Met => Tone::Good,
            Self::TooLow => Tone::Low,
            Self::Missing => Tone::Bad,
            Self::Waived | Self::Undecided => Tone::Plain,
        }
    }

    pub(in crate::query) fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLow => "too_low",
            Self::Undecided => "undecided",
            Self::Waived => "waived",
            Self::Met => "met",
        }
    }
}
