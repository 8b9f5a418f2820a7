//! Parse, run, and turn the outcome into an exit code.

use std::{
    env,
    ffi::OsString,
    io::{self, BufWriter, IsTerminal, Write},
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context, Error, Result};
use itpm_career::{
    catalog::validate::InvalidFile,
    cli::{self, Cli, Color},
    command::{Manual, Outcome},
    query::Usage,
    report::Failure,
    terminal::{Screen, visible},
};

/// How many bytes of an answer are written at once.
const PIECE: usize = 1 << 15;

const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let args: Vec<OsString> = env::args_os().collect();
    let (outcome, are_errors_json) = match Cli::read(args.clone()) {
        Ok(cli) => (run(&cli), cli.format().is_json()),
        Err(error) if error.exit_code() == 0 => (print(error.to_string().trim_end()), false),
        Err(error) => {
            let are_errors_json = cli::asks_for_json(&args);
            (
                Err(cli::usage(&error, args.get(1..).unwrap_or_default()).into()),
                are_errors_json,
            )
        }
    };
    match outcome {
        Ok(Outcome { notes, failed, .. }) => {
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
            let failure = Failure::from_error(error);
            // If even stderr is gone there is nobody left to tell.
            let _ = failure.write(&mut io::stderr());
            ExitCode::from(failure.kind.exit_code())
        }
        Err(error) => explain(&error),
    }
}

fn run(cli: &Cli) -> Result<Outcome> {
    let mut out = BufWriter::with_capacity(PIECE, stdout()?);
    let mut outcome = cli.run(screen(cli), &mut out)?;
    if let Some(manual) = outcome.manual.take() {
        show(&manual, &mut out)?;
    }
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

/// Shows a manual page in the reader of such pages, or where there is none as plain text.
fn show(manual: &Manual, out: &mut impl Write) -> Result<()> {
    let reader = Command::new("man")
        .args(["-l", "-"])
        .stdin(Stdio::piped())
        .spawn();
    let is_shown = reader.is_ok_and(|mut reader| {
        if let Some(mut stdin) = reader.stdin.take() {
            // Whoever has read enough closes it.
            let _ = stdin.write_all(&manual.roff);
        }
        reader.wait().is_ok_and(|status| status.success())
    });
    if is_shown {
        return Ok(());
    }
    out.write_all(manual.text.as_bytes())
        .context("cannot write the answer")
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
/// terminal says. Where the answer goes into a pager, the terminal is still that of the errors.
fn screen(cli: &Cli) -> Screen {
    let stdout = || terminal_size::terminal_size_of(io::stdout());
    let stderr = || terminal_size::terminal_size_of(io::stderr());
    let width = (cli.width())
        .or_else(|| {
            env::var("COLUMNS")
                .ok()?
                .parse()
                .ok()
                .filter(|width| *width > 0)
        })
        .or_else(|| stdout().or_else(stderr).map(|(width, _)| width.0));
    let width = width.unwrap_or(WIDTH);
    Screen {
        is_colored: is_colored(cli.color()),
        is_terminal: io::stdout().is_terminal(),
        progress: io::stderr().is_terminal().then_some(show_progress),
        ..Screen::with_width(width)
    }
}

/// How wide a table is where no terminal says it.
const WIDTH: u16 = 100;

/// Whether a variable of the environment is `0`, which stands for no.
fn is_zero(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| value == "0")
}

/// Whether the answer has colours: what was asked for, else what the environment says.
fn is_colored(asked: Color) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if anstyle_query::clicolor_force() && !is_zero("CLICOLOR_FORCE") => true,
        Color::Auto => {
            io::stdout().is_terminal()
                && anstyle_query::term_supports_color()
                && anstyle_query::clicolor().unwrap_or(true)
        }
    }
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

/// Says how far something is, on the line where it was said before; an empty text leaves it empty.
fn show_progress(text: &str) {
    // If even stderr is gone there is nobody left to tell.
    let _ = write!(io::stderr(), "\r{}\u{1b}[K", visible(text));
}

/// Says one line to the person, who may not see raw what a file or an argument holds.
fn say(what: &str, text: &str) {
    // If even stderr is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{what}: {}", visible(text));
}
