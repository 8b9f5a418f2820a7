//! Words behind a command that belong to no option: `tracks scrum`, `levels 4 years`.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Kind, LookupError, Number};

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
    let words = words.trim_end_matches("years").trim_end_matches("year");
    words.trim().parse().ok()
}

/// The filter for skills, of which the words behind the command may be one: an unknown one could have
/// been of these kinds.
pub(super) fn skill_filter(
    catalog: &Catalog,
    skills: &[String],
    words: &[String],
    kinds: &[Kind],
) -> Result<SkillFilter, Usage> {
    SkillFilter::new(catalog, skills).map_err(|error| match error.kind {
        UsageKind::UnknownName if !words.is_empty() => none_of(catalog, &words.join(" "), kinds),
        _ => error,
    })
}

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
            ("four", None),
            ("years", None),
            ("4 levels", None),
        ] {
            assert_eq!(years(words), number.and_then(Number::new), "{words}");
        }
    }
}
