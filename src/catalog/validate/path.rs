//! Where a value stands in a file: `levels[2].skills[0]`.

use std::{borrow::Cow, fmt};

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the member of an object.
    Key(Cow<'static, str>),
    /// To the item of a list.
    Index(usize),
}

/// The steps from the whole file to a value; none for the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The path of an item of a section: `levels[2]`.
    #[must_use]
    pub fn item(section: &'static str, index: usize) -> Self {
        Self::default().key(section).index(index)
    }

    /// The path to a member of what is here.
    #[must_use]
    pub fn key(mut self, key: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// The path to an item of what is here.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }

    /// The steps from the whole file.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if place == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_words() {
        let path = Path::item("levels", 2).key("skills").index(0);
        assert_eq!(path.to_string(), "levels[2].skills[0]");
        assert_eq!(Path::default().to_string(), "");
    }
}
