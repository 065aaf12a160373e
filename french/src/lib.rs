//! One engine for French text, shared by search, by the road from a need to its family, and by the rules that check
//! a draft: folding, stems, numbers, sentences, token patterns. It is pure, and always keeps offsets back to the
//! original text, counted in Unicode scalar values.
//!
//! - [`Text`] analyses a text once into [`Token`]s and [`Sentence`]s, [`Analyser`] many texts of one document;
//! - [`fold`] and [`stem`] give the forms under which words compare;
//! - [`number_words`] reads « deux cents » as it reads « 200 »;
//! - [`Pattern`] is the language of the rules, [`PatternSet`] runs many of them in one pass, [`Dispatch`] many sets;
//! - [`Lexicon`] finds fixed expressions, thousands at once.
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

mod analyser;
mod capital;
mod figures;
mod fold;
mod hash;
mod lexicon;
mod lines;
mod number;
mod pattern;
mod scan;
mod sentence;
mod stem;
mod text;
mod token;

pub use analyser::Analyser;
pub use capital::capital;
pub use fold::fold;
pub use lexicon::Lexicon;
pub use number::{number_words, parse_number};
pub use pattern::{Classes, Dispatch, Match, Pattern, PatternError, PatternSet, Start, Starts};
pub use sentence::Sentence;
pub use stem::stem;
pub use text::Text;
pub use token::{Shape, Span, Token, TokenKind};
