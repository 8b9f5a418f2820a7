//! The IT project manager's career explorer: a ladder of levels, the tracks to specialize in, what
//! they pay, and how to advance.
//!
//! # The modules
//!
//! A command line goes through these modules, and each uses only those above it:
//!
//! | module | what it is for |
//! |---|---|
//! | [`terminal`] | what we print on, and text made safe to show there |
//! | [`catalog`] | the facts come in: a ladder file as typed structs, validated; the labour market |
//! | [`document`] | values in rows and columns, and pages made of them |
//! | [`query`] | one question a file: its arguments, asked of a catalog, give an answer |
//! | [`report`] | the answers go out: one file a format |
//! | [`command`] | how a command is run: read, ask, write |
//! | [`generated`] | texts made of the command line itself: completions, manual pages, help |
//! | [`cli`] | the list of the commands, and the options that they share |
//!
//! The library never prints; `main.rs` alone touches stdout, stderr, the environment and exit codes.
//!
//! # The terms
//!
//! - *ladder*: a file with levels and all that belongs to them; the *guide* is the built-in one
//! - *catalog*: a ladder with its names resolved
//! - *level*, *track*, *strategy*, *certification*: what a ladder lists; each has an *id* and a *title*
//! - *requirement*: a skill that a level or a track asks for, perhaps at a *proficiency*
//! - *scale*: the proficiencies, lowest first; a *rank* is a place on it
//! - *level graph*: which level leads to which; a *branch* is a connected part of it
//! - *way*: the levels from where a person stands to where they want to be; a *rung* is one of them
//! - *gap*: a requirement that a person does not meet and does not waive
//! - *route*: one of the ways to be admitted to a certificate
//! - *entry*: one thing of an answer, as it stands in JSON; a *column* makes a cell of an entry
//! - *cell*, *table*, *page*: the document model, which every format renders
//! - *finding*, *problem*: something to say of a file, without and with its line
//! - *lint*: what is valid but may not be meant
//!
//! # Asking a question
//!
//! ```
//! use itpm_career::{
//!     catalog::{Catalog, GUIDE, Ladder, validate::JsonText},
//!     query::{Question, Tracks},
//!     report::{self, Format},
//!     terminal::Screen,
//! };
//!
//! let text = JsonText::built_in(GUIDE);
//! let ladder = Ladder::from_json(&text).expect("the guide is valid");
//! let catalog = Catalog::new(&ladder);
//! let question = Tracks { skill: vec!["scrum".into()], ..Tracks::default() };
//! let answer = question.ask(&catalog)?;
//!
//! let mut ids = Vec::new();
//! report::write(&answer, None, Format::Ids, Screen::default(), &mut ids)?;
//! assert_eq!(ids, b"agile\n");
//! # Ok::<(), anyhow::Error>(())
//! ```

pub mod catalog;
pub mod cli;
pub mod command;
pub mod document;
pub mod generated;
pub mod query;
pub mod report;
pub mod terminal;
