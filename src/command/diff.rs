//! How `diff` is run: it reads two ladders.

use std::{io::Write, path::Path, rc::Rc};

use anyhow::Result;

use crate::{
    catalog::{
        BUILT_IN, BuiltIn, Catalog, Ladder, display_name,
        english::{quoted, quoted_for_shell},
        names::nearest,
        read_bytes,
        roster::Roster,
        validate::JsonText,
    },
    query::{Diff, Judge, Judgement, Team, TeamDiff, Usage, Version},
};

use super::{
    Context, LadderSource, Outcome, Run, ladder::invalid, read_standard_input_once,
    team::read_roster,
};

impl Run for Diff {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let (old, new) = (source(&self.old), source(&self.new));
        for (word, source) in [(&self.old, old), (&self.new, new)] {
            if !is_no_ladder(source) {
                continue;
            }
            let near = nearest(word, BUILT_IN.iter().map(|one| one.name));
            if !near.is_empty() {
                let message = format!("there is no file or built-in ladder {}", quoted(word));
                return Err(Usage::unknown_name(message, &near).into());
            }
        }
        if is_no_ladder(old) && is_no_ladder(new) {
            let (one, other) = (quoted(&self.old), quoted(&self.new));
            let message = format!("neither {one} nor {other} is a file or a built-in ladder");
            let (one, other) = (quoted_for_shell(&self.old), quoted_for_shell(&self.new));
            let hint = format!("two levels: type `itpm-career compare {one} {other}`");
            return Err(Usage::new(message).with_hint(hint).into());
        }
        let mut readers = vec![("OLD", file(old)), ("NEW", file(new))];
        readers.extend(
            self.team
                .iter()
                .map(|file| ("--team", Some(file.as_path()))),
        );
        read_standard_input_once(&readers)?;
        let ((old_name, old_text), (new_name, new_text)) = (old.read()?, new.read()?);
        let (old_text, new_text) = (JsonText::new(&old_text), JsonText::new(&new_text));
        let (old, new) = (read(&old_name, &old_text)?, read(&new_name, &new_text)?);
        let (old, new) = (Catalog::new(&old), Catalog::new(&new));
        let old = version(name(&self.old), &old, &old_text)?;
        let new = version(name(&self.new), &new, &new_text)?;
        let mut answer = self.ask(&old, &new);
        if !self.team.is_empty() {
            let files = self.team.iter().map(|file| TeamFile::read(file.as_path()));
            let team: Result<Vec<TeamFile>> = files.collect();
            let team = team?;
            answer.team = Some(TeamDiff::new(&judge(&old, &team)?, &judge(&new, &team)?)?);
        }
        context.present(&answer, None, out)
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

/// A roster that is read twice, once for each ladder: standard input and a pipe give their bytes only once.
enum TeamFile<'f> {
    Folder(&'f Path),
    Bytes(&'f Path, Rc<[u8]>),
}

impl<'f> TeamFile<'f> {
    fn read(path: &'f Path) -> Result<Self> {
        if path.is_dir() {
            return Ok(Self::Folder(path));
        }
        Ok(Self::Bytes(path, read_bytes(path)?.into()))
    }

    fn open(&self) -> Result<(&'f Path, Roster)> {
        Ok(match self {
            Self::Folder(path) => (path, Roster::open(path)?.0),
            Self::Bytes(path, bytes) => (path, Roster::from_bytes(path, Rc::clone(bytes))?),
        })
    }
}

/// What a ladder finds of all people of some files.
fn judge<'c>(version: &Version<'c>, files: &[TeamFile]) -> Result<Judgement<'c>> {
    let catalog = version.catalog;
    let judge = Judge::new(&Team::default(), catalog)?;
    let mut found = Judgement {
        version: version.name.clone(),
        catalog,
        people: Vec::new(),
        unknown_columns: Vec::new(),
        remarks: Vec::new(),
    };
    for file in files {
        let (path, roster) = file.open()?;
        let people = &mut found.people;
        let read = read_roster(
            catalog,
            path,
            roster,
            &mut || Ok(()),
            &mut |place, said, unknown| {
                people.push(judge.judge_at_own_levels(place, said, unknown));
                Ok(())
            },
        )?;
        found.unknown_columns.extend(read.unknown);
        found.remarks.extend(read.notes);
    }
    Ok(found)
}
