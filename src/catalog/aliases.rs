//! Other names of a thing, kept as they stand in the file.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::text::Text;

/// Other names for a skill or an occupation. They are read when a name is sought that is nobody's id
/// or name, which is seldom: to read them at once would be a fifth of what a small answer takes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Aliases<'a>(Option<&'a RawValue>);

impl<'a> Aliases<'a> {
    /// Reads them.
    ///
    /// # Errors
    /// If they are not a list of names, which [`super::Ladder::from_json`] rules out.
    pub fn read(&self) -> serde_json::Result<Vec<Text<'a>>> {
        let list = self.0.map(|list| serde_json::from_str(list.get()));
        list.unwrap_or_else(|| Ok(Vec::new()))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Aliases<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|list| Self(Some(list)))
    }
}

impl Serialize for Aliases<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(*self)
    }
}

impl<'a> IntoIterator for Aliases<'a> {
    type Item = Text<'a>;
    type IntoIter = std::vec::IntoIter<Text<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.read().unwrap_or_default().into_iter()
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Aliases<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Aliases".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<Text>::json_schema(generator)
    }
}
