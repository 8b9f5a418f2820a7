//! `schema`: what a ladder file, a profile and an answer may contain, and a ladder to start from.

use std::{borrow::Cow, io::Write};

use anyhow::{Context as _, Result};
use clap::builder::PossibleValuesParser;

use crate::{
    catalog::validate::{LADDER_SCHEMA, PROFILE_SCHEMA},
    command::{Context, Outcome, Run},
};

/// A small ladder that shows each feature of the format once.
const EXAMPLE: &str = include_str!("../../data/example.json");

/// The JSON Schema of what each command answers, and of an error, by name; without indents, which would be
/// a third of their bytes.
pub const ANSWER_SCHEMAS: &[(&str, &str)] = &[
    (
        "levels",
        include_str!("../../data/answers/levels.schema.json"),
    ),
    (
        "tracks",
        include_str!("../../data/answers/tracks.schema.json"),
    ),
    (
        "salaries",
        include_str!("../../data/answers/salaries.schema.json"),
    ),
    (
        "strategies",
        include_str!("../../data/answers/strategies.schema.json"),
    ),
    (
        "skills",
        include_str!("../../data/answers/skills.schema.json"),
    ),
    (
        "certifications",
        include_str!("../../data/answers/certifications.schema.json"),
    ),
    ("show", include_str!("../../data/answers/show.schema.json")),
    (
        "compare",
        include_str!("../../data/answers/compare.schema.json"),
    ),
    ("map", include_str!("../../data/answers/map.schema.json")),
    (
        "matrix",
        include_str!("../../data/answers/matrix.schema.json"),
    ),
    ("diff", include_str!("../../data/answers/diff.schema.json")),
    ("plan", include_str!("../../data/answers/plan.schema.json")),
    (
        "ladders",
        include_str!("../../data/answers/ladders.schema.json"),
    ),
    (
        "match",
        include_str!("../../data/answers/match.schema.json"),
    ),
    (
        "market",
        include_str!("../../data/answers/market.schema.json"),
    ),
    ("team", include_str!("../../data/answers/team.schema.json")),
    (
        "validate",
        include_str!("../../data/answers/validate.schema.json"),
    ),
    ("help", include_str!("../../data/answers/help.schema.json")),
    (
        "error",
        include_str!("../../data/answers/error.schema.json"),
    ),
];

fn answers() -> PossibleValuesParser {
    ANSWER_SCHEMAS.iter().map(|(name, _)| *name).into()
}

/// Print the JSON Schema of a file or an answer, or an example
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "An editor that finds the schema under \"$schema\" completes and checks the file as you type.

Examples:
  itpm-career schema > ladder.schema.json
  itpm-career schema --example > our-ladder.json
  itpm-career schema --profile > profile.schema.json
  itpm-career schema --answer plan > plan.schema.json"
)]
pub struct Schema {
    /// The schema of the file that `plan --profile` reads
    #[arg(long)]
    pub profile: bool,

    /// A small ladder to start from: it shows each feature once, with a note on what it is for
    #[arg(long, conflicts_with = "profile")]
    pub example: bool,

    /// The schema of what a command answers with --json; `error` is that of an error
    #[arg(long, value_name = "COMMAND", value_parser = answers())]
    #[arg(conflicts_with_all = ["profile", "example"])]
    pub answer: Option<String>,
}

impl Run for Schema {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(true)?;
        let answer = ANSWER_SCHEMAS
            .iter()
            .find(|(name, _)| Some(*name) == self.answer.as_deref());
        let text = if let Some((_, schema)) = answer {
            indented(schema).into()
        } else if self.example {
            Cow::Borrowed(EXAMPLE)
        } else if self.profile {
            indented(PROFILE_SCHEMA).into()
        } else {
            indented(LADDER_SCHEMA).into()
        };
        out.write_all(text.as_bytes())
            .context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// The lines of a JSON text with the indents that they are kept without.
fn indented(json: &str) -> String {
    let mut text = String::with_capacity(2 * json.len());
    let mut depth: usize = 0;
    for line in json.lines() {
        if line.starts_with(['}', ']']) {
            depth = depth.saturating_sub(1);
        }
        text += &"  ".repeat(depth);
        text += line;
        text.push('\n');
        if line.ends_with(['{', '[']) {
            depth += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use schemars::{JsonSchema, generate::SchemaSettings};
    use serde_json::{Value, json};

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

    #[test]
    fn the_schemas_are_those_of_the_types() {
        let schemas = [
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
        ];
        assert_eq!(schemas.len(), ANSWER_SCHEMAS.len());
        let is_overwritten = std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite");
        for ((key, schema), (name, committed)) in schemas.iter().zip(ANSWER_SCHEMAS) {
            assert_eq!(key, name);
            let pretty = serde_json::to_string_pretty(schema).expect("JSON") + "\n";
            let text: String = pretty
                .lines()
                .map(|line| format!("{}\n", line.trim_start()))
                .collect();
            assert_eq!(indented(&text), pretty);
            if is_overwritten {
                let file = format!("data/answers/{name}.schema.json");
                std::fs::write(file, &text).expect("written");
            } else {
                assert!(text == *committed, "{name}: run with SNAPSHOTS=overwrite");
            }
        }
    }
}
