//! The levels as a graph: what follows what, and what lies above and below.

use foldhash::HashMap;

use super::ladder::Ladder;

/// The levels of a ladder, by their indices, with an edge from each to those that may follow it.
#[derive(Debug)]
pub struct LevelGraph {
    next: Vec<Vec<usize>>,
}

impl LevelGraph {
    /// The graph of a ladder, of which `by_id` has the indices of the levels.
    #[must_use]
    pub fn new(ladder: &Ladder, by_id: &HashMap<&str, usize>) -> Self {
        let indices = |ids: Vec<&str>| ids.iter().filter_map(|id| by_id.get(id).copied()).collect();
        let levels = 0..ladder.levels.len();
        Self {
            next: levels.map(|index| indices(ladder.next(index))).collect(),
        }
    }

    /// How many levels there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.next.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The levels that may follow one.
    #[must_use]
    pub fn next(&self, level: usize) -> &[usize] {
        &self.next[level]
    }

    /// Whether some level leads elsewhere than to the next in the list.
    #[must_use]
    pub fn branches(&self) -> bool {
        let last = self.next.len().saturating_sub(1);
        let mut levels = self.next.iter().enumerate();
        levels.any(|(level, next)| match next.as_slice() {
            [] => level != last,
            [only] => *only != level + 1,
            _ => true,
        })
    }

    /// For each level whether some other leads to it.
    #[must_use]
    pub fn is_led_to(&self) -> Vec<bool> {
        self.marked(self.next.iter().flatten().copied())
    }

    /// All levels, each before those that follow it. Levels on a cycle are left out.
    #[must_use]
    pub fn upwards(&self) -> Vec<usize> {
        let mut before = vec![0; self.len()];
        self.next
            .iter()
            .flatten()
            .for_each(|level| before[*level] += 1);
        let mut order: Vec<usize> = (0..self.len())
            .filter(|level| before[*level] == 0)
            .collect();
        let mut done = 0;
        while let Some(&level) = order.get(done) {
            done += 1;
            for &next in &self.next[level] {
                before[next] -= 1;
                if before[next] == 0 {
                    order.push(next);
                }
            }
        }
        order
    }

    /// For each level whether one of `targets` is somewhere above it.
    #[must_use]
    pub fn with_any_above(&self, targets: &[usize]) -> Vec<bool> {
        let is_target = self.marked(targets.iter().copied());
        let mut above = vec![false; self.len()];
        for level in self.upwards().into_iter().rev() {
            let mut next = self.next[level].iter();
            above[level] = next.any(|next| is_target[*next] || above[*next]);
        }
        above
    }

    /// For each level whether one of `targets` is somewhere below it.
    #[must_use]
    pub fn with_any_below(&self, targets: &[usize]) -> Vec<bool> {
        let is_target = self.marked(targets.iter().copied());
        let mut below = vec![false; self.len()];
        for level in self.upwards() {
            for &next in &self.next[level] {
                below[next] |= is_target[level] || below[level];
            }
        }
        below
    }

    /// Those of `levels` that have none of the others above them.
    #[must_use]
    pub fn highest(&self, levels: &[usize]) -> Vec<usize> {
        let above = self.with_any_above(levels);
        levels
            .iter()
            .copied()
            .filter(|level| !above[*level])
            .collect()
    }

    /// Those of `levels` that have none of the others below them.
    #[must_use]
    pub fn lowest(&self, levels: &[usize]) -> Vec<usize> {
        let below = self.with_any_below(levels);
        levels
            .iter()
            .copied()
            .filter(|level| !below[*level])
            .collect()
    }

    /// The levels that follow any of `levels`; where there are none, the levels that the ladder
    /// begins with.
    #[must_use]
    pub fn next_of(&self, levels: &[usize]) -> Vec<usize> {
        if levels.is_empty() {
            let is_led_to = self.is_led_to();
            return (0..self.len()).filter(|level| !is_led_to[*level]).collect();
        }
        let mut next: Vec<usize> = (levels.iter().flat_map(|level| &self.next[*level]))
            .copied()
            .collect();
        next.sort_unstable();
        next.dedup();
        next
    }

    /// A cycle for each level that leads back to one that it is reached from.
    #[must_use]
    pub fn cycles(&self) -> Vec<Cycle> {
        let mut search = CycleSearch {
            graph: self,
            state: vec![State::New; self.len()],
            path: Vec::new(),
            cycles: Vec::new(),
        };
        (0..self.len()).for_each(|start| search.visit(start));
        search.cycles
    }

    /// For each level the number of the branch that it belongs to: levels are of one branch if they
    /// are connected, in whatever direction.
    #[must_use]
    pub fn branch_numbers(&self) -> Vec<usize> {
        let mut neighbours: Vec<Vec<usize>> = self.next.clone();
        for (level, next) in self.next.iter().enumerate() {
            next.iter().for_each(|next| neighbours[*next].push(level));
        }
        let mut numbers: Vec<Option<usize>> = vec![None; self.len()];
        for start in 0..self.len() {
            let mut open = vec![start];
            while let Some(level) = open.pop() {
                if numbers[level].is_none() {
                    numbers[level] = Some(start);
                    open.extend(&neighbours[level]);
                }
            }
        }
        numbers.into_iter().flatten().collect()
    }

    fn marked(&self, levels: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut marked = vec![false; self.len()];
        levels.for_each(|level| marked[level] = true);
        marked
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the path that is being followed, at this place.
    OnPath(usize),
    Done,
}

/// Levels each of which leads to the next, and the last to the first.
#[derive(Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The levels that the cycle begins with; all of them unless it is long.
    pub first: Vec<usize>,
    /// The levels that a long cycle ends with.
    pub last: Vec<usize>,
}

/// A depth-first search. Not a recursion: a ladder may have a million rungs.
struct CycleSearch<'g> {
    graph: &'g LevelGraph,
    state: Vec<State>,
    /// The levels that are being followed, each with how many of its next levels have been tried.
    path: Vec<(usize, usize)>,
    cycles: Vec<Cycle>,
}

impl CycleSearch<'_> {
    fn visit(&mut self, start: usize) {
        if self.state[start] == State::New {
            self.enter(start);
        }
        while let Some((level, tried)) = self.path.last_mut() {
            let level = *level;
            let Some(&next) = self.graph.next[level].get(*tried) else {
                self.state[level] = State::Done;
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

    fn enter(&mut self, level: usize) {
        self.state[level] = State::OnPath(self.path.len());
        self.path.push((level, 0));
    }

    /// Keeps the ends of a long cycle only: a thousand cycles of a thousand levels are too many.
    fn add_cycle(&mut self, from: usize) {
        const ENDS: usize = 4;
        let cycle = &self.path[from..];
        let levels = |path: &[(usize, usize)]| -> Vec<usize> {
            path.iter().map(|(level, _)| *level).collect()
        };
        self.cycles.push(if cycle.len() <= 2 * ENDS {
            Cycle {
                first: levels(cycle),
                last: Vec::new(),
            }
        } else {
            Cycle {
                first: levels(&cycle[..ENDS]),
                last: levels(&cycle[cycle.len() - ENDS..]),
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(next: &[&[usize]]) -> LevelGraph {
        LevelGraph {
            next: next.iter().map(|next| next.to_vec()).collect(),
        }
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
    fn a_list_does_not_branch() {
        assert!(!graph(&[&[1], &[2], &[]]).branches());
        assert!(graph(&[&[2], &[2], &[]]).branches());
        assert!(graph(&[&[], &[]]).branches());
        assert!(graph(&[&[1, 1], &[]]).branches());
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
        assert_eq!(graph(&[&[1], &[2], &[0, 1]]).cycles(), expected);
        assert_eq!(graph(&[&[0]]).cycles(), [cycle(&[0], &[])]);
        assert!(graph(&[&[1, 2], &[2], &[]]).cycles().is_empty());
    }

    #[test]
    fn a_long_cycle_is_shortened() {
        let next: Vec<Vec<usize>> = (0..100).map(|level| vec![(level + 1) % 100]).collect();
        let cycles = LevelGraph { next }.cycles();
        assert_eq!(cycles, [cycle(&[0, 1, 2, 3], &[96, 97, 98, 99])]);
    }
}
