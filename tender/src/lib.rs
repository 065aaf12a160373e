//! The nouns of a purchase: the tender and its need, the buyer, codes (SIREN, SIRET, CPV, NAF),
//! amounts and dates. Pure: no file, no clock, no database.
//!
//! The main type is [`Tender`]; [`Tender::from_toml`] and [`Tender::from_json`] read a need file
//! already loaded in memory, and refuse it with one French sentence naming file, line and field.
//!
//! ```
//! let need = r#"
//! objet = "Mobilier scolaire pour six classes"
//! launch_date = 2026-11-23
//! nature = "fournitures"
//! cpv = ["39160000"]
//! amount_ht = 85000
//! [buyer]
//! kind = "commune"
//! "#;
//! let tender = tender::Tender::from_toml(need, "besoin.toml")?;
//! assert_eq!(tender.amount_ht.to_string(), "85\u{202f}000,00\u{202f}€");
//! # Ok::<(), tender::NeedError>(())
//! ```

mod amount;
mod buyer;
mod ccag;
mod codes;
mod error;
mod groupement;
mod need;
mod need_draft;
mod price_line;
mod schema_message;
mod waiver;

pub use amount::Euros;
pub use buyer::{Buyer, BuyerKind};
pub use ccag::Ccag;
pub use codes::{CodeError, Cpv, InseeCode, Naf, Siren, Siret};
pub use error::{NeedError, NeedProblem};
pub use groupement::{Groupement, MOST_MEMBERS, Member, Mission};
pub use jiff::civil::Date;
pub use need::{Choices, FacetChoice, Lot, Nature, Tender, Value, date_field, optional_date_field};
pub use need_draft::{NeedDraft, Refusal};
pub use price_line::{MOST_LINES, PriceForm, PriceFormChoice, PriceLine};
pub use schema_message::{line_of, sentence};
pub use waiver::{Waiver, WaiverReason};
