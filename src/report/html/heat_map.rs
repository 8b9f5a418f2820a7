//! Grades as a picture: a row of cells for each skill, say, with what is read in them and a colour beside it.

use maud::{Markup, html};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::document::{Cell, HeatMap};

use super::{super::describe, table::heat};

/// How much room a column of text takes, in pixels, and how many columns of a text are shown.
const LETTER: usize = 7;
const MOST_LETTERS: usize = 28;
/// The height of a row, where in it the texts stand, and the least width of a cell.
const ROW: usize = 24;
const BASE: usize = 16;
const CELL: usize = 34;

/// Writes a heat map, by the number of the picture on the page, with what it says in words if that stands
/// nowhere else.
pub(super) fn write(map: &HeatMap, number: usize, words: Option<Markup>) -> Markup {
    let title = map.title;
    let (heads, rows) = texts(map);
    let letters = rows.iter().flat_map(|row| &row.cells);
    let cell = (width(letters.map(|(letter, _)| letter)) + LETTER).max(CELL);
    let names = width(rows.iter().map(|row| &row.name)) + LETTER;
    // They lean to the right by an eighth of a turn.
    let head = width(heads.iter()) * 5 / 7 + ROW;
    let wide = names + cell * heads.len() + head;
    let high = head + ROW * rows.len() + 1;
    let left = |place: usize| names + cell * place;
    html! {
        figure {
            figcaption {
                (title) ":"
                @for (rank, text) in map.legend.iter().enumerate() {
                    " " span.swatch.(heat(rank + 1, map.legend.len())) { (describe::one_line(text)) }
                }
            }
            div.scroll role="region" aria-label={ (title) ": picture " (number) } tabindex="0" {
                svg.picture.heat viewBox={ "0 0 " (wide) " " (high) } width=(wide) height=(high) role="img" {
                    title { (title) }
                    desc { (rows.len()) " by " (heads.len()) "; the table says it in words" }
                    @for (place, text) in heads.iter().enumerate() {
                        @let (x, y) = (left(place) + cell / 2, head - LETTER);
                        text x=(x) y=(y) transform={ "rotate(-45 " (x) " " (y) ")" } { (text) }
                    }
                    @for (place, row) in rows.iter().enumerate() {
                        @let top = head + ROW * place;
                        "\n"
                        text class=[row.cells.is_empty().then_some("title")] y=(top + BASE) { (row.name) }
                        @for (place, (letter, heat)) in row.cells.iter().enumerate() {
                            rect.cell.(heat) x=(left(place)) y=(top) width=(cell) height=(ROW) {}
                            @if !letter.is_empty() {
                                text.letter x=(left(place) + cell / 2) y=(top + BASE) { (letter) }
                            }
                        }
                    }
                }
            }
            @if let Some(words) = words { details { summary { "The picture in words" } (words) } }
        }
    }
}

/// What is read in a row: its name, and in each cell a text and the class of its colour. A group has no cells.
struct Row {
    name: String,
    cells: Vec<(String, String)>,
}

/// What is read over the columns, and in the rows.
fn texts(map: &HeatMap) -> (Vec<String>, Vec<Row>) {
    let table = &map.table;
    let columns = table.columns_for_people();
    let Some((first, grades)) = columns.split_first() else {
        return Default::default();
    };
    let heads = grades
        .iter()
        .map(|column| clipped(&table.headings()[*column].label));
    let rows = (0..table.rows()).map(|row| {
        let name = table.cell(row, *first);
        let cells = grades.iter().map(|column| match table.cell(row, *column) {
            Cell::Grade {
                text,
                short,
                rank,
                of,
                ..
            } => (clipped(&short.unwrap_or(text)), heat(rank, of)),
            _ => (String::new(), heat(0, 1)),
        });
        Row {
            cells: match name {
                Cell::Group(_) => Vec::new(),
                _ => cells.collect(),
            },
            name: clipped(&describe::lines(&name).join(" ")),
        }
    });
    (heads.collect(), rows.collect())
}

/// The room that the widest of some texts takes.
fn width<'t>(texts: impl Iterator<Item = &'t String>) -> usize {
    LETTER * texts.map(|text| text.width()).max().unwrap_or(0)
}

/// A text on a line, and of a long one its beginning: the words beside the picture have all of it.
fn clipped(text: &str) -> String {
    let mut text = describe::one_line(text);
    let mut wide = 0;
    let end = text.char_indices().find(|(_, one)| {
        wide += one.width().unwrap_or(0);
        wide >= MOST_LETTERS
    });
    if let Some((end, _)) = end
        && text.width() > MOST_LETTERS
    {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ColumnKind, Heading, Table, Tone};

    fn written(name: Cell<'static>, head: &'static str, grade: Cell<'static>) -> String {
        let headings = [
            Heading::programs("id", ColumnKind::Short),
            Heading::people("", ColumnKind::Short),
            Heading::people(head, ColumnKind::Grade),
        ];
        let table = Table::from_rows(&headings, vec![vec![Cell::Missing, name, grade]]);
        let map = HeatMap::new("T", table, vec!["1 low".into(), "2 <high>".into()]);
        write(&map.expect("it has room"), 3, None).into_string()
    }

    fn grade(text: &'static str, short: Option<&'static str>) -> Cell<'static> {
        Cell::Grade {
            text: text.into(),
            short: short.map(Into::into),
            rank: 2,
            of: 2,
            tone: Tone::Plain,
        }
    }

    #[test]
    fn a_cell_is_read_and_has_a_colour_beside_it() {
        let map = written("<s>".into(), "<A>", grade("high?", Some("2?")));
        for part in [
            r#"<text y="55">&lt;s&gt;</text>"#,
            r#"<rect class="cell heat-5" x="28" y="39" width="34" height="24"></rect>"#,
            r#"<text class="letter" x="45" y="55">2?</text>"#,
            r#"transform="rotate(-45 45 32)">&lt;A&gt;</text>"#,
            r#"<span class="swatch heat-5">2 &lt;high&gt;</span>"#,
            r#"aria-label="T: picture 3""#,
        ] {
            assert!(map.contains(part), "{part} in {map}");
        }
        assert!(written("s".into(), "A", grade("A", None)).contains(">A</text>"));
    }

    #[test]
    fn what_is_not_known_is_an_empty_cell_and_a_group_has_none() {
        let map = written("s".into(), "A", "not a grade".into());
        assert!(map.contains(r#"class="cell heat-0""#), "{map}");
        assert!(!map.contains("letter"), "{map}");
        let group = written(Cell::Group("G".into()), "A", Cell::Group("".into()));
        assert!(
            group.contains(r#"<text class="title" y="45">G</text>"#),
            "{group}"
        );
        assert!(!group.contains("<rect"), "{group}");
    }

    #[test]
    fn of_a_long_text_the_beginning_is_drawn() {
        assert_eq!(clipped(&"x".repeat(28)), "x".repeat(28));
        assert_eq!(clipped(&"x".repeat(29)), format!("{}…", "x".repeat(27)));
        assert_eq!(clipped(&"字".repeat(15)), format!("{}…", "字".repeat(13)));
        // What joins to a letter takes no room.
        let joined = "e\u{301}".repeat(28);
        assert_eq!(clipped(&joined), joined);
    }
}
