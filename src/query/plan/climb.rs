//! What follows what on a ladder, and what lies above and below.

use crate::catalog::Ladder;

/// The levels as a graph: what follows what.
pub(super) struct Climb {
    following: Vec<Vec<usize>>,
    /// All levels, each before those that follow it.
    order: Vec<usize>,
}

impl Climb {
    pub(super) fn new(ladder: &Ladder) -> Self {
        let following = ladder.followers();
        let mut before = vec![0; following.len()];
        following.iter().flatten().for_each(|at| before[*at] += 1);
        let mut order: Vec<usize> = (0..before.len()).filter(|at| before[*at] == 0).collect();
        let mut done = 0;
        while let Some(&at) = order.get(done) {
            done += 1;
            for &next in &following[at] {
                before[next] -= 1;
                if before[next] == 0 {
                    order.push(next);
                }
            }
        }
        Self { following, order }
    }

    /// All levels, each before those that follow it.
    pub(super) fn upwards(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied()
    }

    /// The levels that may follow one.
    pub(super) fn following(&self, at: usize) -> &[usize] {
        &self.following[at]
    }

    /// For each level whether one of `places` is somewhere above it.
    pub(super) fn with_any_above(&self, places: &[usize]) -> Vec<bool> {
        let is = self.marked(places);
        let mut above = vec![false; is.len()];
        for &at in self.order.iter().rev() {
            above[at] = self.following[at]
                .iter()
                .any(|next| is[*next] || above[*next]);
        }
        above
    }

    /// For each level whether one of `places` is somewhere below it.
    pub(super) fn with_any_below(&self, places: &[usize]) -> Vec<bool> {
        let is = self.marked(places);
        let mut below = vec![false; is.len()];
        for &at in &self.order {
            for &next in &self.following[at] {
                below[next] |= is[at] || below[at];
            }
        }
        below
    }

    /// Those of `places` that have none of the others above them.
    pub(super) fn highest(&self, places: &[usize]) -> Vec<usize> {
        let above = self.with_any_above(places);
        places.iter().copied().filter(|at| !above[*at]).collect()
    }

    /// Those of `places` that have none of the others below them.
    pub(super) fn lowest(&self, places: &[usize]) -> Vec<usize> {
        let below = self.with_any_below(places);
        places.iter().copied().filter(|at| !below[*at]).collect()
    }

    /// The levels that follow any of `here`; from below the ladder, the levels that it begins with.
    pub(super) fn next(&self, here: &[usize]) -> Vec<usize> {
        let mut next: Vec<usize> = if here.is_empty() {
            let all: Vec<usize> = (0..self.following.len()).collect();
            self.lowest(&all)
        } else {
            let next = here.iter().flat_map(|at| &self.following[*at]);
            next.copied().collect()
        };
        next.sort_unstable();
        next.dedup();
        next
    }

    fn marked(&self, places: &[usize]) -> Vec<bool> {
        let mut marked = vec![false; self.following.len()];
        places.iter().for_each(|at| marked[*at] = true);
        marked
    }
}
