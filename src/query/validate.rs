//! `validate`: is a ladder file sound?

use std::path::PathBuf;

use serde::Serialize;

use crate::catalog::{Problem, Report};

use super::{Answer, Block, Column, Grid, Kind, Page};

/// Check a ladder file: every problem at once, each with its place
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "An error makes the file unusable, and the exit code 1. A warning is something that may not be
meant; warnings are looked for once every value has the right form. Without a file, and without --data, the built-in ladder is checked.

Examples:
  itpm-career validate our-ladder.json
  itpm-career validate - --json < our-ladder.json"
)]
pub struct Validate {
    /// The ladder file; - is standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub file: Option<PathBuf>,
}

impl Validate {
    /// What there is to say of a file of this name.
    #[must_use]
    pub fn ask(file: String, report: Report) -> ValidateAnswer {
        let Report { errors, warnings } = report;
        let of = |severity: Severity, problems: Vec<Problem>| {
            let problems = problems.into_iter();
            problems.map(move |problem| ProblemEntry { severity, problem })
        };
        ValidateAnswer {
            file,
            sound: errors.0.is_empty(),
            has_form: warnings.is_some(),
            problems: of(Severity::Error, errors.0)
                .chain(of(
                    Severity::Warning,
                    warnings.map_or(Vec::new(), |all| all.0),
                ))
                .collect(),
        }
    }
}

/// What there is to say of a ladder file.
#[derive(Serialize)]
pub struct ValidateAnswer {
    /// What the file is called.
    pub file: String,
    /// Whether it can be used: whether there are no errors.
    pub sound: bool,
    /// Whether every value has the right form, so that warnings were looked for.
    #[serde(skip)]
    pub has_form: bool,
    /// The errors, then the warnings, each in the order of the file.
    pub problems: Vec<ProblemEntry>,
}

/// Something to say of a ladder file.
#[derive(Serialize)]
pub struct ProblemEntry {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, and where.
    #[serde(flatten)]
    pub problem: Problem,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, but this may not be meant.
    Warning,
}

impl Severity {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl ValidateAnswer {
    fn count(&self, severity: Severity) -> usize {
        let problems = self.problems.iter();
        problems.filter(|one| one.severity == severity).count()
    }
}

impl Answer for ValidateAnswer {
    const KEY: &'static str = "validate";
    const ID: &'static str = "path";

    fn grid(&self) -> Grid<'_> {
        const COLUMNS: &[Column] = &[
            Column::new("severity", "Severity", Kind::Short),
            Column::new("line", "Line", Kind::Figure),
            Column::new("column", "Column", Kind::Figure),
            Column::new("path", "Path", Kind::Short),
            Column::new("message", "Problem", Kind::Prose),
        ];
        let rows = self
            .problems
            .iter()
            .map(|ProblemEntry { severity, problem }| {
                let path = Some(&*problem.path).filter(|path| !path.is_empty());
                vec![
                    severity.name().into(),
                    // As text, since nobody wants `1,655` in an editor.
                    problem.line.to_string().into(),
                    problem.column.to_string().into(),
                    path.into(),
                    (&*problem.message).into(),
                ]
            });
        Grid::new(COLUMNS, rows)
    }

    fn page(&self) -> Page<'_> {
        let heading = |n: usize, thing: &str| {
            let s = if n == 1 { "" } else { "s" };
            format!("{n} {thing}{s}")
        };
        let errors = self.count(Severity::Error);
        let warnings = self.count(Severity::Warning);
        let found = if self.problems.is_empty() {
            format!("{} is sound.", self.file)
        } else if self.has_form {
            format!(
                "{}: {}, {}.",
                self.file,
                heading(errors, "error"),
                heading(warnings, "warning")
            )
        } else {
            format!(
                "{}: {}. Warnings are looked for once every value has the right form.",
                self.file,
                heading(errors, "error")
            )
        };
        Page(vec![Block::Text(found.into()), Block::Grid(self.grid())])
    }

    fn failed(&self) -> bool {
        !self.sound
    }
}
