//! The price schedules and the convention of a groupement, as they are on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use api::draft::{DraftAnswer, draft};
use api::need::Tender;
use calamine::{Data, Reader, Xlsx};
use compliance::{FindingState, Severity};
use document::DocumentKind;

use crate::{desk, example};

fn joint() -> Tender {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/needs/groupement-trois-lots.toml");
    api::need::open(&path).unwrap()
}

fn drafted(tender: Tender) -> (tempfile::TempDir, DraftAnswer) {
    let out = tempfile::tempdir().unwrap();
    let answer = draft(desk(), &tender.into(), out.path(), &[], &api::Job::silent()).unwrap();
    (out, answer)
}

/// What stands in the cells of a sheet, by row and column from 0.
type Formulas = BTreeMap<(u32, u32), String>;

/// A workbook: its cells as text, and its parts.
struct Book {
    sheets: Vec<(String, Formulas)>,
    bytes: Vec<u8>,
}

impl Book {
    fn open(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let sheets = book
            .sheet_names()
            .into_iter()
            .map(|name| {
                let range = book.worksheet_range(&name).unwrap();
                let (top, left) = range.start().unwrap();
                let cells = range
                    .used_cells()
                    .filter(|(_, _, value)| !matches!(value, Data::Empty))
                    .map(|(row, column, value)| {
                        let place = (
                            top + u32::try_from(row).unwrap(),
                            left + u32::try_from(column).unwrap(),
                        );
                        (place, value.to_string())
                    })
                    .collect();
                (name, cells)
            })
            .collect();
        Self { sheets, bytes }
    }

    fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn sheet(&self, name: &str) -> &BTreeMap<(u32, u32), String> {
        &self.sheets.iter().find(|(known, _)| known == name).unwrap().1
    }

    /// The cells of the first row that holds these words.
    fn row(&self, sheet: &str, words: &str) -> Vec<(u32, String)> {
        let cells = self.sheet(sheet);
        let (row, _) = *cells.iter().find(|(_, text)| *text == words).unwrap().0;
        cells
            .iter()
            .filter(|((at, _), _)| *at == row)
            .map(|((_, column), text)| (*column, text.clone()))
            .collect()
    }

    fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// The XML of a sheet.
    fn xml(&self, sheet: &str) -> String {
        let at = self.names().iter().position(|name| *name == sheet).unwrap();
        self.part(&format!("xl/worksheets/sheet{}.xml", at + 1))
    }

    /// Cells that anyone can write in, by their place (« E12 »).
    fn unlocked(&self, sheet: &str) -> BTreeSet<String> {
        let styles = self.part("xl/styles.xml");
        let formats = styles
            .split("<cellXfs")
            .nth(1)
            .unwrap()
            .split("</cellXfs>")
            .next()
            .unwrap();
        let open: BTreeSet<String> = formats
            .split("<xf ")
            .skip(1)
            .enumerate()
            .filter(|(_, one)| one.contains("locked=\"0\""))
            .map(|(n, _)| n.to_string())
            .collect();
        self.xml(sheet)
            .split("<c r=\"")
            .skip(1)
            .filter_map(|cell| {
                let (place, rest) = cell.split_once('"')?;
                let style = rest.split("s=\"").nth(1)?.split('"').next()?;
                open.contains(style).then(|| place.to_owned())
            })
            .collect()
    }
}

fn words(path: &Path) -> String {
    let read = api::read::read(path).unwrap();
    let texts: Vec<&str> = read.blocks.iter().map(|block| block.text.as_str()).collect();
    texts.join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_market_that_is_no_framework_has_a_dpgf_with_the_numbers_of_the_cctp() {
    let (out, answer) = drafted(example("mobilier-scolaire"));
    let folder = out.path().join("a-publier");
    assert!(!folder.join("BPU-DQE.xlsx").exists());
    let book = Book::open(&folder.join("DPGF.xlsx"));
    assert_eq!(book.names(), ["DPGF", "Listes"]);
    assert!(
        book.part("xl/workbook.xml")
            .contains("name=\"Listes\" sheetId=\"2\" state=\"hidden\"")
    );
    // The number in the schedule is the one printed before the words of the clause.
    let cctp = api::read::read(&folder.join("CCTP.docx")).unwrap();
    let title = cctp
        .blocks
        .iter()
        .find(|block| block.number.is_some() && block.text.contains("Livraison"))
        .unwrap();
    let row = book.row("DPGF", "Livraison, montage et pose dans les trois écoles");
    assert_eq!(row[2].1, title.number.clone().unwrap(), "{row:?}");
    assert!(answer.conflicts.is_empty(), "{:?}", answer.conflicts);
    assert!(answer.price_form.proposed && answer.price_form.form == "forfait");
    assert!(
        answer
            .missing
            .iter()
            .all(|one| !one.field.starts_with("price_line"))
    );
    // The pieces name the schedule that is written, and no other.
    for piece in ["RC", "CCAP", "AE"] {
        let text = words(&folder.join(format!("{piece}.docx")));
        assert!(text.contains("(DPGF)"), "{piece}");
        assert!(!text.contains("BPU") && !text.contains("DQE"), "{piece}");
    }
    let properties = book.part("docProps/core.xml");
    assert!(properties.contains("<dc:creator></dc:creator>"), "{properties}");
}

#[test]
fn three_lots_and_three_members_have_their_sheets_and_their_sums() {
    let (out, answer) = drafted(joint());
    let folder = out.path().join("a-publier");
    assert!(!folder.join("DPGF.xlsx").exists());
    let book = Book::open(&folder.join("BPU-DQE.xlsx"));
    assert_eq!(
        book.names(),
        [
            "BPU lot 1",
            "DQE lot 1",
            "BPU lot 2",
            "DQE lot 2",
            "BPU lot 3",
            "DQE lot 3",
            "Récapitulatif",
            "Listes"
        ]
    );
    let table = book.row("DQE lot 1", "Table d’élève réglable, une place");
    let numbers: Vec<&str> = table[4..].iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(numbers[..4], ["60", "25", "12", "97"], "{table:?}");
    // A member that asks for nothing has zero; the sum follows.
    let chair = book.row("DQE lot 1", "Chaise d’élève réglable");
    assert!(
        chair.iter().any(|(column, text)| *column == 6 && text == "0"),
        "{chair:?}"
    );
    assert!(
        chair.iter().any(|(column, text)| *column == 7 && text == "85"),
        "{chair:?}"
    );
    let xml = book.xml("DQE lot 1");
    assert!(xml.contains("SUM(E6:G6)"), "{xml}");
    // The rate given by the buyer is already read in the estimate; nobody's price is.
    assert!(xml.contains("<v>0.2</v>"), "{xml}");
    // Who asks for a maximum by lot leaves it to the buyer.
    // Each lot has its maximum where the lots are listed (R2162-4), once: the schedule does not ask for it again.
    for piece in ["RC", "CCTP"] {
        let text = words(&folder.join(format!("{piece}.docx")));
        assert!(
            text.contains("Maximum, en euros HT, du lot 3"),
            "{piece} : {text}"
        );
    }
    let asked: Vec<&str> = answer
        .missing
        .iter()
        .filter(|one| one.label.starts_with("Maximum, en euros HT, du lot"))
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(asked, ["lot"], "le maximum des deux autres est donné");
    // A lump sum is one.
    let training = book.row("DQE lot 2", "Formation des agents au réglage du mobilier");
    assert!(training.iter().any(|(_, text)| text == "forfait"));
    assert_eq!(answer.price_form.form, "mixte");
    let said = answer.conflicts.join("\n");
    assert!(said.contains("Formation des agents"), "{said}");
    let missing: Vec<String> = answer
        .missing
        .iter()
        .filter(|one| one.field.starts_with("price_line"))
        .map(|one| {
            format!(
                "{} : {}",
                one.label.replace('\u{a0}', " "),
                one.places.join(", ").replace('\u{a0}', " ")
            )
        })
        .collect();
    assert_eq!(
        missing,
        [
            "Description de « Formation des agents au réglage du mobilier » : contenu, quantités, lieux, durée : CCTP, article 3",
            "Lignes de prix : désignation, unité, quantité : BPU-DQE, lot 3",
            "Unité de lignes de prix : BPU-DQE, lot 1",
        ]
    );
    let rc = words(&folder.join("RC.docx"));
    assert!(
        rc.contains("Son coordonnateur est l’organisme suivant : Commune de Saverne"),
        "{rc}"
    );
    assert!(
        rc.contains("Commune de Dettwiller ; Commune de Steinbourg"),
        "{rc}"
    );
    assert!(
        rc.contains("(BPU), contractuel") && rc.contains("(DQE), non contractuel"),
        "{rc}"
    );
}

#[test]
fn only_what_is_to_fill_in_is_unlocked() {
    let (out, _) = drafted(joint());
    let book = Book::open(&out.path().join("a-publier/BPU-DQE.xlsx"));
    for sheet in ["BPU lot 1", "DQE lot 1", "Récapitulatif", "Listes"] {
        assert!(
            book.xml(sheet).contains("<sheetProtection sheet=\"1\""),
            "{sheet}"
        );
    }
    // Name, then unit of the second line, prices and rates.
    let open = book.unlocked("BPU lot 1");
    let expected = ["C5", "D5", "E5", "E8", "F8", "D9", "E9", "F9"].map(str::to_owned);
    assert_eq!(open, BTreeSet::from(expected));
    assert_eq!(book.unlocked("DQE lot 1"), BTreeSet::new());
    assert_eq!(book.unlocked("Récapitulatif"), BTreeSet::new());
}

#[test]
fn without_lines_the_buyer_has_cells_and_the_list_of_the_articles() {
    let mut tender = example("poches-de-sang");
    tender.price_line.clear();
    let (out, answer) = drafted(tender);
    let book = Book::open(&out.path().join("a-publier/BPU-DQE.xlsx"));
    let xml = book.xml("BPU lot 2");
    assert!(xml.contains("<formula1>Listes!$A$1:$A$"), "{xml}");
    assert!(xml.contains("errorStyle=\"warning\""), "{xml}");
    assert!(
        book.sheet("Listes").values().any(|title| title.contains("–")),
        "{:?}",
        book.sheet("Listes")
    );
    let lines = answer
        .missing
        .iter()
        .find(|one| one.field == "price_line")
        .unwrap();
    assert_eq!(lines.places.len(), 3, "{lines:?}");
    // The estimate reads what the buyer writes in the schedule.
    assert!(
        book.xml("DQE lot 2").contains("'BPU lot 2'!B9"),
        "{}",
        book.xml("DQE lot 2")
    );
    assert!(
        book.unlocked("DQE lot 2")
            .iter()
            .all(|place| place.starts_with('E'))
    );
}

#[test]
fn the_frame_of_a_quotation_holds_the_lines_of_the_need() {
    let (out, answer) = drafted(example("hopital-tenues"));
    let book = Book::open(&out.path().join("a-publier/CadreDevis.xlsx"));
    let line = book.row("Prix", "Tunique, toutes tailles");
    let texts: Vec<&str> = line.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts[..4], ["1", "Tunique, toutes tailles", "pièce", "1500"]);
    assert!(
        book.sheet("Prix")
            .values()
            .all(|text| !text.contains("L’acheteur écrit"))
    );
    assert!(
        answer
            .missing
            .iter()
            .all(|one| !one.field.starts_with("price_line"))
    );
    // Only prices, rates: two lines.
    assert_eq!(book.unlocked("Prix").len(), 4);
}

#[test]
fn a_name_watched_for_or_a_brand_in_a_line_is_told() {
    let mut tender = example("mobilier-scolaire");
    tender.price_line[0].title = "Tables de marque Dupont".to_owned();
    tender.price_line[1].article = Some("inconnu-ici/exigence-socle".to_owned());
    let (_, answer) = drafted(tender);
    let said = answer.conflicts.join("\n");
    assert!(said.contains("marque Dupont"), "{said}");
    assert!(said.contains("inconnu-ici/exigence-socle"), "{said}");
}

#[test]
fn the_convention_names_its_members_and_our_checker_finds_nothing_in_it() {
    let mut tender = joint();
    let missions = [
        None,
        Some(tender::Mission::Passation),
        Some(tender::Mission::PassationExecution),
    ];
    for mission in missions {
        tender.groupement.as_mut().unwrap().mission = mission;
        let (out, answer) = drafted(tender.clone());
        let path = out.path().join("interne/ConventionGroupement.docx");
        let text = words(&path);
        for said in [
            "Commune de Saverne",
            "Commune de Dettwiller",
            "1 place de la Mairie, 67790 Steinbourg",
            "article L. 2113-7",
            "solidairement responsables des seules opérations",
            "97",
        ] {
            assert!(text.contains(said), "{mission:?} : {said}\n{text}");
        }
        assert!(
            answer.missing.iter().any(|one| one
                .places
                .iter()
                .any(|place| place.starts_with("Convention de groupement"))),
            "{:?}",
            answer.missing
        );
        // What is not published is not checked: it is, here, as if it were.
        let mut document = drafting::convention(&tender).unwrap();
        document.kind = DocumentKind::Autre;
        let context = compliance::Context {
            launch_date: tender.launch_date,
            law: law::Law::embedded(),
            tender: Some(&tender),
            watched_names: &[],
            memory: None,
        };
        let found = compliance::check_dossier(std::slice::from_ref(&document), &context).findings;
        let serious: Vec<_> = found
            .iter()
            // A field to fill in is what a convention is given for.
            .filter(|finding| finding.state == FindingState::Signale)
            .filter(|finding| finding.rule.severity > Severity::Conseil)
            .map(|finding| format!("{} {} {}", finding.rule.code, finding.excerpt, finding.message))
            .collect();
        assert!(serious.is_empty(), "{mission:?} : {serious:#?}");
    }
}

/// What would be wrong in the pieces without anybody seeing it is said: half a table, a lot with the clauses of another good.
#[test]
fn half_a_table_and_a_lot_of_other_goods_are_told() {
    let mut halved = joint();
    let asked = halved.price_line[0].quantities.get_mut("Commune de Steinbourg");
    *asked.unwrap() = 12.5;
    let (_out, answer) = drafted(halved);
    let said = |words: &str| answer.conflicts.iter().any(|one| one.contains(words));
    assert!(said(
        "Quantités qui ne sont pas entières («\u{a0}Table d’élève réglable, une place\u{a0}»\u{a0}: 97,5"
    ));

    let mut tender = example("mobilier-scolaire");
    tender.price_line.clear();
    let lot = |title: &str| tender::Lot {
        title: title.to_owned(),
        cpv: Vec::new(),
        amount_ht: None,
        maximum_ht: None,
    };
    tender.lots = None;
    tender.single_lot_reason = None;
    tender.lot = vec![
        lot("Tables et chaises scolaires"),
        lot("Gants d’examen à usage unique"),
    ];
    let (_out, answer) = drafted(tender);
    let told: Vec<&String> = answer
        .conflicts
        .iter()
        .filter(|one| one.contains("code CPV propre"))
        .collect();
    assert_eq!(told.len(), 1, "{:?}", answer.conflicts);
    assert!(told[0].starts_with("Le lot\u{a0}2 n’a pas"), "{told:?}");
}
