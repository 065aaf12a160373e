use clauses::{Library, Piece, Span, parse_body};

const MODULE: &str = r#"```toml
id = "silence"
title = "Bruit"
need = "Travailler au calme."
reviewed = 2026-11-23
```

## exigence-socle
```toml
document = "cctp"
place = "exigences"
legal_basis = ["R2111-8"]
in_force = { from = 2019-04-01, trigger = "launch_date" }
level_reason = "pratique usuelle"
no_predicate = "rien de particulier"
```

L’appareil est silencieux.
"#;

/// `edit` replaces a piece of a right module; the refusal must be exactly this one.
#[track_caller]
fn refused(piece: &str, edit: &str, expected: &str) {
    assert!(MODULE.contains(piece));
    let text = MODULE.replacen(piece, edit, 1);
    let (library, errors) = Library::from_files([("transversal", "silence.md", text.as_str())]);
    assert!(library.modules().is_empty());
    assert_eq!(
        errors.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [expected]
    );
}

#[test]
fn refusals_name_file_line_and_field() {
    refused(
        "need = ",
        "besoin = ",
        "transversal/silence.md, ligne 4 : champ inconnu « besoin » ; attendu : id, title, need, families, cpv, default, justification, reviewed, sources, version, issued_from",
    );
    refused(
        "place = ",
        "plce = ",
        "transversal/silence.md, ligne 11 : champ inconnu « plce » ; vouliez-vous dire « place » ?",
    );
    refused(
        "exigence-socle",
        "exigence-haute",
        "transversal/silence.md, ligne 8 : titre de facette inconnu « exigence-haute » (exemple : exigence-socle)",
    );
    refused(
        "silencieux.",
        "{{silencieux.",
        "transversal/silence.md, ligne 18 : accolades « {{ » non refermées",
    );
    refused(
        "id = \"silence\"",
        "id = \"bruit\"",
        "transversal/silence.md, ligne 1 : l’identifiant « bruit » n’est pas le nom du fichier",
    );
    refused(
        "L’appareil est silencieux.",
        "",
        "transversal/silence.md, ligne 8 : la facette n’a pas de texte",
    );
}

#[test]
fn a_broken_file_does_not_close_the_library() {
    let (library, errors) = Library::from_files([
        ("transversal", "silence.md", MODULE),
        ("transversal", "autre.md", "rien"),
    ]);
    assert_eq!(library.modules().len(), 1);
    assert_eq!(errors.len(), 1);
}

#[test]
fn bodies_are_paragraphs_lists_and_tables() {
    let text = "Une phrase.\nUne autre, {{taux}} % **net**.\n\n- un\n- deux\n  et la suite\n\n1. premier\n\n#### Titre\n\n| a | b |\n|---|---|\n| 1 | {{ref:prix}} |\n";
    let pieces = parse_body(text, 1).unwrap();
    let words = |t: &str| Span::Text(t.to_owned());
    assert_eq!(
        pieces[0],
        Piece::Paragraph(vec![
            words("Une phrase. Une autre, "),
            Span::Variable("taux".into()),
            words(" % "),
            Span::Bold("net".into()),
            words("."),
        ])
    );
    assert_eq!(
        pieces[1],
        Piece::List {
            ordered: false,
            items: vec![vec![words("un")], vec![words("deux et la suite")]]
        }
    );
    assert!(matches!(&pieces[2], Piece::List { ordered: true, items } if items.len() == 1));
    assert_eq!(pieces[3], Piece::Subtitle(vec![words("Titre")]));
    assert_eq!(
        pieces[4],
        Piece::Table(vec![
            vec![vec![words("a")], vec![words("b")]],
            vec![vec![words("1")], vec![Span::Reference("prix".into())]],
        ])
    );
    assert_eq!(parse_body("| a |\n| b |\n", 7).unwrap_err().0, 8);
}

/// What `validate` says of these modules, everything that they name being known.
fn said_of(modules: &[(&str, &str, String)]) -> Vec<String> {
    let (library, refused) = Library::from_files(
        modules
            .iter()
            .map(|(shelf, name, text)| (*shelf, *name, text.as_str())),
    );
    assert!(refused.is_empty(), "{refused:?}");
    let anything = |_: &str| true;
    clauses::validate(
        &library,
        &clauses::Vocabulary {
            knows_article: &anything,
            knows_parameter: &anything,
            knows_family: &anything,
            predicate_error: &|_| None,
            knows_facet: &|_| true,
            knows_option: &|_| false,
            asks_reason: &|_| false,
            obligations: &["avance"],
            knows_place: &|_, _| true,
            knows_bt: &|code| code == "BT-06",
        },
    )
    .into_iter()
    .map(|error| error.to_string())
    .collect()
}

/// A module with one requirement: lines of its head, of the head of its facet, then its text.
fn module(id: &str, head: &str, facet: &str, text: &str) -> (&'static str, String, String) {
    let text = format!(
        "```toml\nid = \"{id}\"\ntitle = \"T\"\nneed = \"N.\"\nreviewed = 2026-11-23\n{head}\n```\n\n## exigence-socle\n```toml\ndocument = \"cctp\"\nplace = \"exigences\"\nlegal_basis = [\"R2111-4\"]\nlevel_reason = \"r\"\nno_predicate = \"r\"\nno_proof = \"r\"\n{facet}\n```\n\n{text}\n"
    );
    ("t", format!("{id}.md"), text)
}

const ALWAYS: &str = "in_force = { from = 2019-04-01, trigger = \"launch_date\" }";

#[track_caller]
fn only_says(modules: &[(&'static str, String, String)], expected: &str) {
    let modules: Vec<_> = modules
        .iter()
        .map(|(shelf, name, text)| (*shelf, name.as_str(), text.clone()))
        .collect();
    let said = said_of(&modules);
    assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
}

#[test]
fn bounds_that_no_value_meets_are_told() {
    let with = |variable: &str, expected: &str| {
        let facet = format!("{ALWAYS}\nvariables = [{{ name = \"n\", ask = \"Q ?\", {variable} }}]");
        only_says(&[module("a", "", &facet, "Au plus {{n}}.")], expected);
    };
    with(
        "kind = \"days\", min = 9, max = 9",
        "« min » n’est pas sous « max »",
    );
    with("kind = \"days\", default = \"neuf\"", "n’est pas de ce genre");
    with(
        "kind = \"choice\", options = [\"a\", \"b\"], default = \"c\"",
        "n’est pas une option",
    );
    with("kind = \"choice\", options = [\"a\"]", "rien à choisir");
    let when = |when: &str, expected: &str| {
        let facet = format!("{ALWAYS}\nwhen = {{ {when} }}");
        only_says(&[module("a", "", &facet, "Un.")], expected);
    };
    when(
        "amount_min = 10, amount_max = 10",
        "« amount_min » n’est pas sous",
    );
    when(
        "due = [\"avance\"], not_due = [\"avance\"]",
        "ne peut être due et ne pas l’être",
    );
    let backwards = "in_force = { from = 2026-01-02, to = 2026-01-01, trigger = \"launch_date\" }";
    only_says(&[module("a", "", backwards, "Un.")], "« to » est avant « from »");
}

#[test]
fn dead_ties_are_told() {
    let with = |first: (&str, &str), second: (&str, &str), expected: &str| {
        let facet = format!("{ALWAYS}\n{}", first.1);
        let other = format!("{ALWAYS}\n{}", second.1);
        only_says(
            &[
                module("a", first.0, &facet, "Un."),
                module("b", second.0, &other, "Deux."),
            ],
            expected,
        );
    };
    let requires = "requires = [\"b/exigence-socle\"]";
    with(
        ("families = [\"x\"]", requires),
        ("families = [\"y\"]", ""),
        "leurs familles sont autres",
    );
    let services = format!("{requires}\nwhen = {{ nature = [\"services\"] }}");
    with(
        ("", &services),
        ("", "when = { nature = [\"fournitures\"] }"),
        "leurs natures d’achat sont autres",
    );
    with(
        ("", requires),
        ("", "conflicts = [\"a/exigence-socle\"]"),
        "à la fois exigée et exclue",
    );
    with(
        ("", "conflicts = [\"a/exigence-socle\"]"),
        ("", ""),
        "se nomme elle-même",
    );
}

#[test]
fn texts_that_succeed_leave_no_day_out() {
    let texts = |first: &str, second: &str| {
        let text = |name: &str, span: &str| {
            format!(
                "### {name}\n```toml\nin_force = {{ {span}, trigger = \"launch_date\" }}\n```\n{name}.\n\n"
            )
        };
        let both = text("un", first) + &text("deux", second);
        module("a", "", ALWAYS, &both)
    };
    only_says(
        &[texts("from = 2019-04-01, to = 2026-08-20", "from = 2026-08-22")],
        "aucun texte entre le 2026-08-21 et le 2026-08-22",
    );
    only_says(
        &[texts("from = 2019-04-01", "from = 2026-08-21")],
        "ne sert jamais",
    );
    let follows = texts("from = 2019-04-01, to = 2026-08-20", "from = 2026-08-21");
    let (shelf, name, text) = &follows;
    assert_eq!(said_of(&[(*shelf, name.as_str(), text.clone())]), [""; 0]);
}

#[test]
fn two_facets_in_the_same_words_are_told() {
    let long = "Le titulaire remet à chaque livraison la liste des articles livrés, leur numéro de lot, leur date de fabrication et le nom de la personne qui les a contrôlés.";
    only_says(
        &[module("a", "", ALWAYS, long), module("b", "", ALWAYS, long)],
        "100 % de suites de cinq mots en commun avec « a/exigence-socle »",
    );
    let other = "Chaque livraison porte une étiquette lisible à deux mètres, où figurent la date de péremption, la température de garde et le service qui la reçoit.";
    let modules = [module("a", "", ALWAYS, long), module("b", "", ALWAYS, other)];
    let modules: Vec<_> = modules
        .iter()
        .map(|(shelf, name, text)| (*shelf, name.as_str(), text.clone()))
        .collect();
    assert_eq!(said_of(&modules), [""; 0]);
}

#[test]
fn a_field_that_no_notice_has_is_told() {
    let with = |eforms: &str| module("a", "", &format!("{ALWAYS}\neforms = [\"{eforms}\"]"), "Un.");
    only_says(&[with("BT-7777")], "champ d’avis inconnu « BT-7777 »");
    let (shelf, name, text) = with("BT-06");
    assert_eq!(said_of(&[(shelf, name.as_str(), text)]), [""; 0]);
}
