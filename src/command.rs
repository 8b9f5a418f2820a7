//! What every command does: it reads the files it needs, asks its question and writes the answer.

mod team;

use std::{borrow::Cow, io::Write, mem::ManuallyDrop, path::Path};

use anyhow::{Context as _, Error, Result};

mod diff;

use crate::{
    catalog::{
        BUILT_IN, BuiltIn, Catalog, GUIDE, Ladder, Profile, display_name,
        english::quoted_for_shell,
        market::Surveys,
        read,
        validate::{InvalidFile, JsonText, Problem, Report},
    },
    query::{Answer, Ladders, Map, Market, Match, Matrix, Plan, Question, Usage, Validate},
    report::{self, Format, LadderKey},
    terminal::Screen,
};

/// How a command ended that came to an answer.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What there is to say beside the answer.
    pub notes: Vec<String>,
    /// Whether the answer itself is that something is wrong, so that the exit code says so.
    pub failed: bool,
    /// A manual page to be shown in the reader of such pages.
    pub manual: Option<Manual>,
}

/// A manual page.
#[derive(Debug)]
pub struct Manual {
    /// As the reader of manual pages takes it.
    pub roff: Vec<u8>,
    /// The same as plain text, for a system that has no such reader.
    pub text: String,
}

/// The ladder that a command reads.
#[derive(Clone, Copy)]
pub enum LadderSource<'c> {
    /// One that is built in.
    BuiltIn(&'static BuiltIn),
    /// A file.
    File(&'c Path),
    /// All that are built in, one after another.
    All,
}

impl LadderSource<'_> {
    /// Whether it is the guide, which the US labour market belongs to.
    fn is_guide(self) -> bool {
        matches!(self, Self::BuiltIn(one) if one.name == GUIDE.name)
    }

    /// What it is called, and its text.
    fn read(self) -> Result<(String, Cow<'static, str>)> {
        Ok(match self {
            Self::All => return Err(one_at_a_time().into()),
            Self::File(file) => (display_name(file), read(file)?.into()),
            Self::BuiltIn(one) if self.is_guide() => {
                (String::from("the built-in ladder"), one.text.into())
            }
            Self::BuiltIn(one) => (format!("the built-in ladder {}", one.name), one.text.into()),
        })
    }

    /// The options that name it; none for the guide.
    fn options(self) -> Option<String> {
        match self {
            Self::BuiltIn(_) if self.is_guide() => None,
            Self::BuiltIn(one) => Some(format!("--ladder {}", one.name)),
            Self::All => Some(String::from("--ladder all")),
            Self::File(file) => {
                let file = quoted_for_shell(&file.display().to_string());
                Some(format!("--data {file}"))
            }
        }
    }
}

/// What a command is run with.
pub struct Context<'c> {
    /// The ladder.
    pub ladder: LadderSource<'c>,
    /// The format of the answer.
    pub format: Format,
    /// Whether CSV begins with a byte order mark.
    pub has_bom: bool,
    /// What the answer is printed on.
    pub screen: Screen,
    /// The whole command line of the program, for those who describe it.
    pub command_line: fn() -> clap::Command,
}

/// A command that can be run.
pub trait Run {
    /// Writes the answer, and gives what there is to say beside it.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid, if an argument means nothing there, or if the answer
    /// cannot be written.
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome>;

    /// Whether it has to do with a ladder, so that one may be named.
    fn reads_ladder(&self) -> bool {
        true
    }
}

impl<Q: Question> Run for Q {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        if let LadderSource::All = context.ladder {
            return context.with_all(&mut |catalogs| {
                let answer = self.ask_all(catalogs).ok_or_else(one_at_a_time)?;
                context.present(&answer?, None, out)
            });
        }
        context
            .with_catalog(&mut |catalog| context.present(&self.ask(catalog)?, Some(catalog), out))
    }
}

impl Run for Market {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.present(&self.ask(&Surveys::default())?, None, out)
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

impl Run for Plan {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let (file, since_file) = (self.person.profile.as_deref(), self.since.as_deref());
        read_standard_input_once(&[
            ("--data", context.file()),
            ("--profile", file),
            ("--since", since_file),
        ])?;
        let (text, since_text) = (profile_text(file)?, profile_text(since_file)?);
        let (text, since_text) = (
            JsonText::of_profile(&text),
            JsonText::of_profile(&since_text),
        );
        let profile = read_profile(file, &text)?;
        let since = since_file.map(|_| read_profile(since_file, &since_text));
        let since = since.transpose()?;
        // The market is that of the guide's country; with another ladder it has to be asked for.
        let is_asked = context.ladder.is_guide() || self.place.is_some() || profile.place.is_some();
        let surveys = is_asked.then(Surveys::default);
        context.with_catalog(&mut |catalog| {
            let plan = self.ask(catalog, surveys.as_ref(), &profile, since.as_ref())?;
            context.present(&plan, Some(catalog), out)
        })
    }
}

/// Makes sure that standard input is read by no more than one of some options.
fn read_standard_input_once(files: &[(&str, Option<&Path>)]) -> Result<(), Usage> {
    let mut readers = files
        .iter()
        .filter(|(_, file)| *file == Some(Path::new("-")));
    match (readers.next(), readers.next()) {
        (Some((one, _)), Some((other, _))) => {
            let message = format!("`{one}` and `{other}` cannot both read standard input");
            Err(Usage::new(message).with_hint("give one of them a file"))
        }
        _ => Ok(()),
    }
}

/// The text of a profile; without a file that of an empty one.
fn profile_text(file: Option<&Path>) -> Result<Cow<'static, str>> {
    Ok(file.map_or(Ok(Cow::Borrowed("{}")), |file| read(file).map(Cow::Owned))?)
}

fn read_profile<'t>(file: Option<&Path>, text: &'t JsonText) -> Result<Profile<'t>> {
    let name = || file.map(display_name).unwrap_or_default();
    let profile = Profile::from_json(text).map_err(|problems| invalid(name(), problems))?;
    Ok(profile)
}

impl Run for Match {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let file = self.person.profile.as_deref();
        read_standard_input_once(&[("--data", context.file()), ("--profile", file)])?;
        let text = profile_text(file)?;
        let text = JsonText::of_profile(&text);
        let profile = read_profile(file, &text)?;
        if let LadderSource::All = context.ladder {
            return context.with_all(&mut |catalogs| {
                context.present(&self.ask_all(catalogs, &profile)?, None, out)
            });
        }
        context.with_catalog(&mut |catalog| {
            context.present(&self.ask(catalog, &profile)?, Some(catalog), out)
        })
    }
}

impl Run for Matrix {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.with_profile(self.profile.as_deref(), &mut |catalog, profile| {
            context.present(&self.ask(catalog, profile)?, Some(catalog), out)
        })
    }
}

impl Run for Map {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        context.with_profile(self.profile.as_deref(), &mut |catalog, profile| {
            context.present(&self.ask(catalog, profile)?, Some(catalog), out)
        })
    }
}

impl Run for Ladders {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        let texts = built_in_texts();
        let ladders = read_built_in(&texts)?;
        context.present(&self.ask(&ladders), None, out)
    }

    fn reads_ladder(&self) -> bool {
        false
    }
}

impl Run for Validate {
    fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Outcome> {
        if self.file.is_some() && !context.ladder.is_guide() {
            let message = "`--data` or `--ladder` names another ladder than the file to validate";
            return Err(Usage::new(message)
                .with_hint("leave one of the two out")
                .into());
        }
        let ladder = self.file.as_deref().map(LadderSource::File);
        let (name, text) = ladder.unwrap_or(context.ladder).read()?;
        context.present(&self.ask(name, Report::new(&text)), None, out)
    }
}

impl Context<'_> {
    /// The ladder file, if it is one.
    fn file(&self) -> Option<&Path> {
        match self.ladder {
            LadderSource::File(file) => Some(file),
            LadderSource::BuiltIn(_) | LadderSource::All => None,
        }
    }

    /// Does something with all built-in ladders.
    fn with_all(&self, ask: &mut dyn FnMut(&[Catalog]) -> Result<Outcome>) -> Result<Outcome> {
        let texts = built_in_texts();
        let ladders = read_built_in(&texts)?;
        let catalogs: Vec<Catalog> = ladders.iter().map(Catalog::new).collect();
        ask(&catalogs).map_err(|error| self.with_ladder_options(error))
    }

    /// Does something with a ladder: the one that was named, or the one that is built in.
    /// One function for all commands: made anew for each, the reading of a ladder would be there twenty times.
    fn with_catalog(&self, ask: &mut dyn FnMut(&Catalog) -> Result<Outcome>) -> Result<Outcome> {
        let (file, file_text) = self.ladder.read()?;
        let text = match self.ladder {
            LadderSource::File(_) => JsonText::new(&file_text),
            LadderSource::BuiltIn(one) => JsonText::built_in(one),
            LadderSource::All => return Err(one_at_a_time().into()),
        };
        let ladder =
            Ladder::from_json(&text).map_err(|problems| invalid(file.clone(), problems))?;
        // The program ends soon: to free a big ladder piece by piece is a seventh of what it takes to
        // read it and to answer from it.
        let ladder = ManuallyDrop::new(ladder);
        let catalog = Catalog::new(&ladder);
        if self.file().is_some() {
            catalog
                .check(&text)
                .map_err(|problems| invalid(file, problems))?;
        }
        ask(&catalog).map_err(|error| self.with_ladder_options(error))
    }

    /// Does something with a ladder and a profile, if there is one.
    fn with_profile(
        &self,
        file: Option<&Path>,
        ask: &mut dyn FnMut(&Catalog, Option<&Profile>) -> Result<Outcome>,
    ) -> Result<Outcome> {
        read_standard_input_once(&[("--data", self.file()), ("--profile", file)])?;
        let text = profile_text(file)?;
        let text = JsonText::new(&text);
        let profile = read_profile(file, &text)?;
        self.with_catalog(&mut |catalog| ask(catalog, file.map(|_| &profile)))
    }

    /// The same error, with the options that name the ladder in the commands that it hints at.
    fn with_ladder_options(&self, error: Error) -> Error {
        let Some(options) = self.ladder.options() else {
            return error;
        };
        match error.downcast::<Usage>() {
            Ok(usage) => usage.with_ladder_options(options).into(),
            Err(error) => error,
        }
    }

    /// Writes an answer, which is from a ladder or from none. Programs that read JSON find the notes in
    /// it.
    pub(crate) fn present<A: Answer>(
        &self,
        answer: &A,
        catalog: Option<&Catalog>,
        out: &mut dyn Write,
    ) -> Result<Outcome> {
        let ladder = catalog.map(|catalog| LadderKey {
            id: match self.ladder {
                LadderSource::BuiltIn(one) => Some(one.name),
                LadderSource::File(_) | LadderSource::All => None,
            },
            title: catalog.ladder.title.as_deref(),
            scale: &catalog.ladder.scale,
        });
        if self.has_bom {
            out.write_all("\u{feff}".as_bytes())
                .context("cannot write the answer")?;
        }
        report::write(answer, ladder, self.format, self.screen, out)?;
        let notes = answer.notes();
        let in_answer = match self.format {
            format if format.is_json() => notes.len(),
            format if format.is_page() => answer.said_in_page(),
            _ => 0,
        };
        Ok(Outcome {
            notes: notes[in_answer..].to_vec(),
            failed: answer.failed(),
            manual: None,
        })
    }

    /// Makes sure that a text that comes in one format is asked for in no other.
    ///
    /// # Errors
    /// If it is.
    pub fn ensure_format(&self, is_json: bool) -> Result<()> {
        match self.format {
            Format::Table => Ok(()),
            Format::Json if is_json => Ok(()),
            Format::Json
            | Format::Ndjson
            | Format::Csv
            | Format::Markdown
            | Format::Html
            | Format::Ids => {
                let message = "this text has one form, so no other can be asked for";
                let hint = "leave `--format` and `--json` out";
                Err(Usage::new(message).with_hint(hint).into())
            }
        }
    }
}

/// The error for a command that cannot go over all ladders.
fn one_at_a_time() -> Usage {
    Usage::new("this command reads one ladder at a time")
        .with_hint("`match` and `skills` take `--ladder all`")
}

fn built_in_texts() -> Vec<JsonText<'static>> {
    BUILT_IN.iter().map(|one| JsonText::built_in(one)).collect()
}

/// Reads the built-in ladders, in their order.
fn read_built_in<'t>(texts: &'t [JsonText]) -> Result<Vec<Ladder<'t>>> {
    let read = |(text, one): (&'t JsonText, &&BuiltIn)| {
        Ladder::from_json(text).map_err(|problems| invalid(one.name.to_owned(), problems))
    };
    let ladders: Result<Vec<Ladder>, InvalidFile> = texts.iter().zip(BUILT_IN).map(read).collect();
    Ok(ladders?)
}

fn invalid(file: String, problems: Vec<Problem>) -> InvalidFile {
    InvalidFile { file, problems }
}
