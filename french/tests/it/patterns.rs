//! The pattern language, element by element.

use french::{Classes, Pattern, PatternError, Text};

/// What the pattern finds in the text: the original words of each match.
fn check(pattern: &str, text: &str, expected: &[&str]) {
    let compiled = Pattern::new(pattern).expect(pattern);
    let text = Text::new(text);
    let found = compiled.find_in(&text, 0..text.tokens().len());
    let got: Vec<&str> = found.iter().map(|one| text.slice(one.span)).collect();
    assert_eq!(got, expected, "{pattern:?} in {:?}", text.source());
    assert_eq!(
        compiled.is_in(&text, 0..text.tokens().len()),
        !expected.is_empty()
    );
}

#[test]
fn words_match_by_stem() {
    check(
        "fabriqués",
        "Fabriqué, fabriquée et FABRIQUER.",
        &["Fabriqué", "fabriquée", "FABRIQUER"],
    );
    check(
        "fabriqué en France",
        "des tables fabriquées en france",
        &["fabriquées en france"],
    );
    check(
        "rendez-vous",
        "un rendez-vous, un rendez vous, rendez-nous",
        &["rendez-vous", "rendez vous"],
    );
    check(
        "l'acheteur",
        "L’acheteur et l'acheteur",
        &["L’acheteur", "l'acheteur"],
    );
    check(
        "origine de",
        "l'origine d'un produit, origine de",
        &["origine d'", "origine de"],
    );
    check(
        "sécurité",
        "SECURITE, sécurité, securite",
        &["SECURITE", "sécurité", "securite"],
    );
    check("livraison", "à la livrai-\nson", &["livrai-\nson"]);
    check("cctp", "le C.C.T.P. prévoit", &["C.C.T.P."]);
    check("lot", "le(s) lot(s)", &["lot(s)"]);
}

#[test]
fn exact_words_and_prefixes() {
    check("=norme", "la norme, les normes", &["norme"]);
    check("=d'origine", "de l'origine, d’origine", &["d’origine"]);
    check(
        "équival*",
        "équivalent, équivalence, équivaut",
        &["équivalent", "équivalence"],
    );
    check("d'équival*", "d'équivalence", &["d'équivalence"]);
}

#[test]
fn references_signs_and_values() {
    check(
        "R2111-7",
        "R. 2111-7, R2111-7, R2111-70",
        &["R. 2111-7", "R2111-7"],
    );
    check("n° 2018-1074", "le décret n° 2018-1074", &["n° 2018-1074"]);
    check("NF EN 1729-1", "norme NF-EN 1729-1", &["NF-EN 1729-1"]);
    check("30 %", "30%, 30,0 %, 31 %", &["30%", "30,0 %"]);
    check("et/ou", "et / ou", &["et / ou"]);
    check("bois \",\" métal", "bois, métal", &["bois, métal"]);
    check(
        "\"ou équivalent\"",
        "ou équivalent, ou équivalents",
        &["ou équivalent"],
    );
    check("PUNCT(() ue PUNCT())", "le règlement (UE)", &["(UE)"]);
    check("PUNCT(,) ou", "bois, ou métal", &[", ou"]);
    check("bois PUNCT", "bois, bois métal", &["bois,"]);
    check("\"?\"", "quoi ?", &["?"]);
}

#[test]
fn alternatives_and_options() {
    check(
        "(bois|métal brut|verre)",
        "bois, métal, métal brut, verres",
        &["bois", "métal brut", "verres"],
    );
    check("made in (france|europe)", "Made in Europe", &["Made in Europe"]);
    check(
        "bois (très dur)? sec",
        "bois sec, bois très dur sec",
        &["bois sec", "bois très dur sec"],
    );
    check("bois dur?", "bois dur, bois", &["bois dur", "bois"]);
    check("bois | métal", "métal bois", &["métal", "bois"]);
    check("(bois|bois dur) sec", "bois dur sec", &["bois dur sec"]);
}

#[test]
fn gaps() {
    check(
        "fabriqué ..4 france",
        "fabriqué en France, en France",
        &["fabriqué en France"],
    );
    check("bois ..2 sec", "bois a b sec. bois a b c sec.", &["bois a b sec"]);
    check("bois ..4 sec", "Du bois. Il est sec.", &[]);
    check("bois ..4 sec", "- du bois\n- un sol sec", &[]);
    check("bois ..1 sec", "bois\nsec", &["bois\nsec"]);
    check("bois ..9 {n: (dur|sec)}", "bois sec ou dur", &["bois sec"]);
}

#[test]
fn numbers() {
    check(
        "# jours",
        "30 jours, trente jours, vingt et un jours",
        &["30 jours", "trente jours", "vingt et un jours"],
    );
    check(
        "#>20 jours",
        "trente (30) jours, un (1) jour",
        &["trente (30) jours"],
    );
    check("#=1 an", "un (1) an, un an", &["un (1) an"]);
    check("# mois", "un mois, neuf mois, 9 mois", &["9 mois"]);
    check(
        "#>30 jours",
        "30 jours, 45 jours, soixante jours",
        &["45 jours", "soixante jours"],
    );
    check("#<=30 jours", "30 jours, 45 jours", &["30 jours"]);
    check("#>=2,5 %", "2,4 %, 2,5 %", &["2,5 %"]);
    check(
        "#=1200 €",
        "1 200,00 €, mille deux cents €",
        &["1 200,00 €", "mille deux cents €"],
    );
    check("#<10 km", "20km, 5km", &["5km"]);
    check("#>1000000 d'euros", "2 millions d'euros", &["2 millions d'euros"]);
}

#[test]
fn looking_around() {
    check("bois !massif", "bois massif, bois dur, bois", &["bois", "bois"]);
    check("ou !(équivalent|similaire)", "ou équivalent ou dur", &["ou"]);
    check("<!non conforme", "non conforme, conforme", &["conforme"]);
    check("<!(de|en) bois", "en bois, du bois, d'bois", &["bois"]);
    check("marque !^ CAP", "de marque Dupont", &["marque Dupont"]);
}

#[test]
fn bounds() {
    check(
        "^ le titulaire",
        "Le titulaire. Tout le titulaire.",
        &["Le titulaire"],
    );
    check(
        "^ le",
        "- Le bois\n1. Le fer\na) le sol\n\n« Le ciel »",
        &["Le", "Le", "le", "Le"],
    );
    check("équivalent $", "ou équivalent. Équivalent dur.", &["équivalent"]);
    check("équivalent $", "ou équivalent\n\nsuite", &["équivalent"]);
}

#[test]
fn shapes() {
    check(
        "!^ CAP",
        "Le marché de Saverne, selon Michelin",
        &["Saverne", "Michelin"],
    );
    check("UPPER", "Le CCTP de A, à ABC", &["CCTP", "ABC"]);
    check("de _ bois", "de gros bois", &["de gros bois"]);
}

#[test]
fn captures() {
    let pattern = Pattern::new("délai de {valeur: #} {unité: mois}?");
    assert!(pattern.is_err(), "names of captures are ASCII");
    let pattern = Pattern::new("délai de {valeur: #} ({unite: (jour|mois)}|{autre: heure})?").unwrap();
    let check = |source: &str, expected: &[(&str, &str)]| {
        let text = Text::new(source);
        let found = pattern.find_first(&text, 0..text.tokens().len()).unwrap();
        let got: Vec<(&str, &str)> = found
            .captures
            .iter()
            .map(|(name, tokens)| (name.as_str(), text.slice(text.span_of(tokens.clone()))))
            .collect();
        assert_eq!(got, expected);
        assert!(found.capture("valeur").is_some());
    };
    check("un délai de 30 jours", &[("valeur", "30"), ("unite", "jours")]);
    check(
        "un délai de vingt-quatre heures",
        &[("valeur", "vingt-quatre"), ("autre", "heures")],
    );
    check("un délai de 30", &[("valeur", "30")]);
}

#[test]
fn captures_of_a_failed_branch_are_forgotten() {
    let pattern = Pattern::new("({a: bois} fer|bois {b: sec})").unwrap();
    let text = Text::new("bois sec");
    let found = pattern.find_first(&text, 0..2).unwrap();
    assert_eq!(found.captures, [("b".to_owned(), 1..2)]);
}

#[test]
fn classes() {
    let classes = Classes::from([
        (
            "det".to_owned(),
            vec!["le".to_owned(), "la".into(), "un".into(), "tout le".into()],
        ),
        (
            "lieu".to_owned(),
            vec!["@det région".to_owned(), "=alsace".into()],
        ),
        ("boucle".to_owned(), vec!["@boucle".to_owned()]),
        ("vide".to_owned(), vec![]),
    ]);
    let pattern = Pattern::with_classes("dans @lieu", &classes).unwrap();
    let text = Text::new("dans la région, dans tout le secteur, dans Alsace, dans toute la région");
    let found = pattern.find_in(&text, 0..text.tokens().len());
    assert_eq!(
        found.iter().map(|one| text.slice(one.span)).collect::<Vec<_>>(),
        ["dans la région", "dans Alsace"]
    );
    assert!(Pattern::with_classes("@boucle", &classes).is_err());
    assert!(Pattern::with_classes("@vide", &classes).is_err());
    assert!(Pattern::with_classes("@inconnue", &classes).is_err());
}

#[test]
fn a_range_limits_the_search() {
    let text = Text::new("bois dur, bois dur");
    let pattern = Pattern::new("bois dur").unwrap();
    assert_eq!(pattern.find_in(&text, 0..4).len(), 1);
    assert_eq!(pattern.find_in(&text, 1..5).len(), 1);
    assert_eq!(pattern.find_in(&text, 1..4).len(), 0);
    assert_eq!(pattern.find_in(&text, 0..900).len(), 2);
    assert_eq!(pattern.find_in(&text, 900..901).len(), 0);
}

#[test]
fn what_cannot_be_read_says_where_and_why() {
    let check = |source: &str, at: usize, part: &str| {
        let error: PatternError = Pattern::new(source).expect_err(source);
        assert_eq!(error.at, at, "{error}");
        assert!(error.to_string().contains(part), "{error}");
    };
    check("", 1, "il manque un élément");
    check("(bois|)", 7, "il manque un élément");
    check("(bois", 6, "il manque « ) »");
    check("bois)", 5, "pas ouvert");
    check("bois ?", 6, "se colle");
    check("bois? métal?", 12, "aucun mot");
    check("bois ..", 8, "..4");
    check("bois ..51 sec", 10, "..4");
    check("..4 bois", 8, "saut");
    check("bois ..4", 8, "saut");
    check("bo*is", 1, "« * »");
    check("#> jours", 3, "#>30");
    check("{: bois}", 2, "{nom: éléments}");
    check("bois ! fer", 7, "toucher");
    check("<!(a b) c", 8, "un mot en arrière");
    check("\"bois", 6, "il manque");
    check("bois = fer", 7, "n’est pas attendu");
    check(&"(".repeat(90), 25, "emboîtés");
    check(&"!".repeat(90), 2, "toucher");
    check(&"bois? ".repeat(150), 900, "aucun mot");
}
