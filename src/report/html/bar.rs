//! A range drawn to scale.

use maud::{Markup, html};

use crate::catalog::{Number, english::grouped};

/// A range on a scale from 0 to `top`, which is as wide as its column. An open end is drawn to the end of
/// the scale, paler; the label says all of it in figures.
pub(super) fn draw(
    low: Option<Number>,
    middle: Option<Number>,
    high: Option<Number>,
    top: Number,
) -> Markup {
    let place = |number: Number| {
        let share = number.get() / top.get().max(f64::MIN_POSITIVE);
        100.0 * share.clamp(0.0, 1.0)
    };
    let from = low.map_or(0.0, place);
    // Something is always drawn.
    let width = (high.map_or(100.0, place) - from).max(0.5);
    let is_open = low.is_none() || high.is_none();
    html! {
        svg.bar viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label=(label(low, middle, high)) {
            rect.track y="5" width="100" height="2" {}
            rect.range.open[is_open] x=(figure(from)) y="2" width=(figure(width)) height="8" {}
            @if let Some(middle) = middle {
                rect.middle x=(figure((place(middle) - 0.5).max(0.0))) width="1" height="12" {}
            }
        }
    }
}

/// A place on the scale, to the hundredth: no screen shows more.
fn figure(place: f64) -> String {
    format!("{place:.2}")
}

/// `80,000 to 120,000, marked at 95,000`.
fn label(low: Option<Number>, middle: Option<Number>, high: Option<Number>) -> String {
    let amount = |number: Number| grouped(&number.to_string());
    let range = match (low, high) {
        (Some(low), Some(high)) => format!("{} to {}", amount(low), amount(high)),
        (Some(low), None) => format!("from {}", amount(low)),
        (None, Some(high)) => format!("up to {}", amount(high)),
        (None, None) => String::from("not known"),
    };
    match middle {
        Some(middle) => format!("{range}, marked at {}", amount(middle)),
        None => range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(low: Option<f64>, middle: Option<f64>, high: Option<f64>) -> String {
        let number = |value: Option<f64>| value.and_then(Number::new);
        let top = Number::new(2000.0).expect("a number");
        draw(number(low), number(middle), number(high), top).into_string()
    }

    #[test]
    fn a_range_is_drawn_to_scale_and_said_in_figures() {
        let bar = bar(Some(500.0), Some(1000.0), Some(1500.0));
        for part in [
            r#"aria-label="500 to 1,500, marked at 1,000""#,
            r#"class="range" x="25.00" y="2" width="50.00""#,
            r#"class="middle" x="49.50""#,
        ] {
            assert!(bar.contains(part), "{part} in {bar}");
        }
    }

    #[test]
    fn an_open_end_is_drawn_to_the_end_of_the_scale() {
        let from = bar(Some(1500.0), None, None);
        assert!(
            from.contains(r#"class="range open" x="75.00" y="2" width="25.00""#),
            "{from}"
        );
        assert!(from.contains("from 1,500"));
        assert!(bar(None, None, Some(2000.0)).contains(r#"x="0.00" y="2" width="100.00""#));
        assert!(bar(Some(2000.0), None, Some(2000.0)).contains(r#"width="0.50""#));
    }
}
