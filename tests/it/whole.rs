//! `levels --full`: the whole ladder as one document; and what narrows the lists that it is made of.

use std::fs;

use serde_json::{Value, json};

use crate::support::{all_ladders, ask, run, scratch};

#[test]
fn the_document_holds_every_level_and_what_it_expects() {
    for file in all_ladders() {
        let text = fs::read_to_string(&file).expect("text");
        let ladder: Value = serde_json::from_str(&text).expect("JSON");
        for format in ["markdown", "table"] {
            let line = [
                "levels", "--full", "--width", "0", "--data", &file, "--format", format,
            ];
            let run = run(line);
            assert_eq!(run.code, 0, "{file}: {}", run.stderr);
            let page = run.stdout.replace('\\', "");
            for level in ladder["levels"].as_array().expect("levels") {
                let lines = |value: &Value| -> Vec<String> {
                    let lines = value.as_str().unwrap_or_default().lines();
                    lines
                        .map(|line| line.trim().trim_start_matches("- ").to_owned())
                        .collect()
                };
                let skills = level["skills"].as_array().into_iter().flatten();
                let notes = skills.flat_map(|skill| lines(&skill["note"]));
                for said in lines(&level["title"]).into_iter().chain(notes) {
                    let said = itpm_career::terminal::visible(&said).into_owned();
                    assert!(page.contains(&said), "{file} in {format} lacks {said:?}");
                }
            }
        }
    }
}

#[test]
fn a_program_gets_the_same_list_with_and_without_it() {
    for format in ["json", "csv", "ids", "ndjson"] {
        let list = ask(&format!("levels --format {format}")).stdout;
        assert_eq!(
            ask(&format!("levels --full --format {format}")).stdout,
            list
        );
    }
}

#[test]
fn a_family_and_a_group_narrow_their_lists() {
    let fork = "--data tests/ladders/fork.json --format ids";
    assert_eq!(
        ask(&format!("levels --family management {fork}")).stdout,
        "m3\nm4\n"
    );
    let weights = "--data tests/ladders/weights.json";
    let talking = ask(&format!("skills --group people --format csv {weights}")).stdout;
    let rows: Vec<&str> = talking.lines().skip(1).collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.contains("People")),
        "{talking}"
    );
    let run = ask(&format!("skills --group peopel {weights}"));
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("did you mean `People`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn more_names_than_two_are_for_the_matrix() {
    let run = ask("compare junior pm senior");
    assert_eq!(run.code, 2);
    let line = "`itpm-career matrix --level junior --level pm --level senior`";
    assert!(run.stderr.contains(line), "{}", run.stderr);
}

#[test]
fn a_matrix_that_would_be_most_of_the_page_is_left_to_its_command() {
    let ladder = scratch("wide.json");
    for (levels, is_shown) in [(400, true), (500, false)] {
        let level = |at| json!({"id": format!("l{at}"), "title": format!("L{at}"), "skills": [format!("s{at}")]});
        let levels: Vec<Value> = (0..levels).map(level).collect();
        fs::write(&ladder, json!({ "levels": levels }).to_string()).expect("written");
        let shown = ask(&format!("levels --full --data {ladder} --format markdown"));
        assert_eq!(shown.code, 0);
        assert_eq!(
            shown.stdout.contains("It has too many cells for this page"),
            !is_shown
        );
    }
}
