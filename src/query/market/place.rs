//! What a name of a place means: an area of the US survey, or a whole country where its survey has no
//! areas. A place that no survey covers is never answered with one of the same name without saying so.

use anyhow::Result;

use crate::catalog::{
    english::{quoted, quoted_for_shell},
    market::{Area, Country, Market as Survey, PlaceAbroad, Surveys},
};

use super::{
    Said, Usage, no_place,
    place_notices::{
        elsewhere, has_no_places, list_of_places, names_of, say_two_meanings, say_what_it_is_not,
        say_with_points,
    },
};

/// A place as a survey knows it.
#[derive(Clone, Copy)]
pub(super) struct SurveyedArea<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) area: Area<'a>,
}

/// Finds places in the surveys of all countries, or of one.
pub(super) struct Places<'a> {
    pub(super) surveys: &'a Surveys,
    /// The only country in question, if one was named.
    pub(super) country: Option<Country>,
}

impl<'a> Places<'a> {
    /// The areas that a name means. What has to be said before their figures goes into `said`.
    ///
    /// # Errors
    /// If no survey covers such a place.
    pub(super) fn find(&self, name: &str, said: &mut Said) -> Result<Vec<SurveyedArea<'a>>> {
        let mut by_words = Vec::new();
        let abroad = PlaceAbroad::named(name);
        let us = self
            .is_asked(Country::Us)
            .then(|| self.surveys.get(Country::Us));
        let us = us.transpose()?;
        if let Some(us) = us {
            let (whole, words) = us.find_whole(name);
            if !whole.is_empty() {
                let note = us
                    .note(name)
                    .map(|note| format!("{}: {note}", quoted(name)));
                said.notices.extend(note);
                say_with_points(us, name, &whole, said);
                say_what_it_is_not(name, &whole, &abroad, said);
                say_two_meanings(name, &whole, said);
                return Ok(in_survey(us, whole));
            }
            by_words = words;
        }
        if let Some(found) = self.country_named(name, &by_words, said)? {
            return Ok(found);
        }
        if !abroad.is_empty() {
            return self.place_abroad(name, &abroad, &by_words, said);
        }
        if let Some(us) = us.filter(|_| !by_words.is_empty()) {
            said.notices.push(format!(
                "no place of the US survey is called {}: here is what has it in its name",
                quoted(name)
            ));
            return Ok(in_survey(us, by_words));
        }
        if let Some(found) = self.with_country_behind(name, said)? {
            return Ok(found);
        }
        Err(match us {
            Some(us) => no_place("place", name, &us.nearest(name, self.country.is_none())),
            None => self.no_places(name),
        }
        .into())
    }

    fn is_asked(&self, country: Country) -> bool {
        self.country.is_none_or(|only| only == country)
    }

    /// The error for a survey that has the whole country only.
    fn no_places(&self, name: &str) -> Usage {
        let survey = self.country.unwrap_or_default().adjective();
        let message = format!("there is no place {} in the {survey} survey", quoted(name));
        Usage::new(message).with_hint("it has the country as a whole only: leave the place out")
    }

    /// The country that a name stands for, as a whole. Of a part of it the areas of the US survey are named in
    /// whose names it stands.
    fn country_named(
        &self,
        name: &str,
        by_words: &[Area],
        said: &mut Said,
    ) -> Result<Option<Vec<SurveyedArea<'a>>>> {
        for country in Country::ALL {
            if !self.is_asked(country) {
                continue;
            }
            let survey = self.surveys.get(country)?;
            let names = survey.country_names.iter().find(|names| names.has(name));
            if let Some(names) = names {
                if let Some(note) = names.note.as_deref() {
                    let mut notice = format!("{}: {note}", quoted(name));
                    if country != Country::Us && !by_words.is_empty() {
                        let (typed, areas) = (quoted_for_shell(name), names_of(by_words));
                        notice.push_str(&format!("; `market --country us {typed}` shows {areas}"));
                    }
                    said.notices.push(notice);
                }
                return Ok(Some(nation(survey)));
            }
        }
        Ok(None)
    }

    /// A place with its country behind it: `london, uk`, `austin usa`.
    fn with_country_behind(
        &self,
        name: &str,
        said: &mut Said,
    ) -> Result<Option<Vec<SurveyedArea<'a>>>> {
        let ends = name.match_indices([',', ' ']);
        for (at, end) in ends {
            let (place, country) = (&name[..at], name[at + 1..].trim());
            for known in Country::ALL {
                if !self.is_asked(known) {
                    continue;
                }
                let survey = self.surveys.get(known)?;
                let mut names = survey.country_names.iter();
                let Some(names) = names.find(|names| names.has(country)) else {
                    continue;
                };
                if known == Country::Us {
                    let note = names.note.as_deref();
                    let note = note.map(|note| format!("{}: {note}", quoted(country)));
                    said.notices.extend(note);
                    let only = Self {
                        country: Some(known),
                        ..*self
                    };
                    return only.find(place, said).map(Some);
                }
                let mut notice = has_no_places(name, known);
                let is_here = |city: &PlaceAbroad| city.surveyed == Some(known);
                if names.note.is_some() && !PlaceAbroad::named(place).iter().any(is_here) {
                    // A part of a country may share its name with places elsewhere, `Victoria`, and without a
                    // comma end the name of one: `New Hampshire`.
                    let us = self.surveys.get(Country::Us)?;
                    if end != "," && !us.find(country).is_empty() {
                        continue;
                    }
                    let here = us.find_whole(country).0;
                    if !here.is_empty() {
                        let (part, areas) = (quoted(country), names_of(&here));
                        notice.push_str(&format!("; in the US {part} is {areas}"));
                    }
                    notice.push_str(&elsewhere(&PlaceAbroad::named(country), known));
                }
                said.notices.push(notice);
                return Ok(Some(nation(survey)));
            }
        }
        Ok(None)
    }

    /// The country of a city outside the US, if there is a survey of it.
    fn place_abroad(
        &self,
        name: &str,
        abroad: &[PlaceAbroad],
        by_words: &[Area],
        said: &mut Said,
    ) -> Result<Vec<SurveyedArea<'a>>> {
        let areas = names_of(by_words);
        let mut surveyed = abroad.iter().filter_map(|city| city.surveyed);
        if let Some(country) = surveyed.find(|country| self.is_asked(*country)) {
            let mut notice = has_no_places(name, country);
            if !by_words.is_empty() {
                notice.push_str(&format!(
                    "; the US survey does not cover it, though it has {areas}"
                ));
            }
            notice.push_str(&elsewhere(abroad, country));
            said.notices.push(notice);
            return Ok(nation(self.surveys.get(country)?));
        }
        if !self.is_asked(Country::Us) {
            return Err(self.no_places(name).into());
        }
        let message = format!("no survey has figures for {}", list_of_places(abroad));
        let hint = if by_words.is_empty() {
            String::from("the surveys are those of the US, the UK and Australia")
        } else {
            format!("the US survey has {areas}: give the name of one")
        };
        Err(Usage::new(message).with_hint(hint).into())
    }
}

/// The areas of one survey.
fn in_survey<'a>(survey: &'a Survey<'a>, areas: Vec<Area<'a>>) -> Vec<SurveyedArea<'a>> {
    let areas = areas.into_iter();
    areas.map(|area| SurveyedArea { survey, area }).collect()
}

/// The country as a whole, in each year, the newest first.
pub(super) fn nation<'a>(survey: &'a Survey<'a>) -> Vec<SurveyedArea<'a>> {
    in_survey(survey, survey.nation().collect())
}
