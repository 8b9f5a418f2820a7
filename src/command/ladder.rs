//! The ladder of a command: one that is built in, all of them, or a file.

use std::{borrow::Cow, mem::ManuallyDrop, path::Path};

use anyhow::{Error, Result};

use crate::{
    catalog::{
        BUILT_IN, BuiltIn, Catalog, GUIDE, Ladder, display_name,
        english::quoted_for_shell,
        read,
        validate::{InvalidFile, JsonText, Problem},
    },
    query::Usage,
};

use super::{Context, Outcome};

/// The ladder that a command reads.
#[derive(Clone, Copy)]
pub enum LadderSource<'c> {
    /// One that is built in.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(&'c Path),
    /// All that are built in, one after another.
    All,
}

impl LadderSource<'_> {
    /// Whether it is the guide, which the US labour market belongs to.
    pub(super) fn is_guide(self) -> bool {
        matches!(self, Self::BuiltIn(one) if one.name == GUIDE.name)
    }

    /// What it is called, and its text.
    pub(super) fn read(self) -> Result<(String, Cow<'static, str>)> {
        Ok(match self {
            Self::All => return Err(one_at_a_time().into()),
            Self::File(file) => (display_name(file), read(file)?.into()),
            Self::BuiltIn(one) if self.is_guide() => {
                (String::from("the built-in ladder"), one.text.into())
            }
            Self::BuiltIn(one) => (format!("the built-in ladder {}", one.name), one.text.into()),
        })
    }

    /// The options that name it; none for the guide.
    pub(super) fn options(self) -> Option<String> {
        match self {
            Self::BuiltIn(_) if self.is_guide() => None,
            Self::BuiltIn(one) => Some(format!("--ladder {}", one.name)),
            Self::All => Some(String::from("--ladder all")),
            Self::File(file) => {
                let file = quoted_for_shell(&file.display().to_string());
                Some(format!("--data {file}"))
            }
        }
    }
}

impl Context<'_> {
    /// The ladder file, if it is one.
    pub(super) fn file(&self) -> Option<&Path> {
        match self.ladder {
            LadderSource::File(file) => Some(file),
            LadderSource::BuiltIn(_) | LadderSource::All => None,
        }
    }

    /// Does something with all built-in ladders.
    pub(super) fn with_all(
        &self,
        ask: &mut dyn FnMut(&[Catalog]) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let texts = built_in_texts();
        let ladders = read_built_in(&texts)?;
        let catalogs: Vec<Catalog> = ladders.iter().map(Catalog::new).collect();
        ask(&catalogs).map_err(|error| self.with_ladder_options(error))
    }

    /// Does something with a ladder: the one that was named, or the one that is built in.
    /// One function for all commands: made anew for each, the reading of a ladder would be there twenty times.
    pub(super) fn with_catalog(
        &self,
        ask: &mut dyn FnMut(&Catalog) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let (file, file_text) = self.ladder.read()?;
        let text = match self.ladder {
            LadderSource::File(_) => JsonText::new(&file_text),
            LadderSource::BuiltIn(one) => JsonText::built_in(one),
            LadderSource::All => return Err(one_at_a_time().into()),
        };
        let ladder =
            Ladder::from_json(&text).map_err(|problems| invalid(file.clone(), problems))?;
        // The program ends soon: to free a big ladder piece by piece is a seventh of what it takes to
        // read it and to answer from it.
        let ladder = ManuallyDrop::new(ladder);
        let catalog = Catalog::new(&ladder);
        if self.file().is_some() {
            catalog
                .check(&text)
                .map_err(|problems| invalid(file, problems))?;
        }
        ask(&catalog).map_err(|error| self.with_ladder_options(error))
    }

    /// The same error, with the options that name the ladder in the commands that it hints at.
    pub(super) fn with_ladder_options(&self, error: Error) -> Error {
        let Some(options) = self.ladder.options() else {
            return error;
        };
        match error.downcast::<Usage>() {
            Ok(usage) => usage.with_ladder_options(options).into(),
            Err(error) => error,
        }
    }
}

/// The error for a command that cannot go over all ladders.
pub(super) fn one_at_a_time() -> Usage {
    Usage::new("this command reads one ladder at a time")
        .with_hint("`match` and `skills` take `--ladder all`")
}

pub(super) fn built_in_texts() -> Vec<JsonText<'static>> {
    BUILT_IN.iter().map(|one| JsonText::built_in(one)).collect()
}

/// Reads the built-in ladders, in their order.
pub(super) fn read_built_in<'t>(texts: &'t [JsonText]) -> Result<Vec<Ladder<'t>>> {
    let read = |(text, one): (&'t JsonText, &&BuiltIn)| {
        Ladder::from_json(text).map_err(|problems| invalid(one.name.to_owned(), problems))
    };
    let ladders: Result<Vec<Ladder>, InvalidFile> = texts.iter().zip(BUILT_IN).map(read).collect();
    Ok(ladders?)
}

pub(super) fn invalid(file: String, problems: Vec<Problem>) -> InvalidFile {
    InvalidFile { file, problems }
}
