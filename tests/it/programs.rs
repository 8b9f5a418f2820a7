//! What programs rely on: the envelope, NDJSON, errors as JSON, schemas and the command line itself.

use std::fs::OpenOptions;

use serde_json::{Value, json};

use crate::support::{Run, ask, ask_with, command_names, json, program};

#[test]
fn an_envelope_says_which_ladder_and_has_the_notes() {
    let answer = json("levels --years 3");
    assert_eq!(
        answer["ladder"],
        json!({"id": "guide", "title": "Traditional Career Path", "scale": []})
    );
    let note = answer["notes"][0].as_str().expect("a note");
    assert!(note.starts_with("3 years is a shared edge"), "{note}");
    assert_eq!(json("market")["ladder"], json!(null));
    let own = r#"{"scale":["low","high"],"levels":[{"id":"a","title":"A"}]}"#;
    let answer = ask_with("levels --json", own.as_bytes());
    let answer: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(
        answer["ladder"],
        json!({"id": null, "title": null, "scale": ["low", "high"]})
    );
}

#[test]
fn ndjson_has_the_items_of_json() {
    for line in [
        "levels",
        "tracks",
        "skills",
        "certifications",
        "market --rank jobs",
        "match",
    ] {
        let key = line.split(' ').next().expect("a command");
        let items = json(line)[key].as_array().expect("a list").clone();
        let lines = ask(&format!("{line} --format ndjson")).stdout;
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(lines, items, "{line}");
    }
    // What is no list is the value under the key, on one line.
    let plan = ask("plan --years 4 --format ndjson").stdout;
    assert_eq!(plan.lines().count(), 1);
    let plan: Value = serde_json::from_str(&plan).expect("JSON");
    assert_eq!(plan, json("plan --years 4")["plan"]);
}

#[test]
fn each_kind_of_error_is_one_json_object_on_stderr() {
    for (line, kind, code) in [
        ("levels --json --bogus", "usage", 2),
        ("--json nonsense", "usage", 2),
        ("--format=ndjson nonsense", "usage", 2),
        ("show nobody --json", "unknown_name", 2),
        ("show nobody --format ndjson", "unknown_name", 2),
        ("levels --skill nonsense --json", "unknown_name", 2),
        ("levels --data /nowhere --json", "unreadable_file", 1),
        ("levels --data README.md --json", "invalid_file", 1),
    ] {
        let run = ask(line);
        let error = run.error();
        assert_eq!((run.code, &error["kind"]), (code, &json!(kind)), "{line}");
        assert_eq!(run.stdout, "", "{line}");
        assert_eq!(run.stderr.lines().count(), 1, "{line}");
    }
    let full = OpenOptions::new().write(true).open("/dev/full");
    let output = program()
        .args(["levels", "--json"])
        .stdout(full.expect("there is /dev/full"))
        .output();
    let run = Run::from(output.expect("the program starts"));
    assert_eq!(
        (run.code, &run.error()["kind"]),
        (1, &json!("cannot_write"))
    );
    // Behind `--` nothing is an option.
    let run = ask("show --bogus -- --json");
    assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
    // Two formats at once are a mistake that a program makes too.
    let run = ask("levels --json --format csv");
    assert_eq!(run.error()["kind"], "usage");
}

#[test]
fn an_error_names_its_place_and_the_nearest() {
    let error = ask("show scurm --json").error();
    assert_eq!(error["near"][0], "Scrum");
    let ladder = r#"{"levels":[{"id":"a","title":"A"},{"id":"a","title":"B"}]}"#;
    let error = ask_with("levels --json", ladder.as_bytes()).error();
    assert_eq!(error["file"], "standard input");
    assert_eq!(
        (&error["line"], &error["path"]),
        (&json!(1), &json!("levels[1].id"))
    );
    assert_eq!(error["problems"].as_array().expect("a list").len(), 1);
    let ladder = r#"{"levels":[{"id":"a","title":"Lead"}],"tracks":[{"id":"b","title":"lead"}]}"#;
    let error = ask_with("show LEAD --json", ladder.as_bytes()).error();
    assert_eq!(error["kind"], "ambiguous_name");
    assert_eq!(error["near"], json!(["level:a", "track:b"]));
}

#[test]
fn every_answer_has_a_schema() {
    let help = json("help");
    let commands = help["help"]["commands"].as_array().expect("a list");
    let names: Vec<&str> = commands
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names.len(), command_names().len());
    for command in commands {
        let name = command["name"].as_str().expect("text");
        let schema = ask(&format!("schema --answer {name}"));
        let is_there = command["answers"] == true;
        assert_eq!(schema.code == 0, is_there, "{name}: {}", schema.stderr);
        if is_there {
            let schema: Value = serde_json::from_str(&schema.stdout).expect("JSON");
            assert!(jsonschema::meta::is_valid(&schema), "{name}");
            let required = schema["required"].as_array().expect("a list");
            assert!(required.contains(&json!(name)), "{name}");
        }
    }
    assert_eq!(ask("schema --answer error").code, 0);
}

#[test]
fn the_command_line_is_described_as_it_is() {
    let help = json("help");
    let commands = help["help"]["commands"].as_array().expect("a list");
    for command in commands {
        let name = command["name"].as_str().expect("text");
        for option in command["options"].as_array().expect("a list") {
            let option = option["name"].as_str().expect("text");
            let page = ask(&format!("{name} --help")).stdout;
            assert!(page.contains(option), "{name} {option}");
        }
        for example in command["examples"].as_array().expect("a list") {
            // Of a line for a shell the program's own words.
            let example = example.as_str().expect("text");
            let (_, words) = example.split_once("itpm-career").expect(example);
            let words = words.split(['|', '>', '<']).next().expect("words");
            // Blanks between quotes part no words.
            let parts = words.split('\'').enumerate();
            let parts: String = parts
                .map(|(place, part)| match place % 2 {
                    0 => part.to_owned(),
                    _ => part.replace(' ', "_"),
                })
                .collect();
            let words = ["itpm-career"].into_iter().chain(parts.split_whitespace());
            let read = itpm_career::cli::Cli::read(words.map(Into::into));
            assert!(read.is_ok(), "{example}: {:?}", read.err());
        }
    }
    let plan = commands
        .iter()
        .find(|one| one["name"] == "plan")
        .expect("plan");
    let options = plan["options"].as_array().expect("a list");
    let education = options
        .iter()
        .find(|one| one["name"] == "--education")
        .expect("an option");
    assert_eq!(education["values"][0]["name"], "none");
    let format = options
        .iter()
        .find(|one| one["name"] == "--format")
        .expect("an option");
    assert_eq!(format["default"], "table");
    assert_eq!(
        json("help show")["help"]["commands"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
    assert_eq!(ask("help nonsense --json").error()["kind"], "unknown_name");
}
