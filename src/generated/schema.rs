//! `schema`: what a ladder file, a profile and an answer may contain, and a ladder to start from.

use std::{borrow::Cow, io::Write};

use anyhow::{Context as _, Result};

use crate::{
    catalog::validate::{LADDER_SCHEMA, PROFILE_SCHEMA},
    command::{Context, Outcome, Run},
};

use super::answer_schema::{ANSWERS, answer_schema};

/// A small ladder that shows each feature of the format once.
const EXAMPLE: &str = include_str!("../../data/example.json");

/// Print the JSON Schema of a file or an answer, or an example
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "An editor that finds the schema under \"$schema\" completes and checks the file as you type.

Examples:
  itpm-career schema > ladder.schema.json
  itpm-career schema --example > our-ladder.json
  itpm-career levels --data our-ladder.json
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
    #[arg(long, value_name = "COMMAND", value_parser = ANSWERS)]
    #[arg(conflicts_with_all = ["profile", "example"])]
    pub answer: Option<String>,
}

impl Run for Schema {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(true)?;
        let answer = self.answer.as_deref().and_then(answer_schema);
        let text = if let Some(schema) = answer {
            let text = serde_json::to_string_pretty(&schema).context("cannot write the schema")?;
            Cow::Owned(text + "\n")
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
        if matches!(line.as_bytes(), [b'}' | b']', ..]) {
            depth = depth.saturating_sub(1);
        }
        text.extend(std::iter::repeat_n("  ", depth));
        text += line;
        text.push('\n');
        if matches!(line.as_bytes(), [.., b'{' | b'[']) {
            depth += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_are_those_of_any_other_json() {
        let value: serde_json::Value = serde_json::from_str(EXAMPLE).expect("JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("JSON") + "\n";
        let lines = pretty
            .lines()
            .map(|line| format!("{}\n", line.trim_start()));
        assert_eq!(indented(&lines.collect::<String>()), pretty);
    }
}
