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
        "transversal/silence.md, ligne 4 : champ inconnu « besoin » ; attendu : id, title, need, families, cpv, default, justification, reviewed, sources",
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
