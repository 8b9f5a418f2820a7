//! Text behind a closing quote, as in `"low"er`: readers of CSV take it as a part of the cell, and so do we,
//! but it may be a quote that was not written twice.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

/// How many cells have text behind a closing quote.
#[derive(Clone, Default)]
pub(super) struct Stray {
    /// The byte behind the first such quote.
    first: Rc<Cell<Option<u64>>>,
    count: Rc<Cell<usize>>,
}

impl Stray {
    /// The byte behind the quote of the first of them.
    pub(super) fn first(&self) -> Option<u64> {
        self.first.get()
    }

    pub(super) fn count(&self) -> usize {
        self.count.get()
    }
}

/// Where a byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first byte of a cell.
    Start,
    /// In a cell without quotes, or behind them.
    Plain,
    /// Between quotes.
    Inside,
    /// Behind a quote that closes the cell, or is the first of two that stand for one.
    Behind,
    /// Behind that, and behind blanks.
    Blank,
}

/// Looks at all that is read from a source.
pub(super) struct Watched<R> {
    source: R,
    separator: u8,
    at: At,
    read: u64,
    stray: Stray,
}

impl<R: Read> Watched<R> {
    pub(super) fn new(source: R, separator: char, stray: Stray) -> Self {
        Self {
            source,
            separator: separator as u8,
            at: At::Start,
            read: 0,
            stray,
        }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.separator || byte == b'\n'
    }

    fn look(&mut self, bytes: &[u8]) {
        // Most tables have few quotes or none, and to look for one is faster than to look at each byte.
        if matches!(self.at, At::Start | At::Plain) && !bytes.contains(&b'"') {
            if let Some(last) = bytes.last() {
                self.at = if self.ends_cell(*last) {
                    At::Start
                } else {
                    At::Plain
                };
            }
            self.read += bytes.len() as u64;
            return;
        }
        for (offset, byte) in bytes.iter().enumerate() {
            self.at = match (self.at, *byte) {
                (At::Inside, b'"') => At::Behind,
                (At::Inside, _) => At::Inside,
                (At::Start | At::Behind, b'"') => At::Inside,
                (_, byte) if self.ends_cell(byte) => At::Start,
                // Blanks around a cell are nobody's mistake, and CRLF ends a line.
                (At::Behind | At::Blank, b' ' | b'\t' | b'\r') => At::Blank,
                (At::Behind | At::Blank, _) => {
                    let first = self.stray.first.get().unwrap_or(self.read + offset as u64);
                    self.stray.first.set(Some(first));
                    self.stray.count.set(self.stray.count.get() + 1);
                    At::Plain
                }
                (At::Start | At::Plain, _) => At::Plain,
            };
        }
        self.read += bytes.len() as u64;
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.look(&buffer[..read]);
        Ok(read)
    }
}
