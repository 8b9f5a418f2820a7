//! The bundled ladder holds every fact of the career guide, and no other under its name.
//!
//! The structs here are a reader's own, not the program's.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

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

fn parsed(file: &str) -> Value {
    let text = std::fs::read_to_string(file).expect("text");
    serde_json::from_str(&text).expect("JSON")
}

fn items<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The sources that the lines of a list name, in order.
fn cited(skill: &Value, key: &str) -> Vec<String> {
    let sources = items(skill, key)
        .iter()
        .flat_map(|one| items(one, "sources"));
    let mut sources: Vec<String> = sources.map(Value::to_string).collect();
    sources.sort_unstable();
    sources
}

/// `tests/facts/facts.json` is a copy of the facts on skills: for each line the sources that it is
/// drawn from.
#[test]
fn what_is_said_of_each_skill_is_drawn_from_its_sources() {
    let (guide, facts) = (parsed("data/career.json"), parsed("tests/facts/facts.json"));
    let (skills, known) = (items(&guide, "skills"), items(&facts, "skills"));
    assert_eq!((skills.len(), known.len()), (15, 15));
    for (skill, facts) in skills.iter().zip(known) {
        let id = &skill["id"];
        assert_eq!(*id, facts["id"]);
        assert!(items(skill, "activities").len() >= 3, "{id}");
        assert!(items(skill, "evidence").len() >= 2, "{id}");
        assert!(skill["description"].is_string(), "{id}");
        assert!(!items(skill, "references").is_empty(), "{id}");
        let means = skill["means"].as_object().expect("an object");
        let labels: Vec<&str> = means.keys().map(String::as_str).collect();
        assert_eq!(labels.len(), 3, "{id}");
        assert!(
            ["starting", "working", "strong"]
                .iter()
                .all(|label| labels.contains(label))
        );
        for key in ["activities", "evidence"] {
            assert_eq!(cited(skill, key), cited(facts, key), "{id} {key}");
        }
        for activity in items(skill, "activities") {
            let needs = activity["needs"]
                .as_str()
                .expect("every activity says what it needs");
            assert!(
                ["nothing else", "a project", "a team"].contains(&needs),
                "{id}: {needs}"
            );
        }
    }
}

#[test]
fn no_two_skills_say_the_same_sentence() {
    let guide = parsed("data/career.json");
    let mut seen = std::collections::HashMap::new();
    for skill in items(&guide, "skills") {
        let lines = ["activities", "evidence"]
            .iter()
            .flat_map(|key| items(skill, key));
        let lines = lines.map(|line| &line["text"]);
        let means = skill["means"].as_object().expect("an object").values();
        for text in lines.chain(means).chain([&skill["description"]]) {
            let other = seen.insert(text.to_string(), skill["id"].clone());
            assert_eq!(other, None, "{text}");
        }
    }
}

/// The licences that ask for credit get it, in the answer and in the README.
#[test]
fn the_sources_get_the_credit_that_their_licences_ask_for() {
    let guide = parsed("data/career.json");
    let readme = std::fs::read_to_string("README.md").expect("text");
    for (id, license, credit) in [
        ("onet", "CC BY 4.0", "O\\*NET"),
        (
            "ddat",
            "Open Government Licence v3.0",
            "Open Government Licence v3.0",
        ),
        ("pm2", "European Union", "European Union"),
        ("scrum-guide", "CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("kanban-guide", "CC BY-SA 4.0", "The Kanban Guide"),
    ] {
        let mut sources = items(&guide, "sources").iter();
        let source = sources.find(|source| source["id"] == id).expect(id);
        let named = source["license"].as_str().expect(id);
        assert!(named.contains(license), "{id}: {named}");
        assert!(readme.contains(credit), "{credit}");
    }
    for agency in ["GAO", "NASA"] {
        assert!(readme.contains(agency), "{agency}");
    }
    let page = crate::support::run(["show", "project-coordination", "--full"]).stdout;
    assert!(
        page.contains("CC BY 4.0") && page.contains("European"),
        "{page}"
    );
}

/// A certificate as `facts.json` holds it: figures and ids, without words. That the program counts
/// no hours of a course is by design, so these are looked for in the words.
fn figures(one: &Value) -> Value {
    let some = |value: &Value, keys: &[&str]| -> Map<String, Value> {
        let keys = keys.iter().filter(|key| !value[**key].is_null());
        keys.map(|key| ((*key).to_owned(), value[*key].clone()))
            .collect()
    };
    let route = |route: &Value| {
        let mut found = some(route, &["education", "certifications"]);
        if let Some(experience) = route["experience"].as_array() {
            let keys = &["months", "within_years", "or_certification"];
            let experience = experience.iter().map(|one| Value::from(some(one, keys)));
            found.insert("experience".into(), experience.collect());
        }
        found.extend(some(&route["training"], &["hours", "kind"]));
        let course = route["training"]["of"].as_str().unwrap_or("");
        if course.contains("16 hours") {
            found.insert("course_hours".into(), 16.into());
        }
        if route["condition"].is_string() {
            found.insert("condition".into(), true.into());
        }
        Value::from(found)
    };
    let routes = one["routes"].as_array();
    let exam = some(&one["exam"], &["questions", "scored", "minutes"]);
    let renewal = one["renewal"].as_object();
    json!({
        "id": one["id"],
        "routes": routes.map(|routes| routes.iter().map(route).collect::<Vec<_>>()),
        "exam": Some(exam).filter(|exam| !exam.is_empty()),
        "renewal": renewal.map(|renewal| json!({"years": renewal.get("years")})),
    })
}

#[test]
fn the_certificates_are_those_of_the_facts() {
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let list = list.as_array().expect("a list").iter();
        list.map(|one| (one["id"].as_str().expect("an id").to_owned(), one.clone()))
            .collect()
    };
    let now = parsed("data/career.json");
    let facts = parsed("tests/facts/facts.json");
    let found = by_id(&now["certifications"]);
    let expected = by_id(&facts["certificates"]);
    assert_eq!(found.len(), 38);
    assert!(found.keys().eq(expected.keys()));
    for (id, one) in &found {
        assert_eq!(figures(one), expected[id], "{id}");
    }
    for id in facts["left_out"].as_array().expect("a list") {
        assert!(!found.contains_key(id.as_str().expect("an id")), "{id}");
    }
}
