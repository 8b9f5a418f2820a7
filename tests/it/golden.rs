//! Every answer and every page of help, as a person has read and accepted it.

use crate::support::{answers, ask, command_names, commands, golden};

/// `levels --format csv` as a file name.
fn file(line: &str, kind: &str) -> String {
    let name = line.replace(" --format ", ".").replace([' ', '/'], "-");
    format!("{name}.{kind}")
}

/// A page without its style, which is a file of its own and is known by its hash: it has its own test.
fn without_style(page: &str) -> String {
    let (_, rest) = page.split_once("<title>").expect("a title");
    let (title, rest) = rest.split_once("<style>").expect("a style");
    let (_, body) = rest.split_once("</style>").expect("its end");
    format!("{title}{body}")
}

#[test]
fn answers_in_a_pipe() {
    for line in answers() {
        let run = ask(&line);
        assert_eq!(run.code, 0, "{line}");
        assert!(
            run.stderr.lines().all(|line| line.starts_with("note: ")),
            "{line}: {}",
            run.stderr
        );
        let shown = if line.ends_with("html") {
            without_style(&run.stdout)
        } else {
            run.stdout
        };
        golden(&file(&line, "txt"), &shown);
    }
}

#[test]
fn tables_at_80_columns() {
    for line in commands() {
        let run = ask(&format!("{line} --width 80"));
        golden(&file(&line, "80.txt"), &run.stdout);
        assert!(run.stdout.lines().all(|line| line.chars().count() <= 80));
    }
}

#[test]
fn pages_of_help() {
    golden("help.txt", &ask("--help").stdout);
    // The one that says more of each format.
    golden("help-levels.txt", &ask("help levels").stdout);
    for command in command_names() {
        let page = ask(&format!("{command} --help"));
        assert_eq!((page.code, &*page.stderr), (0, ""), "{command}");
        golden(&format!("{command}.help.txt"), &page.stdout);
        assert_eq!(page.stdout, ask(&format!("{command} -h")).stdout);
    }
}

#[test]
fn help_is_there_however_it_is_asked_for() {
    let help = ask("--help").stdout;
    for name in command_names() {
        let page = ask(&format!("{name} --help")).stdout;
        let usage = format!("Usage: itpm-career {name}");
        assert!(page.contains(&usage), "{page}");
        assert_eq!(ask(&format!("{name} -h")).stdout, page);
        if name == "help" {
            continue;
        }
        // It says more of what an option takes.
        let longer = ask(&format!("help {name}")).stdout;
        assert!(
            longer.contains(&usage) && longer.lines().count() > page.lines().count(),
            "{name}"
        );
    }
    for command in ["levels", "plan", "man"] {
        let line = help
            .lines()
            .find(|line| line.trim_start().starts_with(command));
        for way in ["help", "help help"] {
            let page = ask(way).stdout;
            assert!(
                page.contains(line.expect("a line on each")),
                "{way}: {page}"
            );
        }
    }
}
