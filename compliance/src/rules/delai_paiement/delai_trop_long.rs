//! EXE010.

use std::ops::Range;

use french::number_words;
use tender::BuyerKind;

use crate::Family;
use crate::marks::{Hit, between, hull};
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

static PAYS: Phrases = Phrases::new(&[
    "(paie|paient|paye|payent|payé|payée|payés|payées|payer|paiera|règle|règlent|réglé|réglée|réglés|réglées|régler|réglera|mandate|mandaté|mandatée|mandatées|mandatement|acquitte|acquittée|acquittées|acquittera|honorée|honorées|se libère|s'acquitte)",
    "(payable|payables|versé|versée|versés|versées|virement|mise en paiement|mis en paiement|liquidé|liquidées)",
    "(délai|délais) ..3 (de)? (paiement|règlement|mandatement)",
    "(paiement|paiements|règlement|règlements|virement|mandatement) ..14 (jours|mois|semaines)",
    "(assurer|effectuer|procéder|réaliser|différer|reporter|retarder|pour) ..5 (paiement|règlement|paiements)",
    "(réglerait|réglera|règlera|honore|honorera|honorent|solde|soldera|différer|verse|versera)",
]);

static OTHER_DELAY: Phrases = Phrases::new(&[
    "(validité|garantie|retard|pénalité|réception des travaux|intervention|préavis|interruption|suspension|avance|remboursement|retenue|sous-traitant|mise en demeure|observations|paiement du sous-traitant)",
]);

static HOSPITAL: Phrases = Phrases::new(&[
    "(hôpital|hôpitaux|hospitalier|hospitalière|établissement public de santé|établissements de santé|CHU|CHR|CHRU|GHT|AP-HP|assistance publique|clinique)",
]);
static CITY: Phrases =
    Phrases::new(&["(=commune|=ville|mairie|CCAS|centre communal|communauté de communes|communal)"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&["jour", "mois", "semaine"]) {
        return;
    }
    for sentence in r.sentences() {
        if let Some(hit) = too_long(r, &sentence) {
            hits.push(hit);
        }
    }
}

pub(super) fn too_long(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Hit> {
    let pays = r.find(&PAYS, sentence.clone());
    if pays.is_empty() {
        return None;
    }
    let limit = limit(r)?;
    for (range, days, month_end) in delays(r, sentence) {
        let Some(pay) = pays
            .iter()
            .filter(|p| close(r, p, &range))
            .min_by_key(|p| between(p, &range).len())
        else {
            continue;
        };
        let link = between(pay, &range);
        // « règle en trente jours ; la mise à disposition, de 60 jours »
        if link.clone().any(|at| r.folded(at) == ";") {
            continue;
        }
        if (days > limit || month_end && days >= limit) && !r.has(&OTHER_DELAY, link) && !lateness(r, &range)
        {
            let mut hit = Hit::new(hull(pay, &range));
            hit.fix = Some(typographic(&format!(
                "Écrire {limit} jours au plus, à compter de la réception de la demande de paiement."
            )));
            return Some(hit);
        }
    }
    None
}

/// The delay follows the payment, or stands just before it.
fn close(r: &Reading<'_>, pay: &Range<usize>, delay: &Range<usize>) -> bool {
    if pay.start < delay.start {
        return delay.start - pay.start <= 22;
    }
    let gap = delay.end..pay.start.max(delay.end);
    // « dispose de 75 jours, à dater de la réception des factures, pour en assurer le règlement »
    let disposes = r.has(&DISPOSES, r.back(delay.start, 4));
    if disposes
        && gap.len() <= 14
        && (gap.clone().any(|at| r.folded(at) == "pour")
            || r.before(pay.start) == "pour"
            || r.folded(pay.start) == "pour")
    {
        return true;
    }
    gap.len() <= 4 && !gap.clone().any(|at| matches!(r.folded(at), "," | ";" | "et"))
}

static DISPOSES: Phrases = Phrases::new(&[
    "(dispose|disposent|disposera|s'accorde|s'accordent|bénéficie|se réserve|se donne|a|aura|prend|jouit)",
]);

fn lateness(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&LATE, r.back(range.start, 4)) || r.has(&LATE, r.ahead(range.end, 3))
}

static LATE: Phrases =
    Phrases::new(&["(retard|avant|au bout|chaque|tous les|interrompu|supplémentaires|inférieur)"]);

/// The delay of the law for the buyer of the tender, else for the one the passage names, else the shortest.
fn limit(r: &Reading<'_>) -> Option<u32> {
    let hospital = match r.ctx.tender {
        Some(tender) => tender.buyer.kind == BuyerKind::Hopital,
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
