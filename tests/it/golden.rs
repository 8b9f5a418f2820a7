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

#[test]
fn help_is_there_however_it_is_asked_for() {
    let help = ask("--help").stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands.take_while(|line| !line.is_empty());
    // A line that goes on from the one above begins further to the right.
    let commands = commands.filter(|line| !line.starts_with("   "));
    let names = commands.filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert_eq!(names.len(), 14, "{names:?}");
    for name in names {
        let page = ask(&format!("{name} --help")).stdout;
        let usage = format!("Usage: itpm-career {name}");
        assert!(page.contains(&usage), "{page}");
        assert_eq!(ask(&format!("{name} -h")).stdout, page);
        // It says more of what an option takes.
        let longer = ask(&format!("help {name}")).stdout;
        assert!(longer.contains(&usage) && longer.lines().count() > page.lines().count());
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
