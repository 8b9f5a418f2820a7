//! What a word without quotes is: `no`, `3.10`, `2026-01-01`, `0123`, `1e3`.

use std::borrow::Cow;

use saphyr_parser::{ScalarStyle, Tag};

/// What a word is in JSON.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain<'t> {
    /// A text, as it is spelled.
    Text,
    /// Another value.
    Json(Cow<'t, str>),
}

/// What a word is where values of some kinds are asked for, as `asks` says. Where it fits none of them it is what YAML 1.2
/// takes it for, so that the message on it is right.
pub(super) fn plain<'t>(
    text: &'t str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    asks: impl Fn(&str) -> bool,
) -> Plain<'t> {
    let is_text = tag.is_some_and(|tag| tag.suffix == "str");
    if style != ScalarStyle::Plain || is_text {
        return Plain::Text;
    }
    let null = is_null(text).then_some(Cow::Borrowed("null"));
    let boolean = truth(text).map(|(truth, is_core)| (Cow::Borrowed(truth), is_core));
    let number = number(text);
    // A blank says nothing, wherever it stands.
    if let Some(null) = null.filter(|_| text.is_empty() || asks("null") || !asks("string")) {
        return Plain::Json(null);
    }
    match (boolean, number) {
        (Some((truth, _)), _) if asks("boolean") => Plain::Json(truth),
        (_, Some(number)) if asks("number") => Plain::Json(number),
        _ if asks("string") => Plain::Text,
        (Some((truth, true)), _) => Plain::Json(truth),
        (_, Some(number)) => Plain::Json(number),
        _ => Plain::Text,
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether it says true or false, and whether it does so in YAML 1.2 too; `no` did in YAML 1.1.
fn truth(text: &str) -> Option<(&'static str, bool)> {
    // As YAML 1.1 has it: `no`, `No` and `NO`.
    let (first, rest) = text.split_at_checked(1)?;
    let has_one_case = text == text.to_lowercase()
        || text == text.to_uppercase()
        || (first == first.to_uppercase() && rest == rest.to_lowercase());
    if !has_one_case {
        return None;
    }
    match &*text.to_lowercase() {
        "true" => Some(("true", true)),
        "false" => Some(("false", true)),
        "yes" | "on" => Some(("true", false)),
        "no" | "off" => Some(("false", false)),
        _ => None,
    }
}

/// A decimal number as JSON spells it. Not one that begins with a zero as `0123` does, which is another
/// number in YAML 1.1 than in YAML 1.2.
fn number(text: &str) -> Option<Cow<'_, str>> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => digits.split_at(at),
        None => (digits, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_exponent = exponent.is_empty() || {
        let power = exponent[1..].trim_start_matches(['+', '-']);
        !power.is_empty() && are_digits(power) && exponent.len() - power.len() <= 2
    };
    let has_digits = !(whole.is_empty() && fraction.is_empty());
    let is_octal = whole.len() > 1 && whole.starts_with('0');
    if !has_digits || is_octal || !are_digits(whole) || !are_digits(fraction) || !has_exponent {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{exponent}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_what_is_asked_for() {
        let read =
            |text: &str, kinds: &[&str]| match plain(text, ScalarStyle::Plain, None, |kind| {
                kinds.contains(&kind)
            }) {
                Plain::Text => format!("text {text}"),
                Plain::Json(json) => json.into_owned(),
            };
        for (text, of_text, of_number, of_boolean) in [
            ("no", "text no", "text no", "false"),
            ("No", "text No", "text No", "false"),
            ("nO", "text nO", "text nO", "text nO"),
            ("on", "text on", "text on", "true"),
            ("true", "text true", "true", "true"),
            ("3.10", "text 3.10", "3.10", "3.10"),
            ("1e3", "text 1e3", "1e3", "1e3"),
            ("+.5", "text +.5", "0.5", "0.5"),
            ("-5.", "text -5.", "-5", "-5"),
            ("0123", "text 0123", "text 0123", "text 0123"),
            ("0", "text 0", "0", "0"),
            ("0x1f", "text 0x1f", "text 0x1f", "text 0x1f"),
            ("1_000", "text 1_000", "text 1_000", "text 1_000"),
            (".inf", "text .inf", "text .inf", "text .inf"),
            ("e5", "text e5", "text e5", "text e5"),
            ("1e+-5", "text 1e+-5", "text 1e+-5", "text 1e+-5"),
            (".", "text .", "text .", "text ."),
            (
                "2026-01-01",
                "text 2026-01-01",
                "text 2026-01-01",
                "text 2026-01-01",
            ),
            ("null", "text null", "null", "null"),
            ("", "null", "null", "null"),
            ("é", "text é", "text é", "text é"),
        ] {
            assert_eq!(read(text, &["string"]), of_text, "{text}");
            assert_eq!(read(text, &["number"]), of_number, "{text}");
            assert_eq!(read(text, &["boolean"]), of_boolean, "{text}");
        }
        assert_eq!(read("null", &["string", "null"]), "null");
        assert_eq!(read("35", &["number", "array"]), "35");
        let quoted = plain("no", ScalarStyle::SingleQuoted, None, |kind| {
            kind == "boolean"
        });
        assert_eq!(quoted, Plain::Text);
    }
}
