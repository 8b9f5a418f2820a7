//! The IT project manager's career explorer: a ladder of levels, the tracks to specialize in, what
//! they pay, and how to advance.
//!
//! # The way through the house
//!
//! What is asked goes one way through these rooms, and each uses only those it has passed:
//!
//! | room | what it is for |
//! |---|---|
//! | [`catalog`] | the facts come in: a ladder file as typed structs, checked; the labour market |
//! | [`query`] | one question a file: its arguments, asked of a catalog, give an answer |
//! | [`cli`] | the list of the questions, and the options that they share |
//! | [`report`] | the answers go out: one file a format |
//! | [`terminal`] | what we print on, and text made safe to show there |
//!
//! The library never prints; `main.rs` alone touches the screen, the environment and exit codes.
//!
//! # Asking a question
//!
//! ```
//! use itpm_career::{
//!     catalog::{BUNDLED, Catalog, Ladder},
//!     cli::Format,
//!     query::{Question, Tracks},
//!     report,
//!     terminal::Screen,
//! };
//!
//! let ladder = Ladder::from_json(BUNDLED)?;
//! let catalog = Catalog::new(&ladder);
//! let question = Tracks { skill: vec!["scrum".into()], ..Tracks::default() };
//! let answer = question.ask(&catalog)?;
//!
//! let mut ids = Vec::new();
//! report::write(&answer, Format::Ids, Screen::default(), &mut ids)?;
//! assert_eq!(ids, b"agile\n");
//! # Ok::<(), anyhow::Error>(())
//! ```

use std::{io::Write, path::Path};

use anyhow::Result;

use catalog::{BUNDLED, Catalog, Ladder, Profile, Sections, UnsoundFile, market::Market};
use cli::{Cli, Command, Options};
use query::{Answer, Plan, Question, Usage};
use terminal::Screen;

pub mod catalog;
pub mod cli;
pub mod query;
pub mod report;
pub mod terminal;

/// Answers what is asked: writes the answer and returns what there is to say beside it.
///
/// # Errors
/// If the ladder cannot be read or is not sound, if an argument means nothing there, or if the
/// answer cannot be written.
pub fn run(cli: &Cli, screen: Screen, out: &mut impl Write) -> Result<Vec<String>> {
    let options = &cli.options;
    match &cli.command {
        Command::Levels(question) => answer(question, options, screen, out),
        Command::Tracks(question) => answer(question, options, screen, out),
        Command::Salaries(question) => answer(question, options, screen, out),
        Command::Strategies(question) => answer(question, options, screen, out),
        Command::Skills(question) => answer(question, options, screen, out),
        Command::Certifications(question) => answer(question, options, screen, out),
        Command::Show(question) => answer(question, options, screen, out),
        Command::Compare(question) => answer(question, options, screen, out),
        Command::Plan(question) => plan(question, options, screen, out),
        Command::Market(question) => {
            present(&question.ask(&Market::bundled()?)?, options, screen, out)
        }
    }
}

/// Asks a question of a ladder.
fn answer<Q: Question>(
    question: &Q,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Vec<String>> {
    with_catalog(options, Q::SECTIONS, |catalog| {
        present(&question.ask(catalog)?, options, screen, out)
    })
}

/// Asks for a plan, which takes a ladder, a market and perhaps a profile.
fn plan(
    question: &Plan,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Vec<String>> {
    let stdin = Some(Path::new("-"));
    if options.data.as_deref() == stdin && question.profile.as_deref() == stdin {
        return Err(Usage {
            message: String::from("`--data` and `--profile` cannot both read standard input"),
            hint: Some(String::from("give one of them a file")),
        }
        .into());
    }
    let text = question.profile.as_deref().map(catalog::read).transpose()?;
    let profile = match (&question.profile, &text) {
        (Some(file), Some(text)) => Profile::from_json(text).map_err(|problems| UnsoundFile {
            file: catalog::called(file),
            problems,
        })?,
        _ => Profile::default(),
    };
    let market = Market::bundled()?;
    with_catalog(options, Plan::SECTIONS, |catalog| {
        let answer = question.ask(catalog, &market, &profile)?;
        present(&answer, options, screen, out)
    })
}

/// Does something with a ladder: the one that was named, or the one that is built in.
fn with_catalog<T>(
    options: &Options,
    sections: Sections,
    ask: impl FnOnce(&Catalog) -> Result<T>,
) -> Result<T> {
    let Some(file) = &options.data else {
        // A test has checked this one, so only what the answer needs is read.
        return ask(&Catalog::new(&Ladder::sections(BUNDLED, sections)?));
    };
    let text = catalog::read(file)?;
    let ladder = Ladder::from_json(&text).map_err(|problems| UnsoundFile {
        file: catalog::called(file),
        problems,
    })?;
    ask(&Catalog::new(&ladder))
}

fn present<A: Answer>(
    answer: &A,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Vec<String>> {
    report::write(answer, options.format(), screen, out)?;
    Ok(answer.notes())
}
