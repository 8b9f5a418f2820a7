//! Where the nodes of a graph stand in a picture: in rows, each below all that lead to it; and where an edge
//! passes the rows between its ends.

use std::collections::VecDeque;

use crate::document::{Graph, NodeKind};

/// So many nodes that nothing leads to or from, or that hang on one level, stand side by side.
const SIDE_BY_SIDE: usize = 3;

/// How far the middle of a node lies from its left side, and how much room an edge takes that passes a row,
/// both in columns.
const HALF: f64 = super::WIDTH / (super::WIDTH + super::GAP) / 2.0;
const PASSING: f64 = 0.15;

/// Edges that would pass more rows than these together go straight to their ends.
const MOST_PASSED: usize = 5000;

/// Where a node stands, or an edge passes a row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// Its row, from 0.
    pub(super) row: usize,
    /// How many columns lie left of it; it may stand between two.
    pub(super) column: f64,
}

/// Where everything stands.
pub(super) struct Layout {
    /// The places of the nodes, by their index.
    pub(super) nodes: Vec<Place>,
    /// For each edge the places where it passes a row.
    pub(super) passed: Vec<Vec<Place>>,
}

impl Layout {
    pub(super) fn new(graph: &Graph) -> Self {
        let count = graph.nodes.len();
        let mut before = vec![Vec::new(); count];
        let mut behind = vec![Vec::new(); count];
        for edge in &graph.edges {
            before[edge.to].push(edge.from);
            behind[edge.from].push(edge.to);
        }
        let is_loose = |node: &usize| before[*node].is_empty() && behind[*node].is_empty();
        let (loose, bound): (Vec<usize>, Vec<usize>) = (0..count).partition(is_loose);
        let mut rows = rows(&before, &behind);
        lower_what_hangs(graph, &before, &mut rows);
        let mut grid = Grid::new(graph, &rows);
        grid.arrange(&bound);
        let last = grid.rows.len();
        for (place, node) in loose.into_iter().enumerate() {
            grid.items[node].place = Place {
                row: last + place / SIDE_BY_SIDE,
                column: to_f64(place % SIDE_BY_SIDE),
            };
        }
        let place = |item: &usize| grid.items[*item].place;
        let passed = grid.passed.iter();
        Self {
            nodes: (0..count).map(|node| place(&node)).collect(),
            passed: passed
                .map(|items| items.iter().map(place).collect())
                .collect(),
        }
    }
}

/// Tracks and what lies beyond, where many hang on the same levels: some in the next rows.
fn lower_what_hangs(graph: &Graph, before: &[Vec<usize>], rows: &mut [usize]) {
    let mut hanging: Vec<usize> = (0..graph.nodes.len())
        .filter(|node| graph.nodes[*node].kind != NodeKind::Level && !before[*node].is_empty())
        .collect();
    hanging.sort_by_key(|node| rows[*node]);
    let lowered: Vec<(usize, usize)> = hanging
        .chunk_by(|a, b| rows[*a] == rows[*b])
        .flat_map(|nodes| nodes.iter().enumerate())
        .map(|(place, node)| (*node, place / SIDE_BY_SIDE))
        .collect();
    for (node, down) in lowered {
        rows[node] += down;
    }
}

/// Something that takes room in a row: a node, or an edge that passes.
struct Item {
    place: Place,
    /// The items higher up that it should stand below.
    above: Vec<usize>,
    is_node: bool,
}

/// The nodes by their index, and behind them where edges pass, in rows.
struct Grid {
    items: Vec<Item>,
    rows: Vec<Vec<usize>>,
    /// For each edge the items where it passes.
    passed: Vec<Vec<usize>>,
}

impl Grid {
    fn new(graph: &Graph, rows: &[usize]) -> Self {
        let item = |row: usize, is_node: bool| Item {
            place: Place { row, column: 0.0 },
            above: Vec::new(),
            is_node,
        };
        let mut items: Vec<Item> = rows.iter().map(|row| item(*row, true)).collect();
        let between = |from: usize, to: usize| rows[from] + 1..rows[to];
        let edges = graph.edges.iter();
        let all: usize = edges.map(|edge| between(edge.from, edge.to).len()).sum();
        let mut passed = Vec::new();
        let [mut near, mut far] = [(); 2].map(|()| vec![Vec::new(); rows.len()]);
        for edge in &graph.edges {
            let mut above = edge.from;
            let mut own = Vec::new();
            for row in between(edge.from, edge.to).filter(|_| all <= MOST_PASSED) {
                let passing = Item {
                    above: vec![above],
                    ..item(row, false)
                };
                above = items.len();
                items.push(passing);
                own.push(above);
            }
            let is_near = own.is_empty();
            let ends = if is_near { &mut near } else { &mut far };
            ends[edge.to].push(edge.from);
            passed.push(own);
        }
        // A straight way is a straight line, whatever else leads there from afar.
        for (item, (near, far)) in items.iter_mut().zip(near.into_iter().zip(far)) {
            item.above = if near.is_empty() { far } else { near };
        }
        Self {
            items,
            rows: Vec::new(),
            passed,
        }
    }

    /// Places these nodes and all edges, row by row, each below the middle of what it should stand below.
    fn arrange(&mut self, nodes: &[usize]) {
        let first_edge = self.items.iter().take_while(|item| item.is_node).count();
        for item in nodes.iter().copied().chain(first_edge..self.items.len()) {
            let row = self.items[item].place.row;
            self.rows
                .resize_with(self.rows.len().max(row + 1), Vec::new);
            self.rows[row].push(item);
        }
        for row in &self.rows {
            let wish = |item: &usize| {
                let above = &self.items[*item].above;
                let middles = above.iter().map(|above| self.items[*above].middle());
                // What nothing leads to stands on the left.
                let wish = middles.sum::<f64>() / to_f64(above.len().max(1));
                if above.is_empty() { HALF } else { wish }
            };
            let mut wishes: Vec<(usize, f64)> =
                row.iter().map(|item| (*item, wish(item))).collect();
            wishes.sort_by(|(_, a), (_, b)| a.total_cmp(b));
            let mut free = 0.0_f64;
            for (item, wish) in wishes {
                let item = &mut self.items[item];
                item.place.column = (wish - item.half()).max(free);
                free = item.place.column + item.width();
            }
        }
    }
}

impl Item {
    fn width(&self) -> f64 {
        if self.is_node { 1.0 } else { PASSING }
    }

    fn half(&self) -> f64 {
        if self.is_node { HALF } else { 0.0 }
    }

    fn middle(&self) -> f64 {
        self.place.column + self.half()
    }
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
        let layout = Layout::new(&graph(nodes, edges));
        let hundredths = |column: f64| (100.0 * column).round() / 100.0;
        let places = layout.nodes.iter();
        places.map(|at| (at.row, hundredths(at.column))).collect()
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
        assert_eq!(places[..3], [(2, 0.0), (2, 1.0), (2, 2.0)]);
        assert_eq!(places[3..5], [(3, 0.0), (3, 1.0)]);
        assert_eq!(placed(0, &[]), []);
    }

    #[test]
    fn an_edge_passes_a_row_beside_what_stands_there() {
        let layout = Layout::new(&graph(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]));
        let places: Vec<(usize, f64)> = layout.passed[3]
            .iter()
            .map(|at| (at.row, at.column))
            .collect();
        assert_eq!(places, [(1, 1.0), (2, 1.0)]);
        assert!(layout.passed[..3].iter().all(Vec::is_empty));
        assert_eq!(layout.nodes[3].column, 0.0);
    }

    #[test]
    fn of_many_that_hang_on_a_level_some_hang_lower() {
        let mut graph = graph(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
        graph.nodes[2..]
            .iter_mut()
            .for_each(|node| node.kind = NodeKind::Beyond);
        let layout = Layout::new(&graph);
        let rows: Vec<usize> = layout.nodes.iter().map(|at| at.row).collect();
        assert_eq!(rows, [0, 1, 1, 1, 1, 2]);
        assert_eq!(layout.passed[4].len(), 1);
    }

    #[test]
    fn edges_past_very_many_rows_go_straight() {
        let line = (0..120).map(|at| (at, at + 1));
        let past = (0..120).map(|at| (at, 120));
        let edges: Vec<(usize, usize)> = line.chain(past).collect();
        let layout = Layout::new(&graph(121, &edges));
        assert!(layout.passed.iter().all(Vec::is_empty));
    }

    #[test]
    fn a_circle_ends_too() {
        assert_eq!(placed(2, &[(0, 1), (1, 0)]).len(), 2);
    }
}
