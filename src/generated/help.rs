//! `help`: what the program can be asked, and more on one command than `--help` says.

use std::io::Write;

use anyhow::{Context as _, Result};
use clap::builder::StyledStr;

use crate::{
    catalog::{english::quoted, names::nearest},
    command::{Context, Outcome, Run},
    query::Usage,
};

/// Print this message, or what there is to know of a command
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career help plan
  itpm-career help tracks | less")]
pub struct Help {
    /// The command
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

impl Run for Help {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(false)?;
        let mut whole = (context.command_line)();
        whole.build();
        let text = match self.command.as_deref() {
            None | Some("help") => whole.render_help(),
            Some(name) => on_command(&mut whole, name)?,
        };
        writeln!(out, "{}", text.to_string().trim_end()).context("cannot write the answer")?;
        Ok(Outcome::default())
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// The help of a command.
fn on_command(whole: &mut clap::Command, name: &str) -> Result<StyledStr, Usage> {
    if let Some(command) = whole.find_subcommand_mut(name) {
        return Ok(command.render_long_help());
    }
    let names: Vec<&str> = whole
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let error = Usage::new(format!("there is no command {}", quoted(name)));
    Err(match nearest(name, names).first() {
        Some(near) => error.with_hint(format!("did you mean `{near}`?")),
        None => error.with_hint("`itpm-career --help` lists the commands"),
    })
}
