//! What one must know to read the tables of a survey: only what is in them.

use crate::{catalog::english::grouped, document::Block};

use super::{Section, figures, hourly};

pub(super) fn remarks<'a>(section: &Section<'a>, with_jobs: bool) -> Vec<Block<'a>> {
    let survey = &section.survey.survey;
    let wages = || section.entries.iter().map(|entry| &entry.wages);
    let mut remarks = Vec::new();
    if let Some(percentiles) = survey.percentiles {
        remarks.push(format!("Percentiles: {percentiles}."));
    }
    if section.is_hourly() {
        remarks.push(format!(
            "Wages by the hour are those by the year over {} hours, as the survey makes them.",
            grouped(&hourly::HOURS.to_string())
        ));
    }
    let has_quotient = wages().any(|wages| wages.location_quotient.is_some());
    if let Some(quotient) = survey
        .location_quotient
        .filter(|_| with_jobs && has_quotient)
    {
        remarks.push(format!("Quotient: {quotient}."));
    }
    let is_rough_count = |wages| with_jobs && figures::is_rough_count(wages);
    if wages().any(|wages| figures::is_rough_pay(wages) || is_rough_count(wages)) {
        remarks.push(format!(
            "~ marks a figure that rests on an estimate with a relative standard error above {} %: \
             the mean wage for wages, the jobs for jobs and quotient.",
            figures::ROUGH
        ));
    }
    if wages().any(figures::is_spread_unsure) {
        remarks.push(format!(
            "{} marks a spread that is not known whole: a percentile is missing, so that a bar ends at the last one known, or p75 and p90 are the same.",
            figures::UNSURE.trim_start()
        ));
    }
    if section.has_percentiles() && wages().any(figures::is_any_missing) {
        remarks.push(String::from(
            "— means that the survey released no estimate.",
        ));
    }
    remarks.extend(survey.accuracy.map(|accuracy| format!("{accuracy}.")));
    let occupations = section.survey.occupations.iter();
    let shown = occupations.filter(|one| {
        let mut entries = section.entries.iter();
        entries.any(|entry| entry.occupation.soc == &*one.soc)
    });
    remarks.extend(shown.filter_map(|one| Some(one.note.as_deref()?.to_owned())));
    remarks.push(match survey.source.license.as_deref() {
        None => String::from("The licence of these figures is not known."),
        Some(license) => format!("Licence: {license}."),
    });
    remarks.into_iter().map(Block::text).collect()
}
