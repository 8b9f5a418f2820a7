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

use std::{borrow::Cow, io::Write};

use anyhow::Result;

use catalog::{BUNDLED, Catalog, Ladder, UnsoundFile, market::Market};
use cli::{Cli, Command, Options};
use query::{Answer, Question};
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
        Command::Show(question) => answer(question, options, screen, out),
        Command::Market(question) => {
            present(&question.ask(&Market::bundled()?)?, options, screen, out)
        }
    }
}

/// Asks a question of a ladder: the one that was named, or the one that is built in.
fn answer<Q: Question>(
    question: &Q,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Vec<String>> {
    let text = match &options.data {
        Some(file) => Cow::Owned(catalog::read(file)?),
        None => Cow::Borrowed(BUNDLED),
    };
    let ladder = match &options.data {
        Some(file) => Ladder::from_json(&text).map_err(|problems| UnsoundFile {
            file: catalog::called(file),
            problems,
        })?,
        // A test has checked this one, so only what the answer needs is read.
        None => Ladder::sections(&text, Q::SECTIONS)?,
    };
    let catalog = Catalog::new(&ladder);
    present(&question.ask(&catalog)?, options, screen, out)
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
