//! CRI050.

use std::ops::Range;

use jiff::civil::date;

use crate::Family;
use crate::marks::Hit;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le prix est le seul critère d’attribution.
    ///
    /// ## Base légale
    /// Articles L2152-7 et R2152-7 du code de la commande publique, pour les consultations engagées depuis le 21 août 2026.
    ///
    /// ## Pourquoi
    /// L’offre se juge sur plusieurs critères, dont un environnemental, ou sur le coût global d’un cycle de vie qui intègre
    /// l’environnement. Le prix seul n’est plus permis.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Prix : 100 points sur 100.
    /// ```
    /// ```rc,bad
    /// Le marché est attribué au moins-disant.
    /// ```
    /// ```rc,bad
    /// La commune juge les offres sur le seul montant du forfait annuel.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le prix compte pour 60 %, la qualité d’usage pour 25 % d’après la grille de l’annexe 6, les émissions de la livraison pour 15 %.
    /// ```
    /// ```rc,good
    /// Critère unique : coût du cycle de vie sur vingt ans, énergie et émissions comprises, selon la méthode de l’annexe 3.
    /// ```
    /// ```rc,good
    /// À égalité de points, l’offre la moins chère est classée première.
    /// ```
    ///
    /// ## Correction
    /// Ajouter au moins un critère environnemental lié à l’objet et un critère de qualité, ou prendre le coût du cycle de vie.
    pub(crate) PriceOnly {
        code: "CRI050",
        name: "prix-critere-unique",
        family: Family::PrixSeul,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2152-7", "R2152-7"],
        headline: "le prix est le seul critère",
        check: Check::Passage(find),
    }
}

static ONLY: Phrases = Phrases::new(&[
    "(critère|critères) (d'attribution|de jugement|de choix|de sélection|de jugement des offres|retenu)? ..6 (unique|seul|seule|uniquement|exclusivement) ..6 (prix|montant|tarif|coût|rabais|remise)",
    "(seul|unique) critère ..8 (prix|montant|tarif|coût|rabais|remise)",
    "(prix|montant|tarif|tarifs|coût|rabais|remise) ..8 (seul|seule|unique) (critère|élément|facteur|paramètre|base|considération|référence)",
    "(seul|seule|unique) (critère|élément|facteur|paramètre|base|considération) ..10 (prix|montant|tarif|tarifs|coût|rabais|remise|financier|financière|devis|total)",
    "(seul|seule|seuls|seules) (le|la|les|l')? ..1 (proposition|offre|aspect|volet|partie|bordereau|devis) (financier|financière|tarifaire|de prix)? ..6 (analysé|analysée|examiné|examinée|jugé|jugée|pris|prise|retenu|noté|notée|comparé|comparée|compte)",
    "(unique critère|seul critère|critère unique|critère exclusif) ..10 (forfait|loyer|redevance|honoraires|commission|abonnement|bordereau|tarification|total|valeur financière|somme|dépense)",
    "critère unique ..5 (prix|montant|tarif|coût|rabais|remise)",
    "(prix|montant|tarif|tarifs|coût|rabais|remise) ..6 (seul|unique) critère",
    "(prix|montant|tarif|tarifs|coût|rabais|remise) ..6 critère (unique|exclusif)",
    "(critère|critères) ..6 (prix|montant|tarif|coût) ..3 à l'exclusion",
    "(seul|seule|seuls|seules) (le|les|la)? ..2 (prix|montant|tarif|tarifs|rabais|remise|coût) ..8 (pris|prise|prises|retenu|retenue|retenus|considération|compte|détermine|déterminera|départage|jugé|comparé|comparés|décide|critère|noté|notés|examiné|examinés|servira|intervient|analysé)",
    "(sur|selon|par|en fonction|au regard|au vu|considération|base) (de|du|des)? (le|la|les|leur)? (seul|seule|seuls|seules) (critère)? (de|du|des)? ..2 (prix|montant|tarif|tarifs|rabais|remise|coût)",
    "(uniquement|exclusivement|seulement) ..6 (prix|montant|tarif|tarifs|rabais|coût)",
    "(prix|montant|tarif|coût) (uniquement|exclusivement|seulement|seul)",
    "(prix|montant|tarif) ..4 (100|cent) (\"%\"|pour cent|points|point|pts|sur 100)",
    "(100|cent) (\"%\"|pour cent|points|point) ..3 (prix|montant|tarif)",
    "(moins-disant|moins-disante|moins-disants)",
    "(uniquement|exclusivement|purement|seulement) (financier|financière|économique|tarifaire)",
    "(critère|choix|attribution|jugement|sélection) ..4 (uniquement|exclusivement|purement|seulement) ..3 (financier|financière|tarifaire)",
    "(autre|autres) (critère|critères|considération|élément) que (le|du|celui du)? (prix|montant|tarif|coût)",
    "(attributaire|attribution|attribué|attribuée|confié|confiée|retenu|retenue|choisi|choisie|déclaré|déclarée|désigné|désignée|sélectionné|remporte|emporte) ..14 (prix|montant|total|tarif|devis|rabais|remise) (HT|TTC|global|globale|forfaitaire|annuel|total)? ..3 (le|la|les) (plus|moins) (faible|bas|basse|élevé|élevée|cher|chère|avantageux|fort|forte|important|compétitif|onéreux|onéreuse)",
    "(passé|passée|confié|confiée|attribué|attribuée|revient) ..6 (le|la|au) (moins|plus|mieux) (cher|chère|disant|offrant|économique)",
    "ordre (croissant|décroissant) (de|des|du) (prix|montant|tarif|rabais|remise)",
    "=le =critere (d'attribution|de jugement|de sélection|de choix|des offres)? (des offres)? (retenu)? (est|sera) (le|celui du)? (prix|montant|tarif)",
    "(prix|montant|tarif|coût) ..3 à l'exclusion (de|des|du) (tout|toute|tous|autre)",
    "(attributaire|attribution|attribué|attribuée|confié|confiée|retenu|retenue|choisi|choisie|déclaré|déclarée|désigné|désignée) ..10 (offre|proposition) (la|les) (plus|moins) (basse|élevée|chère|onéreuse|disante)",
    "(conclu|conclue|attribué|retenu|retenue|choisi|confié) ..14 (total|prix|montant|devis) ..5 (le|la)? (plus|moins) (bas|élevé|faible|cher)",
    "(revient|reviendra) ..12 (prix|montant|total|devis|offre|proposition) ..4 (le|la) (plus|moins) (bas|basse|faible|élevé|élevée|cher|chère)",
    "(prix|montant|tarif) ..2 pondération ..2 100",
    "(retiendra|retient|retiennent|choisira|choisit|sélectionne|sélectionnera|attribuera|attribue) ..8 (offre|proposition|devis|prix|montant|candidat|entreprise) ..5 (la|le) (plus|moins) (basse|bas|élevé|élevée|cher|chère|disant|disante|faible)",
    "(du|de la) (moins|plus) (cher|chère|élevé|élevée|bas) (au|à la) (plus|moins) (cher|chère|élevé|élevée|haut)",
    "(mieux|moins) disant (en prix|financièrement)",
    "(prix|montant|tarif|coût) (constitue|constituent|est|sera|demeure|reste|forme|=comme|=pour) ..3 (seul|seule|unique|exclusif)",
    "(aucun|sans) autre critère ..3 (que|,)? ..3 (prix|montant|tarif)?",
    "(offre|offres|candidat|soumissionnaire|proposition|entreprise|devis|prestataire) ..8 (la|le|au|les) (moins|plus) (élevé|élevée|cher|chère|onéreux|onéreuse|bas|basse|avantageux financièrement|disant|coûteux|coûteuse) ..8 (retenu|retenue|choisi|choisie|attributaire|sélectionné|sélectionnée|attribué|remporte|remportera|désigné|désignée|emporte|gagne)",
    "(prix|montant|total|tarif) (global|forfaitaire|annuel|total|HT|TTC)? (est|sera)? ..3 (le plus bas|le moins élevé|plus faible|moindre) ..6 (retenu|retenue|choisi|attributaire|attribué|remporte|désigné|emporte|l'emporte)",
    "(attribué|attribuée|attribution|sélection|sélectionné|effectué|s'effectue|s'opère|se fait|se fera|confié|retenu|retenue|choisi|choix|porté) ..10 (au plus bas|prix le plus bas|moins cher|moins chère|moins onéreux|moins onéreuse|meilleur prix|montant le plus bas|prix le moins élevé|meilleur tarif|plus bas prix|rabais le plus|remise la plus)",
    "(classé|classés|classées|départagés|comparées|jugées|classement) ..4 (par|selon|dans l'ordre|sur) ..4 (prix|montant|tarif) (croissant|croissants|seul)",
]);

/// Draws between equals, forms of price, notes, lowest abnormal offers: other matters.
static OTHER: Phrases = Phrases::new(&[
    "(égalité|ex æquo|ex aequo|(de|du|le|au) =departage|note identique|même nombre de points|même note)",
    "(anormalement bas|anormalement basse)",
    "(note|points) (maximale|maximum|la plus élevée)",
    "(reçoit|obtient|recevra|obtiendra) ..4 (note|points|maximum)",
    "prix (global et forfaitaire|forfaitaire|unitaires) ..6 (rémunér|réglé|réglée|réglés|payé)",
    // A formula of notes: « note = 40 × prix du moins-disant / prix de l’offre ».
    "(note|notes|notation) (du|de|des|sur|est|sera|financière|prix|\"=\") ..14 (moins-disant|moins-disante)",
    "(mini-concurrence|négociation) ..4 (porte|portera)",
]);

static LIFE_CYCLE: Phrases = Phrases::new(&[
    "cycle de vie",
    "coût (global|complet|d'utilisation|total de possession|de possession|sur)",
    "coût ..12 (énergie|émissions|entretien|maintenance|consommation|fin de vie|reprise)",
]);

/// Other criteria stand beside the price.
static BESIDE: Phrases = Phrases::new(&[
    "(valeur technique|qualité|délai|délais|performance|performances|environnement|environnemental|environnementale|développement durable|services) ..6 #<100 (\"%\"|points|pts)",
    "prix ..4 #<100 (\"%\"|points|pts|pour cent)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    // Before this day the single criterion of price was allowed for standard goods.
    if r.ctx.launch_date < date(2026, 8, 21) {
        return;
    }
    if !r.begins(&[
        "prix",
        "cout",
        "montant",
        "tarif",
        "rabais",
        "remise",
        "cher",
        "offre",
        "proposition",
        "financ",
        "econom",
        "disant",
        "total",
        "devis",
        "moins",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        if let Some(range) = r
            .find(&ONLY, sentence.clone())
            .into_iter()
            .find(|range| is_rule(r, range))
        {
            hits.push(Hit::new(range));
        }
    }
}

static AWARD: Phrases = Phrases::new(&[
    "(critère|critères|devis|comparé|comparés|comparaison|départage|départagent|départagés|choix|attributaire|attribution|attribué|attribuée|jugement|jugé|jugées|juge|jugent|choisi|choisie|retenu|retenue|retient|sélection|sélectionné|classement|classées|classée|pondération|barème|considération|compte|offre|offres|moins-disant|points|note)",
    "\"%\"",
]);

fn is_rule(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let clause = r.clause(range);
    let sentence = r.sentence(range.start);
    let awards = r.kind == document::DocumentKind::Rc || r.has(&AWARD, sentence.clone());
    let life_cycle = r.has(&LIFE_CYCLE, clause.clone()) && r.has(&ENVIRONMENT, clause.clone());
    let sound = life_cycle || r.has(&OTHER, clause) || r.has(&BESIDE, sentence) || denied(r, range);
    awards && !sound
}

static ENVIRONMENT: Phrases = Phrases::new(&[
    "(énergie|énergétique|émissions|émission|CO2|gaz à effet de serre|environnement|environnementales|environnementaux|externalités|fin de vie|recyclage|reprise|carburant|consommation|consommations|carbone|climat)",
]);

static NOT_ONLY: Phrases = Phrases::new(&[
    "(ne|n') ..4 (pas|point|jamais|saurait|peut|plus) ..6 (seul|unique|uniquement|exclusivement|moins-disant)",
    "(ne|n') ..6 (uniquement|exclusivement|seulement)",
    "(non|et non) (pas)? (sur|au|le|uniquement|seulement)",
    "(interdit|prohibé|proscrit|exclu|écarté)",
    "plus (permis|possible|admis|autorisé)",
]);

fn denied(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&NOT_ONLY, r.clause(range)) || mood::informative(r, range) && r.kind != document::DocumentKind::Rc
}
