//! The documents of a sourcing, before our own checker and through Word: with every question of the list, so that no
//! wording of one can bring a finding.

use compliance::{Context, Finding, FindingState, check_dossier};
use document::Document;
use drafting::sourcing::{LetterTold, Question, information, letter, told};
use families::capabilities;
use law::Law;
use tender::Tender;

use crate::{EXAMPLES, SMALL, desk, example};

fn questions() -> Vec<Question> {
    capabilities()
        .map(|one| Question {
            title: one.title.clone(),
            words: one.question.clone(),
            certificate: one.kind == families::CapabilityKind::Certification,
        })
        .collect()
}

/// The letter; the annex of a need that has not changed since; that of a need that has, between two letters and since.
fn pieces(tender: &Tender) -> [Document; 3] {
    let day = |text: &str| text.parse().unwrap();
    let days = Some((day("2026-09-01"), day("2026-10-30")));
    let mut other = tender.clone();
    other.objet = format!("{} et accessoires", tender.objet);
    other.duration_months = Some(7);
    other.lots = Some(9);
    other.lot = Vec::new();
    other.accord_cadre = tender.accord_cadre.map(|framework| !framework);
    other.launch_date = day("2027-02-01");
    other.delivery_sites = vec!["Rue de la Fontaine".to_owned()];
    let letters = ["2026-09-01", "2026-10-01"].map(|on| LetterTold {
        written: day(on),
        facts: told(&other),
    });
    [
        letter(tender, &questions(), Some(day("2026-10-30"))),
        information(tender, &[], &questions(), days),
        information(tender, &letters, &questions(), days),
    ]
}

/// Findings other than fields to fill, whatever their weight: what is sent to firms has nothing to be told of.
fn said(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .filter(|finding| finding.state == FindingState::Signale)
        .map(|finding| format!("{} {} : {:?}", finding.document, finding.rule.name, finding.span))
        .collect()
}

#[test]
fn our_checker_passes_over_the_letter_and_the_annex() {
    for name in EXAMPLES.into_iter().chain(SMALL) {
        let tender = example(name);
        let context = Context {
            launch_date: tender.launch_date,
            law: Law::embedded(),
            tender: Some(&tender),
            watched_names: &[],
            memory: None,
        };
        for piece in pieces(&tender) {
            let report = check_dossier(std::slice::from_ref(&piece), &context);
            let serious = said(&report.findings);
            assert!(
                serious.is_empty(),
                "{name} {} :\n{}",
                piece.title,
                serious.join("\n")
            );
        }
    }
}

#[test]
fn they_read_back_clean_and_known_for_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let tender = example("mobilier-scolaire");
    for piece in pieces(&tender) {
        let path = folder.path().join(format!("{}.docx", piece.kind.file_stem()));
        let options = formats::write::TextOptions::new(tender.launch_date);
        let bytes = formats::write::docx(&piece, &options).unwrap();
        assert_eq!(bytes, formats::write::docx(&piece, &options).unwrap());
        std::fs::write(&path, bytes).unwrap();
        let request = api::check::CheckRequest {
            paths: std::slice::from_ref(&path),
            document: None,
            tender: None,
            date: tender.launch_date,
            watched: &[],
        };
        let answer = api::check::check(desk(), &request).unwrap();
        assert_eq!(answer.files[0].document, piece.kind.slug());
        let serious: Vec<String> = answer.files[0]
            .findings
            .iter()
            .filter(|f| ["bloquant", "majeur"].contains(&f.severity) && f.family != "champ-vide")
            .map(|f| format!("{} « {} »", f.name, f.span.text))
            .collect();
        assert!(serious.is_empty(), "{} :\n{}", piece.title, serious.join("\n"));
    }
}

/// With the pieces of the consultation, the annex brings no finding that they do not have alone.
#[test]
fn the_annex_changes_nothing_in_the_check_of_the_pieces() {
    for name in EXAMPLES {
        let out = tempfile::tempdir().unwrap();
        let tender = example(name);
        api::draft::draft(
            desk(),
            &tender.clone().into(),
            out.path(),
            &[],
            &api::Job::silent(),
        )
        .unwrap();
        let annex = out.path().join("a-publier/InformationsPrealables.docx");
        let paths: Vec<_> = ["RC", "AE", "CCAP", "CCTP"]
            .map(|piece| out.path().join(format!("a-publier/{piece}.docx")))
            .into();
        let findings = |paths: &[std::path::PathBuf]| {
            let request = api::check::CheckRequest {
                paths,
                document: None,
                tender: None,
                date: tender.launch_date,
                watched: &[],
            };
            let answer = api::check::check(desk(), &request).unwrap();
            answer
                .files
                .iter()
                .flat_map(|file| &file.findings)
                .filter(|f| f.family != "champ-vide" && ["bloquant", "majeur"].contains(&f.severity))
                .map(|f| format!("{} « {} »", f.name, f.span.text))
                .collect::<Vec<_>>()
        };
        let alone = findings(&paths);
        let [_, annexes @ ..] = pieces(&tender);
        let options = formats::write::TextOptions::new(tender.launch_date);
        for information in annexes {
            std::fs::write(&annex, formats::write::docx(&information, &options).unwrap()).unwrap();
            let paths = [paths.as_slice(), std::slice::from_ref(&annex)].concat();
            assert_eq!(findings(&paths), alone, "{name}");
        }
    }
}
