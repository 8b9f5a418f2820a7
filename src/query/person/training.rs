//! Hours of training: how a person gives them, and for which training of a ladder they count.

use std::{collections::BTreeMap, str::FromStr};

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{
    Catalog, Number, Training, TrainingHours,
    english::{bounded_list, count},
    names::{nearest, search_key},
};

use crate::query::Usage;

use super::unknown::{UnknownKind, UnknownName, nearest_if_few};

/// The kind that hours count as if nobody says of what kind they are: what most people mean who
/// count their hours on the way to a certificate in project management.
pub(in crate::query) const UNSPECIFIED: &str = "pm";

/// Hours of training as an option gives them: `35`, `agile:28`.
#[derive(Clone, Debug, PartialEq)]
pub struct HoursGiven {
    /// The kind; none if that is not said.
    pub kind: Option<String>,
    /// How many hours.
    pub hours: Number,
}

impl FromStr for HoursGiven {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, hours) = match text.rsplit_once(':') {
            Some((kind, hours)) => (Some(kind), hours),
            None => (None, text),
        };
        let hours = hours.parse().map_err(
            |_| "expected hours from 0 to 1000000000000, or a kind and its hours: `agile:28`",
        )?;
        let kind = kind.map(str::to_owned);
        Ok(Self { kind, hours })
    }
}

/// The hours of training that a person has had, in the order of the search keys of their kinds. Those of no
/// kind, on a ladder that names none, have no key.
#[derive(Debug, Default)]
pub(in crate::query) struct TrainingHad(Vec<(Option<String>, Had)>);

/// Hours of one kind.
#[derive(Debug, Default)]
pub(in crate::query) struct Had {
    pub(in crate::query) hours: Number,
    /// Whether there are hours among them that nobody says the kind of.
    pub(in crate::query) is_taken_as_pm: bool,
    /// The kind as the ladder spells it.
    kind: Option<String>,
}

impl TrainingHad {
    /// Resolves the kinds of a ladder. Hours that are given twice in one place add up; what an option
    /// says of a kind replaces what the profile says of it.
    pub(super) fn new(
        kinds: &Kinds,
        profile: Option<&TrainingHours>,
        options: &[HoursGiven],
        unknown: &mut Vec<UnknownName>,
    ) -> Result<Self, Usage> {
        let in_profile = match profile {
            None => Vec::new(),
            Some(TrainingHours::Unspecified(hours)) => vec![(None, *hours)],
            Some(TrainingHours::ByKind(list)) => {
                let list = list.iter();
                list.map(|one| (Some(&*one.kind), one.hours)).collect()
            }
        };
        let options = options.iter().map(|one| (one.kind.as_deref(), one.hours));
        let mut had = kinds.add_up(in_profile, unknown)?;
        had.extend(kinds.add_up(options, unknown)?);
        Ok(Self(had.into_iter().collect()))
    }

    pub(in crate::query) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hours that count for a training, if any were given.
    pub(in crate::query) fn hours_in(&self, training: &Training) -> Option<&Had> {
        let had = |kind: Option<String>| {
            let place = self.0.binary_search_by(|(one, _)| one.cmp(&kind)).ok()?;
            Some(&self.0[place].1)
        };
        had(Some(search_key(training.kind_or_words()))).or_else(|| had(None))
    }

    /// The hours, each with what they are called: `hours of training (agile)`.
    pub(in crate::query) fn amounts(&self) -> impl Iterator<Item = (String, Number)> {
        self.0.iter().map(|(_, had)| {
            let kind = match &had.kind {
                Some(kind) => format!(" ({kind})"),
                None => String::new(),
            };
            (format!("hours of training{kind}"), had.hours)
        })
    }

    /// What was given, in words: `35 hours of training`, `28 hours of training (agile)`.
    pub(in crate::query) fn describe(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(_, had)| {
            let hours = count(had.hours, "hour");
            match &had.kind {
                Some(kind) if !had.is_taken_as_pm => format!("{hours} of training ({kind})"),
                _ => format!("{hours} of training"),
            }
        })
    }
}

/// The kinds of training that the certificates of a ladder ask for hours of.
pub(super) struct Kinds<'a> {
    /// What a person may call them, by search key: the kind, or the words where there is none.
    names: HashMap<String, &'a str>,
    /// Whether any training has a kind.
    are_named: bool,
    /// The kind that hours count as if nobody says of what kind they are.
    unspecified: Option<&'a str>,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(catalog: &Catalog<'a>) -> Self {
        let ladder = catalog.ladder;
        let routes = (ladder.certifications.iter()).flat_map(|one| one.routes.iter().flatten());
        let trainings = routes.filter_map(|route| route.training.as_ref());
        let mut kinds = Self {
            names: HashMap::new(),
            are_named: false,
            unspecified: None,
        };
        for training in trainings.filter(|training| training.hours.is_some()) {
            let name = training.kind_or_words();
            let key = search_key(name);
            let is_unspecified = key == UNSPECIFIED;
            let name = *kinds.names.entry(key).or_insert(name);
            if training.kind.is_some() {
                kinds.are_named = true;
                kinds.unspecified = kinds.unspecified.or(is_unspecified.then_some(name));
            }
        }
        kinds
    }

    fn add_up<'t>(
        &self,
        given: impl IntoIterator<Item = (Option<&'t str>, Number)>,
        unknown: &mut Vec<UnknownName>,
    ) -> Result<BTreeMap<Option<String>, Had>, Usage> {
        let mut sums: BTreeMap<Option<String>, Had> = BTreeMap::new();
        for (name, hours) in given {
            let kind = match name {
                Some(name) => match self.names.get(&search_key(name)) {
                    Some(kind) => Some(*kind),
                    None => {
                        let near = nearest_if_few(unknown, || {
                            let near = nearest(name, self.sorted()).into_iter();
                            near.map(str::to_owned).collect()
                        });
                        let kind = UnknownKind::Training;
                        unknown.push(UnknownName::new(kind, name, near));
                        continue;
                    }
                },
                None => self.unspecified()?,
            };
            let had = sums.entry(kind.map(search_key)).or_default();
            had.hours = Number::sum([had.hours, hours]);
            had.is_taken_as_pm |= name.is_none() && kind.is_some();
            had.kind = kind.map(str::to_owned);
        }
        Ok(sums)
    }

    /// The kind of hours that nobody says the kind of; none on a ladder that names no kinds.
    fn unspecified(&self) -> Result<Option<&'a str>, Usage> {
        if self.unspecified.is_some() || !self.are_named {
            return Ok(self.unspecified);
        }
        let message = "hours of training without a kind count for no certificate of this ladder";
        let kinds = bounded_list(&self.sorted(), 30);
        Err(Usage::new(message).with_hint(format!("the kinds are {kinds}")))
    }

    fn sorted(&self) -> Vec<&'a str> {
        let mut names: Vec<&str> = self.names.values().copied().collect();
        names.sort_unstable();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    /// A ladder whose certificates ask for hours of training, each as JSON.
    fn ladder(trainings: &[&str]) -> String {
        let routes: Vec<String> = (trainings.iter())
            .map(|training| format!(r#"{{"training":{training}}}"#))
            .collect();
        format!(
            r#"{{"levels":[{{"id":"l","title":"L"}}],
                "certifications":[{{"id":"c","name":"C","routes":[{}]}}]}}"#,
            routes.join(",")
        )
    }

    const KINDS: &[&str] = &[
        r#"{"hours":35,"of":"project management","kind":"PM"}"#,
        r#"{"hours":28,"of":"agile methods","kind":"agile"}"#,
        r#"{"hours":10,"of":"PMO education"}"#,
        r#"{"of":"a course","kind":"nobody asks for hours of it"}"#,
    ];
    const NO_KINDS: &[&str] = &[
        r#"{"hours":20,"of":"planning"}"#,
        r#"{"hours":5,"of":"pm"}"#,
    ];

    /// For each training of a ladder the hours that count for it, then what the person is said to
    /// have; or the error.
    fn had(trainings: &[&str], profile: &str, options: &[&str]) -> Vec<String> {
        let json = ladder(trainings);
        let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
        let profile: Option<TrainingHours> = serde_json::from_str(profile).expect("a profile");
        let options: Vec<HoursGiven> = options
            .iter()
            .map(|option| option.parse().expect("hours"))
            .collect();
        let catalog = Catalog::new(&ladder);
        let mut unknown = Vec::new();
        let had = match TrainingHad::new(
            &Kinds::new(&catalog),
            profile.as_ref(),
            &options,
            &mut unknown,
        ) {
            Ok(_) if !unknown.is_empty() => {
                return unknown.iter().map(|one| one.as_usage().message).collect();
            }
            Ok(had) => had,
            Err(error) => {
                return [error.message.clone()]
                    .into_iter()
                    .chain(error.hints())
                    .collect();
            }
        };
        let routes = ladder.certifications[0].routes.as_deref().expect("routes");
        let hours = routes.iter().map(|route| {
            match had.hours_in(route.training.as_ref().expect("training")) {
                None => String::from("-"),
                Some(had) if had.is_taken_as_pm => format!("{}?", had.hours),
                Some(had) => had.hours.to_string(),
            }
        });
        hours.chain(had.describe()).collect()
    }

    #[test]
    fn hours_are_read_with_and_without_a_kind() {
        let read = |text: &str| text.parse::<HoursGiven>().ok();
        let hours = |kind: Option<&str>, hours| HoursGiven {
            kind: kind.map(str::to_owned),
            hours: Number::new(hours).expect("in range"),
        };
        assert_eq!(read("35"), Some(hours(None, 35.0)));
        assert_eq!(read("agile:28.5"), Some(hours(Some("agile"), 28.5)));
        assert_eq!(
            read("C: the course:3"),
            Some(hours(Some("C: the course"), 3.0))
        );
        for wrong in ["agile", "agile:", "28:agile", "-1", "agile:-1", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hours_count_for_their_kind_alone() {
        assert_eq!(
            had(KINDS, "null", &["Agile:28"]),
            ["-", "28", "-", "-", "28 hours of training (agile)"]
        );
        assert_eq!(
            had(KINDS, "null", &["pmo-education:1"]),
            ["-", "-", "1", "-", "1 hour of training (PMO education)"]
        );
        assert_eq!(had(KINDS, "null", &[]), ["-"; 4]);
        assert_eq!(had(KINDS, "[]", &[]), ["-"; 4]);
    }

    #[test]
    fn hours_without_a_kind_count_as_pm() {
        let expected = ["35?", "-", "-", "-", "35 hours of training"];
        assert_eq!(had(KINDS, "null", &["35"]), expected);
        assert_eq!(had(KINDS, "35", &[]), expected);
        assert_eq!(
            had(KINDS, "null", &["pm:35"]),
            ["35", "-", "-", "-", "35 hours of training (PM)"]
        );
    }

    #[test]
    fn where_no_kind_is_named_hours_count_for_everything() {
        assert_eq!(
            had(NO_KINDS, "null", &["15"]),
            ["15", "15", "15 hours of training"]
        );
        // What is said of one training says more than what is said of all.
        assert_eq!(
            had(NO_KINDS, "null", &["15", "planning:20"]),
            [
                "20",
                "15",
                "15 hours of training",
                "20 hours of training (planning)"
            ]
        );
        assert_eq!(had(&[], "15", &[]), ["15 hours of training"]);
    }

    #[test]
    fn hours_in_one_place_add_up_and_an_option_replaces_the_profile() {
        assert_eq!(had(KINDS, "null", &["agile:0.1", "AGILE:0.2"])[1], "0.3");
        assert_eq!(had(KINDS, "null", &["pm:10", "25"])[0], "35?");
        let profile =
            r#"[{"kind":"agile","hours":8},{"kind":"pm","hours":3},{"kind":"agile","hours":20}]"#;
        assert_eq!(had(KINDS, profile, &[])[..2], ["3", "28"]);
        assert_eq!(had(KINDS, profile, &["agile:4"])[..2], ["3", "4"]);
        assert_eq!(had(KINDS, profile, &["4"])[..2], ["4?", "28"]);
        assert_eq!(had(KINDS, "35", &["pm:4"])[0], "4");
    }

    #[test]
    fn an_unknown_kind_is_an_error() {
        let no_kind = "no certificate of this ladder asks for hours of training of the kind";
        assert_eq!(
            had(KINDS, "null", &["agil:28"]),
            [format!("{no_kind} `agil`; did you mean `agile`?")]
        );
        assert_eq!(
            had(&[], "null", &["agile:28"]),
            [format!("{no_kind} `agile`")]
        );
    }

    #[test]
    fn without_a_kind_that_they_could_be_of_hours_are_an_error() {
        let kinds = [
            r#"{"hours":28,"of":"pm","kind":"agile"}"#,
            r#"{"hours":1,"of":"pm"}"#,
        ];
        assert_eq!(
            had(&kinds, "28", &[]),
            [
                "hours of training without a kind count for no certificate of this ladder",
                "the kinds are agile and pm"
            ]
        );
    }
}
