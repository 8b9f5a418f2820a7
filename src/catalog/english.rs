//! Small pieces of English that messages are made of.

use std::borrow::Cow;

use super::{money::Currency, number::Number};

/// A number of things: `1 year`, `0.5 years`.
#[must_use]
pub fn count(number: Number, thing: &str) -> String {
    let s = if number == Number::ONE { "" } else { "s" };
    format!("{number} {thing}{s}")
}

/// How many things there are: `1 error`, `2 errors`.
#[must_use]
pub fn how_many(number: usize, thing: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{s}")
}

/// A list: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn and_list<S: AsRef<str>>(items: &[S]) -> Cow<'_, str> {
    list_with(items, "and")
}

/// A choice: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn or_list<S: AsRef<str>>(items: &[S]) -> Cow<'_, str> {
    list_with(items, "or")
}

/// A list of which at most `most` items are named: `a, b and 14 more`.
#[must_use]
pub fn bounded_list<S: AsRef<str>>(items: &[S], most: usize) -> String {
    if items.len() <= most {
        return and_list(items).into_owned();
    }
    let named: Vec<&str> = items[..most].iter().map(AsRef::as_ref).collect();
    format!("{} and {} more", named.join(", "), items.len() - most)
}

/// The verb in the form that goes with so many subjects: `does` or `do`.
#[must_use]
pub fn verb<'v>(subjects: usize, one: &'v str, several: &'v str) -> &'v str {
    if subjects == 1 { one } else { several }
}

/// A name from a file or a command line in backticks, shortened where it is too long to read.
#[must_use]
pub fn quoted(name: &str) -> String {
    const LONGEST: usize = 80;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &name[..end]),
        None => format!("`{name}`"),
    }
}

/// `$80,000`, `CHF 80,000`, `$52.50`. Where a sign means several currencies, only the one that it
/// first means gets it.
#[must_use]
pub fn money(amount: Number, currency: Currency) -> String {
    let plain = amount.to_string();
    // A tenth is written as cents; what is finer stays as it is.
    let digits = match plain.split_once('.') {
        Some((_, decimals)) if decimals.len() < 2 => grouped(&format!("{plain}0")),
        _ => grouped(&plain),
    };
    match currency.code() {
        "USD" => format!("${digits}"),
        "EUR" => format!("€{digits}"),
        "GBP" => format!("£{digits}"),
        code => format!("{code} {digits}"),
    }
}

/// Digits in groups of three: `80,000`, `1,000.5`.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn list_with<'a, S: AsRef<str>>(items: &'a [S], conjunction: &str) -> Cow<'a, str> {
    match items {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one.as_ref()),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", first.join(", "), last.as_ref()).into()
        }
    }
}

/// A word as a shell takes it: in quotes if it holds anything that a shell might read.
#[must_use]
pub fn quoted_for_shell(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./=:,@+%".contains(c);
    // A word that begins with `=` or `~` is something of its own to some shells.
    if word.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_./".contains(c))
        && word.chars().all(is_plain)
    {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        assert_eq!(and_list::<&str>(&[]), "");
        assert_eq!(and_list(&["a"]), "a");
        assert_eq!(or_list(&["a", "b"]), "a or b");
        assert_eq!(and_list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(bounded_list(&["a", "b", "c", "d"], 2), "a, b and 2 more");
        assert_eq!(bounded_list(&["a", "b"], 2), "a and b");
    }

    #[test]
    fn a_long_name_is_shortened() {
        assert_eq!(quoted("scrum"), "`scrum`");
        assert_eq!(quoted(&"é".repeat(81)).chars().count(), 83);
    }

    #[test]
    fn money_in_words() {
        let money = |amount: f64, code: &str| {
            let amount = Number::new(amount).expect("in range");
            money(amount, Currency::new(code).expect("a code"))
        };
        assert_eq!(money(1_234_567.0, "USD"), "$1,234,567");
        assert_eq!(money(52.5, "GBP"), "£52.50");
        assert_eq!(money(999.0, "CHF"), "CHF 999");
        assert_eq!(money(52.555, "USD"), "$52.555");
        assert_eq!(grouped("1000.12345"), "1,000.12345");
    }

    #[test]
    fn a_word_is_quoted_where_a_shell_would_read_it() {
        assert_eq!(quoted_for_shell("data/ours-2.json"), "data/ours-2.json");
        assert_eq!(quoted_for_shell("our ladder.json"), "'our ladder.json'");
        assert_eq!(quoted_for_shell("it's"), "'it'\\''s'");
        assert_eq!(quoted_for_shell("=ls"), "'=ls'");
        assert_eq!(quoted_for_shell("--place=Austin"), "--place=Austin");
        assert_eq!(quoted_for_shell(""), "''");
    }
}
