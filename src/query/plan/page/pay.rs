//! What the next level pays, and the labour market, in a line each.

use crate::catalog::{
    Salary,
    english::{bounded_list, quoted},
    names::search_key,
};

use super::super::{parts::PlanAnswer, way::Rung};

/// How many names are told in a line.
const MOST_NAMED: usize = 4;

/// What the ladder says that the one next level pays, or else the one where the person stands.
pub(super) fn of_level<'p>(way: &'p [Rung<'_>]) -> Option<(&'static str, &'p [Salary<'p>])> {
    let paid = |here: bool| {
        let rung = way.iter().find(|rung| rung.here == here)?;
        (!rung.salary.is_empty()).then_some(rung)
    };
    let next = paid(false).map(|rung| ("Next pay", rung.salary));
    next.or_else(|| paid(true).map(|rung| ("Pay here", rung.salary)))
}

/// What the labour market pays.
pub(super) fn of_market(answer: &PlanAnswer) -> Option<String> {
    let market = answer.parts.market.as_ref()?;
    let mut line = market.in_a_line()?;
    let notice = market.notices().first();
    let places = market.places().into_iter().skip(1);
    let is_said = |place: &&str| notice.is_some_and(|notice| notice.contains(place));
    let others: Vec<&str> = places.filter(|place| !is_said(place)).collect();
    if let (Some(place), false) = (&answer.place, others.is_empty()) {
        let others = bounded_list(&others, MOST_NAMED);
        line.push_str(&format!("; {} may also mean {others}", quoted(place)));
    }
    if let Some(notice) = notice {
        return Some(format!("{notice}. {line}"));
    }
    // A place that is not called so is taken for it, which has to be said first.
    let typed = answer.place.as_deref().map(search_key);
    let is_plain = |typed: &String| {
        let mut places = market.places().into_iter();
        places.all(|place| search_key(place).starts_with(&**typed))
    };
    match answer
        .place
        .as_deref()
        .filter(|_| !typed.as_ref().is_none_or(is_plain))
    {
        Some(place) => Some(format!("{} is taken to mean {line}", quoted(place))),
        None => Some(line),
    }
}
