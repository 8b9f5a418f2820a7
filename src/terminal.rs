//! What we print on, and text made safe to show there.

use std::{borrow::Cow, fmt::Write};

/// The terminal, the pipe or the file that an answer goes to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// How many columns a line may take; none: as many as it likes.
    pub width: Option<usize>,
    /// Whether it shows colours.
    pub is_colored: bool,
    /// Whether it is a terminal.
    pub is_terminal: bool,
    /// Says on a line of its own how far something is, in place of what it said before; an empty text
    /// clears the line. None where nobody would see it.
    pub progress: Option<fn(&str)>,
}

impl Screen {
    /// A screen of this width, where 0 means that there is no limit.
    #[must_use]
    pub fn with_width(width: u16) -> Self {
        Self {
            width: (width > 0).then_some(width.into()),
            ..Self::default()
        }
    }
}

/// Text as a person may see it: whatever would steer the terminal, turn the reading direction or
/// hide is shown in a form of its own. Joiners and variation selectors stay: scripts and emoji need
/// them.
///
/// ```
/// use itpm_career::terminal::visible;
///
/// assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
/// assert_eq!(visible("a\u{202e}b"), "a<U+202E>b");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            // Unicode has a picture for each of these, one column wide.
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => shown.push('␡'),
            c if is_unsafe(c) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character would steer a terminal, turn the reading direction or hide.
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    // Nearly all text is printable ASCII.
    !matches!(c, ' '..='~') && (c.is_control() || is_bidi_control(c) || is_invisible(c))
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character takes no room and is not needed by any script or emoji.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' // soft hyphen
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
            | '\u{180e}' // Mongolian vowel separator
            | '\u{200b}' // zero-width space
            | '\u{2028}' | '\u{2029}' // line and paragraph separator
            | '\u{2060}'..='\u{2065}' // word joiner, invisible operators
            | '\u{206a}'..='\u{206f}' // deprecated format characters
            | '\u{feff}' // byte order mark
            | '\u{fff9}'..='\u{fffb}' // interlinear annotation
            | '\u{e0000}'..='\u{e007f}' // tags
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_shown() {
        assert_eq!(visible("\u{9b}31m \u{7f}\r\n"), "<U+009B>31m ␡␍␊");
        assert_eq!(
            visible("a\u{e0041}\u{2062}\u{3164}"),
            "a<U+E0041><U+2062><U+3164>"
        );
        assert_eq!(visible("\u{ad}"), "<U+00AD>");
    }

    #[test]
    fn joiners_and_variation_selectors_stay() {
        for text in ["👩\u{200d}💻", "❤\u{fe0f}", "می\u{200c}خواهم", "é ü 情報"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }
}
