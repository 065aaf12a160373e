//! What the engine promises, as tables.

mod forms;
mod lexicon;
mod patterns;
mod sentences;
mod sets;
mod tokens;
mod unicode;
