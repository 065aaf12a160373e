//! The sourcing form: what is written, what comes back from firms, and what they break on the way.

mod edit;
mod hostile;
mod problems;

use formats::read::form::{FilledForm, Reply, RowAnswer, form as read};
use formats::write::form::form as write;

use self::edit::{Edited, sample};
use crate::package::part;

fn reading(book: &Edited) -> FilledForm {
    read(&book.bytes(), "reponse.xlsx").unwrap()
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    assert_eq!(write(&sample()).unwrap(), write(&sample()).unwrap());
}

#[test]
fn only_what_is_to_fill_is_unlocked_and_lists_the_answers() {
    let bytes = write(&sample()).unwrap();
    let answers = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(answers.contains("<sheetProtection sheet=\"1\""));
    assert_eq!(answers.matches("\"oui,non,ne sais pas\"").count(), 4, "{answers}");
    assert!(!answers.contains("<f>"));
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(
        workbook.contains("name=\"Formulaire\" sheetId=\"3\" state=\"hidden\""),
        "{workbook}"
    );
    // The notice says what the law says, and no name, price nor place is asked for.
    let words = part(&bytes, "xl/sharedStrings.xml");
    for said in [
        "R2111-1",
        "R2111-2",
        "n’engage à rien",
        "aucun avantage",
        "Aucun prix",
        "secret",
    ] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn what_a_firm_fills_in_comes_back() {
    let filled = reading(&Edited::filled());
    assert_eq!(filled.id, "q-7f3a");
    assert_eq!(filled.keys.len(), 4);
    let firm = filled.firm.unwrap();
    assert_eq!(
        (
            firm.name.as_str(),
            firm.siren.as_str(),
            firm.site.unwrap().as_str()
        ),
        ("Menuiserie d’exemple", "123456782", "12345678200010")
    );
    assert_eq!(firm.person.as_deref(), Some("Camille Exemple"));
    assert_eq!(firm.mail.as_deref(), Some("contact@menuiserie.example"));
    assert_eq!(firm.date, Some(jiff::civil::date(2026, 10, 15)));
    let answer = |key: &str, reply| RowAnswer {
        key: key.to_owned(),
        reply,
        precision: None,
        number: None,
        valid_until: None,
    };
    assert_eq!(
        filled.answers,
        [
            RowAnswer {
                precision: Some("tables et chaises".to_owned()),
                ..answer("makes:mobilier-scolaire", Reply::Oui)
            },
            RowAnswer {
                number: Some("0042-B".to_owned()),
                valid_until: Some(jiff::civil::date(2027, 12, 31)),
                ..answer("certification:chaine-de-controle-bois", Reply::Oui)
            },
            answer("repair:pieces-detachees", Reply::Non),
            answer("take-back:emballages", Reply::NeSaisPas),
        ]
    );
    assert_eq!(filled.problems, []);
}

/// The same answers, saved by LibreOffice: the file was made by `soffice --headless --convert-to xlsx` from the one above.
#[test]
fn a_file_saved_by_libreoffice_reads_the_same() {
    let saved = include_bytes!("../../fixtures/reponse-libreoffice.xlsx");
    assert_eq!(read(saved, "reponse.xlsx").unwrap(), reading(&Edited::filled()));
}

/// Writes the file that LibreOffice is then asked to save.
#[test]
#[ignore = "to make the file of the test above again"]
fn file_for_libreoffice() {
    std::fs::write("reponse-libreoffice.in.xlsx", Edited::filled().bytes()).unwrap();
}

#[test]
fn a_form_left_empty_says_so_once() {
    let empty = reading(&Edited::blank());
    assert_eq!((empty.firm, empty.answers), (None, vec![]));
    let said: Vec<String> = empty.problems.iter().map(|problem| problem.sentence()).collect();
    assert_eq!(
        said,
        [
            "Réponses!C5\u{a0}: vide\u{a0}: l’entreprise sera nommée par son numéro.",
            "Réponses!C6\u{a0}: vide\u{a0}: sans SIREN ni SIRET, la réponse ne peut être rattachée à une entreprise. Demandez-le, \
             puis relisez le fichier.",
            "Réponses!C9\u{a0}: vide\u{a0}: le jour de la lecture sera retenu comme date de la réponse.",
            "Réponses!C13\u{a0}: vide, comme C14, C15, C16\u{a0}: rien n’en est conclu.",
        ]
    );
}

/// Sorted or cut and pasted whole, a row keeps its question.
#[test]
fn rows_moved_whole_read_the_same() {
    let mut moved = Edited::filled();
    moved.reorder(&[16, 14, 13, 15]);
    assert_eq!(reading(&moved), reading(&Edited::filled()));
    // Numbers taken out: the words are enough.
    for cell in ["A13", "A14", "A15", "A16"] {
        moved.clear(cell);
    }
    assert_eq!(reading(&moved), reading(&Edited::filled()));
}

/// What another program does to a cell without the person seeing it.
#[test]
fn other_ways_of_holding_the_same_thing_read_the_same() {
    let wanted = reading(&Edited::filled());
    let mut book = Edited::filled();
    book.number("A13", 1.0)
        .text("C13", " Oui ")
        .text("C16", "Ne\u{a0}sais pas.")
        .text("F14", "31/12/2027")
        .text("C9", "2026-10-15");
    assert_eq!(reading(&book), wanted);
    // Words that a program saved as numbers.
    book.number("C6", 12_345_678_200_010.0).number("D13", 12.0);
    let read = reading(&book);
    assert_eq!(read.firm, wanted.firm);
    assert_eq!(read.answers[0].precision.as_deref(), Some("12"));
    assert_eq!(read.problems, []);
    // The zeros that a number has lost.
    book.number("C6", 1_234_566.0);
    assert_eq!(
        reading(&book).firm.map(|firm| firm.siren.to_string()).as_deref(),
        Some("001234566")
    );
}
