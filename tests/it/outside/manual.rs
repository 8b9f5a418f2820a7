//! The manual: every page is read by two strict readers, and its examples run.

use super::sh;

/// The pages: one of the program, and one of each command.
fn pages() -> Vec<String> {
    let commands = crate::support::command_names().into_iter();
    let mut pages: Vec<String> = commands.map(|name| format!("itpm-career-{name}")).collect();
    pages.push(String::from("itpm-career"));
    pages.sort_unstable();
    pages
}

#[test]
#[ignore = "needs man and mandoc"]
fn every_page_is_taken_and_whole() {
    sh("mkdir -p pages && itpm-career man pages");
    let found = sh("cd pages && ls | sed 's/\\.1$//' | sort");
    assert_eq!(found.lines().collect::<Vec<_>>(), pages());
    for page in pages() {
        assert_eq!(
            sh(&format!("mandoc -T lint -W warning pages/{page}.1")),
            "",
            "{page}"
        );
        let text = sh(&format!(
            "MANWIDTH=100 man --warnings -l pages/{page}.1 2>&1 | col -b"
        ));
        for section in [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "EXAMPLES",
            "EXIT STATUS",
            "SEE ALSO",
            "EXIT STATUS",
            "SEE ALSO",
        ] {
            assert!(
                text.lines().any(|line| line.trim_end().ends_with(section)),
                "{page} has no {section}:\n{text}"
            );
        }
        assert!(text.starts_with(&format!("{page}(1)")), "{text}");
    }
    assert_eq!(sh("itpm-career man"), sh("cat pages/itpm-career.1"));
}

#[test]
#[ignore = "needs jq, man"]
fn the_examples_run() {
    sh(
        "mkdir -p pages && itpm-career man pages && itpm-career schema --example > our-ladder.json && echo '{\"years\":3}' > me.json",
    );
    // The files that the examples speak of.
    sh(
        "cp our-ladder.json old.json; cp old.json new.json; cp old.json main.yaml; cp old.json ladder.yaml; cp old.json our-ladder.yaml; \
         printf 'skill,Junior,Senior\\nPlanning,aware,expert\\n' > matrix.csv; \
         printf 'Role,Competency,Level,Track\\nLead,Planning,expert,Delivery\\n' > export.csv; \
         printf 'name,years,skills\\nAnn,2,Communication\\nBen,4,Leadership\\n' > people.csv; \
         mkdir -p profiles; cp me.json profiles/; echo '{\"name\":\"Ann\",\"years\":2}' > people.ndjson",
    );
    let examples = sh("sed -n '/^.SH EXAMPLES/,/^.fi/p' pages/*.1 | grep -v '^\\.'");
    let mut run = 0;
    for line in examples.lines() {
        // The pages are in roff: a hyphen is `\-`, and an apostrophe a string of its own.
        let line = line
            .replace("\\-", "-")
            .replace("\\*(Aq", "'")
            .replace("\\(aq", "'")
            .replace("\\&", "")
            .replace("\\\\", "\\");
        if line.contains('~') || line.contains("man -l") || line.starts_with("git ") {
            continue; // These write into one's home, wait for a reader, or need a history.
        }
        sh(&line);
        run += 1;
    }
    assert!(run > 25, "{examples}");
}

/// The day in the manual is that of the newest release.
#[test]
fn the_manual_is_dated_by_the_changelog() {
    let page = crate::support::ask("man").stdout;
    let changelog = std::fs::read_to_string("CHANGELOG.md").expect("there is a changelog");
    let release = changelog
        .lines()
        .find(|line| line.starts_with("## [") && line.contains(" - "));
    let (version, date) = release
        .and_then(|line| line.split_once(" - "))
        .expect("a release");
    assert!(version.contains(env!("CARGO_PKG_VERSION")), "{version}");
    assert!(
        page.contains(&format!(".TH itpm-career 1 {date} ")),
        "{date}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let run = crate::support::ask("man /nowhere");
    assert_eq!((run.code, &*run.stdout), (1, ""));
    assert_eq!(
        run.stderr,
        "error: cannot write /nowhere/itpm-career.1: No such file or directory (os error 2)\n"
    );
}
