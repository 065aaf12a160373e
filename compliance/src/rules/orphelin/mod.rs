//! References, questions, criteria, annexes and pieces without their counterpart.

pub(super) mod annexe_non_listee;
pub(super) mod critere_sans_question;
pub(super) mod ligne_de_prix_sans_article;
mod numbers;
pub(super) mod piece_non_listee;
pub(super) mod question_sans_critere;
mod questions;
pub(super) mod renvoi_sans_article;

pub(super) use numbers::{Numbers, number_at};
