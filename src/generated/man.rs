//! `man`: the manual, a page a command, from the words of `--help`.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context as _, Result};
use clap::Command;
use roff::{Roff, roman};

use super::{after_help::AfterHelp, help};
use crate::{
    catalog::display_name,
    command::{Context, Manual, Outcome, Run},
};

/// The day of the newest release in the changelog, by which a manual is dated.
const RELEASED: &str = "2026-11-25";

/// Show the manual page of a command, or write all of them
#[derive(Clone, Debug, clap::Args)]
#[group(skip)]
#[command(
    after_help = "On a terminal the page is shown in the reader of manual pages; into a pipe it is written as it is.

Examples:
  itpm-career man plan
  itpm-career man | man -l -
  itpm-career man ~/.local/share/man/man1"
)]
pub struct Man {
    /// A command; or the folder to write the pages into, which must be there. A folder that is called
    /// like a command is ./plan
    #[arg(value_name = "COMMAND_OR_DIR", value_hint = clap::ValueHint::DirPath)]
    pub command_or_dir: Option<PathBuf>,
}

impl Run for Man {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.ensure_format(false)?;
        let mut whole = (context.command_line)();
        whole.build();
        let named = self.command_or_dir.as_deref();
        let command = named.and_then(Path::to_str);
        let command = command.and_then(|name| whole.find_subcommand(name));
        match (command, named) {
            (Some(command), _) => show(command, &whole, context, out),
            (None, None) => show(&whole, &whole, context, out),
            (None, Some(dir)) if dir.is_dir() || dir.components().count() > 1 => {
                write_all(&whole, dir)
            }
            (None, Some(name)) => {
                let error = help::find(&whole, &name.to_string_lossy());
                let hint = "nor is there a folder that is called so";
                error.map_err(|error| error.with_hint(hint))?;
                Ok(Outcome::default())
            }
        }
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

/// Shows a page on a terminal, and writes it elsewhere.
fn show(
    command: &Command,
    whole: &Command,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Outcome> {
    let mut roff = Vec::new();
    write_page(command, whole, &mut roff)?;
    if !context.screen.is_terminal {
        out.write_all(&roff).context("cannot write the answer")?;
        return Ok(Outcome::default());
    }
    let text = if command.has_subcommands() {
        help::on_program(&mut whole.clone())
    } else {
        command.clone().render_long_help().to_string()
    };
    Ok(Outcome {
        manual: Some(Manual { roff, text }),
        ..Outcome::default()
    })
}

/// Writes a page for each command into a folder.
fn write_all(whole: &Command, dir: &Path) -> Result<Outcome> {
    for command in [whole].into_iter().chain(whole.get_subcommands()) {
        let file = dir.join(format!("{}.1", name(command)));
        write_file(command, whole, &file)
            .with_context(|| format!("cannot write {}", display_name(&file)))?;
    }
    Ok(Outcome::default())
}

/// Writes a page into a new file, which then takes the place of an old one: whatever that was linked to
/// stays as it is.
fn write_file(command: &Command, whole: &Command, file: &Path) -> io::Result<()> {
    let mut text = Vec::new();
    write_page(command, whole, &mut text)?;
    let new = file.with_extension(format!("{}.new", process::id()));
    let written = File::create_new(&new).and_then(|mut file| file.write_all(&text));
    let moved = written.and_then(|()| fs::rename(&new, file));
    if moved.is_err() {
        // It may never have been made.
        let _ = fs::remove_file(&new);
    }
    moved
}

fn name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

fn write_page(command: &Command, whole: &Command, out: &mut dyn Write) -> io::Result<()> {
    let man = clap_mangen::Man::new(command.clone());
    let version = concat!("itpm-career ", env!("CARGO_PKG_VERSION"));
    let title = [name(command), "1", RELEASED, version, "User Commands"];
    Roff::new().control("TH", title).to_writer(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    let after = AfterHelp::of_command(command);
    for note in after.notes {
        Roff::new()
            .control("PP", [])
            .text([roman(note)])
            .to_writer(out)?;
    }
    let mut options = Vec::new();
    man.render_options_section(&mut options)?;
    // Two breaks around a blank line are one too many for strict readers of manuals.
    let options = String::from_utf8_lossy(&options).replace(".br\n\n.br\n", ".sp\n");
    out.write_all(options.as_bytes())?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    write_end(command, whole, &after.examples, out)
}

/// The examples, the exit status and the other pages.
fn write_end(
    command: &Command,
    whole: &Command,
    examples: &[String],
    out: &mut dyn Write,
) -> io::Result<()> {
    if !examples.is_empty() {
        let mut section = Roff::new();
        section.control("SH", ["EXAMPLES"]).control("nf", []);
        for line in examples {
            section.text([roman(line.as_str())]);
        }
        section.control("fi", []).to_writer(out)?;
    }
    if let Some(codes) = AfterHelp::of_command(whole).exit_codes {
        let mut section = Roff::new();
        section.control("SH", ["EXIT STATUS"]);
        section.text([roman(codes)]).to_writer(out)?;
    }
    let others: Vec<String> = ([whole]
        .into_iter()
        .chain(whole.get_subcommands())
        .filter(|other| name(other) != name(command)))
    .map(|other| format!("{}(1)", name(other)))
    .collect();
    let mut section = Roff::new();
    section.control("SH", ["SEE ALSO"]);
    section.text([roman(others.join(", "))]).to_writer(out)
}
