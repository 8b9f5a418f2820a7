//! Text that Markdown shows as it is: nothing in it marks up, and only an address is a link.

use super::super::address;

/// A text for the middle of a line.
pub(super) fn escaped(text: &str) -> String {
    escape(text, Place::Line)
}

/// A text for a cell of a table.
pub(super) fn in_cell(text: &str) -> String {
    escape(text, Place::Cell)
}

/// A text in which no address is a link: it is one itself, or a heading that links lead to.
pub(super) fn in_link(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_words(text, &mut escaped);
    escaped
}

/// A text that a line begins with, where it could be taken for a heading, a list or a rule.
pub(super) fn at_line_start(text: &str) -> String {
    let escaped = escaped(text);
    let digits = escaped.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = escaped.len() - digits.len();
    if let Some(rest) = escaped.strip_prefix(BEFORE_AT) {
        // At the start of a line a comment would begin a block of HTML.
        format!("\\{rest}")
    } else if escaped.starts_with(['#', '+', '-', '=', ':']) {
        format!("\\{escaped}")
    } else if number > 0 && is_list_mark(digits) {
        format!("{}\\{digits}", &escaped[..number])
    } else {
        escaped
    }
}

/// Whether what follows a number makes a list of it: `1. a`, but not `0.5`.
fn is_list_mark(text: &str) -> bool {
    let rest = text.strip_prefix(['.', ')']);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// What parts an `@` from what stands before it.
const BEFORE_AT: &str = "<!-- -->";

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Line,
    Cell,
}

fn escape(text: &str, place: Place) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some((before, address, behind)) = address::split(rest, address::WEB) {
        escape_words(before, &mut escaped);
        // Between these marks only what begins an entity is escaped, and in a table a bar.
        let address = address.replace('&', "&amp;");
        let address = match place {
            Place::Cell => address.replace('|', "\\|"),
            Place::Line => address,
        };
        escaped.push('<');
        escaped.push_str(&address);
        escaped.push('>');
        rest = behind;
    }
    escape_words(rest, &mut escaped);
    escaped
}

fn escape_words(text: &str, escaped: &mut String) {
    for (at, c) in text.char_indices() {
        let behind = &text[at + c.len_utf8()..];
        let marks_up = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            // GitHub's mathematics begins with a dollar that is no price.
            '$' => !behind.starts_with(|c: char| c.is_ascii_digit()),
            // GitHub makes a link of what looks like an address, whatever is meant.
            ':' => behind.starts_with("//"),
            '.' => {
                let before = &text.as_bytes()[..at];
                let before = &before[at.saturating_sub("www".len())..];
                before.eq_ignore_ascii_case(b"www")
            }
            _ => false,
        };
        match c {
            // What looks like a mail address becomes a link even when it is escaped.
            '@' => {
                escaped.push_str(BEFORE_AT);
                escaped.push('@');
            }
            _ if marks_up => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_at_at_the_start_of_a_line_begins_no_html() {
        assert_eq!(at_line_start("@<img src=x>"), "\\@\\<img src=x\\>");
        assert_eq!(escaped("a@b"), "a<!-- -->@b");
        assert_eq!(at_line_start("0.5 years"), "0.5 years");
        assert_eq!(at_line_start("1. x"), "1\\. x");
    }

    #[test]
    fn an_address_is_a_link_and_stays_as_it_is() {
        for (text, expected) in [
            ("see https://x.y/a_b_c.", "see <https://x.y/a_b_c>."),
            ("(https://x.y/a_(b))", "(<https://x.y/a_(b)>)"),
            ("https://x.y/a, http://z", "<https://x.y/a>, <http://z>"),
            ("http://a/?b&amp;c", "<http://a/?b&amp;amp;c>"),
            ("https://", "https\\://"),
            ("`http://a/b` is", "\\`<http://a/b>\\` is"),
            ("ftp://x", "ftp\\://x"),
            ("www.x.y", "www\\.x.y"),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
        assert_eq!(in_cell("https://x.y/a|b"), "<https://x.y/a\\|b>");
    }

    #[test]
    fn nothing_marks_up() {
        assert_eq!(
            escaped("*a* _b_ `c` <d> $x$ $5"),
            "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\$x\\$ $5"
        );
        for (text, expected) in [
            ("# a", "\\# a"),
            ("1. a", "1\\. a"),
            ("12) a", "12\\) a"),
            ("- a", "\\- a"),
            ("a - b", "a - b"),
            ("1 a", "1 a"),
        ] {
            assert_eq!(at_line_start(text), expected, "{text}");
        }
    }
}
