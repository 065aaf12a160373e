//! Values of the global variables for a tender.

use std::collections::{BTreeMap, BTreeSet};

use clauses::GLOBALS;
use law::Unit;
use obligations::{Assessment, Procedure, Publicity};
use tender::{Euros, Value};

use crate::Brief;
use crate::assemble::SINGLE;
use crate::deadline::Deadline;

/// A global variable ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GlobalValue {
    pub(crate) label: String,
    pub(crate) value: Option<String>,
}

/// All of them, by name.
pub(crate) struct Globals {
    values: BTreeMap<String, GlobalValue>,
    /// Whether the CCP stands for the CCAP and the CCTP.
    single: bool,
    /// Whether there may be several lots.
    pub(crate) several: bool,
}

/// The procedure that the law asks for, in words. A formal one may take other forms: the documents drafted here are
/// those of an open call for tenders.
#[must_use]
pub fn procedure_words(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Formalisee => "procédure formalisée (documents préparés pour un appel d’offres ouvert)",
        other => conducted_words(other),
    }
}

/// The article that dispenses from publicity, below the threshold, for books or for an innovation: the three duties
/// that remain stand in it.
#[must_use]
pub fn dispensing_article(assessment: &Assessment) -> &'static str {
    assessment
        .procedure_basis
        .iter()
        .copied()
        .find(|article| article.starts_with("R2122"))
        .unwrap_or("R2122-8")
}

/// The articles that ask for it, in words.
#[must_use]
pub fn procedure_articles(assessment: &Assessment) -> String {
    match assessment.procedure {
        Procedure::Formalisee => listed(&assessment.procedure_basis),
        _ => conducted_articles(assessment),
    }
}

/// The procedure as the documents conduct it.
pub(crate) fn conducted_words(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::SansPublicite => "marché passé sans publicité ni mise en concurrence préalables",
        Procedure::Mapa => "procédure adaptée",
        Procedure::Formalisee => "appel d’offres ouvert",
    }
}

/// The articles by which the documents conduct it.
pub(crate) fn conducted_articles(assessment: &Assessment) -> String {
    match assessment.procedure {
        // The exemption used decides: small value, books, innovation.
        Procedure::SansPublicite => listed(&assessment.procedure_basis),
        Procedure::Mapa => {
            let mut basis = assessment.procedure_basis.clone();
            basis.push("R2123-4");
            listed(&basis)
        }
        Procedure::Formalisee => "articles L. 2124-2, R. 2124-2 (1°) et R. 2161-2 à R. 2161-5".to_owned(),
    }
}

/// `articles L. 2123-1, R. 2123-1 (3°) et R. 2123-4`, as the texts of the pieces name them.
fn listed(articles: &[&str]) -> String {
    let names: Vec<String> = articles
        .iter()
        .map(|article| {
            let (id, part) = match article.split_once(' ') {
                Some((id, part)) => (id, format!(" ({part})")),
                None => (*article, String::new()),
            };
            match id.split_at_checked(1) {
                Some((letter @ ("L" | "R" | "D"), number)) => format!("{letter}. {number}{part}"),
                _ => format!("{id}{part}"),
            }
        })
        .collect();
    match names.split_last() {
        Some((last, [])) => format!("article {last}"),
        Some((last, others)) => format!("articles {} et {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The publicity in words.
#[must_use]
pub fn publicity_words(publicity: obligations::Publicity) -> &'static str {
    match publicity {
        Publicity::Libre => "aucune publicité obligatoire",
        Publicity::Adaptee => "publicité adaptée aux caractéristiques du marché",
        Publicity::BoampOuJal => "BOAMP ou journal d’annonces légales",
        Publicity::BoampJoue => "BOAMP et Journal officiel de l’Union européenne",
        Publicity::Joue => "Journal officiel de l’Union européenne",
    }
}

/// A number as a French reader writes it: decimal comma, thousands apart.
pub(crate) fn number(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() >= 1_000.0 {
        // Euros groups thousands the French way; the sign of currency is dropped.
        if let Ok(amount) = Euros::from_f64(n) {
            return amount.short().trim_end_matches(['€', '\u{202f}']).to_owned();
        }
    }
    Value::Number(n).to_string()
}

/// A deadline as candidates read it: « 15 janvier 2027 à 12 h » for 2027-01-15T12:00; words stay as they were typed.
fn deadline(typed: &str) -> String {
    let typed = typed.trim();
    let bare = typed.starts_with(|c: char| c.is_ascii_digit()) && typed.get(4..5) == Some("-");
    match Deadline::read(typed) {
        Some(Deadline { day, time: None }) if bare => law::long_date(day),
        Some(Deadline {
            day,
            time: Some((hour, minutes)),
        }) if bare => {
            let minutes = match minutes {
                0 => String::new(),
                minutes => format!("\u{a0}{minutes:02}"),
            };
            format!("{} à {hour}\u{a0}h{minutes}", law::long_date(day))
        }
        _ => typed.to_owned(),
    }
}

impl Globals {
    pub(crate) fn of(brief: &Brief<'_>) -> Self {
        let tender = brief.tender;
        let buyer = &tender.buyer;
        let months = |n: Option<u32>| n.map(|n| n.to_string());
        let cpv: Vec<String> = tender
            .all_cpv()
            .into_iter()
            .map(|code| match brief.cpv_labels.get(code) {
                Some(label) => format!("{code} ({label})"),
                None => code.to_string(),
            })
            .collect();
        let general = brief.general_conditions().ccag;
        let of_ccag = |topic: &str| {
            let entry = brief.law.ccag_on(topic, general.name())?;
            Some(entry.id.split_once(' ')?.1.to_owned())
        };
        let value = |name: &str| -> Option<String> {
            match name {
                "tender.objet" => Some(tender.objet.trim().to_owned()),
                "tender.nature" => Some(tender.nature.slug().to_owned()),
                "tender.reference" => tender.reference.clone(),
                "tender.offers_deadline" => tender.offers_deadline.as_deref().map(deadline),
                "tender.duration_months" => months(tender.duration_months),
                "tender.amount_ht" => Some(tender.amount_ht.short()),
                "tender.maximum_ht" => tender.maximum_ht.map(Euros::short),
                "tender.cpv" => (!cpv.is_empty()).then(|| cpv.join(", ")),
                "tender.delivery_sites" => {
                    (!tender.delivery_sites.is_empty()).then(|| tender.delivery_sites.join("\u{a0}; "))
                }
                "tender.context" => tender.context.clone(),
                "tender.single_lot_reason" => tender.single_lot_reason.clone(),
                "tender.lot_count" => tender.lot_count().map(|n| n.to_string()),
                "tender.delivery_start_delay_months" => months(tender.delivery_start_delay_months),
                "tender.ccag" => Some(general.in_full()),
                "ccag.nom" => Some(general.name().to_owned()),
                "ccag.avance" | "ccag.retard" | "ccag.insertion" | "ccag.environnement" => {
                    of_ccag(&name["ccag.".len()..])
                }
                "tender.procedure" => Some(conducted_words(brief.assessment.procedure).to_owned()),
                "tender.procedure_article" => Some(conducted_articles(brief.assessment)),
                "groupement.coordinateur" if tender.is_joint() => tender.coordinator().map(str::to_owned),
                "groupement.membres" if tender.is_joint() => Some(tender.member_names().join("\u{a0}; ")),
                "groupement.execution" => tender
                    .mission()
                    .map(|mission| crate::convention::execution(mission).to_owned()),
                "buyer.name" => buyer.name.clone(),
                "buyer.address" => buyer.address.clone(),
                "buyer.siret" => buyer.siret.as_ref().map(ToString::to_string),
                "buyer.profile_url" => buyer.profile_url.clone(),
                "buyer.court" => buyer.court.clone(),
                "buyer.signatory" => buyer.signatory.clone(),
                "buyer.contact" => buyer.contact.clone(),
                _ => None,
            }
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
        };
        let mut values: BTreeMap<String, GlobalValue> = GLOBALS
            .iter()
            .map(|global| {
                (
                    global.name.to_owned(),
                    GlobalValue {
                        label: global.label.to_owned(),
                        value: value(global.name),
                    },
                )
            })
            .collect();
        for parameter in brief.law.parameters() {
            let value = parameter
                .at(tender.launch_date)
                .and_then(|dated| dated.amount)
                .map(|amount| match parameter.unit {
                    Unit::EurosHt | Unit::EurosTtc | Unit::Euros => {
                        Euros::from_f64(amount).map_or_else(|_| number(amount), Euros::short)
                    }
                    _ => number(amount),
                });
            values.insert(
                format!("law.{}", parameter.id),
                GlobalValue {
                    label: parameter.label.clone(),
                    value,
                },
            );
        }
        Self {
            values,
            single: brief.options(&brief.facts()).contains(SINGLE),
            several: brief.tender.lot_count().is_none_or(|count| count > 1),
        }
    }

    /// The name of a piece as the consultation has it (`piece.cctp`).
    pub(crate) fn piece(&self, name: &str) -> Option<&'static str> {
        match name {
            "piece.ccap" | "piece.cctp" if self.single => Some("cahier des clauses particulières"),
            "piece.ccap" => Some("cahier des clauses administratives particulières"),
            "piece.cctp" => Some("cahier des clauses techniques particulières"),
            _ => None,
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&GlobalValue> {
        self.values.get(name)
    }

    /// Names whose value is known.
    pub(crate) fn known(&self) -> BTreeSet<String> {
        self.values
            .iter()
            .filter(|(_, v)| v.value.is_some())
            .map(|(name, _)| name.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::deadline;

    #[test]
    fn a_deadline_reads_as_one_says_it() {
        for (typed, said) in [
            ("2027-01-15T12:00", "15\u{a0}janvier 2027 à 12\u{a0}h"),
            ("2027-01-15 09:30", "15\u{a0}janvier 2027 à 9\u{a0}h\u{a0}30"),
            ("2027-01-15", "15\u{a0}janvier 2027"),
            ("15 janvier 2027, midi", "15 janvier 2027, midi"),
        ] {
            assert_eq!(deadline(typed), said);
        }
    }
}
