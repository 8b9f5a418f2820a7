//! The kinds of files that a team is read from.

use std::fs;

use serde_json::{Value, json};

use super::{json_of, lines, team_of};
use crate::support::{ask, scratch};

#[test]
fn all_kinds_of_files_say_the_same() {
    let csv = "name,years,skills\nAnn,2,leadership; Risk Management\nBob,8,cobol\n";
    let claims = "person;skill;how well\nAnn;leadership;x\nAnn;Risk Management;\nBob;cobol;yes\n";
    let columns = "Name,Leadership,RISK MANAGEMENT\nAnn,x,yes\n";
    let one = r#"{"name":"Ann","years":2,"skills":["leadership","Risk Management"]}"#;
    let other = r#"{"name":"Bob","years":8,"skills":["cobol"]}"#;
    let told = |people: &[u8], without_years: bool| -> Vec<Value> {
        let people = lines(&team_of("--format ndjson", people)).into_iter();
        let plain = people.map(|mut person| {
            person["row"] = Value::Null;
            if without_years {
                person["at"] = Value::Null;
                person["next"] = Value::Null;
            }
            person
        });
        plain.collect()
    };
    let expected = told(format!("{one}\n{other}\n").as_bytes(), false);
    assert_eq!(expected.len(), 2);
    assert_eq!(
        told(format!("[{one},\n {other}]").as_bytes(), false),
        expected
    );
    assert_eq!(told(csv.as_bytes(), false), expected);
    assert_eq!(
        told(
            format!("\u{feff}{}", csv.replace(';', "|").replace(',', ";")).as_bytes(),
            false
        ),
        expected
    );
    let utf_16: Vec<u8> = format!("\u{feff}{csv}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told(&utf_16, false), expected);
    let pretty: Value = serde_json::from_str(one).expect("JSON");
    let pretty = serde_json::to_string_pretty(&pretty).expect("JSON");
    assert_eq!(told(pretty.as_bytes(), false), expected[..1]);
    let expected = told(format!("{one}\n{other}\n").as_bytes(), true);
    assert_eq!(told(claims.as_bytes(), true), expected);
    assert_eq!(told(columns.as_bytes(), true), expected[..1]);
}

#[test]
fn a_line_that_is_no_profile_stops_nothing() {
    let good = r#"{"name":"Ann"}"#;
    for broken in [
        "{",
        "x",
        "[]",
        "7",
        "null",
        r#"{"years":-1}"#,
        r#"{"age":3}"#,
        "{}{}",
        "\u{1b}[2J",
        r#"{"name":"a"#,
    ] {
        for place in 0..3 {
            let mut all = [good; 3];
            all[place] = broken;
            // A text that begins so is read as another kind of file.
            if place == 0 && !broken.starts_with('{') {
                continue;
            }
            let run = team_of("--format ndjson", all.join("\n").as_bytes());
            assert_eq!(run.code, 1, "{broken}");
            let people = lines(&run);
            assert_eq!(people.len(), 3, "{broken}");
            for (number, person) in people.iter().enumerate() {
                assert_eq!(person["row"], number + 1);
                assert_eq!(
                    person["error"].is_null(),
                    number != place,
                    "{broken} {person}"
                );
                assert_eq!(person["name"].is_null(), number == place);
            }
            let error = &people[place]["error"];
            assert_eq!(error["kind"], "invalid_file");
            assert!(!error["message"].as_str().expect("text").is_empty());
            assert_eq!(people[place]["next"], json!([]));
            assert!(!run.stdout.contains('\u{1b}'));
        }
    }
    let run = team_of("", format!("{good}\n{{\n").as_bytes());
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .contains("1 could not be judged: standard input, row 2"),
        "{}",
        run.stderr
    );
}

/// Lines are read some at a time: wherever one is broken, blank or long, each answer stands at its place.
#[test]
fn many_lines_are_answered_in_their_order() {
    let long = "x".repeat(30_000);
    let line = |row: usize| match row {
        _ if row % 5 == 3 => String::new(),
        _ if row % 7 == 2 => String::from("{\"years\":"),
        _ if row.is_multiple_of(13) => format!("{{\"name\":\"P{row}\",\"note\":\"{long}\"}}"),
        _ => format!("{{\"name\":\"P{row}\"}}"),
    };
    let all: Vec<String> = (1..=300).map(line).collect();
    let people = lines(&team_of("--format ndjson", all.join("\n").as_bytes()));
    let told = people.iter().map(|person| {
        let (row, name) = (&person["row"], &person["name"]);
        format!("{row} {name} {}", person["error"].is_null())
    });
    let expected = (1..=300).filter(|row| row % 5 != 3);
    let expected = expected.map(|row| match row % 7 {
        2 => format!("{row} null false"),
        _ => format!("{row} \"P{row}\" true"),
    });
    assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn what_is_not_known_counts_for_nothing_and_with_strict_fails() {
    let csv =
        "name,years,education,skills,Colour\nAnn,many,uni,cobol,red\nBob,4,phd,leadership,blue\n";
    let answer = json_of("", csv.as_bytes());
    let unknown = answer["team"]["unknown"].as_array().expect("names").iter();
    let given: Vec<String> = unknown
        .map(|one| format!("{} {}", one["row"], one["given"]))
        .collect();
    assert_eq!(
        given,
        ["2 \"many\"", "2 \"uni\"", "2 \"cobol\"", "null \"Colour\""]
    );
    let run = team_of("--strict", csv.as_bytes());
    assert_eq!(run.code, 2);
    let run = team_of(
        "--strict --format ndjson",
        csv.replace(",blue", ",").as_bytes(),
    );
    assert_eq!(run.code, 1);
    let people = lines(&run);
    assert_eq!(people[0]["error"]["kind"], "unknown_name");
    assert_eq!(people[1]["error"], Value::Null);
}

#[test]
fn a_column_that_means_nothing_is_told_in_every_format() {
    let csv = b"name,years,Leadershp\nAnn,4,x\nBob,4,\nCid,4,yes\n";
    let answer = json_of("", csv);
    let near = &answer["team"]["unknown"][0]["near"];
    assert_eq!(near[0], "Leadership");
    let expected = json!([{"name": null, "row": null, "given": "Leadershp", "near": near}]);
    assert_eq!(answer["team"]["unknown"], expected);
    let people = lines(&team_of("--format ndjson", csv));
    let of_person = json!([{"kind": "column", "given": "Leadershp", "near": near}]);
    let unknown: Vec<&Value> = people.iter().map(|one| &one["unknown"]).collect();
    assert_eq!(unknown, [&of_person, &json!([]), &of_person]);
    let first = team_of("", csv).stdout;
    assert!(
        first.starts_with("Columns that are not read: `Leadershp` (nearest: Leadership)\n"),
        "{first}"
    );
    for format in ["table", "csv", "markdown", "html"] {
        let run = team_of(&format!("--format {format}"), csv);
        assert!(run.stdout.contains("Leadershp"), "{format}: {}", run.stdout);
        let run = team_of(&format!("--strict --format {format}"), csv);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{format}");
        assert!(run.stderr.contains("Leadershp"), "{format}: {}", run.stderr);
    }
    let run = team_of("--strict --format ndjson", csv);
    assert_eq!(run.code, 1);
    let errors: Vec<Value> = lines(&run)
        .iter()
        .map(|one| one["error"]["kind"].clone())
        .collect();
    assert_eq!(
        errors,
        [json!("unknown_name"), Value::Null, json!("unknown_name")]
    );
}

#[test]
fn a_folder_has_a_profile_a_file() {
    let other = scratch("other-folder");
    fs::create_dir_all(&other).expect("a folder");
    fs::write(format!("{other}/team.csv"), "name\nAnn\n").expect("written");
    let said = ask(&format!("team {other}")).stderr;
    assert!(
        said.contains("of a folder the files are read that end in `.json`"),
        "{said}"
    );
    let folder = scratch("folder");
    fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &[u8]| {
        fs::write(format!("{folder}/{name}"), text).expect("written");
    };
    write("b.json", br#"{"years":8}"#);
    write("a.json", b"{\n  \"name\": \"Ann\",\n  \"years\": 2\n}\n");
    write("c.yaml", b"name: Cid\nyears: 4\nskills:\n  - Leadership\n");
    write("d.YML", b"years: [4\n");
    write("e.json", b"{\"name\":\"E\xff\"}");
    write("f.yml", b"");
    write("notes.txt", b"no profile");
    fs::create_dir_all(format!("{folder}/g.json")).expect("a folder");
    let run = ask(&format!("team {folder} --format ndjson"));
    assert_eq!(run.code, 1);
    let people = lines(&run);
    let told: Vec<String> = people
        .iter()
        .map(|one| {
            format!(
                "{} {} {} {}",
                one["file"], one["name"], one["row"], one["error"]["kind"]
            )
        })
        .collect();
    let expected = [
        r#""a.json" "Ann" null null"#,
        r#""b.json" "b" null null"#,
        r#""c.yaml" "Cid" null null"#,
        r#""d.YML" null null "invalid_file""#,
        r#""e.json" null null "unreadable_file""#,
        r#""f.yml" null null "invalid_file""#,
    ];
    let expected = expected.map(|one| one.replacen('"', &format!("\"{folder}/"), 1));
    assert_eq!(told, expected);
    assert_eq!(people[2]["next"][0]["met"], json!([]));
    let run = ask(&format!("team {folder}"));
    assert_eq!(run.code, 1);
    for said in ["3 people", "Ann", "Cid", "d.YML", "e.json"] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    assert!(
        run.stderr.contains("3 could not be judged"),
        "{}",
        run.stderr
    );
}

/// What is said of each line: its number, and the name or the error.
fn told(people: &[u8]) -> Vec<String> {
    let people = lines(&team_of("--format ndjson", people)).into_iter();
    let told = people.map(|one| {
        let error = &one["error"]["message"];
        format!(
            "{} {}",
            one["row"],
            error.as_str().or(one["name"].as_str()).unwrap_or("-")
        )
    });
    told.collect()
}

#[test]
fn lines_are_read_as_programs_write_them() {
    assert_eq!(told(b""), [""; 0]);
    assert_eq!(told(b"\n \n"), [""; 0]);
    assert_eq!(
        told("\u{feff}{\"name\":\"A\"}\r\n\r\n  {\"name\":\"B\"}".as_bytes()),
        ["1 A", "3 B"]
    );
    let twice = told(b"{\"name\":\"A\",\"name\":\"B\"}\n{\"name\":\"C\"}\n");
    assert_eq!(twice, ["1 name: the key is given twice", "2 C"]);
    let broken = told(b"{\"name\":\"A\"}\n{\"name\":\"\xff\"}\n\xff\n{\"name\":\"\xc3\xa9\"}\n");
    assert_eq!(
        broken,
        [
            "1 A",
            "2 the line is not UTF-8",
            "3 the line is not UTF-8",
            "4 \u{e9}"
        ]
    );
    let mut long = b"{\"name\":\"A\"}\n{\"note\":\"".to_vec();
    long.resize((1 << 20) + 40, b'x');
    long.extend(b"\"}\n{\"name\":\"B\"}");
    assert_eq!(
        told(&long),
        ["1 A", "2 the line is longer than 1 MiB", "3 B"]
    );
    // The longest that is read: all of it but the end of the line.
    let mut longest = b"{\"name\":\"A\",\"note\":\"".to_vec();
    longest.resize((1 << 20) - 3, b'x');
    longest.extend(b"\"}\n");
    assert_eq!(told(&longest), ["1 A"]);
}

#[test]
fn rows_of_skills_without_a_name_are_not_one_person() {
    let csv = b"name,skill\nAnn,leadership\n,scrum\nAnn,mentoring\n,kanban\n";
    let run = team_of("--format ndjson", csv);
    assert_eq!(run.code, 1);
    let nobody = "the row does not say whose skill it is";
    assert_eq!(
        told(csv),
        [
            "2 Ann".to_owned(),
            format!("3 {nobody}"),
            format!("5 {nobody}")
        ]
    );
    // Without a column for names it is one person's list.
    assert_eq!(told(b"skill,rating\nleadership,x\nscrum,x\n"), ["2 -"]);
}
