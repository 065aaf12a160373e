//! Trees to bytes.

pub mod book;
mod docx;
pub mod table;

pub(crate) use docx::table::column_widths;
pub use docx::{DocxOptions, docx};
