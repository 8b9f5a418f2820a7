//! The bundled ladder holds every fact of the career guide, and no other under its name.
//!
//! The structs here are a reader's own, not the program's.

use serde::Deserialize;
use serde_json::Value;

use crate::support::ask;

#[derive(Deserialize)]
struct Levels {
    schema_version: u8,
    levels: Vec<Level>,
}

#[derive(Deserialize)]
struct Level {
    title: String,
    years: Years,
    skills: Vec<Skill>,
    salary: Vec<Salary>,
    source: String,
}

#[derive(Deserialize)]
struct Years {
    min: Option<u8>,
    max: Option<u8>,
}

#[derive(Deserialize)]
struct Skill {
    name: String,
}

#[derive(Deserialize)]
struct Tracks {
    tracks: Vec<Track>,
}

#[derive(Deserialize)]
struct Track {
    title: String,
    focus: String,
    skills: Vec<Skill>,
    salary: Vec<Salary>,
    from: Option<String>,
    source: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Salary {
    currency: String,
    min: Option<u32>,
    max: Option<u32>,
    period: String,
    region: Option<String>,
    source: Option<String>,
    as_of: Option<String>,
}

#[derive(Deserialize)]
struct Strategies {
    strategies: Vec<Strategy>,
}

#[derive(Deserialize)]
struct Strategy {
    theme: String,
    title: String,
    source: String,
}

fn read<T: for<'a> Deserialize<'a>>(line: &str) -> T {
    let run = ask(line);
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("the answer has the documented form")
}

fn names(skills: &[Skill]) -> Vec<&str> {
    skills.iter().map(|skill| &*skill.name).collect()
}

#[test]
fn levels() {
    let Levels {
        schema_version,
        levels,
    } = read("levels --json");
    assert_eq!(schema_version, 1);
    let expected = [
        (
            "Junior IT Project Manager",
            (1, Some(3)),
            ["Project Coordination", "Communication", "Time Management"],
        ),
        (
            "IT Project Manager",
            (3, Some(7)),
            ["Leadership", "Risk Management", "Budget Management"],
        ),
        (
            "Senior IT Project Manager",
            (7, None),
            [
                "Strategic Planning",
                "Advanced Risk Management",
                "Mentoring",
            ],
        ),
    ];
    assert_eq!(levels.len(), expected.len());
    for (level, (title, (min, max), skills)) in levels.iter().zip(expected) {
        assert_eq!(level.title, title);
        assert_eq!(
            (level.years.min, level.years.max),
            (Some(min), max),
            "{title}"
        );
        assert_eq!(names(&level.skills), skills, "{title}");
        assert_eq!(level.salary, [], "the guide gives levels no salary");
        assert_eq!(level.source, "career-guide");
    }
}

#[test]
fn tracks() {
    let Tracks { tracks } = read("tracks --json");
    let expected = [
        (
            "Agile Project Management",
            "Focus on Agile methodologies",
            ["Agile Methodologies", "Scrum", "Kanban"],
            (80_000, 120_000),
        ),
        (
            "IT Infrastructure Project Management",
            "Specialize in IT infrastructure projects",
            [
                "Infrastructure Knowledge",
                "Vendor Management",
                "Technical Acumen",
            ],
            (85_000, 130_000),
        ),
    ];
    assert_eq!(tracks.len(), expected.len());
    for (track, (title, focus, skills, (min, max))) in tracks.iter().zip(expected) {
        assert_eq!(track.title, title);
        assert_eq!(track.focus, focus, "{title}");
        assert_eq!(names(&track.skills), skills, "{title}");
        assert_eq!(track.from, None, "{title}");
        assert_eq!(track.source, "career-guide");
        let salary = Salary {
            currency: "USD".into(),
            min: Some(min),
            max: Some(max),
            period: "year".into(),
            region: None,
            source: Some("career-guide".into()),
            as_of: None,
        };
        assert_eq!(track.salary, [salary], "{title}");
    }
}

#[test]
fn strategies() {
    let Strategies { strategies } = read("strategies --json");
    let found: Vec<(&str, &str)> = (strategies.iter())
        .map(|strategy| (&*strategy.theme, &*strategy.title))
        .collect();
    let expected = [
        ("Strategies for Growth", "Develop Leadership Skills"),
        ("Strategies for Growth", "Pursue Advanced Certifications"),
        ("Professional Networking", "Join Professional Organizations"),
        ("Building Your Brand", "Share Your Knowledge"),
    ];
    assert_eq!(found, expected);
    assert!(
        strategies
            .iter()
            .all(|strategy| strategy.source == "career-guide")
    );
}

#[test]
fn the_ladder_is_named_as_in_the_guide() {
    let table = ask("levels").stdout;
    assert!(table.starts_with("Traditional Career Path\n"), "{table}");
}

/// `tests/facts/guide.json` is the guide with what each skill means and how to build it, in the format
/// that `data/career.json` is to take over; `facts.json` beside it is what it is checked against.
#[test]
fn the_guide_to_come_holds_todays_facts_and_those_of_each_skill() {
    let read = |file: &str| -> Value {
        let text = std::fs::read_to_string(file).expect("text");
        serde_json::from_str(&text).expect("JSON")
    };
    let (now, next) = (read("data/career.json"), read("tests/facts/guide.json"));
    for kept in ["title", "summary", "levels", "tracks"] {
        assert_eq!(next[kept], now[kept], "{kept}");
    }
    let facts = read("tests/facts/facts.json");
    let skills = next["skills"].as_array().expect("a list");
    let known = facts["skills"].as_array().expect("a list");
    assert_eq!(skills.len(), known.len());
    for (skill, facts) in skills.iter().zip(known) {
        let count = |value: &Value, key: &str| value[key].as_array().map_or(0, Vec::len);
        assert_eq!(skill["id"], facts["id"]);
        assert!(
            count(skill, "activities") >= 3 && count(skill, "evidence") >= 2,
            "{skill}"
        );
        let sources = |value: &Value, key: &str| -> Vec<String> {
            let items = value[key].as_array().into_iter().flatten();
            let mut sources: Vec<String> = items
                .flat_map(|one| one["sources"].as_array().into_iter().flatten())
                .map(Value::to_string)
                .collect();
            sources.sort_unstable();
            sources
        };
        for key in ["activities", "evidence"] {
            assert_eq!(
                sources(skill, key),
                sources(facts, key),
                "{} {key}",
                skill["id"]
            );
        }
    }
}
