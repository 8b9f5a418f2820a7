//! A layout of a graph that a terminal and a narrow page can draw: a node a row, each before those that
//! follow it, and the edges in lanes beside them, as version control draws its history.

use super::{EdgeKind, Graph, NodeKind};

/// The levels of a graph in rows, lowest first. A lane leads to one node: edges to the same node run
/// together.
pub struct Lanes {
    /// The rows.
    pub rows: Vec<LaneRow>,
    /// How many lanes there are at the most in a row.
    pub width: usize,
}

/// A row: a level, and the lanes above and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneRow {
    /// The node, by index.
    pub node: usize,
    /// The lane that it stands in, from 0.
    pub lane: usize,
    /// For each lane whether a line comes down it to this row; in the node's own lane one that ends here.
    pub above: Vec<bool>,
    /// For each lane whether a line goes on below this row.
    pub below: Vec<bool>,
    /// The lanes to which the node's edges go, lowest first: its own, one that begins here, or one that comes
    /// down from above and is joined.
    pub to: Vec<usize>,
}

impl LaneRow {
    /// How many lanes take room in this row.
    #[must_use]
    pub fn width(&self) -> usize {
        let last = |lanes: &[bool]| lanes.iter().rposition(|is_used| *is_used);
        let last = [Some(self.lane), last(&self.above), last(&self.below)];
        last.into_iter().flatten().max().unwrap_or(0) + 1
    }
}

impl Lanes {
    /// Lays out the levels of a graph; none if that takes more lanes than `most`.
    #[must_use]
    pub fn new(graph: &Graph, most: usize) -> Option<Self> {
        let next = graph.targets(EdgeKind::Next);
        // The node that each lane leads to.
        let mut lanes: Vec<Option<usize>> = Vec::new();
        let mut layout = Self {
            rows: Vec::new(),
            width: 0,
        };
        for node in order(graph, &next) {
            let above: Vec<bool> = lanes.iter().map(Option::is_some).collect();
            let own = lanes.iter().position(|to| *to == Some(node));
            let own = own.unwrap_or_else(|| free(&mut lanes, 0));
            if lanes.len() > most {
                return None;
            }
            lanes[own] = None;
            let mut to = Vec::new();
            for target in &next[node] {
                let joined = lanes.iter().position(|to| to == &Some(*target));
                let lane = joined.unwrap_or_else(|| free(&mut lanes, own));
                lanes[lane] = Some(*target);
                to.push(lane);
                if lanes.len() > most {
                    return None;
                }
            }
            to.sort_unstable();
            to.dedup();
            let row = LaneRow {
                node,
                lane: own,
                above,
                below: lanes.iter().map(Option::is_some).collect(),
                to,
            };
            layout.width = layout.width.max(row.width());
            layout.rows.push(row);
        }
        Some(layout)
    }
}

/// The first lane from `start` on that leads nowhere.
fn free(lanes: &mut Vec<Option<usize>>, start: usize) -> usize {
    let behind = lanes.iter().skip(start).position(Option::is_none);
    behind.map_or_else(
        || {
            lanes.push(None);
            lanes.len() - 1
        },
        |place| start + place,
    )
}

/// The levels, each before those that follow it, and a branch as a whole before the next one. What lies on
/// a circle comes last.
fn order(graph: &Graph, next: &[Vec<usize>]) -> Vec<usize> {
    let mut before = vec![0_usize; graph.nodes.len()];
    next.iter().flatten().for_each(|node| before[*node] += 1);
    let levels: Vec<usize> = graph.of_kind(NodeKind::Level).collect();
    let mut open: Vec<usize> = levels
        .iter()
        .rev()
        .copied()
        .filter(|node| before[*node] == 0)
        .collect();
    let mut order = Vec::new();
    let mut is_done = vec![false; graph.nodes.len()];
    while let Some(node) = open.pop() {
        order.push(node);
        is_done[node] = true;
        for &target in next[node].iter().rev() {
            before[target] -= 1;
            if before[target] == 0 {
                open.push(target);
            }
        }
    }
    order.extend(levels.into_iter().filter(|node| !is_done[*node]));
    order
}
