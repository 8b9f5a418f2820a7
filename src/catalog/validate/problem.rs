//! What is wrong with a file, and where.

use std::{error::Error, fmt};

use serde::Serialize;

use super::{super::order, path::Path};

/// How many problems get the nearest name: the nearest of many names to many others would take the
/// square of the file.
pub(super) const MOST_SUGGESTIONS: usize = 100;

/// Something to say of a file, before anyone has looked up its line.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) path: Path,
    /// What is to be said, as the rest of a sentence that begins with the path.
    pub(super) message: String,
}

/// Something to say of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// Where in the JSON: `levels[2].skills[0]`; empty for the file as a whole.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// What is to be said.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// A file that cannot be used.
#[derive(Debug)]
pub struct InvalidFile {
    /// What the file is called.
    pub file: String,
    /// Everything that is wrong with it, in the order of the file.
    pub problems: Vec<Problem>,
}

impl fmt::Display for InvalidFile {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            let line_break = if place > 0 { "\n" } else { "" };
            write!(f, "{line_break}{}:{problem}", self.file)?;
        }
        Ok(())
    }
}

impl Error for InvalidFile {}

/// Gives each finding its line and column, in one pass over the text. The number beside a finding is
/// the byte that it is about.
pub(super) fn locate(text: &str, found: Vec<(usize, Finding)>) -> Vec<Problem> {
    let mut position = Position::default();
    locate_by(
        |offset| {
            position.advance(text, offset);
            (position.line, position.column)
        },
        found,
    )
}

/// Gives each finding its line and column; `place` is asked for those of bytes that never go back.
pub(super) fn locate_by(
    mut place: impl FnMut(usize) -> (usize, usize),
    mut found: Vec<(usize, Finding)>,
) -> Vec<Problem> {
    order::sort_by_cached_key(&mut found, |(offset, _)| *offset);
    let mut problems: Vec<Problem> = found
        .into_iter()
        .map(|(offset, Finding { path, message })| {
            let (line, column) = place(offset);
            Problem {
                path: path.to_string(),
                line,
                column,
                message,
            }
        })
        .collect();
    problems.dedup();
    problems
}

/// How far one has read.
struct Position {
    offset: usize,
    line: usize,
    column: usize,
}

impl Default for Position {
    fn default() -> Self {
        Self {
            offset: 0,
            line: 1,
            column: 1,
        }
    }
}

impl Position {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_located_in_the_order_of_the_file() {
        let found = [7, 2].map(|offset| {
            let message = offset.to_string();
            let path = Path::default();
            (offset, Finding { path, message })
        });
        let problems = locate("é\nab\ncd", found.into());
        let places: Vec<(usize, usize)> =
            problems.iter().map(|one| (one.line, one.column)).collect();
        assert_eq!(places, [(1, 2), (3, 2)]);
    }
}
