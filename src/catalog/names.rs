//! Names as people type them: alike whatever the case, spacing, hyphens or accents.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::text::Number;

/// What two spellings of one name have in common: `Risk-Management` and `risk  management` both
/// fold to `riskmanagement`.
///
/// ```
/// use itpm_career::catalog::names::fold;
///
/// assert_eq!(fold("Führung & Strategie"), fold("fuhrung-&-STRATEGIE"));
/// assert_eq!(fold("Ｓｃｒｕｍ’s ﬁle"), "scrum'sfile");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    if name.is_ascii() {
        let mut folded = String::with_capacity(name.len());
        folded.extend(plain(name).map(char::from));
        or_itself(folded, name)
    } else {
        or_itself(words(name).concat(), name)
    }
}

/// Whether two names fold to the same.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        // Most names differ in the first letter, so this is far quicker than to fold them.
        let (mut left, mut right) = (plain(one).peekable(), plain(other).peekable());
        if left.peek().is_some() && right.peek().is_some() {
            return left.eq(right);
        }
    }
    fold(one) == fold(other)
}

/// What [`fold`] keeps of a name in ASCII.
fn plain(name: &str) -> impl Iterator<Item = u8> {
    let bytes = name.bytes().filter(|byte| !parts_words(char::from(*byte)));
    bytes.map(|byte| byte.to_ascii_lowercase())
}

/// Whether a character stands between two words.
#[inline]
fn parts_words(c: char) -> bool {
    c.is_whitespace() || is_hyphen(c)
}

/// The words of a name, folded: `Risk-Management` is `risk` and `management`.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    let plain: String = if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        let mut plain = String::with_capacity(name.len());
        for c in name.chars() {
            if let Some(letters) = ligature(c) {
                plain.push_str(letters);
                continue;
            }
            decompose_canonical(c, |c| {
                if !is_combining_mark(c) && !is_invisible(c) {
                    plain.extend(usual(c).to_lowercase());
                }
            });
        }
        plain
    };
    plain
        .split(parts_words)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The letters of a ligature, as they come out of a PDF.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// The usual character for one that a keyboard or an editor puts in its place.
fn usual(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        // ASCII as wide as an East Asian character.
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// A name as an id: `Risk Management` becomes `risk-management`. A ladder without a registry of
/// skills gets its ids this way.
#[must_use]
pub fn slug(name: &str) -> String {
    or_itself(words(name).join("-"), name)
}

/// A name made of nothing but hyphens has no words; it stays what it is.
fn or_itself(folded: String, name: &str) -> String {
    if folded.is_empty() {
        name.to_owned()
    } else {
        folded
    }
}

/// Those of `names` that `typed` may have meant, nearest first, three at most.
#[must_use]
pub fn nearest<'a, N: AsRef<str> + 'a>(typed: &str, names: impl IntoIterator<Item = N>) -> Vec<N> {
    let typed = fold(typed);
    let mut best: Vec<(f64, N)> = Vec::new();
    for name in names {
        let score = likeness(&typed, name.as_ref());
        // Below this a suggestion is more of a riddle than a help.
        if score <= 0.75
            || best
                .iter()
                .any(|(_, known)| known.as_ref() == name.as_ref())
        {
            continue;
        }
        let at = best.partition_point(|(other, _)| *other >= score);
        best.insert(at, (score, name));
        best.truncate(3);
    }
    best.into_iter().map(|(_, name)| name).collect()
}

/// How alike a folded name and another are, from 0 to 1. A part of a long name may be all that
/// was typed, so its words count too.
fn likeness(typed: &str, name: &str) -> f64 {
    // A hostile name of megabytes would take the square of its length.
    const LONGEST: usize = 200;
    if typed.len() > LONGEST || name.len() > LONGEST {
        return 0.0;
    }
    let words = words(name);
    let whole = strsim::jaro_winkler(typed, &words.concat());
    words
        .iter()
        .map(|word| strsim::jaro_winkler(typed, word) * 0.95)
        .fold(whole, f64::max)
}

fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// A number of things: `1 year`, `0.5 years`.
#[must_use]
pub fn count(number: Number, thing: &str) -> String {
    let s = if number == Number::ONE { "" } else { "s" };
    format!("{number} {thing}{s}")
}

/// A list in words: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn and_list<S: AsRef<str>>(items: &[S]) -> Cow<'_, str> {
    in_words(items, "and")
}

/// A choice in words: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn or_list<S: AsRef<str>>(items: &[S]) -> Cow<'_, str> {
    in_words(items, "or")
}

fn in_words<'a, S: AsRef<str>>(items: &'a [S], conjunction: &str) -> Cow<'a, str> {
    match items {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one.as_ref()),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", first.join(", "), last.as_ref()).into()
        }
    }
}
