//! The lines of a drawn graph: which character stands in which column of a row's lanes.

use crate::document::LaneRow;

/// The characters that a graph is drawn with.
pub(super) struct Glyphs {
    pub(super) level: char,
    pub(super) here: char,
    pub(super) way: char,
    pub(super) track: char,
    pub(super) beyond: char,
    pub(super) pointer: &'static str,
    pub(super) dash: char,
    dots: char,
    line: char,
    /// By what meets in a character: from above 1, from below 2, from the left 4, from the right 8.
    joints: [char; 16],
}

pub(super) const UNICODE: &Glyphs = &Glyphs {
    level: '○',
    here: '●',
    way: '◉',
    track: '□',
    beyond: '◇',
    pointer: "←",
    dash: '–',
    dots: '┄',
    line: '│',
    joints: [
        ' ', '╵', '╷', '│', '╴', '╯', '╮', '┤', '╶', '╰', '╭', '├', '─', '┴', '┬', '┼',
    ],
};

pub(super) const ASCII: &Glyphs = &Glyphs {
    level: 'o',
    here: '@',
    way: '*',
    track: '#',
    beyond: '>',
    pointer: "<-",
    dash: '-',
    dots: '.',
    line: '|',
    joints: [
        ' ', '|', '|', '|', '-', '+', '+', '+', '-', '+', '+', '+', '-', '+', '+', '+',
    ],
};

impl Glyphs {
    fn line_if(&self, is_line: bool) -> char {
        if is_line { self.line } else { ' ' }
    }

    /// The line of the node itself.
    pub(super) fn node(&self, row: &LaneRow, node: char) -> String {
        lanes(row, |lane| match lane {
            lane if lane == row.lane => node,
            lane => self.line_if(is_used(&row.above, lane)),
        })
    }

    /// A line above the node, where something else is said first.
    pub(super) fn before(&self, row: &LaneRow) -> String {
        lanes(row, |lane| self.line_if(is_used(&row.above, lane)))
    }

    /// A line between the node and its connector; `goes_on` is whether something hangs on the node below
    /// it.
    pub(super) fn between(&self, row: &LaneRow, goes_on: bool) -> String {
        lanes(row, |lane| match lane {
            lane if lane == row.lane => self.line_if(goes_on),
            lane => self.line_if(is_used(&row.above, lane)),
        })
    }

    /// A line below the connector.
    pub(super) fn after(&self, row: &LaneRow) -> String {
        lanes(row, |lane| self.line_if(is_used(&row.below, lane)))
    }

    /// A line on which something hangs dotted on the node.
    pub(super) fn stub(&self, row: &LaneRow, goes_on: bool) -> String {
        let mut line = String::new();
        for lane in 0..row.width() {
            let (glyph, gap) = match lane {
                lane if lane == row.lane => (self.joint(1, 2 * usize::from(goes_on), 8), self.dots),
                lane if lane < row.lane && is_used(&row.above, lane) => (self.line, ' '),
                lane if lane < row.lane => (' ', ' '),
                lane if is_used(&row.above, lane) => (self.line, self.dots),
                _ => (self.dots, self.dots),
            };
            line.extend([glyph, gap]);
        }
        line.extend([self.dots, ' ']);
        line
    }

    /// The line on which the edges of the node go to their lanes. Where it passes a lane that it has nothing
    /// to do with, that lane's line goes through.
    pub(super) fn connector(&self, row: &LaneRow) -> String {
        let first = row.to.first().map_or(row.lane, |to| row.lane.min(*to));
        let last = row.to.last().map_or(row.lane, |to| row.lane.max(*to));
        let mut line = String::new();
        for lane in 0..row.width() {
            let is_own = lane == row.lane;
            let is_above = is_own || is_used(&row.above, lane);
            let glyph = if is_own || row.to.contains(&lane) {
                let left = 4 * usize::from(first < lane);
                let right = 8 * usize::from(lane < last);
                let below = 2 * usize::from(is_used(&row.below, lane));
                self.joint(usize::from(is_above), below, left + right)
            } else if is_above {
                self.line
            } else if (first..last).contains(&lane) {
                self.joint(0, 0, 12)
            } else {
                ' '
            };
            let is_within = (first..last).contains(&lane);
            line.extend([glyph, if is_within { self.joint(0, 0, 12) } else { ' ' }]);
        }
        line
    }

    fn joint(&self, above: usize, below: usize, sides: usize) -> char {
        self.joints[above + below + sides]
    }
}

/// What stands before the text of a row: each lane is a column, with a blank behind it.
fn lanes(row: &LaneRow, glyph: impl Fn(usize) -> char) -> String {
    let columns = (0..row.width()).flat_map(|lane| [glyph(lane), ' ']);
    columns.collect()
}

fn is_used(lanes: &[bool], lane: usize) -> bool {
    lanes.get(lane).copied().unwrap_or(false)
}
