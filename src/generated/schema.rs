//! `schema`: what a ladder file and a profile may contain, and a ladder to start from.

use std::io::Write;

use anyhow::{Context as _, Result};

use crate::{
    catalog::validate::{LADDER_SCHEMA, PROFILE_SCHEMA},
    command::{Context, Outcome, Run},
};

/// A small ladder that shows each feature of the format once.
const EXAMPLE: &str = include_str!("../../data/example.json");

/// Print the JSON Schema of a ladder file or a profile, or a ladder to start from
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "An editor that finds the schema under \"$schema\" completes and checks the file as you type.

Examples:
  itpm-career schema > ladder.schema.json
  itpm-career schema --example > our-ladder.json
  itpm-career schema --profile > profile.schema.json"
)]
pub struct Schema {
    /// The schema of the file that `plan --profile` reads
    #[arg(long)]
    pub profile: bool,

    /// A small ladder to start from: it shows each feature once, with a note on what it is for
    #[arg(long, conflicts_with = "profile")]
    pub example: bool,
}

impl Run for Schema {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(true)?;
        let text = if self.example {
            EXAMPLE
        } else if self.profile {
            PROFILE_SCHEMA
        } else {
            LADDER_SCHEMA
        };
        out.write_all(text.as_bytes())
            .context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}
