//! What a level or a track asks for, skill by skill.

use foldhash::{HashMap, HashSet};

use crate::catalog::{Catalog, Requirement};

use super::{
    change::{Change, DiffEntry},
    values::Thing,
};

/// A ladder, and what is asked for there.
type Asking<'r> = (&'r Catalog<'r>, &'r [Requirement<'r>]);

/// What changed in what is asked for.
pub(super) fn compare(thing: &Thing, old: Asking, new: Asking, changes: &mut Vec<DiffEntry>) {
    let (before, after) = (by_skill(old), by_skill(new));
    let places: HashMap<&str, usize> = before
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    for (id, requirement) in &after {
        let field = format!("skills.{id}");
        match places.get(id) {
            Some(place) => {
                let pair = (before[*place].1, *requirement);
                one(thing, &field, pair, (old.0, new.0), changes);
            }
            None => changes.push(thing.entry(
                Change::Added,
                Some(&field),
                None,
                Some(words(requirement)),
            )),
        }
    }
    let known: HashSet<&str> = after.iter().map(|(id, _)| *id).collect();
    for (id, requirement) in before.iter().filter(|(id, _)| !known.contains(id)) {
        let field = format!("skills.{id}");
        changes.push(thing.entry(
            Change::Removed,
            Some(&field),
            Some(words(requirement)),
            None,
        ));
    }
    let common = |list: &[(&str, &Requirement)], other: &[(&str, &Requirement)]| -> Vec<String> {
        let known: HashSet<&str> = other.iter().map(|(id, _)| *id).collect();
        let ids = list
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| known.contains(id));
        ids.map(str::to_owned).collect()
    };
    let (before, after) = (common(&before, &after), common(&after, &before));
    if before != after {
        let (from, to) = (Some(before.join("\n")), Some(after.join("\n")));
        changes.push(thing.entry(Change::Moved, Some("skills"), from, to));
    }
}

/// The requirements with the ids of their skills.
fn by_skill<'r>((catalog, asked): Asking<'r>) -> Vec<(&'r str, &'r Requirement<'r>)> {
    let id = |one: &'r Requirement<'r>| &*catalog.skills.get(catalog.skills.required(one)).id;
    asked.iter().map(|one| (id(one), one)).collect()
}

/// What changed in what is asked of one skill.
fn one(
    thing: &Thing,
    field: &str,
    (old, new): (&Requirement, &Requirement),
    catalogs: (&Catalog, &Catalog),
    changes: &mut Vec<DiffEntry>,
) {
    let mut push = |change: Change, part: &str, from: Option<String>, to: Option<String>| {
        let field = format!("{field}.{part}");
        changes.push(thing.entry(change, Some(&field), from, to));
    };
    let texts =
        |old: Option<&str>, new: Option<&str>| (old.map(str::to_owned), new.map(str::to_owned));
    let (before, after) = (old.proficiency(), new.proficiency());
    if before != after {
        let (from, to) = texts(before, after);
        push(direction(before, after, catalogs), "proficiency", from, to);
    }
    let (before, after) = (old.weight(), new.weight());
    if before != after {
        let change = Change::by(after.get().total_cmp(&before.get()));
        push(
            change,
            "weight",
            Some(before.to_string()),
            Some(after.to_string()),
        );
    }
    let (before, after) = (old.required(), new.required());
    if before != after {
        push(
            Change::Changed,
            "required",
            Some(before.to_string()),
            Some(after.to_string()),
        );
    }
    let (before, after) = (old.note(), new.note());
    if before != after {
        let (from, to) = texts(before, after);
        push(
            Change::new(before.is_some(), after.is_some()),
            "note",
            from,
            to,
        );
    }
}

/// Whether a proficiency is higher or lower, on a scale that knows both: the new one, else the old one.
fn direction(
    before: Option<&str>,
    after: Option<&str>,
    (old, new): (&Catalog, &Catalog),
) -> Change {
    let (Some(before), Some(after)) = (before, after) else {
        return Change::new(before.is_some(), after.is_some());
    };
    let scales = [&new.scale, &old.scale];
    let mut ranks = scales
        .into_iter()
        .filter_map(|scale| scale.exact_rank(before).zip(scale.exact_rank(after)));
    ranks.next().map_or(Change::Changed, |(before, after)| {
        Change::by(after.cmp(&before))
    })
}

/// What is asked of a skill, in words.
fn words(requirement: &Requirement) -> String {
    let proficiency = requirement.proficiency().map(str::to_owned);
    let optional = (!requirement.required()).then(|| String::from("optional"));
    let weight = Some(requirement.weight()).filter(|weight| weight.get().total_cmp(&1.0).is_ne());
    let weight = weight.map(|weight| format!("weight {weight}"));
    let note = requirement.note().map(str::to_owned);
    let words: Vec<String> = [proficiency, optional, weight]
        .into_iter()
        .flatten()
        .collect();
    let words = Some(words.join(", ")).filter(|words| !words.is_empty());
    let said: Vec<String> = words.into_iter().chain(note).collect();
    if said.is_empty() {
        String::from("yes")
    } else {
        said.join("\n")
    }
}
