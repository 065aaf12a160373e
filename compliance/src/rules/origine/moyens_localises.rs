//! SPE012.

use super::provenance::provenances;
use crate::Family;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::rules::local::ranking::scored_or_ranked;
use crate::words::PlaceKind;

declare_rule! {
    /// Les moyens d’exécution doivent se trouver dans un lieu imposé, hors de ce que permet l’article L2112-4.
    ///
    /// ## Base légale
    /// Article L2112-4 du code de la commande publique ; article L2153-1 pour les États assimilés.
    ///
    /// ## Pourquoi
    /// L’acheteur peut exiger que des moyens soient situés dans l’Union européenne, pour un motif tenant à l’environnement, au
    /// social ou à la sécurité des informations et des approvisionnements. « En France » n’est jamais permis à ce titre, et le motif
    /// propre au besoin doit être écrit.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Les données sont hébergées sur des serveurs situés en France.
    /// ```
    /// ```ccap,bad
    /// Les sauvegardes sont localisées dans l’Union européenne.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Pour assurer la sécurité des informations relatives aux patients, les serveurs sont localisés dans l’Union européenne ou dans
    /// l’Espace économique européen (article L. 2112-4 du code de la commande publique).
    /// ```
    ///
    /// ## Correction
    /// Écrire le motif propre à ce besoin, viser l’Union européenne et l’Espace économique européen, et ne viser que des moyens. Si
    /// aucun motif ne tient, retirer la localisation et exiger la garantie voulue : réversibilité, chiffrement, délai de reprise.
    pub(crate) LocatedMeans {
        code: "SPE012",
        name: "moyens-localises-sans-motif",
        family: Family::Origine,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2112-4", "L2153-1"],
        headline: "le lieu des moyens est imposé sans ce que demande l’article L2112-4",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    let mut told = None;
    for sentence in r.sentences() {
        // What follows in the same alinéa says the same again.
        let alinea = r.alinea(sentence.start);
        if told.as_ref() == Some(&alinea) {
            continue;
        }
        let found = provenances(r, &sentence);
        // Goods made somewhere are another rule's: it says more.
        if found.iter().any(|p| !p.means) {
            continue;
        }
        if let Some(p) = found.into_iter().find(|p| p.means)
            && !scored_or_ranked(r, r.clause(&p.tokens))
        {
            let mut hit = Hit::new(p.tokens);
            if p.kind != PlaceKind::Europe {
                hit.fix = Some(
                    "Viser l’Union européenne et l’Espace économique européen, jamais la France seule, et écrire le motif propre à \
                     ce besoin ; sinon retirer la localisation."
                        .to_owned(),
                );
            }
            hits.push(hit);
            told = Some(alinea);
        }
    }
}
