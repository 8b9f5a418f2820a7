//! The committed schemas are those of the types, and use only what the check knows.

use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Value as Schema, json};

use super::{LADDER_SCHEMA, PROFILE_SCHEMA};
use crate::catalog::{Date, Ladder, Profile};

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
        let schema = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        // Without its indents, which `schema` gives back: they are half of it.
        let schema: String = schema
            .lines()
            .map(|line| format!("{}\n", line.trim_start()))
            .collect();
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
        "propertyNames",
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
                    let known = ["\\S", "^[A-Z]{3}$", Date::PATTERN];
                    assert!(known.contains(&pattern.as_str().unwrap_or("")));
                }
                ("patternProperties", own) => assert_eq!(own, &json!({ "^x-": true })),
                ("additionalProperties", Schema::Bool(more)) => assert!(!more),
                ("additionalProperties", schema) => check(schema),
                ("propertyNames", names) => assert_eq!(names, &json!({ "pattern": "\\S" })),
                _ => {}
            }
        }
    }
    for schema in [LADDER_SCHEMA, PROFILE_SCHEMA] {
        check(&serde_json::from_str(schema).expect("the schema is JSON"));
    }
}
