//! Which tracks pay enough, and which pays most. Amounts in different currencies or for different
//! periods say nothing of each other.

use std::{cmp::Reverse, collections::BTreeSet};

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{
    Currency, Ladder, Number, Period, Salary,
    english::{how_many, or_list, verb},
    order,
};

use super::{TrackEntry, Tracks, Usage};

/// The least that a track is to pay.
pub(super) struct LeastPay {
    amount: Number,
    /// None where the ladder pays nothing for such a period.
    currency: Option<Currency>,
    period: Period,
}

impl LeastPay {
    /// What `--min-salary` means on a ladder; none if it was not given.
    pub(super) fn new(ladder: &Ladder, question: &Tracks) -> Result<Option<Self>, Usage> {
        let Some(amount) = question.min_salary else {
            return Ok(None);
        };
        let period = question.period.unwrap_or(Period::Year);
        let levels = ladder.levels.iter().flat_map(|level| &level.salary);
        let tracks = ladder.tracks.iter().flat_map(|track| &track.salary);
        let salaries = levels
            .chain(tracks)
            .filter(|salary| salary.period == period);
        let currencies: BTreeSet<Currency> = salaries.map(|salary| salary.currency).collect();
        let currency = match question.currency {
            Some(currency) => Some(currency),
            None if currencies.len() > 1 => {
                let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
                let message = format!(
                    "this ladder pays in several currencies {}, so `--min-salary` needs one",
                    period.per()
                );
                return Err(Usage::new(message)
                    .with_hint(format!("add `--currency` with {}", or_list(&codes))));
            }
            None => currencies.first().copied(),
        };
        Ok(Some(Self {
            amount,
            currency,
            period,
        }))
    }

    fn is_comparable(&self, salary: &Salary) -> bool {
        Some(salary.currency) == self.currency && salary.period == self.period
    }

    /// Whether a range pays as much.
    pub(super) fn is_reached_by(&self, salary: &Salary) -> bool {
        self.is_comparable(salary) && salary.reaches(self.amount)
    }

    /// What to say of ranges that were not compared, and of the highest where none reaches.
    pub(super) fn notes<'s>(
        &self,
        salaries: impl Iterator<Item = &'s Salary<'s>>,
        none_reaches: bool,
    ) -> Vec<String> {
        let (compared, others): (Vec<_>, Vec<_>) =
            salaries.partition(|salary| self.is_comparable(salary));
        let mut notes = Vec::new();
        if none_reaches {
            let tops = compared.iter().filter_map(|salary| salary.max);
            let highest = tops.max_by(|a, b| a.get().total_cmp(&b.get()));
            notes.push(match highest {
                Some(max) => format!(
                    "no salary range reaches {}; the highest ends at {max} {}",
                    self.amount,
                    self.unit()
                ),
                None if others.is_empty() => String::from("these tracks name no salary"),
                None => format!("no salary range is in {}", self.unit()),
            });
        }
        if !others.is_empty() {
            notes.push(format!(
                "{} {} not compared, since {} not in {}",
                how_many(others.len(), "salary range"),
                verb(others.len(), "was", "were"),
                verb(others.len(), "it is", "they are"),
                self.unit()
            ));
        }
        notes
    }

    /// `USD a year`.
    fn unit(&self) -> String {
        match &self.currency {
            Some(currency) => format!("{} {}", currency.code(), self.period.per()),
            None => format!("money {}", self.period.per()),
        }
    }
}

/// Highest first. Each currency and period stays apart, in the order in which they first appear; what
/// pays nothing known goes last. A track that pays in several goes with the first of them.
pub(super) fn sort(tracks: &mut Vec<TrackEntry>) {
    let mut units: HashMap<(Currency, Period), usize> = HashMap::new();
    for salary in tracks.iter().flat_map(|track| &track.salary) {
        let next = units.len();
        units
            .entry((salary.currency, salary.period))
            .or_insert(next);
    }
    let unit = |salary: &Salary| units[&(salary.currency, salary.period)];
    order::sort_by_cached_key(tracks, |track| {
        let first = track.salary.iter().map(|salary| unit(salary)).min();
        let paid = track
            .salary
            .iter()
            .filter(|salary| Some(unit(salary)) == first);
        let top = paid
            .filter_map(|salary| salary.top())
            .map(Number::get)
            .fold(0.0, f64::max);
        // Amounts are not negative, so that their bits are in the order of the amounts.
        (first.unwrap_or(units.len()), Reverse(top.to_bits()))
    });
}

#[cfg(test)]
mod tests {
    use super::super::{super::Question, Sort, Tracks};
    use crate::catalog::{Catalog, Ladder, Number};

    const LADDER: &str = r#"{"levels":[{"id":"l","title":"L"}],"tracks":[
        {"id":"a","title":"A","salary":[{"currency":"USD","max":36000,"period":"year"},{"currency":"USD","max":90000,"period":"year"}]},
        {"id":"h","title":"H","salary":[{"currency":"USD","min":40,"period":"hour"}]},
        {"id":"b","title":"B","salary":[{"currency":"USD","max":50000,"period":"year"}]},
        {"id":"none","title":"N"},
        {"id":"i","title":"I","salary":[{"currency":"USD","min":60,"max":70,"period":"hour"}]},
        {"id":"c","title":"C","salary":[{"currency":"USD","max":90000,"period":"year"}]}]}"#;

    fn ids(json: &str, question: &Tracks) -> (String, Vec<String>) {
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let answer = question.ask(&catalog).expect("an answer");
        let ids: Vec<&str> = answer.entries.iter().map(|track| track.id).collect();
        (ids.join(" "), answer.notes)
    }

    #[test]
    fn the_highest_amount_that_is_shown_decides() {
        let sort = Some(Sort::Salary);
        let all = Tracks {
            sort,
            ..Tracks::default()
        };
        // A and C pay the same, and so they stay in the ladder's order.
        assert_eq!(ids(LADDER, &all).0, "a c b i h none");
        let min_salary = Number::new(50_000.0);
        let some = Tracks {
            sort,
            min_salary,
            ..Tracks::default()
        };
        let (ids, notes) = ids(LADDER, &some);
        assert_eq!(ids, "a c b");
        assert_eq!(
            notes,
            ["2 salary ranges were not compared, since they are not in USD a year"]
        );
    }

    #[test]
    fn why_no_range_is_compared_is_said() {
        let question = Tracks {
            min_salary: Number::new(50.0),
            ..Tracks::default()
        };
        let levels = r#""levels":[{"id":"l","title":"L"}]"#;
        let unpaid = format!(r#"{{{levels},"tracks":[{{"id":"n","title":"N"}}]}}"#);
        assert_eq!(ids(&unpaid, &question).1, ["these tracks name no salary"]);
        let hourly = format!(
            r#"{{{levels},"tracks":[{{"id":"h","title":"H","salary":[{{"currency":"USD","min":40,"period":"hour"}}]}}]}}"#
        );
        let expected = [
            "no salary range is in money a year",
            "1 salary range was not compared, since it is not in money a year",
        ];
        assert_eq!(ids(&hourly, &question).1, expected);
    }

    #[test]
    fn another_period_is_asked_for() {
        let question = Tracks {
            min_salary: Number::new(50.0),
            period: Some(crate::catalog::Period::Hour),
            ..Tracks::default()
        };
        // A range without a high end reaches any amount.
        assert_eq!(ids(LADDER, &question).0, "h i");
    }

    #[test]
    fn several_currencies_need_one() {
        let json = LADDER.replacen(
            "\"currency\":\"USD\",\"max\":50000",
            "\"currency\":\"EUR\",\"max\":50000",
            1,
        );
        let question = Tracks {
            min_salary: Number::new(1.0),
            ..Tracks::default()
        };
        let ladder: Ladder = serde_json::from_str(&json).expect("a ladder");
        let catalog = Catalog::new(&ladder);
        let error = question.ask(&catalog).err().expect("several currencies");
        assert_eq!(
            error.hints().next().as_deref(),
            Some("add `--currency` with EUR or USD")
        );
        let question = Tracks {
            currency: "eur".parse().ok(),
            ..question
        };
        assert_eq!(ids(&json, &question).0, "b");
    }
}
