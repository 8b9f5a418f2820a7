//! What may be meant in several ways is read in the likeliest, and told.

use super::*;

/// The scale, what the only skill is asked for with, and the notes on the cells.
fn one_skill(options: &Import, csv: &str) -> (Value, Vec<Value>, Vec<String>) {
    let read = levels(options, csv);
    let levels = read["levels"].as_array().expect("levels").iter();
    let asked = levels.map(|level| level[1][0].clone()).collect();
    let notes = import(options, csv).expect(csv).notes;
    let notes = notes[1..notes.len() - 1].to_vec();
    (read["scale"].clone(), asked, notes)
}

#[test]
fn a_tick_word_beside_proficiencies_is_one_of_them() {
    let at = |name: &str| json!({"skill": "risk", "proficiency": name});
    for (cells, scale, asked) in [
        (
            "Partly,Yes",
            json!(["Partly", "Yes"]),
            [at("Partly"), at("Yes")],
        ),
        ("X,XX", json!(["X", "XX"]), [at("X"), at("XX")]),
        (
            "Not required,Required",
            json!(null),
            [json!(null), json!("risk")],
        ),
        ("x,✓", json!(null), [json!("risk"), json!("risk")]),
        (
            "✓,working",
            json!(["working"]),
            [json!("risk"), at("working")],
        ),
        (
            "optional,working",
            json!(["working"]),
            [json!({"skill": "risk", "required": false}), at("working")],
        ),
    ] {
        let csv = format!("Skill,A,B\nRisk,{cells}\n");
        let (read, read_asked, notes) = one_skill(&Import::default(), &csv);
        assert_eq!(
            (read, read_asked),
            (scale.clone(), asked.to_vec()),
            "{cells}"
        );
        let has_order = scale.as_array().is_some_and(|scale| scale.len() > 1);
        let is_told = notes.iter().any(|note| note.contains("check its order"));
        assert_eq!(is_told, has_order, "{notes:?}");
    }
    let scaled = Import {
        scale: vec!["Partly".into()],
        ..Import::default()
    };
    let (_, asked, _) = one_skill(&scaled, "Skill,A,B\nRisk,Partly,Yes\n");
    assert_eq!(asked, [at("Partly"), json!("risk")]);
}

#[test]
fn what_may_be_meant_otherwise_is_told() {
    let scaled = Import {
        scale: vec!["low".into(), "high".into()],
        ..Import::default()
    };
    let (_, asked, notes) = one_skill(&scaled, "Skill,A,B\nRisk,hihg,\"Talks\"\n");
    assert_eq!(
        asked,
        [
            json!({"skill": "risk", "note": "hihg"}),
            json!({"skill": "risk", "note": "Talks"})
        ]
    );
    let expected = [
        "`hihg` in line 2, column 2 is not on the scale, so it is taken as what is expected; did you mean `high`?",
        "`Talks` in line 2, column 3 is not on the scale, so it is taken as what is expected",
    ];
    assert_eq!(notes, expected);
    // Of many the first are told, and how many there are.
    let (.., notes) = one_skill(&scaled, "Skill,A,B,C,D,E,F,G\nRisk,p,q,r,s,t,u,hihg\n");
    let others = "2 other cells not on the scale are taken as what is expected; the first is `u` in line 2, column 7";
    assert_eq!((notes.len(), &*notes[5]), (6, others));
    let (scale, _, notes) = one_skill(
        &Import::default(),
        "Skill,A,B\nRisk,low,A sentence that says what is expected.\n",
    );
    assert_eq!(scale, json!(null));
    let expected = [
        "1 cell of a few words is taken as what is expected; the first is `low` in line 2, column 2; if they are \
         proficiencies, name them with `--scale`",
    ];
    assert_eq!(notes, expected);
    let (.., notes) = one_skill(&Import::default(), "Skill,,A,,\nRisk,low,x,\n");
    assert_eq!(
        notes,
        ["column 2 has no heading, so its cells are left out"]
    );
    let (.., notes) = one_skill(&Import::default(), ",A,,\nRisk,x,\n");
    assert_eq!(notes, [""; 0]);
}

#[test]
fn options_that_cannot_be_meant_are_refused() {
    let same = Import {
        level: Some("skill".into()),
        skill: Some("Skill".into()),
        ..Import::default()
    };
    let none = Import {
        only: vec![("Track".into(), "Delivry".into())],
        ..Import::default()
    };
    for (options, error) in [
        (same, "`--level` and `--skill` both name the column `Skill`"),
        (
            none,
            "f:1:1: no row has `Delivry` in `Track`; see `--where`",
        ),
    ] {
        let told = import(&options, "Skill,Track,A\nx,Delivery,1\n").map(|imported| imported.json);
        assert_eq!(told.expect_err(error).to_string(), error);
    }
}

/// A column of thousands of different texts is no scale, and a matrix of them is read in no time.
#[test]
fn many_different_words_are_no_scale() {
    let rows = |kind: fn(usize) -> String| -> String { (0..1_000).map(kind).collect() };
    let long = rows(|n| format!("L{},S{n},p{n}\n", n % 50));
    let long = format!("Level,Skill,Rating\n{long}");
    let error = import(&Import::default(), &long).map(|imported| imported.json);
    assert_eq!(
        error.expect_err("no scale").to_string(),
        "f:52:1: with `p50` there are more than 50 different proficiencies, which is no scale; if the column says \
         what is expected, name it with `--expects`"
    );
    let expects = Import {
        expects: Some("Rating".into()),
        ..Import::default()
    };
    assert_eq!(levels(&expects, &long)["scale"], json!(null));
    let across = rows(|n| format!("S{n},{n}.5,q{n}\n"));
    let read = levels(&Import::default(), &format!("Skill,A,B\n{across}"));
    assert_eq!(read["scale"], json!(null));
    let names = (0..500).map(|n| format!("p{n}"));
    let given = Import {
        scale: names.collect(),
        ..Import::default()
    };
    let known = rows(|n| format!("L,S{n},p{}\n", n % 500));
    levels(&given, &format!("Level,Skill,Rating\n{known}"));
}
