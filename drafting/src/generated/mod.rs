//! Parts computed from the tender and the facets kept: nothing here is typed twice.

mod choice;
mod criteria;
mod derogations;
mod evidence;
mod lots;
mod pieces;
mod priced;
mod questions;

use clauses::Selection;
use document::{Block, DocumentKind};

use crate::Brief;
use crate::globals::Globals;
use crate::places::Places;
use crate::plan::GeneratedPart;

pub(crate) use criteria::{Numbered, for_lots, measure, numbered, points_in_words};
pub(crate) use evidence::renew as renew_evidence;
pub(crate) use questions::{asked, expected, targets};

pub(crate) fn part(
    part: GeneratedPart,
    kind: DocumentKind,
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
) -> Vec<Block> {
    match part {
        GeneratedPart::Lots => lots::blocks(kind, brief),
        GeneratedPart::ArticlesDuPrix => priced::blocks(kind, brief, selection),
        GeneratedPart::PiecesDce => {
            pieces::blocks(kind, brief.sourced, brief.tender.price_form().form, selection)
        }
        GeneratedPart::PiecesMarche => pieces::contract(kind, brief.tender.price_form().form, selection),
        GeneratedPart::Criteres => criteria::tables(globals, selection),
        GeneratedPart::Notation => criteria::scoring(globals, selection),
        GeneratedPart::Choix => choice::tables(globals, selection),
        GeneratedPart::Questions => questions::blocks(globals, selection),
        GeneratedPart::Preuves => evidence::blocks(kind, brief, globals, selection, &Places::default()),
        GeneratedPart::Derogations => derogations::blocks(kind, brief, globals, selection),
    }
}
