//! What does not fit a schema, in words, and what may have been meant.

use serde_json::Value as Schema;

use crate::catalog::{
    date::Date,
    english::{or_list, quoted},
    money::Currency,
    names::nearest,
    number::Number,
};

use super::{
    super::json_tree::{Node, Value},
    kinds,
};

pub(super) fn unexpected(node: &Node, forms: &[&Schema]) -> String {
    let mut expected: Vec<&str> = forms.iter().filter_map(|form| describe(form)).collect();
    expected.dedup();
    let found = node.describe();
    let mut message = format!("expected {}, found {found}", or_list(&expected));
    if let (["a number"], Value::Text(text)) = (expected.as_slice(), &node.value)
        && let Some(number) = number_in(text)
    {
        message += &format!("; write {number}");
    }
    message
}

/// What a form is for, after "expected". Nobody is told to write null.
fn describe(form: &Schema) -> Option<&'static str> {
    match kinds(form).next()? {
        "boolean" => Some("true or false"),
        "number" => Some("a number"),
        "string" => Some("text"),
        "array" => Some("a list"),
        "object" => Some("an object"),
        _ => None,
    }
}

/// The number that somebody wrote as text: `80k`, `$30,000`, `1.5M`. None where it could be two:
/// `80.000` and `1,5` mean one number here and another there.
fn number_in(text: &str) -> Option<Number> {
    let text = text.trim().trim_start_matches(['$', '€', '£']);
    let (digits, factor) = match text.strip_suffix(['k', 'K']) {
        Some(thousands) => (thousands, 1e3),
        None => match text.strip_suffix(['m', 'M']) {
            Some(millions) => (millions, 1e6),
            None => (text, 1.0),
        },
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([',', '_', ' ']).collect();
    let are_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let is_grouped = groups[1..].iter().all(|group| group.len() == 3);
    let is_plain = (1..=3).contains(&groups[0].len()) || groups.len() == 1;
    let is_ambiguous = fraction.len() == 3 && groups.len() == 1;
    let all_digits = groups.iter().all(|group| are_digits(group)) && are_digits(fraction);
    if groups[0].is_empty() || !all_digits || !is_grouped || !is_plain || is_ambiguous {
        return None;
    }
    let number: f64 = format!("{}.{fraction}0", groups.concat()).parse().ok()?;
    Number::new(number * factor)
}

pub(super) fn text_violation(text: &str, form: &Schema, forms: &[&Schema]) -> Option<String> {
    let constants: Vec<&str> = forms
        .iter()
        .filter_map(|form| form["const"].as_str())
        .collect();
    if !constants.is_empty() {
        let listed: Vec<String> = constants.iter().map(|name| format!("`{name}`")).collect();
        let is_one = constants.contains(&text);
        return (!is_one).then(|| format!("{} is not {}", quoted(text), or_list(&listed)));
    }
    // The patterns of our schemas.
    match form["pattern"].as_str()? {
        "\\S" => text.trim().is_empty().then(|| "the text is blank".into()),
        "^[A-Z]{3}$" if Currency::new(text).is_none() => {
            let meant = text
                .parse()
                .ok()
                .filter(Currency::is_listed)
                .map_or(String::from(" such as `USD`"), |currency| {
                    format!("; did you mean `{}`?", currency.code())
                });
            Some(format!("{} is not a currency code{meant}", quoted(text)))
        }
        Date::PATTERN => text.parse::<Date>().err().map(str::to_owned),
        _ => None,
    }
}

pub(super) fn number_violation(number: f64, form: &Schema) -> Option<String> {
    let (min, max) = (form["minimum"].as_f64()?, form["maximum"].as_f64()?);
    let is_within = (min..=max).contains(&number);
    // One number alone is what the format itself is at.
    let is_version = min.total_cmp(&max).is_eq();
    (!is_within).then(|| {
        if is_version {
            format!("version {number} of the format is not known; write {min}")
        } else {
            format!("expected a number from {min} to {max}")
        }
    })
}

pub(super) fn unknown_key<'k>(
    key: &str,
    known: impl Iterator<Item = &'k String> + Clone,
) -> String {
    match nearest(key, known.clone()).first() {
        Some(near) => format!("the key is not known; did you mean `{near}`?"),
        None if known.clone().next().is_none() => String::from("the key is not known"),
        None => {
            let known: Vec<&str> = known.map(String::as_str).collect();
            format!(
                "the key is not known; the keys here are {}",
                known.join(", ")
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_text_is_read() {
        for (text, number) in [
            ("80k", Some(80_000.0)),
            ("30 000", Some(30_000.0)),
            ("80.000", None),
            ("1,5", None),
            ("$1,5m", None),
            ("1 2", None),
            ("9e12", None),
            ("9999999M", None),
            ("", None),
            ("$30,000", Some(30_000.0)),
            ("1.5M", Some(1_500_000.0)),
            (" 7 ", Some(7.0)),
            ("many", None),
            ("k", None),
            ("1.25e1", None),
            ("80000", Some(80_000.0)),
        ] {
            assert_eq!(number_in(text).map(Number::get), number, "{text}");
        }
    }
}
