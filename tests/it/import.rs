//! `import`: a spreadsheet becomes a ladder that every other command takes.

use std::fs;

use serde_json::{Value, json};

use crate::support::{ask, json, run, scratch};

#[test]
fn what_is_imported_is_read_by_all_else() {
    let (csv, ladder) = (scratch("matrix.csv"), scratch("ladder.json"));
    // As Excel saves it in the West: semicolons, CRLF, Windows-1252.
    let table = b"Gruppe;Skill;Junior;Senior\r\nMenschen;F\xfchrung;kann?;lehrt\r\nTechnik;Risiko;;kann\r\n";
    fs::write(&csv, table).expect("written");
    let imported = ask(&format!("import {csv} --group gruppe --scale kann,lehrt"));
    assert_eq!(imported.code, 0, "{}", imported.stderr);
    let expected = format!(
        "note: a row is a skill: the skill in `Skill`, the levels in 2 columns from `Junior` to `Senior` and the group in `Gruppe`\n\
         note: {csv} is not UTF-8 (line 2), so its letters were read as Windows-1252; save it as UTF-8 if they are wrong\n\
         note: 2 levels, 2 skills, 3 requirements\n"
    );
    assert_eq!(imported.stderr, expected);
    fs::write(&ladder, imported.stdout).expect("written");
    let checked = ask(&format!("validate --strict {ladder}"));
    assert_eq!(checked.stdout, format!("{ladder} is sound.\n"));
    let skills = ask(&format!("skills --data {ladder} --format csv"));
    assert!(
        skills.stdout.contains("Führung") && skills.stdout.contains("Menschen"),
        "{}",
        skills.stdout
    );
}

/// The matrix of a ladder as CSV, and its scale as an option.
fn matrix(ladder: &str) -> (String, String) {
    let shown = ask(&format!("matrix {ladder} --format csv"));
    assert_eq!(shown.code, 0, "{ladder}: {}", shown.stderr);
    let levels = json(&format!("levels {ladder}"));
    let scale = levels["ladder"]["scale"].as_array().expect("a list").iter();
    let names: Vec<&str> = scale.filter_map(|name| name.as_str()).collect();
    (shown.stdout, names.join(","))
}

#[test]
fn a_matrix_in_csv_is_imported_as_the_same_matrix() {
    let (csv, ladder) = (scratch("matrix.csv"), scratch("ladder.json"));
    let mut ladders = vec![
        String::from("--ladder guide"),
        String::from("--ladder uk-delivery"),
    ];
    for file in [
        "fork",
        "same-skills",
        "sparse",
        "weights",
        "numbered-from-four",
    ] {
        ladders.push(format!("--data tests/ladders/{file}.json"));
    }
    for seed in 1..=60 {
        let random = scratch(&format!("random-{seed}.json"));
        fs::write(&random, random_ladder(seed)).expect("written");
        ladders.push(format!("--data {random}"));
    }
    for before in ladders {
        let (matrix_before, scale) = matrix(&before);
        fs::write(&csv, &matrix_before).expect("written");
        let mut args = vec!["import", &csv];
        if !scale.is_empty() {
            args.extend(["--scale", &scale]);
        }
        // Without a scale its order is guessed, and the matrix is the same.
        for args in [&args[..], &args[..2]] {
            let imported = run(args.iter().copied());
            assert_eq!(imported.code, 0, "{before}: {}", imported.stderr);
            fs::write(&ladder, imported.stdout).expect("written");
            let (matrix_after, _) = matrix(&format!("--data {ladder}"));
            assert_eq!(matrix_after, matrix_before, "{before}");
        }
    }
}

fn index(number: u64) -> usize {
    usize::try_from(number).expect("small")
}

/// Proficiencies, among them what a spreadsheet of people would mean otherwise.
const WORDS: &[&str] = &[
    "none",
    "0",
    "no",
    "n",
    "n/a",
    "-",
    "false",
    "optional",
    "required",
    "y",
    "x",
    "1",
    "2.5",
    "yes",
    "not required",
    "low",
    "mid – or so",
    "“high”",
    "A sentence that says what is expected.",
];

/// Levels, some called as columns are.
const TITLES: &[&str] = &[
    "Level",
    "Role",
    "Grade",
    "Title",
    "Band",
    "Description",
    "Expectations",
    "Proficiency",
    "Skill",
    "Group",
    "Id",
    "Level, 1",
];

/// A ladder of a few levels and skills, some of which are optional, without a proficiency or asked by nobody.
fn random_ladder(seed: u64) -> String {
    let mut state = seed;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut scale: Vec<&str> = Vec::new();
    if random(3) > 0 {
        while scale.len() < 3 {
            let word = WORDS[index(random(WORDS.len() as u64))];
            if !scale.contains(&word) {
                scale.push(word);
            }
        }
    }
    let shift = index(random(TITLES.len() as u64));
    let skills: Vec<Value> = (0..=random(6))
        .map(|n| match random(3) {
            0 => json!({"id": format!("s{n}"), "name": format!("Skill; \"{n}\"")}),
            _ => json!({"id": format!("s{n}"), "name": format!("Führung {n}"), "group": format!("G {}", n % 2)}),
        })
        .collect();
    let levels: Vec<Value> = (0..=random(4))
        .map(|n| {
            let mut asked = Vec::new();
            for skill in &skills {
                if asked.is_empty() || random(2) == 0 {
                    let mut one = json!({"skill": skill["id"], "required": random(3) > 0});
                    if !scale.is_empty() && random(4) > 0 {
                        one["proficiency"] = scale[index(random(3))].into();
                    }
                    asked.push(one);
                }
            }
            let title = TITLES[(index(n) + shift) % TITLES.len()];
            json!({"id": format!("l{n}"), "title": title, "skills": asked})
        })
        .collect();
    json!({"scale": scale, "skills": skills, "levels": levels}).to_string()
}

#[test]
fn a_matrix_with_what_somebody_has_is_imported_without_it() {
    let (csv, profile) = (scratch("matrix.csv"), scratch("me.json"));
    fs::write(&profile, r#"{"skills": ["planning"]}"#).expect("written");
    let shown = ask(&format!(
        "matrix --ladder uk-delivery --profile {profile} --format csv"
    ));
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    assert!(
        shown.stdout.starts_with("id,skill,group,have,"),
        "{}",
        shown.stdout
    );
    fs::write(&csv, shown.stdout).expect("written");
    let (_, scale) = matrix("--ladder uk-delivery");
    let imported = run(["import", &csv, "--scale", &scale]);
    let ladder = scratch("ladder.json");
    fs::write(&ladder, imported.stdout).expect("written");
    let (after, _) = matrix(&format!("--data {ladder}"));
    assert_eq!(after, matrix("--ladder uk-delivery").0);
}

#[test]
fn what_is_no_table_is_sent_to_where_it_is_read() {
    let ladder = "tests/ladders/fork.json";
    let error = ask(&format!("import {ladder}"));
    assert_eq!(error.code, 1);
    let expected = format!("error: cannot read {ladder}: it is JSON, which `--data` reads\n");
    assert_eq!(error.stderr, expected);
}

#[test]
fn an_error_has_its_line_for_programs_too() {
    let csv = scratch("broken.csv");
    fs::write(&csv, "Skill,A\nx,1\ny,\"2\nz,3\n").expect("written");
    let error = ask(&format!("import {csv} --json")).error();
    assert_eq!(
        (&error["kind"], &error["line"]),
        (&"invalid_file".into(), &3.into())
    );
    assert_eq!(error["message"], "the quote before `2` is not closed");
    let error = ask(&format!("import {csv} --format csv"));
    assert_eq!(error.code, 2);
}

#[test]
fn a_name_with_a_comma_stands_in_quotes() {
    let csv = scratch("comma.csv");
    let table = "skill,\"Lead, senior\",Junior\nRisk,high,\"low, or so\"\nTalk,,high\n";
    fs::write(&csv, table).expect("written");
    let lists = [
        "--order",
        "Junior,\"Lead, senior\"",
        "--scale",
        "\"low, or so\",high",
    ];
    let imported = run([&["import", &*csv], &lists[..]].concat());
    let ladder: Value = serde_json::from_str(&imported.stdout).expect("a ladder");
    assert_eq!(ladder["scale"], json!(["low, or so", "high"]));
    let titles = [&ladder["levels"][0]["title"], &ladder["levels"][1]["title"]];
    assert_eq!(titles, ["Junior", "Lead, senior"]);
    // What is told can be given.
    let told = ask(&format!("import {csv}"));
    let scale = "low to high: high, \"low, or so\"; check its order";
    assert!(told.stderr.contains(scale), "{}", told.stderr);
    let blank = run(["import", &csv, "--scale", ""]);
    assert_eq!(blank.code, 2, "{}", blank.stderr);
}

#[test]
fn a_level_called_as_the_column_of_a_person_is_kept() {
    let (ladder, csv, back) = (
        scratch("have.json"),
        scratch("have.csv"),
        scratch("back.json"),
    );
    let text = r#"{"levels": [{"id": "a", "title": "have", "skills": ["Risk"]}, {"id": "b", "title": "B", "skills": ["Talk"]}]}"#;
    fs::write(&ladder, text).expect("written");
    let matrix = ask(&format!("matrix --data {ladder} --format csv"));
    assert_eq!(
        matrix.stdout,
        "id,skill,group,have (a),B\r\nrisk,Risk,,✓,\r\ntalk,Talk,,,✓\r\n"
    );
    fs::write(&csv, &matrix.stdout).expect("written");
    let imported = ask(&format!("import {csv}"));
    fs::write(&back, imported.stdout).expect("written");
    let again = ask(&format!("matrix --data {back} --format csv"));
    assert_eq!(again.stdout, matrix.stdout);
}

#[test]
fn people_are_sent_to_where_they_are_read() {
    let roster = "tests/rosters/ten.csv";
    let people = format!("this looks like people, whom `itpm-career team {roster}` reads");
    let imported = ask(&format!("import {roster}"));
    assert_eq!(imported.code, 0);
    let first = imported.stderr.lines().next();
    assert_eq!(first, Some(&*format!("note: {people}")));
    // So they are where no ladder can be made of them; whoever names the columns knows what they hold.
    let claims = scratch("claims.csv");
    fs::write(
        &claims,
        "person,skill,how well\nAnn,Risk,good\nBob,Risk,low\n",
    )
    .expect("written");
    let error = ask(&format!("import {claims}"));
    let said = format!("a row above; {}\n", people.replace(roster, &claims));
    assert!(
        error.code == 1 && error.stderr.ends_with(&said),
        "{}",
        error.stderr
    );
    let named = ask(&format!("import {claims} --level person --skill skill"));
    assert!(
        named.code == 0 && !named.stderr.contains("people"),
        "{}",
        named.stderr
    );
}
