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
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Le marché est conclu pour une durée de douze mois.
    /// ```
    /// ```rc,good
    /// Le candidat complète le cadre de réponse et le bordereau des prix.
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
    "(=TBD|=TODO|=lorem ipsum)",
    "\"<\" ..6 (compléter|préciser|insérer|nom|date|montant) ..6 \">\"",
]);

/// What the candidate fills in.
static BY_CANDIDATE: Phrases =
    Phrases::new(&["(candidat|soumissionnaire|titulaire|attributaire|entreprise|signataire)"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    let mut found = r.find(&MENTION, r.all());
    found.extend(brackets(r));
    if r.kind != DocumentKind::Ae {
        found.extend(blanks(r));
    }
    for range in merged(found) {
        // A form to be filled in by the candidate keeps its blanks.
        if !r.has(&BY_CANDIDATE, range.clone()) && !labelled_for_candidate(r, &range) {
            hits.push(Hit::new(range));
        }
    }
}

/// « Nom du candidat : ____ », « Signature du titulaire : ……… ».
fn labelled_for_candidate(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let is_line = r
        .folded(range.start)
        .chars()
        .all(|c| matches!(c, '_' | '.' | '…'));
    is_line && r.before(range.start) == ":" && r.has(&BY_CANDIDATE, r.back(range.start, 6))
}

/// « [à compléter] », « [nom de l’acheteur] »; not « [1] » nor « […] ».
fn brackets(r: &Reading<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for at in r.all() {
        match r.folded(at) {
            "[" => open = Some(at),
            "]" => {
                if let Some(start) = open.take()
                    && at - start <= 24
                    && (start + 1..at).any(|i| {
                        r.is_word(i) && r.folded(i).chars().filter(|c| c.is_alphabetic()).count() > 2
                    })
                    && r.folded(start + 1) != "sic"
                {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}

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
        if underscores || dots || crosses {
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
