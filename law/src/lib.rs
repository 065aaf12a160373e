//! The law as dated data: articles with our own digests, parameters with the date each value took
//! effect, court decisions, repealed texts and the general conditions (CCAG).
//!
//! The data are readable TOML files embedded in the program; [`Law::embedded`] parses them once.
//! Every fact says how sure it is: [`Reliability`] for an article, [`Confidence`] for the rest, and
//! whoever shows a fact shows that too. A value nobody could confirm is kept with its date but
//! without an amount: it is not asserted. [`Law::doubts`] lists all that is not firmly verified.
//!
//! [`Law::look_up`] finds whatever a citation names, however it is written; [`texts`] reads full texts and says
//! which one is that of a launch date.
//!
//! ```
//! use jiff::civil::date;
//! use law::Law;
//!
//! let law = Law::embedded();
//! let rule = law.article("R. 2111-7").expect("article connu");
//! assert!(rule.digest.contains("origine"));
//!
//! // Below this amount, supplies are bought without publicity nor competition.
//! let before = law.euros("dispense-fournitures-services", date(2026, 3, 31));
//! let after = law.euros("dispense-fournitures-services", date(2026, 4, 1));
//! assert_eq!(before, Some(tender::Euros::whole(40_000)));
//! assert_eq!(after, Some(tender::Euros::whole(60_000)));
//! ```

mod article;
mod case;
mod ccag;
mod citation;
mod confidence;
mod doubts;
mod embedded;
mod error;
mod long_date;
mod look_up;
mod parameter;
mod reliability;
mod repealed;
mod store;
pub mod texts;
mod toml_date;

pub use article::Article;
pub use case::Case;
pub use ccag::{Ccag, CcagEntry};
pub use confidence::Confidence;
pub use doubts::{Doubt, DoubtKind};
pub use error::LawError;
pub use long_date::{MONTHS, long_date};
pub use look_up::Entry;
pub use parameter::{DatedValue, Parameter, Unit};
pub use reliability::Reliability;
pub use repealed::Repealed;
pub use store::Law;
