//! A date as a file gives it: a day, or just a month.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{number::Number, text::Text};

/// A day, `2026-11-26`, or a month, `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    /// From 1 to 12.
    month: u8,
    /// From 1; none for the month as a whole.
    day: Option<u8>,
}

impl Date {
    /// What a date looks like, for a schema; how many days a month has is left to reading it.
    pub const PATTERN: &str = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$";

    /// The months from the beginning of the year 0 to this one.
    #[must_use]
    pub fn months_since_year_0(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month) - 1
    }

    /// The same day so many years later; none where that is past the year 9999. The 29th of February
    /// becomes the 28th where it has to.
    #[must_use]
    pub fn years_later(self, years: Number) -> Option<Self> {
        let later = u32::try_from(years.months().whole()?).ok()?;
        let months = self.months_since_year_0().checked_add(later)?;
        let (year, month) = (u16::try_from(months / 12).ok()?, months % 12 + 1);
        let month = u8::try_from(month).ok()?;
        let last = days_in(year, month);
        let day = self.day.map(|day| day.min(last));
        (year <= 9999).then_some(Self { year, month, day })
    }

    /// The first month of the last years up to this one, which is the last of them; in months since the
    /// year 0. Part of a month counts as one.
    #[must_use]
    pub fn first_of_last(self, years: Number) -> u32 {
        let months = Number::new(years.months().get().ceil());
        let months = months.and_then(Number::whole);
        let months = months.and_then(|months| u32::try_from(months).ok());
        let end = self.months_since_year_0() + 1;
        end.saturating_sub(months.unwrap_or(u32::MAX))
    }

    /// Whether all of it comes after another date. A day is not after the month that it lies in.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        match (self.day, other.day) {
            (Some(_), Some(_)) => self > other,
            _ => self.months_since_year_0() > other.months_since_year_0(),
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected a date such as `2026-11-26`, or a month such as `2026-11`";
        let number = |text: &str, digits: usize| {
            let is_plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|_| is_plain)
        };
        let small = |text| number(text, 2).and_then(|number| u8::try_from(number).ok());
        let mut parts = text.splitn(3, '-');
        let year = parts.next().and_then(|year| number(year, 4));
        let month = parts.next().and_then(small);
        let month = month.filter(|month| (1..=12).contains(month));
        let (year, month) = year.zip(month).ok_or(EXPECTED)?;
        let day = match parts.next() {
            None => None,
            Some(day) => {
                let is_there = |day: &u8| (1..=days_in(year, month)).contains(day);
                Some(small(day).filter(is_there).ok_or(EXPECTED)?)
            }
        };
        Ok(Self { year, month, day })
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": Self::PATTERN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect(text)
    }

    #[test]
    fn only_days_and_months_that_there_are_are_read() {
        for good in ["2026-11-26", "2026-11", "2024-02-29", "0001-01"] {
            assert_eq!(date(good).to_string(), good);
        }
        for wrong in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-1",
            "26-11-26",
            "2026-02-29",
            "2026-11-00",
            "2026-11-31",
            "2026-11-26-1",
            "2026-11-26T00:00",
            "+026-11",
            " 2026-11",
            "2026-١١",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn years_later_is_the_same_day_if_there_is_one() {
        let later = |text: &str, years: f64| {
            let years = Number::new(years).expect("in range");
            date(text).years_later(years).map(|date| date.to_string())
        };
        assert_eq!(later("2023-05-31", 3.0).as_deref(), Some("2026-05-31"));
        assert_eq!(later("2024-02-29", 3.0).as_deref(), Some("2027-02-28"));
        assert_eq!(later("2024-02", 1.5).as_deref(), Some("2025-08"));
        assert_eq!(later("2024-02", 1e12), None);
        assert_eq!(later("2024-02", 357_913_941.0), None);
        assert_eq!(later("9999-02", 1.0), None);
    }

    #[test]
    fn the_month_itself_is_the_last_of_the_last_years() {
        let first = |years: f64| {
            let years = Number::new(years).expect("in range");
            date("2026-11-26").first_of_last(years)
        };
        assert_eq!(first(10.0), date("2016-12").months_since_year_0());
        assert_eq!(first(0.3), date("2026-08").months_since_year_0());
        assert_eq!(first(1e12), 0);
    }

    #[test]
    fn a_day_is_not_after_its_month() {
        for (one, other, is_after) in [
            ("2026-11-26", "2026-11", false),
            ("2026-11", "2026-11-26", false),
            ("2026-12", "2026-11-26", true),
            ("2026-11-27", "2026-11-26", true),
            ("2026-11-26", "2026-11-26", false),
        ] {
            assert_eq!(date(one).is_after(date(other)), is_after, "{one} {other}");
        }
    }
}
