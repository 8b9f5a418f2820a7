//! Steps from level to level whose years may not be meant.

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{Level, Number, Years};

use super::Lint;
use crate::catalog::validate::path::Path;

impl Lint<'_, '_> {
    /// For each level the one whose band is to end before the next begins: itself, or where it has no
    /// band that of the levels below it which ends last.
    pub(super) fn nearest_bands(&self) -> Vec<Option<usize>> {
        let levels = &self.ladder.levels;
        let end = |level: usize| levels[level].years.max.map_or(f64::INFINITY, Number::get);
        let mut nearest: Vec<Option<usize>> = vec![None; levels.len()];
        for level in self.catalog.graph.upwards() {
            if is_band(&levels[level].years) {
                nearest[level] = Some(level);
            }
            let Some(below) = nearest[level] else {
                continue;
            };
            for &next in self.catalog.graph.next(level) {
                let is_later = nearest[next].is_none_or(|known| end(known) < end(below));
                if !is_band(&levels[next].years) && is_later {
                    nearest[next] = Some(below);
                }
            }
        }
        nearest
    }

    /// For each branch of the ladder the years that belong to some level of it: bands that do not
    /// touch, in order.
    pub(super) fn covered_years(&self) -> HashMap<usize, Vec<(f64, f64)>> {
        let mut covered: HashMap<usize, Vec<(f64, f64)>> = HashMap::new();
        let branches = self.catalog.graph.branch_numbers();
        for (level, branch) in self.ladder.levels.iter().zip(branches) {
            let bands = covered.entry(branch).or_default();
            if is_band(&level.years) {
                let max = level.years.max.map_or(f64::INFINITY, Number::get);
                bands.push((level.years.min.unwrap_or_default().get(), max));
            }
        }
        covered
            .into_iter()
            .map(|(branch, bands)| (branch, merged(bands)))
            .collect()
    }

    /// The band of a level, which has one, and that of one that follows it.
    pub(super) fn bands(&mut self, from: usize, to: usize, covered: &[(f64, f64)]) {
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        if !is_band(&upper.years) {
            return;
        }
        let path = || Path::item("levels", to).key("years");
        let named = |level: &Level| format!("{} ({})", level.title, level.years);
        if let (Some(lower_min), Some(upper_min)) = (lower.years.min, upper.years.min)
            && upper_min < lower_min
        {
            let (lower, upper) = (named(lower), named(upper));
            let message = format!("{upper} begins before {lower}, which leads to it");
            self.report(path(), message);
        } else if let (Some(end), Some(start)) = (lower.years.max, upper.years.min) {
            if start < end {
                let message = format!("{} begins before {} ends", named(upper), named(lower));
                self.report(path(), message);
            } else if let Some((end, start)) = uncovered(end.get(), start.get(), covered) {
                let message = format!(
                    "between {} and {} {end} to {start} years belong to no level",
                    named(lower),
                    named(upper)
                );
                self.report(path(), message);
            }
        }
    }
}

/// Whether a band has an end and its ends are the right way round.
fn is_band(years: &Years) -> bool {
    let is_known = years.min.is_some() || years.max.is_some();
    is_known && years.min.zip(years.max).is_none_or(|(min, max)| min <= max)
}

/// Bands in order, those that touch taken together.
fn merged(mut bands: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    bands.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f64, f64)> = Vec::new();
    for (min, max) in bands {
        match merged.last_mut() {
            Some((_, end)) if min <= *end => *end = end.max(max),
            _ => merged.push((min, max)),
        }
    }
    merged
}

/// The first part of a gap that no band covers; the bands do not touch and are in order.
fn uncovered(start: f64, end: f64, bands: &[(f64, f64)]) -> Option<(f64, f64)> {
    let next = bands.partition_point(|(min, _)| *min <= start);
    let (before, behind) = bands.split_at(next);
    let start = before.last().map_or(start, |(_, max)| start.max(*max));
    let end = behind.first().map_or(end, |(min, _)| end.min(*min));
    (start < end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::findings, merged};

    fn uncovered(start: f64, end: f64, bands: &[(f64, f64)]) -> Option<(f64, f64)> {
        super::uncovered(start, end, &merged(bands.to_vec()))
    }

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
        assert_eq!(uncovered(3.0, 3.0, &[(0.0, 3.0), (3.0, 3.0)]), None);
    }

    #[test]
    fn bands_that_touch_are_one() {
        let bands = vec![(6.0, 7.0), (0.0, 3.0), (3.0, 5.0), (1.0, 2.0)];
        assert_eq!(merged(bands), [(0.0, 5.0), (6.0, 7.0)]);
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
    fn a_level_without_a_band_hides_no_overlap() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"years":{"min":0,"max":5}},
            {"id":"b","title":"B","skills":["y"]},
            {"id":"c","title":"C","skills":["z"],"years":{"min":3,"max":9}}]}"#;
        assert_eq!(
            findings(json),
            ["levels[2].years: C (3–9) begins before A (0–5) ends"]
        );
    }

    #[test]
    fn of_several_bands_below_a_level_without_one_the_last_to_end_counts() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["w"],"years":{"min":0,"max":5},"next":["c"]},
            {"id":"b","title":"B","skills":["x"],"years":{"min":0,"max":3},"next":["c"]},
            {"id":"c","title":"C","skills":["y"],"next":["d"]},
            {"id":"d","title":"D","skills":["z"],"years":{"min":4,"max":9}}]}"#;
        let expected = [
            "levels[1]: no level leads to B",
            "levels[3].years: D (4–9) begins before A (0–5) ends",
        ];
        assert_eq!(findings(json), expected);
        let turned = json
            .replace(r#""max":5"#, r#""max":2"#)
            .replace(r#""max":3"#, r#""max":6"#);
        let expected = [
            "levels[1]: no level leads to B",
            "levels[3].years: D (4–9) begins before B (0–6) ends",
        ];
        assert_eq!(findings(&turned), expected);
    }

    #[test]
    fn bands_may_begin_together() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"years":{"min":3}},
            {"id":"b","title":"B","skills":["y"],"years":{"min":3,"max":5}}]}"#;
        assert_eq!(findings(json), [""; 0]);
    }
}
