//! Texts: paragraphs, lists, boxes to tick and links. All else in them is text, whatever it looks like.

use std::borrow::Cow;

use maud::{Markup, html};

use super::super::{address, describe};

/// How deep a list within a list goes; browsers take no element apart that lies hundreds deep.
const DEEPEST: usize = 6;

/// A text that stands by itself.
pub(super) fn paragraphs(text: &str) -> Markup {
    let is_line = !text.contains(['\n', '\r']);
    html! {
        @if text.trim().is_empty() {}
        @else if is_line && !text.trim_start().starts_with("- ") { p { (flow(text)) } }
        @else { (flow(text)) }
    }
}

/// Boxes to tick on paper, which CSS draws.
pub(super) fn checklist(items: &[Cow<str>]) -> Markup {
    html! {
        @if !items.is_empty() {
            ul.checklist {
                @for item in items {
                    @let lines = describe::text_lines(item);
                    li {
                        @if let [first, rest @ ..] = &*lines {
                            strong { (inline(first)) }
                            @for line in rest { br; (inline(line)) }
                        }
                    }
                }
            }
        }
    }
}

/// A text as it was written: its lines stay lines, and those that begin with `- ` are lists.
pub(super) fn flow(text: &str) -> Markup {
    let text = Cow::Borrowed(text);
    let lines = describe::text_lines(&text);
    if let [line] = &*lines {
        return inline(line.trim_start());
    }
    let parts = parts(&lines);
    html! {
        @for part in &parts {
            @match part {
                Part::Paragraph(lines) => p { (lines_of(lines)) },
                Part::List(items) => (list(items, 1)),
            }
        }
    }
}

/// Lines within a paragraph or an item.
pub(super) fn lines_of<L: AsRef<str>>(lines: &[L]) -> Markup {
    html! {
        @for (place, line) in lines.iter().enumerate() {
            @if place > 0 { br; }
            (inline(line.as_ref()))
        }
    }
}

/// What the program itself says: in its lines what stands between backticks is code.
pub(super) fn noted(text: &str) -> Markup {
    let text = Cow::Borrowed(text);
    html! {
        @for (place, line) in describe::text_lines(&text).iter().enumerate() {
            @if place > 0 { br; }
            @let mut rest = &**line;
            @while let Some((before, code, behind)) = split_code(rest) {
                (inline(before)) code { (code) }
                @let () = rest = behind;
            }
            (inline(rest))
        }
    }
}

/// What stands before the first code in a line, the code, and what stands behind it. A backtick within a word, as
/// in a name that is quoted, ends no code.
fn split_code(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once('`')?;
    let is_end = |behind: &str| !behind.starts_with(char::is_alphanumeric);
    let mut ends = rest.match_indices('`').map(|(end, _)| end);
    let end = ends.find(|end| *end > 0 && is_end(&rest[end + 1..]))?;
    Some((before, &rest[..end], &rest[end + 1..]))
}

/// A line, in which addresses are links.
pub(super) fn inline(line: &str) -> Markup {
    let mut rest = line;
    html! {
        @while let Some((before, address, behind)) = address::split(rest, address::WEB_AND_MAIL) {
            (before) a href=(address) { (address) }
            @let () = rest = behind;
        }
        (rest)
    }
}

/// A part of a text.
enum Part<'l> {
    Paragraph(Vec<&'l str>),
    List(Vec<Item<'l>>),
}

/// An item of a list.
struct Item<'l> {
    indent: usize,
    lines: Vec<&'l str>,
}

fn parts<'l>(lines: &'l [Cow<str>]) -> Vec<Part<'l>> {
    let mut parts = Vec::new();
    // A blank line ends what stands above it.
    for lines in lines.split(|line| line.trim().is_empty()) {
        let mut block = Vec::new();
        for line in lines {
            add(line, &mut block);
        }
        parts.extend(block);
    }
    parts
}

/// Adds a line to the parts of a block without blank lines.
fn add<'l>(line: &'l str, block: &mut Vec<Part<'l>>) {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let item = text.strip_prefix("- ").map(|item| Item {
        indent,
        lines: vec![item.trim_start()],
    });
    match (item, block.last_mut()) {
        (Some(item), Some(Part::List(items))) => items.push(item),
        (Some(item), _) => block.push(Part::List(vec![item])),
        // What is indented behind an item belongs to it.
        (None, Some(Part::List(items))) if indent >= 2 => {
            if let Some(item) = items.last_mut() {
                item.lines.push(text);
            }
        }
        (None, Some(Part::Paragraph(lines))) => lines.push(text),
        (None, _) => block.push(Part::Paragraph(vec![text])),
    }
}

/// Items, of which those with a deeper indent than the one before them are a list within it.
fn list(items: &[Item], depth: usize) -> Markup {
    let indent = items.first().map_or(0, |item| item.indent);
    let is_nested = |item: &Item| depth < DEEPEST && item.indent > indent;
    let own = items.chunk_by(|_, next| is_nested(next));
    html! {
        ul {
            @for items in own {
                @if let [item, nested @ ..] = items {
                    li {
                        (lines_of(&item.lines))
                        @if !nested.is_empty() { (list(nested, depth + 1)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        flow(text).into_string()
    }

    #[test]
    fn nothing_marks_up() {
        assert_eq!(
            written("</style><script>alert(\"1\" & '2')</script>"),
            "&lt;/style&gt;&lt;script&gt;alert(&quot;1&quot; &amp; '2')&lt;/script&gt;"
        );
        assert_eq!(written("a\u{202e}b\u{1b}"), "a&lt;U+202E&gt;b␛");
    }

    #[test]
    fn addresses_are_links_to_themselves() {
        assert_eq!(
            written("(https://a.b/?c&d='), mailto:a@b.c"),
            "(<a href=\"https://a.b/?c&amp;d=\">https://a.b/?c&amp;d=</a>'), \
             <a href=\"mailto:a@b.c\">mailto:a@b.c</a>"
        );
        assert_eq!(written("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn what_the_program_quotes_is_code() {
        let noted = |text: &str| noted(text).into_string();
        assert_eq!(
            noted("`--a` or `b <c>`."),
            "<code>--a</code> or <code>b &lt;c&gt;</code>."
        );
        assert_eq!(
            noted("no `a`b`: https://a.b"),
            "no <code>a`b</code>: <a href=\"https://a.b\">https://a.b</a>"
        );
        assert_eq!(noted("`` `x\ny`"), "`` `x<br>y`");
        assert_eq!(written("`a`"), "`a`");
    }

    #[test]
    fn lines_stay_lines_and_lists_are_lists() {
        assert_eq!(
            written("One:\n- a\n  more\n  - b\n- c\nend\n\nTwo"),
            "<p>One:</p><ul><li>a<br>more<ul><li>b</li></ul></li><li>c</li></ul>\
             <p>end</p><p>Two</p>"
        );
        assert_eq!(written("a\nb"), "<p>a<br>b</p>");
        assert_eq!(written("- a"), "- a");
        assert_eq!(written(""), "");
    }

    #[test]
    fn a_list_goes_only_so_deep() {
        let deep: Vec<String> = (0..500)
            .map(|at| format!("{}- x", " ".repeat(at)))
            .collect();
        let written = written(&deep.join("\n"));
        assert_eq!(written.matches("<ul>").count(), DEEPEST);
        assert_eq!(written.matches("<li>").count(), 500);
    }
}
