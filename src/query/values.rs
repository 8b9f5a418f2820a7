//! How clap reads the facts' own types: what may be typed for each, and what `--help` says of it.
//! The facts themselves know nothing of a command line.

use std::ffi::OsStr;

use clap::{
    Arg, Command, ValueEnum,
    builder::{EnumValueParser, PossibleValue, TypedValueParser},
};

use crate::catalog::{
    Attained, Education, Period,
    market::{Country, PlaceKind},
};

use super::market::Countries;

impl ValueEnum for Attained {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: &[Attained] = &[
            Attained(None),
            Attained(Some(Education::Secondary)),
            Attained(Some(Education::Associate)),
            Attained(Some(Education::Bachelor)),
        ];
        VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (_, names) = Self::NAMES.iter().find(|(one, _)| one == self)?;
        let (name, others) = names.split_first()?;
        let help = match self.0 {
            None => "No diploma that a certificate asks for",
            Some(Education::Secondary) => "An upper-secondary diploma, a high school's",
            Some(Education::Associate) => "An associate's degree",
            Some(Education::Bachelor) => "A bachelor's degree or higher: a master's, an MBA, a PhD",
        };
        Some(PossibleValue::new(*name).aliases(others).help(help))
    }
}

/// Takes an education by any of its names, however it is spelled.
#[derive(Clone, Debug)]
pub(super) struct AttainedParser;

impl TypedValueParser for AttainedParser {
    type Value = Attained;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Attained, clap::Error> {
        match value.to_str().and_then(Attained::from_name) {
            Some(attained) => Ok(attained),
            None => EnumValueParser::<Attained>::new().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = Attained::value_variants().iter();
        Some(Box::new(values.filter_map(ValueEnum::to_possible_value)))
    }
}

impl ValueEnum for Countries {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: &[Countries] = &[
            Countries::One(Country::Us),
            Countries::One(Country::Gb),
            Countries::One(Country::Au),
            Countries::All,
        ];
        VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::One(country) => PossibleValue::new(country.code()).help(country.title()),
            Self::All => PossibleValue::new("all").help("Each of them"),
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
