//! Procedure and publicity at each boundary, and the shape of the whole answer.

use law::Law;
use obligations::{IDS, Procedure, Publicity, State, assess};
use tender::Tender;

use Procedure::{Formalisee, Mapa, SansPublicite};
use Publicity::{Adaptee, BoampJoue, BoampOuJal, Joue, Libre};

fn need(kind: &str, nature: &str, date: &str, amount: u64, more: &str) -> Tender {
    let text = format!(
        "objet = \"Achat\"\nlaunch_date = {date}\nnature = \"{nature}\"\namount_ht = {amount}\n{more}\n[buyer]\nkind = \"{kind}\"\n"
    );
    Tender::from_toml(&text, "besoin.toml").expect("le besoin du test se lit")
}

/// Buyer, nature, date, amount, other facts, expected answer.
type Line<'a> = (&'a str, &'a str, &'a str, u64, &'a str, Procedure, Publicity);

#[track_caller]
fn check(table: &[Line]) {
    for (kind, nature, date, amount, more, procedure, publicity) in table {
        let answer = assess(&need(kind, nature, date, *amount, more), Law::embedded());
        assert_eq!(
            (answer.procedure, answer.publicity),
            (*procedure, *publicity),
            "{kind}, {nature}, {date}, {amount}, {more} : {}",
            answer.procedure_why
        );
    }
}

#[test]
fn the_dispensing_threshold_follows_the_launch_date() {
    check(&[
        (
            "commune",
            "fournitures",
            "2026-03-31",
            39_999,
            "",
            SansPublicite,
            Libre,
        ),
        ("commune", "fournitures", "2026-03-31", 40_000, "", Mapa, Adaptee),
        ("commune", "fournitures", "2026-03-31", 59_999, "", Mapa, Adaptee),
        (
            "commune",
            "fournitures",
            "2026-04-01",
            40_000,
            "",
            SansPublicite,
            Libre,
        ),
        (
            "commune",
            "services",
            "2026-04-01",
            59_999,
            "",
            SansPublicite,
            Libre,
        ),
        ("commune", "services", "2026-04-01", 60_000, "", Mapa, Adaptee),
        (
            "commune",
            "travaux",
            "2026-01-01",
            99_999,
            "",
            SansPublicite,
            Libre,
        ),
        (
            "commune",
            "travaux",
            "2026-11-23",
            99_999,
            "",
            SansPublicite,
            Libre,
        ),
        ("commune", "travaux", "2026-11-23", 100_000, "", Mapa, BoampOuJal),
        ("commune", "travaux", "2019-06-01", 25_000, "", Mapa, Adaptee),
    ]);
}

#[test]
fn publicity_changes_at_90_000() {
    check(&[
        ("commune", "fournitures", "2026-11-23", 85_000, "", Mapa, Adaptee),
        ("commune", "fournitures", "2026-11-23", 89_999, "", Mapa, Adaptee),
        (
            "commune",
            "fournitures",
            "2026-11-23",
            90_000,
            "",
            Mapa,
            BoampOuJal,
        ),
        ("hopital", "services", "2026-11-23", 90_000, "", Mapa, BoampOuJal),
    ]);
}

#[test]
fn the_formal_procedure_depends_on_buyer_nature_and_date() {
    check(&[
        (
            "commune",
            "fournitures",
            "2025-12-31",
            220_999,
            "",
            Mapa,
            BoampOuJal,
        ),
        (
            "commune",
            "fournitures",
            "2025-12-31",
            221_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        (
            "commune",
            "fournitures",
            "2026-01-01",
            215_999,
            "",
            Mapa,
            BoampOuJal,
        ),
        (
            "commune",
            "fournitures",
            "2026-01-01",
            216_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        (
            "epci",
            "services",
            "2026-11-23",
            216_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        (
            "departement",
            "services",
            "2026-11-23",
            215_999,
            "",
            Mapa,
            BoampOuJal,
        ),
        (
            "region",
            "fournitures",
            "2026-11-23",
            216_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        (
            "hopital",
            "fournitures",
            "2026-11-23",
            215_999,
            "",
            Mapa,
            BoampOuJal,
        ),
        (
            "hopital",
            "fournitures",
            "2026-11-23",
            216_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        ("etat", "fournitures", "2026-11-23", 139_999, "", Mapa, BoampOuJal),
        (
            "etat",
            "fournitures",
            "2026-11-23",
            140_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        ("etat", "fournitures", "2025-12-31", 142_999, "", Mapa, BoampOuJal),
        ("etat", "travaux", "2026-11-23", 5_403_999, "", Mapa, BoampOuJal),
        (
            "etat",
            "travaux",
            "2026-11-23",
            5_404_000,
            "",
            Formalisee,
            BoampJoue,
        ),
        (
            "commune",
            "travaux",
            "2025-12-31",
            5_537_999,
            "",
            Mapa,
            BoampOuJal,
        ),
        (
            "commune",
            "travaux",
            "2026-01-01",
            5_404_000,
            "",
            Formalisee,
            BoampJoue,
        ),
    ]);
}

#[test]
fn social_services_are_adapted_whatever_the_amount() {
    let care = "cpv = [\"85000000\"]";
    check(&[
        (
            "commune",
            "services",
            "2026-11-23",
            59_999,
            care,
            SansPublicite,
            Libre,
        ),
        ("commune", "services", "2026-11-23", 60_000, care, Mapa, Adaptee),
        ("commune", "services", "2026-11-23", 300_000, care, Mapa, Adaptee),
        ("commune", "services", "2026-11-23", 749_999, care, Mapa, Adaptee),
        ("commune", "services", "2026-11-23", 750_000, care, Mapa, Joue),
        (
            "etat",
            "services",
            "2026-11-23",
            9_000_000,
            "cpv = [\"80500000\"]",
            Mapa,
            Joue,
        ),
        // the main code decides
        (
            "commune",
            "services",
            "2026-11-23",
            300_000,
            "cpv = [\"90910000\", \"85000000\"]",
            Formalisee,
            BoampJoue,
        ),
        // goods are not services
        (
            "commune",
            "fournitures",
            "2026-11-23",
            300_000,
            care,
            Formalisee,
            BoampJoue,
        ),
    ]);
}

/// A threshold announced but not found is not used, and the answer says so.
#[test]
fn doubts_about_a_threshold_are_told() {
    let announced = assess(
        &need("commune", "travaux", "2027-01-15", 120_000, ""),
        Law::embedded(),
    );
    assert_eq!(announced.procedure, Mapa);
    assert!(announced.notes.iter().any(|note| note.contains("à vérifier")));
    let sure = assess(
        &need("commune", "travaux", "2026-11-23", 120_000, ""),
        Law::embedded(),
    );
    assert!(
        !sure.notes.iter().any(|note| note.contains("à vérifier")),
        "{:?}",
        sure.notes
    );
    let later = assess(
        &need("commune", "fournitures", "2028-02-01", 300_000, ""),
        Law::embedded(),
    );
    assert_eq!(later.procedure, Formalisee);
    assert!(later.notes.iter().any(|note| note.contains("2028-2029")));
}

#[test]
fn small_lots_of_a_formal_procedure_are_named() {
    let lots =
        "[[lot]]\ntitle = \"Tables\"\namount_ht = 240000\n[[lot]]\ntitle = \"Tableaux\"\namount_ht = 60000";
    let answer = assess(
        &need("commune", "fournitures", "2026-11-23", 300_000, lots),
        Law::embedded(),
    );
    let note = answer
        .notes
        .iter()
        .find(|note| note.contains("R2123-1"))
        .expect("les petits lots");
    assert!(
        note.contains("Tableaux") && !note.contains("«\u{a0}Tables\u{a0}»"),
        "{note}"
    );
    // one euro more and the fifth is exceeded
    let lots = lots.replace("60000", "60001").replace("240000", "239999");
    let answer = assess(
        &need("commune", "fournitures", "2026-11-23", 300_000, &lots),
        Law::embedded(),
    );
    assert!(!answer.notes.iter().any(|note| note.contains("R2123-1")));
}

const CONTRACT: [&str; 22] = [
    "env-specification",
    "env-execution",
    "env-critere",
    "social-execution",
    "prix-unique-interdit",
    "allotissement",
    "avance",
    "revision-prix",
    "accord-cadre-maximum",
    "profil-acheteur",
    "donnees-essentielles",
    "ecrit",
    "delai-paiement-30",
    "delai-paiement-50",
    "impi-dm",
    "nzia",
    "egalim",
    "agec",
    "tracabilite-sourcage",
    "joue-publication",
    "ca-1-5",
    "energie-performance",
];

/// Whatever the tender: all duties in the order of the contract, with articles that exist, a
/// sentence that ends, and the deciding field when one is missing.
#[test]
fn every_answer_is_whole() {
    assert_eq!(IDS, CONTRACT);
    let law = Law::embedded();
    let facts = [
        "",
        "cpv = [\"39160000\"]\nlots = 1\nduration_months = 12\naccord_cadre = true\nraw_materials = true",
        "cpv = [\"33141613\"]\nlots = 3\nduration_months = 2\naccord_cadre = false\nraw_materials = false",
        "cpv = [\"55524000\"]",
        "cpv = [\"42511110\"]",
        "cpv = [\"15500000\"]",
    ];
    let mut states = [0; 3];
    for kind in ["commune", "epci", "departement", "region", "hopital", "etat"] {
        for nature in ["fournitures", "services", "travaux"] {
            for date in [
                "2019-04-01",
                "2025-06-01",
                "2026-08-21",
                "2026-11-23",
                "2027-02-01",
                "2028-02-01",
            ] {
                for amount in [10_000, 85_000, 300_000, 6_000_000] {
                    for more in facts {
                        let answer = assess(&need(kind, nature, date, amount, more), law);
                        let ids: Vec<&str> = answer.obligations.iter().map(|duty| duty.id).collect();
                        assert_eq!(ids, CONTRACT);
                        for article in &answer.procedure_basis {
                            assert!(law.knows(article), "{article}");
                        }
                        for duty in &answer.obligations {
                            states[duty.state as usize] += 1;
                            assert!(!duty.legal_basis.is_empty(), "{}", duty.id);
                            for article in &duty.legal_basis {
                                assert!(law.knows(article), "{} cite {article}", duty.id);
                            }
                            assert!(
                                duty.why.ends_with('.') && !duty.why.contains('\''),
                                "{}",
                                duty.why
                            );
                            assert!(
                                !duty.why.contains(" :") && !duty.why.contains(" ;"),
                                "{}",
                                duty.why
                            );
                            assert_eq!(duty.missing.is_some(), duty.state == State::DonneeManquante);
                            // names of fields of the need file, which other screens point at
                            let fields = ["lots", "duration_months", "raw_materials", "accord_cadre", "cpv"];
                            assert!(duty.missing.is_none_or(|field| fields.contains(&field)));
                        }
                    }
                }
            }
        }
    }
    assert!(states.iter().all(|count| *count > 0), "{states:?}");
}

#[test]
fn slugs_are_those_of_the_contract() {
    assert_eq!(
        [SansPublicite, Mapa, Formalisee].map(Procedure::slug),
        ["sans-publicite", "mapa", "formalisee"]
    );
    assert_eq!(
        [Libre, Adaptee, BoampOuJal, BoampJoue, Joue].map(Publicity::slug),
        ["libre", "adaptee", "boamp-ou-jal", "boamp-joue", "joue"]
    );
    assert_eq!(
        [State::Due, State::SansObjet, State::DonneeManquante].map(State::slug),
        ["due", "sans-objet", "donnee-manquante"]
    );
}

/// R2121-8: a framework agreement is worth its maximum.
#[test]
fn the_maximum_of_a_framework_agreement_counts() {
    let more = "accord_cadre = true\nmaximum_ht = 216000";
    let answer = assess(
        &need("commune", "fournitures", "2026-11-23", 100_000, more),
        Law::embedded(),
    );
    assert_eq!(answer.procedure, Formalisee);
    assert!(answer.notes.iter().any(|note| note.contains("R2121-8")));
}

#[test]
fn services_without_a_code_are_told_what_it_could_change() {
    let note = |more: &str| {
        let answer = assess(
            &need("commune", "services", "2026-11-23", 300_000, more),
            Law::embedded(),
        );
        answer.notes.iter().any(|note| note.contains("services sociaux"))
    };
    assert!(note(""));
    assert!(note("cpv = [\"90910000\", \"85000000\"]"));
    assert!(!note("cpv = [\"90910000\"]"));
}

/// A law without parameters leads to the strictest regime, not to a panic nor to silence.
#[test]
fn an_empty_law_is_strict_and_says_so() {
    let (empty, _) = Law::from_files([]);
    let answer = assess(&need("commune", "fournitures", "2026-11-23", 1_000, ""), &empty);
    assert_eq!(answer.procedure, Formalisee);
    assert!(answer.notes.iter().any(|note| note.contains("le plus strict")));
}
