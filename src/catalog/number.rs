//! Quantities: years, months, hours, money, weights.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A quantity that is not negative: years, months, hours, money or a weight.
///
/// What a file or an argument gives is at most [`Number::MAX`]; a sum may be larger.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Number(f64);

/// 2^53: up to here every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Powers of ten by the decimals that they take off.
const POWERS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

impl Number {
    /// The largest quantity that is read: more than any yearly pay in any currency.
    pub const MAX: f64 = 1e12;
    /// One.
    pub const ONE: Self = Self(1.0);

    /// The number, if it lies from 0 to [`Number::MAX`].
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // `+ 0.0` turns a negative zero into a plain one, which would print as `-0`.
        (0.0..=Self::MAX)
            .contains(&value)
            .then_some(Self(value + 0.0))
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0.0
    }

    /// The number, if it has no fraction.
    #[must_use]
    pub fn whole(self) -> Option<u64> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative and below 2^53"
        )]
        (self.0.fract() == 0.0 && self.0 <= EXACT).then_some(self.0 as u64)
    }

    /// How much is missing to this number for whoever has `had`; nothing if that is as much.
    ///
    /// ```
    /// use itpm_career::catalog::Number;
    ///
    /// let number = |value| Number::new(value).expect("in range");
    /// assert_eq!(number(3.0).lacking(number(2.9)), number(0.1));
    /// assert_eq!(number(3.0).lacking(number(4.0)), number(0.0));
    /// ```
    #[must_use]
    pub fn lacking(self, had: Self) -> Self {
        let decimals = self.decimals().max(had.decimals());
        Self::rounded((self.0 - had.0).max(0.0), decimals)
    }

    /// The months in so many years.
    #[must_use]
    pub fn months(self) -> Self {
        Self::rounded(self.0 * 12.0, self.decimals())
    }

    /// The sum of several numbers.
    ///
    /// ```
    /// use itpm_career::catalog::Number;
    ///
    /// let tenths = [0.1, 0.2].map(|value| Number::new(value).expect("in range"));
    /// assert_eq!(Number::sum(tenths).to_string(), "0.3");
    /// ```
    #[must_use]
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Self {
        let (mut sum, mut decimals) = (0.0, 0);
        for number in numbers {
            sum += number.0;
            decimals = decimals.max(number.decimals());
        }
        Self::rounded(sum, decimals)
    }

    /// How many decimals it is written with.
    fn decimals(self) -> usize {
        // Of a number with few decimals it is exact to divide its digits by a power of ten. To write it
        // out takes ten times as long.
        let is_written_with = |power: f64| {
            let digits = (self.0 * power).round();
            digits < EXACT && digits / power == self.0
        };
        let few = POWERS.iter().position(|power| is_written_with(*power));
        few.unwrap_or_else(|| {
            let text = self.0.to_string();
            text.split_once('.')
                .map_or(0, |(_, decimals)| decimals.len())
        })
    }

    /// Decimal numbers added or subtracted have no more decimals than the longest of them had; what
    /// a binary sum has beyond these is noise.
    fn rounded(value: f64, decimals: usize) -> Self {
        match POWERS.get(decimals) {
            Some(power) if value * power < EXACT => Self((value * power).round() / power),
            _ => Self(format!("{value:.decimals$}").parse().unwrap_or(value)),
        }
    }
}

impl Number {
    /// How many things there are.
    #[must_use]
    pub fn from_count(count: usize) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "nobody counts as far as 2^53")]
        Self(count as f64)
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self(whole.into())
    }
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

const OUT_OF_RANGE: &str = "expected a number from 0 to 1000000000000";

impl FromStr for Number {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Most are whole, and to read one as such takes a third of the instructions.
        if let Ok(whole) = text.parse::<u32>() {
            return Ok(whole.into());
        }
        text.parse().ok().and_then(Self::new).ok_or(OUT_OF_RANGE)
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
        Self::new(f64::deserialize(deserializer)?).ok_or_else(|| de::Error::custom(OUT_OF_RANGE))
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 1_000_000_000_000_u64 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Number {
        Number::new(value).expect("in range")
    }

    #[test]
    fn sums_and_differences_have_no_noise() {
        assert_eq!(number(0.3).lacking(number(0.1)), number(0.2));
        assert_eq!(number(2.345_678_9).months().to_string(), "28.1481468");
        assert_eq!(
            number(7.0).lacking(number(2.345_678_9)).to_string(),
            "4.6543211"
        );
        assert_eq!(Number::sum([number(1e-20), number(2e-20)]), number(3e-20));
    }

    #[test]
    fn decimals_are_those_that_are_written() {
        for digits in (0..2_000_000).step_by(7).map(f64::from) {
            for power in POWERS {
                let text = (digits / power).to_string();
                let written = text.split_once('.').map_or(0, |(_, behind)| behind.len());
                assert_eq!(number(digits / power).decimals(), written, "{text}");
            }
        }
        for (value, decimals) in [(1e12 - 0.1, 1), (123_456_789_012.345_67, 5), (1e-7, 7)] {
            assert_eq!(number(value).decimals(), decimals, "{value}");
        }
    }

    #[test]
    fn a_sum_may_pass_the_limit_of_what_is_read() {
        let sum = Number::sum([number(1e12), number(1.0)]);
        assert_eq!(sum.to_string(), "1000000000001");
        assert_eq!(serde_json::to_string(&sum).expect("JSON"), "1000000000001");
    }

    #[test]
    fn only_what_is_in_range_is_read() {
        for wrong in ["-1", "1e13", "1000000000000.0001", "NaN", "inf", "", "two"] {
            assert!(wrong.parse::<Number>().is_err(), "{wrong}");
        }
        assert_eq!(
            "-0".parse::<Number>().map(|zero| zero.to_string()),
            Ok("0".into())
        );
    }
}
