//! A list as a ladder file holds it: short as a rule, and never changed once it is read.

use std::{fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Serialize,
    de::{Deserializer, SeqAccess, Visitor},
};

/// A list without slack, which takes one allocation unless it is long.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct List<T>(Box<[T]>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Box::default())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items(PhantomData))
    }
}

struct Items<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List<T>, A::Error> {
        // Few are held apart until it is known how many they are: a `Vec` would grow in steps and then be
        // cut to size.
        let Some(first) = list.next_element()? else {
            return Ok(List::default());
        };
        let Some(second) = list.next_element()? else {
            return Ok(List(Box::new([first])));
        };
        let Some(third) = list.next_element()? else {
            return Ok(List(Box::new([first, second])));
        };
        let Some(fourth) = list.next_element()? else {
            return Ok(List(Box::new([first, second, third])));
        };
        let mut items = Vec::with_capacity(8);
        items.extend([first, second, third, fourth]);
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(List(items.into_boxed_slice()))
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for List<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}
