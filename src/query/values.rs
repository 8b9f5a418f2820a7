//! How clap reads the facts' own types: what may be typed for each, and what `--help` says of it.
//! The facts themselves know nothing of a command line.

use clap::{ValueEnum, builder::PossibleValue};

use crate::catalog::{Education, Period, market::PlaceKind};

impl ValueEnum for Education {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Secondary => PossibleValue::new("secondary").help("An upper-secondary diploma"),
            Self::Associate => PossibleValue::new("associate").help("An associate's degree"),
            Self::Bachelor => PossibleValue::new("bachelor")
                .help("A bachelor's degree or higher")
                .aliases(["master", "doctorate"]),
        })
    }
}

impl ValueEnum for Period {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for PlaceKind {
    fn value_variants<'a>() -> &'a [Self] {
        Self::REGIONAL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::National => return None,
            Self::State => "A state, a territory or the District of Columbia",
            Self::Metro => "A metropolitan or nonmetropolitan area",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}
