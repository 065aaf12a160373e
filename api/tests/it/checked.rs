//! A file checked: what is answered, and the files that say so.

use std::fs;
use std::path::{Path, PathBuf};

use api::check::{
    CheckAnswer, CheckFiles, CheckRequest, ExportCheck, FileToCheck, Outputs, check, check_files, date,
    export_check, write,
};
use api::{Desk, ErrorCode, Job};
use serde_json::Value;

const TEXT: &str = "Cahier des clauses techniques particulières

Article 1 – Exigences

Les tables sont de marque Dupont, et livrées
montées dans chaque école.

Les plateaux sont conformes à la norme NF EN 1729-1.

Le titulaire intervient dans un délai de [à compléter].
";

/// The text in a file of its own folder.
fn file(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// Nothing here asks for the catalogue.
fn nowhere(folder: &Path) -> Desk {
    Desk::new(folder.join("data"))
}

fn checked(folder: &Path, path: &Path) -> CheckAnswer {
    let request = CheckRequest {
        paths: &[path.to_owned()],
        document: None,
        tender: None,
        watched: &[],
        date: date("2026-11-23").unwrap(),
    };
    check(&nowhere(folder), &request).unwrap()
}

fn rules(answer: &CheckAnswer) -> Vec<&str> {
    answer.files[0].findings.iter().map(|one| one.rule).collect()
}

#[test]
fn findings_come_in_the_order_of_the_text() {
    let (folder, path) = file("cctp.txt", TEXT);
    let answer = checked(folder.path(), &path);
    assert_eq!(rules(&answer), ["SPE001", "SPE020", "DOC001"]);
    let file = &answer.files[0];
    assert_eq!(file.document, "cctp");
    for finding in &file.findings {
        let passage = file
            .passages
            .iter()
            .find(|passage| Some(&passage.block) == finding.block.as_ref())
            .unwrap();
        let words: String = passage
            .text
            .chars()
            .skip(finding.span.start)
            .take(finding.span.end - finding.span.start)
            .collect();
        assert_eq!(words, finding.span.text);
    }
    assert!(
        file.not_checked.iter().any(|said| said.contains("besoin")),
        "{:?}",
        file.not_checked
    );
}

/// The one run of what was written.
fn sarif(answer: &CheckAnswer, to: &Path) -> Value {
    let outputs = Outputs {
        sarif: Some(to.to_owned()),
        ..Outputs::default()
    };
    write(answer, &outputs).unwrap();
    let log: Value = serde_json::from_slice(&fs::read(to).unwrap()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .unwrap()
            .ends_with("sarif-schema-2.1.0.json")
    );
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    log["runs"][0].clone()
}

#[test]
fn sarif_has_what_its_readers_require() {
    let (folder, path) = file("pièce n° 1.txt", TEXT);
    let run = sarif(&checked(folder.path(), &path), &folder.path().join("out.sarif"));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "Emplettes");
    assert!(driver["version"].is_string() && driver.get("informationUri").is_none());
    let described = driver["rules"].as_array().unwrap();
    for rule in described {
        for key in ["id", "name"] {
            assert!(
                rule[key].as_str().is_some_and(|text| !text.is_empty()),
                "{key} {rule}"
            );
        }
        for (key, form) in [
            ("shortDescription", "text"),
            ("fullDescription", "text"),
            ("help", "text"),
            ("help", "markdown"),
        ] {
            assert!(
                rule[key][form].as_str().is_some_and(|text| !text.is_empty()),
                "{key} {rule}"
            );
        }
        let level = rule["defaultConfiguration"]["level"].as_str().unwrap();
        assert!(["error", "warning", "note"].contains(&level), "{level}");
        assert!(rule["properties"]["legal_basis"].is_array());
    }
    let uri = run["artifacts"][0]["location"]["uri"].as_str().unwrap();
    assert!(
        uri.starts_with("file:///") && uri.ends_with("pi%C3%A8ce%20n%C2%B0%201.txt"),
        "{uri}"
    );
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    let levels: Vec<&str> = results.iter().map(|one| one["level"].as_str().unwrap()).collect();
    assert_eq!(levels, ["error", "warning", "warning"]);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(described[index]["id"], result["ruleId"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_eq!(result["suppressions"], serde_json::json!([]));
        let place = &result["locations"][0];
        assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], uri);
        assert_eq!(place["logicalLocations"][0]["name"], "1");
        // In a text file the region is a place of the file itself.
        let region = &place["physicalLocation"]["region"];
        let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
        let words: String = TEXT
            .chars()
            .skip(number("charOffset"))
            .take(number("charLength"))
            .collect();
        assert_eq!(region["snippet"]["text"], words.as_str());
        let line = TEXT.lines().nth(number("startLine") - 1).unwrap();
        assert!(
            line.chars()
                .skip(number("startColumn") - 1)
                .collect::<String>()
                .starts_with(&words)
        );
    }
    let fix = &results[1]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert!(
        fix["insertedContent"]["text"]
            .as_str()
            .unwrap()
            .contains("ou équivalent")
    );
    assert!(results[0].get("fixes").is_none());
}

#[test]
fn what_was_set_aside_is_suppressed_with_its_reason() {
    let (folder, path) = file("cctp.txt", TEXT);
    let mut tender = crate::example("mobilier-scolaire");
    tender.waiver.push(tender::Waiver {
        rule: "SPE001".into(),
        excerpt: "de marque Dupont".into(),
        reason: tender::WaiverReason::JustifieParObjet,
        text: "Pièces d’une machine gardée.".into(),
        date: date("2026-11-20").unwrap(),
    });
    let request = CheckRequest {
        paths: &[path],
        document: None,
        tender: Some(&tender),
        watched: &[],
        date: date("2026-11-23").unwrap(),
    };
    let answer = check(crate::desk(), &request).unwrap();
    let run = sarif(&answer, &folder.path().join("out.sarif"));
    let brand = run["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["ruleId"] == "SPE001")
        .unwrap();
    assert_eq!(brand["suppressions"][0]["kind"], "external");
    assert_eq!(
        brand["suppressions"][0]["justification"],
        "Pièces d’une machine gardée."
    );
}

#[test]
fn the_report_says_each_article_its_remarks_and_its_limits() {
    let (folder, path) = file("cctp.txt", TEXT);
    let to = folder.path().join("rapport.docx");
    let outputs = Outputs {
        report: Some(to.clone()),
        ..Outputs::default()
    };
    write(&checked(folder.path(), &path), &outputs).unwrap();
    let read = api::read::read(&to).unwrap();
    let text: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
    let text = text.join("\n").replace('\u{a0}', " ");
    for said in [
        "cctp.txt",
        "23 novembre 2026",
        "Article 1 – Exigences",
        "SPE001",
        "Les tables sont de marque Dupont",
        "conformes à la norme NF EN 1729-1 ou équivalent",
        "R2111-7",
        "n’est pas pour autant régulier",
        "Ce qui n’a pas pu être vérifié",
    ] {
        assert!(text.contains(said), "{said} absent de :\n{text}");
    }
}

#[test]
fn nothing_is_written_over_what_is_checked_nor_by_half() {
    let (folder, path) = file("cctp.txt", TEXT);
    let answer = checked(folder.path(), &path);
    let at = |name: &str| Some(folder.path().join(name));
    let refused = |outputs: Outputs| {
        let error = write(&answer, &outputs).unwrap_err();
        assert_eq!(error.code, ErrorCode::Request, "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), TEXT);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{error}");
        error.detail
    };
    let over = Outputs {
        sarif: at("../").map(|up| up.join(folder.path().file_name().unwrap()).join("cctp.txt")),
        ..Outputs::default()
    };
    assert!(refused(over).contains("autre nom"));
    let twice = Outputs {
        sarif: at("x.docx"),
        report: at("x.docx"),
        ..Outputs::default()
    };
    assert!(refused(twice).contains("autre nom"));
    let ending = Outputs {
        sarif: at("x.sarif"),
        report: at("x.pdf"),
        ..Outputs::default()
    };
    assert!(refused(ending).contains(".docx"));
    let comments = Outputs {
        sarif: at("x.sarif"),
        annotate: at("x.docx"),
        ..Outputs::default()
    };
    assert!(refused(comments).contains("dans un fichier .docx"));
}

#[test]
fn on_screen_a_broken_file_does_not_hold_the_others() {
    let (folder, path) = file("cctp.txt", TEXT);
    let desk = nowhere(folder.path());
    let broken = folder.path().join("coupe.docx");
    fs::write(&broken, "PK").unwrap();
    let files = [&broken, &path]
        .map(|path| FileToCheck {
            path: path.display().to_string(),
            document: None,
        })
        .to_vec();
    let request = CheckFiles {
        files: files.clone(),
        date: Some("2027-01-15".to_owned()),
        dossier: None,
    };
    let answer = check_files(&desk, request.clone(), &Job::silent()).unwrap();
    assert_eq!(answer.date, "2027-01-15");
    assert_eq!(answer.files.len(), 1);
    assert_eq!(
        (answer.files[0].findings.len(), answer.files[0].can_annotate),
        (3, false)
    );
    assert!(
        answer.refused[0].detail.contains("coupe.docx"),
        "{:?}",
        answer.refused
    );

    let job = Job::silent();
    job.cancel();
    let stopped = check_files(&desk, request, &job).unwrap_err();
    assert_eq!(stopped.code, ErrorCode::Cancelled);

    let export = |what: &str, files: Vec<FileToCheck>| {
        let request = ExportCheck {
            check: CheckFiles {
                files,
                date: None,
                dossier: None,
            },
            what: what.to_owned(),
            target: folder.path().join("out.sarif").display().to_string(),
        };
        export_check(&desk, request, &Job::silent())
    };
    assert!(
        export("sarif", files.clone()).is_err(),
        "un résultat n’est jamais partiel"
    );
    assert!(export("autre", files[1..].to_vec()).is_err());
    assert!(!folder.path().join("out.sarif").exists());
    export("sarif", files[1..].to_vec()).unwrap();
    assert!(folder.path().join("out.sarif").exists());
}
