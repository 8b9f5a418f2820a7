//! `market`: every figure is the survey's, every place is found by its name, and what is unsure or
//! missing says so.

use std::{collections::BTreeMap, fs::OpenOptions};

use itpm_career::catalog::market::{Country, Market, PlaceKind};
use snapbox::{assert_data_eq, file};

use crate::support::{Run, ask, json, program, run};

/// The figures of the survey, each with how many are released and what they come to. Computed from
/// the survey's own tables, not from the shipped file.
const SUMS: [(&str, usize, f64); 11] = [
    ("p10", 1661, 114_492_350.0),
    ("p25", 1661, 144_020_960.0),
    ("median", 1661, 186_298_280.0),
    ("p75", 1661, 237_513_400.0),
    ("p90", 1661, 293_098_670.0),
    ("mean", 1661, 197_515_310.0),
    ("jobs", 1667, 6_308_210.0),
    ("jobs_per_1000", 1664, 5_055.267),
    ("location_quotient", 1664, 1_064.00),
    ("mean_rse_percent", 1661, 5_391.9),
    ("jobs_rse_percent", 1667, 14_068.3),
];

/// Ten rows of the survey's own tables, in the columns of [`SUMS`].
const ROWS: &str = r#"
0000000,national,National,US,15-1299,"Computer Occupations, All Other",55940,79370,116580,157500,188470,122230,435370,,,0.6,1.0
0000000,national,National,US,11-3021,Computer and Information Systems Managers,107550,138060,175140,220730,297510,192160,670570,,,0.3,0.5
4800000,state,Texas,TX,13-1082,Project Management Specialists,57460,74810,98440,129370,162780,104210,138960,9.875,1.44,0.6,2.5
6600000,state,Guam,GU,13-1082,Project Management Specialists,45810,54910,67370,90790,136770,80600,400,5.968,0.87,6.3,8.9
0012420,metro,"Austin-Round Rock-San Marcos, TX",TX,15-1299,"Computer Occupations, All Other",57040,81580,129470,161920,199380,127000,10100,7.805,2.79,2.3,6.5
0041940,metro,"San Jose-Sunnyvale-Santa Clara, CA",CA,11-3021,Computer and Information Systems Managers,164400,219860,291660,319540,377060,319670,19070,16.806,3.90,1.9,3.2
0047900,metro,"Washington-Arlington-Alexandria, DC-VA-MD-WV",DC,15-1299,"Computer Occupations, All Other",93040,126160,156640,175720,203390,150420,,,,1.2,
0014010,metro,"Bloomington, IL",IL,15-1299,"Computer Occupations, All Other",,,,,,,70,0.752,0.27,,8.9
0038900,metro,"Portland-Vancouver-Hillsboro, OR-WA",OR,13-1082,Project Management Specialists,67370,83740,108340,140990,177090,120220,14440,11.952,1.74,0.9,3.1
2400006,metro,Maryland nonmetropolitan area,MD,13-1082,Project Management Specialists,55350,69670,90490,118810,142460,95140,630,5.602,0.82,2.5,5.8
"#;

/// A row as a reader of the CSV sees it.
#[derive(Clone, Debug)]
struct Record {
    id: String,
    kind: String,
    place: String,
    state: String,
    soc: String,
    occupation: String,
    cells: BTreeMap<String, String>,
}

impl Record {
    fn figure(&self, column: &str) -> Option<f64> {
        let cell = &self.cells[column];
        (!cell.is_empty()).then(|| cell.parse().expect("a figure is a number"))
    }
}

fn records(run: &Run) -> Vec<Record> {
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let records = reader.deserialize().map(|row| {
        let cells: BTreeMap<String, String> = row.expect("the answer is CSV with a header");
        let cell = |column: &str| cells[column].clone();
        Record {
            id: cell("id"),
            kind: cell("kind"),
            place: cell("place"),
            state: cell("state"),
            soc: cell("soc"),
            occupation: cell("occupation"),
            cells,
        }
    });
    records.collect()
}

/// The codes and names of all areas.
fn areas() -> Vec<(String, String)> {
    let survey = Market::built_in(Country::Us).expect("the bundled survey is sound");
    let areas = survey.areas().map(|area| area.place);
    areas
        .map(|place| (place.code.to_owned(), place.name.to_owned()))
        .collect()
}

fn everywhere(format: &str) -> Run {
    let places = areas()
        .into_iter()
        .map(|(code, _)| format!("--place={code}"));
    let args = ["market".to_owned(), format!("--format={format}")];
    run(args.into_iter().chain(places))
}

fn everything() -> Vec<Record> {
    records(&everywhere("csv"))
}

#[test]
fn every_row_is_the_surveys() {
    let records = everything();
    assert_eq!(records.len(), 1672);
    for (column, count, sum) in SUMS {
        let figures: Vec<f64> = records
            .iter()
            .filter_map(|one| one.figure(column))
            .collect();
        assert_eq!(figures.len(), count, "{column}");
        let found: f64 = figures.iter().sum();
        assert!(
            (found - sum).abs() < 0.000_5,
            "{column}: {found}, not {sum}"
        );
    }
    let places = |kind: &str| {
        let of_kind = records.iter().filter(|one| one.kind == kind);
        let mut codes: Vec<&str> = of_kind.map(|one| &*one.id).collect();
        codes.dedup();
        codes.len()
    };
    assert_eq!(
        ["national", "state", "metro"].map(places),
        [1, 54, 524],
        "areas with at least one estimate"
    );
}

#[test]
fn ten_rows_are_the_surveys() {
    let records = everything();
    let mut expected = csv::ReaderBuilder::new();
    let mut expected = expected
        .has_headers(false)
        .from_reader(ROWS.trim().as_bytes());
    let mut count = 0;
    for row in expected.records() {
        let row = row.expect("the row is CSV");
        let found = records
            .iter()
            .find(|one| one.id == row[0] && one.soc == row[4]);
        let found = found.expect("the row is there");
        let names = [
            &*found.kind,
            &found.place,
            &found.state,
            &found.soc,
            &found.occupation,
        ];
        assert!(
            names.into_iter().eq(row.iter().skip(1).take(5)),
            "{found:?}"
        );
        for ((column, ..), cell) in SUMS.iter().zip(row.iter().skip(6)) {
            assert_eq!(
                found.figure(column),
                cell.parse().ok(),
                "{column}: {found:?}"
            );
        }
        count += 1;
    }
    assert_eq!(count, 10);
}

#[test]
fn json_and_csv_say_the_same() {
    let run = everywhere("json");
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(answer["schema_version"], 1);
    let rows = answer["market"].as_array().expect("a list");
    let records = everything();
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        let keys: Vec<&str> = row
            .as_object()
            .expect("an object")
            .keys()
            .map(|key| &**key)
            .collect();
        let mut expected = vec![
            "occupation",
            "place",
            "currency",
            "period",
            "source",
            "projection",
            "country",
            "year",
            "classification",
        ];
        expected.extend(SUMS.map(|(column, ..)| column));
        expected.sort_unstable();
        assert_eq!(keys, expected);
        assert_eq!(row["place"]["code"], *record.id);
        assert_eq!(row["place"]["kind"], *record.kind);
        assert_eq!(row["place"]["name"], *record.place);
        assert_eq!(row["place"]["state"], *record.state);
        assert_eq!(row["occupation"]["soc"], *record.soc);
        assert_eq!(row["occupation"]["title"], *record.occupation);
        assert_eq!(
            (&row["currency"], &row["period"]),
            (&"USD".into(), &"year".into())
        );
        assert_eq!(row["source"], "bls-oews-may-2025");
        for (column, ..) in SUMS {
            assert_eq!(row[column].as_f64(), record.figure(column), "{column}");
        }
        assert_eq!(row["projection"].is_null(), record.kind != "national");
    }
}

#[test]
fn the_national_answer_holds_the_projections() {
    let answer = json("market");
    let rows = answer["market"].as_array().expect("a list");
    let found: Vec<_> = (rows.iter())
        .map(|row| {
            let projection = &row["projection"];
            let figure = |key: &str| projection[key].as_f64().expect("a number");
            assert_eq!(projection["source"], "bls-projections-2024-34");
            assert_eq!((figure("from_year"), figure("to_year")), (2024.0, 2034.0));
            (
                row["occupation"]["soc"].as_str().expect("a code"),
                figure("from_jobs"),
                figure("to_jobs"),
                figure("growth_percent"),
                figure("openings_per_year"),
            )
        })
        .collect();
    let expected = [
        ("15-1299", 472_000.0, 510_500.0, 8.2, 31_300.0),
        ("13-1082", 1_046_300.0, 1_105_000.0, 5.6, 78_200.0),
        ("11-3021", 667_100.0, 768_700.0, 15.2, 55_600.0),
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_area_is_found_by_its_own_name_and_none_is_shadowed() {
    let survey = Market::built_in(Country::Us).expect("the bundled survey is sound");
    let areas: Vec<_> = survey.areas().map(|area| area.place).collect();
    assert_eq!(areas.len(), 579);
    let codes = |name: &str| -> Vec<&str> {
        let found = survey.find(name);
        found.iter().map(|area| area.place.code).collect()
    };
    for place in &areas {
        let name = place.name;
        match name {
            // The two states that a metro area's city is called after give both.
            "New York" => assert_eq!(codes(name), ["3600000", "0035620"]),
            "Washington" => assert_eq!(codes(name), ["5300000", "0047900"]),
            _ => assert_eq!(codes(name), [place.code], "{name}"),
        }
        for typed in [
            name.to_uppercase(),
            name.to_lowercase().replace(['-', ','], " "),
        ] {
            assert!(codes(&typed).contains(&place.code), "{typed}");
        }
        assert_eq!(codes(place.code), [place.code], "{name}");
        if place.kind == PlaceKind::State {
            assert_eq!(codes(place.state), [place.code], "{name}");
            assert_eq!(survey.state(name), Some(*place));
        }
        let Some((cities, states)) = name
            .rsplit_once(", ")
            .filter(|_| place.code.starts_with("00"))
        else {
            continue;
        };
        for city in cities.split(['-', '/']).filter(|city| !city.is_empty()) {
            let hidden = match city {
                "Wyoming" => place.code == "0024340",
                // That of New York is meant more often.
                "Manhattan" => true,
                _ => false,
            };
            assert_ne!(codes(city).contains(&place.code), hidden, "{city}");
            for state in states.split('-') {
                let typed = format!("{city}, {state}");
                assert!(codes(&typed).contains(&place.code), "{typed}");
            }
        }
    }
}

#[test]
fn the_binary_finds_all_areas_by_name() {
    let areas = areas();
    let args = ["market", "--format=ids"].map(str::to_owned).into_iter();
    let run = run(args.chain(areas.iter().map(|(_, name)| format!("--place={name}"))));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut found: Vec<&str> = run.stdout.lines().collect();
    let mut expected: Vec<&str> = areas.iter().map(|(code, _)| &**code).collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn places_are_found_as_people_name_them() {
    let cases: [(&str, &[&str]); 22] = [
        ("TX", &["4800000"]),
        ("tx", &["4800000"]),
        ("texas", &["4800000"]),
        ("austin", &["0012420"]),
        ("Austin, TX", &["0012420"]),
        ("austin texas", &["0012420"]),
        ("san marcos", &["0012420"]),
        ("0012420", &["0012420"]),
        ("12420", &["0012420"]),
        ("portland", &["0038860", "0038900"]),
        ("portland, or", &["0038900"]),
        ("portland wa", &["0038900"]),
        ("st louis", &["0041180"]),
        ("Coeur d’Alene", &["0017660"]),
        ("san juan bayamón", &["0041980"]),
        ("winston-salem", &["0049180"]),
        ("kansas", &["2000000"]),
        ("kansas city", &["0028140"]),
        ("la", &["2200000"]),
        ("US", &["0000000"]),
        ("united states", &["0000000"]),
        ("panhandle nonmetropolitan", &[]),
    ];
    for (typed, expected) in cases {
        let run = run(["market", "--format=ids", "--place", typed]);
        let found: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(found, expected, "{typed}: {}", run.stderr);
        assert_eq!(run.code, if expected.is_empty() { 2 } else { 0 }, "{typed}");
    }
    // A word that is no city is looked for inside of names.
    let run = ask("market --format csv --place rock --occupation 11-3021");
    let places: Vec<String> = records(&run).into_iter().map(|one| one.place).collect();
    assert_eq!(
        places,
        [
            "Austin-Round Rock-San Marcos, TX",
            "Davenport-Moline-Rock Island, IA-IL",
            "Little Rock-North Little Rock-Conway, AR"
        ]
    );
}

#[test]
fn a_name_with_two_meanings_says_so() {
    let run = ask("market --place washington --format ids");
    assert_eq!(run.stdout, "5300000\n0047900\n");
    assert_eq!(
        run.stderr,
        "note: `washington` is taken to mean the state Washington and the metro area \
         Washington-Arlington-Alexandria, DC-VA-MD-WV; `WA` means the state alone\n"
    );
}

#[test]
fn a_place_is_shown_once_in_the_order_asked_for() {
    let run = ask("market --place texas --place austin --place TX --format ids");
    assert_eq!(run.stdout, "4800000\n0012420\n");
}

#[test]
fn occupations_have_many_names() {
    let cases = [
        ("15-1299", "15-1299"),
        ("151299", "15-1299"),
        ("15-1299.09", "15-1299"),
        ("computer occupations, all other", "15-1299"),
        ("IT Project Manager", "15-1299"),
        ("scrum-master", "15-1299"),
        ("Project Management Specialists", "13-1082"),
        ("CIO", "11-3021"),
        // O*NET counts these two here as well.
        ("project manager", "15-1299 13-1082"),
        ("it manager", "15-1299 11-3021"),
        // The titles that people of this job carry.
        ("project coordinator", "13-1082"),
        ("project administrator", "13-1082"),
        ("project controller", "13-1082"),
        ("it program manager", "15-1299"),
        ("application development director", "15-1299"),
    ];
    for (typed, soc) in cases {
        let run = run(["market", "--format=csv", "--occupation", typed]);
        let found: Vec<String> = records(&run).into_iter().map(|one| one.soc).collect();
        assert_eq!(found.join(" "), soc, "{typed}");
    }
    let run = run([
        "market",
        "--format=ids",
        "--occupation",
        "it project manager",
    ]);
    assert_eq!(
        run.stderr,
        "note: `it project manager` is taken to mean 15-1299 Computer Occupations, All Other (by \
         O*NET 29.3): the group that this job is counted in, not the job alone\n"
    );
}

#[test]
fn a_name_belongs_to_one_occupation() {
    let survey = Market::built_in(Country::Us).expect("the bundled survey is sound");
    for occupation in &survey.occupations {
        for name in occupation.names() {
            let folded = itpm_career::catalog::names::search_key(name);
            let all = survey.occupations.iter();
            let called = all.filter(|one| one.called(&folded).is_some());
            let is_shared = [
                "project manager",
                "pm",
                "it manager",
                "information technology manager",
            ]
            .iter()
            .any(|shared| itpm_career::catalog::names::alike(shared, &folded));
            assert_eq!(called.count(), if is_shared { 2 } else { 1 }, "{name}");
        }
    }
}

#[test]
fn ranks_are_those_of_an_independent_computation() {
    let all = everything();
    let cases = [
        ("median", "median"),
        ("p90", "p90"),
        ("jobs", "jobs"),
        ("concentration", "location_quotient"),
    ];
    for (rank, column) in cases {
        for (options, kind, state) in [
            ("", None, None),
            (" --kind metro", Some("metro"), None),
            (" --kind state", Some("state"), None),
            (" --in texas", None, Some("TX")),
            (" --in TX --kind metro", Some("metro"), Some("TX")),
            (" --min-jobs 0", None, None),
            (" --min-jobs 5000 --kind metro", Some("metro"), None),
        ] {
            let mut words = options.split(' ').skip_while(|word| *word != "--min-jobs");
            let least = words
                .nth(1)
                .map_or(500.0, |least| least.parse().expect("a number"));
            let run = ask(&format!(
                "market --rank {rank} --top 7 --format csv{options}"
            ));
            let found: Vec<(String, String)> = records(&run)
                .into_iter()
                .map(|one| (one.soc, one.id))
                .collect();
            let mut expected = Vec::new();
            for soc in ["15-1299", "13-1082", "11-3021"] {
                let mut fit: Vec<&Record> = (all.iter())
                    .filter(|one| one.soc == soc && one.kind != "national")
                    .filter(|one| kind.is_none_or(|kind| one.kind == kind))
                    .filter(|one| state.is_none_or(|state| one.state == state))
                    .filter(|one| one.figure(column).is_some())
                    .filter(|one| one.figure("jobs").is_none_or(|jobs| jobs >= least))
                    .collect();
                // A stable sort: equals keep the order of the survey.
                fit.sort_by(|a, b| {
                    b.figure(column)
                        .partial_cmp(&a.figure(column))
                        .expect("numbers")
                });
                let top = fit.into_iter().take(7);
                expected.extend(top.map(|one| (one.soc.clone(), one.id.clone())));
            }
            assert_eq!(found, expected, "{rank}{options}");
        }
    }
}

#[test]
fn a_rank_says_what_it_leaves_out() {
    let run = ask(
        "market --rank median --occupation 15-1299 --in va --kind metro --min-jobs 0 --format ids",
    );
    assert_eq!(
        run.stderr,
        "note: left out, since counted under another state: Kingsport-Bristol, TN-VA and \
         Washington-Arlington-Alexandria, DC-VA-MD-WV\n"
    );
    let run = ask("market --rank median --occupation 15-1299 --format ids");
    assert_eq!(run.stdout.lines().count(), 10);
    assert_eq!(
        run.stderr,
        "note: 8 places have no rank in 15-1299: the survey did not release the figure\n\
         note: left out of 15-1299, since there are fewer than 500 jobs: \
         `Hagerstown-Martinsburg, MD-WV`, `Northeast Virginia nonmetropolitan area` and \
         `Charlottesville, VA`; `--min-jobs 0` ranks all\n"
    );
}

#[test]
fn an_unreliable_estimate_is_marked() {
    // Bend: the relative standard error of the mean wage of 15-1299 is 15.4 %.
    let table = ask("market --place bend").stdout;
    assert!(table.contains(" ~$"), "{table}");
    assert!(table.contains("~ marks a figure"), "{table}");
    let table = ask("market --place austin").stdout;
    assert!(!table.contains('~'), "{table}");
    // Each figure carries the mark exactly where the error of its estimate is above 10 %.
    for record in everything().iter().step_by(37) {
        let rough = |column| record.figure(column).is_some_and(|error| error > 10.0);
        let args = ["market", "--place", &record.id, "--occupation", &record.soc];
        let table = run(args).stdout;
        let jobs = record.figure("jobs").is_some() && rough("jobs_rse_percent");
        assert_eq!(table.contains("~$"), rough("mean_rse_percent"), "{table}");
        assert_eq!(
            table.contains("~ marks"),
            rough("mean_rse_percent") || jobs,
            "{table}"
        );
    }
}

#[test]
fn a_withheld_figure_is_missing_and_never_zero() {
    let answer = json("market --place 0014010 --occupation 15-1299");
    let row = &answer["market"][0];
    assert!(
        row["median"].is_null() && row["mean_rse_percent"].is_null(),
        "{row}"
    );
    assert_eq!(row["jobs"], 70);
    let table = ask("market --place 0047900 --occupation 15-1299").stdout;
    assert!(
        table.contains("— means that the survey released no estimate."),
        "{table}"
    );
    assert!(!table.contains(" 0 "), "{table}");
    // The survey has no line at all for 15-1299 in Decatur, Alabama.
    let run = run([
        "market",
        "--place",
        "decatur, al",
        "--occupation",
        "15-1299",
        "--json",
    ]);
    assert!(
        run.stdout
            .starts_with("{\"schema_version\":1,\"market\":[],")
    );
    assert_eq!(
        run.notes(),
        ["the survey released no estimate of 15-1299 in Decatur, AL"]
    );
}

#[test]
fn what_means_nothing_is_an_error_with_the_nearest() {
    let cases = [
        (
            "--place ostin",
            "there is no place `ostin` in the US survey; did you mean `Austin`, ",
        ),
        (
            "--place \u{1b}[31m",
            "there is no place `␛[31m` in the US survey\n",
        ),
        (
            "--place 99999",
            "there is no place `99999` in the US survey",
        ),
        (
            "--occupation projectmanagr",
            "did you mean `Project Manager",
        ),
        (
            "--rank jobs --in texs",
            "there is no state `texs` in the US survey; did you mean `Texas`?",
        ),
        ("--rank jobs --in austin", "there is no state `austin`"),
        ("--rank wages", "`wages`"),
        ("--rank jobs --top 0", "`0`"),
        ("--rank jobs --kind national", "`national`"),
        ("--top 3", "--rank <FIGURE>"),
        ("--rank jobs --place austin", "cannot be used with"),
    ];
    for (args, expected) in cases {
        let run = ask(&format!("market {args}"));
        assert_eq!(run.code, 2, "{args}");
        assert_eq!(run.stdout, "", "{args}");
        assert!(run.stderr.starts_with("error: "), "{args}: {}", run.stderr);
        assert!(run.stderr.contains(expected), "{args}: {}", run.stderr);
        assert!(run.stderr.contains("\nhint: "), "{args}: {}", run.stderr);
    }
    let run = run(["market", "--place", ""]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
}

#[test]
fn no_ladder_is_read() {
    // An option that means nothing is not passed over, wherever it stands.
    for line in [
        "market --data x.json",
        "--data x.json market",
        "schema --data x.json",
    ] {
        let run = ask(line);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{line}");
        assert!(
            run.stderr.contains("reads no ladder"),
            "{line}: {}",
            run.stderr
        );
    }
}

#[test]
fn the_ladders_answers_hold_no_market_figure() {
    for line in [
        "tracks --json",
        "show agile --json",
        "salaries --json",
        "tracks",
        "show agile",
    ] {
        let run = ask(line);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for word in ["bls", "median", "p90", "116580", "116,580"] {
            assert!(!run.stdout.to_lowercase().contains(word), "{line}: {word}");
        }
    }
}

#[test]
fn a_full_disk_is_an_error() {
    for format in ["table", "json", "csv", "markdown", "ids"] {
        let full = OpenOptions::new().write(true).open("/dev/full");
        let output = program()
            .args(["market", "--format", format])
            .stdout(full.expect("/dev/full is there"))
            .output();
        let run = Run::from(output.expect("the program starts"));
        assert_eq!(run.code, 1, "{format}");
        let error = "cannot write the answer";
        assert!(
            run.stderr.contains(error) && (format == "json") == run.stderr.starts_with('{'),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn tables_fit_whatever_the_width() {
    for line in [
        "market",
        "market --place bend --place 0047900",
        "market --rank p90 --top 3",
    ] {
        for width in [24, 40, 60, 80, 100, 120, 200] {
            let table = ask(&format!("{line} --width {width}")).stdout;
            let longest = table.lines().map(|line| line.chars().count()).max();
            // An address is never broken.
            let address = "https://www.bls.gov/emp/ind-occ-matrix/occupation.xlsx".len();
            assert!(
                longest <= Some(width.max(address)),
                "{line} --width {width}\n{table}"
            );
        }
        for width in [0, 1, 65535] {
            assert_eq!(ask(&format!("{line} --width {width}")).code, 0);
        }
    }
}

#[test]
fn screens() {
    let screen = |line: &str| ask(line).stdout;
    assert_data_eq!(
        screen("market --width 80"),
        file!["../golden/market-80.txt"].raw()
    );
    assert_data_eq!(
        screen("market --width 120"),
        file!["../golden/market-120.txt"].raw()
    );
    assert_data_eq!(
        screen("market --width 80 --place bend --place 0047900 --occupation 15-1299"),
        file!["../golden/market-places-80.txt"].raw()
    );
    assert_data_eq!(
        screen("market --width 120 --rank median --top 5 --kind metro --occupation 15-1299"),
        file!["../golden/market-rank-120.txt"].raw()
    );
    assert_data_eq!(
        screen("market --format markdown --place portland --occupation cio"),
        file!["../golden/market-places.md"].raw()
    );
    assert_data_eq!(
        screen("market --json --place austin"),
        file!["../golden/market-austin.json"].raw()
    );
    assert_data_eq!(
        screen("market --help"),
        file!["../golden/market-help.txt"].raw()
    );
}

#[test]
fn a_ranking_is_of_one_occupation_on_a_screen_and_of_all_elsewhere() {
    let heading = ": highest median";
    let count = |format: &str| {
        let shown = ask(&format!("market --rank median --format {format}")).stdout;
        (shown.matches(heading).count(), shown)
    };
    let (first, screen) = count("table --width 100");
    assert_eq!(first, 1);
    let more =
        "More: `--occupation 13-1082` (Project Management Specialists) and `--occupation 11-3021`";
    assert!(screen.contains(more), "{screen}");
    assert_eq!(count("markdown").0, 3);
    assert!(count("html").0 >= 3);
    let shown = ask("market --rank median --occupation 13-1082").stdout;
    assert!(
        shown.contains(heading) && !shown.contains("More:"),
        "{shown}"
    );
}

#[test]
fn ten_places_of_a_ranking_stand_on_the_first_screen() {
    for options in [
        "median",
        "p90",
        "jobs",
        "concentration",
        "median --min-jobs 0",
        "p90 --kind metro --hourly",
        "median --in VA --min-jobs 0",
        "concentration --kind metro --occupation 13-1082 --min-jobs 0",
    ] {
        let shown = ask(&format!("market --rank {options} --width 80")).stdout;
        let first_screen = shown.lines().take(24);
        let below_head = first_screen.skip_while(|line| !line.contains('┼')).skip(1);
        let rows = below_head.take_while(|line| line.contains('│'));
        assert_eq!(rows.count(), 10, "{options}\n{shown}");
    }
}
