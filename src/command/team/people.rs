//! Reads people one after another, from whatever kind of file.

use std::{path::Path, rc::Rc};

use anyhow::Result;
use foldhash::HashMap;
use serde_json::value::RawValue;

use crate::{
    catalog::{
        Catalog, Profile, Row, Spreadsheet, display_name, read,
        roster::{Line, Lines, Roster},
        validate::{InvalidFile, JsonText, Problem},
    },
    query::{Columns, Place, Said, SheetPerson, UnknownName, describe_problems},
};

use super::progress::Progress;

/// What is done with a person who was read.
pub(in crate::command) type Each<'e> = dyn FnMut(Place, &Said, Vec<UnknownName>) -> Result<()> + 'e;

/// What there is to say of a file beside its people.
#[derive(Default)]
pub(in crate::command) struct Remarks {
    /// Columns that mean nothing.
    pub(in crate::command) unknown: Vec<UnknownName>,
    /// How it was read.
    pub(in crate::command) notes: Vec<String>,
}

/// Reads the people of a file or a folder. Before it may have to wait for more of them, `before_waiting`
/// is called.
pub(super) fn read_people(
    catalog: &Catalog,
    path: &Path,
    progress: &mut Progress,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<Remarks> {
    let (roster, so_far) = Roster::open(path)?;
    let each: &mut Each = &mut |place, said, unknown| {
        progress.add_person(|| so_far.percent());
        each(place, said, unknown)
    };
    read_roster(catalog, path, roster, before_waiting, each)
}

/// Reads the people of a roster that was opened.
pub(in crate::command) fn read_roster(
    catalog: &Catalog,
    path: &Path,
    roster: Roster,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<Remarks> {
    let name: Rc<str> = display_name(path).into();
    let file = (path != Path::new("-")).then_some(&name);
    match roster {
        Roster::Lines(lines) => read_lines(lines, file, before_waiting, each)?,
        Roster::Text(text) => read_text(&text, &name, file, each)?,
        Roster::Folder(files) if files.is_empty() => {
            let note = "of a folder the files are read that end in `.json`, `.yaml` or `.yml`";
            return Ok(Remarks {
                notes: vec![note.to_owned()],
                ..Remarks::default()
            });
        }
        Roster::Folder(files) => files.iter().try_for_each(|file| read_profile(file, each))?,
        Roster::Spreadsheet(source) => {
            let sheet = Spreadsheet::new(name.to_string(), source)?;
            return read_spreadsheet(catalog, sheet, file, each);
        }
    }
    Ok(Remarks::default())
}

fn read_lines(
    mut lines: Lines,
    file: Option<&Rc<str>>,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<()> {
    while let Some(Line { number, text }) = lines.next(&mut *before_waiting)? {
        let place = Place {
            file,
            row: Some(number),
            name: None,
        };
        match text {
            Ok(text) if is_object(text) => each_profile(text, place, each)?,
            Ok(_) => {
                let why = String::from("expected a profile, which begins with `{`");
                each(place, &Said::Invalid(why), Vec::new())?;
            }
            Err(why) => each(place, &Said::Invalid(why.to_owned()), Vec::new())?,
        }
    }
    Ok(())
}

/// Whether a text begins as a profile does.
fn is_object(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with('{')
}

/// Reads a list of profiles, or a profile.
fn read_text(text: &str, name: &str, file: Option<&Rc<str>>, each: &mut Each) -> Result<()> {
    let text = text.trim_start_matches('\u{feff}');
    let place = |row| Place {
        file,
        row,
        name: None,
    };
    if !text.trim_start().starts_with('[') {
        return each_profile(text, place(None), each);
    }
    let list: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| InvalidFile {
        file: name.to_owned(),
        problems: vec![Problem::syntax(text, &error)],
    })?;
    for (index, one) in list.into_iter().enumerate() {
        each_profile(one.get(), place(Some(index + 1)), each)?;
    }
    Ok(())
}

/// Reads a profile that has a file of its own, which names the person who does not say a name.
fn read_profile(path: &Path, each: &mut Each) -> Result<()> {
    let name = display_name(path).into();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    let place = Place {
        file: Some(&name),
        row: None,
        name: stem.as_deref(),
    };
    match read(path) {
        Ok(text) => each_profile(&text, place, each),
        Err(error) => each(place, &Said::Unreadable(error.to_string()), Vec::new()),
    }
}

fn each_profile(text: &str, place: Place, each: &mut Each) -> Result<()> {
    // Most are sound as they stand, and are not looked at once more.
    let read: Result<Profile, _> = serde_json::from_str(text);
    match &read {
        Ok(profile) if profile.is_sound() => each(place, &Said::Profile(profile), Vec::new()),
        _ => each_explained(text, place, each),
    }
}

/// Gives a profile that is not sound as it stands, or what is wrong with it.
fn each_explained(text: &str, place: Place, each: &mut Each) -> Result<()> {
    let text = JsonText::of_profile(text);
    let said = match Profile::from_json(&text) {
        Ok(profile) => return each(place, &Said::Profile(&profile), Vec::new()),
        Err(problems) => Said::Invalid(describe_problems(&problems)),
    };
    each(place, &said, Vec::new())
}

/// Reads the rows of a spreadsheet: each a person, or each a skill of a person.
fn read_spreadsheet(
    catalog: &Catalog,
    mut sheet: Spreadsheet,
    file: Option<&Rc<str>>,
    each: &mut Each,
) -> Result<Remarks> {
    let columns = Columns::new(catalog, sheet.headings());
    let columns = columns.map_err(|message| sheet.invalid(1, message))?;
    let place = |row| Place {
        file,
        row: Some(row),
        name: None,
    };
    let mut people = People::default();
    let mut are_rated = false;
    loop {
        let row = match sheet.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                let Problem { line, message, .. } = problem_of_row(error)?;
                if columns.are_claims() {
                    people.list.push((line, Err(message)));
                } else {
                    each(place(line), &Said::Invalid(message), Vec::new())?;
                }
                continue;
            }
        };
        if columns.are_claims() {
            people.add(catalog, &columns, &row);
            continue;
        }
        let mut person = SheetPerson::default();
        columns.add(catalog, &row, &mut person);
        are_rated |= person.is_rated();
        let (profile, unknown) = person.finish();
        each(place(row.line), &Said::Profile(&profile), unknown)?;
    }
    for (row, person) in people.list {
        match person {
            Ok(person) => {
                are_rated |= person.is_rated();
                let (profile, unknown) = person.finish();
                each(place(row), &Said::Profile(&profile), unknown)?;
            }
            Err(why) => each(place(row), &Said::Invalid(why), Vec::new())?,
        }
    }
    Ok(Remarks {
        unknown: columns.unknown,
        notes: sheet.notes().chain(are_rated.then(rated)).collect(),
    })
}

/// What becomes of ratings where a skill is only had or not.
fn rated() -> String {
    String::from("this ladder has no scale, so any rating but 0 counts as having the skill")
}

/// What is wrong with a row, unless the file as a whole cannot be read on.
fn problem_of_row(error: anyhow::Error) -> Result<Problem> {
    let mut invalid: InvalidFile = error.downcast()?;
    match invalid.problems.pop() {
        Some(problem) => Ok(problem),
        None => Err(invalid.into()),
    }
}

/// People of whom several rows tell, each with the first of them, and the rows that tell of nobody.
#[derive(Default)]
struct People {
    list: Vec<(usize, Result<SheetPerson, String>)>,
    places: HashMap<String, usize>,
}

impl People {
    fn add(&mut self, catalog: &Catalog, columns: &Columns, row: &Row) {
        let list = &mut self.list;
        let name = columns.name(row);
        if name == Some("") {
            // The skills of several people who are not named would be those of one.
            let nobody = String::from("the row does not say whose skill it is");
            list.push((row.line, Err(nobody)));
            return;
        }
        let name = name.unwrap_or_default().to_owned();
        let place = *self.places.entry(name).or_insert_with(|| {
            list.push((row.line, Ok(SheetPerson::default())));
            list.len() - 1
        });
        if let Ok(person) = &mut list[place].1 {
            columns.add(catalog, row, person);
        }
    }
}
