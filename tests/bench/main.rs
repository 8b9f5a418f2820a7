//! What the program costs: small commands beside an empty program, big ladders beside the tools that
//! people would take for them otherwise, and how the cost grows with a file.
//!
//! Ignored in a plain `cargo test`, since it takes minutes, valgrind and GNU time. It prints its
//! figures: `cargo test --test bench -- --ignored --nocapture`.

#![expect(clippy::print_stdout, reason = "the figures are for those who ask")]

mod big_ladders;
mod catalogue;
mod growth;
mod hostile;
mod measure;
mod memory;
mod people;
mod shapes;
mod small_commands;
