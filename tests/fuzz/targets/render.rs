//! Any valid ladder through every question, in every format: it ends, and nothing raw reaches a
//! screen.

#![no_main]

use clap::ValueEnum;
use itpm_career::{
    catalog::{BUILT_IN, Catalog, Ladder, Profile, market::Surveys, validate::{JsonText, Report}},
    query::{
        Answer, Certifications, Compare, Diff, Levels, Map, Match, Matrix, PersonArgs, Plan, Question, Salaries,
        Show, Skills, Strategies, Tracks, Validate, Version,
    },
    report::{self, Format},
    terminal::Screen,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    // Every width up to a wide screen's, and none, without spoiling the seeds.
    let screen = Screen::with_width(u16::try_from(text.len() % 140).unwrap_or(0));
    render(
        &Validate::default().ask(String::from("fuzz"), Report::new(text)),
        screen,
    );
    let json = JsonText::new(text);
    let Ok(ladder) = Ladder::from_json(&json) else {
        return;
    };
    let catalog = Catalog::new(&ladder);
    if catalog.check(&json).is_err() {
        return;
    }
    let first = format!("level:{}", &*ladder.levels[0].id);
    let last = ladder
        .levels
        .last()
        .map_or(first.clone(), |level| format!("level:{}", &*level.id));
    let skill: Vec<String> = catalog
        .skills
        .iter()
        .take(2)
        .map(|(_, one)| one.name.into())
        .collect();
    ask(&Levels::default(), &catalog, screen);
    ask(
        &Levels {
            skill: skill.clone(),
            ..Levels::default()
        },
        &catalog,
        screen,
    );
    ask(
        &Tracks {
            skill: skill.clone(),
            ..Tracks::default()
        },
        &catalog,
        screen,
    );
    ask(&Tracks::default(), &catalog, screen);
    ask(
        &Levels {
            full: true,
            ..Levels::default()
        },
        &catalog,
        screen,
    );
    let profile = Profile::default();
    for profile in [None, Some(&profile)] {
        if let Ok(answer) = Matrix::default().ask(&catalog, profile) {
            render(&answer, screen);
        }
        for ascii in [false, true] {
            let map = Map {
                ascii,
                ..Map::default()
            };
            if let Ok(answer) = map.ask(&catalog, profile) {
                render(&answer, screen);
            }
        }
    }
    compare_versions(&json, &catalog, screen);
    ask(&Salaries::default(), &catalog, screen);
    ask(&Strategies::default(), &catalog, screen);
    ask(&Skills::default(), &catalog, screen);
    ask(&Certifications::default(), &catalog, screen);
    ask(
        &Show {
            name: first.clone(),
            words: Vec::new(),
            full: true,
        },
        &catalog,
        screen,
    );
    ask(
        &Compare {
            from: first,
            to: last.clone(),
            more: Vec::new(),
        },
        &catalog,
        screen,
    );
    let surveys = Surveys::default();
    let goal = last.strip_prefix("level:").map(str::to_owned);
    for plan in [
        Plan {
            person: PersonArgs {
                skill: skill.clone(),
                ..PersonArgs::default()
            },
            ..Plan::default()
        },
        Plan {
            goal,
            ..Plan::default()
        },
    ] {
        let (now, then) = (Profile::default(), Profile::default());
        if let Ok(answer) = plan.ask(&catalog, Some(&surveys), &now, Some(&then)) {
            render(&answer, screen);
        }
    }
    let person = PersonArgs {
        skill,
        ..PersonArgs::default()
    };
    if let Ok(answer) = (Match { person, top: None }).ask(&catalog, &Profile::default()) {
        render(&answer, screen);
    }
});

/// A ladder beside itself and, both ways, beside one that is built in.
fn compare_versions(json: &JsonText, catalog: &Catalog, screen: Screen) {
    let own_text = JsonText::built_in(BUILT_IN[1]);
    let own = Ladder::from_json(&own_text).expect("a built-in ladder is sound");
    let own = Catalog::new(&own);
    let version = |catalog, text: &JsonText| Version {
        name: String::from("fuzz"),
        catalog,
        value: text.value().expect("it was read before"),
    };
    let (fuzzed, own) = (version(catalog, json), version(&own, &own_text));
    let same = Diff::default().ask(&fuzzed, &fuzzed);
    assert!(same.changes.is_empty(), "it differs from itself");
    for (old, new) in [(&fuzzed, &own), (&own, &fuzzed)] {
        render(&Diff::default().ask(old, new), screen);
    }
}

fn ask<Q: Question>(question: &Q, catalog: &Catalog, screen: Screen) {
    // A name that means two things is an error, as it should be.
    if let Ok(answer) = question.ask(catalog) {
        render(&answer, screen);
        answer.notes();
    }
}

fn render<A: Answer>(answer: &A, screen: Screen) {
    let mut out = Vec::new();
    for format in Format::value_variants() {
        let format = *format;
        out.clear();
        if report::write(answer, None, format, screen, &mut out).is_err() {
            assert_eq!(format, Format::Ids, "only ids may have nothing to say");
            continue;
        }
        let text = std::str::from_utf8(&out).expect("an answer is text");
        match format {
            Format::Csv => {
                let mut reader = csv::Reader::from_reader(text.as_bytes());
                reader
                    .records()
                    .for_each(|record| drop(record.expect("a whole record")));
                continue;
            }
            Format::Ndjson => {
                let mut lines = text.lines();
                assert!(lines.all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
            }
            Format::Json => drop(serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
            _ => {}
        }
        let raw = text.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(raw, None, "{format:?} shows a control character");
    }
}
