//! What the engine promises, as tables.

mod forms;
mod sentences;
mod tokens;
mod unicode;
