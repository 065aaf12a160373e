//! What a sourcing leaves in the export, and what it never does.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use cabinet::FactAnswer;
use serde_json::{Value, json};

use super::{MAKES, NOWHERE, Office, WOOD, entry, fact};

/// All the XML of a Word or Excel file, as one text.
pub(super) fn words(path: &Path) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

#[test]
fn the_sourcing_is_told_inside_and_its_questions_are_given_to_all() {
    let office = Office::new();
    let mut named = entry(
        NOWHERE,
        vec![fact(MAKES, FactAnswer::Yes), fact(WOOD, FactAnswer::No)],
    );
    named.person = Some("Jeanne Durand".into());
    named.mail = Some("j.durand@zyxwo.example".into());
    named.questions = vec![MAKES.into(), WOOD.into()];
    named.facts[1].precision = Some("pas avant deux ans".into());
    // What is said in free words is told inside, whoever said it.
    named.answer = Some("Mme Durand livre en six semaines\u{a0}; écrire à J.Durand@zyxwo.example".into());
    named.facts[0].precision = Some("voir Jeanne Durand".into());
    named.facts[0].number = Some("CU-12 (DURAND)".into());
    office.declares(named);
    let answer = office.ask("export", json!({ "folder": null }));
    let folder = Path::new(answer["folder"].as_str().unwrap());
    let written: Vec<&str> = answer["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    for file in [
        "a-publier/InformationsPrealables.docx",
        "interne/CompteRenduSourcage.docx",
        "interne/Sourcage.xlsx",
    ] {
        assert!(written.contains(&file), "{written:?}");
    }
    // Inside: the firm, what it said, and what that changed. Nowhere: the person.
    for file in [
        "CompteRenduSourcage.docx",
        "Sourcage.xlsx",
        "NoteJustification.docx",
    ] {
        let text = words(&folder.join("interne").join(file));
        assert!(text.contains("Zyxwo"), "{file}");
    }
    assert!(words(&folder.join("interne/CompteRenduSourcage.docx")).contains("pas avant deux ans"));
    assert!(words(&folder.join("interne/Sourcage.xlsx")).contains("livre en six semaines"));
    for file in &written {
        let path = folder.join(file);
        let text = if file.ends_with(".json") || file.ends_with(".txt") {
            fs::read_to_string(&path).unwrap()
        } else {
            words(&path)
        };
        assert!(!text.to_lowercase().contains("durand"), "{file} names the person");
        if file.starts_with("a-publier") {
            for secret in ["Zyxwo", NOWHERE, "pas avant deux ans"] {
                assert!(!text.contains(secret), "{file} tells « {secret} »");
            }
        }
    }
    // What the annex waits for is said before and after the export.
    let verified = office.ask("verification", json!({}));
    for missing in [&answer["missing"], &verified["missing"]] {
        let missing = missing.as_array().unwrap();
        let one = missing
            .iter()
            .find(|one| one["field"] == "sourcing.other_information")
            .unwrap();
        assert_eq!(one["where"], json!(["Informations préalables, article\u{a0}2"]));
    }
    let record = fs::read_to_string(folder.join("interne/dossier.json")).unwrap();
    assert!(record.contains("sourcing.other_information"));
    // The rules of the consultation list what is given, and list it only then.
    let listed = "les informations préalables";
    assert!(words(&folder.join("a-publier/RC.docx")).contains(listed));
    let plain = Office::new().ask("document", json!({ "kind": "rc" }));
    assert!(!plain["content"].to_string().contains(listed));
    // All candidates read the questions that the firm was asked.
    let told = words(&folder.join("a-publier/InformationsPrealables.docx"));
    assert!(told.contains("chaîne de contrôle du bois"), "{told}");
}

#[test]
fn the_information_for_all_passes_our_own_checks() {
    let office = Office::new();
    let mut asked = entry(NOWHERE, Vec::new());
    asked.questions = office.ask("sourcing", json!({}))["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| question["key"].as_str().unwrap().to_owned())
        .collect();
    office.declares(asked);
    let answer = office.ask("export", json!({ "folder": null }));
    let path = Path::new(answer["folder"].as_str().unwrap()).join("a-publier/InformationsPrealables.docx");
    let request = json!({ "files": [{ "path": path, "document": null }], "date": null });
    let checked = office.ask("check_files", request);
    let found: Vec<String> = checked["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        // Fields that wait for the buyer are said where they stand.
        .filter(|one| one["state"] == "signale" && one["family"] != "champ-vide")
        .map(|one| one["message"].to_string())
        .collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn without_a_log_nothing_of_it_is_written() {
    let office = Office::new();
    office.ask(
        "export_questionnaire",
        json!({ "folder": null, "answer_by": null, "keys": null }),
    );
    let answer = office.ask("export", json!({ "folder": null }));
    let files = answer["files"].to_string();
    assert!(
        !files.contains("ourcage") && !files.contains("InformationsPrealables"),
        "{files}"
    );
}

/// Writes what the buyer says of the need, as the form of the need does.
fn context(office: &Office, words: &str) {
    let change = json!({ "field": "context", "value": words });
    office.ask("change_need", json!({ "changes": [change] }));
}

/// The documents in which a list of findings shows the name of a firm.
fn naming(answer: &Value, list: &str) -> Vec<String> {
    let found = answer[list].as_array().unwrap().iter();
    found
        .filter(|one| one["name"] == "nom-surveille")
        .map(|one| one["document"].as_str().unwrap().to_owned())
        .collect()
}

const ANNEX: &str = "informations-prealables";

#[test]
fn a_firm_named_in_the_need_is_seen_in_what_is_given_to_all() {
    let office = Office::new();
    office.declares(entry(NOWHERE, Vec::new()));
    assert_eq!(
        naming(&office.ask("verification", json!({})), "findings"),
        [""; 0]
    );
    context(&office, "Des tables comme celles des Ateliers Zyxwo.");
    let verified = office.ask("verification", json!({}));
    assert!(
        naming(&verified, "findings").contains(&ANNEX.to_owned()),
        "{verified}"
    );
    let place = office.ask("export_place", json!({ "folder": null }));
    assert!(naming(&place, "blocked").contains(&ANNEX.to_owned()), "{place}");
    let refused = office.asking(|ask| ask("export", json!({ "folder": null })).unwrap_err());
    assert!(refused.detail.contains("alerte(s) bloquante(s)"), "{refused}");
    // Set aside with a reason, it is in the note as any other, and the annex is written.
    let found = verified["findings"].as_array().unwrap();
    let found = found.iter().find(|one| one["name"] == "nom-surveille").unwrap();
    office.ask(
        "waive",
        json!({
            "rule": found["rule"], "excerpt": found["span"]["text"], "reason": "autre",
            "text": "Mobilier déjà en place",
        }),
    );
    let verified = office.ask("verification", json!({}));
    assert_eq!(naming(&verified, "findings"), [""; 0]);
    assert!(naming(&verified, "waived").contains(&ANNEX.to_owned()));
    let conflicts = verified["conflicts"].to_string();
    assert!(
        !conflicts.contains("ne correspond à aucun passage"),
        "{conflicts}"
    );
    let written = office.ask("export", json!({ "folder": null }));
    let note = Path::new(written["folder"].as_str().unwrap()).join("interne/NoteJustification.docx");
    assert!(words(&note).contains("Mobilier déjà en place"));
}

#[test]
fn the_annex_is_read_by_the_rules_of_passages() {
    let office = Office::new();
    office.declares(entry(NOWHERE, Vec::new()));
    context(&office, "Les tables devront être fabriquées en France.");
    let verified = office.ask("verification", json!({}));
    let found = verified["findings"].as_array().unwrap();
    let in_annex = |one: &Value| one["name"] == "origine-imposee" && one["document"] == ANNEX;
    assert!(found.iter().any(in_annex), "{verified}");
}

#[test]
fn asking_a_firm_brings_no_other_finding_than_the_fields_of_the_annex() {
    let office = Office::new();
    let found = |answer: &Value| -> Vec<(String, String)> {
        let found = answer["findings"].as_array().unwrap().iter();
        found
            .map(|one| (one["document"].to_string(), one["message"].to_string()))
            .collect()
    };
    let before = office.ask("verification", json!({}));
    let mut asked = entry(NOWHERE, Vec::new());
    asked.questions = vec![MAKES.into(), WOOD.into()];
    office.declares(asked);
    let after = office.ask("verification", json!({}));
    assert_eq!(after["not_checked"], before["not_checked"]);
    assert_eq!(after["remarks"], before["remarks"]);
    let mut more = found(&after);
    more.retain(|one| !one.1.contains("sourcing.other_information"));
    assert_eq!(more, found(&before));
}

#[test]
fn the_questionnaire_is_not_written_while_the_need_names_a_firm_of_the_log() {
    let office = Office::new();
    let export = json!({ "folder": null, "answer_by": null, "keys": null });
    office.declares(entry(NOWHERE, Vec::new()));
    context(&office, "Des tables comme celles des Ateliers Zyxwo.");
    let refused = office.asking(|ask| ask("export_questionnaire", export.clone()).unwrap_err());
    for said in [
        "Ateliers Zyxwo",
        "Contexte et besoins détaillés",
        "Retirez ce nom",
    ] {
        assert!(refused.detail.contains(said), "{refused}");
    }
    assert_eq!(refused.field.as_deref(), Some("context"));
    let folder = office.path.with_extension("").join("questionnaire");
    assert!(!folder.exists(), "nothing is written");
    assert!(office.ask("sourcing", json!({}))["questionnaire"].is_null());
    context(&office, "Des tables solides.");
    office.ask("export_questionnaire", export);
    assert!(folder.join("Questionnaire.docx").exists());
}
