//! ORP001.

use std::ops::Range;

use document::{DocumentKind, Place};

use super::{Numbers, number_at};
use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::phrases::Phrases;
use crate::rule::{Check, DocumentReading, Scope, Severity, declare_rule};
use crate::topics::Topics;
use document::typographic;

declare_rule! {
    /// Un renvoi vise un article qui n’existe pas.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique : les documents sont assez précis pour que l’on décide de répondre.
    ///
    /// ## Pourquoi
    /// Une règle qui renvoie à un article absent ne s’applique pas, ou s’applique au hasard d’un ancien modèle.
    ///
    /// ## Correction
    /// Corriger le numéro, ou retirer le renvoi.
    pub(crate) DanglingReference {
        code: "ORP001",
        name: "renvoi-sans-article",
        family: Family::Orphelin,
        severity: Severity::Mineur,
        scope: Scope::Dossier,
        legal_basis: &["R2132-1"],
        headline: "l’article visé n’existe pas",
        check: Check::Dossier(find),
    }
}

/// What names one of the documents of the dossier, after the number.
const OWN: [(&[&str], DocumentKind); 9] = [
    (&["ccap"], DocumentKind::Ccap),
    (&["cctp"], DocumentKind::Cctp),
    (&["ccp"], DocumentKind::Ccp),
    (&["ccatp"], DocumentKind::Ccp),
    (&["rc"], DocumentKind::Rc),
    (&["ae"], DocumentKind::Ae),
    (&["reglement", "de"], DocumentKind::Rc),
    (&["acte", "d'"], DocumentKind::Ae),
    (&["acte", "engagement"], DocumentKind::Ae),
];

/// Texts that have articles of their own.
static OTHER_TEXT: Phrases = Phrases::new(&[
    "(=CCAG|=CCTG|=ccag-fcs|=ccag-tic|=ccag-pi|=ccag-mi|=ccag-moe|=ccag-travaux|=code|=codes|=loi|=decret|=arrete|=directive|=ordonnance|=convention|=traite|=reglement|=norme|=circulaire|=RGPD|=CGCT|=CCP|=CMP|=annexe|=deliberation|=statuts|=cahier|=protocole|=charte)",
]);

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    let numbers: Vec<Numbers> = d.pieces.iter().map(Numbers::of).collect();
    for (document, piece) in d.pieces.iter().enumerate() {
        for passage in piece.about(Topics::ARTICLE) {
            // A title is no reference.
            if matches!(piece.passages[passage].place, Place::Title { .. }) {
                continue;
            }
            for sentence in piece.sentences(passage) {
                for at in sentence.clone() {
                    if matches!(piece.folded(passage, at), "article" | "articles" | "art") {
                        look(d, &numbers, document, passage, &sentence, at, out);
                    }
                }
            }
        }
    }
}

/// Judges the numbers cited after the word « article ».
fn look(
    d: &DossierReading<'_>,
    numbers: &[Numbers],
    document: usize,
    passage: usize,
    sentence: &Range<usize>,
    word: usize,
    out: &mut Outcome,
) {
    let piece = &d.pieces[document];
    let mut at = word + 1;
    let mut cited: Vec<(String, Range<usize>)> = Vec::new();
    while at < sentence.end {
        if let Some((number, taken)) = number_at(piece, passage, at) {
            cited.push((number, at..at + taken));
            at += taken;
            continue;
        }
        let joins = match piece.folded(passage, at) {
            "n°" | "." => cited.is_empty(),
            "," | "et" | "ou" | "a" => !cited.is_empty(),
            _ => false,
        };
        if joins {
            at += 1;
        } else {
            break;
        }
    }
    // A line that begins with its own number is no reference.
    if cited.is_empty() || (word == 0 && cited.len() == 1 && !says_of(piece, passage, at)) {
        return;
    }
    let Some(target) = target(d, document, passage, sentence, at) else {
        return;
    };
    for (number, tokens) in cited {
        if numbers[target].lacks(&number) {
            let place = if target == document {
                "ce document".to_owned()
            } else {
                d.pieces[target].name()
            };
            let message = typographic(&format!(
                "Renvoi à l’article {number}, qui n’existe pas dans {place}."
            ));
            out.hits
                .push((document, piece.hit(passage, word..tokens.end, message)));
        }
    }
}

/// « … du », « … de la »: the number belongs to something.
fn says_of(piece: &DocumentReading<'_>, passage: usize, at: usize) -> bool {
    matches!(piece.folded(passage, at), "du" | "de" | "des" | "ci")
}

/// The document a reference speaks of; none when it is another text, or when that is not sure.
fn target(
    d: &DossierReading<'_>,
    document: usize,
    passage: usize,
    sentence: &Range<usize>,
    after: usize,
) -> Option<usize> {
    let piece = &d.pieces[document];
    let word = |n: usize| piece.folded(passage, after + n);
    // « 7.3 du CCAP », « 7.3 ci-dessus », « 7.3 du présent cahier ».
    let of = match word(0) {
        "du" | "de" | "des" => 1 + usize::from(matches!(word(1), "l'" | "la")),
        "ci" | "infra" | "supra" => return Some(document),
        _ => 0,
    };
    if of > 0 {
        if matches!(word(of), "present" | "presente") {
            return Some(document);
        }
        let own = OWN
            .iter()
            .find(|(words, _)| (words.iter().enumerate()).all(|(n, wanted)| word(of + n) == *wanted));
        let (words, kind) = own?;
        // « règlement de (la) consultation », not « règlement de l’Union ».
        if words[0] == "reglement" && word(of + 2) != "consultation" && word(of + 3) != "consultation" {
            return None;
        }
        if piece.document.kind == *kind {
            return Some(document);
        }
        return d.only(*kind);
    }
    // A bare number is the document's own when nothing else with articles is near.
    let text = &piece.texts[passage];
    let start = text.sentence_of(sentence.start).saturating_sub(1);
    let before = text.sentences()[start].tokens.start;
    let foreign = OTHER_TEXT.is_in(text, before..sentence.end)
        || text.sentences()[start..]
            .iter()
            .take(2)
            .any(|one| OTHER_TEXT.is_in(text, one.tokens.clone()));
    let about = piece.passages[passage]
        .article_title
        .as_deref()
        .unwrap_or_default();
    let about = french::fold(about);
    let titled = ["ccag", "code", "derogation"]
        .iter()
        .any(|word| about.contains(word));
    (!foreign && !titled).then_some(document)
}
