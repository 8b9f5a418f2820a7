//! `match`: what fits comes first, and what is said of it is so.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::support::{ask, ask_with, run, scratch};

fn entries(run: &crate::support::Run) -> Vec<Value> {
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["match"].as_array().expect("a list").clone()
}

#[test]
fn every_level_and_track_is_counted() {
    let ladder = json!({"scale": ["low", "high"],
        "skills": [{"id": "x", "name": "X"}, {"id": "y", "name": "Y", "implies": ["z"]}, {"id": "z", "name": "Z"}],
        "levels": [
            {"id": "a", "title": "A", "family": "F", "years": {"min": 2, "max": 4}, "skills": [
                "x", {"skill": "y", "proficiency": "high"}, "z", "q", "w",
                {"skill": "o", "required": false}, {"skill": "x", "required": false}]},
            {"id": "b", "title": "B", "extends": "a"}],
        "tracks": [{"id": "t", "title": "T"}]});
    // A skill that is asked for twice is an error, so the last is left out.
    let mut ladder = ladder;
    if let Some(skills) = ladder["levels"][0]["skills"].as_array_mut() {
        skills.pop();
    }
    let run = ask_with(
        "match --json --years 1 --skill x,y:low,o --waive w",
        ladder.to_string().as_bytes(),
    );
    let entries = entries(&run);
    assert_eq!(
        entries[0],
        json!({"ladder": null, "kind": "level", "id": "a", "title": "A", "family": "F", "required": 5, "met": 2,
            "too_low": 1, "missing": 1, "waived": 1, "undecided": 0, "optional": 1, "optional_met": 1,
            "gaps": ["y", "q"], "years": {"min": 2, "max": 4}, "years_missing": 1})
    );
    // What is inherited counts.
    assert_eq!(
        (&entries[1]["id"], &entries[1]["met"]),
        (&json!("b"), &json!(2))
    );
    assert_eq!(
        (&entries[2]["id"], &entries[2]["required"]),
        (&json!("t"), &json!(0))
    );
    let page = ask_with("match --skill x", ladder.to_string().as_bytes()).stdout;
    assert!(page.contains("asks for no skill"), "{page}");
}

#[test]
fn a_claim_that_the_file_cannot_decide_is_counted_apart() {
    let note = |text: &str| json!([{"skill": "x", "note": text}]);
    let ladder = json!({"levels": [
        {"id": "a", "title": "A", "skills": note("one")}, {"id": "b", "title": "B", "skills": note("two")}]});
    let run = ask_with("match --json --skill x", ladder.to_string().as_bytes());
    let entries = entries(&run);
    let counts = |entry: &Value| (entry["met"].clone(), entry["undecided"].clone());
    assert_eq!(counts(&entries[0]), (json!(1), json!(0)));
    assert_eq!(counts(&entries[1]), (json!(0), json!(1)));
}

#[test]
fn a_big_framework_fits_one_screen() {
    let mut levels = String::new();
    for index in 0..201 {
        let comma = if index > 0 { "," } else { "" };
        write!(
            levels,
            r#"{comma}{{"id":"l{index}","title":"Role {index}","skills":["s{}","s{}"]}}"#,
            index % 20,
            20 + index % 7
        )
        .expect("written");
    }
    let ladder = format!(r#"{{"levels":[{levels}]}}"#);
    let page = ask_with("match --skill s3,s24 --width 80", ladder.as_bytes()).stdout;
    assert!(page.lines().count() <= 24, "{page}");
    assert!(page.contains("189 more: --top 201"), "{page}");
    assert!(page.contains("plan --goal l3"), "{page}");
    let ids = |line: &str| {
        ask_with(
            &format!("match --skill s3,s24 --format ids {line}"),
            ladder.as_bytes(),
        )
    };
    assert_eq!(ids("").stdout.lines().count(), 201);
    // 123 is 3 of 20 and 4 of 7.
    assert_eq!(ids("--top 1").stdout, "l123\n");
    assert_eq!(ids("--top 0").code, 2);
    let page = ask_with("match --skill s3 --width 80 --top 30", ladder.as_bytes()).stdout;
    assert!(
        page.contains("171 more") && page.contains("Role 183"),
        "{page}"
    );
}

#[test]
fn a_person_is_given_as_to_plan() {
    let file = scratch("match-profile.json");
    std::fs::write(
        &file,
        r#"{"skills":["scrum",{"skill":"kanban","at":"it-pm"}],"date":"2026-05"}"#,
    )
    .expect("written");
    let run = run([
        "match",
        "--profile",
        &file,
        "--skill",
        "jira",
        "--top",
        "1",
        "--json",
    ]);
    assert_eq!(run.notes(), ["not on this ladder, so not counted: jira"]);
    assert_eq!(entries(&run)[0]["gaps"], json!(["agile-methodologies"]));
    assert_eq!(ask("match --strict --skill jira").code, 2);
    assert_eq!(ask("match --at nowhere").code, 2);
    let nothing = ask("match --format ids");
    assert!(
        nothing.stderr.contains("no skill is given"),
        "{}",
        nothing.stderr
    );
}
