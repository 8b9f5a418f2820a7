//! The profile of a command: what a person says of themselves, from a file or standard input.

use std::{borrow::Cow, path::Path};

use anyhow::Result;

use crate::{
    catalog::{Catalog, Profile, display_name, read, validate::JsonText},
    query::Usage,
};

use super::{Context, Outcome, ladder::invalid};

impl Context<'_> {
    /// Does something with a ladder and a profile, if there is one.
    pub(super) fn with_profile(
        &self,
        file: Option<&Path>,
        ask: &mut dyn FnMut(&Catalog, Option<&Profile>) -> Result<Outcome>,
    ) -> Result<Outcome> {
        read_standard_input_once(&[("--data", self.file()), ("--profile", file)])?;
        let text = profile_text(file)?;
        let text = JsonText::new(&text);
        let profile = read_profile(file, &text)?;
        self.with_catalog(&mut |catalog| ask(catalog, file.map(|_| &profile)))
    }
}

/// Makes sure that standard input is read by no more than one of some options.
pub(super) fn read_standard_input_once(files: &[(&str, Option<&Path>)]) -> Result<(), Usage> {
    let mut readers = files
        .iter()
        .filter(|(_, file)| *file == Some(Path::new("-")));
    match (readers.next(), readers.next()) {
        (Some((one, _)), Some((other, _))) => {
            let message = format!("`{one}` and `{other}` cannot both read standard input");
            Err(Usage::new(message).with_hint("give one of them a file"))
        }
        _ => Ok(()),
    }
}

/// The text of a profile; without a file that of an empty one.
pub(super) fn profile_text(file: Option<&Path>) -> Result<Cow<'static, str>> {
    Ok(file.map_or(Ok(Cow::Borrowed("{}")), |file| read(file).map(Cow::Owned))?)
}

pub(super) fn read_profile<'t>(file: Option<&Path>, text: &'t JsonText) -> Result<Profile<'t>> {
    let name = || file.map(display_name).unwrap_or_default();
    let profile = Profile::from_json(text).map_err(|problems| invalid(name(), problems))?;
    Ok(profile)
}
