//! A table as spreadsheets save it: bytes in, rows of text with their lines out, one at a time.
//!
//! Read are UTF-8, UTF-16 with its mark, and Windows-1252 with a note; commas, semicolons and tabs; cells
//! in quotes. What is wrong is told with its line.

use std::io::{self, BufRead, Cursor, Read};

use anyhow::{Error, Result, anyhow};
use csv::{ByteRecord, ReaderBuilder, StringRecord, Terminator};

use super::{
    UnreadableFile,
    english::{how_many, quoted},
    names::search_key,
    validate::{InvalidFile, Problem},
};

mod encoding;
mod head;
mod quotes;

use encoding::Letters;
use quotes::{Stray, Watched};

/// A table that is being read. Only one row is held at a time.
pub struct Spreadsheet<'s> {
    /// What the file is called.
    name: String,
    reader: csv::Reader<Box<dyn Read + 's>>,
    separator: char,
    headings: Vec<String>,
    letters: Letters,
    stray: Stray,
    /// The line of the first row that has text behind a closing quote.
    stray_line: Option<usize>,
    row: StringRecord,
}

/// A row below the headings.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// The line that it begins in, from 1.
    pub line: usize,
    cells: &'r StringRecord,
}

impl<'r> Row<'r> {
    /// The text of a cell without the blanks around it; empty where there is none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'r str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// What stands behind the last line: no file holds it, and a quote that is never closed swallows it.
const END: &str = "\0";

impl<'s> Spreadsheet<'s> {
    /// Reads the headings of a table.
    ///
    /// # Errors
    /// [`InvalidFile`] if it is no table, [`UnreadableFile`] if it cannot be read.
    pub fn new(name: String, source: impl BufRead + 's) -> Result<Self> {
        let unreadable = |error: io::Error| UnreadableFile::new(name.clone(), error.into());
        let mut text = encoding::open(source).map_err(unreadable)?;
        let head = head::read(&mut text).map_err(unreadable)?;
        if let Some(kind) = head::other_text(&head) {
            return Err(unreadable(io::Error::other(format!("it is {kind}"))).into());
        }
        let separator = head::separator(&head);
        let text = Cursor::new(head)
            .chain(text)
            .chain(Cursor::new(format!("\n{END}\n")));
        let stray = Stray::default();
        let text: Box<dyn Read> = Box::new(Watched::new(text, separator, stray.clone()));
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator as u8)
            // A record ends where its line does, so that lines can be counted; what is left of CRLF is
            // one of the blanks around a cell.
            .terminator(Terminator::Any(b'\n'))
            .from_reader(text);
        let mut table = Self {
            name,
            reader,
            separator,
            headings: Vec::new(),
            letters: Letters::default(),
            stray,
            stray_line: None,
            row: StringRecord::new(),
        };
        table.read_headings()?;
        Ok(table)
    }

    /// What the columns are called; empty where one has no name.
    #[must_use]
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The column of a name, whatever its case, accents and spacing.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let key = search_key(name);
        let mut headings = self.headings.iter();
        headings.position(|heading| search_key(heading) == key)
    }

    /// What parts the cells.
    #[must_use]
    pub fn separator(&self) -> char {
        self.separator
    }

    /// What there is to say of how it was read, once it has been.
    pub fn notes(&self) -> impl Iterator<Item = String> + '_ {
        let stray = self.stray_line.map(|line| {
            let name = &self.name;
            let where_ = match self.stray.count() {
                1 => format!("a cell in line {line}"),
                count => format!("{count} cells, the first in line {line},"),
            };
            format!(
                "{name}: text follows a closing quote in {where_} and is read as a part of it; inside of quotes a \
                 quote is written twice"
            )
        });
        self.letters.note(&self.name).into_iter().chain(stray)
    }

    /// The next row that is not blank; none behind the last.
    ///
    /// # Errors
    /// [`InvalidFile`] if it does not fit the headings or is broken, [`UnreadableFile`] if it cannot be
    /// read.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        let Some(line) = self.read_row()? else {
            return Ok(None);
        };
        let columns = self.headings.len();
        let more = self.row.iter().skip(columns);
        let is_longer = more.into_iter().any(|cell| !cell.trim().is_empty());
        if is_longer || self.row.len() < columns {
            let cells = how_many(self.row.len(), "cell");
            let message = format!("the row has {cells}, and the header {columns}");
            return Err(self.invalid(line, message));
        }
        let cells = &self.row;
        Ok(Some(Row { line, cells }))
    }

    /// The error for something that is wrong in a line.
    #[must_use]
    pub fn invalid(&self, line: usize, message: impl Into<String>) -> Error {
        invalid(&self.name, line, message.into())
    }

    fn read_headings(&mut self) -> Result<()> {
        let Some(line) = self.read_row()? else {
            return Err(self.invalid(1, "the file is empty"));
        };
        let begins = self.row.get(0).unwrap_or_default();
        // What tells Excel the separator is no row.
        if begins.starts_with("sep=") && self.row.len() <= 2 && self.read_row()?.is_none() {
            return Err(self.invalid(line, "there is no row of headings"));
        }
        if self.row.iter().any(|heading| heading.trim().contains('\r')) {
            let message = "the lines end in carriage returns alone; save it with line feeds";
            return Err(self.invalid(line, message));
        }
        let headings = self.row.iter().map(|heading| heading.trim().to_owned());
        self.headings = headings.collect();
        while self.headings.last().is_some_and(String::is_empty) {
            self.headings.pop();
        }
        Ok(())
    }

    /// Reads the next record that is not blank, and gives its line.
    fn read_row(&mut self) -> Result<Option<usize>> {
        loop {
            let mut record = std::mem::take(&mut self.row).into_byte_record();
            if !self.read_record(&mut record)? {
                return Ok(None);
            }
            let breaks = record.as_slice().iter().filter(|byte| **byte == b'\n');
            let behind = usize::try_from(self.reader.position().line())?;
            let line = behind.saturating_sub(1 + breaks.count());
            let read = self.reader.position().byte();
            if self.stray_line.is_none() && self.stray.first().is_some_and(|at| at < read) {
                self.stray_line = Some(line);
            }
            if record.as_slice().contains(&0) {
                let is_end = record.as_slice() == END.as_bytes();
                if is_end && !self.read_record(&mut ByteRecord::new())? {
                    return Ok(None);
                }
                let (line, message) = with_nul(&record, line);
                return Err(self.invalid(line, message));
            }
            let row = self.letters.decode(record, line);
            self.row = row.map_err(|message| self.invalid(line, message))?;
            let cells = &self.row;
            if !(Row { line, cells }).is_blank() {
                return Ok(Some(line));
            }
        }
    }

    fn read_record(&mut self, record: &mut ByteRecord) -> Result<bool> {
        self.reader.read_byte_record(record).map_err(|error| {
            let cause = match error.into_kind() {
                csv::ErrorKind::Io(error) => error.into(),
                kind => anyhow!("{kind:?}"),
            };
            UnreadableFile::new(self.name.clone(), cause).into()
        })
    }
}

/// What is wrong with a record that holds a NUL byte, and in which line: the file holds it, or a quote
/// that is not closed has swallowed the end.
fn with_nul(record: &ByteRecord, line: usize) -> (usize, String) {
    let last = record.iter().next_back().unwrap_or_default();
    if !last.ends_with(format!("\n{END}\n").as_bytes()) {
        return (line, String::from("a NUL byte, which no text holds"));
    }
    let before = record.as_slice().len() - last.len();
    let breaks = record.as_slice()[..before]
        .iter()
        .filter(|byte| **byte == b'\n');
    let text = String::from_utf8_lossy(last);
    let begins = quoted(text.lines().next().unwrap_or_default());
    // No line break ended the record.
    let message = format!("the quote before {begins} is not closed");
    (line + 1 + breaks.count(), message)
}

fn invalid(file: &str, line: usize, message: String) -> Error {
    let problem = Problem {
        path: String::new(),
        line,
        column: 1,
        message,
    };
    InvalidFile {
        file: file.to_owned(),
        problems: vec![problem],
    }
    .into()
}

#[cfg(test)]
mod tests;
