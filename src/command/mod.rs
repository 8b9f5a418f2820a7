//! What every command does: it reads the files it needs, asks its question and writes the answer.

mod diff;
mod ladder;
mod profile;
mod team;

use std::io::Write;

use anyhow::{Context as _, Result};

use crate::{
    catalog::{
        Catalog,
        market::Surveys,
        validate::{JsonText, Report},
    },
    query::{Answer, Ladders, Map, Market, Match, Matrix, Plan, Question, Usage, Validate},
    report::{self, Format, LadderKey},
    terminal::Screen,
};

pub use ladder::LadderSource;

use ladder::{built_in_texts, one_at_a_time, read_built_in};
use profile::{profile_text, read_profile, read_standard_input_once};

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
