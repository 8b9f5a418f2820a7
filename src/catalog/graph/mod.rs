//! A directed graph of things by their indices: which level follows which, which skill implies which.

mod cycles;

pub use cycles::Cycle;

/// Nodes by their indices, with an edge from each to those that follow it.
#[derive(Debug, Default)]
pub struct Graph {
    next: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph in which each node leads to those of its list.
    #[must_use]
    pub fn new(next: Vec<Vec<usize>>) -> Self {
        Self { next }
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.next.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The nodes that may follow one.
    #[must_use]
    pub fn next(&self, node: usize) -> &[usize] {
        &self.next[node]
    }

    /// Whether some node leads elsewhere than to the next in the list.
    #[must_use]
    pub fn branches(&self) -> bool {
        let last = self.next.len().saturating_sub(1);
        let mut nodes = self.next.iter().enumerate();
        nodes.any(|(node, next)| match next.as_slice() {
            [] => node != last,
            [only] => *only != node + 1,
            _ => true,
        })
    }

    /// For each node whether some other leads to it.
    #[must_use]
    pub fn is_led_to(&self) -> Vec<bool> {
        self.marked(self.next.iter().flatten().copied())
    }

    /// All nodes, each before those that follow it. Nodes on a cycle are left out.
    #[must_use]
    pub fn upwards(&self) -> Vec<usize> {
        let mut before = vec![0; self.len()];
        self.next
            .iter()
            .flatten()
            .for_each(|node| before[*node] += 1);
        let mut order: Vec<usize> = (0..self.len()).filter(|node| before[*node] == 0).collect();
        let mut done = 0;
        while let Some(&node) = order.get(done) {
            done += 1;
            for &next in &self.next[node] {
                before[next] -= 1;
                if before[next] == 0 {
                    order.push(next);
                }
            }
        }
        order
    }

    /// For each node whether one of `targets` is somewhere above it.
    #[must_use]
    pub fn with_any_above(&self, targets: &[usize]) -> Vec<bool> {
        let is_target = self.marked(targets.iter().copied());
        let mut above = vec![false; self.len()];
        for node in self.upwards().into_iter().rev() {
            let mut next = self.next[node].iter();
            above[node] = next.any(|next| is_target[*next] || above[*next]);
        }
        above
    }

    /// For each node whether one of `targets` is somewhere below it.
    #[must_use]
    pub fn with_any_below(&self, targets: &[usize]) -> Vec<bool> {
        let is_target = self.marked(targets.iter().copied());
        let mut below = vec![false; self.len()];
        for node in self.upwards() {
            for &next in &self.next[node] {
                below[next] |= is_target[node] || below[node];
            }
        }
        below
    }

    /// Those of `nodes` that have none of the others above them.
    #[must_use]
    pub fn highest(&self, nodes: &[usize]) -> Vec<usize> {
        let above = self.with_any_above(nodes);
        nodes.iter().copied().filter(|node| !above[*node]).collect()
    }

    /// Those of `nodes` that have none of the others below them.
    #[must_use]
    pub fn lowest(&self, nodes: &[usize]) -> Vec<usize> {
        let below = self.with_any_below(nodes);
        nodes.iter().copied().filter(|node| !below[*node]).collect()
    }

    /// The nodes that follow any of `nodes`; where there are none, the nodes that none
    /// leads to.
    #[must_use]
    pub fn next_of(&self, nodes: &[usize]) -> Vec<usize> {
        if nodes.is_empty() {
            let is_led_to = self.is_led_to();
            return (0..self.len()).filter(|node| !is_led_to[*node]).collect();
        }
        let mut next: Vec<usize> = (nodes.iter().flat_map(|node| &self.next[*node]))
            .copied()
            .collect();
        next.sort_unstable();
        next.dedup();
        next
    }

    /// A cycle for each node that leads back to one that it is reached from.
    #[must_use]
    pub fn cycles(&self) -> Vec<Cycle> {
        cycles::find(&self.next)
    }

    /// For each node the number of the branch that it belongs to: nodes are of one branch if they
    /// are connected, in whatever direction.
    #[must_use]
    pub fn branch_numbers(&self) -> Vec<usize> {
        let mut neighbours: Vec<Vec<usize>> = self.next.clone();
        for (node, next) in self.next.iter().enumerate() {
            for next in next {
                neighbours[*next].push(node);
            }
        }
        let mut numbers: Vec<Option<usize>> = vec![None; self.len()];
        for start in 0..self.len() {
            let mut open = vec![start];
            while let Some(node) = open.pop() {
                if numbers[node].is_none() {
                    numbers[node] = Some(start);
                    open.extend(&neighbours[node]);
                }
            }
        }
        numbers.into_iter().flatten().collect()
    }

    fn marked(&self, nodes: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut marked = vec![false; self.len()];
        nodes.for_each(|node| marked[node] = true);
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(next: &[&[usize]]) -> Graph {
        Graph::new(next.iter().map(|next| next.to_vec()).collect())
    }

    #[test]
    fn above_and_below() {
        // 0 leads to 1 and 2, both lead to 3; 4 stands alone.
        let graph = graph(&[&[1, 2], &[3], &[3], &[], &[]]);
        assert_eq!(graph.with_any_above(&[3]), [true, true, true, false, false]);
        assert_eq!(graph.with_any_below(&[0]), [false, true, true, true, false]);
        assert_eq!(graph.highest(&[0, 1, 2, 4]), [1, 2, 4]);
        assert_eq!(graph.lowest(&[1, 2, 3, 4]), [1, 2, 4]);
        assert_eq!(graph.next_of(&[1, 2]), [3]);
        assert_eq!(graph.next_of(&[]), [0, 4]);
        assert_eq!(graph.branch_numbers(), [0, 0, 0, 0, 4]);
    }

    #[test]
    fn a_node_may_lead_to_one_before_it_in_the_list() {
        let graph = graph(&[&[1], &[], &[0]]);
        assert_eq!(graph.upwards(), [2, 0, 1]);
        assert_eq!(graph.with_any_above(&[1]), [true, false, true]);
        assert_eq!(graph.with_any_below(&[2]), [true, true, false]);
    }

    #[test]
    fn a_list_does_not_branch() {
        assert!(!graph(&[&[1], &[2], &[]]).branches());
        assert!(graph(&[&[2], &[2], &[]]).branches());
        assert!(graph(&[&[], &[]]).branches());
        assert!(graph(&[&[1, 1], &[]]).branches());
    }
}
