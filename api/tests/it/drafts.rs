//! Drafts on the disk: whole, checked, the same bytes each time.

use std::collections::BTreeMap;
use std::path::Path;

use api::draft::{DraftAnswer, draft};

use crate::{EXAMPLES, SMALL, desk, example};

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for part in ["a-publier", "interne"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{part}/{}", path.file_name().unwrap().to_string_lossy());
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    found
}

fn drafted(name: &str) -> (tempfile::TempDir, DraftAnswer) {
    let out = tempfile::tempdir().unwrap();
    let answer = draft(
        desk(),
        &example(name).into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    (out, answer)
}

fn all() -> impl Iterator<Item = &'static str> {
    EXAMPLES.into_iter().chain(SMALL)
}

#[test]
fn the_same_need_gives_the_same_bytes() {
    for name in all() {
        let (first, second) = (drafted(name), drafted(name));
        let (a, b) = (files(first.0.path()), files(second.0.path()));
        assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
        for (file, bytes) in &a {
            assert!(bytes == &b[file], "{name} {file}");
        }
    }
}

#[test]
fn the_folders_hold_what_the_answer_says() {
    for name in EXAMPLES {
        let (out, answer) = drafted(name);
        let written: Vec<String> = files(out.path()).into_keys().collect();
        let mut said: Vec<String> = answer.files.iter().map(|file| file.path.clone()).collect();
        said.sort();
        assert_eq!(written, said);
        let prices = match name {
            "poches-de-sang" => "a-publier/BPU-DQE.xlsx",
            _ => "a-publier/DPGF.xlsx",
        };
        let mut expected = [
            "a-publier/AE.docx",
            prices,
            "a-publier/CCAP.docx",
            "a-publier/CCTP.docx",
            "a-publier/CadreReponse.docx",
            "a-publier/CadreReponse.xlsx",
            "a-publier/RC.docx",
            "interne/Avis.txt",
            "interne/NoteJustification.docx",
            "interne/SuiviExecution.xlsx",
            "interne/dossier.json",
        ];
        expected.sort_unstable();
        assert_eq!(said, expected);
        assert!(answer.unfilled.is_empty(), "{:?}", answer.unfilled);
        // Blood bags use no energy: the duty of the energy code is left to the buyer, and said.
        let expected = usize::from(name == "poches-de-sang");
        assert_eq!(answer.conflicts.len(), expected, "{:?}", answer.conflicts);
        assert!(
            answer.conflicts.iter().all(|said| said.contains("énergétique")),
            "{:?}",
            answer.conflicts
        );
    }
}

/// Below the dispensing threshold (R2122-8): a letter, the frame of the quotes, and the trace.
#[test]
fn a_small_purchase_has_a_letter_its_frame_and_its_trace() {
    for name in SMALL {
        let (out, answer) = drafted(name);
        let mut said: Vec<String> = answer.files.iter().map(|file| file.path.clone()).collect();
        said.sort();
        assert_eq!(said, files(out.path()).into_keys().collect::<Vec<_>>());
        assert_eq!(
            said,
            [
                "a-publier/CadreDevis.xlsx",
                "a-publier/LettreConsultation.docx",
                "interne/Comparaison.xlsx",
                "interne/NoteJustification.docx",
                "interne/SuiviExecution.xlsx",
                "interne/dossier.json"
            ]
        );
        assert_eq!(answer.procedure, "sans-publicite");
        assert!(answer.unfilled.is_empty(), "{:?}", answer.unfilled);
        assert!(answer.conflicts.is_empty(), "{:?}", answer.conflicts);
        // Short: that is the point.
        let letter = answer
            .files
            .iter()
            .find(|file| file.document == "lettre")
            .unwrap();
        assert!(
            (2..=5).contains(&letter.pages.unwrap()),
            "{name} : {:?}",
            letter.pages
        );
        // What is due is answered by what is written.
        for duty in answer.obligations.iter().filter(|duty| duty.state == "due") {
            assert!(
                duty.satisfied_by
                    .iter()
                    .all(|facet| !facet.ends_with("-rc") && !facet.ends_with("-ccap")),
                "{} : {:?}",
                duty.id,
                duty.satisfied_by
            );
        }
    }
}

/// The yearly list is recalled from 25 000 € only (R2196-1), and no firm is invented.
#[test]
fn the_trace_holds_what_is_due_and_no_firm() {
    for (name, due) in [(SMALL[0], false), (SMALL[1], true)] {
        let (out, _) = drafted(name);
        let book = std::fs::read(out.path().join("interne/Comparaison.xlsx")).unwrap();
        let words = strings(&book);
        assert!(words.contains("Ne pas contracter systématiquement"), "{words}");
        assert_eq!(words.contains("Liste annuelle"), due, "{name}");
        assert!(!words.contains("SARL") && !words.contains("SAS"));
        let frame = std::fs::read(out.path().join("a-publier/CadreDevis.xlsx")).unwrap();
        // Nothing internal in what is sent: neither the estimate nor the comparison.
        assert!(!strings(&frame).contains("12000") && !strings(&frame).contains("interne/"));
    }
}

/// The texts of a workbook.
fn strings(book: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/sharedStrings.xml").unwrap(), &mut text).unwrap();
    text
}

/// Our own checker passes over what we write: nothing but fields to fill.
#[test]
fn drafts_carry_no_serious_finding() {
    for name in all() {
        let (_out, answer) = drafted(name);
        let serious: Vec<String> = answer
            .findings
            .iter()
            .filter(|f| {
                ["bloquant", "majeur"].contains(&f.finding.severity) && f.finding.family != "champ-vide"
            })
            .map(|f| format!("{} {} « {} »", f.document, f.finding.name, f.finding.span.text))
            .collect();
        assert!(serious.is_empty(), "{name} :\n{}", serious.join("\n"));
        // Each empty field is a fact that the need does not give.
        for finding in answer
            .findings
            .iter()
            .filter(|f| f.finding.family == "champ-vide")
        {
            assert_eq!(
                finding.finding.state, "donnee-manquante",
                "{}",
                finding.finding.span.text
            );
        }
    }
}

/// What is written reads back: the published pieces, opened as anyone's file, hold the same findings.
#[test]
fn written_pieces_read_back_clean() {
    for name in all() {
        let (out, _) = drafted(name);
        let pieces: &[(&str, &str)] = if SMALL.contains(&name) {
            &[("LettreConsultation", "lettre")]
        } else {
            &[
                ("RC", "rc"),
                ("AE", "ae"),
                ("CCAP", "ccap"),
                ("CCTP", "cctp"),
                ("CadreReponse", "cadre-reponse"),
            ]
        };
        for (piece, slug) in pieces {
            let path = out.path().join(format!("a-publier/{piece}.docx"));
            let request = api::check::CheckRequest {
                paths: std::slice::from_ref(&path),
                document: None,
                tender: None,
                watched: &[],
                date: example(name).launch_date,
            };
            let answer = api::check::check(desk(), &request).unwrap();
            assert_eq!(answer.files[0].document, *slug);
            let serious: Vec<String> = answer.files[0]
                .findings
                .iter()
                .filter(|f| ["bloquant", "majeur"].contains(&f.severity) && f.family != "champ-vide")
                .map(|f| format!("{} « {} »", f.name, f.span.text))
                .collect();
            assert!(serious.is_empty(), "{name} {piece} :\n{}", serious.join("\n"));
        }
    }
}

/// The record holds what makes the draft again.
#[test]
fn the_record_holds_choices_values_and_versions() {
    let (out, _) = drafted("mobilier-scolaire");
    let record: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.path().join("interne/dossier.json")).unwrap()).unwrap();
    assert_eq!(
        record["need"]["objet"],
        "Mobilier scolaire pour six classes élémentaires"
    );
    let facets = record["facets"].as_array().unwrap();
    let points: u64 = facets.iter().filter_map(|facet| facet["points"].as_u64()).sum();
    assert_eq!(points, 100);
    assert!(record["versions"].as_object().unwrap().contains_key("Catalogue"));
}

#[test]
fn a_reason_is_asked_for_what_is_outside_the_default_set() {
    let guarded = clauses::Library::embedded()
        .modules()
        .iter()
        .filter(|module| module.head.justification.is_some())
        .flat_map(|module| &module.facets)
        .find(|facet| facet.kind == clauses::Kind::Execution)
        .unwrap();
    let mut tender = example("mobilier-scolaire");
    tender
        .choices
        .insert(guarded.id.clone(), tender::FacetChoice::Kept(true));
    let out = tempfile::tempdir().unwrap();
    let error = draft(
        desk(),
        &tender.clone().into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap_err();
    assert!(error.detail.contains("votre motif écrit"), "{error}");
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn a_format_not_written_yet_is_refused_before_anything() {
    let out = tempfile::tempdir().unwrap();
    let error = draft(
        desk(),
        &example("mobilier-scolaire").into(),
        out.path(),
        &["rtf".to_owned()],
        &api::Job::silent(),
    )
    .unwrap_err();
    assert_eq!(
        error.detail,
        "format « rtf » : pas encore écrit ; formats disponibles : docx, odt, pdf, xlsx"
    );
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0);
}
