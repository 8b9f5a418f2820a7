//! `matrix`: skills by levels.

use serde_json::{Value, json};

use crate::support::{all_ladders, ask, run, scratch};

/// What the levels of a ladder file ask for, read independently of the program: for a level by its title and
/// a skill by its id or its name, the proficiency and whether it is optional. Nothing of what is inherited.
fn asked(ladder: &Value) -> Vec<(String, String, Option<String>, bool)> {
    let mut asked = Vec::new();
    for level in ladder["levels"].as_array().expect("levels") {
        let title = level["title"].as_str().expect("a title");
        let skills = level["skills"].as_array().cloned().unwrap_or_default();
        for skill in skills {
            let (name, skill) = match &skill {
                Value::String(name) => (name.clone(), json!({})),
                skill => {
                    let name = skill.get("id").or(skill.get("name")).or(skill.get("skill"));
                    let name = name.and_then(Value::as_str);
                    (name.expect("a name").to_owned(), skill.clone())
                }
            };
            let proficiency = skill["proficiency"].as_str().map(str::to_owned);
            let is_optional = skill["required"] == json!(false);
            asked.push((title.to_owned(), name, proficiency, is_optional));
        }
    }
    asked
}

#[test]
fn every_skill_that_a_level_asks_for_is_a_cell_of_the_spreadsheet() {
    for file in all_ladders() {
        let text = std::fs::read_to_string(&file).expect("text");
        let ladder: Value = serde_json::from_str(&text).expect("JSON");
        let expected = asked(&ladder);
        let run = run(["matrix", "--format", "csv", "--data", &file]);
        assert_eq!(run.code, 0, "{file}: {}", run.stderr);
        let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
        let head = reader.headers().expect("a head").clone();
        let levels = ladder["levels"].as_array().expect("levels");
        assert_eq!(head.len(), 3 + levels.len(), "{file}");
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        for (title, name, proficiency, is_optional) in expected {
            let key = |name: &str| itpm_career::catalog::names::identity_key(name);
            let aliases = |id: &str| -> Vec<String> {
                let known = ladder["skills"].as_array().into_iter().flatten();
                let mut known = known.filter(|skill| skill["id"] == *id);
                let aliases = known
                    .next()
                    .and_then(|skill| skill["aliases"].as_array().cloned());
                let aliases = aliases.into_iter().flatten();
                aliases
                    .map(|alias| key(alias.as_str().unwrap_or_default()))
                    .collect()
            };
            let row = rows.iter().find(|row| {
                [&row[0], &row[1]].iter().any(|one| key(one) == key(&name))
                    || aliases(&row[0]).contains(&key(&name))
            });
            let row = row.unwrap_or_else(|| panic!("{file}: no row for {name}"));
            let column = head.iter().position(|heading| heading == title);
            let column = column.unwrap_or_else(|| panic!("{file}: no column for {title}"));
            let mark = if is_optional { "?" } else { "" };
            let cell = format!("{}{mark}", proficiency.unwrap_or_else(|| "✓".into()));
            assert_eq!(row[column], cell, "{file}: {name} at {title}");
        }
    }
}

#[test]
fn what_one_has_is_marked_with_and_without_colours() {
    let profile = scratch("me.json");
    let skills = r#"{"skills":["planning:4","money:1"]}"#;
    std::fs::write(&profile, skills).expect("written");
    let line = [
        "matrix",
        "--data",
        "tests/ladders/weights.json",
        "--profile",
        &profile,
    ];
    let table = run(line).stdout;
    let row = |name: &str| {
        let mut rows = table.lines().filter(|line| line.starts_with(name));
        rows.next()
            .expect("a row")
            .split('│')
            .map(str::trim)
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(row("Planning"), "4 [2×5] [4×4.5] 5×2");
    assert_eq!(row("Money"), "1 [1?] 3×2* 4×4");
    assert_eq!(row("Talking"), "— 2×3 3×3 5×5");
    for meaning in [
        "[ ]: you have it so",
        "?: optional",
        "×: how much",
        "*: show LEVEL",
    ] {
        let legend = table.lines().take(5).collect::<Vec<_>>().join(" ");
        assert!(legend.contains(meaning), "{legend}");
    }
}

#[test]
fn where_it_is_not_said_how_well_there_is_a_tick() {
    let file = scratch("ladder.json");
    let ladder = json!({"scale": ["working", "expert"], "levels": [{"id": "a", "title": "A", "skills": [
        "Risk", {"skill": "Talk", "required": false}, {"skill": "Plan", "proficiency": "working"},
    ]}]});
    std::fs::write(&file, ladder.to_string()).expect("written");
    let csv = ask(&format!("matrix --data {file} --format csv")).stdout;
    let cells: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next_back())
        .collect();
    assert_eq!(cells, ["✓", "✓?", "working"]);
    for width in [30, 80] {
        let table = ask(&format!("matrix --data {file} --width {width}")).stdout;
        let table = table.replace('\n', " ").replace("  ", " ") + "\n" + &table;
        assert!(table.contains("✓: asked for, however well"), "{table}");
        let row = table.lines().find(|line| line.starts_with("Talk"));
        assert!(row.expect("a row").ends_with("✓?"), "{table}");
    }
    let said = ask("matrix --data tests/ladders/weights.json").stdout;
    assert!(!said.contains('✓'), "{said}");
}

#[test]
fn a_matrix_that_is_too_wide_has_short_heads_then_numbers_then_lines() {
    let heads = |width: u16| {
        let screen = ask(&format!("matrix --ladder uk-delivery --width {width}")).stdout;
        let mut lines = screen.lines().filter(|line| line.starts_with("Planning"));
        let row = lines.next().expect("a row").to_owned();
        (
            row.contains("practitioner"),
            row.contains(" 3 "),
            screen.contains("[ ]"),
            screen,
        )
    };
    let (has_words, ..) = heads(120);
    assert!(has_words);
    let (has_words, has_numbers, ..) = heads(80);
    assert!(!has_words && has_numbers);
    let (has_words, has_numbers, _, screen) = heads(40);
    assert!(!has_words && !has_numbers);
    assert!(screen.contains("practitioner:"), "{screen}");
    // A grade is said once, with all levels that have it.
    let skill = screen
        .split("\n\n")
        .find(|part| part.starts_with("Making a process"));
    let skill = skill.expect("a skill");
    assert_eq!(skill.matches("expert:").count(), 1, "{skill}");
    // Aliases stand above the columns before numbers stand in them.
    let guide = ask("matrix --width 40").stdout;
    assert!(guide.contains("│ junior │ pm │ senior"), "{guide}");
}

#[test]
fn levels_families_and_skills_narrow_it() {
    let answer = |line: &str| {
        let answer = ask(&format!(
            "matrix --data tests/ladders/fork.json --json {line}"
        ))
        .stdout;
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        let ids = |list: &str| {
            let list = answer["matrix"][list].as_array().expect("a list").iter();
            list.map(|one| one["id"].as_str().expect("an id").to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        format!("{} | {}", ids("levels"), ids("skills"))
    };
    assert_eq!(answer("--level x3 --level l1"), "l1 x3 | craft writing");
    assert_eq!(answer("--family management"), "m3 m4 | people budgets");
    assert_eq!(
        answer("--skill people --skill writing --level top"),
        "top | people"
    );
    let run = ask("matrix --data tests/ladders/fork.json --family mgmt");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .contains("the families are `engineering` and `management`"),
        "{}",
        run.stderr
    );
}
