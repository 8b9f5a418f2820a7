//! What a name of a place means: an area of the US survey, or a whole country where its survey has no
//! areas. A place that no survey covers is never answered with one of the same name without saying so.

use anyhow::Result;

use crate::catalog::{
    english::{and_list, bounded_list, or_list, quoted},
    market::{Area, Country, Market as Survey, Place, PlaceAbroad, PlaceKind, Surveys},
};

use super::{Said, Usage, no_place};

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

/// How many areas are named in which a word stands.
const MOST_NAMED: usize = 3;

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
        if let Some(found) = self.country_named(name, said)? {
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
            Some(us) => no_place("place", name, &us.nearest(name)),
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

    /// The country that a name stands for, as a whole.
    fn country_named(&self, name: &str, said: &mut Said) -> Result<Option<Vec<SurveyedArea<'a>>>> {
        for country in Country::ALL {
            if !self.is_asked(country) {
                continue;
            }
            let survey = self.surveys.get(country)?;
            let names = survey.country_names.iter().find(|names| names.has(name));
            if let Some(names) = names {
                let note = names.note.as_deref();
                said.notices
                    .extend(note.map(|note| format!("{}: {note}", quoted(name))));
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
                // A part of a country may share its name with places elsewhere, `Victoria`, and without a comma
                // end the name of one: `New Hampshire`.
                let us = self.surveys.get(Country::Us)?;
                let is_elsewhere = match end {
                    "," => !us.find_whole(country).0.is_empty(),
                    _ => !us.find(country).is_empty(),
                };
                let is_here = |city: &PlaceAbroad| city.surveyed == Some(known);
                if known != Country::Us
                    && names.note.is_some()
                    && is_elsewhere
                    && !PlaceAbroad::named(place).iter().any(is_here)
                {
                    continue;
                }
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
                said.notices.push(has_no_places(name, known));
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
        let areas: Vec<&str> = by_words.iter().map(|area| area.place.name).collect();
        let areas = bounded_list(&areas, MOST_NAMED);
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

fn has_no_places(name: &str, country: Country) -> String {
    format!(
        "{}: the {} survey has no places, so here is {} as a whole",
        quoted(name),
        country.adjective(),
        country.title_in_a_sentence()
    )
}

/// What to say of the places of the same name that are in none of the figures of a country.
fn elsewhere(abroad: &[PlaceAbroad], country: Country) -> String {
    let mut text = String::new();
    let others = abroad
        .iter()
        .filter(|place| place.surveyed != Some(country));
    let (surveyed, others): (Vec<PlaceAbroad>, Vec<PlaceAbroad>) =
        others.partition(|place| place.surveyed.is_some());
    if let Some(other) = surveyed.iter().find_map(|place| place.surveyed) {
        let (code, title) = (other.code(), other.title_in_a_sentence());
        text.push_str(&format!(
            "; for {}: `market --country {code}` shows {title} as a whole",
            list_of_places(&surveyed)
        ));
    }
    if !others.is_empty() {
        let others = list_of_places(&others);
        text.push_str(&format!("; no survey has figures for {others}"));
    }
    text
}

/// Places with their countries: `London in the United Kingdom or London in Canada`.
fn list_of_places(cities: &[PlaceAbroad]) -> String {
    let mut named: Vec<String> = Vec::new();
    for city in cities {
        let country = match city.surveyed {
            Some(country) => country.title_in_a_sentence(),
            None => city.country,
        };
        let city = if city.name == city.country {
            format!("{country} outside the US")
        } else {
            format!("{} in {country}", city.name)
        };
        if !named.contains(&city) {
            named.push(city);
        }
    }
    or_list(&named).into_owned()
}

/// Says which cities of the same name the survey does not cover.
fn say_what_it_is_not(name: &str, whole: &[Area], abroad: &[PlaceAbroad], said: &mut Said) {
    if abroad.is_empty() {
        return;
    }
    let areas: Vec<&str> = whole.iter().map(|area| area.place.name).collect();
    let surveyed = abroad.iter().find_map(|city| city.surveyed);
    let instead = surveyed.map_or_else(String::new, |country| {
        let (code, title) = (country.code(), country.title_in_a_sentence());
        format!("; `market --country {code}` shows {title} as a whole")
    });
    said.notices.push(format!(
        "{} is taken to mean {} in the US; no survey has figures for {}{instead}",
        quoted(name),
        bounded_list(&areas, MOST_NAMED),
        list_of_places(abroad),
    ));
}

/// Says so where a postal code is also a short name of another area, if that has points: `LA`.
fn say_with_points(us: &Survey, name: &str, whole: &[Area], said: &mut Said) {
    let (Some((other_name, other)), [area]) = (us.with_points(name), whole) else {
        return;
    };
    if other != area.place {
        said.notices.push(format!(
            "{} is taken to mean {}; {} means {}",
            quoted(name),
            area.place.name,
            quoted(other_name),
            other.name
        ));
    }
}

/// Says so where a name means a state and a metro area.
fn say_two_meanings(name: &str, areas: &[Area], said: &mut Said) {
    let is_state = |area: &&Area| area.place.kind == PlaceKind::State;
    let (states, metros): (Vec<&Area>, Vec<&Area>) = areas.iter().partition(is_state);
    if let ([state], false) = (states.as_slice(), metros.is_empty()) {
        let metros: Vec<&str> = metros.iter().map(|area| area.place.name).collect();
        let Place {
            state: code,
            name: state,
            ..
        } = state.place;
        said.notes.push(format!(
            "{} is taken to mean the state {state} and the metro area {}; `{code}` means the state alone",
            quoted(name),
            and_list(&metros)
        ));
    }
}
