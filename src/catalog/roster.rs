//! Many people from a file: profiles a line each, in a list, or in a folder. A spreadsheet is only told
//! from these; what its columns mean a ladder has to say.

use std::{
    cell::Cell,
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    rc::Rc,
};

use anyhow::{Context, Error};

use super::file::{UnreadableFile, display_name};

/// The longest line that is read as a profile, in bytes: 1 MiB.
pub const LONGEST_LINE: usize = 1 << 20;

/// How much is read at once.
const PIECE: usize = 1 << 17;

/// A file with people.
pub enum Roster {
    /// A profile a line: NDJSON.
    Lines(Lines),
    /// One text: a list of profiles, or a profile, which may be YAML.
    Text(String),
    /// Profiles, a file each, by their names.
    Folder(Vec<PathBuf>),
    /// Rows and columns.
    Spreadsheet(Box<dyn BufRead>),
}

/// The lines of a file, or of standard input. One that is too long is not kept.
pub struct Lines {
    name: String,
    source: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
    number: usize,
}

/// How much of a file has been read.
#[derive(Clone, Debug, Default)]
pub struct ReadSoFar {
    bytes: Rc<Cell<u64>>,
    /// How large the file is, if that is known.
    size: Option<u64>,
}

impl ReadSoFar {
    /// The same in percent, if the size is known.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let read = |size: u64| (self.bytes.get().saturating_mul(100) / size).min(100);
        self.size.filter(|size| *size > 0).map(read)
    }
}

/// A source whose bytes are counted as they are read.
struct Counted<R> {
    source: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}

/// A line that is not blank.
pub struct Line<'l> {
    /// Which it is, from 1.
    pub number: usize,
    /// Its text, or why it is none.
    pub text: Result<&'l str, &'static str>,
}

impl Roster {
    /// Opens a file or a folder, or standard input where the path is `-`, and sees what it holds. What is
    /// read of it is counted.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn open(path: &Path) -> Result<(Self, ReadSoFar), UnreadableFile> {
        let name = display_name(path);
        open(path).map_err(|cause| UnreadableFile::new(name, cause))
    }

    /// Sees what a file or standard input holds whose bytes were read before.
    ///
    /// # Errors
    /// If they are not UTF-8.
    pub fn from_bytes(path: &Path, bytes: Rc<[u8]>) -> Result<Self, UnreadableFile> {
        let roster = told_apart(path, io::Cursor::new(bytes));
        roster.map_err(|cause| UnreadableFile::new(display_name(path), cause))
    }
}

fn open(path: &Path) -> Result<(Roster, ReadSoFar), Error> {
    let mut read = ReadSoFar::default();
    if path.is_dir() {
        let entries = fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
        let files = entries.into_iter().map(|entry| entry.path());
        let mut profiles: Vec<PathBuf> = files.filter(|file| is_profile(file)).collect();
        profiles.sort_unstable();
        return Ok((Roster::Folder(profiles), read));
    }
    let source: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path)?;
        read.size = Some(file.metadata()?.len());
        Box::new(file)
    };
    let bytes = Rc::clone(&read.bytes);
    Ok((told_apart(path, Counted { source, bytes })?, read))
}

/// Whether a file of a folder is a profile by its name.
fn is_profile(file: &Path) -> bool {
    file.is_file() && (is_called(file, &["json"]) || is_yaml(file))
}

fn is_yaml(file: &Path) -> bool {
    is_called(file, &["yaml", "yml"])
}

/// Whether the name of a file ends so.
fn is_called(file: &Path, extensions: &[&str]) -> bool {
    let own = file.extension().and_then(|extension| extension.to_str());
    let is_own = |one: &&str| own.is_some_and(|own| own.eq_ignore_ascii_case(one));
    extensions.iter().any(is_own)
}

/// Tells by how a text begins what it is.
fn told_apart(path: &Path, source: impl Read + 'static) -> Result<Roster, Error> {
    let mut source = BufReader::with_capacity(PIECE, Box::new(source) as Box<dyn Read>);
    let begin = source.fill_buf()?;
    let text = begin.strip_prefix("\u{feff}".as_bytes()).unwrap_or(begin);
    let mark = begin.len() - text.len();
    let text = text.trim_ascii_start();
    let is_whole = match text.first() {
        _ if is_yaml(path) => true,
        Some(b'[') => true,
        Some(b'{') => is_spread_over_lines(text),
        Some(_) => return Ok(Roster::Spreadsheet(Box::new(source))),
        None => false,
    };
    if is_whole {
        let limit = super::SIZE_LIMIT;
        let mut text = String::new();
        source
            .take(limit + 1)
            .read_to_string(&mut text)
            .context("it is not UTF-8")?;
        if text.len() as u64 > limit {
            anyhow::bail!("it is larger than the limit of {} MiB", limit >> 20);
        }
        return Ok(Roster::Text(text));
    }
    source.consume(mark);
    Ok(Roster::Lines(Lines {
        name: display_name(path),
        source,
        line: Vec::new(),
        number: 0,
    }))
}

/// Whether an object does not end on the line that it begins on: its second line begins with a key, or
/// with what a list or an object holds.
fn is_spread_over_lines(text: &[u8]) -> bool {
    let mut lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.next().unwrap_or_default();
    let second = lines.find(|line| !line.is_empty());
    !first.ends_with(b"}") && second.is_some_and(|line| !line.starts_with(b"{"))
}

impl Lines {
    /// The next line that is not blank; none at the end. Before it may have to wait for more to come,
    /// `before_waiting` is called.
    ///
    /// # Errors
    /// If the source cannot be read, or if `before_waiting` fails.
    pub fn next(
        &mut self,
        mut before_waiting: impl FnMut() -> Result<(), Error>,
    ) -> Result<Option<Line<'_>>, Error> {
        let is_whole = loop {
            match self.read_line(&mut before_waiting)? {
                None => return Ok(None),
                Some(is_whole) if is_whole && self.line.trim_ascii().is_empty() => {}
                Some(is_whole) => break is_whole,
            }
        };
        let text = match std::str::from_utf8(&self.line) {
            _ if !is_whole => Err("the line is longer than 1 MiB"),
            Ok(text) => Ok(text.trim_ascii()),
            Err(_) => Err("the line is not UTF-8"),
        };
        let number = self.number;
        Ok(Some(Line { number, text }))
    }

    /// Reads a line, and says whether all of it was kept; none at the end.
    fn read_line(
        &mut self,
        before_waiting: &mut impl FnMut() -> Result<(), Error>,
    ) -> Result<Option<bool>, Error> {
        self.number += 1;
        self.line.clear();
        let mut is_whole = true;
        let mut is_begun = false;
        loop {
            if self.source.buffer().is_empty() {
                before_waiting()?;
            }
            let piece = match self.source.fill_buf() {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
                Err(cause) => {
                    return Err(UnreadableFile::new(self.name.clone(), cause.into()).into());
                }
                Ok(piece) => piece,
            };
            if piece.is_empty() {
                return Ok(is_begun.then_some(is_whole));
            }
            is_begun = true;
            let end = memchr::memchr(b'\n', piece).map(|end| end + 1);
            let read = end.unwrap_or(piece.len());
            is_whole &= self.line.len() + read <= LONGEST_LINE;
            if is_whole {
                self.line.extend_from_slice(&piece[..read]);
            }
            self.source.consume(read);
            if end.is_some() {
                return Ok(Some(is_whole));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &[u8]) -> Roster {
        let source = io::Cursor::new(text.to_vec());
        told_apart(Path::new("x"), source).expect("text")
    }

    fn lines(text: &[u8]) -> Vec<(usize, Result<String, &'static str>)> {
        let Roster::Lines(mut lines) = told(text) else {
            panic!("no lines")
        };
        let mut read = Vec::new();
        while let Some(line) = lines.next(|| Ok(())).expect("read") {
            read.push((line.number, line.text.map(str::to_owned)));
        }
        read
    }

    #[test]
    fn a_file_is_told_by_how_it_begins() {
        let kind = |text: &str| match told(text.as_bytes()) {
            Roster::Lines(_) => "lines",
            Roster::Text(_) => "json",
            Roster::Folder(_) => "folder",
            Roster::Spreadsheet(_) => "spreadsheet",
        };
        for (text, expected) in [
            ("", "lines"),
            ("\u{feff}{\"name\":\"A\"}\n{\"name\":\"B\"}", "lines"),
            ("{\"name\":\"A\"}", "lines"),
            // Broken, and the next one is not.
            ("{\"name\":\n{\"name\":\"B\"}\n", "lines"),
            ("{\n  \"name\": \"A\"\n}\n", "json"),
            ("{ \"name\": \"A\",\n  \"years\": 3 }\n", "json"),
            (" \n[{}]", "json"),
            ("name;years\nA;3\n", "spreadsheet"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_are_numbered_and_a_broken_one_stops_nothing() {
        let text = b"{}\r\n\n{\"a\xff\"}\n{ }";
        let expected = [
            (1, Ok("{}".to_owned())),
            (3, Err("the line is not UTF-8")),
            (4, Ok("{ }".to_owned())),
        ];
        assert_eq!(lines(text), expected);
        for longer in [0, 1, LONGEST_LINE, 3 * LONGEST_LINE] {
            let mut text = vec![b'{'; LONGEST_LINE + longer];
            text.extend(b"\n{}\n");
            let expected = [
                (1, Err("the line is longer than 1 MiB")),
                (2, Ok("{}".into())),
            ];
            assert_eq!(lines(&text), expected, "{longer}");
        }
    }
}
