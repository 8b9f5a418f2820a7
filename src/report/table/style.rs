//! Styles of what stands in a table: bold, dim and the colours of statuses.
//!
//! A table is laid out with marks in place of escape codes, which comfy-table would take for text. A mark
//! is a character that takes no room and that no text holds by now: [`visible`] has shown each as
//! `<U+2061>`. The marks become codes when a line is written.
//!
//! [`visible`]: crate::terminal::visible

use anstyle::{AnsiColor, Style};

use crate::document::{Cell, Tone};

use super::wrap::Wrapped;

/// Where a style begins, by its mark.
const MARKS: &[(char, Style)] = &[
    ('\u{2061}', BOLD),
    ('\u{2062}', AnsiColor::Green.on_default()),
    ('\u{2063}', AnsiColor::Magenta.on_default()),
    ('\u{2064}', AnsiColor::Red.on_default()),
];

/// Where any of them ends.
const END: char = '\u{206f}';

/// Headings.
pub(super) const BOLD: Style = Style::new().bold();

/// Sources.
pub(super) const DIM: Style = Style::new().dimmed();

/// The style of a cell: labels are bold, statuses have a colour each. On a dark and on a light ground
/// alike green, magenta and red can be read; yellow cannot.
fn style_of(cell: &Cell, is_label: bool) -> Option<Style> {
    let tone = match cell {
        Cell::Toned(tone, _) | Cell::Grade { tone, .. } => *tone,
        _ => Tone::Plain,
    };
    match tone {
        Tone::Good => Some(AnsiColor::Green.on_default()),
        Tone::Low => Some(AnsiColor::Magenta.on_default()),
        Tone::Bad => Some(AnsiColor::Red.on_default()),
        Tone::Plain => (is_label || matches!(cell, Cell::Group(_))).then_some(BOLD),
    }
}

/// The same text, with a mark before and behind each line if its cell has a style.
pub(super) fn marked(wrapped: Wrapped, cell: &Cell, is_label: bool) -> Wrapped {
    let style = style_of(cell, is_label);
    let mark = style.and_then(|style| MARKS.iter().find(|(_, one)| *one == style));
    let Some((mark, _)) = mark else {
        return wrapped;
    };
    let lines = wrapped.text.split('\n');
    let lines: Vec<String> = lines.map(|line| format!("{mark}{line}{END}")).collect();
    Wrapped {
        text: lines.join("\n"),
        ..wrapped
    }
}

/// A line as it is written: with codes in place of marks.
pub(super) fn with_codes(line: &str) -> String {
    let mut written = String::with_capacity(line.len());
    let mut style = Style::new();
    for c in line.chars() {
        match MARKS.iter().find(|(mark, _)| *mark == c) {
            Some((_, begun)) => {
                style = *begun;
                written.push_str(&style.render().to_string());
            }
            None if c == END => written.push_str(&style.render_reset().to_string()),
            None => written.push(c),
        }
    }
    written
}

/// Lines in a style, each for itself: a pager shows some of them only.
pub(super) fn styled(lines: &str, style: Style, is_colored: bool) -> String {
    if !is_colored {
        return lines.to_owned();
    }
    let lines = lines
        .split('\n')
        .map(|line| format!("{style}{line}{style:#}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::visible;

    #[test]
    fn no_text_holds_a_mark_and_no_mark_takes_room() {
        use unicode_width::UnicodeWidthChar;

        for mark in MARKS.iter().map(|(mark, _)| *mark).chain([END]) {
            assert!(!visible(&mark.to_string()).contains(mark));
            assert_eq!(mark.width(), Some(0));
        }
    }

    #[test]
    fn each_line_of_a_cell_has_its_codes() {
        let cell = Cell::Toned(Tone::Bad, "missing\nhere".into());
        let wrapped = Wrapped::new(&["missing", "here"], 10, "");
        let marked = marked(wrapped, &cell, false);
        assert_eq!(
            with_codes(&marked.text),
            "\u{1b}[31mmissing\u{1b}[0m\n\u{1b}[31mhere\u{1b}[0m"
        );
    }
}
