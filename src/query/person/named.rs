//! What a claim of a person names on a ladder.

use std::cell::OnceCell;

use crate::catalog::SkillId;

use super::unknown::UnknownKind;

/// A skill that a person names.
pub(super) enum Named {
    /// The ladder knows it.
    Known {
        skill: SkillId,
        /// How well, as a place on the scale, if that is said.
        rank: Option<usize>,
        /// How it was understood, if it is neither a title nor an id.
        understood: Option<String>,
    },
    /// The ladder does not know it, or how well it is meant to be had.
    Unknown {
        kind: UnknownKind,
        given: String,
        /// The nearest names, found when they are first told.
        near: OnceCell<Vec<String>>,
    },
}
