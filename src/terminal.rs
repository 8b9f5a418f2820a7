//! What we print on: how wide it is, and text made safe to show there.

use std::{borrow::Cow, fmt::Write};

/// The screen, the pipe or the file that an answer goes to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// How many columns a line may take; none: as many as it likes.
    pub width: Option<usize>,
}

impl Screen {
    /// A screen of this width, where 0 means that there is no limit.
    #[must_use]
    pub fn of_width(width: u16) -> Self {
        Self {
            width: (width > 0).then_some(width.into()),
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
    if is_plain(text) || !text.chars().any(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            // Unicode has a picture for each of these, one column wide.
            '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => shown.push('␡'),
            c if is_steering(c) => {
                // Writing to a string cannot fail.
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether a text is nothing but visible ASCII, which most texts are and which is quick to tell.
pub(crate) fn is_plain(text: &str) -> bool {
    const fn all(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    // Eight bytes at once: with the high bit left out of the sums, no byte carries into the next.
    let chunk = |chunk: &[u8; 8]| {
        let bytes = u64::from_ne_bytes(*chunk);
        let low = bytes & all(0x7f);
        let from_blank = low + all(0x80 - b' ');
        let past_tilde = low + all(0x80 - b'~' - 1);
        (from_blank & !past_tilde & !bytes) & all(0x80) == all(0x80)
    };
    let bytes = text.as_bytes();
    let (chunks, rest) = bytes.as_chunks();
    chunks.iter().all(chunk)
        && match bytes.last_chunk() {
            Some(last) => chunk(last),
            None => rest.iter().all(|byte| (b' '..=b'~').contains(byte)),
        }
}

/// Whether a character would steer a screen, turn the reading direction or hide.
pub(crate) fn is_steering(c: char) -> bool {
    c.is_control() // C0, DEL and C1
        // The twelve bidi controls.
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        // The line and the paragraph separator, the zero-width space, the word joiner and the
        // byte order mark.
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
