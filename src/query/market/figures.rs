//! The figures of a survey as cells, with a mark where the survey says that they are not reliable.

use crate::{
    catalog::{Currency, Number, market::Wages},
    document::{Cell, Unit},
};

/// Above this relative standard error, in percent, an estimate is marked.
pub(super) const ROUGH: f64 = 10.0;

pub(super) fn is_rough_pay(wages: &Wages) -> bool {
    wages
        .mean_rse_percent
        .is_some_and(|error| error.get() > ROUGH)
}

pub(super) fn is_rough_count(wages: &Wages) -> bool {
    wages
        .jobs_rse_percent
        .is_some_and(|error| error.get() > ROUGH)
}

/// The percentiles, lowest first.
pub(super) fn percentiles(wages: &Wages) -> impl Iterator<Item = Option<Number>> {
    let Wages {
        p10,
        p25,
        median,
        p75,
        p90,
        ..
    } = *wages;
    [p10, p25, median, p75, p90].into_iter()
}

/// What stands behind the name of a place or an occupation whose spread is not known whole.
pub(super) const UNSURE: &str = " *";

/// Whether there are percentiles, but one is missing or the two highest are the same.
pub(super) fn is_spread_unsure(wages: &Wages) -> bool {
    let known = percentiles(wages).flatten().count();
    known > 0 && (known < 5 || wages.p75 == wages.p90)
}

/// Whether the survey did not release one of the figures that a page shows.
pub(super) fn is_any_missing(wages: &Wages) -> bool {
    let shown = [
        wages.p10,
        wages.p25,
        wages.median,
        wages.p75,
        wages.p90,
        wages.mean,
        wages.jobs,
    ];
    shown.iter().any(Option::is_none)
}

pub(super) fn pay(wages: &Wages, amount: Option<Number>, currency: Currency) -> Cell<'static> {
    estimate(amount, Unit::Money(currency), is_rough_pay(wages))
}

pub(super) fn jobs(wages: &Wages) -> Cell<'static> {
    estimate(wages.jobs, Unit::Count, is_rough_count(wages))
}

pub(super) fn quotient(wages: &Wages) -> Cell<'static> {
    estimate(wages.location_quotient, Unit::Ratio, is_rough_count(wages))
}

fn estimate(value: Option<Number>, unit: Unit, is_rough: bool) -> Cell<'static> {
    let cell = |value| Cell::Estimate {
        value,
        unit,
        is_rough,
    };
    value.map_or(Cell::Missing, cell)
}

/// From p10 to p90 with the median, on a scale that ends at `top`. Where one of the two is not known the bar
/// ends at p25 or p75: beyond, nobody says how far it goes.
pub(super) fn range(wages: &Wages, top: Number) -> Cell<'static> {
    let (low, high) = (wages.p10.or(wages.p25), wages.p90.or(wages.p75));
    if low.or(high).is_none() {
        return Cell::Missing;
    }
    Cell::Bar {
        low,
        middle: wages.median,
        high,
        top,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_ends_at_the_last_percentile_that_is_known() {
        let wages = Wages {
            p10: Number::new(1.0),
            p75: Number::new(3.0),
            ..Wages::default()
        };
        let Cell::Bar { low, high, .. } = range(&wages, Number::ONE) else {
            panic!("a bar")
        };
        assert_eq!((low, high), (wages.p10, wages.p75));
        assert!(range(&Wages::default(), Number::ONE).is_missing());
    }

    #[test]
    fn an_estimate_is_rough_above_an_error_of_ten_percent() {
        for (percent, is_rough) in [(9.9, false), (10.0, false), (10.1, true)] {
            let wages = Wages {
                mean_rse_percent: Number::new(percent),
                jobs_rse_percent: Number::new(percent),
                ..Wages::default()
            };
            assert_eq!(is_rough_pay(&wages), is_rough, "{percent}");
            assert_eq!(is_rough_count(&wages), is_rough, "{percent}");
        }
    }
}
