//! Tables fit the screen, and nothing is shredded at any width.

use unicode_width::UnicodeWidthStr;

use crate::support::{Run, ask, commands, program};

const WIDTHS: &[u16] = &[1, 2, 3, 7, 20, 24, 40, 57, 72, 80, 120, 200, 65_535];

/// The words of a text, without what tables and lists put between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || "│─┼·█▒,:;—".contains(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

#[test]
fn lines_fit_and_no_word_is_broken_or_lost() {
    for command in commands() {
        // A narrow screen shows the rows one below another, without the heads of columns.
        let whole = ask(&format!("{command} --width 0")).stdout;
        let lines: Vec<&str> = whole.lines().collect();
        let is_head = |at: usize| lines.get(at + 1).is_some_and(|rule| rule.contains('┼'));
        let cells = (0..lines.len()).filter(|at| !is_head(*at));
        let whole = words(&cells.map(|at| lines[at]).collect::<Vec<_>>().join("\n"));
        for width in WIDTHS {
            let table = ask(&format!("{command} --width {width}")).stdout;
            for line in table.lines() {
                // A letter of two columns fits no screen of one.
                let most = usize::from(*width).max(2);
                assert!(line.width() <= most, "{command} at {width}: {line}");
            }
            let mut narrow = words(&table);
            // What is wider than the screen beside the deepest indent has to be broken somewhere.
            let fits =
                |word: &&String| word.width() + 5 <= usize::from(*width) && !word.starts_with("//");
            for word in whole.iter().filter(fits) {
                let at = narrow.iter().position(|other| other == word);
                let at = at.unwrap_or_else(|| panic!("{command} at {width} breaks `{word}`"));
                narrow.remove(at);
            }
        }
    }
}

#[test]
fn nothing_is_lost_on_the_narrowest_screen() {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    // Below this width every answer stands row by row, so that the same letters are there.
    assert_eq!(
        letters(&ask("levels --width 24").stdout),
        letters(&ask("levels --width 1").stdout)
    );
}

#[test]
fn no_limit_means_no_line_breaks() {
    let free = ask("levels --width 0").stdout;
    assert_eq!(ask("levels --width 65535").stdout, free);
    assert!(free.lines().any(|line| line.width() > 120));
}

#[test]
fn the_environment_says_how_wide() {
    let with = |columns: &str, args: &[&str]| {
        let output = program().args(args).env("COLUMNS", columns).output();
        Run::from(output.expect("the program starts")).stdout
    };
    let at_60 = ask("levels --width 60").stdout;
    assert_eq!(with("60", &["levels"]), at_60);
    assert_eq!(with("100", &["levels", "--width", "60"]), at_60);
    for nonsense in ["", "0", "wide", "-1", "99999999999"] {
        assert_eq!(
            with(nonsense, &["levels"]),
            ask("levels").stdout,
            "{nonsense}"
        );
    }
}
