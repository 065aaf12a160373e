//! What a buyer types into a draft is found, once, at its place.

use std::path::Path;

use api::check::{CheckRequest, check};
use document::{Block, Body, Document, Inline};

use crate::{desk, example};

/// Opens the drafted CCTP, adds `typed` to the paragraph after the first requirement's title, checks it again.
fn findings(folder: &Path, typed: &str) -> Vec<(String, String)> {
    let out = folder.join("a-publier/CCTP.docx");
    let bytes = std::fs::read(&out).unwrap();
    let mut document: Document = formats::read::read_any(&bytes, "CCTP.docx").unwrap();
    let place = document
        .blocks
        .iter()
        .position(|block| matches!(&block.body, Body::Title { level: 2, .. }))
        .unwrap();
    let Block {
        body: Body::Paragraph { content },
        ..
    } = &mut document.blocks[place + 1]
    else {
        panic!()
    };
    content.push(Inline::text(format!(" {typed}")));
    let written = formats::write::docx(
        &document,
        &formats::write::TextOptions::new(example("mobilier-scolaire").launch_date),
    );
    let path = folder.join("CCTP-modifie.docx");
    std::fs::write(&path, written.unwrap()).unwrap();
    let answer = check(
        desk(),
        &CheckRequest {
            paths: std::slice::from_ref(&path),
            document: None,
            tender: None,
            watched: &[],
            date: example("mobilier-scolaire").launch_date,
        },
    )
    .unwrap();
    let file = answer.files.into_iter().next().unwrap();
    file.findings
        .into_iter()
        .filter(|f| {
            f.state == "signale" && ["bloquant", "majeur"].contains(&f.severity) && f.family != "champ-vide"
        })
        .map(|f| (f.family.to_owned(), f.span.text))
        .collect()
}

#[test]
fn typed_faults_are_found_once() {
    let out = tempfile::tempdir().unwrap();
    api::draft::draft(
        desk(),
        &example("mobilier-scolaire").into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    for (typed, family, words) in [
        (
            "Mobilier fabriqué en France exigé.",
            "origine",
            "fabriqué en France",
        ),
        ("Les postes sont de marque Dupont.", "marque", "marque Dupont"),
        (
            "Chaque siège est conforme à la norme NF EN 1729.",
            "norme",
            "NF EN 1729",
        ),
    ] {
        let found = findings(out.path(), typed);
        assert_eq!(found.len(), 1, "{typed} : {found:?}");
        assert_eq!(found[0].0, family, "{typed}");
        assert!(found[0].1.contains(words), "{typed} : {found:?}");
    }
    assert_eq!(
        findings(out.path(), "Les plateaux ont au moins 60 cm de profondeur."),
        []
    );
}
