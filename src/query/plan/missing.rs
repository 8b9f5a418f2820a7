//! What is missing on one route to a certificate.

use serde::Serialize;

use crate::catalog::{
    Catalog, Education, Experience, Number, Route, Text, Training, Work, english::count,
};

use super::{
    super::{
        certifications::{describe_experience, describe_substitutes, short_name},
        person::{
            Person,
            assumed::{Assumed, AssumedValue},
        },
    },
    held::Held,
};

/// What is missing on a route.
#[derive(Serialize, Default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Missing<'a> {
    /// How many months of experience, all kinds together; null if none are.
    pub months: Option<Number>,
    /// How many hours of training; null if none are.
    pub hours: Option<Number>,
    /// The education, if it is not reached or not given.
    pub education: Option<Education>,
    /// The ids of the certificates that must be held first.
    pub certification: Vec<&'a str>,
    /// The months, work by work.
    pub experience: Vec<MissingExperience<'a>>,
    /// A course that must be taken.
    pub course: Option<&'a str>,
    /// A condition that only the issuer can check.
    pub condition: Option<&'a str>,
    /// The ids of the certificates any of which counts instead of the hours or the course.
    pub training_or_certification: &'a [Text<'a>],
    /// The kind of the hours that are missing; null if none are, or if the route names no kind.
    pub hours_kind: Option<&'a str>,
    /// The training that the hours are asked for in.
    #[serde(skip)]
    training: Option<&'a Training<'a>>,
    /// Whether hours count here that nobody says the kind of.
    #[serde(skip)]
    pub(super) takes_hours_as_pm: bool,
}

/// Months that are missing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MissingExperience<'a> {
    /// Of what work.
    pub of: &'a str,
    /// How many.
    pub months: Number,
    /// The ids of the certificates any of which counts instead.
    pub or_certification: &'a [Text<'a>],
    /// The whole of what is asked for.
    #[serde(skip)]
    asked: &'a Experience<'a>,
}

impl<'a> Missing<'a> {
    /// What a person lacks on a route.
    pub(super) fn new(
        person: &Person,
        route: &'a Route<'a>,
        held: &Held,
        assumed: &mut Assumed<'a>,
    ) -> Self {
        let least = route.education;
        let mut missing = Self {
            education: least.filter(|least| {
                let reached = person.education;
                reached.is_none_or(|reached| !reached.reaches(*least))
            }),
            condition: route.condition.as_deref(),
            ..Self::default()
        };
        if missing.education.is_some() && person.education.is_none() {
            assumed.none("education");
        }
        let required = route.certifications.iter().map(|id| &**id);
        missing.certification = required.filter(|id| !held.has(id)).collect();
        missing.add_experience(person, route, held, assumed);
        if let Some(training) = &route.training
            && !held.has_any(&training.or_certification)
        {
            missing.add_training(person, training, assumed);
        }
        missing
    }

    fn add_experience(
        &mut self,
        person: &Person,
        route: &'a Route<'a>,
        held: &Held,
        assumed: &mut Assumed<'a>,
    ) {
        for one in &route.experience {
            if held.has_any(&one.or_certification) {
                continue;
            }
            let months = one.months.lacking(months_spent(person, one, assumed));
            if !months.is_zero() {
                self.experience.push(MissingExperience {
                    of: &one.of,
                    months,
                    or_certification: &one.or_certification,
                    asked: one,
                });
            }
        }
        let months = self.experience.iter().map(|one| one.months);
        self.months = (!self.experience.is_empty()).then(|| Number::sum(months));
    }

    fn add_training(
        &mut self,
        person: &Person,
        training: &'a Training<'a>,
        assumed: &mut Assumed<'a>,
    ) {
        let Some(hours) = training.hours else {
            self.course = Some(&training.of);
            self.training_or_certification = &training.or_certification;
            return;
        };
        let had = person.training.hours_in(training);
        let hours = hours.lacking(had.map_or(Number::default(), |had| had.hours));
        if !hours.is_zero() {
            self.hours = Some(hours);
            self.hours_kind = training.kind.as_deref();
            self.training_or_certification = &training.or_certification;
        }
        self.training = Some(training);
        if had.is_some_and(|had| had.is_taken_as_pm) {
            self.takes_hours_as_pm = true;
            let kind = training.kind_or_words();
            assumed.add(
                "the kind of the hours of training",
                AssumedValue::Text(kind),
            );
        }
        match had {
            Some(_) => {}
            None if person.training.is_empty() => assumed.none("hours of training"),
            None => {
                let kind = training.kind_or_words();
                assumed.none(&format!("hours of training ({kind})"));
            }
        }
    }

    /// Whether nothing is missing.
    pub(super) fn is_nothing(&self) -> bool {
        self.condition.is_none() && self.is_nothing_to_check()
    }

    /// Whether nothing is missing that a plan can tell.
    pub(super) fn is_nothing_to_check(&self) -> bool {
        self.months.is_none()
            && self.hours.is_none()
            && self.education.is_none()
            && self.certification.is_empty()
            && self.course.is_none()
    }

    /// How many conditions are not met.
    pub(super) fn parts(&self) -> usize {
        let others = [
            self.hours.is_some(),
            self.education.is_some(),
            self.course.is_some(),
            self.condition.is_some(),
        ];
        self.len() + others.into_iter().filter(|is_missing| *is_missing).count()
    }

    /// How many certificates and kinds of work are missing.
    pub(super) fn len(&self) -> usize {
        self.certification.len() + self.experience.len()
    }

    /// Whether nothing is missing here that is not missing there as much.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let months = |of: &str| {
            let mut works = other.experience.iter();
            works.find(|work| work.of == of).map(|work| work.months)
        };
        let mut certificates = self.certification.iter();
        // Hours of one kind are neither more nor fewer than hours of another.
        let kind = |missing: &Self| missing.training.map(|training| training.kind_or_words());
        let are_hours_within =
            self.hours.is_none() || (self.hours <= other.hours && kind(self) == kind(other));
        are_hours_within
            && self.education <= other.education
            && certificates.all(|id| other.certification.contains(id))
            && (self.experience.iter()).all(|one| Some(one.months) <= months(one.of))
            && (self.course.is_none() || self.course == other.course)
            && (self.condition.is_none() || self.condition == other.condition)
    }

    /// What is missing, in words: `12 months of leading projects`.
    pub(super) fn describe(&self, catalog: &Catalog) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.education.map(|education| education.title().to_owned()));
        for id in &self.certification {
            parts.push(short_name(catalog, id).to_owned());
        }
        for one in &self.experience {
            parts.push(describe_experience(catalog, one.months, one.asked));
        }
        let or = describe_substitutes(catalog, self.training_or_certification);
        if let (Some(hours), Some(training)) = (self.hours, self.training) {
            parts.push(format!("{} of {}{or}", count(hours, "hour"), training.of));
        }
        parts.extend(self.course.map(|course| format!("{course}{or}")));
        parts.extend(self.condition.map(str::to_owned));
        parts
    }
}

/// The months that a person has spent on some work, or may be taken to have.
fn months_spent(person: &Person, one: &Experience, assumed: &mut Assumed) -> Number {
    if let Some(time) = person.time_spent(one) {
        if time.is_partly_undated {
            assumed.within(one);
        }
        return time.months;
    }
    let years = person.years.map(Number::months);
    let what = format!("months of {}", one.of);
    match (one.counted_as, years) {
        (Some(Work::Leading | Work::Any), Some(months)) => {
            assumed.add(&what, AssumedValue::Number(months));
            assumed.within(one);
            months
        }
        _ => {
            assumed.none(&what);
            Number::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::List;

    fn number(value: f64) -> Option<Number> {
        Number::new(value)
    }

    #[test]
    fn certificates_and_kinds_of_work_count_alike() {
        let json = r#"{"months":12,"of":"leading projects"}"#;
        let asked: Experience = serde_json::from_str(json).expect("experience");
        let work = MissingExperience {
            of: &asked.of,
            months: asked.months,
            or_certification: &asked.or_certification,
            asked: &asked,
        };
        let missing = Missing {
            certification: vec!["a"],
            experience: vec![work],
            ..Missing::default()
        };
        assert_eq!(missing.len(), 2);
    }

    #[test]
    fn hours_count_where_routes_are_compared() {
        let fewer = Missing {
            hours: number(10.0),
            ..Missing::default()
        };
        let more = Missing {
            hours: number(20.0),
            ..Missing::default()
        };
        let none = Missing::default();
        assert!(fewer.is_within(&more) && !more.is_within(&fewer));
        assert!(none.is_within(&fewer) && !fewer.is_within(&none));
    }

    #[test]
    fn hours_of_two_kinds_are_not_compared() {
        let [pm, agile] = ["pm", "agile"].map(|kind| Training {
            hours: None,
            of: Text::new("it").expect("text"),
            kind: Text::new(kind),
            or_certification: List::default(),
        });
        let missing = |hours, training| Missing {
            hours: number(hours),
            training: Some(training),
            ..Missing::default()
        };
        assert!(missing(10.0, &pm).is_within(&missing(20.0, &pm)));
        assert!(!missing(10.0, &pm).is_within(&missing(20.0, &agile)));
    }

    #[test]
    fn education_certificates_courses_and_conditions_count_too() {
        let none = Missing::default();
        for more in [
            Missing {
                education: Some(Education::Bachelor),
                ..Missing::default()
            },
            Missing {
                certification: vec!["a"],
                ..Missing::default()
            },
            Missing {
                course: Some("a course"),
                ..Missing::default()
            },
            Missing {
                condition: Some("a letter"),
                ..Missing::default()
            },
        ] {
            assert!(none.is_within(&more) && !more.is_within(&none));
            assert!(!more.is_nothing());
        }
    }
}
