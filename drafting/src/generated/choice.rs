//! How offers are compared, for a letter: each criterion, what it measures and its points. How
//! points are given stands beside the questions, in the frame that firms fill in.

use clauses::{Scale, Selection};
use document::{Block, Inline, Provenance};

use crate::generated::{for_lots, measure, numbered};
use crate::globals::Globals;

/// One table, or one for each set of lots that have the same criteria.
pub(crate) fn tables(globals: &Globals, selection: &Selection<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (n, scale) in selection.scales.iter().enumerate() {
        if scale.points.is_empty() {
            continue;
        }
        if !scale.lots.is_empty() {
            blocks.push(Block::paragraph(
                format!("lettre/choix#lots-{}", n + 1).as_str(),
                Provenance::Generated,
                vec![Inline::bold(format!("Critères {}\u{a0}:", for_lots(&scale.lots)))],
            ));
        }
        blocks.push(table(n + 1, globals, selection, scale));
    }
    blocks
}

fn table(n: usize, globals: &Globals, selection: &Selection<'_>, scale: &Scale) -> Block {
    let text = |words: &str| vec![Inline::text(words)];
    let mut rows = vec![vec![text("Critère"), text("Ce qui est mesuré"), text("Points")]];
    let mut total = 0;
    for member in numbered(selection).into_iter().flat_map(|(_, members)| members) {
        let Some(points) = scale.points.get(&member.chosen.facet.id) else {
            continue;
        };
        total += points;
        rows.push(vec![
            text(&format!("{}. {}", member.number, member.criterion.label)),
            measure(globals, &member, "lettre"),
            text(&points.to_string()),
        ]);
    }
    rows.push(vec![
        vec![Inline::bold("Total")],
        Vec::new(),
        vec![Inline::bold(total.to_string())],
    ]);
    Block::table(
        format!("lettre/choix#tableau-{n}").as_str(),
        Provenance::Generated,
        vec![6, 11, 2],
        rows,
    )
}
