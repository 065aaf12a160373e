//! A comparison to print: what came is underlined, what went is struck.

use document::{Document, Inline, Marks};
use formats::write::TextOptions;
use jiff::civil::Date;

use super::{ArticleChange, ChoiceChange, CompareAnswer, LineChange, PieceChange};
use crate::ApiError;
use crate::draft::piece_name;
use crate::page::{Page, plain};

/// Day written in the properties of the file: the report tells two versions, not the day when it is printed.
const DAY: Date = jiff::civil::date(2019, 4, 1);

/// What it is about, before, after.
const WIDTHS: [u16; 3] = [6, 5, 5];

pub(super) fn bytes(answer: &CompareAnswer) -> Result<Vec<u8>, ApiError> {
    Ok(formats::write::docx(&report(answer), &TextOptions::new(DAY))?)
}

fn report(answer: &CompareAnswer) -> Document {
    let mut page = Page::new("Comparaison de deux versions", "comparaison");
    page.line(plain(&format!(
        "Première version\u{a0}: {}. Seconde version\u{a0}: {}.",
        answer.before.name, answer.after.name
    )));
    page.line(vec![
        Inline::text("Ce qui est "),
        marked("barré", "gone"),
        Inline::text(" n’est que dans la première version\u{a0}; ce qui est "),
        marked("souligné", "come"),
        Inline::text(" n’est que dans la seconde."),
    ]);
    if answer.identical {
        page.line(plain("Les deux versions disent la même chose."));
    }
    if !answer.need.is_empty() {
        page.title(1, "Ce qui a changé dans le besoin");
        let rows = answer.need.iter().map(|fact| {
            [
                plain(&fact.label),
                plain(fact.before.as_deref().unwrap_or("inconnu")),
                plain(fact.after.as_deref().unwrap_or("inconnu")),
            ]
        });
        page.table(
            &["Donnée", "Avant", "Après"],
            &WIDTHS,
            rows.map(Vec::from).collect(),
        );
    }
    if !answer.choices.is_empty() {
        page.title(1, "Ce qui a changé dans les choix");
        let rows = answer.choices.iter().map(choice);
        page.table(
            &["Clause", "Avant", "Après"],
            &WIDTHS,
            rows.map(Vec::from).collect(),
        );
    }
    for piece in &answer.pieces {
        one_piece(&mut page, piece);
    }
    page.document
}

fn choice(change: &ChoiceChange) -> [Vec<Inline>; 3] {
    let name = match &change.label {
        Some(label) => format!("{}\u{a0}: {label}", change.title),
        None => change.title.clone(),
    };
    let said = |value: &Option<String>, points: bool| match value {
        Some(value) if points => format!("{value} points"),
        Some(value) => value.clone(),
        None => "à remplir".to_owned(),
    };
    let (before, after) = match change.what {
        "retenue" => ("non retenue".to_owned(), "retenue".to_owned()),
        "retiree" => ("retenue".to_owned(), "non retenue".to_owned()),
        what => (
            said(&change.before, what == "points"),
            said(&change.after, what == "points"),
        ),
    };
    [plain(&name), plain(&before), plain(&after)]
}

fn one_piece(page: &mut Page, piece: &PieceChange) {
    page.title(1, piece_name(&piece.document));
    match piece.state {
        "ajoutee" => return page.line(plain("Cette pièce n’est que dans la seconde version.")),
        "retiree" => return page.line(plain("Cette pièce n’est que dans la première version.")),
        "identique" => return page.line(plain("Rien n’a changé dans cette pièce.")),
        _ => {}
    }
    page.line(plain(&format!(
        "Articles qui diffèrent\u{a0}: {}\u{a0}; inchangés\u{a0}: {}\u{a0}; mots ajoutés\u{a0}: {}, retirés\u{a0}: {}.",
        piece.articles.len(),
        piece.unchanged,
        piece.words_added,
        piece.words_removed
    )));
    for article in &piece.articles {
        page.title(2, &heading(article));
        if article.moved {
            page.line(plain("L’article a changé de place."));
        }
        for line in &article.lines {
            page.line(words(line));
        }
    }
}

/// « Article 5 – Prix (modifié) ».
fn heading(article: &ArticleChange) -> String {
    let number = match (&article.before, &article.after) {
        (Some(before), Some(after)) if before != after => {
            format!("Article\u{a0}{after} (avant\u{a0}: {before}) – ")
        }
        (_, Some(number)) | (Some(number), None) => format!("Article\u{a0}{number} – "),
        (None, None) => String::new(),
    };
    let title = if article.title.is_empty() {
        "Avant le premier article"
    } else {
        &article.title
    };
    let fate = match article.state {
        "ajoute" => "ajouté",
        "retire" => "retiré",
        "deplace" => "déplacé",
        _ => "modifié",
    };
    format!("{number}{title} ({fate})")
}

fn words(line: &LineChange) -> Vec<Inline> {
    let mut nodes = Vec::new();
    if line.state == "deplace" {
        nodes.push(Inline::italic("Déplacé\u{a0}: "));
    }
    nodes.extend(line.pieces.iter().map(|part| marked(&part.words, part.kind)));
    nodes
}

fn marked(words: &str, kind: &str) -> Inline {
    Inline::Text {
        text: words.to_owned(),
        marks: Marks {
            underline: kind == "come",
            strike: kind == "gone",
            ..Marks::default()
        },
    }
}
