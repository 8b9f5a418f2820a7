//! Things by the name that a person types.

use std::borrow::Cow;

use crate::catalog::{
    Catalog, SkillId, Text,
    names::{alike, and_list, nearest, or_list},
};

use super::Usage;

/// A thing that has a name, by its place in the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Thing {
    Level(usize),
    Track(usize),
    Skill(SkillId),
    Strategy(usize),
    Certification(usize),
}

/// A thing and what it is called.
struct Named<'a> {
    thing: Thing,
    id: &'a str,
    title: &'a str,
    aliases: Cow<'a, [Text<'a>]>,
}

impl Thing {
    /// What kind of thing it is: `level`.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Level(_) => "level",
            Self::Track(_) => "track",
            Self::Skill(_) => "skill",
            Self::Strategy(_) => "strategy",
            Self::Certification(_) => "certification",
        }
    }

    /// Its id.
    pub(super) fn id<'a>(self, catalog: &'a Catalog<'a>) -> &'a str {
        let ladder = catalog.ladder;
        match self {
            Self::Level(at) => &ladder.levels[at].id,
            Self::Track(at) => &ladder.tracks[at].id,
            Self::Skill(id) => &catalog.skills.get(id).id,
            Self::Strategy(at) => &ladder.strategies[at].id,
            Self::Certification(at) => &ladder.certifications[at].id,
        }
    }

    /// What people call it.
    pub(super) fn title<'a>(self, catalog: &'a Catalog<'a>) -> &'a str {
        let ladder = catalog.ladder;
        match self {
            Self::Level(at) => &ladder.levels[at].title,
            Self::Track(at) => &ladder.tracks[at].title,
            Self::Skill(id) => catalog.skills.get(id).name,
            Self::Strategy(at) => &ladder.strategies[at].title,
            Self::Certification(at) => &ladder.certifications[at].name,
        }
    }
}

/// How well a name fits: an id goes before a title, and a title before an alias.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Id,
    Title,
    Alias,
}

impl Named<'_> {
    fn fit(&self, name: &str) -> Option<Fit> {
        if alike(self.id, name) {
            Some(Fit::Id)
        } else if alike(self.title, name) {
            Some(Fit::Title)
        } else {
            let is_alias = self.aliases.iter().any(|alias| alike(alias, name));
            is_alias.then_some(Fit::Alias)
        }
    }
}

/// Finds the one thing called `name` among those whose kind is wanted. `track:agile` means the
/// track, whatever else is called so.
pub(super) fn find(catalog: &Catalog, name: &str, kinds: &[&str]) -> Result<Thing, Usage> {
    let qualified = name.split_once(':').and_then(|(kind, rest)| {
        let at = kinds.iter().position(|known| alike(known, kind))?;
        Some((&kinds[at..=at], rest))
    });
    let (kinds, name) = qualified.unwrap_or((kinds, name));
    let wanted = named(catalog, kinds);
    let fits: Vec<(Fit, &Named)> = wanted
        .iter()
        .filter_map(|named| Some((named.fit(name)?, named)))
        .collect();
    let best = fits.iter().map(|(fit, _)| *fit).min();
    let best: Vec<&Named> = fits
        .iter()
        .filter(|(fit, _)| Some(*fit) == best)
        .map(|(_, named)| *named)
        .collect();
    match best.as_slice() {
        [one] => Ok(one.thing),
        [] => {
            let names = wanted.iter().flat_map(|named| {
                let aliases = named.aliases.iter().map(|alias| &**alias);
                [named.id, named.title].into_iter().chain(aliases)
            });
            Err(not_found(kinds, name, &nearest(name, names)))
        }
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|named| format!("`{}:{}`", named.thing.kind(), named.id))
                .collect();
            Err(Usage {
                message: format!("`{name}` means more than one thing"),
                hint: Some(format!("write {}", or_list(&names))),
            })
        }
    }
}

/// Everything of these kinds.
fn named<'a>(catalog: &'a Catalog<'a>, kinds: &[&str]) -> Vec<Named<'a>> {
    let mut all = Vec::new();
    let mut name = |thing: Thing, aliases: Cow<'a, [Text<'a>]>| {
        all.push(Named {
            thing,
            id: thing.id(catalog),
            title: thing.title(catalog),
            aliases,
        });
    };
    let ladder = catalog.ladder;
    for kind in kinds {
        match *kind {
            "level" => {
                for (at, level) in ladder.levels.iter().enumerate() {
                    name(Thing::Level(at), Cow::Borrowed(&level.aliases));
                }
            }
            "track" => {
                for (at, track) in ladder.tracks.iter().enumerate() {
                    name(Thing::Track(at), Cow::Borrowed(&track.aliases));
                }
            }
            "skill" => {
                for (id, skill) in catalog.skills.iter() {
                    name(Thing::Skill(id), skill.aliases.into_iter().collect());
                }
            }
            "strategy" => {
                for (at, strategy) in ladder.strategies.iter().enumerate() {
                    name(Thing::Strategy(at), Cow::Borrowed(&strategy.aliases));
                }
            }
            "certification" => {
                for (at, one) in ladder.certifications.iter().enumerate() {
                    name(Thing::Certification(at), Cow::Borrowed(&one.aliases));
                }
            }
            _ => unreachable!("`{kind}` is no kind of thing"),
        }
    }
    all
}

/// An error for a name that nothing of these kinds has, with what it may have meant.
pub(super) fn not_found(kinds: &[&str], typed: &str, nearest: &[&str]) -> Usage {
    let meant = did_you_mean(nearest);
    let commands: Vec<String> = kinds.iter().map(|kind| plural(kind)).collect();
    Usage {
        message: format!("there is no {} `{typed}`{meant}", or_list(kinds)),
        hint: Some(match commands.as_slice() {
            [one] => format!("`itpm-career {one}` lists them"),
            several => format!("the commands {} list the names", and_list(several)),
        }),
    }
}

/// What may have been meant: `; did you mean `scrum`?`.
pub(super) fn did_you_mean(nearest: &[&str]) -> String {
    let nearest: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
    match &*or_list(&nearest) {
        "" => String::new(),
        names => format!("; did you mean {names}?"),
    }
}

/// The command that lists a kind.
fn plural(kind: &str) -> String {
    match kind.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{kind}s"),
    }
}
