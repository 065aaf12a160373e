//! The notice and its fields, as an export writes them.

use std::path::PathBuf;

use api::Job;
use api::check::{CheckRequest, check};
use api::draft::draft;
use serde_json::{Value, json};

use crate::coherent::Window;
use crate::{EXAMPLES, SMALL, desk, example};

fn exported(name: &str) -> (tempfile::TempDir, Value) {
    let out = tempfile::tempdir().unwrap();
    draft(desk(), &example(name).into(), out.path(), &[], &Job::silent()).unwrap();
    let record = std::fs::read_to_string(out.path().join("interne/dossier.json")).unwrap();
    (out, serde_json::from_str(&record).unwrap())
}

#[test]
fn the_record_holds_the_fields_of_a_notice() {
    for name in EXAMPLES {
        let (_out, record) = exported(name);
        let eforms = &record["eforms"];
        assert!(
            eforms["source"]["regulation"]
                .as_str()
                .unwrap()
                .contains("à vérifier")
        );
        let fields = eforms["fields"].as_array().unwrap();
        let codes: Vec<&str> = fields
            .iter()
            .map(|field| field["code"].as_str().unwrap())
            .collect();
        for code in [
            "BT-06", "BT-21", "BT-23", "BT-27", "BT-36", "BT-137", "BT-262", "BT-539", "BT-541", "BT-750",
            "BT-774",
        ] {
            assert!(codes.contains(&code), "{name} {code}");
        }
        for field in fields {
            assert!(field["name"].is_string() && field["from"].is_string());
            assert!(!field["values"].as_array().unwrap().is_empty());
        }
        assert!(!eforms["to_complete"].as_array().unwrap().is_empty());
    }
}

#[test]
fn the_notice_is_inside_and_only_where_a_publicity_is_due() {
    for name in EXAMPLES {
        let (out, _) = exported(name);
        assert!(out.path().join("interne/Avis.txt").exists(), "{name}");
        assert!(!out.path().join("a-publier/Avis.txt").exists());
    }
    for name in SMALL {
        let (out, _) = exported(name);
        assert!(!out.path().join("interne/Avis.txt").exists(), "{name}");
    }
}

/// It is published in the end: our checker passes over it as over the pieces.
#[test]
fn nothing_above_advice_is_found_in_a_notice() {
    for name in EXAMPLES {
        let (out, _) = exported(name);
        let tender = example(name);
        let paths: Vec<PathBuf> = vec![out.path().join("interne/Avis.txt")];
        let request = CheckRequest {
            paths: &paths,
            document: None,
            tender: Some(&tender),
            watched: &[],
            date: tender.launch_date,
        };
        let answer = check(desk(), &request).unwrap();
        let found: Vec<String> = answer.files[0]
            .findings
            .iter()
            // What is to complete is said on purpose.
            .filter(|one| one.severity != "conseil" && one.state == "signale" && one.rule != "DOC001")
            .map(|one| format!("{} {} : {}", one.rule, one.span.text, one.message))
            .collect();
        assert!(found.is_empty(), "{name} {found:#?}");
    }
}

#[test]
fn the_window_copies_the_same_text() {
    let window = Window::open("mobilier-scolaire");
    let told = window.ask("notice", json!({}));
    let exported = window.ask("export", json!({ "folder": null }));
    let folder = PathBuf::from(exported["folder"].as_str().unwrap());
    assert_eq!(
        told["text"],
        std::fs::read_to_string(folder.join("interne/Avis.txt")).unwrap()
    );
    window.set("amount_ht", json!(30_000));
    assert_eq!(window.ask("notice", json!({}))["text"], Value::Null);
}
