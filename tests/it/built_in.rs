//! The built-in ladders: which there are, and that each is whole.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{ask, json, run};

#[test]
fn they_are_listed_with_publisher_date_and_licence() {
    let answer = json("ladders");
    let ladders = answer["ladders"].as_array().expect("a list");
    let ids: Vec<&Value> = ladders.iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["guide", "uk-delivery"]);
    assert_eq!(ladders[0]["default"], true);
    let uk = &ladders[1];
    assert_eq!(
        (&uk["levels"], &uk["tracks"], &uk["skills"]),
        (&json!(5), &json!(10), &json!(25))
    );
    assert_eq!(uk["as_of"], "2025-09-15");
    let page = ask("ladders").stdout;
    let credit =
        "Contains public sector information licensed under the Open Government Licence v3.0";
    let words: Vec<&str> = page.split_whitespace().collect();
    assert!(words.join(" ").contains(credit), "{page}");
}

/// The requirements as the framework has them, in a table of their own.
#[test]
fn each_of_the_123_requirements_is_there() {
    let mut reader = csv::Reader::from_path("tests/facts/uk-delivery.csv").expect("the facts");
    let facts: BTreeSet<[String; 3]> = reader
        .records()
        .map(|record| {
            let record = record.expect("a record");
            [0, 1, 2].map(|column| record[column].to_owned())
        })
        .collect();
    assert_eq!(facts.len(), 123);
    let mut found = BTreeSet::new();
    for list in ["levels", "tracks"] {
        let answer = json(&format!("{list} --ladder uk-delivery"));
        for role in answer[list].as_array().expect("a list") {
            for skill in role["skills"].as_array().expect("a list") {
                let text = |value: &Value| value.as_str().expect("text").to_owned();
                found.insert([
                    text(&role["title"]),
                    text(&skill["name"]),
                    text(&skill["proficiency"]),
                ]);
            }
        }
    }
    assert_eq!(found, facts);
    // Each proficiency that is asked for is explained, as are the others of the framework.
    let answer = json("skills --ladder uk-delivery");
    let skills = answer["skills"].as_array().expect("a list");
    let means = skills
        .iter()
        .map(|skill| skill["means"].as_object().expect("an object").len());
    assert_eq!(means.sum::<usize>(), 95);
}

#[test]
fn every_command_that_reads_a_ladder_takes_one_by_its_name() {
    for line in [
        "levels",
        "tracks",
        "skills",
        "strategies",
        "certifications",
        "salaries",
        "plan",
        "match",
        "show delivery manager",
        "compare delivery-manager senior-delivery-manager",
        "validate",
    ] {
        let answer = run(line
            .split(' ')
            .take(1)
            .chain(["--ladder", "uk-delivery"])
            .chain(line.split(' ').skip(1)));
        assert_eq!(answer.code, 0, "{line}: {}", answer.stderr);
    }
    assert_eq!(
        json("levels --ladder uk-delivery")["ladder"]["id"],
        "uk-delivery"
    );
    assert_eq!(json("levels --ladder guide"), json("levels"));
    // In one place there is one ladder; behind the command wins.
    assert_eq!(ask("levels --ladder guide --data x.json").code, 2);
    assert_eq!(ask("--data x.json levels --ladder guide").code, 0);
    assert_eq!(ask("market --ladder guide").code, 2);
    assert_eq!(
        ask("validate --ladder uk-delivery data/career.json").code,
        2
    );
    let error = ask("show --ladder uk-delivery nobody");
    assert!(
        error.stderr.contains("`--ladder uk-delivery`"),
        "{}",
        error.stderr
    );
    // It gives no years, and the survey is of another country.
    let plan = ask("plan --ladder uk-delivery --years 4 --width 80").stdout;
    assert!(
        plan.contains("the levels of this ladder name no years"),
        "{plan}"
    );
    assert!(!plan.contains("United States"), "{plan}");
    assert!(plan.contains("what it takes: "), "{plan}");
}

#[test]
fn match_and_skills_go_over_all_of_them() {
    let answer = json("match --ladder all --skill communication,planning");
    assert_eq!(answer["ladder"], json!(null));
    let entries = answer["match"].as_array().expect("a list");
    assert_eq!(entries.len(), 5 + 15);
    assert_eq!(
        (&entries[0]["ladder"], &entries[0]["id"]),
        (&json!("guide"), &json!("junior-it-pm"))
    );
    assert!(
        entries
            .iter()
            .any(|one| one["ladder"] == "uk-delivery" && one["met"] == 1)
    );
    assert_eq!(
        ask("match --ladder all --top 3 --format ids")
            .stdout
            .lines()
            .count(),
        3
    );
    let answer = json("skills --ladder all");
    let skills = answer["skills"].as_array().expect("a list");
    assert_eq!(skills.len(), 15 + 25);
    let page = ask("skills stakeholder --ladder all").stdout;
    assert!(page.starts_with("Ladder"), "{page}");
    // What one of them knows is no mistake; what none knows is.
    let strict = json("match --ladder all --strict --skill scrum");
    assert_eq!(strict["match"].as_array().expect("a list").len(), 5);
    let left_out = strict["notes"][0].as_str().expect("a note");
    assert!(
        left_out.starts_with("uk-delivery is left out: there is no skill"),
        "{left_out}"
    );
    assert_eq!(
        json("match --ladder all --at it-pm")["match"]
            .as_array()
            .expect("a list")
            .len(),
        5
    );
    assert_eq!(ask("match --ladder all --strict --skill nonsense").code, 2);
    let nowhere = ask("match --ladder all --at nowhere");
    assert_eq!(nowhere.code, 2);
    // A hint is a command that works: `levels` takes one ladder at a time.
    assert!(
        nowhere
            .stderr
            .contains("`itpm-career levels --ladder guide`"),
        "{}",
        nowhere.stderr
    );
    let page = ask("match --ladder all --skill communication,planning --width 0").stdout;
    assert!(
        page.contains("plan --goal junior-it-pm --ladder guide"),
        "{page}"
    );
    assert_eq!(
        json("skills scrum --ladder all")["skills"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
    assert_eq!(ask("skills nonsense --ladder all").code, 2);
    let error = ask("levels --ladder all");
    assert!(
        error.code == 2
            && error
                .stderr
                .contains("`match` and `skills` take `--ladder all`")
    );
    assert_eq!(
        json("match --skill scrum")["match"][0]["ladder"],
        json!(null)
    );
}
