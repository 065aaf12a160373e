//! DRO002.

use std::ops::Range;

use french::number_words;

use crate::Family;
use crate::marks::{Hit, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};
use document::typographic;

declare_rule! {
    /// Un seuil cité n’est pas celui de la date de lancement.
    ///
    /// ## Base légale
    /// Articles L2124-1 et R2122-8 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Les seuils changent tous les deux ans, et celui de la dispense a changé en 2026. Un ancien montant fait choisir la mauvaise
    /// procédure.
    ///
    /// ## À éviter
    /// ```rc,bad
    /// Le montant est inférieur au seuil de procédure formalisée de 221 000 euros HT.
    /// ```
    /// ```rc,bad
    /// Le code dispense de publicité et de mise en concurrence les fournitures inférieures à 40 000 euros HT.
    /// ```
    ///
    /// ## À écrire
    /// ```rc,good
    /// Le montant estimé est inférieur au seuil de procédure formalisée de 216 000 euros HT.
    /// ```
    /// ```ccap,good
    /// Les données essentielles du marché, supérieur à 40 000 euros HT, sont publiées.
    /// ```
    ///
    /// ## Correction
    /// Écrire le seuil en vigueur à la date de lancement, ou renvoyer à l’article du code sans citer de montant.
    pub(crate) PastThreshold {
        code: "DRO002",
        name: "seuil-depasse",
        family: Family::DroitPerime,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["L2124-1", "R2122-8"],
        headline: "ce seuil n’est pas celui en vigueur",
        check: Check::Passage(find),
    }
}

/// A duty whose threshold is quoted, and the parameters that fix it.
struct Threshold {
    context: Phrases,
    parameters: &'static [&'static str],
    /// Amounts quoted beside it that are not this threshold: those of other duties.
    tolerated: &'static [&'static str],
}

static THRESHOLDS: [Threshold; 3] = [
    Threshold {
        context: Phrases::new(&[
            "(procédure|procédures) (formalisé|formalisée|formalisées|adapté|adaptée|adaptées)",
            "(procédure|consultation) ..2 (formalisée|adaptée)",
            "(=MAPA|MAPAs)",
            "appel d'offres",
            "(=JOUE|Journal officiel de l'Union)",
            "(seuil|seuils|plafond|plafonds|limite|montant|barre) ..3 (formalisé|européen|européens|européenne|communautaire|communautaires|adapté|adaptée)",
            "marché (à procédure)? adapté",
        ]),
        parameters: &[
            "formalisee-collectivites",
            "formalisee-hopitaux",
            "formalisee-etat",
            "formalisee-travaux",
            "services-sociaux-joue",
        ],
        tolerated: &[
            "publicite-boamp-ou-jal",
            "dispense-fournitures-services",
            "dispense-travaux",
            "dispense-innovation",
            "dispense-livres",
            "petits-lots-fournitures-services",
            "petits-lots-travaux",
            "profil-acheteur",
            "donnees-essentielles",
            "ecrit",
        ],
    },
    Threshold {
        context: Phrases::new(&[
            "(dispense|dispensé|dispensés|dispensée|dispenser|dispensent|exempté|exonéré|exonère|affranchi) ..8 (publicité|mise en concurrence|concurrence|procédure|formalité|formalités)",
            "sans ..2 (publicité|mise en concurrence|formalité|formalités|concurrence|consultation)",
            "(nul|nulle|aucun|aucune) (publicité|mise en concurrence|concurrence|procédure|consultation|formalité|publication)",
            "(publicité|mise en concurrence|concurrence) ..3 (facultatif|facultative|inutile|superflu|superflue|non requise|non obligatoire)",
            "(négocié|négociée|conclu|conclue|passé|passée|attribué|attribuée|acheter|acheté|commandé|commande|traité) ..2 (directement|librement|sur simple devis|de gré à gré)",
            "(publicité|mise en concurrence) ..4 (préalable|préalables) ..4 (n'est|ne|non)",
            "(ne|n') ..6 (publicité|mise en concurrence)",
            "(échappe|échappent|échapper|soustrait|soustraits|soustraites|soustraire|=hors) ..3 (publicité|mise en concurrence|concurrence|procédure|formalité|formalités)",
            "(de)? gré à gré",
            "(=seuil|=seuils|plafond|limite) ..6 (dispense|mise en concurrence|concurrence)",
            "(dispense|achat direct|achats directs|marché négocié sans)",
        ]),
        parameters: &[
            "dispense-fournitures-services",
            "dispense-travaux",
            "dispense-innovation",
            "dispense-livres",
        ],
        tolerated: &[
            "petits-lots-fournitures-services",
            "petits-lots-travaux",
            "publicite-boamp-ou-jal",
            "formalisee-collectivites",
            "formalisee-hopitaux",
            "formalisee-travaux",
        ],
    },
    Threshold {
        context: Phrases::new(&[
            "(seuil|seuils|plafond|limite) ..4 publicité",
            "publicité ..3 (obligatoire|impérative|imposée|exigée|requise)",
            "(obligation|obligations) de publicité",
            "(BOAMP|journal d'annonces légales|bulletin officiel des annonces) ..10 (obligatoire|obligatoirement|impose|imposé|imposée|exigé|exigée)",
            "(publicité|insertion|avis) ..8 (BOAMP|journal d'annonces légales|bulletin officiel des annonces) ..8 (obligatoire|obligatoirement|impose|imposé|imposée|exigé|exigée|requis|requise)",
        ]),
        parameters: &["publicite-boamp-ou-jal"],
        tolerated: &[
            "formalisee-collectivites",
            "formalisee-hopitaux",
            "formalisee-etat",
            "formalisee-travaux",
            "services-sociaux-joue",
            "dispense-fournitures-services",
            "dispense-travaux",
            "donnees-essentielles",
            "ecrit",
        ],
    },
];

/// Words that make an amount a limit.
static LIMIT: Phrases = Phrases::new(&[
    "(seuil|seuils|plafond|plafonds|limite|barre|inférieur|inférieure|inférieurs|inférieures|supérieur|supérieure|excède|excédant|dépasse|dépassant|dépassent|atteint|atteignant)",
    "(au-delà|en deçà|au-dessous|au-dessus|en dessous|à partir|à compter|à concurrence|moins|plus) (de|du|des|d'|desquels|duquel|desquelles|que|à)",
    "(jusqu'à|jusqu'au|=sous|=dès|entre|ne ..3 pas)",
]);

/// The same, said after the amount.
static LIMIT_AFTER: Phrases = Phrases::new(&[
    "(au-delà|en deçà|au-dessous|au-dessus|en dessous|à partir|à compter|à concurrence) (duquel|desquels|desquelles|de laquelle|de quoi|de ce montant|de cette somme)",
    "(seuil|plafond|limite|barre) (au-delà|en deçà|au-dessous|à partir|de|du|des|d'|pour)",
]);

static COMPARED: Phrases = Phrases::new(&[
    "(inférieur|inférieure|inférieurs|inférieures|supérieur|supérieure|excède|dépasse|atteint|reste|=est|=sont)",
]);

/// Words that say of an amount that it is this purchase's.
static OWN_VALUE: Phrases = Phrases::new(&[
    "(estimé|estimée|estimés|estimation|évalué|évaluée|chiffré|valeur|montant|besoin|dépense|budget|coût|lot|lots|marché|opération|total|maximum|minimum|maximal|minimal|s'élève|soit|prévu|prévue)",
]);

static OTHER_DUTY: Phrases = Phrases::new(&[
    "(données essentielles|forme écrite|écrit|contrat écrit|avance|retenue de garantie|r2196-1|r2112-1)",
]);

/// The amount is that of the purchase, where no limit stands between.
static ITS_OWN: Phrases = Phrases::new(&["(estimé à|estimation|montant du marché|s'élève)"]);

static INTERNAL: Phrases = Phrases::new(&[
    "(règle|règles|règlement|guide|procédure|procédures|seuil|politique|délibération|charte|note) (interne|internes|intérieur|de la commune|de l'établissement|de la collectivité|plus stricte)",
    "(commune|acheteur|collectivité|établissement|ville|hôpital|centre|conseil) ..3 s'impose",
    "(se fixe|s'est fixé|a fixé|a choisi|a décidé|plus strict|plus stricte|délibération)",
]);

static HISTORY: Phrases =
    Phrases::new(&["(ancien|ancienne|historique|précédemment|auparavant|était|étaient|relevé|relevée)"]);

static GOODS: Phrases = Phrases::new(&["(fourniture|fournitures|service|services)"]);

static WORKS: Phrases = Phrases::new(&["(travaux|ouvrage|ouvrages|chantier|chantiers)"]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&["€", "eur", "k€", "keur"]) {
        return;
    }
    for sentence in r.sentences() {
        for threshold in &THRESHOLDS {
            if let Some(hit) = quoted(r, &sentence, threshold) {
                hits.push(hit);
                break;
            }
        }
    }
}

fn quoted(r: &Reading<'_>, sentence: &Range<usize>, threshold: &Threshold) -> Option<Hit> {
    let contexts = r.find(&threshold.context, sentence.clone());
    if contexts.is_empty() || r.has(&HISTORY, sentence.clone()) {
        return None;
    }
    let asserted = current(r, threshold.parameters);
    // What the law of that day is cannot be said: nothing is asserted against it.
    if asserted.is_empty() || may_speak_of_the_unknown(r, sentence, threshold.parameters) {
        return None;
    }
    let tolerated = current(r, threshold.tolerated);
    let amounts = amounts(r, sentence);
    let right = amounts.iter().any(|(_, value)| asserted.contains(value));
    let (amount, context) = amounts.into_iter().find_map(|(range, value)| {
        if asserted.contains(&value)
            || tolerated.contains(&value)
            || r.has(&OTHER_DUTY, r.back(range.start, 8))
        {
            return None;
        }
        // The amount must be said to be a limit, close by; where the right limit stands too, by its very name.
        let near = limit_before(r, &range);
        let limit = match r.find(&LIMIT, near.clone()).pop() {
            Some(limit) => limit,
            // « passé 214 000 euros, … »
            None if r.before(range.start) == "passe" => range.start - 1..range.start,
            // « 40 000 euros, montant au-dessous duquel nulle publicité n’est due »
            None => {
                let after = r.find(&LIMIT_AFTER, r.ahead(range.end, 7)).into_iter().next()?;
                // « 1 380 000 €, est inférieure au seuil de… »: compared with a limit, and none itself.
                if r.has(&COMPARED, range.end..after.start) {
                    return None;
                }
                after
            }
        };
        let named = r.folded(limit.start).starts_with("seuil")
            || matches!(r.folded(limit.start), "plafond" | "plafonds" | "limite" | "barre");
        if r.has(&ITS_OWN, limit.end.min(range.start)..range.start)
            || limit.start > range.start && r.has(&ITS_OWN, r.back(range.start, 8))
        {
            return None;
        }
        if !named && (right || limit.end <= range.start && r.has(&OWN_VALUE, limit.end..range.start)) {
            return None;
        }
        let context = contexts.iter().find(|context| {
            r.clause(&range).contains(&context.start) && context.start.abs_diff(range.start) < 30
        })?;
        Some((range, context.clone()))
    })?;
    if r.has(&INTERNAL, sentence.clone()) {
        return None;
    }
    let now: Vec<String> = asserted
        .iter()
        .map(|value| {
            tender::Euros::from_f64(*value as f64)
                .map(|e| e.short().to_string())
                .unwrap_or_default()
        })
        .collect();
    let mut hit = Hit::new(hull(&context, &amount));
    hit.fix = Some(typographic(&format!(
        "Seuils en vigueur à la date de lancement, selon l’objet et l’acheteur : {}. Citer l’article suffit.",
        now.join(", ")
    )));
    Some(hit)
}

/// The words before an amount, as far as the amount before it.
fn limit_before(r: &Reading<'_>, amount: &Range<usize>) -> Range<usize> {
    let back = r.back(amount.start, 14);
    let start = back
        .clone()
        .rev()
        .find(|&at| matches!(r.folded(at), "€" | "euros" | "euro" | "eur" | "k€"))
        .map_or(back.start, |at| at + 1);
    start..amount.start
}

/// Whether the amount may be one that nobody can assert on the launch date: any amount could then be right. Only
/// a sentence on supplies or services is surely not about a threshold of works.
fn may_speak_of_the_unknown(r: &Reading<'_>, sentence: &Range<usize>, parameters: &[&str]) -> bool {
    let of_goods_only = || r.has(&GOODS, sentence.clone()) && !r.has(&WORKS, sentence.clone());
    parameters
        .iter()
        .filter(|id| {
            let value = r.ctx.law.parameter(id).and_then(|p| p.at(r.ctx.launch_date));
            value.is_some_and(law::DatedValue::is_unasserted)
        })
        .any(|id| !(id.ends_with("-travaux") && of_goods_only()))
}

/// Whole euros of parameters on the launch date, each once.
fn current(r: &Reading<'_>, parameters: &[&str]) -> Vec<u64> {
    let mut values: Vec<u64> = parameters
        .iter()
        .filter_map(|id| r.ctx.law.number(id, r.ctx.launch_date))
        .map(|value| value as u64)
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// Amounts in euros of a sentence.
fn amounts(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, u64)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match number_words(&r.tokens()[at..sentence.end]) {
            Some((value, taken)) => {
                let end = at + taken;
                let unit = r.folded(end);
                let thousands = matches!(unit, "k€" | "keuros" | "ke");
                let euros = matches!(unit, "€" | "euros" | "euro" | "eur") || thousands;
                if euros && value >= 1.0 {
                    let value = if thousands { value * 1000.0 } else { value };
                    found.push((at..end + 1, value as u64));
                }
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use document::DocumentKind;
    use law::Law;

    use crate::{Context, check_text};

    #[track_caller]
    fn check(text: &str, launch: &str, flagged: bool) {
        let launch = launch.parse().expect("une date écrite dans le test");
        let findings = check_text(text, DocumentKind::Rc, &Context::new(launch, Law::embedded()));
        let found = findings.iter().any(|finding| finding.rule.code == "DRO002");
        assert_eq!(found, flagged, "{text} au {launch}");
    }

    /// From 2027 the exemption of works, from 2028 the European thresholds are not asserted: no amount can be
    /// said to be wrong.
    #[test]
    fn nothing_is_asserted_against_a_value_nobody_asserts() {
        let dispense = "Le code dispense de publicité et de mise en concurrence";
        let works = format!("{dispense} les travaux inférieurs à 140 000 euros HT.");
        let supplies = format!("{dispense} les fournitures inférieures à 40 000 euros HT.");
        let anything = format!("{dispense} les achats inférieurs à 40 000 euros HT.");
        let formal = "Le montant est inférieur au seuil de procédure formalisée de 221 000 euros HT.";
        for (text, launch, flagged) in [
            (works.as_str(), "2026-12-31", true),
            (&works, "2027-01-01", false),
            (&anything, "2026-12-31", true),
            (&anything, "2027-01-01", false),
            (&supplies, "2026-12-31", true),
            (&supplies, "2027-01-01", true),
            (formal, "2027-12-31", true),
            (formal, "2028-01-01", false),
        ] {
            check(text, launch, flagged);
        }
    }
}
