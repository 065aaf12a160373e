//! Answers for people, in French: what matters first, plain words, lines that fit a terminal.

mod catalog;
mod check;
mod clauses;
mod compare;
mod diagnostics;
mod draft;
mod duties;
mod fabric;
mod imports;
mod law;
mod layout;
mod market;
mod meter;
mod packs;
mod sourcing;
mod template;

pub(crate) use catalog::{cpv, families, firm, search, stats};
pub(crate) use check::{check, clauses, read};
pub(crate) use clauses::{clause_list, clause_page, clause_put_away, clause_taken_back};
pub(crate) use compare::compare;
pub(crate) use draft::draft;
pub(crate) use duties::obligations;
pub(crate) use imports::{exported, imported, undone};
pub(crate) use law::{article, texts};
pub(crate) use market::suggest;
pub(crate) use packs::{installed, key, pack, packs, removed};
pub(crate) use sourcing::{answers, questions, sourcing, written};
pub(crate) use template::{house_template, template};
