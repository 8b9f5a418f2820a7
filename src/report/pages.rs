//! Pages: blocks with an empty line between those that have something to say.

use std::io::{self, Write};

use crate::document::{Block, Page};

/// Writes the blocks of a page, each as it comes.
pub(super) fn write<'a>(
    page: Page<'a>,
    out: &mut dyn Write,
    mut write_block: impl FnMut(Block<'a>, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = Separated {
        out,
        is_due: false,
        is_any: false,
    };
    for block in page.0 {
        out.is_due = out.is_any;
        write_block(block, &mut out)?;
    }
    Ok(())
}

/// Writes an empty line before the first byte of a block, if another block came before.
struct Separated<'o> {
    out: &'o mut dyn Write,
    /// Whether an empty line is due before the next byte.
    is_due: bool,
    /// Whether anything has been written.
    is_any: bool,
}

impl Write for Separated<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        if std::mem::replace(&mut self.is_due, false) {
            self.out.write_all(b"\n")?;
        }
        self.is_any = true;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_block_takes_no_line() {
        let page = Page(["a", "", "b"].map(Block::text).into());
        let mut out = Vec::new();
        let write_block = |block: Block, out: &mut dyn Write| match block {
            Block::Text(text) if !text.is_empty() => writeln!(out, "{text}"),
            _ => Ok(()),
        };
        write(page, &mut out, write_block).expect("written");
        assert_eq!(out, b"a\n\nb\n");
    }
}
