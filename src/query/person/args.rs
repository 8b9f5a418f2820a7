//! What somebody says of themselves on the command line: the options that `plan` and `match` share.

use std::path::PathBuf;

use crate::{
    catalog::{Attained, Number},
    query::values::AttainedParser,
};

use super::{experience::WorkGiven, training::HoursGiven};

/// What somebody says of themselves.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct PersonArgs {
    /// Years as a project manager
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub years: Option<Number>,

    /// A skill you have, by its whole name, id or alias, and how well on a ladder with a scale; repeat
    /// it for each, or separate them by commas. One that the ladder does not know counts for nothing,
    /// and is said
    #[arg(long, value_name = "SKILL[:PROFICIENCY]", allow_hyphen_values = true)]
    pub skill: Vec<String>,

    /// A skill you do not mean to acquire: it counts apart
    #[arg(long, value_name = "SKILL", allow_hyphen_values = true)]
    pub waive: Vec<String>,

    /// A certificate you hold
    #[arg(
        long,
        alias = "certificate",
        value_name = "CERTIFICATE",
        allow_hyphen_values = true
    )]
    pub certification: Vec<String>,

    /// Hours of training you have had: 35, or agile:28 with the kind that a certificate names, or else
    /// its words for the training; repeat it for each. A number alone counts as pm, and for everything
    /// on a ladder that names no kinds
    #[arg(long, value_name = "[KIND:]HOURS", allow_negative_numbers = true)]
    pub training_hours: Vec<HoursGiven>,

    /// Months you have led projects; left out, all your years are taken for it
    #[arg(long, value_name = "MONTHS", allow_negative_numbers = true)]
    pub leading_months: Option<Number>,

    /// Months of other work, in the words in which a certificate asks for it: 'agile projects:24', 'leading
    /// projects:30'; those of the same work add up
    #[arg(long, value_name = "WORK:MONTHS")]
    pub experience: Vec<WorkGiven>,

    /// Your highest education; a master's degree or a doctorate is bachelor
    #[arg(long, value_name = "EDUCATION", value_parser = AttainedParser)]
    pub education: Option<Attained>,

    /// The level you hold, if not the one that your years say
    #[arg(long, value_name = "LEVEL", allow_hyphen_values = true)]
    pub at: Option<String>,

    /// Fail where the ladder does not know a skill, a certificate, a place, or a kind of work or training
    #[arg(long)]
    pub strict: bool,

    /// Read all of this from a JSON or YAML file, which may hold more: your name, a date, evidence, dated posts
    /// (`schema --profile`); an option adds to the file and wins over it; - is standard input
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub profile: Option<PathBuf>,
}
