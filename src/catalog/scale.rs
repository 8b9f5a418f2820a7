//! The proficiencies of a ladder, lowest first.

use foldhash::HashMap;

use super::{
    names::{case_key, search_key},
    text::Text,
};

/// Whether a number from 1 stands for each of some proficiencies where there is little room: not where they
/// are as short themselves.
#[must_use]
pub fn are_numbered(names: &[&str]) -> bool {
    names.iter().any(|name| name.chars().count() > 3)
}

/// What stands for a rank where there is little room; where a skill is had or not, a tick.
#[must_use]
pub fn in_short(names: &[&str], rank: usize) -> String {
    match names.get(rank) {
        None => String::from("✓"),
        Some(name) if !are_numbered(names) => (*name).to_owned(),
        Some(_) => (rank + 1).to_string(),
    }
}

/// What stands for each of them, lowest first: `1 awareness`, `2 working`; of short ones the names.
#[must_use]
pub fn legend(names: &[&str]) -> Vec<String> {
    let said = names.iter().enumerate().map(|(rank, name)| {
        if are_numbered(names) {
            format!("{} {name}", rank + 1)
        } else {
            (*name).to_owned()
        }
    });
    said.collect()
}

/// The names of the proficiencies, with the rank of each: its place on the scale, from 0.
#[derive(Debug)]
pub struct Scale<'a> {
    names: &'a [Text<'a>],
    ranks: HashMap<&'a str, usize>,
}

impl<'a> Scale<'a> {
    pub(super) fn new(names: &'a [Text<'a>]) -> Self {
        let ranks = names.iter().enumerate().rev();
        Self {
            names,
            ranks: ranks.map(|(rank, name)| (&**name, rank)).collect(),
        }
    }

    /// Whether a skill is had or not, without proficiencies.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names, lowest first.
    #[must_use]
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        self.names.iter().map(|name| &**name)
    }

    /// The name of a rank, if the scale reaches so far.
    #[must_use]
    pub fn name(&self, rank: usize) -> Option<&'a str> {
        self.names.get(rank).map(|name| &**name)
    }

    /// The name of the lowest proficiency, if there are any.
    #[must_use]
    pub fn lowest(&self) -> Option<&'a str> {
        self.name(0)
    }

    /// The rank of a proficiency that is spelled as on the scale.
    #[must_use]
    pub fn exact_rank(&self, name: &str) -> Option<usize> {
        self.ranks.get(name).copied()
    }

    /// The rank of a proficiency as a person types it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let by = |key: fn(&str) -> String| {
            let sought = key(name);
            self.names().position(|known| key(known) == sought)
        };
        self.exact_rank(name)
            .or_else(|| by(case_key))
            .or_else(|| by(search_key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_for_a_long_name_and_a_short_name_for_itself() {
        let long = ["awareness", "working"];
        assert_eq!(legend(&long), ["1 awareness", "2 working"]);
        assert_eq!(in_short(&long, 1), "2");
        // `1` for what is called `0` would be false.
        let short = ["0", "1"];
        assert_eq!(legend(&short), short);
        assert_eq!(in_short(&short, 1), "1");
        assert_eq!(in_short(&[], 0), "✓");
        assert!(legend(&[]).is_empty());
    }
}
