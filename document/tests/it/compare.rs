//! Two versions of a document.

use document::compare::{Change, Comparison, Fate, Line, compare, words};
use document::{Block, Document, DocumentKind, Inline, Provenance, Show};
use proptest::prelude::*;

/// `# Title` opens an article, `id = words` names a paragraph, other lines are paragraphs.
fn document(text: &str, provenance: Provenance) -> Document {
    let mut document = Document::new(DocumentKind::Ccap, "CCAP");
    for (n, line) in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .enumerate()
    {
        let own = |id: &str| match provenance {
            Provenance::Read => format!("lu-{n}"),
            _ => id.to_owned(),
        };
        let block = match (line.strip_prefix("# "), line.split_once(" = ")) {
            (Some(title), _) => {
                let (id, words) = title.split_once(" = ").unwrap_or((title, title));
                Block::title(own(id).as_str(), provenance.clone(), 1, vec![Inline::text(words)])
            }
            (None, Some((id, words))) => {
                Block::paragraph(own(id).as_str(), provenance.clone(), vec![Inline::text(words)])
            }
            (None, None) => {
                Block::paragraph(own(line).as_str(), provenance.clone(), vec![Inline::text(line)])
            }
        };
        document.blocks.push(block);
    }
    document
}

/// « ~ Prix: =Le prix [-ferme][+révisable]. »: one line an article that differs.
fn shown(comparison: &Comparison) -> Vec<String> {
    let line = |line: &Line| -> String {
        let words = line.words.iter().map(|part| match part.change {
            Change::Gone => format!("[-{}]", part.text),
            Change::Come => format!("[+{}]", part.text),
            Change::Same => part.text.clone(),
        });
        let mark = if line.fate == Fate::Moved { "↕" } else { "" };
        format!("{mark}{}", words.collect::<String>())
    };
    comparison
        .articles
        .iter()
        .map(|article| {
            let mark = match (article.fate, article.moved) {
                (Fate::Added, _) => "+",
                (Fate::Removed, _) => "-",
                (Fate::Moved, _) => "↕",
                (Fate::Changed, true) => "↕~",
                (Fate::Changed, false) => "~",
            };
            let lines: Vec<String> = article.lines.iter().map(line).collect();
            format!("{mark} {}: {}", article.title, lines.join(" / "))
        })
        .collect()
}

#[track_caller]
fn check(before: &str, after: &str, expected: &[&str]) {
    for provenance in [Provenance::Generated, Provenance::Read] {
        let (before, after) = (
            document(before, provenance.clone()),
            document(after, provenance.clone()),
        );
        assert_eq!(shown(&compare(&before, &after)), expected, "{provenance:?}");
    }
}

#[test]
fn words_are_told_one_by_one() {
    let told: String = words("a b c", "c")
        .into_iter()
        .map(|part| format!("{:?}({})", part.change, part.text))
        .collect();
    assert_eq!(told, "Gone(a b )Same(c)");
    assert_eq!(words("", ""), []);
}

#[test]
fn what_did_not_change_is_not_told() {
    let text = "Préambule\n# Objet\nDu mobilier.\n# Prix\nLe prix est ferme.";
    check(text, text, &[]);
    let same = document(text, Provenance::Read);
    assert_eq!(compare(&same, &same).unchanged, 3);
}

#[test]
fn a_changed_line_is_told_word_by_word() {
    check(
        "# Prix\na = Le prix est ferme.\nb = Il comprend la livraison.",
        "# Prix\na = Le prix est révisable.\nb = Il comprend la livraison.",
        &["~ Prix: Le prix est [-ferme.][+révisable.]"],
    );
}

#[test]
fn an_article_that_moved_is_not_gone_and_come() {
    check(
        "# Objet\nDu mobilier.\n# Prix\nLe prix est ferme.\n# Durée\nDouze mois.",
        "# Durée\nDouze mois.\n# Objet\nDu mobilier.\n# Prix\nLe prix est ferme.",
        &["↕ Durée: "],
    );
    check(
        "# Objet\nDu mobilier.\n# Prix\nLe prix est ferme.\n# Durée\nDouze mois à partir de la notification.",
        "# Durée\nDix mois à partir de la notification.\n# Objet\nDu mobilier.\n# Prix\nLe prix est ferme.",
        &["↕~ Durée: [-Douze ][+Dix ]mois à partir de la notification."],
    );
}

#[test]
fn articles_come_and_go_where_they_stood() {
    check(
        "# Objet\nDu mobilier.\n# Avance\nUne avance est versée.\n# Durée\nDouze mois.",
        "# Objet\nDu mobilier.\n# Pénalités\nVingt euros par jour.\n# Durée\nDouze mois.",
        &[
            "+ Pénalités: [+Vingt euros par jour.]",
            "- Avance: [-Une avance est versée.]",
        ],
    );
}

#[test]
fn a_title_that_changed_keeps_its_article() {
    check(
        "# t = Prix du marché\nLe prix comprend la livraison, le montage et la reprise des emballages.",
        "# t = Prix\nLe prix comprend la livraison, le montage et la reprise des emballages.",
        &["~ Prix: [-Prix du marché][+Prix]"],
    );
}

#[test]
fn a_line_that_moved_is_said_to_have_moved() {
    check(
        "# Prix\na = Premier alinéa.\nb = Deuxième phrase longue.\nc = Troisième chose encore.",
        "# Prix\nb = Deuxième phrase longue.\nc = Troisième chose encore.\na = Premier alinéa.",
        &["~ Prix: ↕Premier alinéa."],
    );
}

/// An article put before others shifts their numbers: references of a draft do not count as changed.
#[test]
fn a_shifted_reference_is_no_change() {
    let with = |first: &str| {
        let mut made = document(
            &format!("{first}# prix = Prix\nFerme.\n# fin = Fin"),
            Provenance::Generated,
        );
        made.blocks.push(Block::paragraph(
            "renvoi",
            Provenance::Generated,
            vec![
                Inline::text("Voir l’"),
                Inline::Reference {
                    target: "prix".into(),
                    show: Show::Number,
                },
            ],
        ));
        made
    };
    let comparison = compare(&with(""), &with("# objet = Objet\nDu mobilier.\n"));
    assert_eq!(shown(&comparison), ["+ Objet: [+Du mobilier.]"]);
}

/// Rows have no name of their own: one that goes does not make those below it change.
#[test]
fn a_row_that_goes_leaves_the_others() {
    let table = |rows: &[&str]| {
        let rows = rows
            .iter()
            .map(|row| vec![vec![Inline::text(*row)], vec![Inline::text("points")]])
            .collect();
        let mut made = document("# c = Critères", Provenance::Generated);
        made.blocks
            .push(Block::table("t", Provenance::Generated, vec![1, 1], rows));
        made
    };
    let comparison = compare(
        &table(&[
            "4.1 Émissions du transport des livraisons",
            "4.2 Matières recyclées ou réemployées",
        ]),
        &table(&["4.1 Matières recyclées ou réemployées"]),
    );
    assert_eq!(
        shown(&comparison),
        [
            "~ Critères: [-4.1 Émissions du transport des livraisons | points] / [-4.2 ][+4.1 ]Matières recyclées ou réemployées | points"
        ]
    );
}

/// The first page of a draft is no part of its text; a file has it among its words.
#[test]
fn a_cover_is_not_compared() {
    let text = "# Objet\nDu mobilier.";
    let mut drafted = document(text, Provenance::Generated);
    drafted.cover = Some(document::Cover {
        buyer: vec![Inline::text("Commune")],
        object: Vec::new(),
        procedure: Vec::new(),
        reference: Vec::new(),
        deadline: Vec::new(),
    });
    let read = document(&format!("Commune\n{text}"), Provenance::Read);
    assert_eq!(shown(&compare(&read, &drafted)), [""; 0]);
}

proptest! {
    /// What is told gives both versions back: no word is lost nor invented.
    #[test]
    fn words_rebuild_both_versions(before in "[ab \u{e9}]{0,40}", after in "[ab \u{e9}]{0,40}") {
        let parts = words(&before, &after);
        let side = |left_out: Change| -> String {
            parts.iter().filter(|part| part.change != left_out).map(|part| part.text.as_str()).collect()
        };
        prop_assert_eq!(side(Change::Come), before);
        prop_assert_eq!(side(Change::Gone), after);
    }

    /// Any two versions compare, and a version is like itself.
    #[test]
    fn any_two_versions_compare(before in "(# [a-c]\n|[a-d]\n){0,12}", after in "(# [a-c]\n|[a-d]\n){0,12}") {
        let (before, after) = (document(&before, Provenance::Read), document(&after, Provenance::Read));
        let told = compare(&before, &after);
        prop_assert!(compare(&after, &after).articles.is_empty());
        prop_assert_eq!(compare(&before, &after), told);
    }
}
