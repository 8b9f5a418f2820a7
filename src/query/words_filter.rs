//! `--theme` and `--issuer`: a name that several things share, given by itself or by its words.

use foldhash::{HashSet, HashSetExt};

use crate::catalog::{
    english::{and_list, quoted},
    names::{nearest, plain_words, search_key},
};

use super::Usage;

/// The names that a person means by one, among those that things have.
pub(super) struct WordsFilter<'n> {
    typed: String,
    /// All names, each once, in the order of the things.
    names: Vec<&'n str>,
    accepted: HashSet<&'n str>,
}

impl<'n> WordsFilter<'n> {
    /// Finds the names that `typed` means: the exact one, else those that are alike, else those that
    /// hold its words side by side, without brackets and commas.
    pub(super) fn new(names: impl Iterator<Item = Option<&'n str>>, typed: &str) -> Self {
        let mut seen = HashSet::new();
        let names: Vec<&str> = names.flatten().filter(|name| seen.insert(*name)).collect();
        let with = |fits: &dyn Fn(&str) -> bool| -> HashSet<&str> {
            names.iter().copied().filter(|name| fits(name)).collect()
        };
        let (key, sought) = (search_key(typed), plain_words(typed));
        let mut accepted = with(&|name| name == typed);
        if accepted.is_empty() {
            accepted = with(&|name| search_key(name) == key);
        }
        if accepted.is_empty() && !sought.is_empty() {
            accepted = with(&|name| {
                let words = plain_words(name);
                words.windows(sought.len()).any(|part| part == sought)
            });
        }
        Self {
            typed: typed.to_owned(),
            names,
            accepted,
        }
    }

    /// The filter, if it accepts any name; else an error that names the nearest and lists all, or says
    /// `none` where there are none: `there is no theme x`, `the themes are a and b`.
    pub(super) fn or_unknown(self, one: &str, all: &str, none: &str) -> Result<Self, Usage> {
        if !self.accepted.is_empty() {
            return Ok(self);
        }
        let near = nearest(&self.typed, self.names.iter().copied());
        let message = format!("there is no {one} {}", quoted(&self.typed));
        let error = Usage::unknown_name(message, &near);
        let names = self.quoted_names();
        Err(error.with_hint(if names.is_empty() {
            none.to_owned()
        } else {
            format!("the {all} are {}", and_list(&names))
        }))
    }

    /// Whether a name is meant.
    pub(super) fn accepts(&self, name: &str) -> bool {
        self.accepted.contains(name)
    }

    /// All names, for a hint.
    fn quoted_names(&self) -> Vec<String> {
        const MOST: usize = 30;
        let names = self.names.iter().take(MOST);
        names.map(|name| quoted(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(typed: &str) -> Vec<&'static str> {
        const NAMES: [&str; 4] = [
            "Project Management Institute (PMI)",
            "Scrum.org",
            "Scaled Agile, Inc.",
            "Axelos",
        ];
        let filter = WordsFilter::new(NAMES.into_iter().map(Some), typed);
        NAMES
            .into_iter()
            .filter(|name| filter.accepts(name))
            .collect()
    }

    #[test]
    fn a_name_is_found_by_its_words() {
        assert_eq!(accepted("(PMI)"), ["Project Management Institute (PMI)"]);
        assert_eq!(accepted("pmi"), ["Project Management Institute (PMI)"]);
        assert_eq!(
            accepted("management institute"),
            ["Project Management Institute (PMI)"]
        );
        assert_eq!(accepted("Inc."), ["Scaled Agile, Inc."]);
        assert_eq!(accepted("scrum.org"), ["Scrum.org"]);
        assert_eq!(accepted("scrum"), ["Scrum.org"]);
        assert!(accepted("agile scaled").is_empty());
        assert!(accepted("()").is_empty());
    }

    #[test]
    fn a_name_that_many_have_is_named_once() {
        let names = ["Buy or Build", "Buy or Build", "Growth"]
            .into_iter()
            .map(Some);
        let filter = WordsFilter::new(names, "Buy and Build");
        assert_eq!(filter.quoted_names().len(), 2);
        let error = filter.or_unknown("theme", "themes", "").err();
        assert_eq!(error.expect("an error").near, ["Buy or Build"]);
    }
}
