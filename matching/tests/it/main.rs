//! What must hold whatever the catalogue and wherever the buyer is.
#![allow(clippy::unwrap_used, reason = "un test qui échoue doit échouer bruyamment")]

mod levers;
mod properties;
mod sourcing;
mod volume;
mod world;
