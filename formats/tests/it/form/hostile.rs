//! Files that are not the form, or that were made to harm: one sentence, never a panic, never much memory.

use formats::FormatError;
use formats::read::form::form as read;
use proptest::prelude::*;

use super::edit::Edited;
use crate::package::zip;

/// One French sentence that names the file and says what to do.
#[track_caller]
fn refused(bytes: &[u8], says: &str) -> FormatError {
    let error = read(bytes, "reponse.xlsx").unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("reponse.xlsx\u{a0}: ") && text.ends_with('.'),
        "{text}"
    );
    assert!(text.contains(says), "{text}");
    error
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    refused(b"", "ce n’est pas un classeur .xlsx");
    refused(b"%PDF-1.7", "enregistrez-le en .xlsx");
    refused(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0], "protégé par un mot de passe");
    refused(include_bytes!("../../fixtures/libreoffice.odt"), ".ods");
    refused(
        include_bytes!("../../fixtures/libreoffice.docx"),
        "classeur abîmé ou incomplet",
    );
    refused(&vec![b'P'; (5 << 20) + 1], "plus de 5\u{a0}Mo");
}

#[test]
fn other_workbooks_are_refused() {
    let sheet = formats::write::book::Sheet::new("Réponses", &[10]);
    let other = formats::write::book::xlsx("Autre", &[sheet]).unwrap();
    refused(&other, "n’est pas le formulaire de sourçage");
    // Another version, an identifier gone, questions touched.
    for (cell, words, says) in [
        ("B1", "2", "version «\u{a0}2\u{a0}»"),
        ("A1", "Formulaire", "n’est pas le formulaire"),
        ("A2", "x", "n’est pas le formulaire"),
        ("A5", "7", "n’est pas le formulaire"),
    ] {
        let mut book = Edited::filled();
        book.cell(3, cell, "t=\"inlineStr\"", &format!("<is><t>{words}</t></is>"));
        refused(&book.bytes(), says);
    }
    let mut book = Edited::filled();
    book.cell(3, "B5", "", "");
    refused(&book.bytes(), "n’est pas le formulaire");
    let mut book = Edited::filled();
    book.clear("C12");
    refused(&book.bytes(), "«\u{a0}N°, Question, Réponse\u{a0}»");
}

#[test]
fn what_would_take_all_the_memory_is_refused() {
    // Room announced for more strings than a computer holds.
    let mut book = Edited::filled();
    let strings = book.part("xl/sharedStrings.xml");
    let text = String::from_utf8(strings.clone()).unwrap();
    let at = text.find("uniqueCount=\"").unwrap() + "uniqueCount=\"".len();
    *strings = format!("{}9{}", &text[..at], "9".repeat(18) + &text[at..]).into_bytes();
    refused(&book.bytes(), "un nombre de textes invraisemblable");

    // A part that unpacks to far more than it weighs.
    let mut book = Edited::filled();
    *book.part("docProps/app.xml") = vec![b' '; 21 << 20];
    refused(&book.bytes(), "plus de 20\u{a0}Mo");

    // A shared formula with a number of four thousand million: it is not put together.
    let mut book = Edited::filled();
    book.cell(
        1,
        "C13",
        "",
        "<f t=\"shared\" ref=\"C13:C14\" si=\"4000000000\">\"oui\"</f><v>1</v>",
    );
    let filled = read(&book.bytes(), "reponse.xlsx").unwrap();
    assert!(
        filled.problems[0].message.starts_with("une formule"),
        "{:?}",
        filled.problems
    );

    // Cells without end.
    let mut book = Edited::filled();
    let sheet = book.part("xl/worksheets/sheet1.xml");
    let cells = "<c r=\"A99\"/>".repeat(200_001);
    let text = String::from_utf8(sheet.clone()).unwrap();
    *sheet = text
        .replace(
            "</sheetData>",
            &format!("<row r=\"99\">{cells}</row></sheetData>"),
        )
        .into_bytes();
    refused(&book.bytes(), "plus de 200\u{a0}000 cases");

    // One long string that many cells share.
    let mut book = Edited::filled();
    let strings = book.part("xl/sharedStrings.xml");
    let text = String::from_utf8(strings.clone()).unwrap();
    let at = text.find("<si>").unwrap();
    *strings = format!(
        "{}<si><t>{}</t></si>{}",
        &text[..at],
        "x".repeat(1 << 20),
        &text[at..]
    )
    .into_bytes();
    let cells = "<c r=\"A99\" t=\"s\"><v>0</v></c>".repeat(1_000);
    let sheet = book.part("xl/worksheets/sheet1.xml");
    let text = String::from_utf8(sheet.clone()).unwrap();
    *sheet = text
        .replace(
            "</sheetData>",
            &format!("<row r=\"99\">{cells}</row></sheetData>"),
        )
        .into_bytes();
    refused(&book.bytes(), "de texte, dans une feuille");
}

#[test]
fn cut_anywhere() {
    let whole = Edited::filled().bytes();
    for end in (0..whole.len()).step_by(53) {
        assert!(read(&whole[..end], "coupe.xlsx").is_err());
    }
}

#[test]
fn the_text_cut_anywhere() {
    for name in [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet3.xml",
        "xl/sharedStrings.xml",
        "xl/workbook.xml",
    ] {
        let whole = Edited::filled().part(name).clone();
        for end in (0..whole.len()).step_by(211) {
            let mut book = Edited::filled();
            book.part(name).truncate(end);
            // Read or refused: nothing else may happen.
            let _ = read(&book.bytes(), "coupe.xlsx");
        }
    }
}

#[test]
fn a_zip_of_nothing() {
    refused(&zip(&[]), "classeur abîmé ou incomplet");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a cell is made to hold, what is read stays within its bounds.
    #[test]
    fn any_words_anywhere(cells in proptest::collection::vec(("[A-H]", 1..24u32, ".{0,600}"), 1..12)) {
        let mut book = Edited::filled();
        for (column, row, words) in &cells {
            let words: String = words.chars().filter(|c| !c.is_control()).collect();
            book.text(&format!("{column}{row}"), &words);
        }
        if let Ok(filled) = read(&book.bytes(), "reponse.xlsx") {
            prop_assert!(filled.answers.len() <= 4);
            prop_assert!(filled.firm.is_some() || filled.answers.is_empty());
            for answer in &filled.answers {
                prop_assert!(filled.keys.contains(&answer.key));
                prop_assert!(answer.precision.as_ref().is_none_or(|text| text.chars().count() <= 500));
            }
            for problem in &filled.problems {
                prop_assert!(!problem.message.contains('\n') && problem.message.chars().count() < 400, "{}", problem.message);
            }
        }
    }
}
