//! Purchases without publicity nor competition: small value, books, innovation.

use tender::{BuyerKind, Cpv, Date, Nature};

use crate::Codes;
use crate::facts::{Facts, sentence};
use crate::words::ht;

/// What exempts from publicity and competition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exemption {
    /// Below the thresholds of R2122-8.
    SmallValue,
    /// Non-school books (R2122-9).
    Books,
    /// Innovation, when the buyer says so (R2122-9-1).
    Innovation,
}

/// First day of R2122-9-1; before it the exemption of innovation was an experiment of decree 2018-1225.
const INNOVATION_IN_THE_CODE: Date = jiff::civil::date(2021, 12, 16);

/// The first that holds: a small purchase of books is a small purchase.
pub(crate) fn of(facts: &Facts) -> Option<Exemption> {
    if facts.amount < facts.dispense.amount {
        return Some(Exemption::SmallValue);
    }
    if books(facts) == Books::Sure && facts.amount < facts.limit("dispense-livres").amount {
        return Some(Exemption::Books);
    }
    let innovative = facts.tender.innovant == Some(true);
    (innovative && facts.amount < facts.limit("dispense-innovation").amount).then_some(Exemption::Innovation)
}

/// Articles that found it.
pub(crate) fn basis(exemption: Exemption, date: Date) -> Vec<&'static str> {
    match exemption {
        Exemption::SmallValue => vec!["L2122-1", "R2122-8"],
        Exemption::Books => vec!["L2122-1", "R2122-9"],
        Exemption::Innovation if date < INNOVATION_IN_THE_CODE => vec!["L2122-1", "L2172-3"],
        Exemption::Innovation => vec!["L2122-1", "R2122-9-1", "L2172-3"],
    }
}

/// First day of the article that exempts, when it is younger than the code.
pub(crate) fn since(facts: &Facts) -> Option<Date> {
    (facts.exemption == Some(Exemption::Innovation) && facts.date >= INNOVATION_IN_THE_CODE)
        .then_some(INNOVATION_IN_THE_CODE)
}

fn innovation_text(date: Date) -> &'static str {
    if date < INNOVATION_IN_THE_CODE {
        "décret 2018-1225"
    } else {
        "R2122-9-1"
    }
}

/// Why nothing is required, in words.
pub(crate) fn why(exemption: Exemption, facts: &Facts) -> String {
    let amount = facts.amount_words();
    let nothing = "ni publicité ni mise en concurrence ne sont exigées";
    match exemption {
        Exemption::SmallValue => format!(
            "{} est inférieur à {}\u{a0}: {nothing}.",
            sentence(&amount),
            ht(facts.dispense.amount)
        ),
        Exemption::Books => format!(
            "L’achat porte sur des livres non scolaires (CPV 22113000, livres de bibliothèque) et {amount} \
             est inférieur à {}\u{a0}: {nothing}.",
            ht(facts.limit("dispense-livres").amount)
        ),
        Exemption::Innovation => format!(
            "Le besoin dit que l’achat est innovant, c’est-à-dire nouveau ou sensiblement amélioré, et {amount} \
             est inférieur à {}\u{a0}: {nothing}.",
            ht(facts.limit("dispense-innovation").amount)
        ),
    }
}

/// What follows from the exemption, or what could exempt and is not known.
pub(crate) fn notes(facts: &Facts) -> Vec<String> {
    let good_use = |article: &str| {
        format!(
            "L’acheteur choisit une offre pertinente, emploie bien l’argent public et ne contracte pas toujours avec \
             la même entreprise quand plusieurs peuvent répondre ({article})\u{a0}; il est prudent d’en garder la trace."
        )
    };
    match facts.exemption {
        Some(Exemption::SmallValue) => vec![good_use("R2122-8")],
        Some(Exemption::Books) => vec![
            good_use("R2122-9, R2122-8"),
            "La dispense vise les acheteurs de l’article 3 (1° et 2°) de la loi du 10\u{a0}août 1981 sur le prix du livre, \
             pour leurs besoins propres ou pour une bibliothèque qui accueille du public\u{a0}; l’acheteur tient compte du \
             maintien d’un réseau dense de détaillants (R2122-9)."
                .to_owned(),
        ],
        Some(Exemption::Innovation) => {
            vec![
                good_use(innovation_text(facts.date)),
                "Est innovant ce qui est nouveau ou sensiblement amélioré (L2172-3)\u{a0}; il est prudent d’écrire pourquoi \
                 l’achat l’est."
                    .to_owned(),
            ]
        }
        None => unknown(facts),
    }
}

fn unknown(facts: &Facts) -> Vec<String> {
    let mut notes = Vec::new();
    let books_below = facts.limit("dispense-livres").amount;
    if facts.amount < books_below && books(facts) == Books::Perhaps {
        notes.push(format!(
            "Des livres non scolaires peuvent se passer de publicité et de mise en concurrence sous {} (R2122-9)\u{a0}; \
             les codes CPV du besoin ne suffisent pas à le dire.",
            ht(books_below)
        ));
    }
    let innovation_below = facts.limit("dispense-innovation").amount;
    if facts.amount < innovation_below && facts.tender.innovant.is_none() {
        let mut note = format!(
            "Un achat innovant peut se passer de publicité et de mise en concurrence sous {} ({})\u{a0}; le besoin ne dit \
             pas s’il l’est (rubrique «\u{a0}Achat innovant\u{a0}»).",
            ht(innovation_below),
            innovation_text(facts.date)
        );
        if let Some(doubt) = facts.doubt_about("dispense-innovation") {
            note.push(' ');
            note.push_str(&doubt);
        }
        notes.push(note);
    }
    notes
}

/// What to check before relying on an exemption.
pub(crate) fn doubts(facts: &Facts) -> Vec<String> {
    match facts.exemption {
        Some(Exemption::Books) => books_doubt(facts.tender.buyer.kind).into_iter().collect(),
        Some(Exemption::Innovation) => {
            let mut doubts: Vec<String> = facts.doubt_about("dispense-innovation").into_iter().collect();
            if facts.date < INNOVATION_IN_THE_CODE {
                doubts.push(
                    "Avant le 16\u{a0}décembre 2021, cette dispense était une expérience du décret 2018-1225, dont les \
                     conditions sont à vérifier."
                        .to_owned(),
                );
            }
            doubts
        }
        // Above the exemption, what is said of its amount matters to whom it could have served.
        None if facts.tender.innovant == Some(true) => facts
            .limit("dispense-innovation")
            .doubt(facts.amount)
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The law of 1981 is not in our sources: whom it names beyond the State and the local authorities is not told.
fn books_doubt(buyer: BuyerKind) -> Option<String> {
    let who = match buyer {
        BuyerKind::Hopital => "un hôpital",
        BuyerKind::Epci => "un établissement public de coopération intercommunale",
        BuyerKind::Commune | BuyerKind::Departement | BuyerKind::Region | BuyerKind::Etat => return None,
    };
    Some(format!(
        "La dispense des livres vise les acheteurs de l’article 3 (1° et 2°) de la loi du 10\u{a0}août 1981 sur le prix du \
         livre\u{a0}: qu’{who} en soit est à vérifier."
    ))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Books {
    Sure,
    Perhaps,
    No,
}

/// Whether the goods are non-school books. Only library books (22113) are surely so: the other printed
/// books may be school books, and a code guessed from words exempts from nothing.
fn books(facts: &Facts) -> Books {
    let library_book = |code: &Cpv| code.as_str().starts_with("22113");
    if facts.tender.nature != Nature::Fournitures {
        Books::No
    } else if facts.only_cpv_in(library_book) && facts.codes == Codes::Given {
        Books::Sure
    } else if facts
        .cpv_in(|code| code.as_str().starts_with("2211") && !is_school_book(code))
        .is_some()
    {
        Books::Perhaps
    } else {
        Books::No
    }
}

fn is_school_book(code: &Cpv) -> bool {
    code.as_str().starts_with("22111") || code.as_str().starts_with("22112")
}
