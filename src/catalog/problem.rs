//! What is wrong with a ladder file, and where.

use std::{error::Error, fmt};

use serde::Serialize;

/// One thing that is wrong, before anyone has looked up its place.
#[derive(Debug)]
pub(super) struct Found {
    /// Where in the JSON: `levels[2].skills[0]`; empty for the file as a whole.
    pub(super) path: String,
    /// What is wrong, as the rest of a sentence that begins with the path.
    pub(super) message: String,
}

/// One thing that is wrong.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Where in the JSON: `levels[2].skills[0]`; empty for the file as a whole.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// Everything that is wrong with a ladder file, in the order of the file.
#[derive(Debug)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Problems {}

/// A file that holds no sound ladder.
#[derive(Debug)]
pub struct UnsoundFile {
    /// What the file is called.
    pub file: String,
    /// What is wrong with it.
    pub problems: Problems,
}

impl fmt::Display for UnsoundFile {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} is not a sound ladder", self.file)
    }
}

impl Error for UnsoundFile {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.problems)
    }
}

impl Problems {
    /// Gives each finding its line and column, in one pass over the text.
    pub(super) fn locate(text: &str, mut found: Vec<(usize, Found)>) -> Self {
        found.sort_by_key(|(offset, _)| *offset);
        let mut place = Place::default();
        let list = found.into_iter().map(|(offset, Found { path, message })| {
            place.advance(text, offset);
            Problem {
                path,
                line: place.line,
                column: place.column,
                message,
            }
        });
        Self(list.collect())
    }

    /// A text that is not JSON at all.
    pub(super) fn syntax(text: &str, error: &serde_json::Error) -> Self {
        if text.trim().is_empty() {
            return Self(vec![Problem {
                path: String::new(),
                line: 1,
                column: 1,
                message: String::from("the file is empty"),
            }]);
        }
        let line = text
            .split_inclusive('\n')
            .nth(error.line().saturating_sub(1));
        let before = line.map_or("", |line| {
            let bytes = error.column().saturating_sub(1).min(line.len());
            &line[..line.floor_char_boundary(bytes)]
        });
        let message = error.to_string();
        let message = message
            .rsplit_once(" at line ")
            .map_or(&*message, |(what, _)| what);
        Self(vec![Problem {
            path: String::new(),
            line: error.line().max(1),
            column: before.chars().count() + 1,
            message: format!("not valid JSON: {message}"),
        }])
    }
}

/// How far one has read.
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            offset: 0,
            line: 1,
            column: 1,
        }
    }
}

impl Place {
    fn advance(&mut self, text: &str, offset: usize) {
        let passed = &text[self.offset..offset];
        self.line += passed.matches('\n').count();
        self.column = match passed.rsplit_once('\n') {
            Some((_, line)) => line.chars().count() + 1,
            None => self.column + passed.chars().count(),
        };
        self.offset = offset;
    }
}
