//! `diff`: two versions of a ladder, for a person and for CI.

use std::fs;

use crate::support::{ask, golden, json, scratch};

const OLD: &str = "title: Ours\nscale: [low, high]\nlevels:\n- id: junior\n  title: Junior\n  years: {max: 3}\n  skills:\n  - {skill: Talk, proficiency: low}\n  - Risk\n- id: senior\n  title: Senior\n  skills:\n  - {skill: Talk, proficiency: high, note: Speaks well}\n";

const NEW: &str = "title: Ours\nscale: [low, high]\nlevels:\n- id: junior\n  title: Starter\n  years: {max: 2}\n  skills:\n  - {skill: Talk, proficiency: high}\n- id: middle\n  title: Middle\n- id: senior\n  title: Senior\n  skills:\n  - {skill: Talk, proficiency: high, note: Speaks to all}\n";

/// Two files of the calling test's own.
fn versions() -> (String, String) {
    let (old, new) = (scratch("old.yaml"), scratch("new.yaml"));
    fs::write(&old, OLD).expect("written");
    fs::write(&new, NEW).expect("written");
    (old, new)
}

#[test]
fn a_person_sees_how_many_of_what_then_each() {
    let (old, new) = versions();
    for (format, name) in [
        ("table --width 80", "diff-80.txt"),
        ("markdown", "diff.md"),
        ("csv", "diff.csv"),
    ] {
        let shown = ask(&format!("diff {old} {new} --format {format}"));
        assert_eq!((shown.code, &*shown.stderr), (0, ""));
        // The paths of the files are of this machine.
        let shown = shown
            .stdout
            .replace(&old, "old.yaml")
            .replace(&new, "new.yaml");
        let shown = shown
            .replace(&old.replace('_', "\\_"), "old.yaml")
            .replace(&new.replace('_', "\\_"), "new.yaml");
        golden(name, &shown);
    }
}

#[test]
fn the_exit_code_says_whether_they_differ() {
    let (old, new) = versions();
    for (line, code) in [
        (format!("diff {old} {new}"), 0),
        (format!("diff {old} {new} --exit-code"), 1),
        (format!("diff {old} {old} --exit-code"), 0),
        (String::from("diff guide guide --exit-code --json"), 0),
        (String::from("diff guide uk-delivery --exit-code --json"), 1),
        (format!("diff {old} nowhere.json --exit-code"), 1),
    ] {
        assert_eq!(ask(&line).code, code, "{line}");
    }
    let same = json("diff guide guide");
    assert_eq!(same["diff"]["changes"], serde_json::json!([]));
    // A ladder that is not valid is no version of one.
    fs::write(&new, "levels: []").expect("written");
    let failed = ask(&format!("diff {old} {new}"));
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
