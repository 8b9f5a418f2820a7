//! Every single change of a ladder is reported, and nothing else is.

use serde_json::{Value, json};

use super::*;
use crate::catalog::{BUILT_IN, Ladder, validate::JsonText};

/// The changes between two ladders; none if one of them is not valid.
fn diff(old: &Value, new: &Value) -> Option<Vec<DiffEntry>> {
    let (old, new) = (old.to_string(), new.to_string());
    let (old, new) = (JsonText::new(&old), JsonText::new(&new));
    let (old_ladder, new_ladder) = (Ladder::from_json(&old).ok()?, Ladder::from_json(&new).ok()?);
    let (old_catalog, new_catalog) = (Catalog::new(&old_ladder), Catalog::new(&new_ladder));
    old_catalog.check(&old).ok()?;
    new_catalog.check(&new).ok()?;
    let version = |catalog, text: &JsonText| Version {
        name: String::from("f"),
        catalog,
        value: text.value().expect("JSON"),
    };
    let answer = Diff::default().ask(&version(&old_catalog, &old), &version(&new_catalog, &new));
    Some(answer.changes)
}

fn told(old: &Value, new: &Value) -> Vec<String> {
    let changes = diff(old, new).expect("two ladders").into_iter();
    let told = changes.map(|one| {
        let id = one.id.unwrap_or_default();
        let field = one.field.unwrap_or_default();
        let side =
            |text: Option<String>| text.unwrap_or_else(|| String::from("-")).replace('\n', "|");
        format!(
            "{} {} {id} {field}: {} -> {}",
            one.change.name(),
            one.kind,
            side(one.from),
            side(one.to)
        )
    });
    told.collect()
}

#[test]
fn each_change_is_told_as_what_it_is() {
    let old = json!({"title": "Ours", "scale": ["low", "high"], "levels": [
        {"id": "a", "title": "A", "years": {"max": 2}, "responsibilities": ["one", "two"], "skills": ["risk",
            {"skill": "talk", "proficiency": "low", "note": "x"}, "gone"],
            "salary": [{"currency": "EUR", "period": "year", "min": 1, "max": 5}]},
        {"id": "b", "title": "B", "next": []},
        {"id": "c", "title": "C"}]});
    let new = json!({"title": "Theirs", "scale": ["low", "mid", "high"], "levels": [
        {"id": "b", "title": "Bee"},
        {"id": "a", "title": "A", "years": {"min": 1, "max": 1}, "responsibilities": ["two", "three"], "skills": [
            {"skill": "talk", "proficiency": "high", "note": "y", "weight": 2}, {"skill": "risk", "required": false},
            {"skill": "new", "proficiency": "mid"}],
            "salary": [{"currency": "EUR", "period": "year", "min": 2, "max": 5}, {"currency": "USD", "period": "year", "max": 7}]},
        {"id": "d", "title": "D"}]});
    let expected = [
        "changed ladder  title: Ours -> Theirs",
        "added ladder  scale: - -> mid",
        "moved ladder  levels: a|b -> b|a",
        "renamed level b title: B -> Bee",
        "removed level b next: none -> -",
        "added level a years.min: - -> 1",
        "lowered level a years.max: 2 -> 1",
        "changed level a responsibilities: one -> three",
        "raised level a skills.talk.proficiency: low -> high",
        "raised level a skills.talk.weight: 1 -> 2",
        "changed level a skills.talk.note: x -> y",
        "changed level a skills.risk.required: true -> false",
        "added level a skills.new: - -> mid",
        "removed level a skills.gone: yes -> -",
        "moved level a skills: risk|talk -> talk|risk",
        "raised level a salary[EUR, year].min: 1 -> 2",
        "added level a salary[USD, year]: - -> up to 7",
        "added level d : - -> -",
        "removed level c : - -> -",
    ];
    let mut told = told(&old, &new);
    told.sort();
    let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn what_means_the_same_is_no_change() {
    let one = json!({"levels": [{"id": "a", "title": "A", "years": {"min": 1}, "skills": ["risk", {"skill": "talk"}]}], "tracks": []});
    let other = json!({"x-own": 1, "levels": [{"title": "A", "id": "a", "years": {"min": 1.0, "max": null}, "skills": [
        {"skill": "Risk", "required": true, "weight": 1}, "talk"], "responsibilities": [], "summary": null}]});
    assert_eq!(told(&one, &other), [""; 0]);
}

#[test]
fn a_requirement_that_means_another_skill_than_before_is_told() {
    let ladder = |skills: Value| {
        json!({"skills": skills, "levels": [{"id": "a", "title": "A", "skills": ["Risk"]}], "tracks": [
            {"id": "t", "title": "T", "skills": [{"skill": "Risk", "required": false}]}]})
    };
    let registered = json!([{"id": "k1", "name": "Risk"}, {"id": "k2", "name": "Talk"}]);
    let other = json!([{"id": "k2", "name": "Talk"}]);
    assert_eq!(
        told(&ladder(registered), &ladder(other)),
        [
            "added level a skills.risk: - -> yes",
            "removed level a skills.k1: yes -> -",
            "added track t skills.risk: - -> optional",
            "removed track t skills.k1: optional -> -",
            "removed skill k1 : - -> -",
        ]
    );
}

#[test]
fn a_list_tells_each_item_that_came_or_went_as_often_as_it_did() {
    let ladder = |items: Value| {
        json!({"levels": [{"id": "a", "title": "A"}], "certifications": [{"id": "c", "name": "C",
        "issuer": "I", "url": "https://c.example", "for": ["a"], "routes": items, "as_of": "2026-01", "sources": []}]})
    };
    let routes = |old: Value, new: Value| told(&ladder(old), &ladder(new));
    let (one, same) = (
        json!({"condition": null, "education": "bachelor"}),
        json!({"education": "bachelor"}),
    );
    let other = json!({"education": "associate"});
    assert_eq!(
        routes(json!([one, one, other]), json!([same, other])),
        ["removed certification c routes: {\"condition\":null,\"education\":\"bachelor\"} -> -"]
    );
    assert_eq!(routes(json!([one, other]), json!([same, other])), [""; 0]);
    let texts =
        |list: Value| json!({"levels": [{"id": "a", "title": "A", "responsibilities": list}]});
    let lists = |old: Value, new: Value| told(&texts(old), &texts(new));
    assert_eq!(
        lists(json!(["x", "x", "y"]), json!(["y", "x"])),
        ["removed level a responsibilities: x -> -"]
    );
    assert_eq!(
        lists(json!(["x", "y"]), json!(["y", "x"])),
        ["moved level a responsibilities: x|y -> y|x"]
    );
}

/// Calls `look` with the ladder after each single change of a value that there can be.
fn each_change(ladder: &Value, at: &mut Vec<String>, look: &mut impl FnMut(&str, Value)) {
    let pointer: String = at.iter().map(|step| format!("/{step}")).collect();
    let here = ladder.pointer(&pointer).expect("a value").clone();
    let mut with = |how: &str, value: Value| {
        let mut changed = ladder.clone();
        *changed.pointer_mut(&pointer).expect("a value") = value;
        look(&format!("{how} {pointer}"), changed);
    };
    match &here {
        Value::String(text) => with("longer", json!(format!("{text} z"))),
        Value::Number(number) => with("higher", json!(number.as_f64().expect("a number") + 1.0)),
        Value::Bool(truth) => with("other", json!(!truth)),
        Value::Null => {}
        Value::Array(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                let item = fewer.remove(index);
                with("fewer", Value::Array(fewer.clone()));
                fewer.push(item);
                if index + 1 < items.len() {
                    with("moved", Value::Array(fewer));
                }
            }
            for index in 0..items.len() {
                at.push(index.to_string());
                each_change(ladder, at, look);
                at.pop();
            }
        }
        Value::Object(members) => {
            // Keys of the owner are for nobody else, and the schema's place says nothing of the ladder.
            let is_own = |key: &str| key.starts_with("x-") || key == "$schema";
            let keys = || members.keys().filter(|key| !is_own(key));
            for key in keys() {
                let mut fewer = members.clone();
                fewer.remove(key);
                with(&format!("without {key}"), Value::Object(fewer));
            }
            for key in keys() {
                at.push(key.replace('~', "~0").replace('/', "~1"));
                each_change(ladder, at, look);
                at.pop();
            }
        }
    }
}

#[test]
fn every_single_change_is_reported_and_both_ways() {
    // The one that shows each feature.
    {
        let text = include_str!("../../../data/example.json");
        let ladder: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(told(&ladder, &ladder), [""; 0]);
        let mut count = 0;
        each_change(&ladder, &mut Vec::new(), &mut |how, changed| {
            let Some(there) = diff(&ladder, &changed) else {
                return;
            };
            // A default that was written out.
            let is_default =
                how.starts_with("without") && changed_only_a_default(&ladder, &changed);
            assert!(!there.is_empty() || is_default, "{how} is not told");
            let back = diff(&changed, &ladder).expect("both are valid");
            assert_eq!(
                sorted(there.iter().map(turned)),
                sorted(back.into_iter()),
                "{how}"
            );
            count += 1;
        });
        assert!(count > 50, "{count}");
    }
}

/// Whether two ladders are the same to everybody who reads their requirements.
fn changed_only_a_default(one: &Value, other: &Value) -> bool {
    fn plain(value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(plain).collect(),
            Value::Object(members) => {
                let kept = members.iter().filter(|(key, value)| {
                    let is_nothing = value.is_null()
                        || **value == json!([]) && *key != "next"
                        || **value == json!({});
                    !(is_nothing
                        || *key == "required" && **value == json!(true)
                        || *key == "weight" && value.as_f64() == Some(1.0))
                });
                kept.map(|(key, value)| (key.clone(), plain(value)))
                    .collect()
            }
            other => other.clone(),
        }
    }
    plain(one) == plain(other)
}

/// The change as it is on the way back.
fn turned(entry: &DiffEntry) -> DiffEntry {
    DiffEntry {
        change: match entry.change {
            Change::Added => Change::Removed,
            Change::Removed => Change::Added,
            Change::Raised => Change::Lowered,
            Change::Lowered => Change::Raised,
            other => other,
        },
        from: entry.to.clone(),
        to: entry.from.clone(),
        ..entry.clone()
    }
}

/// The changes without the titles, which are those of the newer ladder, in an order that both ways have.
fn sorted(changes: impl Iterator<Item = DiffEntry>) -> Vec<String> {
    let mut lines: Vec<String> = changes
        .map(|one| format!("{:?}", DiffEntry { title: None, ..one }))
        .collect();
    lines.sort();
    lines
}

#[test]
fn things_are_counted_once() {
    let entry = |change, kind, id: &str, field: Option<&str>| DiffEntry {
        change,
        kind,
        id: Some(id.to_owned()),
        title: None,
        field: field.map(str::to_owned),
        from: None,
        to: None,
    };
    let changes = [
        entry(Change::Raised, "level", "a", Some("years.min")),
        entry(Change::Added, "level", "a", Some("skills.x")),
        entry(Change::Added, "level", "b", None),
        entry(Change::Removed, "level", "c", None),
        entry(Change::Changed, "skill", "a", Some("group")),
    ];
    let kind = |kind, added, removed, changed| KindCount {
        kind,
        added,
        removed,
        changed,
    };
    assert_eq!(
        count(&changes),
        [kind("level", 1, 1, 1), kind("skill", 0, 0, 1)]
    );
    for one in BUILT_IN {
        let ladder: Value = serde_json::from_str(one.text).expect("JSON");
        assert_eq!(diff(&ladder, &ladder).map(|changes| changes.len()), Some(0));
    }
}
