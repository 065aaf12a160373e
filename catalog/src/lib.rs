//! Who makes what, where: the real firms and sites known to the application, with the source, year and
//! status of each fact, and the searches over them.
//!
//! SQLite is the store of record (`tables/`, `migrations/`); the tantivy index beside it is derived:
//! delete it and it rebuilds. The embedded catalogue (`data/`) is installed in the data folder at first
//! use. The main types are [`Catalog`], [`SearchQuery`], [`SearchAnswer`] and [`Site`]. No clock, no
//! network: the same folder and the same question give the same answer.
//!
//! What a NAF class says about a site is a deduction, and stays marked as such ([`Status::Deduit`]).
//! A site without coordinates has no distance: it is never at kilometre zero.
//!
//! ```
//! use catalog::{Catalog, Near, SearchQuery};
//!
//! let folder = tempfile::tempdir()?;
//! let catalog = Catalog::open(folder.path())?;
//! let saverne = catalog.find_commune("Saverne")?.remove(0);
//! let answer = catalog.search(&SearchQuery {
//!     text: "brasserie",
//!     near: saverne.coordinates.map(Near::from),
//!     radius_km: Some(60.0),
//!     limit: 5,
//!     ..SearchQuery::default()
//! })?;
//! assert!(answer.hits.iter().all(|hit| hit.distance_km.is_some_and(|km| km <= 60.0)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod amend;
mod cpv_search;
mod day;
mod distance;
mod embedded;
mod embedded_firms;
mod error;
mod explain;
mod facets;
mod firm;
mod importers;
mod index;
mod number;
mod packs;
mod place;
mod question;
mod ranking;
mod record;
mod search;
mod show;
mod site;
mod stats;
mod store;
mod tables;

pub use amend::Correction;
pub use cpv_search::CpvHit;
pub use day::text as day_text;
pub use distance::km_between;
pub use embedded::{ATTRIBUTION, PACK_VERSION};
pub use error::{Error, Result};
pub use facets::Facets;
pub use families::Status;
pub use firm::{Firm, FirmId, Headcount, Size, SizeCategory};
pub use importers::{Count, ImportKind, ImportProgress, ImportReport, ImportRequest, Refusal, Watch};
pub use packs::{
    ClausePack, ClausePackRequest, InstalledPack, Manifest, NamedArea, PACK_EXTENSION, PackArea, PackCounts,
    PackEntry, PackInstall, PackKey, PackReport, PackRequest, PackSummary, PackedArea, PackedModule,
    PackedSource, SigningKey, SourceCounts, build_clause_pack, is_older, new_key, read_clause_pack,
    verify_pack,
};
pub use place::{Area, Commune, Coordinates, Near, Place, Precision};
pub use search::{FamilyTag, Hit, Maker, SearchAnswer, SearchQuery};
pub use show::Shown;
pub use site::{Activity, Conflict, Contracts, Evidence, KnownFact, Label, Level, Site, State, Tier};
pub use stats::Stats;
pub use store::Catalog;
pub use tables::batches::Batch;
pub use tables::sources::Source;
