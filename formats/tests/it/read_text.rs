//! Plain text and Markdown.

use document::Body;
use formats::read::read_any;

use crate::seen::words as seen;

#[track_caller]
fn check(name: &str, source: &str, expected: &[&str]) {
    assert_eq!(
        seen(&read_any(source.as_bytes(), name).unwrap()),
        expected,
        "{source}"
    );
}

#[test]
fn plain_text() {
    check(
        "a.txt",
        "Une phrase\nsur deux lignes.\n\nUne autre.",
        &["P Une phrase sur deux lignes.", "P Une autre."],
    );
    check(
        "a.txt",
        "Article 1 – Objet\nLe marché.\n1.1 Lieu\nIci.",
        &["T1 Objet", "P Le marché.", "T2 Lieu", "P Ici."],
    );
    check(
        "a.txt",
        "Fournir :\n- une table\n  à six places\n- une chaise\nsolide",
        &["P Fournir :", "I une table à six places", "I une chaise solide"],
    );
    check(
        "a.txt",
        "1. premier point\n2. second point",
        &["I premier point", "I second point"],
    );
    check("a.txt", "\n\n1. Objet\n\nTexte.", &["T1 Objet", "P Texte."]);
    check("a.txt", "Il faut\n12 tables", &["P Il faut 12 tables"]);
    check("a.txt", "", &[]);
}

#[test]
fn encodings() {
    let expected = ["P Été « 12 € »"];
    let source = "Été « 12 € »";
    let utf16: Vec<u8> = source.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_be: Vec<u8> = source.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        source.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", source.as_bytes()].concat(),
        [&b"\xff\xfe"[..], &utf16].concat(),
        [&b"\xfe\xff"[..], &utf16_be].concat(),
        b"\xc9t\xe9 \xab 12 \x80 \xbb".to_vec(),
    ] {
        assert_eq!(seen(&read_any(&bytes, "a.txt").unwrap()), expected);
    }
}

#[test]
fn markdown() {
    check(
        "a.md",
        "# Cahier des clauses techniques particulières\n\n## Objet\nUn **texte**\nsuivi.",
        &["T1 Objet", "P Un texte suivi."],
    );
    // What the author says to himself is no text of the document.
    check(
        "a.md",
        "<!-- emplettes: ignorer SPE010 : en place -->\nUn texte.",
        &["N emplettes: ignorer SPE010 : en place", "P Un texte."],
    );
    check("a.md", "# A\n# B\n## C", &["T1 A", "T1 B", "T2 C"]);
    check("a.md", "- un\n- deux\n  1. sous", &["I un", "I deux", "I sous"]);
    check("a.md", "| A | B |\n|---|:-:|\n| c |  |", &["H A", "H B", "C c"]);
    check(
        "a.md",
        "3 * 4 et *italique* et **",
        &["P 3 * 4 et italique et **"],
    );
    let document = read_any("# CCTP\n\n- un\n  - deux".as_bytes(), "a.md").unwrap();
    assert_eq!(document.title, "CCTP");
    let Body::List { items, .. } = &document.blocks[0].body else {
        panic!("{:?}", document.blocks);
    };
    assert_eq!(
        items[0].blocks.len(),
        2,
        "the second list is inside the first item"
    );
}

/// Words cut at the end of a line are put together; those that have a hyphen of their own keep it.
#[test]
fn cut_words_are_put_together() {
    let source = "Les tuyaux sont impéra-\ntivement en zinc, d’une exé-\ncution soignée par le sous-\ntraitant, et les four-\nnitures livrées.\n";
    let expected = "P Les tuyaux sont impérativement en zinc, d’une exécution soignée par le sous-traitant, et les fournitures livrées.";
    check("x.txt", source, &[expected]);
    check("x.md", source, &[expected]);
}
