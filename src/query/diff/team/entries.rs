//! What changes for a person as rows of the table of all changes, whose kind is `person`.

use super::{
    super::change::{Change, DiffEntry},
    LevelDiff, PersonDiff, SkillStanding,
};

/// The rows of a person.
pub(super) fn list(person: &PersonDiff) -> Vec<DiffEntry> {
    let title = person.title();
    let entry = |field: &str, from: Option<String>, to: Option<String>| {
        (from != to).then(|| DiffEntry {
            change: Change::new(from.is_some(), to.is_some()),
            kind: "person",
            id: None,
            title: Some(title.clone()),
            field: Some(field.to_owned()),
            from,
            to,
        })
    };
    let lines = |ids: &[String]| (!ids.is_empty()).then(|| ids.join("\n"));
    let known = |unknown: Vec<&str>| (!unknown.is_empty()).then(|| unknown.join("\n"));
    let lost = person.no_longer_known.iter().map(|one| &*one.given);
    let message = |error: &Option<super::PersonError>| {
        let error = error.as_ref();
        error.map(|error| error.message.clone())
    };
    let mut entries = vec![
        entry("error", message(&person.was_error), message(&person.error)),
        entry("at", lines(&person.was_at), lines(&person.at)),
        entry("next", lines(&person.was_next), lines(&person.next)),
        entry("known", known(lost.collect()), lines(&person.now_known)),
    ];
    let own = person.own.iter().map(|level| ("at", level));
    let next = person.levels.iter().map(|level| ("next", level));
    for (place, level) in own.chain(next) {
        let fields = fields(place, level).into_iter();
        entries.extend(fields.map(|(field, from, to)| entry(&field, from, to)));
    }
    entries.into_iter().flatten().collect()
}

/// A field, what it was and what it is.
type Field = (String, Option<String>, Option<String>);

fn fields(place: &str, level: &LevelDiff) -> Vec<Field> {
    let field = |name: &str| format!("{place}.{}.{name}", level.id);
    let years = |years: Option<crate::catalog::Number>| years.map(|years| years.to_string());
    let flag = |is: Option<bool>| is.map(|is| is.to_string());
    let mut fields = vec![
        (field("ready"), flag(level.was_ready), flag(level.ready)),
        (
            field("years_missing"),
            years(level.was_years_missing),
            years(level.years_missing),
        ),
    ];
    for skill in &level.skills {
        let name = field(&format!("skills.{}", skill.id));
        let part = |part: fn(&SkillStanding) -> Option<String>| {
            (
                skill.was.as_ref().and_then(part),
                skill.now.as_ref().and_then(part),
            )
        };
        let (from, to) = part(|one| Some(one.status.name().to_owned()));
        fields.push((name.clone(), from, to));
        let (from, to) = part(|one| one.have.clone());
        fields.push((format!("{name}.have"), from, to));
        let (from, to) = part(|one| one.want.clone());
        fields.push((format!("{name}.want"), from, to));
    }
    fields
}
