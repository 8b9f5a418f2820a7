//! Values in words: how they read in a table and in Markdown, in characters that are safe to show.

use std::borrow::Cow;

use crate::{
    catalog::{Currency, Number, Period, Salary, Source},
    query::{Audience, Cell, Column, Grid, Row, Scale, Unit},
    terminal::visible,
};

/// What stands where nothing is known.
pub(super) const MISSING: &str = "—";

/// The part of a grid that people see: the columns that are wanted, without those for programs and
/// those in which nothing is known.
pub(super) fn for_people<'a>(
    grid: Grid<'a>,
    wanted: impl Fn(&Column) -> bool,
) -> (Vec<Column>, Vec<Row<'a>>) {
    let rows: Vec<Row> = grid.rows.collect();
    let shown: Vec<bool> = (grid.columns.iter().enumerate())
        .map(|(at, column)| {
            column.audience != Audience::Programs
                && wanted(column)
                && rows.iter().any(|row| !row[at].is_missing())
        })
        .collect();
    let keep = |row: Row<'a>| {
        let cells = row.into_iter().zip(&shown);
        cells
            .filter_map(|(cell, shown)| shown.then_some(cell))
            .collect()
    };
    let columns = grid.columns.iter().zip(&shown);
    (
        columns
            .filter_map(|(column, shown)| shown.then_some(*column))
            .collect(),
        rows.into_iter().map(keep).collect(),
    )
}

/// The lines of a cell. A bar has none: it is drawn.
pub(super) fn lines<'a>(cell: &Cell<'a>) -> Vec<Cow<'a, str>> {
    match cell {
        Cell::Bar { .. } => Vec::new(),
        cell if cell.is_missing() => vec![MISSING.into()],
        Cell::Missing => Vec::new(),
        Cell::Text(text) => vec![safe(text)],
        Cell::List(texts) => texts.iter().map(safe).collect(),
        Cell::Number(number) => vec![grouped(&number.to_string()).into()],
        Cell::Estimate { value, unit, rough } => vec![estimate(*value, *unit, *rough).into()],
        Cell::Years(years) => vec![years.to_string().into()],
        Cell::Pay(salaries) => salaries.iter().map(|salary| pay(salary).into()).collect(),
    }
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
        Some(region) => format!(", {}", visible(region)),
        None => String::new(),
    };
    format!("{range} {}{place}", per(salary.period))
}

fn per(period: Period) -> &'static str {
    match period {
        Period::Year => "a year",
        Period::Month => "a month",
        Period::Hour => "an hour",
    }
}

/// `$80,000`, `CHF 80,000`, `$52.50`. Where a sign means several currencies, only the one that it
/// first means gets it.
pub(super) fn money(amount: Number, currency: Currency) -> String {
    let digits = match amount.whole() {
        Some(whole) => grouped(&whole.to_string()),
        None => grouped(&format!("{:.2}", amount.get())),
    };
    match currency.code() {
        "USD" => format!("${digits}"),
        "EUR" => format!("€{digits}"),
        "GBP" => format!("£{digits}"),
        code => format!("{code} {digits}"),
    }
}

/// `$80,000`, `1,230`, `0.44`; with `~` before it where it is not reliable.
fn estimate(value: Number, unit: Unit, rough: bool) -> String {
    let figure = match unit {
        Unit::Money(currency) => money(value, currency),
        Unit::Count => grouped(&value.to_string()),
        Unit::Ratio => format!("{:.2}", value.get()),
    };
    let mark = if rough { "~" } else { "" };
    format!("{mark}{figure}")
}

/// Digits in groups of three: `80,000`, `1,000.5`.
fn grouped(digits: &str) -> String {
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

/// What salaries are paid in and for: `USD a year`.
pub(super) fn paid_in(scale: &Scale) -> String {
    format!("{} {}", scale.currency.code(), per(scale.period))
}

/// What bars are drawn to: `USD a year, drawn from $0 to $130,000`.
pub(super) fn scale(scale: &Scale) -> String {
    format!(
        "{}, drawn from {} to {}",
        paid_in(scale),
        money(Number::default(), scale.currency),
        money(scale.top, scale.currency)
    )
}

/// Where the facts come from: `Source: the guide, its publisher, undated`.
pub(super) fn source(source: &Source) -> String {
    let parts = [
        Some(&*source.title),
        source.publisher.as_deref(),
        Some(source.as_of.as_deref().unwrap_or("undated")),
        source.url.as_deref(),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    visible(&format!("Source: {}", parts.join(", "))).into_owned()
}
