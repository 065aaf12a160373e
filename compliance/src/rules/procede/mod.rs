//! Materials and processes imposed.

mod matter;
pub(super) mod procede_impose;
mod shut;
mod soundness;
mod ways;
