//! Trees to bytes.

mod docx;

pub(crate) use docx::table::column_widths;
pub use docx::{DocxOptions, docx};
