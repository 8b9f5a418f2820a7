//! A table becomes the ladder that it means, and whatever it holds a valid one.

use serde_json::{Value, json};

use super::*;

mod doubtful;
mod random;

fn import(options: &Import, csv: &str) -> Result<Imported> {
    options.import(Spreadsheet::new(String::from("f"), csv.as_bytes())?)
}

/// The ladder, without its version and the registry of skills.
fn levels(options: &Import, csv: &str) -> Value {
    let imported = import(options, csv).expect(csv);
    let ladder: Value = serde_json::from_str(&imported.json).expect("JSON");
    let levels = ladder["levels"].as_array().expect("levels").iter();
    let levels = levels.map(|level| {
        (
            level["title"].as_str().expect("text"),
            level["skills"].clone(),
        )
    });
    let mut read = json!({"levels": levels.collect::<Vec<_>>()});
    if ladder["scale"].is_array() {
        read["scale"] = ladder["scale"].clone();
    }
    read
}

#[test]
fn each_form_is_told_by_its_headings() {
    let expected = json!({"scale": ["low", "high"], "levels": [
        ("A", [json!({"skill": "x", "proficiency": "low"})]),
        ("B", [json!({"skill": "x", "proficiency": "high"}), json!({"skill": "y", "proficiency": "low", "required": false})]),
    ]});
    let of_rows = |separator: &str| {
        let csv = "Role|Competency|Rating\nA|x|low\nB|x|high\nB|y|low?\n";
        levels(&Import::default(), &csv.replace('|', separator))
    };
    for separator in [",", ";", "\t"] {
        assert_eq!(of_rows(separator), expected);
    }
    for csv in [
        "Skill,A,B\nx,low,high\ny,,low?\n",
        "Level,x,y\nA,low,\nB,high,low ?\n",
        // Without a usual name the first column is that of the skills.
        "What,Group,A,B\nx,g,Low,high\ny,g,-,LOW?\n",
    ] {
        let read = levels(&Import::default(), csv)
            .to_string()
            .replace("Low", "low");
        assert_eq!(read, expected.to_string(), "{csv}");
    }
}

#[test]
fn a_cell_is_a_tick_a_number_or_what_is_expected() {
    let options = |scale: &[&str]| Import {
        scale: scale.iter().map(|name| (*name).to_owned()).collect(),
        ..Import::default()
    };
    let cases: &[(&[&str], &str, Value)] = &[
        (&[], "✓", json!(["x"])),
        (&[], "x?", json!([{"skill": "x", "required": false}])),
        (&[], "optional", json!([{"skill": "x", "required": false}])),
        (&[], "1", json!(["x"])),
        (&[], "n/a", json!(null)),
        (&[], "0", json!(null)),
        (&[], "2", json!([{"skill": "x", "proficiency": "2"}])),
        (
            &["low", "high"],
            "2",
            json!([{"skill": "x", "proficiency": "high"}]),
        ),
        (
            &["low", "high"],
            "HIGH",
            json!([{"skill": "x", "proficiency": "high"}]),
        ),
        (
            &["0", "1"],
            "0",
            json!([{"skill": "x", "proficiency": "0"}]),
        ),
        (
            &["low", "high"],
            "Talks well",
            json!([{"skill": "x", "note": "Talks well"}]),
        ),
        (
            &[],
            "Talks to all who are concerned",
            json!([{"skill": "x", "note": "Talks to all who are concerned"}]),
        ),
    ];
    for (scale, cell, expected) in cases {
        let read = levels(&options(scale), &format!("Skill,A\nx,{cell}\n"));
        assert_eq!(read["levels"][0][1], *expected, "{scale:?} {cell}");
    }
    let numbers = levels(&Import::default(), "Skill,A,B,C\nx,3,1.0,1\n");
    assert_eq!(numbers["scale"], json!(["1.0", "3"]));
    let read = levels(&Import::default(), "Skill,A,B\nx,2 - good,1 - weak\n");
    assert_eq!(read["scale"], json!(["1 - weak", "2 - good"]));
}

#[test]
fn options_say_what_the_headings_do_not() {
    let options = Import {
        level: Some("who".into()),
        skill: Some("WHAT".into()),
        proficiency: Some("well".into()),
        expects: Some("so".into()),
        only: vec![("in".into(), "Delivery".into())],
        order: vec!["b".into()],
        scale: vec!["low".into(), "high".into()],
        ..Import::default()
    };
    let csv = "in,who,what,well,so\ndelivery,A,x,low,one\nDelivery,A,x,low,two\nOther,A,y,low,\ndelivery,B,x,high,\ndelivery,C,,,\n";
    let expected = json!({"scale": ["low", "high"], "levels": [
        ("B", json!([{"skill": "x", "proficiency": "high"}])),
        ("A", json!([{"skill": "x", "proficiency": "low", "note": "- one\n- two"}])),
        ("C", json!(null)),
    ]});
    assert_eq!(levels(&options, csv), expected);
}

#[test]
fn what_cannot_be_meant_has_its_line() {
    let scaled = Import {
        scale: vec!["low".into(), "high".into()],
        ..Import::default()
    };
    for (csv, error) in [
        (
            "Skill,A\n",
            "f:1:1: there are headings and no row below them",
        ),
        (
            "Skill\nx\n",
            "no column is known for the levels; the headings are `Skill`",
        ),
        (
            "Skill,A,B,a\nx,1,2,3\n",
            "f:1:1: column 2 is called `A` and column 4 `a`, which is the same name",
        ),
        (
            "Skill,A\nx,1\n\nX,1\n",
            "f:4:1: the skill `X` has a row above",
        ),
        ("Skill,A\n,1\n", "f:2:1: the skill is blank"),
        (
            "Level,x\nA,1\nA,1\n",
            "f:3:1: the level `A` has a row above",
        ),
        (
            "Level,Skill,Rating\nA,x,hihg\n",
            "f:2:1: `hihg` in column 3 is not on the scale; did you mean `high`?",
        ),
        (
            "Level,Skill,Rating\nA,x,low\nA,x,high\n",
            "f:3:1: the level asks for the skill already in line 2",
        ),
        (
            "Level,Skill,Rating\nA,x,3\n",
            "f:2:1: `3` in column 3 is no place on the scale, which has 2 names",
        ),
    ] {
        let told = import(&scaled, csv).map(|imported| imported.json);
        assert_eq!(told.expect_err(csv).to_string(), error, "{csv}");
    }
    let twice = Import {
        scale: vec!["low".into(), "low".into()],
        ..Import::default()
    };
    assert!(import(&twice, "Skill,A\nx,low\n").is_err());
}
