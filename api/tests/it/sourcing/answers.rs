//! From the questionnaire written to the answers in the log.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::form::{FIRST, filled, identity};
use super::{MAKES, NOWHERE, Office, WOOD};

/// The keys asked, in order.
pub(super) fn keys(office: &Office) -> Vec<String> {
    office.ask("sourcing", json!({}))["questionnaire"]["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["key"].as_str().unwrap().to_owned())
        .collect()
}

pub(super) fn written(office: &Office, request: Value) -> PathBuf {
    let answer = office.ask("export_questionnaire", request);
    let folder = Path::new(answer["folder"].as_str().unwrap()).to_owned();
    assert_eq!(
        answer["files"],
        json!(["Questionnaire.docx", "Questionnaire.xlsx"])
    );
    folder.join("Questionnaire.xlsx")
}

pub(super) fn plain() -> Value {
    json!({ "folder": null, "answer_by": "2026-12-04", "keys": null })
}

/// The cell of the answer to a question.
pub(super) fn cell(keys: &[String], key: &str, column: char) -> String {
    let at = keys.iter().position(|known| known == key).unwrap();
    format!("{column}{}", FIRST + at)
}

pub(super) fn read(office: &Office, paths: &[&Path], record: bool) -> Value {
    office.ask("read_answers", json!({ "paths": paths, "record": record }))
}

#[test]
fn an_answer_is_shown_then_kept_as_one_step() {
    let office = Office::new();
    let form = written(&office, plain());
    let keys = keys(&office);
    let [capable, unknown, incapable] = office.counts();
    let total = office.total();
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((cell(&keys, MAKES, 'C'), "oui"));
    cells.push((cell(&keys, WOOD, 'C'), "oui"));
    cells.push((cell(&keys, WOOD, 'D'), "toutes les gammes"));
    cells.push((cell(&keys, WOOD, 'E'), "CU-1234"));
    cells.push((cell(&keys, WOOD, 'F'), "31/12/2027"));
    let other = office.firm_with(1)[0].clone();
    let mut second = identity("Un autre nom", other["siren"].as_str().unwrap());
    second.push((cell(&keys, WOOD, 'C'), "non"));
    let paths = [
        filled(&form, "zyxwo.xlsx", &cells),
        filled(&form, "autre.xlsx", &second),
    ];
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();

    let shown = read(&office, &paths, false);
    assert_eq!(
        (&shown["usable"], &shown["recorded"]),
        (&json!(2), &json!(false)),
        "{shown}"
    );
    assert_eq!(office.log(), json!([]), "nothing is kept yet");
    let kept = read(&office, &paths, true);
    assert_eq!(kept["recorded"], true);
    assert_eq!(
        kept["state"]["undo"],
        "Réponses au sourçage de 2\u{a0}entreprises"
    );
    let entry = &office.log()[0];
    assert_eq!(
        [
            &entry["firm"],
            &entry["person"],
            &entry["mail"],
            &entry["answered"]
        ],
        [
            "Ateliers Zyxwo",
            "Jeanne Durand",
            "j.durand@zyxwo.example",
            "2026-11-20"
        ]
    );
    let wood = entry["facts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["key"] == WOOD)
        .unwrap();
    assert_eq!(
        [
            &wood["answer"],
            &wood["precision"],
            &wood["number"],
            &wood["valid_until"]
        ],
        ["oui", "toutes les gammes", "CU-1234", "2027-12-31"]
    );
    // The firm that the catalogue does not know is one more, capable; the other is now known to be unable.
    assert_eq!(office.total(), total + 1);
    assert_eq!(office.counts(), [capable + 1, unknown - 1, incapable + 1]);
    office.ask("undo", json!({}));
    assert_eq!(office.counts(), [capable, unknown, incapable]);
}

#[test]
fn an_answer_given_again_replaces_the_first_and_says_so() {
    let office = Office::new();
    let form = written(&office, plain());
    let keys = keys(&office);
    let firm = json!({
        "number": null, "firm": "Ateliers Zyxwo", "siren": NOWHERE, "site": null, "person": "Paul Vrzk",
        "mail": null, "sent": "2026-11-12", "answered": null, "remarks": "Vus au salon", "simulated": false,
    });
    office.ask("log_firm", firm);
    let answer = |word| {
        let mut cells = identity("ZYXWO SARL", NOWHERE);
        cells.push((cell(&keys, WOOD, 'C'), word));
        filled(&form, "r.xlsx", &cells)
    };
    let first = read(&office, &[&answer("oui")], true);
    assert_eq!(first["files"][0]["remarks"], json!([]));
    let second = read(&office, &[&answer("non")], true);
    let remark = second["files"][0]["remarks"][0].as_str().unwrap();
    assert!(
        remark.contains("20\u{a0}novembre 2026") && remark.contains("remplacée"),
        "{remark}"
    );
    let log = office.log();
    let log = log.as_array().unwrap();
    assert_eq!(log.len(), 1, "one entry a firm");
    assert_eq!(log[0]["facts"][0]["answer"], "non");
    // What the buyer wrote down stays.
    assert_eq!(
        [&log[0]["firm"], &log[0]["sent"], &log[0]["remarks"]],
        ["Ateliers Zyxwo", "2026-11-12", "Vus au salon"]
    );
    assert_eq!(log[0]["person"], "Jeanne Durand");
}

#[test]
fn an_answer_to_another_purchase_is_refused_whole() {
    // The same object, the same buyer: only what each dossier drew tells them apart.
    let (office, other) = (Office::new(), Office::new());
    written(&office, plain());
    let form = written(&other, plain());
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((format!("C{FIRST}"), "oui"));
    let file = filled(&form, "r.xlsx", &cells);
    let refused = read(&office, &[&file], true);
    assert_eq!(
        (&refused["usable"], &refused["recorded"]),
        (&json!(0), &json!(false))
    );
    let said = refused["files"][0]["problems"][0].as_str().unwrap();
    assert!(
        said.starts_with("Formulaire!B2") && said.contains("autre achat"),
        "{said}"
    );
    assert!(refused["files"][0]["firm"].is_null());
    // In its own dossier it reads, whatever was changed in the need since it was sent.
    let objet = json!({ "changes": [{ "field": "objet", "value": "Mobilier scolaire et bancs" }] });
    other.ask("change_need", objet);
    assert_eq!(read(&other, &[&file], false)["usable"], 1);
}

/// Undoing the questionnaire does not disown the forms already sent, and writing it again gives the same bytes.
#[test]
fn a_form_sent_stays_of_its_dossier_when_its_writing_is_undone() {
    let office = Office::new();
    let form = written(&office, plain());
    let first = std::fs::read(&form).unwrap();
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((format!("C{FIRST}"), "oui"));
    let file = filled(&form, "r.xlsx", &cells);
    office.ask("undo", json!({}));
    assert!(office.ask("sourcing", json!({}))["questionnaire"].is_null());
    assert_eq!(read(&office, &[&file], false)["usable"], 1);
    assert_eq!(std::fs::read(written(&office, plain())).unwrap(), first);
}

#[test]
fn one_wrong_row_leaves_the_others_and_no_number_leaves_none() {
    let office = Office::new();
    let form = written(&office, plain());
    let keys = keys(&office);
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((cell(&keys, MAKES, 'C'), "peut-être"));
    cells.push((cell(&keys, WOOD, 'C'), "oui"));
    let wrong_row = filled(&form, "1.xlsx", &cells);
    cells[1].1 = "732829321";
    let wrong_number = filled(&form, "2.xlsx", &cells);
    let torn = form.with_file_name("3.xlsx");
    std::fs::write(&torn, b"PK\x03\x04 rien").unwrap();
    let answer = read(&office, &[&wrong_row, &wrong_number, &torn], true);
    assert_eq!(answer["usable"], 1, "{answer}");
    let said = |at: usize| answer["files"][at]["problems"][0].as_str().unwrap().to_owned();
    assert!(
        said(0).starts_with(&format!("Réponses!{}", cell(&keys, MAKES, 'C'))),
        "{}",
        said(0)
    );
    assert_eq!(answer["files"][0]["facts"][0]["key"], WOOD);
    assert!(said(1).starts_with("Réponses!C6"), "{}", said(1));
    assert!(answer["files"][1]["firm"].is_null());
    assert!(said(2).contains("3.xlsx"), "{}", said(2));
}

#[test]
fn every_firm_is_asked_the_same_whatever_the_others_answered() {
    let office = Office::new();
    let form = written(&office, plain());
    let first = std::fs::read(&form).unwrap();
    let asked = keys(&office);
    assert!(asked.len() > 2 && asked[0] == MAKES, "{asked:?}");
    // What is settled since is asked all the same of the next firm: the same bytes.
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((cell(&asked, MAKES, 'C'), "oui"));
    read(&office, &[&filled(&form, "r.xlsx", &cells)], true);
    let again = written(
        &office,
        json!({ "folder": null, "answer_by": null, "keys": null }),
    );
    assert_eq!(std::fs::read(again).unwrap(), first);
    // The buyer may ask other questions; what is unknown to the list is refused.
    written(
        &office,
        json!({ "folder": null, "answer_by": null, "keys": [WOOD, MAKES] }),
    );
    assert_eq!(keys(&office), [MAKES, WOOD], "in the order of the list");
    let refused = office.asking(|ask| {
        ask(
            "export_questionnaire",
            json!({ "folder": null, "answer_by": null, "keys": ["process:x"] }),
        )
        .unwrap_err()
    });
    assert!(refused.detail.contains("process:x"), "{refused}");
    let none = office.asking(|ask| {
        ask(
            "export_questionnaire",
            json!({ "folder": null, "answer_by": null, "keys": [] }),
        )
        .unwrap_err()
    });
    assert!(none.detail.contains("rien à demander"), "{none}");
}

/// A file takes as long as it takes: what is being read is said, and one can stop.
#[test]
fn reading_says_how_far_it_is_and_can_be_stopped() {
    use std::sync::{Arc, Mutex};

    use api::Job;
    use api::commands::dispatch;

    let office = Office::new();
    let form = written(&office, plain());
    let mut cells = identity("Ateliers Zyxwo", NOWHERE);
    cells.push((format!("C{FIRST}"), "oui"));
    let paths = ["a.xlsx", "b.xlsx"].map(|name| filled(&form, name, &cells));
    let open = || {
        dispatch(
            &office.desk,
            "open_dossier",
            json!({ "path": office.path }),
            &Job::silent(),
        )
        .unwrap()
    };
    let read = |opened: &Value, job: &Job| {
        let request = json!({ "dossier": opened["dossier"], "paths": paths, "record": true });
        dispatch(&office.desk, "read_answers", request, job)
    };
    let opened = open();
    let stopped = Job::silent();
    stopped.cancel();
    assert_eq!(
        read(&opened, &stopped).unwrap_err().code,
        api::ErrorCode::Cancelled
    );
    let steps = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&steps);
    let watched = Job::new(move |step| told.lock().unwrap().push((step.done, step.total, step.label)));
    assert_eq!(read(&opened, &watched).unwrap()["recorded"], true);
    let label = |label: &str| label.to_owned();
    assert_eq!(
        *steps.lock().unwrap(),
        [
            (0, Some(2), label("lecture de a.xlsx")),
            (1, Some(2), label("lecture de b.xlsx")),
            (2, Some(2), label("rattachement des réponses")),
        ]
    );
    office.close(&opened);
    assert_eq!(office.log().as_array().unwrap().len(), 1);
}
