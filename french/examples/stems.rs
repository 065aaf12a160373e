//! Prints the stem of each word given: `cargo run -p french --example stems -- équivalent équivalence`.

#![allow(clippy::print_stdout, reason = "a tool for the terminal")]

fn main() {
    for word in std::env::args().skip(1) {
        println!("{word}\t{}", french::stem(&word));
    }
}
