//! Every command of the application: a request, what it does, a response. It knows no window and no
//! terminal: the desktop and `emplettes` call the same functions and show the same answers.
//!
//! A [`Desk`] is where one works: a data folder, the catalogue opened at first need. Each command
//! opens what it needs, asks one room, and converts to a view whose fields are those of the contract.
//!
//! ```
//! let need = r#"
//! objet = "Chaises d’école"
//! launch_date = 2026-11-23
//! nature = "fournitures"
//! cpv = ["39160000"]
//! amount_ht = 85000
//! [buyer]
//! kind = "commune"
//! "#;
//! let tender = api::need::from_text(need, "besoin.toml")?;
//! let answer = api::obligations::assess(&tender);
//! assert_eq!(answer.procedure, "mapa");
//! # Ok::<(), api::ApiError>(())
//! ```

pub mod about;
pub mod catalog;
pub mod check;
pub mod clauses;
pub mod commands;
pub mod compare;
pub mod documents;
pub mod dossiers;
pub mod draft;
pub mod export;
pub mod fabric;
pub mod folders;
pub mod imports;
pub mod job;
pub mod launch;
pub mod law;
mod market;
pub mod need;
pub mod obligations;
pub mod packs;
mod page;
pub mod read;
pub mod reader;
pub mod reading;
pub mod requirements;
pub mod search;
pub mod sheet;
pub mod sites;
pub mod sourcing;
pub mod suggest;
pub mod template;
pub mod texts;
pub mod verification;

mod clock;
mod compose;
mod concentration;
mod desk;
mod error;
mod files;
mod finding;

/// The months, for those who write a date that came as `2027-01-12`.
pub use ::law::MONTHS;
pub use compose::OwnWords;
pub use desk::Desk;
pub use error::{ApiError, ErrorCode};
pub use finding::{FindingView, SpanView};
pub use job::Job;
