//! `team`: reads people one after another, from whatever kind of file, and has each judged.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{
    catalog::{Catalog, Spreadsheet, display_name, read_bytes},
    query::{NeedColumns, Needs, Team, TeamRun},
    report::{Format, PersonLines},
};

use super::{Context, Outcome, Run, read_standard_input_once};

mod people;
mod progress;

use people::{Remarks, read_people};

pub(super) use people::read_roster;
use progress::Progress;

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
        context.with_catalog(&mut |catalog| {
            if context.format == Format::Ndjson {
                self.ensure_stream()?;
                // Lines that come on a terminal say themselves how far it is.
                let say = context
                    .screen
                    .progress
                    .filter(|_| !context.screen.is_terminal);
                let run = TeamRun::new(self, catalog)?;
                return stream(&run, &self.file, &mut Progress::new(say), out);
            }
            let needs = self.need.as_deref();
            let needs = needs.map_or(Ok(Needs::default()), |file| read_needs(catalog, file))?;
            let mut progress = Progress::new(context.screen.progress);
            let now = gather(self, catalog, &self.file, &mut progress)?;
            let since = self.since.as_slice();
            let then = (!since.is_empty()).then(|| gather(self, catalog, since, &mut progress));
            let then = then.transpose()?;
            drop(progress);
            let team = now.finish(&needs, then)?;
            context.present(&team, Some(catalog), out)
        })
    }
}

/// Judges all people of some files.
fn gather<'t, 'a>(
    team: &'t Team,
    catalog: &'a Catalog<'a>,
    files: &[PathBuf],
    progress: &mut Progress,
) -> Result<TeamRun<'t, 'a>> {
    let mut run = TeamRun::new(team, catalog)?;
    for file in files {
        let read = read_people(
            catalog,
            file,
            progress,
            &mut || Ok(()),
            &mut |place, said, unknown| {
                run.add(place, said, unknown);
                Ok(())
            },
        );
        let Remarks { unknown, notes } = read?;
        run.notes.add_file(&unknown, notes);
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
fn stream(
    run: &TeamRun,
    files: &[PathBuf],
    progress: &mut Progress,
    out: &mut dyn Write,
) -> Result<Outcome> {
    let mut failed = false;
    let out = std::cell::RefCell::new(out);
    let mut lines = PersonLines::default();
    for file in files {
        let mut flush = || out.borrow_mut().flush().context("cannot write the answer");
        read_people(
            run.catalog,
            file,
            progress,
            &mut flush,
            &mut |place, said, unknown| {
                let person = run.judge(place, said, unknown);
                if !run.is_asked_for(&person) {
                    return Ok(());
                }
                failed |= person.error.is_some();
                let written = lines.write(&person, &mut **out.borrow_mut());
                written.context("cannot write the answer")
            },
        )?;
    }
    Ok(Outcome {
        failed,
        ..Outcome::default()
    })
}
