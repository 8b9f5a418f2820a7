//! The cycles of a graph.

/// A cycle for each node that leads back to one that it is reached from. `next` has for each node
/// those that follow it.
pub(super) fn find(next: &[Vec<usize>]) -> Vec<Cycle> {
    let mut search = CycleSearch {
        next,
        state: vec![State::New; next.len()],
        path: Vec::new(),
        cycles: Vec::new(),
    };
    (0..next.len()).for_each(|start| search.visit(start));
    search.cycles
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the path that is being followed, at this place.
    OnPath(usize),
    Done,
}

/// Nodes each of which leads to the next, and the last to the first.
#[derive(Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The nodes that the cycle begins with; all of them unless it is long.
    pub first: Vec<usize>,
    /// The nodes that a long cycle ends with.
    pub last: Vec<usize>,
}

/// A depth-first search. Not a recursion: a ladder may have a million levels.
struct CycleSearch<'g> {
    next: &'g [Vec<usize>],
    state: Vec<State>,
    /// The nodes that are being followed, each with how many of its next nodes have been tried.
    path: Vec<(usize, usize)>,
    cycles: Vec<Cycle>,
}

impl CycleSearch<'_> {
    fn visit(&mut self, start: usize) {
        if self.state[start] == State::New {
            self.enter(start);
        }
        while let Some((node, tried)) = self.path.last_mut() {
            let node = *node;
            let Some(&next) = self.next[node].get(*tried) else {
                self.state[node] = State::Done;
                self.path.pop();
                continue;
            };
            *tried += 1;
            match self.state[next] {
                State::New => self.enter(next),
                State::OnPath(from) => self.add_cycle(from),
                State::Done => {}
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.state[node] = State::OnPath(self.path.len());
        self.path.push((node, 0));
    }

    /// Keeps the ends of a long cycle only: a thousand cycles of a thousand nodes are too many.
    fn add_cycle(&mut self, from: usize) {
        const ENDS: usize = 4;
        let cycle = &self.path[from..];
        let nodes = |path: &[(usize, usize)]| -> Vec<usize> {
            path.iter().map(|(node, _)| *node).collect()
        };
        self.cycles.push(if cycle.len() <= 2 * ENDS {
            Cycle {
                first: nodes(cycle),
                last: Vec::new(),
            }
        } else {
            Cycle {
                first: nodes(&cycle[..ENDS]),
                last: nodes(&cycle[cycle.len() - ENDS..]),
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles(next: &[&[usize]]) -> Vec<Cycle> {
        let next: Vec<Vec<usize>> = next.iter().map(|next| next.to_vec()).collect();
        find(&next)
    }

    fn cycle(first: &[usize], last: &[usize]) -> Cycle {
        Cycle {
            first: first.to_vec(),
            last: last.to_vec(),
        }
    }

    #[test]
    fn each_back_edge_is_a_cycle() {
        let expected = [cycle(&[0, 1, 2], &[]), cycle(&[1, 2], &[])];
        assert_eq!(cycles(&[&[1], &[2], &[0, 1]]), expected);
        assert_eq!(cycles(&[&[0]]), [cycle(&[0], &[])]);
        assert!(cycles(&[&[1, 2], &[2], &[]]).is_empty());
    }

    #[test]
    fn a_cycle_of_twice_the_ends_is_named_whole() {
        let next: Vec<Vec<usize>> = (0..8).map(|node| vec![(node + 1) % 8]).collect();
        assert_eq!(find(&next), [cycle(&[0, 1, 2, 3, 4, 5, 6, 7], &[])]);
    }

    #[test]
    fn a_long_cycle_is_shortened() {
        let next: Vec<Vec<usize>> = (0..100).map(|level| vec![(level + 1) % 100]).collect();
        let cycles = find(&next);
        assert_eq!(cycles, [cycle(&[0, 1, 2, 3], &[96, 97, 98, 99])]);
    }
}
