//! What GitHub calls the headings of a page, so that a link within the page finds them.

use foldhash::{HashMap, HashMapExt};
use unicode_normalization::char::is_combining_mark;

use crate::{
    document::{Anchor, Block, Page},
    report::describe,
};

/// Where the targets of a page are.
#[derive(Default)]
pub(super) struct Slugs<'a>(HashMap<Anchor<'a>, Slug>);

/// The name of a target.
pub(super) enum Slug {
    /// What GitHub makes of the heading.
    OfHeading(String),
    /// One that has to be written before the heading, since what GitHub would make of it is not certain.
    Written(String),
}

impl<'a> Slugs<'a> {
    /// Names the targets of a page, as the headings before each make it.
    pub(super) fn new(page: &Page<'a>) -> Self {
        let mut slugs = Self::default();
        if !page
            .0
            .iter()
            .any(|block| matches!(block, Block::Contents(_)))
        {
            return slugs;
        }
        let mut taken: HashMap<String, usize> = HashMap::new();
        for block in &page.0 {
            let (text, anchor) = match block {
                Block::Heading(_, text) => (describe::one_line(text), None),
                Block::Target { text, anchor, .. } => (describe::one_line(text), Some(*anchor)),
                Block::Scale(scale) => (describe::paid_in(scale), None),
                _ => continue,
            };
            let of_heading = unique(slug(&text), &mut taken);
            if let Some(anchor) = anchor {
                let is_certain = !of_heading.is_empty() && !text.chars().any(is_doubtful);
                let slug = if is_certain {
                    Slug::OfHeading(of_heading)
                } else {
                    Slug::Written(anchor.encoded())
                };
                slugs.0.insert(anchor, slug);
            }
        }
        slugs
    }

    /// What the links to a target are written with.
    pub(super) fn link(&self, anchor: &Anchor<'a>) -> Option<&str> {
        self.0.get(anchor).map(|slug| match slug {
            Slug::OfHeading(slug) | Slug::Written(slug) => &**slug,
        })
    }

    /// The name that has to stand before a target, if its heading is not enough.
    pub(super) fn written(&self, anchor: &Anchor<'a>) -> Option<&str> {
        match self.0.get(anchor)? {
            Slug::Written(slug) => Some(slug),
            Slug::OfHeading(_) => None,
        }
    }
}

/// Letters, marks, digits and what connects words, in lower case, with hyphens for blanks.
fn slug(text: &str) -> String {
    let kept = text.to_lowercase();
    let kept = kept.trim().chars().filter(|c| {
        c.is_alphabetic() || c.is_numeric() || is_combining_mark(*c) || matches!(c, '_' | '-' | ' ')
    });
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Whether a character is a number that may be no digit, or rare punctuation that may connect words: of those
/// only Unicode's tables say what GitHub leaves out.
fn is_doubtful(c: char) -> bool {
    let is_rare = matches!(
        c,
        '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' | '\u{fe4d}'
            ..='\u{fe4f}' | '\u{ff3f}'
    );
    is_rare || (c.is_numeric() && !c.is_ascii() && !c.is_alphabetic())
}

/// The same, with a number behind it if it is taken.
fn unique(slug: String, taken: &mut HashMap<String, usize>) -> String {
    let mut unique = slug.clone();
    while taken.contains_key(&unique) {
        let count = taken.entry(slug.clone()).or_default();
        *count += 1;
        unique = format!("{slug}-{count}");
    }
    taken.insert(unique.clone(), 0);
    unique
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_called_as_github_calls_it() {
        for (text, expected) in [
            ("Senior IT project manager", "senior-it-project-manager"),
            (
                "Head of (Agile) delivery – UK",
                "head-of-agile-delivery--uk",
            ),
            ("C++ & C#", "c--c"),
            ("snake_case, Größe", "snake_case-größe"),
            ("情報 管理", "情報-管理"),
            ("🚀 Launch", "-launch"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut taken = HashMap::new();
        let mut next = |slug: &str| unique(slug.to_owned(), &mut taken);
        assert_eq!(next("a"), "a");
        assert_eq!(next("a-1"), "a-1");
        assert_eq!(next("a"), "a-2");
        assert_eq!(next("a"), "a-3");
        assert_eq!(next("a-1"), "a-1-1");
    }
}
