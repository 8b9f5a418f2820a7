//! Names, cells and headings that would break what shows them.

use serde_json::Value;

use super::{json_of, lines, team_of};

const NAMES: &[&str] = &[
    "a\u{1b}[31mred",
    "\u{202e}evil",
    "=1+1",
    "@SUM(A1)",
    "a\tb",
    "<img src=x onerror=alert(1)>",
    "| a | b |",
    "`x` *y*",
];

/// What steers a terminal or hides.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n') || c == '\u{202e}'
}

#[test]
fn hostile_names_are_shown_and_kept() {
    let profiles = NAMES.iter().chain(NAMES);
    let profiles =
        profiles.map(|name| serde_json::json!({"name": name, "skills": [name], "years": 4}));
    let people: Vec<String> = profiles.map(|one| one.to_string()).collect();
    let people = people.join("\n");
    let answer = json_of("", people.as_bytes());
    let told = answer["team"]["people"].as_array().expect("people").iter();
    let told: Vec<Option<&str>> = told.map(|one| one["name"].as_str()).collect();
    let kept: Vec<Option<&str>> = NAMES.iter().chain(NAMES).copied().map(Some).collect();
    assert_eq!(told, kept);
    for args in [
        "",
        "--full",
        "--part matrix",
        "--part coverage",
        "--sort name",
    ] {
        for format in ["table --color never", "markdown", "html"] {
            let run = team_of(&format!("{args} --format {format}"), people.as_bytes());
            assert_eq!(run.code, 0, "{args} {format}: {}", run.stderr);
            for said in [&run.stdout, &run.stderr] {
                let found = said.chars().find(|c| is_unsafe(*c));
                assert_eq!(found, None, "{args} {format}: {said}");
            }
            let is_markup = format == "html" && run.stdout.contains("<img");
            assert!(!is_markup, "{args} {format}: {}", run.stdout);
        }
    }
    let run = team_of("--without Nob\u{1b}[31mody", people.as_bytes());
    assert!(
        run.code == 2 && !run.stderr.contains('\u{1b}'),
        "{}",
        run.stderr
    );
}

#[test]
fn hostile_cells_and_headings_are_shown() {
    let csv = "name,years,\u{1b}[2J,=1+1,\u{202e}skills,\n\"\u{1b}[31mAnn\",=2,\u{1b},\u{1b}[1m,x,\n,,,,,\n\"=cmd|' /C calc'!A0\",-1,,,,\n";
    let run = team_of("", csv.as_bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let found = (run.stdout.chars().chain(run.stderr.chars())).find(|c| is_unsafe(*c));
    assert_eq!(found, None, "{}{}", run.stdout, run.stderr);
    let answer = json_of("", csv.as_bytes());
    let unknown = answer["team"]["unknown"].as_array().expect("names").iter();
    let given: Vec<&str> = unknown.filter_map(|one| one["given"].as_str()).collect();
    assert_eq!(given, ["=2", "x", "-1", "\u{1b}[2J", "=1+1"]);
}

#[test]
fn what_is_long_stays_in_its_place() {
    let long = "x".repeat(10_000);
    let csv = format!("name,skills,{long}\n{long},{long},{long}\nBen,leadership:{long},\n");
    for args in ["--width 80", "--width 120", "--width 80 --full"] {
        let run = team_of(args, csv.as_bytes());
        assert_eq!(run.code, 0, "{args}");
        let width = args.split_whitespace().nth(1).expect("a width");
        let width: usize = width.parse().expect("a width");
        let table = run.stdout.lines().filter(|line| line.contains(" │ "));
        let widths: Vec<usize> = table.map(|line| line.chars().count()).collect();
        assert!(widths.len() > 1, "{args}");
        assert!(widths.iter().all(|one| *one <= width), "{args}: {widths:?}");
    }
    let screen = team_of("--width 80", csv.as_bytes());
    assert!(screen.stdout.lines().count() <= 24, "{}", screen.stdout);
    assert!(screen.stderr.len() < 2000, "{}", screen.stderr);
}

#[test]
fn people_of_one_name_are_told_apart_by_row() {
    let csv = b"name,years,skills\nAnn,1,communication\nann,4,leadership\n,9,\nAnn,9,mentoring\n";
    let people = lines(&team_of("--format ndjson", csv)).into_iter();
    let rows: Vec<Value> = people.map(|one| one["row"].clone()).collect();
    assert_eq!(rows, [2, 3, 4, 5]);
    let matrix = team_of("--part matrix --format csv", csv).stdout;
    assert!(matrix.starts_with("id,skill,Ann (row 2),ann (row 3),row 4,Ann (row 5)\r\n"));
    for args in ["--full", "--part coverage"] {
        let page = team_of(args, csv).stdout;
        assert!(page.contains("only ann (row 3)"), "{args}: {page}");
    }
    let table = team_of("", csv).stdout;
    for row in ["Ann (row 2)", "ann (row 3)", "row 4", "Ann (row 5)"] {
        assert!(table.contains(row), "{row}: {table}");
    }
}
