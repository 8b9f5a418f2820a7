//! The smallest facts: a text that is not blank, a number that makes sense, and the set of things a
//! number is paid in or for.

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

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
        (!text.trim_start().is_empty()).then_some(Self(text))
    }
}

impl<'a> Text<'a> {
    /// The text as it stands in the file, if no escape forced a copy.
    #[must_use]
    pub fn borrowed(&self) -> Option<&'a str> {
        match self.0 {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }
}

impl<'a> From<Text<'a>> for Cow<'a, str> {
    fn from(text: Text<'a>) -> Self {
        text.0
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
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
                not_blank(text)?;
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text<'de>, E> {
                not_blank(text)?;
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Visitor)
    }
}

fn not_blank<E: de::Error>(text: &str) -> Result<(), E> {
    // Nearly every text begins with what is plainly no blank.
    let begins = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    if !begins && text.trim_start().is_empty() {
        return Err(E::custom("expected text that is not blank"));
    }
    Ok(())
}

/// A text that is not kept: a remark for those who read the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Remark;

impl<'de> Deserialize<'de> for Remark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(|_| Self)
    }
}

/// A quantity: years, money, months, hours or a weight. Finite, from 0 to [`Number::MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// The largest quantity a ladder may hold: more than any yearly pay in any currency.
    pub const MAX: f64 = 1e12;
    /// One.
    pub const ONE: Self = Self(1.0);

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The number, if it has no fraction.
    #[must_use]
    pub fn whole(self) -> Option<u64> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // `Number::MAX` is far below 2^53, so the cast is exact.
        (self.0.fract() == 0.0).then_some(self.0 as u64)
    }

    /// How much more it takes to get here from `had`: nothing if `had` is as much.
    #[must_use]
    pub fn lacking(self, had: Self) -> Option<Self> {
        Self::new(rounded((self.0 - had.0).max(0.0)))
    }

    /// The months in so many years.
    #[must_use]
    pub fn months(self) -> Self {
        Self(rounded(self.0 * 12.0).min(Self::MAX))
    }

    /// The number, if it lies from 0 to [`Number::MAX`].
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // `+ 0.0` turns a negative zero into a plain one, which would print as `-0`.
        (0.0..=Self::MAX)
            .contains(&value)
            .then_some(Self(value + 0.0))
    }
}

/// Without the dust of binary fractions: 3 - 2.9 is 0.1.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// As short as can be: `3`, `0.5`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.whole() {
            Some(whole) => whole.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

impl std::str::FromStr for Number {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse()
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| String::from("expected a number from 0 to 1000000000000"))
    }
}

/// A whole number is written without a fraction: `80000`, not `80000.0`.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_u64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?)
            .ok_or_else(|| de::Error::custom("expected a number from 0 to 1000000000000"))
    }
}

/// A currency by its ISO 4217 code: three capital letters, `USD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The code, if `text` has the form of one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        code.iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Self(code))
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Self::new(&text)
            .ok_or_else(|| de::Error::custom("expected a currency code such as \"USD\""))
    }
}

/// The time that a salary is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Period {
    /// A year.
    Year,
    /// A month.
    Month,
    /// An hour.
    Hour,
}

impl Period {
    /// `year`, `month` or `hour`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Hour => "hour",
        }
    }

    /// The period of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = [Self::Year, Self::Month, Self::Hour].into_iter();
        all.find(|period| period.name() == name)
    }
}

#[cfg(test)]
mod schema {
    //! How the hand-written types look in the JSON schema.

    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Currency, Number, Remark, Text};

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

    impl JsonSchema for Number {
        fn schema_name() -> Cow<'static, str> {
            "Number".into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "number", "minimum": 0, "maximum": 1_000_000_000_000_u64 })
        }
    }

    impl JsonSchema for Currency {
        fn schema_name() -> Cow<'static, str> {
            "Currency".into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$" })
        }
    }
}
