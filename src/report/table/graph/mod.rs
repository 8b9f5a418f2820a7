//! A graph drawn with characters: its levels one below another, the edges between them in lanes beside
//! them, tracks dotted from their level, and what lies beyond at the end.

use std::io::{self, Write};

use crate::{
    document::{EdgeKind, Graph, LaneRow, Lanes, Mark, NodeKind},
    terminal::Screen,
};

use super::{
    super::describe,
    style::{BOLD, styled},
    wrap::{paragraph, width},
};

mod lines;

use lines::{ASCII, Glyphs, UNICODE};

/// A picture with more lanes than this is no help to anybody.
const MOST_LANES: usize = 40;

/// Writes a graph. Where its lanes would leave no room for the titles, each level says in words where it
/// leads.
pub(super) fn write(graph: &Graph, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let most = screen
        .width
        .map_or(MOST_LANES, |width| MOST_LANES.min(width / 6));
    let drawing = Drawing {
        graph,
        glyphs: if graph.is_ascii { ASCII } else { UNICODE },
        tracks: graph.targets(EdgeKind::Track),
        screen,
    };
    match Lanes::new(graph, most.max(1)) {
        Some(lanes) => drawing.write_lanes(&lanes, out)?,
        None => drawing.write_words(out)?,
    }
    drawing.write_unattached_tracks(out)?;
    drawing.write_beyond(out)
}

struct Drawing<'g> {
    graph: &'g Graph<'g>,
    glyphs: &'static Glyphs,
    /// For each node the tracks that hang on it.
    tracks: Vec<Vec<usize>>,
    screen: Screen,
}

impl Drawing<'_> {
    fn write_lanes(&self, lanes: &Lanes, out: &mut dyn Write) -> io::Result<()> {
        let mut group = None;
        for (place, row) in lanes.rows.iter().enumerate() {
            let own = self.graph.nodes[row.node].group.as_deref();
            if place > 0 && !row.above.contains(&true) {
                writeln!(out)?;
            }
            if own != group {
                let before = self.glyphs.before(row);
                let before = if before.trim().is_empty() {
                    ""
                } else {
                    &before
                };
                let name = own.map(|own| format!("{}:", describe::one_line(own)));
                let name = name.unwrap_or_default();
                self.write_text(&name, before, before, true, out)?;
                group = own;
            }
            self.write_row(row, out)?;
        }
        Ok(())
    }

    fn write_row(&self, row: &LaneRow, out: &mut dyn Write) -> io::Result<()> {
        let tracks = &self.tracks[row.node];
        let hangs = !tracks.is_empty() || !row.to.is_empty();
        let between = self.glyphs.between(row, hangs);
        let title = self.title(row.node);
        let is_marked = self.graph.nodes[row.node].mark != Mark::None;
        let first = self.glyphs.node(row, self.node_glyph(row.node));
        self.write_text(&title, &first, &between, is_marked, out)?;
        let detail = self.detail(row.node);
        let is_straight = row.to.is_empty() || row.to == [row.lane];
        let connector = (!is_straight).then(|| self.glyphs.connector(row));
        if tracks.is_empty() {
            if detail.is_empty() && !row.below.contains(&true) {
                return Ok(());
            }
            // The line that a connector takes has room for what is said beside it.
            let first = connector.as_deref().unwrap_or(&between);
            let after = self.glyphs.after(row);
            let rest = if is_straight { &between } else { &after };
            return self.write_text(&detail, first, rest, false, out);
        }
        if !detail.is_empty() {
            self.write_text(&detail, &between, &between, false, out)?;
        }
        for (place, track) in tracks.iter().enumerate() {
            let goes_on = place + 1 < tracks.len() || !row.to.is_empty();
            let (first, rest) = (
                self.glyphs.stub(row, goes_on),
                self.glyphs.between(row, goes_on),
            );
            let text = format!("{} (track)", self.title(*track));
            self.write_text(&text, &first, &rest, false, out)?;
        }
        let last = connector.unwrap_or_else(|| self.glyphs.after(row));
        if row.below.contains(&true) {
            writeln!(out, "{}", last.trim_end())?;
        }
        Ok(())
    }

    /// Each level with where it leads in words, for what no lanes can show.
    fn write_words(&self, out: &mut dyn Write) -> io::Result<()> {
        let next = self.graph.targets(EdgeKind::Next);
        for node in self.graph.of_kind(NodeKind::Level) {
            let glyph = self.node_glyph(node);
            self.write_text(&self.title(node), &format!("{glyph} "), "  ", false, out)?;
            let group = self.graph.nodes[node].group.as_deref();
            let titles = |nodes: &[usize]| {
                let titles: Vec<String> =
                    nodes.iter().map(|node| self.plain_title(*node)).collect();
                titles.join("; ")
            };
            for (label, text) in [
                ("", self.detail(node)),
                (
                    "family: ",
                    group.map(describe::one_line).unwrap_or_default(),
                ),
                ("leads to: ", titles(&next[node])),
                ("tracks from here: ", titles(&self.tracks[node])),
            ] {
                if !text.is_empty() {
                    self.write_text(&format!("{label}{text}"), "  ", "    ", false, out)?;
                }
            }
        }
        Ok(())
    }

    fn write_unattached_tracks(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut is_attached = vec![false; self.graph.nodes.len()];
        self.tracks
            .iter()
            .flatten()
            .for_each(|track| is_attached[*track] = true);
        let tracks = self.graph.of_kind(NodeKind::Track);
        let tracks: Vec<usize> = tracks.filter(|track| !is_attached[*track]).collect();
        self.write_list("Tracks", &tracks, out)
    }

    /// What lies beyond, for each set of levels that lead there.
    fn write_beyond(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut from = vec![Vec::new(); self.graph.nodes.len()];
        for edge in self
            .graph
            .edges
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Beyond)
        {
            from[edge.to].push(edge.from);
        }
        let beyond: Vec<usize> = self.graph.of_kind(NodeKind::Beyond).collect();
        for together in beyond.chunk_by(|one, other| from[*one] == from[*other]) {
            let titles = from[together[0]]
                .iter()
                .map(|level| self.plain_title(*level));
            let titles: Vec<String> = titles.collect();
            let heading = match titles.as_slice() {
                [] => String::from("Beyond this ladder"),
                titles => format!("Beyond this ladder, from {}", titles.join("; ")),
            };
            self.write_list(&heading, together, out)?;
        }
        Ok(())
    }

    fn write_list(&self, heading: &str, nodes: &[usize], out: &mut dyn Write) -> io::Result<()> {
        if nodes.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        self.write_text(heading, "", "", true, out)?;
        for node in nodes {
            let first = format!("{} ", self.node_glyph(*node));
            self.write_text(&self.title(*node), &first, "  ", false, out)?;
            let detail = self.detail(*node);
            if !detail.is_empty() {
                self.write_text(&detail, "  ", "  ", false, out)?;
            }
        }
        Ok(())
    }

    /// Writes a text in lines, the first behind `first` and each other behind `rest`.
    fn write_text(
        &self,
        text: &str,
        first: &str,
        rest: &str,
        is_bold: bool,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let taken = width(first).max(width(rest));
        // A screen with no room for a text beside its lane gets the text alone.
        let is_alone = self.screen.width.is_some_and(|room| room < 2 * taken + 2);
        let (first, rest, taken) = if is_alone {
            ("", "", 0)
        } else {
            (first, rest, taken)
        };
        let room = self.screen.width.map(|room| room - taken);
        for (place, line) in paragraph(text, "", "", room).split('\n').enumerate() {
            let before = if place == 0 { first } else { rest };
            let line = if is_bold && !line.is_empty() {
                styled(line, BOLD, self.screen.is_colored)
            } else {
                line.to_owned()
            };
            writeln!(out, "{}", format!("{before}{line}").trim_end())?;
        }
        Ok(())
    }

    fn node_glyph(&self, node: usize) -> char {
        let node = &self.graph.nodes[node];
        match (node.kind, node.mark) {
            (_, Mark::Here) => self.glyphs.here,
            (_, Mark::Way) => self.glyphs.way,
            (NodeKind::Beyond, Mark::None) => self.glyphs.beyond,
            (NodeKind::Track, Mark::None) => self.glyphs.track,
            (NodeKind::Level, Mark::None) => self.glyphs.level,
        }
    }

    fn plain_title(&self, node: usize) -> String {
        describe::one_line(&self.graph.nodes[node].title)
    }

    /// What a node is called, and where it lies from whoever looks.
    fn title(&self, node: usize) -> String {
        let title = self.plain_title(node);
        match self.graph.nodes[node].mark.text(self.graph.voice) {
            Some(mark) => format!("{title}  {} {mark}", self.glyphs.pointer),
            None => title,
        }
    }

    fn detail(&self, node: usize) -> String {
        let detail = describe::one_line(&self.graph.nodes[node].detail);
        detail.replace('–', &self.glyphs.dash.to_string())
    }
}

#[cfg(test)]
mod tests;
