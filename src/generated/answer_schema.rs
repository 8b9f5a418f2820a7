//! The JSON Schema of what each command answers, and of an error.
//!
//! `data/answers.json` holds them with each definition once, on a line of its own: a third of their bytes.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What has a schema: the commands that answer, and an error.
pub const ANSWERS: [&str; 19] = [
    "levels",
    "tracks",
    "salaries",
    "strategies",
    "skills",
    "certifications",
    "show",
    "compare",
    "map",
    "matrix",
    "diff",
    "plan",
    "ladders",
    "match",
    "market",
    "team",
    "validate",
    "help",
    "error",
];

const SCHEMAS: &str = include_str!("../../data/answers.json");

/// The schemas as they are kept.
#[derive(Deserialize)]
struct Schemas {
    answers: BTreeMap<String, Value>,
    definitions: Map<String, Value>,
}

/// The schema of an answer, with the definitions that it uses; none if it is none of [`ANSWERS`].
#[must_use]
pub fn answer_schema(name: &str) -> Option<Value> {
    let kept: Schemas = serde_json::from_str(SCHEMAS)
        .unwrap_or_else(|error| unreachable!("the schemas are JSON: {error}"));
    let mut schema = kept.answers.get(name)?.clone();
    let mut used = Map::new();
    let mut open = references(&schema);
    while let Some(name) = open.pop() {
        let definition = kept.definitions.get(name);
        if let (Some(definition), false) = (definition, used.contains_key(name)) {
            open.extend(references(definition));
            used.insert(name.to_owned(), definition.clone());
        }
    }
    schema["$defs"] = json!(used);
    Some(schema)
}

/// The definitions that a schema names.
fn references(schema: &Value) -> Vec<&str> {
    match schema {
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(object) => {
            let own = object.get("$ref").and_then(Value::as_str);
            let own = own.and_then(|path| path.strip_prefix("#/$defs/"));
            let inside = object.values().flat_map(references);
            own.into_iter().chain(inside).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use schemars::{JsonSchema, generate::SchemaSettings};

    use super::*;
    use crate::{
        generated::Interface,
        query::{
            Answer, CertificationEntry, CompareAnswer, DiffAnswer, LaddersAnswer, LevelEntry, List,
            MapAnswer, MarketAnswer, MatchAnswer, MatrixAnswer, PlanAnswer, SalaryEntry,
            ShowAnswer, SkillEntry, StrategyEntry, TeamAnswer, TrackEntry, Validation,
        },
        report::{Failure, LadderKey},
    };

    /// Makes the schema of a type.
    type Part = fn(&mut schemars::SchemaGenerator) -> schemars::Schema;

    /// The schema of a JSON object with a version in which these values stand under these keys.
    fn schema(parts: &[(&str, Part)]) -> Value {
        let mut generator = SchemaSettings::draft2020_12()
            .for_serialize()
            .with_transform(open)
            .into_generator();
        let mut properties = json!({"schema_version": {"const": 1}});
        let mut required = vec!["schema_version"];
        for (key, part) in parts {
            properties[key] = part(&mut generator).to_value();
            required.push(key);
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": properties,
            "required": required,
            "$defs": generator.take_definitions(true),
        })
    }

    /// What a file may not hold may still come to an answer: keys are added, and sums are larger.
    fn open(schema: &mut schemars::Schema) {
        if schema.get("additionalProperties") == Some(&json!(false)) {
            schema.remove("additionalProperties");
        }
        schema.remove("maximum");
        schemars::transform::transform_subschemas(&mut open, schema);
    }

    fn part<T: JsonSchema>(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<T>()
    }

    fn answer<A: Answer + JsonSchema>() -> (&'static str, Value) {
        let schema = schema(&[
            (A::KEY, part::<A>),
            ("ladder", part::<Option<LadderKey>>),
            ("notes", part::<Vec<String>>),
        ]);
        (A::KEY, schema)
    }

    /// The schemas that the types give, in the order of [`ANSWERS`].
    fn of_the_types() -> [(&'static str, Value); ANSWERS.len()] {
        [
            answer::<List<LevelEntry>>(),
            answer::<List<TrackEntry>>(),
            answer::<List<SalaryEntry>>(),
            answer::<List<StrategyEntry>>(),
            answer::<List<SkillEntry>>(),
            answer::<List<CertificationEntry>>(),
            answer::<ShowAnswer>(),
            answer::<CompareAnswer>(),
            answer::<MapAnswer>(),
            answer::<MatrixAnswer>(),
            answer::<DiffAnswer>(),
            answer::<PlanAnswer>(),
            answer::<LaddersAnswer>(),
            answer::<MatchAnswer>(),
            answer::<MarketAnswer>(),
            answer::<TeamAnswer>(),
            answer::<Validation>(),
            answer::<Interface>(),
            ("error", schema(&[("error", part::<Failure>)])),
        ]
    }

    #[test]
    fn the_schemas_are_those_of_the_types() {
        let mut answers = Map::new();
        let mut definitions = Map::new();
        for (name, mut schema) in of_the_types() {
            let own = schema.as_object_mut().expect("an object").remove("$defs");
            for (name, definition) in own.as_ref().and_then(Value::as_object).expect("some") {
                let known = definitions.insert(name.clone(), definition.clone());
                let is_same = known.is_none_or(|known| known == *definition);
                assert!(
                    is_same,
                    "two types are called {name}: rename one with `schemars`"
                );
            }
            answers.insert(name.to_owned(), schema);
        }
        let lines = |map: &Map<String, Value>| {
            let lines = map
                .iter()
                .map(|(name, one)| format!("{}:{one}", json!(name)));
            lines.collect::<Vec<_>>().join(",\n")
        };
        let (answers, definitions) = (lines(&answers), lines(&definitions));
        let kept =
            format!("{{\"answers\":{{\n{answers}\n}},\n\"definitions\":{{\n{definitions}\n}}}}\n");
        if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
            std::fs::write("data/answers.json", kept).expect("written");
        } else {
            assert!(kept == SCHEMAS, "run with SNAPSHOTS=overwrite");
        }
    }

    #[test]
    fn each_has_the_definitions_that_it_uses() {
        for ((name, schema), known) in of_the_types().into_iter().zip(ANSWERS) {
            assert_eq!(name, known);
            assert_eq!(answer_schema(name), Some(schema), "{name}");
        }
        assert_eq!(answer_schema("definitions"), None);
    }
}
