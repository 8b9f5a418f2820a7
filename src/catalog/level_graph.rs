//! Which level follows which.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::{graph::Graph, ladder::Ladder};

/// The levels by their indices, each with those that may follow it: those it names, each once, or the
/// next in the list that is of the same family. `by_id` has the indices of the levels.
pub(super) fn build(ladder: &Ladder, by_id: &HashMap<&str, usize>) -> Graph {
    let mut next_of_family: HashMap<Option<&str>, usize> = HashMap::new();
    let mut next = vec![Vec::new(); ladder.levels.len()];
    for (index, level) in ladder.levels.iter().enumerate().rev() {
        let following = next_of_family.insert(level.family.as_deref(), index);
        match &level.next {
            Some(named) => {
                let indices = named.iter().filter_map(|id| by_id.get(&**id).copied());
                next[index] = without_repetition(indices);
            }
            None => next[index].extend(following),
        }
    }
    Graph::new(next)
}

fn without_repetition(indices: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut seen = HashSet::new();
    indices.filter(|index| seen.insert(*index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn next(json: &str) -> Vec<Vec<usize>> {
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let graph = Catalog::new(&ladder).graph;
        (0..graph.len())
            .map(|level| graph.next(level).to_vec())
            .collect()
    }

    #[test]
    fn a_left_out_next_is_the_next_of_the_same_family() {
        let json = r#"{"levels":[
            {"id":"d1","title":"D1","family":"delivery"},{"id":"x","title":"X"},
            {"id":"p1","title":"P1","family":"product"},{"id":"d2","title":"D2","family":"delivery"},
            {"id":"y","title":"Y"},{"id":"p2","title":"P2","family":"product","next":["d2"]}]}"#;
        assert_eq!(
            next(json),
            [vec![3], vec![4], vec![5], vec![], vec![], vec![3]]
        );
    }

    #[test]
    fn a_level_that_is_named_twice_follows_once() {
        let json = r#"{"levels":[{"id":"a","title":"A","next":["c","b","c"]},
            {"id":"b","title":"B"},{"id":"c","title":"C","next":[]}]}"#;
        assert_eq!(next(json), [vec![2, 1], vec![2], vec![]]);
    }
}
