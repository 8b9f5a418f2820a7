//! What a cell says of a skill: how well, that it is asked for at all, or what is expected.

use anyhow::Result;

use crate::catalog::{
    Number, Spreadsheet,
    english::{how_many, quoted},
    names::{nearest, search_key},
};

use super::rows::SaidOfSkill;

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

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// That the skill is not asked for.
    Nothing,
    /// That it is.
    Tick,
    /// A number.
    Number(Number),
    /// Few words: the name of a proficiency.
    Word,
    /// More than that: what is expected.
    Sentence,
}

impl Kind {
    fn of(text: &str) -> Self {
        match &*search_key(text) {
            "" | "-" | "–" | "—" | "−" | "no" | "n" | "false" | "n/a" | "na" | "none" | "0"
            | "✗" | "✘" => Self::Nothing,
            "x" | "✓" | "✔" | "✔️" | "☑" | "✅" | "yes" | "y" | "true" | "•" | "●" | "required"
            | "optional" => Self::Tick,
            key => match key.parse() {
                Ok(number) => Self::Number(number),
                Err(_) if is_word(text) => Self::Word,
                Err(_) => Self::Sentence,
            },
        }
    }
}

/// Whether a text is short enough for the name of a proficiency.
fn is_word(text: &str) -> bool {
    text.chars().count() <= 40
        && text.split_whitespace().count() <= 4
        && !text.contains('\n')
        && !text.ends_with('.')
}

/// A scale has no more names than this; a table with more words holds expectations.
const LONGEST_SCALE: usize = 12;

/// What the cells of a table say, and the scale: the one that is given, else one made of the cells. In a
/// column that says how well there is nothing else; the cells of a matrix may be expectations.
///
/// # Errors
/// If a cell holds a proficiency that is not on the scale.
pub(super) fn understand(
    cells: Vec<SaidOfSkill>,
    given: &[String],
    is_long: bool,
    table: &Spreadsheet,
) -> Result<(Vec<String>, Vec<Asked>)> {
    let mut scale: Vec<String> = given.iter().map(|name| name.trim().to_owned()).collect();
    if given.is_empty() {
        scale = scale_of(&cells, is_long);
    }
    let mut asked = Vec::new();
    for said in cells {
        let (text, is_optional) = without_mark(&said.how_well);
        let kind = Kind::of(text);
        // A name of the scale is one, whatever it looks like.
        let mut rank = rank(&scale, text);
        let mut note = said.expects;
        match kind {
            _ if rank.is_some() => {}
            // Where a row is a requirement it is one, even if it does not say how well.
            Kind::Nothing if is_long && text.is_empty() => {}
            Kind::Nothing => continue,
            Kind::Tick => {}
            Kind::Number(number) if !given.is_empty() => {
                rank = place(number, scale.len());
                if rank.is_none() {
                    let names = how_many(scale.len(), "name");
                    let message = format!(
                        "{} is no place on the scale, which has {names}",
                        quoted(text)
                    );
                    return Err(table.invalid(said.line, message));
                }
            }
            Kind::Number(Number::ONE) => {}
            Kind::Number(_) | Kind::Word | Kind::Sentence if !is_long => text.clone_into(&mut note),
            Kind::Number(_) | Kind::Word | Kind::Sentence => {
                let near = nearest(text, &scale);
                let near = near.first().map_or_else(String::new, |near| {
                    format!("; did you mean {}?", quoted(near))
                });
                let message = format!("{} is not on the scale{near}", quoted(text));
                return Err(table.invalid(said.line, message));
            }
        }
        asked.push(Asked {
            line: said.line,
            level: said.level,
            skill: said.skill,
            rank,
            required: !(is_optional || search_key(text) == "optional"),
            note,
        });
    }
    Ok((scale, asked))
}

/// The text of a cell without the mark of what is optional.
fn without_mark(text: &str) -> (&str, bool) {
    match text.strip_suffix('?').map(str::trim_end) {
        Some(text) if !text.is_empty() && is_word(text) => (text, true),
        _ => (text, false),
    }
}

/// The scale that the cells are from, low to high as far as they tell; none if they are from none.
fn scale_of(cells: &[SaidOfSkill], is_long: bool) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut numbers: Vec<(Number, &str)> = Vec::new();
    for said in cells {
        let (text, _) = without_mark(&said.how_well);
        match Kind::of(text) {
            Kind::Nothing | Kind::Tick => {}
            Kind::Number(number) if numbers.iter().all(|(known, _)| *known != number) => {
                numbers.push((number, text));
            }
            Kind::Number(_) => {}
            Kind::Sentence if !is_long => return Vec::new(),
            Kind::Word | Kind::Sentence => {
                if names
                    .iter()
                    .all(|known| search_key(known) != search_key(text))
                {
                    names.push(text);
                }
            }
        }
        if names.len() > LONGEST_SCALE && !is_long {
            return Vec::new();
        }
    }
    // A one and nothing else is a tick.
    if names.is_empty() && numbers.len() == 1 && numbers[0].0 == Number::ONE {
        return Vec::new();
    }
    numbers.sort_by(|(one, _), (other, _)| one.get().total_cmp(&other.get()));
    let leading = |name: &str| -> Option<u32> {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    // `1 – aware`, `2 – working`: they say their order themselves.
    if names.iter().all(|name| leading(name).is_some()) {
        names.sort_by_key(|name| leading(name));
    }
    let numbers = numbers.into_iter().map(|(_, text)| text);
    numbers.chain(names).map(str::to_owned).collect()
}

/// The place of a name on a scale.
fn rank(scale: &[String], name: &str) -> Option<usize> {
    let by = |is_it: &dyn Fn(&str) -> bool| scale.iter().position(|known| is_it(known));
    let key = search_key(name);
    let number: Option<Number> = name.parse().ok();
    by(&|known| known == name)
        .or_else(|| by(&|known| search_key(known) == key))
        .or_else(|| by(&|known| number.is_some() && known.parse().ok() == number))
}

/// The place that a number from 1 means on a scale.
fn place(number: Number, length: usize) -> Option<usize> {
    let place = usize::try_from(number.whole()?).ok()?.checked_sub(1)?;
    (place < length).then_some(place)
}
