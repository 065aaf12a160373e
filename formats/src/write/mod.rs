//! Trees to bytes.

mod annotate;
pub mod book;
mod docx;
pub mod form;
mod pdf;
pub mod table;

pub use annotate::{Annotated, Comment, annotate};
pub(crate) use docx::table::column_widths;
pub use docx::{DocxOptions, docx};
pub use pdf::{Pdf, PdfOptions, pdf};
