//! EXE010.

use std::ops::Range;

use tender::BuyerKind;

use super::days::delays;
use super::vocabulary::{MONEY, PAYING};
use crate::Family;
use crate::marks::{Hit, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Le délai de paiement dépasse celui de la loi.
    ///
    /// ## Base légale
    /// Articles L2192-10, R2192-10 et R2192-11 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Une commune paie en 30 jours au plus, un établissement public de santé en 50 jours. Un délai plus long est sans effet et met
    /// les petites entreprises en difficulté.
    ///
    /// ## À éviter
    /// ```ccap,bad
    /// La ville paie les factures sous 45 jours.
    /// ```
    ///
    /// ## À écrire
    /// ```ccap,good
    /// La commune paie dans un délai de trente jours à compter de la réception de la demande de paiement.
    /// ```
    /// ```ccap,good
    /// L’hôpital paie sous 50 jours.
    /// ```
    ///
    /// ## Correction
    /// Écrire 30 jours, ou 50 pour un établissement public de santé, à compter de la réception de la demande de paiement.
    pub(crate) PaymentTooLate {
        code: "EXE010",
        name: "delai-de-paiement-trop-long",
        family: Family::DelaiPaiement,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L2192-10", "R2192-10", "R2192-11"],
        headline: "le délai de paiement dépasse celui de la loi",
        check: Check::Passage(find),
    }
}

/// What a delay may be of, other than payment.
static OTHER_DELAY: Phrases = Phrases::new(&[
    "(=validite|valable|valables|=garantie|=garanties|retard|retards|pénalité|pénalités|préavis|interruption|interrompu*|suspension|suspen*|avance|avances|rembours*|retenue|restitu*|=rendue|=rendu|=rendues|=liberee|=levee|caution|sous-trait*|demeure|observation|observations|livr*|intervention|exécut*|vérifi*|contrôl*|contest*|réclam*|conserv*|archiv*|location|loue*|durée|reconduction|résili*|dénonc*|visite*|lever|répond*|réponse|remplac*|répar*|recours|mise à disposition|(=reception) (des|de) (la|l')? (=travaux|=ouvrage|=prestations))",
]);

/// What is done to an invoice: a delay of that is not of its payment.
pub(super) static SUBMISSION: Phrases = Phrases::new(&[
    "(présent*|transm*|adress*|dépos*|émis|émise|émises|=etabli|=etablit|=etablie|=etablis|=etablies|remet|remis|remise|remises|envoy*|envoi|produit|produite|produites|factur* ..2 (tous|chaque)|rejet*|accept*|rectifi*)",
]);

/// « de garantie », « de préavis », just after the days.
static OF_OTHER: Phrases = Phrases::new(&[
    "(=de|=d'|=en) (=la|=l'|=son|=sa|=leur)? (=validite|=garantie|préavis|retard|location|réserve|congé|mise à disposition|vérification)",
]);

/// « au terme des quatorze mois de mission »
static AT_THE_END: Phrases = Phrases::new(&["(=terme|=issue|=fin|=bout)"]);

static OF_THE_BILL: Phrases = Phrases::new(&[
    "(paiement|règlement|=reception|=reglement|facture|dépôt|mandatement|délai|=leur|=cette|=date|trésorerie|présentation|chaque|transmission|=presentation|=date)",
]);

/// How often one pays, or the payment of interest, has its own limit.
static OTHER_SUBJECT: Phrases = Phrases::new(&[
    "(périodicité|fréquence|valeurs finales)",
    "(intérêts moratoires|frais de recouvrement) ..8 (=payes|=payees|=verses|=versees|=regles|=reglees)",
]);

/// Another than the buyer pays, or it was so in the past.
pub(super) static OTHER_PAYER: Phrases = Phrases::new(&[
    "(titulaire|attributaire|prestataire|forains|usagers|usager|familles|parents|locataires|abonnés|clients|exploitant|concessionnaire|délégataire|assureur|candidat|eux|celui-ci) (ne|n'|\",\"|leur|lui|les|en)? (=paie|=paient|=regle|=reglent|=verse|=versent|=acquitte|=acquittent|=paye|=payent|=versera|=reglera|=paiera|=rembourse|=s'acquitte|=s'acquittent)",
    "(forains|usagers|usager|familles|parents|locataires|abonnés|clients|exposants|adhérents|titulaire|attributaire|prestataire) ..2 (=ont|=a|=dispose|=disposent|=aura|=auront|=beneficient|=beneficie) ..3 (jours|mois|semaines) ..2 pour ..1 (payer|=regler|acquitter|=verser|s'acquitter)",
    "(due|dues|=du|=dus|versée|versées|payée|payées|réglée|réglées|acquittée|acquittées) par (l'|le|la|les) (exploitant|titulaire|usagers|familles|concessionnaire|délégataire|locataires|abonnés|clients|forains|occupant)",
    "(avait|avaient) ..1 été ..2 (pay*|=regle|=regles|=reglee|=reglees|mandat*|verse*)",
    "(=payait|=payaient|=reglait|=reglaient|=versait|=mandatait)",
]);

/// So many days are given, to pay.
static TO_PAY: Phrases = Phrases::new(&[
    "(pour|afin de|avant de|avant que) ..6 (payer|=regler|=reglement|=reglements|mandater|acquitter|=verser|=versement|paiement|paiements|honorer|solder|virement|se libérer)",
]);

static HOSPITAL: Phrases = Phrases::new(&[
    "(hôpital|hôpitaux|hospitalier|hospitalière|établissement public de santé|établissements de santé|CHU|CHR|CHRU|EPSM|GHT|AP-HP|assistance publique|hospices)",
]);
static CITY: Phrases = Phrases::new(&[
    "(=commune|=communes|=ville|=villes|mairie|CCAS|centre communal|communauté de communes|communal|municipalité|métropole|agglomération|=departement|=region|syndicat)",
]);

/// A buyer called so is no commune.
static ESTABLISHMENT: Phrases = Phrases::new(&["(=l'|=notre) =etablissement"]);

/// Homes that are no hospital, unless the hospital runs them.
static HOME: Phrases =
    Phrases::new(&["(médico-social|médico-sociale|=ehpad|=residence|établissement public local)"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&["j", "mois", "semaine", "trimestre"]) {
        return;
    }
    for sentence in r.sentences() {
        if let Some(hit) = too_long(r, &sentence) {
            hits.push(hit);
        }
    }
}

static FROM: Phrases = Phrases::new(&["(=de|=d'|=des|=du|=apres|suivant|=a =compter)"]);

/// Days to verify what is delivered, before payment: R2192-17 allows thirty.
static TO_VERIFY: Phrases = Phrases::new(&["pour (vérifier|prononcer|contrôler|admettre|constater)"]);
const LONGEST_CHECK: u32 = 30;

fn slow_check(r: &Reading<'_>, delay: &Range<usize>, days: u32) -> Option<Range<usize>> {
    let check = r.find(&TO_VERIFY, r.ahead(delay.end, 3)).into_iter().next()?;
    let pay = r.find(&PAYING, r.ahead(check.end, 20)).into_iter().next()?;
    (days > LONGEST_CHECK).then(|| hull(&check, &pay))
}

/// « lorsque le délai excède deux mois »: the days are those of a condition, not of the payment.
static CONDITION: Phrases =
    Phrases::new(&["(=lorsque|=lorsqu'|=si|=s' (=il|=ils)|=quand|=des =lors =que|=dont|=pourvu)"]);

/// « pendant deux mois », « sur dix-huit mois »: a span of time, not a term.
fn is_span(r: &Reading<'_>, delay: &Range<usize>) -> bool {
    matches!(
        r.before(delay.start),
        "pendant" | "sur" | "durant" | "depuis" | "pour" | "tous" | "toutes"
    )
}

/// What the buyer draws up before it pays.
static CERTIFICATE: Phrases = Phrases::new(&[
    "(certificat de service fait|certificat administratif|constat de service fait|certification|service fait|attestation de service fait|visa|procès-verbal)",
]);

/// « du certificat de service fait, lui-même établi dans les deux mois de la facture »: a check longer than the law
/// allows, before the delay begins.
fn slow_certificate(r: &Reading<'_>, delay: &Range<usize>, days: u32) -> Option<Range<usize>> {
    let before = since_semicolon(r, r.back(delay.start, 9));
    let certificate = r.find(&CERTIFICATE, before.clone()).pop()?;
    let drawn = r.has(&DRAWN_UP, certificate.end..delay.start);
    (days > LONGEST_CHECK && drawn && r.has(&PAYING, r.sentence(delay.start))).then_some(certificate)
}

static DRAWN_UP: Phrases = Phrases::new(&[
    "(=etabli|=etablie|=delivre|=delivree|=dresse|=dressee|=signe|=signee|=donne|=donnee|=appose|=intervient|=intervenant|=prononce)",
]);

pub(super) fn too_long(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Hit> {
    for (range, days, month_end) in delays(r, sentence) {
        let limit = limit(r, &range)?;
        let long = days > limit || month_end && days >= limit;
        let before = r.sentence(range.start).start..range.start;
        if !long
            || is_span(r, &range)
            || lateness(r, &range)
            || r.has(&OTHER_SUBJECT, before)
            || r.has(&OTHER_PAYER, r.clause(&range))
        {
            continue;
        }
        let pay = payment(r, &range)
            .filter(|pay| !r.has(&CONDITION, pay.end.min(range.start)..range.start))
            .or_else(|| slow_check(r, &range, days))
            .or_else(|| slow_certificate(r, &range, days))
            .or_else(|| listed(r, &range));
        if let Some(pay) = pay {
            let mut hit = Hit::new(hull(&pay, &range));
            hit.fix = Some(typographic(&format!(
                "Écrire {limit} jours au plus, à compter de la réception de la demande de paiement."
            )));
            return Some(hit);
        }
    }
    None
}

/// « – séjours d’été : 60 jours »: an item of a list on delays of payment.
fn listed(r: &Reading<'_>, delay: &Range<usize>) -> Option<Range<usize>> {
    let item = r.sentence(delay.start);
    let above = item.start.checked_sub(1).map(|at| r.sentence(at))?;
    let follows = matches!(r.folded(above.end - 1), ";" | ":");
    let of_payment = r.has(&PAYING, above.clone()) || r.has(&MONEY, above.clone());
    let other = r.has(&OTHER_DELAY, item.clone()) || r.has(&OTHER_DELAY, above);
    (follows && of_payment && !other && item.len() <= 20).then(|| delay.clone())
}

/// The payment a delay is of: the last thing said before it that a delay may be of, else the first thing after it.
fn payment(r: &Reading<'_>, delay: &Range<usize>) -> Option<Range<usize>> {
    let after = until_semicolon(r, r.ahead(delay.end, 16));
    if let Some(purpose) = (r.find(&TO_PAY, after.clone()).into_iter()).find(|p| p.start <= delay.end + 12) {
        return Some(purpose);
    }
    // « dispose de 45 jours pour notifier le décompte »
    let infinitive = r.folded(delay.end + 1);
    if r.folded(delay.end) == "pour" && ["er", "ir", "re"].iter().any(|end| infinitive.ends_with(end)) {
        return None;
    }
    // « 60 jours d’étude »: the days are of a work.
    let noun = delay.end + 1;
    if matches!(r.folded(delay.end), "d'" | "de")
        && r.is_word(noun)
        && r.folded(noun).chars().count() > 3
        && !r.has(&OF_THE_BILL, noun..noun + 1)
        && !r.has(&AT_THE_END, r.back(delay.start, 5))
    {
        return None;
    }
    if r.find(&OF_OTHER, after.clone())
        .iter()
        .any(|other| other.start <= delay.end + 1)
    {
        return None;
    }
    let mut before = since_semicolon(r, r.back(delay.start, 22));
    // « Chacun paie : l’un, sous trente jours ; l’autre, sous soixante jours »
    if !r.has(&OTHER_DELAY, before.clone())
        && !r.has(&PAYING, before.clone())
        && !r.has(&MONEY, after.clone())
    {
        before = r.back(delay.start, 40);
    }
    let other = (r.find(&OTHER_DELAY, before.clone()).into_iter()).rfind(|other| !of_payment(r, other));
    let since = other.as_ref().map_or(before.start, |other| other.end);
    if let Some(pay) = r.find(&PAYING, since..delay.start).pop() {
        return Some(pay);
    }
    let money = r.find(&MONEY, since..delay.start).pop();
    if let Some(money) = money {
        let submitted = r.has(&SUBMISSION, r.back(money.start, 4).start..delay.start);
        return (!submitted).then_some(money);
    }
    if other.is_some() {
        return None;
    }
    let pay = [r.find(&PAYING, after.clone()), r.find(&MONEY, after.clone())]
        .into_iter()
        .flatten()
        .min_by_key(|pay| pay.start)?;
    let sentence = r.sentence(delay.start);
    let of_buyer = [&MONEY, &CITY, &HOSPITAL]
        .into_iter()
        .any(|who| r.has(who, sentence.clone()));
    // « dans les soixante jours de la réception »: the start of the delay, not another one.
    let other = (r.find(&OTHER_DELAY, delay.end..pay.start).into_iter())
        .any(|other| other.start > delay.end + 3 || !r.has(&FROM, delay.end..other.start));
    (of_buyer && !other && !r.has(&SUBMISSION, r.back(delay.start, 8))).then_some(pay)
}

/// « Le paiement des livraisons », « les factures vérifiées »: the payment is what the delay is of.
fn of_payment(r: &Reading<'_>, other: &Range<usize>) -> bool {
    let near = r.back(other.start, 4);
    (r.find(&PAYING, near).into_iter()).any(|pay| {
        let gap = pay.end..other.start;
        gap.clone()
            .any(|at| matches!(r.folded(at), "de" | "des" | "du" | "d'" | "les" | "la"))
            && !gap
                .clone()
                .any(|at| matches!(r.folded(at), "," | "et" | ":" | "("))
    })
}

fn until_semicolon(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let end = range.clone().find(|&at| r.folded(at) == ";");
    range.start..end.unwrap_or(range.end)
}

fn since_semicolon(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let start = range.clone().rev().find(|&at| r.folded(at) == ";");
    start.map_or(range.start, |at| at + 1)..range.end
}

fn lateness(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let each = r.before(range.start) == "chaque";
    each || r.has(
        &PUBLIC_FIRMS,
        r.back(range.start, 4).start..r.ahead(range.end, 9).end,
    ) || r.has(&UNPAID, r.back(range.start, 9))
        || r.has(&LATE, r.back(range.start, 4))
        || r.has(&LATE, r.ahead(range.end, 3))
}

/// The law gives them sixty days.
static PUBLIC_FIRMS: Phrases = Phrases::new(&["entreprises publiques"]);

/// « si le paiement n’est pas intervenu … après l’échéance »: what follows a failure to pay.
static UNPAID: Phrases = Phrases::new(&[
    "(=n'|=ne) (=est|=a|=sont|=ont) =pas (=ete)? (intervenu|effectué|versé|payé|payée|payées|réglé|réglée|réglées)",
    "(défaut|absence) de (paiement|règlement)",
]);

static LATE: Phrases = Phrases::new(&["(retard|avant|tous les|interrompu|supplémentaires|inférieur)"]);

/// The delay of the law for the buyer of the tender, else for the one the passage names, else the shortest.
fn limit(r: &Reading<'_>, delay: &Range<usize>) -> Option<u32> {
    let here = since_semicolon(r, r.sentence(delay.start).start..delay.end);
    let (care, other) = (
        r.has(&HOSPITAL, here.clone()),
        r.has(&CITY, here.clone()) || r.has(&HOME, here),
    );
    let hospital = match r.ctx.tender {
        Some(tender) => tender.buyer.kind == BuyerKind::Hopital,
        // Each member of a group has its own delay.
        None if care != other => care,
        None => {
            let establishment = || r.has(&ESTABLISHMENT, r.all()) && !r.has(&HOME, r.all());
            (r.has(&HOSPITAL, r.all()) || establishment()) && !r.has(&CITY, r.all())
        }
    };
    let id = if hospital {
        "delai-paiement-hopital"
    } else {
        "delai-paiement"
    };
    r.ctx.law.number(id, r.ctx.launch_date).map(|days| days as u32)
}
