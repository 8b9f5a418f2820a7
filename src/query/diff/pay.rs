//! Pay, range by range: those are the same that are in one currency, for one period and one region.

use serde_json::{Map, Value};

use super::{
    change::{Change, DiffEntry},
    values::{Thing, text},
};

/// What changed in what a level or a track pays.
pub(super) fn compare(thing: &Thing, old: &Value, new: &Value, changes: &mut Vec<DiffEntry>) {
    let (old, new) = (ranges(old), ranges(new));
    for (key, range) in &new {
        let field = format!("salary[{key}]");
        match old.iter().find(|(known, _)| known == key) {
            Some((_, before)) => thing.value(&field, before, range, changes),
            None => {
                changes.push(thing.entry(Change::Added, Some(&field), None, Some(words(range))));
            }
        }
    }
    for (key, range) in &old {
        if new.iter().all(|(known, _)| known != key) {
            let field = format!("salary[{key}]");
            changes.push(thing.entry(Change::Removed, Some(&field), Some(words(range)), None));
        }
    }
    let keys = |ranges: &[(String, Value)], other: &[(String, Value)]| -> Vec<String> {
        let keys = ranges.iter().map(|(key, _)| key.clone());
        keys.filter(|key| other.iter().any(|(known, _)| known == key))
            .collect()
    };
    let (before, after) = (keys(&old, &new), keys(&new, &old));
    if before != after {
        let (from, to) = (Some(before.join("\n")), Some(after.join("\n")));
        changes.push(thing.entry(Change::Moved, Some("salary"), from, to));
    }
}

/// The ranges, each by what it is for: `USD, year, Texas`; of several for the same the later by number.
fn ranges(list: &Value) -> Vec<(String, Value)> {
    let mut ranges: Vec<(String, Value)> = Vec::new();
    for range in list.as_array().into_iter().flatten() {
        let parts = ["currency", "period", "region"]
            .into_iter()
            .filter_map(|part| text(&range[part]));
        let base = parts.collect::<Vec<_>>().join(", ");
        let mut key = base.clone();
        let mut number = 1;
        while ranges.iter().any(|(known, _)| *known == key) {
            number += 1;
            key = format!("{base}, {number}");
        }
        ranges.push((key, range.clone()));
    }
    ranges
}

/// A range in words: `80000 to 100000`.
fn words(range: &Value) -> String {
    let none = Map::new();
    let range = range.as_object().unwrap_or(&none);
    let end = |key: &str| range.get(key).and_then(text);
    match (end("min"), end("max")) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("from {min}"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => String::new(),
    }
}
