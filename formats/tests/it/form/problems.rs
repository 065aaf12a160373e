//! Every problem of a file is named with its cell, and costs no more than it must.

use formats::read::form::{Cost, FilledForm};

use super::edit::{DATE, Edited, MAIL, NAME, NUMBER, PERSON};
use super::reading;

/// A filled form, changed; the problem at a cell, what it says and costs, and how many answers are left of four.
#[track_caller]
fn check(change: impl FnOnce(&mut Edited), cell: &str, says: &str, cost: Cost, answers: usize) -> FilledForm {
    let mut book = Edited::filled();
    change(&mut book);
    let read = reading(&book);
    let found = read
        .problems
        .iter()
        .find(|problem| problem.cell == cell && problem.message.contains(says));
    let Some(problem) = found else {
        panic!("{cell} « {says} » :\n{:#?}", read.problems)
    };
    assert_eq!(problem.cost, cost, "{}", problem.sentence());
    assert!(problem.message.ends_with('.'), "{}", problem.message);
    assert_eq!(read.answers.len(), answers, "{:#?}", read.answers);
    read
}

#[test]
fn answers_of_the_wrong_kind_cost_their_row() {
    let row = |change: fn(&mut Edited), says: &str| {
        let read = check(change, "Réponses!C13", says, Cost::Row, 3);
        // The others are kept.
        assert_eq!(read.answers[0].key, "certification:chaine-de-controle-bois");
        assert_eq!(read.problems.len(), 1, "{:#?}", read.problems);
    };
    row(
        |book| {
            book.text("C13", "peut-être");
        },
        "«\u{a0}peut-être\u{a0}» n’est pas une réponse\u{a0}: demandez à l’entreprise oui, non ou ne sais pas",
    );
    row(
        |book| {
            book.number("C13", 1.0);
        },
        "le nombre 1 n’est pas une réponse",
    );
    row(
        |book| {
            book.number("C13", 0.5);
        },
        "le nombre 0,5",
    );
    row(
        |book| {
            book.cell(1, "C13", "t=\"b\"", "<v>1</v>");
        },
        "la valeur VRAI",
    );
    row(
        |book| {
            book.cell(1, "C13", "t=\"e\"", "<v>#REF!</v>");
        },
        "une erreur de calcul",
    );
    row(
        |book| {
            book.cell(1, "C13", "t=\"d\"", "<v>2026-10-15</v>");
        },
        "la date 15/10/2026",
    );
    row(
        |book| {
            book.cell(1, "C13", "t=\"str\"", "<f>\"oui\"</f><v>oui</v>");
        },
        "une formule n’est pas une réponse",
    );
    row(
        |book| {
            book.clear("C13");
        },
        "vide, alors que le reste de la ligne est rempli",
    );
    row(
        |book| {
            book.text("C13", &format!("{}\u{7}\n{}", "oui ".repeat(40), "x"));
        },
        "oui oui oui oui oui oui oui oui oui oui oui oui oui oui oui…",
    );
}

#[test]
fn what_surrounds_an_answer_costs_its_cell_alone() {
    let kept = |change: fn(&mut Edited), cell: &str, says: &str| check(change, cell, says, Cost::Cell, 4);
    let read = kept(
        |book| {
            book.text("F14", "fin 2027");
        },
        "Réponses!F14",
        "«\u{a0}fin 2027\u{a0}» n’est pas une date",
    );
    assert_eq!(
        (read.answers[1].valid_until, read.answers[1].number.as_deref()),
        (None, Some("0042-B"))
    );
    kept(
        |book| {
            book.text("F14", "31/02/2027");
        },
        "Réponses!F14",
        "n’est pas une date",
    );
    kept(
        |book| {
            book.number("F14", 2.0);
        },
        "Réponses!F14",
        "la date 02/01/1900 n’est pas une date plausible",
    );
    kept(
        |book| {
            book.cell(1, "F14", "", "<f>TODAY()</f><v>46752</v>");
        },
        "Réponses!F14",
        "une formule n’est pas une date",
    );
    let read = kept(
        |book| {
            book.cell(1, "D13", "", "<f>A1</f><v>3</v>");
        },
        "Réponses!D13",
        "une formule au lieu de mots",
    );
    assert_eq!(read.answers[0].precision, None);
    kept(
        |book| {
            book.cell(1, "D13", "t=\"d\"", "<v>2026-10-15</v>");
        },
        "Réponses!D13",
        "la date 15/10/2026 au lieu de mots",
    );
    kept(
        |book| {
            book.cell(1, "D13", "t=\"e\"", "<v>#N/A</v>");
        },
        "Réponses!D13",
        "une erreur de calcul",
    );
    kept(
        |book| {
            book.number("E14", 1.0e18);
        },
        "Réponses!E14",
        "a pu perdre des chiffres",
    );
    let long = "é".repeat(501);
    let mut book = Edited::filled();
    book.text("D13", &long);
    let read = reading(&book);
    assert_eq!(
        read.answers[0]
            .precision
            .as_ref()
            .map(|text| text.chars().count()),
        Some(500)
    );
    assert!(
        read.problems[0].message.starts_with("501\u{a0}signes"),
        "{:?}",
        read.problems
    );
    // A number of certificate where none is asked for.
    let read = kept(
        |book| {
            book.text("E15", "n° 12");
        },
        "Réponses!E15",
        "ne porte pas sur un certificat",
    );
    assert_eq!(read.answers[2].number, None);
    // Columns that were added.
    kept(
        |book| {
            book.text("H14", "voir page 3");
        },
        "Réponses!H14",
        "«\u{a0}voir page 3\u{a0}» est hors des colonnes",
    );
    kept(
        |book| {
            book.text("G5", "SARL");
        },
        "Réponses!G5",
        "hors des cases à remplir",
    );
}

#[test]
fn a_certificate_that_had_expired_is_said_and_kept() {
    let read = check(
        |book| {
            book.number("F14", 46_000.0);
        },
        "Réponses!F14",
        "ce certificat avait expiré le 09/12/2025",
        Cost::Nothing,
        4,
    );
    assert!(read.answers[1].valid_until.is_some());
}

#[test]
fn a_row_that_cannot_be_tied_to_its_question_is_left_out() {
    check(
        |book| {
            book.text("B13", "Fabriquez-vous en six semaines ?");
        },
        "Réponses!B13",
        "la question n°\u{a0}1 a été changée ou effacée",
        Cost::Row,
        3,
    );
    check(
        |book| {
            book.clear("B15");
        },
        "Réponses!B15",
        "la question n°\u{a0}3 a été changée",
        Cost::Row,
        3,
    );
    check(
        |book| {
            book.number("A13", 3.0);
        },
        "Réponses!A13",
        "le numéro 3 ne va pas avec cette question",
        Cost::Row,
        3,
    );
    // A row of one’s own.
    check(
        |book| {
            book.text("A20", "9")
                .text("B20", "Avez-vous un stock ?")
                .text("C20", "oui");
        },
        "Réponses!B20",
        "«\u{a0}Avez-vous un stock ?\u{a0}» n’est pas une question du formulaire",
        Cost::Row,
        4,
    );
    check(
        |book| {
            book.text("C22", "oui");
        },
        "Réponses!B22",
        "aucune question du formulaire",
        Cost::Row,
        4,
    );
    // A row taken out is missed.
    check(
        |book| {
            for cell in ["A14", "B14", "C14", "E14", "F14"] {
                book.clear(cell);
            }
        },
        "Réponses",
        "la question n°\u{a0}2",
        Cost::Row,
        3,
    );
}

#[test]
fn a_question_answered_twice_counts_once_or_not_at_all() {
    let again = |book: &mut Edited, reply: &str| {
        book.text("A20", "3")
            .text("B20", "Fournissez-vous les pièces détachées ? Précisez la durée.")
            .text("C20", reply);
    };
    check(
        |book| again(book, "non"),
        "Réponses!C20",
        "compte une fois",
        Cost::Nothing,
        4,
    );
    let read = check(
        |book| again(book, "oui"),
        "Réponses!C20",
        "se contredisent",
        Cost::Row,
        3,
    );
    assert!(
        read.answers
            .iter()
            .all(|answer| answer.key != "repair:pieces-detachees")
    );
}

#[test]
fn without_a_number_nothing_is_tied_to_a_firm() {
    let lost = |change: fn(&mut Edited), says: &str| {
        let read = check(change, "Réponses!C6", says, Cost::File, 0);
        assert_eq!(read.firm, None);
    };
    lost(
        |book| {
            book.clear(NUMBER);
        },
        "sans SIREN ni SIRET",
    );
    lost(
        |book| {
            book.text(NUMBER, "123 456 782 00011");
        },
        "la clé de ce numéro est fausse",
    );
    lost(
        |book| {
            book.text(NUMBER, "123456783");
        },
        "la clé de ce numéro est fausse",
    );
    lost(
        |book| {
            book.text(NUMBER, "en cours");
        },
        "ce n’est ni un SIREN ni un SIRET",
    );
    lost(
        |book| {
            book.text(NUMBER, "12345");
        },
        "ce n’est ni un SIREN ni un SIRET",
    );
    lost(
        |book| {
            book.number(NUMBER, 1.5);
        },
        "le nombre 1,5 au lieu d’un numéro",
    );
    lost(
        |book| {
            book.cell(1, NUMBER, "", "<f>B1</f><v>123456782</v>");
        },
        "une formule au lieu d’un numéro",
    );
    // The label gone, the number cannot be told from another.
    check(
        |book| {
            book.text("B6", "Téléphone");
        },
        "Réponses",
        "a disparu",
        Cost::Cell,
        0,
    );
    check(
        |book| {
            book.text("B6", "Téléphone");
        },
        "Réponses",
        "le numéro de l’entreprise manque",
        Cost::File,
        0,
    );
    // A SIREN alone is enough; the establishment is then unknown.
    let mut book = Edited::filled();
    book.text(NUMBER, "123.456.782");
    let firm = reading(&book).firm.unwrap();
    assert_eq!((firm.siren.as_str(), firm.site), ("123456782", None));
}

#[test]
fn who_answers_is_read_with_care() {
    let read = check(
        |book| {
            book.number(NAME, 12.0);
        },
        "Réponses!C5",
        "le nombre 12 au lieu de mots",
        Cost::Cell,
        4,
    );
    assert_eq!(read.firm.unwrap().name, "");
    let read = check(
        |book| {
            book.text(MAIL, "voir site");
        },
        "Réponses!C8",
        "n’est pas un courriel",
        Cost::Cell,
        4,
    );
    assert_eq!(read.firm.unwrap().mail, None);
    let long = |book: &mut Edited| {
        book.text(PERSON, &"n".repeat(201));
    };
    let read = check(long, "Réponses!C7", "plus de 200\u{a0}signes", Cost::Cell, 4);
    assert_eq!(read.firm.unwrap().person, None);
    let read = check(
        |book| {
            book.text(DATE, "hier");
        },
        "Réponses!C9",
        "«\u{a0}hier\u{a0}» n’est pas une date",
        Cost::Cell,
        4,
    );
    assert_eq!(read.firm.unwrap().date, None);
    check(
        |book| {
            book.clear(DATE);
        },
        "Réponses!C9",
        "le jour de la lecture sera retenu",
        Cost::Nothing,
        4,
    );
    check(
        |book| {
            book.clear(NAME);
        },
        "Réponses!C5",
        "sera nommée par son numéro",
        Cost::Nothing,
        4,
    );
    // Both are optional: nothing is said of them.
    let mut book = Edited::filled();
    book.clear(PERSON).clear(MAIL);
    assert_eq!(reading(&book).problems, []);
    // Lines and controls typed in a name stay on one line.
    let mut book = Edited::filled();
    book.text(NAME, "Menuiserie\n  d’exemple");
    assert_eq!(reading(&book).firm.unwrap().name, "Menuiserie d’exemple");
}

#[test]
fn too_many_problems_are_counted() {
    let mut book = Edited::filled();
    for row in 30..190 {
        book.text(&format!("C{row}"), "oui");
    }
    let read = reading(&book);
    assert_eq!(read.problems.len(), 101);
    assert!(
        read.problems[100].message.starts_with("60\u{a0}autres problèmes"),
        "{:?}",
        read.problems[100]
    );
    assert_eq!(read.answers.len(), 4);
}

/// What makes the whole file useless is told before what costs less.
#[test]
fn the_reason_of_a_refusal_is_among_those_told() {
    let mut book = Edited::filled();
    book.text("B6", "ligne changée");
    for row in 30..190 {
        book.text(&format!("C{row}"), "oui");
    }
    let read = reading(&book);
    assert!(read.firm.is_none());
    assert!(
        read.problems.iter().any(|one| one.cost == Cost::File),
        "{:?}",
        read.problems
    );
}
