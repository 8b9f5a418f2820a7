//! A team without somebody: who is meant, and what is left.

use std::fs;

use serde_json::{Value, json};

use super::{json_of, team_of};
use crate::support::{ask, json as asked, run};

/// How each skill is had: all that does not depend on a person's row.
fn counts(coverage: &Value) -> Vec<Value> {
    let all = coverage.as_array().expect("skills").iter();
    all.map(|one| {
        json!([
            one["id"],
            one["have"],
            one["asked"],
            one["short"],
            one["next_short"],
            one["alone"]["name"],
            one["one_below"]
        ])
    })
    .collect()
}

#[test]
fn a_team_without_somebody_is_the_rest() {
    let answer = asked("team tests/rosters/ten.csv --without cleo-cruz");
    let what_if = &answer["team"]["what_if"];
    assert_eq!(what_if["without"], json!([{"name": "Cleo Cruz", "row": 4}]));
    let csv = fs::read_to_string("tests/rosters/ten.csv").expect("a roster");
    let rest = csv.lines().filter(|line| !line.starts_with("Cleo"));
    let rest: Vec<&str> = rest.collect();
    let rest = json_of("", rest.join("\n").as_bytes());
    assert_eq!(
        counts(&what_if["coverage"]),
        counts(&rest["team"]["coverage"])
    );
}

#[test]
fn a_name_that_nobody_has_comes_with_the_nearest() {
    for (name, message) in [
        ("Nobody", "there is nobody called `Nobody`\n"),
        (
            "Cleo Cruise",
            "there is nobody called `Cleo Cruise`; did you mean `Cleo Cruz`",
        ),
        (
            "Bne",
            "there is nobody called `Bne`; did you mean `Ben Bauer`?",
        ),
    ] {
        let run = run(["team", "tests/rosters/ten.csv", "--without", name]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn a_table_for_programs_is_of_those_who_are_left() {
    let csv =
        |option: &str| ask(&format!("team tests/rosters/ten.csv --format csv {option}")).stdout;
    let all = csv("");
    let others: Vec<&str> = (all.lines().filter(|line| !line.starts_with("Cleo"))).collect();
    assert_eq!(csv("--without Cleo").lines().collect::<Vec<_>>(), others);
    let matrix = csv("--part matrix --without Cleo");
    assert!(
        !matrix.contains("Cleo") && matrix.contains("Ann Ames"),
        "{matrix}"
    );
    assert!(csv("--part coverage").contains("mentoring,Mentoring,2,"));
    assert!(csv("--part coverage --without Cleo").contains("mentoring,Mentoring,1,"));
}

#[test]
fn a_page_begins_with_what_is_left() {
    for format in ["markdown", "html"] {
        let page = ask(&format!(
            "team tests/rosters/ten.csv --without Cleo --format {format}"
        ));
        let place = |text: &str| page.stdout.find(text).expect(text);
        assert!(place("Without Cleo Cruz") < place("Junior IT Project Manager"));
    }
}

#[test]
fn of_two_people_of_one_name_the_row_says_which() {
    let twins = b"name,years\nAnn,1\nAnn,2\n";
    let run = team_of("--without Ann", twins);
    let said = "several people are called `Ann`: in rows 2 and 3";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    let answer = json_of("--without 3", twins);
    assert_eq!(
        answer["team"]["what_if"]["without"],
        json!([{"name": "Ann", "row": 3}])
    );
}

#[test]
fn a_first_name_is_enough_where_one_person_has_it() {
    let ten = "team tests/rosters/ten.csv --json --without";
    assert_eq!(
        asked(&format!("{ten} cleo"))["team"],
        asked(&format!("{ten} cleo-cruz"))["team"]
    );
    let people =
        "name,at,skills\nAnn Ames,it-pm,Leadership\nAnn Bell,it-pm,Scrum\nBob,it-pm,Leadership\n";
    let run = team_of("--without ann", people.as_bytes());
    let said = "several people are called `ann`: Ann Ames and Ann Bell";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert!(
        run.stderr.contains("`--without 'Ann Ames'`"),
        "{}",
        run.stderr
    );
    // A whole name goes before a first one, and those of that first name are counted.
    let with_ann = format!("{people}Ann,it-pm,Leadership\n");
    let answer = json_of("--without Ann", with_ann.as_bytes());
    let what_if = &answer["team"]["what_if"];
    assert_eq!(what_if["without"], json!([{"name": "Ann", "row": 5}]));
    let rest = json_of("", people.as_bytes());
    assert_eq!(
        counts(&what_if["coverage"]),
        counts(&rest["team"]["coverage"])
    );
}
