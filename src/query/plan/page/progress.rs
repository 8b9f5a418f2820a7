//! What has changed since an earlier profile, and which certificates are to be renewed.

use crate::{
    catalog::{
        Certification, Number,
        english::{and_list, bounded_list, how_many},
    },
    document::Block,
};

use super::super::{
    super::certifications::short_name,
    parts::PlanAnswer,
    progress::{ChangedAmount, ChangedSkill, Progress},
};

/// How many names are told in a line.
const MOST_NAMED: usize = 6;

/// A heading, and what has changed, if an earlier profile was named.
pub(super) fn blocks<'p>(answer: &'p PlanAnswer<'_>) -> Vec<Block<'p>> {
    let Some(progress) = &answer.parts.since else {
        return Vec::new();
    };
    let lines = lines(answer, progress);
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    vec![
        Block::heading(format!("What has changed since {}", since_when(progress))),
        Block::text(lines.join("\n")),
    ]
}

/// What has changed, for the first screen.
pub(super) fn since(answer: &PlanAnswer) -> Vec<String> {
    let Some(progress) = &answer.parts.since else {
        return Vec::new();
    };
    let some = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let skills = |count: usize, verb: &str| {
        (count > 0).then(|| format!("{} {verb}", how_many(count, "skill")))
    };
    let parts = [
        moved(answer, progress),
        skills(progress.gained.len(), "gained"),
        some(progress.raised.len(), "raised"),
        some(progress.lost.len(), "lost"),
        (!progress.closed.is_empty())
            .then(|| format!("{} closed", how_many(progress.closed.len(), "gap"))),
        certificates(answer, "earned", &progress.certifications_gained),
        certificates(answer, "open now:", &progress.certifications_opened),
    ];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        parts.push(String::from(if progress.amounts.is_empty() {
            "nothing has changed"
        } else {
            "more months or hours"
        }));
    }
    vec![format!("{}: {}", since_when(progress), parts.join(", "))]
}

/// `earned PMP and CAPM`, if there are any.
fn certificates(answer: &PlanAnswer, verb: &str, ids: &[&str]) -> Option<String> {
    let named: Vec<&str> = ids
        .iter()
        .map(|id| short_name(answer.catalog, id))
        .collect();
    (!named.is_empty()).then(|| format!("{verb} {}", bounded_list(&named, MOST_NAMED)))
}

/// How much is missing yet.
fn left(progress: &Progress) -> String {
    match progress.left {
        0 => String::from("no skill is missing any more"),
        left => format!("{} missing yet", how_many(left, "skill")),
    }
}

/// `2026-05`.
fn since_when(progress: &Progress) -> String {
    match progress.date {
        Some(date) => date.to_string(),
        None => String::from("the earlier profile"),
    }
}

/// What has changed, a line for each kind of it, and what is left.
fn lines(answer: &PlanAnswer, progress: &Progress) -> Vec<String> {
    let skills = |verb: &str, skills: &[ChangedSkill]| {
        let named: Vec<String> = skills.iter().map(describe).collect();
        (!named.is_empty()).then(|| format!("{verb} {}", bounded_list(&named, MOST_NAMED)))
    };
    let parts = [
        moved(answer, progress),
        skills("gained", &progress.gained),
        skills("raised", &progress.raised),
        skills("lost", &progress.lost),
        closed(progress),
        certificates(answer, "earned", &progress.certifications_gained),
        certificates(answer, "no longer held:", &progress.certifications_lost),
        certificates(answer, "open now:", &progress.certifications_opened),
    ];
    let mut lines: Vec<String> = parts.into_iter().flatten().collect();
    lines.extend(progress.amounts.iter().map(describe_amount));
    if lines.is_empty() {
        lines.push(String::from("nothing has changed"));
    }
    lines.push(left(progress));
    lines
}

/// Where the person stands, if that is somewhere else.
fn moved(answer: &PlanAnswer, progress: &Progress) -> Option<String> {
    let here = &answer.parts.standing.here;
    if *here == progress.here {
        return None;
    }
    let titles = |ids: &[&str]| {
        let levels = ids.iter().filter_map(|id| answer.catalog.level(id));
        let titles: Vec<&str> = levels.map(|level| &*level.title).collect();
        match titles.as_slice() {
            [] => String::from("below the first level"),
            titles => and_list(titles).into_owned(),
        }
    };
    Some(format!(
        "from {} to {}",
        titles(&progress.here),
        titles(here)
    ))
}

/// `closed: Budget Management (IT Project Manager)`.
fn closed(progress: &Progress) -> Option<String> {
    let gaps = progress.closed.iter();
    let gaps: Vec<String> = gaps
        .map(|gap| format!("{} ({})", gap.name, gap.title))
        .collect();
    (!gaps.is_empty()).then(|| format!("closed: {}", bounded_list(&gaps, MOST_NAMED)))
}

/// `Planning (working, was starting)`.
fn describe(skill: &ChangedSkill) -> String {
    let name = skill.name;
    match (skill.had, skill.have) {
        (None, None) => name.to_owned(),
        (None, Some(have)) => format!("{name} ({have})"),
        (Some(had), None) => format!("{name} (was {had})"),
        (Some(had), Some(have)) => format!("{name} ({have}, was {had})"),
    }
}

/// `12 more months of leading projects`.
fn describe_amount(amount: &ChangedAmount) -> String {
    let had = amount.had.unwrap_or_default();
    let have = amount.have.unwrap_or_default();
    let (difference, word) = if have >= had {
        (have.lacking(had), "more")
    } else {
        (had.lacking(have), "fewer")
    };
    // What it is of begins with the unit: `months of leading projects`.
    let (unit, of) = amount.what.split_once(' ').unwrap_or((&amount.what, ""));
    let unit = match difference {
        Number::ONE => unit.trim_end_matches('s'),
        _ => unit,
    };
    format!("{difference} {word} {unit} {of}")
}

/// The certificates that are to be renewed, a line each: until when, by what, and whether that is past.
pub(super) fn renewals(answer: &PlanAnswer) -> Vec<String> {
    let all = answer.parts.certifications.iter();
    let renewals = all.filter_map(|one| {
        let renew_by = one.renew_by?;
        let certification = answer.catalog.certification(one.id);
        let by = certification.and_then(how_to_renew);
        let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
        let name = short_name(answer.catalog, one.id);
        Some(match answer.parts.date {
            Some(date) if date.is_after(renew_by) => {
                format!("{name} was due by {renew_by}{by}: past, as of {date}")
            }
            Some(date) => format!("{name} by {renew_by}{by}, as of {date}"),
            None => format!("{name} by {renew_by}{by}"),
        })
    });
    renewals.collect()
}

fn how_to_renew<'a>(certification: &'a Certification) -> Option<&'a str> {
    certification.renewal.as_ref()?.by.as_deref()
}
