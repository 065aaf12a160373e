//! CRI030.

use super::mention::mentions;
use crate::Family;
use crate::marks::{Hit, hull};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un label rapporte des points sans équivalent ni autre preuve.
    ///
    /// ## Base légale
    /// Articles R2111-14, R2111-16 et R2111-17 du code de la commande publique ; CJUE, 10 mai 2012, C-368/10.
    ///
    /// ## Pourquoi
    /// Noter la seule détention d’un label écarte l’offre qui rend le même service et le prouve autrement.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Présence de la marque NF Environnement : 5 points.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Part des fibres recyclées, en pourcentage, justifiée par un label ou par tout autre moyen de preuve : 5 points.
    /// ```
    ///
    /// ## Correction
    /// Noter la caractéristique que le label atteste, avec son unité, et accepter le label, son équivalent ou toute preuve.
    pub(crate) ScoredLabel {
        code: "CRI030",
        name: "label-note-sans-equivalent",
        family: Family::Label,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-14", "R2111-16", "R2111-17"],
        headline: "un label est noté sans équivalent ni autre preuve",
        check: Check::Passage(find),
    }
}

static POINTS: Phrases = Phrases::new(&["# (point|points|pts)", "# \"%\"", "bonus"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        for mention in mentions(r, &sentence) {
            if mood::scored(r, r.clause(&mention.tokens)) {
                let near = r.ahead(mention.tokens.end, 6);
                let points = r.find(&POINTS, near).into_iter().next();
                hits.push(Hit::new(match points {
                    Some(points) => hull(&mention.tokens, &points),
                    None => mention.tokens,
                }));
            }
        }
    }
}
