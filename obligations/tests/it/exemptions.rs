//! What is said of exemptions and of lots that may leave the rules of the whole.

use law::Law;
use obligations::{Procedure, assess};

use crate::need;

fn notes(nature: &str, date: &str, amount: u64, more: &str) -> Vec<String> {
    assess(&need("commune", nature, date, amount, more), Law::embedded()).notes
}

fn lots(a: u64, b: u64) -> String {
    format!("lot = [{{ title = \"Tables\", amount_ht = {a} }}, {{ title = \"Tableaux\", amount_ht = {b} }}]")
}

/// Whether the second lot is said to do without publicity.
#[track_caller]
fn dispensed(nature: &str, date: &str, amount: u64, a: u64, b: u64, more: &str) -> bool {
    let notes = notes(nature, date, amount, &format!("{}\n{more}", lots(a, b)));
    notes
        .iter()
        .any(|note| note.contains("se passer de publicité") && note.contains("Tableaux"))
}

/// R2122-8: below its amounts, and within a fifth of the value of all the lots.
#[test]
fn lots_below_the_dispensing_amounts() {
    for (nature, date, amount, a, b, more, expected) in [
        ("fournitures", "2026-11-23", 310_000, 250_001, 59_999, "", true),
        ("fournitures", "2026-11-23", 310_000, 250_000, 60_000, "", false),
        ("fournitures", "2026-03-31", 310_000, 270_000, 40_000, "", false),
        ("fournitures", "2026-03-31", 310_000, 270_001, 39_999, "", true),
        // procédure adaptée too
        ("services", "2026-11-23", 200_000, 160_000, 40_000, "", true),
        // one euro above the fifth
        ("services", "2026-11-23", 200_000, 159_999, 40_001, "", false),
        ("travaux", "2026-11-23", 600_000, 500_001, 99_999, "", true),
        ("travaux", "2026-11-23", 600_000, 500_000, 100_000, "", false),
        // R2122-9-1: innovative lots of goods and services below 80 000
        (
            "fournitures",
            "2026-11-23",
            500_000,
            420_001,
            79_999,
            "innovant = true",
            true,
        ),
        (
            "fournitures",
            "2026-11-23",
            500_000,
            420_000,
            80_000,
            "innovant = true",
            false,
        ),
        ("fournitures", "2026-11-23", 500_000, 420_001, 79_999, "", false),
        // nothing to say of the lots of a purchase that is dispensed as a whole
        ("fournitures", "2026-11-23", 59_999, 50_000, 9_999, "", false),
    ] {
        assert_eq!(
            dispensed(nature, date, amount, a, b, more),
            expected,
            "{nature} {date} {a} {b} {more}"
        );
    }
}

#[test]
fn what_could_exempt_and_is_not_known_is_said() {
    let says = |amount: u64, more: &str, word: &str| {
        notes("fournitures", "2026-11-23", amount, more)
            .iter()
            .any(|note| note.contains(word))
    };
    assert!(says(85_000, "", "innovant") && says(85_000, "", "à vérifier"));
    assert!(!says(100_000, "", "innovant"));
    assert!(!says(85_000, "innovant = false", "innovant"));
    assert!(says(85_000, "cpv = [\"22110000\"]", "R2122-9)"));
    assert!(!says(85_000, "cpv = [\"22111000\"]", "R2122-9)"));
    assert!(!says(90_000, "cpv = [\"22110000\"]", "R2122-9)"));
}

#[test]
fn exemptions_carry_their_conditions_and_their_doubts() {
    let hospital = assess(
        &need(
            "hopital",
            "fournitures",
            "2026-11-23",
            85_000,
            "cpv = [\"22113000\"]",
        ),
        Law::embedded(),
    );
    assert_eq!(hospital.procedure, Procedure::SansPublicite);
    assert!(
        hospital
            .doubts
            .iter()
            .any(|doubt| doubt.contains("prix du livre"))
    );
    assert!(hospital.notes.iter().any(|note| note.contains("détaillants")));
    // the law of 1981 names the State and the local authorities; whom else, our sources do not say
    for (kind, doubtful) in [("epci", true), ("commune", false), ("etat", false)] {
        let books = need(kind, "fournitures", "2026-11-23", 85_000, "cpv = [\"22113000\"]");
        let doubts = assess(&books, Law::embedded()).doubts;
        assert_eq!(
            doubts.iter().any(|doubt| doubt.contains("prix du livre")),
            doubtful,
            "{kind}"
        );
    }
    // R2196-1: the yearly list is for purchases of R2122-8 only
    let why = |more: &str, amount: u64| {
        let answer = assess(
            &need("commune", "fournitures", "2026-11-23", amount, more),
            Law::embedded(),
        );
        answer
            .obligation("donnees-essentielles")
            .expect("listée")
            .why
            .clone()
    };
    assert!(why("", 59_999).contains("liste annuelle"));
    assert!(!why("cpv = [\"22113000\"]", 85_000).contains("liste annuelle"));
    let innovative = assess(
        &need("commune", "fournitures", "2026-11-23", 99_999, "innovant = true"),
        Law::embedded(),
    );
    assert!(innovative.doubts.iter().any(|doubt| doubt.contains("à vérifier")));
}
