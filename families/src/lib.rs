//! The join vocabulary: purchase families, who makes what by trade, and what a site can be said to
//! be able to do.
//!
//! A need leads to families by words and CPV codes, a family leads to NAF sub-classes and to
//! clauses, always through the family's slug. One readable file per family stands in `library/`;
//! `mapping/cpv_naf.toml` covers the goods no family describes yet; `mapping/services.toml` leads
//! services and works to the goods they carry; `profiles/` says what a trade usually makes, one file
//! per NAF division. All is embedded: no file is read at run time.
//!
//! Main types: [`Families`] (the questions), [`Family`], [`FamilyMatch`], [`NafWeight`], [`Carried`];
//! [`Capability`] and [`CapabilityKey`] (the closed list of what a site can do), [`Predicate`]
//! (what a requirement asks of a site, judged with unknowns kept unknown); [`Profile`] (what a trade
//! usually makes, which proves nothing of a firm).
//!
//! ```
//! use families::{CapabilityKey, Families, Known, Predicate, Status, Truth};
//!
//! let families = Families::embedded();
//! assert_eq!(families.for_words("chaises pour l’école")[0].slug, "mobilier-scolaire");
//! let makers = families.naf_for("chaises pour l’école", &[]);
//! assert_eq!(makers[0].naf.as_str(), "31.01Z");
//! println!("{}", makers[0].why);
//!
//! let wood: Predicate = "certification:chaine-de-controle-bois & repair:atelier".parse()?;
//! let truth = wood.evaluate(&|key: &CapabilityKey| match key.as_str() {
//!     "repair:atelier" => Known::Yes(Status::Declare),
//!     _ => Known::Unknown,
//! });
//! assert_eq!(truth, Truth::Unknown);
//! # Ok::<(), families::PredicateError>(())
//! ```

mod capability;
mod capability_list;
mod carried;
mod error;
mod family;
mod library;
mod mapping;
mod naf;
mod predicate;
mod profile;
mod words;

pub use capability::{
    Capability, CapabilityKey, CapabilityKind, Source, UnknownCapability, capabilities, capability,
};
pub use carried::{Carried, CarriedFamily};
pub use error::{Error, Result};
pub use family::{Family, LeverBounds, LotPattern, NafWeight, SalesPerJob, Word};
pub use library::{Families, FamilyMatch};
pub use mapping::{CpvGroup, Service};
pub use naf::division_title;
pub use predicate::{Judgement, Known, Predicate, PredicateError, Status, Truth};
pub use profile::{Profile, UsualCertification};
