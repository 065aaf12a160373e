//! What is due for a tender on its launch date: the procedure, the publicity and twenty-two duties.
//!
//! [`assess`] is pure: the same tender and the same law give the same [`Assessment`]. Amounts and
//! dates come from the law's dated parameters; a fact the tender does not give makes a duty
//! « donnée manquante » and names the field that decides, never a guess.
//!
//! ```
//! use obligations::{Procedure, Publicity, State, assess};
//!
//! let need = r#"
//! objet = "Mobilier scolaire pour six classes"
//! launch_date = 2026-11-23
//! nature = "fournitures"
//! cpv = ["39160000"]
//! amount_ht = 85000
//! [buyer]
//! kind = "commune"
//! "#;
//! let tender = tender::Tender::from_toml(need, "besoin.toml")?;
//! let assessment = assess(&tender, law::Law::embedded());
//! assert_eq!(assessment.procedure, Procedure::Mapa);
//! assert_eq!(assessment.publicity, Publicity::Adaptee);
//! let lots = assessment.obligation("allotissement").expect("listée");
//! assert_eq!(lots.state, State::DonneeManquante);
//! assert_eq!(lots.missing, Some("lots"));
//! # Ok::<(), tender::NeedError>(())
//! ```

mod assessment;
mod august_2026;
mod clock;
mod cpv_lists;
mod exemption;
mod facts;
mod procedure;
mod rules;
mod small_lots;
mod social;
#[cfg(test)]
mod testing;
mod words;

use law::Law;
use tender::Tender;

pub use assessment::{Assessment, Codes, Obligation, Procedure, Publicity, State, marked};
pub use clock::{Change, Comparison, DutyChange, ParameterChange, compare, compare_with};

/// The identifiers of the duties, in the order in which they are answered.
pub const IDS: [&str; 22] = rules::IDS;

/// What is due for this tender, by the law of its launch date. Its CPV codes are taken as the buyer's.
#[must_use]
pub fn assess(tender: &Tender, law: &Law) -> Assessment {
    assess_with(tender, Codes::Given, law)
}

/// The same, for a tender whose codes may have been proposed from its words.
#[must_use]
pub fn assess_with(tender: &Tender, codes: Codes, law: &Law) -> Assessment {
    answer(&facts::Facts::new(tender, codes, law))
}

fn answer(facts: &facts::Facts) -> Assessment {
    Assessment {
        procedure: facts.procedure,
        publicity: facts.publicity,
        procedure_basis: procedure::basis(facts),
        publicity_basis: procedure::publicity_basis(facts),
        procedure_why: procedure::why(facts),
        procedure_since: procedure::since(facts),
        notes: procedure::notes(facts),
        doubts: procedure::doubts(facts),
        obligations: rules::ALL.iter().map(|rule| rule(facts)).collect(),
    }
}

/// What a duty is called, in plain French; the id itself when it is not one of [`IDS`].
///
/// ```
/// assert_eq!(obligations::title("ecrit"), "Marché écrit");
/// ```
#[must_use]
pub fn title(id: &str) -> &str {
    match id {
        "env-specification" => "Environnement dans les spécifications techniques",
        "env-execution" => "Environnement dans les conditions d’exécution",
        "env-critere" => "Critère environnemental",
        "social-execution" => "Condition d’exécution sociale ou d’emploi",
        "prix-unique-interdit" => "Jamais le prix comme seul critère",
        "allotissement" => "Division en lots",
        "avance" => "Avance",
        "revision-prix" => "Révision des prix",
        "accord-cadre-maximum" => "Maximum de l’accord-cadre",
        "profil-acheteur" => "Documents sur le profil d’acheteur",
        "donnees-essentielles" => "Données essentielles",
        "ecrit" => "Marché écrit",
        "delai-paiement-30" => "Paiement sous 30 jours",
        "delai-paiement-50" => "Paiement sous 50 jours",
        "impi-dm" => "Dispositifs médicaux\u{a0}: offres d’opérateurs chinois",
        "nzia" => "Technologies «\u{a0}zéro net\u{a0}»",
        "egalim" => "EGalim\u{a0}: produits durables et de qualité",
        "agec" => "AGEC\u{a0}: réemploi et matières recyclées",
        "tracabilite-sourcage" => "Trace des échanges préalables",
        "joue-publication" => "Publication européenne",
        "ca-1-5" => "Chiffre d’affaires exigible plafonné",
        "energie-performance" => "Haute performance énergétique",
        other => other,
    }
}
