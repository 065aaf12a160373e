//! Penalties of the contract, their amounts, and the limit of their total.

use clauses::{Chosen, Kind, VariableKind};
use tender::Value;

use super::{Reader, article};
use crate::answers::{served, title_of};
use crate::body::written;

/// The official limit, and the one that the buyer sets.
const LIMIT: &str = "plafond-des-penalites/article-ccap";
const CHOSEN_LIMIT: &str = "plafond-des-penalites-choisi/article-ccap";
/// The limit of the CCAG, in percent, and the total under which lateness is not charged, in euros.
const LAW_PERCENT: &str = "ccag-penalite-plafond";
const LAW_THRESHOLD: &str = "ccag-penalite-exoneration";

/// A penalty.
#[derive(Debug, Clone, PartialEq)]
pub struct Penalty {
    /// Its title.
    pub title: String,
    /// Piece and article.
    pub article: String,
    /// Its words.
    pub words: String,
    /// Amount of a unit, in euros, when it is one amount and it is known.
    pub unit: Option<f64>,
}

/// On what a limit is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// All penalties together, on the amount of the contract.
    Contract,
    /// Those of lateness order by order; the others together, on what was ordered in the year.
    Year,
}

/// The limit of the total.
#[derive(Debug, Clone, PartialEq)]
pub struct Cap {
    /// Piece and article.
    pub article: String,
    /// Its words.
    pub words: String,
    /// Percent of the base; `None`: to fill in.
    pub percent: Option<f64>,
    /// Total of lateness under which nothing is charged: `None` when there is none, `Some(None)` when it is to fill in.
    pub threshold: Option<Option<f64>>,
    /// What it is computed on.
    pub base: Base,
}

impl Reader<'_> {
    pub(super) fn penalties(&self) -> Vec<Penalty> {
        let mut found: Vec<_> = self
            .draft
            .selection
            .of_kind(Kind::Penalite)
            .filter_map(|chosen| Some((self.places.find(&chosen.facet.id)?, chosen)))
            .collect();
        found.sort_by_key(|(place, _)| place.rank);
        found
            .into_iter()
            .map(|(place, chosen)| Penalty {
                title: title_of(chosen),
                article: article(&place),
                words: self.prose(chosen),
                unit: match amounts(chosen).as_slice() {
                    [(_, Some(Value::Number(n)))] if !has_rate(chosen) => Some(*n),
                    _ => None,
                },
            })
            .collect()
    }

    /// Penalties of the breach of a facet: title, article and amount.
    pub(super) fn penalties_of(&self, facet: &str) -> Vec<String> {
        self.draft
            .selection
            .of_kind(Kind::Penalite)
            .filter(|chosen| served(chosen).as_deref() == Some(facet))
            .filter_map(|chosen| {
                let place = self.places.find(&chosen.facet.id)?;
                let amounts: Vec<String> = chosen
                    .facet
                    .head
                    .variables
                    .iter()
                    .filter_map(|variable| {
                        let unit = match variable.kind {
                            VariableKind::Euros => "",
                            VariableKind::Percent => "\u{a0}%",
                            _ => return None,
                        };
                        Some(match chosen.values.get(&variable.name).and_then(Option::as_ref) {
                            Some(value) => format!("{}{unit}", written(value, chosen.facet, &variable.name)),
                            None => "montant à fixer".to_owned(),
                        })
                    })
                    .collect();
                let amount = if amounts.is_empty() {
                    String::new()
                } else {
                    format!("\u{a0}: {}", amounts.join("\u{a0}; "))
                };
                Some(format!("{}{amount} ({})", title_of(chosen), article(&place)))
            })
            .collect()
    }

    /// The limit that the pieces set.
    pub(super) fn cap(&self) -> Option<Cap> {
        let chosen = self
            .draft
            .selection
            .chosen
            .iter()
            .find(|one| [LIMIT, CHOSEN_LIMIT].contains(&one.facet.id.as_str()))?;
        let place = self.places.find(&chosen.facet.id)?;
        let (percent, threshold) = if chosen.facet.id == CHOSEN_LIMIT {
            (number(chosen, "plafond"), Some(number(chosen, "seuil")))
        } else {
            // The CCAG of works exempts nothing.
            let exempts = chosen.text.name != "travaux";
            (self.law(LAW_PERCENT), exempts.then(|| self.law(LAW_THRESHOLD)))
        };
        let by_year = chosen.text.name == "accord-cadre";
        Some(Cap {
            article: article(&place),
            words: self.prose(chosen),
            percent,
            threshold,
            base: if by_year { Base::Year } else { Base::Contract },
        })
    }

    fn law(&self, id: &str) -> Option<f64> {
        let parameter = self.brief.law.parameter(id)?;
        parameter.at(self.brief.tender.launch_date)?.amount
    }
}

fn number(chosen: &Chosen<'_>, name: &str) -> Option<f64> {
    match chosen.values.get(name)?.as_ref()? {
        Value::Number(n) => Some(*n),
        _ => None,
    }
}

/// Values of the amounts in euros.
fn amounts<'c>(chosen: &'c Chosen<'_>) -> Vec<(&'c str, Option<&'c Value>)> {
    let variables = &chosen.facet.head.variables;
    variables
        .iter()
        .filter(|variable| variable.kind == VariableKind::Euros)
        .map(|variable| {
            let value = chosen.values.get(&variable.name).and_then(Option::as_ref);
            (variable.name.as_str(), value)
        })
        .collect()
}

fn has_rate(chosen: &Chosen<'_>) -> bool {
    let mut variables = chosen.facet.head.variables.iter();
    variables.any(|variable| variable.kind == VariableKind::Percent)
}
