//! From rows to what each cell says of a level and a skill.

use std::collections::HashMap;

use anyhow::Result;

use crate::catalog::{Row, Spreadsheet, english::quoted, names::identity_key};

use super::columns::{Columns, Form};

/// What the rows of a table say.
#[derive(Default)]
pub(super) struct Said {
    pub(super) levels: Named,
    pub(super) skills: Named,
    pub(super) cells: Vec<SaidOfSkill>,
}

/// What is said of a level and a skill.
pub(super) struct SaidOfSkill {
    pub(super) line: usize,
    pub(super) level: usize,
    pub(super) skill: usize,
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
    let mut count = 0;
    loop {
        let Some(row) = table.next_row()? else { break };
        count += 1;
        if !columns.is_wanted(|column| row.cell(column).to_owned()) {
            continue;
        }
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
    if count == 0 || said.levels.things.is_empty() {
        let message = match count {
            0 => "there are headings and no row below them",
            _ => "no row is left to read; see `--where`",
        };
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
    let mut across = Vec::new();
    for column in columns {
        let name = &headings[*column];
        let (thing, is_new) = things.add(name);
        if !is_new {
            return Err(table.invalid(1, format!("two columns are called {}", quoted(name))));
        }
        across.push((*column, thing));
    }
    Ok(across)
}

impl Said {
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
            how_well: cell(row, Some(column)),
            expects: String::new(),
        }
    }
}

/// The text of a cell with plain line breaks.
fn cell(row: Row, column: Option<usize>) -> String {
    column.map_or_else(String::new, |column| row.cell(column).replace("\r\n", "\n"))
}
