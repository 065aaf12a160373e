//! CPV codes from plain words.

use crate::catalog;

fn codes(text: &str, limit: usize) -> Vec<String> {
    catalog()
        .cpv_search(text, limit)
        .unwrap()
        .into_iter()
        .map(|h| h.code.to_string())
        .collect()
}

#[test]
fn everyday_words_lead_to_their_code() {
    for (text, code) in [
        ("mobilier scolaire", "39160000"),
        ("Mobilier scolaire", "39160000"),
        ("vêtements de travail", "18110000"),
        ("vetements de travail", "18110000"),
        ("chaises", "39112000"),
        ("ordinateurs portables", "30213100"),
        ("gants jetables", "18424300"),
        ("papier à photocopie", "30197643"),
        ("pommes de terre", "03212100"),
    ] {
        let found = codes(text, 5);
        assert!(found.iter().any(|c| c == code), "{text} : {found:?}");
    }
}

#[test]
fn digits_give_the_codes_beneath() {
    assert_eq!(codes("39160000-1", 1), ["39160000"]);
    let beneath = codes("3916", 50);
    assert!(
        beneath.len() > 1 && beneath.iter().all(|c| c.starts_with("3916")),
        "{beneath:?}"
    );
    assert_eq!(codes("99", 5), [""; 0]);
}

#[test]
fn answers_are_ordered_limited_and_explained() {
    for text in ["fauteuils roulants", "peinture routière", "chais"] {
        let hits = catalog().cpv_search(text, 7).unwrap();
        assert!(!hits.is_empty() && hits.len() <= 7, "{text}");
        assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{text}");
        assert!(
            hits.iter()
                .all(|h| !h.why.is_empty() && h.score > 0.0 && h.score <= 1.0),
            "{text} : {hits:?}"
        );
        assert_eq!(hits, catalog().cpv_search(text, 7).unwrap());
    }
    assert!(catalog().cpv_search("", 5).unwrap().is_empty());
    assert!(catalog().cpv_search("de la pour", 5).unwrap().is_empty());
}

#[test]
fn labels() {
    let label = |code: &str| catalog().cpv_label(&code.parse().unwrap()).unwrap();
    assert_eq!(label("39160000").as_deref(), Some("Mobilier scolaire"));
    assert_eq!(label("39169999"), None);
}
