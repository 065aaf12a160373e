//! Sourcing at the terminal: a need gives its questionnaire, a dossier keeps the answers.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use api::folders::Folders;
use api::{Desk, Job};
use serde_json::json;
use zip::write::SimpleFileOptions;

use crate::{data, emplettes, example, json};

/// Of no firm of the catalogue, with a good key.
const SIREN: &str = "732829320";

/// A dossier of the example, closed.
fn dossier(folder: &Path) -> PathBuf {
    let desk = Desk::on(Folders {
        data: data().to_owned(),
        dossiers: folder.to_owned(),
    });
    let request = json!({ "objet": null, "example": "mobilier-scolaire", "file": null });
    let opened = api::commands::dispatch(&desk, "create_dossier", request, &Job::silent()).unwrap();
    PathBuf::from(opened["path"].as_str().unwrap())
}

/// The form with words in empty cells of its first sheet.
pub(crate) fn filled(form: &Path, to: &Path, cells: &[(&str, &str)]) {
    let mut from = zip::ZipArchive::new(Cursor::new(fs::read(form).unwrap())).unwrap();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(bytes).unwrap();
            for (cell, words) in cells {
                let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
                let end = start + xml[start..].find("/>").unwrap();
                xml.replace_range(
                    end..end + 2,
                    &format!(" t=\"inlineStr\"><is><t>{words}</t></is></c>"),
                );
            }
            bytes = xml.into_bytes();
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    fs::write(to, zip.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_need_gives_its_questions_and_its_questionnaire() {
    let folder = tempfile::tempdir().unwrap();
    let need = example("mobilier-scolaire");
    let need = need.to_str().unwrap();
    let answer = json(&["sourcing", need]);
    let questions = answer["questions"].as_array().unwrap();
    assert_eq!(questions[0]["key"], "makes:mobilier-scolaire");
    assert!(questions.iter().any(|one| one["decides"] == true), "{answer}");
    let write = |name: &str| {
        let out = folder.path().join(name);
        let answer = json(&[
            "sourcing",
            need,
            "--out",
            out.to_str().unwrap(),
            "--answer-by",
            "2026-12-04",
        ]);
        assert!(answer["questions"].as_u64().unwrap() > 2);
        ["Questionnaire.docx", "Questionnaire.xlsx"].map(|file| fs::read(out.join(file)).unwrap())
    };
    assert_eq!(write("a"), write("b"), "same need, same bytes");
    let refused = |arguments: &[&str], said: &str| {
        let output = emplettes(arguments);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(said), "{error}");
    };
    refused(&["sourcing", need, "--read", "r.xlsx"], "dossier d’achat");
    refused(&["sourcing", need, "--out", "x", "--answer-by", "demain"], "date");
}

#[test]
fn answers_are_kept_in_the_dossier_and_count_there() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(folder.path());
    let dossier = dossier.to_str().unwrap();
    let total = |answer: serde_json::Value| answer["fabric"]["firms"]["total"].as_u64().unwrap();
    let before = total(json(&["suggest", dossier]));
    let out = folder.path().join("questionnaire");
    json(&["sourcing", dossier, "--out", out.to_str().unwrap()]);
    let reply = folder.path().join("réponse.xlsx");
    let cells = [("C5", "Ateliers Zyxwo"), ("C6", SIREN), ("C13", "oui")];
    filled(&out.join("Questionnaire.xlsx"), &reply, &cells);
    let reply = reply.to_str().unwrap();

    let tried = json(&["sourcing", dossier, "--read", reply, "--dry-run"]);
    assert_eq!((&tried["usable"], &tried["recorded"]), (&json!(1), &json!(false)));
    assert_eq!(total(json(&["suggest", dossier])), before);
    let output = emplettes(&["sourcing", dossier, "--read", reply]);
    let said = String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " ");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.contains("Ateliers Zyxwo") && said.contains("1 réponse gardée au journal"),
        "{said}"
    );
    assert_eq!(total(json(&["suggest", dossier])), before + 1);
    let log = json(&["sourcing", dossier]);
    assert_eq!(log["log"][0]["siren"], SIREN);

    // The firm is watched for in files checked with the dossier, and in no other.
    let text = folder.path().join("cctp.txt");
    fs::write(
        &text,
        "Article 1 – Objet\nUn plateau comme ceux des Ateliers Zyxwo.",
    )
    .unwrap();
    let found = |arguments: &[&str]| {
        let answer = json(&[&["check", text.to_str().unwrap()], arguments].concat());
        answer["files"][0]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["excerpt"] == "Ateliers Zyxwo" || one.to_string().contains("nom-surveille"))
    };
    assert!(found(&["--tender", dossier]));
    assert!(!found(&[]));
}

#[test]
fn the_terminal_names_no_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let dossier = path.to_str().unwrap();
    let out = folder.path().join("questionnaire");
    json(&["sourcing", dossier, "--out", out.to_str().unwrap()]);
    let reply = folder.path().join("réponse.xlsx");
    let cells = [
        ("C5", "Ateliers Zyxwo"),
        ("C6", SIREN),
        ("C7", "Jeanne Vrzk"),
        ("C8", "j.vrzk@zyxwo.example"),
        ("C13", "oui"),
        ("D13", "voir Mme Vrzk"),
    ];
    filled(&out.join("Questionnaire.xlsx"), &reply, &cells);
    let silent = |log: &serde_json::Value| {
        assert_eq!(log[0]["firm"], "Ateliers Zyxwo");
        assert!(log.to_string().contains("voir"), "{log}");
        assert!(!log.to_string().to_lowercase().contains("vrzk"), "{log}");
    };
    // What is read is told too, before it is kept.
    for arguments in [&["--dry-run"][..], &[]] {
        let read = [
            &["sourcing", dossier, "--read", reply.to_str().unwrap()],
            arguments,
        ]
        .concat();
        silent(&json(&read)["files"]);
        let said = emplettes(&read);
        let said = String::from_utf8_lossy(&said.stdout);
        assert!(
            said.contains("Ateliers Zyxwo") && !said.to_lowercase().contains("vrzk"),
            "{said}"
        );
    }
    silent(&json(&["sourcing", dossier])["log"]);
    // The dossier keeps it, for the screen of the log.
    let desk = Desk::on(Folders {
        data: data().to_owned(),
        dossiers: folder.path().to_owned(),
    });
    let ask = |name, request| api::commands::dispatch(&desk, name, request, &Job::silent()).unwrap();
    let opened = ask("open_dossier", json!({ "path": dossier }));
    let kept = ask("sourcing", json!({ "dossier": opened["dossier"] }));
    assert_eq!(kept["log"][0]["person"], "Jeanne Vrzk");
    assert_eq!(kept["log"][0]["mail"], "j.vrzk@zyxwo.example");
}

/// A letter that tells something else than the one firms have read is said to.
#[test]
fn a_letter_that_tells_something_else_is_said_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let dossier = path.to_str().unwrap();
    let out = folder.path().join("questionnaire");
    let write = || {
        let output = emplettes(&["sourcing", dossier, "--out", out.to_str().unwrap()]);
        String::from_utf8_lossy(&output.stdout).replace(['\u{a0}', '\n'], " ")
    };
    assert!(!write().contains("Le besoin a changé"));
    let desk = Desk::on(Folders {
        data: data().to_owned(),
        dossiers: folder.path().to_owned(),
    });
    let ask = |name, request| api::commands::dispatch(&desk, name, request, &Job::silent()).unwrap();
    let opened = ask("open_dossier", json!({ "path": dossier }))["dossier"].take();
    let change = json!({ "field": "objet", "value": "Bancs et pupitres" });
    ask("change_need", json!({ "dossier": opened, "changes": [change] }));
    ask("close_dossier", json!({ "dossier": opened }));
    let said = write();
    assert!(said.contains("Le besoin a changé depuis la lettre du"), "{said}");
    assert!(
        said.contains("(Objet). Aucun envoi n’en est noté au journal"),
        "{said}"
    );
}

#[test]
fn a_form_made_to_harm_is_refused_and_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = dossier(folder.path());
    let dossier = dossier.to_str().unwrap();
    let out = folder.path().join("questionnaire");
    json(&["sourcing", dossier, "--out", out.to_str().unwrap()]);
    let form = out.join("Questionnaire.xlsx");
    let good = folder.path().join("bonne.xlsx");
    let cells = [("C5", "Ateliers Zyxwo"), ("C6", SIREN), ("C13", "non")];
    filled(&form, &good, &cells);
    // A cell whose text is some 150 MB once unpacked.
    let bomb = folder.path().join("bombe.xlsx");
    let long = " ".repeat(150_000_000);
    filled(&form, &bomb, &[("C5", &long)]);
    let torn = folder.path().join("déchirée.xlsx");
    let half = fs::read(&form).unwrap();
    fs::write(&torn, &half[..half.len() / 2]).unwrap();
    let answer = json(&[
        "sourcing",
        dossier,
        "--read",
        bomb.to_str().unwrap(),
        torn.to_str().unwrap(),
        good.to_str().unwrap(),
    ]);
    let files = answer["files"].as_array().unwrap();
    for (at, name) in ["bombe.xlsx", "déchirée.xlsx"].into_iter().enumerate() {
        assert!(files[at]["firm"].is_null(), "{answer}");
        assert!(
            files[at]["problems"][0].as_str().unwrap().contains(name),
            "{answer}"
        );
    }
    assert_eq!(files[2]["firm"], "Ateliers Zyxwo");
    assert_eq!(answer["recorded"], true);
}
