//! DOC001.

use std::ops::Range;

use document::DocumentKind;
use french::TokenKind;

use crate::Family;
use crate::marks::{Hit, merged};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un blanc ou une mention à compléter est resté dans le texte.
    ///
    /// ## Base légale
    /// Article R2132-1 du code de la commande publique : les documents de la consultation définissent le besoin et les modalités.
    ///
    /// ## Pourquoi
    /// Un document publié avec un blanc laisse le candidat deviner, et peut être opposé à l’acheteur.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Le marché est conclu pour une durée de [à compléter] mois.
    /// ```
    /// ```rc,bad
    /// Les plis sont remis avant le XX/XX/2027.
    /// ```
    /// ```ccap,bad
    /// La pénalité est de ____ euros par jour.
    /// ```
    /// ```ccap,bad
    /// Le montant de la caution est de … €.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Le marché est conclu pour une durée de douze mois.
    /// ```
    /// ```rc,good
    /// Le candidat complète le cadre de réponse et le bordereau des prix.
    /// ```
    /// ```cctp,good
    /// Le titulaire décrit ses moyens [matériels et humains] ; les tailles vont du S au XXL.
    /// ```
    /// ```rc,good
    /// L’article dispose : « Le marché […] est conclu [par l’acheteur] à prix ferme. »
    /// ```
    /// ```ae,good
    /// Numéro du marché : [à la notification : numéro].
    /// ```
    ///
    /// ## Correction
    /// Remplir le champ, ou retirer la phrase.
    pub(crate) LeftoverBlank {
        code: "DOC001",
        name: "mention-a-completer",
        family: Family::ChampVide,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2132-1"],
        headline: "un champ est resté vide",
        check: Check::Passage(find),
    }
}

static MENTION: Phrases = Phrases::new(&[
    "\"(\" (à|a|mention à|date à|nom à|montant à) (compléter|préciser|définir|renseigner|adapter|indiquer|déterminer|choisir|insérer|confirmer|supprimer|vérifier) ..4 \")\"",
    "\":\" (à compléter|à préciser|à définir|à renseigner|à déterminer) $",
    "\":\" (à vérifier|à valider|à revoir|à confirmer|à adapter) $",
    "à (vérifier|valider|confirmer|revoir) (avec|par|auprès de|auprès du) (le|la|les|l'|un)? (service|services|juriste|élu|élus|DGS|DST|DRH|direction|comptable|assureur|utilisateurs)",
    "(=TBD|=TBC|=TODO|=FIXME|=lorem ipsum)",
    "\"<\" ..6 (compléter|préciser|insérer|nom|date|montant) ..6 \">\"",
]);

/// What the candidate fills in, and what waits for the signature.
static FILLED_LATER: Phrases = Phrases::new(&[
    "(candidat|soumissionnaire|titulaire|attributaire|entreprise|signataire)",
    "à la (signature|notification)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    let mut found = r.find(&MENTION, r.all());
    found.extend(brackets(r));
    if r.kind != DocumentKind::Ae {
        found.extend(blanks(r));
    }
    for range in merged(found) {
        // A form to be filled in by the candidate keeps its blanks.
        let form = r.kind != DocumentKind::Ae && r.has(&FORM, r.all());
        if !r.has(&FILLED_LATER, range.clone()) && !labelled_for_candidate(r, &range) && !form {
            hits.push(Hit::new(range));
        }
    }
}

/// A form of answer: what is offered is written there.
static FORM: Phrases = Phrases::new(&[
    "(cadre|cadres|fiche|formulaire|trame) (de|du) (réponse|mémoire)",
    "(marque|modèle|référence|produit|article|prix|délai|matériel) ..3 (=propose|=proposes|=proposee|=proposees|=offert|=offerts)",
    "(=a =remplir|à renseigner|à compléter) par (le|la|les|chaque) (candidat|candidats|soumissionnaire|soumissionnaires)",
]);

/// « Nom du candidat : ____ », « Signature du titulaire : ……… ».
fn labelled_for_candidate(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let is_line = r
        .folded(range.start)
        .chars()
        .all(|c| matches!(c, '_' | '.' | '…'));
    is_line && r.before(range.start) == ":" && r.has(&FILLED_LATER, r.back(range.start, 6))
}

/// What a model asks to fill in.
static FIELD: Phrases = Phrases::new(&[
    "(compléter|préciser|indiquer|renseigner|insérer|choisir|adapter|supprimer|définir|déterminer|vérifier|confirmer|valider|modifier|cocher|rayer)",
    "(nom|noms|dénomination|intitulé|titre|objet|adresse|téléphone|courriel|SIRET|numéro|n°|référence|date|dates|heure|heures|montant|taux|nombre|quantité|durée|délai|lieu|lieux|ville|tribunal|signataire|qualité|description)",
    "(oui|non|option|variante) (/|ou) (oui|non|option|variante)",
]);

/// « [à compléter] », « [nom de l’acheteur] », « [Lieux de livraison] »; not « [1] », « […] », « moyens [matériels et
/// humains] », nor a word put in a quotation.
fn brackets(r: &Reading<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for at in r.all() {
        match r.folded(at) {
            "[" => open = Some(at),
            "]" => {
                if let Some(start) = open.take()
                    && at - start <= 24
                    && is_field(r, start, at)
                {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}

fn is_field(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let inside = start + 1..end;
    let words = inside
        .clone()
        .any(|at| r.is_word(at) && r.folded(at).chars().filter(|c| c.is_alphabetic()).count() > 2);
    // A reference, a remark of the editor, the words of a link.
    let reference = matches!(
        r.folded(start + 1),
        "sic" | "annexe" | "tableau" | "figure" | "article" | "cf" | "voir" | "source" | "ndlr" | "note"
    );
    let tokens = r.tokens();
    let link = tokens
        .get(end + 1)
        .is_some_and(|next| next.folded == "(" && next.span.start == tokens[end].span.end);
    if !words || reference || link {
        return false;
    }
    let quoted = (0..start)
        .rev()
        .map(|at| r.folded(at))
        .find(|sign| matches!(*sign, "«" | "»"))
        == Some("«");
    if quoted {
        return r.has(&FILL, inside);
    }
    r.is_capital(start + 1) || r.has(&FIELD, inside)
}

/// An order to fill in, which no quotation holds.
static FILL: Phrases = Phrases::new(&["(à)? (compléter|préciser|renseigner|insérer|définir)"]);

/// « ____ », « ……… », « XXX », « XX/XX/2027 ».
fn blanks(r: &Reading<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in r.all() {
        let folded = r.folded(at);
        let length = folded.chars().count();
        let sign = r.tokens()[at].kind == TokenKind::Punctuation;
        // Two are enough in a date: « __/__/2027 ».
        let least = if r.folded(at + 1) == "/" { 2 } else { 3 };
        let underscores = sign && length >= least && folded.chars().all(|c| c == '_');
        // Dots that lead to a page number are a table of contents.
        let dots = sign
            && length >= 4
            && folded.chars().all(|c| c == '.')
            && !(r.number(at + 1).is_some()
                && (at + 2 >= r.tokens().len() || r.tokens()[at + 2].kind == TokenKind::Newline));
        let crosses = r.is_upper(at)
            && length >= 2
            && folded
                .split(['/', '-', '.'])
                .filter(|part| !part.is_empty())
                .any(|part| part.chars().all(|c| c == 'x') && part.len() >= 2)
            && folded
                .chars()
                .all(|c| c == 'x' || c.is_ascii_digit() || "/-.".contains(c))
            && !is_roman_or_size(r, at);
        let currency = sign && length >= 2 && folded.chars().all(|c| c == '€');
        if is_left_open(r, at) {
            found.push(at..at + 2);
            continue;
        }
        if underscores || dots || crosses || currency {
            // « XX/XX/2027 » is one blank.
            let mut end = at + 1;
            while matches!(r.folded(end), "/" | "-" | ".")
                && (r.folded(end + 1).chars().all(|c| matches!(c, 'x' | '_')) || r.number(end + 1).is_some())
                && end + 1 < r.tokens().len()
            {
                end += 2;
            }
            found.push(at..end);
        }
    }
    found
}

/// « … jours », « un montant de … € »: an ellipsis stands for a value before its unit.
fn is_left_open(r: &Reading<'_>, at: usize) -> bool {
    matches!(r.folded(at), "..." | "…" | "??" | "???")
        && matches!(
            r.folded(at + 1),
            "€" | "euros" | "jours" | "mois" | "ans" | "semaines" | "heures" | "%"
        )
        && matches!(
            r.before(at),
            "de" | "d'" | "a" | "est" | ":" | "sous" | "pendant" | "dans" | "les"
        )
}

/// « XX » is a century after « siècle » and a size beside « XL ».
fn is_roman_or_size(r: &Reading<'_>, at: usize) -> bool {
    let near = at.saturating_sub(3)..(at + 4).min(r.tokens().len());
    r.folded(at).len() < 4
        && near.into_iter().any(|i| {
            i != at
                && matches!(
                    r.folded(i),
                    "siecle"
                        | "siecles"
                        | "taille"
                        | "tailles"
                        | "xl"
                        | "xs"
                        | "chapitre"
                        | "titre"
                        | "annexe"
                )
        })
}
