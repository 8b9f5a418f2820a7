//! CSV for spreadsheets: RFC 4180, raw values, always the same columns.

use std::io::{self, Write};

use csv::{ErrorKind, Terminator, WriterBuilder};

use crate::document::{Cell, Table};

pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    write_csv(table, out).map_err(|error| match error.into_kind() {
        // What the caller asks of: a reader that has closed the pipe is no failure.
        ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    })
}

fn write_csv(table: &Table, out: &mut dyn Write) -> csv::Result<()> {
    let mut csv = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let columns = table.columns_for_programs();
    for column in &columns {
        let heading = &table.headings()[*column];
        for suffix in heading.kind.suffixes() {
            csv.write_field(format!("{}{suffix}", heading.key))?;
        }
    }
    csv.write_record(None::<&[u8]>)?;
    for row in 0..table.rows() {
        let cells: Vec<Cell> = columns
            .iter()
            .map(|column| table.cell(row, *column))
            .collect();
        // A row with several salary ranges takes a record for each, so that every amount stays one.
        let records = cells.iter().map(Cell::records).max().unwrap_or(1);
        for record in 0..records {
            for cell in &cells {
                for part in cell.clone().parts(record) {
                    csv.write_field(raw(part))?;
                }
            }
            csv.write_record(None::<&[u8]>)?;
        }
    }
    csv.flush().map_err(Into::into)
}

fn raw(cell: Cell) -> String {
    match cell {
        Cell::Text(text)
        | Cell::Note(text)
        | Cell::Toned(_, text)
        | Cell::Group(text)
        | Cell::Grade { text, .. } => text.into_owned(),
        Cell::List(texts) => texts.join("; "),
        Cell::Number(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        // What is made of parts has been taken apart, and what is drawn is for people.
        Cell::Missing
        | Cell::Years(_)
        | Cell::Pay(_)
        | Cell::Estimate { .. }
        | Cell::Bar { .. } => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Ladder, Number, Years},
        document::{ColumnKind, Heading},
    };

    fn written(headings: &[Heading], rows: Vec<Vec<Cell>>) -> String {
        let mut out = Vec::new();
        write(&Table::from_rows(headings, rows), &mut out).expect("written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn what_could_end_a_field_is_quoted() {
        let headings = [Heading::programs("a", ColumnKind::Short)];
        for (text, field) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("a\rb", "\"a\rb\""),
        ] {
            assert_eq!(
                written(&headings, vec![vec![text.into()]]),
                format!("a\r\n{field}\r\n")
            );
        }
    }

    #[test]
    fn a_pipe_that_closes_in_the_middle_is_told_as_one() {
        struct Closed;

        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        let headings = [Heading::programs("a", ColumnKind::Short)];
        for size in [1, 100_000] {
            let table = Table::from_rows(&headings, vec![vec!["x".repeat(size).into()]]);
            let error = write(&table, &mut Closed).expect_err("closed");
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{size}");
        }
    }

    #[test]
    fn each_salary_range_takes_a_record() {
        let json = r#"{"levels":[{"id":"a","title":"A","salary":[{"currency":"EUR","min":1,"period":"hour"},
            {"currency":"USD","max":2.5,"period":"year","region":"X"}]}]}"#;
        let ladder: Ladder = serde_json::from_str(json).expect("a ladder");
        let headings = [
            Heading::programs("id", ColumnKind::Short),
            Heading::programs("pay", ColumnKind::Pay),
            Heading::programs("years", ColumnKind::Years),
        ];
        let years = Years {
            min: Number::new(3.0),
            max: None,
        };
        let row = vec![
            "a".into(),
            Cell::pay(&ladder.levels[0].salary),
            years.into(),
        ];
        let expected = "id,pay_currency,pay_min,pay_max,pay_period,pay_region,pay_source,pay_as_of,years_min,years_max\r\n\
            a,EUR,1,,hour,,,,3,\r\na,USD,,2.5,year,X,,,3,\r\n";
        assert_eq!(written(&headings, vec![row]), expected);
    }
}
