//! What was judged before is never told where it no longer holds.

use compliance::{Context, Memory, check_document, check_dossier};
use document::DocumentKind::{Cctp, Rc};
use jiff::civil::date;

use crate::built::{document, need};
use crate::{context, shown};

/// The same answers as without memory, over one text changed line after line.
#[test]
fn a_text_being_typed_is_judged_as_a_new_one() {
    let memory = Memory::default();
    let again = Context {
        memory: Some(&memory),
        ..context()
    };
    for lines in [
        "Les postes sont de marque Dupont.\nLes écrans sont neufs.",
        "Les postes sont de marque Dupont.\nLes écrans sont fabriqués en France.",
        "> Les postes sont de marque Dupont.\nLes écrans sont fabriqués en France.",
        "Les chaises répondent aux normes suivantes :\n- NF EN 1729",
        "Les chaises répondent aux normes suivantes ou à des normes équivalentes :\n- NF EN 1729",
        "Les postes sont de marque Dupont.\nLes écrans sont neufs.",
    ] {
        let doc = document(Cctp, lines);
        assert_eq!(
            check_document(&doc, &again),
            check_document(&doc, &context()),
            "{lines}"
        );
    }
    // The same words in another piece are judged there.
    let line = "Le candidat justifie de trois références similaires à La Poste.";
    for kind in [Cctp, Rc] {
        let doc = document(kind, line);
        assert_eq!(check_document(&doc, &again), check_document(&doc, &context()));
    }
}

/// Another date, another tender, another watched name: nothing from before holds.
#[test]
fn what_was_given_counts() {
    let memory = Memory::default();
    let doc = document(Rc, "Le marché est attribué sur le seul critère du prix.");
    let names = ["Ateliers Quentin".to_owned()];
    let mut hospital = need("");
    hospital.buyer.kind = tender::BuyerKind::Hopital;
    let given = [
        context(),
        Context {
            launch_date: date(2026, 8, 20),
            ..context()
        },
        Context {
            watched_names: &names,
            ..context()
        },
        Context {
            tender: Some(&hospital),
            ..context()
        },
        context(),
    ];
    let watched = document(
        Rc,
        "Les sièges sont ceux des Ateliers Quentin, payés sous 50 jours.",
    );
    let mut told = Vec::new();
    for ctx in given {
        let again = Context {
            memory: Some(&memory),
            ..ctx
        };
        let pieces = [doc.clone(), watched.clone()];
        let found = check_dossier(&pieces, &again);
        assert_eq!(found.findings, check_dossier(&pieces, &ctx).findings);
        told.push(shown(&found.findings));
    }
    // They do not all say the same: the test would prove nothing otherwise.
    assert_eq!(told[0], told[4]);
    assert_ne!(told[0], told[1]);
    assert_ne!(told[0], told[2]);
}
