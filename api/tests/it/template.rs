//! The Word template of the house: installed, used, refused, taken away.

use std::path::{Path, PathBuf};

use api::commands::dispatch;
use api::draft::{draft, draft_in_template};
use api::{Desk, Job};
use serde_json::{Value, json};

use crate::example;

fn house(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../formats/tests/fixtures/modeles")
        .join(name)
}

fn ask(desk: &Desk, name: &str, request: Value) -> Result<Value, api::ApiError> {
    dispatch(desk, name, request, &Job::silent())
}

/// Whether the consultation was written in the template that has a picture in its header.
fn has_picture(folder: &Path, piece: &str) -> bool {
    let bytes = std::fs::read(folder.join("a-publier").join(piece)).unwrap();
    // Names of the entries of a zip stand in it as they are.
    bytes.windows(16).any(|window| window == b"media/image1.png")
}

#[test]
fn installed_once_for_all_then_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new(folder.path());
    desk.catalog().unwrap();
    assert_eq!(
        ask(&desk, "template", json!({})).unwrap()["template"],
        Value::Null
    );
    let error = ask(&desk, "remove_template", json!({})).unwrap_err();
    assert!(error.detail.contains("aucun modèle"), "{error}");

    let path = house("commune.dotx").display().to_string();
    let shown = ask(&desk, "install_template", json!({ "path": path })).unwrap();
    assert_eq!(shown["template"]["pictures"], 1);
    assert_eq!(shown, ask(&desk, "template", json!({})).unwrap());
    let write = |out: &Path| {
        draft(&desk, &example("hopital-tenues").into(), out, &[], &Job::silent()).unwrap();
    };
    let out = tempfile::tempdir().unwrap();
    write(out.path());
    assert!(has_picture(out.path(), "LettreConsultation.docx"));

    // A file that is refused leaves the one installed.
    let bad = folder.path().join("plan.docx");
    std::fs::write(&bad, "%PDF-1.7").unwrap();
    let error = ask(&desk, "install_template", json!({ "path": bad })).unwrap_err();
    assert!(error.detail.contains("pas un fichier Word"), "{error}");
    assert_eq!(ask(&desk, "template", json!({})).unwrap(), shown);

    // One that was damaged since is told, and nothing is written in another look.
    let kept = folder.path().join("modele-maison.docx");
    std::fs::write(&kept, "abîmé").unwrap();
    let told = ask(&desk, "template", json!({})).unwrap();
    assert!(
        told["template"].is_null() && told["trouble"].is_string(),
        "{told}"
    );
    let out = tempfile::tempdir().unwrap();
    let error = draft(
        &desk,
        &example("hopital-tenues").into(),
        out.path(),
        &[],
        &Job::silent(),
    )
    .unwrap_err();
    assert!(error.detail.contains("modèle Word"), "{error}");

    ask(&desk, "remove_template", json!({})).unwrap();
    let out = tempfile::tempdir().unwrap();
    write(out.path());
    assert!(!has_picture(out.path(), "LettreConsultation.docx"));
}

#[test]
fn for_one_time_and_not_in_the_texts() {
    let desk = crate::desk();
    let purchase = example("mobilier-scolaire").into();
    let plain = tempfile::tempdir().unwrap();
    draft(desk, &purchase, plain.path(), &[], &Job::silent()).unwrap();
    let out = tempfile::tempdir().unwrap();
    let template = house("commune.dotx");
    draft_in_template(desk, &purchase, out.path(), &[], &template, &Job::silent()).unwrap();
    assert!(has_picture(out.path(), "RC.docx") && !has_picture(plain.path(), "RC.docx"));
    // The look changes; the words do not.
    for piece in ["RC.docx", "CCAP.docx", "CCTP.docx"] {
        let words = |folder: &Path| {
            let bytes = std::fs::read(folder.join("a-publier").join(piece)).unwrap();
            let read = formats::read::read_any(&bytes, piece).unwrap();
            let passages = read.passages();
            passages
                .into_iter()
                .map(|one| (one.article, one.text))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(out.path()), words(plain.path()), "{piece}");
    }
}
