//! Where a facet stands in the pieces, as a reader looks it up: the piece and the number of the article.

use document::{BlockId, Document, DocumentKind, Numbering};

/// The pieces, numbered.
#[derive(Default)]
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
    /// The title that bears this number.
    pub(crate) article: Option<BlockId>,
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

    /// Whether no piece is known yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
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
                let article = document.blocks[..=at]
                    .iter()
                    .rev()
                    .find_map(|block| Some((block.id.clone(), numbering.number(&block.id)?)));
                let (article, number) =
                    article.map_or_else(Default::default, |(id, number)| (Some(id), number));
                Some(Place {
                    kind: document.kind,
                    rank: (piece, at),
                    number,
                    article,
                })
            })
    }
}
