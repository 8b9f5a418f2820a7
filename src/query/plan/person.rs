//! Who plans: what somebody says of themselves, every name resolved on the ladder.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    str::FromStr,
};

use crate::catalog::{
    Catalog, Education, Kind, Number, Profile, SkillId, Text,
    english::{bounded_list, count, or_list, quoted},
    names::search_key,
};

use super::{
    super::{
        certifications::short_name,
        requirement::describe,
        skill_filter::{find_skill, split_proficiency},
    },
    Plan, Usage,
    claims::{Claim, with_implied},
    training::TrainingHad,
};

/// Months spent on some work: `agile projects:24`.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The work, in the words in which a certificate asks for it.
    pub of: String,
    /// How many months.
    pub months: Number,
}

impl FromStr for Work {
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

/// A person on a ladder. Everything is in the ladder's order, so that the order in which things
/// were said changes nothing.
pub(super) struct Person {
    pub(super) years: Option<Number>,
    /// The skills claimed and those that they imply.
    pub(super) skills: BTreeMap<SkillId, Claim>,
    pub(super) waived: BTreeSet<SkillId>,
    /// Indices of certificates in the ladder.
    pub(super) held: BTreeSet<usize>,
    pub(super) training: TrainingHad,
    pub(super) leading_months: Option<Number>,
    /// Months of other work, by its search key, each with its name.
    experience: BTreeMap<String, (String, Number)>,
    pub(super) education: Option<Education>,
    pub(super) at: Option<usize>,
    pub(super) goal: Option<usize>,
    /// Indices of tracks in the ladder; all of them if none is named.
    pub(super) tracks: Vec<usize>,
    /// Whether tracks were named.
    pub(super) names_tracks: bool,
}

impl Person {
    /// Resolves what the options and the profile say; an option wins over the profile. Beside the
    /// person it gives notes on how names were understood.
    pub(super) fn new(
        catalog: &Catalog,
        plan: &Plan,
        profile: &Profile,
    ) -> Result<(Self, Vec<String>), Usage> {
        let mut resolver = Resolver {
            catalog,
            aliases: BTreeSet::new(),
        };
        let mut skills = resolver.claims(profile.skills.iter().map(|text| &**text))?;
        skills.extend(resolver.claims(plan.skill.iter().map(String::as_str))?);
        let waived = texts(&profile.waive, &plan.waive);
        let waived = waived
            .map(|name| resolver.skill(name))
            .collect::<Result<_, _>>()?;
        let held = ((texts(&profile.certifications, &plan.certification))
            .map(|name| resolver.index(name, Kind::Certification)))
        .collect::<Result<_, _>>()?;
        let tracks = ((texts(&profile.tracks, &plan.track))
            .map(|name| resolver.index(name, Kind::Track)))
        .collect::<Result<BTreeSet<usize>, _>>()?;
        let level = |option: &Option<String>, profile: Option<&str>| {
            let name = option.as_deref().or(profile);
            name.map(|name| resolver.index(name, Kind::Level))
                .transpose()
        };
        let person = Self {
            years: plan.years.or(profile.years),
            skills: with_implied(catalog, skills),
            waived,
            held,
            training: TrainingHad::new(
                catalog,
                profile.training_hours.as_ref(),
                &plan.training_hours,
            )?,
            leading_months: plan.leading_months.or(profile.leading_months),
            experience: experience(catalog, plan, profile)?,
            education: plan.education.or(profile.education),
            at: level(&plan.at, profile.at.as_deref())?,
            goal: level(&plan.goal, profile.goal.as_deref())?,
            names_tracks: !tracks.is_empty(),
            tracks: if tracks.is_empty() {
                (0..catalog.ladder.tracks.len()).collect()
            } else {
                tracks.into_iter().collect()
            },
        };
        let mut notes: Vec<String> = resolver.aliases.into_iter().collect();
        notes.extend(person.notes(catalog));
        Ok((person, notes))
    }

    /// What had to be assumed of the person.
    fn notes(&self, catalog: &Catalog) -> Vec<String> {
        let mut notes = Vec::new();
        let bare: Vec<&str> = (self.skills.iter())
            .filter(|(_, claim)| claim.rank.is_none() && claim.implied_by.is_none())
            .map(|(id, _)| catalog.skills.get(*id).name)
            .collect();
        if let (Some(lowest), false) = (catalog.scale.lowest(), bare.is_empty()) {
            let names = bounded_list(&bare, 20);
            notes.push(format!(
                "a skill claimed without a proficiency counts as `{lowest}`, the lowest: {names}"
            ));
        }
        if self.at.is_none() && self.years.is_none() && self.skills.is_empty() {
            notes.push(String::from(
                "nothing says where you stand, so the way begins below the ladder: \
                 `--years`, `--skill` or `--at` would",
            ));
        }
        notes
    }

    /// What the person said, in words: what a reader of the page needs to judge it.
    pub(super) fn describe(&self, catalog: &Catalog) -> Vec<String> {
        let ladder = catalog.ladder;
        let mut said = Vec::new();
        said.extend((self.years).map(|years| format!("{} of experience", count(years, "year"))));
        for (id, claim) in &self.skills {
            let proficiency = catalog.scale.name(claim.rank.unwrap_or(0));
            let name = describe(catalog.skills.get(*id).name, proficiency, true);
            said.push(match claim.implied_by {
                Some(by) => format!("{name}, implied by {}", catalog.skills.get(by).name),
                None => name.into_owned(),
            });
        }
        said.extend(self.education.map(|education| education.title().to_owned()));
        for index in &self.held {
            said.push(short_name(catalog, &ladder.certifications[*index].id).to_owned());
        }
        said.extend(self.training.describe());
        let led = self.leading_months;
        said.extend(led.map(|months| format!("{} of leading projects", count(months, "month"))));
        for (of, months) in self.experience.values() {
            said.push(format!("{} of {of}", count(*months, "month")));
        }
        said
    }

    /// How well the person has a skill, as a place on the scale; none if not at all. The lowest, if it
    /// was not said how well.
    pub(super) fn rank(&self, skill: SkillId) -> Option<usize> {
        self.skills.get(&skill).map(|claim| claim.rank.unwrap_or(0))
    }

    /// The months of some work, if they were given by its name.
    pub(super) fn months_of(&self, work: &str) -> Option<Number> {
        let (_, months) = self.experience.get(&search_key(work))?;
        Some(*months)
    }
}

/// What a profile says, then what the options say.
fn texts<'t>(profile: &'t [Text], options: &'t [String]) -> impl Iterator<Item = &'t str> {
    let profile = profile.iter().map(|text| &**text);
    profile.chain(options.iter().map(String::as_str))
}

/// Finds what a person names.
struct Resolver<'c, 'a> {
    catalog: &'c Catalog<'a>,
    /// How names were understood that are neither a title nor an id.
    aliases: BTreeSet<String>,
}

impl Resolver<'_, '_> {
    /// The skill called exactly so. A generous match would hide a real gap.
    fn skill(&mut self, name: &str) -> Result<SkillId, Usage> {
        let catalog = self.catalog;
        let id = (find_skill(catalog, name)).map_err(|error| Usage::from_lookup(error, catalog))?;
        let (known, key) = (catalog.skills.get(id), search_key(name));
        if search_key(known.name) != key && search_key(&known.id) != key {
            self.aliases
                .insert(format!("{} is taken to mean {}", quoted(name), known.name));
        }
        Ok(id)
    }

    /// Skills that are claimed, with the places on the scale that are. Of two claims of one skill the
    /// higher counts.
    fn claims<'t>(
        &mut self,
        texts: impl Iterator<Item = &'t str>,
    ) -> Result<BTreeMap<SkillId, Option<usize>>, Usage> {
        let mut claims = BTreeMap::new();
        for text in texts {
            let (name, rank) = split_proficiency(self.catalog, text)?;
            let known = claims.entry(self.skill(name)?).or_insert(rank);
            *known = rank.max(*known);
        }
        Ok(claims)
    }

    fn index(&self, name: &str, kind: Kind) -> Result<usize, Usage> {
        match self.catalog.find(name, &[kind]) {
            Ok(thing) => Ok(thing.index()),
            Err(error) => Err(Usage::from_lookup(error, self.catalog)),
        }
    }
}

/// Months of work that some certificate asks for, by its search key, with its name as the ladder
/// spells it.
fn experience(
    catalog: &Catalog,
    plan: &Plan,
    profile: &Profile,
) -> Result<BTreeMap<String, (String, Number)>, Usage> {
    let given = profile.experience.iter().map(|one| (&*one.of, one.months));
    let options = plan.experience.iter().map(|one| (&*one.of, one.months));
    let given: Vec<(&str, Number)> = given.chain(options).collect();
    if given.is_empty() {
        return Ok(BTreeMap::new());
    }
    let routes = catalog.ladder.certifications.iter();
    let routes = routes.flat_map(|one| one.routes.iter().flatten());
    let works = routes
        .flat_map(|route| &route.experience)
        .map(|work| &*work.of);
    let known: HashMap<String, &str> = works.map(|work| (search_key(work), work)).collect();
    let mut experience = BTreeMap::new();
    for (of, months) in given {
        let key = search_key(of);
        let name = known.get(&key).ok_or_else(|| unknown_work(of, &known))?;
        experience.insert(key, ((*name).to_owned(), months));
    }
    Ok(experience)
}

fn unknown_work(name: &str, known: &HashMap<String, &str>) -> Usage {
    let mut works: Vec<&str> = known.values().copied().collect();
    works.sort_unstable();
    let message = format!(
        "no certificate of this ladder asks for months of {}",
        quoted(name)
    );
    match works.len() {
        0 => Usage::new(message),
        count => {
            let named = or_list(&works[..count.min(30)]);
            Usage::new(message).with_hint(format!("they ask for months of {named}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Plan;
    use crate::catalog::{Catalog, Ladder, Profile};

    #[test]
    fn only_a_skill_named_by_an_alias_is_said_to_be_taken_for_another() {
        let json = r#"{"skills":[{"id":"rm","name":"Risk Management","aliases":["Risks"]}],
            "levels":[{"id":"a","title":"A","skills":["rm"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        for (typed, expected) in [("rm", false), ("risk management", false), ("risks", true)] {
            let plan = Plan {
                skill: vec![typed.into()],
                ..Plan::default()
            };
            let answer = plan
                .ask(&catalog, None, &Profile::default())
                .expect("a plan");
            let said = format!("`{typed}` is taken to mean Risk Management");
            assert_eq!(answer.parts.notes.contains(&said), expected, "{typed}");
        }
    }
}
