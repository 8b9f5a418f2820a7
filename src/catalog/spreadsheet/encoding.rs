//! How a spreadsheet has written its letters.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use csv::{ByteRecord, StringRecord};

use crate::catalog::file::{foreign_kind, is_utf16};

/// The text of a source without the mark in front: UTF-16 as UTF-8, all else as it is.
///
/// # Errors
/// If it cannot be read, or is no text.
pub(super) fn open<'s>(mut source: impl BufRead + 's) -> io::Result<Box<dyn BufRead + 's>> {
    let mut start = Vec::new();
    source.by_ref().take(4).read_to_end(&mut start)?;
    if let Some(kind) = foreign_kind(&start) {
        return Err(io::Error::other(format!("it is {kind}")));
    }
    let (mark, unit): (usize, Option<Unit>) = match start.as_slice() {
        [0xff, 0xfe, ..] => (2, Some(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => (2, Some(u16::from_be_bytes)),
        [0xef, 0xbb, 0xbf, ..] => (3, None),
        start if is_utf16(start) => {
            let message = "it looks like UTF-16 without its mark; save it as UTF-8";
            return Err(io::Error::other(message));
        }
        _ => (0, None),
    };
    let text = Cursor::new(start.split_off(mark)).chain(source);
    Ok(match unit {
        Some(unit) => Box::new(BufReader::new(Utf16::new(text, unit))),
        None => Box::new(text),
    })
}

/// Makes a unit of UTF-16 of its two bytes.
type Unit = fn([u8; 2]) -> u16;

/// UTF-16 read as UTF-8, a piece at a time.
struct Utf16<R> {
    source: R,
    unit: Unit,
    /// Bytes that are not decoded yet: half of a unit, or of a character of two units.
    rest: Vec<u8>,
    decoded: Cursor<String>,
}

impl<R: Read> Utf16<R> {
    fn new(source: R, unit: Unit) -> Self {
        Self {
            source,
            unit,
            rest: Vec::new(),
            decoded: Cursor::default(),
        }
    }

    /// Decodes the next piece; nothing at the end.
    fn decode(&mut self) -> io::Result<String> {
        const PIECE: u64 = 1 << 13;
        let mut bytes = std::mem::take(&mut self.rest);
        let read = self.source.by_ref().take(PIECE).read_to_end(&mut bytes)?;
        let (pairs, half) = bytes.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| (self.unit)(*pair)).collect();
        let is_end = read == 0;
        let is_first_half = |unit: &u16| (0xd800..0xdc00).contains(unit);
        let cut = usize::from(!is_end && units.last().is_some_and(is_first_half));
        units.truncate(units.len() - cut);
        let broken = || io::Error::other("it is UTF-16 with half of a character");
        if is_end && !half.is_empty() {
            return Err(broken());
        }
        self.rest = bytes[units.len() * 2..].to_vec();
        String::from_utf16(&units).map_err(|_| broken())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.decoded.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.decoded = Cursor::new(self.decode()?);
            // Half of a character alone may give nothing before the end.
            if self.decoded.get_ref().is_empty() && self.rest.is_empty() {
                return Ok(0);
            }
        }
    }
}

/// The encoding of a text that is not UTF-16, which shows where a letter is no ASCII.
#[derive(Default)]
pub(super) struct Letters {
    /// The first line with letters of UTF-8.
    utf8: Option<usize>,
    /// The first line with letters of Windows-1252.
    windows: Option<usize>,
}

impl Letters {
    /// The record that begins in a line as text: UTF-8, or else Windows-1252.
    ///
    /// # Errors
    /// What is wrong if it is neither, or not the encoding of the lines before.
    pub(super) fn decode(
        &mut self,
        record: ByteRecord,
        line: usize,
    ) -> Result<StringRecord, String> {
        if record.as_slice().is_ascii() {
            return StringRecord::from_byte_record(record).map_err(|error| error.to_string());
        }
        let text = match StringRecord::from_byte_record(record) {
            Ok(text) => {
                self.utf8.get_or_insert(line);
                text
            }
            Err(error) => {
                self.windows.get_or_insert(line);
                let record = error.into_byte_record();
                let cells: Option<Vec<String>> = record.iter().map(from_windows).collect();
                let cells = cells.ok_or("a letter is neither UTF-8 nor Windows-1252")?;
                StringRecord::from(cells)
            }
        };
        match (self.utf8, self.windows) {
            (Some(utf8), Some(windows)) => Err(format!(
                "letters in UTF-8 in line {utf8} and in Windows-1252 in line {windows}; save the file as UTF-8"
            )),
            _ => Ok(text),
        }
    }

    /// What there is to say of how a file was read.
    pub(super) fn note(&self, file: &str) -> Option<String> {
        let line = self.windows?;
        Some(format!(
            "{file} is not UTF-8 (line {line}), so its letters were read as Windows-1252; save it as UTF-8 if \
             they are wrong"
        ))
    }
}

/// Text in Windows-1252; none if a byte stands for no letter in it.
fn from_windows(bytes: &[u8]) -> Option<String> {
    /// The letters of 0x80 to 0x9F; the others are those of Unicode.
    const LETTERS: &[char; 32] = &[
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let letter = |byte: u8| match byte {
        0x80..=0x9f => Some(LETTERS[usize::from(byte - 0x80)]).filter(|letter| *letter != '\0'),
        _ => Some(char::from(byte)),
    };
    bytes.iter().map(|byte| letter(*byte)).collect()
}
