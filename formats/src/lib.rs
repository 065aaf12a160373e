//! Document trees to bytes and back: Word files and OpenDocument texts written, Word files annotated; Word files,
//! OpenDocument texts, plain text and Markdown read.
//!
//! - [`write::docx`] writes a [`document::Document`] as a Word file that also opens in LibreOffice: named
//!   styles, numbered articles, a sommaire already filled, headers and footers, content controls for what is
//!   still unknown. The same tree gives the same bytes, and nothing internal is in them.
//! - [`write::odt`] writes the same document as an OpenDocument text, with the same look and pages.
//! - [`read::read_any`] reads a file into the same tree: final text, articles with their numbers, pages where the
//!   file knows them.
//! - [`write::form::form`] writes the sourcing form that firms fill in, [`read::form::form`] reads it back, every problem
//!   named with its cell.
//! - [`write::annotate`] puts comments into a Word file made elsewhere, whose XML is otherwise left alone.
//! - [`Template`] is read from a Word file of the house: its styles, page, header and footer dress what
//!   [`write::docx`] writes.
//! - [`pages_estimate`] tells how many pages a tree takes.
//!
//! Both ways use their own XML (quick-xml). What docx-rs writes breaks the schema in some eighty places and shows
//! the raw codes of the table of contents; what it reads has lost numbers, revisions of paragraphs, notes and the
//! places of words in the file, which comments need. It judges both in the tests, as another reader.
//!
//! ```
//! use document::{Block, Document, DocumentKind, Inline, Provenance};
//! use formats::{read, write};
//!
//! let mut cctp = Document::new(DocumentKind::Cctp, "Cahier des clauses techniques particulières");
//! cctp.blocks.push(Block::title("objet", Provenance::Generated, 1, vec![Inline::text("Objet")]));
//! cctp.blocks.push(Block::paragraph("objet-1", Provenance::Generated, vec![Inline::text("Du mobilier.")]));
//! let options = write::TextOptions::new(jiff::civil::date(2026, 11, 23));
//! let bytes = write::docx(&cctp, &options)?;
//!
//! let back = read::read_any(&bytes, "CCTP.docx")?;
//! assert_eq!(back.title, cctp.title);
//! assert_eq!(back.passages()[1].text, "Du mobilier.");
//! assert_eq!(back.passages()[1].article.as_deref(), Some("1"));
//! # Ok::<(), formats::FormatError>(())
//! ```

mod error;
pub mod form;
mod grid;
mod layout;
mod metrics;
mod pages;
pub mod read;
pub mod template;
pub mod write;

pub use error::{FormatError, Result};
pub use pages::{pages_estimate, pages_estimate_with};
pub use template::Template;
