//! What a citation leads to; texts imported.

use api::law::{ArticleView, LawEntryView};
use api::texts::TextsImported;

use super::layout::{Page, capital, count, date};

pub(crate) fn article(answer: &ArticleView) -> String {
    let mut page = Page::default();
    one(&mut page, &answer.first);
    for other in &answer.others {
        page.gap();
        one(&mut page, other);
    }
    page.finish()
}

fn one(page: &mut Page, answer: &LawEntryView) {
    let since = match (&answer.in_force, answer.kind) {
        (Some(day), "parametre") => format!(", valeur en cours depuis le {}", date(day)),
        (Some(day), _) => format!(", version en vigueur depuis le {}", date(day)),
        (None, "article") => ", date de version inconnue".to_owned(),
        (None, _) => String::new(),
    };
    page.line(0, &format!("{}{since}", capital(&answer.citation)));
    page.gap();
    for line in answer.digest.lines() {
        page.line(0, line);
    }
    page.gap();
    let checked = answer
        .checked
        .as_ref()
        .map_or_else(String::new, |day| format!(" (contrôle du {})", date(day)));
    page.line(
        0,
        &format!(
            "Ceci est notre résumé : seul le texte officiel fait foi. Fiabilité : {}{checked}.",
            answer.reliability_words
        ),
    );
    if let Some(full) = &answer.full {
        page.gap();
        page.line(0, &full.said);
        if let Some(note) = &full.note {
            page.line(0, note);
        }
        page.gap();
        for paragraph in full.text.lines() {
            page.line(2, paragraph);
        }
    }
}

pub(crate) fn texts(answer: &TextsImported) -> String {
    let mut page = Page::default();
    page.line(
        0,
        &format!(
            "{}\u{a0}: {}, {}, {} déjà là",
            count(answer.read, "ligne lue", "lignes lues"),
            count(answer.added, "nouveau texte", "nouveaux textes"),
            count(answer.replaced, "remplacé", "remplacés"),
            answer.unchanged
        ),
    );
    page.line(
        0,
        &format!("{} dans le fonds", count(answer.kept, "texte", "textes")),
    );
    if answer.refused > 0 {
        page.title(&count(answer.refused, "ligne refusée", "lignes refusées"));
        for refusal in &answer.refusals {
            page.item(
                2,
                "•",
                &format!("{}, ligne {} : {}", refusal.file, refusal.line, refusal.reason),
            );
        }
        let unsaid = answer.refused - answer.refusals.len();
        if unsaid > 0 {
            page.line(2, &format!("… et {}", count(unsaid, "autre", "autres")));
        }
    }
    page.finish()
}
