//! Whether a file fits its JSON Schema, told from the schema itself: what an editor says of a file
//! and what we say of it cannot differ.
//!
//! serde stops at the first value that does not fit; this finds them all. It knows the part of JSON
//! Schema that our own schemas use, which a test holds it to. On the way it writes the file anew with
//! a stand-in for each value that does not fit, so that the rest can be checked too.

use std::collections::HashSet;

use serde_json::{Value as Schema, json};

use crate::catalog::{
    english::{or_list, quoted},
    money::Currency,
    names::nearest,
};

use super::{
    json_tree::{Node, Value},
    path::{Path, Step},
    problem::{Finding, MOST_SUGGESTIONS},
};

/// The JSON Schema (2020-12) of a ladder file.
pub const LADDER_SCHEMA: &str = include_str!("../../../data/ladder.schema.json");

/// The JSON Schema (2020-12) of a profile.
pub const PROFILE_SCHEMA: &str = include_str!("../../../data/profile.schema.json");

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

/// What a stand-in for a text begins with: a noncharacter, which is for a program's own use.
const STAND_IN: &str = "\u{fdd0}";

/// Whether a text stands in for one that is not known.
pub(super) fn is_stand_in(text: &str) -> bool {
    text.starts_with(STAND_IN)
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
        let forms = self.forms(schema);
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
        let mut seen = HashSet::new();
        self.checked.repaired.push('{');
        for (key, member) in members {
            let key = key.as_ref();
            let step = Step::Key(key.to_owned().into());
            match known.and_then(|known| known.get(key)) {
                Some(_) if !seen.insert(key) => {
                    self.inside(step, |walk| {
                        walk.report_key(member, "the key is given twice".into())
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

    /// Writes something that fits a schema: null where that does, else as little as fits.
    fn write_stand_in(&mut self, schema: &'s Schema) {
        let forms = self.forms(schema);
        let is = |form: &&Schema, kind| kinds(form).any(|known| known == kind);
        if forms.iter().any(|form| is(form, "null")) {
            self.checked.repaired += "null";
        } else if let Some(constant) = forms.iter().find_map(|form| form.get("const")) {
            self.checked.repaired += &constant.to_string();
        } else if let Some(object) = forms.iter().find(|form| is(form, "object")) {
            self.write_stand_in_object(object);
        } else if forms.iter().any(|form| is(form, "array")) {
            self.checked.repaired += "[]";
        } else if forms.iter().any(|form| is(form, "string")) {
            self.write_stand_in_text(&forms);
        } else if forms.iter().any(|form| is(form, "number")) {
            self.checked.repaired.push('0');
        } else {
            self.checked.repaired += "true";
        }
    }

    fn write_stand_in_object(&mut self, form: &'s Schema) {
        self.checked.repaired.push('{');
        let required = form["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Schema::as_str) {
            self.write_key(key);
            self.write_stand_in(&form["properties"][key]);
        }
        if form["properties"].get("next").is_some() {
            self.write_key("next");
            self.checked.repaired += "[]";
        }
        self.checked.repaired.push('}');
    }

    fn write_stand_in_text(&mut self, forms: &[&Schema]) {
        let is_currency = forms.iter().any(|form| form["pattern"] == "^[A-Z]{3}$");
        if is_currency {
            self.checked.repaired += "\"XXX\"";
        } else {
            self.stand_ins += 1;
            self.checked.repaired += &format!("\"{STAND_IN}{}\"", self.stand_ins);
        }
    }

    /// The alternatives that a schema allows, references followed.
    fn forms(&self, schema: &'s Schema) -> Vec<&'s Schema> {
        if let Some(reference) = schema["$ref"].as_str() {
            let target = self.schema.pointer(reference.trim_start_matches('#'));
            return target.map(|target| self.forms(target)).unwrap_or_default();
        }
        let alternatives = schema["anyOf"].as_array().or(schema["oneOf"].as_array());
        match alternatives.filter(|_| schema.get("type").is_none()) {
            Some(forms) => forms.iter().flat_map(|form| self.forms(form)).collect(),
            None => vec![schema],
        }
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

/// The kinds of values that a form is for.
fn kinds(form: &Schema) -> impl Iterator<Item = &str> {
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

fn unexpected(node: &Node, forms: &[&Schema]) -> String {
    let mut expected: Vec<&str> = forms.iter().filter_map(|form| describe(form)).collect();
    expected.dedup();
    let found = node.describe();
    let mut message = format!("expected {}, found {found}", or_list(&expected));
    if let (["a number"], Value::Text(text)) = (expected.as_slice(), &node.value)
        && let Some(number) = number_in(text)
    {
        message += &format!("; write {number}");
    }
    message
}

/// What a form is for, after "expected". Nobody is told to write null.
fn describe(form: &Schema) -> Option<&'static str> {
    match kinds(form).next()? {
        "boolean" => Some("true or false"),
        "number" => Some("a number"),
        "string" => Some("text"),
        "array" => Some("a list"),
        "object" => Some("an object"),
        _ => None,
    }
}

/// The number that somebody wrote as text: `80k`, `$30,000`, `1.5M`.
fn number_in(text: &str) -> Option<f64> {
    let text = text.trim().trim_start_matches(['$', '€', '£']);
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '_' | ' '))
        .collect();
    let (digits, factor) = match plain.strip_suffix(['k', 'K']) {
        Some(thousands) => (thousands, 1e3),
        None => match plain.strip_suffix(['m', 'M']) {
            Some(millions) => (millions, 1e6),
            None => (&*plain, 1.0),
        },
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse::<f64>().ok()? * factor)
}

fn text_violation(text: &str, form: &Schema, forms: &[&Schema]) -> Option<String> {
    let constants: Vec<&str> = forms
        .iter()
        .filter_map(|form| form["const"].as_str())
        .collect();
    if !constants.is_empty() {
        let listed: Vec<String> = constants.iter().map(|name| format!("`{name}`")).collect();
        let is_one = constants.contains(&text);
        return (!is_one).then(|| format!("{} is not {}", quoted(text), or_list(&listed)));
    }
    // The two patterns of our schemas.
    match form["pattern"].as_str()? {
        "\\S" => text.trim().is_empty().then(|| "the text is blank".into()),
        "^[A-Z]{3}$" if Currency::new(text).is_none() => {
            let meant = text
                .parse()
                .ok()
                .filter(Currency::is_listed)
                .map_or(String::from(" such as `USD`"), |currency| {
                    format!("; did you mean `{}`?", currency.code())
                });
            Some(format!("{} is not a currency code{meant}", quoted(text)))
        }
        _ => None,
    }
}

fn number_violation(number: f64, form: &Schema) -> Option<String> {
    let (min, max) = (form["minimum"].as_f64()?, form["maximum"].as_f64()?);
    let is_within = (min..=max).contains(&number);
    // One number alone is what the format itself is at.
    let is_version = min.total_cmp(&max).is_eq();
    (!is_within).then(|| match is_version {
        true => format!("version {number} of the format is not known; write {min}"),
        false => format!("expected a number from {min} to {max}"),
    })
}

fn unknown_key<'k>(key: &str, known: impl Iterator<Item = &'k String> + Clone) -> String {
    match nearest(key, known.clone()).first() {
        Some(near) => format!("the key is not known; did you mean `{near}`?"),
        None if known.clone().next().is_none() => String::from("the key is not known"),
        None => {
            let known: Vec<&str> = known.map(String::as_str).collect();
            format!(
                "the key is not known; the keys here are {}",
                known.join(", ")
            )
        }
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

#[cfg(test)]
mod tests {
    use schemars::transform::{Transform, transform_subschemas};

    use super::*;
    use crate::catalog::{Ladder, Profile};

    /// An object that has no keys but those of its type and `x-` keys, which are its owner's.
    fn allow_own_keys(schema: &mut schemars::Schema) {
        if schema.get("additionalProperties") == Some(&json!(false)) {
            schema.insert("patternProperties".into(), json!({ "^x-": true }));
        }
        transform_subschemas(&mut allow_own_keys, schema);
    }

    /// The committed schemas are those that the types give. `SNAPSHOTS=overwrite` writes them anew.
    #[test]
    fn the_schemas_are_those_of_the_types() {
        for (mut schema, name) in [
            (schemars::schema_for!(Ladder), "ladder.schema.json"),
            (schemars::schema_for!(Profile), "profile.schema.json"),
        ] {
            schema.insert("$id".into(), name.into());
            allow_own_keys.transform(&mut schema);
            let schema = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
            let file = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
            let committed = snapbox::Data::read_from(file.as_ref(), None).raw();
            snapbox::Assert::new()
                .action_env("SNAPSHOTS")
                .eq(snapbox::Data::text(schema).raw(), committed);
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
            "patternProperties",
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
                    ("patternProperties", own) => assert_eq!(own, &json!({ "^x-": true })),
                    ("additionalProperties", more) => assert_eq!(more, &Schema::Bool(false)),
                    _ => {}
                }
            }
        }
        for schema in [LADDER_SCHEMA, PROFILE_SCHEMA] {
            check(&serde_json::from_str(schema).expect("the schema is JSON"));
        }
    }

    #[test]
    fn a_number_in_text_is_read() {
        for (text, number) in [
            ("80k", Some(80_000.0)),
            ("$30,000", Some(30_000.0)),
            ("1.5M", Some(1_500_000.0)),
            (" 7 ", Some(7.0)),
            ("many", None),
            ("k", None),
        ] {
            assert_eq!(number_in(text), number, "{text}");
        }
    }

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
