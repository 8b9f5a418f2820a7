//! The scale of a table: names of proficiencies, low to high, found by what a cell says.

use foldhash::{HashMap, HashSet};

use crate::catalog::{Number, names::search_key};

use super::{
    kind::{Cells, Kind, without_mark},
    order,
    rows::SaidOfSkill,
};

/// A matrix with more words than this holds expectations.
const MOST_IN_MATRIX: usize = 12;

/// A column with more words than this is no scale.
pub(super) const MOST_NAMES: usize = 50;

/// The proficiencies, lowest first.
#[derive(Debug, Default)]
pub(super) struct Scale {
    names: Vec<String>,
    by_name: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
    by_number: HashMap<u64, usize>,
}

impl Scale {
    pub(super) fn new(names: Vec<String>) -> Self {
        let mut scale = Self::default();
        for (rank, name) in names.iter().enumerate() {
            scale.by_name.entry(name.clone()).or_insert(rank);
            scale.by_key.entry(search_key(name)).or_insert(rank);
            if let Ok(number) = name.parse() {
                scale.by_number.entry(bits(number)).or_insert(rank);
            }
        }
        scale.names = names;
        scale
    }

    /// The scale that cells are from, low to high as far as they tell by levels in their order; without names if they are from none.
    ///
    /// # Errors
    /// The first cell of which there are more names than a scale has.
    pub(super) fn infer(
        said: &[SaidOfSkill],
        cells: Cells,
        are_levels_in_order: bool,
    ) -> Result<Self, &SaidOfSkill> {
        let mut found = Found::default();
        for one in said {
            let (text, _) = without_mark(&one.how_well, cells);
            match Kind::new(text, cells) {
                Kind::Sentence if cells == Cells::Mixed => return Ok(Self::default()),
                kind => found.add(text, kind),
            }
            let most = match cells {
                Cells::Mixed => MOST_IN_MATRIX,
                Cells::Proficiencies | Cells::Exact => MOST_NAMES,
            };
            if found.words > most || found.numbers.len() > MOST_NAMES {
                return match cells {
                    Cells::Mixed => Ok(Self::default()),
                    Cells::Proficiencies | Cells::Exact => Err(one),
                };
            }
        }
        let names = found.names(cells);
        let say_their_order = names
            .iter()
            .any(|name| name.starts_with(|c: char| c.is_ascii_digit()));
        Ok(Self::new(
            if cells == Cells::Exact || say_their_order || !are_levels_in_order {
                names
            } else {
                order::by_rises(names, said, cells)
            },
        ))
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }

    /// The place of a name.
    pub(super) fn rank(&self, name: &str) -> Option<usize> {
        let exact = self.by_name.get(name);
        let number = || self.by_number.get(&bits(name.parse().ok()?));
        let rank = exact.or_else(|| self.by_key.get(&search_key(name)));
        rank.or_else(number).copied()
    }

    /// The place that a number from 1 means.
    pub(super) fn place(&self, number: Number) -> Option<usize> {
        let place = usize::try_from(number.whole()?).ok()?.checked_sub(1)?;
        (place < self.names.len()).then_some(place)
    }
}

/// A number as a key.
fn bits(number: Number) -> u64 {
    number.get().to_bits()
}

/// The different texts of cells, in the order in which they come.
#[derive(Default)]
struct Found<'c> {
    seen: HashSet<String>,
    names: Vec<&'c str>,
    /// How many of the names are more than a tick.
    words: usize,
    seen_numbers: HashSet<u64>,
    numbers: Vec<(Number, &'c str)>,
}

impl<'c> Found<'c> {
    fn add(&mut self, text: &'c str, kind: Kind) {
        match kind {
            Kind::Nothing | Kind::Tick => {}
            Kind::Number(number) => {
                if self.seen_numbers.insert(bits(number)) {
                    self.numbers.push((number, text));
                }
            }
            Kind::TickWord | Kind::Word | Kind::Sentence => {
                if self.seen.insert(search_key(text)) {
                    self.names.push(text);
                    self.words += usize::from(kind != Kind::TickWord);
                }
            }
        }
    }

    /// The numbers, then the names; none where all only say that a skill is asked for.
    fn names(mut self, cells: Cells) -> Vec<String> {
        let is_tick = |(number, _): &(Number, &str)| *number == Number::ONE;
        if cells != Cells::Exact && self.words == 0 && self.numbers.iter().all(is_tick) {
            return Vec::new();
        }
        self.numbers
            .sort_unstable_by(|(one, _), (other, _)| one.get().total_cmp(&other.get()));
        let leading = |name: &str| -> Option<u32> {
            let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        };
        // `1 – aware`, `2 – working`: they say their order themselves.
        if self.names.iter().all(|name| leading(name).is_some()) {
            self.names.sort_by_key(|name| leading(name));
        }
        let numbers = self.numbers.into_iter().map(|(_, text)| text);
        numbers.chain(self.names).map(str::to_owned).collect()
    }
}
