//! General policy of the firm.

mod policy;
pub(super) mod politique_exigee;
pub(super) mod politique_notee;
pub(super) mod question_politique;
