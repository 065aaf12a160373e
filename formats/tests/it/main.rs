//! One binary for the tests of this crate.
#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

mod annotate;
mod any_tree;
mod form;
mod hostile;
mod package;
mod pages;
mod read_docx;
mod read_odt;
mod read_pdf;
mod read_text;
mod read_word;
mod realistic;
mod round_trip;
mod sample;
mod seen;
mod template;
mod write;
mod write_odt;
mod write_pdf;
