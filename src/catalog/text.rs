//! Text as a ladder file holds it.

use std::{
    borrow::{Borrow, Cow},
    fmt,
    ops::Deref,
};

use serde::{Deserialize, Deserializer, Serialize, de};

/// A list as a ladder file holds it: never changed once it is read.
pub type List<T> = Box<[T]>;

/// Text from a ladder file: never blank, and borrowed from the file unless an escape forced a copy.
///
/// A plain `Cow<str>` inside a `Vec` or an `Option` would always copy when deserialized.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<'a>(Cow<'a, str>);

impl<'a> Text<'a> {
    /// The text, unless it is blank.
    #[must_use]
    pub fn new(text: impl Into<Cow<'a, str>>) -> Option<Self> {
        let text = text.into();
        (!is_blank(&text)).then_some(Self(text))
    }

    /// The text as a file holds it.
    ///
    /// # Errors
    /// If it is blank.
    pub(super) fn read<E: de::Error>(text: impl Into<Cow<'a, str>>) -> Result<Self, E> {
        let text = text.into();
        if is_blank(&text) {
            return Err(E::custom("expected text that is not blank"));
        }
        Ok(Self(text))
    }
}

fn is_blank(text: &str) -> bool {
    // Most begin with a letter, which says it at once: a seventieth of what a person of many takes.
    let begins = text.as_bytes().first();
    !begins.is_some_and(u8::is_ascii_graphic) && text.chars().all(char::is_whitespace)
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text that is not blank")
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                Text::read(text)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
                Text::read(text.to_owned())
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}

/// A text that is not kept: a remark for those who read the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Remark;

impl<'de> Deserialize<'de> for Remark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(|_| Self)
    }
}

#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Remark, Text};

    impl JsonSchema for Text<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Text".into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "\\S" })
        }
    }

    impl JsonSchema for Remark {
        fn schema_name() -> Cow<'static, str> {
            "Remark".into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Text::json_schema(generator)
        }
    }
}
