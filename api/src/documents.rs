//! The documents of a dossier on screen: plan, text, the buyer's own words, fixes.

use std::time::Instant;

use cabinet::{Dossier, Edit};
use compliance::{Finding, FindingState, Severity};
use document::own::{Overlaid, Own, OwnBlocks, difference, is_locked, words};
use document::{
    Block, BlockId, Body, Cover, Document, DocumentKind, Inline, Marks, Numbering, plain_text, prosemirror,
};
use drafting::piece_name;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::compose::{Composition, composed};
use crate::dossiers::{self, DossierRef, DossierView};
use crate::draft::{MissingView, missing_views, warnings};
use crate::need::purchase;
use crate::{ApiError, Desk, ErrorCode, FindingView};

/// A title of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanEntryView {
    /// Its block.
    pub block: String,
    /// 1 to 3.
    pub level: u8,
    /// Its number.
    pub number: Option<String>,
    /// Its words.
    pub title: String,
}

/// A piece of the consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PieceView {
    /// Slug.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Name of its file.
    pub file: String,
    /// Pages, estimated.
    pub pages: u32,
    /// Its titles.
    pub plan: Vec<PlanEntryView>,
    /// Blocks of the buyer's own.
    pub own: usize,
    /// Fields to fill.
    pub missing: usize,
    /// Findings not set aside, by severity; fields to fill apart.
    pub bloquant: usize,
    /// See `bloquant`.
    pub majeur: usize,
    /// See `bloquant`.
    pub mineur: usize,
    /// See `bloquant`.
    pub conseil: usize,
}

/// Own words that have no place any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrphanView {
    /// Piece.
    pub document: String,
    /// Block.
    pub block: String,
    /// The words.
    pub text: String,
    /// Why.
    pub why: String,
}

/// The pieces.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DocumentsAnswer {
    /// In the order of the consultation.
    pub pieces: Vec<PieceView>,
    /// Facts to fill in.
    pub missing: Vec<MissingView>,
    /// What does not fit.
    pub conflicts: Vec<String>,
    /// Articles that the library leaves empty.
    pub unfilled: Vec<String>,
    /// Own words without a place.
    pub orphans: Vec<OrphanView>,
}

/// A document of an open dossier.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct DocumentRef {
    /// The dossier.
    pub dossier: u32,
    /// Slug of the piece.
    pub kind: String,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct BlockRef {
    /// The dossier.
    pub dossier: u32,
    /// Slug of the piece.
    pub kind: String,
    /// The block.
    pub block: String,
}

/// What the buyer made of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnBlockView {
    /// The block.
    pub block: String,
    /// `a-revoir`: the proposed text changed since.
    #[ts(type = "\"modifie\" | \"ajoute\" | \"retire\" | \"a-revoir\"")]
    pub state: &'static str,
    /// The text proposed today.
    pub drafted_text: Option<String>,
    /// The buyer's.
    pub own_text: Option<String>,
}

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CoverView {
    /// Buyer.
    pub buyer: String,
    /// Object.
    pub object: String,
    /// Procedure.
    pub procedure: String,
    /// Reference.
    pub reference: String,
    /// Limit for offers.
    pub deadline: Option<String>,
}

/// A document to edit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DocumentAnswer {
    /// Slug.
    pub kind: String,
    /// Title.
    pub title: String,
    /// First page.
    pub cover: Option<CoverView>,
    /// The text, as ProseMirror holds it.
    #[ts(type = "unknown")]
    pub content: Value,
    /// Blocks computed from elsewhere: not edited here.
    pub locked: Vec<String>,
    /// What is risky in it, what was set aside included.
    pub findings: Vec<FindingView>,
    /// The buyer's own blocks.
    pub own: Vec<OwnBlockView>,
    /// The dossier.
    pub state: DossierView,
}

/// A document as edited.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct EditDocument {
    /// The dossier.
    pub dossier: u32,
    /// Slug of the piece.
    pub kind: String,
    /// The whole text.
    #[ts(type = "unknown")]
    pub content: Value,
}

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct EditAnswer {
    /// The dossier.
    pub state: DossierView,
    /// What is risky now.
    pub findings: Vec<FindingView>,
    /// The buyer's own blocks.
    pub own: Vec<OwnBlockView>,
    /// Time taken, ms.
    pub took_ms: f64,
}

/// A proposal accepted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AcceptFix {
    /// The dossier.
    pub dossier: u32,
    /// Slug of the piece.
    pub kind: String,
    /// The leaf block.
    pub block: String,
    /// First character, in the text of the block.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words there: other words mean that the text changed since.
    pub excerpt: String,
    /// The words to put there.
    pub replacement: String,
}

/// The pieces of a dossier.
///
/// # Errors
/// The need is incomplete, or a choice cannot be followed.
pub fn documents(desk: &Desk, request: DossierRef) -> Result<DocumentsAnswer, ApiError> {
    let purchase = desk.with(request.dossier, |dossier| purchase(dossier))?;
    composed(desk, &purchase, |composition| {
        let mut pieces = Vec::new();
        let all_findings = composition.placed_findings();
        for (proposed, over) in composition.proposed.iter().zip(&composition.overlaid) {
            let found = all_findings
                .iter()
                .filter(|(piece, _)| *piece == proposed.kind.slug());
            let found: Vec<&Finding> = found.map(|(_, finding)| finding).collect();
            pieces.push(piece_view(proposed, over, &found));
        }
        Ok(DocumentsAnswer {
            pieces,
            missing: missing_views(&composition.draft),
            conflicts: warnings(composition, &all_findings)
                .into_iter()
                .chain(set_aside(composition, &purchase.own))
                .collect(),
            unfilled: composition
                .draft
                .unfilled
                .iter()
                .map(|(kind, title)| format!("{}\u{a0}: {title}", piece_name(*kind)))
                .collect(),
            orphans: orphans(composition, &purchase.own),
        })
    })
}

fn piece_view(proposed: &Document, over: &Overlaid, found: &[&Finding]) -> PieceView {
    let document = &over.document;
    let numbering = Numbering::of(document);
    let count = |severity: Severity| {
        found
            .iter()
            .filter(|f| f.waived.is_none() && f.state == FindingState::Signale && f.rule.severity == severity)
            .count()
    };
    PieceView {
        kind: document.kind.slug().to_owned(),
        title: document.title.clone(),
        file: format!("{}.docx", document.kind.file_stem()),
        pages: formats::pages_estimate(document),
        plan: document
            .blocks
            .iter()
            .filter_map(|block| match &block.body {
                Body::Title { level, content, .. } => Some(PlanEntryView {
                    block: block.id.to_string(),
                    level: *level,
                    number: numbering.number(&block.id),
                    title: plain_text(content, &numbering),
                }),
                _ => None,
            })
            .collect(),
        own: own_views(proposed, over).len(),
        missing: found
            .iter()
            .filter(|f| f.state == FindingState::DonneeManquante)
            .count(),
        bloquant: count(Severity::Bloquant),
        majeur: count(Severity::Majeur),
        mineur: count(Severity::Mineur),
        conseil: count(Severity::Conseil),
    }
}

/// The buyer's words in pieces that this purchase has no more: kept, and said. They are there again when the amount,
/// or the buyer, brings the pieces back.
fn set_aside(composition: &Composition<'_>, own: &crate::compose::OwnWords) -> Option<String> {
    let names: Vec<&str> = own
        .iter()
        .filter(|(kind, blocks)| !blocks.is_empty() && composition.piece(**kind).is_none())
        .map(|(kind, _)| piece_name(*kind))
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "Cet achat n’a plus les mêmes pièces. Vos textes restent dans le dossier et reviendront avec elles\u{a0}: {}",
            names.join(", ")
        )
    })
}

/// « du CCTP », « de la lettre ».
fn of_piece(kind: DocumentKind) -> String {
    match kind {
        DocumentKind::Lettre => "de la lettre".to_owned(),
        DocumentKind::CadreReponse => "du cadre de réponse".to_owned(),
        kind => format!("du {}", kind.file_stem()),
    }
}

fn orphans(composition: &Composition<'_>, own: &crate::compose::OwnWords) -> Vec<OrphanView> {
    let mut found = Vec::new();
    let mut add = |kind: DocumentKind, id: &BlockId, own: &Own| {
        let (text, why) = match own {
            Own::Changed { block, .. } => (
                words(block),
                "la clause que vous aviez réécrite n’est plus retenue",
            ),
            Own::Added { block, .. } => (words(block), "l’article où se trouvait cet ajout n’existe plus"),
            Own::Removed { .. } => return,
        };
        found.push(OrphanView {
            document: kind.slug().to_owned(),
            block: id.to_string(),
            text,
            why: why.to_owned(),
        });
    };
    for over in &composition.overlaid {
        let kind = over.document.kind;
        for id in &over.orphans {
            if let Some(one) = own.get(&kind).and_then(|blocks| blocks.get(id)) {
                add(kind, id, one);
            }
        }
    }
    found
}

/// The buyer's own blocks of a document, found again by comparing.
pub(crate) fn own_views(proposed: &Document, over: &Overlaid) -> Vec<OwnBlockView> {
    let own = difference(proposed, &over.document).unwrap_or_default();
    let drafted = |id: &BlockId| proposed.blocks.iter().find(|b| b.id == *id).map(words);
    own.into_iter()
        .map(|(id, own)| {
            let stale = over.stale.contains(&id);
            let (state, own_text) = match own {
                Own::Changed { block, .. } if stale => ("a-revoir", Some(words(&block))),
                Own::Changed { block, .. } => ("modifie", Some(words(&block))),
                Own::Added { block, .. } => ("ajoute", Some(words(&block))),
                Own::Removed { .. } => ("retire", None),
            };
            OwnBlockView {
                state,
                drafted_text: drafted(&id),
                own_text,
                block: id.to_string(),
            }
        })
        .collect()
}

/// A document with the buyer's words.
///
/// # Errors
/// The need is incomplete, a choice cannot be followed, or there is no such piece.
pub fn document(desk: &Desk, request: DocumentRef) -> Result<DocumentAnswer, ApiError> {
    let kind = kind(&request.kind)?;
    desk.with(request.dossier, |dossier| answer(desk, dossier, kind))
}

fn answer(desk: &Desk, dossier: &Dossier, kind: DocumentKind) -> Result<DocumentAnswer, ApiError> {
    let purchase = purchase(dossier)?;
    let state = dossiers::view(dossier)?;
    composed(desk, &purchase, |composition| {
        let (proposed, over) = piece(composition, kind)?;
        Ok(DocumentAnswer {
            kind: kind.slug().to_owned(),
            title: over.document.title.clone(),
            cover: over.document.cover.as_ref().map(cover_view),
            content: prosemirror::to_json(&over.document),
            locked: over
                .document
                .blocks
                .iter()
                .filter(|block| is_locked(block))
                .map(|block| block.id.to_string())
                .collect(),
            findings: finding_views(composition, &over.document),
            own: own_views(proposed, over),
            state,
        })
    })
}

fn piece<'a>(
    composition: &'a Composition<'_>,
    kind: DocumentKind,
) -> Result<(&'a Document, &'a Overlaid), ApiError> {
    composition.piece(kind).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!("cette consultation n’a pas de pièce « {} »", kind.slug()),
        )
    })
}

fn kind(slug: &str) -> Result<DocumentKind, ApiError> {
    DocumentKind::from_slug(slug)
        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, format!("pièce inconnue « {slug} »")))
}

fn cover_view(cover: &Cover) -> CoverView {
    let text = |line: &[Inline]| plain_text(line, &Numbering::default());
    CoverView {
        buyer: text(&cover.buyer),
        object: text(&cover.object),
        procedure: text(&cover.procedure),
        reference: text(&cover.reference),
        deadline: (!cover.deadline.is_empty()).then(|| text(&cover.deadline)),
    }
}

fn finding_views(composition: &Composition<'_>, piece: &Document) -> Vec<FindingView> {
    composition
        .findings_in(piece)
        .iter()
        .map(FindingView::from)
        .collect()
}

/// Keeps what the buyer typed, and says what is risky in it.
///
/// # Errors
/// The text is no document of ours, or the dossier refuses. Nothing is then changed.
pub fn edit(desk: &Desk, request: EditDocument) -> Result<EditAnswer, ApiError> {
    let start = Instant::now();
    let kind = kind(&request.kind)?;
    let edited = prosemirror::from_json(&request.content)?;
    if edited.kind != kind {
        return Err(ApiError::new(
            ErrorCode::Request,
            "ce texte est celui d’une autre pièce",
        ));
    }
    desk.with(request.dossier, |dossier| {
        let purchase = purchase(dossier)?;
        composed(desk, &purchase, |composition| {
            let (proposed, before) = piece(composition, kind)?;
            let own = keep(dossier, proposed, before, &edited)?;
            let over =
                document::own::overlay(proposed, &own, &document::own::values_of(&composition.proposed));
            Ok(EditAnswer {
                state: dossiers::view(dossier)?,
                findings: finding_views(composition, &over.document),
                own: own_views(proposed, &over),
                took_ms: (start.elapsed().as_secs_f64() * 1e5).round() / 100.0,
            })
        })
    })
}

/// Writes the difference between what was proposed and what was edited; own words without a place stay as they
/// are. Returns the own blocks kept.
fn keep(
    dossier: &mut Dossier,
    proposed: &Document,
    before: &Overlaid,
    edited: &Document,
) -> Result<OwnBlocks, ApiError> {
    let kind = proposed.kind;
    let stored = dossier.own_blocks(kind)?;
    let mut own = difference(proposed, edited)?;
    for (id, one) in &mut own {
        // A block left as it was keeps the text it replaced, so that « à revoir » is not forgotten.
        if let (Own::Changed { block, .. }, Some(Own::Changed { block: same, .. })) = (&*one, stored.get(id))
            && words(block) == words(same)
            && let Some(kept) = stored.get(id)
        {
            *one = kept.clone();
        }
        if let (Own::Removed { .. }, Some(kept @ Own::Removed { .. })) = (&*one, stored.get(id)) {
            *one = kept.clone();
        }
    }
    for id in &before.orphans {
        if let Some(kept) = stored.get(id) {
            own.insert(id.clone(), kept.clone());
        }
    }
    let mut edits = Vec::new();
    let mut touched: Option<BlockId> = None;
    for (id, one) in &own {
        if stored.get(id) != Some(one) {
            touched.get_or_insert_with(|| id.clone());
            edits.push(Edit::SetOverride {
                document: kind,
                block: id.clone(),
                own: Box::new(one.clone()),
            });
        }
    }
    for id in stored.keys().filter(|id| !own.contains_key(id)) {
        touched.get_or_insert_with(|| id.clone());
        edits.push(Edit::RemoveOverride {
            document: kind,
            block: id.clone(),
        });
    }
    if let Some(touched) = touched {
        let label = match article_of(edited, &touched).or_else(|| article_of(proposed, &touched)) {
            Some(article) => format!("Texte {}, article\u{a0}{article}", of_piece(kind)),
            None => format!("Texte {}", of_piece(kind)),
        };
        dossiers::write(dossier, &label, edits)?;
    }
    Ok(own)
}

/// The number of the article of the first level that holds a block.
fn article_of(document: &Document, block: &BlockId) -> Option<String> {
    let at = document.blocks.iter().position(|one| one.id == *block)?;
    let numbering = Numbering::of(document);
    document.blocks[..=at]
        .iter()
        .rev()
        .find(|one| matches!(one.body, Body::Title { level: 1, .. }))
        .and_then(|title| numbering.number(&title.id))
}

/// Goes back to the proposed text of a block; a block added goes, a block taken out comes back, own words
/// without a place are given up.
///
/// # Errors
/// As [`document`]; or the dossier refuses.
pub fn restore(desk: &Desk, request: BlockRef) -> Result<DocumentAnswer, ApiError> {
    let kind = kind(&request.kind)?;
    desk.with(request.dossier, |dossier| {
        let edit = Edit::RemoveOverride {
            document: kind,
            block: BlockId::new(request.block),
        };
        let label = format!("Texte proposé repris, {}", piece_name(kind));
        dossiers::write(dossier, &label, vec![edit])?;
        answer(desk, dossier, kind)
    })
}

/// Keeps the buyer's block though the proposed text changed: it was looked at again.
///
/// # Errors
/// As [`document`]; or the dossier refuses.
pub fn keep_block(desk: &Desk, request: BlockRef) -> Result<DocumentAnswer, ApiError> {
    let kind = kind(&request.kind)?;
    let id = BlockId::new(request.block);
    desk.with(request.dossier, |dossier| {
        let purchase = purchase(dossier)?;
        let today = composed(desk, &purchase, |composition| {
            let (proposed, _) = piece(composition, kind)?;
            Ok(proposed.blocks.iter().find(|block| block.id == id).map(words))
        })?;
        let own = purchase.own.get(&kind).and_then(|blocks| blocks.get(&id));
        let looked_at = match (own, today) {
            (Some(Own::Changed { block, .. }), Some(drafted_text)) => Some(Own::Changed {
                block: block.clone(),
                drafted_text,
            }),
            (Some(Own::Removed { .. }), Some(drafted_text)) => Some(Own::Removed { drafted_text }),
            _ => None,
        };
        if let Some(own) = looked_at {
            let edit = Edit::SetOverride {
                document: kind,
                block: id,
                own: Box::new(own),
            };
            let label = format!("Texte relu et gardé, {}", piece_name(kind));
            dossiers::write(dossier, &label, vec![edit])?;
        }
        answer(desk, dossier, kind)
    })
}

/// Puts a proposed text in place of what was found risky.
///
/// # Errors
/// The text changed since; or as [`edit`].
pub fn accept_fix(desk: &Desk, request: AcceptFix) -> Result<DocumentAnswer, ApiError> {
    let kind = kind(&request.kind)?;
    desk.with(request.dossier, |dossier| {
        let purchase = purchase(dossier)?;
        composed(desk, &purchase, |composition| {
            let (proposed, before) = piece(composition, kind)?;
            let mut edited = before.document.clone();
            // Still found there, still with this proposal: the words alone could be those of a text already corrected.
            let still = composition.findings_in(&edited).iter().any(|finding| {
                finding.block.as_ref().is_some_and(|block| block.as_str() == request.block)
                    && (finding.span.start, finding.span.end) == (request.start, request.end)
                    && finding.replacement.as_deref() == Some(&request.replacement)
            });
            let numbering = Numbering::of(&edited);
            let target = BlockId::new(request.block.as_str());
            let mut done = false;
            for block in &mut edited.blocks {
                if !still || is_locked(block) {
                    continue;
                }
                with_leaf(block, &target, &mut |line| {
                    if let Some(changed) = replaced(line, &numbering, &request) {
                        *line = changed;
                        done = true;
                    }
                });
            }
            if !done {
                return Err(ApiError::new(
                    ErrorCode::Document,
                    "ce passage a changé depuis la vérification, ou se calcule ailleurs : relisez-le avant de le corriger",
                ));
            }
            keep(dossier, proposed, before, &edited).map(drop)
        })?;
        answer(desk, dossier, kind)
    })
}

fn with_leaf(block: &mut Block, target: &BlockId, work: &mut dyn FnMut(&mut Vec<Inline>)) {
    let found = block.id == *target;
    match &mut block.body {
        Body::Title { content, .. } | Body::Paragraph { content } => {
            if found {
                work(content);
            }
        }
        Body::List { items, .. } => items
            .iter_mut()
            .flat_map(|item| &mut item.blocks)
            .for_each(|block| with_leaf(block, target, work)),
        Body::Table { rows, .. } => rows
            .iter_mut()
            .flat_map(|row| &mut row.cells)
            .flat_map(|cell| &mut cell.blocks)
            .for_each(|block| with_leaf(block, target, work)),
        Body::Note { blocks, .. } => blocks.iter_mut().for_each(|block| with_leaf(block, target, work)),
    }
}

/// The line with the words of a span replaced; `None` when other words stand there. A variable or a reference
/// that the span only touches keeps its place.
fn replaced(line: &[Inline], numbering: &Numbering, fix: &AcceptFix) -> Option<Vec<Inline>> {
    let whole: Vec<char> = plain_text(line, numbering).chars().collect();
    let there: String = whole.get(fix.start..fix.end)?.iter().collect();
    if there != fix.excerpt {
        return None;
    }
    let mut out = Vec::new();
    let mut at = 0;
    let mut written = false;
    for node in line {
        let length = plain_text(std::slice::from_ref(node), numbering).chars().count();
        let (start, end) = (at, at + length);
        at = end;
        if end <= fix.start || start >= fix.end {
            out.push(node.clone());
            continue;
        }
        let Inline::Text { text, marks } = node else {
            if !written {
                out.push(text_node(&fix.replacement, Marks::default()));
                written = true;
            }
            continue;
        };
        let letters: Vec<char> = text.chars().collect();
        let before: String = letters[..fix.start.saturating_sub(start)].iter().collect();
        let after: String = letters[(fix.end - start).min(length)..].iter().collect();
        out.push(text_node(&before, *marks));
        if !written {
            out.push(text_node(&fix.replacement, *marks));
            written = true;
        }
        out.push(text_node(&after, *marks));
    }
    Some(document::normalised(out))
}

fn text_node(text: &str, marks: Marks) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        marks,
    }
}

#[cfg(test)]
mod tests {
    use document::{Inline, Numbering, plain_text};

    use super::{AcceptFix, replaced};

    #[test]
    fn a_span_is_replaced_across_nodes() {
        let line = [
            Inline::text("Postes de marque "),
            Inline::bold("Dupont"),
            Inline::text(" pour "),
            Inline::variable("tender.objet", "Objet", Some("l’école")),
        ];
        let check = |start: usize, end: usize, excerpt: &str, expected: Option<&str>| {
            let fix = AcceptFix {
                dossier: 1,
                kind: "cctp".into(),
                block: "a".into(),
                start,
                end,
                excerpt: excerpt.into(),
                replacement: "équivalents".into(),
            };
            let done = replaced(&line, &Numbering::default(), &fix);
            assert_eq!(
                done.map(|line| plain_text(&line, &Numbering::default()))
                    .as_deref(),
                expected
            );
        };
        check(7, 23, "de marque Dupont", Some("Postes équivalents pour l’école"));
        check(
            17,
            23,
            "Dupont",
            Some("Postes de marque équivalents pour l’école"),
        );
        check(17, 23, "Durand", None);
        check(30, 99, "…", None);
        let fix = AcceptFix {
            dossier: 1,
            kind: "cctp".into(),
            block: "a".into(),
            start: 17,
            end: 23,
            excerpt: "Dupont".into(),
            replacement: "X".into(),
        };
        let kept = replaced(&line, &Numbering::default(), &fix).unwrap();
        assert!(
            kept.iter().any(Inline::is_variable),
            "the variable stays a variable"
        );
    }
}
