//! SPE005.

use french::{Lexicon, fold};

use crate::Family;
use crate::marks::Hit;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Le nom d’une entreprise vue pendant la préparation se trouve dans le texte.
    ///
    /// ## Base légale
    /// Articles R2111-1 et R2111-7 du code de la commande publique.
    ///
    /// ## Pourquoi
    /// Ce que le sourçage apprend sert à fixer les niveaux d’exigence, jamais à désigner une entreprise ou son produit.
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Le produit supporte cinquante lavages à 60 °C sans perte de tenue.
    /// ```
    ///
    /// ## Correction
    /// Retirer le nom et décrire la performance attendue.
    pub(crate) WatchedName {
        code: "SPE005",
        name: "nom-surveille",
        family: Family::Marque,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["R2111-1", "R2111-7"],
        headline: "ce nom a été vu pendant la préparation de l’achat",
        check: Check::Passage(find),
    }
}

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if r.ctx.watched_names.is_empty() {
        return;
    }
    // Legal forms and very short names would meet ordinary words.
    let names = r
        .ctx
        .watched_names
        .iter()
        .filter(|name| fold(name).chars().filter(|c| c.is_alphanumeric()).count() > 2);
    let lexicon = Lexicon::new(names.map(|name| (name.as_str(), 0usize)));
    for (range, _) in lexicon.find_in(r.text, r.all()) {
        if r.is_capital(range.start) || range.len() > 1 {
            hits.push(Hit::new(range));
        }
    }
}
