//! Whether a file fits its JSON Schema, told from the schema itself: what an editor says of a file
//! and what we say of it cannot differ.
//!
//! serde stops at the first value that does not fit; this finds them all. It knows the part of JSON
//! Schema that our own schemas use, which a test holds it to. On the way it writes the file anew with
//! a stand-in for each value that does not fit, so that the rest can be checked too.

use foldhash::{HashSet, HashSetExt};
use serde_json::{Value as Schema, json};

use super::{
    json_tree::{Node, Value},
    path::{Path, Step},
    problem::{Finding, MOST_SUGGESTIONS},
};

#[cfg(test)]
mod committed;
mod messages;
mod stand_in;

pub(super) use stand_in::is_stand_in;

use messages::{number_violation, text_violation, unexpected, unknown_key};

/// The JSON Schema (2020-12) of a ladder file.
pub const LADDER_SCHEMA: &str = include_str!("../../../../data/ladder.schema.json");

/// The JSON Schema (2020-12) of a profile.
pub const PROFILE_SCHEMA: &str = include_str!("../../../../data/profile.schema.json");

/// What a check against a schema found.
pub(super) struct Checked {
    /// Every place that does not fit, with the byte that it begins at.
    pub(super) violations: Vec<(usize, Finding)>,
    /// The paths of the values that do not fit or are missing.
    pub(super) broken: Vec<Path>,
    /// The file with stand-ins for those values, at the same paths.
    pub(super) repaired: String,
}

/// Checks `root`, read from `text`, against a schema.
pub(super) fn check(text: &str, root: &Node, schema: &str) -> Checked {
    let schema: Schema = serde_json::from_str(schema)
        .unwrap_or_else(|error| unreachable!("the schema is JSON: {error}"));
    let mut walk = Walk {
        text,
        schema: &schema,
        path: Path::default(),
        stand_ins: 0,
        suggestions: MOST_SUGGESTIONS,
        checked: Checked {
            violations: Vec::new(),
            broken: Vec::new(),
            repaired: String::with_capacity(text.len()),
        },
    };
    walk.value(root, &schema);
    walk.checked
}

struct Walk<'s> {
    text: &'s str,
    schema: &'s Schema,
    path: Path,
    /// How many stand-ins there are; no two of them are equal.
    stand_ins: usize,
    /// How many unknown keys may still get the nearest that is known.
    suggestions: usize,
    checked: Checked,
}

impl<'s> Walk<'s> {
    /// Checks a value and writes it, or a stand-in for it.
    fn value(&mut self, node: &Node, schema: &'s Schema) {
        let forms = forms(self.schema, schema);
        let Some(form) = forms.iter().find(|form| accepts(form, &node.value)) else {
            self.report(node, unexpected(node, &forms));
            return self.write_stand_in(schema);
        };
        match &node.value {
            Value::Object(members) => self.object(node, members, form),
            Value::List(items) => self.list(node, items, form),
            Value::Text(text) => match text_violation(text, form, &forms) {
                Some(message) => self.reject(node, message, schema),
                None => self.checked.repaired += node.json,
            },
            Value::BrokenText => {
                let message = "the text holds half of a surrogate pair, which is no character";
                self.reject(node, message.into(), schema);
            }
            Value::Number(number) => match number_violation(*number, form) {
                Some(message) => self.reject(node, message, schema),
                None => self.checked.repaired += node.json,
            },
            Value::Null | Value::Bool | Value::Deep => self.checked.repaired += node.json,
        }
    }

    fn reject(&mut self, node: &Node, message: String, schema: &'s Schema) {
        self.report(node, message);
        self.write_stand_in(schema);
    }

    fn list(&mut self, node: &Node, items: &[Node], form: &'s Schema) {
        if items.is_empty() && form["minItems"].is_number() {
            self.report(node, "the list is empty".into());
            return self.write_stand_in(form);
        }
        self.checked.repaired.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.checked.repaired.push(',');
            }
            self.inside(Step::Index(index), |walk| walk.value(item, &form["items"]));
        }
        self.checked.repaired.push(']');
    }

    fn object(&mut self, node: &Node, members: &[(impl AsRef<str>, Node)], form: &'s Schema) {
        let known = form["properties"].as_object();
        // Where any name is a key, this is what each leads to.
        let any = Some(&form["additionalProperties"]).filter(|schema| schema.is_object());
        let mut seen = HashSet::new();
        self.checked.repaired.push('{');
        for (key, member) in members {
            let key = key.as_ref();
            let step = Step::Key(key.to_owned().into());
            match known.and_then(|known| known.get(key)).or(any) {
                Some(_) if key.trim().is_empty() => self.inside(step, |walk| {
                    walk.report_key(member, "the key is blank".into());
                }),
                Some(_) if !seen.insert(key) => {
                    self.inside(step, |walk| {
                        walk.report_key(member, "the key is given twice".into());
                    });
                }
                Some(schema) => self.inside(step, |walk| walk.member(key, member, schema)),
                None if key.starts_with("x-") => {}
                None => {
                    let helped = known.filter(|_| self.suggestions > 0);
                    self.suggestions = self.suggestions.saturating_sub(1);
                    let message = unknown_key(key, helped.into_iter().flat_map(|keys| keys.keys()));
                    self.inside(step, |walk| walk.report_key(member, message));
                }
            }
        }
        let required = form["required"].as_array().into_iter().flatten();
        for key in required
            .filter_map(Schema::as_str)
            .filter(|key| !seen.contains(key))
        {
            self.report_missing(node, key);
            self.write_key(key);
            self.write_stand_in(&form["properties"][key]);
        }
        if !has_one_of(form, &seen) {
            self.report(node, "neither `min` nor `max` is given".into());
        }
        self.checked.repaired.push('}');
    }

    /// Checks and writes a member; one that may be left out and does not fit is left out.
    fn member(&mut self, key: &str, node: &Node, schema: &'s Schema) {
        let written = self.checked.repaired.len();
        let broken = self.checked.broken.len();
        self.write_key(key);
        self.value(node, schema);
        let is_broken = self.checked.broken[broken..].contains(&self.path);
        // Without it the next level in the list would be meant.
        if is_broken && key == "next" {
            self.checked.repaired.truncate(written);
            self.write_key(key);
            self.checked.repaired += "[]";
        }
    }

    fn write_key(&mut self, key: &str) {
        if !self.checked.repaired.ends_with('{') {
            self.checked.repaired.push(',');
        }
        self.checked.repaired += &format!("{}:", json!(key));
    }

    fn report(&mut self, node: &Node, message: String) {
        self.checked.broken.push(self.path.clone());
        self.add(node.offset(self.text), message);
    }

    fn report_missing(&mut self, object: &Node, key: &'s str) {
        self.checked
            .broken
            .push(self.path.clone().key(key.to_owned()));
        self.add(object.offset(self.text), format!("`{key}` is missing"));
    }

    /// Reports the key that a value stands under.
    fn report_key(&mut self, node: &Node, message: String) {
        self.add(key_before(self.text, node.offset(self.text)), message);
    }

    fn add(&mut self, offset: usize, message: String) {
        let path = self.path.clone();
        self.checked
            .violations
            .push((offset, Finding { path, message }));
    }

    fn inside(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.path.push(step);
        look(self);
        self.path.pop();
    }
}

/// The alternatives that a part of a schema allows, references followed.
pub(super) fn forms<'s>(whole: &'s Schema, part: &'s Schema) -> Vec<&'s Schema> {
    if let Some(reference) = part["$ref"].as_str() {
        let target = whole.pointer(reference.trim_start_matches('#'));
        return target.map_or_else(Vec::new, |target| forms(whole, target));
    }
    let alternatives = part["anyOf"].as_array().or(part["oneOf"].as_array());
    match alternatives.filter(|_| part.get("type").is_none()) {
        Some(parts) => parts.iter().flat_map(|part| forms(whole, part)).collect(),
        None => vec![part],
    }
}

/// The kinds of values that a form is for.
pub(super) fn kinds(form: &Schema) -> impl Iterator<Item = &str> {
    let several = form["type"].as_array().into_iter().flatten();
    [&form["type"]]
        .into_iter()
        .chain(several)
        .filter_map(Schema::as_str)
}

/// Whether the form is for values of this kind.
fn accepts(form: &Schema, value: &Value) -> bool {
    let kind = match value {
        Value::Null => "null",
        Value::Bool => "boolean",
        Value::Number(_) => "number",
        Value::Text(_) | Value::BrokenText => "string",
        Value::List(_) => "array",
        Value::Object(_) => "object",
        Value::Deep => return false,
    };
    kinds(form).any(|known| known == kind)
}

/// Whether an object of this form has one of the keys of which it needs one.
fn has_one_of(form: &Schema, keys: &HashSet<&str>) -> bool {
    let Some(alternatives) = form["anyOf"].as_array() else {
        return true;
    };
    alternatives.iter().any(|alternative| {
        let mut required = alternative["required"].as_array().into_iter().flatten();
        required.all(|key| key.as_str().is_some_and(|key| keys.contains(key)))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> (Vec<String>, serde_json::Value) {
        let root = Node::read(text).expect("JSON");
        let checked = check(text, &root, LADDER_SCHEMA);
        let paths = checked
            .violations
            .iter()
            .map(|(_, found)| found.path.to_string());
        let value = serde_json::from_str(&checked.repaired).expect("what was repaired is JSON");
        (paths.collect(), value)
    }

    #[test]
    fn what_does_not_fit_is_replaced_where_it_stands() {
        let text = r#"{"scale":[5,"a"],"levels":[{"id":"a","title":7,"next":["b",5]},8]}"#;
        let (paths, value) = repaired(text);
        assert_eq!(
            paths,
            [
                "scale[0]",
                "levels[0].title",
                "levels[0].next[1]",
                "levels[1]"
            ]
        );
        assert_eq!(value["scale"][1], "a");
        assert_eq!(value["levels"][0]["next"][0], "b");
        assert!(is_stand_in(
            value["levels"][1]["id"].as_str().expect("text")
        ));
        assert_eq!(value["levels"][1]["next"], json!([]));
    }

    #[test]
    fn what_was_repaired_is_a_ladder() {
        for text in [
            r#"{"levels":{}}"#,
            r#"{"levels":[],"tracks":7,"counts":1}"#,
            r#"{"levels":[{"id":"a","title":"A","skills":[{"skil":"x"},7],"salary":[{"min":"1"}],"next":"b"}]}"#,
            r#"{"levels":[{}],"certifications":[{"routes":[{"education":"x","experience":[{}]}],"exam":7}]}"#,
            r#"[]"#,
        ] {
            let root = Node::read(text).expect("JSON");
            let checked = check(text, &root, LADDER_SCHEMA);
            assert!(!checked.violations.is_empty(), "{text}");
            let ladder = serde_json::from_str::<crate::catalog::Ladder>(&checked.repaired);
            assert!(ladder.is_ok(), "{text}: {} {ladder:?}", checked.repaired);
        }
    }
}
