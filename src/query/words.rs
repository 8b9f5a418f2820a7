//! Words behind a command that belong to no option: `tracks scrum`, `levels 4 years`.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Kind, LookupError, Number, english::quoted};

use super::{Usage, UsageKind, skill_filter::SkillFilter};

/// The words as one name, if there are any.
pub(super) fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// The indices of the things of this kind that words mean: of the one that has them all as its name, or
/// else of those that have one of them each. None if a word is no such name.
///
/// # Errors
/// If the words as one name mean several things.
pub(super) fn items(
    catalog: &Catalog,
    words: &[String],
    kind: Kind,
) -> Result<Option<BTreeSet<usize>>, Usage> {
    match catalog.find(&words.join(" "), &[kind]) {
        Ok(thing) => return Ok(Some(BTreeSet::from([thing.index()]))),
        Err(LookupError::Unknown { .. }) => {}
        Err(error) => return Err(Usage::from_lookup(error, catalog)),
    }
    let each = words.iter().map(|word| {
        let found = catalog.find(word, &[kind]).ok();
        found.map(|thing| thing.index())
    });
    Ok(each.collect())
}

/// The years that words mean: `4`, `4 years`.
pub(super) fn years(words: &str) -> Option<Number> {
    let units = ["years", "year", "yrs", "yr"];
    let number = units.iter().find_map(|unit| words.strip_suffix(unit));
    number.unwrap_or(words).trim().parse().ok()
}

/// The filter for skills, one of which the words behind the command may be: if no skill is called so, it
/// could have been something of these kinds.
pub(super) fn skill_filter(
    catalog: &Catalog,
    skills: &[String],
    word: Option<String>,
    kinds: &[Kind],
) -> Result<SkillFilter, Usage> {
    if let Some(word) = &word {
        SkillFilter::new(catalog, std::slice::from_ref(word)).map_err(|error| {
            match error.kind {
                UsageKind::UnknownName => none_of(catalog, word, kinds),
                _ => error,
            }
        })?;
    }
    let skills: Vec<String> = skills.iter().cloned().chain(word).collect();
    SkillFilter::new(catalog, &skills)
}

/// The error for words that say what an option says too.
pub(super) fn said_twice(words: &str, option: &str) -> Usage {
    let message = format!("{} says what `{option}` says too", quoted(words));
    Usage::new(message).with_hint("leave one of the two out")
}

/// Why nothing is in an answer where words name something.
pub(super) const LEFT_OUT: &str = "what is named is left out by the other options";

/// The error for a name that nothing of some kinds has.
pub(super) fn none_of(catalog: &Catalog, name: &str, kinds: &[Kind]) -> Usage {
    let unknown = LookupError::Unknown {
        kinds: kinds.to_vec(),
        name: name.to_owned(),
    };
    Usage::from_lookup(unknown, catalog)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_a_number_perhaps_with_its_unit() {
        for (words, number) in [
            ("4", Some(4.0)),
            ("4 years", Some(4.0)),
            ("1 year", Some(1.0)),
            ("2.5years", Some(2.5)),
            ("3 yrs", Some(3.0)),
            ("4 yearyears", None),
            ("four", None),
            ("years", None),
            ("4 levels", None),
        ] {
            assert_eq!(years(words), number.and_then(Number::new), "{words}");
        }
    }
}
