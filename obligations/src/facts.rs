//! What the rules look at: the tender, and the law of its launch date worked out once.

use law::{Law, Parameter, long_date};
use tender::{BuyerKind, Cpv, Date, Euros, Nature, Tender};

use crate::words::ht;
use crate::{Procedure, Publicity, cpv_lists, procedure};

/// An amount fixed by the law, and what to know before relying on it.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    /// Euros excluding VAT.
    pub(crate) amount: Euros,
    /// A doubt of the law, in a French sentence.
    pub(crate) note: Option<String>,
}

impl Limit {
    /// The doubt, when it can change the answer: far from the threshold it cannot.
    pub(crate) fn doubt(&self, amount: Euros) -> Option<&str> {
        let near = amount.cents() >= self.amount.cents() / 2 && amount.cents() / 2 <= self.amount.cents();
        let note = self.note.as_deref()?;
        (near || self.amount == Euros::default()).then_some(note)
    }

    /// The value of a date. When it is not asserted the last known one is used, and said so; when
    /// nothing is known the limit is zero, which leads to the strictest regime.
    fn of(law: &Law, id: &str, date: Date) -> Self {
        let Some(parameter) = law.parameter(id) else {
            return Self {
                amount: Euros::default(),
                note: Some(format!(
                    "Le paramètre « {id} » manque : le régime le plus strict est retenu."
                )),
            };
        };
        let asserted = parameter.last_asserted(date);
        let note = parameter.at(date).and_then(|value| value.note.clone());
        match asserted.and_then(|value| value.euros()) {
            Some(amount) => Self { amount, note },
            None => Self::before_everything(parameter, date),
        }
    }

    fn before_everything(parameter: &Parameter, date: Date) -> Self {
        let first = parameter.values.iter().find_map(law::DatedValue::euros);
        Self {
            amount: first.unwrap_or_default(),
            note: Some(format!(
                "Aucune valeur n’est connue au {}\u{a0}; la plus ancienne est utilisée, à vérifier.",
                long_date(date)
            )),
        }
    }
}

/// A tender under the law of its launch date.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) tender: &'a Tender,
    pub(crate) law: &'a Law,
    pub(crate) date: Date,
    /// Value of the whole need; for a framework agreement, its maximum when it is larger.
    pub(crate) amount: Euros,
    /// Below: neither publicity nor competition (R2122-8).
    pub(crate) dispense: Limit,
    /// From: formal procedure (R2124-1).
    pub(crate) formal: Limit,
    /// From: notice in the Official Journal of the Union for social services (R2131-15).
    pub(crate) social: Limit,
    /// Social and other specific services (R2123-1 3°), by the main CPV code.
    pub(crate) is_social: bool,
    pub(crate) procedure: Procedure,
    pub(crate) publicity: Publicity,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(tender: &'a Tender, law: &'a Law) -> Self {
        let date = tender.launch_date;
        let works = tender.nature == Nature::Travaux;
        let dispense = if works {
            "dispense-travaux"
        } else {
            "dispense-fournitures-services"
        };
        let formal = match (works, tender.buyer.kind) {
            (true, _) => "formalisee-travaux",
            (false, BuyerKind::Etat) => "formalisee-etat",
            (false, BuyerKind::Hopital) => "formalisee-hopitaux",
            (false, BuyerKind::Commune | BuyerKind::Epci | BuyerKind::Departement | BuyerKind::Region) => {
                "formalisee-collectivites"
            }
        };
        // R2121-8: a framework agreement is worth the most it can order.
        let amount = match (tender.accord_cadre, tender.maximum_ht) {
            (Some(true), Some(maximum)) => tender.amount_ht.max(maximum),
            _ => tender.amount_ht,
        };
        let is_social = tender.nature == Nature::Services
            && tender
                .all_cpv()
                .first()
                .is_some_and(|code| cpv_lists::is_social_service(code));
        let mut facts = Self {
            tender,
            law,
            date,
            amount,
            dispense: Limit::of(law, dispense, date),
            formal: Limit::of(law, formal, date),
            social: Limit::of(law, "services-sociaux-joue", date),
            is_social,
            procedure: Procedure::Mapa,
            publicity: Publicity::Adaptee,
        };
        facts.procedure = procedure::of(&facts);
        facts.publicity = procedure::publicity(&facts);
        facts
    }

    /// The European threshold that bears on this tender.
    pub(crate) fn eu(&self) -> &Limit {
        if self.is_social {
            &self.social
        } else {
            &self.formal
        }
    }

    /// The doubt about the European threshold, when it can change the answer.
    pub(crate) fn eu_doubt(&self) -> Option<&str> {
        self.eu().doubt(self.amount)
    }

    /// A rate or a delay of the law on the launch date, as written: `1,5`.
    pub(crate) fn value(&self, id: &str) -> String {
        match self.law.number(id, self.date) {
            Some(number) => number.to_string().replace('.', ","),
            None => "(valeur à vérifier)".to_owned(),
        }
    }

    /// The same, as a percentage: `30 %`.
    pub(crate) fn percent(&self, id: &str) -> String {
        format!("{}\u{a0}%", self.value(id))
    }

    /// Whether the amount reaches the European threshold.
    pub(crate) fn reaches_eu(&self) -> bool {
        self.amount >= self.eu().amount
    }

    /// A limit of the law on the launch date.
    pub(crate) fn limit(&self, id: &str) -> Limit {
        Limit::of(self.law, id, self.date)
    }

    /// `le montant estimé (85 000 € HT) est inférieur au seuil européen (216 000 € HT)`.
    pub(crate) fn compared_with_eu(&self) -> String {
        self.compared_with("seuil européen", self.eu().amount)
    }

    /// The amount against a threshold, in words.
    pub(crate) fn compared_with(&self, threshold: &str, limit: Euros) -> String {
        let how = if self.amount < limit {
            "est inférieur au"
        } else {
            "atteint le"
        };
        format!(
            "le montant estimé ({}) {how} {threshold} ({})",
            ht(self.amount),
            ht(limit)
        )
    }

    /// The first CPV code of the tender or its lots in a list.
    pub(crate) fn cpv_in(&self, list: fn(&Cpv) -> bool) -> Option<&'a Cpv> {
        self.tender.all_cpv().into_iter().find(|code| list(code))
    }

    /// Whether no CPV code is known: what depends on the kind of goods cannot be decided.
    pub(crate) fn cpv_unknown(&self) -> bool {
        self.tender.all_cpv().is_empty()
    }

    /// Since when a text applies, compared with the launch date: `(applies, « depuis le … »)`.
    pub(crate) fn since(&self, from: Date) -> (bool, String) {
        (self.date >= from, long_date(from))
    }
}

/// First letter in upper case, for a sentence made of pieces.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}
