//! A band of years of experience.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{english::count, number::Number};

/// A band of years of experience. Either end may be open.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Years {
    /// From how many years, themselves included.
    pub min: Option<Number>,
    /// To how many years, themselves included.
    pub max: Option<Number>,
}

/// `1–3`, `7+`, `up to 2`, `3`; nothing for a band without ends.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => min.fmt(f),
            (Some(min), Some(max)) => write!(f, "{min}–{max}"),
            (Some(min), None) => write!(f, "{min}+"),
            (None, Some(max)) => write!(f, "up to {max}"),
            (None, None) => Ok(()),
        }
    }
}

impl Years {
    /// Whether `years` lies in the band, its ends included. A band without ends holds nothing: it
    /// says nothing.
    #[must_use]
    pub fn contains(&self, years: Number) -> bool {
        (self.min.is_some() || self.max.is_some())
            && self.min.is_none_or(|min| min <= years)
            && self.max.is_none_or(|max| years <= max)
    }

    /// The band with its unit: `1 year`, `2–5 years`; nothing for one without ends.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.min, self.max) {
            (None, None) => String::new(),
            (Some(min), Some(max)) if min == max => count(min, "year"),
            _ => format!("{self} years"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(min: Option<f64>, max: Option<f64>) -> Years {
        Years {
            min: min.and_then(Number::new),
            max: max.and_then(Number::new),
        }
    }

    #[test]
    fn a_band_holds_its_ends() {
        let band = years(Some(1.0), Some(3.0));
        for (number, holds) in [(0.9, false), (1.0, true), (3.0, true), (3.1, false)] {
            assert_eq!(band.contains(Number::new(number).expect("in range")), holds);
        }
        assert!(!years(None, None).contains(Number::ONE));
    }

    #[test]
    fn a_band_in_words() {
        let words = [
            (years(Some(1.0), Some(3.0)), "1–3"),
            (years(Some(7.0), None), "7+"),
            (years(None, Some(2.0)), "up to 2"),
            (years(Some(3.0), Some(3.0)), "3"),
            (years(None, None), ""),
        ];
        for (band, expected) in words {
            assert_eq!(band.to_string(), expected);
        }
    }
}
