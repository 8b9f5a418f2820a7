//! The skills of a ladder, each by its one name: the registry, and any bare name that the registry
//! does not know.

use std::{borrow::Cow, cell::OnceCell};

use foldhash::{HashMap, HashMapExt};

use super::{
    ladder::Ladder,
    names::{identity_key, search_key, slug},
    requirement::Requirement,
    skill::Skill,
    text::Text,
};

/// The index of a skill in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkillId(usize);

impl SkillId {
    /// The skill at an index of the table.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(index)
    }

    /// The index in the table, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// One skill.
#[derive(Debug)]
pub struct KnownSkill<'a> {
    /// The stable name for scripts: the registry's, or made from the name.
    pub id: Cow<'a, str>,
    /// The name people read.
    pub name: &'a str,
    /// Other names for it.
    pub aliases: &'a [Text<'a>],
    /// The family it belongs to.
    pub group: Option<&'a str>,
    /// What the registry says of it; none where it does not hold it.
    pub entry: Option<&'a Skill<'a>>,
}

impl KnownSkill<'_> {
    /// Whether the registry holds it.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        self.entry.is_some()
    }
}

/// All skills of a ladder, the registry's first and in its order.
#[derive(Debug)]
pub struct Skills<'a> {
    known: Vec<KnownSkill<'a>>,
    by_spelling: HashMap<&'a str, SkillId>,
    by_key: OnceCell<Keys>,
    /// The ids of all skills, those of the registry and those that were made.
    by_id: HashMap<String, SkillId>,
    /// For each slug that several names have, how many have it.
    slugs: HashMap<String, usize>,
}

/// The skills by what is left of their names when spelling does not matter.
#[derive(Debug, Default)]
struct Keys {
    identity: HashMap<String, SkillId>,
    search: HashMap<String, SkillId>,
}

impl Keys {
    fn new(skills: &[KnownSkill]) -> Self {
        let mut keys = Self::default();
        for (index, skill) in skills.iter().enumerate() {
            // An id that was made of a name is no name of the ladder's.
            let id = Some(&*skill.id).filter(|_| skill.is_registered());
            let names = id.into_iter().chain([skill.name]);
            for name in names.chain(skill.aliases.iter().map(|alias| &**alias)) {
                keys.add(name, SkillId(index));
            }
        }
        keys
    }

    fn add(&mut self, name: &str, id: SkillId) {
        self.identity.entry(identity_key(name)).or_insert(id);
        self.search.entry(search_key(name)).or_insert(id);
    }
}

impl<'a> Skills<'a> {
    /// Collects the skills that a ladder names.
    #[must_use]
    pub fn new(ladder: &'a Ladder<'a>) -> Self {
        let registered = ladder.skills.iter().map(|skill| KnownSkill {
            id: Cow::Borrowed(&skill.id),
            name: &skill.name,
            aliases: &skill.aliases,
            group: skill.group.as_deref(),
            entry: Some(skill),
        });
        let mut skills = Self {
            known: registered.collect(),
            by_spelling: HashMap::new(),
            by_key: OnceCell::new(),
            by_id: (ladder.skills.iter().enumerate())
                .map(|(index, skill)| (skill.id.to_string(), SkillId(index)))
                .collect(),
            slugs: HashMap::new(),
        };
        skills.index_registry(ladder);
        for name in used_names(ladder) {
            skills.add(name);
        }
        skills
    }

    /// Ids go before names, and names before aliases.
    fn index_registry(&mut self, ladder: &'a Ladder<'a>) {
        let registry = || ladder.skills.iter().enumerate();
        let ids = registry().map(|(index, skill)| (&skill.id, index));
        let names = registry().map(|(index, skill)| (&skill.name, index));
        let aliases = registry()
            .flat_map(|(index, skill)| skill.aliases.iter().map(move |alias| (alias, index)));
        for (name, index) in ids.chain(names).chain(aliases) {
            self.by_spelling.entry(name).or_insert(SkillId(index));
        }
    }

    fn add(&mut self, name: &'a str) {
        if self.by_spelling.contains_key(name) {
            return;
        }
        let id = self.find_same(name).unwrap_or_else(|| {
            let id = SkillId(self.known.len());
            if let Some(keys) = self.by_key.get_mut() {
                keys.add(name, id);
            }
            let text_id = self.new_id(name);
            self.by_id.insert(text_id.clone(), id);
            self.known.push(KnownSkill {
                id: Cow::Owned(text_id),
                name,
                aliases: &[],
                group: None,
                entry: None,
            });
            id
        });
        self.by_spelling.insert(name, id);
    }

    /// An id for a name that the registry does not know. Names that differ in their accents alone have
    /// one slug, so all but the first of them get a number.
    fn new_id(&mut self, name: &str) -> String {
        let slug = slug(name);
        if !self.by_id.contains_key(&slug) {
            return slug;
        }
        let number = self.slugs.entry(slug.clone()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{slug}-{number}");
            if !self.by_id.contains_key(&id) {
                return id;
            }
        }
    }

    /// The same name in another spelling; of a registered skill even without its accents.
    fn find_same(&self, name: &str) -> Option<SkillId> {
        let same = self.keys().identity.get(&identity_key(name)).copied();
        same.or_else(|| {
            self.find_similar(name)
                .filter(|id| self.known[id.0].is_registered())
        })
    }

    /// The same name but for its accents.
    fn find_similar(&self, name: &str) -> Option<SkillId> {
        self.keys().search.get(&search_key(name)).copied()
    }

    fn keys(&self) -> &Keys {
        self.by_key.get_or_init(|| Keys::new(&self.known))
    }

    /// The skill that a ladder means by `name`, a name, an id or an alias, however it is spelled.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<SkillId> {
        let exact = self.by_spelling.get(name).copied();
        exact
            .or_else(|| self.find_same(name))
            .or_else(|| self.by_id.get(name).copied())
            .or_else(|| self.find_similar(name))
    }

    /// The skill that a level or a track asks for.
    ///
    /// # Panics
    /// If the requirement is not of the ladder that these skills were collected from.
    #[must_use]
    pub fn required(&self, requirement: &Requirement) -> SkillId {
        self.by_spelling[requirement.skill()]
    }

    /// The skill at an index of the table.
    #[must_use]
    pub fn get(&self, id: SkillId) -> &KnownSkill<'a> {
        &self.known[id.0]
    }

    /// How many skills there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// All skills, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SkillId, &KnownSkill<'a>)> {
        let skills = self.known.iter().enumerate();
        skills.map(|(index, skill)| (SkillId(index), skill))
    }
}

/// Every name that a level, a track or a strategy has for a skill, in the order of the file.
fn used_names<'a>(ladder: &'a Ladder<'a>) -> impl Iterator<Item = &'a str> {
    let levels = ladder.levels.iter().flat_map(|level| &level.skills);
    let tracks = ladder.tracks.iter().flat_map(|track| &track.skills);
    let required = levels.chain(tracks).map(Requirement::skill);
    let strategies = ladder.strategies.iter();
    let developed = strategies.flat_map(|strategy| strategy.develops.iter().map(|name| &**name));
    required.chain(developed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(json: &str) -> Vec<String> {
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let skills = Skills::new(&ladder);
        skills
            .iter()
            .map(|(_, skill)| skill.name.to_owned())
            .collect()
    }

    #[test]
    fn one_name_in_two_spellings_is_one_skill() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["Risk Management"]},
            {"id":"b","title":"B","skills":["risk-management","バス","パス"]}]}"#;
        assert_eq!(names(json), ["Risk Management", "バス", "パス"]);
    }

    #[test]
    fn every_skill_has_an_id_of_its_own() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["Führung","Fuhrung","FÜHRUNG A","Fuhrung-a"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let skills = Skills::new(&ladder);
        let ids: Vec<&str> = skills.iter().map(|(_, skill)| &*skill.id).collect();
        assert_eq!(ids, ["fuhrung", "fuhrung-2", "fuhrung-a", "fuhrung-a-2"]);
    }

    #[test]
    fn a_name_is_found_by_the_id_that_was_made_of_it() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["Führung","Fuhrung","Résumé"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let skills = Skills::new(&ladder);
        for (name, index) in [
            ("resume", 2),
            ("Resume", 2),
            ("fuhrung-2", 1),
            ("FÜHRUNG", 0),
        ] {
            assert_eq!(skills.find(name).map(SkillId::index), Some(index), "{name}");
        }
    }

    #[test]
    fn the_registry_goes_first_and_its_aliases_are_known() {
        let json = r#"{"skills":[{"id":"x","name":"X","aliases":["Ex"]}],
            "levels":[{"id":"a","title":"A","skills":["new","ex"]}]}"#;
        assert_eq!(names(json), ["X", "new"]);
    }

    #[test]
    fn an_id_goes_before_the_name_of_another() {
        let json = r#"{"skills":[{"id":"a","name":"Risk"},{"id":"Risk","name":"B"}],
            "levels":[{"id":"l","title":"L","skills":["Risk"]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let skills = Skills::new(&ladder);
        assert_eq!(skills.find("Risk").map(SkillId::index), Some(1));
    }
}
