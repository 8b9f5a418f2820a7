//! Months of work that a person gives by its name.

use std::{
    collections::{BTreeMap, HashMap},
    str::FromStr,
};

use crate::catalog::{
    Catalog, Number, Spent,
    english::count,
    names::{nearest, search_key},
};

use super::unknown::{UnknownKind, UnknownName, nearest_if_few};

/// Months spent on some work, as an option gives them: `agile projects:24`.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkGiven {
    /// The work, in the words in which a certificate asks for it.
    pub of: String,
    /// How many months.
    pub months: Number,
}

impl FromStr for WorkGiven {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (of, months) = text
            .rsplit_once(':')
            .ok_or("expected the work and its months: `agile projects:24`")?;
        Ok(Self {
            of: of.to_owned(),
            months: months.parse()?,
        })
    }
}

/// The work that a person has done, by its search key.
#[derive(Debug, Default)]
pub(super) struct Experience(BTreeMap<String, WorkDone>);

#[derive(Debug)]
struct WorkDone {
    /// The work as the ladder spells it, or else as it was given.
    name: String,
    months: Number,
}

impl Experience {
    /// What the profile and the options say. Months of one work add up in one place; an option
    /// replaces what the profile says of the same work. Work that no certificate asks for is kept, and
    /// pushed to `unknown` with the nearest that one does ask for.
    pub(super) fn new(
        catalog: &Catalog,
        profile: &[Spent],
        options: &[WorkGiven],
        unknown: &mut Vec<UnknownName>,
    ) -> Self {
        if profile.is_empty() && options.is_empty() {
            return Self::default();
        }
        let certificates = catalog.ladder.certifications.iter();
        let routes = certificates.flat_map(|one| one.routes.iter().flatten());
        let works = routes.flat_map(|route| &route.experience);
        let asked: HashMap<String, &str> = works
            .map(|work| (search_key(&work.of), &*work.of))
            .collect();
        let profile = profile.iter().map(|one| (&*one.of, one.months));
        let options = options.iter().map(|one| (&*one.of, one.months));
        let mut done = added_up(&asked, profile);
        done.extend(added_up(&asked, options));
        for (key, work) in &done {
            if !asked.contains_key(key) {
                let near = nearest_if_few(unknown, || {
                    let mut names: Vec<&str> = asked.values().copied().collect();
                    names.sort_unstable();
                    let near = nearest(&work.name, names).into_iter();
                    near.map(str::to_owned).collect()
                });
                let kind = UnknownKind::Experience;
                unknown.push(UnknownName::new(kind, &work.name, near));
            }
        }
        Self(done)
    }

    /// The months of some work, if they were given by its name.
    pub(super) fn months_of(&self, work: &str) -> Option<Number> {
        self.0.get(&search_key(work)).map(|work| work.months)
    }

    /// What was given, in words: `24 months of agile projects`.
    pub(super) fn describe(&self) -> impl Iterator<Item = String> {
        let works = self.0.values();
        works.map(|work| format!("{} of {}", count(work.months, "month"), work.name))
    }
}

fn added_up<'g>(
    asked: &HashMap<String, &str>,
    given: impl Iterator<Item = (&'g str, Number)>,
) -> BTreeMap<String, WorkDone> {
    let mut done: BTreeMap<String, WorkDone> = BTreeMap::new();
    for (of, months) in given {
        let key = search_key(of);
        let name = asked.get(&key).map_or(of, |name| name).to_owned();
        let work = done.entry(key).or_insert(WorkDone {
            name,
            months: Number::default(),
        });
        work.months = Number::sum([work.months, months]);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Ladder, Profile};

    #[test]
    fn months_in_one_place_add_up_and_an_option_replaces_the_profile() {
        let json = r#"{"levels":[{"id":"l","title":"L"}],"certifications":[{"id":"c","name":"C",
            "routes":[{"experience":[{"months":9,"of":"Agile Projects"},{"months":9,"of":"audits"}]}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let profile = r#"{"experience":[{"of":"agile-projects","months":0.1},{"of":"audits","months":5},
            {"of":"Agile projects","months":0.2},{"of":"gardening","months":3}]}"#;
        let profile: Profile = serde_json::from_str(profile).expect("a profile");
        let options = ["audits:1", "AUDITS:2", "agile project:4"];
        let options = options.map(|option| option.parse().expect("work"));
        let mut unknown = Vec::new();
        let done = Experience::new(&catalog, &profile.experience, &options, &mut unknown);
        let expected = [
            "4 months of agile project",
            "0.3 months of Agile Projects",
            "3 months of audits",
            "3 months of gardening",
        ];
        assert_eq!(done.describe().collect::<Vec<_>>(), expected);
        assert_eq!(done.months_of("AUDITS"), Number::new(3.0));
        assert_eq!(done.months_of("nothing"), None);
        let unknown: Vec<String> = unknown.iter().map(UnknownName::describe).collect();
        let expected = ["agile project (nearest: Agile Projects)", "gardening"];
        assert_eq!(unknown, expected);
    }
}
