//! A ladder that uses what the bundled one does not: a scale, a fork, several salaries.

use serde_json::{Value, json};

use crate::support::ask_with;

fn ladder() -> Value {
    json!({
        "scale": ["awareness", "working", "practitioner"],
        "sources": [{"id": "hr", "title": "Pay bands", "publisher": "HR", "as_of": "2026-04"}],
        "skills": [{"id": "sc", "name": "Scrum", "aliases": ["sprints"], "group": "Delivery"}],
        "levels": [
            {"id": "one", "title": "One", "years": {"min": 0.5, "max": 2.5},
             "skills": [{"skill": "sc", "proficiency": "awareness"}], "next": ["expert", "lead"]},
            {"id": "expert", "title": "Expert", "years": {"max": 4},
             "skills": [{"skill": "SPRINTS", "proficiency": "working", "weight": 2.5}, "Not listed"],
             "next": []},
            {"id": "lead", "title": "Lead",
             "skills": [{"skill": "Scrum", "proficiency": "practitioner", "required": false,
                         "note": "coaches others"}],
             "salary": [
                {"currency": "GBP", "min": 50000, "max": 65000.5, "period": "year",
                 "region": "London", "source": "hr", "as_of": "2026"},
                {"currency": "GBP", "min": 45000, "period": "year", "region": "Leeds"},
                {"currency": "CHF", "max": 9000, "period": "month"}
             ]}
        ],
        "tracks": [{"id": "t", "title": "Track", "from": "lead", "skills": ["not-listed"]}]
    })
}

fn answer(line: &str) -> String {
    let run = ask_with(line, ladder().to_string().as_bytes());
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    run.stdout
}

fn read(line: &str) -> Value {
    serde_json::from_str(&answer(&format!("{line} --json"))).expect("JSON")
}

#[test]
fn json_says_it_all() {
    let levels = &read("levels")["levels"];
    assert_eq!(levels[0]["years"], json!({"min": 0.5, "max": 2.5}));
    assert_eq!(levels[1]["years"], json!({"min": null, "max": 4}));
    assert_eq!(levels[2]["years"], json!({"min": null, "max": null}));
    assert_eq!(levels[0]["next"], json!(["expert", "lead"]));
    assert_eq!(levels[1]["next"], json!([]));
    assert_eq!(
        levels[2]["next"],
        json!([]),
        "the last of the list leads nowhere"
    );
    assert_eq!(
        levels[1]["skills"],
        json!([
            {"id": "sc", "name": "Scrum", "proficiency": "working", "required": true,
             "weight": 2.5, "note": null, "means": null, "inherited_from": null},
            {"id": "not-listed", "name": "Not listed", "proficiency": null, "required": true,
             "weight": 1, "note": null, "means": null, "inherited_from": null}
        ])
    );
    assert_eq!(levels[2]["skills"][0]["required"], false);
    assert_eq!(levels[2]["skills"][0]["note"], "coaches others");
    assert_eq!(
        levels[2]["salary"][0],
        json!({"currency": "GBP", "min": 50000, "max": 65000.5, "period": "year",
               "region": "London", "source": "hr", "as_of": "2026"})
    );
    let tracks = &read("tracks")["tracks"];
    assert_eq!(tracks[0]["from"], "lead");
    assert_eq!(tracks[0]["skills"][0]["id"], "not-listed");
}

#[test]
fn a_salary_takes_a_line_each_in_csv() {
    let text = answer("levels --format csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at = |name: &str| {
        let headers = csv::Reader::from_reader(text.as_bytes()).headers().cloned();
        headers
            .expect("a header")
            .iter()
            .position(|one| one == name)
    };
    let [id, currency, min, max] =
        ["id", "salary_currency", "salary_min", "salary_max"].map(|name| at(name).expect(name));
    let rows: Vec<[String; 4]> = (reader.records())
        .map(|row| row.expect("a record"))
        .map(|row| [id, currency, min, max].map(|at| row[at].to_owned()))
        .collect();
    assert_eq!(
        rows,
        [
            ["one", "", "", ""],
            ["expert", "", "", ""],
            ["lead", "GBP", "50000", "65000.5"],
            ["lead", "GBP", "45000", ""],
            ["lead", "CHF", "", "9000"],
        ]
    );
    assert_eq!(answer("salaries --format ids"), "lead\n");
}

#[test]
fn tables_say_how_well_and_how_much() {
    let table = answer("levels");
    for words in [
        "Scrum (awareness)",
        "Scrum (practitioner, optional)",
        "0.5–2.5",
        "up to 4",
        "£50,000 – £65,000.50 a year, London",
        "from £45,000 a year, Leeds",
        "up to CHF 9,000 a month",
    ] {
        assert!(table.contains(words), "{words} is not in\n{table}");
    }
    assert!(
        answer("tracks").contains("Lead"),
        "a track says from which level"
    );
}

#[test]
fn each_currency_and_period_has_its_own_scale() {
    let page = answer("salaries");
    let scales: Vec<&str> = page
        .lines()
        .filter(|line| line.contains("drawn from"))
        .collect();
    assert_eq!(
        scales,
        [
            "GBP a year, drawn from £0 to £65,000.50",
            "CHF a month, drawn from CHF 0 to CHF 9,000",
        ]
    );
    assert!(page.contains("Source: Pay bands, HR, 2026-04"), "{page}");
}

#[test]
fn bars_are_drawn_to_scale() {
    let ladder = json!({"levels": [{"id": "a", "title": "A", "salary": [
        {"currency": "USD", "min": 0, "max": 50, "period": "hour"},
        {"currency": "USD", "min": 50, "max": 100, "period": "hour"},
        {"currency": "USD", "min": 100, "max": 100, "period": "hour"},
    ]}]});
    let page = ask_with("salaries", ladder.to_string().as_bytes()).stdout;
    let bars: Vec<&str> = (page.lines())
        .filter_map(|line| line.rsplit_once("│ "))
        .map(|(_, bar)| bar)
        .filter(|bar| bar.contains('█'))
        .collect();
    let half = |c: &str| c.repeat(20);
    assert_eq!(bars[0], half("█") + &half("·"));
    assert_eq!(bars[1], half("·") + &half("█"));
    assert_eq!(bars[2], "·".repeat(39) + "█");
}

#[test]
fn groups_are_shown_where_there_are_any() {
    let table = answer("skills");
    assert!(table.starts_with("Skill"), "{table}");
    assert!(table.contains("Group") && table.contains("Delivery"));
    let skills = &read("skills")["skills"];
    assert_eq!(skills[0]["group"], "Delivery");
    assert_eq!(skills[0]["levels"][1]["proficiency"], "working");
    assert_eq!(skills[1]["tracks"][0]["id"], "t");
}

#[test]
fn aliases_that_are_no_names_are_refused_though_nobody_asks_for_them() {
    for (aliases, problem) in [
        (json!(null), "expected a list, found null"),
        (json!("sprints"), "expected a list, found text"),
        (json!([1]), "expected text, found a number"),
        (json!([" "]), "the text is blank"),
        (json!([["sprints"]]), "expected text, found a list"),
    ] {
        let mut ladder = ladder();
        ladder["skills"][0]["aliases"] = aliases.clone();
        let run = ask_with("levels --json", ladder.to_string().as_bytes());
        assert_eq!((run.code, &*run.stdout), (1, ""), "{aliases}");
        assert!(run.stderr.contains(problem), "{aliases}: {}", run.stderr);
        assert!(run.stderr.contains("skills[0].aliases"), "{}", run.stderr);
    }
}

#[test]
fn no_key_hides_what_else_is_wrong() {
    for key in ["a.b", "a[b", "i.d", "", ".", "]."] {
        let ladder = format!(
            r#"{{"levels": [{{"id": "l", "title": "L", "next": ["gone"], {}: 1}}, {{"id": "l", "title": "M"}}]}}"#,
            json!(key)
        );
        let run = ask_with("validate --format ids", ladder.as_bytes());
        let paths: Vec<&str> = run.stdout.lines().collect();
        for path in ["levels[0].next[0]", "levels[1].id"] {
            assert!(paths.contains(&path), "{key:?}: {paths:?}");
        }
        assert_eq!(paths.len(), 3, "{key:?}: {paths:?}");
    }
}

#[test]
fn warnings_wait_for_aliases_that_are_names() {
    let ladder = json!({
        "skills": [{"id": "a", "name": "Scrum", "aliases": ["sprints", 5]}],
        "levels": [{"id": "l", "title": "L", "skills": ["sprints"]}],
    });
    let run = ask_with("validate --format csv", ladder.to_string().as_bytes());
    let problems: Vec<&str> = run.stdout.lines().skip(1).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("error") && problems[0].contains("skills[0].aliases[1]"));
}
