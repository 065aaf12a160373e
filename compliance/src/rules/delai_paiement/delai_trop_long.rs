//! EXE010.

use std::ops::Range;

use french::number_words;
use tender::BuyerKind;

use super::vocabulary::{MONEY, PAYING};
use crate::Family;
use crate::marks::{Hit, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::typography::typographic;

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
    "(=validite|valable|valables|=garantie|=garanties|retard|retards|pénalité|pénalités|préavis|interruption|interrompu*|suspension|suspen*|avance|avances|rembours*|retenue|restitu*|caution|sous-trait*|demeure|observation|observations|livr*|intervention|exécut*|vérifi*|contrôl*|contest*|réclam*|conserv*|archiv*|location|loue*|durée|reconduction|résili*|dénonc*|visite*|lever|répond*|réponse|remplac*|répar*|recours|mise à disposition|(=reception) (des|de) (la|l')? (=travaux|=ouvrage|=prestations))",
]);

/// What is done to an invoice: a delay of that is not of its payment.
pub(super) static SUBMISSION: Phrases = Phrases::new(&[
    "(présent*|transm*|adress*|dépos*|émis|émise|émises|établi|établit|établies|remet|remis|remise|remises|envoy*|envoi|produit|produite|produites|factur* ..2 (tous|chaque)|rejet*|accept*|rectifi*)",
]);

/// « de garantie », « de préavis », just after the days.
static OF_OTHER: Phrases = Phrases::new(&[
    "(=de|=d'|=en) (=la|=l'|=son|=sa|=leur)? (=validite|=garantie|préavis|retard|location|réserve|congé|mise à disposition|vérification)",
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
    "(=commune|=ville|mairie|CCAS|centre communal|communauté de communes|communal|municipalité|métropole|agglomération|=departement|=region|syndicat)",
]);

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

pub(super) fn too_long(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Hit> {
    for (range, days, month_end) in delays(r, sentence) {
        let limit = limit(r, &range)?;
        let long = days > limit || month_end && days >= limit;
        let before = r.sentence(range.start).start..range.start;
        if !long
            || lateness(r, &range)
            || r.has(&OTHER_SUBJECT, before)
            || r.has(&OTHER_PAYER, r.clause(&range))
        {
            continue;
        }
        let pay = payment(r, &range)
            .or_else(|| slow_check(r, &range, days))
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
        None => r.has(&HOSPITAL, r.all()) && !r.has(&CITY, r.all()),
    };
    let id = if hospital {
        "delai-paiement-hopital"
    } else {
        "delai-paiement"
    };
    r.ctx.law.number(id, r.ctx.launch_date).map(|days| days as u32)
}

/// Delays of a sentence in days, and whether they end with the month.
fn delays(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, u32, bool)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some((value, taken)) = ordinal(r, at) {
            found.push((at..at + taken, value, false));
            at += taken;
            continue;
        }
        // « virement à J + 60 »
        if r.folded(at) == "j"
            && r.folded(at + 1) == "+"
            && let Some(days) = r.number(at + 2)
        {
            found.push((at..at + 3, days as u32, false));
            at += 3;
            continue;
        }
        let Some((value, taken)) = number_words(&r.tokens()[at..sentence.end]) else {
            at += 1;
            continue;
        };
        let mut end = at + taken;
        // « quarante-cinq (45) jours »
        if r.folded(end) == "(" && r.number(end + 1).is_some() && r.folded(end + 2) == ")" {
            end += 3;
        }
        let factor = match r.folded(end) {
            "jour" | "jours" => Some(1.0),
            "semaine" | "semaines" => Some(7.0),
            "mois" => Some(30.0),
            "trimestre" | "trimestres" => Some(90.0),
            _ => None,
        };
        if let Some(factor) = factor
            && value < 1000.0
        {
            let month_end = r.ahead(end + 1, 3).any(|i| r.folded(i) == "fin");
            let half = r.folded(end + 1) == "et" && matches!(r.folded(end + 2), "demi" | "demie");
            let value = if half { value + 0.5 } else { value };
            found.push((at..end + 1, (value * factor) as u32, month_end));
        }
        at = end.max(at + 1);
    }
    found
}

/// « Le soixantième jour », « le quarante-cinquième jour », « le 60e jour »: the days, and how many tokens say so.
fn ordinal(r: &Reading<'_>, at: usize) -> Option<(u32, usize)> {
    let one = |word: &str| -> Option<u32> {
        Some(match word {
            "cinquieme" => 5,
            "dixieme" => 10,
            "trentieme" => 30,
            "quarantieme" => 40,
            "cinquantieme" => 50,
            "soixantieme" => 60,
            _ => {
                let figures = word
                    .trim_end_matches("ieme")
                    .trim_end_matches("eme")
                    .trim_end_matches('e');
                figures.parse().ok().filter(|_| figures.len() < word.len())?
            }
        })
    };
    let tens = |word: &str| -> Option<u32> {
        Some(match word {
            "trente" => 30,
            "quarante" => 40,
            "cinquante" => 50,
            "soixante" => 60,
            "vingt" => 80,
            _ => return None,
        })
    };
    let (value, taken) = match (tens(r.folded(at)), one(r.folded(at + 1))) {
        (Some(tens), Some(more)) => (tens + more, 2),
        _ => (one(r.folded(at))?, 1),
    };
    matches!(r.folded(at + taken), "jour" | "jours").then_some((value, taken + 1))
}
