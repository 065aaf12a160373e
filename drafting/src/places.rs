//! Where a facet stands in the pieces, as a reader looks it up: the piece and the number of the article.

use document::{Document, DocumentKind, Numbering};

/// The pieces, numbered.
pub(crate) struct Places<'d> {
    pieces: Vec<(&'d Document, Numbering)>,
}

/// A facet found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The piece.
    pub(crate) kind: DocumentKind,
    /// Rank of the piece, then of the block in it: the order of reading.
    pub(crate) rank: (usize, usize),
    /// Number of the article, empty when nothing is numbered there.
    pub(crate) number: String,
}

impl<'d> Places<'d> {
    pub(crate) fn of(documents: &'d [Document]) -> Self {
        Self {
            pieces: documents
                .iter()
                .map(|document| (document, Numbering::of(document)))
                .collect(),
        }
    }

    /// The first block of a facet; none when the buyer took its words out.
    pub(crate) fn find(&self, facet: &str) -> Option<Place> {
        let start = format!("{facet}#");
        self.pieces
            .iter()
            .enumerate()
            .find_map(|(piece, (document, numbering))| {
                let first = |block: &document::Block| block.id.as_str().starts_with(&start);
                let at = document.blocks.iter().position(first)?;
                // Words without a title of their own stand under the one before.
                let number = document.blocks[..=at]
                    .iter()
                    .rev()
                    .find_map(|block| numbering.number(&block.id))
                    .unwrap_or_default();
                Some(Place {
                    kind: document.kind,
                    rank: (piece, at),
                    number,
                })
            })
    }
}
