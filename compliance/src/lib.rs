//! The checker: rules over texts, documents and dossiers.
//!
//! A [`Rule`] is one file of `src/rules/<family>/`, with its page in French: legal basis, why it matters, what to
//! avoid, what to write, how to repair. [`rules`] lists them all. [`check_text`] reads one passage,
//! [`check_document`] a document of the tree, [`check_dossier`] several documents together, with the duties and the
//! waivers of the tender. Each answers with [`Finding`]s: where, what, why, and what to write instead; the [`Report`]
//! of a dossier also says which rules could not run and what they lack.
//!
//! The date of the law is the planned launch of the consultation, given in the [`Context`]; nothing here reads a
//! clock, a file or the network, and the same text always gives the same findings.
//!
//! ```
//! use compliance::{Context, check_text};
//! use document::DocumentKind;
//! use jiff::civil::date;
//!
//! let ctx = Context::new(date(2026, 11, 23), law::Law::embedded());
//! let text = "Les chaises devront être fabriquées en France.";
//! let findings = check_text(text, DocumentKind::Cctp, &ctx);
//! assert_eq!(findings.len(), 1);
//! assert_eq!(findings[0].rule.name, "origine-imposee");
//! assert!(findings[0].excerpt.contains("fabriquées en France"));
//! ```
//!
//! What it does not do: it understands no text. It knows turns of phrase, what makes them unlawful, and what makes
//! them sound (negation, mere information, description of what exists, an open equivalence, a written reason); a second
//! reading ([`likeness`]) weighs all the words by what annotated passages taught. A text without finding is not thereby
//! lawful.

mod check;
mod context;
mod dossier;
mod exclusion;
mod family;
mod finding;
mod guards;
mod lexicon;
pub mod likeness;
mod marks;
mod memory;
mod mood;
mod openings;
mod overlap;
mod phrases;
mod quotation;
mod reading;
mod report;
mod rows;
mod rule;
mod rules;
mod side_by_side;
mod suppression;
mod table;
mod topics;
mod values;
mod words;

pub use check::{check_document, check_text, check_text_by};
pub use context::Context;
pub use family::Family;
pub use finding::{Finding, FindingState, Span};
pub use memory::Memory;
pub use report::{NotRun, Remark, Report, check_dossier};
pub use rule::{Rule, Scope, Severity};
pub use rules::{rule, rules};
