//! `compare`: every change, on a ladder that has them all.

use serde_json::{Value, json};

use crate::support::{ask, ask_with};

fn ladder() -> Value {
    json!({
        "scale": ["low", "middle", "high"],
        "levels": [
            {"id": "a", "title": "A", "years": {"min": 1, "max": 2}, "skills": [
                {"skill": "Same", "proficiency": "middle"}, {"skill": "Up", "proficiency": "low"},
                {"skill": "Down", "proficiency": "high"}, "Gone",
                {"skill": "Eased", "proficiency": "low"}, "Bare"],
             "salary": [{"currency": "EUR", "min": 1, "period": "month", "region": "Rome"}]},
            {"id": "b", "title": "B", "years": {"min": 2}, "skills": [
                {"skill": "Down", "proficiency": "low"}, {"skill": "New", "proficiency": "middle"},
                {"skill": "same", "proficiency": "middle"}, {"skill": "Up", "proficiency": "middle"},
                {"skill": "Eased", "proficiency": "low", "required": false},
                {"skill": "Bare", "proficiency": "middle"}]}
        ],
        "tracks": [{"id": "b", "title": "Bee", "skills": ["New"]}]
    })
}

fn compare(args: &str) -> Value {
    let run = ask_with(
        &format!("compare {args} --json"),
        ladder().to_string().as_bytes(),
    );
    assert_eq!((run.code, &*run.stderr), (0, ""), "{args}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["compare"].clone()
}

fn changes(args: &str) -> Vec<String> {
    let compare = compare(args);
    let skills = compare["skills"].as_array().expect("a list").iter();
    skills
        .map(|skill| {
            format!(
                "{} {} {} {}",
                skill["id"], skill["change"], skill["from"], skill["to"]
            )
        })
        .map(|line| line.replace('"', ""))
        .collect()
}

#[test]
fn every_change_has_its_name() {
    assert_eq!(
        changes("a level:b"),
        [
            "new gained null middle",
            "up raised low middle",
            "bare raised null middle",
            "eased changed low low",
            "same unchanged middle middle",
            "down lowered high low",
            "gone dropped null null",
        ]
    );
    assert_eq!(
        changes("level:b a"),
        [
            "gone gained null null",
            "down raised low high",
            "eased changed low low",
            "same unchanged middle middle",
            "up lowered middle low",
            "bare lowered middle null",
            "new dropped middle null",
        ]
    );
}

#[test]
fn the_sides_stand_beside_each_other() {
    let compare = compare("a track:b");
    assert_eq!(
        compare["from"],
        json!({"kind": "level", "id": "a", "title": "A"})
    );
    assert_eq!(
        compare["to"],
        json!({"kind": "track", "id": "b", "title": "Bee"})
    );
    assert_eq!(
        compare["years"],
        json!({"from": {"min": 1, "max": 2}, "to": {"min": null, "max": null}})
    );
    assert_eq!(compare["salary"]["from"][0]["region"], "Rome");
    assert_eq!(compare["salary"]["to"], json!([]));
    let eased = self::compare("a level:b");
    let mut skills = eased["skills"].as_array().expect("a list").iter();
    let eased = skills.find(|skill| skill["id"] == "eased").expect("eased");
    assert_eq!(eased["required"], json!({"from": true, "to": false}));
}

/// A plain name on a ladder with a scale is asked for at the lowest proficiency, and it is shown.
#[test]
fn a_bare_skill_shows_the_lowest_proficiency() {
    let page = ask_with("compare a level:b", ladder().to_string().as_bytes()).stdout;
    let bare = page.lines().find(|line| line.starts_with("Bare"));
    let cells: Vec<&str> = bare.expect("a row").split('│').map(str::trim).collect();
    assert_eq!(cells, ["Bare", "raised", "low", "middle"]);
}

#[test]
fn names_that_mean_nothing_or_too_much() {
    let run = ask_with("compare a b", ladder().to_string().as_bytes());
    assert_eq!(run.code, 2);
    assert_eq!(
        run.stderr,
        "error: `b` means more than one thing\nhint: write `level:b` or `track:b`\n"
    );
    assert_eq!(ask("compare junior scrum").code, 2, "a skill is no level");
    let same = ask("compare pm pm");
    assert_eq!(
        (same.code, &*same.stderr),
        (0, "note: both are IT Project Manager\n")
    );
}

#[test]
fn what_is_dropped_is_explained_only_where_something_is() {
    let ladder = br#"{"levels":[{"id":"a","title":"A","skills":["x"]},{"id":"b","title":"B","skills":["x","y"]}]}"#;
    let page = |line: &str| ask_with(line, ladder).stdout;
    assert!(!page("compare a b").contains("Dropped:"));
    assert!(page("compare b a").contains("Dropped: not named any more"));
}
