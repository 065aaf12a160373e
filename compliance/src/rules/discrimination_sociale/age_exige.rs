//! EXE051.

use std::ops::Range;

use super::persons::{MOST, Who, among_publics, is_open, is_sole, who};
use crate::Family;
use crate::guards;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un âge est exigé des personnes.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail.
    ///
    /// ## Pourquoi
    /// L’âge ne mesure ni la force ni l’expérience. Hors des minimums que la loi fixe, la condition discrimine les salariés ou les
    /// personnes à insérer.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les agents de propreté ont moins de quarante ans.
    /// ```
    /// ```ccap,bad
    /// Les heures d’insertion sont réservées à des jeunes de moins de 26 ans, à l’exclusion de tout autre public.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les déménageurs portent des charges de 25 kg dans des escaliers ; leur aptitude est attestée par la médecine du travail.
    /// ```
    /// ```cctp,good
    /// Le centre accueille des enfants de 6 à 11 ans.
    /// ```
    ///
    /// ## Correction
    /// Dire l’aptitude ou l’expérience attendue, en années de pratique du métier, et laisser l’âge de côté.
    pub(crate) RequiredAge {
        code: "EXE051",
        name: "age-exige",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "un âge est exigé",
        check: Check::Passage(find),
    }
}

/// Ages, by forms that leave no doubt.
static AGE: Phrases = Phrases::new(&[
    "(âgé|âgée|âgés|âgées) ..1 (de|d'|entre|au) ..6 # ..2 ans",
    "(âge|âges) ..4 (maximal|maximum|limite|plafond|inférieur|compris|requis|exigé|moyen)",
    "limite d'âge",
    "(fêté|fête|fêter|atteint|atteindre|dépassé|dépasser|franchi|passé|révolu|accompli) ..3 (ses|leurs|les|leur|des|la|sa)? ..1 (#>=16 (ans|printemps)|quarantaine|cinquantaine|soixantaine|trentaine)",
    "#>=16 printemps",
    "(ont|a|aura|auront|ayant) (l'âge|un âge|des âges) ..8 # ..2 ans",
    "(est|sont|sera|seront|soit|soient|restent|reste) (tous|toutes|plutôt|assez|encore)? (=jeune|=jeunes)",
    "(=jeune|=jeunes) (et|\",\") (de|d'|en|bien|avenant|avenante|dynamique|alerte|souriant|svelte)",
    "(en âge|d'âge) (de|d'|mûr|avancé)",
    "(moins|plus) de (la|leur)? (quarantaine|trentaine|cinquantaine)",
    "moyenne d'âge ..4 (inférieur|inférieure|moins|maximale|plafonnée|ne dépass*) ..4 ans",
    "^ (les|aux|pour les) (plus|moins) de #>=16 ans",
    "génération (=z|=y|montante)",
    "(âge|âgés) ..8 # ..1 ans",
    "(né|née|nés|nées) (après|avant|depuis|entre|à partir) ..3 #>1900",
    "entre # (ans)? et #>=16 ans",
    "#>=16 (ans)? (à|et|\"-\") #>=18 ans",
    "(trentenaire|trentenaires|quadragénaire|quadragénaires|quinquagénaire|quinquagénaires|sexagénaire|sexagénaires|quarantaine|cinquantaine|soixantaine)",
    "(n'ayant|n'ont|n'a|ayant|avoir) ..2 (pas|plus|point) ..3 (atteint|dépassé|révolu|fêté) ..4 ans",
    "(jeune|jeunes) (et|mais) (dynamique|dynamiques|sportif|sportive)",
    "(équipe|équipes|personnel|agents|animateurs) (jeune|jeunes)",
    "(jeune|jeunes) (retraité|retraités|actifs|diplômés)",
]);

/// Ages that are perhaps those of a thing or a practice.
static YEARS: Phrases = Phrases::new(&[
    "(de|a|ont|ayant|avoir|aura|auront|ait|aient|\":\"|\",\") ..1 (moins|plus|au moins|au plus) (de|d')? #>=16 ans",
    "#>=16 ans (au plus|au maximum|maximum|au moins|minimum|révolus|et plus|ou plus|et moins|accomplis)",
    "(moins|plus) de #>=16 ans",
    "(dépasse|dépassent|dépassant|excède|excèdent|inférieur à|supérieur à) ..2 #>=16 ans",
]);

static PRACTICE: Phrases = Phrases::new(&[
    "ans (de|d') ..2 (expérience|ancienneté|existence|métier|pratique|service|garantie|durée|activité|exercice|permis|recul|fonction|conduite|carrière|mariage|vie commune|marché)",
    "(expérience|ancienneté|depuis|garantie|garanti|garantis|durée|délai|pendant|pratique|permis|vétusté|amortissement|bail|construit|période|tous les) ..6 ans",
]);

/// Ages of majority, fixed by the law.
static MAJORITY: Phrases = Phrases::new(&[
    "(plus de|au moins|âgé de|âgés de|âgées de|de|ont|a|moins de) (16|17|18) ans",
    "(16|17|18|21|seize|dix-sept|dix-huit) ans (révolus|accomplis|minimum|au moins)",
    "(majeur|majeurs|majeure|majeures)",
    "=age (=que|=qu') ..4 (exige|impose|fixe|prévoit|demande)",
    "(lorsque|si|selon|conformément|prévu|prévue|requis|exigé|imposé|minimum|minimal|comme|autorisé|par|fixé|voulu) ..6 (réglementation|règlement|code|loi|décret|arrêté|permis|diplôme|convention|légal|légale|réglementaire)",
    "(moyenne d'âge !(inférieur|inférieure|de|maximale)|pyramide des âges|tranche d'âge|âge (du|des|de la) (public|publics|enfants|spectateurs|participants|joueurs|utilisateurs|usagers)|âge du (bâtiment|véhicule|parc|matériel|réseau))",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "ans",
        "age",
        "ne",
        "trenten",
        "quadrag",
        "quinquag",
        "sexag",
        "quarantaine",
        "cinquantaine",
        "jeune",
        "printemps",
        "generation",
        "fet",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let mut sure = r.find(&AGE, sentence.clone());
        sure.extend(
            sentence
                .clone()
                .filter(|&at| is_span_of_ages(r, at))
                .map(|at| at..at + 2),
        );
        let years = r.find(&YEARS, sentence.clone());
        let found = sure
            .iter()
            .map(|hit| (hit, true))
            .chain(years.iter().map(|hit| (hit, false)))
            .take(MOST)
            .find(|(hit, sure)| condemned(r, hit, *sure));
        if let Some((hit, _)) = found {
            hits.push(Hit::new(hit.clone()));
        }
    }
}

/// « 20-35 ans », read as one word.
fn is_span_of_ages(r: &Reading<'_>, at: usize) -> bool {
    let age = |text: &str| text.parse::<u8>().is_ok_and(|age| (16..=80).contains(&age));
    r.folded(at + 1) == "ans"
        && r.folded(at)
            .split_once('-')
            .is_some_and(|(from, to)| age(from) && age(to))
}

fn condemned(r: &Reading<'_>, hit: &Range<usize>, sure: bool) -> bool {
    let near = r.back(hit.start, 6).start..r.ahead(hit.end, 4).end;
    if r.has(&PRACTICE, near)
        || r.has(&MAJORITY, r.clause(hit))
        || is_open(r, hit)
        || guards::by_law(r, r.clause(hit))
    {
        return false;
    }
    match who(r, hit) {
        Who::Performer => sure || close(r, hit),
        Who::Hired => is_sole(r, hit) || !among_publics(r, hit),
        Who::Served | Who::Nobody => false,
    }
}

/// A person is named just before or after: « agents de moins de quarante ans », « Formateurs : moins de 45 ans ».
fn close(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let near = r.back(hit.start, 9).start..hit.end;
    !r.has(&THINGS, near)
}

static THINGS: Phrases = Phrases::new(&[
    "(véhicule|véhicules|matériel|engin|engins|bâtiment|bâtiments|car|cars|autocar|autocars|machine|machines|appareil|appareils|arbre|arbres|ouvrage|contrat|société|entreprise|réseau|document|documents|archives|photographies|références|certificat|diplôme|brevet|compteur|compteurs|canalisation|canalisations|conduite|conduites|chaudière|chaudières|équipement|équipements|installation|installations|logiciel|mobilier|mobiliers|logement|logements|toiture|toitures|moteur|moteurs|pompe|pompes|jeux|lampadaires|candélabres|ascenseur|ascenseurs|vaisseau|navire|plantations|branchements)",
]);
