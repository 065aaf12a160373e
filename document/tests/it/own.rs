//! The buyer's words over a drafted document.

use std::collections::BTreeSet;

use document::own::{Own, Values, difference, overlay, values_of, words};
use document::{Block, BlockId, Document, DocumentKind, Inline, Provenance};
use proptest::prelude::*;

fn drafted(ids: &[&str]) -> Document {
    let mut document = Document::new(DocumentKind::Cctp, "CCTP");
    document.blocks = ids
        .iter()
        .map(|id| {
            let text = vec![Inline::text(format!("Texte {id}"))];
            match id.strip_prefix('§') {
                Some(_) => Block::title(*id, Provenance::Generated, 1, text),
                None => Block::paragraph(*id, Provenance::Generated, text),
            }
        })
        .collect();
    document
}

fn own_paragraph(id: &str, text: &str) -> Block {
    Block::paragraph(id, Provenance::Buyer, vec![Inline::text(text)])
}

fn ids(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|b| b.id.as_str()).collect()
}

/// Any document a person could make from a drafted one: kept, changed, added blocks, in any order.
fn edited() -> impl Strategy<Value = (Document, Document)> {
    let acts = prop::collection::vec((0..12_usize, 0..4_u8, "[a-z]{0,4}"), 0..14);
    (0..10_usize, acts).prop_map(|(count, acts)| {
        let names: Vec<String> = (0..count)
            .map(|n| {
                if n % 4 == 0 {
                    format!("§{n}")
                } else {
                    format!("d{n}")
                }
            })
            .collect();
        let base = drafted(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let mut document = base.clone();
        for (n, (place, act, text)) in acts.into_iter().enumerate() {
            let at = place.min(document.blocks.len().saturating_sub(1));
            match act {
                0 if !document.blocks.is_empty() => {
                    document.blocks.remove(at);
                }
                1 if !document.blocks.is_empty() => {
                    let id = document.blocks[at].id.clone();
                    document.blocks[at] = own_paragraph(id.as_str(), &format!("Autre {text}"));
                }
                2 if !document.blocks.is_empty() => {
                    let moved = document.blocks.remove(at);
                    document.blocks.insert(n % (document.blocks.len() + 1), moved);
                }
                _ => {
                    let at = place.min(document.blocks.len());
                    document
                        .blocks
                        .insert(at, own_paragraph(&format!("acheteur/{n}"), &text));
                }
            }
        }
        (base, document)
    })
}

fn bare(document: &Document) -> Vec<(BlockId, String)> {
    document.blocks.iter().map(|b| (b.id.clone(), words(b))).collect()
}

proptest! {
    #[test]
    fn what_differs_put_back_is_what_was_edited((base, document) in edited()) {
        let own = difference(&base, &document).unwrap();
        let over = overlay(&base, &own, &Values::new());
        prop_assert_eq!(bare(&over.document), bare(&document));
        prop_assert!(over.stale.is_empty() && over.orphans.is_empty());
        // And what is put back is again the same difference.
        prop_assert_eq!(difference(&base, &over.document).unwrap(), own);
    }

    #[test]
    fn nothing_of_the_buyer_is_lost_when_the_draft_changes((base, document) in edited(), gone in prop::collection::btree_set(0..10_usize, 0..6)) {
        let own = difference(&base, &document).unwrap();
        let mut other = base.clone();
        let mut n = 0;
        other.blocks.retain(|_| { n += 1; !gone.contains(&(n - 1)) });
        let over = overlay(&other, &own, &Values::new());
        let there: BTreeSet<&BlockId> = over.document.blocks.iter().map(|b| &b.id).chain(&over.orphans).collect();
        for (id, one) in &own {
            if !matches!(one, Own::Removed { .. }) {
                prop_assert!(there.contains(id), "{id}");
            }
        }
        prop_assert_eq!(there.len(), over.document.blocks.len() + over.orphans.len(), "no block twice");
    }
}

#[test]
fn nothing_changed_is_no_difference() {
    let base = drafted(&["§1", "a", "b"]);
    assert!(difference(&base, &base).unwrap().is_empty());
}

#[test]
fn a_text_typed_back_is_no_difference() {
    let base = drafted(&["§1", "a"]);
    let mut document = base.clone();
    document.blocks[1] = own_paragraph("a", "Texte a");
    assert!(difference(&base, &document).unwrap().is_empty());
}

#[test]
fn an_added_block_follows_its_article_when_its_neighbour_goes() {
    let base = drafted(&["§1", "a", "b", "§2", "c"]);
    let mut document = base.clone();
    document.blocks.insert(3, own_paragraph("acheteur/1", "Un ajout"));
    let own = difference(&base, &document).unwrap();
    let over = overlay(&drafted(&["§1", "a", "§2", "c"]), &own, &Values::new());
    assert_eq!(ids(&over.document), ["§1", "a", "acheteur/1", "§2", "c"]);
    let over = overlay(&drafted(&["§2", "c"]), &own, &Values::new());
    assert_eq!(over.orphans, [BlockId::new("acheteur/1")]);
}

#[test]
fn a_drafted_text_that_changed_since_is_said() {
    let base = drafted(&["§1", "a"]);
    let mut document = base.clone();
    document.blocks[1] = own_paragraph("a", "Mes mots");
    let own = difference(&base, &document).unwrap();
    let mut today = base.clone();
    today.blocks[1] = own_paragraph("a", "Texte de la nouvelle version");
    let over = overlay(&today, &own, &Values::new());
    assert_eq!(over.stale, [BlockId::new("a")]);
    assert_eq!(words(&over.document.blocks[1]), "Mes mots");
}

#[test]
fn a_value_entered_once_reaches_the_buyers_own_words() {
    let with = |value: Option<&str>| {
        let mut document = drafted(&["§1"]);
        let line = vec![
            Inline::text("Durée : "),
            Inline::variable("tender.duration_months", "Durée", value),
        ];
        document
            .blocks
            .push(Block::paragraph("a", Provenance::Generated, line));
        document
    };
    let base = with(Some("12"));
    let mut document = base.clone();
    let line = vec![
        Inline::text("Pendant "),
        Inline::variable("tender.duration_months", "Durée", Some("12")),
    ];
    document.blocks[1] = Block::paragraph("a", Provenance::Buyer, line);
    let own = difference(&base, &document).unwrap();
    let today = with(Some("24"));
    let over = overlay(&today, &own, &values_of(std::slice::from_ref(&today)));
    assert_eq!(over.document.passages()[1].text, "Pendant 24");
    assert!(over.stale.is_empty(), "a value is not a text");
}

#[test]
fn a_computed_table_cannot_be_changed_nor_taken_out() {
    let mut base = drafted(&["§1"]);
    let cell = |text: &str| vec![vec![Inline::text(text)]];
    let table = Block::table(
        "t",
        Provenance::Generated,
        vec![1],
        vec![cell("Critère"), cell("Prix")],
    );
    base.blocks.push(table);
    let mut document = base.clone();
    document.blocks[1] = own_paragraph("t", "plus de tableau");
    assert!(difference(&base, &document).unwrap().is_empty());
    document.blocks.remove(1);
    assert!(difference(&base, &document).unwrap().is_empty());
}

#[test]
fn the_same_id_twice_is_refused() {
    let base = drafted(&["a"]);
    let mut document = base.clone();
    document.blocks.push(own_paragraph("a", "x"));
    assert!(
        difference(&base, &document)
            .unwrap_err()
            .to_string()
            .contains("« a »")
    );
}
