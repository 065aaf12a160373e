//! The frame of answers and the follow-up sheet, read back as those who fill them in would find them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

use api::draft::draft;
use api::read::read;
use calamine::{Data, Reader, Xlsx};

use crate::varied::{NEEDS, drafted as drafted_need};
use crate::{EXAMPLES, SMALL, desk, example};

type Rows = Vec<Vec<String>>;

fn out(name: &str) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    draft(
        desk(),
        &example(name).into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    out
}

fn sheets(path: &Path) -> Vec<(String, Rows)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    book.sheet_names()
        .into_iter()
        .map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let words = |cell: &Data| match cell {
                Data::Empty => String::new(),
                other => other.to_string(),
            };
            let rows = range.rows().map(|row| row.iter().map(words).collect()).collect();
            (name, rows)
        })
        .collect()
}

fn parts(path: &Path, start: &str) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    (0..archive.len())
        .filter_map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut text = String::new();
            file.name().unwrap().starts_with(start).then(|| {
                std::io::Read::read_to_string(&mut file, &mut text).unwrap();
                text
            })
        })
        .collect()
}

/// Numbers of the criteria of an RC, and whether each is the price, from its tables of criteria.
fn criteria(folder: &Path) -> BTreeMap<String, bool> {
    let rc = read(&folder.join("a-publier/RC.docx")).unwrap();
    let mut found = BTreeMap::new();
    let mut within = false;
    for block in &rc.blocks {
        match block.kind {
            "titre" => within = block.text.contains("Critères d’attribution"),
            "cellule" if within => {
                let text = block.text.trim();
                let number: String = text
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                let number = number.trim_end_matches('.').to_owned();
                if !number.is_empty() && text.chars().any(char::is_alphabetic) {
                    found.insert(number, text.contains("Prix"));
                }
            }
            _ => {}
        }
    }
    // A group is no criterion when it holds others.
    let all: Vec<String> = found.keys().cloned().collect();
    found.retain(|number, _| !all.iter().any(|other| other.starts_with(&format!("{number}."))));
    found
}

/// Numbers in the first column of the sheets that ask, by lot.
fn asked(book: &[(String, Rows)]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, rows) in book {
        let lot = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let lot = if lot.starts_with("Lot") {
            lot
        } else {
            String::new()
        };
        let mut questions = false;
        for row in rows {
            match row[0].as_str() {
                head if head.starts_with("Questions notées") => questions = true,
                head if head.starts_with("Exigences obligatoires") => questions = false,
                "" => {}
                number if questions => found.entry(lot.clone()).or_default().push(number.to_owned()),
                _ => {}
            }
        }
    }
    found
}

fn check_frame(folder: &Path, name: &str, lots: usize) {
    let path = folder.join("a-publier/CadreReponse.xlsx");
    let book = sheets(&path);
    let noted: BTreeSet<String> = criteria(folder)
        .into_iter()
        .filter(|(_, price)| !price)
        .map(|(number, _)| number)
        .collect();
    assert!(!noted.is_empty(), "{name}");
    let asked = asked(&book);
    assert_eq!(asked.len(), lots.max(1), "{name} : {:?}", asked.keys());
    let mut everywhere = BTreeSet::new();
    for (lot, numbers) in &asked {
        let once: BTreeSet<&String> = numbers.iter().collect();
        assert_eq!(once.len(), numbers.len(), "{name} {lot} : {numbers:?}");
        everywhere.extend(numbers.iter().cloned());
    }
    assert_eq!(everywhere, noted, "{name}");
    // The twin asks the same, and both speak of the articles of the same piece.
    let twin = read(&folder.join("a-publier/CadreReponse.docx")).unwrap();
    let cells: Vec<&str> = twin
        .blocks
        .iter()
        .filter(|block| block.kind == "cellule")
        .map(|block| block.text.trim())
        .collect();
    for number in &noted {
        assert!(cells.contains(&number.as_str()), "{name} {number}");
    }
    for (name, rows) in book.iter().skip(1) {
        let at = rows
            .iter()
            .position(|row| row[0].starts_with("Exigences obligatoires"));
        for row in at.map(|at| &rows[at + 1..]).unwrap_or_default() {
            assert!(!row[0].is_empty(), "{name} : {row:?}");
            // Both name the piece: a criterion may bear the same number.
            assert!(
                row[0].starts_with("CCTP ") || row[0].starts_with("CCP "),
                "{row:?}"
            );
            assert!(
                cells.contains(&row[0].as_str()) && cells.contains(&row[1].as_str()),
                "{row:?}"
            );
        }
    }
    for file in ["a-publier/CadreReponse.xlsx", "interne/SuiviExecution.xlsx"] {
        let path = folder.join(file);
        let words = parts(&path, "xl/sharedStrings.xml").concat();
        assert!(!words.contains("{{"), "{name} {file}");
        for sheet in parts(&path, "xl/worksheets/sheet") {
            assert!(sheet.contains("<sheetProtection sheet=\"1\""), "{name} {file}");
        }
        let core = parts(&path, "docProps/core.xml").concat();
        let author = core.split_once("<dc:creator>").map(|(_, rest)| rest);
        assert!(
            author.is_none_or(|rest| rest.starts_with("</dc:creator>")),
            "{file} : {core}"
        );
    }
}

#[test]
fn each_criterion_is_asked_under_its_number_in_the_rc() {
    for name in EXAMPLES {
        let out = out(name);
        check_frame(out.path(), name, if name == "poches-de-sang" { 3 } else { 1 });
    }
    for need in &NEEDS {
        let folder = tempfile::tempdir().unwrap();
        drafted_need(need, folder.path());
        // A small purchase has a frame of its own.
        if folder.path().join("a-publier/RC.docx").exists() {
            let lots = if need.lines.contains("lot = [") { 2 } else { 1 };
            check_frame(folder.path(), need.name, lots);
        } else {
            assert!(!folder.path().join("a-publier/CadreReponse.xlsx").exists());
        }
    }
}

/// What the clause limits, the cell refuses beyond; what it asks as a number or as yes or no, likewise.
#[test]
fn the_cells_of_the_frame_take_what_is_awaited() {
    let out = out("mobilier-scolaire");
    let path = out.path().join("a-publier/CadreReponse.xlsx");
    let xml = parts(&path, "xl/worksheets/sheet").concat();
    assert!(
        xml.contains("type=\"textLength\" operator=\"lessThanOrEqual\""),
        "{xml}"
    );
    assert!(xml.contains("<formula1>800</formula1>"));
    assert!(xml.contains("type=\"decimal\" operator=\"greaterThanOrEqual\""));
    assert!(xml.contains("<formula1>\"oui,non\"</formula1>"));
    let styles = parts(&path, "xl/styles.xml").concat();
    assert!(styles.contains("<protection locked=\"0\"/>"));
}

/// Nothing lacks to the buyer in what the candidate fills in.
#[test]
fn the_fields_of_the_twin_are_not_missing() {
    let out = tempfile::tempdir().unwrap();
    let need = example("mobilier-scolaire").into();
    let answer = draft(desk(), &need, out.path(), &[], &api::Job::silent()).unwrap();
    assert!(
        answer
            .missing
            .iter()
            .all(|one| !one.field.starts_with("titulaire"))
    );
    let told = answer
        .findings
        .iter()
        .filter(|one| one.document == "cadre-reponse");
    let told: Vec<_> = told
        .filter(|one| one.finding.state != "donnee-manquante")
        .map(|one| &one.finding.message)
        .collect();
    assert!(told.is_empty(), "{told:?}");
    let rc = read(&out.path().join("a-publier/RC.docx")).unwrap();
    assert!(rc.blocks.iter().any(|block| {
        block
            .text
            .contains("le cadre de réponse, à remplir par le candidat")
    }));
}

#[test]
fn a_criterion_without_its_question_is_told_and_still_asked() {
    let mut tender = example("mobilier-scolaire");
    let question = clauses::Library::embedded()
        .facet("fiabilite-des-livraisons/question-socle")
        .map(|(_, facet)| facet.id.clone())
        .unwrap();
    tender.choices.insert(question, tender::FacetChoice::Kept(false));
    let out = tempfile::tempdir().unwrap();
    let answer = draft(desk(), &tender.into(), out.path(), &[], &api::Job::silent()).unwrap();
    assert!(
        answer
            .conflicts
            .iter()
            .any(|said| said.contains("n’a pas de question")),
        "{:?}",
        answer.conflicts
    );
    check_frame(out.path(), "sans question", 1);
}

/// The state is a list, dates follow from the notification, the total is under its limit.
#[test]
fn the_follow_up_is_ordered_and_computes() {
    for name in EXAMPLES {
        let out = out(name);
        let path = out.path().join("interne/SuiviExecution.xlsx");
        let book = sheets(&path);
        let names: Vec<&str> = book.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Suivi", "Échéancier", "Pénalités"], "{name}");
        let stages = [
            "Au début",
            "À la livraison ou à la réception",
            "À chaque fois",
            "À dates régulières",
            "À la fin",
            "Tout au long du marché",
        ];
        let head = book[0].1.iter().position(|row| row[0] == "Étape").unwrap();
        let ranks: Vec<usize> = book[0].1[head + 1..]
            .iter()
            .map(|row| stages.iter().position(|stage| *stage == row[0]).unwrap())
            .collect();
        assert!(ranks.is_sorted(), "{name} : {ranks:?}");
        for row in &book[0].1[head + 1..] {
            assert!(
                !row[1].is_empty() && !row[2].is_empty() && !row[3].is_empty(),
                "{row:?}"
            );
        }
        let xml = parts(&path, "xl/worksheets/sheet").concat();
        assert!(xml.contains("à venir,reçu,conforme,non conforme"));
        assert!(xml.contains("EDATE(B"), "{name}");
        assert!(xml.contains("à dater à la notification"));
        assert!(xml.contains("MIN("), "{name}");
    }
}

/// Below the threshold, the same in a lighter form, when the letter holds an obligation.
#[test]
fn a_letter_is_followed_too() {
    for name in SMALL {
        let out = out(name);
        let path = out.path().join("interne/SuiviExecution.xlsx");
        if path.exists() {
            let book = sheets(&path);
            assert!(book.iter().all(|(name, _)| name != "Échéancier"), "{name}");
            let rows = &book[0].1;
            assert!(rows.iter().any(|row| row[2].starts_with("Lettre")), "{rows:?}");
        }
    }
    let followed = |name: &&str| out(name).path().join("interne/SuiviExecution.xlsx").exists();
    assert!(SMALL.iter().any(followed));
}
