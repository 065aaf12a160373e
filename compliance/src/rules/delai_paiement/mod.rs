//! Rules of payment.

mod days;
pub(super) mod delai_trop_long;
pub(super) mod droits_du_titulaire;
mod start;
mod vocabulary;
