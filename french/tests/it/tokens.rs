//! Where tokens are cut, and what they fold to.

use french::{Shape, Span, Text, TokenKind};

/// The folded tokens, parted by bars; `⏎` is the end of an alinéa.
fn check(input: &str, expected: &str) {
    let text = Text::new(input);
    let got: Vec<&str> = text
        .tokens()
        .iter()
        .map(|token| {
            if token.kind == TokenKind::Newline {
                "⏎"
            } else {
                token.folded.as_str()
            }
        })
        .collect();
    assert_eq!(got.join("|"), expected, "{input:?}");
}

#[test]
fn elisions() {
    check("L’acheteur qu'il", "l'|acheteur|qu'|il");
    check("jusqu’à lorsqu'on puisqu'une", "jusqu'|a|lorsqu'|on|puisqu'|une");
    check(
        "s'engage n’est c'est j'ai m'a t'en",
        "s'|engage|n'|est|c'|est|j'|ai|m'|a|t'|en",
    );
    check(
        "quelqu'un presqu'île entr'ouvert",
        "quelqu'|un|presqu'|ile|entr'|ouvert",
    );
    check("aujourd'hui aujourd’hui", "aujourd'hui|aujourd'hui");
    check("prud'homme prud’homale", "prud'homme|prud'homale");
    check("d'« origine »", "d'|«|origine|»");
    check("D’ŒUVRE", "d'|oeuvre");
}

#[test]
fn hyphens() {
    check("rendez-vous", "rendez|vous");
    check("Bas-Rhin", "bas|rhin");
    check("c'est-à-dire", "c'|est|a|dire");
    check("après-vente - suite", "apres|vente|-|suite");
    check("livrai-\nson", "livraison");
    check("livrai-\r\n   son rapide", "livraison|rapide");
    check("livrai\u{AD}son", "livraison");
    check("livrai-\n\nson", "livrai|-|⏎|son");
    check("Bas-\nRhin", "bas|rhin");
    check("jus-\nqu’à", "jusqu'|a");
    check("sous-\ntraitance", "sous|traitance");
    check("main-\nd'œuvre", "main|d'|oeuvre");
    check("c'est-à-\ndire", "c'|est|a|dire");
    check("aujour-\nd'hui", "aujourd'hui");
    check("vingt-\ntrois", "vingt|trois");
}

#[test]
fn a_joined_word_covers_both_halves() {
    let text = Text::new("la livrai-\nson faite");
    let token = &text.tokens()[1];
    assert_eq!(token.span, Span::new(3, 14));
    assert_eq!(text.slice(token.span), "livrai-\nson");
    assert_eq!(token.stem, french::stem("livraison"));
    let tied: Vec<bool> = Text::new("sous-traitance du lot")
        .tokens()
        .iter()
        .map(|token| token.hyphenated)
        .collect();
    assert_eq!(tied, [false, true, false, false]);
}

#[test]
fn references() {
    check("R. 2111-7", "r2111-7");
    check("R.2111-7 du code", "r2111-7|du|code");
    check("R2111-7, L2112-2-1", "r2111-7|,|l2112-2-1");
    check("l'article L.\u{A0}2112-4.", "l'|article|l2112-4|.");
    check("art. R. 2111-7 et L. 551-1", "art|.|r2111-7|et|l551-1");
    check("L 2112-4", "l2112-4");
    check("lot L 200 chaises", "lot|l|200|chaises");
    check(
        "l'article L. 3 et l'article L.\n6",
        "l'|article|l3|et|l'|article|l6",
    );
    check("lot A. 1000 chaises", "lot|a|.|1000|chaises");
    check("n° 2018-1074", "n°|2018-1074");
    check("N°3", "n°|3");
    check("NF EN 1729-1", "nf|en|1729-1");
    check("NF-EN 1729-1:2015", "nf|en|1729-1:2015");
    check("ISO 9001:2015", "iso|9001:2015");
    check("(UE) 2017/745", "(|ue|)|2017/745");
    check("CE/2017", "ce|/|2017");
    check("le 21/08/2026 à 14:30", "le|21/08/2026|a|14:30");
    check("C.C.T.P. et C.C.A.P", "cctp|et|ccap");
    check("M. Dupont", "m|.|dupont");
    check("et/ou", "et|/|ou");
    check("lot(s), agréé(e)s", "lots|,|agreees");
    check("candidat·e·s", "candidates");
    check("A4, 1er, 3e, H7", "a4|,|1er|,|3e|,|h7");
    check("24h/24 et 7j/7", "24h/24|et|7j/7");
    check("titre .......... 12", "titre|..........|12");
}

#[test]
fn numbers_in_figures() {
    let check = |input: &str, expected: &[f64]| {
        let numbers: Vec<f64> = Text::new(input)
            .tokens()
            .iter()
            .filter_map(|token| token.number)
            .collect();
        assert_eq!(numbers, expected, "{input:?}");
    };
    check("12 500,00 € et 3 lots", &[12_500.0, 3.0]);
    check("12\u{202F}500 €", &[12_500.0]);
    check("1,2,3", &[1.0, 2.0, 3.0]);
    check("lots 1, 2 et 3.", &[1.0, 2.0, 3.0]);
    check("sous 48h, 20km, 16Go", &[48.0, 20.0, 16.0]);
    check("1.2.3", &[]);
    check("articles 1743,1746", &[1743.0, 1746.0]);
    check("1234,56", &[1234.56]);
    check("2018-1074", &[]);
    check("03 88 91 00 00", &[3.0, 88.0, 91.0, 0.0, 0.0]);
    check("5-axes", &[5.0]);
    check("¾ ² ٣", &[]);
}

#[test]
fn signs_and_units_are_tokens_of_their_own() {
    check("30 %", "30|%");
    check("30% de 12 500,00€", "30|%|de|12500,00|€");
    check("90k€ ou 90 K€", "90|k€|ou|90|k€");
    check("48h", "48|h");
    check("25 m²", "25|m2");
    check("« bois »", "«|bois|»");
}

#[test]
fn line_breaks() {
    check("tables\net chaises", "tables|et|chaises");
    check(
        "Le mobilier est fabriqué en\nFrance",
        "le|mobilier|est|fabrique|en|france",
    );
    check("tables\n\nchaises", "tables|⏎|chaises");
    check("tables\r\nchaises", "tables|chaises");
    check("tables\r\n\r\nchaises", "tables|⏎|chaises");
    check("tables.\nChaises", "tables|.|⏎|chaises");
    check("tables :\nchaises", "tables|:|⏎|chaises");
    check("tables ;\nchaises", "tables|;|⏎|chaises");
    check("tables\n- chaises", "tables|⏎|-|chaises");
    check("tables\n• chaises", "tables|⏎|•|chaises");
    check("tables\n2. chaises", "tables|⏎|2|.|chaises");
    check("tables\na) chaises", "tables|⏎|a|)|chaises");
    check("tables\n1.2 Chaises", "tables|⏎|1.2|chaises");
    check("dans\n12 mois", "dans|12|mois");
    check("à l'art.\n12", "a|l'|art|.|12");
    check(
        "ARTICLE 3 DÉLAIS\nLe titulaire",
        "article|3|delais|⏎|le|titulaire",
    );
    check("Objet\nArticle 2", "objet|⏎|article|2");
    check("\n\ntables\n\n", "tables");
}

#[test]
fn shapes() {
    let text = Text::new("Le CCTP de LibreOffice à Saverne, A4");
    let shapes: Vec<Shape> = text.tokens().iter().map(|token| token.shape).collect();
    use Shape::{Capitalized, Lower, Upper};
    assert_eq!(
        shapes,
        [
            Capitalized,
            Upper,
            Lower,
            Capitalized,
            Lower,
            Capitalized,
            Lower,
            Capitalized
        ]
    );
}

#[test]
fn tokens_in_a_span() {
    let text = Text::new("Équipé de tables.");
    assert_eq!(text.tokens_in(Span::new(0, 6)), 0..1);
    assert_eq!(text.tokens_in(Span::new(5, 12)), 0..3);
    assert_eq!(text.tokens_in(Span::new(6, 7)), 1..1);
    assert_eq!(text.span_of(0..2), Span::new(0, 9));
    assert_eq!(text.slice(Span::new(10, 99)), "tables.");
}
