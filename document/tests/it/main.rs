//! The tree: round trip with ProseMirror, numbering, passages.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod arbitrary;
mod compare;
mod numbering;
mod own;
mod round_trip;
