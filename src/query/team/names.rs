//! What people are called where a name alone may not tell who is meant.

use std::borrow::Cow;

use foldhash::{HashSet, HashSetExt};

use crate::catalog::names::search_key;

use super::coverage::PersonRef;

/// How many characters a name has on a page that fits one screen.
pub(super) const WIDEST: usize = 22;

/// What people are called.
pub(super) struct Names {
    /// The search keys of names that several people have; none where not all people are known.
    shared: Option<HashSet<String>>,
    /// Whether they are for a page that fits one screen, so that a long name is shortened.
    pub(super) is_brief: bool,
}

impl Names {
    /// For people of these names.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
        for key in names.map(search_key) {
            if !seen.insert(key.clone()) {
                shared.insert(key);
            }
        }
        Self {
            shared: Some(shared),
            is_brief: false,
        }
    }

    /// Where others may be called the same.
    pub(super) fn of_some() -> Self {
        Self {
            shared: None,
            is_brief: false,
        }
    }

    /// The same for a page that fits one screen.
    #[must_use]
    pub(super) fn brief(self) -> Self {
        Self {
            is_brief: true,
            ..self
        }
    }

    /// Whether several people are known to have a name.
    pub(super) fn are_several(&self, name: &str) -> bool {
        let shared = self.shared.as_ref();
        shared.is_some_and(|shared| shared.contains(&search_key(name)))
    }

    /// `Ann`, or where several people may be called so `Ann (row 3)`.
    pub(super) fn title(&self, person: &PersonRef) -> String {
        let longest = if self.is_brief { WIDEST } else { usize::MAX };
        let is_shared = |name: &String| {
            let shared = self.shared.as_ref();
            shared.is_none_or(|shared| shared.contains(&search_key(name)))
        };
        match (&person.name, person.row) {
            (Some(name), Some(row)) if is_shared(name) => {
                let row = format!(" (row {row})");
                format!("{}{row}", clipped(name, longest.saturating_sub(row.len())))
            }
            _ => clipped(&person.title(), longest).into_owned(),
        }
    }
}

/// The beginning of a name that is longer than so many characters.
pub(super) fn clipped(name: &str, longest: usize) -> Cow<'_, str> {
    if name.chars().count() <= longest {
        return name.into();
    }
    let begin: String = name.chars().take(longest.saturating_sub(1)).collect();
    format!("{begin}…").into()
}
