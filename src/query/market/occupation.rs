//! What a name of an occupation or of a job means.

use anyhow::Result;

use crate::catalog::{
    english::{and_list, quoted},
    market::{Called, Country, Market as Survey, Occupation, Surveys},
    names::nearest,
};

use super::{Said, Usage};

/// The occupations of a survey that are asked for, in its order: all if none is named.
///
/// A title of a job that sources count in several occupations means all of them.
pub(super) fn occupations<'a>(
    survey: &'a Survey<'a>,
    names: &[String],
    said: &mut Said,
) -> Vec<&'a Occupation<'a>> {
    if names.is_empty() {
        return survey.occupations.iter().collect();
    }
    let mut asked: Vec<&str> = Vec::new();
    for name in names {
        let all = survey.occupations.iter();
        let called: Vec<(&Occupation, Called)> = all
            .filter_map(|one| Some((one, one.called(name)?)))
            .collect();
        let is_itself = |(_, called): &&(&Occupation, Called)| *called == Called::Itself;
        let itself = called.iter().find(is_itself).copied();
        match itself {
            Some((one, _)) => asked.push(&one.soc),
            None => {
                asked.extend(called.iter().map(|(one, _)| &*one.soc));
                said.notes.extend(meaning(survey, name, &called));
            }
        }
    }
    let all = survey.occupations.iter();
    all.filter(|one| asked.contains(&&*one.soc)).collect()
}

/// How the name of a job was understood.
fn meaning(survey: &Survey, name: &str, called: &[(&Occupation, Called)]) -> Option<String> {
    let meant: Vec<String> = called
        .iter()
        .map(|(one, called)| {
            let who = match called {
                Called::Itself | Called::Alias => String::new(),
                Called::Job(id) => {
                    let source = survey.sources.iter().find(|source| &&*source.id == id);
                    let source = source.map_or(*id, |source| &source.title);
                    format!(" (by {source})")
                }
            };
            format!("{} {}{who}", one.soc, one.title)
        })
        .collect();
    let counted = match called {
        [] => return None,
        [(one, called)] if one.note.is_some() || matches!(called, Called::Job(_)) => {
            ": the group that this job is counted in, not the job alone"
        }
        _ => "",
    };
    let meant = and_list(&meant);
    Some(format!(
        "{} is taken to mean {meant}{counted}",
        quoted(name)
    ))
}

/// Makes sure that each name means an occupation in one of some surveys.
///
/// # Errors
/// If one does not, with the nearest titles, or the country whose survey has it.
pub(super) fn ensure_known(surveys: &Surveys, asked: &[&Survey], names: &[String]) -> Result<()> {
    let knows = |survey: &Survey, name: &str| {
        survey
            .occupations
            .iter()
            .any(|one| one.called(name).is_some())
    };
    for name in names {
        if asked.iter().any(|survey| knows(survey, name)) {
            continue;
        }
        let all = asked.iter().flat_map(|survey| &survey.occupations);
        let near = nearest(name, all.clone().flat_map(Occupation::names));
        let which: Vec<&str> = asked
            .iter()
            .map(|survey| survey.country.adjective())
            .collect();
        let which = and_list(&which);
        let message = format!(
            "no occupation of the {which} survey is known to hold {}",
            quoted(name)
        );
        let mut elsewhere = None;
        for country in Country::ALL {
            if knows(surveys.get(country)?, name) {
                elsewhere = Some(country);
                break;
            }
        }
        let hint = match elsewhere {
            Some(country) => format!(
                "the {} survey has it: `--country {}`, and no place",
                country.adjective(),
                country.code()
            ),
            None => {
                let known: Vec<String> = all
                    .map(|one| format!("`{}` ({})", one.soc, one.title))
                    .collect();
                format!("the occupations are {}", and_list(&known))
            }
        };
        return Err(Usage::unknown_name(message, &near).with_hint(hint).into());
    }
    Ok(())
}
