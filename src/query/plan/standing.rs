//! Where one stands: what the years say, what the skills say, each with its reason.

use serde::Serialize;

use crate::catalog::{
    Catalog, Number,
    names::{and_list, count},
};

use super::{climb::Climb, person::Person};

/// Where a person stands.
#[derive(Serialize)]
pub struct Standing<'a> {
    /// What the years say.
    pub by_years: Finding<'a>,
    /// What the skills say.
    pub by_skills: Finding<'a>,
    /// Whether the two have a level in common, or one of them says nothing.
    pub agree: bool,
    /// The level that the person says they hold.
    pub at: Option<&'a str>,
    /// The levels that the way begins at; none below the first.
    pub here: Vec<&'a str>,
    #[serde(skip)]
    pub(super) places: Vec<usize>,
}

/// What one kind of evidence says.
#[derive(Serialize)]
pub struct Finding<'a> {
    /// The ids of the levels; none if it is below the first, or says nothing.
    pub levels: Vec<&'a str>,
    /// Why these.
    pub reason: String,
    #[serde(skip)]
    pub(super) places: Vec<usize>,
    /// Whether it says anything.
    #[serde(skip)]
    speaks: bool,
}

impl<'a> Finding<'a> {
    fn new(catalog: &'a Catalog<'a>, places: Vec<usize>, reason: String) -> Self {
        Self {
            levels: ids(catalog, &places),
            reason,
            places,
            speaks: true,
        }
    }

    fn silent(reason: &str) -> Self {
        Self {
            levels: Vec::new(),
            reason: reason.to_owned(),
            places: Vec::new(),
            speaks: false,
        }
    }
}

fn ids<'a>(catalog: &'a Catalog<'a>, places: &[usize]) -> Vec<&'a str> {
    let levels = &catalog.ladder.levels;
    places.iter().map(|at| &*levels[*at].id).collect()
}

pub(super) fn of<'a>(catalog: &'a Catalog<'a>, person: &Person, climb: &Climb) -> Standing<'a> {
    let by_years = by_years(catalog, person.years, climb);
    let by_skills = by_skills(catalog, person, climb);
    let agree = !by_years.speaks
        || !by_skills.speaks
        || (by_years.places.is_empty() && by_skills.places.is_empty())
        || (by_years.places.iter()).any(|at| by_skills.places.contains(at));
    let places = match person.at {
        Some(at) => vec![at],
        // On the edge of two bands the lower one counts: the other is what one works towards.
        None if by_years.speaks => climb.lowest(&by_years.places),
        None => by_skills.places.clone(),
    };
    Standing {
        agree,
        at: person.at.map(|at| &*catalog.ladder.levels[at].id),
        here: ids(catalog, &places),
        places,
        by_years,
        by_skills,
    }
}

fn by_years<'a>(catalog: &'a Catalog<'a>, years: Option<Number>, climb: &Climb) -> Finding<'a> {
    let Some(years) = years else {
        return Finding::silent("no years are given");
    };
    let levels = &catalog.ladder.levels;
    let band = |at: &usize| levels[*at].years;
    let all = || (0..levels.len()).filter(|at| band(at).min.or(band(at).max).is_some());
    if all().next().is_none() {
        return Finding::silent("the levels of this ladder name no years");
    }
    let named = |places: &[usize]| {
        let names = places.iter().map(|at| {
            let level = &levels[*at];
            format!("{} ({})", &*level.title, level.years)
        });
        and_list(&names.collect::<Vec<_>>()).into_owned()
    };
    let said = count(years, "year");
    let held: Vec<usize> = all().filter(|at| band(at).hold(years)).collect();
    if !held.is_empty() {
        // A band without an end lasts until one above it begins.
        let above = climb.with_any_above(&held);
        let lasts = |at: &usize| band(at).max.is_some() || !above[*at];
        let places: Vec<usize> = held.into_iter().filter(lasts).collect();
        let band = if places.len() > 1 { "bands" } else { "band" };
        let reason = format!("{said} is within the {band} of {}", named(&places));
        return Finding::new(catalog, places, reason);
    }
    let begun = |at: &usize| band(at).min.unwrap_or_default() <= years;
    let reached = climb.highest(&all().filter(begun).collect::<Vec<_>>());
    let later: Vec<usize> = all().filter(|at| !begun(at)).collect();
    let least = |at: &&usize| levels[**at].years.min.unwrap_or_default().get();
    let next = later.iter().min_by(|a, b| least(a).total_cmp(&least(b)));
    let reason = match (reached.as_slice(), next) {
        ([], Some(first)) => format!("{said} is below the first band, {}", named(&[*first])),
        (reached, Some(next)) => format!(
            "{said} is between the bands of {} and {}",
            named(reached),
            named(&[*next])
        ),
        (reached, None) => format!("{said} is above the last band, {}", named(reached)),
    };
    Finding::new(catalog, reached, reason)
}

fn by_skills<'a>(catalog: &'a Catalog<'a>, person: &Person, climb: &Climb) -> Finding<'a> {
    if person.skills.is_empty() {
        return Finding::silent("no skills are given");
    }
    let ladder = catalog.ladder;
    // How many of its required skills each level finds met; none for a level that requires none.
    let tally = |at: usize| {
        let required = ladder.levels[at].skills.iter().filter(|one| {
            let waived = person.waived.contains(&catalog.skills.asked(one).0);
            one.required() && !waived
        });
        let (mut met, mut all) = (0, 0);
        for one in required {
            let has = person.has(catalog.skills.asked(one).0);
            met += usize::from(has.is_some_and(|rank| rank >= ladder.rank_asked(one)));
            all += 1;
        }
        (all > 0).then_some((met, all))
    };
    let tallies: Vec<Option<(usize, usize)>> = (0..ladder.levels.len()).map(tally).collect();
    if tallies.iter().all(Option::is_none) {
        return Finding::silent("the levels of this ladder require no skills");
    }
    let title = |at: usize| &*ladder.levels[at].title;
    let complete: Vec<usize> = (0..tallies.len())
        .filter(|at| tallies[*at].is_some_and(|(met, all)| met == all))
        .collect();
    let places = climb.highest(&complete);
    if !places.is_empty() {
        let names: Vec<&str> = places.iter().map(|at| title(*at)).collect();
        let reason = format!("all required skills of {} are there", and_list(&names));
        return Finding::new(catalog, places, reason);
    }
    // The level that comes nearest: the first with the largest share, compared without division.
    let mut nearest: Option<(usize, (usize, usize))> = None;
    for (at, tally) in tallies.into_iter().enumerate() {
        if let Some((met, all)) = tally
            && nearest.is_none_or(|(_, (most, of))| met * of > most * all)
        {
            nearest = Some((at, (met, all)));
        }
    }
    match nearest {
        Some((at, (met @ 1.., all))) => {
            let reason = format!(
                "no level has all its required skills met; {} comes nearest with {met} of {all}",
                title(at)
            );
            Finding::new(catalog, Vec::new(), reason)
        }
        _ => Finding::silent("no level requires any of these skills"),
    }
}
