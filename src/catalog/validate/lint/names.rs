//! Names that hold what nobody sees, that a shell trips over, or that mean two things.

use foldhash::{HashMap, HashMapExt};

use crate::{
    catalog::{Kind, Thing, english::quoted, names::identity_key},
    terminal::is_unsafe,
};

use super::{Lint, similar::differ_in_a_letter, skill_names};
use crate::catalog::validate::path::Path;

/// How many families are compared with one another.
const MOST_FAMILIES: usize = 100;

impl Lint<'_, '_> {
    pub(super) fn names(&mut self) {
        let ladder = self.ladder;
        for (index, name) in ladder.scale.iter().enumerate() {
            self.name(|| Path::item("scale", index), name);
            if name.starts_with("x-") {
                let message = format!(
                    "{} begins as the keys that are left alone, so no skill can say what it means",
                    quoted(name)
                );
                self.report(Path::item("scale", index), message);
            }
        }
        for (index, source) in ladder.sources.iter().enumerate() {
            self.id(|| Path::item("sources", index).key("id"), &source.id);
        }
        for kind in Kind::ALL {
            for thing in self.catalog.things(*kind) {
                let is_entry = *kind != Kind::Skill || thing.index() < ladder.skills.len();
                if is_entry {
                    let path = || Path::item(kind.plural(), thing.index());
                    let names = self.catalog.names(thing);
                    let (id, title, aliases) = (names.id, names.title, names.aliases);
                    self.id(|| path().key("id"), id);
                    self.name(|| path().key(title_key(*kind)), title);
                    for (n, alias) in aliases.iter().enumerate() {
                        self.name(|| path().key("aliases").index(n), alias);
                    }
                }
            }
        }
        for (path, name) in skill_names(ladder) {
            self.name(|| path.clone(), name);
        }
    }

    fn name(&mut self, path: impl Fn() -> Path, name: &str) {
        if name.trim() != name {
            self.report(
                path(),
                format!("{} begins or ends with a blank", quoted(name)),
            );
        }
        if let Some(c) = name.chars().find(|c| is_unsafe(*c)) {
            let message = match c {
                '\n' | '\r' => String::from("the name has a line break"),
                c => format!("the name holds U+{:04X}, which nobody sees", u32::from(c)),
            };
            self.report(path(), message);
        }
    }

    fn id(&mut self, path: impl Fn() -> Path, id: &str) {
        if id.contains(char::is_whitespace) {
            let message = format!(
                "the id {} holds a blank, so that a shell needs quotes",
                quoted(id)
            );
            self.report(path(), message);
        } else if let Some(c) = id.chars().find(|c| is_unsafe(*c)) {
            let message = format!("the id holds U+{:04X}, which nobody sees", u32::from(c));
            self.report(path(), message);
        }
        if id.starts_with('-') {
            let message = format!("the id {} begins with `-`, as an option does", quoted(id));
            self.report(path(), message);
        }
    }

    /// Names that mean two things of one kind, however they are spelled.
    pub(super) fn shared_names(&mut self) {
        for kind in Kind::ALL {
            let mut owners: HashMap<String, usize> = HashMap::new();
            for thing in self.catalog.things(*kind) {
                let index = thing.index();
                // The names of registered skills are their own, or the file is not valid.
                if *kind == Kind::Skill && index >= self.ladder.skills.len() {
                    break;
                }
                let names = self.catalog.names(thing);
                let aliases = names.aliases;
                let mut named = vec![
                    (None, "id", names.id),
                    (None, title_key(*kind), names.title),
                ];
                named.extend(
                    aliases
                        .iter()
                        .enumerate()
                        .map(|(n, alias)| (Some(n), "aliases", &**alias)),
                );
                for (n, key, name) in named {
                    let owner = *owners.entry(identity_key(name)).or_insert(index);
                    // An id that is given twice is an error, and said.
                    let is_error = key == "id" && names.id == self.id_of(*kind, owner);
                    if owner != index && !is_error {
                        let path = Path::item(kind.plural(), index).key(key);
                        let path = n.map_or_else(|| path.clone(), |n| path.clone().index(n));
                        let message =
                            format!("{} means {}[{owner}] too", quoted(name), kind.plural());
                        self.report(path, message);
                    }
                }
            }
        }
    }

    fn id_of(&self, kind: Kind, index: usize) -> &str {
        self.catalog.id(Thing::new(kind, index))
    }

    /// Families that differ only in how they are spelled, or in one letter.
    pub(super) fn families(&mut self) {
        let mut known: Vec<&str> = Vec::new();
        let levels = self.ladder.levels.iter().enumerate();
        let families = levels.filter_map(|(index, level)| Some((index, level.family.as_deref()?)));
        for (index, family) in families {
            if known.contains(&family) {
                continue;
            }
            let key = identity_key(family);
            let is_like = |other: &&&str| {
                let other = identity_key(other);
                other == key || differ_in_a_letter(&other, &key)
            };
            if let Some(other) = known.iter().find(is_like) {
                let names = format!("{} and {}", quoted(family), quoted(other));
                let path = Path::item("levels", index).key("family");
                self.report(path, format!("the families {names} are nearly alike"));
            }
            // To compare each of many with all others would take the square of their number.
            if known.len() < MOST_FAMILIES {
                known.push(family);
            }
        }
    }

    /// Skills without a registry that are spelled in two ways.
    pub(super) fn spellings(&mut self) {
        let ladder = self.ladder;
        if !ladder.skills.is_empty() {
            return;
        }
        let mut first: HashMap<_, &str> = HashMap::new();
        for (path, name) in skill_names(ladder) {
            let Some(skill) = self.catalog.skills.find(name) else {
                continue;
            };
            let known = *first.entry(skill).or_insert(name);
            if known != name {
                let names = format!("{} and {}", quoted(name), quoted(known));
                self.report(path, format!("{names} are taken for the same skill"));
            }
        }
        self.similar_skills();
    }

    /// Groups and aliases of one thing that differ only in how they are spelled.
    pub(super) fn groups(&mut self) {
        let ladder = self.ladder;
        let mut first: HashMap<String, &str> = HashMap::new();
        for (index, skill) in ladder.skills.iter().enumerate() {
            if let Some(group) = skill.group.as_deref() {
                let known = *first.entry(identity_key(group)).or_insert(group);
                if known != group {
                    let names = format!("{} and {}", quoted(group), quoted(known));
                    let path = Path::item("skills", index).key("group");
                    self.report(path, format!("the groups {names} differ only in spelling"));
                }
            }
        }
        for kind in Kind::ALL {
            for thing in self.catalog.things(*kind) {
                let names = self.catalog.names(thing);
                let aliases = names.aliases;
                let mut first: HashMap<String, &str> = HashMap::new();
                for (n, alias) in aliases.iter().enumerate() {
                    if let Some(known) = first.insert(identity_key(alias), alias) {
                        let path = Path::item(kind.plural(), thing.index())
                            .key("aliases")
                            .index(n);
                        let names = format!("{} and {}", quoted(known), quoted(alias));
                        self.report(path, format!("the aliases {names} are one name"));
                    }
                }
            }
        }
    }
}

fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Skill | Kind::Certification => "name",
        Kind::Level | Kind::Track | Kind::Strategy => "title",
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

    #[test]
    fn ids_are_fit_for_a_shell() {
        let json = r#"{"levels":[{"id":"a b","title":"A","skills":["x"]},
            {"id":"-c","title":"B","skills":["y"]}]}"#;
        let expected = [
            "levels[0].id: the id `a b` holds a blank, so that a shell needs quotes",
            "levels[1].id: the id `-c` begins with `-`, as an option does",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn a_skill_is_said_to_begin_or_end_with_a_blank_once() {
        let json = r#"{"skills":[{"id":"x","name":"X "}],
            "levels":[{"id":"a","title":"A","skills":["x"]}]}"#;
        let expected = ["skills[0].name: `X ` begins or ends with a blank"];
        assert_eq!(findings(json), expected);
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["X "]}]}"#;
        let expected = ["levels[0].skills[0]: `X ` begins or ends with a blank"];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn what_nobody_sees_is_shown() {
        for c in ["\u{2062}", "\u{e0041}", "\u{3164}", "\u{200b}", "\u{7}"] {
            let json = serde_json::json!({"levels": [
                {"id": "a", "title": format!("A{c}b"), "skills": ["x"]}
            ]});
            let found = findings(&json.to_string());
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].ends_with("which nobody sees"), "{found:?}");
        }
    }

    #[test]
    fn an_id_that_is_the_name_of_another_is_said() {
        let json = r#"{"skills":[{"id":"risk","name":"Danger"},{"id":"b","name":"Risk"}],
            "levels":[{"id":"a","title":"A","skills":["risk"]}]}"#;
        assert_eq!(
            findings(json),
            ["skills[1].name: `Risk` means skills[0] too"]
        );
    }

    #[test]
    fn groups_and_aliases_in_two_spellings_are_said() {
        let json = r#"{"skills":[{"id":"x","name":"X","group":"People","aliases":["ex","EX"]},
            {"id":"y","name":"Y","group":"people "}],
            "levels":[{"id":"a","title":"A","skills":["x"]}]}"#;
        let expected = [
            "skills[1].group: the groups `people ` and `People` differ only in spelling",
            "skills[0].aliases[1]: the aliases `ex` and `EX` are one name",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn families_that_are_nearly_alike_are_said_once() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"family":"technical"},
            {"id":"b","title":"B","skills":["y"],"family":"technicl"},
            {"id":"c","title":"C","skills":["z"],"family":"technicl"},
            {"id":"d","title":"D","skills":["w"],"family":"Delivery"},
            {"id":"e","title":"E","skills":["v"],"family":"delivery"}]}"#;
        let expected = [
            "levels[1].family: the families `technicl` and `technical` are nearly alike",
            "levels[4].family: the families `delivery` and `Delivery` are nearly alike",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn a_proficiency_that_no_skill_can_speak_of_is_said() {
        let json = r#"{"scale":["x-low","high"],"levels":[{"id":"a","title":"A","skills":["x"]}]}"#;
        let expected = [
            "scale[0]: `x-low` begins as the keys that are left alone, so no skill can say what it means",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn an_id_that_is_given_twice_is_an_error_and_not_said_again() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["x"]},{"id":"a","title":"B","skills":["y"]}]}"#;
        assert_eq!(
            findings(json)
                .iter()
                .filter(|one| one.contains("means"))
                .count(),
            0
        );
    }
}
