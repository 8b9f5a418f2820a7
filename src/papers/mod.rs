//! The program's own papers: what it says of itself and of the files it reads. They are text, not
//! answers, and come in one form each.

use std::io::Write;

use anyhow::Result;

mod completions;
mod man;
mod schema;

pub use completions::Completions;
pub use man::Man;
pub use schema::Schema;

/// A paper: it writes itself.
pub trait Paper {
    /// Whether the one form it has is JSON.
    const IS_JSON: bool = false;

    /// Writes it.
    ///
    /// # Errors
    /// If it cannot be written.
    fn write(&self, out: &mut dyn Write) -> Result<()>;
}
