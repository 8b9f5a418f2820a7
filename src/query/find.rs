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
    let wanted: Vec<Named> = everything(catalog)
        .filter(|named| kinds.contains(&named.thing.kind()))
        .collect();
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

fn everything<'a>(catalog: &'a Catalog<'a>) -> impl Iterator<Item = Named<'a>> {
    let ladder = catalog.ladder;
    let levels = ladder.levels.iter().enumerate().map(|(at, level)| Named {
        thing: Thing::Level(at),
        id: &level.id,
        title: &level.title,
        aliases: Cow::Borrowed(&level.aliases),
    });
    let tracks = ladder.tracks.iter().enumerate().map(|(at, track)| Named {
        thing: Thing::Track(at),
        id: &track.id,
        title: &track.title,
        aliases: Cow::Borrowed(&track.aliases),
    });
    let skills = catalog.skills.iter().map(|(at, skill)| Named {
        thing: Thing::Skill(at),
        id: &skill.id,
        title: skill.name,
        aliases: skill.aliases.into_iter().collect(),
    });
    let strategies = ladder.strategies.iter().enumerate();
    let strategies = strategies.map(|(at, strategy)| Named {
        thing: Thing::Strategy(at),
        id: &strategy.id,
        title: &strategy.title,
        aliases: Cow::Borrowed(&strategy.aliases),
    });
    let certifications = ladder.certifications.iter().enumerate();
    let certifications = certifications.map(|(at, certification)| Named {
        thing: Thing::Certification(at),
        id: &certification.id,
        title: &certification.name,
        aliases: Cow::Borrowed(&certification.aliases),
    });
    levels
        .chain(tracks)
        .chain(skills)
        .chain(strategies)
        .chain(certifications)
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
