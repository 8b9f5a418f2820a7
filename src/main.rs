//! Parse, run, and turn the outcome into an exit code.

use std::{
    env,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use anyhow::{Context, Error, Result};
use itpm_career::{
    catalog::validate::InvalidFile,
    cli::{self, Cli},
    command::Outcome,
    query::Usage,
    report::Failure,
    terminal::{Screen, visible},
};

const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let (outcome, are_errors_json) = match Cli::read(env::args_os()) {
        Ok(cli) => (run(&cli), cli.format().is_json()),
        Err(error) if error.exit_code() == 0 => (print(error.to_string().trim_end()), false),
        Err(error) => {
            let are_errors_json = cli::asks_for_json(env::args_os());
            (Err(cli::usage(&error).into()), are_errors_json)
        }
    };
    match outcome {
        Ok(Outcome { notes, failed }) => {
            for note in &notes {
                say("note", note);
            }
            if failed {
                ExitCode::from(FAILED)
            } else {
                ExitCode::SUCCESS
            }
        }
        // Whoever reads us may stop when they have seen enough: `| head` is no failure.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if are_errors_json => {
            let failure = Failure::of(error);
            // If even stderr is gone there is nobody left to tell.
            let _ = failure.write(&mut io::stderr());
            ExitCode::from(failure.kind.exit_code())
        }
        Err(error) => explain(&error),
    }
}

fn run(cli: &Cli) -> Result<Outcome> {
    let mut out = BufWriter::new(stdout()?);
    let outcome = cli.run(screen(cli.width()), &mut out)?;
    flush(&mut out)?;
    Ok(outcome)
}

/// Prints what clap has to say on request: the help and the version.
fn print(text: &str) -> Result<Outcome> {
    let mut out = BufWriter::new(stdout()?);
    writeln!(out, "{text}").context("cannot write the answer")?;
    flush(&mut out)?;
    Ok(Outcome::default())
}

/// A buffer that is dropped swallows its last error.
fn flush(out: &mut impl Write) -> Result<()> {
    out.flush().context("cannot write the answer")
}

/// Where answers go. Not the standard library's own handle, which takes a stdout that cannot be written
/// for one that nobody reads.
#[cfg(unix)]
fn stdout() -> Result<impl Write> {
    use std::os::fd::AsFd;

    let stdout = io::stdout().as_fd().try_clone_to_owned();
    Ok(std::fs::File::from(
        stdout.context("cannot write the answer")?,
    ))
}

/// Where answers go.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn stdout() -> Result<impl Write> {
    Ok(io::stdout().lock())
}

/// How wide the screen is: what was asked for, else what the environment says, else what the
/// terminal says.
fn screen(asked: Option<u16>) -> Screen {
    let width = asked
        .or_else(|| env::var("COLUMNS").ok()?.parse().ok())
        .or_else(|| Some(terminal_size::terminal_size_of(io::stdout())?.0.0));
    Screen::with_width(width.unwrap_or(0))
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
        usage.hints().for_each(|hint| say("hint", &hint));
        return ExitCode::from(WRONG_USAGE);
    }
    if let Some(InvalidFile { file, problems }) = error.downcast_ref() {
        for problem in problems {
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
