//! `--skill SKILL[:PROFICIENCY]`: which skills a person means, and who asks for them.

use foldhash::HashSet;

use crate::catalog::{
    Catalog, Kind, LookupError, ResolvedRequirement, SkillId, Thing,
    english::{bounded_list, quoted, quoted_for_shell, verb},
    names::{has_words, nearest, plain_words, search_key},
};

use super::Usage;

/// How many colons of a term are looked at.
const MOST_COLONS: usize = 32;

/// How many things a note names at most.
const MOST_NAMED: usize = 8;

/// The skills that one term means, and how well they must be asked for at least.
struct Group {
    skills: HashSet<SkillId>,
    /// A place on the scale.
    rank: usize,
}

/// Skills to pick by: of each group at least one must be asked for.
pub(super) struct SkillFilter {
    groups: Vec<Group>,
    /// How a word was understood, where that is not plain.
    pub(super) notes: Vec<String>,
}

impl SkillFilter {
    /// Finds the skills that each term means: by its whole name, else by words inside a name.
    /// `scrum:working` means those that are asked for at that proficiency or a higher one.
    pub(super) fn new(catalog: &Catalog, terms: &[String]) -> Result<Self, Usage> {
        let mut filter = Self {
            groups: Vec::new(),
            notes: Vec::new(),
        };
        let terms = terms.iter().flat_map(|term| listed_skills(catalog, term));
        for term in terms {
            let (term, rank) = split_proficiency(catalog, term)?;
            let skills = skills_meant(catalog, term)?;
            let is_plain = |skill: &SkillId| {
                let (skill, term) = (catalog.skills.get(*skill), search_key(term));
                search_key(skill.name) == term || search_key(&skill.id) == term
            };
            if !matches!(skills.as_slice(), [one] if is_plain(one)) {
                let names: Vec<&str> = names(catalog, &skills).collect();
                let names = bounded_list(&names, MOST_NAMED);
                filter
                    .notes
                    .push(format!("{} is taken to mean {names}", quoted(term)));
            }
            filter.groups.push(Group {
                skills: skills.into_iter().collect(),
                rank: rank.unwrap_or(0),
            });
        }
        Ok(filter)
    }

    /// Whether the requirements meet every term.
    pub(super) fn is_met_by<'a>(
        &self,
        requirements: impl Iterator<Item = ResolvedRequirement<'a>> + Clone,
    ) -> bool {
        self.groups.iter().all(|group| {
            let mut requirements = requirements.clone();
            requirements.any(|one| group.skills.contains(&one.skill) && one.rank >= group.rank)
        })
    }

    /// Whether the skill is meant by every term.
    pub(super) fn means(&self, skill: SkillId) -> bool {
        self.groups
            .iter()
            .all(|group| group.skills.contains(&skill))
    }

    /// Whether the skill is meant by any term, or there is none.
    pub(super) fn means_any(&self, skill: SkillId) -> bool {
        let mut groups = self.groups.iter();
        self.groups.is_empty() || groups.any(|group| group.skills.contains(&skill))
    }

    /// How well a skill must be asked for at least, as a place on the scale.
    pub(super) fn rank(&self) -> usize {
        self.groups
            .iter()
            .map(|group| group.rank)
            .max()
            .unwrap_or(0)
    }

    /// Why nothing of a kind meets the filter: who does ask for each of the skills.
    pub(super) fn why_none(&self, catalog: &Catalog, kind: Kind) -> Option<String> {
        let kind = kind.name();
        let group = match self.groups.as_slice() {
            [] => return None,
            [one] => one,
            _ => return Some(format!("no {kind} asks for all of these skills")),
        };
        let mut skills: Vec<SkillId> = group.skills.iter().copied().collect();
        skills.sort_unstable();
        let skills: Vec<&str> = names(catalog, &skills).collect();
        let names = bounded_list(&skills, MOST_NAMED);
        if group.rank > 0 {
            let how = catalog.scale.name(group.rank).unwrap_or_default();
            return Some(format!("no {kind} asks for {names} at `{how}` or higher"));
        }
        let others = who_asks(catalog, group);
        Some(if others.is_empty() {
            format!("no level and no track asks for {names}")
        } else {
            let does = verb(others.len(), "does", "do");
            let others = bounded_list(&others, MOST_NAMED);
            format!("no {kind} asks for {names}; {others} {does}")
        })
    }
}

/// The levels and tracks that ask for a skill of the group: `the level Senior`.
fn who_asks(catalog: &Catalog, group: &Group) -> Vec<String> {
    let asking = Kind::ASKING.iter().flat_map(|kind| catalog.things(*kind));
    let asking = asking.filter(|thing| {
        let mut requirements = catalog.requirements(*thing);
        requirements.any(|one| group.skills.contains(&one.skill))
    });
    asking
        .map(|thing| format!("the {} {}", thing.kind().name(), catalog.title(thing)))
        .collect()
}

/// The skills that a term means: the one of this name, or those with its words in a name.
fn skills_meant(catalog: &Catalog, term: &str) -> Result<Vec<SkillId>, Usage> {
    let unknown = match find_skill(catalog, term) {
        Ok(skill) => return Ok(vec![skill]),
        Err(unknown @ LookupError::Unknown { .. }) => unknown,
        Err(ambiguous) => return Err(Usage::from_lookup(ambiguous, catalog)),
    };
    let sought = plain_words(term);
    let skills = catalog.skills.iter();
    let holding: Vec<SkillId> = (skills.filter(|(_, skill)| {
        let aliases = skill.aliases.iter().map(|alias| &**alias);
        [skill.name]
            .into_iter()
            .chain(aliases)
            .any(|name| has_words(name, &sought))
    }))
    .map(|(id, _)| id)
    .collect();
    if holding.is_empty() {
        return Err(Usage::from_lookup(unknown, catalog));
    }
    Ok(holding)
}

/// The skill of this whole name.
pub(super) fn find_skill(catalog: &Catalog, name: &str) -> Result<SkillId, LookupError> {
    catalog.find(name, &[Kind::Skill]).map(|thing| match thing {
        Thing::Skill(skill) => skill,
        _ => unreachable!("only skills were looked through"),
    })
}

fn names<'a>(catalog: &'a Catalog<'a>, skills: &[SkillId]) -> impl Iterator<Item = &'a str> {
    skills.iter().map(|skill| catalog.skills.get(*skill).name)
}

/// The skills in a text: the whole of it as one, or else the parts of a list `scrum,kanban`.
pub(super) fn listed_skills<'t>(catalog: &Catalog, text: &'t str) -> Vec<&'t str> {
    let is_one = || {
        let name = split_proficiency(catalog, text).map(|(name, _)| find_skill(catalog, name));
        !matches!(name, Ok(Err(LookupError::Unknown { .. })) | Err(_))
    };
    if !text.contains(',') || is_one() {
        return vec![text];
    }
    parts_of_list(text)
}

/// The parts of a list `scrum,kanban`; a text without any is one itself.
pub(super) fn parts_of_list(text: &str) -> Vec<&str> {
    let parts = text.split(',').map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => vec![text],
        _ => parts,
    }
}

/// A term without the proficiency that may stand behind a colon, and its place on the scale.
///
/// # Errors
/// If what stands there is no proficiency of the ladder, and the whole is no skill.
pub(super) fn split_proficiency<'t>(
    catalog: &Catalog,
    term: &'t str,
) -> Result<(&'t str, Option<usize>), Usage> {
    let is_skill =
        |name: &str| !matches!(find_skill(catalog, name), Err(LookupError::Unknown { .. }));
    if !term.contains(':') || is_skill(term) {
        return Ok((term, None));
    }
    // Names and proficiencies may hold colons themselves, so every one may be the one between them; of
    // very many the last.
    let known: Vec<(&str, usize)> = (term.rmatch_indices(':').take(MOST_COLONS))
        .filter_map(|(at, _)| Some((&term[..at], catalog.scale.find(&term[at + 1..])?)))
        .collect();
    let best = known
        .iter()
        .rev()
        .find(|(name, _)| is_skill(name))
        .or(known.last());
    if let Some((name, rank)) = best {
        return Ok((name, Some(*rank)));
    }
    let (name, how) = term.rsplit_once(':').unwrap_or((term, ""));
    if how.trim().is_empty() {
        return Ok((term, None));
    }
    Err(no_proficiency(catalog, name, how))
}

fn no_proficiency(catalog: &Catalog, name: &str, how: &str) -> Usage {
    let how = quoted(how.trim());
    if catalog.scale.is_empty() {
        return Usage::new(format!(
            "this ladder has no proficiencies to take {how} from"
        ))
        .with_hint(format!(
            "a skill is had or not: `--skill {}`",
            quoted_for_shell(name)
        ));
    }
    let near = nearest(&how, catalog.scale.names());
    let names: Vec<&str> = catalog.scale.names().collect();
    let names = bounded_list(&names, 12);
    Usage::unknown_name(
        format!("there is no proficiency {how} on this ladder"),
        &near,
    )
    .with_hint(format!("the proficiencies are {names}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Ladder;

    const LADDER: &str = r#"{"scale":["1: basic","2: good"],"levels":[{"id":"a","title":"A","skills":[
        {"skill":"Risk","proficiency":"2: good"},"C: the language","Risk Analysis"]}]}"#;

    fn with_catalog<T>(look: impl FnOnce(&Catalog) -> T) -> T {
        let ladder: Ladder = serde_json::from_str(LADDER).expect("a ladder");
        look(&Catalog::new(&ladder))
    }

    #[test]
    fn a_proficiency_may_hold_a_colon() {
        with_catalog(|catalog| {
            for (term, name, rank) in [
                ("risk:2: good", "risk", Some(1)),
                ("risk:1: BASIC", "risk", Some(0)),
                ("C: the language", "C: the language", None),
                ("C: the language:2: good", "C: the language", Some(1)),
                ("risk", "risk", None),
            ] {
                assert_eq!(split_proficiency(catalog, term).expect(term), (name, rank));
            }
            let error = split_proficiency(catalog, "risk:goood").expect_err("no proficiency");
            assert!(
                error.message.starts_with("there is no proficiency `goood`"),
                "{error}"
            );
        });
    }

    #[test]
    fn a_whole_name_goes_before_a_word_of_one() {
        with_catalog(|catalog| {
            assert_eq!(skills_meant(catalog, "RISK").expect("a skill").len(), 1);
            assert_eq!(skills_meant(catalog, "analysis").expect("a skill").len(), 1);
            assert_eq!(
                skills_meant(catalog, "ris")
                    .expect_err("part of a word")
                    .message,
                "there is no skill `ris`; did you mean `Risk` or `Risk Analysis`?"
            );
        });
    }

    #[test]
    fn a_filter_is_met_at_the_rank_or_above() {
        with_catalog(|catalog| {
            let met = |term: &str| {
                let filter = SkillFilter::new(catalog, &[term.to_owned()]).expect(term);
                filter.is_met_by(catalog.level_requirements(0))
            };
            assert!(met("risk:2: good"));
            assert!(met("risk"));
            assert!(!met("risk analysis:2: good"));
        });
    }
}
