//! Texts that the program makes of its own command line and of its schemas: completions, manual pages,
//! help, schemas. They are no answers, and come in one format each.

mod completions;
mod help;
mod man;
mod schema;

pub use completions::Completions;
pub use help::Help;
pub use man::Man;
pub use schema::Schema;
