//! Every answer and every page of help, as a person has read and accepted it.

use crate::support::{COMMANDS, answers, ask, golden};

/// `levels --format csv` as a file name.
fn file(line: &str, kind: &str) -> String {
    let name = line.replace(" --format ", ".").replace(' ', "-");
    format!("{name}.{kind}")
}

#[test]
fn answers_in_a_pipe() {
    for line in answers() {
        let run = ask(&line);
        assert_eq!((run.code, &*run.stderr), (0, ""), "{line}");
        golden(&file(&line, "txt"), &run.stdout);
    }
}

#[test]
fn tables_at_80_columns() {
    for line in COMMANDS {
        let run = ask(&format!("{line} --width 80"));
        golden(&file(line, "80.txt"), &run.stdout);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 80));
    }
}

#[test]
fn pages_of_help() {
    golden("help.txt", &ask("--help").stdout);
    // The one that says more of each format.
    golden("help-levels.txt", &ask("help levels").stdout);
    for paper in ["schema", "completions", "man"] {
        let page = ask(&format!("{paper} --help")).stdout;
        golden(&format!("{paper}.help.txt"), &page);
    }
    for line in COMMANDS {
        let command = line.split(' ').next().expect("a command");
        let page = ask(&format!("{command} --help"));
        assert_eq!((page.code, &*page.stderr), (0, ""), "{line}");
        golden(&format!("{command}.help.txt"), &page.stdout);
        assert_eq!(page.stdout, ask(&format!("{command} -h")).stdout);
    }
}
