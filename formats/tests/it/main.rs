//! One binary for the tests of this crate.

mod hostile;
mod package;
mod pages;
mod read_docx;
mod read_text;
mod realistic;
mod round_trip;
mod sample;
mod typography;
mod write;
