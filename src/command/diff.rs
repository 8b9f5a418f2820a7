//! How `diff` is run: it reads two ladders.

use std::{io::Write, path::Path};

use anyhow::Result;

use crate::{
    catalog::{
        BuiltIn, Catalog, Ladder, display_name,
        english::{quoted, quoted_for_shell},
        validate::JsonText,
    },
    query::{Diff, Usage, Version},
};

use super::{Context, LadderSource, Outcome, Run, invalid, read_standard_input_once};

impl Run for Diff {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let (old, new) = (source(&self.old), source(&self.new));
        if is_no_ladder(old) && is_no_ladder(new) {
            let (one, other) = (quoted(&self.old), quoted(&self.new));
            let message = format!("neither {one} nor {other} is a file or a built-in ladder");
            let (one, other) = (quoted_for_shell(&self.old), quoted_for_shell(&self.new));
            let hint = format!("two levels: type `itpm-career compare {one} {other}`");
            return Err(Usage::new(message).with_hint(hint).into());
        }
        read_standard_input_once(&[("OLD", file(old)), ("NEW", file(new))])?;
        let ((old_name, old_text), (new_name, new_text)) = (old.read()?, new.read()?);
        let (old_text, new_text) = (JsonText::new(&old_text), JsonText::new(&new_text));
        let (old, new) = (read(&old_name, &old_text)?, read(&new_name, &new_text)?);
        let (old, new) = (Catalog::new(&old), Catalog::new(&new));
        let old = version(name(&self.old), &old, &old_text)?;
        let new = version(name(&self.new), &new, &new_text)?;
        context.present(&self.ask(&old, &new), None, out)
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// The ladder that a word means: a built-in one by its exact name, else a file.
fn source(name: &str) -> LadderSource<'_> {
    BuiltIn::named(name).map_or(LadderSource::File(Path::new(name)), LadderSource::BuiltIn)
}

/// Whether a word is a plain name and no file: that of a level, most likely.
fn is_no_ladder(source: LadderSource) -> bool {
    file(source).is_some_and(|file| {
        let name = file.to_str().unwrap_or(".");
        name != "-" && !name.contains(['.', '/']) && !file.exists()
    })
}

/// What the ladder is called that a word means.
fn name(word: &str) -> String {
    match source(word) {
        LadderSource::File(file) => display_name(file),
        LadderSource::BuiltIn(_) | LadderSource::All => word.to_owned(),
    }
}

fn file(source: LadderSource<'_>) -> Option<&Path> {
    match source {
        LadderSource::File(file) => Some(file),
        LadderSource::BuiltIn(_) | LadderSource::All => None,
    }
}

fn read<'t>(name: &str, text: &'t JsonText) -> Result<Ladder<'t>> {
    let ladder = Ladder::from_json(text);
    Ok(ladder.map_err(|problems| invalid(name.to_owned(), problems))?)
}

fn version<'c>(name: String, catalog: &'c Catalog<'c>, text: &JsonText) -> Result<Version<'c>> {
    let sound = catalog.check(text);
    sound.map_err(|problems| invalid(name.clone(), problems))?;
    let value = text.value()?;
    Ok(Version {
        name,
        catalog,
        value,
    })
}
