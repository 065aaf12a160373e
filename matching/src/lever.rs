//! Which use of a facet the market allows.

use clauses::{Kind, Level};
use families::LeverBounds;

use crate::Counts;

/// How a need is best put to the market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// Required of all.
    Exigence,
    /// Scored.
    Critere,
    /// Open as a variant.
    Variante,
    /// In a lot of its own.
    Lot,
    /// Reserved contract (L2113-12 and following).
    Reserve,
    /// Ask the market first (R2111-1).
    Sourcage,
}

impl Lever {
    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Exigence => "exigence",
            Self::Critere => "critere",
            Self::Variante => "variante",
            Self::Lot => "lot",
            Self::Reserve => "reserve",
            Self::Sourcage => "sourcage",
        }
    }

    /// In French, for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Critere => "critère",
            Self::Reserve => "marché réservé",
            Self::Sourcage => "sourçage",
            other => other.slug(),
        }
    }
}

/// What a lever rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Counts of capable firms.
    Capacite,
    /// Documented trade practice.
    PratiqueDuMetier,
    /// A duty of the buyer.
    Obligation,
}

impl Basis {
    /// Slug of the contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Capacite => "capacite",
            Self::PratiqueDuMetier => "pratique-du-metier",
            Self::Obligation => "obligation",
        }
    }
}

/// The use that a facet is written for.
fn written_for(kind: Kind) -> Lever {
    if kind == Kind::Critere {
        Lever::Critere
    } else {
        Lever::Exigence
    }
}

/// Chooses the lever from the counts of the whole country, and says why. The place of the buyer is not an input.
pub(crate) fn lever(
    kind: Kind,
    level: Level,
    counts: Option<&Counts>,
    bounds: &LeverBounds,
    due: bool,
) -> (Lever, Basis, String) {
    let custom = if due {
        Basis::Obligation
    } else {
        Basis::PratiqueDuMetier
    };
    let own = written_for(kind);
    let Some(counts) = counts else {
        let why = if due {
            "Répond à une obligation de l’acheteur\u{a0}; aucune capacité particulière de fabrication n’est en jeu."
        } else {
            "Pratique du métier\u{a0}; aucune capacité particulière de fabrication n’est en jeu."
        };
        return (own, custom, why.to_owned());
    };
    let (many, some) = (bounds.many as usize, bounds.some as usize);
    if counts.capable >= many {
        (
            own,
            Basis::Capacite,
            format!("Au moins {many} entreprises capables sont connues."),
        )
    } else if counts.mostly_unknown() && level == Level::Socle {
        let why = "Les capacités sont surtout inconnues\u{a0}: le socle repose sur la pratique du métier, à confirmer par sourçage.";
        (own, custom, why.to_owned())
    } else if counts.mostly_unknown() {
        let why = "Les capacités sont surtout inconnues\u{a0}: interroger le marché avant d’aller au-delà du socle.";
        (Lever::Sourcage, custom, why.to_owned())
    } else if counts.capable >= some {
        let why = format!(
            "Entre {some} et {} entreprises capables connues\u{a0}: à noter plutôt qu’à exiger.",
            many - 1
        );
        (Lever::Critere, Basis::Capacite, why)
    } else if counts.capable > 0 {
        let why = format!(
            "Moins de {some} entreprises capables connues\u{a0}: à ouvrir en variante, ou à sourcer."
        );
        (Lever::Variante, Basis::Capacite, why)
    } else {
        (
            Lever::Sourcage,
            Basis::Capacite,
            "Aucune entreprise capable connue\u{a0}: à sourcer avant d’écrire.".to_owned(),
        )
    }
}
