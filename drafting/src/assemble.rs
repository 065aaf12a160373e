//! From the plan and the facets kept to the documents.

use std::collections::BTreeSet;

use clauses::{Chosen, Kind, Piece, Selection, Situation};
use document::{Block, BlockId, Document, DocumentKind, Inline, Provenance};
use tender::FacetChoice;

use crate::body::Writer;
use crate::cover::cover;
use crate::globals::Globals;
use crate::lots::lots_of;
use crate::missing::{Missing, missing};
use crate::plan::plan_of;
use crate::{Brief, DraftError, generated};

/// Documents of a tender, and what they lack.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft<'a> {
    /// The published pieces, in the order of the consultation.
    pub documents: Vec<Document>,
    /// Facts to fill in, each with its places.
    pub missing: Vec<Missing>,
    /// Facets kept.
    pub selection: Selection<'a>,
    /// Articles of a plan that should not be empty and are: (piece, title).
    pub unfilled: Vec<(DocumentKind, String)>,
}

impl Draft<'_> {
    /// The same draft with these documents: the buyer's own words over those proposed. What names their articles in
    /// another piece follows.
    #[must_use]
    pub fn with_documents(self, brief: &Brief<'_>, mut documents: Vec<Document>) -> Self {
        generated::renew_evidence(&mut documents, brief, &Globals::of(brief), &self.selection);
        Self {
            missing: missing(&documents),
            documents,
            ..self
        }
    }

    /// The same draft, what the documents given with it lack included.
    #[must_use]
    pub fn with_others(self, others: &[&Document]) -> Self {
        Self {
            missing: missing(self.documents.iter().chain(others.iter().copied())),
            ..self
        }
    }
}

/// The words of facets as they would be written, a line each: a facet without words of its own shows what its
/// table will say.
#[must_use]
pub fn previews(brief: &Brief<'_>, facets: &[Chosen<'_>]) -> Vec<Vec<String>> {
    let globals = Globals::of(brief);
    facets
        .iter()
        .map(|chosen| {
            let writer = Writer {
                globals: &globals,
                chosen,
                document: &chosen.facet.head.document,
            };
            writer.preview()
        })
        .collect()
}

/// Pieces of a whole consultation drafted today, in its order.
const PIECES: [DocumentKind; 4] = [
    DocumentKind::Rc,
    DocumentKind::Ae,
    DocumentKind::Ccap,
    DocumentKind::Cctp,
];

/// The same with one CCP for the CCAP and the CCTP.
const PIECES_WITH_CCP: [DocumentKind; 3] = [DocumentKind::Rc, DocumentKind::Ae, DocumentKind::Ccp];

/// The option by which the CCP stands for the CCAP and the CCTP.
pub(crate) const SINGLE: &str = "cahier-des-clauses-particulieres";

/// The facet that opens the letter: a buyer who leaves it out has the whole file instead.
pub(crate) const LETTER: &str = "lettre-de-consultation/article-lettre";

/// The pieces that fit what is kept: below the dispensing threshold (R2122-8), a letter stands for all.
pub(crate) fn pieces(selection: &Selection<'_>) -> &'static [DocumentKind] {
    if selection.has(LETTER) {
        &[DocumentKind::Lettre]
    } else if selection
        .chosen
        .iter()
        .any(|chosen| chosen.module.head.id == SINGLE)
    {
        &PIECES_WITH_CCP
    } else {
        &PIECES
    }
}

/// What is kept for a purchase and stands in its pieces. The other pieces' articles go: a duty is answered by what
/// is written, never by what is not.
///
/// What the choices name and that is not on this computer, or no longer as it was, is told in the conflicts.
///
/// # Errors
/// A choice that cannot be followed.
pub fn selection<'a>(brief: &Brief<'a>) -> Result<Selection<'a>, DraftError> {
    let situation = brief.situation();
    let (mut choices, vain) = brief.library.heard(&brief.tender.choices);
    let mut kept = brief.library.select(&situation, &choices)?;
    let mut stands = standing(&kept, &situation.due);
    // A criterion that stands nowhere gives its points back: the others are weighed without it.
    let left_out: Vec<String> = kept
        .of_kind(Kind::Critere)
        .filter(|chosen| !stands.contains(&chosen.facet.id))
        .map(|chosen| chosen.facet.id.clone())
        .collect();
    if !left_out.is_empty() {
        choices.extend(left_out.into_iter().map(|id| (id, FacetChoice::Kept(false))));
        kept = brief.library.select(&situation, &choices)?;
        stands = standing(&kept, &situation.due);
    }
    kept.chosen.retain(|chosen| {
        let target = chosen
            .facet
            .serves()
            .and_then(|heading| chosen.module.facet(heading));
        // What serves another follows it; penalties have words of their own to place.
        match target {
            Some(target) if !matches!(chosen.facet.kind, Kind::Penalite) => stands.contains(&target.id),
            _ => stands.contains(&chosen.facet.id),
        }
    });
    kept.conflicts.splice(0..0, vain);
    Ok(kept)
}

/// Ids of the facets that have their place in the pieces.
fn standing(kept: &Selection<'_>, due: &BTreeSet<String>) -> BTreeSet<String> {
    let plans: Vec<_> = pieces(kept)
        .iter()
        .filter_map(|kind| Some((kind.slug(), plan_of(*kind)?)))
        .collect();
    let mut standing: BTreeSet<String> = BTreeSet::new();
    let mut answered: BTreeSet<&str> = BTreeSet::new();
    let mut for_duty = Vec::new();
    for chosen in &kept.chosen {
        let taken = plans
            .iter()
            .find_map(|(slug, plan)| plan.place_of(slug, chosen, due));
        match taken {
            Some(taken) if taken.for_duty => for_duty.push(chosen),
            Some(_) => {
                standing.insert(chosen.facet.id.clone());
                answered.extend(chosen.facet.head.satisfies.iter().map(String::as_str));
            }
            None => {}
        }
    }
    for chosen in for_duty {
        let satisfies = &chosen.facet.head.satisfies;
        if satisfies
            .iter()
            .any(|id| due.contains(id) && !answered.contains(id.as_str()))
        {
            standing.insert(chosen.facet.id.clone());
            answered.extend(satisfies.iter().map(String::as_str));
        }
    }
    standing
}

/// Whether a facet could stand in the pieces of a purchase if the buyer chose it. What opens the letter or the CCP
/// always can: it decides which pieces there are.
#[must_use]
pub fn may_stand(situation: &Situation, selection: &Selection<'_>, chosen: &Chosen<'_>) -> bool {
    let target = chosen
        .facet
        .serves()
        .filter(|_| chosen.facet.kind != Kind::Penalite)
        .and_then(|heading| chosen.module.facet(heading));
    let asked = Chosen {
        facet: target.unwrap_or(chosen.facet),
        by_buyer: true,
        ..chosen.clone()
    };
    asked.facet.id == LETTER
        || asked.module.head.id == SINGLE
        || pieces(selection)
            .iter()
            .filter_map(|kind| Some((kind.slug(), plan_of(*kind)?)))
            .any(|(slug, plan)| plan.place_of(slug, &asked, &situation.due).is_some())
}

/// Drafts the published pieces.
///
/// # Errors
/// A choice that cannot be followed, or a module that waits for the buyer's reason.
pub fn draft<'a>(brief: &Brief<'a>) -> Result<Draft<'a>, DraftError> {
    let selection = selection(brief)?;
    if let Some((module, question)) = selection.unjustified.first() {
        return Err(DraftError::Unjustified {
            module: module.clone(),
            question: question.clone(),
        });
    }
    let globals = Globals::of(brief);
    let mut unfilled = Vec::new();
    let mut documents: Vec<Document> = pieces(&selection)
        .iter()
        .filter_map(|kind| piece(*kind, brief, &globals, &selection, &mut unfilled))
        .collect();
    generated::renew_evidence(&mut documents, brief, &globals, &selection);
    let missing = missing(&documents);
    Ok(Draft {
        documents,
        missing,
        selection,
        unfilled,
    })
}

fn piece(
    kind: DocumentKind,
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
    unfilled: &mut Vec<(DocumentKind, String)>,
) -> Option<Document> {
    let plan = plan_of(kind)?;
    let mut document = Document::new(kind, &plan.title);
    document.cover = Some(cover(kind, brief.tender, globals));
    let due = brief.situation().due;
    for article in &plan.articles {
        let mut here: Vec<&Chosen<'_>> = selection
            .chosen
            .iter()
            .filter(|c| {
                has_words(c.facet.kind)
                    && plan
                        .place_of(kind.slug(), c, &due)
                        .is_some_and(|taken| taken.place == article.place)
            })
            .collect();
        // Words without a title come first: after a title they would seem to be under it. Then the piece's own words come
        // before those that it borrows.
        here.sort_by_key(|c| {
            let rank = plan.place_of(kind.slug(), c, &due).map(|taken| taken.rank);
            (is_titled(c), rank, c.facet.head.order)
        });
        let mut blocks = facets(kind, &here, brief, globals);
        for part in &article.generated {
            blocks.extend(generated::part(*part, kind, brief, globals, selection));
        }
        if blocks.is_empty() {
            if !article.optional {
                unfilled.push((kind, article.title.clone()));
            }
            continue;
        }
        // A title speaks of lots where there are some.
        let several = brief.tender.lot_count().is_none_or(|count| count > 1);
        let title = match article.title.strip_suffix(" et lots") {
            Some(alone) if !several => alone,
            _ => article.title.as_str(),
        };
        let id = BlockId::new(format!("{}/{}", kind.slug(), article.place));
        document.blocks.push(Block::title(
            id,
            Provenance::Generated,
            1,
            vec![Inline::text(title)],
        ));
        document.blocks.append(&mut blocks);
    }
    Some(document.typeset())
}

/// Whether a facet stands under a title of its own.
pub(crate) fn is_titled(chosen: &Chosen<'_>) -> bool {
    let subtitle = |piece: &Piece| matches!(piece, Piece::Subtitle(_));
    chosen.facet.head.title.is_some() || chosen.text.body.iter().any(subtitle)
}

/// The words of the facets of an article, in order.
fn facets(kind: DocumentKind, here: &[&Chosen<'_>], brief: &Brief<'_>, globals: &Globals) -> Vec<Block> {
    let mut blocks = Vec::new();
    for chosen in here {
        let writer = Writer {
            globals,
            chosen,
            document: kind.slug(),
        };
        if let Some(title) = &chosen.facet.head.title {
            let mut words = vec![Inline::text(title.as_str())];
            if let Some(lots) = lots_of(chosen, brief) {
                words.push(Inline::text(format!(" ({lots})")));
            }
            let id = BlockId::new(format!("{}#0", chosen.facet.id));
            blocks.push(Block::title(id, writer.provenance(), 2, words));
        }
        blocks.extend(writer.blocks());
    }
    blocks
}

/// Criteria, questions and follow-up stand in generated tables rather than in the text.
fn has_words(kind: Kind) -> bool {
    !matches!(kind, Kind::Critere | Kind::Question | Kind::Suivi | Kind::Preuve)
}
