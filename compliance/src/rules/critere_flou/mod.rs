//! Criteria and requirements without content, or left to the buyer's taste.

mod criterion;
mod frames;
mod list;
mod name;
mod shares;
mod told;
mod vocabulary;

pub(super) mod critere_sans_contenu;
pub(super) mod critere_tardif;
pub(super) mod exigence_de_gout;
pub(super) mod pouvoir_discretionnaire;
