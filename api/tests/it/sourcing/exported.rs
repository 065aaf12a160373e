//! What a sourcing leaves in the export, and what it never does.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use cabinet::FactAnswer;
use serde_json::json;

use super::{MAKES, NOWHERE, Office, WOOD, entry, fact};

/// All the XML of a Word or Excel file, as one text.
fn words(path: &Path) -> String {
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
    for file in &written {
        let path = folder.join(file);
        let text = if file.ends_with(".json") {
            fs::read_to_string(&path).unwrap()
        } else {
            words(&path)
        };
        assert!(
            !text.contains("Durand") && !text.contains("j.durand"),
            "{file} names the person"
        );
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
