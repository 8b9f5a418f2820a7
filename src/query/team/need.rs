//! How many people a team needs with a skill, as a spreadsheet says it: skill, proficiency, how many.

use crate::catalog::{Catalog, Kind, Row, Spreadsheet, english::quoted, names::nearest};

use super::{super::skill_filter::find_skill, coverage::Need};

/// The needs of a team.
#[derive(Debug, Default)]
pub struct Needs(pub(super) Vec<Need>);

/// The columns of the spreadsheet.
pub struct NeedColumns {
    skill: usize,
    proficiency: Option<usize>,
    people: usize,
}

impl NeedColumns {
    /// # Errors
    /// If a column is missing, in one sentence.
    pub fn new(sheet: &Spreadsheet) -> Result<Self, String> {
        let find = |names: &[&str]| names.iter().find_map(|name| sheet.column(name));
        let wanted = |column: Option<usize>, name: &str| {
            column.ok_or_else(|| format!("there is no column `{name}`"))
        };
        Ok(Self {
            skill: wanted(find(&["skill", "name"]), "skill")?,
            proficiency: find(&["proficiency", "at", "how well"]),
            people: wanted(
                find(&["people", "how many", "count", "number", "need"]),
                "people",
            )?,
        })
    }
}

impl Needs {
    /// Adds what a row says.
    ///
    /// # Errors
    /// If it names what the ladder does not know, or says no number, in one sentence.
    pub fn add(
        &mut self,
        catalog: &Catalog,
        columns: &NeedColumns,
        row: &Row,
    ) -> Result<(), String> {
        let name = row.cell(columns.skill);
        let Ok(skill) = find_skill(catalog, name) else {
            let near = catalog.nearest(name, &[Kind::Skill]);
            let message = format!("there is no skill {}", quoted(name));
            return Err(with_nearest(message, near.first().copied()));
        };
        let how = columns.proficiency.map_or("", |column| row.cell(column));
        let rank = match catalog.scale.find(how) {
            None if !how.is_empty() => {
                let near = nearest(how, catalog.scale.names());
                let message = format!("there is no proficiency {}", quoted(how));
                return Err(with_nearest(message, near.first().copied()));
            }
            rank => rank,
        };
        let people = row.cell(columns.people);
        let number = people.parse();
        let people =
            number.map_err(|_| format!("expected a number of people, found {}", quoted(people)))?;
        if self.0.iter().any(|need| need.skill == skill) {
            return Err(format!("{} is there twice", quoted(name)));
        }
        self.0.push(Need {
            skill,
            rank,
            people,
        });
        Ok(())
    }
}

fn with_nearest(message: String, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("{message}; did you mean {}?", quoted(near)),
        None => message,
    }
}
