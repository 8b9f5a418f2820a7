//! How wide the columns of a table are, and text broken to fit them.

use std::borrow::Cow;

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use crate::query::Kind;

/// What stands between two columns: a line and a blank on either side.
const GAP: usize = 3;

/// No column is wider than this, whatever the screen: a longer line is broken.
const WIDEST: usize = 10_000;

/// What a column would like.
pub(super) struct Wish {
    kind: Kind,
    /// Wide enough that no line breaks.
    natural: usize,
    /// Wide enough that no word breaks.
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
        let width = line.width();
        if width > self.natural {
            self.natural = width.min(WIDEST);
        }
        if width + indent.len() > self.word {
            // A word may be broken at its hyphens.
            let words = line.split(' ').flat_map(|word| word.split_inclusive('-'));
            let words = words.map(|word| word.width() + indent.len());
            self.word = words.fold(self.word, usize::max);
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
    let mut lacking: Vec<usize> = (0..widths.len()).collect();
    lacking.sort_by_key(|at| natural[*at] - widths[*at]);
    let mut left = room - widths.iter().sum::<usize>();
    for (done, &at) in lacking.iter().enumerate() {
        let share = left / (lacking.len() - done);
        let more = share.min(natural[at] - widths[at]);
        widths[at] += more;
        left -= more;
    }
    Some(widths)
}

/// Better widths, once the cells are broken: lines break at words, so a column may leave free what
/// makes another whole.
pub(super) fn settle(wishes: &[Wish], widths: &[usize], rows: &[Vec<String>]) -> Vec<usize> {
    let used = (0..widths.len()).map(|at| {
        let lines = rows.iter().flat_map(|row| row[at].lines());
        lines.map(UnicodeWidthStr::width).max().unwrap_or(0)
    });
    let mut settled: Vec<usize> = used.collect();
    let mut free = (widths.iter().sum::<usize>()).saturating_sub(settled.iter().sum());
    let mut lacking: Vec<usize> = (0..widths.len()).collect();
    lacking.sort_by_key(|at| wishes[*at].natural.saturating_sub(settled[*at]));
    for at in lacking {
        let more = free.min(wishes[at].natural.saturating_sub(settled[at]));
        settled[at] += more;
        free -= more;
    }
    settled
}

/// Breaks a line at blanks, and within a word only where the word alone is too wide. Lines after
/// the first begin with `indent`.
pub(super) fn wrap<'a>(line: &'a str, width: usize, indent: &'a str) -> Vec<Cow<'a, str>> {
    if line.len() <= width {
        // A column takes at least a byte, so this needs no measuring.
        return vec![Cow::Borrowed(line)];
    }
    // A word that must be broken is broken at its hyphens: `Washington-Arlington-Alexandria`.
    let breaks = line.split(' ').any(|word| word.width() > width);
    let splitter = if breaks {
        WordSplitter::HyphenSplitter
    } else {
        WordSplitter::NoHyphenation
    };
    let options = Options::new(width.max(1))
        .subsequent_indent(indent)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(splitter);
    textwrap::wrap(line, options)
}

/// Like [`wrap`], for lines outside of a table: with an indent, and with words left whole where
/// breaking them would shred them.
pub(super) fn paragraph(text: &str, first: &str, rest: &str, room: Option<usize>) -> String {
    let width = room.unwrap_or(usize::MAX);
    let options = Options::new(width.max(1))
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(width >= 24)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}
