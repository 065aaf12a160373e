//! Where sentences end.

use french::Text;

fn check(input: &str, expected: &[&str]) {
    let text = Text::new(input);
    let got: Vec<&str> = text
        .sentences()
        .iter()
        .map(|sentence| text.slice(sentence.span))
        .collect();
    assert_eq!(got, expected, "{input:?}");
}

/// A text that is one sentence.
fn whole(input: &str) {
    check(input, &[input]);
}

#[test]
fn ends() {
    check(
        "Le bois dure. Il vieillit bien ! Pourquoi ? Parce que…",
        &["Le bois dure.", "Il vieillit bien !", "Pourquoi ?", "Parce que…"],
    );
    check(
        "Il a dit « oui. » Puis rien.",
        &["Il a dit « oui. »", "Puis rien."],
    );
    check(
        "(Voir plus loin.) Ensuite, rien.",
        &["(Voir plus loin.)", "Ensuite, rien."],
    );
    check(
        "En 2026. Le titulaire livre.",
        &["En 2026.", "Le titulaire livre."],
    );
    check(
        "Selon l'article L. 2112-4. Le titulaire livre.",
        &["Selon l'article L. 2112-4.", "Le titulaire livre."],
    );
    check(
        "Conforme au C.C.T.P. Le titulaire livre.",
        &["Conforme au C.C.T.P.", "Le titulaire livre."],
    );
    check(
        "Chaises, tables, etc. Le titulaire livre.",
        &["Chaises, tables, etc.", "Le titulaire livre."],
    );
    check(
        "Livré à 10 h. Le titulaire attend.",
        &["Livré à 10 h.", "Le titulaire attend."],
    );
    check(
        "Pour le lot B. Les tables suivent.",
        &["Pour le lot B.", "Les tables suivent."],
    );
    check(
        "Un titre\n\nUne phrase\n- une puce",
        &["Un titre", "Une phrase", "- une puce"],
    );
}

#[test]
fn does_not_end() {
    whole("Le décret n° 2018-1074 et la loi n. 12 suivent.");
    whole("Voir art. 5, al. 2, p. 12, cf. annexe et ex. joint, env. 30 jours.");
    whole("M. Dupont et Mme J. Martin signent.");
    whole("MM. Dupont et Martin signent.");
    whole("Chaises, tables, etc. sont livrées.");
    whole("Articles R. 2111-7, L.2112-4 et L. 551-1 du code.");
    whole("Soit 12.5 mètres et 1,5 kg.");
    whole("1. Le titulaire livre.");
    whole("a. Le titulaire livre.");
    whole("IV. Le titulaire livre.");
    whole("2.1. Le titulaire livre.");
    whole("Le C.C.T.P. prévoit une livraison.");
    whole("Voir www.exemple.fr pour la suite.");
    whole("Voir le guide (cf. annexe 2.) et la suite.");
    whole("Le bois ; le métal : tout.");
    whole("Le titulaire\nlivre.");
}

#[test]
fn alineas_are_counted() {
    let text = Text::new("Un. Deux.\nTrois.\n\nQuatre.");
    let alineas: Vec<usize> = text.sentences().iter().map(|sentence| sentence.alinea).collect();
    assert_eq!(alineas, [0, 0, 1, 2]);
    let of: Vec<usize> = (0..text.tokens().len())
        .map(|token| text.sentence_of(token))
        .collect();
    assert_eq!(of, [0, 0, 1, 1, 1, 2, 2, 2, 3, 3]);
}
