//! Folding, stems, numbers.

use french::{Text, fold, number_words, parse_number, stem};

#[test]
fn folding() {
    let check = |input: &str, expected: &str| assert_eq!(fold(input), expected, "{input:?}");
    check("Équipements SCOLAIRES", "equipements scolaires");
    check("Cœur, œuvre, Ægir, Œil", "coeur, oeuvre, aegir, oeil");
    check("l’été", "l'ete");
    check("12\u{A0}500\u{202F}€", "12 500 €");
    check("e\u{301}cole", "ecole");
    check("livrai\u{AD}son", "livraison");
    check("Bas\u{2011}Rhin – Moselle", "bas-rhin - moselle");
    check("m² et m³", "m2 et m3");
    check("ﬁnal", "final");
    check("Nº 3", "n° 3");
}

#[test]
fn stems_join_genders_numbers_and_tenses() {
    let check = |words: &[&str]| {
        for word in words {
            assert_eq!(stem(word), stem(words[0]), "{word} / {}", words[0]);
        }
    };
    check(&[
        "fabriqué",
        "fabriquée",
        "fabriqués",
        "fabriquées",
        "fabriquer",
        "fabrique",
        "fabrication",
    ]);
    check(&["local", "locale", "locaux", "locales"]);
    check(&["national", "nationaux", "nationales"]);
    check(&["français", "française", "françaises", "FRANÇAIS"]);
    check(&["francais", "francaise"]);
    check(&["matériau", "matériaux"]);
    check(&["équivalent", "équivalence"]);
    check(&["équivalent", "équivalents", "équivalente", "équivalentes"]);
    check(&["entreprise", "entreprises"]);
    check(&["de", "d'", "d’"]);
    check(&["que", "qu'"]);
}

#[test]
fn stems_keep_apart() {
    let check = |one: &str, other: &str| assert_ne!(stem(one), stem(other), "{one} / {other}");
    check("produit", "production");
    check("local", "location");
    check("marque", "marché");
}

#[test]
fn numbers() {
    let check = |input: &str, expected: Option<f64>| assert_eq!(parse_number(input), expected, "{input:?}");
    check("vingt-trois", Some(23.0));
    check("deux cents", Some(200.0));
    check("mille deux cent", Some(1200.0));
    check("deux mille vingt-six", Some(2026.0));
    check("vingt et un", Some(21.0));
    check("soixante et onze", Some(71.0));
    check("soixante-dix-sept", Some(77.0));
    check("quatre-vingts", Some(80.0));
    check("quatre-vingt-dix-neuf", Some(99.0));
    check("cent quatre vingt un", Some(181.0));
    check("nonante-cinq", Some(95.0));
    check("trois millions deux cent mille", Some(3_200_000.0));
    check("1,5 million", Some(1_500_000.0));
    check("zéro", Some(0.0));
    check("12 500,00", Some(12_500.0));
    check("12\u{A0}500,00 €", Some(12_500.0));
    check("1\u{202F}234\u{202F}567,8", Some(1_234_567.8));
    check("60.000 €", Some(60_000.0));
    check("1.234.567,89", Some(1_234_567.89));
    check("1,5", Some(1.5));
    check("30 %", Some(30.0));
    check("30%", Some(30.0));
    check("90 k€", Some(90.0));
    check("0.125", Some(0.125));
    check("en 2026 100 unités", Some(2026.0));
    check("des millions", None);
    check("bois", None);
}

#[test]
fn number_words_say_what_they_take() {
    let check = |input: &str, expected: Option<(f64, usize)>| {
        assert_eq!(number_words(Text::new(input).tokens()), expected, "{input:?}");
    };
    check("deux cent trente jours", Some((230.0, 3)));
    check("vingt et une semaines", Some((21.0, 3)));
    check("vingt et cent", Some((20.0, 1)));
    check("trois trois", Some((3.0, 1)));
    check("12 millions d'euros", Some((12e6, 2)));
    check("trente (30) jours", Some((30.0, 4)));
    check("30 (trente) jours", Some((30.0, 4)));
    check("trente (30 jours)", Some((30.0, 1)));
    check("trente (60) jours", Some((30.0, 1)));
    check("jours", None);
    check("", None);
}
