//! What a cell holds, as far as it says so itself.

use crate::catalog::{Number, names::search_key};

/// How the cells of a table are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// As people fill in a matrix: proficiencies, ticks, numbers or what is expected.
    Mixed,
    /// As a column has them that says how well.
    Proficiencies,
    /// As `matrix --format csv` writes them: proficiencies whatever they look like, and a tick where none is
    /// said.
    Exact,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// That the skill is not asked for.
    Nothing,
    /// That it is.
    Tick,
    /// A word that says so where it stands alone; beside `partly` a `yes` says how well.
    TickWord,
    /// A number.
    Number(Number),
    /// Few words: the name of a proficiency.
    Word,
    /// More than that: what is expected.
    Sentence,
}

impl Kind {
    pub(super) fn new(text: &str, cells: Cells) -> Self {
        if cells == Cells::Exact {
            return match text {
                "" => Self::Nothing,
                "✓" => Self::Tick,
                text => text.parse().map_or(Self::Word, Self::Number),
            };
        }
        match &*search_key(text) {
            "" | "-" | "–" | "—" | "−" | "no" | "n" | "false" | "n/a" | "na" | "none" | "0"
            | "✗" | "✘" | "notrequired" | "notapplicable" => Self::Nothing,
            "✓" | "✔" | "✔️" | "☑" | "✅" | "•" | "●" | "optional" => Self::Tick,
            "x" | "yes" | "y" | "true" | "required" => Self::TickWord,
            key => match key.parse() {
                Ok(number) => Self::Number(number),
                Err(_) if is_word(text) => Self::Word,
                Err(_) => Self::Sentence,
            },
        }
    }
}

/// Whether a text is short enough for the name of a proficiency.
fn is_word(text: &str) -> bool {
    text.chars().count() <= 40
        && text.split_whitespace().count() <= 4
        && !text.contains('\n')
        && !text.ends_with('.')
}

/// The text of a cell without the mark of what is optional.
pub(super) fn without_mark(text: &str, cells: Cells) -> (&str, bool) {
    match text.strip_suffix('?').map(str::trim_end) {
        Some(text) if !text.is_empty() && (cells == Cells::Exact || is_word(text)) => (text, true),
        _ => (text, false),
    }
}
