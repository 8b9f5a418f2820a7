//! From rows to what each cell says of a level and a skill.

use std::collections::BTreeSet;

use anyhow::Result;
use foldhash::HashMap;

use crate::catalog::{
    Row, Spreadsheet,
    english::{and_list, bounded_list, quoted},
    names::identity_key,
};

use super::columns::{Columns, Form};

/// What the rows of a table say.
#[derive(Default)]
pub(super) struct Said {
    pub(super) levels: Named,
    pub(super) skills: Named,
    pub(super) cells: Vec<SaidOfSkill>,
    /// The columns that hold something and have no heading, so that they are not read.
    unnamed: BTreeSet<usize>,
}

/// What is said of a level and a skill.
pub(super) struct SaidOfSkill {
    pub(super) line: usize,
    pub(super) level: usize,
    pub(super) skill: usize,
    /// The column of what is said, from 0.
    pub(super) column: usize,
    /// How well, if it is a word or a number.
    pub(super) how_well: String,
    /// What is expected; empty where it is not said.
    pub(super) expects: String,
}

/// Things by their names, in the order in which they come.
#[derive(Default)]
pub(super) struct Named {
    pub(super) things: Vec<Thing>,
    by_key: HashMap<String, usize>,
}

/// A level or a skill.
#[derive(Default)]
pub(super) struct Thing {
    pub(super) name: String,
    /// The id that the table gives it; empty where it gives none.
    pub(super) id: String,
    pub(super) group: String,
    pub(super) description: String,
}

impl Named {
    /// The index of a thing, and whether it is new.
    fn add(&mut self, name: &str) -> (usize, bool) {
        let next = self.things.len();
        let index = *self.by_key.entry(identity_key(name)).or_insert(next);
        if index == next {
            self.things.push(Thing {
                name: name.to_owned(),
                ..Thing::default()
            });
        }
        (index, index == next)
    }

    /// The index of a thing by its name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_key.get(&identity_key(name)).copied()
    }
}

/// Reads all rows.
///
/// # Errors
/// If a row is broken, names nothing, or says again what another has said.
pub(super) fn read(table: &mut Spreadsheet, columns: &Columns) -> Result<Said> {
    let mut said = Said::default();
    let headings = table.headings().to_vec();
    let across = match &columns.form {
        Form::Long { .. } => Vec::new(),
        Form::Skills { levels, .. } => across(table, &mut said.levels, levels, &headings)?,
        Form::Levels { skills, .. } => across(table, &mut said.skills, skills, &headings)?,
    };
    let mut without_heading: Vec<usize> = (0..headings.len())
        .filter(|column| headings[*column].is_empty() && !columns.is_read(*column))
        .collect();
    let (mut count, mut wanted) = (0, 0);
    loop {
        let Some(row) = table.next_row()? else { break };
        count += 1;
        if !columns.is_wanted(|column| row.cell(column).to_owned()) {
            continue;
        }
        wanted += 1;
        let unread = without_heading.extract_if(.., |column| !row.cell(*column).is_empty());
        said.unnamed.extend(unread);
        let wrong = match &columns.form {
            Form::Long { .. } => said.requirement(row, columns),
            Form::Skills { skill, .. } => said.skill(row, *skill, columns, &across),
            Form::Levels { level, .. } => said.level(row, *level, &across),
        };
        if let Err(message) = wrong {
            let line = row.line;
            return Err(table.invalid(line, message));
        }
    }
    if count == 0 {
        return Err(table.invalid(1, "there are headings and no row below them"));
    }
    if wanted == 0 {
        let sought = columns.only.iter().map(|(column, value)| {
            let heading = quoted(&headings[*column]);
            format!("{} in {heading}", quoted(value))
        });
        let sought: Vec<String> = sought.collect();
        let message = format!("no row has {}; see `--where`", and_list(&sought));
        return Err(table.invalid(1, message));
    }
    Ok(said)
}

/// The things that columns are headed with, each with its column.
fn across(
    table: &Spreadsheet,
    things: &mut Named,
    columns: &[usize],
    headings: &[String],
) -> Result<Vec<(usize, usize)>> {
    let mut across: Vec<(usize, usize)> = Vec::new();
    for column in columns {
        let name = &headings[*column];
        let (thing, is_new) = things.add(name);
        if !is_new {
            // Each thing has a column, in the order of both.
            let (first, _) = across[thing];
            let message = format!(
                "column {} is called {} and column {} {}, which is the same name",
                first + 1,
                quoted(&headings[first]),
                column + 1,
                quoted(name)
            );
            return Err(table.invalid(1, message));
        }
        across.push((*column, thing));
    }
    Ok(across)
}

impl Said {
    /// What is left out.
    pub(super) fn note(&self) -> Option<String> {
        const MOST: usize = 10;
        let columns = self.unnamed.iter().map(|column| (column + 1).to_string());
        let columns: Vec<String> = columns.collect();
        match &*columns {
            [] => None,
            [column] => Some(format!(
                "column {column} has no heading, so its cells are left out"
            )),
            columns => Some(format!(
                "the columns {} have no heading, so their cells are left out",
                bounded_list(columns, MOST)
            )),
        }
    }

    /// Reads a row that is a requirement; without a skill it names a level alone.
    fn requirement(&mut self, row: Row, columns: &Columns) -> Result<(), String> {
        let Form::Long {
            level,
            skill,
            proficiency,
        } = columns.form
        else {
            return Ok(());
        };
        if row.cell(level).is_empty() {
            return Err(String::from("the level is blank"));
        }
        let (level, _) = self.levels.add(row.cell(level));
        if row.cell(skill).is_empty() {
            return Ok(());
        }
        let (skill, is_new) = self.skills.add(row.cell(skill));
        if is_new {
            let thing = &mut self.skills.things[skill];
            thing.group = cell(row, columns.group);
            thing.id = cell(row, columns.id);
        }
        self.cells.push(SaidOfSkill {
            line: row.line,
            level,
            skill,
            column: proficiency.unwrap_or_default(),
            how_well: proficiency
                .map_or_else(|| String::from("x"), |column| cell(row, Some(column))),
            expects: cell(row, columns.expects),
        });
        Ok(())
    }

    /// Reads a row that is a skill.
    fn skill(
        &mut self,
        row: Row,
        column: usize,
        columns: &Columns,
        levels: &[(usize, usize)],
    ) -> Result<(), String> {
        let name = row.cell(column);
        if name.is_empty() {
            return Err(String::from("the skill is blank"));
        }
        let (skill, is_new) = self.skills.add(name);
        if !is_new {
            return Err(format!("the skill {} has a row above", quoted(name)));
        }
        let thing = &mut self.skills.things[skill];
        thing.group = cell(row, columns.group);
        thing.id = cell(row, columns.id);
        thing.description = cell(row, columns.expects);
        let cells = levels
            .iter()
            .map(|(column, level)| SaidOfSkill::of_matrix(row, *column, *level, skill));
        self.cells.extend(cells);
        Ok(())
    }

    /// Reads a row that is a level.
    fn level(&mut self, row: Row, column: usize, skills: &[(usize, usize)]) -> Result<(), String> {
        let name = row.cell(column);
        if name.is_empty() {
            return Err(String::from("the level is blank"));
        }
        let (level, is_new) = self.levels.add(name);
        if !is_new {
            return Err(format!("the level {} has a row above", quoted(name)));
        }
        let cells = skills
            .iter()
            .map(|(column, skill)| SaidOfSkill::of_matrix(row, *column, level, *skill));
        self.cells.extend(cells);
        Ok(())
    }
}

impl SaidOfSkill {
    fn of_matrix(row: Row, column: usize, level: usize, skill: usize) -> Self {
        Self {
            line: row.line,
            level,
            skill,
            column,
            how_well: cell(row, Some(column)),
            expects: String::new(),
        }
    }
}

/// The text of a cell with plain line breaks.
fn cell(row: Row, column: Option<usize>) -> String {
    column.map_or_else(String::new, |column| row.cell(column).replace("\r\n", "\n"))
}
