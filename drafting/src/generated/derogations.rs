//! The last article of the CCAP: every derogation to the CCAG, found rather than remembered (R2112-3).

use clauses::Selection;
use document::{Block, BlockId, Inline, Provenance, Show};

use crate::Brief;
use crate::globals::ccag_short;

pub(crate) fn blocks(brief: &Brief<'_>, selection: &Selection<'_>) -> Vec<Block> {
    let mut items = Vec::new();
    for chosen in &selection.chosen {
        let head = &chosen.facet.head;
        for article in &head.derogates {
            let (general, number) = article
                .split_once(' ')
                .unwrap_or((ccag_short(brief.tender.nature), article));
            let mut line = Vec::new();
            if head.document == "ccap" {
                line.push(Inline::text("l’"));
                line.push(Inline::Reference {
                    // The facet's own number when it has a title, else its article.
                    target: BlockId::new(match head.title {
                        Some(_) => format!("{}#0", chosen.facet.id),
                        None => format!("ccap/{}", head.place),
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
        format!(
            "Le présent cahier ne déroge à aucun article du {}.",
            ccag_short(brief.tender.nature)
        )
    } else {
        format!(
            "Le présent cahier déroge au {} sur les points suivants\u{a0}:",
            ccag_short(brief.tender.nature)
        )
    };
    let mut blocks = vec![Block::paragraph(
        "ccap/derogations#intro",
        Provenance::Generated,
        vec![Inline::text(intro)],
    )];
    if !items.is_empty() {
        let last = items.len() - 1;
        for (n, line) in items.iter_mut().enumerate() {
            line.push(Inline::text(if n == last { "." } else { "\u{a0};" }));
        }
        blocks.push(Block::list(
            "ccap/derogations#liste",
            Provenance::Generated,
            false,
            items,
        ));
    }
    blocks
}
