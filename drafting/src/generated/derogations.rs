//! The last article of the CCAP, or of the CCP: every derogation to the CCAG, found rather than remembered (R2112-3).

use clauses::Selection;
use document::{Block, BlockId, DocumentKind, Inline, Provenance, Show};

use crate::Brief;
use crate::plan::plan_of;

pub(crate) fn blocks(kind: DocumentKind, brief: &Brief<'_>, selection: &Selection<'_>) -> Vec<Block> {
    let general = brief.general_conditions().ccag.name();
    let (slug, due) = (kind.slug(), brief.situation().due);
    let mut items = Vec::new();
    for chosen in &selection.chosen {
        let head = &chosen.facet.head;
        let here = plan_of(kind).and_then(|plan| plan.place_of(slug, chosen, &due));
        for article in &head.derogates {
            // The article of the CCAG named on the same matter; a facet that departs from another CCAG departs from nothing here.
            let Some(article) = brief.law.in_ccag(article, general) else {
                continue;
            };
            let number = article
                .split_once(' ')
                .map_or(article.as_str(), |(_, number)| number);
            let mut line = Vec::new();
            if let Some(taken) = here {
                line.push(Inline::text("l’"));
                line.push(Inline::Reference {
                    // The facet's own number when it has a title, else its article.
                    target: BlockId::new(match head.title {
                        Some(_) => format!("{}#0", chosen.facet.id),
                        None => format!("{slug}/{}", taken.place),
                    }),
                    show: Show::Number,
                });
                line.push(Inline::text(" du présent cahier"));
            } else {
                line.push(Inline::text(format!("le {}", head.document.to_uppercase())));
            }
            line.push(Inline::text(format!(" déroge à l’article {number} du {general}")));
            if !items.contains(&line) {
                items.push(line);
            }
        }
    }
    let intro = if items.is_empty() {
        format!("Le présent cahier ne déroge à aucun article du {general}.")
    } else {
        format!("Le présent cahier déroge au {general} sur les points suivants\u{a0}:")
    };
    let mut blocks = vec![Block::paragraph(
        format!("{slug}/derogations#intro").as_str(),
        Provenance::Generated,
        vec![Inline::text(intro)],
    )];
    if !items.is_empty() {
        let last = items.len() - 1;
        for (n, line) in items.iter_mut().enumerate() {
            line.push(Inline::text(if n == last { "." } else { "\u{a0};" }));
        }
        blocks.push(Block::list(
            format!("{slug}/derogations#liste").as_str(),
            Provenance::Generated,
            false,
            items,
        ));
    }
    blocks
}
