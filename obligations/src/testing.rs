//! Tenders for the tables of examples.

use law::Law;
use tender::Tender;

use crate::facts::Facts;
use crate::{Codes, Obligation, State};

/// A tender with the required facts only; `more` is TOML put before the buyer.
pub(crate) fn need(kind: &str, nature: &str, date: &str, amount: u64, more: &str) -> Tender {
    let text = format!(
        "objet = \"Achat\"\nlaunch_date = {date}\nnature = \"{nature}\"\namount_ht = {amount}\n{more}\n[buyer]\nkind = \"{kind}\"\n"
    );
    Tender::from_toml(&text, "besoin.toml").expect("le besoin du test se lit")
}

/// Runs one rule.
pub(crate) fn run(rule: fn(&Facts) -> Obligation, tender: &Tender) -> Obligation {
    rule(&Facts::new(tender, Codes::Given, Law::embedded()))
}

/// One line of a table: buyer, nature, date, amount, other facts, state.
pub(crate) type Line<'a> = (&'a str, &'a str, &'a str, u64, &'a str, State);

/// Runs a rule over a table.
#[track_caller]
pub(crate) fn check(rule: fn(&Facts) -> Obligation, table: &[Line]) {
    for (kind, nature, date, amount, more, state) in table {
        let duty = run(rule, &need(kind, nature, date, *amount, more));
        assert_eq!(
            duty.state, *state,
            "{kind}, {nature}, {date}, {amount}, {more} : {}",
            duty.why
        );
        assert_eq!(duty.state == State::DonneeManquante, duty.missing.is_some());
    }
}
