//! CAN040.

use std::ops::Range;

use super::measure::{amounts, multiple, numbers};
use super::vocabulary::{selects, sound};
use crate::Family;
use crate::marks::{Hit, between, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// La capacité financière exigée est hors de proportion avec le marché.
    ///
    /// ## Base légale
    /// Articles L2142-1, R2142-2 et R2142-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le chiffre d’affaires exigé ne dépasse pas une fois et demie le montant estimé du marché ou du lot, sauf justification écrite.
    /// Un capital, des bénéfices ou une garantie bancaire exigés dès la candidature écartent les petites entreprises sans rien dire de
    /// l’exécution.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le candidat justifie d’un chiffre d’affaires annuel au moins égal à trois fois le montant estimé du marché.
    /// ```
    /// ```rc,bad
    /// Marché estimé à 45 000 euros HT : le candidat justifie d’un capital d’au moins 200 000 euros.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le chiffre d’affaires annuel minimal exigé est d’une fois et demie le montant estimé du lot.
    /// ```
    /// ```rc,good
    /// Le candidat déclare son chiffre d’affaires des trois derniers exercices ; aucun minimum n’est exigé.
    /// ```
    ///
    /// ## Correction
    /// Ramener le minimum à une fois et demie le montant estimé au plus, ou demander une simple déclaration.
    pub(crate) ExcessiveFinances {
        code: "CAN040",
        name: "capacite-financiere-excessive",
        family: Family::CapaciteExcessive,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2142-1", "R2142-2", "R2142-7"],
        headline: "la capacité financière exigée est hors de proportion",
        check: Check::Passage(find),
    }
}

static TURNOVER: Phrases = Phrases::new(&[
    "(chiffre|chiffres|CA) d'affaires",
    "=CA",
    "volume (d'activité|d'affaires)",
    "(ventes|recettes|facturation|activité|commandes|production) (annuelle|annuelles|annuel|totale|totales|de l'exercice|par an)",
    "=encaissements",
]);

/// « Minimum exigé : 800 000 € par an », after the turnover in the sentence before.
static MINIMUM: Phrases =
    Phrases::new(&["(minimum|niveau minimal|niveau minimum|seuil) ..2 (exigé|requis|demandé|attendu|\":\")"]);

static OWN_FUNDS: Phrases = Phrases::new(&[
    "(capital social|capital|capitaux propres|fonds propres|trésorerie|total (du|de) bilan|total de son bilan|résultat net|résultat d'exploitation|excédent brut|actif net|report à nouveau|fonds de roulement|capacité d'autofinancement|=reserves|=actifs|carnet de commandes|commandes fermes|=liquidites|=disponibilites|=encours|ligne de crédit)",
]);

static GUARANTEE: Phrases = Phrases::new(&[
    "(caution|cautionnement|garantie|garanties) (bancaire|bancaires|financière|financières|de soumission|solidaire|à première demande|personnelle|de la maison mère|d'offre|d'un établissement)",
    "(assurance|assurances|police|couverture|responsabilité civile) ..20 (couvrant|plafond|garantie|garanties|garantissant|hauteur|montant|moins|minimum|minimale|supérieure)",
    "(assurance|police|couverture) (de|d'|à) ..2 #",
    "dépôt de garantie",
    "(lettre|lettres) de garantie",
    "garantie autonome",
    "(caution|cautionne|cautionner|cautionnement|=consignation|séquestre|chèque de garantie|nantissement|hypothèque)",
]);

/// Accounts of more than the three last years.
static ACCOUNTS: Phrases = Phrases::new(&[
    "#>3 (derniers|dernières)? (bilans|exercices|liasses|comptes annuels|comptes de résultat|comptes|déclarations fiscales)",
]);

static PROFITS: Phrases = Phrases::new(&[
    "(bénéficiaire|bénéficiaires|excédentaire|excédentaires|positif|positifs|positive) ..8 (exercice|exercices|année|années|bilan|bilans)",
    "(exercice|exercices|bilan|bilans|résultat|résultats|année|années) ..6 (bénéficiaire|bénéficiaires|excédentaire|excédentaires|positif|positifs|sans perte|sans déficit)",
    "(aucun|aucune|jamais|sans|pas) ..3 (exercice|exercices|résultat|résultats|bilan|bilans|année) ..2 (déficitaire|déficitaires|négatif|négatifs|en perte)",
    "(aucun|aucune|jamais|seule|une) ..2 (perte|pertes|déficit|déficits) !de",
    "(déficitaire|déficitaires|en perte) ..10 (éliminé|éliminée|rejeté|rejetée|écarté|écartée|exclu|exclue|irrecevable|admise|admises|admis)",
    "(=cotation|=note|=notes|score|=notation) (Banque de France|financière|de crédit|bancaire|BDF)",
    "(bénéfice|bénéfices|profit|profits|rentabilité|excédent|marge) ..6 (année|années|exercice|exercices|positif|positifs|bilan|depuis)",
    "(bilan|report à nouveau|résultat|capitaux|fonds propres|situation nette|fonds de roulement|exercice) ..6 (négatif|négatifs|négative|insuffisant|insuffisants|inférieur|inférieurs)",
    "(=notee|=notees|=notes|=note|(est|sont|être|=ou) =cote|=cotee|=cotees|=cotes|=cotation) ..8 (agence|agences|Banque de France|crédit|assureur-crédit|organisme de notation)",
    "(ratio|taux) (de|d') (endettement|solvabilité|liquidité|rentabilité|marge|autonomie financière|croissance)",
    "(croissance|progression|hausse) ..3 (chiffre d'affaires|résultat)",
    "(parmi|dans) les # (premières|premiers|plus grandes|plus gros|plus importants|plus importantes|leaders)",
    "(premières|premiers|leader|leaders|leadership) ..6 (branche|secteur|marché national|chiffre d'affaires|profession)",
    "(=chacun|chacune|trois|cinq|tous) ..4 exercices ..4 (tous)? (bénéficiaire|bénéficiaires|positifs|excédentaires)",
    "(aucune|aucun) (résiliation|pénalité|litige|contentieux|sinistre|mise en demeure) !(n'|ne)",
]);

static ESTIMATE: Phrases = Phrases::new(&[
    "(estimé|estimée|estimés|estimation|évalué|évaluée|chiffré|chiffrée|montant|valeur|budget|prévisionnel|prévisionnelle|maximum|enveloppe|plafond|=marche|=lot|travaux|prestations|prestation|fournitures|achat|dépense|dépenses|loyer|redevance|besoins|facture|prix|cotisation|prime|mission|contrat|commande|commandes|accord-cadre|besoin|besoins|fourniture|coût)",
]);

/// More than this share of the estimated amount is too much (R2142-7).
const CEILING: f64 = 1.5;

/// Other sums of a firm, and sums that are no price of the contract.
static MONEY_OF_THE_FIRM: Phrases = Phrases::new(&[
    "(chiffre d'affaires|ventes|capital|capitaux|fonds|trésorerie|bilan|assurance|assurances|garantie|garanties|caution|sinistre|pénalité|pénalités|indemnité|prime|avance|plafond de garantie)",
]);

/// The amount of the contract is said within so many tokens.
const AROUND: usize = 120;

/// An insurance may cover far more than the price, but not this far.
const COVER: f64 = 25.0;

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "affaires",
        "benefic",
        "profit",
        "rentabil",
        "excedent",
        "marge",
        "ca",
        "capita",
        "fonds",
        "tresor",
        "bilan",
        "resultat",
        "exercice",
        "caution",
        "garanti",
        "assuranc",
        "cotation",
        "depot",
        "responsab",
        "perte",
        "deficit",
        "volume",
        "ratio",
        "taux",
        "premier",
        "cote",
        "note",
        "notation",
        "aucune",
        "leader",
        "minimum",
        "ventes",
        "recettes",
        "factur",
        "encaiss",
        "carnet",
        "commandes",
        "lettre",
        "patrim",
        "compte",
        "nantiss",
        "consign",
        "sequestre",
        "liquid",
        "actif",
        "liasse",
        "activite",
        "croissance",
        "encours",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        if let Some(range) = excess(r, &sentence) {
            hits.push(Hit::new(range));
        }
    }
}

fn excess(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let turnover = r
        .find(&TURNOVER, sentence.clone())
        .into_iter()
        .next()
        .or_else(|| {
            let before = sentence.start.checked_sub(1).map(|at| r.sentence(at))?;
            let minimum = r.find(&MINIMUM, sentence.clone()).into_iter().next()?;
            r.has(&TURNOVER, before).then_some(minimum)
        });
    if let Some(turnover) = turnover {
        // « trois fois le montant du lot en chiffre d’affaires »
        let before = || {
            multiple(r, sentence.start..turnover.start)
                .filter(|(times, _)| r.has(&AMOUNT, r.ahead(times.end, 2)))
        };
        if let Some((times, value)) = multiple(r, turnover.start..sentence.end).or_else(before)
            && value > CEILING
        {
            let range = hull(&turnover, &(times.start..r.ahead(times.end, 4).end));
            return (!sound(r, &range) && !r.has(&JUSTIFIED, r.alinea(turnover.start))).then_some(range);
        }
        if let Some(range) = above(r, sentence, &turnover, CEILING) {
            return (!r.has(&JUSTIFIED, r.alinea(turnover.start))).then_some(range);
        }
        if let Some(range) = r.find(&PROFITS, sentence.clone()).into_iter().next()
            && selects(r, sentence)
            && !sound(r, &range)
        {
            return Some(range);
        }
        if !r.has(&OWN_FUNDS, sentence.clone()) {
            return None;
        }
    }
    if let Some(funds) = r.find(&OWN_FUNDS, sentence.clone()).into_iter().next() {
        if let Some((amount, _)) = amounts(r, funds.end..sentence.end).into_iter().next()
            && amount.start - funds.end <= 14
            && selects(r, sentence)
            && !sound(r, &funds)
        {
            return Some(hull(&funds, &amount));
        }
        let percent = numbers(r, funds.end..sentence.end).into_iter().next();
        if let Some((number, _)) = percent
            && number.start - funds.end <= 6
            && !r.has(&NO_SHARE, r.ahead(number.end, 1))
            && !r.has(&PAYS, r.ahead(funds.end, 3))
            && selects(r, sentence)
            && !sound(r, &funds)
        {
            return Some(hull(&funds, &number));
        }
    }
    if let Some(profits) = r.find(&PROFITS, sentence.clone()).into_iter().next()
        && selects(r, sentence)
        && !sound(r, &profits)
    {
        return Some(profits);
    }
    if let Some(accounts) = r.find(&ACCOUNTS, sentence.clone()).into_iter().next()
        && (r.kind == document::DocumentKind::Rc || selects(r, sentence))
        && !sound(r, &accounts)
    {
        return Some(accounts);
    }
    // « attestation d’assurance ; garantie… »: each item of a list is judged by itself.
    r.find(&GUARANTEE, sentence.clone())
        .into_iter()
        .filter(|guarantee| !guarantee.clone().any(|at| r.folded(at) == ";"))
        .find_map(|guarantee| {
            if r.has(&INSURANCE, guarantee.clone()) {
                return above(r, sentence, &guarantee, COVER);
            }
            let at_bid = selects(r, sentence)
                && !sound(r, &guarantee)
                && !r.has(&OF_PERFORMANCE, r.clause(&guarantee))
                && !r.has(&DEPOSIT, guarantee.start..r.ahead(guarantee.end, 10).end);
            at_bid.then_some(guarantee)
        })
}

/// Points, days: no share of the firm’s own money.
static NO_SHARE: Phrases = Phrases::new(&["(point|points|pts|jour|jours|\")\")"]);

/// « La trésorerie procède au règlement »: the office that pays.
static PAYS: Phrases = Phrases::new(&[
    "(=procede|=paie|=regle|=mandate|=execute|=effectue|=verse|=vire|=honore|=de =la =commune|=du =centre|=municipale|=principale)",
]);

/// What is left for the loan of a thing.
static DEPOSIT: Phrases = Phrases::new(&[
    "(=du|=des|=de) (=materiel|=materiels|=badges|=cles|=gobelets|=bouteilles|=palettes|=contenants|=emballages|=loyer)",
    "(=encaisse|=encaissee|=restitue|=restituee|=rendue)",
]);

/// A reason is written for more than the ceiling (R2142-7).
static JUSTIFIED: Phrases = Phrases::new(&[
    "(en raison|compte tenu|eu égard|du fait) (de|du|des|à|au|d')",
    "(justifié|justifiée|motivé|motivée) par",
]);

static AMOUNT: Phrases = Phrases::new(&["(=montant|=valeur|=estimation|=prix)"]);

static INSURANCE: Phrases = Phrases::new(&["(assurance|assurances|police|couverture|responsabilité)"]);

/// A security for the performance of the contract.
static OF_PERFORMANCE: Phrases = Phrases::new(&[
    "(retenue de garantie|avance|avances|remplace|remplacer|substitue|substituer|acompte|acomptes|délai de garantie|bonne fin|créance|créances|exemplaire unique|cessibilité|=cession|=cessions|sous-traitant|sous-traitants)",
]);

/// The amount required is more than so many times the amount of the contract that the passage gives.
fn above(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    thing: &Range<usize>,
    ceiling: f64,
) -> Option<Range<usize>> {
    // « deux millions de chiffre d’affaires »
    let bare = numbers(r, sentence.clone())
        .into_iter()
        .chain(amounts(r, sentence.clone()))
        .find(|(range, value)| {
            *value >= 10_000.0 && thing.start >= range.end && thing.start - range.end <= 1
        });
    let (required, value) = bare.or_else(|| {
        amounts(r, sentence.clone())
            .into_iter()
            .filter(|(range, _)| range.start >= thing.end || thing.start.saturating_sub(range.end) <= 4)
            .min_by_key(|(range, _)| (range.start < thing.start, between(range, thing).len()))
    })?;
    if between(&required, thing).len() > 20 || sound(r, thing) {
        return None;
    }
    let around = sentence.start.saturating_sub(AROUND)..(sentence.end + AROUND).min(r.tokens().len());
    let estimate = amounts(r, around)
        .into_iter()
        .filter(|(range, _)| *range != required)
        .filter(|(range, _)| {
            let far =
                r.sentence(range.start) != *sentence && !r.has(&MONEY_OF_THE_FIRM, r.sentence(range.start));
            far || r.has(&ESTIMATE, r.back(range.start, 14)) || r.has(&ESTIMATE, r.ahead(range.end, 5))
        })
        .map(|(_, value)| value)
        .reduce(f64::max)?;
    (value > ceiling * estimate).then(|| hull(thing, &required))
}
