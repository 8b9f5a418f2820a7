//! Skills that say what proficiencies mean, but not the one that somebody asks for.

use foldhash::{HashSet, HashSetExt};

use crate::catalog::{Kind, english::quoted};

use super::Lint;
use crate::catalog::validate::path::Path;

impl Lint<'_, '_> {
    /// Each is said once, for the first that asks for it.
    pub(super) fn means(&mut self) {
        let catalog = self.catalog;
        if catalog.scale.is_empty() {
            return;
        }
        let mut reported = HashSet::new();
        for asking in Kind::ASKING.iter().flat_map(|kind| catalog.things(*kind)) {
            for one in catalog.requirements(asking) {
                let skill = catalog.skills.get(one.skill);
                let says_something = skill.entry.is_some_and(|entry| !entry.means.is_empty());
                let is_skipped = catalog.meaning(one.skill, one.rank).is_none();
                if says_something && is_skipped && reported.insert((one.skill, one.rank)) {
                    let proficiency = catalog.scale.name(one.rank).unwrap_or_default();
                    let message = format!(
                        "{} does not say what {} means, which {} asks for",
                        quoted(skill.name),
                        quoted(proficiency),
                        catalog.title(asking)
                    );
                    let path = Path::item("skills", one.skill.index()).key("means");
                    self.report(path, message);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

    #[test]
    fn a_proficiency_that_is_asked_for_and_not_described_is_said_once() {
        let json = r#"{"scale":["low","mid","high"],
            "skills":[{"id":"x","name":"X","means":{"low":"Some","high":"All"}},{"id":"y","name":"Y"}],
            "levels":[{"id":"a","title":"A","skills":["x","y"]},
            {"id":"b","title":"B","skills":[{"skill":"x","proficiency":"mid"}]},
            {"id":"c","title":"C","skills":[{"skill":"x","proficiency":"mid"},"z"]}]}"#;
        let expected = [
            "levels[2].skills[1]: `z` is not among `skills`",
            "skills[0].means: `X` does not say what `mid` means, which B asks for",
        ];
        assert_eq!(findings(json), expected);
    }
}
