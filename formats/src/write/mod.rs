//! Trees to bytes.

<<<<<<< ours
pub mod book;
=======
mod annotate;
>>>>>>> theirs
mod docx;
pub mod table;

pub use annotate::{Annotated, Comment, annotate};
pub(crate) use docx::table::column_widths;
pub use docx::{DocxOptions, docx};
