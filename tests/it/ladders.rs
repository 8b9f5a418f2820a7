//! Ladders in the shapes that people have: each through every command, in every format.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};

use crate::support::{Run, ask_with, formats, run};

/// The files of `tests/ladders`, with the first and the last level of each.
fn ladders() -> Vec<(String, String, String)> {
    let files = std::fs::read_dir("tests/ladders").expect("there are ladders");
    let mut found: Vec<(String, String, String)> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            let ladder: Value = serde_json::from_str(&text).expect("JSON");
            let levels = ladder["levels"].as_array().expect("levels");
            let id = |level: &Value| level["id"].as_str().expect("an id").to_owned();
            let path = path.to_str().expect("a name").to_owned();
            (path, id(&levels[0]), id(levels.last().expect("a level")))
        })
        .collect();
    found.sort();
    assert!(found.len() >= 8);
    found
}

fn commands(first: &str, last: &str) -> Vec<Vec<String>> {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let named = |line: &str, names: &[&str]| {
        let names = names.iter().map(|name| format!("level:{name}"));
        words(line).into_iter().chain(names).collect::<Vec<_>>()
    };
    vec![
        words("levels"),
        words("levels --years 3"),
        words("tracks"),
        words("salaries"),
        words("strategies"),
        words("skills"),
        words("certifications"),
        words("validate"),
        named("show", &[first]),
        named("compare", &[first, last]),
        words("plan --years 3"),
        [
            words("plan --at"),
            vec![first.to_owned(), "--goal".into(), last.to_owned()],
        ]
        .concat(),
    ]
}

/// Whether a character steers a screen, listed once more and not taken from the program.
fn steers(c: char) -> bool {
    let code = u32::from(c);
    (code < 0x20 && !"\r\n".contains(c))
        || (0x7f..0xa0).contains(&code)
        || [0x61c, 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff].contains(&code)
        || (0x2028..=0x202e).contains(&code)
        || (0x2066..=0x2069).contains(&code)
}

/// What an independent reader makes of an answer.
fn read_back(format: &str, run: &Run, what: &str) {
    let out = &run.stdout;
    match format {
        "json" => {
            let answer: Value = serde_json::from_str(out).expect(what);
            assert_eq!(answer["schema_version"], 1, "{what}");
            assert_eq!(answer.as_object().expect(what).len(), 4, "{what}");
        }
        "ndjson" => {
            for line in out.lines() {
                let item: Value = serde_json::from_str(line).expect(what);
                assert!(item.is_object(), "{what}");
            }
        }
        "csv" => {
            // The reader refuses a record of another length.
            let mut reader = csv::Reader::from_reader(out.as_bytes());
            assert!(!reader.headers().expect(what).is_empty(), "{what}");
            reader
                .records()
                .for_each(|record| drop(record.expect(what)));
        }
        "markdown" => {
            for event in Parser::new_ext(out, Options::ENABLE_TABLES) {
                assert!(
                    !matches!(
                        event,
                        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                            | Event::Code(_)
                    ),
                    "{what}: the ladder's text marks up: {event:?}"
                );
            }
        }
        _ => {}
    }
    if format != "csv" {
        assert!(!out.contains(steers), "{what} shows a control character");
    }
}

#[test]
fn each_through_every_command_in_every_format() {
    for (file, first, last) in ladders() {
        for command in commands(&first, &last) {
            for format in formats() {
                if command[0] == "show" && format == "ids" {
                    continue;
                }
                let what = format!("{command:?} --format {format} --data {file}");
                let args = ["--format", &format, "--width", "80", "--data", &file];
                let run = run(command.iter().map(String::as_str).chain(args));
                assert_eq!(run.code, 0, "{what}: {}", run.stderr);
                read_back(&format, &run, &what);
            }
        }
    }
}

#[test]
fn a_proficiency_filters() {
    let ids = |args: &str| {
        let line = format!("{args} --format ids --data tests/ladders/same-skills.json");
        let run = run(line.split(' '));
        assert_eq!(run.code, 0, "{line}: {}", run.stderr);
        (run.stdout.replace('\n', " "), run.stderr)
    };
    assert_eq!(
        ids("levels --skill planning").0,
        "associate manager senior head "
    );
    assert_eq!(
        ids("levels --skill planning:awareness").0,
        "associate manager senior head "
    );
    assert_eq!(
        ids("levels --skill planning:practitioner").0,
        "senior head "
    );
    assert_eq!(ids("levels --skill risk:EXPERT").0, "head ");
    let askers = run([
        "skills",
        "--skill",
        "planning:practitioner",
        "--json",
        "--data",
        "tests/ladders/same-skills.json",
    ]);
    let askers: Value = serde_json::from_str(&askers.stdout).expect("JSON");
    let levels = askers["skills"][0]["levels"].as_array().expect("a list");
    let levels: Vec<&Value> = levels.iter().map(|level| &level["id"]).collect();
    assert_eq!(levels, ["senior", "head"]);
    let (none, why) = ids("levels --skill commercial-thinking:expert");
    assert_eq!(none, "");
    assert_eq!(
        why,
        "note: no level asks for Commercial thinking at `expert` or higher\n"
    );
    let wrong = run([
        "levels",
        "--skill",
        "planning:good",
        "--data",
        "tests/ladders/same-skills.json",
    ]);
    assert_eq!(wrong.code, 2);
    assert_eq!(
        wrong.stderr,
        "error: there is no proficiency `good` on this ladder\n\
         hint: the proficiencies are awareness, working, practitioner and expert\n"
    );
}

#[test]
fn a_fork_is_shown_where_there_is_one() {
    let table = |file: &str| run(["levels", "--width", "80", "--data", file]).stdout;
    let fork = table("tests/ladders/fork.json");
    assert!(fork.contains("Leads to"), "{fork}");
    let row = fork
        .lines()
        .position(|line| line.starts_with("Senior engineer"))
        .expect("a row");
    let lines: Vec<&str> = fork.lines().skip(row).take(2).collect();
    assert!(
        lines[0].contains("Team manager") && lines[1].contains("Staff engineer"),
        "{fork}"
    );
    assert!(!table("tests/ladders/same-skills.json").contains("Leads to"));
}

#[test]
fn a_cycle_is_named() {
    let ladder = br#"{"levels":[{"id":"a","title":"A","next":["b"]},{"id":"b","title":"B","next":["c"]},{"id":"c","title":"C","next":["b"]}]}"#;
    let run = ask_with("plan", ladder);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.stderr,
        "error: standard input:1:113: levels[2].next: the way up comes back: b -> c -> b\n"
    );
}

/// Currencies, regions and periods stand side by side, grouped, and are never mixed or converted.
#[test]
fn pay_is_grouped_and_never_converted() {
    let page = run(["salaries", "--data", "tests/ladders/pay.json"]).stdout;
    let groups: Vec<&str> = page
        .lines()
        .filter(|line| line.contains("drawn from"))
        .collect();
    assert_eq!(
        groups,
        [
            "GBP a year, drawn from £0 to £60,000",
            "EUR a month, drawn from €0 to €2,600",
            "JPY a year, drawn from JPY 0 to JPY 9,000,000",
            "GBP an hour, drawn from £0 to £80",
            "CHF an hour, drawn from CHF 0 to CHF 100",
        ]
    );
    let csv = run([
        "salaries",
        "--format",
        "csv",
        "--data",
        "tests/ladders/pay.json",
    ])
    .stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let amounts: Vec<String> = (reader.records())
        .map(|row| row.expect("a record"))
        .map(|row| format!("{} {} {} {}", &row[3], &row[4], &row[5], &row[6]))
        .collect();
    assert_eq!(
        amounts,
        [
            "GBP 31000 38000 year",
            "GBP 28000 33500 year",
            "EUR 2600  month",
            "GBP 38000 52000 year",
            "JPY  9000000 year",
            "GBP 55.5 80 hour",
            "CHF 100 100 hour",
            "GBP 60000  year",
        ]
    );
}

/// A government's whole framework: 45 roles in one file, 201 levels, 166 skills.
#[test]
fn a_framework_of_many_roles() {
    let scale = ["awareness", "working", "practitioner", "expert"];
    let skills: Vec<Value> = (0..166)
        .map(|at| json!({"id": format!("s{at}"), "name": format!("Skill number {at}"), "group": format!("Group {}", at % 9)}))
        .collect();
    let mut levels = Vec::new();
    for role in 0..45 {
        let rungs = if role < 21 { 5 } else { 4 };
        for rung in 0..rungs {
            let asked: Vec<Value> = (0..7)
                .map(|n| json!({"skill": format!("s{}", (role * 5 + n) % 166), "proficiency": scale[rung.min(3)]}))
                .collect();
            let mut level = json!({"id": format!("r{role}-{rung}"), "title": format!("Role {role}, rung {rung}"), "skills": asked});
            if rung + 1 == rungs {
                level["next"] = json!([]);
            }
            levels.push(level);
        }
    }
    assert_eq!((levels.len(), skills.len()), (201, 166));
    let ladder = json!({"scale": scale, "skills": skills, "levels": levels}).to_string();
    let answer = |line: &str| {
        let run = ask_with(line, ladder.as_bytes());
        assert_eq!(run.code, 0, "{line}: {}", run.stderr);
        run.stdout
    };
    assert_eq!(answer("levels --format ids").lines().count(), 201);
    assert_eq!(
        answer("levels --skill s3:expert --format ids"),
        "r0-3\nr0-4\nr33-3\n"
    );
    assert_eq!(answer("skills --format ids").lines().count(), 166);
    let plan = answer("plan --at r7-1 --skill s35:working --skill s36:expert --json");
    let plan: Value = serde_json::from_str(&plan).expect("JSON");
    let way = &plan["plan"]["way"];
    assert_eq!(way[0]["level"]["id"], "r7-1");
    assert_eq!(way[1]["level"]["id"], "r7-2");
    assert_eq!(way[1]["skills"].as_array().expect("skills").len(), 7);
    assert!(
        answer("levels --width 100")
            .lines()
            .all(|line| line.chars().count() <= 100)
    );
}

/// A hundred thousand tracks behave like two.
#[test]
fn many_tracks() {
    let tracks: Vec<String> = (0..20_000)
        .map(|at| {
            format!(
                r#"{{"id":"t{at}","title":"Track {at}","skills":["S{}"],"from":"a"}}"#,
                at % 1000
            )
        })
        .collect();
    let ladder = format!(
        r#"{{"levels":[{{"id":"a","title":"A","skills":["x"]}}],"tracks":[{}]}}"#,
        tracks.join(",")
    );
    let file = crate::support::scratch("many.json");
    std::fs::write(&file, &ladder).expect("written");
    let found = run([
        "tracks", "--skill", "s7", "--format", "ids", "--data", &file,
    ]);
    assert_eq!(found.code, 0, "{}", found.stderr);
    assert_eq!(found.stdout.lines().count(), 20);
    assert!(found.stdout.starts_with("t7\nt1007\n"));
    let sound = run(["validate", "--data", &file]);
    assert_eq!(
        (sound.code, &*sound.stdout),
        (0, &*format!("{file} is sound.\n"))
    );
    std::fs::remove_file(&file).expect("removed");
}
