//! Materials and processes imposed.

mod kept_out;
mod kept_words;
mod matter;
pub(super) mod procede_impose;
mod shut;
mod soundness;
mod ways;
