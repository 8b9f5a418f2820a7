//! Judges people one after another, each as a plan would.

use std::rc::Rc;

use crate::catalog::{Catalog, Kind, Number, Profile, validate::Problem};

use super::{
    super::{
        Usage, UsageKind,
        person::{Criteria, Person, PersonArgs, Stand, index, unknown::UnknownName},
        plan::{standing, statuses},
    },
    Team,
    gap::Gaps,
    person::{NextLevel, PersonError, PersonErrorKind, TeamCertificate, TeamPerson},
};

/// Where a person stands in what was read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'p> {
    /// The file; none for standard input.
    pub file: Option<&'p Rc<str>>,
    /// The line or the place in a list, from 1.
    pub row: Option<usize>,
    /// What a person is called who does not say it.
    pub name: Option<&'p str>,
}

/// What could be read of a person.
pub enum Said<'s, 'p> {
    /// What they say.
    Profile(&'s Profile<'p>),
    /// Nothing: why their file cannot be read.
    Unreadable(String),
    /// Nothing: why it is no profile.
    Invalid(String),
}

/// Judges people by a ladder, which is worked out once.
pub struct Judge<'a> {
    pub(super) criteria: Criteria<'a>,
    goal: Option<usize>,
    is_strict: bool,
    with_certifications: bool,
    /// Nothing is said of a team with options.
    nothing: PersonArgs,
    gaps: Gaps<'a>,
}

/// A person with what they say found on the ladder.
pub(super) struct Resolved<'a> {
    pub(super) person: Person<'a>,
    /// Where they stand.
    pub(super) stand: Rc<Stand<'a>>,
    /// What they are called.
    name: Option<String>,
    /// The level that they want, or that all are held to.
    goal: Option<usize>,
}

impl<'a> Judge<'a> {
    /// # Errors
    /// If the goal of all is not there.
    pub fn new(team: &Team, catalog: &'a Catalog<'a>) -> Result<Self, Usage> {
        let goal = team.goal.as_deref();
        let goal = goal.map(|name| index(catalog, name, Kind::Level));
        Ok(Self {
            criteria: Criteria::for_many(catalog),
            goal: goal.transpose()?,
            is_strict: team.strict,
            with_certifications: team.certifications,
            nothing: PersonArgs::default(),
            gaps: Gaps::default(),
        })
    }

    /// Judges a person. `unknown` is what was not understood before there was a profile.
    #[must_use]
    pub fn judge(&self, place: Place, said: &Said, unknown: Vec<UnknownName>) -> TeamPerson<'a> {
        let mut found = self.find(place, said, unknown);
        self.tell(place, &mut found)
    }

    /// Finds on the ladder what is said of a person, or why it cannot be judged.
    pub(super) fn find(
        &self,
        place: Place,
        said: &Said,
        unknown: Vec<UnknownName>,
    ) -> Result<Resolved<'a>, PersonError> {
        let error = |kind, message: &str| PersonError {
            kind,
            message: message.to_owned(),
        };
        let profile = match said {
            Said::Profile(profile) => profile,
            Said::Unreadable(why) => return Err(error(PersonErrorKind::UnreadableFile, why)),
            Said::Invalid(why) => return Err(error(PersonErrorKind::InvalidFile, why)),
        };
        let mut person = Person::new(&self.criteria, &self.nothing, profile)?;
        person.unknown.splice(0..0, unknown);
        let goal = match (self.goal, &profile.goal) {
            (None, Some(name)) => self.criteria.level(name, &mut person.unknown)?,
            (goal, _) => goal,
        };
        if self.is_strict {
            person.refuse_unknown()?;
        }
        Ok(Resolved {
            stand: standing::stand(&self.criteria, &person),
            person,
            name: (profile.name.as_deref().or(place.name)).map(str::to_owned),
            goal,
        })
    }

    /// What the answer says of a person. Their name and what is unknown are taken out of what was found.
    pub(super) fn tell(
        &self,
        place: Place,
        found: &mut Result<Resolved<'a>, PersonError>,
    ) -> TeamPerson<'a> {
        let row = place.row;
        let file = place.file.cloned();
        let known = match found {
            Ok(known) => known,
            Err(error) => {
                return TeamPerson {
                    row,
                    file,
                    error: Some(error.clone()),
                    ..TeamPerson::default()
                };
            }
        };
        let Resolved {
            person,
            stand,
            name,
            goal,
        } = known;
        let next = goal.as_ref().map_or(&*stand.next, std::slice::from_ref);
        let next = next.iter();
        TeamPerson {
            name: name.take(),
            row,
            at: Rc::clone(&stand.ids),
            next: next.map(|level| self.next_level(person, *level)).collect(),
            own: Vec::new(),
            certifications: self.with_certifications.then(|| {
                let all = statuses(self.criteria.catalog, person).into_iter();
                all.map(|(id, status)| TeamCertificate { id, status })
                    .collect()
            }),
            unknown: std::mem::take(&mut person.unknown),
            file,
            error: None,
        }
    }

    /// Judges a person, and holds them to the levels where they stand, too.
    #[must_use]
    pub fn judge_at_own_levels(
        &self,
        place: Place,
        said: &Said,
        unknown: Vec<UnknownName>,
    ) -> TeamPerson<'a> {
        let mut found = self.find(place, said, unknown);
        let mut person = self.tell(place, &mut found);
        if let Ok(known) = &found {
            person.own = self.own_levels(known);
        }
        person
    }

    /// What is missing to the levels where a person stands.
    pub(super) fn own_levels(&self, known: &Resolved<'a>) -> Vec<NextLevel<'a>> {
        let own = known.stand.levels.iter();
        own.map(|level| self.next_level(&known.person, *level))
            .collect()
    }

    /// What is missing to a level.
    fn next_level(&self, person: &Person<'a>, index: usize) -> NextLevel<'a> {
        let level = &self.criteria.catalog.ladder.levels[index];
        let years_missing = person.years_missing(level);
        let gap = self.gaps.find(&self.criteria, person, index);
        let has_skills = !gap.met.is_empty() && gap.open() == 0;
        NextLevel {
            id: &level.id,
            title: &level.title,
            ready: has_skills && years_missing.is_none_or(Number::is_zero),
            years_missing,
            gap,
        }
    }
}

impl From<Usage> for PersonError {
    fn from(usage: Usage) -> Self {
        let kind = match usage.kind {
            UsageKind::Usage => PersonErrorKind::Usage,
            UsageKind::UnknownName => PersonErrorKind::UnknownName,
            UsageKind::AmbiguousName => PersonErrorKind::AmbiguousName,
        };
        let message = usage.message;
        Self { kind, message }
    }
}

/// What is wrong with a profile, in one sentence; of several problems the first.
#[must_use]
pub fn describe(problems: &[Problem]) -> String {
    match problems {
        [] => String::from("it is no profile"),
        [one, ..] => match &*one.path {
            "" => one.message.clone(),
            path => format!("{path}: {}", one.message),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    #[test]
    fn a_proficiency_that_is_not_known_is_told_for_each_claim_once() {
        let json = r#"{"scale":["low"],"levels":[{"id":"l","title":"L","skills":[{"skill":"Σίσυφος","proficiency":"low"}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let team = Team::default();
        let judge = Judge::new(&team, &catalog).expect("a judge");
        // What shows a skill names it again.
        let said = r#"{"skills":[{"skill":"ΣΊΣΥΦΟΣ:no such","evidence":"e"},"σισυφος:no such","ΣΊΣΥΦΟΣ:LOW"]}"#;
        let profile: Profile = serde_json::from_str(said).expect("a profile");
        let judged = judge.judge(Place::default(), &Said::Profile(&profile), Vec::new());
        let given = judged.unknown.iter().map(|one| &*one.given);
        assert_eq!(
            given.collect::<Vec<_>>(),
            ["ΣΊΣΥΦΟΣ:no such", "σισυφος:no such"]
        );
    }
}
