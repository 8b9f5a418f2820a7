//! Whether a file has the shape of a ladder or a profile, told from the JSON schema itself: what an editor says
//! of a file and what we say of it cannot differ.
//!
//! serde stops at the first thing that does not fit; this finds them all. It knows the part of
//! JSON Schema that our own schema uses, which a test holds it to.

use foldhash::{HashSet, HashSetExt};

use serde_json::Value as Schema;

use super::{
    names::{nearest, or_list},
    problem::Found,
    tree::{Node, Value},
};

/// The JSON Schema (2020-12) of a ladder file.
pub const LADDER_SCHEMA: &str = include_str!("../../data/ladder.schema.json");

/// Every place where `root`, read from `text`, does not fit a schema, with the byte that it begins
/// at.
pub(super) fn misfits(text: &str, root: &Node, schema: &str) -> Vec<(usize, Found)> {
    let schema: Schema = serde_json::from_str(schema)
        .unwrap_or_else(|error| unreachable!("the schema is JSON: {error}"));
    let mut walk = Walk {
        text,
        root: &schema,
        path: String::new(),
        found: Vec::new(),
    };
    walk.value(root, &schema);
    walk.found
}

struct Walk<'s> {
    text: &'s str,
    root: &'s Schema,
    path: String,
    found: Vec<(usize, Found)>,
}

impl<'s> Walk<'s> {
    fn value(&mut self, node: &Node, schema: &'s Schema) {
        let forms = self.forms(schema);
        let fitting = forms.iter().find(|form| takes(form, &node.value));
        let Some(form) = fitting else {
            let mut names: Vec<&str> = forms.iter().filter_map(|form| in_words(form)).collect();
            names.dedup();
            let expected = or_list(&names);
            self.say(node, format!("expected {expected}, found {}", node.kind()));
            return;
        };
        match &node.value {
            Value::Map(members) => self.object(node, members, form),
            Value::List(items) => {
                if items.is_empty() && form["minItems"].is_number() {
                    self.say(node, "the list is empty");
                }
                for (at, item) in items.iter().enumerate() {
                    self.inside(&format!("[{at}]"), |walk| walk.value(item, &form["items"]));
                }
            }
            Value::Text(text) => self.text(node, text, form, &forms),
            Value::Number(number) => self.number(node, *number, form),
            Value::Null | Value::Bool | Value::Deep => {}
        }
    }

    /// The alternatives that a schema allows, references followed.
    fn forms(&self, schema: &'s Schema) -> Vec<&'s Schema> {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.root.pointer(reference.trim_start_matches('#'));
            return target.map(|target| self.forms(target)).unwrap_or_default();
        }
        match schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            Some(forms) => forms.iter().flat_map(|form| self.forms(form)).collect(),
            None => vec![schema],
        }
    }

    fn object(&mut self, map: &Node, members: &[(impl AsRef<str>, Node)], schema: &'s Schema) {
        let known = schema["properties"].as_object();
        let mut seen = HashSet::new();
        for (key, node) in members {
            let key = key.as_ref();
            match known.and_then(|known| known.get(key)) {
                Some(_) if !seen.insert(key) => {
                    self.at_key(key, |walk| walk.say_of_key(node, "the key is given twice"));
                }
                Some(schema) => self.at_key(key, |walk| walk.value(node, schema)),
                None => {
                    let keys: Vec<&str> =
                        known.map_or_else(Vec::new, |known| known.keys().map(|k| &**k).collect());
                    self.at_key(key, |walk| walk.say_of_key(node, unknown_key(key, &keys)));
                }
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Schema::as_str) {
            if !seen.contains(key) {
                self.say(map, format!("`{key}` is missing"));
            }
        }
    }

    fn text(&mut self, node: &Node, text: &str, form: &Schema, forms: &[&Schema]) {
        let constants: Vec<&str> = forms.iter().filter_map(|f| f["const"].as_str()).collect();
        if !constants.is_empty() {
            if !constants.contains(&text) {
                let constants: Vec<String> = constants.iter().map(|c| format!("`{c}`")).collect();
                self.say(node, format!("`{text}` is not {}", or_list(&constants)));
            }
        } else if let Some(pattern) = form["pattern"].as_str() {
            // The two patterns of our schema.
            if pattern == "\\S" && text.trim().is_empty() {
                self.say(node, "the text is blank");
            } else if pattern == "^[A-Z]{3}$" && super::text::Currency::new(text).is_none() {
                self.say(
                    node,
                    format!("`{text}` is not a currency code such as `USD`"),
                );
            }
        }
    }

    fn number(&mut self, node: &Node, number: f64, form: &Schema) {
        if let (Some(min), Some(max)) = (form["minimum"].as_f64(), form["maximum"].as_f64())
            && !(min..=max).contains(&number)
        {
            self.say(node, format!("expected a number from {min} to {max}"));
        }
    }

    fn say(&mut self, node: &Node, message: impl Into<String>) {
        let found = Found {
            path: self.path.clone(),
            message: message.into(),
        };
        self.found.push((node.offset(self.text), found));
    }

    /// Says something of the key that a value stands under.
    fn say_of_key(&mut self, node: &Node, message: impl Into<String>) {
        let found = Found {
            path: self.path.clone(),
            message: message.into(),
        };
        let place = key_before(self.text, node.offset(self.text));
        self.found.push((place, found));
    }

    fn at_key(&mut self, key: &str, look: impl FnOnce(&mut Self)) {
        let dot = if self.path.is_empty() { "" } else { "." };
        self.inside(&format!("{dot}{key}"), look);
    }

    fn inside(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let outside = self.path.len();
        self.path.push_str(step);
        look(self);
        self.path.truncate(outside);
    }
}

/// The byte at which the key begins that stands before the value at `offset`.
fn key_before(text: &str, offset: usize) -> usize {
    let before = text[..offset].trim_end().trim_end_matches(':').trim_end();
    let inside = before.strip_suffix('"').unwrap_or(before);
    let opening = inside.rmatch_indices('"').map(|(at, _)| at).find(|at| {
        let escapes = inside[..*at]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\');
        escapes.count() % 2 == 0
    });
    opening.unwrap_or(offset)
}

fn unknown_key(key: &str, known: &[&str]) -> String {
    match nearest(key, known.iter().copied()).first() {
        Some(near) => format!("the key is not known; did you mean `{near}`?"),
        None => format!(
            "the key is not known; the keys here are {}",
            known.join(", ")
        ),
    }
}

/// Whether the form is for values of this kind.
fn takes(form: &Schema, value: &Value) -> bool {
    let kinds: &[&str] = match value {
        Value::Null => &["null"],
        Value::Bool => &["boolean"],
        Value::Number(_) => &["number"],
        Value::Text(_) => &["string"],
        Value::List(_) => &["array"],
        Value::Map(_) => &["object"],
        Value::Deep => &[],
    };
    match &form["type"] {
        Schema::String(one) => kinds.contains(&&**one),
        Schema::Array(several) => several
            .iter()
            .filter_map(Schema::as_str)
            .any(|kind| kinds.contains(&kind)),
        _ => false,
    }
}

/// What a form takes, for a sentence that begins "expected". Nobody is told to write null.
fn in_words(form: &Schema) -> Option<&'static str> {
    let kind = match &form["type"] {
        Schema::String(one) => one,
        Schema::Array(several) => several.first()?.as_str()?,
        _ => return None,
    };
    match kind {
        "boolean" => Some("true or false"),
        "number" => Some("a number"),
        "string" => Some("text"),
        "array" => Some("a list"),
        "object" => Some("an object"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Ladder, PROFILE_SCHEMA, Profile};

    /// The committed schemas are those that the types give. `SNAPSHOTS=overwrite` writes them anew.
    #[test]
    fn the_schemas_are_those_of_the_types() {
        let ladder = schemars::schema_for!(Ladder);
        let profile = schemars::schema_for!(Profile);
        for (mut schema, name, committed) in [
            (ladder, "ladder.schema.json", LADDER_SCHEMA),
            (profile, "profile.schema.json", PROFILE_SCHEMA),
        ] {
            schema.insert("$id".into(), name.into());
            let schema = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
            if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
                let file = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
                std::fs::write(file, &schema).expect("the schema can be written");
            } else {
                assert_eq!(schema, committed, "run again with SNAPSHOTS=overwrite");
            }
        }
    }

    /// The walk knows every keyword that the schemas use.
    #[test]
    fn the_schemas_use_only_what_the_walk_knows() {
        const KNOWN: &[&str] = &[
            "$defs",
            "$id",
            "$ref",
            "$schema",
            "additionalProperties",
            "anyOf",
            "const",
            "default",
            "description",
            "items",
            "maximum",
            "minItems",
            "minimum",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "title",
            "type",
            "writeOnly",
        ];
        fn check(schema: &Schema) {
            for (key, value) in schema.as_object().into_iter().flatten() {
                assert!(KNOWN.contains(&&**key), "{key} is not known to the walk");
                match (&**key, value) {
                    ("properties" | "$defs", Schema::Object(schemas)) => {
                        schemas.values().for_each(check);
                    }
                    ("items", schema) => check(schema),
                    ("anyOf" | "oneOf", Schema::Array(schemas)) => schemas.iter().for_each(check),
                    ("pattern", pattern) => {
                        assert!(["\\S", "^[A-Z]{3}$"].contains(&pattern.as_str().unwrap_or("")));
                    }
                    ("additionalProperties", more) => assert_eq!(more, &Schema::Bool(false)),
                    _ => {}
                }
            }
        }
        for schema in [LADDER_SCHEMA, PROFILE_SCHEMA] {
            check(&serde_json::from_str(schema).expect("the schema is JSON"));
        }
    }
}
