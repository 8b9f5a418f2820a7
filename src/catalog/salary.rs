//! A salary range.

use serde::{Deserialize, Serialize};

use super::{
    money::{Currency, Period},
    number::Number,
    text::{Remark, Text},
};

/// A salary range. At least one end is known.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(transform = with_an_end))]
pub struct Salary<'a> {
    /// The ISO 4217 code of the currency.
    pub currency: Currency,
    /// The low end, in the currency, for the period.
    pub min: Option<Number>,
    /// The high end, in the currency, for the period.
    pub max: Option<Number>,
    /// The time it is paid for.
    pub period: Period,
    /// Where it is paid.
    #[serde(borrow)]
    pub region: Option<Text<'a>>,
    /// The id of the source of this range.
    pub source: Option<Text<'a>>,
    /// The date or period it speaks of.
    pub as_of: Option<Text<'a>>,
    /// A remark for those who read the file. The program does not show it.
    #[serde(default, skip_serializing)]
    pub note: Remark,
}

impl Salary<'_> {
    /// The highest amount that is known.
    #[must_use]
    pub fn top(&self) -> Option<Number> {
        self.max.or(self.min)
    }

    /// Whether it may pay as much as an amount: one without a high end may pay any.
    #[must_use]
    pub fn reaches(&self, amount: Number) -> bool {
        self.max.is_none_or(|max| max >= amount)
    }
}

#[cfg(test)]
fn with_an_end(schema: &mut schemars::Schema) {
    let either = serde_json::json!([{ "required": ["min"] }, { "required": ["max"] }]);
    schema.insert("anyOf".into(), either);
}
