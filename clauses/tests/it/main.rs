//! The library: its files are read, its choices are followed.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod embedded;
mod format;
mod house;
mod selection;
