//! One value, one place: pieces that contradict each other stop the export, both places told; a reason lets it go.

use std::path::PathBuf;

use api::commands::dispatch;
use api::folders::Folders;
use api::{ApiError, Desk, Job};
use serde_json::{Value, json};

/// A window on one dossier, made from an example.
pub(crate) struct Window {
    desk: Desk,
    pub(crate) dossier: u64,
    pub(crate) path: PathBuf,
    folder: tempfile::TempDir,
}

impl Window {
    pub(crate) fn open(example: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on(Folders {
            data: crate::desk().data_dir().to_owned(),
            dossiers: folder.path().to_owned(),
        });
        let request = json!({ "objet": null, "example": example, "file": null });
        let opened = dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
        Self {
            dossier: opened["dossier"].as_u64().unwrap(),
            path: opened["path"].as_str().unwrap().into(),
            desk,
            folder,
        }
    }

    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub(crate) fn try_ask(&self, name: &str, mut request: Value) -> Result<Value, ApiError> {
        request["dossier"] = self.dossier.into();
        dispatch(&self.desk, name, request, &Job::silent())
    }

    pub(crate) fn ask(&self, name: &str, request: Value) -> Value {
        self.try_ask(name, request).unwrap()
    }

    pub(crate) fn set(&self, field: &str, value: Value) {
        self.ask(
            "change_need",
            json!({ "changes": [{ "field": field, "value": value }] }),
        );
    }

    /// Adds a paragraph of the buyer's at the end of a piece.
    pub(crate) fn add(&self, kind: &str, text: &str) {
        let mut content = self.ask("document", json!({ "kind": kind }))["content"].take();
        let paragraph = json!({
            "type": "paragraph",
            "attrs": { "id": format!("a-nous-{}", text.len()), "provenance": "buyer" },
            "content": [{ "type": "text", "text": text }],
        });
        content["content"].as_array_mut().unwrap().push(paragraph);
        self.ask("edit_document", json!({ "kind": kind, "content": content }));
    }

    /// Rewrites the first paragraph that holds these words.
    pub(crate) fn rewrite(&self, kind: &str, holding: &str, text: &str) {
        let mut content = self.ask("document", json!({ "kind": kind }))["content"].take();
        let block = content["content"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .find(|block| block["type"] == "paragraph" && block.to_string().contains(holding))
            .unwrap_or_else(|| panic!("{holding}"));
        block["content"] = json!([{ "type": "text", "text": text }]);
        self.ask("edit_document", json!({ "kind": kind, "content": content }));
    }

    /// What stops the export, of this rule.
    fn stops(&self, rule: &str) -> Vec<Value> {
        let place = self.ask("export_place", json!({ "folder": null }));
        let blocked = place["blocked"].as_array().unwrap().iter();
        blocked
            .filter(|finding| finding["rule"] == rule)
            .cloned()
            .collect()
    }
}

/// Words added to a piece, the rule that stops the export, and what its message must name.
#[track_caller]
fn stopped(window: &Window, kind: &str, text: &str, rule: &str, named: &[&str]) {
    assert_eq!(window.stops(rule), [Value::Null; 0], "{rule} before");
    window.add(kind, text);
    let found = window.stops(rule);
    assert!(!found.is_empty(), "{rule} : {text}");
    // The piece and the article here, then there, with the words of both.
    let place = |finding: &Value| -> String {
        format!(
            "{} {} {}",
            finding["document"].as_str().unwrap(),
            finding["article"].as_str().unwrap_or_default(),
            finding["message"].as_str().unwrap()
        )
    };
    let told: Vec<String> = found
        .iter()
        .map(|one| place(one).replace('\u{a0}', " "))
        .collect();
    assert!(
        told.iter()
            .any(|told| named.iter().all(|words| told.contains(words))),
        "{told:#?}"
    );
    let refused = window.try_ask("export", json!({ "folder": null })).unwrap_err();
    assert!(
        refused.detail.contains("l’export attend votre décision"),
        "{}",
        refused.detail
    );
    for finding in found {
        let waiver = json!({
            "rule": rule,
            "excerpt": finding["span"]["text"],
            "reason": "autre",
            "text": "Deux périodes différentes, dites plus bas.",
        });
        window.ask("waive", waiver);
    }
    assert_eq!(window.stops(rule), [Value::Null; 0], "{rule} set aside");
}

#[test]
fn a_value_that_two_pieces_say_differently_stops_the_export() {
    let window = Window::open("mobilier-scolaire");
    window.set("offers_deadline", json!("15 janvier 2027 à 12 heures"));
    window.ask("export", json!({ "folder": null }));
    stopped(
        &window,
        "cctp",
        "La durée du marché est de 24 mois.",
        "COH001",
        &["24 mois", "12 mois", "article"],
    );
    stopped(
        &window,
        "cctp",
        "La date limite de remise des offres est fixée au 22 janvier 2027 à 12 heures.",
        "COH003",
        &["22 janvier 2027", "15 janvier 2027"],
    );
    stopped(
        &window,
        "ae",
        "Le délai de paiement est de 20 jours.",
        "COH002",
        &["20 jours", "30 jours", "article"],
    );
    stopped(
        &window,
        "cctp",
        "Le marché est divisé en 3 lots.",
        "COH005",
        &["3 lots"],
    );
    // With a reason for each, the files are written.
    let answer = window.try_ask("export", json!({ "folder": null }));
    assert!(answer.is_ok(), "{answer:?}");
}

#[test]
fn the_maximum_of_a_framework_is_said_once() {
    let window = Window::open("mobilier-scolaire");
    window.set("accord_cadre", json!(true));
    window.set("maximum_ht", json!(100_000));
    stopped(
        &window,
        "cctp",
        "Le montant maximum de l’accord-cadre est de 250 000 € HT.",
        "COH004",
        &["250 000", "100 000", "article"],
    );
}

/// At the terminal the files are written, and the exit code says it (contract: « done, with findings »).
#[test]
fn the_terminal_writes_and_says_it() {
    let window = Window::open("mobilier-scolaire");
    window.add("cctp", "La durée du marché est de 24 mois.");
    let purchase = api::need::open_checked(crate::desk(), &window.path).unwrap();
    let out = tempfile::tempdir().unwrap();
    let answer = api::draft::draft(crate::desk(), &purchase, out.path(), &[], &Job::silent()).unwrap();
    assert_eq!(answer.worst, Some(api::check::Severity::Bloquant));
    assert!(out.path().join("a-publier/RC.docx").exists());
    let told = answer
        .findings
        .iter()
        .find(|one| one.finding.rule == "COH001")
        .unwrap();
    assert!(told.finding.message.contains("24\u{a0}mois") && told.finding.message.contains("12\u{a0}mois"));
}

/// An edit, then another need, then the export: the buyer's words are in the Word file, the value of today with them.
#[test]
fn an_edit_survives_a_new_need_and_the_export() {
    let window = Window::open("mobilier-scolaire");
    window.rewrite(
        "ccap",
        "quinze jours",
        "Le bon est signé par la directrice des achats.",
    );
    window.ask("export", json!({ "folder": null }));
    window.set("duration_months", json!(18));
    window.set("objet", json!("Mobilier scolaire pour huit classes"));
    let exported = window.ask("export", json!({ "folder": null }));
    let folder = PathBuf::from(exported["folder"].as_str().unwrap());
    let read = |file: &str| -> String {
        let answer = api::read::read(&folder.join("a-publier").join(file)).unwrap();
        answer
            .blocks
            .iter()
            .map(|block| format!("{}\n", block.text))
            .collect()
    };
    let ccap = read("CCAP.docx");
    assert!(
        ccap.contains("Le bon est signé par la directrice des achats."),
        "{ccap}"
    );
    assert!(ccap.contains("18\u{a0}mois"));
    let rc = read("RC.docx");
    assert!(rc.contains("huit classes") && rc.contains("18\u{a0}mois") && !rc.contains("12\u{a0}mois"));
    let notice = std::fs::read_to_string(folder.join("interne/Avis.txt")).unwrap();
    assert!(notice.contains("huit classes") && notice.contains("18\u{a0}mois"));
}
