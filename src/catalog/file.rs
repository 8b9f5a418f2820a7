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

/// Reads a file, or standard input where the path is `-`, as text.
///
/// # Errors
/// If it cannot be read, is larger than [`SIZE_LIMIT`], does not fit the memory or is not UTF-8.
pub fn read(path: &Path) -> Result<String, UnreadableFile> {
    read_text(path).map_err(|cause| UnreadableFile {
        file: display_name(path),
        cause,
    })
}

fn read_text(path: &Path) -> Result<String> {
    let bytes = if path == Path::new("-") {
        read_within(io::stdin().lock(), 0, SIZE_LIMIT)
    } else {
        File::open(path)
            .and_then(|file| file.metadata().map(|about| (file, about.len())))
            .map_err(Into::into)
            .and_then(|(file, size)| read_within(file, size, SIZE_LIMIT))
    };
    String::from_utf8(bytes?).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        anyhow!("it is {}", describe_encoding(error.as_bytes(), good))
    })
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

/// What bytes are that are no UTF-8 behind the first `good` of them.
fn describe_encoding(bytes: &[u8], good: usize) -> String {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(b"\xff\xfe") || begins(b"\xfe\xff") {
        return String::from("UTF-16; save it as UTF-8");
    }
    if begins(b"\x1f\x8b") {
        return String::from(
            "compressed by gzip; unpack it first: `gunzip -c FILE | itpm-career … --data -`",
        );
    }
    if begins(b"PK\x03\x04") {
        return String::from("a ZIP archive, as a spreadsheet in `.xlsx` is; save it as text");
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
