//! Texts that the program makes of its own command line and of its schemas: completions, manual pages,
//! help, schemas; and a ladder made of a spreadsheet. They are no answers, and come in one format each.

mod after_help;
mod answer_schema;
mod completions;
mod help;
mod import;
mod interface;
mod man;
mod schema;
mod start;

pub use answer_schema::{ANSWERS, answer_schema};
pub use completions::Completions;
pub use help::{Help, PLACE_OF_COMMANDS};
pub use import::Import;
pub use interface::Interface;
pub use man::Man;
pub use schema::Schema;
pub use start::Start;
