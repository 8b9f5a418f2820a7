//! What a plan had to assume where a person did not say.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::catalog::{
    Experience, Number,
    english::{bounded_list, count},
};

/// Something that a plan had to assume.
#[derive(Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Assumption<'a> {
    /// What was not given: `education`, `months of leading projects`, `hours of training (agile)`.
    pub what: String,
    /// What it was taken for; null for none.
    pub value: AssumedValue<'a>,
    /// The ids of the certificates that this was used for; of a proficiency those of the skills.
    pub used_for: Vec<&'a str>,
}

/// What something was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum AssumedValue<'a> {
    /// None of it.
    None,
    /// A number of months or hours.
    Number(Number),
    /// A proficiency or a kind.
    Text(&'a str),
    /// That all of it lies within the last so many years.
    #[serde(serialize_with = "within_years")]
    Within(#[cfg_attr(test, schemars(with = "String"))] Number),
}

/// What a proficiency that was not said is called among what was assumed.
pub(in crate::query) const PROFICIENCY: &str = "proficiency";

/// `within the last 10 years`.
pub(in crate::query) fn within(years: Number) -> String {
    match years {
        Number::ONE => String::from("within the last year"),
        _ => format!("within the last {}", count(years, "year")),
    }
}

fn within_years<S: Serializer>(years: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&within(*years))
}

/// What the time of some work is called among what was assumed.
pub(in crate::query) fn time_of(work: &str) -> String {
    format!("when the months of {work} were")
}

/// What a plan had to assume of a person for certificates, gathered one certificate at a time.
#[derive(Default)]
pub(in crate::query) struct Assumed<'a> {
    /// By what was not given, and what it was taken for in words.
    found: BTreeMap<(String, String), (AssumedValue<'a>, Vec<&'a str>)>,
    /// The certificate that is being looked at.
    certificate: &'a str,
}

impl<'a> Assumed<'a> {
    /// What is assumed from now on is for this certificate.
    pub(in crate::query) fn look_at(&mut self, certificate: &'a str) {
        self.certificate = certificate;
    }

    /// Something was not given, and counts as none.
    pub(in crate::query) fn none(&mut self, what: &str) {
        self.add(what, AssumedValue::None);
    }

    /// Nobody says when months of some work were, and they count as recent enough.
    pub(in crate::query) fn within(&mut self, asked: &Experience) {
        if let Some(years) = asked.within_years {
            self.add(&time_of(&asked.of), AssumedValue::Within(years));
        }
    }

    /// Something was not given, and counts as this.
    pub(in crate::query) fn add(&mut self, what: &str, value: AssumedValue<'a>) {
        let in_words = match value {
            AssumedValue::None => String::new(),
            AssumedValue::Number(number) => number.to_string(),
            AssumedValue::Text(text) => text.to_owned(),
            AssumedValue::Within(years) => within(years),
        };
        let key = (what.to_owned(), in_words);
        let (_, used_for) = self.found.entry(key).or_insert((value, Vec::new()));
        if used_for.last() != Some(&self.certificate) {
            used_for.push(self.certificate);
        }
    }

    pub(in crate::query) fn into_list(self) -> Vec<Assumption<'a>> {
        let found = self.found.into_iter();
        found
            .map(|((what, _), (value, used_for))| Assumption {
                what,
                value,
                used_for,
            })
            .collect()
    }
}

/// The assumptions as sentences for the page.
pub(in crate::query) fn notes(assumed: &[Assumption]) -> Vec<String> {
    let mut notes = Vec::new();
    let mut none = Vec::new();
    for one in assumed {
        let what = &one.what;
        match one.value {
            AssumedValue::None => none.push(&**what),
            AssumedValue::Number(number) => {
                notes.push(format!(
                    "not given, so taken from the years: {number} {what}"
                ));
            }
            AssumedValue::Text(text) => {
                notes.push(format!("not given, so taken for {text}: {what}"));
            }
            AssumedValue::Within(years) => {
                let within = within(years);
                notes.push(format!(
                    "without dates, and a `date` of the profile, taken for {within}: {what}"
                ));
            }
        }
    }
    if !none.is_empty() {
        notes.push(format!(
            "not given, so counted as none for the certificates: {}",
            bounded_list(&none, 20)
        ));
    }
    notes
}
