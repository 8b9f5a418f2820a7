//! What a changed field is called for people: `years.max` is `most years`.

use crate::catalog::Catalog;

use super::change::{Change, DiffEntry};

/// A change in words: `most years lowered`, `Risk: removed`. The skills have the names of the first ladder that
/// knows them.
pub(super) fn described(entry: &DiffEntry, catalogs: &[&Catalog]) -> String {
    let how = entry.change.name();
    let Some(field) = &entry.field else {
        return how.to_owned();
    };
    let asked = field.strip_prefix("skills.");
    let words = match asked.filter(|_| matches!(entry.kind, "level" | "track")) {
        Some(asked) => of_skill(asked, catalogs),
        None => in_words(field),
    };
    match entry.change {
        Change::Moved => format!("order of {words} changed"),
        _ => format!("{words} {how}"),
    }
}

/// What is asked for of a skill: an id, and perhaps a part behind it.
fn of_skill(asked: &str, catalogs: &[&Catalog]) -> String {
    let name = |id: &str| {
        let mut found = catalogs.iter().filter_map(|catalog| {
            let skill = catalog.skills.get(catalog.skills.find(id)?);
            (skill.id == id).then(|| skill.name.to_owned())
        });
        found.next()
    };
    // An id may hold points itself.
    match asked.rsplit_once('.') {
        Some((id, part)) if name(asked).is_none() => {
            let part = match part {
                "note" => "expectation",
                "required" => "whether required",
                part => part,
            };
            format!("{}: {part}", name(id).unwrap_or_else(|| id.to_owned()))
        }
        _ => format!("{}:", name(asked).unwrap_or_else(|| asked.to_owned())),
    }
}

/// A path of keys in words: `routes[0].months` is `routes 1, months`.
fn in_words(field: &str) -> String {
    if let Some(what) = field.strip_prefix("counts.") {
        return format!("number of {what}");
    }
    if let Some(proficiency) = field.strip_prefix("means.") {
        return format!("meaning of {proficiency}");
    }
    match field {
        "years.min" => return String::from("least years"),
        "years.max" => return String::from("most years"),
        _ => {}
    }
    let (mut words, mut rest) = (String::new(), field);
    while let Some(end) = rest.find(['.', '[']) {
        words += word(&rest[..end]);
        let behind = &rest[end + 1..];
        rest = match behind.split_once(']') {
            Some((item, behind)) if rest[end..].starts_with('[') => {
                let number = item
                    .parse::<u32>()
                    .ok()
                    .and_then(|item| item.checked_add(1));
                let item = number.map_or_else(|| item.to_owned(), |number| number.to_string());
                words += &format!(" {item}");
                behind
            }
            _ => {
                words += ", ";
                behind
            }
        };
    }
    words += word(rest);
    words
}

fn word(key: &str) -> &str {
    match key {
        "aliases" => "other names",
        "as_of" => "date",
        "extends" => "what it builds on",
        "next" => "what follows",
        "salary" => "pay",
        "schema_version" => "format version",
        "url" => "address",
        key => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    fn told(kind: &'static str, field: &str, change: Change) -> String {
        let json = r#"{"skills":[{"id":"c.note","name":"C"},{"id":"risk","name":"Risk Management"}],
            "levels":[{"id":"l","title":"L","skills":["c.note"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let entry = DiffEntry {
            change,
            kind,
            id: None,
            title: None,
            field: Some(field.to_owned()),
            from: None,
            to: None,
        };
        described(&entry, &[&Catalog::new(&ladder)])
    }

    #[test]
    fn what_is_asked_of_a_skill_has_the_name_of_the_skill() {
        for (field, words) in [
            ("skills.risk", "Risk Management: removed"),
            (
                "skills.risk.proficiency",
                "Risk Management: proficiency removed",
            ),
            ("skills.risk.note", "Risk Management: expectation removed"),
            // An id may end as a part does, and may be known to neither.
            ("skills.c.note", "C: removed"),
            ("skills.c.note.note", "C: expectation removed"),
            ("skills.gone.weight", "gone: weight removed"),
        ] {
            assert_eq!(told("level", field, Change::Removed), words);
        }
        assert_eq!(
            told("level", "skills", Change::Moved),
            "order of skills changed"
        );
    }

    #[test]
    fn a_path_of_keys_is_in_words() {
        for (field, words) in [
            ("counts.levels", "number of levels"),
            ("years.max", "most years"),
            (
                "salary[USD, year, St. Louis].min",
                "pay USD, year, St. Louis, min",
            ),
            ("routes[0].education[1]", "routes 1, education 2"),
            ("means.c.1", "meaning of c.1"),
            ("x[", "x, "),
            ("a[4294967295].url", "a 4294967295, address"),
        ] {
            let told = told("certification", field, Change::Changed);
            assert_eq!(told, format!("{words} changed"));
        }
    }
}
