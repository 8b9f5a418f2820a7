//! stdout and stderr: what goes where, and what happens when they are closed or full.

use std::{
    fs::OpenOptions,
    io::pipe,
    process::{Command, Stdio},
};

use crate::support::{Run, answers, ask, program};

/// Everything that can be printed on request.
fn everything() -> Vec<String> {
    let papers = [
        "--help",
        "--version",
        "levels --help",
        "help tracks",
        "schema",
        "schema --example",
        "completions bash",
        "completions zsh",
        "completions fish",
        "completions elvish",
        "completions powershell",
        "man",
    ];
    answers()
        .into_iter()
        .chain(papers.map(String::from))
        .collect()
}

#[test]
fn a_full_disk_is_an_error_on_every_path() {
    for line in everything() {
        let full = OpenOptions::new().write(true).open("/dev/full");
        let output = program()
            .args(line.split_whitespace())
            .stdout(full.expect("there is /dev/full"))
            .output();
        let run = Run::from(output.expect("the program starts"));
        assert_eq!(run.code, 1, "{line}");
        let message = "cannot write the answer: No space left on device (os error 28)";
        if run.stderr.starts_with('{') {
            assert_eq!(run.error()["message"], message, "{line}");
            assert_eq!(run.error()["kind"], "cannot_write", "{line}");
        } else {
            assert_eq!(run.stderr, format!("error: {message}\n"), "{line}");
        }
    }
}

/// Runs a command whose stdout nobody reads any more.
fn unread(mut command: Command) -> Run {
    let (reader, writer) = pipe().expect("there is a pipe");
    drop(reader);
    let output = command.stdout(writer).stderr(Stdio::piped()).output();
    output.expect("the program starts").into()
}

#[test]
fn a_closed_pipe_is_silent() {
    for line in everything() {
        let mut command = program();
        command.args(line.split_whitespace());
        let run = unread(command);
        assert_eq!((run.code, &*run.stderr), (0, ""), "{line}");

        // A shell hands down an ignored SIGPIPE; the standard library has set the one above to
        // its default.
        let mut shell = Command::new("sh");
        let binary = env!("CARGO_BIN_EXE_itpm-career");
        shell.args(["-c", &format!("trap '' PIPE; exec '{binary}' {line}")]);
        let run = unread(shell);
        assert_eq!(
            (run.code, &*run.stderr),
            (0, ""),
            "{line}, ignoring SIGPIPE"
        );
    }
}

#[test]
fn a_closed_stderr_changes_nothing() {
    let line = "levels --years 3";
    let full = OpenOptions::new().write(true).open("/dev/full");
    let output = program()
        .args(line.split_whitespace())
        .stderr(full.expect("there is /dev/full"))
        .output();
    let run = Run::from(output.expect("the program starts"));
    assert_eq!((run.code, run.stdout), (0, ask(line).stdout));
}

#[test]
fn notes_go_to_stderr_only() {
    let run = ask("levels --years 3 --format ids");
    assert_eq!(run.stdout, "junior-it-pm\nit-pm\n");
    assert_eq!(
        run.stderr,
        "note: 3 years is a shared edge: Junior IT Project Manager ends there and IT Project \
         Manager begins\n"
    );
}

#[test]
fn neither_locale_nor_width_changes_what_programs_read() {
    for format in ["json", "csv", "ids", "markdown"] {
        let plain = ask(&format!("tracks --format {format}")).stdout;
        for (key, value) in [
            ("COLUMNS", "20"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("NO_COLOR", "1"),
        ] {
            let output = program()
                .args(["tracks", "--width", "10", "--format", format])
                .env(key, value)
                .output();
            assert_eq!(Run::from(output.expect("it starts")).stdout, plain, "{key}");
        }
    }
}

#[test]
fn wrong_usage_is_2_and_a_failure_is_1() {
    for (line, code) in [
        ("nonsense", 2),
        ("lvls", 2),
        ("levels --foo", 2),
        ("levels --format xml", 2),
        ("levels --json --format csv", 2),
        ("levels --years -1", 2),
        ("levels --years NaN", 2),
        ("levels --width 65536", 2),
        ("levels --skill nothing-like-it", 2),
        ("show senior --format ids", 2),
        ("show nobody", 2),
        ("levels --data /nowhere", 1),
        ("levels --data /", 1),
    ] {
        let run = ask(line);
        assert_eq!(
            (run.code, &*run.stdout),
            (code, ""),
            "{line}: {}",
            run.stderr
        );
        let starts = if line.contains("--json") {
            "{\"schema_version\""
        } else {
            "error: "
        };
        assert!(run.stderr.starts_with(starts), "{line}: {}", run.stderr);
    }
}
