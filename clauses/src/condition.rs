//! When a facet applies: a closed list of facts, all of which must hold.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tender::{BuyerKind, Ccag, Cpv, Date, Euros, Mission, Nature, PriceForm};

/// One lot or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LotPattern {
    /// A single lot.
    Un,
    /// Several lots.
    Plusieurs,
}

/// A condition. An unknown fact satisfies nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Any of these natures.
    #[schemars(with = "Vec<String>")]
    pub nature: Vec<Nature>,
    /// Any of these buyers.
    #[schemars(with = "Vec<String>")]
    pub buyer: Vec<BuyerKind>,
    /// Any of these procedures.
    pub procedure: Vec<String>,
    /// All these obligations are due.
    pub due: Vec<String>,
    /// None of these obligations is due.
    pub not_due: Vec<String>,
    /// The need is not made of these families alone.
    pub not_families: Vec<String>,
    /// Any of these general conditions.
    #[schemars(with = "Vec<String>")]
    pub ccag: Vec<Ccag>,
    /// The buyer chose all these options (modules out of the default set).
    pub chosen: Vec<String>,
    /// The buyer chose none of these options.
    pub not_chosen: Vec<String>,
    /// Framework agreement or not.
    pub accord_cadre: Option<bool>,
    /// Any of these forms of prices.
    #[schemars(with = "Vec<String>")]
    pub price_form: Vec<PriceForm>,
    /// Lots.
    pub lots: Option<LotPattern>,
    /// Any of these missions of the coordinator; without a groupement, none holds.
    #[schemars(with = "Vec<String>")]
    pub mission: Vec<Mission>,
    /// These facts are known.
    pub known: Vec<String>,
    /// These facts are unknown.
    pub unknown: Vec<String>,
    /// At most this many months between the offer and the first deliveries; unknown satisfies nothing.
    pub start_delay_max: Option<u32>,
    /// The contract lasts at most this many months; unknown satisfies nothing.
    pub duration_max: Option<u32>,
    /// Lower bound of the amount, included, euros HT.
    #[schemars(with = "Option<f64>")]
    pub amount_min: Option<Euros>,
    /// Upper bound, excluded, euros HT.
    #[schemars(with = "Option<f64>")]
    pub amount_max: Option<Euros>,
}

/// What a condition looks at: facts of the tender and what is due for it. It holds nothing of the makers.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    /// Launch date.
    pub launch_date: Date,
    /// Nature.
    pub nature: Nature,
    /// Kind of buyer.
    pub buyer: BuyerKind,
    /// Slug of the procedure.
    pub procedure: String,
    /// Obligations due.
    pub due: BTreeSet<String>,
    /// General conditions that the contract names.
    pub ccag: Ccag,
    /// Options that the buyer chose: see [`crate::Library::options`].
    pub chosen: BTreeSet<String>,
    /// Framework agreement, when known.
    pub accord_cadre: Option<bool>,
    /// Form of the prices: the buyer's, or the one proposed.
    pub price_form: PriceForm,
    /// Number of lots, when known.
    pub lot_count: Option<usize>,
    /// Months between the offer and the first deliveries, when known.
    pub start_delay_months: Option<u32>,
    /// Length of the contract in months, when known.
    pub duration_months: Option<u32>,
    /// What the coordinator of the groupement does, when there is one and it is known.
    pub mission: Option<Mission>,
    /// Amount, euros HT.
    pub amount_ht: Euros,
    /// CPV codes of the need and of its lots, and those of the goods that its words name.
    pub cpv: Vec<Cpv>,
    /// Codes of each lot described: its own, else those of the goods that its words name, else those of the need.
    pub lot_cpv: Vec<Vec<Cpv>>,
    /// Families of the need.
    pub families: Vec<String>,
    /// Families of each lot described; empty when the lots are not described.
    pub lot_families: Vec<Vec<String>>,
    /// Names of the global variables whose value is known.
    pub known: BTreeSet<String>,
}

impl Condition {
    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, situation: &Situation) -> bool {
        let lots = match self.lots {
            None => true,
            Some(LotPattern::Un) => situation.lot_count == Some(1),
            Some(LotPattern::Plusieurs) => situation.lot_count.is_some_and(|count| count > 1),
        };
        lots && any_of(&self.nature, &situation.nature)
            && any_of(&self.buyer, &situation.buyer)
            && any_of(&self.procedure, &situation.procedure)
            && self.due.iter().all(|id| situation.due.contains(id))
            && !self.not_due.iter().any(|id| situation.due.contains(id))
            && (self.not_families.is_empty()
                || situation.families.is_empty()
                || situation
                    .families
                    .iter()
                    .any(|slug| !self.not_families.contains(slug)))
            && any_of(&self.ccag, &situation.ccag)
            && any_of(&self.price_form, &situation.price_form)
            && self.chosen.iter().all(|id| situation.chosen.contains(id))
            && !self.not_chosen.iter().any(|id| situation.chosen.contains(id))
            && self
                .accord_cadre
                .is_none_or(|expected| situation.accord_cadre == Some(expected))
            && (self.mission.is_empty() || situation.mission.is_some_and(|one| self.mission.contains(&one)))
            && self.known.iter().all(|name| situation.known.contains(name))
            && !self.unknown.iter().any(|name| situation.known.contains(name))
            && self
                .start_delay_max
                .is_none_or(|most| situation.start_delay_months.is_some_and(|months| months <= most))
            && self
                .duration_max
                .is_none_or(|most| situation.duration_months.is_some_and(|months| months <= most))
            && self.amount_min.is_none_or(|min| situation.amount_ht >= min)
            && self.amount_max.is_none_or(|max| situation.amount_ht < max)
    }
}

fn any_of<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}
