//! For a screen too narrow for columns: each row as a paragraph with a line for each cell.

use std::io::{self, Write};

use foldhash::{HashMap, HashMapExt};

use crate::{
    document::{Cell, ColumnKind, Heading, Table},
    terminal::Screen,
};

use super::{super::describe, wrap::paragraph};

pub(super) fn write(
    table: &Table,
    columns: &[usize],
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    for row in 0..table.rows() {
        if row > 0 {
            writeln!(out)?;
        }
        let mut grades: Vec<(String, Vec<String>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (place, column) in columns.iter().enumerate() {
            let cell = table.cell(row, *column);
            // What is not known would only take a line.
            let is_blank = matches!(&cell, Cell::Group(text) if text.is_empty());
            if place > 0 && (cell.is_missing() || is_blank) {
                continue;
            }
            let heading = &table.headings()[*column];
            if place > 0 && heading.kind == ColumnKind::Grade {
                let grade = describe::lines(&cell).join(" ");
                let place = *places.entry(grade.clone()).or_insert(grades.len());
                if place == grades.len() {
                    grades.push((grade, Vec::new()));
                }
                grades[place].1.push(label(heading));
                continue;
            }
            let label = match (place, label(heading)) {
                (0, _) => String::new(),
                (_, label) if label.is_empty() => label,
                (_, label) => format!("{label}: "),
            };
            let (first, rest) = if place == 0 { ("", "") } else { ("  ", "    ") };
            for (place, line) in lines(&cell).into_iter().enumerate() {
                let (label, first) = if place == 0 {
                    (&*label, first)
                } else {
                    ("", rest)
                };
                let line = paragraph(&format!("{label}{line}"), first, rest, screen.width);
                writeln!(out, "{}", line.trim_end())?;
            }
        }
        if !grades.is_empty() {
            let line = in_a_line(&grades);
            writeln!(out, "{}", paragraph(&line, "  ", "    ", screen.width))?;
        }
    }
    Ok(())
}

/// Grades in the order in which they first come, each with the columns that have it: `working: A, B · expert: C`.
fn in_a_line(grades: &[(String, Vec<String>)]) -> String {
    let mut labels = grades.iter().flat_map(|(_, labels)| labels);
    let has_comma = labels.any(|label| label.contains(','));
    let separator = if has_comma { "; " } else { ", " };
    let grades = grades
        .iter()
        .map(|(grade, labels)| format!("{grade}: {}", labels.join(separator)));
    grades.collect::<Vec<_>>().join(" · ")
}

/// What a column is called.
fn label(heading: &Heading) -> String {
    describe::one_line(&heading.label)
}

/// The lines of a cell: the items of a list behind one another, a text of several lines as it is.
fn lines(cell: &Cell) -> Vec<String> {
    let lines = describe::lines(cell);
    let is_text = match cell {
        Cell::List(texts) => texts.iter().any(|text| text.contains('\n')),
        Cell::Text(_) => true,
        _ => false,
    };
    if is_text {
        return lines
            .into_iter()
            .map(std::borrow::Cow::into_owned)
            .collect();
    }
    let has_comma = lines.iter().any(|line| line.contains(", "));
    vec![lines.join(if has_comma { "; " } else { ", " })]
}
