//! `validate` and `schema`: everything that is wrong at once, warnings apart, and a schema that an
//! independent validator agrees with.

use serde_json::{Value, json};

use crate::support::{ask, ask_with, golden, run, scratch};

fn problems(ladder: &str) -> (i32, Vec<(String, String)>) {
    let run = ask_with("validate --json", ladder.as_bytes());
    assert_eq!(run.stderr, "", "{ladder}");
    let answer: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let problems = answer["validate"]["problems"].as_array().expect("a list");
    let problems = problems.iter().map(|one| {
        let text = |key: &str| one[key].as_str().expect("text").to_owned();
        let place = format!("{}:{}:{}", one["line"], one["column"], text("path"));
        (format!("{} {place}", text("severity")), text("message"))
    });
    assert_eq!(answer["validate"]["sound"], run.code == 0);
    (run.code, problems.collect())
}

#[test]
fn the_built_in_files_are_sound() {
    let run = ask("validate");
    assert_eq!(
        (run.code, &*run.stdout, &*run.stderr),
        (0, "the built-in ladder is sound.\n", "")
    );
    let example = ask("schema --example").stdout;
    assert_eq!(problems(&example), (0, Vec::new()));
    let run = ask("validate data/career.json --json");
    assert_eq!(
        run.stdout,
        "{\"schema_version\":1,\"validate\":{\"file\":\"data/career.json\",\"sound\":true,\"problems\":[]},\
         \"ladder\":null,\"notes\":[]}\n"
    );
}

/// Each warning alone, on a ladder that is sound all the same.
#[test]
fn each_warning() {
    for (ladder, place, message) in [
        (
            r#"{"skills":[{"id":"s","name":"Scrum"}],"levels":[{"id":"a","title":"A","skills":["Scrumm"]}]}"#,
            "1:81:levels[0].skills[0]",
            "`Scrumm` is not among `skills`; did you mean `Scrum`?",
        ),
        (
            r#"{"skills":[{"id":"s","name":"Scrum"}],"levels":[{"id":"a","title":"A"}],"strategies":[{"id":"t","title":"T","develops":["Flying"]}]}"#,
            "1:121:strategies[0].develops[0]",
            "`Flying` is not among `skills`",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","skills":["Scrum"]}],"tracks":[{"id":"t","title":"T","skills":["scrum"]}]}"#,
            "1:97:tracks[0].skills[0]",
            "`scrum` and `Scrum` are taken for the same skill",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A "}]}"#,
            "1:30:levels[0].title",
            "`A ` begins or ends with a blank",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\u{200b}B\"}]}",
            "1:30:levels[0].title",
            "the name holds U+200B, which nobody sees",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","next":[]},{"id":"b","title":"B"}]}"#,
            "1:45:levels[1]",
            "no level leads to B",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","years":{"max":2}},{"id":"b","title":"B","years":{"min":3.5}}]}"#,
            "1:83:levels[1].years",
            "between A (up to 2) and B (3.5+) 2 to 3.5 years belong to no level",
        ),
        (
            r#"{"scale":["x","y"],"levels":[{"id":"a","title":"A","skills":[{"skill":"S","proficiency":"y"}]},{"id":"b","title":"B","skills":["S"]}]}"#,
            "1:127:levels[1].skills",
            "B asks for nothing that A does not",
        ),
        (
            r#"{"counts":{"levels":2},"levels":[{"id":"a","title":"A"}]}"#,
            "1:21:counts.levels",
            "2 are declared, but `levels` holds 1",
        ),
        (
            r#"{"levels":[{"id":"A","title":"A"},{"id":"a","title":"B"}]}"#,
            "1:41:levels[1].id",
            "`a` means levels[0] too",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A"},{"id":"b","title":"B","aliases":["c","A"]}]}"#,
            "1:72:levels[1].aliases[1]",
            "`A` means levels[0] too",
        ),
        (
            r#"{"levels":[{"id":"a","title":"A","years":{"min":9}},{"id":"b","title":"B","years":{"min":3}}]}"#,
            "1:83:levels[1].years",
            "B (3+) begins before A (9+), which leads to it",
        ),
    ] {
        let expected = vec![(format!("warning {place}"), message.to_owned())];
        let (code, mut found) = problems(ladder);
        // What most of these small ladders are not about.
        let is_beside = |message: &str| {
            message.ends_with("asks for no skill") || message.contains("asks for less of")
        };
        found.retain(|(_, message)| !is_beside(message));
        assert_eq!((code, found), (0, expected), "{ladder}");
        assert_eq!(
            ask_with("levels", ladder.as_bytes()).stderr,
            "",
            "only `validate` warns"
        );
    }
}

#[test]
fn errors_and_warnings_stand_apart() {
    let ladder = r#"{"levels": [
  {"id": "a", "title": "A ", "next": ["b", "nowhere"], "skills": ["x"]},
  {"id": "b", "title": "B", "source": "gone", "skills": ["y"]},
  {"id": "c", "title": "C", "next": [], "skills": ["z"]}
]}"#;
    let expected = [
        (
            "error 2:44:levels[0].next[1]",
            "there is no level `nowhere`",
        ),
        ("error 3:39:levels[1].source", "there is no source `gone`"),
        (
            "warning 2:24:levels[0].title",
            "`A ` begins or ends with a blank",
        ),
    ];
    let expected = expected.map(|(place, message)| (place.to_owned(), message.to_owned()));
    assert_eq!(problems(ladder), (1, expected.to_vec()));
    for format in ["table", "csv", "markdown", "ids"] {
        let run = ask_with(
            &format!("validate --format {format} --width 72"),
            ladder.as_bytes(),
        );
        assert_eq!((run.code, &*run.stderr), (1, ""), "{format}");
        golden(&format!("validate-wrong.{format}.txt"), &run.stdout);
    }
}

#[test]
fn what_is_no_json_has_its_place_too() {
    for (ladder, place, message) in [
        ("", "1:1:", "the file is empty"),
        (
            "{\n  \"levels\": [,]\n}",
            "2:14:",
            "not valid JSON: expected value",
        ),
        (
            "{\"levels\":[{\"id\":\"a\",\"title\":\"A\"}]",
            "1:34:",
            "not valid JSON: the file ends within an object",
        ),
    ] {
        let expected = vec![(format!("error {place}"), message.to_owned())];
        assert_eq!(problems(ladder), (1, expected), "{ladder}");
    }
    let run = ask("validate /nowhere.json");
    assert_eq!((run.code, &*run.stdout), (1, ""));
    assert!(
        run.stderr.starts_with("error: cannot read /nowhere.json: "),
        "{}",
        run.stderr
    );
    assert_eq!(ask("validate a.json --data b.json").code, 2);
}

#[test]
fn the_first_of_many_problems_get_the_nearest_names() {
    let levels: Vec<Value> = (0..500)
        .map(|at| {
            json!({"id": format!("level {at}"), "title": "L", "source": format!("soruce {at}"),
                         "next": [format!("nowhere {at}")]})
        })
        .collect();
    let sources: Vec<Value> = (0..500)
        .map(|at| json!({"id": format!("source {at}"), "title": "S"}))
        .collect();
    let (code, found) = problems(&json!({"sources": sources, "levels": levels}).to_string());
    let errors = found.iter().filter(|(place, _)| place.starts_with("error"));
    assert_eq!((code, errors.count()), (1, 1000));
    // Only the first of them get the nearest names.
    let helped = found
        .iter()
        .filter(|(_, message)| message.contains("did you mean"));
    assert!((20..=100).contains(&helped.count()));
}

fn validator(schema: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    jsonschema::draft202012::new(&schema).expect("the schema is one")
}

#[test]
fn an_independent_validator_agrees() {
    let ladder = validator(&ask("schema").stdout);
    let files = std::fs::read_dir("tests/ladders").expect("there are ladders");
    let files =
        files.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("text"));
    let example = ask("schema --example").stdout;
    let bundled = std::fs::read_to_string("data/career.json").expect("text");
    for text in files.chain([example, bundled]) {
        let value = serde_json::from_str(&text).expect("JSON");
        assert!(
            ladder.is_valid(&value),
            "{:?}",
            ladder.iter_errors(&value).next()
        );
    }
    // One wrong value in each kind of place: both see it.
    let sound: Value = serde_json::from_str(&ask("schema --example").stdout).expect("JSON");
    for (path, wrong) in [
        ("/levels/0/id", json!(7)),
        ("/levels/0/title", json!(" ")),
        ("/levels/0/years/max", json!(-1)),
        ("/levels/1/skills/0/weight", json!("much")),
        ("/levels/0/salary/0/currency", json!("gbp")),
        ("/levels/0/salary/0/period", json!("fortnight")),
        ("/levels/0/family", json!("")),
        ("/skills/0/means/working", json!(5)),
        ("/skills/0/means", json!({" ": "blank"})),
        (
            "/skills/0/activities/0",
            json!({"text": "x", "need": "a team"}),
        ),
        ("/skills/0/activities/1/needs", json!(["a team"])),
        ("/skills/0/evidence/0", json!(null)),
        ("/beyond/0/from", json!("lead")),
        ("/levels", json!([])),
        ("/tracks/0/from", json!([])),
        ("/counts/levels", json!({})),
        ("/certifications/0/routes/0/education", json!("school")),
        (
            "/certifications/0/routes/0/experience/0/counted_as",
            json!("some"),
        ),
        ("/note", json!(1)),
        ("/scale", json!(["x", null])),
    ] {
        let mut value = sound.clone();
        *value.pointer_mut(path).expect(path) = wrong;
        assert!(!ladder.is_valid(&value), "{path}");
        assert_eq!(problems(&value.to_string()).0, 1, "{path}");
    }
    let profile = validator(&ask("schema --profile").stdout);
    for (value, valid) in [
        (json!({}), true),
        (
            json!({"years": 4, "skills": ["a:b"], "experience": [{"of": "x", "months": 3}], "education": "bachelor"}),
            true,
        ),
        (json!({"years": "4"}), false),
        (json!({"experience": [{"months": 3}]}), false),
        (json!({"date": "2026-02"}), true),
        (json!({"date": "2026-2"}), false),
        (
            json!({"certifications": [{"certification": "pmp", "earned": "2024-05-31"}]}),
            true,
        ),
        (
            json!({"certifications": [{"certification": "pmp", "earned": 2024}]}),
            false,
        ),
        (json!({"skill": []}), false),
    ] {
        assert_eq!(profile.is_valid(&value), valid, "{value}");
        let file = scratch("profile.json");
        std::fs::write(&file, value.to_string()).expect("written");
        let code = run(["plan", "--profile", &file]).code;
        // What fits the schema may still name what is not there.
        assert_eq!(code != 1, valid, "{value}");
    }
}

#[test]
fn the_schema_is_the_committed_file() {
    let file = |name: &str| std::fs::read_to_string(format!("data/{name}")).expect("text");
    // Those are kept without their indents.
    let lines = |line: &str| -> String {
        let indented = ask(line).stdout;
        let lines = indented
            .lines()
            .map(|line| format!("{}\n", line.trim_start()));
        lines.collect()
    };
    assert!(
        ask("schema")
            .stdout
            .contains("\n  \"properties\": {\n    \"$schema\": {\n")
    );
    assert_eq!(lines("schema"), file("ladder.schema.json"));
    assert_eq!(lines("schema --json"), file("ladder.schema.json"));
    assert_eq!(lines("schema --profile"), file("profile.schema.json"));
    assert_eq!(ask("schema --example").stdout, file("example.json"));
    let run = ask("schema --format csv");
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert_eq!(ask("schema --example --profile").code, 2);
}

/// The example shows each key of the format once, so that a new one is not forgotten.
#[test]
fn the_example_shows_every_key() {
    let schema: Value = serde_json::from_str(&ask("schema").stdout).expect("JSON");
    let example = ask("schema --example").stdout;
    let objects = schema["$defs"]
        .as_object()
        .expect("definitions")
        .values()
        .chain([&schema]);
    for key in objects
        .filter_map(|one| one["properties"].as_object())
        .flat_map(|all| all.keys())
    {
        assert!(
            example.contains(&format!("\"{key}\":")),
            "{key} is not in the example"
        );
    }
}

/// What the program quotes is code on a page.
#[test]
fn what_a_message_quotes_is_code_on_a_page() {
    let ladder = r#"{"levels":[{"id":"<a>","title":"`A`","next":["<b>"]}]}"#;
    let page = ask_with("validate --format html", ladder.as_bytes()).stdout;
    let expected = "there is no level <code>&lt;b&gt;</code>; did you";
    assert!(page.contains(expected), "{page}");
    for format in ["table", "csv"] {
        let plain = ask_with(&format!("validate --format {format}"), ladder.as_bytes()).stdout;
        assert!(plain.contains("there is no level `<b>`"), "{plain}");
    }
}
