//! `diff`: two versions of a ladder, for a person and for CI.

use std::fs;

use crate::support::{ask, golden, json, scratch};

const OLD: &str = "tests/versions/old.yaml";
const NEW: &str = "tests/versions/new.yaml";

#[test]
fn a_person_sees_how_many_of_what_then_each() {
    for (format, name) in [
        ("table --width 80", "diff-80.txt"),
        ("markdown", "diff.md"),
        ("csv", "diff.csv"),
    ] {
        let shown = ask(&format!("diff {OLD} {NEW} --format {format}"));
        assert_eq!((shown.code, &*shown.stderr), (0, ""));
        golden(name, &shown.stdout);
    }
}

#[test]
fn the_exit_code_says_whether_they_differ() {
    for (line, code) in [
        (format!("diff {OLD} {NEW}"), 0),
        (format!("diff {OLD} {NEW} --exit-code"), 1),
        (format!("diff {OLD} {OLD} --exit-code"), 0),
        (String::from("diff guide guide --exit-code --json"), 0),
        (String::from("diff guide uk-delivery --exit-code --json"), 1),
        (format!("diff {OLD} nowhere.json --exit-code"), 1),
    ] {
        assert_eq!(ask(&line).code, code, "{line}");
    }
    let same = json("diff guide guide");
    assert_eq!(same["diff"]["changes"], serde_json::json!([]));
    // A ladder that is not valid is no version of one.
    let new = scratch("new.yaml");
    fs::write(&new, "levels: []").expect("written");
    let failed = ask(&format!("diff {OLD} {new}"));
    assert_eq!((failed.code, &*failed.stdout), (1, ""));
    assert_eq!(
        failed.stderr,
        format!("error: {new}:1:9: levels: the list is empty\n")
    );
}

#[test]
fn an_exact_built_in_name_is_a_built_in_ladder() {
    let from = json("diff guide uk-delivery");
    assert_eq!(
        (&from["diff"]["old"], &from["diff"]["new"]),
        (&"guide".into(), &"uk-delivery".into())
    );
    let failed = ask("diff ./guide uk-delivery");
    assert!(
        failed.stderr.starts_with("error: cannot read ./guide: "),
        "{}",
        failed.stderr
    );
    let failed = ask("diff - -");
    assert_eq!(
        failed.stderr,
        "error: `OLD` and `NEW` cannot both read standard input\nhint: give one of them a file\n"
    );
}

#[test]
fn a_built_in_ladder_that_is_misspelt_is_named() {
    let run = ask("diff guide uk-deliverry");
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: there is no file or built-in ladder `uk-deliverry`; did you mean `uk-delivery`?\n"
    );
    assert!(
        ask("diff guied uk-delivry")
            .stderr
            .contains("no file or built-in ladder `guied`; did you mean `guide`?")
    );
    assert!(
        ask("diff guide old.json")
            .stderr
            .contains("cannot read old.json")
    );
}

#[test]
fn of_ladders_that_share_nothing_a_person_sees_how_much_first() {
    let screen = ask("diff guide uk-delivery --width 80").stdout;
    assert!(screen.lines().count() <= 24, "{screen}");
    let first = "`guide` and `uk-delivery` share none of 8 levels and none of 40 skills: hardly\n";
    assert!(screen.starts_with(first), "{screen}");
    assert!(screen.ends_with("\nEach change: --full\n"), "{screen}");
    // A page has room for each change, and so has a screen that is asked for it.
    for option in ["--full", "--format markdown", "--format html"] {
        let page = ask(&format!("diff guide uk-delivery {option}")).stdout;
        for said in ["Associate delivery manager", "number of levels added"] {
            assert!(page.contains(said), "{option}: {said}");
        }
        assert!(!page.contains("counts.") && !page.contains("Each change"));
    }
    // With a fifth in common they are two versions of one.
    let (old, new) = (scratch("old.json"), scratch("new.json"));
    let ladder = |skills: [&str; 2]| {
        format!(
            r#"{{"levels": [{{"id": "{0}", "title": "L", "skills": {skills:?}}}]}}"#,
            skills[0]
        )
    };
    for (skills, is_alien) in [(["b", "c"], true), (["b", "a"], false)] {
        fs::write(&old, ladder(["a", "d"])).expect("written");
        fs::write(&new, ladder(skills)).expect("written");
        let screen = ask(&format!("diff {old} {new}")).stdout;
        assert_eq!(screen.contains(" share "), is_alien, "{screen}");
    }
}
