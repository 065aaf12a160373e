//! EXE011.

use super::delai_trop_long::too_long;
use crate::Family;
use crate::marks::{Hit, between, hull, overlaps};
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use std::ops::Range;

declare_rule! {
    /// Le titulaire perd des intérêts ou une indemnité, ou le délai de paiement part trop tard.
    ///
    /// ## Base légale
    /// Articles L2192-12 à L2192-14, R2192-31 et D2192-35 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les intérêts moratoires et l’indemnité de recouvrement sont dus de plein droit : toute renonciation est réputée non écrite. Le
    /// délai court de la réception de la demande, sans attendre un mandat, un budget ou une subvention.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// Le titulaire renonce aux intérêts moratoires.
    /// ```
    /// ```ccap,bad
    /// Le délai de paiement court à compter de la signature du mandat.
    /// ```
    /// ```ccap,bad
    /// Les factures sont payées après le versement de la subvention.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// Tout retard ouvre droit, sans autre formalité, aux intérêts moratoires et à l’indemnité forfaitaire de 40 euros.
    /// ```
    /// ```ccap,good
    /// Toute renonciation aux intérêts moratoires est réputée non écrite.
    /// ```
    ///
    /// ## Correction
    /// Retirer la réserve, et rappeler que le délai court de la réception de la demande de paiement.
    pub(crate) HolderRights {
        code: "EXE011",
        name: "droits-du-titulaire-au-paiement",
        family: Family::DelaiPaiement,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2192-12", "L2192-13", "R2192-31", "D2192-35"],
        headline: "le paiement est retardé ou ses intérêts sont réduits",
        check: Check::Passage(find),
    }
}

/// Interest and indemnity for late payment.
static INTEREST: Phrases = Phrases::new(&[
    "(intérêt|intérêts) (moratoire|moratoires|de retard|pour retard)?",
    "(indemnité|indemnités) ..1 (forfaitaire|forfaitaires|de recouvrement|pour frais|de 40|de quarante|légale|légales|moratoire)",
    "(somme|sommes|montant|majoration|pénalité|pénalités|réparation|supplément) ..10 (retard|tardif|tardive) ..2 (paiement|règlement|mandatement)",
    "(frais de recouvrement|frais financier|frais financiers|pénalités de retard de paiement|agios)",
    "(dédommagement|compensation|indemnité|indemnités|réclamation) ..14 (retard|paiement|règlement|payé|réglé|payées|factures)",
    "(retard|paiement|règlement|paiements|payé|réglé|réglées|payées) ..14 (dédommagement|compensation|indemnité|indemnités)",
]);

/// They are given up, refused or capped.
static LOST: Phrases = Phrases::new(&[
    "(renonce|renonçant|renoncera|renoncent|renonciation|abandonne|abandonnent|abandonnera|abandon|s'interdit|s'abstient|s'abstiendra|dispense|dispensent|exonère|exonérée|décharge)",
    "(aucun|aucune|nul|nulle) (somme|montant|supplément|réparation|majoration)",
    "(aucun|aucune|nul|nulle|sans|ni) ..2 (intérêt|intérêts|indemnité|indemnités|frais|dédommagement|compensation|majoration|pénalité)",
    "(ne|n') ..3 (pas|point|ni|aucun|aucune) ..6 (dû|due|dus|dues|versé|versée|versés|exigible|exigibles|réclamé|réclamée|réclamés|applicable|applicables|intérêt|intérêts|indemnité|prétendre|réclamer)",
    "(ne|n') ..4 (prétendre|réclamer|exiger|demander|demandé|réclamé|donne|donnera|ouvre|ouvrira|entraîne|génère|donnent|porte|portera|redevable) ..6 (aucun|aucune|d'intérêt|d'intérêts|d'indemnité|intérêts|intérêt)",
    "(exclu|exclus|exclue|exclues|exclusion|supprimé|supprimés|supprimée|écartés|écartée|non dus|non due)",
    "(plafonné|plafonnés|plafonnée|plafonnées|limité|limités|limitée|réduit|réduits|réduite|ramené|ramenés|ramenée|n'excèdent pas|ne dépassent pas|forfaitisés|maximum)",
    "(compris|inclus|incluse|réputés inclus|tenus pour inclus) dans (le|les) (prix|montant|forfait)",
    "sans que ..4 (titulaire|prestataire|fournisseur|entreprise|entrepreneur|il|elle|celui-ci) ..4 (prétendre|réclamer|exiger|demander)",
    "(sur|que sur|à la) (demande|réclamation) (expresse|écrite|préalable|formelle)",
    "(qu'après|qu'à compter|qu'au-delà|que passé|qu'à partir) ..3 (mise en demeure|mois|jours|délai|jour)",
]);

/// A rate beneath that of the decree.
static LOW_RATE: Phrases = Phrases::new(&[
    "(taux|intérêt|intérêts) ..10 (taux|intérêt) légal !majoré",
    "taux (d'intérêt)? (légal|de l'intérêt légal) !majoré",
    "sans majoration",
    "(majoré|augmenté|majorée|majorés) (de|d') #<8 (point|points)",
    "(intérêts moratoires|taux des intérêts|taux d'intérêt|intérêts de retard|intérêts) ..8 (fixé|fixés|de|au taux de|calculés|calculé) ..3 #<8 (\"%\"|pour cent)",
    "non majoré",
]);

/// Said of a payment that comes late.
static LATE_PAYMENT: Phrases = Phrases::new(&[
    "(paiement|paiements|payer|payé|payée|payées|payés|règlement|règlements|réglé|réglée|réglées|réglerait|facture|factures|retard|retards|moratoire|moratoires|recouvrement|sommes dues|mandatement|comptable|40 euros|dépassement)",
]);

/// The delay of payment begins.
static BEGINS: Phrases = Phrases::new(&[
    "(court|courent|courant|courra|courir|débute|débutera|débutent|décompté|décomptés|compté|calculé|=part|partant|partira|commence|commencera|commencent|commençant|s'ouvre|s'ouvrira|déclenché|prend effet|démarre|démarrera)",
    "(à compter|à dater|à partir) (de|du|des|d')",
    "(du|au|le) jour (où|de|du)",
    "(point de départ|date de départ)",
]);

/// Something that the buyer does when it pleases, after the invoice came.
static LATER_EVENT: Phrases = Phrases::new(&[
    "(signature|validation|visa|mandat|mandatement|ordonnancement|ordonnateur|acceptation|certification|certifié|service fait certifié|approbation|vote|voté|votés|versement|encaissement|mise en paiement|bon à payer|prise en charge|délibération|liquidation|saisie|contreseing|paraphe|autorisation de paiement)",
    "transmission (au|à la|du) (comptable|trésorier|trésorerie|trésor)",
    "(comptable|trésorier|trésorière|trésor public|trésorerie) ..6 (reçu|reçoit|réception|prend|aura)",
    "fin (du|de) (mois|trimestre|semestre|exercice)",
    "vérification (par|du|de|des) ..6 (service|services|commune|hôpital|acheteur|maître)",
]);

/// Payment spoken of.
static PAYMENT: Phrases = Phrases::new(&[
    "(payé|payée|payés|payées|payer|paie|paye|=regle|=reglee|=reglees|=regler|=reglera|sont =regles|seront =regles|paiement|paiements|mandaté|mandatée|mandatées|mandatés|mandatement|solde|acompte|acomptes|facture|factures|=verse|=versee|=verses|=versees|sommes|honoraires|situations|liquidé|liquidées|mémoire|mémoires|loyers|loyer)",
    "(=reglement|=reglements) !(de la consultation|européen|intérieur|sanitaire|\"(\"|délégué|n°|du plan|d'assainissement|national|départemental|amiable|du présent)",
]);

/// Waiting for something.
static WAITS: Phrases = Phrases::new(&[
    "(après|dès|dès que|une fois|subordonné|subordonnée|subordonnés|conditionné|conditionnée|conditionnés|sous réserve|à réception|à la réception|lorsque|en fonction|attend|attendent|attendra|attente|jusqu'à|jusqu'au|qu'après|qu'une fois|que si|que lorsque|tant que|dans la limite|au rythme|au fur et à mesure|suivant|dépend|dépendra|suspendu|suspendus|suspendue|diffère|différé|différés|différer|reporté|reportés|tributaire|interviendra après|à mesure|entre le|à hauteur)",
]);

/// Money that the buyer does not have yet.
static FUNDS: Phrases = Phrases::new(&[
    "(subvention|subventions|aide|aides|financement|financements|financeur|financeurs|dotation|dotations|emprunt|prêt|fonds|FEDER|trésorerie|recettes|crédit|crédits|budget|budgets|budget primitif|participation|concours|quote-part|contribution|cofinancement|cofinanceurs|bailleur|exercice suivant|vente du)",
    "(conseil municipal|conseil communautaire|conseil de surveillance|assemblée délibérante|délibération)",
]);

/// Payment at the end of a period, or in yearly parts.
static FAR_DATES: Phrases = Phrases::new(&[
    "(paiement|règlement|payé|payée|payées|réglé|réglée|réglées|règle|paie|mandatées|échéance|virement) ..8 (fin|terme|issue|clôture) (de|du|d'|de l') (trimestre|semestre|exercice|année|chaque trimestre|année civile)",
    "(le|au) # (du|de) (=second|deuxième|troisième|quatrième|cinquième|sixième) mois",
    "(solde|paiement|règlement|prix|montant|travaux|versé|payé|réglé) ..8 (annuités|annuité|plusieurs exercices|échéances annuelles)",
    "(demandes de paiement|factures|demande|facture) ..12 (réputées|réputée|considérées|considérée|tenues) ..2 (reçues|reçue|parvenues|déposées) ..6 (suivant|prochain|lendemain du mois)",
    "(s'ajoutent|s'ajoute|en sus|en plus) (à|au|aux|du|des) ..2 (jours|délai) ..5 (dispose|commune|paiement|paie|ville|hôpital)?",
    "(aucun|aucune|nul) (paiement|règlement|mandatement) ..4 (intervient|interviendra|effectué|effectuée|n'est|possible|entre|avant)",
    "(réglé|payé|règle|paie|paiement|règlement) ..12 (suivant|après|à la suite) ..1 (paiement|règlement) (du|au|de) titulaire",
    "(suspend|suspendu|suspendue|bloque|bloqué|diffère|retient) ..4 (paiement|règlement|totalité) ..8 (jusqu'à|tant que) ..6 (issue|différend|litige|désaccord|règlement)",
]);

/// What the law says, or another matter.
static SOUND: Phrases = Phrases::new(&[
    "(réputé|réputée) non (écrit|écrite)",
    "(renonciation|clause|stipulation) ..8 (interdite|nulle|réputée|sans effet|prohibée|non écrite)",
    "(toute|toutes|aucune) (renonciation|clause|stipulation) ..8 (nulle|réputée|interdite|sans effet|non écrite|ne)",
    "<!par (=avance|=avances)",
    "(caution|retenue de garantie|cautionnement|garantie à première demande)",
    "(n'est|ne sont|n'a|n'est nullement|ne constitue) ..1 (pas|point) ..3 (incidence|effet|influence|condition|conditions|subordonné|subordonnée|subordonnés|opposable)",
    "(soit|soient) ou non",
    "(sans attendre|sans être subordonné|sans être subordonnée|indépendamment)",
    "(sans|ne sont pas) (incidence|effet) ..6 délai",
    "s'il est postérieur",
    "(constat|service fait|décompte général|réception de la facture|réception de la demande|réception du décompte) ..6 (postérieur|postérieure)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "pai",
        "pay",
        "regl",
        "mandat",
        "factur",
        "interet",
        "indemnit",
        "solde",
        "somme",
        "versement",
        "acompte",
        "honoraire",
        "echeance",
        "loyer",
        "delai",
        "situation",
        "jours",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = [
            lost_rights(r, &sentence),
            late_start(r, &sentence),
            waits(r, &sentence),
            far(r, &sentence),
        ]
        .into_iter()
        .flatten()
        .min_by_key(|range| range.start);
        // The length of the delay is said by its own rule.
        let long = too_long(r, &sentence);
        if let Some(range) = found
            && !long.is_some_and(|hit| overlaps(&hit.tokens, &range))
            && !r.has(&SOUND, r.clause(&range))
            && !mood::informative(r, &range)
        {
            hits.push(Hit::new(range));
        }
    }
}

/// The nearest pair of two lists, when no more than so many tokens part them.
fn nearest(firsts: &[Range<usize>], seconds: &[Range<usize>], reach: usize) -> Option<Range<usize>> {
    firsts
        .iter()
        .flat_map(|a| seconds.iter().map(move |b| (between(a, b).len(), hull(a, b))))
        .filter(|(gap, _)| *gap <= reach)
        .min_by_key(|(gap, range)| (*gap, range.start))
        .map(|(_, range)| range)
}

fn lost_rights(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let interest = r.find(&INTEREST, sentence.clone());
    if interest.is_empty() || !r.has(&LATE_PAYMENT, sentence.clone()) {
        return None;
    }
    if let Some(rate) = nearest(&r.find(&LOW_RATE, sentence.clone()), &interest, 10) {
        return Some(rate);
    }
    let losses = r.find(&LOST, sentence.clone());
    let lost = nearest(&losses, &interest, 14)?;
    let lost = losses
        .into_iter()
        .filter(|more| between(more, &lost).len() <= 6)
        .fold(lost.clone(), |all, more| hull(&all, &more));
    // « Sans indemnité », said of a termination or of a change, is another matter.
    let named = r.has(&MORATORY, lost.clone())
        || r.has(
            &LATE_PAYMENT,
            lost.start.saturating_sub(10).max(sentence.start)..r.ahead(lost.end, 10).end,
        );
    (named && !r.has(&UNDUE, r.clause(&lost))).then_some(lost)
}

static MORATORY: Phrases =
    Phrases::new(&["(moratoire|moratoires|recouvrement|40 euros|40 €|quarante euros)"]);

/// No interest is due where the holder is at fault, or where nothing is owed.
static UNDUE: Phrases = Phrases::new(&[
    "(résiliation|résilié|annulation|annulé|ajournement|retard de livraison|retard du titulaire|retard imputable au titulaire|sous-détail)",
    "sans (autre|aucune) (formalité|démarche)",
    "sans (démarche|mise en demeure|rappel|formalité)",
]);

fn late_start(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let events = r.find(&LATER_EVENT, sentence.clone());
    if events.is_empty() {
        return None;
    }
    let before = sentence
        .start
        .checked_sub(1)
        .map_or(sentence.clone(), |at| r.sentence(at));
    let of_payment = r.has(&DELAY, sentence.clone())
        || r.has(&THIS_DELAY, sentence.clone())
            && (r.has(&DELAY, before) || r.has(&OF_BUYER, r.alinea(sentence.start)))
        || r.has(&SOME_DAYS, sentence.clone()) && r.has(&PAYING, sentence.clone());
    if !of_payment {
        return None;
    }
    let begins = r.find(&BEGINS, sentence.clone());
    begins.iter().find_map(|begins| {
        let event = events
            .iter()
            .find(|event| event.start >= begins.start && event.start.saturating_sub(begins.end) <= 9)?;
        (!r.has(&RIGHT_START, begins.end.min(event.start)..event.start)).then(|| hull(begins, event))
    })
}

static DELAY: Phrases = Phrases::new(&[
    "(délai|délais|jours) ..14 (paiement|règlement|mandatement|payer|régler|facture|factures|ville|commune|hôpital|établissement|mandat)",
    "(paiement|paie|payé|payées|payée|règle|réglées|règlement|mandatement|sommes dues|factures|réglé) ..14 (délai|jours|mois)",
    "(délai|jours) ..6 (imparti|impartis|dispose)",
]);

static SOME_DAYS: Phrases = Phrases::new(&["délai ..5 # (jours|mois)", "(trente|30|cinquante|50) jours"]);

/// What is done only to pay.
static PAYING: Phrases = Phrases::new(&[
    "(mandat|mandats|mandatement|ordonnancement|ordonnateur|comptable|trésorier|service fait|bon à payer|facture|factures|liquidation|demande de paiement)",
]);

static OF_BUYER: Phrases =
    Phrases::new(&["# jours ..5 (commune|ville|hôpital|établissement|CCAS|collectivité|EHPAD|mairie)"]);

static THIS_DELAY: Phrases = Phrases::new(&[
    "(ce|=le|=il|celui-ci|cet) (délai|=court|=part|commence|débute|est)",
    "point de départ",
]);

/// The start that the law gives.
static RIGHT_START: Phrases = Phrases::new(&[
    "(réception|réceptions|dépôt|arrivée|envoi|mise à disposition) ..3 (facture|factures|demande|demandes|décompte|relevé)",
]);

fn waits(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let funds = r.find(&FUNDS, sentence.clone());
    if funds.is_empty() {
        return None;
    }
    let payment = r.find(&PAYMENT, sentence.clone());
    let waits = r.find(&WAITS, sentence.clone());
    let disposable = r.find(&AVAILABLE, sentence.clone());
    // What is waited for comes after the word that waits.
    let waited = funds.iter().find_map(|fund| {
        let wait = waits
            .iter()
            .rfind(|wait| wait.start <= fund.start && fund.start.saturating_sub(wait.end) <= 10)?;
        Some(hull(wait, fund))
    });
    let condition = waited.or_else(|| disposable.into_iter().next())?;
    payment
        .iter()
        .filter(|payment| {
            between(payment, &condition).len() <= 14 && r.clause(&condition).contains(&payment.start)
        })
        .map(|payment| hull(payment, &condition))
        .min_by_key(ExactSizeIterator::len)
}

static AVAILABLE: Phrases = Phrases::new(&[
    "(disponibilité|disponibilités|inscription|ouverture|existence|suffisance) ..4 (crédits|budgétaire|budgétaires|trésorerie|budget|fonds)",
]);

fn far(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    r.find(&FAR_DATES, sentence.clone()).into_iter().next()
}
