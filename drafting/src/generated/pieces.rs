//! The pieces of the file given to candidates, and those of the contract: one list of pieces, told twice.

use clauses::Selection;
use document::{Block, DocumentKind, Inline, Provenance};
use tender::PriceForm;

use crate::assemble::pieces;

/// The option that makes the buyer's security policy a piece of the contract.
const SECURITY: &str = "securite-des-systemes/article-ccap";

/// A piece of a whole consultation, with its article.
fn in_words(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Rc => "le règlement de la consultation (RC)",
        DocumentKind::Ae => "l’acte d’engagement (AE)",
        DocumentKind::Ccap => "le cahier des clauses administratives particulières (CCAP)",
        DocumentKind::Cctp => "le cahier des clauses techniques particulières (CCTP)",
        DocumentKind::Ccp => "le cahier des clauses particulières (CCP)",
        _ => "",
    }
}

/// The list says what exists: pieces drafted here, and those that the buyer adds. After a sourcing, what was told to the
/// firms asked is among them: all candidates have it (R2111-2). A letter names its own file, and then that annex.
pub(crate) fn blocks(
    kind: DocumentKind,
    sourced: bool,
    form: PriceForm,
    selection: &Selection<'_>,
) -> Vec<Block> {
    if kind == DocumentKind::Lettre {
        return if sourced { vec![annex()] } else { Vec::new() };
    }
    let mut items: Vec<String> = pieces(selection)
        .iter()
        .map(|one| match one {
            DocumentKind::Rc => "le présent règlement de la consultation (RC)".to_owned(),
            other => in_words(*other).to_owned(),
        })
        .collect();
    if sourced {
        items.push(
            "les informations préalables\u{a0}: ce qui a été dit et demandé aux entreprises interrogées avant la consultation"
                .to_owned(),
        );
    }
    items.push("le cadre de réponse, à remplir par le candidat".to_owned());
    items.push(
        if form.is_lump_sum() {
            "le cadre de prix\u{a0}: la décomposition du prix global et forfaitaire (DPGF), contractuelle"
        } else {
            "le cadre de prix\u{a0}: le bordereau des prix unitaires (BPU), contractuel, et le détail quantitatif estimatif (DQE), \
             non contractuel"
        }
        .to_owned(),
    );
    vec![list("rc/pieces-dce#liste", false, items)]
}

/// The pieces of the contract, the strongest first: the RC is none of them.
pub(crate) fn contract(kind: DocumentKind, form: PriceForm, selection: &Selection<'_>) -> Vec<Block> {
    let prices = if form.is_lump_sum() {
        "la décomposition du prix global et forfaitaire (DPGF)"
    } else {
        "le bordereau des prix unitaires (BPU)"
    };
    let mut items: Vec<String> = pieces(selection)
        .iter()
        .filter_map(|one| match one {
            DocumentKind::Rc => None,
            DocumentKind::Ae => Some(format!(
                "{} et son annexe financière, le cadre de prix\u{a0}: {prices}",
                in_words(*one)
            )),
            DocumentKind::Cctp => Some(format!("{} et ses annexes", in_words(*one))),
            other if *other == kind && kind == DocumentKind::Ccp => {
                Some("le présent cahier des clauses particulières (CCP) et ses annexes".to_owned())
            }
            other if *other == kind => Some(in_words(*other).replacen("le cahier", "le présent cahier", 1)),
            other => Some(in_words(*other).to_owned()),
        })
        .collect();
    items.extend(
        [
            "le CCAG",
            "l’offre technique du titulaire\u{a0}: réponses et engagements de son mémoire (le cadre de réponse rempli), fiches techniques",
            "les actes de sous-traitance",
        ]
        .map(str::to_owned),
    );
    if selection.has(SECURITY) {
        items.push("la politique de sécurité des systèmes d’information de l’acheteur".to_owned());
    }
    vec![list(
        &format!("{}/pieces-contractuelles#liste", kind.slug()),
        true,
        items,
    )]
}

fn list(id: &str, ordered: bool, items: Vec<String>) -> Block {
    let last = items.len().saturating_sub(1);
    let items = items
        .into_iter()
        .enumerate()
        .map(|(n, item)| {
            vec![Inline::text(format!(
                "{item}{}",
                if n == last { "." } else { "\u{a0};" }
            ))]
        })
        .collect();
    Block::list(id, Provenance::Generated, ordered, items)
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
