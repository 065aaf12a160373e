//! One engine for French text, shared by search, by the road from a need to its family, and by the rules that check
//! a draft: folding, stems, numbers, sentences, token patterns. It is pure, and always keeps offsets back to the
//! original text, counted in Unicode scalar values.
//!
//! - [`Text`] analyses a text once into [`Token`]s and [`Sentence`]s;
//! - [`fold`] and [`stem`] give the forms under which words compare;
//! - [`number_words`] reads « deux cents » as it reads « 200 ».
//!
//! ```
//! use french::Text;
//!
//! let text = Text::new("Les tables sont livrées sous 30 jours. L’acheteur contrôle la livrai-\nson.");
//! assert_eq!(text.sentences().len(), 2);
//! let last = text.tokens().iter().rfind(|token| token.stem == french::stem("livraison")).expect("it is there");
//! assert_eq!(last.folded, "livraison");
//! assert_eq!(text.slice(last.span), "livrai-\nson");
//! ```
//!
//! What it does not do: it knows no grammar and no meaning; `sûr` and `sur`, `où` and `ou` fold to the same form.

mod figures;
mod fold;
mod lines;
mod number;
mod scan;
mod sentence;
mod stem;
mod text;
mod token;

pub use fold::fold;
pub use number::{number_words, parse_number};
pub use sentence::Sentence;
pub use stem::stem;
pub use text::Text;
pub use token::{Shape, Span, Token, TokenKind};
