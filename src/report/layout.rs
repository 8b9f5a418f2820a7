//! How wide the columns of a table are, and text broken to fit them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::{query::Kind, terminal::is_plain};

/// What stands between two columns: a line and a blank on either side.
const GAP: usize = 3;

/// No column is wider than this, whatever the screen: a longer line is broken.
const WIDEST: usize = 10_000;

/// What a column would like.
pub(super) struct Wish {
    kind: Kind,
    /// Wide enough that no line breaks.
    natural: usize,
    /// Wide enough that no word breaks, where that matters.
    word: usize,
}

impl Wish {
    pub(super) fn new(kind: Kind, head: &str) -> Self {
        let mut wish = Self {
            kind,
            natural: 0,
            word: 0,
        };
        wish.hold(head, "");
        if kind == Kind::Bar {
            wish.natural = 40;
        }
        wish
    }

    /// Makes room for a line that may be broken into several, all but the first with an indent.
    pub(super) fn hold(&mut self, line: &str, indent: &str) {
        let wide = width(line);
        if wide > self.natural {
            self.natural = wide.min(WIDEST);
        }
        let by_words = matches!(self.kind, Kind::Short | Kind::Prose);
        if by_words && wide + indent.len() > self.word {
            let mut end = 0;
            for word in line.as_bytes().split(|byte| *byte == b' ') {
                let start = end;
                end += word.len() + 1;
                // A column takes at least a byte, so most words need no measuring.
                if word.len() + indent.len() > self.word {
                    self.hold_word(&line[start..end - 1], indent);
                }
            }
        }
    }

    /// Makes room for a word. A long one may be broken at its hyphens; a date or a short name may not.
    fn hold_word(&mut self, word: &str, indent: &str) {
        let long = word.len() > 16;
        for part in word.split_inclusive(|c| long && c == '-') {
            self.word = self.word.max(width(part) + indent.len());
        }
    }

    /// Whether a column of this width breaks no line.
    pub(super) fn is_whole(&self, width: usize) -> bool {
        width >= self.natural
    }

    /// What the column keeps as long as the screen allows.
    fn comfortable(&self) -> usize {
        self.natural.min(match self.kind {
            Kind::Short => 32,
            Kind::Pay | Kind::Years => 40,
            Kind::Prose => 28,
            Kind::Bar => 20,
            Kind::Figure => self.natural,
        })
    }

    /// Below this the column would be shredded.
    fn least(&self) -> usize {
        self.natural.min(match self.kind {
            Kind::Short => self.word.min(24),
            // A range broken in two is hard to read.
            Kind::Pay | Kind::Years => 40,
            Kind::Prose => self.word.clamp(16, 24),
            Kind::Bar => 10,
            Kind::Figure => self.natural,
        })
    }
}

/// The width of each column on a screen of `room` columns; none if they do not fit side by side.
pub(super) fn widths(wishes: &[Wish], room: Option<usize>) -> Option<Vec<usize>> {
    let natural: Vec<usize> = wishes.iter().map(|wish| wish.natural).collect();
    let Some(room) = room else {
        return Some(natural);
    };
    let room = room.checked_sub(GAP * wishes.len().saturating_sub(1))?;
    if natural.iter().sum::<usize>() <= room {
        return Some(natural);
    }
    let comfortable: Vec<usize> = wishes.iter().map(Wish::comfortable).collect();
    let least: Vec<usize> = wishes.iter().map(Wish::least).collect();
    let mut widths = [comfortable, least]
        .into_iter()
        .find(|widths| widths.iter().sum::<usize>() <= room)?;
    // What is left goes to the columns that lack least first: those become whole, and the others
    // share the rest.
    let lacking = lacking(wishes, &widths);
    let mut left = room - widths.iter().sum::<usize>();
    for (done, &(lacks, at)) in lacking.iter().enumerate() {
        let share = left / (lacking.len() - done);
        let more = share.min(lacks);
        widths[at] += more;
        left -= more;
    }
    Some(widths)
}

/// What each column lacks to break no line, with its place; those that lack least first.
fn lacking(wishes: &[Wish], widths: &[usize]) -> Vec<(usize, usize)> {
    let columns = wishes.iter().zip(widths).enumerate();
    let lacks = columns.map(|(at, (wish, width))| (wish.natural.saturating_sub(*width), at));
    let mut lacking: Vec<(usize, usize)> = lacks.collect();
    lacking.sort_unstable();
    lacking
}

/// Better widths, once the cells are broken: lines break at words, so a column may leave free what
/// makes another whole.
pub(super) fn settle(
    wishes: &[Wish],
    widths: &[usize],
    head: &[Broken],
    rows: &[Vec<Broken>],
) -> Vec<usize> {
    let used = (0..widths.len()).map(|at| {
        let cells = rows.iter().map(|row| &row[at]).chain([&head[at]]);
        cells.map(|cell| cell.width).max().unwrap_or(0)
    });
    let mut settled: Vec<usize> = used.collect();
    let mut free = (widths.iter().sum::<usize>()).saturating_sub(settled.iter().sum());
    for (lacks, at) in lacking(wishes, &settled) {
        let more = free.min(lacks);
        settled[at] += more;
        free -= more;
    }
    settled
}

/// A text broken into lines.
#[derive(Default)]
pub(super) struct Broken {
    pub(super) text: String,
    /// How many lines it has.
    pub(super) lines: usize,
    /// How many columns the widest of them takes.
    pub(super) width: usize,
}

impl Broken {
    /// Breaks lines at blanks, and within a word only where the word alone is too wide. What is
    /// broken off a line begins with `indent`.
    pub(super) fn new<L: AsRef<str>>(lines: &[L], room: usize, indent: &str) -> Self {
        let length = lines
            .iter()
            .map(|line| line.as_ref().len() + 1)
            .sum::<usize>();
        let mut broken = Self {
            text: String::with_capacity(length + length / 8),
            ..Self::default()
        };
        let filled = Lines {
            room,
            first: "",
            rest: indent,
            breaks: Breaks::Hyphens,
        };
        for line in lines {
            filled.of(line.as_ref(), |indent, line, width| {
                broken.push(indent, line, width)
            });
        }
        broken
    }

    fn push(&mut self, indent: &str, line: &str, width: usize) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(indent);
        self.text.push_str(line);
        self.lines += 1;
        self.width = self.width.max(indent.len() + width);
    }
}

/// A text broken into lines outside of a table: with an indent, and with words left whole where
/// breaking them would shred them.
pub(super) fn paragraph(text: &str, first: &str, rest: &str, room: Option<usize>) -> String {
    let room = room.unwrap_or(usize::MAX);
    let breaks = if room >= 24 {
        Breaks::Anywhere
    } else {
        Breaks::Nowhere
    };
    let lines = Lines {
        room,
        first,
        rest,
        breaks,
    };
    let mut filled = Broken {
        text: String::with_capacity(text.len() + text.len() / 8),
        ..Broken::default()
    };
    lines.of(text, |indent, line, width| filled.push(indent, line, width));
    filled.text
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    if is_plain(text) {
        text.len()
    } else {
        text.width()
    }
}

/// Lines filled word by word, in one pass, each a piece of the text.
struct Lines<'i> {
    room: usize,
    first: &'i str,
    rest: &'i str,
    breaks: Breaks,
}

/// Where a word that is too wide is broken.
#[derive(Clone, Copy, PartialEq)]
enum Breaks {
    /// At its hyphens if it has any, else anywhere.
    Hyphens,
    Anywhere,
    Nowhere,
}

impl Lines<'_> {
    /// Gives each line: its indent, its text and how many columns the text takes.
    fn of(&self, text: &str, mut give: impl FnMut(&str, &str, usize)) {
        let plain = is_plain(text);
        let width = |piece: &str| if plain { piece.len() } else { width(piece) };
        if text.len() <= self.room_behind(self.first) {
            // A column takes at least a byte, so this fits without a look at its words.
            return give(self.first, text, width(text));
        }
        // The line that is being filled: where it starts and ends in the text, and its width.
        let (mut start, mut end, mut filled) = (0, 0, 0);
        let mut indent = self.first;
        let mut put = |from: usize, piece: &str| {
            let wide = width(piece);
            // Only blanks, each a column wide, stand between the pieces of a line.
            let blanks = from - end;
            if end > start && filled + blanks + wide > self.room_behind(indent) {
                give(indent, &text[start..end], filled);
                indent = self.rest;
                (start, filled) = (from, wide);
            } else {
                filled += blanks + wide;
            }
            end = from + piece.len();
        };
        let mut at = 0;
        for word in text.split(' ') {
            let mut from = at;
            at += word.len() + 1;
            if word.is_empty() {
                continue;
            }
            let room = self.room_behind(self.rest);
            if self.breaks == Breaks::Nowhere || word.len() <= room || width(word) <= room {
                put(from, word);
                continue;
            }
            // A column breaks a word at its hyphens if it has any. Outside of a table such a word is
            // an address, whose hyphens are its own.
            let hyphens = self.breaks == Breaks::Hyphens;
            let parts = word.split_inclusive(|c| hyphens && c == '-');
            for part in parts.flat_map(|part| shreds(part, room)) {
                put(from, part);
                from += part.len();
            }
        }
        give(indent, &text[start..end], filled);
    }

    /// What a line has room for beside its indent.
    fn room_behind(&self, indent: &str) -> usize {
        self.room.saturating_sub(indent.len()).max(1)
    }
}

/// A text in pieces no wider than `room`, whatever a reader takes for one character left whole.
fn shreds(text: &str, room: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (mut cut, mut filled) = (0, 0);
        for grapheme in rest.graphemes(true) {
            let wide = width(grapheme);
            if cut > 0 && filled + wide > room {
                break;
            }
            filled += wide;
            cut += grapheme.len();
        }
        let (piece, later) = rest.split_at(cut);
        rest = later;
        (!piece.is_empty()).then_some(piece)
    })
}
