//! Skills that say what they mean, levels that extend one another, and what lies beyond.

use serde_json::{Value, json};

use crate::support::{ask, ask_with, json, run};

/// What the program answers about a ladder, as JSON.
fn json_of(line: &str, ladder: &Value) -> Value {
    let run = ask_with(&format!("{line} --json"), ladder.to_string().as_bytes());
    assert_eq!(run.code, 0, "{line}: {}", run.stderr);
    serde_json::from_str(&run.stdout).expect("the answer is JSON")
}

/// What the program says is wrong with a ladder, a line each, without the place in the text.
fn problems(ladder: &Value) -> Vec<String> {
    let run = ask_with("levels", ladder.to_string().as_bytes());
    let lines = run.stderr.lines().filter_map(|line| {
        let (_, message) = line
            .strip_prefix("error: standard input:")?
            .split_once(": ")?;
        Some(message.to_owned())
    });
    lines.collect()
}

fn texts(values: &Value) -> Vec<&str> {
    let values = values.as_array().expect("a list").iter();
    values.map(|value| value.as_str().expect("text")).collect()
}

#[test]
fn each_skill_of_the_guide_fits_one_screen() {
    for skill in json("skills")["skills"].as_array().expect("a list") {
        let name = format!("skill:{}", skill["id"].as_str().expect("an id"));
        let page = run(["show", &*name, "--width", "80"]).stdout;
        assert!(page.lines().count() <= 23, "{page}");
        let full = run(["show", &*name, "--width", "80", "--full"]).stdout;
        let is_told = |text: &Value, page: &str| {
            let words = |text: &str| -> Vec<String> {
                let words = text.split(|c: char| !c.is_alphanumeric());
                words
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            let (sought, there) = (words(text.as_str().expect("text")), words(page));
            there.windows(sought.len()).any(|words| words == sought)
        };
        assert!(is_told(&skill["description"], &page), "{page}");
        let means = skill["means"].as_object().expect("an object");
        assert_eq!(means.len(), 3, "{name}");
        for text in means.values() {
            assert!(is_told(text, &page), "{text}: {page}");
        }
        let first = &skill["activities"][0]["text"];
        assert!(is_told(first, &page), "{first}: {page}");
        assert!(is_told(&skill["evidence"][0]["text"], &page), "{page}");
        assert!(page.contains("Asked by") && page.contains("Exam"), "{page}");
        // In columns the words of one text are not beside one another, so each is looked for.
        for one in skill["activities"].as_array().expect("a list") {
            for word in one["text"].as_str().expect("text").split(' ') {
                assert!(full.contains(word), "{word}: {full}");
            }
        }
    }
}

#[test]
fn what_a_skill_is_built_with_is_never_unknown_on_the_guide() {
    let table = ask("skills --width 120").stdout;
    assert!(table.contains("Begin with"), "{table}");
    assert!(!table.contains('—'), "{table}");
}

#[test]
fn a_text_alone_stands_for_an_activity_or_evidence() {
    let ladder = json!({
        "sources": [{"id": "s", "title": "S"}],
        "skills": [{"id": "x", "name": "X", "activities": ["Do it", {"text": "Do more", "makes": "more",
            "needs": "a team", "sources": ["s"]}], "evidence": ["Done", {"text": "Seen", "sources": ["s"]}]},
            {"id": "y", "name": "Y"}],
        "levels": [{"id": "a", "title": "A", "skills": ["x"]}],
    });
    let skills = &json_of("skills", &ladder)["skills"];
    assert_eq!(
        skills[0]["activities"],
        json!([
            {"text": "Do it", "makes": null, "needs": null, "sources": []},
            {"text": "Do more", "makes": "more", "needs": "a team", "sources": ["s"]}
        ])
    );
    assert_eq!(
        skills[0]["evidence"],
        json!([{"text": "Done", "sources": []}, {"text": "Seen", "sources": ["s"]}])
    );
    // Every key is always there.
    for (key, none) in [
        ("description", json!(null)),
        ("means", json!({})),
        ("activities", json!([])),
        ("evidence", json!([])),
        ("references", json!([])),
        ("implies", json!([])),
    ] {
        assert_eq!(skills[1][key], none, "{key}");
    }
}

#[test]
fn means_are_told_lowest_first() {
    let ladder = json!({
        "scale": ["low", "mid", "high"],
        "skills": [{"id": "x", "name": "X", "means": {"high": "All", "low": "Some", "mid": "More"}}],
        "levels": [{"id": "a", "title": "A", "skills": [{"skill": "x", "proficiency": "mid"}]}],
    });
    let run = ask_with("show skill:x --json", ladder.to_string().as_bytes());
    assert!(
        run.stdout
            .contains(r#""means":{"low":"Some","mid":"More","high":"All"}"#),
        "{}",
        run.stdout
    );
    let level = &json_of("show level:a", &ladder)["show"];
    assert_eq!(level["skills"][0]["means"], "More");
    let plan = &json_of("plan --at a", &ladder)["plan"];
    assert_eq!(plan["way"][0]["skills"][0]["means"], "More");
}

/// A ladder whose `head` extends `lead`, which extends `base`.
fn extending() -> Value {
    json!({
        "scale": ["low", "high"],
        "levels": [
            {"id": "base", "title": "Base", "skills": [
                {"skill": "talk", "proficiency": "high", "note": "To the team."}, "plan"]},
            {"id": "lead", "title": "Lead", "extends": "base", "skills": [
                {"skill": "talk", "proficiency": "low", "weight": 2, "note": "To the board."}, "coach"]},
            {"id": "head", "title": "Head", "extends": "lead", "skills": ["hire"]},
        ],
    })
}

#[test]
fn a_level_asks_for_what_it_extends_asks_for() {
    let levels = &json_of("levels", &extending())["levels"];
    let told = |level: &Value| -> Vec<String> {
        let skills = level["skills"].as_array().expect("a list").iter();
        let told = skills.map(|skill| {
            let text = |key: &str| skill[key].as_str().unwrap_or("-");
            let (id, proficiency, note) = (text("id"), text("proficiency"), text("note"));
            let (weight, from) = (&skill["weight"], text("inherited_from"));
            format!("{id} {proficiency} {weight} {note} {from}")
        });
        told.collect()
    };
    // The higher proficiency counts, and all else that the level itself says.
    let lead = [
        "talk high 2 To the board. -",
        "coach - 1 - -",
        "plan - 1 - base",
    ];
    assert_eq!(told(&levels[1]), lead);
    let head = [
        "hire - 1 - -",
        "talk high 2 To the board. lead",
        "coach - 1 - lead",
        "plan - 1 - base",
    ];
    assert_eq!(told(&levels[2]), head);
    assert_eq!(levels[2]["extends"], "lead");
}

#[test]
fn what_is_inherited_is_asked_for_everywhere() {
    let ladder = extending();
    let plan = &json_of("plan --at lead --goal head --skill talk:high", &ladder)["plan"];
    let head = &plan["way"][1]["skills"];
    let ids: Vec<&Value> = head
        .as_array()
        .expect("a list")
        .iter()
        .map(|skill| &skill["id"])
        .collect();
    assert_eq!(
        ids,
        ["hire", "coach", "plan", "talk"]
            .map(|id| json!(id))
            .iter()
            .collect::<Vec<_>>()
    );
    let found = &json_of("levels --skill plan", &ladder)["levels"];
    assert_eq!(found.as_array().map(Vec::len), Some(3));
    let askers = &json_of("skills --skill plan", &ladder)["skills"][0]["levels"];
    assert_eq!(askers[2]["inherited_from"], "base");
}

#[test]
fn a_comparison_shows_what_is_new_and_keeps_the_rest_in_json() {
    let ladder = extending();
    let page = ask_with(
        "compare lead head --width 80",
        ladder.to_string().as_bytes(),
    )
    .stdout;
    assert!(page.contains("hire"), "{page}");
    assert!(!page.contains("coach"), "{page}");
    assert!(
        page.contains("Inherited and unchanged, so not shown: 3 skills."),
        "{page}"
    );
    let skills = &json_of("compare lead head", &ladder)["compare"]["skills"];
    assert_eq!(skills.as_array().map(Vec::len), Some(4));
    assert_eq!(
        skills[1]["inherited_from"],
        json!({"from": null, "to": "lead"})
    );
}

#[test]
fn a_chain_that_inherits_too_much_is_an_error() {
    // Each of 2,000 levels asks for one more skill than the one below: two millions in all, where
    // 10,000 and 16 for each level and each skill that it asks for itself are allowed.
    let level = |n: usize| {
        let mut level =
            json!({"id": format!("l{n}"), "title": format!("L{n}"), "skills": [format!("s{n}")]});
        if n > 0 {
            level["extends"] = json!(format!("l{}", n - 1));
        }
        level
    };
    let ladder = |levels: usize| json!({"levels": (0..levels).map(level).collect::<Vec<_>>()});
    let expected = "levels[385].extends: levels inherit more than 74000 skills, all together";
    assert_eq!(problems(&ladder(2_000)), [expected]);
    assert_eq!(problems(&ladder(50)), [""; 0]);
}

#[test]
fn what_leads_nowhere_or_back_is_an_error() {
    let ladder = json!({
        "scale": ["low", "high"],
        "sources": [{"id": "s", "title": "S"}],
        "skills": [
            {"id": "x", "name": "X", "means": {"low": "a", "hihg": "b"}, "implies": ["y", "Zz"],
             "references": ["t"], "activities": [{"text": "a", "sources": ["t"]}],
             "evidence": [{"text": "a", "sources": ["s", "t"]}]},
            {"id": "y", "name": "Y", "implies": ["X"]},
            {"id": "z", "name": "Z", "implies": ["Z"]},
        ],
        "levels": [
            {"id": "a", "title": "A", "skills": ["x"], "extends": "b"},
            {"id": "b", "title": "B", "skills": ["y"], "extends": "a"},
            {"id": "c", "title": "C", "skills": ["z"], "extends": "d"},
        ],
        "beyond": [{"title": "Far", "from": ["d"], "certifications": ["q"], "source": "t"}],
        "strategies": [{"id": "s", "title": "S", "references": ["t"]}],
    });
    let near = "there is no source `t`";
    let mut expected = vec![
        String::from("skills[0].means.hihg: `hihg` is not on the scale; did you mean `high`?"),
        String::from("skills[0].implies[1]: there is no skill `Zz`; did you mean `z`?"),
        format!("skills[0].references[0]: {near}"),
        format!("skills[0].activities[0].sources[0]: {near}"),
        format!("skills[0].evidence[0].sources[1]: {near}"),
        String::from("skills[1].implies: the skills imply each other: x -> y -> x"),
        String::from("skills[2].implies: the skills imply each other: z -> z"),
        String::from("levels[1].extends: the levels extend each other: a -> b -> a"),
        String::from("levels[2].extends: there is no level `d`"),
        String::from("beyond[0].from[0]: there is no level `d`"),
        String::from("beyond[0].certifications[0]: there is no certification `q`"),
        format!("beyond[0].source: {near}"),
        format!("strategies[0].references[0]: {near}"),
    ];
    let mut found = problems(&ladder);
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn keys_of_a_skill_that_are_not_known_are_told_with_their_place() {
    for (skill, problem) in [
        (
            json!({"activities": [{"text": "a", "need": "b"}]}),
            "skills[0].activities[0].need: the key is not known; did you mean `needs`?",
        ),
        (
            json!({"evidence": [{"sources": []}]}),
            "skills[0].evidence[0]: `text` is missing",
        ),
        (
            json!({"activities": [7]}),
            "skills[0].activities[0]: expected text or an object, found a number",
        ),
        (
            json!({"means": {"low": ""}}),
            "skills[0].means.low: the text is blank",
        ),
        (
            json!({"means": {" ": "x"}}),
            "skills[0].means. : the key is blank",
        ),
        (
            json!({"means": []}),
            "skills[0].means: expected an object, found a list",
        ),
    ] {
        let mut skill = skill;
        skill["id"] = json!("x");
        skill["name"] = json!("X");
        let ladder =
            json!({"skills": [skill], "levels": [{"id": "a", "title": "A", "skills": ["x"]}]});
        assert_eq!(problems(&ladder), [problem]);
    }
    let twice = r#"{"skills":[{"id":"x","name":"X","means":{"a":"1","a":"2"}}],"levels":[{"id":"a","title":"A"}]}"#;
    let run = ask_with("levels", twice.as_bytes());
    assert!(
        run.stderr
            .contains("skills[0].means.a: the key is given twice"),
        "{}",
        run.stderr
    );
}

#[test]
fn whoever_claims_a_skill_has_what_it_implies() {
    let risk = |args: &str| {
        let plan = json(&format!("plan --at junior --goal it-pm {args}"));
        let skills = plan["plan"]["way"][1]["skills"].clone();
        let skills = skills.as_array().expect("a list").clone();
        let risk = skills.iter().find(|skill| skill["id"] == "risk-management");
        let risk = risk.expect("asked for");
        (risk["status"].clone(), risk["implied_by"].clone())
    };
    let implied = (json!("met"), json!("advanced-risk-management"));
    assert_eq!(risk("--skill advanced-risk-management"), implied);
    // A waiver implies nothing, and the filter looks for what is asked for.
    assert_eq!(
        risk("--waive advanced-risk-management"),
        (json!("missing"), json!(null))
    );
    let found = texts(&json!(
        ask("levels --skill advanced-risk-management --format ids")
            .stdout
            .lines()
            .collect::<Vec<_>>()
    ))
    .len();
    assert_eq!(found, 1);
    let page = ask("plan --at junior --skill advanced-risk-management").stdout;
    assert!(
        page.contains("Advanced Risk Management (so Risk Management too)"),
        "{page}"
    );
    for skill in ["scrum", "kanban"] {
        assert_eq!(json(&format!("show {skill}"))["show"]["implies"], json!([]));
    }
}

#[test]
fn what_lies_beyond_is_told_at_the_top() {
    let show = json("show senior");
    let titles: Vec<&Value> = (show["show"]["beyond"].as_array().expect("a list").iter())
        .map(|one| &one["title"])
        .collect();
    assert_eq!(titles.len(), 5);
    assert_eq!(json("show junior")["show"]["beyond"], json!([]));
    // Left out, `from` means the levels that nothing follows.
    let ladder = json!({"levels": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        "beyond": [{"title": "Far"}]});
    assert_eq!(
        json_of("show level:a", &ladder)["show"]["beyond"],
        json!([])
    );
    let far = json!([{"title": "Far", "summary": null, "from": null, "occupation": null,
        "certifications": [], "source": null}]);
    assert_eq!(json_of("show level:b", &ladder)["show"]["beyond"], far);
}

#[test]
fn a_family_leads_on_within_itself() {
    let ladder = json!({"levels": [
        {"id": "d1", "title": "D1", "family": "d", "grade": "G1", "url": "https://example.org"},
        {"id": "p1", "title": "P1", "family": "p", "skills": ["x"]},
        {"id": "d2", "title": "D2", "family": "d", "skills": ["x"]},
        {"id": "p2", "title": "P2", "family": "p", "skills": ["x"]}]});
    let levels = &json_of("levels", &ladder)["levels"];
    let next: Vec<&Value> = (0..4).map(|level| &levels[level]["next"]).collect();
    assert_eq!(
        next,
        [&json!(["d2"]), &json!(["p2"]), &json!([]), &json!([])]
    );
    assert_eq!(levels[0]["grade"], "G1");
    assert_eq!(levels[0]["url"], "https://example.org");
    // Each first level of a family is led to by none, and that is meant.
    let warnings = ask_with("validate", ladder.to_string().as_bytes()).stdout;
    assert!(!warnings.contains("leads to"), "{warnings}");
}

#[test]
fn what_is_expected_is_told_wherever_the_skill_is_asked_for() {
    let ladder = std::fs::read_to_string("data/example.json").expect("text");
    let note = "Plans a release with two teams, and says when it will be done.";
    let means = "Plans work that several teams depend on, and says early what will slip";
    for line in [
        "show manager",
        "show manager --format csv",
        "show manager --format markdown",
        "levels --format csv",
        "compare coordinator manager",
        "compare coordinator manager --format csv",
        "compare coordinator manager --format markdown",
        "plan --at coordinator --full",
        "plan --at coordinator --format csv",
        "plan --at coordinator --format markdown",
    ] {
        let answer = ask_with(&format!("{line} --width 0"), ladder.as_bytes()).stdout;
        assert!(answer.contains(note), "{line}: {answer}");
        assert!(answer.contains(means), "{line}: {answer}");
    }
}
