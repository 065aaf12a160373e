//! The embedded law: every file reads, references hold, values change on the right day.

mod dates;
mod doubts;
mod look_up;

use std::collections::BTreeSet;
use std::path::Path;

use law::{Confidence, Law, Reliability};
use tender::{Date, Euros};

fn day(text: &str) -> Date {
    text.parse().expect("une date écrite dans le test")
}

#[test]
fn every_embedded_file_reads() {
    assert_eq!(Law::embedded_problems(), &[]);
    assert!(Law::embedded().articles().count() >= 120);
}

/// A file in the folder that nobody embeds would be silently ignored.
#[test]
fn the_embedded_list_is_the_folder() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = std::fs::read_to_string(root.join("src/embedded.rs")).unwrap();
    for folder in ["articles", "parameters"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(
                listed.contains(&format!("\"{folder}/{name}\"")),
                "{folder}/{name} n’est pas embarqué"
            );
        }
    }
}

#[test]
fn parameters_are_named_after_their_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("parameters");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap();
        assert!(Law::embedded().parameter(id).is_some(), "{id}");
        files += 1;
    }
    assert_eq!(files, Law::embedded().parameters().count());
}

#[test]
fn digests_are_short_and_ours_to_show() {
    for article in Law::embedded().articles() {
        let length = article.digest.chars().count();
        assert!((10..=600).contains(&length), "{} : {length}", article.id);
        assert!(
            !article.digest.contains('\''),
            "{} : apostrophe droite",
            article.id
        );
        assert!(article.digest.ends_with('.'), "{}", article.id);
        if matches!(
            article.reliability,
            Reliability::KnownStale | Reliability::ToCheck
        ) {
            assert!(
                article.digest.contains("à vérifier"),
                "{} doit dire son doute",
                article.id
            );
        }
    }
}

/// What the fact sheet marks « à vérifier » must be said so by whoever carries it.
#[test]
fn doubts_stay_marked() {
    let law = Law::embedded();
    for id in [
        "R2122-1",
        "CP 432-12",
        "CJA L551-1",
        "c. énergie L234-1",
        "c. trav. L1132-1",
        "règl. (UE) 2024/1735",
        "loi 2021-1104 art. 35",
        "décret 2024-134",
    ] {
        assert!(law.article(id).unwrap().digest.contains("à vérifier"), "{id}");
    }
    for case in law.cases() {
        assert_eq!(
            case.confidence == Confidence::AVerifier,
            case.digest.contains("contenu à vérifier"),
            "{}",
            case.number
        );
    }
    for entry in law.ccag_entries() {
        if entry.confidence == Confidence::AVerifier {
            assert!(entry.rule.contains("à vérifier"), "{}", entry.id);
        }
    }
    for parameter in law.parameters() {
        for value in &parameter.values {
            if value.ended {
                assert_eq!(value.amount, None, "{}", parameter.id);
                assert!(value.note.is_some(), "{}", parameter.id);
            } else if value.amount.is_none() {
                assert_eq!(value.confidence, Confidence::AVerifier, "{}", parameter.id);
                assert!(value.note.is_some(), "{}", parameter.id);
            }
        }
    }
}

#[test]
fn every_reference_exists() {
    let law = Law::embedded();
    for parameter in law.parameters() {
        for value in &parameter.values {
            assert!(
                law.knows(&value.article),
                "{} cite {}",
                parameter.id,
                value.article
            );
        }
    }
    for case in law.cases() {
        for article in &case.articles {
            assert!(law.knows(article), "{} cite {article}", case.number);
        }
    }
    for text in law.repealed() {
        for article in &text.articles {
            assert!(law.knows(article), "{} renvoie à {article}", text.id);
        }
    }
    let names: BTreeSet<&str> = law.ccags().iter().map(|ccag| ccag.id.as_str()).collect();
    assert_eq!(names.len(), 6);
    for entry in law.ccag_entries() {
        let (ccag, _) = entry.id.split_once(' ').unwrap();
        assert!(names.contains(ccag), "{}", entry.id);
    }
}

#[test]
fn values_go_from_the_oldest_to_the_newest() {
    for parameter in Law::embedded().parameters() {
        assert!(!parameter.values.is_empty(), "{}", parameter.id);
        for pair in parameter.values.windows(2) {
            assert!(pair[0].from < pair[1].from, "{}", parameter.id);
        }
    }
}

/// `id`, date, expected amount in euros (`None`: not asserted).
#[track_caller]
fn check_euros(id: &str, date: &str, expected: Option<u64>) {
    assert!(Law::embedded().parameter(id).is_some(), "{id} inconnu");
    assert_eq!(
        Law::embedded().euros(id, day(date)),
        expected.map(Euros::whole),
        "{id} au {date}"
    );
}

#[test]
fn amounts_change_on_the_right_day() {
    for (id, date, expected) in [
        ("dispense-fournitures-services", "2019-03-31", None),
        ("dispense-fournitures-services", "2019-12-31", Some(25_000)),
        ("dispense-fournitures-services", "2020-01-01", Some(40_000)),
        ("dispense-fournitures-services", "2026-03-31", Some(40_000)),
        ("dispense-fournitures-services", "2026-04-01", Some(60_000)),
        ("dispense-fournitures-services", "2027-01-01", Some(60_000)),
        ("dispense-travaux", "2020-07-22", Some(40_000)),
        ("dispense-travaux", "2020-07-23", Some(70_000)),
        ("dispense-travaux", "2020-12-08", Some(100_000)),
        ("dispense-travaux", "2026-12-31", Some(100_000)),
        ("dispense-travaux", "2027-01-01", None),
        ("profil-acheteur", "2026-03-31", Some(40_000)),
        ("profil-acheteur", "2026-04-01", Some(60_000)),
        ("formalisee-collectivites", "2025-12-31", Some(221_000)),
        ("formalisee-collectivites", "2026-01-01", Some(216_000)),
        ("formalisee-hopitaux", "2026-01-01", Some(216_000)),
        ("formalisee-etat", "2025-12-31", Some(143_000)),
        ("formalisee-etat", "2026-01-01", Some(140_000)),
        ("formalisee-travaux", "2025-12-31", Some(5_538_000)),
        ("formalisee-travaux", "2026-01-01", Some(5_404_000)),
        ("formalisee-travaux", "2028-01-01", None),
        ("services-sociaux-joue", "2026-11-23", Some(750_000)),
        ("impi-dm", "2025-06-29", None),
        ("impi-dm", "2025-06-30", Some(5_000_000)),
    ] {
        check_euros(id, date, expected);
    }
}

#[test]
fn an_announced_value_is_not_asserted_but_the_last_one_remains_known() {
    let works = Law::embedded().parameter("dispense-travaux").unwrap();
    let announced = works.at(day("2027-01-02")).unwrap();
    assert_eq!(announced.amount, None);
    assert!(announced.note.as_deref().unwrap().contains("à vérifier"));
    let last = works.last_asserted(day("2027-01-02")).unwrap();
    assert_eq!(last.euros(), Some(Euros::whole(100_000)));
}

#[test]
fn rates_and_delays() {
    let law = Law::embedded();
    for (id, date, expected) in [
        ("chiffre-affaires-facteur", "2025-12-31", Some(2.0)),
        ("chiffre-affaires-facteur", "2026-01-01", Some(1.5)),
        ("avance-minimum-pme-etat", "2022-12-29", Some(20.0)),
        ("avance-minimum-pme-etat", "2022-12-30", Some(30.0)),
        ("retenue-garantie-pme", "2024-12-31", Some(5.0)),
        ("retenue-garantie-pme", "2025-01-01", Some(3.0)),
        ("delai-paiement", "2026-11-23", Some(30.0)),
        ("delai-paiement-hopital", "2026-11-23", Some(50.0)),
        ("agec-textile-recycle", "2026-11-23", Some(20.0)),
        ("agec-textile-recycle", "2027-01-01", None),
    ] {
        assert_eq!(law.number(id, day(date)), expected, "{id} au {date}");
    }
    assert_eq!(law.euros("delai-paiement", day("2026-11-23")), None);
}

#[test]
fn articles_of_the_contract_exist_and_are_found_however_they_are_written() {
    let law = Law::embedded();
    for id in [
        "L2112-4",
        "R. 2111-7",
        "article R2152-7",
        "R2131-12 2°",
        "L. 2153-1 al. 2",
        "CP 432-14",
        "CJA L551-1",
        "règl. (UE) 2025/1197",
        "règl. (UE) 2022/1031 art. 8",
        "règl. (UE) 2024/1735 art. 25",
        "CRPM L230-5-1",
        "c. énergie L234-1",
        "CGCT L1414-2",
        "c. trav. L1132-1",
        "CCAG-FCS 14.1",
        "CCAG-FCS 14.1.1",
        "CCAG-Travaux 20.2",
    ] {
        assert!(law.knows(id), "{id}");
    }
    for id in ["R9999-1", "R9999-1 2°", "CCAG-FCS 99", "", "L2112", "L"] {
        assert!(!law.knows(id), "{id}");
    }
}

#[test]
fn citations_are_written_in_full() {
    let law = Law::embedded();
    for (id, expected) in [
        (
            "L2112-4",
            "article L.\u{a0}2112-4 du code de la commande publique",
        ),
        ("CP 432-14", "article 432-14 du code pénal"),
        (
            "CRPM L230-5-1",
            "article L.\u{a0}230-5-1 du code rural et de la pêche maritime",
        ),
        ("règl. (UE) 2025/1197", "règlement d’exécution (UE) 2025/1197"),
    ] {
        assert_eq!(law.article(id).unwrap().citation(), expected);
    }
    let dyka = law.cases().iter().find(|case| case.number == "C-424/23").unwrap();
    assert_eq!(
        dyka.citation(),
        "CJUE, 16\u{a0}janvier 2025, DYKA Plastics, C-424/23"
    );
}

#[test]
fn climate_law_duties_start_in_august_2026() {
    let law = Law::embedded();
    for (id, date) in [
        ("R2152-7", "2026-08-21"),
        ("L2111-2", "2026-08-22"),
        ("L2112-2", "2026-08-22"),
        ("L2112-2-1", "2026-08-22"),
        ("L2152-7", "2026-08-22"),
    ] {
        assert_eq!(law.article(id).unwrap().in_force, Some(day(date)), "{id}");
    }
}

/// A broken pack file does not close the law: the rest reads, the error names file and line.
#[test]
fn a_broken_file_is_listed_and_left_out() {
    let good = "[[article]]\nid = \"L1\"\ncode = \"code de la commande publique\"\nreliability = \"dump_legi_2025-07\"\ndigest = \"Un résumé.\"\n";
    let bad = good.replace("digest", "resume");
    let (law, problems) = Law::from_files([("articles/a.toml", good), ("articles/b.toml", &bad)]);
    assert!(law.article("L1").is_some());
    assert_eq!(problems.len(), 1);
    assert_eq!(
        (problems[0].file.as_str(), problems[0].line),
        ("articles/b.toml", 5)
    );
    let (_, twice) = Law::from_files([("articles/a.toml", good), ("articles/c.toml", good)]);
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0].line, 2);
}
