//! From bytes to a ladder: reading within limits, one pass on the way that nearly every file takes,
//! and a second look only at a file that has something wrong with it.

use std::{fs::File, io::Read, path::Path};

use foldhash::HashSet;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeSeed;

use super::{
    check::check,
    ladder::Ladder,
    problem::{Found, Problems},
    sections::{Reader, Sections},
    shape::{LADDER_SCHEMA, misfits},
    skills::Skills,
    tree::{Node, Value},
    warn::warnings,
};

/// The ladder that comes with the program.
pub const BUNDLED: &str = include_str!("../../data/career.json");

/// The largest ladder file that is read, in bytes: 512 MiB.
pub const SIZE_LIMIT: u64 = 512 << 20;

/// Reads a file, or standard input where the path is `-`, as text.
///
/// # Errors
/// If it cannot be read, is larger than [`SIZE_LIMIT`] or is not UTF-8.
pub fn read(path: &Path) -> Result<String> {
    let name = called(path);
    let bytes = if path == Path::new("-") {
        read_within_limit(std::io::stdin().lock(), 0)
    } else {
        File::open(path)
            .and_then(|file| file.metadata().map(|about| (file, about.len())))
            .map_err(Into::into)
            .and_then(|(file, size)| read_within_limit(file, size))
    };
    let bytes = bytes.with_context(|| format!("cannot read {name}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let text = String::from_utf8_lossy(good);
        let line = text.matches('\n').count() + 1;
        let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        anyhow::anyhow!("cannot read {name}: it is not UTF-8 at line {line}, column {column}")
    })
}

/// What a person calls the file: the path they typed, or what `-` stands for.
#[must_use]
pub fn called(path: &Path) -> String {
    if path == Path::new("-") {
        String::from("standard input")
    } else {
        path.display().to_string()
    }
}

fn read_within_limit(source: impl Read, size: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if size <= SIZE_LIMIT {
        bytes.reserve_exact(usize::try_from(size)?);
        source.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= SIZE_LIMIT {
            return Ok(bytes);
        }
    }
    bail!("it is larger than the limit of {} MiB", SIZE_LIMIT >> 20)
}

/// The text without the byte order mark that Windows editors put in front.
pub(super) fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl<'a> Ladder<'a> {
    /// Reads a whole ladder and checks it.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn from_json(text: &'a str) -> Result<Self, Problems> {
        let ladder = Self::unchecked(text)?;
        ensure_sound(&ladder, &Skills::of(&ladder), text)?;
        Ok(ladder)
    }

    /// Reads a whole ladder whose every value has the right shape. Whether it is sound is not
    /// looked at.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub(crate) fn unchecked(text: &'a str) -> Result<Self, Problems> {
        let text = unmarked(text);
        let read = || {
            let ladder = Self::sections(text, Sections::ALL)?;
            for skill in &ladder.skills {
                skill.aliases.read()?;
            }
            Ok(ladder)
        };
        read().map_err(|error| diagnose(text, Some(&error)))
    }

    /// Reads some sections of a ladder.
    ///
    /// # Errors
    /// The first thing that is not as it must be.
    fn sections(text: &'a str, sections: Sections) -> serde_json::Result<Self> {
        let mut ladder = Self::default();
        let mut json = serde_json::Deserializer::from_str(text);
        let reader = Reader {
            sections,
            ladder: &mut ladder,
            stop: false,
            stopped: &mut false,
        };
        reader.deserialize(&mut json)?;
        json.end()?;
        Ok(ladder)
    }

    /// Reads some sections of a ladder that is known to be sound, and nothing behind the last of
    /// them.
    ///
    /// # Errors
    /// If it is not sound after all.
    pub fn known(text: &'a str, sections: Sections) -> serde_json::Result<Self> {
        let mut ladder = Self::default();
        let mut stopped = false;
        let reader = Reader {
            sections,
            ladder: &mut ladder,
            stop: true,
            stopped: &mut stopped,
        };
        match reader.deserialize(&mut serde_json::Deserializer::from_str(text)) {
            // To the parser an object that nobody reads to its end is one that has no end.
            Err(_) if stopped => Ok(ladder),
            read => read.map(|()| ladder),
        }
    }
}

/// Checks a ladder that was read from `text`.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub(super) fn ensure_sound(ladder: &Ladder, skills: &Skills, text: &str) -> Result<(), Problems> {
    if check(ladder, skills).is_empty() {
        Ok(())
    } else {
        Err(diagnose(unmarked(text), None))
    }
}

/// What there is to say of a ladder file.
#[derive(Debug)]
pub struct Report {
    /// What is wrong with it.
    pub errors: Problems,
    /// What may not be meant; none if it was not looked for, since not every value has the right
    /// shape.
    pub warnings: Option<Problems>,
}

impl Report {
    /// Looks at a ladder file for everything that there is to say of it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let none = || Problems(Vec::new());
        let ladder = match Ladder::unchecked(text) {
            Ok(ladder) => ladder,
            Err(errors) => {
                return Self {
                    errors,
                    warnings: None,
                };
            }
        };
        let errors = ensure_sound(&ladder, &Skills::of(&ladder), text).err();
        let found = warnings(&ladder);
        let text = unmarked(text);
        let warnings = match Node::read(text) {
            Ok(root) if !found.is_empty() => Problems::locate(text, placed(text, &root, found)),
            _ => none(),
        };
        Self {
            errors: errors.unwrap_or_else(none),
            warnings: Some(warnings),
        }
    }
}

/// Findings with the bytes that they begin at.
fn placed(text: &str, root: &Node, found: Vec<Found>) -> Vec<(usize, Found)> {
    let found = found.into_iter();
    found
        .map(|one| (root.at(&one.path).offset(text), one))
        .collect()
}

/// Everything in a text that does not fit a schema. `error` is what serde stopped at.
pub(super) fn unfit(text: &str, error: &serde_json::Error, schema: &str) -> Problems {
    match Node::read(text).map(|root| misfits(text, &root, schema)) {
        Ok(found) if found.is_empty() => Problems::syntax(text, error),
        Ok(found) => Problems::locate(text, found),
        Err(error) => Problems::syntax(text, &error),
    }
}

/// Everything that is wrong with a text that is no ladder. `error` is what serde stopped at.
fn diagnose(text: &str, error: Option<&serde_json::Error>) -> Problems {
    let root = match Node::read(text) {
        Ok(root) => root,
        // Not what serde stopped at, which may only not have been a ladder so far.
        Err(error) => return Problems::syntax(text, &error),
    };
    let mut found = misfits(text, &root, LADDER_SCHEMA);
    let rest = without_misfits(&root, &found);
    let rest = Ladder::sections(&rest, Sections::ALL);
    debug_assert!(rest.is_ok(), "what fits can be read: {rest:?}");
    if let Ok(rest) = rest {
        found.extend(placed(text, &root, check(&rest, &Skills::of(&rest))));
    }
    if let (true, Some(error)) = (found.is_empty(), error) {
        // The schema is proven equal to the types; should they differ all the same, serde's word
        // is better than none.
        return Problems::syntax(text, error);
    }
    Problems::locate(text, found)
}

/// The file without the fields that do not fit, so that the rest can be checked too. Every item keeps
/// its place, and one without an id or a name of its own gets a stand-in.
fn without_misfits(root: &Node, misfits: &[(usize, Found)]) -> String {
    let paths = misfits.iter().map(|(_, found)| &*found.path);
    let bad: HashSet<&str> = paths.clone().collect();
    let bad_fields: HashSet<(&str, &str)> = paths
        .filter_map(|path| {
            let (item, inside) = path.split_once("].")?;
            Some((item, inside.split(['.', '[']).next()?))
        })
        .collect();
    let scale = items(root, "scale").iter().enumerate();
    let scale = scale.filter(|(at, _)| !bad.contains(&*format!("scale[{at}]")));
    let scale: Vec<&str> = scale.map(|(_, name)| name.json).collect();
    let mut fields = vec![format!("\"scale\":[{}]", scale.join(","))];
    if let Some(version) = root.get("schema_version")
        && !bad.contains("schema_version")
    {
        fields.push(format!("\"schema_version\":{}", version.json));
    }
    for (section, label) in [
        ("sources", "title"),
        ("skills", "name"),
        ("levels", "title"),
        ("tracks", "title"),
        ("strategies", "title"),
        ("certifications", "name"),
    ] {
        let items = items(root, section).iter().enumerate();
        let items = items.map(|(at, node)| {
            let path = format!("{section}[{at}");
            item(node, label, at, |field| {
                // No key of a ladder holds what parts the steps of a path.
                !field.contains(['.', '[']) && !bad_fields.contains(&(&path, field))
            })
        });
        let mut items: Vec<String> = items.collect();
        if section == "levels" && items.is_empty() {
            // The schema has said so already.
            items.push(String::from(r#"{"id":"-","title":"-"}"#));
        }
        fields.push(format!("\"{section}\":[{}]", items.join(",")));
    }
    format!("{{{}}}", fields.join(","))
}

fn items<'n, 'a>(root: &'n Node<'a>, section: &str) -> &'n [Node<'a>] {
    match root.get(section).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// An item with only those of its fields that fit.
fn item(node: &Node, label: &str, at: usize, fits: impl Fn(&str) -> bool) -> String {
    let members: &[_] = match &node.value {
        Value::Map(members) => members,
        _ => &[],
    };
    let fitting = members.iter().filter(|(key, _)| fits(key));
    let mut fields: Vec<String> = fitting
        .map(|(key, node)| format!("\"{key}\":{}", node.json))
        .collect();
    for key in ["id", label] {
        let is_there = members.iter().any(|(known, _)| known == key) && fits(key);
        if !is_there {
            // A stand-in that no one else can have meant.
            fields.push(format!("\"{key}\":\"\\u0000{at}\""));
        }
    }
    format!("{{{}}}", fields.join(","))
}
