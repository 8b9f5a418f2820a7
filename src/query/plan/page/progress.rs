//! What has changed since an earlier profile, and which certificates are to be renewed.

use foldhash::HashMap;

use crate::{
    catalog::{
        Certification, Date, Number,
        english::{and_list, bounded_list, how_many},
    },
    document::Block,
};

use super::super::{
    super::certifications::short_name,
    parts::PlanAnswer,
    progress::{Beside, ChangedAmount, ChangedSkill, Progress},
};

/// How many names are told in a line.
const MOST_NAMED: usize = 6;

/// Where nothing that a plan counts has changed.
const NOTHING: &str = "no skill, certificate, year, month or hour has changed";

/// A heading, and what has changed, if an earlier profile was named.
pub(super) fn blocks<'p>(answer: &'p PlanAnswer<'_>) -> Vec<Block<'p>> {
    let Some(progress) = &answer.parts.since else {
        return Vec::new();
    };
    let lines = lines(answer, progress);
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
    vec![
        Block::heading(format!(
            "What has changed since {}",
            since_when(answer, progress)
        )),
        Block::text(lines.join("\n")),
    ]
}

/// What has changed, for the first screen.
pub(super) fn since(answer: &PlanAnswer) -> Vec<String> {
    let Some(progress) = &answer.parts.since else {
        return Vec::new();
    };
    let [gained, raised, lost] = [&progress.gained, &progress.raised, &progress.lost].map(Vec::len);
    let skills = |count: usize, verb: &str| (count > 0).then(|| format!("{count} {verb}"));
    let skills = [
        skills(gained, "gained"),
        skills(raised, "raised"),
        skills(lost, "lower or gone"),
    ];
    let skills: Vec<String> = skills.into_iter().flatten().collect();
    let gaps = progress.closed.len();
    let parts = [
        moved(answer, progress),
        (!skills.is_empty()).then(|| format!("skills: {}", skills.join(" and "))),
        (gaps > 0).then(|| format!("{} closed", how_many(gaps, "gap"))),
    ];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    let new = new_certificates(answer, progress);
    parts.extend(certificate_lines(answer, progress, &new));
    if parts.is_empty() {
        parts.extend(education(progress));
        parts.extend(progress.amounts.iter().map(describe_amount));
    }
    if progress.is_nothing() {
        parts.push(String::from(NOTHING));
    }
    vec![format!(
        "{}: {}",
        since_when(answer, progress),
        parts.join(", ")
    )]
}

/// What has changed, a line for each kind of it, and what is left.
fn lines(answer: &PlanAnswer, progress: &Progress) -> Vec<String> {
    let skills = |verb: &str, skills: Vec<&ChangedSkill>| {
        let named: Vec<String> = skills.into_iter().map(describe).collect();
        (!named.is_empty()).then(|| format!("{verb}: {}", bounded_list(&named, MOST_NAMED)))
    };
    // A skill without a scale is had or not.
    let (lower, gone): (Vec<&ChangedSkill>, Vec<&ChangedSkill>) =
        progress.lost.iter().partition(|one| one.have.is_some());
    let parts = [
        moved(answer, progress),
        skills("gained", progress.gained.iter().collect()),
        skills("raised", progress.raised.iter().collect()),
        skills("lower than before", lower),
        skills("no longer claimed", gone),
        closed(progress),
    ];
    let mut lines: Vec<String> = parts.into_iter().flatten().collect();
    let new = dated_certificates(answer, progress);
    lines.extend(certificate_lines(answer, progress, &new));
    lines.extend(education(progress));
    lines.extend(progress.amounts.iter().map(describe_amount));
    if progress.is_nothing() {
        lines.push(String::from(NOTHING));
    }
    lines.extend(left(progress));
    lines
}

/// `2026-05`.
fn since_when(answer: &PlanAnswer, progress: &Progress) -> String {
    let now = answer.parts.date;
    match progress.date {
        Some(date) if now.is_some_and(|now| date.is_after(now)) => {
            format!("{date}, a later date")
        }
        Some(date) => date.to_string(),
        None => String::from("the earlier profile"),
    }
}

/// Where the person stands, if that is somewhere else and it was said where they stood.
fn moved(answer: &PlanAnswer, progress: &Progress) -> Option<String> {
    let here = &answer.parts.standing.here;
    if *here == progress.here || !progress.knows_here {
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

/// The certificates that are new, gone, open now and not any more; `new` says those that are new.
fn certificate_lines(answer: &PlanAnswer, progress: &Progress, new: &[String]) -> Vec<String> {
    let short = |ids: &[&str]| -> Vec<String> {
        let names = ids
            .iter()
            .map(|id| short_name(answer.catalog, id).to_owned());
        names.collect()
    };
    let line = |verb: &str, names: &[String]| {
        (!names.is_empty()).then(|| format!("{verb}: {}", bounded_list(names, MOST_NAMED)))
    };
    let lines = [
        line("new", new),
        line("no longer held", &short(&progress.certifications_lost)),
        line("may be taken now", &short(&progress.certifications_opened)),
        line(
            "may no longer be taken",
            &short(&progress.certifications_closed),
        ),
    ];
    lines.into_iter().flatten().collect()
}

/// The names of the certificates that are new.
fn new_certificates(answer: &PlanAnswer, progress: &Progress) -> Vec<String> {
    let ids = progress.certifications_gained.iter();
    ids.map(|id| short_name(answer.catalog, id).to_owned())
        .collect()
}

/// The same with when they were earned, as far as that is said: `PMP (2024-05)`.
fn dated_certificates(answer: &PlanAnswer, progress: &Progress) -> Vec<String> {
    let all = answer.parts.certifications.iter();
    let dated: HashMap<&str, Date> = all.filter_map(|one| Some((one.id, one.earned?))).collect();
    let ids = progress.certifications_gained.iter();
    ids.map(|id| {
        let name = short_name(answer.catalog, id);
        match dated.get(id) {
            Some(earned) => format!("{name} ({earned})"),
            None => name.to_owned(),
        }
    })
    .collect()
}

/// `now: a bachelor's degree or higher (was: no diploma)`.
fn education(progress: &Progress) -> Option<String> {
    let changed = progress.education.as_ref()?;
    Some(match (changed.had, changed.have) {
        (Some(had), Some(have)) => format!("now: {have} (was: {had})"),
        (None, Some(have)) => format!("{have}, not said before"),
        (had, None) => format!("no longer said: {}", had.unwrap_or("education")),
    })
}

/// How much is missing yet; nothing where nothing is asked for.
fn left(progress: &Progress) -> Option<String> {
    let Beside {
        waived,
        undecided,
        asked,
    } = progress.beside;
    let counted = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let gaps = match progress.left {
        0 => String::from("no skill is missing any more"),
        left => format!("{} still missing", how_many(left, "skill")),
    };
    let apart = [
        counted(waived, "waived"),
        counted(undecided, "that the ladder cannot decide"),
    ];
    let parts: Vec<String> = [Some(gaps)].into_iter().chain(apart).flatten().collect();
    (asked > 0).then(|| parts.join(", "))
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

/// `12 more months of leading projects`; of what was not said before, or is not any more, that it is so.
fn describe_amount(amount: &ChangedAmount) -> String {
    // What it is of begins with the unit: `months of leading projects`.
    let (units, of) = amount.what.split_once(' ').unwrap_or((&amount.what, ""));
    let unit = |count| match count {
        Number::ONE => units.trim_end_matches('s'),
        _ => units,
    };
    match (amount.had, amount.have) {
        (Some(had), Some(have)) if have > had => {
            let more = have.lacking(had);
            format!("{more} more {} {of}", unit(more))
        }
        (Some(had), Some(have)) => {
            let fewer = had.lacking(have);
            format!("{fewer} fewer {} {of}", unit(fewer))
        }
        (None, Some(have)) => format!("{have} {} {of}, not said before", unit(have)),
        (_, None) => format!("no longer said: {}", amount.what),
    }
}

/// The certificates that are to be renewed, the nearest first: until when, by what, and whether that is
/// past.
pub(super) fn renewals(answer: &PlanAnswer) -> Vec<String> {
    let all = answer.parts.certifications.iter();
    let mut due: Vec<(Date, &str)> = all
        .filter_map(|one| Some((one.renew_by?, one.id)))
        .collect();
    due.sort_unstable();
    let renewals = due.into_iter().map(|(renew_by, id)| {
        let certification = answer.catalog.certification(id);
        let by = certification.and_then(how_to_renew);
        let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
        let name = short_name(answer.catalog, id);
        match answer.parts.date {
            Some(date) if date.is_after(renew_by) => {
                format!("{name} was due by {renew_by}{by}: past, as of {date}")
            }
            _ => format!("{name} by {renew_by}{by}"),
        }
    });
    renewals.collect()
}

/// The same for the first screen: the two that are nearest, and how many more there are.
pub(super) fn nearest_renewals(answer: &PlanAnswer) -> Vec<String> {
    const MOST: usize = 2;
    let mut renewals = renewals(answer);
    let more = renewals.len().saturating_sub(MOST);
    renewals.truncate(MOST);
    if more > 0 {
        renewals.push(format!("and {more} more"));
    }
    renewals
}

fn how_to_renew<'a>(certification: &'a Certification) -> Option<&'a str> {
    certification.renewal.as_ref()?.by.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(had: Option<f64>, have: Option<f64>) -> String {
        let number = |value: Option<f64>| value.and_then(Number::new);
        describe_amount(&ChangedAmount {
            what: String::from("months of audits"),
            had: number(had),
            have: number(have),
        })
    }

    #[test]
    fn what_was_not_said_is_not_taken_for_none() {
        assert_eq!(amount(Some(1.0), Some(3.0)), "2 more months of audits");
        assert_eq!(amount(Some(3.0), Some(2.0)), "1 fewer month of audits");
        assert_eq!(
            amount(None, Some(3.0)),
            "3 months of audits, not said before"
        );
        assert_eq!(amount(Some(3.0), None), "no longer said: months of audits");
    }
}
