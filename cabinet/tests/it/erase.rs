//! A name forgotten is no longer in the bytes of the file.

use std::fs;

use cabinet::{DeclaredFact, Edit, FactAnswer, Key, Questionnaire, SourcingEntry, ToldFact, ToldLetter};

use super::{at, at_rest, open, set_need, set_override};

fn entry(person: &str, answer: &str) -> SourcingEntry {
    SourcingEntry {
        person: Some(person.into()),
        answer: Some(answer.into()),
        ..SourcingEntry::new("2026-11-20".parse().unwrap(), "Ateliers du Bois", "Délai ?")
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn a_person_leaves_the_file_for_good() {
    let (folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut change = |label: &str, edit| dossier.change(label, at(0), vec![edit], false).map(drop).unwrap();
    change(
        "Appel à Jeanne Zyxwolin",
        Edit::AddSourcing(entry("Jeanne Zyxwolin", "Six semaines")),
    );
    change("Note", Edit::AddNote("Rappeler JEANNE ZYXWOLIN".into()));
    change(
        "Note",
        Edit::SetNote {
            number: 1,
            text: "Fait".into(),
        },
    );
    change("Note", Edit::AddNote("Jeanne Zyxwolin".into()));
    change("Note", Edit::RemoveNote(2));
    change("Autre", Edit::AddSourcing(entry("Paul Vrzk", "Huit semaines")));
    change("Objet", set_need("Chaises"));
    assert!(
        holds(&fs::read(&path).unwrap().to_ascii_lowercase(), "zyxwolin"),
        "it was there"
    );

    let erased = dossier.erase_person(" jeanne zyxwolin ").unwrap();
    assert_eq!(erased.entries, [Key::Sourcing(1)]);
    assert!(
        !erased.history_dropped && erased.remaining.is_empty(),
        "{erased:?}"
    );
    let bytes = fs::read(&path).unwrap();
    assert!(!holds(&bytes.to_ascii_lowercase(), "zyxwolin"));
    assert!(
        holds(&bytes, "Vrzk") && holds(&bytes, "Six semaines"),
        "the rest stays"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "the file and its lock"
    );

    // The history still leads back to the beginning, without the name.
    let now = dossier.entries().unwrap();
    let mut steps = 0;
    while dossier.undo().unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 7);
    assert_eq!(dossier.sourcing().unwrap().len(), 0);
    while dossier.redo().unwrap().is_some() {}
    assert_eq!(dossier.entries().unwrap(), now);
    drop(dossier);
    assert_eq!(open(&path).entries().unwrap(), now);
}

#[test]
fn the_buyers_own_text_is_named_and_its_past_dropped() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier
        .change("Objet", at(0), vec![set_need("Tables de Zyxwolin")], false)
        .unwrap();
    let erased = dossier.erase_person("Zyxwolin").unwrap();
    assert_eq!(erased.remaining, [Key::Need]);
    assert!(erased.history_dropped);
    assert_eq!(dossier.tender().unwrap().objet, "Tables de Zyxwolin");
    assert!(dossier.undo().unwrap().is_none());

    dossier
        .change("Objet", at(1), vec![set_need("Tables")], false)
        .unwrap();
    let erased = dossier.erase_person("Zyxwolin").unwrap();
    assert!(erased.history_dropped && erased.remaining.is_empty());
    assert!(!holds(&fs::read(&path).unwrap(), "Zyxwolin"));
    assert!(dossier.erase_person("  ").is_err());
}

#[test]
fn the_mail_and_what_the_firm_wrote_go_with_the_person() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let told = |precision: &str| DeclaredFact {
        key: "process:menuiserie-bois".into(),
        answer: FactAnswer::No,
        precision: Some(precision.into()),
        number: None,
        valid_until: None,
    };
    let first = SourcingEntry {
        mail: Some("j.zyxwolin@ateliers.example".into()),
        questions: vec!["process:menuiserie-bois".into()],
        facts: vec![told("Demander à Mme Zyxwolin, j.zyxwolin@ateliers.example")],
        ..entry("Jeanne Zyxwolin", "Écrire à J.Zyxwolin@ateliers.example")
    };
    let other = SourcingEntry {
        mail: Some("paul@ateliers.example".into()),
        facts: vec![told("Rien")],
        ..entry("Paul Vrzk", "Huit semaines")
    };
    let mut change = |label: &str, edit| dossier.change(label, at(0), vec![edit], false).map(drop).unwrap();
    change(
        "Envoi à j.zyxwolin@ateliers.example",
        Edit::AddSourcing(first.clone()),
    );
    change("Autre", Edit::AddSourcing(other.clone()));
    // The person left: the entry has another one now, the history still knows the first.
    let replaced = SourcingEntry {
        person: Some("Ana Brtko".into()),
        mail: Some("ana@ateliers.example".into()),
        answer: None,
        facts: vec![told("Voir j.zyxwolin@ateliers.example")],
        ..first
    };
    change(
        "Personne",
        Edit::SetSourcing {
            number: 1,
            entry: replaced.clone(),
        },
    );

    let erased = dossier.erase_person("Zyxwolin").unwrap();
    assert_eq!(erased.entries, [Key::Sourcing(1)]);
    assert!(!erased.history_dropped && erased.remaining.is_empty());
    assert!(!holds(&fs::read(&path).unwrap().to_ascii_lowercase(), "zyxwolin"));
    let log = dossier.sourcing().unwrap();
    assert_eq!(log[&1].mail, replaced.mail, "the mail of another person stays");
    assert_eq!(log[&1].facts[0].precision.as_deref(), Some("Voir [nom effacé]"));
    assert_eq!(log[&2], other);
    // The first state comes back by undoing, without the mail.
    dossier.undo().unwrap();
    let before = &dossier.sourcing().unwrap()[&1];
    assert_eq!(before.person.as_deref(), Some("Jeanne [nom effacé]"));
    assert_eq!(before.mail, None);
    drop(dossier);
    open(&path).redo().unwrap();
}

#[test]
fn a_name_that_is_also_a_word_leaves_an_entry_that_reads() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut entry = entry("M. Bois", "non");
    entry.questions = vec!["process:menuiserie-bois".into()];
    entry.facts = vec![DeclaredFact {
        key: "process:menuiserie-bois".into(),
        answer: FactAnswer::No,
        precision: Some("non".into()),
        number: None,
        valid_until: None,
    }];
    dossier
        .change("Ajout", at(0), vec![Edit::AddSourcing(entry)], false)
        .unwrap();
    dossier.erase_person("Bois").unwrap();
    dossier.erase_person("Non").unwrap();
    drop(dossier);
    let log = open(&path).sourcing().unwrap();
    assert_eq!(log[&1].facts[0].key, "process:menuiserie-bois");
    assert_eq!(log[&1].facts[0].answer, FactAnswer::No);
    assert_eq!(log[&1].questions, ["process:menuiserie-bois"]);
    assert_eq!(log[&1].answer.as_deref(), Some("[nom effacé]"));
}

#[test]
fn what_the_buyer_did_not_write_names_nobody() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier.make_identifier().unwrap();
    let questionnaire = Questionnaire {
        id: "a1b2c3d4".into(),
        written: "2026-11-10".parse().unwrap(),
        answer_by: None,
        keys: vec!["certification:chaine-de-controle-bois".into()],
        told: Vec::new(),
    };
    let versions = [("catalogue".to_owned(), "Bois 2026".to_owned())].into();
    let mut change = |label: &str, edit| dossier.change(label, at(0), vec![edit], false).map(drop).unwrap();
    change("Versions", Edit::SetVersions(versions));
    change(
        "Texte",
        set_override("bois-durable/exigence-socle.2", "Texte de l’acheteur."),
    );
    change("Questionnaire", Edit::SetQuestionnaire(questionnaire.clone()));
    change("Ajout", Edit::AddSourcing(entry("M. Bois", "Rappeler M. Bois")));
    let erased = dossier.erase_person("Bois").unwrap();
    assert_eq!(erased.entries, [Key::Sourcing(1)]);
    assert!(
        !erased.history_dropped && erased.remaining.is_empty(),
        "{erased:?}"
    );
    assert_eq!(dossier.questionnaire().unwrap(), Some(questionnaire));
    let mut steps = 0;
    while dossier.undo().unwrap().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 4, "what was done before can still be undone");
}

/// The letters repeat the need: the name goes from them, the ordinary word that it also is stays.
#[test]
fn a_name_leaves_what_the_letters_told() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let told = |value: &str| Questionnaire {
        id: "a1b2c3d4".into(),
        written: "2026-11-10".parse().unwrap(),
        answer_by: None,
        keys: Vec::new(),
        told: vec![ToldLetter {
            written: "2026-11-10".parse().unwrap(),
            facts: vec![ToldFact {
                label: "Besoin".into(),
                value: value.into(),
            }],
        }],
    };
    let mut change = |label: &str, edit| dossier.change(label, at(0), vec![edit], false).map(drop).unwrap();
    let mut asked = entry("M. Bois", "Rappeler M. Bois");
    asked.mail = Some("p.bois@ateliers.example".into());
    change("Ajout", Edit::AddSourcing(asked));
    change(
        "Questionnaire",
        Edit::SetQuestionnaire(told(
            "Tables en bois\u{a0}; voir M. Bois, p.bois@ateliers.example",
        )),
    );
    let clean = told("Tables en bois\u{a0}; voir M. [nom effacé], [nom effacé]");
    let erased = dossier.erase_person("Bois").unwrap();
    assert_eq!(erased.entries, [Key::Questionnaire, Key::Sourcing(1)]);
    assert!(!erased.history_dropped && erased.remaining.is_empty());
    assert_eq!(dossier.questionnaire().unwrap(), Some(clean.clone()));
    dossier.undo().unwrap();
    assert_eq!(dossier.questionnaire().unwrap(), None);
    dossier.redo().unwrap();
    assert_eq!(dossier.questionnaire().unwrap(), Some(clean));
}
