//! A value that is a text alone, or an object that says more.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize,
    de::{
        Deserializer, Error, MapAccess, Visitor,
        value::{BorrowedStrDeserializer, MapAccessDeserializer, StrDeserializer},
    },
};

use super::text::Text;

/// What a text alone may stand for.
pub(super) trait TextOr<'de>: From<Text<'de>> + From<Self::Object> {
    /// The object that says more.
    type Object: Deserialize<'de>;

    /// What is expected, for a message that begins "expected".
    const EXPECTING: &'static str;
}

/// Reads a text, or an object that says more. Not an untagged enum, in which a key that is not known
/// would go unnoticed.
pub(super) fn deserialize<'de, T: TextOr<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextOrObject(PhantomData))
}

struct TextOrObject<T>(PhantomData<T>);

impl<'de, T: TextOr<'de>> Visitor<'de> for TextOrObject<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(T::EXPECTING)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        Text::deserialize(BorrowedStrDeserializer::new(text)).map(T::from)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Text::deserialize(StrDeserializer::new(text)).map(T::from)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Object::deserialize(MapAccessDeserializer::new(map)).map(T::from)
    }
}
