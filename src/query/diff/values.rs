//! What changed within a thing, value by value: of every key, so that none is forgotten.

use foldhash::{HashMap, HashMapExt};
use serde_json::{Map, Value};

use super::change::{Change, DiffEntry};

/// What the changes are about that are being found.
pub(super) struct Thing {
    pub(super) kind: &'static str,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
}

impl Thing {
    /// A change of one of its fields; of the thing as a whole without one.
    pub(super) fn entry(
        &self,
        change: Change,
        field: Option<&str>,
        from: Option<String>,
        to: Option<String>,
    ) -> DiffEntry {
        DiffEntry {
            change,
            kind: self.kind,
            id: self.id.clone(),
            title: self.title.clone(),
            field: field.map(str::to_owned),
            from,
            to,
        }
    }

    /// What changed in a value that stands in a field of the thing.
    pub(super) fn value(
        &self,
        field: &str,
        old: &Value,
        new: &Value,
        changes: &mut Vec<DiffEntry>,
    ) {
        match (old, new) {
            _ if is_same(old, new) => {}
            (Value::Object(old), Value::Object(new)) => {
                for key in keys(old, new) {
                    let field = format!("{field}.{key}");
                    self.value(&field, member(old, key), member(new, key), changes);
                }
            }
            (Value::Array(old), Value::Array(new)) => self.list(field, old, new, changes),
            // A list that is not there holds nothing; but a left-out `next` leads on.
            (Value::Array(old), Value::Null) if field != "next" => {
                self.list(field, old, &[], changes);
            }
            (Value::Null, Value::Array(new)) if field != "next" => {
                self.list(field, &[], new, changes);
            }
            (Value::Object(old), Value::Null) if !old.is_empty() => {
                self.value(
                    field,
                    &Value::Object(old.clone()),
                    &Value::Object(Map::new()),
                    changes,
                );
            }
            (Value::Null, Value::Object(new)) if !new.is_empty() => {
                self.value(
                    field,
                    &Value::Object(Map::new()),
                    &Value::Object(new.clone()),
                    changes,
                );
            }
            _ => {
                let change = match old.as_f64().zip(new.as_f64()) {
                    Some((old, new)) => Change::by(new.total_cmp(&old)),
                    None => Change::new(!old.is_null(), !new.is_null()),
                };
                changes.push(self.entry(change, Some(field), text(old), text(new)));
            }
        }
    }

    /// What changed in a list: as many objects one by one, all else as what came and what went.
    fn list(&self, field: &str, old: &[Value], new: &[Value], changes: &mut Vec<DiffEntry>) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        if old.len() == new.len() && old.iter().chain(new).all(Value::is_object) {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                self.value(&format!("{field}[{at}]"), old, new, changes);
            }
            return;
        }
        let only = |list: &[Value], other: &[Value]| -> Vec<String> {
            let mut rest: HashMap<String, usize> = HashMap::new();
            for item in other {
                *rest.entry(key(item)).or_default() += 1;
            }
            let items = list.iter().filter(|item| match rest.get_mut(&key(item)) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    false
                }
                _ => true,
            });
            items.filter_map(text).collect()
        };
        let (gone, come) = (only(old, new), only(new, old));
        let lines = |items: &[String]| (!items.is_empty()).then(|| items.join("\n"));
        let whole = |list: &[Value]| lines(&list.iter().filter_map(text).collect::<Vec<_>>());
        changes.push(if gone.is_empty() && come.is_empty() {
            self.entry(Change::Moved, Some(field), whole(old), whole(new))
        } else {
            let change = Change::new(!gone.is_empty(), !come.is_empty());
            self.entry(change, Some(field), lines(&gone), lines(&come))
        });
    }
}

/// The keys of two objects, those of the first before those that only the second has.
pub(super) fn keys<'v>(old: &'v Map<String, Value>, new: &'v Map<String, Value>) -> Vec<&'v str> {
    let more = new.keys().filter(|key| !old.contains_key(*key));
    old.keys().chain(more).map(String::as_str).collect()
}

/// The value of a key; null where there is none.
pub(super) fn member<'v>(object: &'v Map<String, Value>, key: &str) -> &'v Value {
    object.get(key).unwrap_or(&Value::Null)
}

/// Whether two values mean the same: numbers however they are written, and a text for an object that has
/// nothing else. Null, an empty list and an empty object are as good as nothing.
pub(super) fn is_same(old: &Value, new: &Value) -> bool {
    let says_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    match (old, new) {
        (Value::Number(old), Value::Number(new)) => old.as_f64() == new.as_f64(),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        (Value::Object(old), Value::Object(new)) if !(old.is_empty() || new.is_empty()) => {
            keys(old, new)
                .into_iter()
                .all(|key| is_same(member(old, key), member(new, key)))
        }
        _ => old == new || (says_nothing(old) && says_nothing(new)),
    }
}

/// A text that two values have in common if they are the same, as [`is_same`] has it.
fn key(value: &Value) -> String {
    match value {
        Value::Number(number) => number.as_f64().map_or_else(
            || number.to_string(),
            // Zero has two signs.
            |number| format!("{:?}", number + 0.0),
        ),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(key).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) if members.is_empty() => String::from("null"),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| (name, key(value)));
            let mut members: Vec<_> = members.filter(|(_, key)| key != "null").collect();
            members.sort_unstable();
            let members = members.into_iter();
            let members = members.map(|(name, key)| format!("{}:{key}", Value::from(&**name)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_string(),
    }
}

/// A value in words; none for nothing.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(
            number
                .as_f64()
                .map_or_else(|| number.to_string(), |one| one.to_string()),
        ),
        Value::Array(items) if items.is_empty() => Some(String::from("none")),
        Value::Array(items) => Some(items.iter().filter_map(text).collect::<Vec<_>>().join("\n")),
        Value::Object(members) => match &members.get("text") {
            Some(Value::String(said)) if members.len() == 1 => Some(said.clone()),
            _ => Some(value.to_string()),
        },
        Value::Bool(_) => Some(value.to_string()),
    }
}
