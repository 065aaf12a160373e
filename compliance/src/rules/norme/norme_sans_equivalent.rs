//! SPE020.

use std::ops::Range;

use super::shape::{enumerations, standards};
use crate::Family;
use crate::guards;
use crate::marks::Hit;
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une norme est citée sans la mention « ou équivalent ».
    ///
    /// ## Base légale
    /// Articles R2111-8, R2111-9 et R2111-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une norme est d’application volontaire : un produit qui atteint le même niveau par une autre voie doit être admis, et sa
    /// preuve acceptée quelle qu’en soit la forme.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les chaises sont conformes à la norme NF EN 1729-1.
    /// ```
    /// ```cctp,bad
    /// Gants de soins selon EN 455-1, EN 455-2 et EN 455-3.
    /// ```
    /// ```cctp,bad
    /// conforme à la norme NF EN 1729
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les chaises sont conformes à la norme NF EN 1729-1 ou équivalent.
    /// ```
    /// ```cctp,good
    /// Toute norme citée s’entend suivie de la mention « ou équivalent ». Les liants répondent à la norme NF EN 12591.
    /// ```
    /// ```cctp,good
    /// Les dispositifs portent le marquage CE prévu par le règlement (UE) 2017/745.
    /// ```
    ///
    /// ## Correction
    /// Ajouter « ou équivalent » après la référence et accepter toute preuve : rapport d’essai, dossier technique, certificat d’un
    /// autre organisme.
    pub(crate) StandardWithoutEquivalent {
        code: "SPE020",
        name: "norme-sans-equivalent",
        family: Family::Norme,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-8", "R2111-9", "R2111-11"],
        headline: "une norme est citée sans « ou équivalent »",
        check: Check::Passage(find),
    }
}

/// A clause that covers every standard of the passage.
static GENERAL: Phrases = Phrases::new(&[
    "(tout|toute|toutes|tous|les|chaque) (les)? (norme|normes|référence|références|spécification|spécifications) ..16 (équivalent|équivalente|équivalentes|équivalence)",
    "(norme|normes|références) (citée|citées|mentionnée|mentionnées|visée|visées) ..14 (équivalent|équivalente|équivalentes|équivalence)",
]);

static LINK: Phrases = Phrases::new(&[
    "(conforme|conformes|conformément|répond|répondent|répondant|répondre|satisfait|satisfont|satisfaisant|satisfaire|selon|suivant|respecte|respectent|respectant|respecter|certifié|certifiée|certifiés|certifiées|d'après|classé|classés|testé|testés|essayé|virucide|bactéricide|fongicide|relevant|dimensionné|dimensionnés|calculée|mesuré|mesurée|défini|définie|au sens|exécuté|exécutés|réalisé|réalisés|application|référence|vertu|correspond|correspondent)",
]);

static ILLUSTRATIVE: Phrases = Phrases::new(&[
    "(existant|existante|existants|existantes|actuel|actuelle|en place) ..8 (conforme|norme|selon|certifié|certifiés|certifiées|certifiée)",
    "(ancienne|précédente) norme",
    "(écart|écarts|manquement|manquements|non-conformité|non-conformités) (à|au|aux|avec) (la|les|le)? (norme|normes)?",
    "(cité|citée|citées|cités|mentionnée|mentionnées|rappelée|rappelées|énumérées|visées) (dans|par|au|à) (le|la|l'|les)? ..1 (diagnostic|étude|rapport|audit|mémoire|délibération|annexe historique)",
    "=deja ..3 (posé|posés|posée|posées|installé|installés|installées|construit|construits|livré|livrés|livrées|en service|certifié|certifiés)",
    "(ne|n') ..1 (répond|répondent|satisfait|satisfont|respecte|respectent|sont|est) ..1 plus",
    "(=repondait|=repondaient|=satisfaisait|=satisfaisaient|=respectait|=respectaient|=citait|=citaient|=visait|=visaient|=imposait|=imposaient|=renvoyait|=renvoyaient|=exigeait|=exigeaient|=suivait|=suivaient|=relevait|=relevaient|=correspondait|=correspondaient)",
    "(ne|n') ..2 (exige|exigent|impose|imposent|requiert|demande|prescrit|vise|retient|renvoie|attend) ..7 (aucun|aucune|nul|nulle|ni)",
    "(aucun|aucune|nul|nulle) (norme|référentiel|conformité|document normatif) ..4 (n'est|ne|n')",
    "(diagnostic|constat|audit|relevé|état des lieux) ..4 (relève|relèvent|constate|indique|montre|fait apparaître)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    let all = standards(r, r.all());
    if all.is_empty() || r.announced.for_standards || r.has(&GENERAL, r.all()) {
        return;
    }
    for sentence in r.sentences() {
        let here: Vec<_> = all
            .iter()
            .filter(|s| s.tokens.start >= sentence.start && s.tokens.end <= sentence.end && !s.management)
            .cloned()
            .collect();
        for range in enumerations(r, here) {
            let own = |other: Range<usize>| !standards(r, other).is_empty();
            let open = mood::equivalence(r, &range, &own) == Equivalence::Open;
            if open
                || mood::denied(r, &range)
                || mood::informative(r, &range)
                || r.has(&ILLUSTRATIVE, sentence.clone())
                || guards::by_law(r, r.clause(&range))
                || guards::told_by_a_study(r, &range)
                // « conformes en 2008 à la norme … »
                || r.back(range.start, 12).any(|at| mood::is_past_year(r, at))
            {
                continue;
            }
            let words = r.slice(range.clone()).to_owned();
            hits.push(Hit::new(with_link(r, range)).replacement(words));
        }
    }
    for hit in hits.iter_mut() {
        // The whole excerpt is kept, link included, with the missing words after it.
        if hit.replacement.is_some() {
            hit.replacement = Some(format!("{} ou équivalent", r.slice(hit.tokens.clone())));
        }
    }
}

/// From the verb to the reference, when the verb stands close.
fn with_link(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let link = r.find(&LINK, r.back(range.start, 6)).pop();
    link.map_or(range.clone(), |link| link.start..range.end)
}
