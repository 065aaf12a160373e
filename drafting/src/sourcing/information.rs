//! What all candidates are told of the sourcing.

use document::{Document, DocumentKind, Inline};
use tender::{Date, Tender};

use super::{LetterTold, Question, period, told};
use crate::pages::Pages;

pub(super) fn information(
    tender: &Tender,
    letters: &[LetterTold],
    questions: &[Question],
    days: Option<(Date, Date)>,
) -> Document {
    let mut annex = Pages::new(
        DocumentKind::InformationsPrealables,
        "Informations préalables aux candidats",
        "informations-prealables",
        tender,
    );
    annex.title("Pourquoi cette annexe");
    let when = days.map_or_else(String::new, |(first, last)| format!(", {},", period(first, last)));
    annex.text(&format!(
        "Avant de lancer cette consultation, l’acheteur a interrogé des entreprises{when} comme l’article R2111-1 du code de la \
         commande publique le permet. Ce qui leur a été dit du projet et demandé est écrit ici, pour que tous les candidats en sachent \
         autant qu’elles et que la concurrence ne soit pas faussée (article R2111-2 du même code)."
    ));
    annex.text(
        "Cette annexe informe\u{a0}: elle n’ajoute aucune exigence et n’appelle aucune réponse. Seules les autres pièces de la \
         consultation disent ce qui est demandé aux candidats.",
    );

    annex.title("Ce qui a été dit du projet");
    what_was_told(&mut annex, tender, letters);
    annex.line(vec![
        Inline::text("En plus de ces faits\u{a0}: "),
        Inline::variable(
            "sourcing.other_information",
            "Autres informations ou documents donnés aux entreprises interrogées, ou «\u{a0}rien d’autre\u{a0}»",
            None,
        ),
        Inline::text("."),
    ]);

    annex.title("Ce qui a été demandé");
    if questions.is_empty() {
        // The log tells of an exchange, not of what was asked in it: only the buyer knows.
        annex.line(vec![
            Inline::text("Les questions posées\u{a0}: "),
            Inline::variable(
                "sourcing.questions_asked",
                "Questions posées aux entreprises interrogées, ou «\u{a0}aucune\u{a0}»",
                None,
            ),
            Inline::text("."),
        ]);
        return annex.document;
    }
    annex.text("Ces questions ont été posées. Les réponses possibles étaient oui, non ou ne sais pas.");
    annex.list(questions.iter().map(Question::asked).collect());
    annex.document.typeset()
}

/// What each letter said of the project. What it has become since is in the other pieces: it is not told as said then.
fn what_was_told(annex: &mut Pages, tender: &Tender, letters: &[LetterTold]) {
    let today = told(tender);
    match letters {
        [] => annex.facts(&today),
        [letter] => {
            if letter.facts != today {
                annex.text(&format!(
                    "Voici ce que disait la lettre aux entreprises, écrite le {}. Le projet a changé depuis\u{a0}: pour la \
                     consultation, seules les autres pièces comptent.",
                    law::long_date(letter.written)
                ));
            }
            annex.facts(&letter.facts);
        }
        letters => {
            annex.text(
                "Le projet a changé pendant ces échanges, et la lettre aux entreprises avec lui\u{a0}: toutes n’ont pas forcément lu la \
                 même. Voici ce que disait chacune. Pour la consultation, seules les autres pièces comptent.",
            );
            for (n, letter) in letters.iter().enumerate() {
                let written = law::long_date(letter.written);
                annex.heading(2, &format!("Lettre n°\u{a0}{}, écrite le {written}", n + 1));
                annex.facts(&letter.facts);
            }
        }
    }
}
