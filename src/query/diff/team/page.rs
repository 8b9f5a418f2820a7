//! Whose standing changes, as a person reads it.

use crate::{
    catalog::english::{and_list, count, quoted, verb},
    document::{Block, Cell, ColumnKind, Heading, Row, Table, Tone},
};

use super::{
    super::{super::person::status::SkillStatus, DiffAnswer},
    LevelDiff, PersonDiff, SkillDiff, TeamDiff, years,
};

/// How many people it is, which levels are gone, and each person with what changes.
pub(in crate::query::diff) fn blocks<'p>(
    answer: &DiffAnswer,
    team: &'p TeamDiff,
) -> Vec<Block<'p>> {
    let mut said = vec![summary(team)];
    for level in &team.gone {
        let parts = [
            (
                level.stood,
                format!("{} stood there", how_many_people(level.stood)),
            ),
            (
                level.next,
                format!("for {} it was next", how_many_people(level.next)),
            ),
        ];
        let parts = parts.into_iter().filter(|(people, _)| *people > 0);
        let who: Vec<String> = parts.map(|(_, text)| text).collect();
        said.push(format!(
            "{} does not have the level {} ({}) any more: {}.",
            quoted(&answer.new),
            level.title,
            level.id,
            who.join(", ")
        ));
    }
    let mut blocks = vec![Block::note(said.join("\n"))];
    if !team.people.is_empty() {
        blocks.push(Block::heading("People"));
        blocks.push(Block::Table(table(&team.people)));
    }
    blocks
}

fn how_many_people(number: usize) -> String {
    verb(number, "1 person", &format!("{number} people")).to_owned()
}

/// `3 of 10 people stand differently: 1 is ready now, 2 are no longer.`
fn summary(team: &TeamDiff) -> String {
    let all = how_many_people(team.judged);
    if team.people.is_empty() {
        return match team.judged {
            0 => String::from("Nobody could be judged."),
            1 => String::from("The person of the team stands as before."),
            _ => format!("All {all} stand as before."),
        };
    }
    let differ = team.people.len();
    let stand = verb(differ, "stands", "stand");
    let number = |is: fn(&PersonDiff) -> bool| team.people.iter().filter(|one| is(one)).count();
    let ready = number(|one| !one.became_ready.is_empty());
    let no_longer = number(|one| !one.no_longer_ready.is_empty());
    let is = |number| verb(number, "is", "are");
    let mut parts = Vec::new();
    if ready > 0 {
        parts.push(format!("{ready} {} ready now", is(ready)));
    }
    if no_longer > 0 {
        parts.push(format!("{no_longer} {} no longer ready", is(no_longer)));
    }
    let is_lost = |level: &LevelDiff| (level.was_ready, level.ready) == (Some(true), Some(false));
    let lost = team.people.iter();
    let lost = lost.filter(|one| one.own.iter().any(is_lost)).count();
    if lost > 0 {
        let meet = verb(lost, "does", "do");
        parts.push(format!("{lost} {meet} not meet their own level any more"));
    }
    if parts.is_empty() {
        parts.push(String::from("nobody became ready or ceased to be"));
    }
    format!(
        "{differ} of {all} {stand} differently: {}.",
        and_list(&parts)
    )
}

/// A row for each person and level in which something changes.
fn table(people: &[PersonDiff]) -> Table<'_> {
    use ColumnKind::{Prose, Short};
    const HEADINGS: &[Heading] = &[
        Heading::people("Name", Short),
        Heading::people("Stands at", Prose),
        Heading::people("Next", Short),
        Heading::people("What changes", Prose),
    ];
    let rows = people.iter().flat_map(|one| {
        let alone = own_changes(one);
        let is_alone = !alone.is_empty();
        let first = is_alone.then(|| (None, Cell::list(alone)));
        let own = one.own.iter().map(|level| (None, own_level(level)));
        let levels = one.levels.iter();
        let levels = levels.map(|level| (Some(level), changes(one, level)));
        let rows = first.into_iter().chain(own).chain(levels).enumerate();
        let rows = rows.map(|(place, (level, what))| -> Row {
            let empty = || Cell::Text("".into());
            let is_first = place == 0;
            let name = if is_first {
                one.title().into()
            } else {
                empty()
            };
            let at = if is_first { stands_at(one) } else { empty() };
            let next = level.map_or_else(empty, |level| (&*level.id).into());
            vec![name, at, next, what]
        });
        rows.collect::<Vec<Row>>()
    });
    Table::from_rows(HEADINGS, rows.collect())
}

/// `mid`, or `mid → senior`.
fn stands_at(one: &PersonDiff) -> Cell<'_> {
    let at = |ids: &[String], is_unknown: bool| match ids {
        _ if is_unknown => String::from("—"),
        [] => String::from("below"),
        ids => and_list(ids).into_owned(),
    };
    let was = at(&one.was_at, one.was_error.is_some());
    let is = at(&one.at, one.error.is_some());
    if was == is {
        was.into()
    } else {
        format!("{was} → {is}").into()
    }
}

/// What changes beside the levels that follow.
fn own_changes(one: &PersonDiff) -> Vec<String> {
    let mut said = Vec::new();
    match (&one.was_error, &one.error) {
        (_, Some(error)) => said.push(format!("cannot be judged any more: {}", error.message)),
        (Some(_), None) => said.push(String::from("can be judged now")),
        (None, None) => {}
    }
    let lost: Vec<String> = one
        .no_longer_known
        .iter()
        .map(|name| name.describe())
        .collect();
    if !lost.is_empty() {
        said.push(format!("not on the ladder any more: {}", lost.join(", ")));
    }
    if !one.now_known.is_empty() {
        said.push(format!("on the ladder now: {}", one.now_known.join(", ")));
    }
    if one.own.is_empty() && one.levels.is_empty() && said.is_empty() {
        said.push(String::from("stands elsewhere"));
    }
    said
}

/// What changes in a level where the person stands.
fn own_level<'p>(level: &LevelDiff) -> Cell<'p> {
    let (how, tone) = match (level.was_ready, level.ready) {
        (Some(true), Some(false)) => ("no longer met", Tone::Bad),
        (Some(false), Some(true)) => ("met now", Tone::Good),
        _ => ("asks for something else", Tone::Plain),
    };
    let skills = skills(level).join("; ");
    let colon = if skills.is_empty() { "" } else { ": " };
    let title = &level.title;
    Cell::Toned(tone, format!("{title} {how}{colon}{skills}").into())
}

/// What changes in a level that follows, the most important first.
fn changes<'p>(one: &PersonDiff, level: &LevelDiff) -> Cell<'p> {
    let (mut said, tone) = match (level.was_ready, level.ready) {
        (None, Some(true)) => (vec!["next now, and ready for it".to_owned()], Tone::Good),
        (None, _) => (vec!["next now".to_owned()], Tone::Plain),
        (Some(_), None) if one.gone.contains(&level.id) => {
            return Cell::Toned(Tone::Bad, "no such level any more".into());
        }
        (Some(_), None) => return "no longer next".into(),
        (Some(false), Some(true)) => (vec!["ready now".to_owned()], Tone::Good),
        (Some(true), Some(false)) => (vec!["no longer ready".to_owned()], Tone::Bad),
        _ => (Vec::new(), Tone::Plain),
    };
    said.extend(skills(level));
    let (before, after) = (years(level.was_years_missing), years(level.years_missing));
    match after {
        _ if before == after => {}
        Some(after) => said.push(format!("{} missing", count(after, "year"))),
        None => said.push(String::from("no years missing any more")),
    }
    Cell::Toned(tone, said.join("; ").into())
}

/// How each skill is met that is met otherwise.
fn skills(level: &LevelDiff) -> Vec<String> {
    let is_new = level.was_ready.is_none();
    let missing = named(&level.skills, |skill| {
        let now = skill.now.as_ref()?;
        (now.status == SkillStatus::Missing).then(|| match &now.want {
            Some(want) => format!("{} ({want})", skill.name),
            None => skill.name.clone(),
        })
    });
    let too_low = named(&level.skills, |skill| {
        let now = skill.now.as_ref()?;
        (now.status == SkillStatus::TooLow).then(|| match (&now.have, &now.want) {
            (Some(have), Some(want)) => format!("{} {have}→{want}", skill.name),
            _ => skill.name.clone(),
        })
    });
    let with = |status: SkillStatus| {
        named(&level.skills, move |skill| {
            let is_so = skill.now.as_ref().is_some_and(|now| now.status == status);
            is_so.then(|| skill.name.clone())
        })
    };
    let dropped = named(&level.skills, |skill| {
        skill.now.is_none().then(|| skill.name.clone())
    });
    let said = [
        ("missing", missing),
        ("too low", too_low),
        ("undecided", with(SkillStatus::Undecided)),
        ("waived", with(SkillStatus::Waived)),
        ("met", with(SkillStatus::Met).filter(|_| !is_new)),
        ("no longer asked", dropped),
    ];
    let said = said.into_iter();
    let said = said.filter_map(|(how, names)| Some(format!("{how}: {}", names?)));
    said.collect()
}

/// The names of some skills.
fn named(skills: &[SkillDiff], name: impl Fn(&SkillDiff) -> Option<String>) -> Option<String> {
    let names: Vec<String> = skills.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
