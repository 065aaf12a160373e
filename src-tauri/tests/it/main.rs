//! What the window promises, read in its configuration and in its dependencies.

mod configuration;
mod offline;
