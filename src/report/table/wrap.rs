//! Text broken into lines. comfy-table breaks lines too, but takes an emoji or a letter with its
//! accents apart, and knows no indent for the lines of one item.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.width()
    }
}

/// A text broken into lines.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    pub(super) text: String,
    /// How many lines it has.
    pub(super) lines: usize,
    /// How many columns the widest of them takes.
    pub(super) width: usize,
}

impl Wrapped {
    /// Breaks lines at blanks, and within a word only where the word alone is too wide. What is
    /// broken off a line begins with `indent`.
    pub(super) fn new<L: AsRef<str>>(lines: &[L], room: usize, indent: &str) -> Self {
        let mut wrapped = Self::default();
        for line in lines {
            wrapped.add_line(line.as_ref(), room, ["", indent], Breaks::Hyphens);
        }
        wrapped
    }

    fn add_line(&mut self, line: &str, room: usize, [first, rest]: [&str; 2], breaks: Breaks) {
        // A column takes at least a byte, so most lines need no measuring.
        if first.len() + line.len() <= room || width(line) + first.len() <= room {
            return self.push(first, line, width(line));
        }
        let blanks = line.len() - line.trim_start_matches(' ').len();
        // What a line begins with is its indent, unless that leaves too little room.
        let own = &line[..blanks];
        let (mut first, mut rest) = ([first, own].concat(), [rest, own].concat());
        if 2 * first.len().max(rest.len()) > room {
            first.clear();
            rest.clear();
        }
        let mut filled = Filled::new(&line[blanks..]);
        for word in line[blanks..].split(' ') {
            let room_left = |is_first: bool| room - if is_first { first.len() } else { rest.len() };
            for piece in pieces(word, room_left(false).min(room_left(true)), breaks) {
                if !filled.fits(piece, room_left(filled.is_first)) {
                    let (text, width) = filled.take();
                    let indent = if filled.is_first { &first } else { &rest };
                    self.push(indent, text, width);
                    filled.is_first = false;
                }
                filled.add(piece);
            }
            filled.at += 1;
        }
        let (text, width) = filled.take();
        self.push(if filled.is_first { &first } else { &rest }, text, width);
    }

    fn push(&mut self, indent: &str, line: &str, width: usize) {
        if self.lines > 0 {
            self.text.push('\n');
        }
        self.text.push_str(indent);
        self.text.push_str(line);
        self.lines += 1;
        self.width = self.width.max(indent.len() + width);
    }
}

/// The line that is being filled: a piece of the text.
struct Filled<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    width: usize,
    /// How far one has read.
    at: usize,
    /// Whether this is the first line.
    is_first: bool,
}

impl<'t> Filled<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            start: 0,
            end: 0,
            width: 0,
            at: 0,
            is_first: true,
        }
    }

    /// Whether a piece has room in the line. Only blanks, each a column wide, stand before it.
    fn fits(&self, piece: &str, room: usize) -> bool {
        self.end == self.start || self.width + (self.at - self.end) + width(piece) <= room
    }

    fn add(&mut self, piece: &str) {
        if self.end == self.start {
            self.start = self.at;
            self.width = 0;
        } else {
            self.width += self.at - self.end;
        }
        self.width += width(piece);
        self.at += piece.len();
        self.end = self.at;
    }

    /// The line, and how many columns it takes; the next begins empty.
    fn take(&mut self) -> (&'t str, usize) {
        let line = &self.text[self.start..self.end];
        self.start = self.end;
        (line, self.width)
    }
}

/// Where a word is broken that is too wide.
#[derive(Clone, Copy, PartialEq)]
enum Breaks {
    /// At its hyphens if it has any, for a column.
    Hyphens,
    /// Anywhere, for a paragraph: there it is most likely an address, which is easier to copy so.
    Anywhere,
}

/// A word in pieces that fit the room: whole if it does.
fn pieces(word: &str, room: usize, breaks: Breaks) -> Vec<&str> {
    let room = room.max(1);
    if word.is_empty() {
        return Vec::new();
    }
    if word.len() <= room || width(word) <= room {
        return vec![word];
    }
    let parts = word.split_inclusive(|c| c == '-' && breaks == Breaks::Hyphens);
    parts.flat_map(|part| chunks(part, room)).collect()
}

/// A text in pieces no wider than `room`. What a reader takes for one character is left whole if it
/// fits at all.
fn chunks(text: &str, room: usize) -> Vec<&str> {
    let mut chunks = Vec::new();
    let (mut start, mut end, mut filled) = (0, 0, 0);
    let mut add = |at: usize, character: &str| {
        let wide = width(character);
        if end > start && filled + wide > room {
            chunks.push(&text[start..end]);
            (start, filled) = (end, 0);
        }
        filled += wide;
        end = at + character.len();
    };
    for (at, grapheme) in text.grapheme_indices(true) {
        if width(grapheme) <= room {
            add(at, grapheme);
        } else {
            // A cluster of letters may be as long as one likes.
            for (inner, c) in grapheme.char_indices() {
                add(at + inner, &grapheme[inner..inner + c.len_utf8()]);
            }
        }
    }
    chunks.push(&text[start..]);
    chunks
}

/// A text broken into lines outside of a table, with an indent for the first and for the others.
pub(super) fn paragraph(text: &str, first: &str, rest: &str, room: Option<usize>) -> String {
    let mut wrapped = Wrapped::default();
    match room {
        Some(room) => wrapped.add_line(text, room, [first, rest], Breaks::Anywhere),
        None => wrapped.push(first, text, 0),
    }
    wrapped.text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, room: usize) -> Vec<String> {
        let wrapped = Wrapped::new(&[text], room, "");
        let lines: Vec<String> = wrapped.text.split('\n').map(str::to_owned).collect();
        assert_eq!(lines.len(), wrapped.lines);
        assert_eq!(
            lines.iter().map(|line| line.width()).max(),
            Some(wrapped.width)
        );
        lines
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("one  two   three", 8), ["one  two", "three"]);
        assert_eq!(wrapped("one two", 80), ["one two"]);
        assert_eq!(wrapped("x   ", 2), ["x"]);
    }

    #[test]
    fn a_word_that_is_too_wide_breaks_at_hyphens_or_anywhere() {
        assert_eq!(
            wrapped("a well-known thing", 6),
            ["a", "well-", "known", "thing"]
        );
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("項目管理", 5), ["項目", "管理"]);
    }

    #[test]
    fn what_a_reader_takes_for_one_character_stays_whole() {
        assert_eq!(
            wrapped("👩\u{200d}💻👩\u{200d}💻", 2),
            ["👩\u{200d}💻", "👩\u{200d}💻"]
        );
        assert_eq!(wrapped("e\u{301}e\u{301}", 1), ["e\u{301}", "e\u{301}"]);
        // Unless it is wider than the whole room.
        assert_eq!(
            wrapped(&"\u{1100}".repeat(5), 4),
            ["\u{1100}\u{1100}", "\u{1100}\u{1100}", "\u{1100}"]
        );
    }

    #[test]
    fn leading_blanks_overflow_nothing() {
        assert_eq!(wrapped(&format!("{}x", " ".repeat(60)), 40), ["x"]);
        assert_eq!(wrapped("  - one two", 8), ["  - one", "  two"]);
        assert_eq!(paragraph("- one two", "", "  ", Some(6)), "- one\n  two");
        // Nor do those of a paragraph.
        assert_eq!(paragraph("one two", "  ", "    ", Some(3)), "one\ntwo");
        assert_eq!(
            paragraph("see https://a-b.c", "", "", Some(10)),
            "see\nhttps://a-\nb.c"
        );
    }
}
