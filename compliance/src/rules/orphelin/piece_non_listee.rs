//! ORP003.

use std::collections::BTreeSet;

use document::{DocumentKind, Place};

use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, Scope, Severity, declare_rule};
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// Une pièce de prix est nommée, et la liste des pièces du dossier en annonce une autre.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Un bordereau (BPU) et une décomposition forfaitaire (DPGF) ne font pas le même contrat : la pièce citée doit exister.
    ///
    /// ## Correction
    /// Nommer partout la pièce qui est au dossier, ou l’ajouter à la liste.
    pub(crate) UnlistedPiece {
        code: "ORP003",
        name: "piece-non-listee",
        family: Family::Orphelin,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1"],
        headline: "cette pièce n’est pas dans la liste du dossier",
        check: Check::Dossier(find),
    }
}

/// The line that opens the list of the pieces.
static OPENING: Phrases = Phrases::new(&[
    "(dossier|DCE) ..6 (comprend|contient|composé|constitué|comporte) ..6 (pièces|documents|éléments)?",
]);

/// Price pieces: their short name, and how they are named.
static PIECES: [(&str, Phrases); 3] = [
    (
        "BPU",
        Phrases::new(&["=BPU", "(bordereau|bordereaux) (de|des) prix"]),
    ),
    (
        "DPGF",
        Phrases::new(&[
            "=DPGF",
            "décomposition (du|de) prix (global|globale)",
            "décomposition du prix",
        ]),
    ),
    (
        "DQE",
        Phrases::new(&[
            "=DQE",
            "détail (quantitatif|estimatif)",
            "devis (quantitatif|estimatif)",
        ]),
    ),
];

/// A way to say that whatever fits is meant.
static OPEN: Phrases = Phrases::new(&["(ou|et/ou|selon le cas|le cas échéant|s'il y a lieu)"]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    for at in d.of_kind(&[DocumentKind::Rc]) {
        listed.extend(list(&d.pieces[at]));
    }
    // A list that names none of them says nothing (« le cadre de prix »).
    if listed.is_empty() {
        return;
    }
    for (document, piece) in d.pieces.iter().enumerate() {
        for (name, phrases) in &PIECES {
            if listed.contains(name) {
                continue;
            }
            let first = piece.about(Topics::PRICE_PIECE).find_map(|passage| {
                let text = &piece.texts[passage];
                let found = phrases.find(text, 0..text.tokens().len()).into_iter().next()?;
                let sentence = text.sentences()[text.sentence_of(found.start)].tokens.clone();
                (!OPEN.is_in(text, sentence)).then_some((passage, found))
            });
            if let Some((passage, found)) = first {
                let message = typographic(&format!(
                    "{name} : cette pièce est nommée ici, et la liste des pièces du dossier annonce {}.",
                    listed.iter().copied().collect::<Vec<_>>().join(", ")
                ));
                out.hits.push((document, piece.hit(passage, found, message)));
            }
        }
    }
}

/// Price pieces named by the list of the pieces of a document.
fn list(piece: &DocumentReading<'_>) -> BTreeSet<&'static str> {
    let mut named = BTreeSet::new();
    let Some(opening) = piece.first_with(&OPENING) else {
        return named;
    };
    let rest = (opening..piece.passages.len()).take_while(|at| {
        *at == opening || matches!(piece.passages[*at].place, Place::Item | Place::Cell { .. })
    });
    for passage in rest {
        named.extend(
            PIECES
                .iter()
                .filter(|(_, phrases)| piece.says(passage, phrases))
                .map(|(name, _)| *name),
        );
    }
    named
}
