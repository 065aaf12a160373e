//! Fixed expressions.

use french::{Lexicon, Text};

fn check(lexicon: &Lexicon<u32>, input: &str, expected: &[(&str, u32)]) {
    let text = Text::new(input);
    let found = lexicon.find_in(&text, 0..text.tokens().len());
    let got: Vec<(&str, u32)> = found
        .into_iter()
        .map(|(tokens, id)| (text.slice(text.span_of(tokens)), id))
        .collect();
    assert_eq!(got, expected, "{input:?}");
}

#[test]
fn by_folded_form() {
    let lexicon = Lexicon::new([
        ("Bas-Rhin", 1),
        ("rhin", 2),
        ("Île-de-France", 3),
        ("L'Oréal", 4),
        ("bas", 5),
        ("Rhin", 6),
        ("  ", 7),
    ]);
    assert_eq!(lexicon.len(), 6);
    check(
        &lexicon,
        "le BAS RHIN et le Rhin",
        &[("BAS RHIN", 1), ("Rhin", 2), ("Rhin", 6)],
    );
    check(&lexicon, "en Ile de France", &[("Ile de France", 3)]);
    check(&lexicon, "chez L’Oréal", &[("L’Oréal", 4)]);
    check(&lexicon, "le bas. Rhin", &[("bas", 5), ("Rhin", 2), ("Rhin", 6)]);
    check(&lexicon, "les basses", &[]);
}

#[test]
fn by_stem() {
    let lexicon = Lexicon::by_stem([
        ("chaise scolaire", 1),
        ("chaise", 2),
        ("sécurité", 3),
        ("poche de sang", 4),
    ]);
    check(
        &lexicon,
        "Chaises scolaires, CHAISE",
        &[("Chaises scolaires", 1), ("CHAISE", 2)],
    );
    check(&lexicon, "SECURITE", &[("SECURITE", 3)]);
    check(&lexicon, "des poches\nde sang", &[("poches\nde sang", 4)]);
}

#[test]
fn all_places_within_a_range() {
    let lexicon = Lexicon::new([("table", 1), ("table basse", 2), ("basse", 3)]);
    let text = Text::new("table basse table");
    assert_eq!(
        lexicon.find_all_in(&text, 0..3),
        [(0..1, 1), (0..2, 2), (1..2, 3), (2..3, 1)]
    );
    assert_eq!(lexicon.find_in(&text, 0..1), [(0..1, 1)]);
    assert_eq!(lexicon.find_in(&text, 2..90), [(2..3, 1)]);
}
