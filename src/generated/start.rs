//! What the program says when it is asked nothing: what to type for which wish.

use std::io::Write;

use anyhow::{Context as _, Result};

use crate::command::{Context, Outcome, Run};

/// A dozen lines; each command in them is run by a test.
const START: &str = "\
The IT project manager's career explorer. What would you like to know?

  Where do I stand, what first?  itpm-career plan --years 4 --skill leadership
  Which levels fit what I can?   itpm-career match --skill scrum
  What is on the ladder?         itpm-career levels
  What does a skill mean?        itpm-career show scrum
  Who may sit which exam?        itpm-career certifications
  What does it pay?              itpm-career market --place texas
  Who of my team is ready?       itpm-career team people.csv
  And a ladder of my own?        itpm-career schema --example > ours.json

All commands: itpm-career --help · more on one: itpm-career help plan
";

/// The start page.
pub struct Start;

impl Run for Start {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(false)?;
        out.write_all(START.as_bytes())
            .context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}
