//! YAML is read wherever JSON is: a ladder, a profile, standard input.

use std::{fmt::Write as _, fs};

use serde_json::Value;

use crate::support::{ask, ask_with, scratch};

/// A value as YAML, every text in single quotes or as a block.
fn yaml(value: &Value, indent: usize) -> String {
    let blanks = " ".repeat(indent);
    match value {
        Value::Object(members) if !members.is_empty() => {
            members
                .iter()
                .fold(String::new(), |mut text, (key, value)| {
                    write!(text, "\n{blanks}{key}: {}", yaml(value, indent + 2)).expect("written");
                    text
                })
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().fold(String::new(), |mut text, item| {
                write!(text, "\n{blanks}- {}", yaml(item, indent + 2)).expect("written");
                text
            })
        }
        Value::String(text) if text.contains('\n') => {
            let lines = text.replace('\n', &format!("\n{blanks}"));
            format!("|-\n{blanks}{lines}")
        }
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    }
}

#[test]
fn a_ladder_in_yaml_is_the_ladder_in_json() {
    let (in_json, in_yaml) = (scratch("ladder.json"), scratch("ladder.yaml"));
    for file in fs::read_dir("tests/ladders").expect("listed") {
        let json = file.expect("a file").path();
        let text = fs::read_to_string(&json).expect("read");
        let Ok(value) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        // Its keys in the same order.
        fs::write(&in_json, value.to_string()).expect("written");
        fs::write(&in_yaml, yaml(&value, 0)).expect("written");
        for command in [
            "levels --json",
            "skills --json",
            "tracks --json",
            "salaries --json",
        ] {
            let json = json.display();
            let (of_json, of_yaml) = (
                ask(&format!("{command} --data {in_json}")),
                ask(&format!("{command} --data {in_yaml}")),
            );
            assert_eq!(of_json.code, 0, "{json}: {}", of_json.stderr);
            assert_eq!(of_json.stdout, of_yaml.stdout, "{json}: {}", of_yaml.stderr);
        }
    }
}

#[test]
fn a_profile_may_be_yaml() {
    let (yaml, json) = (scratch("me.yaml"), scratch("me.json"));
    let text = "# me\nname: Ada\ndate: 2026-11\nyears: 4\nskills:\n- leadership\nexperience:\n- of: it\n  from: 2020-01\n";
    fs::write(&yaml, text).expect("written");
    let text = r#"{"name":"Ada","date":"2026-11","years":4,"skills":["leadership"],"experience":[{"of":"it","from":"2020-01"}]}"#;
    fs::write(&json, text).expect("written");
    let (of_json, of_yaml) = (
        ask(&format!("plan --json --profile {json}")),
        ask(&format!("plan --json --profile {yaml}")),
    );
    assert_eq!(
        (of_json.code, of_json.stdout),
        (of_yaml.code, of_yaml.stdout)
    );
    fs::write(&yaml, "years: four\n").expect("written");
    let failed = ask(&format!("plan --profile {yaml}"));
    let expected = format!("error: {yaml}:1:8: years: expected a number, found text\n");
    assert_eq!((failed.code, failed.stderr), (1, expected));
}

#[test]
fn standard_input_may_be_yaml() {
    let text = "levels:\n- id: a\n  title: no\n";
    let asked = ask_with("levels", text.as_bytes());
    assert_eq!(asked.code, 0, "{}", asked.stderr);
    assert!(asked.stdout.contains("no"), "{}", asked.stdout);
    // What begins with a bracket is JSON, with its own messages.
    let asked = ask_with("levels", b"{levels: []}");
    assert!(
        asked
            .stderr
            .contains("1:2: not valid JSON: a key needs double quotes")
    );
}

#[test]
fn a_bomb_is_refused() {
    let mut text = String::from("x-0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for level in 1..20 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        writeln!(text, "x-{level}: &a{level} [{below}]").expect("written");
    }
    // Unfolded it would have no room in any memory.
    let asked = ask_with("levels", text.as_bytes());
    assert_eq!(asked.code, 1);
    assert!(
        asked
            .stderr
            .contains("the aliases unfold to more than a ladder holds"),
        "{}",
        asked.stderr
    );
}
