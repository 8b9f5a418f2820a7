//! Wages by the hour, as the US survey itself makes them of those by the year.

use crate::catalog::{Number, market::Wages};

/// The hours that the survey counts for a year.
pub(super) const HOURS: f64 = 2080.0;

/// The same wages by the hour, to a cent.
pub(super) fn wages(annual: &Wages) -> Wages {
    let by_hour = |amount: Option<Number>| {
        let cents = (amount?.get() / HOURS * 100.0).round();
        Number::new(cents / 100.0)
    };
    Wages {
        p10: by_hour(annual.p10),
        p25: by_hour(annual.p25),
        median: by_hour(annual.median),
        p75: by_hour(annual.p75),
        p90: by_hour(annual.p90),
        mean: by_hour(annual.mean),
        ..*annual
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_2080_hours() {
        let annual = Wages {
            median: Number::new(116_580.0),
            p90: None,
            jobs: Number::new(435_370.0),
            ..Wages::default()
        };
        let hourly = wages(&annual);
        assert_eq!(hourly.median, Number::new(56.05));
        assert_eq!((hourly.p90, hourly.jobs), (None, annual.jobs));
    }
}
