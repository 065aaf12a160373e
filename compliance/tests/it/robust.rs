//! No text makes the checker fail; every finding points inside its text.

use document::DocumentKind;
use proptest::prelude::*;

use crate::findings;

/// Words that rules look for, mixed with anything.
fn words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "fabriqué",
        "en",
        "France",
        "marque",
        "Dell",
        "NF",
        "EN",
        "1729-1",
        "ou équivalent",
        "seul",
        "le",
        "prix",
        "100",
        "%",
        "points",
        "critère",
        "[",
        "à compléter",
        "]",
        "____",
        "XX/XX/2027",
        "CCAG",
        "2009",
        "décret",
        "n°",
        "2016-360",
        "siège",
        "département",
        "label",
        "FSC",
        "certifié",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "«",
        "»",
        "\n",
        "\n\n",
        "entreprise",
        "45",
        "jours",
        "paie",
        "mandat",
        "exclusivement",
        "acier",
        "RSE",
        "politique",
        "l'",
        "d’",
        "rayon",
        "km",
        "216 000",
        "euros",
        "procédure formalisée",
        "®",
        "🪑",
    ]);
    let any = prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(any, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn findings_point_inside_their_text(text in words(), kind in prop::sample::select(DocumentKind::ALL.to_vec())) {
        let chars = text.chars().count();
        let found = findings(&text, kind);
        for finding in &found {
            prop_assert!(finding.span.start < finding.span.end && finding.span.end <= chars);
            let words: String = text.chars().skip(finding.span.start).take(finding.span.len()).collect();
            prop_assert_eq!(&words, &finding.excerpt);
        }
        // The same text gives the same findings.
        prop_assert_eq!(found, findings(&text, kind));
    }

    #[test]
    fn any_unicode_is_read(text in any::<String>()) {
        let found = findings(&text, DocumentKind::Cctp);
        prop_assert!(found.iter().all(|f| f.span.end <= text.chars().count()));
    }
}

/// Each hit of a long paragraph once read the whole paragraph again: a minute instead of an instant.
#[test]
fn a_paragraph_of_thousands_of_references_is_read_whole() {
    let text: String = (1000..4000)
        .map(|n| format!("Le produit {n} est conforme à la norme NF EN {n}. "))
        .collect();
    assert_eq!(findings(&text, DocumentKind::Cctp).len(), 3000);
}

/// Criteria and requirements that look around them look near: a long passage is read in one go.
#[test]
fn thousands_of_criteria_and_requirements_are_read_whole() {
    let text: String = (0..1500)
        .map(|n| {
            format!(
                "Environnement : 10 points. Le candidat {n} justifie d’un chiffre d’affaires de 900 euros. "
            )
        })
        .collect();
    assert_eq!(
        findings(&text, DocumentKind::Rc)
            .iter()
            .filter(|f| f.rule.code == "CRI070")
            .count(),
        1500
    );
}
