//! EXE011.

use super::delai_trop_long::{OTHER_PAYER, SUBMISSION, too_long};
use super::start::late_start;
use super::vocabulary::{FUNDS, MONEY, NO_WAIT, PAYING, WAITS};
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

/// What is due when payment is late.
static COMPENSATION: Phrases = Phrases::new(&[
    "(intérêt|intérêts) (moratoire|moratoires|de retard|pour retard)?",
    "(indemnité|indemnités|indemnisation|indemnisé|indemnisés|dédommag*|compensation|réparation|supplément|agios|réclamation|pénalité|pénalités)",
    "(frais|forfait) (de recouvrement|financier|financiers|pour frais)",
    "(refinancement|BCE|banque centrale)",
    "(fait|font|fera|feront) (son|leur) affaire (=du|=des|=de) ..3 (retard|retards)",
    "(quarante|40) (euros|€) !(=par (=jour|=heure|=semaine|=mois|=unite|=tranche|=repas|=manquement|=infraction|=constat))",
]);

/// Payment comes late.
static LATENESS: Phrases = Phrases::new(&[
    "(=tard|retard|retards|tardif|tardive|tardifs|tardivement|lenteur|lenteurs|dépassement|dépassé|hors délai|délai échu|délai expiré|au-delà|moratoire|moratoires|recouvrement|défaut de (paiement|règlement)|non-paiement)",
    "(après|passé) (le|ce|l'|la) (délai|terme|échéance|date)",
    "(quarante|40) (euros|€) !(=par (=jour|=heure|=semaine|=mois|=unite|=tranche|=repas|=manquement|=infraction|=constat))",
]);

/// Said of nothing but payment that comes late.
static MORATORY: Phrases = Phrases::new(&[
    "(moratoire|moratoires|recouvrement|refinancement|BCE)",
    "(intérêt|intérêts) (de|pour) retard",
    "taux (des|de ces|de leurs) intérêts",
    "banque centrale",
    "(tenu|tenue|redevable|=doit|=devra|=verse|=paie|=alloue|=du|=due) ..3 (aucun|aucune|nul) (=interet|=interets)",
    "(=interet|=interets) ..8 (abandonn*|négligé|négligés|renonc*)",
    "(intérêt|intérêts) ..5 (=verse|=verses|=dus|=paye|=payes|=mandates|=alloue|=alloues|=courent|=exigibles)",
    "(intérêt|intérêts) ..20 (retard|retards|tardif|tardive|tardivement)",
    "(quarante|40) (euros|€) !(=par (=jour|=heure|=semaine|=mois|=unite|=tranche|=repas|=manquement|=infraction|=constat))",
    "(intérêt|intérêts) ..4 (=l'an|par an|annuel|annuels)",
]);

/// It is given up, refused, capped, or made to depend on something.
static LOST: Phrases = Phrases::new(&[
    "(renonc*|abandon|abandonn*|s'interdi*|s'abstien*|dispens*|exonér*|décharg*|quitte|grâce|s'oblige à ne|ne =facture|gracieu*|remise)",
    "(aucun|aucune|nul|nulle|sans|ni|zéro) ..2 (intérêt|intérêts|indemnité|indemnités|frais|dédommagement|compensation|majoration|pénalité|somme|supplément|réparation|réclamation|agios|forfait|suite|conséquence)",
    "(ne|n'|sans que) ..4 (pas|point|ni|aucun|aucune|nullement|jamais|prétendre|réclamer|exiger|demander)",
    "(exclu|exclus|exclue|exclues|exclut|exclusion|écart*|supprim*|neutralis*|inapplicable|inapplicables)",
    "(plafonn*|plafond|limit*|rédui*|ramen*|forfaitis*|maximum|minor*|abatt*|franchise|divis*|moitié|partagé|partagés)",
    "(ne|n'|sans) (dépass*|excéd*|excèd*)",
    "(compris|comprise|inclus|incluse|intégr*|absorb*|réput*) ..3 (prix|montant|forfait|tarif|tarifs)",
    "(sur|que sur|à la) (demande|réclamation|requête) (expresse|écrite|préalable|formelle|motivée|du|de)?",
    "(à condition|sous réserve|pourvu que|s'il|si le|s'ils|que si|qu'à) ..8 (demand*|justifi*|prouv*|réclam*|préjudice|prouve|mise en demeure|motiv*|condition)",
    "(qu'après|qu'à compter|qu'au-delà|que passé|qu'à partir|=qu' =apres|après) ..4 (mise en demeure|mois|jours|délai|jour|relance|réclamation|demeure)",
    "(forclos|forclose|forclusion|déch*|prescri*|peine) ..6 (réclam*|demand*|intérêts|droit)?",
    "(son|leur) affaire",
    "(ne|n') (=est|=sont|=sera|=seront) ..1 (=due|=dues|=dus|=versee|=versees|=verses|=payee|=payees) (qu'une fois|qu'une seule|que sur|qu'au-delà|qu'à partir)",
]);

/// What the law says of such clauses, or another matter.
static LAWFUL: Phrases = Phrases::new(&[
    "(réputé|réputée|réputées) non (écrit|écrite|écrites)",
    "(renonciation|renoncer|clause|stipulation|plafond|plafonnement|dérogation|réduction|franchise|mention) ..8 (interdit*|nul|nulle|sans effet|prohib*|non écrite|inopérant*|illicite|admis*|opposable)",
    "(résiliation|résilié|annulation|annulé|ajournement|retard de livraison|retard du titulaire|retard imputable|retard d'exécution|livraison tardive|imputable au titulaire)",
    "(clause|clauses|stipulation|stipulations|disposition) (contraire|contraires)",
    "(est|sont|serait|seraient) (sans effet|nulle|nulles|illicite|illicites)",
    "(imputable|imputables) (=au|=a =l'|=aux) (titulaire|fournisseur|prestataire|attributaire|entrepreneur|cocontractant)",
    "(intérêt|intérêts|indemnité|indemnités) ..3 (=reste|=restent|=demeure|=demeurent) ..1 (acquis|acquise|acquises|dus|due|dues|applicables)",
    "(caution|retenue de garantie|cautionnement|garantie à première demande)",
    "(impôt|impôts|conflit|conflits|prise illégale|intérêt général|intérêt public)",
]);

/// The loss is denied, or the words lose no right: « sans formalité », « ne sont pas plafonnés ».
static KEPT: Phrases = Phrases::new(&[
    "(ne|n'|ni|sans|aucun|aucune|nul|nulle) ..4 (renonc*|plafon*|franchise|rédui*|réduc*|abattement|limit*|déroger|dérog*|minor*)",
    "(sans|aucun|aucune|nul|nulle|ni) ..3 (formalité|formalités|démarche|démarches|rappel|relance|sollicitation|réclamation|demeure|demande)",
    "sans (que|qu') ..4 (à|besoin|doive|nécessaire|faille|utile)",
    "(ne|n') ..3 (pas|nullement|point) ..3 (formalité|rappel|exclusi*|obstacle|subordonn*|soumis|soumises|conditionn*|libératoire)",
]);

/// A rate beneath that of the decree.
static LOW_RATE: Phrases = Phrases::new(&[
    "taux (d'intérêt|de l'intérêt|d'intérêts)? (légal|civil) !((=du|=fixe =par =le|=prevu =par =le|=de =la) (code|décret|commande))",
    "(intérêt|intérêts) (légal|légaux)",
    "(sans|hors|non) (majoration|majoré|majorée|majorés|augmenté)",
    "(majoré|majorés|majorée|augmenté|augmentés|relevé|plus|accru|accrus|supérieur) (de|d')? #<8 (point|points)",
    "#<10 (\"%\"|pour cent|pour mille)",
    "taux (du livret|de l'inflation|zéro|nul|symbolique|réduit)",
    "(un|deux|trois|quatre|cinq|six|sept|#<8) ..1 pour cent",
    "livret A",
]);

/// An indemnity beneath that of the decree.
static LOW_SUM: Phrases = Phrases::new(&["#<40 (euro|euros|€)"]);

/// Payment at the end of a period, or in yearly parts.
static FAR_DATES: Phrases = Phrases::new(&[
    "(fin|terme|issue|clôture|échéance) (de|du|d') (l'|chaque|la)? (trimestre|semestre|exercice|année|saison|an)",
    "(=second|=deuxieme|=troisieme|=quatrieme|=cinquieme|=sixieme) (=mois|=trimestre|=semestre)",
    "(=regle|=regles|=reglee|=reglees|=paie|=paye|=payes|=payee|=payees|=mandate|=honore|=paiement|=mandatement) =au (=trimestre|=semestre)",
    "(annuités|annuité|plusieurs exercices|(une|deux|trois) fois (par|l') (an|année|semestre|trimestre)|exercice suivant|année suivante|trimestre suivant|semestre suivant)",
    "(=dernier|=derniere|=premier|=premiere) ..2 (de|du) (chaque|ce)? (trimestre|semestre|exercice)",
    "(en|au mois de) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (pour|de l'année|suivant|les)",
]);

/// No payment is made before something.
static NOT_BEFORE: Phrases = Phrases::new(&[
    "(ne|n'|aucun|aucune|nul|nulle|rien) ..9 (avant|qu'après|qu'une fois|que lorsque|que si|qu'au|qu'à|qu'en|que quand|que dans|qu'avec|qu'au fur)",
]);

/// The sub-contractor is paid once the holder is.
static AFTER_HOLDER: Phrases = Phrases::new(&[
    "(=lorsque|=lorsqu'|=quand|=une =fois =que|=apres =que) ..4 (entreprise|titulaire|mandataire|entrepreneur|architecte|cotraitant) ..3 (=a|=aura|=ait) ..2 (=ete)? ..1 (=paye|=payee|=soldee|=reglee|=paiement|=solde|=regle)",
    "(suivant|après|à la suite|une fois) ..3 (paiement|règlement|payé|=regle) ..1 (du|au|de|le)? (titulaire|mandataire)",
]);

/// Words without which nothing is said of payment.
static GATE: &[&str] = &[
    "pai",
    "pay",
    "regl",
    "mandat",
    "factur",
    "interet",
    "indemnit",
    "solde",
    "somme",
    "verse",
    "acompte",
    "honor",
    "echeance",
    "loyer",
    "delai",
    "situation",
    "jours",
    "memoire",
    "decompte",
    "virement",
];

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(GATE) {
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
            && !r.has(&OTHER_PAYER, r.clause(&range))
            && !is_hypothetical(r, &range)
            && !mood::informative(r, &range)
        {
            hits.push(Hit::new(range));
        }
    }
}

/// « la clause qui subordonnerait le paiement »: supposed, not written.
fn is_hypothetical(r: &Reading<'_>, range: &Range<usize>) -> bool {
    (r.back(range.start, 3).start..range.end).any(|at| {
        let word = r.folded(at);
        word.len() > 6
            && (word.ends_with("erait") || word.ends_with("eraient") || word.ends_with("irait"))
            && matches!(r.before(at), "qui" | "que" | "laquelle" | "lequel")
    })
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

/// Payment is spoken of in the sentence.
pub(super) fn of_payment(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&PAYING, tokens.clone()) || r.has(&MONEY, tokens)
}

/// Compensation for late payment, given up or cut.
fn lost_rights(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let due = r.find(&COMPENSATION, sentence.clone());
    if due.is_empty() || r.has(&LAWFUL, sentence.clone()) {
        return None;
    }
    let late = r.has(&MORATORY, sentence.clone())
        || r.has(&LATENESS, sentence.clone()) && of_payment(r, r.alinea(sentence.start));
    if !late {
        return None;
    }
    let kept = r.find(&KEPT, sentence.clone());
    [&LOW_RATE, &LOW_SUM, &LOST].into_iter().find_map(|lost| {
        let mut losses = r.find(lost, sentence.clone());
        losses.retain(|loss| !kept.iter().any(|kept| overlaps(kept, loss)));
        nearest(&losses, &due, 12).filter(|range| !range.clone().any(|at| r.folded(at) == ";"))
    })
}

/// Payment waits for money, for a decision, for the end of a dispute.
fn waits(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let alinea = r.alinea(sentence.start);
    let funds = r.find(&FUNDS, sentence.clone());
    if !r.has(&FUNDS, alinea) || r.has(&NO_WAIT, sentence.clone()) || r.has(&NOT_OF_BUYER, sentence.clone()) {
        return None;
    }
    let mut payment = r.find(&PAYING, sentence.clone());
    // « La facture est adressée après le vote »
    let money = r.find(&MONEY, sentence.clone()).into_iter();
    payment.extend(money.filter(|money| !r.has(&SUBMISSION, r.ahead(money.end, 4))));
    let mut waits = r.find(&WAITS, sentence.clone());
    waits.extend(r.find(&NOT_BEFORE, sentence.clone()));
    if let Some(before) = r.find(&BEFORE_PAYMENT, sentence.clone()).into_iter().next() {
        return Some(before);
    }
    let mut conditions: Vec<Range<usize>> = funds
        .iter()
        .filter_map(|fund| {
            // What is waited for comes after the word that waits, or rules it: « la subvention conditionne le paiement ».
            let wait = (waits.iter())
                .rfind(|wait| wait.start <= fund.start && fund.start.saturating_sub(wait.end) <= 12)?;
            Some(hull(wait, fund))
        })
        .collect();
    if conditions.is_empty() {
        let ruled = nearest(&funds, &r.find(&RULES, sentence.clone()), 8).or_else(|| {
            let available = r.find(&AVAILABLE, sentence.clone());
            let fund = |after: &Range<usize>| {
                funds
                    .iter()
                    .find(|f| f.start >= after.end && f.start <= after.end + 2)
            };
            available.iter().find_map(|after| Some(hull(after, fund(after)?)))
        });
        conditions.extend(ruled);
    }
    // The nearest, and a verb of paying rather than what is paid.
    conditions
        .iter()
        .flat_map(|condition| payment.iter().map(move |payment| (payment, condition)))
        .filter(|(payment, condition)| {
            between(payment, condition).len() <= 14 && r.clause(condition).contains(&payment.start)
        })
        .min_by_key(|(payment, condition)| {
            let named = !r.has(&PAYING, (*payment).clone());
            (named, hull(payment, condition).len())
        })
        .map(|(payment, condition)| hull(payment, condition))
}

/// « lui est soumise avant tout mandatement »
static BEFORE_PAYMENT: Phrases = Phrases::new(&[
    "(soumis*|soumet*|présent*|approuv*|valid*|vot*|délibér*|examin*|attend*) ..6 (avant|préalablement à) (tout|toute|le|la|leur|son|d'être)? (mandatement|paiement|=reglement|=payee|=payees|virement|mandatée)",
]);

static RULES: Phrases = Phrases::new(&[
    "(conditionne|conditionnent|commande|commandent|gouverne|déclenche|déclenchent|précède|précèdent|rythme|subordonne|retarde|autorise|autorisent|permet seule|préalable|préalables)",
]);

/// « la disponibilité des crédits »
static AVAILABLE: Phrases = Phrases::new(&[
    "(disponibilité|disponibilités|inscription|ouverture|existence|suffisance|épuisement|insuffisance|versement|encaissement|perception|obtention|déblocage|arrivée) (de|des|du|d')",
]);

/// Another pays, or is paid by another, or the waiting is lawful.
static NOT_OF_BUYER: Phrases = Phrases::new(&[
    "<!(=par|=l') (=avance|=avances)",
    "<!(=faire|=fait|=fera) =l' =avance",
    "(caution|retenue de garantie|cautionnement|garantie à première demande)",
    "(tranche|tranches) (optionnelle|optionnelles|conditionnelle)",
    "(interrompt|interrompu|interruption|rejette|pièce manquante|pièces manquantes)",
]);

/// Payment at dates that the law does not know.
fn far(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    for late in [&AFTER_HOLDER, &CLOSED] {
        if let Some(range) = r.find(late, sentence.clone()).into_iter().next() {
            return Some(range);
        }
    }
    let mut paying = r.find(&PAYING, sentence.clone());
    // « Son mémoire » is more often an answer than an invoice.
    let money = r.find(&MONEY, sentence.clone()).into_iter();
    paying.extend(money.filter(|money| r.folded(money.start) != "memoire"));
    paying.extend(r.find(&MANDATES, sentence.clone()));
    let far = nearest(&paying, &r.find(&FAR_DATES, sentence.clone()), 9);
    let far = far.filter(|far| {
        let mandates = r.has(&MANDATES, far.clone());
        (mandates || !r.has(&SUBMISSION, r.back(far.start, 5).start..far.end))
            && !r.has(&NO_FAR, r.clause(far))
    });
    let longer = || {
        let legal = r.find(&LEGAL_DELAY, sentence.clone());
        let longer = nearest(&legal, &r.find(&LONGER, sentence.clone()), 8)?;
        let denied = r.has(&NO_WAIT, sentence.clone()) || r.has(&DENIED, r.clause(&longer));
        (!denied && of_payment(r, r.alinea(sentence.start))).then_some(longer)
    };
    far.or_else(longer)
}

/// The orders to pay.
static MANDATES: Phrases = Phrases::new(&[
    "(=mandat|=mandats) (de paiement|=est|=sont|=sera|=seront|=emis|=etablis|=signes)",
    "(=bordereau|=bordereaux) (de|des) (=mandat|=mandats)",
]);

/// Paying stops for a season.
static CLOSED: Phrases = Phrases::new(&[
    "(mandatement|mandatements|paiement|paiements|=reglements|=caisse|trésorerie|comptabilité) ..3 (suspendu|suspendus|interrompu|interrompus|arrêté|arrêtés|=gele|=geles|=ferme|=fermee) ..8 (janvier|février|mars|=avril|=mai|juin|juillet|août|septembre|octobre|novembre|décembre|=annee|exercice|vacances|congés|clôture|été)",
]);

static LEGAL_DELAY: Phrases = Phrases::new(&[
    "(délai|délais) ..2 (légal|légaux|réglementaire|réglementaires|paiement|=reglement|mandatement|maximal)",
    "(délai|délais)? (=de|=aux|=ces|=les) (trente|cinquante|30|50) (jours)",
]);

/// The delay is made longer.
static LONGER: Phrases = Phrases::new(&[
    "(allong*|rallong*|prolong*|porté|portés|doubl*|tripl*|étend*|étir*|majoré|augment*|prorog*|s'ajoute|s'ajoutent|ajouté|ajoutés|en sus)",
    "(suspend*|neutralis*|gel*|cesse de courir|ne =court)",
]);

static DENIED: Phrases = Phrases::new(&[
    "(ne|n'|sans) ..3 (pas|point|nullement|peut|peuvent|saurait|être)",
    "(aucun|aucune|interdit*|ni)",
    "augment* (=de)? (=deux|2) jours",
    "=sans ..1 (allong*|prolong*|augmenter|étendre|suspendre|majorer|proroger|retarder)",
    "(motiv*|pièce|pièces|renvoi*|renvoy*|retourn*|complément*|incomplet*|erron*|irrégul*|une seule fois|interromp*|interruption|bons)",
]);

static NO_FAR: Phrases = Phrases::new(&[
    "(avance|avances|révision|révisé|relevé|bilan|rapport|cotisations|certificat|attestation|salaires|retenue|caution|=facturee|=facturees|terme échu)",
    "#<=30 jours",
]);
