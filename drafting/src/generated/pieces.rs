//! The pieces of the file given to candidates.

use document::{Block, DocumentKind, Inline, Provenance};

/// The list says what exists: pieces drafted here, and those that the buyer adds. After a sourcing, what was told to the
/// firms asked is among them: all candidates have it (R2111-2). A letter names its own file, and then that annex.
pub(crate) fn blocks(kind: DocumentKind, sourced: bool) -> Vec<Block> {
    if kind == DocumentKind::Lettre {
        return if sourced { vec![annex()] } else { Vec::new() };
    }
    let mut items = vec![
        "le présent règlement de la consultation\u{a0};",
        "le cahier des clauses administratives particulières (CCAP)\u{a0};",
        "le cahier des clauses techniques particulières (CCTP)\u{a0};",
    ];
    if sourced {
        items.push("les informations préalables\u{a0}: ce qui a été dit et demandé aux entreprises interrogées avant la consultation\u{a0};");
    }
    items.push("l’acte d’engagement et le cadre de prix, établis par l’acheteur.");
    vec![Block::list(
        "rc/pieces-dce#liste",
        Provenance::Generated,
        false,
        items.into_iter().map(|item| vec![Inline::text(item)]).collect(),
    )]
}

fn annex() -> Block {
    Block::paragraph(
        "lettre/pieces-dce#informations",
        Provenance::Generated,
        vec![Inline::text(
            "Avant cette lettre, nous avons interrogé des entreprises. Ce qui leur a été dit et demandé est dans le fichier \
             InformationsPrealables.docx, joint aussi\u{a0}: toutes celles à qui nous écrivons aujourd’hui le reçoivent \
             (article R2111-2 du code de la commande publique).",
        )],
    )
}
