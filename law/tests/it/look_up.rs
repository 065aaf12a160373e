//! Whatever is cited is found, however it is written.

use law::{Entry, Law};

/// What a citation leads to, in a word each.
fn found(citation: &str) -> Vec<String> {
    Law::embedded()
        .look_up(citation)
        .into_iter()
        .map(|entry| match entry {
            Entry::Article(article) => article.id.clone(),
            Entry::Conditions(ccag) => ccag.id.clone(),
            Entry::Ccag(entry) => entry.id.clone(),
            Entry::Case(case) => case.citation().replace('\u{a0}', " "),
            Entry::Parameter(parameter) => format!("paramètre {}", parameter.id),
            Entry::Repealed(text) => format!("ancien {}", text.id),
        })
        .collect()
}

#[test]
fn citations_lead_to_what_they_name() {
    for (citation, expected) in [
        ("R2111-7", &["R2111-7"][..]),
        ("article R. 2131-12 (2°)", &["R2131-12"]),
        ("R2161-2 à R2161-5", &["R2161-2", "R2161-3", "R2161-4", "R2161-5"]),
        (
            "articles L2124-2, R2124-2 et R2161-2 à R2161-5",
            &["L2124-2", "R2124-2", "R2161-2", "R2161-3", "R2161-4", "R2161-5"],
        ),
        ("R2111-4 à -6", &["R2111-4", "R2111-5", "R2111-6"]),
        (
            "articles L. 551-10 à L. 551-13 du code de justice administrative",
            &["CJA L551-10", "CJA L551-12", "CJA L551-13"],
        ),
        ("CJA L551-1 et L551-4", &["CJA L551-1", "CJA L551-4"]),
        ("L2152-7, R2152-7", &["L2152-7", "R2152-7"]),
        ("art. L230-5-1 du code rural", &["CRPM L230-5-1"]),
        ("article 8 du règlement (UE) 2022/1031", &["règl. (UE) 2022/1031"]),
        ("règlement (UE) n° 952/2013", &["règl. (UE) 952/2013"]),
        ("loi 2021-1104", &["loi 2021-1104 art. 35"]),
        ("article 14.1.1 du CCAG-FCS", &["CCAG-FCS 14.1"]),
        ("CCAG-FCS 11.4", &["CCAG-FCS 11"]),
        ("CCAG-Travaux", &["CCAG-Travaux"]),
        ("C-424/23", &["CJUE, 16 janvier 2025, DYKA Plastics, C-424/23"]),
        (
            "CE, 29 juillet 1994, n° 131562",
            &["CE, 29 juillet 1994, Commune de Ventenac-en-Minervois, n° 131562"],
        ),
        ("dispense-travaux", &["paramètre dispense-travaux"]),
        ("décret n° 2016-361", &["ancien decret-2016-361"]),
        (
            "article 110 du décret n° 2016-360 du 25 mars 2016",
            &["ancien ancien-avance"],
        ),
        ("décret n° 2016-360 du 25 mars 2016", &["ancien decret-2016-360"]),
        ("article 53 de l’ordonnance 2015-899", &["ancien ord-2015-899"]),
        ("ancien-labels", &["ancien ancien-labels"]),
        ("directive 2004/18/CE", &["ancien directives-2004"]),
        ("kbis", &["ancien kbis"]),
    ] {
        assert_eq!(found(citation), expected, "{citation}");
    }
}

#[test]
fn what_is_not_known_is_not_made_up() {
    let long = "R2111-7, ".repeat(200);
    for citation in [
        "",
        " ",
        "à",
        " à ",
        "R9999-1",
        "R9998-1 à R9999-1",
        "R2161-5 à R2161-2",
        "CP",
        "CCAG",
        "CCAG-FCS 99",
        "2111",
        "23",
        "C-4",
        "décret",
        "loi",
        "du code pénal",
        "L2111-1, R9999-1 et du pain",
        &long,
    ] {
        let found = found(citation);
        // A list with one unknown part is read as one citation: its beginning.
        assert!(
            found.is_empty() || citation.starts_with("L2111-1,"),
            "{citation} : {found:?}"
        );
    }
}
