//! The document tree: what is drafted, edited on screen, checked, read and written.
//!
//! A [`Document`] is a list of [`Block`]s with stable ids. Every text that a reader sees stands in a
//! leaf block (title or paragraph); lists, tables and notes hold blocks. Variables and
//! cross-references are nodes, never text, so a value is entered once and a number is never stale.
//! The same tree is a ProseMirror document: see [`prosemirror`].
//!
//! ```
//! use document::{Block, Document, DocumentKind, Inline, Provenance};
//! let mut cctp = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
//! cctp.blocks.push(Block::title("objet", Provenance::Generated, 1, vec![Inline::text("Objet")]));
//! cctp.blocks.push(Block::paragraph("objet-1", Provenance::Generated, vec![
//!     Inline::text("Le marché porte sur "),
//!     Inline::variable("objet", "Objet du marché", Some("du mobilier scolaire")),
//!     Inline::text("."),
//! ]));
//! let passages = cctp.passages();
//! assert_eq!(passages[1].text, "Le marché porte sur du mobilier scolaire.");
//! assert_eq!(passages[1].article.as_deref(), Some("1"));
//! ```

mod block;
pub mod compare;
mod inline;
mod kind;
mod numbering;
pub mod own;
mod passage;
pub mod prosemirror;
mod typography;

pub use block::{Audience, Block, BlockId, Body, Cell, Item, Provenance, Row};
pub use inline::{Inline, Marks, Show, normalised, plain_text};
pub use kind::{Cover, Document, DocumentKind};
pub use numbering::Numbering;
pub use passage::{Passage, Place};
pub use typography::typographic;
