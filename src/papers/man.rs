//! `man`: the manual, a page a command, from the words of `--help`.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

use anyhow::{Context, Result};
use clap::Command;
use roff::{Roff, roman};

use crate::{catalog::called, cli::Cli};

use super::Paper;

/// The day of the newest release in the changelog, by which a manual is dated.
const RELEASED: &str = "2026-11-25";

/// Print the manual page, or write a page for each command into a folder
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "Examples:
  itpm-career man | man -l -
  itpm-career man ~/.local/share/man/man1")]
pub struct Man {
    /// The folder to write the pages into, which must be there
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}

impl Paper for Man {
    fn write(&self, out: &mut dyn Write) -> Result<()> {
        let mut command = Cli::whole().disable_help_subcommand(true);
        command.build();
        let Some(dir) = &self.dir else {
            return page(&command, &command, out).context("cannot write the answer");
        };
        for one in [&command].into_iter().chain(command.get_subcommands()) {
            let mut text = Vec::new();
            let file = dir.join(format!("{}.1", name(one)));
            page(one, &command, &mut text)
                .and_then(|()| fs::write(&file, text))
                .with_context(|| format!("cannot write {}", called(&file)))?;
        }
        Ok(())
    }
}

fn name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

/// The blank lines of what stands behind the options part the words on the command, the examples
/// and, on the whole program's page, the exit codes.
fn parts(command: &Command) -> Vec<String> {
    let after = command.get_after_help().map(ToString::to_string);
    let after = after.unwrap_or_default();
    after.split("\n\n").map(str::to_owned).collect()
}

fn page(command: &Command, whole: &Command, out: &mut dyn Write) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone());
    let version = concat!("itpm-career ", env!("CARGO_PKG_VERSION"));
    let title = [name(command), "1", RELEASED, version, "User Commands"];
    write(Roff::new().control("TH", title), out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    for part in parts(command).iter().filter(|part| !part.starts_with("Ex")) {
        let words = part.split_whitespace().collect::<Vec<_>>().join(" ");
        write(Roff::new().control("PP", []).text([roman(words)]), out)?;
    }
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    // Two breaks around a blank line are one too many for strict readers of manuals.
    let options = String::from_utf8_lossy(&options).replace(".br\n\n.br\n", ".sp\n");
    out.write_all(options.as_bytes())?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    for part in parts(command) {
        if let Some(examples) = part.strip_prefix("Examples:\n") {
            let mut section = Roff::new();
            section.control("SH", ["EXAMPLES"]).control("nf", []);
            for line in examples.lines() {
                section.text([roman(line.trim_start())]);
            }
            write(section.control("fi", []), out)?;
        }
    }
    for part in parts(whole) {
        if let Some(codes) = part.strip_prefix("Exit codes: ") {
            let mut section = Roff::new();
            section.control("SH", ["EXIT STATUS"]);
            write(section.text([roman(codes)]), out)?;
        }
    }
    let others = [whole].into_iter().chain(whole.get_subcommands());
    let others = others.filter(|other| name(other) != name(command));
    let others: Vec<String> = others.map(|other| format!("{}(1)", name(other))).collect();
    let mut section = Roff::new();
    section.control("SH", ["SEE ALSO"]);
    write(section.text([roman(others.join(", "))]), out)
}

fn write(roff: &mut Roff, out: &mut dyn Write) -> io::Result<()> {
    roff.to_writer(out)
}
