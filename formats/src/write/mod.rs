//! Trees to bytes.

mod annotate;
pub mod book;
mod docx;
pub mod form;
mod front;
mod odt;
mod pdf;
mod place;
pub mod table;
mod xml;
mod zip;

pub use annotate::{Annotated, Comment, annotate};
pub(crate) use docx::table::column_widths;
pub use docx::{TextOptions, docx};
pub(crate) use front::{WORKING_NOTE, cover_columns, cover_rows, folder};
pub use odt::odt;
pub use pdf::{Pdf, PdfOptions, pdf};
