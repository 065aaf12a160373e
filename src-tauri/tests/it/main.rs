//! What the window promises, read in its configuration and in its dependencies.

#![allow(clippy::unwrap_used, reason = "des tests")]

mod configuration;
mod offline;
