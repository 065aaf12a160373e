//! Processes and materials.

pub(super) mod procede_impose;
