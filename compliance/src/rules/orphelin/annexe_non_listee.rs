//! ORP002.

use std::collections::BTreeSet;

use document::{DocumentKind, Place};

use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, Scope, Severity, declare_rule};
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// Une annexe est citée, et aucune pièce ne la liste ni ne la contient.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le candidat ne sait pas si l’annexe existe, et le titulaire pourra dire qu’elle ne lui est pas opposable.
    ///
    /// ## Correction
    /// Ajouter l’annexe à la liste des pièces, ou retirer le renvoi.
    pub(crate) UnlistedAnnex {
        code: "ORP002",
        name: "annexe-non-listee",
        family: Family::Orphelin,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1"],
        headline: "cette annexe n’est listée nulle part",
        check: Check::Dossier(find),
    }
}

/// Annexes of texts, not of the dossier.
static OTHER_TEXT: Phrases = Phrases::new(&[
    "annexe ..3 (du|de la|de l'|des|au) (=code|=reglement|=directive|=decret|=arrete|=norme|=CCAG|=loi|=convention|=avis|=RGPD)",
    "annexe ..8 (règlement (CE|UE)|directive|code de|arrêté|décret)",
]);

/// Pieces listed with their annexes, whatever these are.
static ALL_ANNEXES: Phrases = Phrases::new(&["(ses|leurs) (éventuelles)? annexes"]);

/// How the pieces that may have annexes are named in a list.
static PIECES: [(DocumentKind, Phrases); 5] = [
    (DocumentKind::Ae, Phrases::new(&["acte d'engagement", "=AE"])),
    (
        DocumentKind::Ccap,
        Phrases::new(&["clauses administratives", "=CCAP"]),
    ),
    (DocumentKind::Cctp, Phrases::new(&["clauses techniques", "=CCTP"])),
    (
        DocumentKind::Ccp,
        Phrases::new(&["clauses particulières", "=CCP"]),
    ),
    (
        DocumentKind::Rc,
        Phrases::new(&["règlement (de la|de) consultation", "=RC"]),
    ),
];

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    // A piece alone says little of the annexes of the others.
    if d.pieces.len() < 2 {
        out.lacks("Une seule pièce est donnée : les annexes des autres ne sont pas connues.");
        return;
    }
    // Pieces listed with all their annexes.
    let mut covered: Vec<&(DocumentKind, Phrases)> = Vec::new();
    let mut listed: BTreeSet<String> = BTreeSet::new();
    let mut lists = false;
    for piece in d.pieces {
        if let Some(number) = titled(&piece.document.title) {
            listed.insert(number);
        }
        for passage in piece.about(Topics::ANNEX) {
            if piece.says(passage, &ALL_ANNEXES) {
                covered.extend(PIECES.iter().filter(|(_, named)| piece.says(passage, named)));
            }
            let place = piece.passages[passage].place;
            let list = matches!(place, Place::Item | Place::Cell { .. } | Place::Title { .. });
            for (at, number) in cited(piece, passage) {
                if list || at == 0 {
                    listed.insert(number);
                    lists = true;
                }
            }
        }
    }
    // Without any list of annexes, the check would only repeat that there is none.
    if !lists {
        return;
    }
    let mut told = BTreeSet::new();
    for (document, piece) in d.pieces.iter().enumerate() {
        for passage in piece.about(Topics::ANNEX) {
            let one_of_theirs = covered
                .iter()
                .any(|(kind, named)| *kind == piece.document.kind || piece.says(passage, named));
            if one_of_theirs {
                continue;
            }
            for (at, number) in cited(piece, passage) {
                if !listed.contains(&number) && told.insert(number.clone()) {
                    let message = typographic(&format!(
                        "L’annexe {number} est citée, et les pièces du dossier n’en disent rien d’autre."
                    ));
                    out.hits.push((document, piece.hit(passage, at..at + 2, message)));
                }
            }
        }
    }
}

/// « annexe 2 », with the place of the word.
fn cited(piece: &DocumentReading<'_>, passage: usize) -> Vec<(usize, String)> {
    let text = &piece.texts[passage];
    let tokens = text.tokens();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].folded != "annexe" {
            continue;
        }
        let sentence = &text.sentences()[text.sentence_of(at)].tokens;
        let Some(number) = tokens
            .get(at + 1)
            .filter(|next| is_number(&next.folded, next.shape))
        else {
            continue;
        };
        if !OTHER_TEXT.is_in(text, at..sentence.end) {
            found.push((at, number.folded.as_str().to_uppercase()));
        }
    }
    found
}

/// « 2 », « B »; not a Roman number, which is most often that of a European text.
fn is_number(folded: &str, shape: french::Shape) -> bool {
    let digits = folded.len() <= 2 && folded.chars().all(|c| c.is_ascii_digit());
    let letter =
        folded.len() == 1 && shape != french::Shape::Lower && folded.chars().all(|c| matches!(c, 'a'..='h'));
    digits || letter
}

fn titled(title: &str) -> Option<String> {
    let folded = french::fold(title);
    let rest = folded.split_once("annexe ")?.1;
    let number: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    (!number.is_empty()).then(|| number.to_uppercase())
}
