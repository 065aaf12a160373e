//! The documents of a sourcing.

use std::collections::BTreeSet;

use document::{Document, DocumentKind};
use drafting::note::{NoteInput, justification};
use drafting::sourcing::{
    Answered, Changed, Exchange, FirmAsked, LetterTold, Question, Said, information, letter, minutes, told,
};
use law::Law;
use tender::Date;

use crate::examples::Example;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn questions() -> Vec<Question> {
    vec![
        Question {
            title: "fabrique\u{a0}: mobilier scolaire".into(),
            words: "Fabriquez-vous du mobilier scolaire\u{a0}? Précisez lequel.".into(),
            certificate: false,
        },
        Question {
            title: "tient une chaîne de contrôle du bois".into(),
            words: "Disposez-vous d’une chaîne de contrôle du bois\u{a0}? Précisez laquelle.".into(),
            certificate: true,
        },
    ]
}

fn firm(name: &str) -> FirmAsked {
    FirmAsked {
        name: name.into(),
        number: Some("123456782".into()),
        sent: Some(day("2026-09-01")),
        answered: None,
        asked: vec![0, 1],
        answers: Vec::new(),
        remarks: None,
        simulated: false,
    }
}

fn exchange() -> Exchange {
    let answered = FirmAsked {
        answered: Some(day("2026-09-20")),
        answers: vec![
            Answered {
                question: 0,
                said: Said::Yes,
                precision: Some("tables et chaises".into()),
                number: None,
                valid_until: None,
            },
            Answered {
                question: 1,
                said: Said::Yes,
                precision: None,
                number: Some("0042-B".into()),
                valid_until: Some(day("2027-12-31")),
            },
        ],
        ..firm("Menuiserie d’exemple")
    };
    Exchange {
        questions: questions(),
        firms: vec![answered, firm("Ateliers témoins")],
        changed: vec![Changed {
            title: "Bois issu de forêts gérées durablement".into(),
            before: "sourçage".into(),
            after: "critère".into(),
            why: Some(
                "Entre 3 et 7\u{a0}entreprises capables connues\u{a0}: à noter plutôt qu’à exiger.".into(),
            ),
        }],
    }
}

/// All the words, table cells and labels of absent values included.
fn words(document: &Document) -> String {
    let mut all: Vec<String> = document
        .passages()
        .into_iter()
        .map(|passage| passage.text)
        .collect();
    all.push(document.title.clone());
    all.join("\n")
}

fn all(example: &Example) -> [Document; 3] {
    let days = Some((day("2026-09-01"), day("2026-09-20")));
    [
        letter(&example.tender, &questions(), Some(day("2026-09-30"))),
        information(&example.tender, &[], &questions(), days),
        minutes(&example.tender, &exchange()),
    ]
}

#[test]
fn each_has_its_kind_and_the_articles_cited_exist() {
    let kinds = [
        DocumentKind::Questionnaire,
        DocumentKind::InformationsPrealables,
        DocumentKind::CompteRenduSourcage,
    ];
    for (document, kind) in all(&Example::school()).iter().zip(kinds) {
        assert_eq!(document.kind, kind);
        let text = words(document);
        assert!(text.contains("R2111-1") && text.contains("R2111-2"), "{text}");
        for citation in ["R2111-1", "R2111-2", "L2141-8", "L2141-11", "L3"] {
            assert!(Law::embedded().article(citation).is_some(), "{citation}");
        }
        let ids: BTreeSet<_> = document
            .all_blocks()
            .into_iter()
            .map(|block| block.id.clone())
            .collect();
        assert_eq!(ids.len(), document.all_blocks().len());
        assert!(
            !text.contains(" ?") && !text.contains(" :"),
            "no-break spaces : {text}"
        );
    }
}

/// What firms were told, all candidates are told, and nothing of what firms answered.
#[test]
fn all_candidates_are_told_what_firms_were_told() {
    for example in [Example::school(), Example::blood()] {
        let [letter, information, minutes] = all(&example).map(|document| words(&document));
        for fact in told(&example.tender) {
            for text in [&letter, &information] {
                assert!(
                    text.contains(&fact.label) && text.contains(&fact.value),
                    "{}",
                    fact.label
                );
            }
        }
        for question in questions() {
            for text in [&letter, &information, &minutes] {
                assert!(text.contains(&question.words), "{text}");
            }
        }
        for kept in [
            "Menuiserie d’exemple",
            "Ateliers témoins",
            "tables et chaises",
            "0042-B",
            "123456782",
            "123\u{a0}456\u{a0}782",
        ] {
            assert!(!letter.contains(kept) && !information.contains(kept), "{kept}");
        }
        for said in [
            "Menuiserie d’exemple",
            "Ateliers témoins",
            "123\u{a0}456\u{a0}782",
            "tables et chaises",
            "n°\u{a0}0042-B, valide jusqu’au 31\u{a0}décembre 2027",
        ] {
            assert!(minutes.contains(said), "{said} : {minutes}");
        }
        // Neither the estimate nor anything that it would give away.
        let amount = example.tender.amount_ht.short();
        for text in [&letter, &information, &minutes] {
            assert!(!text.contains(&amount) && !text.contains("HT"), "{text}");
        }
    }
}

#[test]
fn the_annex_says_when_and_asks_what_only_the_buyer_knows() {
    let tender = Example::school().tender;
    let told = |questions: &[Question], from: &str, to: &str| {
        words(&information(&tender, &[], questions, Some((day(from), day(to)))))
    };
    let check = |from: &str, to: &str, said: &str| {
        assert!(told(&questions(), from, to).contains(said), "{said}");
    };
    check("2026-09-02", "2026-09-20", "du 2 au 20\u{a0}septembre 2026");
    check(
        "2026-09-01",
        "2026-10-20",
        "du 1er\u{a0}septembre 2026 au 20\u{a0}octobre 2026",
    );
    check("2026-09-02", "2026-09-02", ", le 2\u{a0}septembre 2026,");
    // A visit, a call: what was asked is not in the log.
    let visited = told(&[], "2026-09-02", "2026-09-02");
    assert!(
        visited.contains("Questions posées aux entreprises interrogées"),
        "{visited}"
    );
    assert!(!visited.contains("Ces questions ont été posées"), "{visited}");
}

#[test]
fn the_minutes_say_no_more_than_the_log() {
    let said = |firms: Vec<FirmAsked>| {
        let exchange = Exchange { firms, ..exchange() };
        words(&minutes(&Example::school().tender, &exchange))
    };
    let same = "Les mêmes questions ont été posées à toutes les entreprises consultées.";
    assert!(said(vec![firm("A"), firm("B")]).contains(same));
    let fewer = said(vec![
        firm("A"),
        FirmAsked {
            asked: vec![0],
            ..firm("B")
        },
    ]);
    assert!(
        !fewer.contains(same) && fewer.contains("B (sans la question 2)"),
        "{fewer}"
    );
    let unknown = said(vec![FirmAsked {
        asked: Vec::new(),
        ..firm("C")
    }]);
    assert!(
        !unknown.contains(same)
            && unknown
                .contains("Le journal ne dit pas quelles questions ces entreprises ont reçues\u{a0}: C.")
    );
    let called = said(vec![FirmAsked {
        sent: None,
        answered: Some(day("2026-09-20")),
        number: None,
        ..firm("D")
    }]);
    assert!(
        called.contains("non noté") && called.contains("inconnu"),
        "{called}"
    );
    let unchanged = Exchange {
        changed: Vec::new(),
        ..exchange()
    };
    let unchanged = words(&minutes(&Example::school().tender, &unchanged));
    assert!(
        unchanged.contains("Rien\u{a0}: ni la place proposée"),
        "{unchanged}"
    );
}

/// What the log only plans is not told as done.
#[test]
fn firms_still_to_be_asked_are_told_apart() {
    let planned = |name: &str| FirmAsked {
        sent: None,
        asked: Vec::new(),
        remarks: Some("À appeler lundi".into()),
        ..firm(name)
    };
    let told = |firms: Vec<FirmAsked>| {
        let exchange = Exchange { firms, ..exchange() };
        let example = Example::school();
        (
            words(&minutes(&example.tender, &exchange)),
            note(&example, Some(exchange)),
        )
    };
    let (minutes, note) = told(vec![firm("Ateliers témoins"), planned("Tables du Nord")]);
    let (asked, waiting) = minutes.split_once("Entreprises à interroger").unwrap();
    let (waiting, after) = waiting.split_once("Questions posées").unwrap();
    assert!(
        asked.contains("Ateliers témoins") && !asked.contains("Tables du Nord"),
        "{minutes}"
    );
    assert!(
        waiting.contains("Tables du Nord") && waiting.contains("À appeler lundi"),
        "{minutes}"
    );
    assert!(
        !waiting.contains("Ateliers témoins") && !after.contains("Tables du Nord"),
        "{minutes}"
    );
    assert!(
        note.contains("Ateliers témoins") && !note.contains("Tables du Nord"),
        "{note}"
    );
    let (minutes, note) = told(vec![planned("Tables du Nord")]);
    for said in [
        "Aucune entreprise n’a encore été consultée.",
        "il n’y a rien à donner aux candidats",
    ] {
        assert!(minutes.contains(said), "{said} : {minutes}");
    }
    assert!(!minutes.contains("L2141-8"), "{minutes}");
    assert!(!note.contains("Sourçage"), "{note}");
}

/// An exercise is told inside as one, and nowhere as a fact.
#[test]
fn an_exercise_is_no_exchange() {
    let mut exchange = exchange();
    for firm in &mut exchange.firms {
        firm.simulated = true;
    }
    let example = Example::school();
    let minutes = words(&minutes(&example.tender, &exchange));
    for said in [
        "Exercice\u{a0}: aucun échange n’a eu lieu avec une entreprise.",
        "Ateliers témoins (exercice)",
        "tables et chaises",
        "Ces nombres comptent aussi les réponses inventées.",
        "il n’y a rien à donner aux candidats",
    ] {
        assert!(minutes.contains(said), "{said} : {minutes}");
    }
    assert!(
        !minutes.contains("Échanges"),
        "no day of what did not happen: {minutes}"
    );
    let note = note(&example, Some(exchange));
    assert!(
        note.contains("Exercice\u{a0}: des réponses ont été inventées."),
        "{note}"
    );
    assert!(!note.contains("l’acheteur a consulté"), "{note}");
}

/// What firms were told stays what they were told, whatever the need becomes.
#[test]
fn the_annex_tells_what_the_letters_told() {
    let tender = Example::school().tender;
    let written = |on: &str, objet: &str| {
        let mut then = tender.clone();
        then.objet = objet.into();
        LetterTold {
            written: day(on),
            facts: told(&then),
        }
    };
    let annex = |letters: &[LetterTold]| words(&information(&tender, letters, &questions(), None));
    let same = written("2026-09-01", &tender.objet);
    assert_eq!(annex(std::slice::from_ref(&same)), annex(&[]));
    let before = written("2026-09-01", "Bancs et pupitres");
    let one = annex(std::slice::from_ref(&before));
    assert!(one.contains("Bancs et pupitres"), "{one}");
    let (_, section) = one.split_once("Ce qui a été dit du projet").unwrap();
    assert!(
        !section.contains(&tender.objet),
        "nobody was told that: {section}"
    );
    assert!(
        section.contains("écrite le 1er\u{a0}septembre 2026. Le projet a changé depuis\u{a0}:"),
        "{section}"
    );
    let both = annex(&[before, written("2026-09-10", &tender.objet)]);
    for said in [
        "Bancs et pupitres",
        tender.objet.as_str(),
        "Lettre n°\u{a0}1, écrite le 1er\u{a0}septembre 2026",
        "Lettre n°\u{a0}2, écrite le 10\u{a0}septembre 2026",
        "toutes n’ont pas forcément lu la même",
    ] {
        assert!(both.contains(said), "{said} : {both}");
    }
}

#[test]
fn what_is_invented_is_said_wherever_it_is_shown() {
    let mut exchange = exchange();
    exchange.firms[0].simulated = true;
    let example = Example::school();
    let minutes = words(&minutes(&example.tender, &exchange));
    let note = note(&example, Some(exchange));
    for text in [minutes, note] {
        assert!(text.contains("Menuiserie d’exemple (exercice)"), "{text}");
        assert!(
            text.contains(
                "Exercice\u{a0}: une entreprise de cette liste, ou du moins ses réponses, est inventée."
            ),
            "{text}"
        );
    }
}

/// Below the dispensing threshold, the letter gives the annex that the rules of a whole consultation list.
#[test]
fn the_letter_of_a_small_purchase_gives_the_annex_when_firms_were_asked() {
    for example in Example::small() {
        let assessment = obligations::assess(&example.tender, Law::embedded());
        let labels = std::collections::BTreeMap::new();
        let brief = example.brief(&assessment, &labels);
        let drafted = |sourced: bool| {
            let brief = drafting::Brief { sourced, ..brief };
            drafting::draft(&brief).unwrap()
        };
        let annex = information(&example.tender, &[], &questions(), None);
        let [asked, plain] = [true, false].map(drafted);
        let count = |draft: &drafting::Draft<'_>| {
            assert_eq!(draft.documents[0].kind, DocumentKind::Lettre);
            words(&draft.documents[0])
                .matches("InformationsPrealables.docx")
                .count()
        };
        assert_eq!((count(&asked), count(&plain)), (1, 0));
        // And what the annex waits for is missing as what the letter waits for is.
        let waits = |draft: &drafting::Draft<'_>| {
            draft
                .missing
                .iter()
                .any(|one| one.field == "sourcing.other_information")
        };
        assert!(!waits(&asked));
        let known = asked.missing.len();
        let asked = asked.with_others(&[&annex]);
        assert!(waits(&asked) && asked.missing.len() > known);
    }
}

fn note(example: &Example, sourcing: Option<Exchange>) -> String {
    let assessment = obligations::assess(&example.tender, Law::embedded());
    let labels = std::collections::BTreeMap::new();
    let brief = example.brief(&assessment, &labels);
    let draft = drafting::draft(&brief).unwrap();
    let input = NoteInput {
        sourcing,
        ..NoteInput::default()
    };
    words(&justification(&brief, &draft, &input))
}

#[test]
fn the_justification_note_has_the_sourcing_when_there_was_one() {
    let example = Example::school();
    assert!(!note(&example, None).contains("Sourçage"));
    let text = note(&example, Some(exchange()));
    for said in [
        "Sourçage",
        "Ateliers témoins",
        "1er\u{a0}septembre 2026",
        "20\u{a0}septembre 2026",
        "critère. Entre 3 et 7\u{a0}entreprises capables connues\u{a0}: à noter plutôt qu’à exiger.",
        "CompteRenduSourcage.docx",
    ] {
        assert!(text.contains(said), "{said} : {text}");
    }
}
