//! The ladder that a table becomes, as users write one.

use anyhow::Result;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use serde::Serialize;

use crate::{
    catalog::{
        Spreadsheet,
        english::quoted,
        names::{identity_key, nearest, slug},
    },
    query::Usage,
};

use super::{cells::Asked, rows::Named};

/// A ladder that is being made.
pub(super) struct Ladder {
    scale: Vec<String>,
    skills: Vec<Skill>,
    levels: Vec<Level>,
    /// The levels by what they are called.
    names: Named,
    order: Vec<usize>,
}

#[derive(Serialize)]
struct File<'l> {
    schema_version: u8,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    scale: &'l [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    skills: &'l [Skill],
    levels: Vec<&'l Level>,
}

#[derive(Serialize)]
struct Skill {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
}

#[derive(Serialize)]
struct Level {
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<Requirement>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Requirement {
    Name(String),
    Detailed {
        skill: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        proficiency: Option<String>,
        #[serde(skip_serializing_if = "Clone::clone")]
        required: bool,
        #[serde(skip_serializing_if = "String::is_empty")]
        note: String,
    },
}

impl Ladder {
    /// Puts together what the cells of a table say.
    ///
    /// # Errors
    /// If a skill is asked of a level twice in different ways.
    pub(super) fn new(
        scale: Vec<String>,
        levels: Named,
        skills: Named,
        asked: Vec<Asked>,
        table: &Spreadsheet,
    ) -> Result<Self> {
        let skill_ids = ids(&skills);
        let mut ladder = Self {
            levels: (ids(&levels).into_iter().zip(&levels.things))
                .map(|(id, level)| Level {
                    id,
                    title: level.name.clone(),
                    skills: Vec::new(),
                })
                .collect(),
            order: (0..levels.things.len()).collect(),
            names: levels,
            skills: Vec::new(),
            scale,
        };
        for one in merged(asked, table)? {
            let skill = skill_ids[one.skill].clone();
            let is_plain = one.rank.is_none() && one.required && one.note.is_empty();
            ladder.levels[one.level].skills.push(if is_plain {
                Requirement::Name(skill)
            } else {
                Requirement::Detailed {
                    skill,
                    proficiency: one.rank.map(|rank| ladder.scale[rank].clone()),
                    required: one.required,
                    note: one.note,
                }
            });
        }
        let skills = skill_ids.into_iter().zip(skills.things);
        ladder.skills = skills
            .map(|(id, skill)| Skill {
                id,
                name: skill.name,
                group: skill.group,
                description: skill.description,
            })
            .collect();
        Ok(ladder)
    }

    /// Puts the levels into an order; those that it does not name follow.
    ///
    /// # Errors
    /// If it names a level that is not there.
    pub(super) fn order(&mut self, names: &[String]) -> Result<(), Usage> {
        let mut order = Vec::new();
        let mut is_named = vec![false; self.levels.len()];
        for name in names {
            let name = name.trim();
            let Some(level) = self.names.find(name) else {
                let titles = self.levels.iter().map(|level| &*level.title);
                let message = format!("there is no level {}", quoted(name));
                return Err(Usage::unknown_name(message, &nearest(name, titles)));
            };
            if !std::mem::replace(&mut is_named[level], true) {
                order.push(level);
            }
        }
        order.extend((0..self.levels.len()).filter(|level| !is_named[*level]));
        self.order = order;
        Ok(())
    }

    /// How many levels, skills and requirements it has.
    pub(super) fn counts(&self) -> (usize, usize, usize) {
        let requirements = self.levels.iter().map(|level| level.skills.len()).sum();
        (self.levels.len(), self.skills.len(), requirements)
    }

    pub(super) fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(&File {
            schema_version: 1,
            scale: &self.scale,
            skills: &self.skills,
            levels: self
                .order
                .iter()
                .map(|level| &self.levels[*level])
                .collect(),
        })
    }
}

/// The requirements, each level and skill once. Several rows of which each says an expectation are one with
/// a list of them.
fn merged(asked: Vec<Asked>, table: &Spreadsheet) -> Result<Vec<Asked>> {
    let mut places: HashMap<(usize, usize), usize> = HashMap::new();
    let mut merged: Vec<Asked> = Vec::new();
    for one in asked {
        let next = merged.len();
        let place = *places.entry((one.level, one.skill)).or_insert(next);
        if place == next {
            merged.push(one);
            continue;
        }
        let first = &mut merged[place];
        let is_alike = first.rank == one.rank && first.required == one.required;
        if !is_alike || one.note.is_empty() || first.note.is_empty() {
            let message = format!(
                "the level asks for the skill already in line {}",
                first.line
            );
            return Err(table.invalid(one.line, message));
        }
        if !first.note.starts_with("- ") {
            first.note.insert_str(0, "- ");
        }
        first.note += &format!("\n- {}", one.note);
    }
    Ok(merged)
}

/// The ids of things: what the table gives, else made of their names; none is the id or the name of
/// another.
fn ids(named: &Named) -> Vec<String> {
    let names: HashMap<String, usize> = named
        .things
        .iter()
        .enumerate()
        .map(|(n, one)| (identity_key(&one.name), n))
        .collect();
    let mut taken = HashSet::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let made = named.things.iter().enumerate().map(|(n, thing)| {
        let wanted = if thing.id.is_empty() {
            slug(&thing.name)
        } else {
            thing.id.clone()
        };
        // Of thousands that are called alike each would else try the numbers of all before it.
        let next = numbers.entry(wanted.clone()).or_insert(1);
        loop {
            let id = match *next {
                1 => wanted.clone(),
                number => format!("{wanted}-{number}"),
            };
            *next += 1;
            let key = identity_key(&id);
            if names.get(&key).is_none_or(|owner| *owner == n) && taken.insert(key) {
                break id;
            }
        }
    });
    made.collect()
}
