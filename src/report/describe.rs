//! Values in words: how they read in a table and in Markdown, in characters that are safe to show.

use std::borrow::Cow;

use crate::{
    catalog::{
        Number, Salary, Source,
        english::{grouped, money},
    },
    document::{Cell, Scale, Unit},
    terminal::visible,
};

/// What stands where nothing is known.
pub(super) const MISSING: &str = "—";

/// What the later lines of an item in a list begin with, so that it is plain where the next begins.
pub(super) const INDENT: &str = "  ";

/// The lines of a cell. A bar has none: it is drawn.
pub(super) fn lines<'a>(cell: &Cell<'a>) -> Vec<Cow<'a, str>> {
    match cell {
        Cell::Bar { .. } => Vec::new(),
        cell if cell.is_missing() => vec![MISSING.into()],
        Cell::Missing => Vec::new(),
        Cell::Text(text)
        | Cell::Note(text)
        | Cell::Toned(_, text)
        | Cell::Group(text)
        | Cell::Grade { text, .. } => text_lines(text),
        Cell::List(texts) => texts.iter().flat_map(item_lines).collect(),
        Cell::Number(number) => vec![grouped(&number.to_string()).into()],
        Cell::Flag(flag) => vec![if *flag { "yes" } else { "no" }.into()],
        Cell::Estimate {
            value,
            unit,
            is_rough,
        } => vec![estimate(*value, *unit, *is_rough).into()],
        Cell::Years(years) => vec![years.to_string().into()],
        Cell::Pay(salaries) => salaries.iter().map(|salary| pay(salary).into()).collect(),
    }
}

/// The lines of a text as it was written, without blank ones at its ends.
pub(super) fn text_lines<'a>(text: &Cow<'a, str>) -> Vec<Cow<'a, str>> {
    if !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return vec![safe(text)];
    }
    let unix_text = text.replace("\r\n", "\n");
    let trimmed = unix_text.trim_matches('\n').trim_end();
    let lines = trimmed
        .split('\n')
        .map(|line| visible(line.trim_end()).into_owned());
    lines.map(Cow::Owned).collect()
}

/// The lines of an item in a list: all but the first are indented.
fn item_lines<'a>(text: &Cow<'a, str>) -> Vec<Cow<'a, str>> {
    let lines = text_lines(text).into_iter().enumerate();
    let indented = lines.map(|(place, line)| match place {
        0 => line,
        _ if line.is_empty() => line,
        _ => Cow::Owned(format!("{INDENT}{line}")),
    });
    indented.collect()
}

/// A text on one line, for a heading.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<Cow<str>> = text_lines(&Cow::Borrowed(text));
    lines.join(" ")
}

/// [`visible`], without a copy of what was borrowed all along.
fn safe<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => visible(text),
        Cow::Owned(text) => Cow::Owned(visible(text).into_owned()),
    }
}

/// `$80,000 – $120,000 a year, Austin`.
fn pay(salary: &Salary) -> String {
    let amount = |number| money(number, salary.currency);
    let range = match (salary.min, salary.max) {
        (Some(min), Some(max)) if min == max => amount(min),
        (Some(min), Some(max)) => format!("{} – {}", amount(min), amount(max)),
        (Some(min), None) => format!("from {}", amount(min)),
        (None, Some(max)) => format!("up to {}", amount(max)),
        (None, None) => String::from(MISSING),
    };
    let place = match salary.region.as_deref() {
        Some(region) => format!(", {}", one_line(region)),
        None => String::new(),
    };
    format!("{range} {}{place}", salary.period.per())
}

/// `$80,000`, `1,230`, `0.44`; with `~` before it where it is not reliable.
fn estimate(value: Number, unit: Unit, is_rough: bool) -> String {
    let figure = match unit {
        Unit::Money(currency) => money(value, currency),
        Unit::Count => grouped(&value.to_string()),
        Unit::Ratio => format!("{:.2}", value.get()),
    };
    let mark = if is_rough { "~" } else { "" };
    format!("{mark}{figure}")
}

/// What salaries are paid in and for: `USD a year`.
pub(super) fn paid_in(scale: &Scale) -> String {
    format!("{} {}", scale.currency.code(), scale.period.per())
}

/// What bars are drawn to: `USD a year, drawn from $0 to $130,000`.
pub(super) fn scale(scale: &Scale) -> String {
    let [from, to] = scale_ends(scale);
    format!("{}, drawn from {from} to {to}", paid_in(scale))
}

/// What bars are drawn to: where the scale begins and where it ends.
pub(super) fn scale_ends(scale: &Scale) -> [String; 2] {
    [Number::default(), scale.top].map(|end| money(end, scale.currency))
}

/// Where the facts come from: `Source: the guide, its publisher, undated`.
pub(super) fn source(source: &Source) -> String {
    format!("Source: {}", cited(source))
}

/// A source by its title, publisher, date and address.
pub(super) fn cited(source: &Source) -> String {
    let parts: Vec<&str> = [
        Some(&*source.title),
        source.publisher.as_deref(),
        Some(source.as_of.as_deref().unwrap_or("undated")),
        source.url.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    one_line(&parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines() {
        let text = Cow::Borrowed("\nOne:\r\n- a\n- b\n\nTwo\t\n");
        assert_eq!(text_lines(&text), ["One:", "- a", "- b", "", "Two"]);
        let list = Cell::list(["a\nb", "c\rd"]);
        assert_eq!(lines(&list), ["a", "  b", "c␍d"]);
        assert_eq!(one_line("a\nb"), "a b");
    }
}
