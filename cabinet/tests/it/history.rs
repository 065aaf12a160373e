//! Changes, undo and redo, against a list of states.

use std::collections::BTreeMap;

use cabinet::{
    DeclaredFact, Dossier, Edit, Error, FactAnswer, Key, Questionnaire, SourcingEntry, ToldFact, ToldLetter,
};
use document::own::Own;
use document::{Block, BlockId, DocumentKind, Inline, Provenance};
use proptest::prelude::*;

use super::{at, at_rest, need, open, set_need, set_override};

#[derive(Debug, Clone)]
enum Act {
    Need(u8),
    Override(u8, u8),
    RemoveOverride(u8),
    AddNote(u8),
    RemoveNote(u32),
    Two(u8, u8),
    Undo,
    Redo,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..4_u8).prop_map(Act::Need),
        (0..3_u8, 0..4_u8).prop_map(|(id, text)| Act::Override(id, text)),
        (0..3_u8).prop_map(Act::RemoveOverride),
        (0..4_u8).prop_map(Act::AddNote),
        (1..4_u32).prop_map(Act::RemoveNote),
        (0..4_u8, 0..4_u8).prop_map(|(n, text)| Act::Two(n, text)),
        Just(Act::Undo),
        Just(Act::Undo),
        Just(Act::Redo),
        Just(Act::Reopen),
    ]
}

fn edits(act: &Act) -> Vec<Edit> {
    match act {
        Act::Need(n) => vec![set_need(&format!("Objet {n}"))],
        Act::Override(id, text) => vec![set_override(&format!("a/{id}"), &format!("Mot {text}"))],
        Act::RemoveOverride(id) => vec![Edit::RemoveOverride {
            document: DocumentKind::Cctp,
            block: BlockId::new(format!("a/{id}")),
        }],
        Act::AddNote(n) => vec![Edit::AddNote(format!("Note {n}"))],
        Act::RemoveNote(n) => vec![Edit::RemoveNote(*n)],
        Act::Two(n, text) => vec![
            set_need(&format!("Objet {n}")),
            set_override("a/0", &format!("Mot {text}")),
        ],
        Act::Undo | Act::Redo | Act::Reopen => Vec::new(),
    }
}

type State = BTreeMap<String, String>;

/// The model: every state since the beginning, and where one stands.
fn follow(acts: &[Act]) -> Result<(), TestCaseError> {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut states: Vec<State> = vec![dossier.entries().unwrap()];
    let mut here = 0_usize;
    for act in acts {
        match act {
            Act::Undo => {
                prop_assert_eq!(dossier.undo().unwrap().is_some(), here > 0);
                here = here.saturating_sub(1);
            }
            Act::Redo => {
                let more = here + 1 < states.len();
                prop_assert_eq!(dossier.redo().unwrap().is_some(), more);
                here += usize::from(more);
            }
            Act::Reopen => {
                drop(dossier);
                dossier = open(&path);
            }
            _ => {
                let changed = dossier.change("Geste", at(0), edits(act), false).unwrap();
                let now = dossier.entries().unwrap();
                prop_assert_eq!(changed.is_empty(), now == states[here]);
                if !changed.is_empty() {
                    states.truncate(here + 1);
                    states.push(now);
                    here += 1;
                }
            }
        }
        prop_assert_eq!(&dossier.entries().unwrap(), &states[here]);
        let applied = dossier
            .history(1000)
            .unwrap()
            .iter()
            .filter(|step| step.applied)
            .count();
        prop_assert_eq!(applied, here);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_equals_the_list_of_states(acts in prop::collection::vec(act(), 1..24)) {
        follow(&acts)?;
    }
}

#[test]
fn twenty_undos_then_twenty_redos_give_back_the_same_bytes() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let first = dossier.entries().unwrap();
    for n in 0..20 {
        dossier
            .change(
                "Geste",
                at(n),
                vec![set_need(&format!("Objet {n}")), Edit::AddNote(n.to_string())],
                false,
            )
            .unwrap();
    }
    let last = dossier.entries().unwrap();
    for _ in 0..20 {
        assert!(dossier.undo().unwrap().is_some());
    }
    assert!(dossier.undo().unwrap().is_none());
    assert_eq!(dossier.entries().unwrap(), first);
    for _ in 0..20 {
        assert!(dossier.redo().unwrap().is_some());
    }
    assert!(dossier.redo().unwrap().is_none());
    assert_eq!(dossier.entries().unwrap(), last);
}

#[test]
fn what_is_written_is_read() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let entry = SourcingEntry {
        siren: Some("331979989".parse().unwrap()),
        site: Some("33197998900026".parse().unwrap()),
        person: Some("Jeanne Durand".into()),
        mail: Some("jeanne.durand@ateliers.example".into()),
        sent: Some("2026-11-20".parse().unwrap()),
        answered: Some("2026-11-27".parse().unwrap()),
        questions: vec![
            "certification:chaine-de-controle-bois".into(),
            "repair:pieces-detachees".into(),
        ],
        facts: vec![
            DeclaredFact {
                key: "certification:chaine-de-controle-bois".into(),
                answer: FactAnswer::Yes,
                precision: None,
                number: Some("CU-123456".into()),
                valid_until: Some("2028-01-31".parse().unwrap()),
            },
            DeclaredFact {
                key: "repair:pieces-detachees".into(),
                answer: FactAnswer::Unsure,
                precision: Some("Selon les gammes".into()),
                number: None,
                valid_until: None,
            },
        ],
        simulated: true,
        ..SourcingEntry::new("2026-11-20".parse().unwrap(), "Ateliers du Bois", "Questionnaire")
    };
    let questionnaire = Questionnaire {
        id: "a1b2".into(),
        written: "2026-11-20".parse().unwrap(),
        answer_by: Some("2026-12-04".parse().unwrap()),
        keys: vec!["repair:pieces-detachees".into()],
        told: vec![ToldLetter {
            written: "2026-11-20".parse().unwrap(),
            facts: vec![ToldFact {
                label: "Objet".into(),
                value: "Tables".into(),
            }],
        }],
    };
    let versions = BTreeMap::from([("emplettes".to_owned(), "0.1.0".to_owned())]);
    let changed = dossier
        .change(
            "Tout",
            at(0),
            vec![
                set_override("bois/exigence.1", "Bois massif."),
                Edit::AddSourcing(entry.clone()),
                Edit::AddSourcing(entry.clone()),
                Edit::AddNote("Voir le maire".into()),
                Edit::SetVersions(versions.clone()),
                Edit::SetQuestionnaire(questionnaire.clone()),
            ],
            false,
        )
        .unwrap();
    assert!(
        changed.contains(&Key::Sourcing(2)) && changed.len() == 6,
        "{changed:?}"
    );
    drop(dossier);
    let dossier = open(&path);
    assert_eq!(dossier.need().unwrap(), need("Tables"));
    let id = BlockId::new("bois/exigence.1");
    let own = dossier.own_blocks(DocumentKind::Cctp).unwrap();
    let Own::Changed { block, drafted_text } = &own[&id] else {
        panic!("{own:?}")
    };
    assert_eq!((own.len(), &block.id), (1, &id));
    assert_eq!(drafted_text, "Texte proposé.");
    assert!(dossier.own_blocks(DocumentKind::Rc).unwrap().is_empty());
    assert_eq!(
        dossier.sourcing().unwrap(),
        BTreeMap::from([(1, entry.clone()), (2, entry)])
    );
    assert_eq!(
        dossier.notes().unwrap(),
        BTreeMap::from([(1, "Voir le maire".to_owned())])
    );
    assert_eq!(dossier.versions().unwrap(), versions);
    assert_eq!(dossier.questionnaire().unwrap(), Some(questionnaire));
}

#[test]
fn typing_goes_on_in_one_step() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut type_in = |label: &str, objet: &str, second| {
        dossier
            .change(label, at(second), vec![set_need(objet)], true)
            .unwrap();
        let history = dossier.history(10).unwrap();
        (history.len(), history.first().map(|step| step.at))
    };
    assert_eq!(type_in("Objet", "T", 0), (1, Some(at(0))));
    assert_eq!(type_in("Objet", "Ta", 1), (1, Some(at(1))));
    assert_eq!(
        type_in("Autre champ", "Tab", 2),
        (2, Some(at(2))),
        "another label is another step"
    );
    assert_eq!(
        type_in("Autre champ", "Ta", 3),
        (1, Some(at(1))),
        "typed then taken back: nothing to undo"
    );
    assert_eq!(dossier.undo().unwrap().unwrap().label, "Objet");
    assert_eq!(dossier.tender().unwrap().objet, "Tables");
}

#[test]
fn the_neighbours_of_the_present_state_are_told() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    assert_eq!(dossier.neighbours().unwrap(), (None, None));
    for (n, label) in ["Un", "Deux", "Trois"].into_iter().enumerate() {
        dossier
            .change(label, at(n as i64), vec![set_need(label)], false)
            .unwrap();
    }
    let told = |dossier: &Dossier| {
        let (undo, redo) = dossier.neighbours().unwrap();
        (undo.unwrap_or_default(), redo.unwrap_or_default())
    };
    assert_eq!(told(&dossier), ("Trois".into(), String::new()));
    dossier.undo().unwrap();
    assert_eq!(told(&dossier), ("Deux".into(), "Trois".into()));
    dossier.undo().unwrap();
    assert_eq!(told(&dossier), ("Un".into(), "Deux".into()));
}

#[test]
fn the_oldest_steps_go_first() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    dossier.keep_steps(3);
    for n in 0..10 {
        dossier
            .change("Geste", at(n), vec![set_need(&format!("Objet {n}"))], false)
            .unwrap();
    }
    let kept: Vec<_> = dossier.history(100).unwrap().iter().map(|step| step.at).collect();
    assert_eq!(kept, [at(9), at(8), at(7)]);
    while dossier.undo().unwrap().is_some() {}
    assert_eq!(dossier.tender().unwrap().objet, "Objet 6");
}

#[test]
fn what_would_not_reopen_is_not_written() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let before = dossier.entries().unwrap();
    let mut check = |edit: Edit, word: &str| {
        let edits = vec![Edit::AddNote("avec le reste".into()), edit];
        let error = dossier.change("Geste", at(0), edits, false).unwrap_err();
        assert!(matches!(error, Error::Refused { .. }), "{error:?}");
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(dossier.entries().unwrap(), before);
    };
    check(set_override("", "Bloc sans nom"), "nom");
    check(
        Edit::SetNote {
            number: 0,
            text: "zéro".into(),
        },
        "nom",
    );
    check(Edit::AddNote("x".repeat(cabinet::LARGEST_VALUE)), "4 Mo");
    check(Edit::AddNote("x".repeat(20_000_000)), "4 Mo");
    assert!(dossier.history(10).unwrap().is_empty());
}

#[test]
fn a_need_half_filled_is_kept_and_is_no_tender() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let mut half = need("Tables");
    half.set("amount_ht", serde_json::Value::Null).unwrap();
    dossier
        .change(
            "Montant",
            at(0),
            vec![Edit::SetNeed(Box::new(half.clone()))],
            false,
        )
        .unwrap();
    drop(dossier);
    let dossier = open(&path);
    assert_eq!(dossier.need().unwrap(), half);
    let error = dossier.tender().unwrap_err().to_string();
    assert!(error.contains("montant"), "{error}");
}

#[test]
fn each_form_of_own_block_reads_back() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let block = |id: &str| Block::paragraph(id, Provenance::Buyer, vec![Inline::text("Mes mots")]);
    let all = BTreeMap::from([
        (
            BlockId::new("a"),
            Own::Changed {
                block: block("a"),
                drafted_text: "Proposé".into(),
            },
        ),
        (
            BlockId::new("b"),
            Own::Removed {
                drafted_text: "Proposé".into(),
            },
        ),
        (
            BlockId::new("acheteur/1"),
            Own::Added {
                block: block("acheteur/1"),
                after: None,
                article: None,
            },
        ),
        (
            BlockId::new("acheteur/2"),
            Own::Added {
                block: block("acheteur/2"),
                after: Some("acheteur/1".into()),
                article: Some("cctp/objet".into()),
            },
        ),
    ]);
    let edits = all
        .iter()
        .map(|(block, own)| Edit::SetOverride {
            document: DocumentKind::Cctp,
            block: block.clone(),
            own: Box::new(own.clone()),
        })
        .collect();
    dossier.change("Texte", at(0), edits, false).unwrap();
    drop(dossier);
    assert_eq!(open(&path).own_blocks(DocumentKind::Cctp).unwrap(), all);
}

#[test]
fn a_number_is_not_given_twice() {
    let (_folder, path) = at_rest();
    let mut dossier = open(&path);
    let add = |dossier: &mut Dossier| {
        dossier
            .change("Note", at(0), vec![Edit::AddNote("a".into())], false)
            .unwrap()
    };
    assert_eq!(add(&mut dossier), [Key::Note(1)]);
    dossier
        .change("Retrait", at(1), vec![Edit::RemoveNote(1)], false)
        .unwrap();
    assert_eq!(add(&mut dossier), [Key::Note(2)]);
}

/// What forms sent are recognised by is drawn once for each dossier, and nothing that is undone takes it away.
#[test]
fn the_identifier_is_drawn_once_and_is_no_step() {
    let (_folder, path) = at_rest();
    let (_other_folder, other) = at_rest();
    let mut dossier = open(&path);
    assert_eq!(dossier.identifier().unwrap(), None);
    dossier
        .change("Note", at(0), vec![Edit::AddNote("a".into())], false)
        .unwrap();
    let drawn = dossier.make_identifier().unwrap();
    assert_eq!(drawn.len(), 16);
    assert_eq!(dossier.make_identifier().unwrap(), drawn);
    assert_ne!(open(&other).make_identifier().unwrap(), drawn);
    assert_eq!(dossier.history(10).unwrap().len(), 1);
    dossier.undo().unwrap();
    assert!(dossier.undo().unwrap().is_none());
    assert_eq!(dossier.identifier().unwrap().as_deref(), Some(drawn.as_str()));
    let copy = path.with_file_name("copie.emplettes");
    dossier.save_copy(&copy).unwrap();
    drop(dossier);
    for path in [path, copy] {
        assert_eq!(open(&path).identifier().unwrap().as_deref(), Some(drawn.as_str()));
    }
}

/// Each state of the past can be looked at, backwards and forwards, and the file does not change.
#[test]
fn an_earlier_state_is_read_without_going_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.emplettes");
    let mut dossier = Dossier::create(&path, &need("Objet 0")).unwrap();
    dossier
        .change("un", at(1), vec![set_need("Objet 1")], false)
        .unwrap();
    dossier
        .change("deux", at(2), vec![set_override("a/0", "Mot 2")], false)
        .unwrap();
    dossier
        .change("trois", at(3), vec![set_need("Objet 3")], false)
        .unwrap();
    dossier.undo().unwrap();
    let before = dossier.entries().unwrap();
    let seen = |number: i64| {
        let state = dossier.at(number).unwrap();
        let words = state.own.values().map(BTreeMap::len).sum::<usize>();
        (
            state.need.get("objet").unwrap().as_str().unwrap().to_owned(),
            words,
        )
    };
    let first = dossier.history(10).unwrap().last().unwrap().number;
    assert_eq!(seen(first - 1), ("Objet 0".to_owned(), 0));
    assert_eq!(seen(first), ("Objet 1".to_owned(), 0));
    assert_eq!(seen(first + 1), ("Objet 1".to_owned(), 1));
    // Undone, it can still be looked at.
    assert_eq!(seen(first + 2), ("Objet 3".to_owned(), 1));
    for out in [first - 2, first + 3] {
        assert!(dossier.at(out).is_err());
    }
    assert_eq!(dossier.entries().unwrap(), before);
}
