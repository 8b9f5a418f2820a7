//! Pay, range by range: those are the same that are in one currency, for one period and one region.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use serde_json::{Map, Value};

use super::{
    change::{Change, DiffEntry},
    values::{Thing, text},
};

/// What changed in what a level or a track pays.
pub(super) fn compare(thing: &Thing, old: &Value, new: &Value, changes: &mut Vec<DiffEntry>) {
    let (old, new) = (ranges(old), ranges(new));
    let (before, after) = (by_key(&old), by_key(&new));
    for (key, range) in &new {
        let field = format!("salary[{key}]");
        match before.get(&**key) {
            Some(before) => thing.value(&field, before, range, changes),
            None => {
                changes.push(thing.entry(Change::Added, Some(&field), None, Some(words(range))));
            }
        }
    }
    for (key, range) in &old {
        if !after.contains_key(&**key) {
            let field = format!("salary[{key}]");
            changes.push(thing.entry(Change::Removed, Some(&field), Some(words(range)), None));
        }
    }
    let keys = |ranges: &[(String, Value)], other: &HashMap<&str, &Value>| -> Vec<String> {
        let keys = ranges.iter().map(|(key, _)| key.clone());
        keys.filter(|key| other.contains_key(&**key)).collect()
    };
    let (before, after) = (keys(&old, &after), keys(&new, &before));
    if before != after {
        let (from, to) = (Some(before.join("\n")), Some(after.join("\n")));
        changes.push(thing.entry(Change::Moved, Some("salary"), from, to));
    }
}

/// The ranges, each by what it is for: `USD, year, Texas`; of several for the same the later by number.
fn ranges(list: &Value) -> Vec<(String, Value)> {
    let mut ranges: Vec<(String, Value)> = Vec::new();
    let mut taken: HashSet<String> = HashSet::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for range in list.as_array().into_iter().flatten() {
        let parts = ["currency", "period", "region"]
            .into_iter()
            .filter_map(|part| text(&range[part]));
        let base = parts.collect::<Vec<_>>().join(", ");
        let number = numbers.entry(base.clone()).or_default();
        let key = loop {
            *number += 1;
            let key = match *number {
                1 => base.clone(),
                number => format!("{base}, {number}"),
            };
            // A region may be called as such a number.
            if taken.insert(key.clone()) {
                break key;
            }
        };
        ranges.push((key, range.clone()));
    }
    ranges
}

fn by_key(ranges: &[(String, Value)]) -> HashMap<&str, &Value> {
    let ranges = ranges.iter().map(|(key, range)| (&**key, range));
    ranges.collect()
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
