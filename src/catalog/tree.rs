//! JSON with the place of every value. Only a file that has something wrong with it is read this
//! way: to say where.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

/// A value and the piece of the text that it was read from.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) json: &'a str,
    pub(super) value: Value<'a>,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    Null,
    Bool,
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// The members in order; a key may be there twice.
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
    /// Nested deeper than anything that a ladder holds; not looked into.
    Deep,
}

/// Deeper than a ladder ever is. Each step reads what is inside again, so this bounds the work.
const DEEPEST: usize = 16;

impl<'a> Node<'a> {
    /// Reads a whole text.
    pub(super) fn read(text: &'a str) -> serde_json::Result<Self> {
        Self::of(serde_json::from_str(text)?, DEEPEST)
    }

    fn of(raw: &'a RawValue, depth: usize) -> serde_json::Result<Self> {
        let json = raw.get();
        let value = match json.as_bytes().first() {
            Some(b'{' | b'[') if depth == 0 => Value::Deep,
            Some(b'{') => {
                let Members(members) = serde_json::from_str(json)?;
                let nodes = members
                    .into_iter()
                    .map(|(key, raw)| Ok((key, Self::of(raw, depth - 1)?)));
                Value::Map(nodes.collect::<serde_json::Result<_>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                let nodes = items.into_iter().map(|raw| Self::of(raw, depth - 1));
                Value::List(nodes.collect::<serde_json::Result<_>>()?)
            }
            Some(b'"') => Value::Text(serde_json::from_str::<AnyText>(json)?.0),
            Some(b'n') => Value::Null,
            Some(b't' | b'f') => Value::Bool,
            // Not read by serde_json, which stops at a number that is out of range.
            _ => Value::Number(json.parse().unwrap_or(f64::NAN)),
        };
        Ok(Self { json, value })
    }

    /// The byte of `text` that the value begins at, if it was read from there.
    pub(super) fn offset(&self, text: &str) -> usize {
        self.json.as_ptr().addr() - text.as_ptr().addr()
    }

    /// The member of an object, if this is one that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(members) => members
                .iter()
                .find_map(|(name, node)| (name == key).then_some(node)),
            _ => None,
        }
    }

    /// What the value is, for a sentence that begins "found".
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
            Value::Deep => "something nested too deeply",
        }
    }

    /// The value at a path such as `levels[2].skills[0]`, or the nearest that is there.
    pub(super) fn at(&self, path: &str) -> &Self {
        let mut node = self;
        let steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty());
        for step in steps {
            let next = match &node.value {
                Value::Map(_) => node.get(step),
                Value::List(items) => step.parse::<usize>().ok().and_then(|at| items.get(at)),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// Text that may be blank, borrowed where it holds no escape.
#[derive(Deserialize)]
struct AnyText<'a>(#[serde(borrow)] Cow<'a, str>);

/// The members of an object, in order and with those that are given twice.
struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((AnyText(key), raw)) = map.next_entry()? {
                    members.push((key, raw));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}
