//! SPE040.

use std::ops::Range;

use crate::Family;
use crate::marks::{Hit, hull};
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un matériau ou un procédé est imposé à l’exclusion de tout autre, sans justification.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique ; CJUE, 16 janvier 2025, C-424/23 (DYKA Plastics).
    ///
    /// ## Pourquoi
    /// Un matériau unique, quand il ne découle pas de l’objet, élimine les produits qui rendent le même service autrement.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les canalisations sont exclusivement en fonte.
    /// ```
    /// ```cctp,bad
    /// Le logo est posé par broderie, à l’exclusion de tout autre procédé.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les mâts sont en acier, en bois ou en tout matériau de tenue équivalente.
    /// ```
    /// ```cctp,good
    /// Les murs existants sont en brique.
    /// ```
    ///
    /// ## Correction
    /// Écrire la tenue attendue (résistance, durée, entretien), ou ajouter « ou équivalent », ou donner le motif tiré du site ou de
    /// l’objet.
    pub(crate) ImposedProcess {
        code: "SPE040",
        name: "procede-impose",
        family: Family::Procede,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "un matériau ou un procédé est imposé",
        check: Check::Passage(find),
    }
}

static THING: Phrases = Phrases::new(&[
    "(=en|=de|du|d'|le|la|l'|par|avec|seul|seule) (=acier|aluminium|fonte|cuivre|laiton|zinc|plomb|inox|titane|métal|tôle|béton|=bois|chêne|hêtre|=pin|sapin|épicéa|douglas|mélèze|robinier|frêne|châtaignier|acacia|teck|bambou|contreplaqué|=agglomere|stratifié|mélaminé|MDF|PVC|polyéthylène|PEHD|polypropylène|polycarbonate|polyester|polyuréthane|polystyrène|polyamide|résine|composite|fibre|fibres|plexiglas|verre|céramique|grès|porcelaine|faïence|terre cuite|brique|briques|pierre|granit|granite|calcaire|marbre|ardoise|tuile|tuiles|asphalte|enrobé|bitume|caoutchouc|linoléum|lino|moquette|coton|laine|lin|soie|cuir|nitrile|latex|vinyle|silicone|papier|carton|plâtre|chanvre|paille|liège|plastique|velours|osier|rotin|simili|skaï)",
    "(par|selon|en) (la|une|le|un)? (seul|seule)? (sérigraphie|broderie|gravure|impression|soudure|soudage|collage|moulage|injection|extrusion|transfert|flocage|sublimation|marquage|thermocollage|rivetage|vissage|pulvérisation|vapeur|désherbage|brossage|balayage|lavage|méthode|technique|procédé|système|filière|chemisage|tranchée|forage|voie|galvanisation|thermolaquage|peinture)",
    "(à la vapeur|à l'eau|à haute pression|à la main|à sec|au laser|au jet|à la flamme|à froid|à chaud)",
    "(méthode|technique|procédé|système|mode opératoire) (de|d'|du|par|à)",
    "par (la|l')? (eau|vapeur|air|infrarouge|ultrasons|haute pression|voie sèche|voie humide|=main|flamme|laser)",
]);

static EXCLUSIVE: Phrases = Phrases::new(&[
    "(exclusivement|uniquement|impérativement|obligatoirement|seulement|nécessairement|strictement)",
    "à l'exclusion (de|du|des) (tout|toute|tous|toutes|autres)",
    "(tout|toute) autre (matériau|matière|procédé|méthode|technique|solution|moyen|essence|mode|système|revêtement|support|composition|produit) ..5 (refusé|refusée|exclu|exclue|interdit|interdite|proscrit|proscrite|rejeté|rejetée|prohibé|écarté|écartée|étant)",
    "(aucun|aucune|nul|nulle) autre (matériau|matière|procédé|méthode|technique|solution|moyen|essence|mode|système|revêtement)",
    "par (nul|aucun) autre",
    "(seul|seule|seuls|seules) (le|la|les|l'|méthode|procédé|technique|matériau)",
    "(la|le) (seul|seule) (méthode|technique|procédé|matériau|matière|système)",
    "à l'exclusive",
    "sans (autre)? (alternative|possibilité|variante) ..3 (matériau|procédé|de)",
]);

static PHYSICAL: Phrases = Phrases::new(&[
    "(allergie|allergies|allergique|toxique|toxicité|motif de santé|raison sanitaire|amiante|phtalates|bisphénol|perturbateurs|interdit par (la|le|l')|imposé par (la loi|le règlement|la réglementation|l'arrêté|le décret))",
    "(architecte des bâtiments|monument|monuments|patrimoine|patrimonial|ABF|site (classé|inscrit)|secteur (sauvegardé|protégé)|avis joint|PLU|aspect identique)",
    "(fourniture|livraison|achat|acquisition) (de|du|d') (béton|papier|bois|enrobé|acier|carton|granulats|plâtre|peinture)",
]);

static LANGUAGE: Phrases = Phrases::new(&[
    "(voie|format|forme|support|plateforme) (électronique|dématérialisé|dématérialisée|numérique|postale|amiable|papier)",
    "en (français|langue|euros|jours)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if r.kind == document::DocumentKind::Rc {
        return;
    }
    for sentence in r.sentences() {
        if let Some(range) = imposed(r, &sentence) {
            hits.push(Hit::new(range));
        }
    }
}

fn imposed(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let exclusives = r.find(&EXCLUSIVE, sentence.clone());
    if exclusives.is_empty() {
        return None;
    }
    let things = r.find(&THING, sentence.clone());
    for thing in things {
        let close = exclusives.iter().find(|e| {
            let gap = crate::marks::between(e, &thing);
            gap.len() <= if e.start < thing.start { 2 } else { 8 }
                && !gap.clone().any(|at| r.folded(at) == ";")
        });
        if let Some(exclusive) = close
            && !sound(r, &thing)
        {
            return Some(hull(&thing, exclusive));
        }
    }
    // The exclusion says by itself that a material or a process is meant.
    let named = r.find(&NAMED, sentence.clone()).into_iter().next()?;
    (!sound(r, &named)).then(|| r.back(named.start, 6).start..named.end)
}

/// « tout autre procédé étant exclu », « aucun autre matériau n’est admis ».
static NAMED: Phrases = Phrases::new(&[
    "(tout|toute|tous) autre (matériau|matière|procédé|méthode|technique|essence|mode|revêtement|support|composition|mise en œuvre) ..5 (refusé|refusée|exclu|exclue|interdit|interdite|proscrit|proscrite|rejeté|rejetée|prohibé|prohibée|écarté|écartée)",
    "à l'exclusion (de|du|des) (tout|toute|tous|toutes|autres) (autre|autres)? (matériau|matériaux|matière|procédé|méthode|technique|essence|revêtement|composition)",
    "(aucun|aucune) autre (matériau|matière|procédé|méthode|technique|essence|mode|revêtement|composition) ..5 (accepté|acceptée|admis|admise|toléré|tolérée|autorisé|autorisée|retenu|retenue|envisagé|possible)",
    "(exclusivement|uniquement|impérativement|obligatoirement) en !(cas|lieu|langue|français|euros|ligne|jours|journée|heures|présence|période|semaine|interne|dehors|accord|main|fonction|fin|début|raison|mode|format|vue|charge|la|le|les|un|une|ce|son|leur|France|Europe|CAP) _",
]);

fn sound(r: &Reading<'_>, thing: &Range<usize>) -> bool {
    let own = |_: Range<usize>| false;
    mood::equivalence(r, thing, &own) == Equivalence::Open
        || mood::denied(r, thing)
        || mood::existing(r, thing)
        || r.has(&PHYSICAL, r.alinea(thing.start))
        || r.has(&LANGUAGE, r.sentence(thing.start))
        || r.has(&JUSTIFIED, r.sentence(thing.start))
}

static JUSTIFIED: Phrases = Phrases::new(&[
    "(en raison|compte tenu|justifié par|imposé par|motif|afin de|pour assurer la continuité|pour des raisons)",
]);
