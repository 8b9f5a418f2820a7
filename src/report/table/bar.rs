//! A range drawn to scale.

use crate::catalog::Number;

/// A range on a scale from 0 to `top` that fills `width` columns. An open end fades out; what lies in
/// the middle is a gap in the bar.
pub(super) fn draw(
    low: Option<Number>,
    middle: Option<Number>,
    high: Option<Number>,
    top: Number,
    width: usize,
) -> String {
    let place = |number: Number| {
        let share = number.get() / top.get().max(f64::MIN_POSITIVE);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "the share is from 0 to 1 and a screen has few columns"
        )]
        let place = (share * width as f64).round() as usize;
        place.min(width)
    };
    let from = low.map_or(0, place);
    let to = high.map_or(width, place).max(from + 1).min(width.max(1));
    let from = from.min(to - 1);
    let filled = if low.is_none() || high.is_none() {
        "▒"
    } else {
        "█"
    };
    let middle = middle.map(|middle| place(middle).clamp(from, to - 1));
    let drawn = (0..width).map(|at| match at {
        at if Some(at) == middle => "│",
        at if (from..to).contains(&at) => filled,
        _ => "·",
    });
    drawn.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(low: Option<f64>, middle: Option<f64>, high: Option<f64>) -> String {
        let number = |value: Option<f64>| value.and_then(Number::new);
        draw(
            number(low),
            number(middle),
            number(high),
            number(Some(10.0)).expect("ten"),
            10,
        )
    }

    #[test]
    fn an_open_end_fades_out() {
        assert_eq!(bar(Some(2.0), None, Some(5.0)), "··███·····");
        assert_eq!(bar(None, None, Some(5.0)), "▒▒▒▒▒·····");
        assert_eq!(bar(Some(8.0), None, None), "········▒▒");
        assert_eq!(bar(Some(2.0), Some(3.0), Some(5.0)), "··█│█·····");
        // Something is always drawn.
        assert_eq!(bar(Some(10.0), None, Some(10.0)), "·········█");
    }
}
