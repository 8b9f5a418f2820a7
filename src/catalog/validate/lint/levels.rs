//! Steps from level to level that may not be meant.

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::catalog::{Currency, Level, Period, SkillId, english::quoted};

use super::Lint;
use crate::catalog::validate::path::Path;

/// What a level asks of each skill: the index of the requirement, unless it is inherited, and its rank.
type Ranks = HashMap<SkillId, (Option<usize>, usize)>;

/// The salary ranges of a level by what makes them comparable.
type Pay<'a> = HashMap<(Currency, Period, Option<&'a str>), usize>;

impl<'a> Lint<'_, 'a> {
    pub(super) fn steps(&mut self) {
        let graph = &self.catalog.graph;
        let is_led_to = graph.is_led_to();
        let mut families = HashSet::new();
        for (index, level) in self.ladder.levels.iter().enumerate() {
            let path = || Path::item("levels", index);
            let begins_family = families.insert(level.family.as_deref());
            if !begins_family && !is_led_to[index] {
                self.report(path(), format!("no level leads to {}", level.title));
            }
            if self.catalog.level_requirements(index).next().is_none() {
                self.report(path(), format!("{} asks for no skill", level.title));
            }
        }
        let covered = self.covered_years();
        let levels = 0..self.ladder.levels.len();
        let ranks: Vec<Ranks> = levels.map(|level| self.ranks(level)).collect();
        let pay: Vec<Pay> = self.ladder.levels.iter().map(pay_by_kind).collect();
        let banded = self.nearest_bands();
        for (from, branch) in graph.branch_numbers().into_iter().enumerate() {
            for &to in graph.next(from).iter().filter(|to| **to != from) {
                if let Some(lower) = banded[from] {
                    self.bands(lower, to, &covered[&branch]);
                }
                self.skills(from, to, &ranks[from], &ranks[to]);
                self.pay_of_step(from, to, &pay[from], &pay[to]);
            }
        }
    }

    /// Skills that a level asks for at a lower proficiency than the one that it extends.
    pub(super) fn lowered(&mut self) {
        let catalog = self.catalog;
        for (index, level) in self.ladder.levels.iter().enumerate() {
            let Some(base) = level.extends.as_ref().and_then(|id| catalog.level(id)) else {
                continue;
            };
            for (n, (said, counts)) in (level.skills.iter())
                .zip(catalog.level_requirements(index))
                .enumerate()
            {
                if said.proficiency().is_some() && said.proficiency() != counts.proficiency {
                    let path = Path::item("levels", index).key("skills").index(n);
                    let message = format!(
                        "{} asks for less of {} than {}, which it extends, so the higher counts",
                        level.title,
                        quoted(said.skill()),
                        base.title
                    );
                    self.report(path, message);
                }
            }
        }
    }

    fn ranks(&self, level: usize) -> Ranks {
        let requirements = self.catalog.level_requirements(level);
        let ranked = requirements.enumerate().map(|(n, one)| {
            // What a level asks for itself comes first, in the order of the file.
            let own = one.inherited_from.is_none().then_some(n);
            (one.skill, (own, one.rank))
        });
        ranked.collect()
    }

    /// What a level asks for beside what one that follows it asks for. The shorter list is looked up in
    /// the longer: many levels may lead to one with many skills.
    fn skills(&mut self, from: usize, to: usize, before: &Ranks, now: &Ranks) {
        let (fewer, more) = if before.len() < now.len() {
            (before, now)
        } else {
            (now, before)
        };
        let mut shared: Vec<(SkillId, usize, usize)> = (fewer.keys())
            .filter(|skill| more.contains_key(*skill))
            .map(|skill| (*skill, before[skill].1, now[skill].1))
            .collect();
        // A map has no order, and what is said must be the same each time.
        shared.sort_unstable();
        let (lower_level, upper_level) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        for (skill, _, _) in shared.iter().filter(|(_, lower, upper)| upper < lower) {
            let path = Path::item("levels", to);
            let (path, name) = match now[skill].0 {
                Some(own) => {
                    let path = path.key("skills").index(own);
                    (path, upper_level.skills[own].skill())
                }
                None => (path.key("extends"), self.catalog.skills.get(*skill).name),
            };
            let message = format!(
                "{} asks for less of {} than {}, which leads to it",
                upper_level.title,
                quoted(name),
                lower_level.title
            );
            self.report(path, message);
        }
        let is_any_raised = shared.iter().any(|(_, lower, upper)| upper > lower);
        if !now.is_empty() && shared.len() == now.len() && !is_any_raised {
            let (upper, lower) = (&upper_level.title, &lower_level.title);
            let message = format!("{upper} asks for nothing that {lower} does not");
            self.report(Path::item("levels", to).key("skills"), message);
        }
    }

    /// What a level pays beside what one that follows it pays, for the same time in the same place.
    fn pay_of_step(&mut self, from: usize, to: usize, before: &Pay<'a>, now: &Pay<'a>) {
        let (fewer, more) = if before.len() < now.len() {
            (before, now)
        } else {
            (now, before)
        };
        let shared = fewer.keys().filter(|kind| more.contains_key(*kind));
        let (lower, upper) = (&self.ladder.levels[from], &self.ladder.levels[to]);
        let lesser: Vec<usize> = shared
            .filter(|kind| {
                let (lower, upper) = (&lower.salary[before[*kind]], &upper.salary[now[*kind]]);
                match (lower.max, upper.max) {
                    (Some(before), Some(now)) => now < before,
                    _ => lower
                        .min
                        .zip(upper.min)
                        .is_some_and(|(before, now)| now < before),
                }
            })
            .map(|kind| now[kind])
            .collect();
        for n in lesser {
            let message = format!(
                "{} pays less than {}, which leads to it",
                upper.title, lower.title
            );
            self.report(Path::item("levels", to).key("salary").index(n), message);
        }
    }
}

fn pay_by_kind<'a>(level: &'a Level<'a>) -> Pay<'a> {
    let salaries = level.salary.iter().enumerate();
    let kinds = salaries.map(|(n, salary)| {
        (
            (salary.currency, salary.period, salary.region.as_deref()),
            n,
        )
    });
    kinds.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

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
    fn a_level_that_asks_for_no_more_than_the_one_before_is_said() {
        let json = r#"{"levels":[{"id":"a","title":"A","skills":["x","y"]},
            {"id":"b","title":"B","skills":["x"]}]}"#;
        let expected = ["levels[1].skills: B asks for nothing that A does not"];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn pay_without_an_upper_end_is_told_by_its_lower_one() {
        let pays = |before: u32, now: u32| {
            let json = format!(
                r#"{{"levels":[
                {{"id":"a","title":"A","skills":["x"],"salary":[{{"currency":"EUR","min":{before},"period":"month"}}]}},
                {{"id":"b","title":"B","skills":["y"],"salary":[{{"currency":"EUR","min":{now},"period":"month"}}]}}]}}"#
            );
            findings(&json)
        };
        let lesser = ["levels[1].salary[0]: B pays less than A, which leads to it"];
        assert_eq!(pays(3000, 2999), lesser);
        assert_eq!(pays(3000, 3000), [""; 0]);
        assert_eq!(pays(3000, 3001), [""; 0]);
    }

    #[test]
    fn a_level_that_asks_for_nothing_is_said() {
        assert_eq!(
            findings(r#"{"levels":[{"id":"a","title":"A"}]}"#),
            ["levels[0]: A asks for no skill"]
        );
    }

    #[test]
    fn a_level_that_lowers_what_it_inherits_is_said() {
        let json = r#"{"scale":["low","high"],"levels":[
            {"id":"a","title":"A","skills":[{"skill":"x","proficiency":"high"},"y"]},
            {"id":"b","title":"B","extends":"a","skills":["y",{"skill":"x","proficiency":"low"},"z"]}]}"#;
        let expected = [
            "levels[1].skills[1]: B asks for less of `x` than A, which it extends, so the higher counts",
        ];
        assert_eq!(findings(json), expected);
    }

    #[test]
    fn the_first_level_of_a_family_need_not_be_led_to() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"family":"eng"},
            {"id":"b","title":"B","skills":["y"],"family":"design","next":[]},
            {"id":"c","title":"C","skills":["z"],"family":"design"}]}"#;
        assert_eq!(findings(json), ["levels[2]: no level leads to C"]);
    }

    #[test]
    fn a_step_that_pays_as_much_is_not_said() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"salary":[{"currency":"EUR","min":3,"max":4,"period":"hour"}]},
            {"id":"b","title":"B","skills":["y"],"salary":[{"currency":"EUR","min":2,"max":4,"period":"hour"}]}]}"#;
        assert_eq!(findings(json), [""; 0]);
    }
}
