//! Some of many, who are counted and of whom the first are named.

use crate::catalog::english::bounded_list;

use super::names::clipped;

/// How many people are named in a note.
const MOST_NAMED: usize = 6;

/// How many characters are kept of what is said of each of them.
const LONGEST: usize = 200;

/// Some who are counted, and the first of them by name.
#[derive(Default)]
pub(in crate::query) struct Few {
    pub(super) count: usize,
    first: Vec<String>,
}

impl Few {
    pub(in crate::query) fn add(&mut self, name: String) {
        self.count += 1;
        if self.first.len() < MOST_NAMED {
            self.first.push(clipped(&name, LONGEST).into_owned());
        }
    }

    /// Adds somebody who cannot be judged, by where they stand and why.
    pub(in crate::query) fn add_unreadable(
        &mut self,
        file: Option<&str>,
        row: Option<usize>,
        why: &str,
    ) {
        let file = file.unwrap_or("standard input");
        self.add(match row {
            Some(row) => format!("{file}, row {row} ({why})"),
            None => format!("{file} ({why})"),
        });
    }

    /// `Ann, Ben and 3 more`.
    pub(super) fn describe(&self) -> String {
        let mut names = self.first.clone();
        let more = self.count - names.len();
        if more > 0 {
            names.push(format!("{more} more"));
        }
        bounded_list(&names, MOST_NAMED + 1)
    }

    /// `not counted: Ann, Ben and 3 more`; none if there is nobody.
    pub(in crate::query) fn told(&self, what: &str) -> Option<String> {
        (self.count > 0).then(|| format!("{what}: {}", self.describe()))
    }

    /// `2 could not be judged: …`; none if all could.
    pub(in crate::query) fn could_not_be_judged(&self) -> Option<String> {
        self.told(&format!("{} could not be judged", self.count))
    }
}
