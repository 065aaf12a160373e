//! Two versions of a purchase.

use std::path::{Path, PathBuf};

use api::compare::{CompareAnswer, compare_files, write};
use serde_json::{Value, json};

use crate::coherent::Window;
use crate::desk;

fn need(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../examples")
        .join(name)
}

fn compared(before: &Path, after: &Path) -> CompareAnswer {
    compare_files(desk(), before, after).unwrap()
}

#[test]
fn two_needs_compare_by_facts_choices_and_words() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(need("mobilier-scolaire.toml")).unwrap();
    let other = folder.path().join("autre.toml");
    std::fs::write(
        &other,
        text.replace("duration_months = 12", "duration_months = 24"),
    )
    .unwrap();
    let answer = compared(&need("mobilier-scolaire.toml"), &other);
    assert!(!answer.identical);
    let facts: Vec<_> = answer
        .need
        .iter()
        .map(|fact| (fact.field.as_str(), fact.before.as_deref(), fact.after.as_deref()))
        .collect();
    assert_eq!(
        facts,
        [("duration_months", Some("12\u{a0}mois"), Some("24\u{a0}mois"))]
    );
    let rc = answer.pieces.iter().find(|piece| piece.document == "rc").unwrap();
    let duration = rc
        .articles
        .iter()
        .find(|article| article.title == "Durée")
        .unwrap();
    assert_eq!((duration.state, duration.moved), ("modifie", false));
    let words: String = duration.lines[0]
        .pieces
        .iter()
        .map(|part| match part.kind {
            "gone" => format!("[-{}]", part.words),
            "come" => format!("[+{}]", part.words),
            _ => part.words.clone(),
        })
        .collect();
    assert_eq!(
        words,
        "La durée du marché est de [-12\u{a0}][+24\u{a0}]mois, à partir de sa notification au titulaire. Le marché n’est pas reconduit."
    );

    let same = compared(&other, &other);
    assert!(same.identical && same.pieces.iter().all(|piece| piece.state == "identique"));
    // Other pieces altogether: a letter in place of four.
    let letter = compared(&other, &need("petite-commune-mobilier.toml"));
    let states: Vec<_> = letter
        .pieces
        .iter()
        .map(|piece| (piece.document.as_str(), piece.state))
        .collect();
    assert_eq!(states[0], ("lettre", "ajoutee"));
    assert!(states[1..].iter().all(|(_, state)| *state == "retiree"));
}

#[test]
fn a_dossier_compares_with_an_earlier_state_and_with_a_file() {
    let window = Window::open("mobilier-scolaire");
    window.ask("export", json!({ "folder": null }));
    let steps = |window: &Window| window.ask("history", json!({})).as_array().unwrap().len();
    let start = steps(&window);
    window.set("duration_months", json!(18));
    window.add("rc", "Une visite des écoles est possible.");
    let history = window.ask("history", json!({}));
    let last = history[0]["number"].as_i64().unwrap();
    assert_eq!(history.as_array().unwrap().len(), start + 2);

    let whole = window.ask("compare", json!({ "step": last - 2, "path": null }));
    assert_eq!(whole["need"][0]["field"], "duration_months");
    assert_eq!(whole["before"]["from"], "etape");
    let words_only = window.ask("compare", json!({ "step": last - 1, "path": null }));
    assert_eq!(words_only["need"], json!([]));
    let rc = &words_only["pieces"][0];
    assert_eq!(
        (&rc["document"], &rc["state"]),
        (&json!("rc"), &json!("modifiee"))
    );
    assert!(
        rc["articles"]
            .to_string()
            .contains("Une visite des écoles est possible.")
    );
    assert!(
        words_only["pieces"].as_array().unwrap()[1..]
            .iter()
            .all(|piece| piece["state"] == "identique")
    );
    let now = window.ask("compare", json!({ "step": last, "path": null }));
    assert_eq!(now["identical"], true);

    // The RC exported before: read from Word, its articles found again by their titles.
    let file = window.path.with_extension("").join("a-publier/RC.docx");
    let read = window.ask("compare", json!({ "step": null, "path": file }));
    let articles = read["pieces"][0]["articles"].as_array().unwrap();
    let told: Vec<String> = articles
        .iter()
        .map(|article| {
            format!(
                "{} {}",
                article["state"].as_str().unwrap(),
                article["title"].as_str().unwrap()
            )
        })
        .collect();
    assert!(
        told.iter()
            .any(|one| one.starts_with("modifie") && one.contains("Durée")),
        "{told:?}"
    );
    assert!(told.iter().all(|one| one.starts_with("modifie")), "{told:?}");
    assert!(told.len() <= 4, "{told:#?}\n{read:#}");

    // What cannot be compared is said.
    for request in [
        json!({ "step": null, "path": null }),
        json!({ "step": 9999, "path": null }),
        json!({ "step": null, "path": "absent.docx" }),
    ] {
        assert!(window.try_ask("compare", request.clone()).is_err(), "{request}");
    }
}

#[test]
fn two_word_files_of_one_piece_compare() {
    let window = Window::open("mobilier-scolaire");
    let export = |name: &str| -> PathBuf {
        let folder = window.folder().join(name);
        window.ask("export", json!({ "folder": folder }));
        folder.join("a-publier")
    };
    let first = export("un");
    window.rewrite(
        "ccap",
        "quinze jours",
        "Le bon est signé par la directrice des achats.",
    );
    let second = export("deux");
    let answer = compared(&first.join("CCAP.docx"), &second.join("CCAP.docx"));
    assert_eq!(answer.pieces.len(), 1);
    let articles = &answer.pieces[0].articles;
    assert_eq!(articles.len(), 1, "{articles:#?}");
    assert!(answer.pieces[0].words_added > 3);
    assert!(compared(&first.join("RC.docx"), &second.join("RC.docx")).identical);
    let refused = compare_files(desk(), &first.join("RC.docx"), &second.join("CCAP.docx")).unwrap_err();
    assert!(refused.detail.contains("une même pièce"), "{}", refused.detail);

    // The report to print: struck and underlined, not said by colour.
    let report = window.folder().join("comparaison.docx");
    write(&answer, &report).unwrap();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&report).unwrap()).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    assert!(xml.contains("<w:strike/>") && xml.contains("<w:u w:val=\"single\"/>"));
    assert!(write(&answer, Path::new("comparaison.pdf")).is_err());
    let _: Value = serde_json::to_value(&answer).unwrap();
}
