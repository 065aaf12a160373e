//! When the delay of payment begins.

use std::ops::Range;

use super::droits_du_titulaire::of_payment;
use super::vocabulary::NO_WAIT;
use crate::marks::hull;
use crate::phrases::Phrases;
use crate::reading::Reading;

/// The delay of payment runs from something later than the invoice.
pub(super) fn late_start(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let events = r.find(&LATER_EVENT, sentence.clone());
    let of_delay = r.has(&DELAY, sentence.clone()) && of_payment(r, r.alinea(sentence.start));
    if !of_delay || r.has(&OTHER_START, sentence.clone()) || r.has(&NO_WAIT, sentence.clone()) {
        return None;
    }
    let begins = r.find(&BEGINS, sentence.clone());
    let late = begins.iter().find_map(|begins| {
        let deemed = r.has(&DEEMED, begins.clone());
        if deemed && let Some(after) = r.find(&DAYS_AFTER, r.ahead(begins.end, 12)).into_iter().next() {
            return Some(hull(begins, &after));
        }
        let event = (events.iter())
            .find(|event| {
                event.start >= begins.start && event.start.saturating_sub(begins.end) <= reach(r, begins)
            })
            .or_else(|| inverted(r, &events, begins))?;
        let link = begins.end.min(event.start)..event.start;
        let parted = link
            .clone()
            .any(|at| r.folded(at) == ";" || r.folded(at) == "," && r.folded(at + 1) == "et");
        (!parted && !r.has(&RIGHT_START, link)).then(|| hull(begins, event))
    });
    // Whatever is no arrival of the invoice and no performance of the contract.
    late.or_else(|| {
        let term = r.find(&PAY_TERM, sentence.clone()).into_iter().next()?;
        let begins = begins.into_iter().find(|begins| begins.start >= term.end)?;
        let said = r.ahead(begins.end, 14);
        let from = matches!(
            r.before(begins.end),
            "de" | "du" | "des" | "d'" | "ou" | "que" | "qu'"
        ) || matches!(
            r.folded(begins.end),
            "de" | "du" | "des" | "d'" | "que" | "qu'" | "a" | "au"
        );
        let apart = said.clone().take(3).any(|at| r.folded(at) == ",");
        (from
            && !apart
            && said.len() > 1
            && !r.has(&RIGHT_START, said.clone())
            && !r.has(&ANY_START, begins.start..said.end))
        .then(|| begins.start..(begins.end + 6).min(said.end))
    })
}

/// « Le point de départ du délai de trente jours est la date à laquelle… »: the event stands far, beyond doubt.
fn reach(r: &Reading<'_>, begins: &Range<usize>) -> usize {
    if r.folded(begins.start) == "point" { 22 } else { 9 }
}

/// The delay is that of payment, beyond doubt.
static PAY_TERM: Phrases = Phrases::new(&[
    "(délai|délais|jours) (global|maximum|maximal)? (=de|=du) (paiement|=reglement|mandatement)",
]);

/// What the delay of payment may run from.
static ANY_START: Phrases = Phrases::new(&[
    "(réception|réceptions|reçu|reçue|reçues|réceptionné|dépôt|déposé|déposée|arrivée|envoi|présentation|remise|livraison|exécution|exécutées|achèvement|service fait|constat|admission|notification|transmission|portail|chorus|facture|factures|demande|décompte|relevé|mémoire|pièce|pièces|expiration|=soit|=celle-ci|=celui-ci|=celles-ci)",
]);

/// « C’est le visa du service qui fait courir le délai ».
fn inverted<'e>(
    r: &Reading<'_>,
    events: &'e [Range<usize>],
    begins: &Range<usize>,
) -> Option<&'e Range<usize>> {
    let near = r.back(begins.start, 10).start;
    (events.iter()).rfind(|event| {
        event.end <= begins.start && event.start >= near && r.has(&CAUSE, event.end..begins.end)
    })
}

static CAUSE: Phrases = Phrases::new(&[
    "(déclenche|fait courir|font courir|donne date|ouvre|ouvrent|=qui =fait|sert de point de départ|vaut point de départ|constitue le point|marque le point|est le point)",
]);

static DELAY: Phrases = Phrases::new(&[
    "(délai|délais|jours|terme|trentaine)",
    "(=il|=ils|celui-ci|ceux-ci) (ne|n')? (=court|=courent|=part|=partent|commence|commencent|débute|débutent)",
    "point de départ",
    "=date =de =reception (=de =la|=des) (=facture|=factures|=demande)",
    "(facture|factures|demande de paiement) ..6 (réput*|tenu*|considér*|enregistr*|=cense|=censee|=censees) ..3 (reçue|reçues|parvenue|parvenues|déposée|arrivée|en compte)",
]);

/// Of another delay, or the law's own words.
static OTHER_START: Phrases = Phrases::new(&[
    "(=garantie|=garanties|=validite|préavis|recours|pénalité|pénalités|avance|avances|exécution des|délai d'exécution|intérêts|indemnité|=nouveau =delai|interrompu|interruption|suspend|vérification dure|postérieur|postérieure|sous-traitant)",
]);

/// The delay of payment begins.
static BEGINS: Phrases = Phrases::new(&[
    "(court|courent|courant|courra|courir|débute|débutera|débutent|débuter|décompté|décomptés|compté|comptés|comptée|calculé|=part|=partent|=partant|partira|commence|commencera|commencent|commençant|s'ouvre|s'ouvrira|déclenché|déclenche|prend effet|prend cours|démarre|démarrera|=se =compte|=se =comptent|prend naissance|fait courir|font courir|donne date|donnant date)",
    "(à compter|à dater|à partir|=au =depart) (de|du|des|d'|que|qu')",
    "(du|au|le) jour (où|de|du)",
    "=date =de =reception ..4 (=s' =entend|=s'entend|=est =celle|=correspond)",
    "(point de départ|date de départ|origine du délai|jours (ouvrés|ouvrables|calendaires|francs)? (après|suivant|qui suivent))",
    "(réput*|considér*|tenu*|=cense|=censee|=censees|prise|prises|comptabilis*|enregistr*) ..3 (reçue|reçues|parvenue|parvenues|déposée|déposées|en compte|arrivée|arrivées)",
]);

/// Something that the buyer does when it pleases, after the invoice came.
static LATER_EVENT: Phrases = Phrases::new(&[
    "(signature|signé|signée|=validation|=valide|=validee|=validees|=valides|visa|visé|visée|mandat|mandatement|ordonnancement|ordonnateur|=acceptation|certification|certifié|certifiée|approbation|approuvé|approuvée|approuvées|=vote|=votes|=votee|=votees|adoption|adopté|adoptée|encaissement|bon à payer|prise en charge|délibération|liquidation|saisie|contreseing|paraphe|autorisation|vérification|contrôle|enregistrement|appose|tampon|engagement|rapprochement|traitement|imputation|instruction|transmission au|remise au)",
    "(mise en|son|le|du) paiement",
    "(comptable|trésorier|trésorière|trésor public|trésorerie|percepteur|service financier|service gestionnaire|direction financière|services financiers)",
    "(premier jour|fin|dernier jour|terme|clôture) (du|de|d') (mois|trimestre|semestre|exercice|ce|l'exercice|l'année)",
    "(mois|trimestre|exercice) (suivant|prochain|d'après)",
    "(versement|notification|=reception|encaissement|obtention|perception|déblocage|inscription|ouverture|arrivée) ..8 (subvention|subventions|=aide|=aides|crédits|=fonds|participation|concours|dotation|dotations|emprunt|=pret|financement|financements)",
    "(=ouvert|=ouvre|=inscrit|=inscrits|=debloque|=verse|=vote|=percu|=encaisse|=obtenu|=recu) ..4 (subvention|=aide|crédits|=fonds|dotation|participation|emprunt|financement|financements|budget)",
]);

/// Days after the true arrival.
static DAYS_AFTER: Phrases = Phrases::new(&[
    "(jour|jours|mois) (suivant|après|qui suit|qui suivent) ..2 (dépôt|envoi|transmission|=reception|arrivée)",
]);

/// An arrival that is only supposed.
static DEEMED: Phrases = Phrases::new(&["(réput*|considér*|tenu*|=cense|=censee|=censees)"]);

/// The start that the law gives.
static RIGHT_START: Phrases = Phrases::new(&[
    "=date (de|des|du|d') ..2 (facture|factures|demande|demandes|décompte|relevé|=memoire|=memoires|réception)",
    "(réception|réceptions|dépôt|arrivée|envoi|mise à disposition|présentation|remise|livraison|exécution|constat|service fait|admission|notification) ..3 (facture|factures|demande|demandes|décompte|relevé|prestation|prestations|fournitures|travaux|service|mémoire|mémoires|état|pièce|pièces|constat|conformité)",
    "(service fait|constat|admission|livraison)",
]);
