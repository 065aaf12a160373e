//! The clause library: what a buyer can ask, score and make binding, one readable file per need.
//!
//! `clauses/FORMAT.md` describes the files. [`Library::embedded`] holds those of the application;
//! [`Library::select`] keeps what applies to a [`Situation`] and to the buyer's choices.
//!
//! ````
//! let (library, refused) = clauses::Library::from_files([("transversal", "silence.md", r#"
//! ```toml
//! id = "silence"
//! title = "Bruit limité"
//! need = "Travailler au calme."
//! reviewed = 2026-11-23
//! ```
//! ### exigence-socle
//! ```toml
//! document = "cctp"
//! place = "exigences"
//! legal_basis = ["R2111-8"]
//! in_force = { from = 2019-04-01, trigger = "launch_date" }
//! level_reason = "pratique usuelle, à confirmer par sourçage"
//! no_predicate = "aucun procédé de fabrication particulier"
//! variables = [{ name = "niveau", kind = "number", unit = "dB(A)", min = 30, max = 60, default = 45, ask = "Quel niveau, au plus ?" }]
//! ```
//! L’appareil émet au plus {{niveau}} dB(A) à un mètre.
//! "#)]);
//! assert!(refused.is_empty(), "{refused:?}");
//! assert_eq!(library.modules()[0].facets[0].id, "silence/exigence-socle");
//! ````

mod body;
mod condition;
mod error;
mod facet;
mod globals;
mod house;
mod library;
mod parse;
mod select;
mod validate;
mod weights;
mod write;

pub use body::{Piece, Span, parse_body};
pub use condition::{Condition, LotPattern, Situation};
pub use error::{ClauseError, SelectionError};
pub use facet::{
    Asked, Criterion, EvidenceGroup, Facet, FacetHead, InForce, Kind, Level, Method, Module, ModuleHead,
    Text, TextHead, Trigger, Variable, VariableKind, WeightRange,
};
pub use globals::{GLOBALS, Global, HOLDER, PIECES};
pub use house::{IssuedFrom, Origin, PutAway, digest};
pub use library::Library;
pub use select::{Chosen, Conflict, Scale, Selection};
pub use validate::{Vocabulary, validate};
pub use write::{write_body, write_module};
