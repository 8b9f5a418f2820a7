//! The program as its users see it: every test runs the binary.
//!
//! A module for what is true of the bundled ladder, for each promise of the README, and for each
//! command that has more to it than its golden output.

mod support;
mod team;

// The facts.
mod facts;

// The promises.
mod bad_input;
mod data_of_ones_own;
mod golden;
mod ladders;
mod names;
mod nothing_false;
mod programs;
mod readme;
mod safety;
mod screens;
mod shapes;
mod skills;
mod streams;
mod typed;
mod widths;

// What a command has beside.
mod built_in;
mod certifications;
mod compare;
mod diff;
mod diff_team;
mod import;
mod map;
mod market;
mod market_abroad;
mod market_data;
mod matching;
mod matrix;
mod plan;
mod plan_first;
mod plan_talk;
mod training;
mod validate;
mod whole;
mod yaml;

// The program among others.
mod outside;
