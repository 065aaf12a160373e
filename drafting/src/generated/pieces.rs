//! The pieces of the file given to candidates.

use document::{Block, Inline, Provenance};

/// The list says what exists: pieces drafted here, and those that the buyer adds.
pub(crate) fn blocks() -> Vec<Block> {
    let items = [
        "le présent règlement de la consultation\u{a0};",
        "le cahier des clauses administratives particulières (CCAP)\u{a0};",
        "le cahier des clauses techniques particulières (CCTP)\u{a0};",
        "l’acte d’engagement et le cadre de prix, établis par l’acheteur.",
    ];
    vec![Block::list(
        "rc/pieces-dce#liste",
        Provenance::Generated,
        false,
        items.into_iter().map(|item| vec![Inline::text(item)]).collect(),
    )]
}
