//! Two launch dates compared.

use law::Law;
use obligations::{Comparison, Procedure, Publicity, State, compare};

use crate::need;

#[track_caller]
fn clock(kind: &str, nature: &str, date: &str, other: &str, amount: u64, more: &str) -> Comparison {
    let tender = need(kind, nature, date, amount, more);
    compare(&tender, other.parse().expect("une date"), Law::embedded())
}

const ORDINARY: &str =
    "cpv = [\"39221000\"]\nlots = 1\nduration_months = 12\naccord_cadre = false\nraw_materials = false";

fn duties(clock: &Comparison) -> Vec<(&'static str, State, State)> {
    clock
        .duties
        .iter()
        .map(|duty| (duty.id, duty.change.from, duty.change.to))
        .collect()
}

fn parameters(clock: &Comparison) -> Vec<(&'static str, Option<f64>, Option<f64>)> {
    clock
        .parameters
        .iter()
        .map(|change| (change.id, change.from, change.to))
        .collect()
}

use State::{Due, SansObjet};

#[test]
fn august_2026_brings_duties_and_no_threshold() {
    let clock = clock(
        "commune",
        "fournitures",
        "2026-08-20",
        "2026-08-22",
        100_000,
        ORDINARY,
    );
    assert_eq!((&clock.procedure, &clock.publicity), (&None, &None));
    assert_eq!(
        duties(&clock),
        [
            ("env-specification", SansObjet, Due),
            ("env-execution", SansObjet, Due),
            ("env-critere", SansObjet, Due),
            ("prix-unique-interdit", SansObjet, Due),
        ]
    );
    assert_eq!(parameters(&clock), []);
    let criterion = &clock.duties[2].change;
    assert_eq!(
        criterion.since.map(|day| day.to_string()).as_deref(),
        Some("2026-08-21")
    );
    assert_eq!(criterion.legal_basis, ["L2152-7", "R2152-7"]);
    assert!(!criterion.doubts.is_empty());
}

/// On the 21st the decree stands alone, the law joins it the next day: the duty stays due.
#[test]
fn a_duty_whose_articles_change_is_told() {
    let clock = clock(
        "commune",
        "fournitures",
        "2026-08-21",
        "2026-08-22",
        100_000,
        ORDINARY,
    );
    assert_eq!(
        duties(&clock),
        [
            ("env-specification", SansObjet, Due),
            ("env-execution", SansObjet, Due),
            ("env-critere", Due, Due),
        ]
    );
}

#[test]
fn april_2026_raises_the_dispensing_threshold() {
    let clock = clock(
        "commune",
        "fournitures",
        "2026-03-31",
        "2026-04-01",
        50_000,
        ORDINARY,
    );
    let procedure = clock.procedure.as_ref().expect("la procédure change");
    assert_eq!(
        (procedure.from, procedure.to),
        (Procedure::Mapa, Procedure::SansPublicite)
    );
    assert_eq!(
        procedure.since.map(|day| day.to_string()).as_deref(),
        Some("2026-04-01")
    );
    assert_eq!(procedure.legal_basis, ["L2122-1", "R2122-8"]);
    let publicity = clock.publicity.as_ref().expect("la publicité change");
    assert_eq!(
        (publicity.from, publicity.to),
        (Publicity::Adaptee, Publicity::Libre)
    );
    assert_eq!(
        duties(&clock),
        [
            // the reason of a single lot is no longer that of R2113-2
            ("allotissement", Due, Due),
            ("profil-acheteur", Due, SansObjet),
            ("ca-1-5", Due, SansObjet),
        ]
    );
    assert_eq!(
        parameters(&clock),
        [
            ("dispense-fournitures-services", Some(40_000.0), Some(60_000.0)),
            ("profil-acheteur", Some(40_000.0), Some(60_000.0)),
        ]
    );
    // Works have their own threshold, which does not move that day.
    let works = self::clock(
        "commune",
        "travaux",
        "2026-03-31",
        "2026-04-01",
        120_000,
        ORDINARY,
    );
    assert_eq!((&works.procedure, duties(&works)), (&None, Vec::new()));
    assert_eq!(
        parameters(&works),
        [("profil-acheteur", Some(40_000.0), Some(60_000.0))]
    );
}

#[test]
fn january_2026_lowers_the_european_thresholds() {
    let clock = clock(
        "commune",
        "fournitures",
        "2025-12-31",
        "2026-01-01",
        218_000,
        ORDINARY,
    );
    let procedure = clock.procedure.as_ref().expect("la procédure change");
    assert_eq!(
        (procedure.from, procedure.to),
        (Procedure::Mapa, Procedure::Formalisee)
    );
    assert_eq!(
        duties(&clock),
        [
            // the reason of a single lot and the trace go to the report
            ("allotissement", Due, Due),
            ("tracabilite-sourcage", Due, Due),
            ("joue-publication", SansObjet, Due),
            ("ca-1-5", SansObjet, Due),
            ("energie-performance", SansObjet, Due),
        ]
    );
    assert_eq!(
        parameters(&clock),
        [
            ("chiffre-affaires-facteur", Some(2.0), Some(1.5)),
            ("formalisee-collectivites", Some(221_000.0), Some(216_000.0)),
        ]
    );
    // The State has its own line, social services another that does not move.
    let state = self::clock("etat", "services", "2025-12-31", "2026-01-01", 100_000, ORDINARY);
    assert_eq!(
        parameters(&state)[1],
        ("formalisee-etat", Some(143_000.0), Some(140_000.0))
    );
    let social = self::clock(
        "commune",
        "services",
        "2025-12-31",
        "2026-01-01",
        300_000,
        "cpv = [\"85000000\"]",
    );
    assert_eq!(
        parameters(&social),
        [("chiffre-affaires-facteur", Some(2.0), Some(1.5))]
    );
}

/// The threshold announced for 2027 is not asserted: it is said, and nothing is decided by it.
#[test]
fn january_2027_is_said_and_not_decided() {
    let clock = clock(
        "commune",
        "travaux",
        "2026-12-14",
        "2027-01-15",
        120_000,
        ORDINARY,
    );
    assert_eq!(
        (&clock.procedure, &clock.publicity, duties(&clock)),
        (&None, &None, Vec::new())
    );
    assert_eq!(parameters(&clock), [("dispense-travaux", Some(100_000.0), None)]);
    assert!(
        clock.parameters[0]
            .doubt
            .as_deref()
            .is_some_and(|doubt| doubt.contains("140"))
    );
    assert_eq!(clock.doubts.len(), 1, "une seule fois : {:?}", clock.doubts);
    assert!(clock.doubts[0].contains("à vérifier"));
}

#[test]
fn the_same_day_changes_nothing() {
    for (kind, nature, amount) in [
        ("commune", "fournitures", 85_000),
        ("hopital", "fournitures", 216_000),
        ("etat", "travaux", 6_000_000),
    ] {
        let same = clock(kind, nature, "2026-11-23", "2026-11-23", amount, ORDINARY);
        assert!(same.is_empty(), "{same:?}");
    }
}

/// Looking back gives the same differences, the other way round.
#[test]
fn an_earlier_date_is_compared_as_well() {
    let back = clock(
        "commune",
        "fournitures",
        "2026-04-01",
        "2026-03-31",
        50_000,
        ORDINARY,
    );
    let procedure = back.procedure.as_ref().expect("la procédure change");
    assert_eq!(
        (procedure.from, procedure.to),
        (Procedure::SansPublicite, Procedure::Mapa)
    );
    assert_eq!(
        procedure.since.map(|day| day.to_string()).as_deref(),
        Some("2026-04-01")
    );
    assert_eq!(
        parameters(&back)[0],
        ("dispense-fournitures-services", Some(60_000.0), Some(40_000.0))
    );
}
