//! Amounts and currencies that look like slips.

use foldhash::{HashMap, HashMapExt};

use crate::catalog::{Currency, Kind, Period, Salary, english::quoted};

use super::Lint;
use crate::catalog::validate::path::Path;

/// An amount that is so many times above or below the middle of the others is likely a slip.
const OUTLYING: f64 = 8.0;

impl Lint<'_, '_> {
    pub(super) fn pay(&mut self) {
        let levels = self.ladder.levels.iter().enumerate();
        let levels = levels.map(|(index, level)| (Path::item("levels", index), &level.salary));
        let tracks = self.ladder.tracks.iter().enumerate();
        let tracks =
            tracks.map(|(index, track)| (Path::item(Kind::Track.plural(), index), &track.salary));
        let ranges: Vec<(Path, &Salary)> = (levels.chain(tracks).flat_map(|(path, salaries)| {
            let salaries = salaries.iter().enumerate();
            salaries.map(move |(n, salary)| (path.clone().key("salary").index(n), salary))
        }))
        .collect();
        let middles = middles(&ranges);
        for (path, salary) in ranges {
            if !salary.currency.is_listed() {
                let message = format!(
                    "{} is no currency of ISO 4217",
                    quoted(salary.currency.code())
                );
                self.report(path.clone().key("currency"), message);
            }
            let middle = middles[&(salary.currency, salary.period)];
            let is_outlying =
                |amount: f64| amount * OUTLYING < middle || amount > middle * OUTLYING;
            let ends = [("min", salary.min), ("max", salary.max)];
            for (key, amount) in ends.into_iter().filter_map(|(key, end)| Some((key, end?))) {
                if is_outlying(amount.get()) {
                    let message = format!(
                        "{amount} {} {} is far from the other amounts, around {middle}",
                        salary.currency.code(),
                        salary.period.per()
                    );
                    self.report(path.clone().key(key), message);
                }
            }
        }
    }
}

/// The middle amount in each currency and period; of an even number the higher of the two.
fn middles(ranges: &[(Path, &Salary)]) -> HashMap<(Currency, Period), f64> {
    let mut amounts: HashMap<(Currency, Period), Vec<f64>> = HashMap::new();
    for (_, salary) in ranges {
        let known = amounts.entry((salary.currency, salary.period)).or_default();
        known.extend(
            [salary.min, salary.max]
                .into_iter()
                .flatten()
                .map(|end| end.get()),
        );
    }
    let middle = |mut amounts: Vec<f64>| {
        amounts.sort_unstable_by(f64::total_cmp);
        amounts.get(amounts.len() / 2).copied().unwrap_or_default()
    };
    amounts
        .into_iter()
        .map(|(kind, amounts)| (kind, middle(amounts)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;

    #[test]
    fn an_amount_is_far_from_the_others_beyond_eight_times() {
        let far = |min: u32, max: u32| {
            let json = format!(
                r#"{{"levels":[
                {{"id":"a","title":"A","skills":["x"],"salary":[{{"currency":"EUR","min":{min},"max":1000,"period":"month"}}]}},
                {{"id":"b","title":"B","skills":["y"],"salary":[{{"currency":"EUR","min":1000,"max":{max},"period":"month"}}]}}]}}"#
            );
            findings(&json).len()
        };
        assert_eq!(far(1000, 8000), 0);
        assert_eq!(far(1000, 8001), 1);
        assert_eq!(far(125, 1000), 0);
        assert_eq!(far(124, 1000), 1);
    }

    #[test]
    fn a_slip_in_an_amount_or_a_currency_is_said() {
        let json = r#"{"levels":[
            {"id":"a","title":"A","skills":["x"],"salary":[{"currency":"GBP","min":2500,"max":27000,"period":"year"}]},
            {"id":"b","title":"B","skills":["y"],"salary":[{"currency":"GPB","min":30000,"period":"year"}]}]}"#;
        let expected = [
            "levels[0].salary[0].min: 2500 GBP a year is far from the other amounts, around 27000",
            "levels[1].salary[0].currency: `GPB` is no currency of ISO 4217",
        ];
        assert_eq!(findings(json), expected);
    }
}
