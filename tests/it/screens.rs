//! What a screen is taken for: its width, its colours, and CSV for Excel.

use std::num::NonZeroU16;

use vt100::{Color, Parser};

use crate::support::{Run, ask, program};

/// The answer in an environment that says more of the screen.
fn ask_in(line: &str, environment: &[(&str, &str)]) -> Run {
    let mut command = program();
    for name in ["TERM", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().copied());
    let output = command.args(line.split_whitespace()).output();
    output.expect("the program starts").into()
}

/// A terminal with what was printed on it.
fn terminal(printed: &str) -> Parser {
    let rows = u16::try_from(printed.lines().count() + 1).expect("few lines");
    let size = |size| NonZeroU16::new(size).expect("not empty");
    let mut parser = Parser::new(size(rows), size(120), 0);
    parser.process(printed.replace('\n', "\r\n").as_bytes());
    parser
}

/// The place of a text on a terminal.
fn find(terminal: &Parser, text: &str) -> (u16, u16) {
    let rows = terminal.screen().rows(0, 120).enumerate();
    let mut found = rows.filter_map(|(row, line)| {
        let at = line.find(text)?;
        Some((row, line[..at].chars().count()))
    });
    let (row, column) = found.next().unwrap_or_else(|| panic!("no {text}"));
    (
        row.try_into().expect("few rows"),
        column.try_into().expect("few columns"),
    )
}

#[test]
fn met_too_low_and_missing_are_told_apart_by_word_and_colour() {
    let line = "plan --data tests/ladders/weights.json --at pm2 --skill plan:1 --skill talk:3 --full --width 120";
    let colored = ask(&format!("{line} --color always"));
    let plain = ask(&format!("{line} --color never"));
    let terminal = terminal(&colored.stdout);
    // On the screen the words are the same, in the same places.
    let shown: Vec<String> = terminal.screen().rows(0, 120).collect();
    let shown: Vec<&str> = shown.iter().map(|line| line.trim_end()).collect();
    assert_eq!(shown.join("\n").trim_end(), plain.stdout.trim_end());
    let cell = |text: &str| {
        let (row, column) = find(&terminal, text);
        terminal.screen().cell(row, column).expect("a cell").clone()
    };
    let status = |text: &str, offset: u16| {
        let (row, column) = find(&terminal, text);
        let cell = terminal.screen().cell(row, column + offset);
        cell.expect("a cell").fgcolor()
    };
    assert_eq!(status("│ missing", 2), Color::Idx(1));
    assert_eq!(status("│ met", 2), Color::Idx(2));
    assert_eq!(status("│ too low", 2), Color::Idx(5));
    for heading in ["Where you stand", "It asks for", "The way"] {
        assert!(cell(heading).bold(), "{heading}");
    }
    assert!(!cell("Missing:").bold());
    // The first screen has labels at its left.
    let first = ask("plan --years 4 --color always");
    assert!(
        first.stdout.starts_with("\u{1b}[1mYou say\u{1b}[0m"),
        "{}",
        first.stdout
    );
    // Sources are dim.
    let levels = ask("levels --color always");
    assert!(
        levels.stdout.contains("\u{1b}[2mSource: "),
        "{}",
        levels.stdout
    );
}

#[test]
fn the_environment_decides_unless_an_option_does() {
    let is_colored = |line: &str, environment: &[(&str, &str)]| {
        ask_in(line, environment).stdout.contains('\u{1b}')
    };
    // A pipe has none.
    assert!(!is_colored("levels", &[("TERM", "xterm")]));
    assert!(is_colored(
        "levels",
        &[("CLICOLOR_FORCE", "1"), ("TERM", "xterm")]
    ));
    assert!(!is_colored(
        "levels",
        &[("CLICOLOR_FORCE", "0"), ("TERM", "xterm")]
    ));
    assert!(!is_colored(
        "levels",
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(is_colored(
        "levels",
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]
    ));
    assert!(is_colored(
        "levels --color always",
        &[("NO_COLOR", "1"), ("TERM", "dumb")]
    ));
    assert!(!is_colored(
        "levels --color never",
        &[("CLICOLOR_FORCE", "1")]
    ));
    // What programs and pages read never has any.
    for format in ["json", "ndjson", "csv", "markdown", "ids"] {
        assert!(
            !is_colored(&format!("levels --color always --format {format}"), &[]),
            "{format}"
        );
    }
}

#[test]
fn a_table_that_no_terminal_is_asked_for_has_100_columns() {
    let widest = |line: &str| {
        let lines = ask(line).stdout;
        lines
            .lines()
            .map(|line| line.chars().count())
            .max()
            .expect("lines")
    };
    assert!((81..=100).contains(&widest("certifications")));
    assert!(widest("certifications --width 0") > 100);
    assert!(widest("certifications --width 80") <= 80);
}

#[test]
fn a_mark_before_csv_is_for_excel_alone() {
    let plain = ask("levels --format csv").stdout;
    assert_eq!(
        ask("levels --format csv --bom").stdout,
        format!("\u{feff}{plain}")
    );
    assert_eq!(
        ask("--bom levels --format csv").stdout,
        format!("\u{feff}{plain}")
    );
    assert_eq!(ask("levels --bom --json").code, 2);
}
