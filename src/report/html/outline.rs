//! Which heading stands under which: levels without a gap, whatever a page leaves out.

/// The headings that stand open under the title of a page, by the levels that the page gives them.
#[derive(Default)]
pub(super) struct Outline(Vec<u8>);

impl Outline {
    /// The level of a heading in HTML, from 2: one more than that of the heading it stands under.
    pub(super) fn place(&mut self, level: u8) -> usize {
        while self.0.last().is_some_and(|open| *open >= level) {
            self.0.pop();
        }
        self.0.push(level);
        self.0.len() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_left_out() {
        for (levels, expected) in [
            (&[2, 3, 3, 2, 3][..], &[2, 3, 3, 2, 3][..]),
            (&[3, 3, 2, 3], &[2, 2, 2, 3]),
            (&[1, 3, 2, 1], &[2, 3, 3, 2]),
        ] {
            let mut outline = Outline::default();
            let placed: Vec<usize> = levels.iter().map(|level| outline.place(*level)).collect();
            assert_eq!(placed, expected, "{levels:?}");
        }
    }
}
