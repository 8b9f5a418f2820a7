//! From a file to text: reading within limits.

use std::{
    error::Error,
    fmt,
    fs::File,
    io::{self, Read},
    path::Path,
};

use anyhow::{Result, anyhow, bail};

/// The largest ladder file that is read, in bytes: 512 MiB.
pub const SIZE_LIMIT: u64 = 512 << 20;

/// A file that cannot be read.
#[derive(Debug)]
pub struct UnreadableFile {
    /// What the file is called.
    pub file: String,
    cause: anyhow::Error,
}

impl fmt::Display for UnreadableFile {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "cannot read {}: {:#}", self.file, self.cause)
    }
}

impl Error for UnreadableFile {}

impl UnreadableFile {
    /// A file of this name, and why it cannot be read.
    #[must_use]
    pub fn new(file: String, cause: anyhow::Error) -> Self {
        Self { file, cause }
    }
}

/// Reads a file, or standard input where the path is `-`, as text.
///
/// # Errors
/// If it cannot be read, is larger than [`SIZE_LIMIT`], does not fit the memory or is not UTF-8.
pub fn read(path: &Path) -> Result<String, UnreadableFile> {
    let text = String::from_utf8(read_bytes(path)?);
    text.map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let cause = anyhow!("it is {}", describe_encoding(error.as_bytes(), good));
        UnreadableFile::new(display_name(path), cause)
    })
}

/// Reads a file, or standard input where the path is `-`, as it is.
///
/// # Errors
/// If it cannot be read, is larger than [`SIZE_LIMIT`] or does not fit the memory.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, UnreadableFile> {
    let bytes = if path == Path::new("-") {
        read_within(io::stdin().lock(), 0, SIZE_LIMIT)
    } else {
        File::open(path)
            .and_then(|file| file.metadata().map(|about| (file, about.len())))
            .map_err(Into::into)
            .and_then(|(file, size)| read_within(file, size, SIZE_LIMIT))
    };
    bytes.map_err(|cause| UnreadableFile::new(display_name(path), cause))
}

/// What a person calls the file: the path they typed, or what `-` stands for.
#[must_use]
pub fn display_name(path: &Path) -> String {
    if path == Path::new("-") {
        String::from("standard input")
    } else {
        path.display().to_string()
    }
}

/// Reads all of a source that says to hold `size` bytes, unless there are more than `limit`.
fn read_within(source: impl Read, size: u64, limit: u64) -> Result<Vec<u8>> {
    /// How much is read at once. `read_to_end` alone would abort the program where memory runs out.
    const PIECE: usize = 1 << 16;
    let too_large = || format!("it is larger than the limit of {} MiB", limit >> 20);
    if size > limit {
        bail!(too_large());
    }
    let mut bytes = Vec::new();
    let out_of_memory = |_| anyhow!("out of memory");
    let size = usize::try_from(size)?;
    bytes
        .try_reserve_exact(size + PIECE)
        .map_err(out_of_memory)?;
    let mut source = source.take(limit + 1);
    loop {
        if bytes.capacity() - bytes.len() < PIECE {
            bytes.try_reserve(PIECE).map_err(out_of_memory)?;
        }
        let read = source.by_ref().take(PIECE as u64).read_to_end(&mut bytes)?;
        if read == 0 {
            break;
        }
    }
    if bytes.len() as u64 > limit {
        bail!(too_large());
    }
    Ok(bytes)
}

/// What a file is that begins with bytes by which programs know their own files.
pub(super) fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (
            b"\x1f\x8b",
            "compressed by gzip; unpack it first: `gunzip -c FILE | itpm-career …`",
        ),
        (
            b"PK\x03\x04",
            "a ZIP archive, as a spreadsheet in `.xlsx` is; save it as CSV",
        ),
        (
            b"\xd0\xcf\x11\xe0",
            "a file of an old Office, as a spreadsheet in `.xls` is; save it as CSV",
        ),
        (b"%PDF", "a PDF"),
    ];
    let mut kinds = KINDS.iter();
    let kind = kinds.find(|(mark, _)| bytes.starts_with(mark));
    kind.map(|(_, kind)| *kind)
}

/// Whether bytes begin as ASCII in UTF-16 without its mark does: with a letter and a NUL, either first.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if (*first == 0) != (*second == 0))
}

/// What bytes are that are no UTF-8 behind the first `good` of them.
fn describe_encoding(bytes: &[u8], good: usize) -> String {
    if is_utf16(bytes) || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return String::from("UTF-16; save it as UTF-8");
    }
    if let Some(kind) = foreign_kind(bytes) {
        return String::from(kind);
    }
    let before = String::from_utf8_lossy(&bytes[..good]);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("not UTF-8 at line {line}, column {column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf_8_is_named() {
        assert_eq!(
            describe_encoding(b"a\n\xc3\xa9 \xff", 5),
            "not UTF-8 at line 2, column 3"
        );
        assert!(describe_encoding(b"\xff\xfe{\0", 0).starts_with("UTF-16"));
        assert!(describe_encoding(b"a\0:\0\xc4\0", 4).starts_with("UTF-16"));
        assert!(describe_encoding(b"\x1f\x8b\x08", 1).starts_with("compressed by gzip"));
        assert!(describe_encoding(b"PK\x03\x04\xff", 4).starts_with("a ZIP archive"));
    }

    #[test]
    fn reading_ends_at_the_limit() {
        // Whether or not the source says how much it holds.
        for size in [0, 10] {
            assert_eq!(
                read_within(&[b' '; 10][..], size, 10).expect("read").len(),
                10
            );
            assert!(read_within(&[b' '; 11][..], size, 10).is_err());
        }
        assert!(read_within(&b""[..], 11, 10).is_err());
        // One that does not end is not read for ever.
        assert!(read_within(io::repeat(b' '), 0, 1 << 20).is_err());
    }
}
