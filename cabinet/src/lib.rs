//! Dossiers at rest: one SQLite file per purchase, saved at each change, with its history.
//!
//! A [`Dossier`] keeps the need, the buyer's own blocks, the sourcing log and notes, not the documents: they are
//! drafted again. Everything is written by [`Dossier::change`]: one call is one transaction and one step to undo.
//! A file is opened as hostile (see [`Dossier::open`]), and read-only when another window holds it.
//! No clock: the time of a change is given by the caller.
//!
//! ```
//! use cabinet::{Dossier, Edit, Opened};
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("mobilier.emplettes");
//! let mut need = tender::NeedDraft::default();
//! need.set("objet", "Mobilier".into())?;
//! let mut dossier = Dossier::create(&path, &need)?;
//! need.set("objet", "Mobilier scolaire".into())?;
//! let at = "2026-11-23T09:30:00Z".parse()?;
//! dossier.change("Objet du besoin", at, vec![Edit::SetNeed(Box::new(need))], false)?;
//! dossier.undo()?;
//! assert_eq!(dossier.need()?.get("objet").unwrap(), "Mobilier");
//! drop(dossier);
//!
//! let Opened::ReadWrite(mut dossier) = Dossier::open(&path)? else { panic!("nobody else holds it") };
//! assert_eq!(dossier.redo()?.unwrap().label, "Objet du besoin");
//! assert_eq!(dossier.need()?.get("objet").unwrap(), "Mobilier scolaire");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod dossier;
mod edit;
mod erase;
mod error;
mod file;
mod history;
mod key;
mod lock;
mod person;
mod snapshot;
mod sourcing;
mod value;

pub use dossier::{Dossier, Opened, ReadOnlyReason};
pub use edit::Edit;
pub use erase::{ERASED, Erased};
pub use error::{Error, Result};
pub use file::{LARGEST_FILE, LARGEST_VALUE};
pub use history::{DEFAULT_STEPS, HISTORY_BYTES, Step};
pub use key::Key;
pub use person::Person;
pub use snapshot::Snapshot;
pub use sourcing::{DeclaredFact, FactAnswer, Questionnaire, SourcingEntry, ToldFact, ToldLetter};
