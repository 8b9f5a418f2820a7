//! Months of work that a person gives by its name.

use std::{collections::BTreeMap, str::FromStr};

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{
    self, Catalog, Date, Number, Profile, Spent, Work,
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

/// The work that a person has done.
#[derive(Debug, Default)]
pub(in crate::query) struct Experience {
    /// By search key, and in this order.
    works: Vec<(String, WorkDone)>,
    /// Months of leading projects of which no more is said.
    leading: Option<Number>,
}

#[derive(Debug)]
struct WorkDone {
    /// The work as the ladder spells it, or else as it was given.
    name: String,
    /// Whether a certificate counts it as leading projects.
    is_leading: bool,
    /// Months of which nobody says when they were.
    undated: Number,
    /// From which month to which, both counted in; no two of them overlap.
    posts: Vec<Post>,
}

/// From which month to which, both counted in, in months since the year 0.
type Post = (u32, u32);

/// How long somebody has done some work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::query) struct TimeSpent {
    pub(in crate::query) months: Number,
    /// Whether there are months among them of which nobody says when they were.
    pub(in crate::query) is_partly_undated: bool,
}

/// Time as it is given, in an option or a profile.
struct Given<'g> {
    of: &'g str,
    undated: Number,
    post: Option<Post>,
}

/// What the certificates of a ladder ask for, by its search key: how they spell it, and whether it
/// counts as leading projects.
pub(super) struct WorksAsked<'a>(HashMap<String, (&'a str, bool)>);

impl Experience {
    /// Months of leading projects, of which no more is said.
    pub(in crate::query) fn leading(leading: Option<Number>) -> Self {
        Self {
            works: Vec::new(),
            leading,
        }
    }

    /// What the profile and the options say. Months of one work add up in one place; an option
    /// replaces what the profile says of the same work, and all that is leading projects is the same.
    /// Work that no certificate asks for is kept, and pushed to `unknown` with the nearest that one does
    /// ask for.
    pub(super) fn new(
        asked: &WorksAsked,
        profile: &Profile,
        given: &[WorkGiven],
        leading_months: Option<Number>,
        unknown: &mut Vec<UnknownName>,
    ) -> Self {
        let today = profile.date.map(Date::months_since_year_0);
        let posts = profile.experience.iter();
        let mut works = asked.added_up(posts.map(|one| Given::new(one, today)));
        let mut leading = profile.leading_months;
        let options = given.iter().map(|one| Given {
            of: &one.of,
            undated: one.months,
            post: None,
        });
        let options = asked.added_up(options);
        let leads = options.values().any(|work| work.is_leading);
        if leads || leading_months.is_some() {
            works.retain(|_, work| !work.is_leading);
            leading = leading_months;
        }
        works.extend(options);
        for (key, work) in &works {
            if !asked.0.contains_key(key) {
                let near = nearest_if_few(unknown, || {
                    let mut names: Vec<&str> = asked.0.values().map(|(name, _)| *name).collect();
                    names.sort_unstable();
                    let near = nearest(&work.name, names).into_iter();
                    near.map(str::to_owned).collect()
                });
                unknown.push(UnknownName::new(UnknownKind::Experience, &work.name, near));
            }
        }
        let works = works.into_iter().collect();
        Self { works, leading }
    }

    /// How long somebody has done a work that is asked for, from a month on if one is named. What is not
    /// dated counts whole.
    pub(in crate::query) fn time_of(
        &self,
        asked: &catalog::Experience,
        since: Option<u32>,
    ) -> Option<TimeSpent> {
        if asked.counted_as == Some(Work::Leading) {
            return self.leading_time(since);
        }
        let key = search_key(&asked.of);
        let place = self.works.binary_search_by(|(one, _)| one.cmp(&key)).ok()?;
        let (_, work) = &self.works[place];
        Some(TimeSpent::new(&work.posts, work.undated, since))
    }

    /// How long somebody has led projects, whatever the work is called; posts that overlap count once.
    pub(in crate::query) fn leading_time(&self, since: Option<u32>) -> Option<TimeSpent> {
        let leading: Vec<&WorkDone> = (self.works.iter())
            .map(|(_, work)| work)
            .filter(|work| work.is_leading)
            .collect();
        if leading.is_empty() && self.leading.is_none() {
            return None;
        }
        let posts = leading.iter().flat_map(|work| &work.posts).copied();
        let undated = leading.iter().map(|work| work.undated).chain(self.leading);
        let undated = Number::sum(undated);
        Some(TimeSpent::new(&merged(posts.collect()), undated, since))
    }

    /// The months of each work, by what they are called: `months of agile projects`.
    pub(in crate::query) fn amounts(&self) -> impl Iterator<Item = (String, Number)> {
        let works = self.months();
        works.map(|(name, months)| (format!("months of {name}"), months))
    }

    /// What was given, in words: `24 months of agile projects`.
    pub(in crate::query) fn describe(&self) -> impl Iterator<Item = String> {
        let works = self.months();
        works.map(|(name, months)| format!("{} of {name}", count(months, "month")))
    }

    /// The months of each work.
    fn months(&self) -> impl Iterator<Item = (&str, Number)> {
        let leading = self.leading.map(|months| ("leading projects", months));
        let works = self.works.iter().map(|(_, work)| {
            let time = TimeSpent::new(&work.posts, work.undated, None);
            (&*work.name, time.months)
        });
        leading.into_iter().chain(works)
    }
}

impl TimeSpent {
    /// The months of posts that do not overlap, from a month on if one is named, and those that are not
    /// dated.
    fn new(posts: &[Post], undated: Number, since: Option<u32>) -> Self {
        let since = since.unwrap_or_default();
        let dated = posts.iter().filter(|(_, to)| *to >= since);
        let dated: u32 = dated.map(|(from, to)| to + 1 - from.max(&since)).sum();
        Self {
            months: Number::sum([undated, Number::from(dated)]),
            is_partly_undated: !undated.is_zero(),
        }
    }
}

/// Posts without what overlaps, in the order of time.
fn merged(mut posts: Vec<Post>) -> Vec<Post> {
    posts.sort_unstable();
    let mut merged: Vec<Post> = Vec::with_capacity(posts.len());
    for (from, to) in posts {
        match merged.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => merged.push((from, to)),
        }
    }
    merged
}

impl<'g> Given<'g> {
    /// What a profile says; `today` is the month of its date, up to which posts count.
    fn new(spent: &'g Spent, today: Option<u32>) -> Self {
        let from = spent.from.map(Date::months_since_year_0);
        let to = spent.to.map(Date::months_since_year_0);
        let to = [to, today].into_iter().flatten().min();
        Self {
            of: &spent.of,
            undated: spent.months.unwrap_or_default(),
            post: from.zip(to).filter(|(from, to)| from <= to),
        }
    }
}

impl<'a> WorksAsked<'a> {
    pub(super) fn new(catalog: &Catalog<'a>) -> Self {
        let certificates = catalog.ladder.certifications.iter();
        let routes = certificates.flat_map(|one| one.routes.iter().flatten());
        let mut works: HashMap<String, (&str, bool)> = HashMap::new();
        for work in routes.flat_map(|route| &route.experience) {
            let (_, is_leading) = works
                .entry(search_key(&work.of))
                .or_insert((&work.of, false));
            *is_leading |= work.counted_as == Some(Work::Leading);
        }
        Self(works)
    }

    fn added_up<'g>(&self, given: impl Iterator<Item = Given<'g>>) -> BTreeMap<String, WorkDone> {
        let mut done: BTreeMap<String, WorkDone> = BTreeMap::new();
        for one in given {
            let key = search_key(one.of);
            let (name, is_leading) = *self.0.get(&key).unwrap_or(&(one.of, false));
            let work = done.entry(key).or_insert_with(|| WorkDone {
                name: name.to_owned(),
                is_leading,
                undated: Number::default(),
                posts: Vec::new(),
            });
            work.undated = Number::sum([work.undated, one.undated]);
            work.posts.extend(one.post);
        }
        for work in done.values_mut() {
            work.posts = merged(std::mem::take(&mut work.posts));
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

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
        let given: [WorkGiven; 3] = options.map(|option| option.parse().expect("work"));
        let mut unknown = Vec::new();
        let asked = WorksAsked::new(&catalog);
        let done = Experience::new(&asked, &profile, &given, None, &mut unknown);
        let expected = [
            "4 months of agile project",
            "0.3 months of Agile Projects",
            "3 months of audits",
            "3 months of gardening",
        ];
        assert_eq!(done.describe().collect::<Vec<_>>(), expected);
        let months = |of: &str| {
            let asked = format!(r#"{{"of":"{of}","months":1}}"#);
            let asked = serde_json::from_str(&asked).expect("experience");
            done.time_of(&asked, None).map(|time| time.months)
        };
        assert_eq!(months("AUDITS"), Number::new(3.0));
        assert_eq!(months("nothing"), None);
        let unknown: Vec<String> = unknown.iter().map(UnknownName::describe).collect();
        let expected = ["agile project (nearest: Agile Projects)", "gardening"];
        assert_eq!(unknown, expected);
    }

    #[test]
    fn posts_that_overlap_count_once_and_only_as_far_as_they_are_asked_for() {
        let json = r#"{"levels":[{"id":"l","title":"L"}],"certifications":[{"id":"c","name":"C",
            "routes":[{"experience":[{"months":9,"of":"projects","counted_as":"leading"}]}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let asked = WorksAsked::new(&catalog);
        type Said<'s> = (&'s [WorkGiven], Option<Number>);
        let time = |profile: &str, (given, leading): Said, since: Option<&str>| {
            let profile: Profile = serde_json::from_str(profile).expect("a profile");
            let done = Experience::new(&asked, &profile, given, leading, &mut Vec::new());
            let since = since.map(|month| {
                month
                    .parse()
                    .map(Date::months_since_year_0)
                    .expect("a month")
            });
            let time = done.leading_time(since)?;
            Some((time.months.to_string(), time.is_partly_undated))
        };
        let nothing: Said = (&[], None);
        let dated = r#"{"date":"2022-06-10","experience":[
            {"of":"projects","from":"2020-01","to":"2020-12"},
            {"of":"projects","from":"2020-11-30","to":"2021-02"},
            {"of":"projects","from":"2020-03","to":"2020-04"},
            {"of":"projects","from":"2022-05"},{"of":"projects","from":"2022-06","to":"2030-01"}]}"#;
        let whole = |months: &str| Some((months.to_owned(), false));
        assert_eq!(time(dated, nothing, None), whole("16"));
        assert_eq!(time(dated, nothing, Some("2021-02")), whole("3"));
        assert_eq!(time(dated, nothing, Some("2021-03")), whole("2"));
        assert_eq!(time(dated, nothing, Some("2023-01")), whole("0"));
        let mixed = r#"{"experience":[{"of":"projects","months":5},
            {"of":"projects","from":"2020-01","to":"2020-01"}]}"#;
        let partly = |months: &str| Some((months.to_owned(), true));
        assert_eq!(time(mixed, nothing, None), partly("6"));
        assert_eq!(time(mixed, nothing, Some("2021-01")), partly("5"));
        // Said with an option, these are months of the same work.
        assert_eq!(time(mixed, (&[], Some(Number::ONE)), None), partly("1"));
        let led = ["Projects:2".parse().expect("work")];
        assert_eq!(time(mixed, (&led, None), None), partly("2"));
        let in_one_place = r#"{"leading_months":7,"experience":[{"of":"projects","months":5}]}"#;
        assert_eq!(time(in_one_place, nothing, None), partly("12"));
    }

    #[test]
    fn works_that_are_leading_projects_overlap_too() {
        let json = r#"{"levels":[{"id":"l","title":"L"}],"certifications":[{"id":"c","name":"C",
            "routes":[{"experience":[{"months":9,"of":"projects","counted_as":"leading"}]},
                {"experience":[{"months":9,"of":"programmes","counted_as":"leading"}]}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let profile = r#"{"experience":[{"of":"projects","from":"2020-01","to":"2020-12"},
            {"of":"programmes","from":"2020-07","to":"2021-06"}]}"#;
        let profile: Profile = serde_json::from_str(profile).expect("a profile");
        let asked = WorksAsked::new(&catalog);
        let done = Experience::new(&asked, &profile, &[], None, &mut Vec::new());
        let months = done.leading_time(None).map(|time| time.months);
        assert_eq!(months, Number::new(18.0));
    }
}
