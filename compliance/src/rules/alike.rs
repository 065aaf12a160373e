//! LEC: sentences on which no rule speaks, and which the second reading likens to faults of a family.
//!
//! Only for families whose faults are said in a thousand ways. Where a few words decide (« ou équivalent », an amount, a
//! delay, a number of a text), a likeness would tell lawful sentences: the rules alone speak.

use crate::Family;
use crate::rule::{Check, Rule, Scope, Severity};

macro_rules! alike {
    ($($name:ident $code:literal $slug:literal $family:ident, $what:literal, $articles:literal, $basis:expr, $see:literal;)+) => {
        $(
            pub(crate) static $name: Rule = Rule {
                code: $code,
                name: $slug,
                family: Family::$family,
                severity: Severity::Mineur,
                scope: Scope::Passage,
                legal_basis: $basis,
                headline: concat!("cette phrase ressemble à des clauses où ", $what, " ; à relire"),
                page: concat!(
                    " Une phrase ressemble à des clauses où ", $what, ".\n\n",
                    " ## Base légale\n ", $articles, "\n\n",
                    " ## Pourquoi\n",
                    " Aucune règle ne reconnaît ici de tournure précise. Les mots de cette phrase, pris ensemble, sont ceux d’exemples \
                      de clauses risquées, écrits pour l’apprendre. C’est une indication, non un constat.\n\n",
                    " ## Correction\n",
                    " Relire la phrase. Si elle est licite, écarter l’alerte ; sinon, la récrire comme le dit la règle ", $see, ".\n",
                ),
                check: Check::Likeness,
            };
        )+
        /// One for each family that a likeness may tell.
        pub(super) static ALIKE: &[&Rule] = &[$(&$name),+];
    };
}

alike! {
    ALIKE_LOCAL "LEC001" "proche-local" Local, "une implantation est exigée ou préférée",
        "Articles L3, L2142-1 et L2152-7 du code de la commande publique.",
        &["L3", "L2142-1", "L2152-7"], "CAN001";
    ALIKE_PROCESS "LEC002" "proche-procede" Procede, "un matériau ou un procédé est imposé",
        "Article R2111-7 du code de la commande publique.",
        &["R2111-7"], "SPE040";
    ALIKE_POLICY "LEC003" "proche-rse-generale" RseGenerale, "la politique générale de l’entreprise compte",
        "Articles L2112-2 et L2152-7 du code de la commande publique.",
        &["L2112-2", "L2152-7"], "EXE040";
    ALIKE_VAGUE "LEC004" "proche-critere-flou" CritereFlou, "le jugement n’a pas de mesure annoncée",
        "Articles L2152-7, L2152-8 et R2152-11 du code de la commande publique.",
        &["L2152-7", "L2152-8", "R2152-11"], "CRI070";
    ALIKE_PERSONS "LEC006" "proche-discrimination-sociale" DiscriminationSociale, "une condition écarte des personnes",
        "Articles L3 et L2112-2 du code de la commande publique.",
        &["L3", "L2112-2"], "EXE055";
}
