//! The program's own papers: what it says of itself and of the files it reads. They are text, not
//! answers, and come in one form each.

use std::io::Write;

use anyhow::Result;

use crate::{
    cli::{Format, Options},
    query::Usage,
};

mod completions;
mod man;
mod schema;

pub use completions::Completions;
pub use man::Man;
pub use schema::Schema;

/// A paper: it writes itself.
pub trait Paper {
    /// What `--format` may say all the same, since that is the form it has.
    const FORMAT: Option<Format> = None;

    /// Writes it.
    ///
    /// # Errors
    /// If it cannot be written.
    fn write(&self, out: &mut dyn Write) -> Result<()>;
}

/// Writes a paper.
///
/// # Errors
/// If it cannot be written, or if another form of it is asked for than the one it has.
pub(crate) fn write<P: Paper>(paper: &P, options: &Options, out: &mut impl Write) -> Result<()> {
    let format = options.format();
    if format != Format::Table && Some(format) != P::FORMAT {
        return Err(Usage {
            message: String::from("`--format` has no meaning here: this text has one form"),
            hint: Some(String::from("leave `--format` out")),
        }
        .into());
    }
    paper.write(out)
}
