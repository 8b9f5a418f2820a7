//! Steps from level to level that may not be meant.

use std::collections::HashMap;

use crate::catalog::{Level, Number, Salary, Years, english::quoted};

use super::Lint;
use crate::catalog::validate::path::Path;

impl Lint<'_, '_> {
    pub(super) fn steps(&mut self) {
        let graph = &self.catalog.graph;
        let is_led_to = graph.is_led_to();
        for (index, level) in self.ladder.levels.iter().enumerate() {
            let path = || Path::item("levels", index);
            if index > 0 && !is_led_to[index] {
                self.report(path(), format!("no level leads to {}", &*level.title));
            }
            if level.skills.is_empty() {
                self.report(path(), format!("{} asks for no skill", &*level.title));
            }
        }
        let covered = self.covered_years();
        let branches = graph.branch_numbers();
        for (from, branch) in branches.iter().enumerate() {
            for &to in graph.next(from).iter().filter(|to| **to != from) {
                self.bands(from, to, &covered[branch]);
                self.skills(from, to);
                self.pay_of_step(from, to);
            }
        }
    }

    /// For each branch of the ladder the years that belong to some level of it, in order.
    fn covered_years(&self) -> HashMap<usize, Vec<(f64, f64)>> {
        let mut covered: HashMap<usize, Vec<(f64, f64)>> = HashMap::new();
        let branches = self.catalog.graph.branch_numbers();
        for (level, branch) in self.ladder.levels.iter().zip(branches) {
            let bands = covered.entry(branch).or_default();
            if is_band(&level.years) {
                let max = level.years.max.map_or(f64::INFINITY, Number::get);
                bands.push((level.years.min.unwrap_or_default().get(), max));
            }
        }
        for bands in covered.values_mut() {
            bands.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        covered
    }

    /// The band of a level and that of one that follows it.
    fn bands(&mut self, from: usize, to: usize, covered: &[(f64, f64)]) {
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        if !is_band(&lower.years) || !is_band(&upper.years) {
            return;
        }
        let path = || Path::item("levels", to).key("years");
        let named = |level: &Level| format!("{} ({})", &*level.title, level.years);
        let (lower_name, upper_name) = (named(lower), named(upper));
        if let (Some(lower_min), Some(upper_min)) = (lower.years.min, upper.years.min)
            && upper_min < lower_min
        {
            let message = format!("{upper_name} begins before {lower_name}, which leads to it");
            self.report(path(), message);
        } else if let (Some(end), Some(start)) = (lower.years.max, upper.years.min) {
            if start < end {
                let message = format!("{upper_name} begins before {lower_name} ends");
                self.report(path(), message);
            } else if let Some((end, start)) = uncovered(end.get(), start.get(), covered) {
                let message = format!(
                    "between {lower_name} and {upper_name} {end} to {start} years belong to no level"
                );
                self.report(path(), message);
            }
        }
    }

    /// What a level asks for beside what one that follows it asks for.
    fn skills(&mut self, from: usize, to: usize) {
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        let catalog = self.catalog;
        let ranks: HashMap<_, usize> = lower
            .skills
            .iter()
            .map(|one| (catalog.skills.required(one), catalog.rank(one)))
            .collect();
        let mut is_any_new = false;
        for (n, one) in upper.skills.iter().enumerate() {
            let before = ranks.get(&catalog.skills.required(one));
            is_any_new |= before.is_none_or(|before| *before < catalog.rank(one));
            if before.is_some_and(|before| *before > catalog.rank(one)) {
                let message = format!(
                    "{} asks for less of {} than {}, which leads to it",
                    &*upper.title,
                    quoted(one.skill()),
                    &*lower.title
                );
                self.report(Path::item("levels", to).key("skills").index(n), message);
            }
        }
        if !upper.skills.is_empty() && !is_any_new {
            let message = format!(
                "{} asks for nothing that {} does not",
                &*upper.title, &*lower.title
            );
            self.report(Path::item("levels", to).key("skills"), message);
        }
    }

    /// What a level pays beside what one that follows it pays, for the same time in the same place.
    fn pay_of_step(&mut self, from: usize, to: usize) {
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        let kind = |salary: &Salary| {
            let region = salary.region.as_deref().map(str::to_owned);
            (salary.currency, salary.period, region)
        };
        let before: HashMap<_, &Salary> = lower
            .salary
            .iter()
            .map(|salary| (kind(salary), salary))
            .collect();
        for (n, salary) in upper.salary.iter().enumerate() {
            let less = |before: Option<Number>, now: Option<Number>| now < before && now.is_some();
            let pays_less = before.get(&kind(salary)).is_some_and(|before| {
                let ends = (before.max.is_some(), salary.max.is_some());
                match ends {
                    (true, true) => less(before.max, salary.max),
                    _ => less(before.min, salary.min),
                }
            });
            if pays_less {
                let message = format!(
                    "{} pays less than {}, which leads to it",
                    &*upper.title, &*lower.title
                );
                self.report(Path::item("levels", to).key("salary").index(n), message);
            }
        }
    }
}

/// Whether a band has an end and its ends are the right way round.
fn is_band(years: &Years) -> bool {
    let is_known = years.min.is_some() || years.max.is_some();
    is_known && years.min.zip(years.max).is_none_or(|(min, max)| min <= max)
}

/// The first part of a gap that no band covers; the bands are in the order of their beginnings.
fn uncovered(mut start: f64, end: f64, bands: &[(f64, f64)]) -> Option<(f64, f64)> {
    for &(min, max) in bands {
        if min > start {
            break;
        }
        start = start.max(max);
    }
    let next = bands.iter().map(|(min, _)| *min).find(|min| *min > start);
    (start < end).then(|| (start, next.unwrap_or(end).min(end)))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::findings, uncovered};

    #[test]
    fn a_gap_is_what_no_band_covers() {
        assert_eq!(
            uncovered(3.0, 5.0, &[(0.0, 3.0), (5.0, 9.0)]),
            Some((3.0, 5.0))
        );
        assert_eq!(
            uncovered(3.0, 5.0, &[(0.0, 3.0), (2.0, 6.0), (5.0, 9.0)]),
            None
        );
        assert_eq!(
            uncovered(3.0, 5.0, &[(0.0, 3.0), (4.0, 6.0)]),
            Some((3.0, 4.0))
        );
        assert_eq!(
            uncovered(3.0, 5.0, &[(0.0, 4.0), (5.0, 6.0)]),
            Some((4.0, 5.0))
        );
    }

    #[test]
    fn another_level_of_the_branch_may_cover_a_gap() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"years":{"min":0,"max":3},"next":["b","c"]},
            {"id":"b","title":"B","skills":["y"],"years":{"min":3,"max":5},"next":["c"]},
            {"id":"c","title":"C","skills":["z"],"years":{"min":5},"next":[]}]}"#;
        assert_eq!(findings(json), [""; 0]);
    }

    #[test]
    fn a_band_that_overlaps_is_said() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"years":{"min":0,"max":4}},
            {"id":"b","title":"B","skills":["y"],"years":{"min":3,"max":5}}]}"#;
        assert_eq!(
            findings(json),
            ["levels[1].years: B (3–5) begins before A (0–4) ends"]
        );
    }

    #[test]
    fn a_step_that_asks_or_pays_less_is_said() {
        let json = r#"{"scale":["low","high"],"levels":[
            {"id":"a","title":"A","skills":[{"skill":"x","proficiency":"high"}],
             "salary":[{"currency":"EUR","min":3000,"max":4000,"period":"month"}]},
            {"id":"b","title":"B","skills":[{"skill":"x","proficiency":"low"},"y"],
             "salary":[{"currency":"EUR","min":3100,"max":3900,"period":"month"}]}]}"#;
        let expected = [
            "levels[1].skills[0]: B asks for less of `x` than A, which leads to it",
            "levels[1].salary[0]: B pays less than A, which leads to it",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn a_level_that_asks_for_nothing_is_said() {
        assert_eq!(
            findings(r#"{"levels":[{"id":"a","title":"A"}]}"#),
            ["levels[0]: A asks for no skill"]
        );
    }
}
