//! The door: parse, run, and turn the outcome into an exit code.

use std::{
    env,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use anyhow::{Context, Error, Result};
use clap::error::{ContextValue, ErrorKind};
use itpm_career::{
    Outcome,
    catalog::UnsoundFile,
    cli::Cli,
    query::Usage,
    terminal::{Screen, visible},
};

const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let outcome = match Cli::read(env::args_os) {
        Ok(cli) => run(&cli),
        Err(error) if error.exit_code() == 0 => print(error.to_string().trim_end()),
        Err(error) => return wrong_usage(error),
    };
    match outcome {
        Ok(Outcome { notes, failed }) => {
            notes.iter().for_each(|note| say("note", note));
            if failed {
                ExitCode::from(FAILED)
            } else {
                ExitCode::SUCCESS
            }
        }
        // Whoever reads us may stop when they have seen enough: `| head` is no failure.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => explain(&error),
    }
}

fn run(cli: &Cli) -> Result<Outcome> {
    let screen = screen(cli.options.width);
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = itpm_career::run(cli, screen, &mut out)?;
    flush(&mut out)?;
    Ok(outcome)
}

/// Prints what clap has to say on request: the help and the version.
fn print(text: &str) -> Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{text}").context("cannot write the answer")?;
    flush(&mut out)?;
    Ok(Outcome::default())
}

/// A buffer that is dropped swallows its last error.
fn flush(out: &mut impl Write) -> Result<()> {
    out.flush().context("cannot write the answer")
}

/// How wide the screen is: what was asked for, else what the environment says, else what the
/// terminal says.
fn screen(asked: Option<u16>) -> Screen {
    let width = asked
        .or_else(|| env::var("COLUMNS").ok()?.parse().ok())
        .or_else(|| Some(terminal_size::terminal_size_of(io::stdout())?.0.0));
    Screen::of_width(width.unwrap_or(0))
}

fn is_closed_pipe(error: &Error) -> bool {
    error.chain().any(|cause| {
        let error = cause.downcast_ref::<io::Error>();
        error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

fn explain(error: &Error) -> ExitCode {
    if let Some(usage) = error.downcast_ref::<Usage>() {
        say("error", &usage.message);
        if let Some(hint) = &usage.hint {
            say("hint", hint);
        }
        return ExitCode::from(WRONG_USAGE);
    }
    if let Some(UnsoundFile { file, problems }) = error.downcast_ref() {
        for problem in &problems.0 {
            say("error", &format!("{file}:{problem}"));
        }
    } else {
        say("error", &format!("{error:#}"));
    }
    ExitCode::from(FAILED)
}

/// Says one line to the person, who may not see raw what a file or an argument holds.
fn say(what: &str, text: &str) {
    // If even stderr is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{what}: {}", visible(text));
}

/// Says what clap found wrong, in the form of every other error. Without a command it is the help.
fn wrong_usage(mut error: clap::Error) -> ExitCode {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = write!(io::stderr(), "{error}");
        return ExitCode::from(WRONG_USAGE);
    }
    make_visible(&mut error);
    let text = error.to_string().replace('\'', "`");
    let text = text.replace(APOSTROPHE, "'");
    let mut hints = Vec::new();
    let mut message = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(start) = line.strip_prefix("error: ") {
            message.push_str(start);
        } else if let Some(tip) = line.strip_prefix("tip: ") {
            hints.push(tip.to_owned());
        } else if let Some(values) = line.strip_prefix("[possible values: ") {
            hints.push(format!("it can be {}", values.trim_end_matches(']')));
        } else if line.starts_with('<') || line.starts_with("--") {
            // An argument that is missing, on a line of its own.
            message.push_str(&format!(" `{line}`"));
        }
    }
    say("error", &message);
    hints.iter().for_each(|hint| say("hint", hint));
    say("hint", "`--help` shows the usage");
    ExitCode::from(WRONG_USAGE)
}

/// What stands for an apostrophe of an argument while clap's own quotes become backticks: nothing
/// that is visible.
const APOSTROPHE: &str = "\u{1}";

/// An argument may hold what breaks a line or steers the screen; clap would print it as it is.
fn make_visible(error: &mut clap::Error) {
    let visible = |text: &str| visible(text).replace('\'', APOSTROPHE);
    let shown: Vec<_> = error
        .context()
        .filter_map(|(kind, value)| {
            let value = match value {
                ContextValue::String(text) => ContextValue::String(visible(text)),
                ContextValue::Strings(texts) => {
                    ContextValue::Strings(texts.iter().map(|text| visible(text)).collect())
                }
                _ => return None,
            };
            Some((kind, value))
        })
        .collect();
    for (kind, value) in shown {
        error.insert(kind, value);
    }
}
