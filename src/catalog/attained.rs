//! The highest education that a person has, in the words that people use for it.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};

use super::{certification::Education, names::search_key, text::Text};

/// The highest education that a person has; that may be none that a certificate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attained(pub Option<Education>);

impl Attained {
    /// What it may be called, the usual name of each first. A degree above a bachelor's is told from
    /// that by no certificate.
    pub const NAMES: &[(Self, &[&str])] = &[
        (Self(None), &["none"]),
        (
            Self(Some(Education::Secondary)),
            &["secondary", "high school", "diploma", "abitur", "a levels"],
        ),
        (
            Self(Some(Education::Associate)),
            &["associate", "associate's"],
        ),
        (
            Self(Some(Education::Bachelor)),
            &[
                "bachelor",
                "bachelor's",
                "bsc",
                "ba",
                "bs",
                "beng",
                "degree",
                "master",
                "master's",
                "msc",
                "ma",
                "ms",
                "mba",
                "phd",
                "doctorate",
            ],
        ),
    ];

    /// The education of this name, however it is spelled.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        // Most write a name as it stands here, and among many people the keys take a third of the time.
        if let Some((one, _)) = Self::NAMES.iter().find(|(_, names)| names.contains(&name)) {
            return Some(*one);
        }
        let find = |sought: &str| {
            let mut names = Self::NAMES.iter();
            let is_called = |names: &[&str]| names.iter().any(|name| search_key(name) == sought);
            let found = names.find(|(_, names)| is_called(names));
            found.map(|(one, _)| *one)
        };
        let sought = search_key(&name.replace('.', ""));
        find(&sought).or_else(|| find(without_what_is_usual(&sought)))
    }

    /// Whether it is at least as high as what is asked for.
    #[must_use]
    pub fn reaches(self, least: Education) -> bool {
        self.0 >= Some(least)
    }

    /// What it is called in a sentence: `a bachelor's degree or higher`.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self.0 {
            None => "no diploma",
            Some(Education::Bachelor) => "a bachelor's degree or higher",
            Some(lower) => lower.title(),
        }
    }
}

/// The key of a name of an education without what people write around it: `Bachelor of Science` and
/// `BSc (Hons)` are degrees of one kind, `high school diploma` is `high school`.
fn without_what_is_usual(key: &str) -> &str {
    let begin = ["bachelor", "master", "doctor"].into_iter().find(|kind| {
        let rest = key.strip_prefix(kind);
        rest.is_some_and(|rest| rest.starts_with("of") || rest.starts_with("in"))
    });
    match begin {
        Some("doctor") => return "doctorate",
        Some(kind) => return kind,
        None => {}
    }
    let key = key.strip_prefix("executive").unwrap_or(key);
    let key = ["degree", "diploma", "(hons)", "hons"]
        .into_iter()
        .find_map(|end| key.strip_suffix(end))
        .unwrap_or(key);
    match key {
        "bachelors" => "bachelor",
        "masters" => "master",
        "associates" => "associate",
        key => key,
    }
}

impl FromStr for Attained {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_name(text).ok_or("expected none, secondary, associate or bachelor (or higher)")
    }
}

impl<'de> Deserialize<'de> for Attained {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Attained {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attained".into()
    }

    // The names in any spelling: more than a list of constants could hold.
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Text::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_education_has_many_names() {
        for (name, education) in [
            ("none", Some(None)),
            ("High School", Some(Some(Education::Secondary))),
            ("bsc", Some(Some(Education::Bachelor))),
            ("MBA", Some(Some(Education::Bachelor))),
            ("phd", Some(Some(Education::Bachelor))),
            ("Master's", Some(Some(Education::Bachelor))),
            ("Bachelor's degree", Some(Some(Education::Bachelor))),
            ("Masters degree", Some(Some(Education::Bachelor))),
            ("B.Sc.", Some(Some(Education::Bachelor))),
            ("BA (Hons)", Some(Some(Education::Bachelor))),
            ("Master of Science", Some(Some(Education::Bachelor))),
            ("Executive MBA", Some(Some(Education::Bachelor))),
            ("degree", Some(Some(Education::Bachelor))),
            ("diploma", Some(Some(Education::Secondary))),
            ("High school diploma", Some(Some(Education::Secondary))),
            ("Associate degree", Some(Some(Education::Associate))),
            ("kindergarten", None),
            ("kindergarten diploma", None),
            ("of science", None),
        ] {
            assert_eq!(Attained::from_name(name), education.map(Attained), "{name}");
        }
    }

    #[test]
    fn none_is_below_all() {
        assert!(!Attained(None).reaches(Education::Secondary));
        assert!(Attained(Some(Education::Bachelor)).reaches(Education::Associate));
        assert!(!Attained(Some(Education::Associate)).reaches(Education::Bachelor));
    }
}
