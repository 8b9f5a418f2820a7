//! A table as a person sees it: on a pseudo-terminal, with a terminal emulator as the judge.

use super::sh;

/// How many rows the screen has: more than the longest answer.
const ROWS: u16 = 1000;

/// What stands on a screen of so many columns: the cells of its rows.
fn screen(line: &str, columns: u16, environment: &str) -> Vec<Vec<String>> {
    // A note on standard error is prose, which a terminal wraps; the table is what is judged.
    let typed = format!("stty cols {columns} rows {ROWS} && {environment} {line} 2>/dev/null");
    let bytes = sh(&format!("script -qec \"{typed}\" /dev/null < /dev/null"));
    // Colours and bold are all that may be there beside text.
    for code in bytes.split('\u{1b}').skip(1) {
        let end = code.find(|c: char| !"[;".contains(c) && !c.is_ascii_digit());
        let end = end.and_then(|end| code[end..].chars().next());
        assert!(
            code.starts_with('[') && end == Some('m'),
            "{line} steers the screen"
        );
    }
    let size = |n| std::num::NonZero::new(n).expect("a size");
    let mut terminal = vt100::Parser::new(size(ROWS), size(columns), 0);
    terminal.process(bytes.as_bytes());
    let screen = terminal.screen();
    let cell = |row, column| {
        screen
            .cell(row, column)
            .map_or(String::new(), |cell| cell.contents().to_owned())
    };
    let rows: Vec<Vec<String>> = (0..ROWS)
        .map(|row| (0..columns).map(|column| cell(row, column)).collect())
        .collect();
    let lines = bytes.lines().count();
    let used = rows
        .iter()
        .rposition(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    assert_eq!(
        used.map(|at| at + 1),
        Some(lines),
        "{line}: a line is wider than {columns} columns"
    );
    rows
}

/// The columns of the screen in which a row has a line between two cells.
fn bars(row: &[String]) -> Vec<usize> {
    let cells = row.iter().enumerate();
    cells
        .filter(|(_, cell)| *cell == "│" || *cell == "┼")
        .map(|(at, _)| at)
        .collect()
}

#[test]
#[ignore = "needs script, stty"]
fn tables_are_aligned_at_every_width() {
    let root = env!("CARGO_MANIFEST_DIR");
    for line in [
        "itpm-career levels".to_owned(),
        "itpm-career tracks".to_owned(),
        "itpm-career strategies".to_owned(),
        "itpm-career skills".to_owned(),
        "itpm-career salaries".to_owned(),
        "itpm-career certifications".to_owned(),
        "itpm-career plan --years 4 --skill scrum".to_owned(),
        "itpm-career market --place austin".to_owned(),
        format!("itpm-career skills --data {root}/tests/ladders/names.json"),
        format!("itpm-career levels --data {root}/tests/ladders/names.json"),
    ] {
        for columns in [80, 120] {
            let rows = screen(&line, columns, "");
            let mut tables = 0;
            for pair in rows.windows(2) {
                // A bar has a line of its own, at its median.
                let drawn = |row: &[String]| row.iter().any(|cell| cell == "·" || cell == "█");
                // Terminals differ on how wide a joined emoji is.
                let joined = |row: &[String]| row.concat().contains('\u{200d}');
                let skip = |row: &[String]| drawn(row) || joined(row);
                if skip(&pair[0]) || skip(&pair[1]) {
                    continue;
                }
                let (upper, lower) = (bars(&pair[0]), bars(&pair[1]));
                if !upper.is_empty() && !lower.is_empty() {
                    assert_eq!(upper, lower, "{line} at {columns}: {:?}", pair[1].concat());
                    tables += 1;
                }
            }
            assert!(
                tables > 0 || columns < 100,
                "{line} at {columns} shows no table"
            );
        }
    }
}

/// Meaning never hangs on colour, so a dark screen, a light one and one without see the same.
#[test]
#[ignore = "needs script, stty"]
fn every_terminal_sees_the_same() {
    let plain = screen("itpm-career levels", 80, "TERM=dumb");
    for environment in [
        "TERM=xterm-256color COLORFGBG='15;0'",
        "TERM=xterm-256color COLORFGBG='0;15'",
        "NO_COLOR=1 TERM=xterm",
        "CLICOLOR_FORCE=1 TERM=xterm",
    ] {
        assert_eq!(
            screen("itpm-career levels", 80, environment),
            plain,
            "{environment}"
        );
    }
    // The terminal says how wide it is.
    assert_ne!(screen("itpm-career levels", 120, ""), plain);
}

#[test]
#[ignore = "needs script, stty"]
fn help_is_as_wide_as_the_terminal() {
    for columns in [80, 120] {
        screen("itpm-career plan --help", columns, "TERM=xterm");
        screen("itpm-career --help", columns, "TERM=xterm");
    }
}

/// What stands on the screen of tmux, 80 columns wide, where this line was typed, once there is a line on
/// it that begins so.
fn in_tmux(name: &str, line: &str, awaited: &str) -> String {
    let line = line.replace('\'', "'\\''");
    sh(&format!(
        "export LANG=C.UTF-8 TERM=xterm-256color LESS=-R; \
         tmux -L {name} -u -f /dev/null new-session -d -x 80 -y 60 '{line}'; \
         for wait in $(seq 300); do sleep 0.1; tmux -L {name} capture-pane -p > {name}.txt; \
         grep -q '^{awaited}' {name}.txt && break; done; \
         cat {name}.txt; tmux -L {name} kill-server"
    ))
}

/// The answer goes into a pipe, but a person reads it: the terminal of stderr says how wide it is.
#[test]
#[ignore = "needs tmux, less"]
fn a_pager_breaks_no_border() {
    let words = "plan --years 4 --skill leadership --full";
    let shown = in_tmux("pager", &format!("itpm-career {words} | less"), ":");
    let expected = crate::support::ask(&format!("{words} --width 80")).stdout;
    let (shown, expected): (Vec<&str>, Vec<&str>) =
        (shown.lines().collect(), expected.lines().collect());
    // The last line is the pager's own.
    assert_eq!(shown[..59], expected[..59]);
}

#[test]
#[ignore = "needs tmux, man"]
fn the_manual_is_shown_in_its_reader() {
    let end = "echo done; sleep 60";
    for (words, title) in [
        ("man plan", "ITPM-CAREER-PLAN(1)"),
        ("man", "ITPM-CAREER(1)"),
    ] {
        let shown = in_tmux(
            "manual",
            &format!("MANPAGER='head -n 20' itpm-career {words}; {end}"),
            "done",
        );
        assert!(shown.to_uppercase().contains(title), "{shown}");
        assert!(!shown.contains(".TH "), "{shown}");
        // Where there is no reader, or it fails, the words are those of `help`.
        let plain = in_tmux(
            "plain",
            &format!(
                "ln -sf $(which itpm-career) own; printf \"exit 3\" > man; chmod +x man; \
                 PATH=. ./own {words} | cat; PATH=.:/usr/bin ./own {words}; {end}"
            ),
            "done",
        );
        assert!(plain.contains("Examples:"), "{plain}");
        assert!(!plain.contains("@commands@"), "{plain}");
    }
    // Into a pipe it is written as it is.
    assert!(sh("itpm-career man plan").contains(".TH itpm-career-plan 1"));
}
