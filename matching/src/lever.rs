//! Which use of a facet the market allows.

use clauses::{Kind, Level};
use families::LeverBounds;

use crate::Counts;
use crate::restriction::FEWEST;

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

/// What decides a lever. The place of the buyer is not among it.
pub(crate) struct Reasons<'a> {
    pub(crate) kind: Kind,
    pub(crate) level: Level,
    /// Firms of the whole country; none when no capability is at stake.
    pub(crate) counts: Option<&'a Counts>,
    /// The same, family by family, with their titles.
    pub(crate) by_family: Vec<(String, Counts)>,
    pub(crate) bounds: &'a LeverBounds,
    /// Whether it satisfies a duty of the buyer.
    pub(crate) due: bool,
    /// Whether a regulation sets it for all makers.
    pub(crate) regulatory: bool,
    /// Whether the purchase is not divided into lots.
    pub(crate) one_lot: bool,
}

/// Chooses the lever, and says why.
pub(crate) fn lever(reasons: &Reasons<'_>) -> (Lever, Basis, String) {
    let custom = by_custom(reasons.due);
    let own = written_for(reasons.kind);
    let Some(counts) = reasons.counts else {
        let why = if reasons.due {
            "Répond à une obligation de l’acheteur\u{a0}; aucune capacité particulière de fabrication n’est en jeu."
        } else {
            "Pratique du métier\u{a0}; aucune capacité particulière de fabrication n’est en jeu."
        };
        return (own, custom, why.to_owned());
    };
    if reasons.regulatory {
        let mut why = REGULATORY.to_owned();
        if counts.capable < FEWEST && !counts.mostly_unknown() {
            why.push_str(" Peu d’entreprises connues disent en justifier\u{a0}: admettre toutes les preuves, et sourcer.");
        }
        return (own, Basis::Obligation, why);
    }
    let (many, some) = (reasons.bounds.many as usize, reasons.bounds.some as usize);
    if counts.capable >= many {
        if own == Lever::Exigence
            && reasons.one_lot
            && let Some(why) = uneven(&reasons.by_family, many, some)
        {
            return (Lever::Lot, Basis::Capacite, why);
        }
        (
            own,
            Basis::Capacite,
            format!("Au moins {many}\u{a0}entreprises capables sont connues."),
        )
    } else if counts.mostly_unknown() && reasons.level == Level::Socle {
        (own, custom, SOCLE_BY_CUSTOM.to_owned())
    } else if counts.mostly_unknown() {
        let why = "Les capacités sont surtout inconnues\u{a0}: interroger le marché avant d’aller au-delà du socle.";
        (Lever::Sourcage, custom, why.to_owned())
    } else if counts.capable >= some {
        let why = format!(
            "Entre {some} et {}\u{a0}entreprises capables connues\u{a0}: à noter plutôt qu’à exiger.",
            many - 1
        );
        (Lever::Critere, Basis::Capacite, why)
    } else if counts.capable > 0 {
        let why = format!(
            "Moins de {some}\u{a0}entreprises capables connues\u{a0}: à ouvrir en variante, ou à sourcer."
        );
        (Lever::Variante, Basis::Capacite, why)
    } else {
        (Lever::Sourcage, Basis::Capacite, none_can(counts))
    }
}

/// Why the market is to be asked when no firm is known able, and half of them at least are known unable.
fn none_can(counts: &Counts) -> String {
    let known = match (counts.incapable, counts.unknown) {
        (1, 0) => "La seule entreprise connue dit ne pas pouvoir.".to_owned(),
        (n, 0) => format!("Les {n}\u{a0}entreprises connues disent ne pas pouvoir."),
        (1, _) => format!(
            "1\u{a0}entreprise sur {} dit ne pas pouvoir, aucune n’est connue capable.",
            counts.total()
        ),
        (n, _) => format!(
            "{n}\u{a0}entreprises sur {} disent ne pas pouvoir, aucune n’est connue capable.",
            counts.total()
        ),
    };
    format!("{known} Avant d’écrire\u{a0}: revoir ce niveau, ou en interroger d’autres.")
}

/// Why what a regulation sets is required whatever the counts.
const REGULATORY: &str = "Ce niveau reprend une règle qui s’impose à tous les fabricants\u{a0}: il peut être exigé quel que soit le nombre d’entreprises qui en justifient.";

/// Why a socle is proposed though little is known of firms.
pub(crate) const SOCLE_BY_CUSTOM: &str = "Les capacités sont surtout inconnues\u{a0}: le socle repose sur la pratique du métier, à confirmer par sourçage.";

/// What a lever rests on when it is not counts of capable firms.
pub(crate) fn by_custom(due: bool) -> Basis {
    if due {
        Basis::Obligation
    } else {
        Basis::PratiqueDuMetier
    }
}

/// Several families bought together, of which one meets the requirement and another hardly: in one lot it would shut out
/// the makers of the second.
fn uneven(by_family: &[(String, Counts)], many: usize, some: usize) -> Option<String> {
    let able = by_family.iter().find(|(_, counts)| counts.capable >= many)?;
    let short = by_family
        .iter()
        .find(|(_, counts)| counts.capable < some && !counts.mostly_unknown())?;
    Some(format!(
        "Tenue par {}\u{a0}entreprises pour «\u{a0}{}\u{a0}», par {} seulement pour «\u{a0}{}\u{a0}»\u{a0}: à exiger dans un lot à part.",
        able.1.capable, able.0, short.1.capable, short.0
    ))
}

/// Why a requirement that firms can meet is scored all the same: with those above it in the list, it would close the
/// competition.
pub(crate) fn scored_instead(possible: usize, sure: usize) -> String {
    let firms = |n: usize, one: &str, many: &str| match n {
        0 => format!("aucune entreprise {one}"),
        1 => format!("1\u{a0}entreprise {one}"),
        n => format!("{n}\u{a0}entreprises {many}"),
    };
    format!(
        "Avec les exigences proposées plus haut, il resterait {}, {}\u{a0}: à noter plutôt qu’à exiger.",
        firms(possible, "possible", "possibles"),
        firms(sure, "sûrement capable", "sûrement capables"),
    )
}
