//! `diff --team`: whose standing a new version of a ladder changes. What it says is the difference of two
//! runs of `team`, in every form of a roster.

use std::{collections::BTreeMap, fs, process::Stdio};

use serde_json::{Value, json};

use crate::support::{Run, ask, golden, program, run, scratch};

const OLD: &str = "tests/versions/staff/old.yaml";
const NEW: &str = "tests/versions/staff/new.yaml";
const PEOPLE: &str = "tests/versions/staff/people.csv";

#[test]
fn a_person_sees_whose_standing_changes_first() {
    for (format, name) in [
        ("table --width 80", "diff-team-80.txt"),
        ("markdown", "diff-team.md"),
        ("csv", "diff-team.csv"),
    ] {
        let shown = ask(&format!(
            "diff {OLD} {NEW} --team {PEOPLE} --format {format}"
        ));
        assert_eq!(shown.code, 0);
        golden(name, &shown.stdout);
        assert_eq!(
            shown.stderr,
            "note: columns that neither ladder knows, so not counted: `estimting`\n\
             note: columns that `tests/versions/staff/new.yaml` does not know any more, so not counted \
             there: `budget` and `cobol`\n\
             note: neither ladder knows, so not counted: row 8 `x` and row 8 `what`\n"
        );
    }
}

#[test]
fn a_person_is_held_to_their_own_level_too() {
    let version = |name: &str, skills: &str| {
        let file = scratch(name);
        let ladder = format!(r#"{{"levels":[{{"id":"a","title":"A","skills":[{skills}]}}]}}"#);
        fs::write(&file, ladder).expect("written");
        file
    };
    let old = version("own-old.json", r#""Talk","Risk-Work""#);
    let new = version("own-new.json", r#""Talk","Budget","Riskwork""#);
    let team = scratch("own.csv");
    fs::write(
        &team,
        "name,at,skills\nAnn,a,talk; risk work; budget\nBen,a,talk; risk work\n",
    )
    .expect("written");
    let people = answer(&[&old, &new, "--team", &team])["people"].take();
    let own = |person: usize| {
        let own = &people[person]["own"][0];
        json!([own["was_ready"], own["ready"], own["skills"]])
    };
    let met = json!({"status": "met", "have": null, "want": null});
    let missing = json!({"status": "missing", "have": null, "want": null});
    // A skill that only one of the ladders has keeps the name that it has there.
    let renamed = [
        json!({"id": "riskwork", "name": "Riskwork", "was": null, "now": met}),
        json!({"id": "risk-work", "name": "Risk-Work", "was": met, "now": null}),
    ];
    let budget = |now: &Value| json!({"id": "budget", "name": "Budget", "was": null, "now": now});
    let skills = |now| json!([budget(now), renamed[0], renamed[1]]);
    assert_eq!(own(0), json!([true, true, skills(&met)]));
    assert_eq!(own(1), json!([true, false, skills(&missing)]));
    let shown = run(["diff", &old, &new, "--team", &team]).stdout;
    assert!(
        shown.contains("1 does not meet their own level any more"),
        "{shown}"
    );
}

#[test]
fn each_edit_changes_whom_it_should() {
    let team = answer(&[OLD, NEW, "--team", PEOPLE]);
    assert_eq!(team["judged"], 7);
    assert_eq!(
        team["gone"],
        json!([{"id": "guru", "title": "Guru", "stood": 1, "next": 1}])
    );
    let told = |name: &str| {
        let people = team["people"].as_array().expect("people");
        let person = people.iter().find(|one| one["name"] == name);
        let person = person.unwrap_or_else(|| panic!("{name} is not told"));
        let skills = person["levels"].as_array().expect("levels").iter();
        let skills = skills.flat_map(|level| level["skills"].as_array().expect("skills"));
        let skills = skills.map(|skill| {
            let status = |side: &str| skill[side]["status"].as_str().unwrap_or("-").to_owned();
            format!("{} {}>{}", skill["id"], status("was"), status("now")).replace('"', "")
        });
        json!([
            person["became_ready"],
            person["no_longer_ready"],
            person["gone"],
            skills.collect::<Vec<_>>()
        ])
    };
    assert_eq!(
        told("Ann Ames"),
        json!([
            [],
            ["senior"],
            [],
            ["talk met>too_low", "estimating ->missing", "budget met>-"]
        ])
    );
    assert_eq!(
        told("Ben Bauer"),
        json!([["head"], [], [], ["talk too_low>met"]])
    );
    assert_eq!(told("Cleo Cruz"), json!([[], [], ["guru"], []]));
    assert_eq!(told("Dan Dietz"), json!([[], [], ["guru"], []]));
    assert_eq!(
        told("Eve Ek"),
        json!([
            [],
            [],
            [],
            [
                "talk too_low>too_low",
                "estimating ->missing",
                "budget missing>-"
            ]
        ])
    );
}

#[test]
fn it_is_the_difference_of_two_teams_in_every_form_of_a_roster() {
    let people = json!([
        {"name": "Ann", "at": "junior", "years": 2, "skills": ["talk:mid", "risk:low", "budget:low", "cobol"]},
        {"name": "Ben", "at": "senior", "years": 6, "skills": ["talk:low"], "waive": ["risk"]},
        {"name": "Cleo", "at": "Guru", "goal": "senior", "skills": ["estimating:high"]},
        {"name": "Dan", "years": 4, "goal": "guru"},
        {"skills": ["talk:high", "risk"]},
        {"name": "Eve", "years": "many"},
        {"name": "Finn", "at": "head", "skills": ["scrum", "Leadership", "Risk Management"]},
    ]);
    let list = people.as_array().expect("people");
    let (array, lines, folder) = (
        scratch("people.json"),
        scratch("people.ndjson"),
        scratch("people"),
    );
    fs::write(&array, people.to_string()).expect("written");
    let all: String = list.iter().map(|one| format!("{one}\n")).collect();
    fs::write(&lines, &all).expect("written");
    fs::create_dir_all(&folder).expect("a folder");
    for (at, one) in list.iter().enumerate() {
        fs::write(format!("{folder}/{at}.json"), one.to_string()).expect("written");
    }
    let mut told = 0;
    for (old, new) in [
        (OLD, NEW),
        (NEW, OLD),
        (OLD, OLD),
        ("guide", "uk-delivery"),
        (OLD, "guide"),
    ] {
        for roster in [PEOPLE, &array, &lines, &folder, "tests/rosters/ten.csv"] {
            told += is_difference(old, new, roster);
        }
    }
    assert!(told > 60, "{told}");
    // A pipe gives its bytes once, and both ladders have to read them.
    let file = fs::File::open(&lines).expect("opened");
    let args = ["diff", OLD, NEW, "--team", "-", "--json"];
    let piped: Run = program()
        .args(args)
        .stdin(Stdio::from(file))
        .output()
        .expect("the program starts")
        .into();
    let mut of_file = answer(&[OLD, NEW, "--team", &lines]);
    for person in of_file["people"].as_array_mut().expect("people") {
        person["file"] = Value::Null;
    }
    let piped: Value = serde_json::from_str(&piped.stdout).expect("JSON");
    assert_eq!(piped["diff"]["team"], of_file);
}

/// What `diff` says of a team.
fn answer(args: &[&str]) -> Value {
    let run = crate::support::run([&["diff"], args, &["--json"]].concat());
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    answer["diff"]["team"].clone()
}

/// Makes sure that the old standing of all with the changes made to it is the new one, and gives how many
/// changes there were.
fn is_difference(old: &str, new: &str, roster: &str) -> usize {
    let team = |ladder: &str| -> Vec<Value> {
        let option = if ladder.contains('/') {
            "--data"
        } else {
            "--ladder"
        };
        let run = ask(&format!("team {roster} {option} {ladder} --json"));
        let team: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let people = team["team"]["people"].as_array().expect("people");
        people.iter().map(standing).collect()
    };
    let (was, is) = (team(old), team(new));
    let diff = answer(&[old, new, "--team", roster]);
    let mut changes = diff["people"].as_array().expect("people").iter().peekable();
    let mut told = 0;
    for (was, is) in was.into_iter().zip(is) {
        let is_told = |change: &&Value| {
            ["name", "row", "file"]
                .iter()
                .all(|key| change[key] == is[key])
        };
        let Some(change) = changes.next_if(is_told) else {
            assert_eq!(was, is, "not told: {old} {new} {roster}");
            continue;
        };
        assert_ne!(was, is, "nothing has changed: {change}");
        assert_eq!(applied(was, change), is, "{old} {new} {roster}: {change}");
        told += 1;
    }
    assert_eq!(changes.next(), None, "told of somebody else");
    told
}

/// What a team says of a person, with what they require by skill.
fn standing(person: &Value) -> Value {
    let next = person["next"].as_array().expect("levels").iter().map(|level| {
        let mut skills = BTreeMap::new();
        for status in ["met", "waived", "undecided"] {
            for id in level[status].as_array().expect("ids") {
                let standing = json!({"status": status, "have": null, "want": null});
                skills.insert(id.as_str().expect("an id").to_owned(), standing);
            }
        }
        for status in ["too_low", "missing"] {
            for skill in level[status].as_array().expect("skills") {
                let standing = json!({"status": status, "have": skill["have"], "want": skill["want"]});
                skills.insert(skill["id"].as_str().expect("an id").to_owned(), standing);
            }
        }
        let id = level["id"].as_str().expect("an id").to_owned();
        let level = json!({"ready": level["ready"], "years_missing": level["years_missing"], "skills": skills});
        (id, level)
    });
    let next: BTreeMap<String, Value> = next.collect();
    let unknown = person["unknown"].as_array().expect("names").iter();
    // What a heading is to a ladder is told once of the file.
    let unknown = unknown.filter(|one| one["kind"] != "column");
    let mut unknown: Vec<&str> = unknown
        .map(|one| one["given"].as_str().expect("a name"))
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    json!({
        "name": person["name"], "row": person["row"], "file": person["file"],
        "at": person["at"], "error": person["error"],
        "next": next, "unknown": unknown,
    })
}

/// A standing after a change.
fn applied(mut was: Value, change: &Value) -> Value {
    assert_eq!(
        (&was["at"], &was["error"]),
        (&change["was_at"], &change["was_error"])
    );
    was["at"] = change["at"].clone();
    was["error"] = change["error"].clone();
    let next = was["next"].as_object_mut().expect("levels");
    let ids = |key: &str| {
        let mut ids: Vec<String> = serde_json::from_value(change[key].clone()).expect("ids");
        ids.sort();
        ids
    };
    assert_eq!(next.keys().cloned().collect::<Vec<_>>(), ids("was_next"));
    for level in change["levels"].as_array().expect("levels") {
        let id = level["id"].as_str().expect("an id").to_owned();
        let nothing = json!({"ready": null, "years_missing": null, "skills": {}});
        let known = next.entry(id.clone()).or_insert(nothing);
        assert_eq!(known["ready"], level["was_ready"]);
        assert_eq!(known["years_missing"], level["was_years_missing"]);
        known["ready"] = level["ready"].clone();
        known["years_missing"] = level["years_missing"].clone();
        let skills = known["skills"].as_object_mut().expect("skills");
        for skill in level["skills"].as_array().expect("skills") {
            let id = skill["id"].as_str().expect("an id");
            assert_eq!(skills.remove(id).unwrap_or_default(), skill["was"]);
            if !skill["now"].is_null() {
                skills.insert(id.to_owned(), skill["now"].clone());
            }
        }
        if known["ready"].is_null() {
            next.remove(&id);
        }
    }
    assert_eq!(next.keys().cloned().collect::<Vec<_>>(), ids("next"));
    let mut unknown: Vec<String> = serde_json::from_value(was["unknown"].clone()).expect("names");
    let known: Vec<String> = serde_json::from_value(change["now_known"].clone()).expect("names");
    unknown.retain(|name| !known.contains(name));
    let lost = change["no_longer_known"].as_array().expect("names").iter();
    unknown.extend(lost.map(|one| one["given"].as_str().expect("a name").to_owned()));
    unknown.sort();
    unknown.dedup();
    was["unknown"] = json!(unknown);
    was
}

#[test]
fn who_cannot_be_judged_is_told_and_the_exit_code_says_so() {
    let roster = scratch("people.ndjson");
    fs::write(
        &roster,
        "{\"name\":\"Ann\",\"at\":\"junior\"}\n{\"years\":-1}\n",
    )
    .expect("written");
    let shown = ask(&format!("diff {OLD} {NEW} --team {roster} --json"));
    assert_eq!(shown.code, 1);
    let notes = shown.notes();
    assert!(
        notes[0].starts_with(&format!("1 could not be judged: {roster}, row 2 (years: ")),
        "{notes:?}"
    );
    let missing = ask(&format!("diff {OLD} {NEW} --team nobody.csv"));
    assert_eq!((missing.code, &*missing.stdout), (1, ""));
    assert!(
        missing
            .stderr
            .starts_with("error: cannot read nobody.csv: "),
        "{}",
        missing.stderr
    );
    // Without the option the key is there, and nothing else changes.
    assert_eq!(answer(&[OLD, NEW]), Value::Null);
    for (line, code) in [
        (format!("diff {OLD} {OLD} --team {PEOPLE} --exit-code"), 0),
        (format!("diff {OLD} {NEW} --team {PEOPLE} --exit-code"), 1),
        (format!("diff - {NEW} --team -"), 2),
    ] {
        assert_eq!(ask(&line).code, code, "{line}");
    }
}

#[test]
fn a_column_that_means_a_skill_to_one_ladder_only_is_no_other_team() {
    let ladder = scratch("skills.json");
    let text = r#"{"levels": [{"id": "a", "title": "A", "skills": ["Skill"]}]}"#;
    fs::write(&ladder, text).expect("written");
    let roster = scratch("claims.csv");
    fs::write(&roster, "name,skill\nAnn,talk\nAnn,risk\n").expect("written");
    let failed = ask(&format!("diff {OLD} {ladder} --team {roster}"));
    assert_eq!((failed.code, &*failed.stdout), (2, ""));
    assert!(
        failed.stderr.contains("read the team as different people"),
        "{}",
        failed.stderr
    );
}
