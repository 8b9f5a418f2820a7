//! Renews the figures of a survey outside the US from the rows of a CSV. It reads what it is given and
//! writes to stdout; nothing is downloaded.
//!
//! When an office has a new release:
//!
//! 1. write its figures into a CSV with the columns of [`COLUMNS`]: `country` is that of the survey's file,
//!    `occupation` the code and `title` the occupation in the office's words; an empty cell is a figure that
//!    was not published. Rows of other countries are passed over.
//! 2. put the release, its `id`, its `url` and how exact it is into the head of `data/surveys/gb.tsv`
//! 3. `cargo run --example pay-abroad -- figures.csv data/surveys/gb.tsv > new.tsv`, then
//!    `mv new.tsv data/surveys/gb.tsv`, read the difference, and put the rows into `tests/facts/pay-abroad.csv`
//!
//! A row that is not in the form described here is refused, with its line.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use anyhow::{Context, Result, ensure};
use itpm_career::catalog::{
    Number,
    market::{Country, FIGURES},
};

/// The columns of the CSV. Percentiles and mean are amounts for the period of the survey.
pub const COLUMNS: [&str; 11] = [
    "country",
    "occupation",
    "title",
    "year",
    "jobs",
    "p10",
    "p25",
    "median",
    "p75",
    "p90",
    "mean",
];

/// The columns that are no figures.
const NAMES: usize = 4;

#[cfg(not(test))]
fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [rows, survey] = args.as_slice() else {
        anyhow::bail!("expected FIGURES.CSV and the file of the survey");
    };
    let made = renew(Path::new(rows), Path::new(survey))?;
    std::io::Write::write_all(&mut std::io::stdout(), made.as_bytes())
        .context("cannot write the data file")
}

/// The survey's file with the figures of a CSV in place of its own.
pub fn renew(rows: &Path, survey: &Path) -> Result<String> {
    let name = survey.display();
    let old = fs::read_to_string(survey).with_context(|| format!("cannot read `{name}`"))?;
    let code = survey.file_stem().and_then(|stem| stem.to_str());
    let country = code.and_then(Country::from_code);
    let country = country.with_context(|| format!("`{name}` is called after no country"))?;
    let head = old.split_inclusive('\n');
    let head: String = head
        .take_while(|line| !line.starts_with("occupation\t") && !line.starts_with("kind\t"))
        .collect();
    let Rows { titles, years } = read(rows, country)?;
    ensure!(!titles.is_empty(), "there is no row of {}", country.code());

    let mut made = head;
    for (occupation, title) in &titles {
        writeln!(made, "occupation\t{occupation}\t{title}")?;
    }
    made.push_str("kind\tcode\tstate\tyear\tname");
    for figure in FIGURES {
        for (occupation, _) in &titles {
            write!(made, "\t{occupation} {figure}")?;
        }
    }
    made.push('\n');
    let code = country.code().to_uppercase();
    for (year, figures) in years.iter().rev() {
        write!(made, "N\t{code}\t{code}\t{year}\t{}", country.title())?;
        for figure in FIGURES {
            for (occupation, _) in &titles {
                let of_occupation = figures.get(occupation);
                let cell = of_occupation.and_then(|figures| figures.get(figure));
                write!(made, "\t{}", cell.map_or("", String::as_str))?;
            }
        }
        made.push('\n');
    }
    Ok(made)
}

/// The figures of a row, by their names.
type Figures = BTreeMap<&'static str, String>;

struct Rows {
    /// The occupations and their titles, in the order of the CSV.
    titles: Vec<(String, String)>,
    /// The figures of each occupation in each year.
    years: BTreeMap<u16, BTreeMap<String, Figures>>,
}

/// The rows of a country.
fn read(file: &Path, country: Country) -> Result<Rows> {
    let name = file.display();
    let mut reader =
        csv::Reader::from_path(file).with_context(|| format!("cannot read `{name}`"))?;
    let header = reader.headers().with_context(|| format!("{name}:1"))?;
    ensure!(
        header.iter().eq(COLUMNS),
        "{name}:1: expected the columns {}",
        COLUMNS.join(",")
    );
    let mut rows = Rows {
        titles: Vec::new(),
        years: BTreeMap::new(),
    };
    for record in reader.records() {
        let record = record.with_context(|| format!("{name} is not CSV"))?;
        let line = record.position().map_or(0, csv::Position::line);
        add(&mut rows, &record, country).with_context(|| format!("{name}:{line}"))?;
    }
    Ok(rows)
}

fn add(rows: &mut Rows, record: &csv::StringRecord, country: Country) -> Result<()> {
    let [code, occupation, title, year] = [0, 1, 2, 3].map(|column| record[column].trim());
    let of = Country::from_code(code);
    let of = of.with_context(|| format!("`{code}` is no country that has a survey"))?;
    if of != country {
        return Ok(());
    }
    let is_plain = |text: &str| !text.is_empty() && !text.contains(['\t', '\n', '\r']);
    ensure!(
        is_plain(occupation),
        "`{occupation}` is no code of an occupation"
    );
    ensure!(is_plain(title), "`{title}` is no title");
    let year: u16 = year
        .parse()
        .with_context(|| format!("`{year}` is no year"))?;
    let mut figures = Figures::new();
    let mut last: Option<Number> = None;
    for (name, cell) in COLUMNS.into_iter().zip(record).skip(NAMES) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let amount: Number = cell
            .parse()
            .map_err(|error| anyhow::anyhow!("{name} `{cell}`: {error}"))?;
        if !matches!(name, "jobs" | "mean") {
            ensure!(
                last <= Some(amount),
                "{name} {cell} is below the percentile before it"
            );
            last = Some(amount);
        }
        figures.insert(name, cell.to_owned());
    }
    match rows.titles.iter().find(|(known, _)| known == occupation) {
        Some((_, known)) => ensure!(known == title, "{occupation} was called `{known}` before"),
        None => rows.titles.push((occupation.to_owned(), title.to_owned())),
    }
    let of_year = rows.years.entry(year).or_default();
    ensure!(
        of_year.insert(occupation.to_owned(), figures).is_none(),
        "{occupation} in {year} is there twice"
    );
    Ok(())
}
