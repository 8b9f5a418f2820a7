//! What a cell says of a skill: how well, that it is asked for at all, or what is expected.

use anyhow::{Error, Result};

use crate::catalog::{
    Number, Spreadsheet,
    english::{how_many, quoted, verb},
    names::{nearest, search_key},
};

use super::{
    kind::{Cells, Kind, without_mark},
    rows::SaidOfSkill,
    scale::{MOST_NAMES, Scale},
};

/// A requirement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) line: usize,
    pub(super) level: usize,
    pub(super) skill: usize,
    /// A place on the scale; none where it is not said how well.
    pub(super) rank: Option<usize>,
    pub(super) required: bool,
    /// What is expected; empty where it is not said.
    pub(super) note: String,
}

/// What the cells of a table say.
pub(super) struct Understood {
    /// The scale: the one that is given, else one made of the cells.
    pub(super) scale: Vec<String>,
    pub(super) asked: Vec<Asked>,
    /// What may be meant otherwise.
    pub(super) notes: Vec<String>,
}

/// Reads what cells say. In a column that says how well there is nothing else; the cells of a matrix may be
/// expectations.
///
/// # Errors
/// If a cell holds a proficiency that is not on the scale, or more of them than a scale has.
pub(super) fn understand(
    said: Vec<SaidOfSkill>,
    given: Vec<String>,
    cells: Cells,
    table: &Spreadsheet,
    are_levels_in_order: bool,
) -> Result<Understood> {
    let is_given = !given.is_empty();
    let scale = if is_given {
        Scale::new(given)
    } else {
        Scale::infer(&said, cells, are_levels_in_order).map_err(|one| too_many(one, table))?
    };
    let mut asked = Vec::new();
    let mut doubtful = Doubtful::default();
    for one in said {
        let (text, is_optional) = match scale.rank(&one.how_well) {
            // A name of the scale may end as what is optional does.
            Some(_) if cells == Cells::Exact => (&*one.how_well, false),
            _ => without_mark(&one.how_well, cells),
        };
        // A name of the scale is one, whatever it looks like.
        let mut rank = scale.rank(text);
        let mut note = one.expects.clone();
        match Kind::new(text, cells) {
            _ if rank.is_some() => {}
            // Where a row is a requirement it is one, even if it does not say how well.
            Kind::Nothing if cells == Cells::Proficiencies && text.is_empty() => {}
            Kind::Nothing => continue,
            Kind::Tick | Kind::TickWord => {}
            Kind::Number(number) if is_given && cells != Cells::Exact => {
                let place = scale.place(number);
                rank = Some(place.ok_or_else(|| no_place(&one, text, &scale, table))?);
            }
            Kind::Number(Number::ONE) if cells != Cells::Exact => {}
            kind if cells == Cells::Mixed => {
                if kind != Kind::Sentence {
                    doubtful.add(&one, text, &scale, is_given);
                }
                text.clone_into(&mut note);
            }
            _ => return Err(not_on_scale(&one, text, &scale, table)),
        }
        asked.push(Asked {
            line: one.line,
            level: one.level,
            skill: one.skill,
            rank,
            required: !is_optional && (rank.is_some() || search_key(text) != "optional"),
            note,
        });
    }
    Ok(Understood {
        notes: doubtful.notes(is_given),
        scale: scale.into_names(),
        asked,
    })
}

fn too_many(one: &SaidOfSkill, table: &Spreadsheet) -> Error {
    let message = format!(
        "with {} there are more than {MOST_NAMES} different proficiencies, which is no scale; if the column says \
         what is expected, name it with `--expects`",
        quoted(&one.how_well)
    );
    table.invalid(one.line, message)
}

fn no_place(one: &SaidOfSkill, text: &str, scale: &Scale, table: &Spreadsheet) -> Error {
    let names = how_many(scale.names().len(), "name");
    let (text, column) = (quoted(text), one.column + 1);
    let message = format!("{text} in column {column} is no place on the scale, which has {names}");
    table.invalid(one.line, message)
}

fn not_on_scale(one: &SaidOfSkill, text: &str, scale: &Scale, table: &Spreadsheet) -> Error {
    let (text, near, column) = (quoted(text), did_you_mean(text, scale), one.column + 1);
    let message = format!("{text} in column {column} is not on the scale{near}");
    table.invalid(one.line, message)
}

/// The nearest name of a scale as a question; empty where none is near.
fn did_you_mean(text: &str, scale: &Scale) -> String {
    let near = nearest(text, scale.names());
    let near = near.first();
    near.map_or_else(String::new, |near| {
        format!("; did you mean {}?", quoted(near))
    })
}

/// Cells of few words that are taken as what is expected, though proficiencies may be meant.
#[derive(Default)]
struct Doubtful {
    /// What is said of those that are nearly on the scale; if it is given, of any that are not.
    told: Vec<String>,
    /// The first of the others, and where it stands.
    first: Option<String>,
    others: usize,
}

impl Doubtful {
    fn add(&mut self, one: &SaidOfSkill, text: &str, scale: &Scale, is_given: bool) {
        /// More would hide the rest of the notes.
        const MOST_TOLD: usize = 5;
        let place = format!("in line {}, column {}", one.line, one.column + 1);
        let has_room = self.told.len() < MOST_TOLD;
        let near = if has_room {
            did_you_mean(text, scale)
        } else {
            String::new()
        };
        let text = quoted(text);
        if has_room && (is_given || !near.is_empty()) {
            self.told.push(format!(
                "{text} {place} is not on the scale, so it is taken as what is expected{near}"
            ));
        } else {
            self.others += 1;
            self.first
                .get_or_insert_with(|| format!("the first is {text} {place}"));
        }
    }

    fn notes(self, is_given: bool) -> Vec<String> {
        let mut notes = self.told;
        if let Some(first) = self.first {
            let what = if notes.is_empty() {
                "cell"
            } else {
                "other cell"
            };
            let cells = how_many(self.others, what);
            let are = verb(self.others, "is", "are");
            notes.push(if is_given {
                format!("{cells} not on the scale {are} taken as what is expected; {first}")
            } else {
                format!(
                    "{cells} of a few words {are} taken as what is expected; {first}; if they are proficiencies, name \
                     them with `--scale`"
                )
            });
        }
        notes
    }
}
