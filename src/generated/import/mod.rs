//! `import`: a ladder made of a spreadsheet, whose cells are told apart by what stands in them.
//!
//! | file | what it does |
//! |---|---|
//! | `columns` | which column holds what |
//! | `headings` | what columns are usually called |
//! | `rows` | from rows to what each says of a level and a skill |
//! | `kind` | what a cell holds: a word, a tick, a number, a sentence |
//! | `scale` | the scale that is made of cells, or given |
//! | `cells` | what a cell says: a proficiency, that a skill is asked for, an expectation |
//! | `ladder` | the ladder, as users write one |

use std::{borrow::Cow, io::Write, path::PathBuf};

use anyhow::{Context as _, Result};
use csv::{ReaderBuilder, StringRecord, Terminator};
use foldhash::{HashSet, HashSetExt};

use crate::{
    catalog::{
        Spreadsheet, display_name,
        english::{how_many, quoted, quoted_for_shell},
        read_bytes,
        validate::InvalidFile,
    },
    command::{Context, Outcome, Run},
    query::{Usage, are_of_people},
    terminal::is_unsafe,
};

mod cells;
mod columns;
mod headings;
mod kind;
mod ladder;
mod order;
mod rows;
mod scale;

/// Make a ladder of a spreadsheet that was saved as CSV
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "Two forms are read. Either a row is a requirement, with columns for the level, the skill and how
well. Or a row is a skill and each further column a level, or the other way round: a cell is then a
proficiency, a tick, a number or what is expected, and `?` behind it makes it optional. Columns are
known by usual names, options name others, and what was understood is told on stderr. The ladder is
JSON; `--format html` and other forms are refused: `levels --data our-ladder.json` has them.

Examples:
  itpm-career import matrix.csv > our-ladder.json
  itpm-career import export.csv --level Role --skill Competency --where Track=Delivery
  itpm-career import matrix.csv --scale aware,working,expert --order Junior,Senior"
)]
pub struct Import {
    /// The spreadsheet, saved as CSV; - is standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub file: PathBuf,

    /// The column of the levels
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub level: Option<String>,

    /// The column of the skills
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub skill: Option<String>,

    /// The column that says how well, where a row is a requirement
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub proficiency: Option<String>,

    /// The column that says what is expected; where a row is a skill, what it means
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub expects: Option<String>,

    /// The column of the groups of skills
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub group: Option<String>,

    /// Only rows in which a column holds this value; repeatable
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = column_value)]
    pub only: Vec<(String, String)>,

    /// The levels, lowest first, where they do not come so; one with a comma in quotes
    #[arg(long, value_name = "LEVELS", allow_hyphen_values = true)]
    pub order: Vec<String>,

    /// The proficiencies, lowest first; left out, those of the cells; one with a comma in quotes
    #[arg(long, value_name = "NAMES", allow_hyphen_values = true)]
    pub scale: Vec<String>,
}

fn column_value(text: &str) -> Result<(String, String), &'static str> {
    let parts = text.split_once('=');
    let (column, value) = parts.ok_or("expected a column, `=` and a value")?;
    Ok((column.to_owned(), value.to_owned()))
}

/// The names of some lists that are written as a row of a spreadsheet: one with a comma stands in quotes.
fn listed(lists: &[String]) -> Vec<String> {
    let names = lists.iter().flat_map(|list| {
        let mut row = StringRecord::new();
        let mut rows = ReaderBuilder::new()
            .has_headers(false)
            .terminator(Terminator::Any(0))
            .from_reader(list.as_bytes());
        // What is read is a text without line ends: of an empty one there is no row, but a blank name.
        if !rows.read_record(&mut row).unwrap_or(false) {
            row.push_field("");
        }
        let names = row.iter().map(|name| name.trim().to_owned());
        names.collect::<Vec<_>>()
    });
    names.collect()
}

/// A name as it stands in such a list.
fn in_list(name: &str) -> Cow<'_, str> {
    if name.contains([',', '"']) {
        format!("\"{}\"", name.replace('"', "\"\"")).into()
    } else {
        name.into()
    }
}

/// A ladder made of a table.
struct Imported {
    /// The ladder, as users write one.
    json: String,
    /// What was understood.
    notes: Vec<String>,
}

impl Import {
    /// What reads the file if it looks like people; whoever names the columns knows what they hold.
    fn people(&self, table: &Spreadsheet) -> Option<String> {
        let is_told = self.level.is_some() || self.skill.is_some();
        let is_ladder = is_told || columns::written_by_matrix(table).is_some();
        (!is_ladder && are_of_people(table.headings())).then(|| {
            let file = quoted_for_shell(&self.file.display().to_string());
            format!("this looks like people, whom `itpm-career team {file}` reads")
        })
    }

    /// Makes a ladder of a table.
    fn import(&self, mut table: Spreadsheet) -> Result<Imported> {
        let mut seen = HashSet::new();
        let scale = listed(&self.scale);
        let wrong = scale
            .iter()
            .find(|name| name.is_empty() || !seen.insert(name.as_str()));
        if let Some(name) = wrong {
            let message = format!("`--scale` holds {} twice, or a blank", quoted(name));
            return Err(Usage::new(message)
                .with_hint("name each proficiency once: `--scale low,high`")
                .into());
        }
        let columns = columns::find(self, &table)?;
        let mut notes = columns.notes(&table);
        let said = rows::read(&mut table, &columns)?;
        notes.extend(said.note());
        notes.extend(table.notes());
        let understood = cells::understand(
            said.cells,
            scale,
            columns.cells,
            &table,
            self.order.is_empty(),
        )?;
        let cells::Understood { scale, asked, .. } = understood;
        notes.extend(understood.notes);
        if self.scale.is_empty() && scale.len() > 1 {
            let names = scale.iter().map(|name| in_list(name));
            let names = names.collect::<Vec<_>>().join(", ");
            notes.push(format!(
                "the scale is made of the cells, low to high: {names}; check its order, and if it is wrong name it with `--scale`"
            ));
        }
        let mut ladder = ladder::Ladder::new(scale, said.levels, said.skills, asked, &table)?;
        ladder.order(&listed(&self.order))?;
        let count = |number, thing| how_many(number, thing);
        let (levels, skills, requirements) = ladder.counts();
        notes.push(format!(
            "{}, {}, {}",
            count(levels, "level"),
            count(skills, "skill"),
            count(requirements, "requirement")
        ));
        let json = ladder.to_json()?;
        Ok(Imported { json, notes })
    }
}

impl Run for Import {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(true)?;
        let bytes = read_bytes(&self.file)?;
        let table = Spreadsheet::new(display_name(&self.file), &*bytes)?;
        let people = self.people(&table);
        let imported = self.import(table).map_err(|mut error| {
            // What is wrong with a ladder is nothing to do about where it is none.
            if let (Some(people), Some(invalid)) = (&people, error.downcast_mut::<InvalidFile>()) {
                for problem in &mut invalid.problems {
                    problem.message += &format!("; {people}");
                }
            }
            error
        });
        let Imported { json, mut notes } = imported?;
        notes.splice(0..0, people);
        // It may be shown on a screen, which nothing in it may steer.
        let escaped = json.chars().fold(String::new(), |mut text, c| {
            if c != '\n' && is_unsafe(c) {
                let mut units = [0; 2];
                let units = c.encode_utf16(&mut units).iter();
                text.extend(units.map(|unit| format!("\\u{unit:04x}")));
            } else {
                text.push(c);
            }
            text
        });
        writeln!(out, "{escaped}").context("cannot write the answer")?;
        Ok(Outcome {
            notes,
            ..Outcome::default()
        })
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests;
