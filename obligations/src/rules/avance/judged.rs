//! The amounts that the advance is judged on.

use tender::Euros;

use crate::facts::Facts;
use crate::words::ht;

/// What the advance is judged on: each lot is a contract of its own, and lots without a price leave a range.
pub(super) struct Judged {
    what: &'static str,
    /// The largest contract is worth at least this.
    pub(super) at_least: Euros,
    /// And at most this.
    pub(super) at_most: Euros,
}

impl Judged {
    /// `Le plus gros lot (au moins 60 000 € HT)`; exact amounts need no « au moins ».
    pub(super) fn told(&self, bound: &str, amount: Euros) -> String {
        let bound = if self.at_least == self.at_most { "" } else { bound };
        format!("{} ({bound}{})", self.what, ht(amount))
    }
}

pub(super) fn judged(facts: &Facts) -> Judged {
    let count = facts.tender.lot_count().unwrap_or(1);
    let whole = |what| Judged {
        what,
        at_least: facts.amount,
        at_most: facts.amount,
    };
    if count < 2 {
        return whole(if facts.amount > facts.tender.amount_ht {
            "Le montant à retenir"
        } else {
            "Le montant estimé"
        });
    }
    let priced: Vec<Euros> = facts.tender.lot.iter().filter_map(|lot| lot.amount_ht).collect();
    let largest = priced.iter().copied().max().unwrap_or_default();
    let unpriced = (count - priced.len()) as u64;
    if unpriced == 0 {
        return Judged {
            what: "Le plus gros lot",
            at_least: largest,
            at_most: largest,
        };
    }
    let told: Euros = priced.into_iter().sum();
    let rest = facts.amount.cents().saturating_sub(told.cents());
    // One of the unpriced lots is worth their mean at least, all the rest at most.
    Judged {
        what: "Le plus gros lot",
        at_least: largest.max(Euros::from_cents(rest / unpriced)),
        at_most: largest.max(Euros::from_cents(rest)),
    }
}
