//! Places as people name them: `TX`, `texas`, `austin`, `portland, or`, `0012420`.

use super::{Area, AreaNames, Market, Place, PlaceAbroad, PlaceKind};
use crate::catalog::names::{self, nearest};

/// How well a name fits a place. Only the places that it fits best are meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Nothing else can be meant: a code, a postal code or the whole name of a metro area.
    Whole,
    /// The name of a state, or of one of the cities that an area is named after.
    Named,
    /// Words of the name.
    Words,
}

impl<'a> Market<'a> {
    /// The places that a name means, in the order of the survey; none if it means nothing.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<Area<'a>> {
        self.find_with_fit(name).0
    }

    /// The same, but only where the name is a whole one: of an area, of a state, or of one of the cities
    /// that an area is named after; and apart from these the places in whose names its words stand.
    #[must_use]
    pub fn find_whole(&self, name: &str) -> (Vec<Area<'a>>, Vec<Area<'a>>) {
        match self.find_with_fit(name) {
            (found, Fit::Words) => (Vec::new(), found),
            (found, Fit::Whole | Fit::Named) => (found, Vec::new()),
        }
    }

    /// The places that a name means, and how well it fits them.
    fn find_with_fit(&self, name: &str) -> (Vec<Area<'a>>, Fit) {
        let name = name.trim();
        if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) {
            let found = self.areas().filter(|area| has_code(area, name));
            return (found.collect(), Fit::Whole);
        }
        let mut sought = words(name);
        if let Some(area) = self.named_area(&sought) {
            let found = self.areas().filter(|one| one.place.code == &*area.code);
            return (found.collect(), Fit::Whole);
        }
        let (mut found, mut fit) = self.best(&sought);
        if found.is_empty() && self.shorten_state(&mut sought) {
            (found, fit) = self.best(&sought);
        }
        (found, fit)
    }

    /// The area that people have this name for.
    fn named_area(&self, sought: &[String]) -> Option<&AreaNames<'a>> {
        let is_it = |area: &&AreaNames| area.names.iter().any(|own| is_place(own, sought));
        self.area_names.iter().find(is_it)
    }

    /// What to say before the figures of a place, where a name is that of a part of it.
    #[must_use]
    pub fn note(&self, name: &str) -> Option<&str> {
        self.named_area(&words(name))?.note.as_deref()
    }

    /// Another area that has the same name with points between its letters, and that name: of `LA` `L.A.`.
    #[must_use]
    pub fn with_points(&self, name: &str) -> Option<(&str, Place<'a>)> {
        let letters = |own: &str| own.replace('.', "");
        let mut names = self.area_names.iter().flat_map(|area| {
            let names = area.names.iter();
            names.map(|own| (&**own, &*area.code))
        });
        let is_it = |(own, _): &(&str, &str)| {
            own.contains('.') && own != &name && letters(own).eq_ignore_ascii_case(name)
        };
        let (own, code) = names.find(is_it)?;
        let area = self.areas().find(|area| area.place.code == code)?;
        Some((own, area.place))
    }

    /// The state with this name or postal code.
    #[must_use]
    pub fn state(&self, name: &str) -> Option<Place<'a>> {
        let sought = words(name);
        let mut states = self.states();
        states.find(|state| fit(state, &sought).is_some_and(|fit| fit < Fit::Words))
    }

    /// The states, territories and the District of Columbia, by name.
    pub fn states(&self) -> impl Iterator<Item = Place<'a>> {
        let places = self.areas().map(|area| area.place);
        places
            .skip_while(|place| place.kind == PlaceKind::National)
            .take_while(|place| place.kind == PlaceKind::State)
    }

    /// The names of places that `typed` may have meant, nearest first: of the cities and areas of the survey
    /// and, if `and_abroad`, of those that other surveys cover, with their country: `Leeds, United Kingdom`.
    #[must_use]
    pub fn nearest(&self, typed: &str, and_abroad: bool) -> Vec<String> {
        let cities = self.areas().flat_map(|area| area.place.cities());
        let abroad = PlaceAbroad::surveyed().filter(|_| and_abroad);
        let near = nearest(typed, cities.chain(abroad.clone().map(|city| city.name)));
        let near = near.into_iter().map(|name| {
            let is_here = !self.find_whole(name).0.is_empty();
            match abroad.clone().find(|city| !is_here && city.name == name) {
                Some(PlaceAbroad { country, .. }) => format!("{name}, {country}"),
                None => name.to_owned(),
            }
        });
        near.collect()
    }

    fn best(&self, sought: &[String]) -> (Vec<Area<'a>>, Fit) {
        let mut best = Fit::Words;
        let mut found = Vec::new();
        for area in self.areas() {
            let Some(fit) = fit(&area.place, sought) else {
                continue;
            };
            if fit < best {
                best = fit;
                found.clear();
            }
            if fit == best {
                found.push(area);
            }
        }
        if found.iter().any(|area| area.place.kind == PlaceKind::State) {
            // `washington` is a state and the metro area of Washington, but `wyoming` is not the
            // one of Grand Rapids, though Wyoming is a city there.
            found.retain(|area| {
                area.place.kind == PlaceKind::State || {
                    let first = words_of(area.place.name).take(sought.len());
                    same_words(first, sought)
                }
            });
        }
        (found, best)
    }

    /// Puts the postal code for the name of a state at the end, which is how the survey writes it:
    /// `austin texas` becomes `austin tx`. Says whether there was one.
    fn shorten_state(&self, sought: &mut Vec<String>) -> bool {
        let length = sought.len();
        let named = self.states().find_map(|state| {
            let name = words_of(state.name).count();
            let start = length.checked_sub(name)?;
            same_words(words_of(state.name), &sought[start..]).then_some((start, state.state))
        });
        let Some((start, state)) = named else {
            return false;
        };
        sought.truncate(start);
        sought.push(state.to_ascii_lowercase());
        true
    }
}

/// The survey's code, or the five digits by which a metropolitan area is known elsewhere.
fn has_code(area: &Area, code: &str) -> bool {
    let Place { code: own, .. } = area.place;
    own == code || (code.len() == 5 && own.strip_prefix("00") == Some(code))
}

fn fit(place: &Place, sought: &[String]) -> Option<Fit> {
    let has = |name: &str, word: &String| words_of(name).any(|own| same(own, word));
    if place.kind != PlaceKind::Metro {
        return match sought {
            [word] if same(place.state, word) => Some(Fit::Whole),
            _ if same_words(words_of(place.title()), sought) => Some(Fit::Named),
            _ if same_words(words_of(place.name), sought) => Some(Fit::Named),
            _ => None,
        };
    }
    if sought.is_empty() || !sought.iter().all(|word| has(place.name, word)) {
        return None;
    }
    if same_words(words_of(place.name), sought) {
        return Some(Fit::Whole);
    }
    let (_, states) = place.title_and_states();
    let is_city = |city: &str| {
        let words = words_of(city).count();
        words > 0
            && words <= sought.len()
            && same_words(words_of(city), &sought[..words])
            && sought[words..].iter().all(|word| has(states, word))
    };
    // A nonmetropolitan area is named after no city.
    let named = !states.is_empty() && place.cities().any(is_city);
    Some(if named { Fit::Named } else { Fit::Words })
}

/// Whether two names have the same words, whatever stands between them: `Washington, D.C.`.
pub(super) fn same_place(one: &str, other: &str) -> bool {
    is_place(one, &words(other))
}

/// Whether a name has these words, folded and short.
pub(super) fn is_place(own: &str, sought: &[String]) -> bool {
    same_words(words_of(own), sought)
}

/// The words of a name as typed, folded: commas and points are for the eye.
pub(super) fn words(typed: &str) -> Vec<String> {
    let folded = names::words(typed);
    let words = folded.iter().flat_map(|word| words_of(word));
    let shortened = words.map(|word| {
        let known = SHORT.iter().find(|(_, long)| *long == word);
        known.map_or(word, |(short, _)| short).to_owned()
    });
    shortened.collect()
}

fn words_of(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Words that names of places have short and long; a typed one is made short.
const SHORT: [(&str, &str); 3] = [("st", "saint"), ("ft", "fort"), ("mt", "mount")];

/// Whether a word of a name is the folded one. Nearly all are ASCII and need no copy.
fn same(own: &str, folded: &str) -> bool {
    let is = |word: &str| own.eq_ignore_ascii_case(word);
    is(folded)
        || (!own.is_ascii() && names::search_key(own) == folded)
        || SHORT
            .iter()
            .any(|(short, long)| folded == *short && is(long))
}

fn same_words<'w>(own: impl Iterator<Item = &'w str>, folded: &[String]) -> bool {
    let mut folded = folded.iter();
    for own in own {
        if !folded.next().is_some_and(|folded| same(own, folded)) {
            return false;
        }
    }
    folded.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_name_is_found_without_its_accents() {
        for (own, typed, expected) in [
            ("Bayamón", "bayamon", true),
            ("Bayamón", "caguas", false),
            ("Austin", "austin", true),
            ("Austin", "boston", false),
            ("Saint", "st", true),
            ("Fort", "ft", true),
            ("Mount", "st", false),
        ] {
            assert_eq!(same(own, typed), expected, "{own} {typed}");
        }
    }
}
