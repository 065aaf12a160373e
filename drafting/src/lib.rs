//! From a tender and choices to the trees of its documents.
//!
//! [`draft`] takes the facts (a [`Brief`]) and gives a [`Draft`]: the published pieces as
//! [`document::Document`] trees, what is missing and where. [`note::justification`] writes the
//! internal note that explains each choice. The same brief gives the same trees.

pub mod eforms;
pub mod note;
pub mod notice;
pub mod sourcing;

mod answers;
mod assemble;
mod body;
mod brief;
mod ccag;
mod convention;
mod cover;
mod deadline;
mod error;
mod followup;
mod generated;
mod globals;
mod lots;
mod missing;
mod pages;
mod places;
mod plan;
mod prices;
mod quote;

pub use answers::{
    Answers, FIRM, Part, Proofs, Question, Ranked, Reply, Requirement, SUBCONTRACTED, Section, Theme,
    answers, unasked,
};
pub use assemble::{Draft, draft, may_stand, previews, selection};
pub use brief::Brief;
pub use ccag::{GeneralConditions, general_conditions};
pub use convention::convention;
pub use error::DraftError;
pub use followup::{Base, Cap, Check, FollowUp, Moment, Penalty, follow_up};
pub use globals::{dispensing_article, procedure_articles, procedure_words, publicity_words};
pub use missing::{Missing, field_label, piece_name};
pub use plan::{Article, Plan, plan_of};
pub use prices::{PricedLine, PricedLot, Schedule, schedule};
pub use quote::{Compared, Quote, quote};
