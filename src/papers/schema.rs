//! `schema`: what a ladder file and a profile may contain, and a ladder to start from.

use std::io::Write;

use anyhow::{Context, Result};

use crate::catalog::{LADDER_SCHEMA, PROFILE_SCHEMA};

use super::Paper;

/// A small ladder that shows each feature of the format once.
pub const EXAMPLE: &str = include_str!("../../data/example.json");

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

impl Paper for Schema {
    const IS_JSON: bool = true;

    fn write(&self, out: &mut dyn Write) -> Result<()> {
        let text = if self.example {
            EXAMPLE
        } else if self.profile {
            PROFILE_SCHEMA
        } else {
            LADDER_SCHEMA
        };
        out.write_all(text.as_bytes())
            .context("cannot write the answer")
    }
}
