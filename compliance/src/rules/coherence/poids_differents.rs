//! COH008.

use std::collections::BTreeMap;

use french::fold;

use crate::Family;
use crate::dossier::{DossierReading, Outcome};
use crate::rule::{Check, Scope, Severity, declare_rule};
use crate::table::{CriterionRow, criteria_tables, decimal};
use document::typographic;

declare_rule! {
    /// Un critère n’a pas le même poids d’une pièce à l’autre.
    ///
    /// ## Base légale
    /// Articles R2152-11 et R2152-12 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Le poids annoncé lie l’acheteur : avec deux poids, le classement est contestable quel que soit celui qu’on applique.
    ///
    /// ## Correction
    /// Ne donner les poids que dans le règlement de la consultation, ou dans la lettre quand il n’y en a pas.
    pub(crate) DifferentWeights {
        code: "COH008",
        name: "poids-differents",
        family: Family::Coherence,
        severity: Severity::Bloquant,
        scope: Scope::Dossier,
        legal_basis: &["R2152-11", "R2152-12"],
        headline: "ce poids n’est pas celui écrit ailleurs",
        check: Check::Dossier(find),
    }
}

fn find(d: &DossierReading<'_>, out: &mut Outcome) {
    // By name: the document and the row that first weigh it. Lots have scales of their own: a name that comes twice in
    // one document is left alone.
    let mut first: BTreeMap<String, (usize, CriterionRow)> = BTreeMap::new();
    for (document, piece) in d.pieces.iter().enumerate() {
        let mut here: BTreeMap<String, Option<CriterionRow>> = BTreeMap::new();
        for row in criteria_tables(piece).into_iter().flat_map(|table| table.rows) {
            let name = bare(&row.name);
            if row.weight.is_some() && !name.is_empty() {
                here.entry(name)
                    .and_modify(|one| *one = None)
                    .or_insert(Some(row));
            }
        }
        for (name, row) in here.into_iter().filter_map(|(name, row)| Some((name, row?))) {
            let Some((other, known)) = first.get(&name) else {
                first.insert(name, (document, row));
                continue;
            };
            if let (Some(here), Some(there)) = (row.weight, known.weight)
                && (here - there).abs() > 0.001
                && *other != document
            {
                let message = typographic(&format!(
                    "Le critère « {} » pèse {} ici et {} dans {}.",
                    row.name,
                    decimal(here),
                    decimal(there),
                    d.pieces[*other].address(known.passage())
                ));
                out.hits.push((document, row.hit(piece.passages, message)));
            }
        }
    }
}

/// The name without its number: « 2.1 Délai » and « Délai » are one criterion.
fn bare(name: &str) -> String {
    let folded = fold(name);
    folded
        .trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '–' | ' ' | '\u{a0}')
        })
        .trim_end()
        .to_owned()
}
