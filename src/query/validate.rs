//! `validate`: can a ladder file be used?

use std::{borrow::Cow, path::PathBuf};

use serde::Serialize;

use crate::{
    catalog::{
        english::how_many,
        validate::{Problem, Report},
    },
    document::{Block, Cell, Column, ColumnKind, Page, Table},
};

use super::Answer;

/// Check a ladder file: every problem, each with its place
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[command(
    after_help = "An error makes the file unusable, and the exit code 1. A warning is something that may not be
meant; warnings are looked for once every value has the right form, and with --strict they make the
exit code 1 too. Without a file, and without --data, the built-in ladder is checked.

Examples:
  itpm-career validate our-ladder.json
  itpm-career validate --strict our-ladder.yaml
  itpm-career validate - --json < our-ladder.json"
)]
pub struct Validate {
    /// The ladder file, JSON or YAML; - is standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub file: Option<PathBuf>,

    /// Make a warning a failure too
    #[arg(long)]
    pub strict: bool,
}

impl Validate {
    /// What there is to say of a file of this name.
    #[must_use]
    pub fn ask(&self, file: String, report: Report) -> Validation {
        let Report { errors, warnings } = report;
        let are_types_right = warnings.is_some();
        let with = |severity: Severity, problems: Vec<Problem>| {
            let problems = problems.into_iter();
            problems.map(move |problem| ProblemEntry { severity, problem })
        };
        let sound = errors.is_empty();
        let errors = with(Severity::Error, errors);
        let warnings = with(Severity::Warning, warnings.unwrap_or_default());
        let problems: Vec<ProblemEntry> = errors.chain(warnings).collect();
        Validation {
            file,
            sound,
            failed: !sound || (self.strict && !problems.is_empty()),
            are_types_right,
            problems,
        }
    }
}

/// What there is to say of a ladder file.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Validation {
    /// What the file is called.
    pub file: String,
    /// Whether it can be used: whether there are no errors.
    pub sound: bool,
    /// The errors, then the warnings, each in the order of the file.
    pub problems: Vec<ProblemEntry>,
    /// Whether every value has the right type, so that warnings were looked for.
    #[serde(skip)]
    are_types_right: bool,
    #[serde(skip)]
    failed: bool,
}

/// Something to say of a ladder file.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemEntry {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, and where.
    #[serde(flatten)]
    pub problem: Problem,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

impl Validation {
    fn count(&self, severity: Severity) -> usize {
        let problems = self.problems.iter();
        problems.filter(|one| one.severity == severity).count()
    }

    fn summary(&self) -> String {
        let file = &self.file;
        if self.problems.is_empty() {
            return format!("{file} is sound.");
        }
        let errors = how_many(self.count(Severity::Error), "error");
        if !self.are_types_right {
            return format!(
                "{file}: {errors}. Warnings are looked for once every value has the right form."
            );
        }
        format!(
            "{file}: {errors}, {}.",
            how_many(self.count(Severity::Warning), "warning")
        )
    }
}

impl ProblemEntry {
    fn columns() -> Vec<Column<Self>> {
        use ColumnKind::{Figure, Prose, Short};
        vec![
            Column::new("severity", "Severity", Short, |one: &Self| {
                one.severity.name().into()
            }),
            // As text, since nobody wants `1,655` in an editor.
            Column::new("line", "Line", Figure, |one| {
                one.problem.line.to_string().into()
            }),
            Column::new("column", "Column", Figure, |one| {
                one.problem.column.to_string().into()
            }),
            Column::new("path", "Path", Short, |one| match &*one.problem.path {
                "" => Cell::Missing,
                path => path.into(),
            }),
            Column::new("message", "Problem", Prose, |one| {
                Cell::Note((&*one.problem.message).into())
            }),
        ]
    }
}

impl Answer for Validation {
    const KEY: &'static str = "validate";
    const ID: Option<&'static str> = Some("path");

    fn title(&self) -> Cow<'_, str> {
        format!("Check of {}", self.file).into()
    }

    fn table(&self) -> Table<'_> {
        Table::new(ProblemEntry::columns(), &self.problems)
    }

    fn page(&self) -> Page<'_> {
        Page(vec![
            Block::text(self.summary()),
            Block::Table(self.table()),
        ])
    }

    fn failed(&self) -> bool {
        self.failed
    }
}
