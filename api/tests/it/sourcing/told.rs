//! What the published pieces say happened: exchanges alone, and what firms were told then.

use std::fs;
use std::path::{Path, PathBuf};

use cabinet::{FactAnswer, SourcingEntry};
use serde_json::{Value, json};

use super::exported::words;
use super::{MAKES, NOWHERE, Office, WOOD, entry, fact};

const ANNEX: &str = "a-publier/InformationsPrealables.docx";
const MINUTES: &str = "interne/CompteRenduSourcage.docx";

/// A firm written down, and nothing more.
fn planned(firm: &str) -> SourcingEntry {
    SourcingEntry::new("2026-11-03".parse().unwrap(), firm, "Questionnaire")
}

fn exported(office: &Office) -> PathBuf {
    let answer = office.ask("export", json!({ "folder": null }));
    PathBuf::from(answer["folder"].as_str().unwrap())
}

/// Whether each of what is published says that firms were asked; then the minutes, when there are.
fn told(office: &Office) -> (bool, Option<String>, String) {
    let folder = exported(office);
    let annex = folder.join(ANNEX).exists();
    for file in fs::read_dir(folder.join("a-publier")).unwrap() {
        let path = file.unwrap().path();
        let text = words(&path);
        let says = text.contains("informations préalables") || text.contains("interrogé");
        let tells = ["RC.docx", "InformationsPrealables.docx"];
        if tells.iter().any(|name| path.ends_with(name)) {
            assert_eq!(says, annex, "{}", path.display());
        } else {
            assert!(!says, "{}", path.display());
        }
    }
    let minutes = folder.join(MINUTES);
    let minutes = minutes.exists().then(|| words(&minutes));
    (
        annex,
        minutes,
        words(&folder.join("interne/NoteJustification.docx")),
    )
}

#[test]
fn a_firm_only_written_down_was_not_asked() {
    let office = Office::new();
    office.declares(planned("Ateliers Zyxwo"));
    let mut remarked = planned("Tables Vrzk");
    remarked.answer = Some("À appeler lundi".into());
    office.declares(remarked);
    let (annex, minutes, note) = told(&office);
    assert!(!annex);
    assert!(!note.contains("Sourçage"), "{note}");
    let minutes = minutes.unwrap();
    for said in [
        "Aucune entreprise n’a encore été consultée",
        "Entreprises à interroger",
        "Zyxwo",
        "À appeler lundi",
    ] {
        assert!(minutes.contains(said), "{said}");
    }
    // One letter sent is an exchange, and the other firm is still to be asked.
    let mut asked = entry(NOWHERE, Vec::new());
    asked.answered = None;
    asked.firm = "Meubles Qwrt".into();
    asked.sent = Some("2026-11-12".parse().unwrap());
    office.declares(asked);
    let (annex, minutes, note) = told(&office);
    assert!(
        annex && note.contains("Meubles Qwrt") && !note.contains("Zyxwo"),
        "{note}"
    );
    let minutes = minutes.unwrap();
    let (asked, to_ask) = minutes.split_once("Entreprises à interroger").unwrap();
    assert!(asked.contains("Meubles Qwrt") && !asked.contains("Zyxwo"));
    assert!(to_ask.contains("Ateliers Zyxwo") && to_ask.contains("Tables Vrzk"));
    let log = words(&exported(&office).join("interne/Sourcage.xlsx"));
    assert!(
        log.contains("interrogée") && log.contains("à interroger"),
        "{log}"
    );
}

#[test]
fn an_exercise_is_told_inside_alone() {
    let office = Office::new();
    let mut invented = entry(NOWHERE, vec![fact(MAKES, FactAnswer::Yes)]);
    invented.questions = vec![MAKES.into(), WOOD.into()];
    invented.sent = Some("2026-11-12".parse().unwrap());
    invented.simulated = true;
    office.declares(invented);
    let (annex, minutes, note) = told(&office);
    assert!(!annex);
    assert!(note.contains("Aucune entreprise n’a été consultée") && !note.contains("l’acheteur a consulté"));
    let minutes = minutes.unwrap();
    assert!(minutes.contains("aucun échange n’a eu lieu") && minutes.contains("Ateliers Zyxwo (exercice)"));
    // Beside a real exchange, what is told to all is that one.
    let mut asked = entry("331979989", Vec::new());
    asked.firm = "Meubles Qwrt".into();
    asked.answered = Some("2026-11-24".parse().unwrap());
    asked.questions = vec![WOOD.into()];
    office.declares(asked);
    let (annex, ..) = told(&office);
    assert!(annex);
    let text = words(&exported(&office).join(ANNEX));
    assert!(text.contains("le 24\u{a0}novembre 2026"), "{text}");
    assert!(
        !text.contains("12\u{a0}novembre") && !text.contains("20\u{a0}novembre"),
        "{text}"
    );
    assert!(
        text.contains("chaîne de contrôle du bois") && !text.contains("Fabriquez-vous"),
        "{text}"
    );
}

#[test]
fn the_day_an_entry_was_made_is_no_day_of_an_exchange() {
    let office = Office::new();
    let mut asked = entry(NOWHERE, Vec::new());
    asked.sent = Some("2026-11-12".parse().unwrap());
    office.declares(asked);
    office.declares(planned("Tables Vrzk"));
    let text = words(&exported(&office).join(ANNEX));
    assert!(text.contains("du 12 au 20\u{a0}novembre 2026"), "{text}");
}

/// Writes the questionnaire, and gives what the buyer is told.
fn write(office: &Office) -> Vec<String> {
    let request = json!({ "folder": null, "answer_by": null, "keys": null });
    let answer = office.ask("export_questionnaire", request);
    let remarks = answer["remarks"].as_array().unwrap();
    remarks
        .iter()
        .map(|one| one.as_str().unwrap().to_owned())
        .collect()
}

fn need(office: &Office, field: &str, value: Value) {
    let change = json!({ "field": field, "value": value });
    office.ask("change_need", json!({ "changes": [change] }));
}

fn letter(office: &Office) -> String {
    words(
        &office
            .path
            .with_extension("")
            .join("questionnaire/Questionnaire.docx"),
    )
}

fn send(office: &Office, firm: &str) {
    let mut asked = entry(NOWHERE, Vec::new());
    asked.firm = firm.into();
    asked.answered = None;
    asked.sent = Some("2026-11-12".parse().unwrap());
    office.declares(asked);
}

fn annex(office: &Office) -> String {
    words(&exported(office).join(ANNEX))
}

#[test]
fn all_candidates_are_told_what_the_firms_were_told() {
    let office = Office::new();
    need(&office, "objet", json!("Bancs d’école"));
    assert_eq!(write(&office), [""; 0]);
    assert!(letter(&office).contains("Bancs d’école"));
    send(&office, "Ateliers Zyxwo");
    assert!(!annex(&office).contains("Le projet a changé"));
    need(&office, "context", json!("Des tables hautes."));
    need(&office, "duration_months", json!(11));
    need(&office, "launch_date", json!("2027-02-01"));
    need(&office, "delivery_sites", json!(["Rue de la Fontaine"]));
    let told = annex(&office);
    assert!(told.contains("Le projet a changé depuis"), "{told}");
    for later in ["Des tables hautes.", "11\u{a0}mois", "février 2027", "Fontaine"] {
        assert!(!told.contains(later), "nobody was told « {later} »: {told}");
    }
    // What the annex tells of the past contradicts none of the pieces of today.
    let verified = office.ask("verification", json!({}));
    let found = verified["findings"].as_array().unwrap();
    let said: Vec<&Value> = found
        .iter()
        .filter(|one| {
            let in_annex = one["document"] == "informations-prealables" && one["family"] != "champ-vide";
            in_annex || one["name"].as_str().unwrap().contains("-different")
        })
        .collect();
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn a_letter_written_again_after_the_need_changed_is_told_beside_the_first() {
    let office = Office::new();
    write(&office);
    send(&office, "Ateliers Zyxwo");
    // The same need, the same letter.
    assert_eq!(write(&office), [""; 0]);
    need(&office, "context", json!("Des tables hautes."));
    let remarks = write(&office).join(" ");
    for said in [
        "Le besoin a changé depuis la lettre du",
        "(Besoin)",
        "Ateliers Zyxwo",
        "article L3",
        "R2111-2",
    ] {
        assert!(remarks.contains(said), "{said} : {remarks}");
    }
    assert!(
        letter(&office).contains("Des tables hautes."),
        "the letter tells the need of today"
    );
    let told = annex(&office);
    for said in ["Lettre n°\u{a0}1", "Lettre n°\u{a0}2", "Des tables hautes."] {
        assert!(told.contains(said), "{said} : {told}");
    }
    assert_eq!(write(&office), [""; 0], "said once");
    // Undone, the letter is as if it had not been written.
    office.ask("undo", json!({}));
    assert!(!annex(&office).contains("Des tables hautes."));
}

#[test]
fn a_letter_that_nobody_got_is_replaced() {
    let office = Office::new();
    need(&office, "context", json!("Des tables hautes."));
    write(&office);
    need(&office, "context", json!("Des tables basses."));
    let remarks = write(&office).join(" ");
    for said in ["Aucun envoi n’en est noté", "annulez, notez l’envoi"] {
        assert!(remarks.contains(said), "{said} : {remarks}");
    }
    send(&office, "Ateliers Zyxwo");
    let told = annex(&office);
    assert!(
        told.contains("Des tables basses.") && !told.contains("Des tables hautes."),
        "{told}"
    );
    assert!(!told.contains("Lettre n°"), "{told}");
    // An exercise reads no letter.
    let other = Office::new();
    write(&other);
    let mut invented = entry(NOWHERE, Vec::new());
    invented.simulated = true;
    other.declares(invented);
    need(&other, "context", json!("Des tables basses."));
    assert!(write(&other).join(" ").contains("Aucun envoi n’en est noté"));
}

/// A dossier made before letters were kept: what the first said is not known, and that is said.
#[test]
fn a_first_letter_that_was_not_kept_is_said_to_be_unknown() {
    use cabinet::{Dossier, Edit, Opened};

    let office = Office::new();
    write(&office);
    let Opened::ReadWrite(mut dossier) = Dossier::open(&office.path).unwrap() else {
        panic!("nobody else holds it");
    };
    let mut old = dossier.questionnaire().unwrap().unwrap();
    old.told.clear();
    let at = "2026-11-20T10:00:00Z".parse().unwrap();
    dossier
        .change("Ancien", at, vec![Edit::SetQuestionnaire(old)], false)
        .unwrap();
    drop(dossier);
    assert_eq!(write(&office), [""; 0], "nobody has read it");
    office.ask("undo", json!({}));
    send(&office, "Ateliers Zyxwo");
    let remarks = write(&office).join(" ");
    assert!(
        remarks.contains("n’a pas gardé ce que disait la première lettre"),
        "{remarks}"
    );
}

/// Another purchase begun from the file of a dossier takes its need, and nothing of its sourcing; a copy is the dossier.
#[test]
fn another_purchase_begun_from_a_dossier_has_its_own_forms() {
    let office = Office::new();
    write(&office);
    send(&office, "Ateliers Zyxwo");
    let begun = office.asking(|_| {
        let request = json!({ "objet": null, "example": null, "file": office.path });
        api::commands::dispatch(&office.desk, "create_dossier", request, &api::Job::silent()).unwrap()
    });
    let copied = office.ask("copy_dossier", json!({ "target": null }));
    let held = |path: &str| {
        let dossier = cabinet::Dossier::open(Path::new(path)).unwrap().into_dossier();
        (
            dossier.identifier().unwrap(),
            dossier.questionnaire().unwrap(),
            dossier.sourcing().unwrap(),
        )
    };
    let (identifier, questionnaire, log) = held(begun["path"].as_str().unwrap());
    assert_eq!((identifier, questionnaire, log.len()), (None, None, 0));
    assert_eq!(
        held(copied["path"].as_str().unwrap()),
        held(office.path.to_str().unwrap())
    );
}
