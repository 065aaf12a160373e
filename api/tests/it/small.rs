//! A dossier whose amount crosses the dispensing threshold (R2122-8) and comes back.

use api::commands::dispatch;
use api::folders::Folders;
use api::{Desk, ErrorCode, Job};
use serde_json::{Value, json};

#[test]
fn the_buyers_words_outlive_a_change_of_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::on(Folders {
        data: crate::desk().data_dir().to_owned(),
        dossiers: folder.path().to_owned(),
    });
    let ask = |name: &str, request: Value| dispatch(&desk, name, request, &Job::silent());
    let request = json!({ "objet": null, "example": "mobilier-scolaire", "file": null });
    let dossier = ask("create_dossier", request).unwrap()["dossier"]
        .as_u64()
        .unwrap();
    let amount = |euros: u32| {
        let changes = json!([{ "field": "amount_ht", "value": euros }]);
        ask("change_need", json!({ "dossier": dossier, "changes": changes })).unwrap();
    };
    let pieces = || -> (Vec<String>, String) {
        let answer = ask("documents", json!({ "dossier": dossier })).unwrap();
        let kinds = answer["pieces"].as_array().unwrap().iter();
        (
            kinds
                .map(|piece| piece["kind"].as_str().unwrap().to_owned())
                .collect(),
            answer["conflicts"].to_string(),
        )
    };
    let write = |kind: &str, text: &str| {
        let mut answer = ask("document", json!({ "dossier": dossier, "kind": kind })).unwrap();
        let mut content = answer["content"].take();
        let paragraph = json!({
            "type": "paragraph",
            "attrs": { "id": format!("a-nous-{kind}"), "provenance": "buyer" },
            "content": [{ "type": "text", "text": text }],
        });
        content["content"].as_array_mut().unwrap().insert(1, paragraph);
        ask(
            "edit_document",
            json!({ "dossier": dossier, "kind": kind, "content": content }),
        )
        .unwrap();
    };
    let holds = |kind: &str, text: &str| {
        let answer = ask("document", json!({ "dossier": dossier, "kind": kind })).unwrap();
        answer["content"].to_string().contains(text)
    };

    amount(30_000);
    assert_eq!(pieces().0, ["lettre"]);
    write("lettre", "Nos écoles ferment à midi.");

    amount(100_000);
    let (kinds, said) = pieces();
    assert_eq!(kinds, ["rc", "ae", "ccap", "cctp", "cadre-reponse"]);
    assert!(said.contains("Lettre de consultation"), "{said}");
    write("cctp", "Les tables se nettoient à l’eau.");

    amount(30_000);
    let (kinds, said) = pieces();
    assert_eq!(kinds, ["lettre"]);
    assert!(said.contains("CCTP") && !said.contains("Lettre"), "{said}");
    assert!(holds("lettre", "Nos écoles ferment à midi."));
    let error = ask("document", json!({ "dossier": dossier, "kind": "cctp" })).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);

    let exported = ask(
        "export",
        json!({ "dossier": dossier, "folder": folder.path().join("lettre") }),
    )
    .unwrap();
    assert!(exported["files"].to_string().contains("LettreConsultation.docx"));

    amount(100_000);
    assert!(holds("cctp", "Les tables se nettoient à l’eau."));
}
