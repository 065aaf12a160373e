//! Drafts of the examples.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod answers;
mod drafts;
mod examples;
mod letter;
mod notices;
mod options;
mod pieces;
mod sourcing;
