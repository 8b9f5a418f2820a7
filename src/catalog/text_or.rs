//! A value that is a text alone, or an object that says more.

use std::{fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Serialize,
    de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::text::Text;

/// An object, or a text alone that stands for one without the rest.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct OrText<O>(O);

/// An object that a text alone may stand for.
pub trait FromText<'de>: Deserialize<'de> {
    /// What is expected, for a message that begins "expected".
    const EXPECTING: &'static str;

    /// The object that has nothing but this text.
    fn from_text(text: Text<'de>) -> Self;
}

impl<'t, O: FromText<'t>> From<Text<'t>> for OrText<O> {
    fn from(text: Text<'t>) -> Self {
        Self(O::from_text(text))
    }
}

impl<O> Deref for OrText<O> {
    type Target = O;

    fn deref(&self) -> &O {
        &self.0
    }
}

impl<'de, O: FromText<'de>> TextOr<'de> for OrText<O> {
    type Object = O;

    const EXPECTING: &'static str = O::EXPECTING;

    fn from_text(text: Text<'de>) -> Self {
        Self(O::from_text(text))
    }

    fn from_object(object: O) -> Self {
        Self(object)
    }
}

impl<'de, O: FromText<'de>> Deserialize<'de> for OrText<O> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[cfg(test)]
impl<O: schemars::JsonSchema> schemars::JsonSchema for OrText<O> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}OrText", O::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // It is read as either, and written as the object.
        if generator.contract().is_serialize() {
            return generator.subschema_for::<O>();
        }
        any_of::<Text, O>(generator)
    }
}

/// The schema of one or the other.
#[cfg(test)]
pub(super) fn any_of<A: schemars::JsonSchema, B: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
) -> schemars::Schema {
    let forms = [
        generator.subschema_for::<A>(),
        generator.subschema_for::<B>(),
    ];
    schemars::json_schema!({ "anyOf": forms })
}

/// What is a text alone, or made of an object that says more.
pub(super) trait TextOr<'de>: Sized {
    /// The object that says more.
    type Object: Deserialize<'de>;

    /// What is expected, for a message that begins "expected".
    const EXPECTING: &'static str;

    fn from_text(text: Text<'de>) -> Self;

    fn from_object(object: Self::Object) -> Self;
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
        Text::read(text).map(T::from_text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Text::read(text.to_owned()).map(T::from_text)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Object::deserialize(MapAccessDeserializer::new(map)).map(T::from_object)
    }
}
