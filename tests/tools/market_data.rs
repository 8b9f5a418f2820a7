//! Makes `data/surveys/us.tsv` from the flat files of a release of the survey. It reads what it is
//! given and writes to stdout; nothing is downloaded.
//!
//! Once a year, when <https://www.bls.gov/oes/> has a new release:
//!
//! 1. download `oe.data.0.Current`, `oe.area` and `oe.occupation` from
//!    <https://download.bls.gov/pub/time.series/oe/>
//! 2. `cargo run --example market-data -- oe.data.0.Current oe.area oe.occupation 2026-05-15 >
//!    us.tsv`, with the day on which the release was published
//! 3. `mv us.tsv data/surveys/us.tsv`, read the difference, and put the new sums and rows into
//!    `tests/it/market.rs`
//!
//! A file that is not in the form described here is refused, with the line.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use itpm_career::catalog::market::{FIGURES, US_FACTS};
use serde::Deserialize;

/// What precedes the figures; the survey's own words on what they are.
const HEAD: &str = "\
# Made by `cargo run --example market-data`; do not edit. Each line below `kind` is an area: N (the
# nation), S (a state) or M (a metropolitan or nonmetropolitan area), its code, the state it is counted
# under, the year, its name, then each figure for each occupation. Empty: the survey released no estimate.
title\tOccupational Employment and Wage Statistics
publisher\tUS Bureau of Labor Statistics
url\thttps://www.bls.gov/oes/
license\tpublic domain
classification\tUS SOC 2018
currency\tUSD
period\tyear
scope\temployer-paid base wage, all industries, no self-employed
percentiles\tof those employed 10 % earn less than p10, 25 % less than p25, half less than the median, 75 % less than p75 and 90 % less than p90
location_quotient\tthe area's share of jobs in this occupation over the national share
";

/// The industry code for all industries together.
const ALL_INDUSTRIES: &str = "000000";

/// The data types that are kept, in the order of [`FIGURES`]; the others are hourly wages.
const KEPT: [&str; FIGURES.len()] = [
    "13", "15", "01", "17", "11", "12", "14", "04", "05", "02", "16",
];
/// The percentiles, lowest first.
const PERCENTILES: [&str; 5] = ["11", "12", "13", "14", "15"];
const HOURLY: [&str; 6] = ["03", "06", "07", "08", "09", "10"];

/// Postal codes by the numbers that the survey knows states by.
const STATES: &str = "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN \
    19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC \
    38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 66GU 72PR \
    78VI";

#[cfg(not(test))]
fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [data, area, occupation, published] = args.as_slice() else {
        bail!("expected OE.DATA OE.AREA OE.OCCUPATION and the day of publication");
    };
    let files = [data, area, occupation].map(|file| Path::new(file.as_str()));
    let made = convert(files, published)?;
    std::io::Write::write_all(&mut std::io::stdout(), made.as_bytes())
        .context("cannot write the data file")
}

/// The data file that the flat files `oe.data`, `oe.area` and `oe.occupation` come to.
pub fn convert([data, area, occupation]: [&Path; 3], published: &str) -> Result<String> {
    ensure!(
        published.len() == 10
            && published.char_indices().all(|(at, c)| match at {
                4 | 7 => c == '-',
                _ => c.is_ascii_digit(),
            }),
        "`{published}` is no day: expected one such as `2026-05-15`"
    );
    let Wanted { occupations } = serde_json::from_str(US_FACTS)?;
    let socs: Vec<String> = (occupations.iter())
        .map(|one| one.soc.replace('-', ""))
        .collect();
    let titles = titles(occupation, &socs)?;
    let areas = areas(area)?;
    let (year, figures) = figures(data, &socs, &areas)?;

    let mut made = String::from(HEAD);
    write!(
        made,
        "id\tbls-oews-may-{year}\nrelease\tMay {year}\npublished\t{published}\n"
    )?;
    for (soc, title) in socs.iter().zip(&titles) {
        writeln!(made, "occupation\t{}\t{title}", hyphenated(soc))?;
    }
    made.push_str("kind\tcode\tstate\tyear\tname");
    for figure in FIGURES {
        for soc in &socs {
            write!(made, "\t{} {figure}", hyphenated(soc))?;
        }
    }
    made.push('\n');
    let none = <[String; KEPT.len()]>::default();
    for area in &areas {
        let Area {
            kind,
            code,
            state,
            name,
        } = area;
        write!(made, "{kind}\t{code}\t{state}\t{year}\t{name}")?;
        let rows = socs.iter().map(|soc| {
            let row = figures.get(&(code.clone(), soc.clone()));
            row.unwrap_or(&none)
        });
        for column in 0..KEPT.len() {
            for row in rows.clone() {
                write!(made, "\t{}", row[column])?;
            }
        }
        made.push('\n');
    }
    Ok(made)
}

/// What `data/surveys/us.json` says of which occupations are wanted.
#[derive(Deserialize)]
struct Wanted {
    occupations: Vec<Occupation>,
}

#[derive(Deserialize)]
struct Occupation {
    soc: String,
}

fn hyphenated(soc: &str) -> String {
    format!("{}-{}", &soc[..2], &soc[2..])
}

/// Hands out the lines of a flat file as trimmed fields, after a look at its header.
fn read<const N: usize>(
    file: &Path,
    header: [&str; N],
    mut take: impl FnMut([&str; N]) -> Result<()>,
) -> Result<()> {
    let name = file.display();
    let open = File::open(file).with_context(|| format!("cannot read `{name}`"))?;
    let mut found_header = false;
    for (at, line) in BufReader::new(open).lines().enumerate() {
        let place = || format!("{name}:{}", at + 1);
        let line = line.with_context(place)?;
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        if at == 0 {
            ensure!(
                fields == header,
                "{}: expected the columns {}, found {}",
                place(),
                header.join(", "),
                fields.join(", ")
            );
            found_header = true;
            continue;
        }
        let fields = <[&str; N]>::try_from(fields).map_err(|fields| {
            anyhow!("{}: expected {N} columns, found {}", place(), fields.len())
        })?;
        take(fields).with_context(place)?;
    }
    ensure!(found_header, "{name}: it is empty");
    Ok(())
}

/// The titles of the occupations.
fn titles(file: &Path, socs: &[String]) -> Result<Vec<String>> {
    let header = [
        "occupation_code",
        "occupation_name",
        "occupation_description",
        "display_level",
        "selectable",
        "sort_sequence",
    ];
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    read(file, header, |[code, name, ..]| {
        ensure!(is_code(code, 6), "`{code}` is no occupation's code");
        ensure!(!name.is_empty(), "the occupation {code} has no name");
        let known = titles.insert(code.to_owned(), name.to_owned());
        ensure!(known.is_none(), "the occupation {code} is there twice");
        Ok(())
    })?;
    let title = |soc: &String| {
        let title = titles.remove(soc);
        title.with_context(|| format!("{}: there is no occupation {soc}", file.display()))
    };
    socs.iter().map(title).collect()
}

struct Area {
    kind: char,
    code: String,
    state: &'static str,
    name: String,
}

/// The areas: the nation, the states, the others, each by name.
fn areas(file: &Path) -> Result<Vec<Area>> {
    let header = ["state_code", "area_code", "areatype_code", "area_name"];
    let mut areas: Vec<Area> = Vec::new();
    read(file, header, |[state, code, kind, name]| {
        ensure!(is_code(code, 7), "`{code}` is no area's code");
        ensure!(!name.is_empty(), "the area {code} has no name");
        let kind = match kind {
            "N" => 'N',
            "S" => 'S',
            "M" => 'M',
            kind => bail!("`{kind}` is no type of area: expected N, S or M"),
        };
        let state = match (kind, state) {
            ('N', "00") => "US",
            _ => postal(state).with_context(|| format!("`{state}` is no state's code"))?,
        };
        areas.push(Area {
            kind,
            code: code.to_owned(),
            state,
            name: name.to_owned(),
        });
        Ok(())
    })?;
    areas.sort_by(|a, b| {
        let key = |area: &Area| ("NSM".find(area.kind), area.name.clone(), area.code.clone());
        key(a).cmp(&key(b))
    });
    Ok(areas)
}

fn postal(state: &str) -> Option<&'static str> {
    let mut states = STATES.split_whitespace();
    states.find_map(|known| (known[..2] == *state).then_some(&known[2..]))
}

/// The cells of an occupation in an area, by these two.
type Figures = BTreeMap<(String, String), [String; KEPT.len()]>;

/// The year of the release, and its figures for the occupations in all industries.
fn figures(file: &Path, socs: &[String], areas: &[Area]) -> Result<(String, Figures)> {
    let header = ["series_id", "year", "period", "value", "footnote_codes"];
    let kinds: BTreeMap<&str, char> = (areas.iter())
        .map(|area| (&*area.code, area.kind))
        .collect();
    ensure!(kinds.len() == areas.len(), "an area is there twice");
    let mut release: Option<String> = None;
    let mut figures = Figures::new();
    let mut seen = BTreeSet::new();
    read(file, header, |[series, year, period, value, footnotes]| {
        let Series {
            kind,
            area,
            industry,
            occupation,
            data,
        } = Series::of(series).with_context(|| format!("`{series}` is no series of the survey"))?;
        // A01 is the survey's only period: the year's estimates, for May.
        ensure!(
            is_code(year, 4) && period == "A01",
            "`{year} {period}` is no release: expected a year and A01"
        );
        let release = release.get_or_insert_with(|| year.to_owned());
        ensure!(
            release == year,
            "it is of {year}, those before of {release}"
        );
        let value = released(value, footnotes)?;
        if industry != ALL_INDUSTRIES || !socs.iter().any(|soc| soc == occupation) {
            return Ok(());
        }
        ensure!(
            kinds.get(area) == Some(&kind),
            "the area {kind}{area} is not among the areas"
        );
        let Some(column) = KEPT.iter().position(|kept| *kept == data) else {
            ensure!(
                HOURLY.contains(&data),
                "the type of data `{data}` is unknown"
            );
            return Ok(());
        };
        ensure!(
            !footnotes.contains('5'),
            "a wage with footnote 5 is only a lower bound, for which the data file has no form"
        );
        ensure!(seen.insert(series.to_owned()), "{series} is there twice");
        let row = figures.entry((area.to_owned(), occupation.to_owned()));
        row.or_default()[column] = value.to_owned();
        Ok(())
    })?;
    for soc in socs {
        let name = file.display();
        let nation = figures
            .keys()
            .any(|(area, of)| of == soc && kinds[&**area] == 'N');
        ensure!(nation, "{name}: there is nothing of {soc} in the nation");
    }
    for ((area, soc), row) in &figures {
        // The percentiles stand in this order, or the types of data mean something else.
        let column = |data| KEPT.iter().position(|kept| *kept == data);
        let percentiles = PERCENTILES
            .iter()
            .filter_map(|data| row.get(column(*data)?));
        let percentiles = percentiles.filter(|cell| !cell.is_empty());
        let percentiles: Vec<f64> = percentiles
            .map(|cell| cell.parse())
            .collect::<Result<_, _>>()?;
        ensure!(
            percentiles.is_sorted(),
            "{}: the percentiles of {soc} in {area} do not ascend",
            file.display()
        );
    }
    Ok((release.unwrap_or_default(), figures))
}

/// The parts of a series' id: `OE`, `U` for not seasonally adjusted, the type and the code of the
/// area, the industry, the occupation and the type of data.
struct Series<'a> {
    kind: char,
    area: &'a str,
    industry: &'a str,
    occupation: &'a str,
    data: &'a str,
}

impl<'a> Series<'a> {
    fn of(id: &'a str) -> Option<Self> {
        let codes = id.strip_prefix("OEU").filter(|_| id.is_ascii())?;
        let series = Self {
            kind: codes.chars().next().filter(|kind| "NSM".contains(*kind))?,
            area: codes.get(1..8)?,
            industry: codes.get(8..14)?,
            occupation: codes.get(14..20)?,
            data: codes.get(20..)?,
        };
        let sound =
            is_code(series.area, 7) && is_code(series.occupation, 6) && is_code(series.data, 2);
        sound.then_some(series)
    }
}

/// The value as the data file has it: as published, or empty where it was not released.
fn released<'a>(value: &'a str, footnotes: &str) -> Result<&'a str> {
    let mut withheld = false;
    for footnote in footnotes.split(',').map(str::trim) {
        match footnote {
            // What all estimates share, and a wage that is at least as high as this.
            "" | "1" | "2" | "3" | "5" => {}
            // Paid by the hour or by the year only, and not released.
            "4" | "8" => withheld = true,
            footnote => bail!("the footnote `{footnote}` is unknown"),
        }
    }
    match value {
        "-" if withheld => Ok(""),
        "-" => bail!("there is no value and no footnote that says why"),
        _ if withheld => bail!("there is a value and a footnote that says there is none"),
        value => {
            let plain = value
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.');
            ensure!(
                plain && value.parse::<f64>().is_ok(),
                "`{value}` is no number"
            );
            Ok(value)
        }
    }
}

fn is_code(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}
