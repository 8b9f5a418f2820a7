//! Which column of a table holds what.

use anyhow::Result;

use crate::{
    catalog::{
        Spreadsheet,
        english::{and_list, quoted},
        names::{nearest, search_key},
    },
    query::Usage,
};

use super::{
    Import,
    headings::{EXPECTS, GROUP, ID, LEVEL, PROFICIENCY, SKILL, usual},
    kind::Cells,
};

/// What the columns of a table hold, by their numbers.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) form: Form,
    pub(super) cells: Cells,
    /// The ids of the skills.
    pub(super) id: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) expects: Option<usize>,
    /// The columns and values of which only those rows are read that hold them.
    pub(super) only: Vec<(usize, String)>,
}

/// How a table is built.
#[derive(Debug)]
pub(super) enum Form {
    /// A row is a requirement.
    Long {
        level: usize,
        skill: usize,
        proficiency: Option<usize>,
    },
    /// A row is a skill, and these columns are levels.
    Skills { skill: usize, levels: Vec<usize> },
    /// A row is a level, and these columns are skills.
    Levels { level: usize, skills: Vec<usize> },
}

/// Finds out what the columns hold: as the options say, else by usual names.
pub(super) fn find(options: &Import, table: &Spreadsheet) -> Result<Columns> {
    let named = |name: &Option<String>| name.as_deref().map(|name| column(table, name)).transpose();
    let (said_level, said_skill) = (named(&options.level)?, named(&options.skill)?);
    let (said_proficiency, said_expects) = (named(&options.proficiency)?, named(&options.expects)?);
    let said_group = named(&options.group)?;
    let said = [
        ("--level", said_level),
        ("--skill", said_skill),
        ("--proficiency", said_proficiency),
        ("--expects", said_expects),
        ("--group", said_group),
    ];
    ensure_different(&said, table)?;
    let only = options
        .only
        .iter()
        .map(|(name, value)| Ok((column(table, name)?, value.clone())));
    let only = only.collect::<Result<Vec<_>>>()?;
    if said.iter().all(|(_, column)| column.is_none())
        && let Some(form) = written_by_matrix(table)
    {
        return Ok(Columns {
            form,
            cells: Cells::Exact,
            id: Some(0),
            group: Some(2),
            expects: None,
            only,
        });
    }
    let is_said = |column: &usize| said.iter().any(|(_, said)| *said == Some(*column));
    let free = |names| usual(table, names).filter(|column| !is_said(column));
    let proficiency = said_proficiency.or(free(PROFICIENCY));
    let group = said_group.or(free(GROUP));
    let expects = said_expects.or(free(EXPECTS));
    let is_taken = |column: &usize| [proficiency, group, expects].contains(&Some(*column));
    let level = said_level
        .or(usual(table, LEVEL).filter(|level| said_skill != Some(*level) && !is_taken(level)));
    let skill = said_skill
        .or(usual(table, SKILL).filter(|skill| said_level != Some(*skill) && !is_taken(skill)));
    // In a list of requirements an `id` is that of the row.
    let is_long = level.is_some() && skill.is_some();
    let id = usual(table, if is_long { &ID[..2] } else { ID });
    let is_other = |column: &usize| {
        is_taken(column) || id == Some(*column) || only.iter().any(|(taken, _)| taken == column)
    };
    let rest = |own: usize| -> Vec<usize> {
        let columns = 0..table.headings().len();
        let is_free = |column: &usize| {
            !table.headings()[*column].is_empty() && *column != own && !is_other(column)
        };
        columns.filter(is_free).collect()
    };
    let form = match (level, skill) {
        (Some(level), Some(skill)) => Form::Long {
            level,
            skill,
            proficiency,
        },
        (Some(level), None) => Form::Levels {
            level,
            skills: rest(level),
        },
        (None, skill) => {
            let first = (0..table.headings().len()).find(|column| !is_other(column));
            let skill = skill.or(first).unwrap_or(0);
            Form::Skills {
                skill,
                levels: rest(skill),
            }
        }
    };
    let cells = match &form {
        Form::Long { .. } => Cells::Proficiencies,
        Form::Skills { .. } | Form::Levels { .. } => Cells::Mixed,
    };
    let is_empty = match &form {
        Form::Long { .. } => false,
        Form::Skills {
            levels: columns, ..
        }
        | Form::Levels {
            skills: columns, ..
        } => columns.is_empty(),
    };
    if is_empty {
        let message = format!(
            "no column is known for the levels; the headings are {}",
            headings(table)
        );
        let error = Usage::new(message).with_hint("name the columns with `--level` and `--skill`");
        return Err(error.into());
    }
    Ok(Columns {
        form,
        cells,
        id,
        group,
        expects,
        only,
    })
}

/// Makes sure that no two options name the same column.
fn ensure_different(said: &[(&str, Option<usize>)], table: &Spreadsheet) -> Result<(), Usage> {
    for (n, (option, column)) in said.iter().enumerate() {
        let before = said[..n].iter();
        let same = before
            .filter(|_| column.is_some())
            .find(|(_, other)| other == column);
        if let (Some((other, _)), Some(column)) = (same, column) {
            let name = quoted(&table.headings()[*column]);
            let message = format!("`{other}` and `{option}` both name the column {name}");
            return Err(Usage::new(message).with_hint("a column holds one thing"));
        }
    }
    Ok(())
}

/// The form of a table that `matrix --format csv` has written: then any heading may be a level's title.
pub(super) fn written_by_matrix(table: &Spreadsheet) -> Option<Form> {
    let headings = table.headings();
    let is_ours = headings.starts_with(&["id", "skill", "group"].map(str::to_owned));
    let has_person = headings.get(3).is_some_and(|heading| heading == "have");
    let levels = 3 + usize::from(has_person)..headings.len();
    let levels: Vec<usize> = levels
        .filter(|column| !headings[*column].is_empty())
        .collect();
    (is_ours && !levels.is_empty()).then_some(Form::Skills { skill: 1, levels })
}

/// The column of a name that an option gives: its heading, or the nearest as a hint.
fn column(table: &Spreadsheet, name: &str) -> Result<usize, Usage> {
    let exact = table.headings().iter().position(|heading| heading == name);
    exact.or_else(|| table.column(name)).ok_or_else(|| {
        let message = format!("there is no column {}", quoted(name));
        let error = Usage::unknown_name(message, &nearest(name, table.headings()));
        error.with_hint(format!("the headings are {}", headings(table)))
    })
}

fn headings(table: &Spreadsheet) -> String {
    const MOST: usize = 30;
    let headings = table
        .headings()
        .iter()
        .filter(|heading| !heading.is_empty());
    let quoted: Vec<String> = headings.map(|heading| quoted(heading)).collect();
    crate::catalog::english::bounded_list(&quoted, MOST)
}

impl Columns {
    /// Whether a column without a heading is read all the same.
    pub(super) fn is_read(&self, column: usize) -> bool {
        let own = match &self.form {
            Form::Long { level, skill, .. } => [Some(*level), Some(*skill)],
            Form::Skills { skill, .. } => [Some(*skill), None],
            Form::Levels { level, .. } => [Some(*level), None],
        };
        own.contains(&Some(column))
    }

    /// Whether a row is read.
    pub(super) fn is_wanted(&self, cell: impl Fn(usize) -> String) -> bool {
        let mut only = self.only.iter();
        only.all(|(column, value)| search_key(&cell(*column)) == search_key(value.trim()))
    }

    /// What was understood, in words.
    pub(super) fn notes(&self, table: &Spreadsheet) -> Vec<String> {
        let name = |column: usize| quoted(&table.headings()[column]);
        let mut parts = Vec::new();
        let form = match &self.form {
            Form::Long {
                level,
                skill,
                proficiency,
            } => {
                parts.push(format!("the level in {}", name(*level)));
                parts.push(format!("the skill in {}", name(*skill)));
                parts.extend(proficiency.map(|column| format!("how well in {}", name(column))));
                parts.extend(
                    self.expects
                        .map(|column| format!("what is expected in {}", name(column))),
                );
                "a row is a requirement"
            }
            Form::Skills { skill, levels } => {
                parts.push(format!("the skill in {}", name(*skill)));
                parts.extend(
                    self.expects
                        .map(|column| format!("what it means in {}", name(column))),
                );
                parts.push(format!("the levels in {}", several(levels, name)));
                "a row is a skill"
            }
            Form::Levels { level, skills } => {
                parts.push(format!("the level in {}", name(*level)));
                parts.push(format!("the skills in {}", several(skills, name)));
                "a row is a level"
            }
        };
        if !matches!(self.form, Form::Levels { .. }) {
            parts.extend(
                self.group
                    .map(|column| format!("the group in {}", name(column))),
            );
        }
        vec![format!("{form}: {}", and_list(&parts))]
    }
}

/// The first and the last of some columns, and how many there are.
fn several(columns: &[usize], name: impl Fn(usize) -> String) -> String {
    match columns {
        [first, .., last] => format!(
            "{} columns from {} to {}",
            columns.len(),
            name(*first),
            name(*last)
        ),
        columns => columns.iter().map(|column| name(*column)).collect(),
    }
}
