//! JSON with the place of every value. Only a file that has something wrong with it is read this
//! way: to say where.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::path::{Path, Step};

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
    /// A text with half of a surrogate pair, which is no character.
    BrokenText,
    List(Vec<Node<'a>>),
    /// The members in order; a key may be there twice.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
    /// Nested deeper than anything that a ladder holds; not looked into.
    Deep,
}

/// Deeper than a ladder ever is. Each level reads what is inside again, so this bounds the work.
const DEEPEST: usize = 16;

impl<'a> Node<'a> {
    /// Reads a whole text.
    pub(super) fn read(text: &'a str) -> serde_json::Result<Self> {
        Self::new(serde_json::from_str(text)?, DEEPEST)
    }

    fn new(raw: &'a RawValue, depth: usize) -> serde_json::Result<Self> {
        let json = raw.get();
        let value = match json.as_bytes().first() {
            Some(b'{' | b'[') if depth == 0 => Value::Deep,
            Some(b'{') => {
                let Members(members) = serde_json::from_str(json)?;
                // Keys that begin with `x-` are their owner's, and nobody asks for them.
                let known = members
                    .into_iter()
                    .filter(|(key, _)| !key.starts_with("x-"));
                let nodes = known.map(|(key, raw)| Ok((key, Self::new(raw, depth - 1)?)));
                Value::Object(nodes.collect::<serde_json::Result<_>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(json)?;
                let nodes = items.into_iter().map(|raw| Self::new(raw, depth - 1));
                Value::List(nodes.collect::<serde_json::Result<_>>()?)
            }
            Some(b'"') => match serde_json::from_str(json)? {
                AnyText(Ok(text)) => Value::Text(text),
                AnyText(Err(_)) => Value::BrokenText,
            },
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

    /// What the value is, for a sentence that begins "found".
    pub(super) fn describe(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) | Value::BrokenText => "text",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
            Value::Deep => "something nested too deeply",
        }
    }

    /// The value as JSON, without the keys of its owner.
    pub(super) fn to_json(&self) -> String {
        let mut json = String::with_capacity(self.json.len());
        self.write(&mut json);
        json
    }

    fn write(&self, json: &mut String) {
        match &self.value {
            Value::List(items) => {
                json.push('[');
                for (index, item) in items.iter().enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    item.write(json);
                }
                json.push(']');
            }
            Value::Object(members) => {
                json.push('{');
                for (index, (key, member)) in members.iter().enumerate() {
                    json.push_str(if index > 0 { "," } else { "" });
                    json.push_str(&serde_json::Value::from(&**key).to_string());
                    json.push(':');
                    member.write(json);
                }
                json.push('}');
            }
            _ => json.push_str(self.json),
        }
    }

    /// The value at a path, or the nearest around it that is there.
    pub(super) fn find(&self, path: &Path) -> &Self {
        let mut node = self;
        for step in path.steps() {
            let inside = match (&node.value, step) {
                (Value::Object(members), Step::Key(key)) => {
                    let mut members = members.iter();
                    members.find(|(name, _)| name == key).map(|(_, node)| node)
                }
                (Value::List(items), Step::Index(index)) => items.get(*index),
                _ => None,
            };
            match inside {
                Some(inside) => node = inside,
                None => break,
            }
        }
        node
    }
}

/// Text that may be blank, borrowed where it holds no escape; an error holds what can be shown of
/// text that is broken.
struct AnyText<'a>(Result<Cow<'a, str>, String>);

impl<'de: 'a, 'a> Deserialize<'de> for AnyText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = AnyText<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
                Ok(AnyText(match std::str::from_utf8(bytes) {
                    Ok(text) => Ok(Cow::Borrowed(text)),
                    Err(_) => Err(String::from_utf8_lossy(bytes).into_owned()),
                }))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Self::Value, E> {
                Ok(AnyText(match std::str::from_utf8(bytes) {
                    Ok(text) => Ok(Cow::Owned(text.to_owned())),
                    Err(_) => Err(String::from_utf8_lossy(bytes).into_owned()),
                }))
            }
        }

        // As bytes, since serde_json reads half of a surrogate pair only so.
        deserializer.deserialize_bytes(Visitor)
    }
}

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
                    members.push((key.unwrap_or_else(Cow::Owned), raw));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_path() {
        let text = r#"{"a": [1, {"b": "x"}]}"#;
        let root = Node::read(text).expect("JSON");
        let path = Path::default().key("a").index(1).key("b");
        assert_eq!(root.find(&path).json, "\"x\"");
        assert_eq!(root.find(&path).offset(text), 16);
        // What is not there is as near as one can come.
        assert_eq!(
            root.find(&Path::default().key("a").index(7)).json,
            "[1, {\"b\": \"x\"}]"
        );
    }

    #[test]
    fn the_owners_keys_are_left_out() {
        let root = Node::read(r#"{"a": [1, {"x-b": 2, "c": "d\n"}], "x-": null}"#).expect("JSON");
        assert_eq!(root.to_json(), r#"{"a":[1,{"c":"d\n"}]}"#);
    }

    #[test]
    fn half_of_a_surrogate_pair_is_no_text() {
        let root = Node::read(r#"{"\ud800": "\ud800", "b": "ok"}"#).expect("JSON");
        let Value::Object(members) = root.value else {
            panic!()
        };
        assert!(matches!(members[0].1.value, Value::BrokenText));
        assert!(matches!(&members[1].1.value, Value::Text(text) if text == "ok"));
    }
}
