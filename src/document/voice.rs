//! Whose words a page is in.

/// Whose words a page is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Those of the program to the person.
    You,
    /// Those of the person, who shows the page to somebody.
    I,
}

impl Voice {
    /// The person, where they do something: `you`, `I`.
    #[must_use]
    pub fn subject(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::I => "I",
        }
    }

    /// What is the person's: `your`, `my`.
    #[must_use]
    pub fn possessive(self) -> &'static str {
        match self {
            Self::You => "your",
            Self::I => "my",
        }
    }
}
