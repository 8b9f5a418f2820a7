//! The skills of the registry: that their names are their own, and what they say of a skill.

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{Kind, Skill, SkillId, english::quoted, names::strict_identity_key};

use super::{
    super::{path::Path, schema_check::is_stand_in},
    ReferenceCheck,
    names::Wanted,
};

impl ReferenceCheck<'_, '_> {
    /// The names of a skill may be alike only if they are the same skill's.
    pub(super) fn registry(&mut self) {
        let ladder = self.ladder;
        let ids = ladder.skills.iter().map(|skill| &skill.id);
        self.unique("skills", ids, |catalog, id| {
            catalog.skills.find(id).map(SkillId::index)
        });
        let mut owners = HashMap::new();
        for (index, skill) in ladder.skills.iter().enumerate() {
            let path = || Path::item("skills", index);
            let names = [(path().key("name"), &skill.name)].into_iter();
            let aliases = skill.aliases.iter().enumerate();
            let aliases = aliases.map(|(n, alias)| (path().key("aliases").index(n), alias));
            for (path, name) in names.chain(aliases) {
                let owner = *owners.entry(strict_identity_key(name)).or_insert(index);
                if owner != index {
                    let other = match &*ladder.skills[owner].name {
                        name if is_stand_in(name) => format!("skills[{owner}]"),
                        name => quoted(name),
                    };
                    self.report(
                        path,
                        format!("{} already means the skill {other}", quoted(name)),
                    );
                }
            }
        }
    }

    /// What the registry says of each skill.
    pub(super) fn skills(&mut self) {
        let ladder = self.ladder;
        for (index, skill) in ladder.skills.iter().enumerate() {
            let path = || Path::item("skills", index);
            self.means(|| path().key("means"), skill);
            for (n, activity) in skill.activities.iter().enumerate() {
                let path = || path().key("activities").index(n).key("sources");
                self.all_known(path, &activity.sources, Wanted::Source);
            }
            for (n, evidence) in skill.evidence.iter().enumerate() {
                let path = || path().key("evidence").index(n).key("sources");
                self.all_known(path, &evidence.sources, Wanted::Source);
            }
            let references = &skill.references;
            self.all_known(|| path().key("references"), references, Wanted::Source);
            self.implies(|| path().key("implies"), skill);
        }
        self.circles_of_skills();
    }

    /// With a scale a skill says what its proficiencies mean; without one the names are free.
    fn means(&mut self, path: impl Fn() -> Path, skill: &Skill) {
        if self.catalog.scale.is_empty() {
            return;
        }
        for (name, _) in skill.means.iter() {
            self.proficiency(|| path().key(name.to_owned()), name);
        }
    }

    fn implies(&mut self, path: impl Fn() -> Path, skill: &Skill) {
        for (n, name) in skill.implies.iter().enumerate() {
            let is_unsure = self.unknown.skills || is_stand_in(name);
            if self.catalog.skills.find(name).is_none() && !is_unsure {
                let near = self.suggest(name, &[Kind::Skill]);
                let message = format!("there is no skill {}{near}", quoted(name));
                self.report(path().index(n), message);
            }
        }
    }
}
