//! The things of two ladders, matched by their ids.

use foldhash::{HashMap, HashSet};
use serde_json::{Map, Value};

use super::{
    Version,
    change::{Change, DiffEntry},
    pay, requirements,
    values::{Thing, keys, member, text},
};

/// The lists of a ladder whose items are things of their own, in the order in which they are compared: the
/// key, and the kind of one.
const LISTS: &[(&str, &str)] = &[
    ("levels", "level"),
    ("tracks", "track"),
    ("skills", "skill"),
    ("certifications", "certification"),
    ("strategies", "strategy"),
    ("beyond", "beyond"),
    ("sources", "source"),
];

/// Everything that changed.
pub(super) fn compare(old: &Version, new: &Version) -> Vec<DiffEntry> {
    let none = Map::new();
    let (old_members, new_members) = (
        old.value.as_object().unwrap_or(&none),
        new.value.as_object().unwrap_or(&none),
    );
    let mut changes = Vec::new();
    let ladder = Thing {
        kind: "ladder",
        id: None,
        title: None,
    };
    let is_list = |key: &str| LISTS.iter().any(|(list, _)| *list == key);
    for key in keys(old_members, new_members) {
        // Where the schema of the file is found says nothing of the ladder.
        if !is_list(key) && key != "$schema" {
            let (old, new) = (member(old_members, key), member(new_members, key));
            ladder.value(key, old, new, &mut changes);
        }
    }
    // What is said of the ladder as a whole stands together.
    for (key, _) in LISTS {
        let (old, new) = (items(old_members, key), items(new_members, key));
        changes.extend(order(&ladder, key, old, new));
    }
    for (key, kind) in LISTS {
        let (before, after) = (items(old_members, key), items(new_members, key));
        // Where ids are missing, as those beyond, two may be called alike. What is asked for may mean another
        // skill though it says the same.
        if before == after && !has_requirements(key) {
            continue;
        }
        let places: HashMap<&str, usize> = before
            .iter()
            .enumerate()
            .map(|(at, one)| (id(one), at))
            .rev()
            .collect();
        for (at, value) in after.iter().enumerate() {
            let thing = thing(kind, value);
            match places.get(id(value)) {
                Some(place) => {
                    let pair = Pair {
                        old,
                        new,
                        key,
                        before: *place,
                        after: at,
                    };
                    pair.compare(&thing, &before[*place], value, &mut changes);
                }
                None => changes.push(thing.entry(Change::Added, None, None, None)),
            }
        }
        let known: HashSet<&str> = after.iter().map(id).collect();
        let gone = before.iter().filter(|one| !known.contains(id(one)));
        changes.extend(gone.map(|one| thing(kind, one).entry(Change::Removed, None, None, None)));
    }
    changes
}

/// The same thing in two ladders.
struct Pair<'v> {
    old: &'v Version<'v>,
    new: &'v Version<'v>,
    /// The list that it is in.
    key: &'v str,
    /// Its place in each.
    before: usize,
    after: usize,
}

impl Pair<'_> {
    fn compare(&self, thing: &Thing, before: &Value, after: &Value, changes: &mut Vec<DiffEntry>) {
        let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else {
            return;
        };
        for key in keys(before, after) {
            let (old, new) = (member(before, key), member(after, key));
            match key {
                "title" | "name" if old != new => {
                    changes.push(thing.entry(Change::Renamed, Some(key), text(old), text(new)));
                }
                "skills" if has_requirements(self.key) => {
                    let (old_own, new_own) = if self.key == "levels" {
                        (
                            &self.old.catalog.ladder.levels[self.before].skills,
                            &self.new.catalog.ladder.levels[self.after].skills,
                        )
                    } else {
                        (
                            &self.old.catalog.ladder.tracks[self.before].skills,
                            &self.new.catalog.ladder.tracks[self.after].skills,
                        )
                    };
                    let (old, new) = (
                        (self.old.catalog, &**old_own),
                        (self.new.catalog, &**new_own),
                    );
                    requirements::compare(thing, old, new, changes);
                }
                "salary" => pay::compare(thing, old, new, changes),
                "activities" | "evidence" => {
                    thing.value(key, &as_objects(old), &as_objects(new), changes);
                }
                _ => thing.value(key, old, new, changes),
            }
        }
    }
}

/// Whether the things of a list ask for skills.
fn has_requirements(key: &str) -> bool {
    matches!(key, "levels" | "tracks")
}

/// A list in which a text alone is written as the object that it stands for.
fn as_objects(list: &Value) -> Value {
    let items = list.as_array().into_iter().flatten();
    let items = items.map(|item| match item {
        Value::String(text) => serde_json::json!({ "text": text }),
        other => other.clone(),
    });
    Value::Array(items.collect())
}

fn items<'v>(ladder: &'v Map<String, Value>, key: &str) -> &'v [Value] {
    ladder
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// What a thing is known by: its id, and where it has none its title.
fn id(thing: &Value) -> &str {
    thing["id"]
        .as_str()
        .or(thing["title"].as_str())
        .unwrap_or_default()
}

fn thing(kind: &'static str, value: &Value) -> Thing {
    Thing {
        kind,
        id: text(&value["id"]),
        title: text(&value["title"]).or(text(&value["name"])),
    }
}

/// The change of the order of what both lists hold, if it changed.
fn order(ladder: &Thing, key: &str, old: &[Value], new: &[Value]) -> Option<DiffEntry> {
    let common = |list: &[Value], other: &[Value]| -> Vec<String> {
        let known: HashSet<&str> = other.iter().map(id).collect();
        let items = list.iter().map(id).filter(|id| known.contains(id));
        items.map(str::to_owned).collect()
    };
    let (before, after) = (common(old, new), common(new, old));
    let lines = |ids: &[String]| Some(ids.join("\n"));
    (before != after).then(|| ladder.entry(Change::Moved, Some(key), lines(&before), lines(&after)))
}
