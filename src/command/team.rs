//! `team`: reads people one after another, from whatever kind of file, and has each judged.

use std::{
    collections::HashMap,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde_json::value::RawValue;

use crate::{
    catalog::{
        Catalog, Profile, Row, Spreadsheet, display_name, read, read_bytes,
        roster::{Lines, Roster},
        validate::{InvalidFile, JsonText, Problem},
    },
    query::{
        Columns, NeedColumns, Needs, Place, Said, SheetPerson, Team, TeamRun, UnknownName,
        describe_problems,
    },
    report::{self, Format},
};

use super::{Context, Outcome, Run, read_standard_input_once};

/// What is done with a person who was read.
pub(super) type Each<'e> = dyn FnMut(Place, &Said, Vec<UnknownName>) -> Result<()> + 'e;

/// What there is to say of a file beside its people.
#[derive(Default)]
pub(super) struct Remarks {
    /// Columns that mean nothing.
    pub(super) unknown: Vec<UnknownName>,
    /// How it was read.
    pub(super) notes: Vec<String>,
}

impl Run for Team {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let files = self.file.iter().map(|file| ("team", Some(file.as_path())));
        let mut readers = vec![
            ("--data", context.file()),
            ("--need", self.need.as_deref()),
            ("--since", self.since.as_deref()),
        ];
        readers.extend(files);
        read_standard_input_once(&readers)?;
        context.with_catalog(|catalog| {
            if context.format == Format::Ndjson {
                self.ensure_stream()?;
                return stream(self, catalog, &TeamRun::new(self, catalog)?, out);
            }
            let needs = self.need.as_deref();
            let needs = needs.map_or(Ok(Needs::default()), |file| read_needs(catalog, file))?;
            let now = gather(self, catalog, &self.file)?;
            let since = self.since.as_slice();
            let then = (!since.is_empty()).then(|| gather(self, catalog, since));
            let team = now.finish(&needs, then.transpose()?)?;
            context.present(&team, Some(catalog), out)
        })
    }
}

/// Judges all people of some files.
fn gather<'t, 'a>(
    team: &'t Team,
    catalog: &'a Catalog<'a>,
    files: &[PathBuf],
) -> Result<TeamRun<'t, 'a>> {
    let mut run = TeamRun::new(team, catalog)?;
    for file in files {
        let read = read_people(
            catalog,
            file,
            &mut || Ok(()),
            &mut |place, said, unknown| {
                run.add(place, said, unknown);
                Ok(())
            },
        );
        let Remarks { unknown, notes } = read?;
        run.remark(&unknown, notes);
    }
    Ok(run)
}

/// Reads how many people are needed with which skill.
fn read_needs(catalog: &Catalog, path: &Path) -> Result<Needs> {
    let bytes = read_bytes(path)?;
    let mut sheet = Spreadsheet::new(display_name(path), &*bytes)?;
    let columns = NeedColumns::new(&sheet).map_err(|message| sheet.invalid(1, message))?;
    let mut needs = Needs::default();
    while let Some(row) = sheet.next_row()? {
        let line = row.line;
        let added = needs.add(catalog, &columns, &row);
        added.map_err(|message| sheet.invalid(line, message))?;
    }
    Ok(needs)
}

/// Writes a line for each person as they are read.
fn stream(team: &Team, catalog: &Catalog, run: &TeamRun, out: &mut dyn Write) -> Result<Outcome> {
    let mut failed = false;
    let out = std::cell::RefCell::new(out);
    let mut line = Vec::new();
    for file in &team.file {
        let mut flush = || out.borrow_mut().flush().context("cannot write the answer");
        read_people(catalog, file, &mut flush, &mut |place, said, unknown| {
            let Some(person) = run.judge(place, said, unknown) else {
                return Ok(());
            };
            failed |= person.error.is_some();
            line.clear();
            let written = report::write_person(&person, &mut line);
            let written = written.and_then(|()| out.borrow_mut().write_all(&line));
            written.context("cannot write the answer")
        })?;
    }
    Ok(Outcome {
        failed,
        ..Outcome::default()
    })
}

/// Reads the people of a file or a folder. Before it may have to wait for more of them, `before_waiting`
/// is called.
fn read_people(
    catalog: &Catalog,
    path: &Path,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<Remarks> {
    read_roster(catalog, path, Roster::open(path)?, before_waiting, each)
}

/// Reads the people of a roster that was opened.
pub(super) fn read_roster(
    catalog: &Catalog,
    path: &Path,
    roster: Roster,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<Remarks> {
    let name = display_name(path);
    let file = (path != Path::new("-")).then_some(&*name);
    match roster {
        Roster::Lines(lines) => read_lines(lines, file, before_waiting, each)?,
        Roster::Text(text) => read_text(&text, &name, file, each)?,
        Roster::Folder(files) => files.iter().try_for_each(|file| read_profile(file, each))?,
        Roster::Spreadsheet(source) => {
            let sheet = Spreadsheet::new(name.clone(), source)?;
            return read_spreadsheet(catalog, sheet, file, each);
        }
    }
    Ok(Remarks::default())
}

fn read_lines(
    mut lines: Lines,
    file: Option<&str>,
    before_waiting: &mut dyn FnMut() -> Result<()>,
    each: &mut Each,
) -> Result<()> {
    while let Some(line) = lines.next(&mut *before_waiting)? {
        let row = Some(line.number);
        let place = Place {
            file,
            row,
            name: None,
        };
        match line.text {
            Ok(text) if text.trim_start_matches('\u{feff}').starts_with('{') => {
                each_profile(text, place, each)?;
            }
            Ok(_) => {
                let why = String::from("expected a profile, which begins with `{`");
                each(place, &Said::Invalid(why), Vec::new())?;
            }
            Err(why) => each(place, &Said::Invalid(why.to_owned()), Vec::new())?,
        }
    }
    Ok(())
}

/// Reads a list of profiles, or a profile.
fn read_text(text: &str, name: &str, file: Option<&str>, each: &mut Each) -> Result<()> {
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
    let name = display_name(path);
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
    if let Ok(profile) = Profile::from_sound_json(text) {
        return each(place, &Said::Profile(&profile), Vec::new());
    }
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
    file: Option<&str>,
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
    loop {
        let row = match sheet.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                let Problem { line, message, .. } = problem_of_row(error)?;
                each(place(line), &Said::Invalid(message), Vec::new())?;
                continue;
            }
        };
        if columns.are_claims() {
            people.add(catalog, &columns, &row);
            continue;
        }
        let mut person = SheetPerson::default();
        columns.add(catalog, &row, &mut person);
        let (profile, unknown) = person.finish();
        each(place(row.line), &Said::Profile(&profile), unknown)?;
    }
    for (row, person) in people.list {
        let (profile, unknown) = person.finish();
        each(place(row), &Said::Profile(&profile), unknown)?;
    }
    Ok(Remarks {
        unknown: columns.unknown,
        notes: sheet.notes().collect(),
    })
}

/// What is wrong with a row, unless the file as a whole cannot be read on.
fn problem_of_row(error: anyhow::Error) -> Result<Problem> {
    let mut invalid: InvalidFile = error.downcast()?;
    match invalid.problems.pop() {
        Some(problem) => Ok(problem),
        None => Err(invalid.into()),
    }
}

/// People of whom several rows tell, each with the first of them.
#[derive(Default)]
struct People {
    list: Vec<(usize, SheetPerson)>,
    places: HashMap<String, usize>,
}

impl People {
    fn add(&mut self, catalog: &Catalog, columns: &Columns, row: &Row) {
        let list = &mut self.list;
        let name = columns.name(row).to_owned();
        let place = *self.places.entry(name).or_insert_with(|| {
            list.push((row.line, SheetPerson::default()));
            list.len() - 1
        });
        columns.add(catalog, row, &mut list[place].1);
    }
}
