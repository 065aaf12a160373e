//! The commands of the window, in the order of a day's work.

use api::commands::dispatch;
use api::folders::Folders;
use api::{ApiError, Desk, ErrorCode, Job};
use serde_json::{Value, json};

/// A window: a desk, and the dossier open on it.
struct Window {
    _folder: tempfile::TempDir,
    desk: Desk,
    dossier: u64,
}

impl Window {
    fn on(request: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The catalogue of all the tests, a folder of dossiers of its own.
        let desk = Desk::on(Folders {
            data: crate::desk().data_dir().to_owned(),
            dossiers: folder.path().to_owned(),
        });
        let opened = dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
        Self {
            _folder: folder,
            desk,
            dossier: opened["dossier"].as_u64().unwrap(),
        }
    }

    fn example(slug: &str) -> Self {
        Self::on(json!({ "objet": null, "example": slug, "file": null }))
    }

    fn try_ask(&self, name: &str, mut request: Value) -> Result<Value, ApiError> {
        request["dossier"] = json!(self.dossier);
        dispatch(&self.desk, name, request, &Job::silent())
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        self.try_ask(name, request).unwrap()
    }

    fn content(&self, kind: &str) -> Value {
        self.ask("document", json!({ "kind": kind }))["content"].take()
    }

    /// Adds a paragraph of the buyer's after the first block of a piece.
    fn add(&self, kind: &str, id: &str, text: &str) -> Value {
        let mut content = self.content(kind);
        let paragraph = json!({
            "type": "paragraph",
            "attrs": { "id": id, "provenance": "buyer" },
            "content": [{ "type": "text", "text": text }],
        });
        content["content"].as_array_mut().unwrap().insert(1, paragraph);
        self.ask("edit_document", json!({ "kind": kind, "content": content }))
    }
}

fn rules(answer: &Value) -> Vec<String> {
    answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["state"] == "signale" && one["waiver"].is_null())
        .map(|one| one["family"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_need_grows_field_by_field_until_it_can_be_computed() {
    let window = Window::on(json!({ "objet": "Chaises d’école", "example": null, "file": null }));
    let error = window.try_ask("duties", json!({})).unwrap_err();
    assert_eq!(error.code, ErrorCode::Incomplete);
    assert_eq!(error.field.as_deref(), Some("launch_date"));
    let set = |field: &str, value: Value| {
        window.ask(
            "change_need",
            json!({ "changes": [{ "field": field, "value": value }] }),
        )
    };
    set("launch_date", json!("2026-11-23"));
    set("nature", json!("fournitures"));
    set("amount_ht", json!(85000));
    let state = set("buyer.kind", json!("commune"));
    assert_eq!(state["complete"], true);
    assert_eq!(state["undo"], "Besoin\u{a0}: type d’acheteur");
    assert_eq!(window.ask("duties", json!({}))["procedure"], "mapa");
    assert!(
        !window.ask("need_reading", json!({}))["cpv_proposed"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let error = window
        .try_ask(
            "change_need",
            json!({ "changes": [{ "field": "nature", "value": "prestations" }] }),
        )
        .unwrap_err();
    assert_eq!(
        (error.code, error.field.as_deref()),
        (ErrorCode::Need, Some("nature"))
    );
}

#[test]
fn every_screen_answers_for_both_examples() {
    for slug in ["mobilier-scolaire", "poches-de-sang"] {
        let window = Window::example(slug);
        let fabric = window.ask("fabric", json!({}));
        assert_eq!(
            fabric["fabric"]["firms"]["rings"]
                .as_array()
                .unwrap()
                .last()
                .unwrap()["firms"],
            Value::Null,
            "other countries are unknown"
        );
        assert!(!fabric["sites"].as_array().unwrap().is_empty());
        let requirements = window.ask("requirements", json!({}));
        for scale in requirements["scales"].as_array().unwrap() {
            assert_eq!(scale["total"], 100);
        }
        for module in requirements["modules"].as_array().unwrap() {
            for facet in module["facets"].as_array().unwrap() {
                assert!(
                    !facet["text"].as_array().unwrap().is_empty(),
                    "{}",
                    facet["facet"]
                );
            }
        }
        let pieces = window.ask("documents", json!({}));
        // The four pieces, and the answer frame.
        assert_eq!(pieces["pieces"].as_array().unwrap().len(), 5);
        assert_eq!(pieces["orphans"], json!([]));
        let verification = window.ask("verification", json!({}));
        assert_eq!(rules(&verification), Vec::<String>::new());
        assert_eq!(
            window.ask("export_place", json!({ "folder": null }))["blocked"],
            json!([])
        );
        let exported = window.ask("export", json!({ "folder": null }));
        assert_eq!(exported["files"].as_array().unwrap().len(), 11);
    }
}

#[test]
fn what_is_typed_is_checked_kept_and_undone() {
    let window = Window::example("mobilier-scolaire");
    let untouched = window.content("cctp");
    let answer = window.add("cctp", "acheteur/1", "Les chaises sont de marque Dupont.");
    assert_eq!(rules(&answer), ["marque"]);
    assert_eq!(answer["own"][0]["state"], "ajoute");
    // The export waits for a decision.
    let error = window.try_ask("export", json!({ "folder": null })).unwrap_err();
    assert!(error.detail.contains("bloquante"), "{error}");
    let finding = &answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["family"] == "marque")
        .unwrap()
        .clone();
    window.ask(
        "waive",
        json!({ "rule": finding["rule"], "excerpt": finding["span"]["text"], "reason": "justifie-par-objet", "text": "Pièces d’un mobilier existant." }),
    );
    let exported = window.ask("export", json!({ "folder": null }));
    let folder = std::path::PathBuf::from(exported["folder"].as_str().unwrap());
    let cctp = api::read::read(&folder.join("a-publier/CCTP.docx")).unwrap();
    assert!(
        cctp.blocks
            .iter()
            .any(|block| block.text.contains("marque Dupont"))
    );
    let note = api::read::read(&folder.join("interne/NoteJustification.docx")).unwrap();
    assert!(
        note.blocks
            .iter()
            .any(|block| block.text.contains("mobilier existant"))
    );
    // Waiver, then text: two steps back.
    assert_eq!(window.ask("undo", json!({}))["label"], "Alerte écartée");
    let undone = window.ask("undo", json!({}));
    assert_eq!(undone["documents"], json!(["cctp"]));
    assert_eq!(window.content("cctp"), untouched);
    assert_eq!(window.ask("redo", json!({}))["need"], false);
    assert_ne!(window.content("cctp"), untouched);
}

#[test]
fn a_fix_is_put_in_place_once() {
    let window = Window::example("mobilier-scolaire");
    let answer = window.add(
        "cctp",
        "acheteur/1",
        "Les tables sont conformes à la norme NF EN 1729.",
    );
    let finding = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["family"] == "norme")
        .unwrap()
        .clone();
    let replacement = finding["replacement"]
        .as_str()
        .expect("a standard has a proposal")
        .to_owned();
    let fix = json!({
        "kind": "cctp", "block": finding["block"], "start": finding["span"]["start"], "end": finding["span"]["end"],
        "excerpt": finding["span"]["text"], "replacement": replacement,
    });
    let fixed = window.ask("accept_fix", fix.clone());
    assert_eq!(rules(&fixed), Vec::<String>::new());
    assert!(fixed["content"].to_string().contains(&replacement));
    let error = window.try_ask("accept_fix", fix).unwrap_err();
    assert!(error.detail.contains("a changé"), "{error}");
}

#[test]
fn a_proposed_text_comes_back_and_a_choice_changes_the_pieces() {
    let window = Window::example("mobilier-scolaire");
    let mut content = window.content("cctp");
    let blocks = content["content"].as_array_mut().unwrap();
    let gone = blocks.remove(1);
    let gone = gone["attrs"]["id"].as_str().unwrap().to_owned();
    let answer = window.ask("edit_document", json!({ "kind": "cctp", "content": content }));
    assert_eq!(answer["own"][0]["state"], "retire");
    let back = window.ask("restore_block", json!({ "kind": "cctp", "block": gone }));
    assert_eq!(back["own"], json!([]));

    let before = window.content("cctp");
    let state = window.ask(
        "choose",
        json!({ "choices": [{ "facet": "bois-durable/exigence-socle", "choice": { "taux_min": 85 } }] }),
    );
    assert!(state["undo"].as_str().unwrap().starts_with("Clause"));
    assert_ne!(window.content("cctp"), before);
    window.ask(
        "choose",
        json!({ "choices": [{ "facet": "bois-durable/exigence-socle", "choice": null }] }),
    );
    assert_eq!(window.content("cctp"), before);
    let error = window
        .try_ask(
            "choose",
            json!({ "choices": [{ "facet": "bois-durable/exigence-socle", "choice": { "taux_min": 850 } }] }),
        )
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::Choice);
}

#[test]
fn a_proposed_text_that_changed_since_is_said_until_it_is_looked_at() {
    let window = Window::example("mobilier-scolaire");
    let content = window.content("rc");
    // A clause whose words depend on the launch date or on facts: the reason for a single lot.
    let at = content["content"]
        .as_array()
        .unwrap()
        .iter()
        .position(|block| {
            block["type"] == "paragraph" && block.to_string().contains("tender.single_lot_reason")
        })
        .expect("the rules say why there is one lot");
    let mut edited = content.clone();
    edited["content"][at]["content"] = json!([{ "type": "text", "text": "Un seul lot, voir la note." }]);
    let answer = window.ask("edit_document", json!({ "kind": "rc", "content": edited }));
    assert_eq!(answer["own"][0]["state"], "modifie");
    // Two lots: what is proposed there is no longer what the buyer replaced.
    let lots = json!([{ "title": "Tables" }, { "title": "Rangements" }]);
    // Its price lines say no lot.
    let changes = json!([
        { "field": "lots", "value": null },
        { "field": "lot", "value": lots },
        { "field": "price_line", "value": [] },
    ]);
    window.ask("change_need", json!({ "changes": changes }));
    let own = window.ask("document", json!({ "kind": "rc" }))["own"].take();
    assert_eq!(own[0]["state"], "a-revoir");
    assert_ne!(own[0]["drafted_text"], own[0]["own_text"]);
    // An edit elsewhere does not forget it; looking at it again settles it.
    let answer = window.add("rc", "acheteur/1", "Une précision.");
    let states = |answer: &Value| -> Vec<String> {
        let all = answer["own"].as_array().unwrap();
        all.iter()
            .map(|one| one["state"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(states(&answer), ["ajoute", "a-revoir"]);
    let kept = window.ask("keep_block", json!({ "kind": "rc", "block": own[0]["block"] }));
    assert_eq!(states(&kept), ["ajoute", "modifie"]);
}

#[test]
fn words_whose_clause_is_left_out_are_shown_aside_until_given_up() {
    let window = Window::example("mobilier-scolaire");
    let mut content = window.content("cctp");
    let block = content["content"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|block| block["attrs"]["id"] == "emballages/exigence-socle#2")
        .unwrap();
    block["content"] = json!([{ "type": "text", "text": "Mes mots sur l’emballage." }]);
    window.ask("edit_document", json!({ "kind": "cctp", "content": content }));
    let leave = json!([{ "facet": "emballages/exigence-socle", "choice": false }]);
    window.ask("choose", json!({ "choices": leave }));
    let orphans = window.ask("documents", json!({}))["orphans"].take();
    assert_eq!(orphans[0]["text"], "Mes mots sur l’emballage.");
    // An edit elsewhere does not lose them.
    window.add("cctp", "acheteur/1", "Une précision.");
    assert_eq!(window.ask("documents", json!({}))["orphans"], orphans);
    window.ask(
        "restore_block",
        json!({ "kind": "cctp", "block": orphans[0]["block"] }),
    );
    assert_eq!(window.ask("documents", json!({}))["orphans"], json!([]));
}

#[test]
fn a_hostile_text_is_refused_and_changes_nothing() {
    let window = Window::example("mobilier-scolaire");
    let untouched = window.content("cctp");
    let mut twice = untouched.clone();
    let block = twice["content"][1].clone();
    twice["content"].as_array_mut().unwrap().push(block);
    let mut script = untouched.clone();
    script["content"][1] = json!({ "type": "script", "attrs": { "id": "x", "provenance": "buyer" } });
    for content in [twice, script, json!({}), json!(null), json!({ "type": "doc" })] {
        let error = window
            .try_ask("edit_document", json!({ "kind": "cctp", "content": content }))
            .unwrap_err();
        assert_eq!(error.code, ErrorCode::Document, "{error}");
    }
    assert_eq!(window.content("cctp"), untouched);
}

#[test]
fn the_sheet_is_entered_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let ask = |name: &str, request: Value| dispatch(&desk, name, request, &Job::silent());
    let mut sheet = ask("sheet", json!({})).unwrap()["sheet"].take();
    sheet["name"] = json!("Commune de Saverne");
    sheet["kind"] = json!("commune");
    ask("set_sheet", json!({ "sheet": sheet })).unwrap();
    let opened = ask(
        "create_dossier",
        json!({ "objet": "Bancs", "example": null, "file": null }),
    )
    .unwrap();
    assert_eq!(opened["state"]["need"]["buyer"]["name"], "Commune de Saverne");
    assert_eq!(opened["name"], "Bancs");
    sheet["siret"] = json!("123");
    let error = ask("set_sheet", json!({ "sheet": sheet })).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("buyer.siret"));
    let list = ask("dossiers", json!({})).unwrap();
    assert_eq!(list["dossiers"][0]["objet"], "Bancs");
    assert_eq!(list["examples"].as_array().unwrap().len(), 2);
}

#[test]
fn the_second_window_reads_and_copies() {
    let window = Window::example("mobilier-scolaire");
    let path =
        dispatch(&window.desk, "dossiers", json!({}), &Job::silent()).unwrap()["dossiers"][0]["path"].take();
    let second = dispatch(
        &window.desk,
        "open_dossier",
        json!({ "path": path }),
        &Job::silent(),
    )
    .unwrap();
    assert!(second["read_only"].as_str().unwrap().contains("autre fenêtre"));
    let request = json!({ "dossier": second["dossier"], "changes": [{ "field": "objet", "value": "x" }] });
    let error = dispatch(&window.desk, "change_need", request, &Job::silent()).unwrap_err();
    assert_eq!(error.code, ErrorCode::ReadOnly);
    let copied = dispatch(
        &window.desk,
        "copy_dossier",
        json!({ "dossier": second["dossier"], "target": null }),
        &Job::silent(),
    )
    .unwrap();
    let third = dispatch(&window.desk, "open_dossier", copied, &Job::silent()).unwrap();
    assert_eq!(third["read_only"], Value::Null);
}

#[test]
fn a_cancelled_export_writes_nothing() {
    let window = Window::example("mobilier-scolaire");
    let job = Job::silent();
    job.cancel();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("sortie");
    let request = json!({ "dossier": window.dossier, "folder": out });
    let error = dispatch(&window.desk, "export", request, &job).unwrap_err();
    assert_eq!(error.code, ErrorCode::Cancelled);
    assert!(!out.exists());
}

#[test]
fn a_dossier_can_be_given_at_the_terminal() {
    let window = Window::example("mobilier-scolaire");
    window.add("cctp", "acheteur/1", "Les angles des tables sont arrondis.");
    let list = dispatch(&window.desk, "dossiers", json!({}), &Job::silent()).unwrap();
    let path = list["dossiers"][0]["path"].as_str().unwrap();
    // Open in a window: it is read all the same.
    let purchase = api::need::open_purchase(path.as_ref()).unwrap();
    assert_eq!(purchase.own.values().map(|blocks| blocks.len()).sum::<usize>(), 1);
}

#[test]
fn an_unknown_command_and_a_wrong_request_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    let check = |name: &str, request: Value, code: ErrorCode| {
        let error = dispatch(&desk, name, request, &Job::silent()).unwrap_err();
        assert_eq!(error.code, code, "{error}");
    };
    check("format_disk", json!({}), ErrorCode::NotFound);
    check("open_dossier", json!({ "chemin": "x" }), ErrorCode::Request);
    check(
        "open_dossier",
        json!({ "path": "absent.emplettes" }),
        ErrorCode::NotFound,
    );
    check("dossier_state", json!({ "dossier": 99 }), ErrorCode::NotFound);
}
