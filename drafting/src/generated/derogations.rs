//! The last article of the CCAP, or of the CCP: every derogation to the CCAG, found rather than remembered (R2112-3).

use std::collections::BTreeMap;

use clauses::{Chosen, Selection};
use document::{Block, BlockId, Body, DocumentKind, Inline, Numbering, Provenance, Show, plain_text};

use crate::Brief;
use crate::assemble::is_titled;
use crate::body::Writer;
use crate::globals::Globals;
use crate::missing::piece_name;
use crate::plan::plan_of;

/// One row for each article of the CCAG, in its order, with all the articles that depart from it.
pub(crate) fn blocks(
    kind: DocumentKind,
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
) -> Vec<Block> {
    let general = brief.general_conditions().ccag.name();
    let (slug, due) = (kind.slug(), brief.situation().due);
    let plan = plan_of(kind);
    let mut departures: BTreeMap<Vec<u32>, (String, Vec<Departing>)> = BTreeMap::new();
    for chosen in &selection.chosen {
        let here = plan.and_then(|plan| {
            let taken = plan.place_of(slug, chosen, &due)?;
            let at = plan
                .articles
                .iter()
                .position(|article| article.place == taken.place)?;
            Some((at, taken))
        });
        for article in &chosen.facet.head.derogates {
            // The article of the CCAG named on the same matter; a facet that departs from another CCAG departs from nothing here.
            let Some(article) = brief.law.in_ccag(article, general) else {
                continue;
            };
            let number = article
                .split_once(' ')
                .map_or(article.as_str(), |(_, number)| number)
                .to_owned();
            let departing = match &here {
                Some((at, taken)) => {
                    let writer = Writer {
                        globals,
                        chosen,
                        document: slug,
                    };
                    Departing {
                        order: (*at, is_titled(chosen), taken.rank, chosen.facet.head.order),
                        words: Departing::here(
                            title_of_departure(&writer, chosen, &number)
                                .unwrap_or_else(|| BlockId::new(format!("{slug}/{}", taken.place))),
                        ),
                    }
                }
                None => Departing::elsewhere(chosen),
            };
            let (_, rows) = departures
                .entry(digits(&number))
                .or_insert_with(|| (number, Vec::new()));
            if rows.iter().all(|other| other.words != departing.words) {
                rows.push(departing);
            }
        }
    }
    let intro = if departures.is_empty() {
        format!("Le présent cahier ne déroge à aucun article du {general}.")
    } else {
        format!("Le présent cahier déroge au {general} sur les points suivants\u{a0}:")
    };
    let mut blocks = vec![Block::paragraph(
        format!("{slug}/derogations#intro").as_str(),
        Provenance::Generated,
        vec![Inline::text(intro)],
    )];
    if departures.is_empty() {
        return blocks;
    }
    let mut rows = vec![vec![
        vec![Inline::text(format!("Article du {general}"))],
        vec![Inline::text("Articles qui y dérogent")],
    ]];
    for (number, mut departing) in departures.into_values() {
        departing.sort_by_key(|one| one.order);
        let mut cell = Vec::new();
        for one in departing {
            if !cell.is_empty() {
                cell.push(Inline::Break);
            }
            cell.extend(one.words);
        }
        rows.push(vec![vec![Inline::text(format!("article\u{a0}{number}"))], cell]);
    }
    blocks.push(Block::table(
        format!("{slug}/derogations#tableau").as_str(),
        Provenance::Generated,
        vec![3, 9],
        rows,
    ));
    blocks
}

/// A place that departs.
struct Departing {
    /// Where it stands, as the pieces are put together: article of the plan, under a title or not, borrowed or not, order.
    order: (usize, bool, usize, u32),
    words: Vec<Inline>,
}

impl Departing {
    /// « article 15.2 « Autres manquements » », both following their target.
    fn here(target: BlockId) -> Vec<Inline> {
        let part = |show| Inline::Reference {
            target: target.clone(),
            show,
        };
        vec![part(Show::Number), Inline::text(" "), part(Show::Title)]
    }

    fn elsewhere(chosen: &Chosen<'_>) -> Self {
        let head = &chosen.facet.head;
        let piece = DocumentKind::from_slug(&head.document).map_or("autre pièce", piece_name);
        let title = head.title.as_ref().unwrap_or(&chosen.module.head.title);
        Self {
            order: (usize::MAX, true, usize::MAX, head.order),
            words: vec![Inline::text(format!("{piece}, «\u{a0}{title}\u{a0}»"))],
        }
    }
}

/// The title, among those of a facet, under which it departs from an article: its own, or the sub-title of the words that
/// say so. None when it has none: the article of the plan then.
fn title_of_departure(writer: &Writer<'_>, chosen: &Chosen<'_>, number: &str) -> Option<BlockId> {
    let blocks = writer.blocks();
    let words = |block: &Block| {
        let mut all = String::new();
        block.walk(&mut |leaf| {
            if let Some(line) = leaf.line() {
                all.push_str(&plain_text(line, &Numbering::default()).to_lowercase());
            }
        });
        all
    };
    let departs = |block: &Block| words(block).contains("dérog");
    let names = |block: &Block| departs(block) && words(block).contains(number);
    let at = blocks
        .iter()
        .position(names)
        .or_else(|| blocks.iter().position(departs))
        .unwrap_or(0);
    let above = blocks[..=at.min(blocks.len().saturating_sub(1))].iter().rev();
    above
        .filter(|block| matches!(block.body, Body::Title { .. }))
        .map(|block| block.id.clone())
        .next()
        .or_else(|| {
            let own = chosen.facet.head.title.is_some();
            own.then(|| BlockId::new(format!("{}#0", chosen.facet.id)))
        })
}

/// « 14.1 » as it sorts.
fn digits(number: &str) -> Vec<u32> {
    number.split('.').filter_map(|part| part.parse().ok()).collect()
}
