//! Everything that drafting looks at.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Library, Situation};
use law::Law;
use obligations::{Assessment, State};
use tender::{Cpv, Tender};

use crate::ccag::{GeneralConditions, general_conditions};
use crate::globals::Globals;

/// The facts of a draft. Nothing of the makers is here: the catalogue cannot reach the texts.
#[derive(Clone, Copy)]
pub struct Brief<'a> {
    /// The tender.
    pub tender: &'a Tender,
    /// What is due for it.
    pub assessment: &'a Assessment,
    /// Clauses.
    pub library: &'a Library,
    /// Law.
    pub law: &'a Law,
    /// Families of the whole need, the closest first.
    pub families: &'a [String],
    /// Families of each lot, as many as there are lots described; empty when they are not.
    pub lot_families: &'a [Vec<String>],
    /// Codes of each lot described: its own, else those of the goods that its words name, else those of the tender.
    pub lot_cpv: &'a [Vec<Cpv>],
    /// Codes of the goods that the words of a need without described lots name.
    pub named_cpv: &'a [Cpv],
    /// French labels of the CPV codes of the tender.
    pub cpv_labels: &'a BTreeMap<Cpv, String>,
    /// Whether firms were asked before the consultation: what they were told is then given to all.
    pub sourced: bool,
}

impl Brief<'_> {
    /// The general conditions that the contract names, and why.
    #[must_use]
    pub fn general_conditions(&self) -> GeneralConditions {
        let mut codes = self.tender.all_cpv();
        if codes.is_empty() {
            // Proposed from the words.
            codes.extend(self.cpv_labels.keys());
        }
        general_conditions(self.tender, &codes)
    }

    /// Articles as the pieces of this purchase may cite them: those of another CCAG give way to their like in the one
    /// that the contract names, or go.
    #[must_use]
    pub fn cited(&self, articles: &[String]) -> Vec<String> {
        let general = self.general_conditions().ccag.name();
        articles
            .iter()
            .filter_map(|article| self.law.in_ccag(article, general))
            .collect()
    }

    /// What the conditions of clauses look at.
    #[must_use]
    pub fn situation(&self) -> Situation {
        let facts = self.facts();
        Situation {
            chosen: self.options(&facts),
            known: Globals::of(self).known(),
            ..facts
        }
    }

    /// The options that the buyer chose.
    pub(crate) fn options(&self, facts: &Situation) -> BTreeSet<String> {
        self.library.options(facts, &self.tender.choices)
    }

    /// The situation before its options and what is known are looked at.
    pub(crate) fn facts(&self) -> Situation {
        let tender = self.tender;
        Situation {
            launch_date: tender.launch_date,
            nature: tender.nature,
            buyer: tender.buyer.kind,
            procedure: self.assessment.procedure.slug().to_owned(),
            due: self
                .assessment
                .obligations
                .iter()
                .filter(|obligation| obligation.state == State::Due)
                .map(|obligation| obligation.id.to_owned())
                .collect(),
            ccag: self.general_conditions().ccag,
            chosen: BTreeSet::new(),
            accord_cadre: tender.accord_cadre,
            price_form: tender.price_form().form,
            lot_count: tender.lot_count(),
            start_delay_months: tender.delivery_start_delay_months,
            duration_months: tender.duration_months,
            mission: tender.mission(),
            amount_ht: tender.amount_ht,
            cpv: tender
                .all_cpv()
                .into_iter()
                .chain(self.named_cpv)
                .cloned()
                .collect(),
            lot_cpv: self.lot_cpv.to_vec(),
            families: self.families.to_vec(),
            lot_families: self.lot_families.to_vec(),
            known: BTreeSet::new(),
        }
    }
}
