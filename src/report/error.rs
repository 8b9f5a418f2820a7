//! An error as programs read it: one JSON object on one line.

use std::io::{self, Write};

use anyhow::Error;
use serde::Serialize;

use crate::{
    catalog::{
        UnreadableFile,
        validate::{InvalidFile, Problem},
    },
    query::{Usage, UsageKind},
};

use super::json::{self, SCHEMA_VERSION};

/// What went wrong. The list is closed: a program may rely on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum ErrorKind {
    /// The command line makes no sense. Exit code 2.
    Usage,
    /// A name that is not there. Exit code 2.
    UnknownName,
    /// A name that means several things. Exit code 2.
    AmbiguousName,
    /// A file that cannot be read. Exit code 1.
    UnreadableFile,
    /// A file that was read and is not valid. Exit code 1.
    InvalidFile,
    /// The answer, or a file that was asked for, cannot be written. Exit code 1.
    CannotWrite,
}

impl ErrorKind {
    /// All kinds, each with what it means.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Usage, "the command line makes no sense"),
        (Self::UnknownName, "a name that is not there"),
        (Self::AmbiguousName, "a name that means several things"),
        (Self::UnreadableFile, "a file that cannot be read"),
        (Self::InvalidFile, "a file that is not valid"),
        (Self::CannotWrite, "the answer cannot be written"),
    ];

    /// The exit code of the program.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Usage | Self::UnknownName | Self::AmbiguousName => 2,
            Self::UnreadableFile | Self::InvalidFile | Self::CannotWrite => 1,
        }
    }
}

/// Why a command came to no answer.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Failure {
    /// What went wrong.
    pub kind: ErrorKind,
    /// What went wrong, in one sentence; of a file with several problems the first.
    pub message: String,
    /// What to do about it; null if nothing is known. Several hints are parted by line breaks.
    pub hint: Option<String>,
    /// The nearest right names.
    pub near: Vec<String>,
    /// The file it is about; null if it is about none.
    pub file: Option<String>,
    /// The line in it, from 1; null if that is not known.
    pub line: Option<usize>,
    /// The column, in characters from 1; null if that is not known.
    pub column: Option<usize>,
    /// Where in the JSON: `levels[2].skills[0]`; null if that is not known.
    pub path: Option<String>,
    /// Everything that is wrong with the file.
    pub problems: Vec<Problem>,
}

impl Failure {
    fn new(kind: ErrorKind, message: String) -> Self {
        Self {
            kind,
            message,
            hint: None,
            near: Vec::new(),
            file: None,
            line: None,
            column: None,
            path: None,
            problems: Vec::new(),
        }
    }

    /// What an error is for programs.
    #[must_use]
    pub fn from_error(error: Error) -> Self {
        let error = match error.downcast::<Usage>() {
            Ok(usage) => return Self::from_usage(usage),
            Err(error) => error,
        };
        let error = match error.downcast::<InvalidFile>() {
            Ok(invalid) => return Self::from_invalid_file(invalid),
            Err(error) => error,
        };
        match error.downcast::<UnreadableFile>() {
            Ok(unreadable) => Self {
                file: Some(unreadable.file.clone()),
                ..Self::new(ErrorKind::UnreadableFile, unreadable.to_string())
            },
            Err(error) => Self::new(ErrorKind::CannotWrite, format!("{error:#}")),
        }
    }

    fn from_usage(usage: Usage) -> Self {
        let kind = match usage.kind {
            UsageKind::Usage => ErrorKind::Usage,
            UsageKind::UnknownName => ErrorKind::UnknownName,
            UsageKind::AmbiguousName => ErrorKind::AmbiguousName,
        };
        let hints: Vec<String> = usage.hints().collect();
        Self {
            hint: (!hints.is_empty()).then(|| hints.join("\n")),
            near: usage.near,
            ..Self::new(kind, usage.message)
        }
    }

    fn from_invalid_file(InvalidFile { file, problems }: InvalidFile) -> Self {
        let first = problems.first();
        let message = first.map_or_else(|| file.clone(), |one| one.message.clone());
        let path = first.map(|one| one.path.clone());
        Self {
            line: first.map(|one| one.line),
            column: first.map(|one| one.column),
            path: path.filter(|path| !path.is_empty()),
            file: Some(file),
            problems,
            ..Self::new(ErrorKind::InvalidFile, message)
        }
    }

    /// Writes it as one JSON object on one line.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct Envelope<'f> {
            schema_version: u8,
            error: &'f Failure,
        }

        json::write_line(
            &Envelope {
                schema_version: SCHEMA_VERSION,
                error: self,
            },
            out,
        )
    }
}
