//! Where the nodes of a graph stand in a picture: in rows, each below all that lead to it.

use std::collections::VecDeque;

use crate::document::Graph;

/// So many nodes that nothing leads to or from stand side by side.
const LOOSE_IN_A_ROW: usize = 4;

/// Where a node stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// Its row, from 0.
    pub(super) row: usize,
    /// How many columns stand left of it; it may stand between two.
    pub(super) column: f64,
}

/// The places of the nodes, by their index.
pub(super) fn places(graph: &Graph) -> Vec<Place> {
    let mut places = vec![Place::default(); graph.nodes.len()];
    let mut before = vec![Vec::new(); graph.nodes.len()];
    let mut behind = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        before[edge.to].push(edge.from);
        behind[edge.from].push(edge.to);
    }
    let is_loose = |node: &usize| before[*node].is_empty() && behind[*node].is_empty();
    let (loose, bound): (Vec<usize>, Vec<usize>) = (0..graph.nodes.len()).partition(is_loose);
    let rows = rows(&before, &behind);
    let mut by_row: Vec<Vec<usize>> = Vec::new();
    for node in bound {
        by_row.resize_with(by_row.len().max(rows[node] + 1), Vec::new);
        by_row[rows[node]].push(node);
    }
    for (row, nodes) in by_row.iter_mut().enumerate() {
        // Below the middle of what leads there, so that a straight way is a straight line.
        let wish = |node: usize, places: &[Place]| {
            let columns = before[node].iter().map(|from| places[*from].column);
            columns.sum::<f64>() / to_f64(before[node].len().max(1))
        };
        nodes.sort_by(|a, b| wish(*a, &places).total_cmp(&wish(*b, &places)));
        let mut free = 0.0_f64;
        for &node in &*nodes {
            let column = wish(node, &places).max(free);
            places[node] = Place { row, column };
            free = column + 1.0;
        }
    }
    for (place, node) in loose.into_iter().enumerate() {
        places[node] = Place {
            row: by_row.len() + place / LOOSE_IN_A_ROW,
            column: to_f64(place % LOOSE_IN_A_ROW),
        };
    }
    places
}

/// The row of each node: one more than the lowest of those that lead there.
fn rows(before: &[Vec<usize>], behind: &[Vec<usize>]) -> Vec<usize> {
    let mut rows = vec![0; before.len()];
    let mut open_before: Vec<usize> = before.iter().map(Vec::len).collect();
    let first = (0..before.len()).filter(|node| before[*node].is_empty());
    let mut open: VecDeque<usize> = first.collect();
    while let Some(node) = open.pop_front() {
        for &to in &behind[node] {
            rows[to] = rows[to].max(rows[node] + 1);
            open_before[to] -= 1;
            if open_before[to] == 0 {
                open.push_back(to);
            }
        }
    }
    rows
}

#[expect(clippy::cast_precision_loss, reason = "no picture has so many nodes")]
pub(super) fn to_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{super::tests::graph, *};

    /// The places of so many nodes with these edges, as row and column.
    fn placed(nodes: usize, edges: &[(usize, usize)]) -> Vec<(usize, f64)> {
        let places = places(&graph(nodes, edges));
        places.iter().map(|at| (at.row, at.column)).collect()
    }

    #[test]
    fn a_straight_way_is_a_column() {
        assert_eq!(
            placed(3, &[(0, 1), (1, 2), (0, 2)]),
            [(0, 0.0), (1, 0.0), (2, 0.0)]
        );
    }

    #[test]
    fn branches_part_and_meet() {
        let diamond = placed(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]);
        assert_eq!(diamond, [(0, 0.0), (1, 0.0), (1, 1.0), (2, 0.5)]);
        // Two ladders stand side by side.
        let two = placed(4, &[(0, 2), (1, 3)]);
        assert_eq!(two, [(0, 0.0), (0, 1.0), (1, 0.0), (1, 1.0)]);
    }

    #[test]
    fn what_hangs_on_nothing_comes_last_in_short_rows() {
        let places = placed(7, &[(5, 6)]);
        assert_eq!(places[5..], [(0, 0.0), (1, 0.0)]);
        assert_eq!(places[..2], [(2, 0.0), (2, 1.0)]);
        assert_eq!(places[4], (3, 0.0));
        assert_eq!(placed(0, &[]), []);
    }

    #[test]
    fn a_circle_ends_too() {
        assert_eq!(placed(2, &[(0, 1), (1, 0)]).len(), 2);
    }
}
