//! How a text shuts the door to others: the words that admit, refuse, restrict and compare.
//!
//! Shared by the rules on marks, materials, standards and labels. Words are gathered in classes; what they say is read from
//! their nearness and order, so that turns never seen are read too.

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

/// Adverbs that leave nothing else.
pub(crate) static ONLY: Phrases = Phrases::new(&[
    "(exclusivement|uniquement|seulement|strictement|intégralement|entièrement|totalement|invariablement|systématiquement)",
    "de (façon|manière) exclusive",
    "(à|par) titre exclusif",
    "et rien (d'autre|que)",
    "(sans|à l') exception",
]);

/// Adverbs that oblige.
pub(crate) static FIRM: Phrases = Phrases::new(&[
    "(impérativement|obligatoirement|nécessairement|forcément|absolument)",
    "(sans|à peine de) (exception|dérogation|nullité|irrecevabilité|rejet)",
    "de (façon|manière) (impérative|obligatoire)",
]);

/// Adjectives that oblige.
pub(crate) static COMPULSORY: Phrases = Phrases::new(&[
    "(=obligatoire|=obligatoires|=imperatif|=imperative|=imperatifs|=imperatives|imposé|imposée|exigé|exigée|requis|requise|=exclusif|=exclusive|=exclusifs|=exclusives|prescrit|prescrite)",
    "(de rigueur|est de mise|condition éliminatoire|sous peine (de|d'))",
]);

/// Words that let something in.
pub(crate) static ADMITTED: Phrases = Phrases::new(&[
    "(accepté|acceptée|accepter|accepte|acceptera|accepteront|acceptable|admis|admise|admet|admettra|admettre|admissible|autorisé|autorisée|autorise|retenu|retenue|retient|retiendra|recevable|toléré|tolérée|tolère|permis|permise|étudié|étudiée|examiné|examinée|reçu|reçue|envisagé|envisageable|possible|valable|conforme|comptabilisé|reconnu|reconnue|analysé|agréé|agréée|convenir|conviendra|convient|proposé|proposée|proposer|suppléer|supplée|substituer|considéré|considération|pris|prise|valoir|vaut|foi|suffire|suffit|suffisant|satisfaire|substitué|déployer|validé|validée|regardé|regardée|instruit|lu|lue|jugé|jugée|noté|notée|convenant|convenaient|remplacer|remplacé|retenus|envisageables|préféré|préférée|préférer|substituée|voulons|souhaitons|employé|employée|employés|souhaité|souhaitée|souhaités|voulu|reconnus|agréés|souffrir|tolérer|éligible|réceptionné|réceptionnée)",
]);

/// Words that keep something out.
pub(crate) static REFUSED: Phrases = Phrases::new(&[
    "(refusé|refusée|refuser|refuse|refusera|exclu|exclue|exclus|exclut|excluant|exclure|interdit|interdite|interdisant|interdire|proscrit|proscrite|prohibé|prohibée|rejeté|rejetée|rejet|rejeter|écarté|écartée|écarter|éliminé|éliminée|élimination|éliminatoire|banni|bannie|bannir|irrecevable|inadmissible|inacceptable|irrégulière|irrégulier|inopérant|disqualifié|retourné|renvoyé|invalide|inéligible|exception|exclusion)",
    "non (admis|admise|accepté|acceptée|conforme|retenu|autorisé|recevable|examiné|étudié|permis)",
    "sans (valeur|effet|portée)",
    "(hors|fin) de (question|cause)",
    "(n'a|n'ont|n'auront|n'aura) (pas|plus|point) (cours|lieu d'être|droit de cité)",
    "(disqualifie|disqualifient|élimine|éliminent|écarte|rejette|interdit|récuse|bannit) (l'|le|la|les|tout|toute) _",
    "(entraîne|entraînera|emporte|emportera|vaut|vaudra|provoque) ..2 (rejet|refus|élimination|exclusion|irrégularité)",
    "hors (sujet|jeu|course|concours|consultation|champ)",
    "(délaissé|délaissée|délaissés|abandonné|abandonnée|disqualifiée|disqualifiés|inopérante|inadmissibles|inacceptables|à bannir|à proscrire|à exclure|à éviter|banni|récusé|récusée|récusés|renvoyée)",
    "(n'a|n'ont|n'auront) (pas|point|aucune) (sa|leur)? place",
]);

/// What is not the one named.
pub(crate) static OTHERS: Phrases = Phrases::new(&[
    "(tout|toute|tous|toutes|aucun|aucune|nul|nulle|d'|les|des|quelque|à|un|une) (autre|autres)",
    "(autre|autres) (marque|fabricant|constructeur|éditeur|fournisseur|modèle|produit|matériel|logiciel|solution|référence|matériau|matière|procédé|méthode|technique|label|certificat|certification|attestation|justificatif|document|preuve|qualification|norme|référentiel|gamme|système|équipement|article|moteur|appareil|format)",
    "(produit|matériel|logiciel|article|équipement|appareil|marque|modèle|pièce|système) (concurrent|tiers|différent|adaptable|générique|compatible|similaire)",
    "(matériau|matière|procédé|technique|solution) (différent|alternatif|concurrent|synthétique|mixte)",
    "(variante|variantes) (de marque|de matériau|de procédé)?",
    "(autrement|alternative|substitut|substitution|équivalence|équivalent)",
]);

/// « seul », as a word that restricts.
pub(crate) static SOLE: Phrases = Phrases::new(&["(=seul|=seule|=seuls|=seules|=unique|=uniques)"]);

/// A place where something is refused: the word itself, or a word of admission denied.
pub(crate) fn refusals(r: &Reading<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for range in r.find(&REFUSED, tokens.clone()) {
        // « en deux couches à refus » is a way of working.
        let term = r.folded(range.start) == "refus" && r.before(range.start) == "a";
        if !term && !is_denied(r, &range, tokens.start) {
            found.push(range);
        }
    }
    for range in r.find(&ADMITTED, tokens.clone()) {
        if is_denied(r, &range, tokens.start) {
            found.push(range);
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// A word of denial stands a little before, in the same member of the sentence.
fn is_denied(r: &Reading<'_>, range: &Range<usize>, floor: usize) -> bool {
    let from = range.start.saturating_sub(7).max(floor);
    let from = (from..range.start)
        .rev()
        .find(|&at| matches!(r.folded(at), "," | ";" | ":" | "(" | ")"))
        .map_or(from, |at| at + 1);
    let words = |at: usize| r.folded(at);
    let negated = (from..range.start).any(|at| {
        matches!(
            words(at),
            "ne" | "n'" | "aucun" | "aucune" | "nul" | "nulle" | "ni" | "sans"
        )
    });
    // « ne … que » restricts, it does not deny.
    let restricts = (range.start..range.end + 5).any(|at| matches!(words(at), "que" | "qu'"))
        && (from..range.start).any(|at| matches!(words(at), "ne" | "n'"))
        && !(from..range.start).any(|at| matches!(words(at), "pas" | "point" | "aucun" | "aucune"));
    (negated || words(range.start.saturating_sub(1)) == "non") && !restricts
}

/// From the words on the others to their refusal, when a stretch of text refuses them: « toute autre marque étant
/// refusée », « à l’exclusion de tout produit concurrent », « sans possibilité de proposer un autre logiciel ».
pub(crate) fn shuts_out_others(r: &Reading<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let others = r.find(&OTHERS, tokens.clone());
    if !others.is_empty() {
        let refusals = refusals(r, tokens.clone());
        for other in &others {
            for refusal in &refusals {
                let apart = crate::marks::between(other, refusal);
                if apart.len() <= 10 && !apart.clone().any(|at| matches!(r.folded(at), ";" | ":")) {
                    return Some(crate::marks::hull(other, refusal));
                }
            }
            // « sans autre justificatif », « et en aucune autre matière », « pas d’autre constructeur ».
            let before = r.back(other.start, 4).start.max(tokens.start)..other.start;
            let start = before
                .clone()
                .rev()
                .find(|&at| matches!(r.folded(at), "," | ";" | ":"))
                .map_or(before.start, |at| at + 1);
            let denial = (start..other.end).find(|&at| {
                matches!(
                    r.folded(at),
                    "sans" | "aucun" | "aucune" | "nul" | "nulle" | "pas" | "rien"
                )
            });
            // « sans PVC ou équivalent »
            let denial = denial.filter(|&denial| !(denial..other.start).any(|at| r.folded(at) == "ou"));
            if let Some(denial) = denial {
                // « et pas autre chose »
                let end = other.end + usize::from(r.folded(other.end) == "chose");
                let start = denial - usize::from(denial > tokens.start && r.folded(denial - 1) == "et");
                return Some(start..end);
            }
        }
    }
    r.find(&SHUT, tokens).into_iter().next()
}

/// Turns that shut the door in one go.
static SHUT: Phrases = Phrases::new(&[
    "(à l'exclusion|à l'exception) (de|du|des|d') (tout|toute|tous|toutes|autre|autres)",
    "(sans|aucune|nulle) ..1 (possibilité|faculté|droit) ..3 (proposer|substituer|recourir|offrir|remplacer)",
    "(seul|seule|seuls|seules) ..4 (admis|admise|accepté|acceptée|autorisé|autorisée|retenu|retenue|recevable|toléré|permis|valable|faisant foi|possible)",
    "(seul|seule|unique) (produit|modèle|matériel|logiciel|format|système|matériau|matière|procédé|méthode|technique|solution|référence|marque|label|certificat|preuve|justificatif|document)",
    "(faisant|fait|font|faire) (seul|seule|seuls|seules) foi",
    "et rien (que|d'autre)",
    "(pas|point|plus) d'autre",
    "nul autre",
    "(pas|point|rien) ..1 autre chose",
    "et (par|sur|en|avec|de|à|pour|dans|sous)? (lui|elle|eux|elles|celui-ci|celle-ci|ceux-ci|celles-ci) (seul|seule|seuls|seules|seulement|uniquement|exclusivement)",
    "et (pas|non|point|jamais|nullement|aucunement) autrement",
    "ni plus ni moins",
    "(ne|n') ..7 (autrement|d'une autre (manière|façon|sorte|nature))",
    "et (de|d'|par|en|sur|avec|à) (aucun|aucune|nul|nulle) (autre|autres)",
    "(par|en|de|d'|à|avec|sur) (nul|nulle|aucun|aucune) (autre|autres)",
    "(rien|quoi que ce soit) d'autre",
    "sans (alternative|substitution|équivalent|équivalence|discussion|variante|autre|dérogation)",
    "(ne|n') ..3 (souffre|supporte|appelle|admet|connaît|accepte|tolère|laisse) ..2 (alternative|dérogation|substitution|exception|équivalent|équivalence|variante|choix)",
    "(ferme|fermé|clos|verrouillé) à (tout|toute)",
    "identique en (tout|tous)",
    "à l'identique",
]);
