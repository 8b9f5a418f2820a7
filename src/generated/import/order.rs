//! The order of proficiencies as the cells tell it: what is asked for of a skill rises from level to level.

use foldhash::HashMap;

use crate::catalog::names::search_key;

use super::{
    kind::{Cells, without_mark},
    rows::SaidOfSkill,
};

/// Puts names low to high: one stands before those that more skills rise to from it than fall. What the
/// cells do not tell stays in the order in which it comes. The levels are in theirs.
pub(super) fn by_rises(names: Vec<String>, said: &[SaidOfSkill], cells: Cells) -> Vec<String> {
    let places = names.iter().enumerate();
    let places: HashMap<String, usize> = places
        .map(|(place, name)| (search_key(name), place))
        .collect();
    let mut of_skills: Vec<(usize, usize, usize)> = said
        .iter()
        .filter_map(|one| {
            let (text, _) = without_mark(&one.how_well, cells);
            let place = places.get(&search_key(text))?;
            Some((one.skill, one.level, *place))
        })
        .collect();
    of_skills.sort_unstable();
    let mut rises = vec![vec![0_usize; names.len()]; names.len()];
    for pair in of_skills.windows(2) {
        let ((skill, _, from), (other, _, to)) = (pair[0], pair[1]);
        if skill == other && from != to {
            rises[from][to] += 1;
        }
    }
    let mut left: Vec<usize> = (0..names.len()).collect();
    let mut ordered = Vec::with_capacity(names.len());
    while !left.is_empty() {
        let is_lowest = |one: &usize| {
            left.iter()
                .all(|other| rises[*other][*one] <= rises[*one][*other])
        };
        let lowest = left.iter().position(is_lowest).unwrap_or(0);
        ordered.push(left.remove(lowest));
    }
    let mut names: Vec<Option<String>> = names.into_iter().map(Some).collect();
    let ordered = ordered.into_iter();
    ordered.filter_map(|place| names[place].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of the words of a table: a row a skill, a word a level.
    fn ordered(rows: &[&[&str]]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut said = Vec::new();
        for (skill, words) in rows.iter().enumerate() {
            for (level, word) in words
                .iter()
                .enumerate()
                .filter(|(_, word)| !word.is_empty())
            {
                if !names.iter().any(|name| name == word) {
                    names.push((*word).to_owned());
                }
                said.push(SaidOfSkill {
                    line: 1,
                    level,
                    skill,
                    column: level,
                    how_well: (*word).to_owned(),
                    expects: String::new(),
                });
            }
        }
        by_rises(names, &said, Cells::Mixed)
    }

    #[test]
    fn what_rises_along_the_levels_is_higher() {
        let rows: [&[&str]; 3] = [
            &["able", "able", "expert"],
            &["user", "user", "able"],
            &["basic", "basic", "user"],
        ];
        assert_eq!(ordered(&rows), ["basic", "user", "able", "expert"]);
        // A gap between is no end, and one row against two does not turn the order.
        let rows: [&[&str]; 3] = [&["b", "", "a"], &["a", "b"], &["b", "a"]];
        assert_eq!(ordered(&rows), ["b", "a"]);
    }

    #[test]
    fn what_the_cells_do_not_tell_stays() {
        assert_eq!(ordered(&[&["c", "c"], &["a"], &["b"]]), ["c", "a", "b"]);
        let circle: [&[&str]; 3] = [&["a", "b"], &["b", "c"], &["c", "a"]];
        assert_eq!(ordered(&circle), ["a", "b", "c"]);
        assert!(ordered(&[]).is_empty());
    }
}
