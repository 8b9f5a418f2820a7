//! What is said of a team, and what the options make of it.

use std::fs;

use serde_json::{Value, json};

use super::{json_of, team_of};
use crate::support::{ask, ask_on, json as asked, scratch};

#[test]
fn ten_people_are_judged_as_by_hand() {
    let answer = asked("team tests/rosters/ten.csv");
    let people = answer["team"]["people"].as_array().expect("people");
    let told: Vec<String> = (people.iter())
        .map(|one| {
            let next = one["next"].as_array().expect("levels").first();
            let next = next.map_or(String::from("-"), |next| {
                let ids = |key: &str| {
                    let all = next[key].as_array().expect("skills").iter();
                    let all = all.map(|skill| skill["id"].as_str().expect("an id").to_owned());
                    all.collect::<Vec<_>>().join("+")
                };
                format!(
                    "{} {} {}",
                    next["ready"],
                    next["years_missing"],
                    ids("missing")
                )
            });
            let name = one["name"].as_str().expect("a name");
            format!(
                "{} {} {} {next}",
                one["row"],
                name,
                one["at"][0].as_str().unwrap_or("-")
            )
        })
        .collect();
    let expected = [
        "2 Ann Ames junior-it-pm false 1 leadership+risk-management+budget-management",
        "3 Ben Bauer it-pm false 3 strategic-planning+advanced-risk-management+mentoring",
        "4 Cleo Cruz senior-it-pm -",
        "5 Dan Dietz junior-it-pm false 2 leadership+risk-management+budget-management",
        "6 Eva Engel senior-it-pm -",
        "7 Fay Fonte junior-it-pm true 0 ",
        "8 Gil Gupta - false 1 ",
        "9 Hal Hughes it-pm false 1 advanced-risk-management+mentoring",
        "10 Ida Iwata junior-it-pm false 0 budget-management",
        "11 Jon Juric it-pm false 2 strategic-planning+advanced-risk-management+mentoring",
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_skills_of_ten_people_are_counted_as_by_hand() {
    let answer = asked("team tests/rosters/ten.csv");
    let unknown = json!([{"name": "Dan Dietz", "row": 5, "given": "Time Mgmt", "near": ["Time Management", "Leadership"]}]);
    assert_eq!(answer["team"]["unknown"], unknown);
    let coverage = answer["team"]["coverage"].as_array().expect("skills");
    let of = |id: &str| {
        let skill = coverage.iter().find(|skill| skill["id"] == id).expect(id);
        (
            skill["have"].clone(),
            skill["asked"].clone(),
            skill["short"].clone(),
            skill["next_short"].clone(),
            skill["alone"]["name"].clone(),
        )
    };
    let alone = |name: &str| json!(name);
    // Cleo's advanced risk management implies risk management.
    assert_eq!(
        of("risk-management"),
        (json!(4), json!(3), json!(2), json!(2), Value::Null)
    );
    assert_eq!(
        of("advanced-risk-management"),
        (json!(1), json!(2), json!(1), json!(3), alone("Cleo Cruz"))
    );
    assert_eq!(
        of("communication"),
        (json!(4), json!(4), json!(1), json!(0), Value::Null)
    );
    let levels = answer["team"]["levels"].as_array().expect("levels").iter();
    let levels: Vec<(Value, Value)> = levels
        .map(|one| (one["people"].clone(), one["ready"].clone()))
        .collect();
    assert_eq!(
        levels,
        [
            (json!(1), json!(0)),
            (json!(4), json!(1)),
            (json!(3), json!(0)),
            (json!(2), json!(0))
        ]
    );
}

#[test]
fn what_needs_all_people_is_no_stream() {
    for option in ["--sort name", "--part coverage", "--without Ann"] {
        let run = team_of(&format!("--format ndjson {option}"), b"{}");
        assert_eq!(run.code, 2, "{option}");
        assert!(
            run.error()["message"]
                .as_str()
                .expect("text")
                .contains("one by one")
        );
    }
}

#[test]
fn the_order_and_the_choice_are_of_people_and_the_coverage_is_of_all() {
    let names = |options: &str| -> String {
        let answer = asked(&format!("team tests/rosters/ten.csv {options}"));
        assert_eq!(
            answer["team"]["coverage"].as_array().expect("skills").len(),
            10
        );
        let people = answer["team"]["people"].as_array().expect("people").iter();
        let names = people.map(|one| one["name"].as_str().expect("a name")[..3].to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names("--sort name"),
        "Ann Ben Cle Dan Eva Fay Gil Hal Ida Jon"
    );
    assert_eq!(
        names("--sort level"),
        "Gil Ann Dan Fay Ida Ben Hal Jon Cle Eva"
    );
    assert_eq!(
        names("--sort missing"),
        "Fay Gil Ida Hal Ann Ben Dan Jon Cle Eva"
    );
    assert_eq!(names("--ready"), "Fay");
    assert_eq!(names("--level senior"), "Cle Eva");
    assert_eq!(names("--goal senior --ready"), "Cle");
}

#[test]
fn of_two_people_of_one_name_who_are_ready_the_rows_are_said() {
    let row = "Ann,3,Leadership; Risk Management; Budget Management\n";
    let screen = team_of(
        "--goal it-pm",
        format!("name,years,skills\n{row}{row}").as_bytes(),
    );
    let said = "2 people, ready: Ann (row 2), Ann (row 3)";
    assert!(screen.stdout.contains(said), "{}", screen.stdout);
}

#[test]
fn a_level_that_is_not_known_is_said_before_a_skill() {
    let people = b"name,at,skills\nAnn,it-pm,Juggling\nBob,wizard,Leadership\n";
    let screen = team_of("--width 80", people).stdout;
    assert!(
        screen.starts_with("Not on this ladder: Bob `wizard`"),
        "{screen}"
    );
}

#[test]
fn what_a_team_needs_is_told_beside_what_it_has() {
    let needs = scratch("need.csv");
    fs::write(
        &needs,
        "skill,proficiency,people\nleadership,,6\nMentoring,,2\n",
    )
    .expect("written");
    let answer = asked(&format!("team tests/rosters/ten.csv --need {needs}"));
    let coverage = answer["team"]["coverage"]
        .as_array()
        .expect("skills")
        .iter();
    let needed = coverage.filter(|one| !one["need"].is_null());
    let needed: Vec<Value> = needed.map(|one| one["need"].clone()).collect();
    let need = |people, have, short| json!({"proficiency": null, "people": people, "have": have, "short": short});
    assert_eq!(needed, [need(6, 5, 1), need(2, 2, 0)]);
    for (csv, message) in [
        (
            "skill,people\nledership,1\n",
            "2:1: there is no skill `ledership`; did you mean `Leadership`?",
        ),
        (
            "skill,people\nleadership,some\n",
            "2:1: expected a number of people, found `some`",
        ),
        (
            "skill,proficiency\nleadership,\n",
            "1:1: there is no column `people`",
        ),
    ] {
        fs::write(&needs, csv).expect("written");
        let run = ask(&format!("team tests/rosters/ten.csv --need {needs}"));
        assert_eq!(run.code, 1);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn what_has_changed_since_is_told_by_name() {
    let (old, new) = (scratch("old.csv"), scratch("new.csv"));
    let head = "name,years,skills\n";
    let ann = "leadership; risk management";
    fs::write(
        &old,
        format!("{head}Ann,3,{ann}\nBob,4,mentoring\nCid,1,communication\nDee,1,scrum\n"),
    )
    .expect("written");
    fs::write(
        &new,
        format!("{head}Eve,2,\nDee,1,scrum\nANN,3,{ann}; budget management\nCid,1,\n"),
    )
    .expect("written");
    let answer = asked(&format!("team {new} --since {old}"));
    let since = &answer["team"]["since"];
    let person = |name: &str, row, gained: Value, lost: Value, ready: Value| {
        json!({"name": name, "row": row, "gained": gained, "lost": lost, "became_ready": ready,
            "was_at": ["junior-it-pm"], "at": ["junior-it-pm"]})
    };
    let skill = |id: &str| json!([{"id": id, "from": null, "to": null}]);
    let expected = json!([
        person(
            "ANN",
            4,
            skill("budget-management"),
            json!([]),
            json!(["it-pm"])
        ),
        person("Cid", 5, json!([]), skill("communication"), json!([])),
    ]);
    assert_eq!(since["people"], expected);
    assert_eq!(since["joined"], json!([{"name": "Eve", "row": 2}]));
    assert_eq!(since["left"], json!([{"name": "Bob", "row": 3}]));
    let fallen: Vec<&Value> = since["coverage"]
        .as_array()
        .expect("skills")
        .iter()
        .map(|one| &one["id"])
        .collect();
    assert_eq!(fallen, ["communication", "mentoring"]);
    let page = ask(&format!("team {new} --since {old}")).stdout;
    for said in [
        "Budget Management",
        "New: Eve",
        "Gone: Bob",
        "Mentoring (1→0)",
    ] {
        assert!(page.contains(said), "{page}");
    }
    let same = ask(&format!("team {new} --since {new}")).stdout;
    assert!(same.contains("Nothing has changed."), "{same}");
}

#[test]
fn a_matrix_shows_who_has_what() {
    let people = b"name,planning,Agile and Lean practices\nAnn Ames,working,1\nBob,,expert\n";
    let csv = team_of("--ladder uk-delivery --part matrix --format csv", people).stdout;
    let expected = "id,skill,Ann Ames,Bob\r\nagile-and-lean-practices,Agile and Lean practices,awareness,expert\r\nplanning,Planning,working,\r\n";
    assert_eq!(csv, expected);
    let table = team_of("--ladder uk-delivery --part matrix", people).stdout;
    assert!(table.contains("1 awareness, 2 working"), "{table}");
}

#[test]
fn certificates_are_told_where_they_are_asked_for() {
    let people = br#"{"name":"Ann","years":9,"certifications":["pmp","nought"],"education":"bsc"}
{"name":"Bob"}"#;
    let told = |args: &str| json_of(args, people)["team"]["people"].clone();
    assert_eq!(told("")[0]["certifications"], Value::Null);
    for (at, profile) in [
        r#"{"name":"Ann","years":9,"certifications":["pmp","nought"],"education":"bsc"}"#,
        r#"{"name":"Bob"}"#,
    ]
    .into_iter()
    .enumerate()
    {
        let file = scratch("profile.json");
        fs::write(&file, profile).expect("written");
        let plan = asked(&format!("plan --profile {file}"));
        let certificates = plan["plan"]["certifications"].as_array().expect("a list");
        let expected = certificates.iter().map(|one| {
            assert_eq!(one["id"] == "pmp" && at == 0, one["status"] == "held");
            json!({"id": one["id"], "status": one["status"]})
        });
        let expected: Vec<Value> = expected.collect();
        assert_eq!(
            told("--certifications")[at]["certifications"],
            json!(expected)
        );
    }
    let unknown = json!([{"kind": "certification", "given": "nought", "near": []}]);
    assert_eq!(told("--certifications")[0]["unknown"], unknown);
}

#[test]
fn beside_exams_it_stands_where_people_are_as_far_as_that_fits() {
    for (width, is_there) in [(80, false), (100, true)] {
        let screen = ask(&format!(
            "team tests/rosters/ten.csv --certifications --width {width}"
        ));
        let head = screen.stdout.lines().find(|line| line.starts_with("Name"));
        let head = head.expect("a table");
        assert!(head.contains("May sit"), "{head}");
        assert_eq!(head.contains("Stands at"), is_there, "{head}");
    }
}

#[test]
fn level_and_ready_choose_people_in_every_format() {
    let csv = ask("team tests/rosters/ten.csv --level it-pm --format csv").stdout;
    assert_eq!(csv.lines().count(), 1 + 3, "{csv}");
    let line = ask("team tests/rosters/ten.csv --ready --format ndjson").stdout;
    assert!(
        line.starts_with("{\"name\":\"Fay Fonte\"") && line.lines().count() == 1,
        "{line}"
    );
    let none = ask("team tests/rosters/ten.csv --ready --level senior");
    assert!(
        none.stderr
            .contains("nobody is what `--ready` and `--level` ask for")
    );
    let wrong = ask("team tests/rosters/ten.csv --level seniro");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong
            .stderr
            .contains("there is no level `seniro`; did you mean"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn what_is_not_known_is_said_once_with_how_many_say_it() {
    let mut lines = String::new();
    for number in 0..3000 {
        let skill = if number % 2 == 0 {
            "Pyton"
        } else {
            "Leadership"
        };
        lines.push_str(&format!(
            "{{\"name\":\"P{number}\",\"skills\":[\"{skill}\"]}}\n"
        ));
    }
    lines.push_str("{\"name\":\"Ann\",\"at\":\"Chief\",\"skills\":[\"Rust\"]}\n");
    let told = |line: &str| ask_on(line, lines.as_bytes()).stdout;
    let expected = "Not on this ladder: `Pyton` (1500 people)";
    let coverage = told("team - --part coverage --width 80");
    // A level decides where somebody stands, but the thousand that are listed have none.
    assert!(
        coverage.lines().take(8).any(|line| line == expected),
        "{coverage}"
    );
    let few = lines.lines().skip(2990).collect::<Vec<_>>().join("\n");
    let screen = ask_on("team - --width 80", few.as_bytes()).stdout;
    let first = "Not on this ladder: Ann `Chief`; 2 more (--full)";
    assert_eq!(screen.lines().next(), Some(first), "{screen}");
    let ann = |screen: &str| {
        let mut lines = screen.lines();
        lines
            .find(|line| line.starts_with("Ann "))
            .map(str::to_owned)
    };
    let ann = ann(&screen).expect("a row");
    assert!(ann.starts_with("Ann   │ not known"), "{ann}");
}

#[test]
fn what_was_asked_goes_before_the_people() {
    let place = |screen: &str, begin: &str| screen.lines().position(|line| line.starts_with(begin));
    let screen = ask("team tests/rosters/ten.csv --without cleo --width 80").stdout;
    let without = place(&screen, "Without Cleo Cruz").expect("a heading");
    assert!(
        without < place(&screen, "Name").expect("people"),
        "{screen}"
    );
    let wrong = ask("team tests/rosters/exported.csv --without Ben");
    assert!(
        wrong
            .stderr
            .contains("hint: say which by the row: `--without 3`"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn people_of_one_name_are_compared_in_the_order_of_their_rows_and_that_is_said() {
    let write = |name: &str, rows: &str| {
        let file = scratch(name);
        fs::write(&file, format!("name,years,skills\n{rows}")).expect("written");
        file
    };
    let old = write("old.csv", "Ben,4,Leadership\nBen,2,Communication\nAnn,3,\n");
    let new = write(
        "new.csv",
        "Ben,2,Communication\nBen,4,Leadership\nAnn,3,Scrum\n",
    );
    let one = write("one.csv", "Ben,2,Communication\nAnn,3,Scrum\n");
    let other = write("other.csv", "Ann,3,\n");
    let said = "Of one name, so compared in the order of their rows: Ben";
    for (now, then, is_said) in [
        (&new, &old, true),
        (&one, &old, true),
        (&one, &other, false),
    ] {
        let screen = ask(&format!("team {now} --since {then} --width 80")).stdout;
        assert_eq!(screen.lines().any(|line| line == said), is_said, "{screen}");
    }
}

#[test]
fn an_education_that_nobody_knows_is_no_fault_of_the_json() {
    let line = br#"{"name":"A","education":"Wizard"}"#;
    let told = ask_on("team --format ndjson -", line).stdout;
    assert!(
        told.contains(r#""message":"expected none, secondary, associate or bachelor"#),
        "{told}"
    );
}

#[test]
fn ten_people_and_five_gaps_fit_one_screen() {
    for more in [
        "",
        "--without cleo-cruz",
        "--sort missing",
        "--certifications",
    ] {
        let screen = ask(&format!("team tests/rosters/ten.csv --width 80 {more}")).stdout;
        assert!(screen.lines().count() <= 24, "{more}: {screen}");
        let is_person = |line: &&str| line.contains("it-pm") || line.contains("at the top");
        let names = screen.lines().filter(is_person);
        assert_eq!(names.count(), 10, "{more}: {screen}");
    }
    // Names as people have them, two of them alike, with what nobody knows.
    let screen = ask("team tests/rosters/exported.csv --width 80").stdout;
    assert!(screen.lines().count() <= 24, "{screen}");
    let people = screen.lines().filter(|line| line.contains("it-pm"));
    assert_eq!(people.count(), 10, "{screen}");
    for person in [
        "\nBen Smith (row 3) │ it-pm ",
        "\nCarla Rossi       │ senior-it-pm ",
    ] {
        assert!(screen.contains(person), "{person}: {screen}");
    }
    let screen = ask("team tests/rosters/ten.csv --width 80").stdout;
    let gaps = screen
        .lines()
        .skip_while(|line| !line.starts_with("Short of"));
    assert_eq!(gaps.skip(2).count(), 5, "{screen}");
}
