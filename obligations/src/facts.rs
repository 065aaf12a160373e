//! What the rules look at: the tender, and the law of its launch date worked out once.

use std::cell::RefCell;
use std::collections::BTreeSet;

use law::{Confidence, DatedValue, Law, Parameter, long_date};
use tender::{BuyerKind, Cpv, Date, Euros, Nature, Tender};

use crate::exemption::{self, Exemption};
use crate::social::Services;
use crate::words::{ht, mentioned};
use crate::{Codes, Procedure, Publicity, procedure};

/// First day of the code: what has its age has no date of its own.
const FIRST_DAY: Date = jiff::civil::date(2019, 4, 1);

/// An amount fixed by the law, and what to know before relying on it.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    /// Euros excluding VAT.
    pub(crate) amount: Euros,
    /// A doubt of the law, in a French sentence.
    pub(crate) note: Option<String>,
    /// First day of this amount; none when it is as old as the code.
    pub(crate) since: Option<Date>,
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
                since: None,
            };
        };
        let note = parameter.at(date).and_then(doubt_of);
        let asserted = parameter.last_asserted(date);
        match asserted.and_then(|value| Some((value.euros()?, value.from))) {
            Some((amount, from)) => Self {
                amount,
                note,
                since: Some(first_of(parameter, amount, from)).filter(|from| *from > FIRST_DAY),
            },
            None => Self::before_everything(parameter, date),
        }
    }

    fn before_everything(parameter: &Parameter, date: Date) -> Self {
        let first = parameter.values.iter().find_map(DatedValue::euros);
        Self {
            amount: first.unwrap_or_default(),
            note: Some(format!(
                "Aucune valeur n’est connue au {}\u{a0}; la plus ancienne est utilisée, à vérifier.",
                long_date(date)
            )),
            since: None,
        }
    }
}

/// First day of an amount that successive texts may have kept unchanged.
fn first_of(parameter: &Parameter, amount: Euros, from: Date) -> Date {
    parameter
        .values
        .iter()
        .rev()
        .skip_while(|value| value.from > from)
        .take_while(|value| value.euros() == Some(amount))
        .last()
        .map_or(from, |value| value.from)
}

/// What is doubtful in a value: a note that says so, or that goes with a value not read in its source.
/// Other notes explain and are no doubt.
pub(crate) fn doubt_of(value: &DatedValue) -> Option<String> {
    let note = value.note.as_ref()?;
    (value.amount.is_none() || value.confidence != Confidence::Lu || note.contains("à vérifier"))
        .then(|| note.clone())
}

/// A tender under the law of its launch date.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) tender: &'a Tender,
    pub(crate) law: &'a Law,
    pub(crate) date: Date,
    pub(crate) codes: Codes,
    /// Value of the whole need; for a framework agreement, its maximum when it is larger.
    pub(crate) amount: Euros,
    /// Below: neither publicity nor competition (R2122-8).
    pub(crate) dispense: Limit,
    /// From: formal procedure (R2124-1).
    pub(crate) formal: Limit,
    /// From: notice in the Official Journal of the Union for social services (R2131-15).
    pub(crate) social: Limit,
    /// What the services are, for R2123-1 3° and R2123-2.
    pub(crate) services: Services,
    /// Why neither publicity nor competition is required, when it is not.
    pub(crate) exemption: Option<Exemption>,
    pub(crate) procedure: Procedure,
    pub(crate) publicity: Publicity,
    /// Parameters of the law that the answer looked at: those whose change concerns this tender.
    looked_at: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(tender: &'a Tender, codes: Codes, law: &'a Law) -> Self {
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
        let services = Services::of(tender);
        let mut looked_at = BTreeSet::from([dispense]);
        looked_at.insert(if services.are_social() {
            "services-sociaux-joue"
        } else {
            formal
        });
        let mut facts = Self {
            tender,
            law,
            date,
            codes,
            amount,
            dispense: Limit::of(law, dispense, date),
            formal: Limit::of(law, formal, date),
            social: Limit::of(law, "services-sociaux-joue", date),
            services,
            exemption: None,
            procedure: Procedure::Mapa,
            publicity: Publicity::Adaptee,
            looked_at: RefCell::new(looked_at),
        };
        facts.exemption = exemption::of(&facts);
        facts.procedure = procedure::of(&facts);
        facts.publicity = procedure::publicity(&facts);
        facts
    }

    /// Social and other specific services (R2123-1 3°), or a purchase in which they weigh most.
    pub(crate) fn is_social(&self) -> bool {
        self.services.are_social()
    }

    /// The European threshold that bears on this tender.
    pub(crate) fn eu(&self) -> &Limit {
        if self.is_social() {
            &self.social
        } else {
            &self.formal
        }
    }

    /// The doubt about the European threshold, when it can change the answer.
    pub(crate) fn eu_doubt(&self) -> Option<&str> {
        self.eu().doubt(self.amount)
    }

    /// Where the codes come from, for what compares with the European threshold: only that of services
    /// depends on them.
    pub(crate) fn eu_codes(&self) -> Codes {
        if self.is_social() {
            self.codes
        } else {
            Codes::Given
        }
    }

    /// Whether a value is asserted on the launch date.
    pub(crate) fn asserts(&self, id: &'static str) -> bool {
        self.look_at(id);
        self.law.number(id, self.date).is_some()
    }

    /// A number of the law on the launch date.
    pub(crate) fn number(&self, id: &'static str) -> Option<f64> {
        self.look_at(id);
        self.law.number(id, self.date)
    }

    /// A rate or a delay of the law on the launch date, as written: `1,5`.
    pub(crate) fn value(&self, id: &'static str) -> String {
        match self.number(id) {
            Some(number) => number.to_string().replace('.', ","),
            None => "(valeur à vérifier)".to_owned(),
        }
    }

    /// The same, as a percentage: `30 %`.
    pub(crate) fn percent(&self, id: &'static str) -> String {
        format!("{}\u{a0}%", self.value(id))
    }

    /// Whether the amount reaches the European threshold.
    pub(crate) fn reaches_eu(&self) -> bool {
        self.amount >= self.eu().amount
    }

    /// A limit of the law on the launch date.
    pub(crate) fn limit(&self, id: &'static str) -> Limit {
        self.look_at(id);
        Limit::of(self.law, id, self.date)
    }

    /// The doubt kept with a value of the law on the launch date.
    pub(crate) fn doubt_about(&self, id: &'static str) -> Option<String> {
        doubt_of(self.law.parameter(id)?.at(self.date)?)
    }

    /// First day of a rule, as the law dates it; after every launch when it is not asserted.
    pub(crate) fn start(&self, id: &str) -> Date {
        self.law.since(id).unwrap_or(Date::MAX)
    }

    fn look_at(&self, id: &'static str) {
        self.looked_at.borrow_mut().insert(id);
    }

    /// Parameters looked at so far.
    pub(crate) fn looked_at(&self) -> BTreeSet<&'static str> {
        self.looked_at.borrow().clone()
    }

    /// What is compared with the thresholds: `le montant estimé (85 000 € HT)`, or the maximum of a framework
    /// agreement above it.
    pub(crate) fn amount_words(&self) -> String {
        let name = if self.amount > self.tender.amount_ht {
            "le montant à retenir"
        } else {
            "le montant estimé"
        };
        format!("{name} ({})", ht(self.amount))
    }

    /// Whether the need says that several buyers order together.
    pub(crate) fn is_group_purchase(&self) -> bool {
        let name = self.tender.buyer.name.as_deref().unwrap_or_default();
        mentioned(
            &format!("{name}. {}", self.tender.words()),
            &["groupement de commande"],
        )
        .is_some()
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
        format!("{} {how} {threshold} ({})", self.amount_words(), ht(limit))
    }

    /// The first CPV code of the tender or its lots in a list.
    pub(crate) fn cpv_in(&self, list: fn(&Cpv) -> bool) -> Option<&'a Cpv> {
        self.tender.all_cpv().into_iter().find(|code| list(code))
    }

    /// Whether every CPV code is in a list, one at least being known.
    pub(crate) fn only_cpv_in(&self, list: fn(&Cpv) -> bool) -> bool {
        let codes = self.tender.all_cpv();
        !codes.is_empty() && codes.into_iter().all(list)
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
