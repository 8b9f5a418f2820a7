//! What a spreadsheet saves is read, and what is none is named.

use super::*;

/// The headings and the rows with their lines, or the error; then the note.
fn read(bytes: &[u8]) -> String {
    read_from(bytes).unwrap_or_else(|error| format!("{error:#}"))
}

fn read_from<'s>(source: impl BufRead + 's) -> Result<String> {
    let mut table = Spreadsheet::new(String::from("f"), source)?;
    let mut read = table.headings().join("|");
    let columns = table.headings().len();
    while let Some(row) = table.next_row()? {
        let cells: Vec<&str> = (0..columns).map(|column| row.cell(column)).collect();
        read += &format!("\n{} {}", row.line, cells.join("|"));
    }
    let notes: String = table.notes().map(|note| format!("\n{note}")).collect();
    Ok(read + &notes)
}

#[test]
fn text_behind_a_closing_quote_is_read_and_told() {
    let told = |text: &str| {
        read(text.as_bytes())
            .split_once("\nf: ")
            .map(|(_, note)| note.to_owned())
    };
    for text in [
        "a,b\n\"1\",2\n",
        "a,b\n\"1\"\"x\",\"2\"\r\n",
        "a,b\n\"1\" , \"2\"\n",
        "a,b\n3,4\" thick\n\"1\n\"\"2,3\",x\n",
        "a\tb\n\"1\"\t2\n",
        "a,b\n\"1\",\"2\"",
        "\"a\",b\n,\"\"\n",
    ] {
        assert_eq!(told(text), None, "{text:?}");
    }
    let note = |where_: &str| {
        format!(
            "text follows a closing quote in {where_} and is read as a part of it; inside of quotes a quote is \
             written twice"
        )
    };
    for (text, where_) in [
        ("a,b\n\n\"1\"c,2\n3,4\n", "a cell in line 3"),
        ("a,\"b\" c\n1,2\n", "a cell in line 1"),
        ("a,b\n\"1\n2\",\"3\"4\n", "a cell in line 2"),
        (
            "a,b\n1,2\n\"1\"c,\"2\" d\n\"3\"e,4\n",
            "3 cells, the first in line 3,",
        ),
    ] {
        assert_eq!(told(text), Some(note(where_)), "{text:?}");
        let marked = read(&utf16(text, u16::to_le_bytes));
        assert!(marked.ends_with(&note(where_)), "{marked}");
    }
    // However it comes in pieces.
    let text = format!("a,b\n{}\"1\"c,2\n", "\"x\",y\n".repeat(5000));
    assert_eq!(told(&text), Some(note("a cell in line 5002")));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(bytes)
        .collect()
}

#[test]
fn what_spreadsheets_save_is_read() {
    for (text, expected) in [
        ("a,b\n1,2\n", "a|b\n2 1|2"),
        ("a;b\r\n1;2,5\r\n", "a|b\n2 1|2,5"),
        ("a\tb, c\n1\t2", "a|b, c\n2 1|2"),
        ("sep=;\r\na;b,c,d\r\n1;2\r\n", "a|b,c,d\n3 1|2"),
        ("\"a, b, c\";d\n1;2", "a, b, c|d\n2 1|2"),
        ("a\n1\n", "a\n2 1"),
        // Lines are counted over blank ones and over line breaks in a cell.
        (
            "\n\r\na,b\n\n,\n1,\"2\n3\"\n\n\n4,5",
            "a|b\n6 1|2\n3\n10 4|5",
        ),
        (
            "a,b\r\n\"1\"\" x\",\"2\"\r\n3,4\" thick\r\n",
            "a|b\n2 1\" x|2\n3 3|4\" thick",
        ),
        // Cells behind the headings may be there if they are blank.
        ("a,b,,\n1,2,,\n", "a|b\n2 1|2"),
        ("a,,c\n1,2,3\n", "a||c\n2 1|2|3"),
        ("a,b\n\u{a0} é ,2\n", "a|b\n2 é|2"),
    ] {
        assert_eq!(read(text.as_bytes()), expected, "{text:?}");
        let marked = format!("\u{feff}{text}");
        assert_eq!(read(marked.as_bytes()), expected, "{text:?}");
        assert_eq!(read(&utf16(text, u16::to_le_bytes)), expected, "{text:?}");
        assert_eq!(read(&utf16(text, u16::to_be_bytes)), expected, "{text:?}");
    }
}

#[test]
fn letters_in_windows_1252_are_read_with_a_note() {
    let read = read(b"a,b\n1,caf\xe9 \x80\x96\n");
    assert!(
        read.starts_with("a|b\n2 1|café €–\nf is not UTF-8 (line 2)"),
        "{read}"
    );
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, error) in [
        (&b""[..], "f:1:1: the file is empty"),
        (b"\n \r\n,,\n", "f:1:1: the file is empty"),
        (b"sep=;\n", "f:1:1: there is no row of headings"),
        (
            b"a,b\n1,2,3\n",
            "f:2:1: the row has 3 cells, and the header 2",
        ),
        (b"a,b\n\n1\n", "f:3:1: the row has 1 cell, and the header 2"),
        (
            b"a,b\n1,2\n3,\"4\n5,6\n",
            "f:3:1: the quote before `4` is not closed",
        ),
        (b"a,\"b\n", "f:1:1: the quote before `b` is not closed"),
        (b"a,b\n\"", "f:2:1: the quote before `` is not closed"),
        (
            b"a,b\n\"1\n2\",\"3\n4,5\n",
            "f:3:1: the quote before `3` is not closed",
        ),
        (b"a,b\n\0\n1,2\n", "f:2:1: a NUL byte, which no text holds"),
        (b"a,b\n1,\0\n", "f:2:1: a NUL byte, which no text holds"),
        (b"a,b\n1,2\n\0\n", "f:3:1: a NUL byte, which no text holds"),
        (
            b"a,b\r1,2\r",
            "f:1:1: the lines end in carriage returns alone; save it with line feeds",
        ),
        (
            b"a,b\n1,\x81\n",
            "f:2:1: a letter is neither UTF-8 nor Windows-1252",
        ),
        ("a,é\n1,\u{fffd}".as_bytes(), "a|é\n2 1|\u{fffd}"),
        (
            b"a,\xc3\xa9\n1,\xe9\n",
            "f:2:1: letters in UTF-8 in line 1 and in Windows-1252 in line 2; save the file as UTF-8",
        ),
        (
            b"PK\x03\x04\x14\0",
            "cannot read f: it is a ZIP archive, as a spreadsheet in `.xlsx` is; save it as CSV",
        ),
        (
            b"\n{\n  \"levels\": []}",
            "cannot read f: it is JSON, which `--data` reads",
        ),
        (
            b"[{\"id\": 1}]",
            "cannot read f: it is JSON, which `--data` reads",
        ),
        (b"[a],{b}\n1,2\n", "[a]|{b}\n2 1|2"),
        (
            b"<!DOCTYPE html>\n",
            "cannot read f: it is HTML or XML; save the table as CSV",
        ),
        (
            b"a\0,\0b\0",
            "cannot read f: it looks like UTF-16 without its mark; save it as UTF-8",
        ),
        (
            b"\xff\xfea\0\x3d\xd8",
            "cannot read f: it is UTF-16 with half of a character",
        ),
        (
            b"\xff\xfea\0b",
            "cannot read f: it is UTF-16 with half of a character",
        ),
    ] {
        assert_eq!(read(bytes), error, "{}", String::from_utf8_lossy(bytes));
    }
}

/// A source that gives one byte at a time gives the same, and a million rows are never held.
#[test]
fn rows_come_one_at_a_time() {
    struct Slow<R>(R);

    impl<R: Read> Read for Slow<R> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(1);
            self.0.read(&mut buffer[..most])
        }
    }

    let text = "a;b\n1;\"x 👩 y\n2\"\n3;4\n".repeat(3);
    for bytes in [text.clone().into_bytes(), utf16(&text, u16::to_be_bytes)] {
        let slow = read_from(io::BufReader::with_capacity(1, Slow(&*bytes)));
        assert_eq!(slow.expect("a table"), read(&bytes));
    }
    let endless = Cursor::new("a,b\n").chain(io::BufReader::new(Repeat(b"1,2\n", 0)));
    let mut table = Spreadsheet::new(String::from("f"), endless).expect("a table");
    for line in 2..100_000 {
        let row = table.next_row().expect("sound").expect("a row");
        assert_eq!((row.line, row.cell(1)), (line, "2"));
    }
}

/// The same bytes over and over.
struct Repeat(&'static [u8], usize);

impl Read for Repeat {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        for byte in &mut *buffer {
            *byte = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(buffer.len())
    }
}
