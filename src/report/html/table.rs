//! Tables. One that may be wider than the screen scrolls on its own, by finger or by keyboard.

use foldhash::HashSet;
use maud::{Markup, html};

use crate::document::{Cell, ColumnKind, Heading, Scale, Table, Tone};

use super::{
    super::describe,
    bar,
    split::{self, Part},
    text,
};

/// Up to so many columns fit any screen, since their texts wrap.
const FEW_COLUMNS: usize = 2;

/// A table under a heading; bars are drawn to a scale. Its caption is added to those before it on the page.
pub(super) fn write(
    table: &Table,
    heading: &str,
    scale: Option<&Scale>,
    captions: &mut HashSet<String>,
) -> Markup {
    let columns = table.columns_for_people();
    if table.rows() == 0 || columns.is_empty() {
        return Markup::default();
    }
    html! {
        @for part in split::parts(table, columns) {
            (write_part(table, &part, heading, scale, captions))
        }
    }
}

fn write_part(
    table: &Table,
    Part { columns, rows }: &Part,
    heading: &str,
    scale: Option<&Scale>,
    captions: &mut HashSet<String>,
) -> Markup {
    let headings: Vec<&Heading> = columns
        .iter()
        .map(|column| &table.headings()[*column])
        .collect();
    let has_head = headings.iter().any(|heading| !heading.label.is_empty());
    let is_grid = headings
        .iter()
        .any(|heading| heading.kind == ColumnKind::Grade);
    let form = match (has_head, is_grid) {
        (false, _) => Some("facts"),
        (true, true) => Some("grid"),
        (true, false) => None,
    };
    let number = captions.len() + 1;
    let id = format!("table-{number}");
    let mut caption = caption(heading, &headings);
    if captions.contains(&caption) {
        caption = format!("{caption} (table {number})");
    }
    let written = html! {
        table class=[form] {
            caption id=(id) { (caption) }
            @if has_head {
                thead { tr { @for heading in &headings { (head_cell(heading, scale)) } } }
            }
            "\n"
            tbody {
                @for &row in rows {
                    tr {
                        @for (place, column) in columns.iter().enumerate() {
                            (body_cell(&table.cell(row, *column), headings[place].kind, place == 0))
                        }
                    }
                    "\n"
                }
            }
        }
    };
    captions.insert(caption);
    if columns.len() <= FEW_COLUMNS {
        return written;
    }
    html! {
        div.scroll role="region" aria-labelledby=(id) tabindex="0" { (written) }
    }
}

/// What a table is about: the heading that it stands under, and its columns. Several tables may stand
/// under one heading.
fn caption(heading: &str, headings: &[&Heading]) -> String {
    let labels = headings.iter().map(|heading| label(heading));
    let labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
    if labels.is_empty() {
        heading.to_owned()
    } else {
        format!("{heading}: {}", labels.join(", "))
    }
}

fn label(heading: &Heading) -> String {
    describe::one_line(&heading.label)
}

fn head_cell(heading: &Heading, scale: Option<&Scale>) -> Markup {
    let class = class(heading.kind);
    let scale = scale.filter(|_| heading.kind == ColumnKind::Bar);
    html! {
        @if let Some(scale) = scale {
            @let [from, to] = describe::scale_ends(scale);
            th class=[class] scope="col" {
                (label(heading))
                span.axis { span { (from) } span { (to) } }
            }
        } @else if heading.label.is_empty() {
            td {}
        } @else {
            th class=[class] scope="col" { (label(heading)) }
        }
    }
}

fn body_cell(cell: &Cell, kind: ColumnKind, is_first: bool) -> Markup {
    // A row that goes on with the thing of the row above has no name of its own.
    let is_named = !matches!(cell, Cell::Text(text) if text.is_empty());
    html! {
        @if is_first && is_named { th class=[class(kind)] scope="row" { (name(cell)) } }
        @else if let Cell::Grade { rank, of, tone, .. } = cell {
            td.grade.(heat(*rank, *of)) .(tone_class(*tone).unwrap_or("plain")) { (value(cell)) }
        } @else { td class=[class(kind)] { (value(cell)) } }
    }
}

/// The colour of a grade: one of five, whatever the number of grades.
pub(super) fn heat(rank: usize, of: usize) -> String {
    const COLOURS: usize = 5;
    format!("heat-{}", (COLOURS * rank).div_ceil(of.max(1)).min(COLOURS))
}

/// How the cells of a column are set.
fn class(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Short => None,
        ColumnKind::Prose => Some("prose"),
        ColumnKind::Figure => Some("figure"),
        ColumnKind::Years | ColumnKind::Pay => Some("whole"),
        ColumnKind::Bar => Some("drawn"),
        ColumnKind::Grade => Some("grade"),
    }
}

/// What a row is about; the first of several texts is its name.
fn name(cell: &Cell) -> Markup {
    match cell {
        Cell::List(texts) if !texts.is_empty() => html! {
            @for (place, one) in texts.iter().enumerate() {
                @if place == 0 { (text::flow(one)) } @else { div.more { (text::flow(one)) } }
            }
        },
        one => value(one),
    }
}

fn value(cell: &Cell) -> Markup {
    match cell {
        Cell::Bar {
            low,
            middle,
            high,
            top,
        } => bar::draw(*low, *middle, *high, *top),
        Cell::Text(one) => text::flow(one),
        Cell::Note(one) => text::noted(one),
        Cell::Toned(tone, one) => html! {
            span class=[tone_class(*tone)] { (text::lines_of(&describe::text_lines(one))) }
        },
        Cell::List(texts) => match &**texts {
            [one] => text::flow(one),
            [] => html! { (describe::MISSING) },
            texts => html! { ul { @for one in texts { li { (text::flow(one)) } } } },
        },
        plain => text::lines_of(&describe::lines(plain)),
    }
}

fn tone_class(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Good => Some("good"),
        Tone::Low => Some("low"),
        Tone::Bad => Some("bad"),
        Tone::Plain => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::Number,
        document::{Row, Unit},
    };

    fn written(headings: &[Heading], rows: Vec<Row>) -> String {
        let mut captions: HashSet<String> = ["T", "other"].map(str::to_owned).into_iter().collect();
        let table = Table::from_rows(headings, rows);
        write(&table, "T", None, &mut captions).into_string()
    }

    #[test]
    fn a_cell_says_what_it_belongs_to() {
        let headings = [
            Heading::people("", ColumnKind::Short),
            Heading::people("B", ColumnKind::Figure),
        ];
        let row = vec!["<a>".into(), Cell::Missing];
        let figure = Cell::Number(Number::new(1234.5).expect("a number"));
        let table = written(&headings, vec![row, vec!["b".into(), figure]]);
        let expected = "<table><caption id=\"table-3\">T: B</caption>\
            <thead><tr><td></td><th class=\"figure\" scope=\"col\">B</th></tr></thead>\n\
            <tbody><tr><th scope=\"row\">&lt;a&gt;</th><td class=\"figure\">—</td></tr>\n\
            <tr><th scope=\"row\">b</th><td class=\"figure\">1,234.5</td></tr>\n</tbody></table>";
        assert_eq!(table, expected);
    }

    #[test]
    fn a_wide_table_scrolls_on_its_own() {
        let headings = ["A", "B", "C"].map(|label| Heading::people(label, ColumnKind::Short));
        let row = || vec![Cell::from("x"), Cell::list(["<y>", "z"]), Cell::Flag(true)];
        let table = written(&headings, vec![row()]);
        let region =
            "<div class=\"scroll\" role=\"region\" aria-labelledby=\"table-3\" tabindex=\"0\">";
        assert!(table.starts_with(region), "{table}");
        assert!(table.contains("<td><ul><li>&lt;y&gt;</li><li>z</li></ul></td><td>yes</td>"));
        assert_eq!(written(&headings, Vec::new()), "");
    }

    #[test]
    fn a_row_is_called_by_the_first_of_several_texts() {
        let headings = ["", ""].map(|label| Heading::people(label, ColumnKind::Short));
        let row = |name: Cell<'static>| vec![name, "x".into()];
        let names = [Cell::list(["<A>", "b"]), Cell::list([""; 0]), "".into()];
        let table = written(&headings, names.map(row).into());
        for expected in [
            "<tr><th scope=\"row\">&lt;A&gt;<div class=\"more\">b</div></th><td>x</td></tr>",
            "<tr><th scope=\"row\">—</th><td>x</td></tr>",
            "<tr><td></td><td>x</td></tr>",
        ] {
            assert!(table.contains(expected), "{expected} in {table}");
        }
    }

    #[test]
    fn a_status_is_said_in_words_too() {
        let headings = ["", ""].map(|label| Heading::people(label, ColumnKind::Short));
        let status = Cell::Toned(Tone::Bad, "missing\n<b>".into());
        let rough = Cell::Estimate {
            value: Number::new(0.5).expect("a number"),
            unit: Unit::Ratio,
            is_rough: true,
        };
        let table = written(&headings, vec![vec![status, rough]]);
        let expected =
            "<th scope=\"row\"><span class=\"bad\">missing<br>&lt;b&gt;</span></th><td>~0.50</td>";
        assert!(table.contains(expected), "{table}");
        assert!(
            table.starts_with(
                "<table class=\"facts\"><caption id=\"table-3\">T (table 3)</caption>"
            )
        );
    }

    #[test]
    fn a_grade_is_read_and_has_a_colour() {
        let headings = ["Skill", "A"].map(|label| Heading::people(label, ColumnKind::Grade));
        let grade = |text: &'static str, rank, of, tone| Cell::Grade {
            text: text.into(),
            short: None,
            rank,
            of,
            tone,
        };
        for (cell, expected) in [
            (grade("<1>", 1, 3, Tone::Plain), "heat-2 plain\">&lt;1&gt;"),
            (grade("3", 3, 3, Tone::Bad), "heat-5 bad\">3"),
            (grade("0", 0, 3, Tone::Plain), "heat-0 plain\">0"),
            (grade("x", 1, 9, Tone::Plain), "heat-1 plain\">x"),
            (grade("x", 0, 0, Tone::Plain), "heat-0 plain\">x"),
        ] {
            let table = written(&headings, vec![vec!["s".into(), cell]]);
            assert!(
                table.contains(&format!("<td class=\"grade {expected}</td>")),
                "{table}"
            );
        }
    }
}
