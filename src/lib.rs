//! The IT project manager's career explorer: a ladder of levels, the tracks to specialize in, what
//! they pay, and how to advance.
//!
//! # The way through the house
//!
//! What is asked goes one way through these rooms, and each uses only those it has passed:
//!
//! | room | what it is for |
//! |---|---|
//! | [`terminal`] | what we print on, and text made safe to show there |
//! | [`catalog`] | the facts come in: a ladder file as typed structs, checked; the labour market |
//! | [`query`] | one question a file: its arguments, asked of a catalog, give an answer |
//! | [`papers`] | the program's own papers: texts that are no answers; they describe [`cli`] itself |
//! | [`cli`] | the list of the questions, and the options that they share |
//! | [`report`] | the answers go out: one file a format |
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

use std::{
    borrow::Cow,
    io::Write,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use anyhow::Result;

use catalog::{BUNDLED, Catalog, Ladder, Profile, Report, Sections, UnsoundFile, market::Market};
use cli::{Cli, Command, Format, Options, With};
use papers::Paper;
use query::{Answer, Plan, Question, Usage, Validate};
use terminal::Screen;

pub mod catalog;
pub mod cli;
pub mod papers;
pub mod query;
pub mod report;
pub mod terminal;

/// How a run went that came to an answer.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What there is to say beside the answer.
    pub notes: Vec<String>,
    /// Whether the answer itself is that something is wrong, so that the exit code says so.
    pub failed: bool,
}

/// Answers what is asked: writes the answer and returns what there is to say beside it.
///
/// # Errors
/// If the ladder cannot be read or is not sound, if an argument means nothing there, or if the
/// answer cannot be written.
pub fn run(cli: &Cli, screen: Screen, out: &mut impl Write) -> Result<Outcome> {
    let options = &cli.options;
    match &cli.command {
        Command::Levels(With(question)) => answer(question, options, screen, out),
        Command::Tracks(With(question)) => answer(question, options, screen, out),
        Command::Salaries(With(question)) => answer(question, options, screen, out),
        Command::Strategies(With(question)) => answer(question, options, screen, out),
        Command::Skills(With(question)) => answer(question, options, screen, out),
        Command::Certifications(With(question)) => answer(question, options, screen, out),
        Command::Show(With(question)) => answer(question, options, screen, out),
        Command::Compare(With(question)) => answer(question, options, screen, out),
        Command::Plan(With(question)) => plan(question, options, screen, out),
        Command::Market(With(question)) => {
            present(question.ask(&Market::bundled()?)?, options, screen, out)
        }
        Command::Validate(With(question)) => {
            if question.file.is_some() && options.data.is_some() {
                return Err(Usage {
                    message: String::from("`--data` names another file than the one to validate"),
                    hint: Some(String::from("leave one of the two out")),
                }
                .into());
            }
            let file = question.file.as_ref().or(options.data.as_ref());
            let (name, text) = ladder_text(file)?;
            let answer = Validate::ask(name, Report::of(&text));
            present(answer, options, screen, out)
        }
        Command::Schema(With(paper)) => write(paper, options, out),
        Command::Completions(With(paper)) => write(paper, options, out),
        Command::Man(With(paper)) => write(paper, options, out),
    }
}

/// Asks a question of a ladder.
fn answer<Q: Question>(
    question: &Q,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Outcome> {
    let sections = question.sections(options.format().is_for_people());
    with_catalog(options, sections, |catalog| {
        present(question.ask(catalog)?, options, screen, out)
    })
}

/// Asks for a plan, which takes a ladder, a market and perhaps a profile.
fn plan(
    question: &Plan,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Outcome> {
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
    // The market is that of the built-in ladder; with one of one's own it has to be asked for.
    let asked = options.data.is_none() || question.place.is_some() || profile.place.is_some();
    let market = asked.then(Market::bundled).transpose()?;
    with_catalog(options, Plan::SECTIONS, |catalog| {
        let answer = question.ask(catalog, market.as_ref(), &profile)?;
        present(answer, options, screen, out)
    })
}

/// Does something with a ladder: the one that was named, or the one that is built in.
fn with_catalog<T>(
    options: &Options,
    sections: Sections,
    ask: impl FnOnce(&Catalog) -> Result<T>,
) -> Result<T> {
    let (file, text) = ladder_text(options.data.as_ref())?;
    let unsound = |problems| {
        let file = file.clone();
        UnsoundFile { file, problems }
    };
    let ladder = if options.data.is_none() {
        // A test has checked this one, so only what the answer needs is read, and only people are
        // told the sources.
        let sections = if options.format().is_for_people() {
            sections.and(Sections::CITED)
        } else {
            sections
        };
        Ladder::known(&text, sections)?
    } else {
        Ladder::unchecked(&text).map_err(unsound)?
    };
    // The process ends soon: taking a big ladder apart would take as long as some answers.
    let ladder = ManuallyDrop::new(ladder);
    let catalog = ManuallyDrop::new(Catalog::new(&ladder));
    if options.data.is_some() {
        catalog.check(&text).map_err(unsound)?;
    }
    ask(&catalog)
}

/// What a ladder file is called, and its text; without a file those of the built-in one.
fn ladder_text(file: Option<&PathBuf>) -> Result<(String, Cow<'static, str>)> {
    Ok(match file {
        Some(file) => (catalog::called(file), catalog::read(file)?.into()),
        None => (String::from("the built-in ladder"), BUNDLED.into()),
    })
}

/// Writes a paper, which leaves nothing to say and has one form only.
fn write<P: Paper>(paper: &P, options: &Options, out: &mut impl Write) -> Result<Outcome> {
    let format = options.format();
    if format != Format::Table && !(P::IS_JSON && format == Format::Json) {
        return Err(Usage {
            message: String::from("this text has one form, so no other can be asked for"),
            hint: Some(String::from("leave `--format` and `--json` out")),
        }
        .into());
    }
    paper.write(out)?;
    Ok(Outcome::default())
}

fn present<A: Answer>(
    answer: A,
    options: &Options,
    screen: Screen,
    out: &mut impl Write,
) -> Result<Outcome> {
    // Nor is the answer taken apart.
    let answer = ManuallyDrop::new(answer);
    report::write(&*answer, options.format(), screen, out)?;
    Ok(Outcome {
        notes: answer.notes(),
        failed: answer.failed(),
    })
}
