//! The program as its users see it: every test runs the binary.
//!
//! A module for each command and for each promise of the README.

mod support;

mod facts;
mod market;
mod market_data;
