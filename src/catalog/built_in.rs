//! The ladders that come with the program, each in the very format that users write.

/// A ladder that comes with the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The file.
    pub text: &'static str,
}

/// The ladder that is read if none is named.
pub const GUIDE: &BuiltIn = &BuiltIn {
    name: "guide",
    text: include_str!("../../data/career.json"),
};

/// All built-in ladders. One more is a file and a line here.
pub const BUILT_IN: &[&BuiltIn] = &[
    GUIDE,
    &BuiltIn {
        name: "uk-delivery",
        text: include_str!("../../data/ladders/uk-delivery.json"),
    },
];

impl BuiltIn {
    /// The built-in ladder of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|one| one.name == name).copied()
    }
}
