//! The letter that goes with the form.

use document::{Document, DocumentKind, Inline};
use tender::{Date, Tender};

use super::{Question, told};
use crate::pages::Pages;

pub(super) fn letter(tender: &Tender, questions: &[Question], answer_by: Option<Date>) -> Document {
    let mut letter = Pages::new(
        DocumentKind::Questionnaire,
        "Questionnaire de sourçage",
        "questionnaire",
        tender,
    );
    // There is no consultation yet: what has no reference does not ask for one.
    if let (None, Some(cover)) = (&tender.reference, &mut letter.document.cover) {
        cover.reference = Vec::new();
    }
    let text = |words: &str| vec![Inline::text(words)];

    letter.title("Pourquoi cette lettre");
    letter.text("Madame, Monsieur,");
    letter.text(
        "Nous préparons un achat et voulons savoir ce que les entreprises du métier savent faire. L’article R2111-1 du code de \
         la commande publique permet de les interroger avant de lancer la procédure, et de se servir de leurs réponses à \
         condition de ne pas fausser la concurrence. Les mêmes questions sont posées à toutes.",
    );
    letter.text(
        "Cette lettre n’est ni une consultation, ni une demande de prix. La consultation, si elle a lieu, sera lancée à part.",
    );

    letter.title("L’achat en quelques faits");
    letter.facts(&told(tender));

    letter.title("Ce que nous vous demandons");
    let day = answer_by.map(law::long_date);
    letter.line(vec![
        Inline::text(
            "Remplissez le formulaire joint, Questionnaire.xlsx, et renvoyez-le au service suivant\u{a0}: ",
        ),
        Inline::variable(
            "buyer.contact",
            "Service à contacter",
            tender.buyer.contact.as_deref(),
        ),
        Inline::text(", avant le "),
        Inline::variable("sourcing.answer_by", "jour de réponse souhaité", day.as_deref()),
        Inline::text(
            ". À chaque question, répondez oui, non ou ne sais pas\u{a0}; une précision est facultative.",
        ),
    ]);
    letter.list(questions.iter().map(Question::asked).collect());

    letter.title("Ce que deviennent vos réponses");
    letter.bullets(vec![
        text("Répondre n’engage à rien et ne donne aucun avantage. Ne pas répondre ne retire aucun droit."),
        text(
            "Répondre n’empêche pas d’être candidat. Comme l’article R2111-2 du même code le demande, nous veillons à ce que la concurrence ne \
             soit pas faussée\u{a0}: ce que dit cette lettre et les questions posées seront donnés à tous les candidats, sans le \
             nom des entreprises interrogées ni leurs réponses.",
        ),
        text("N’écrivez aucun prix, ni rien que couvre le secret des affaires."),
        text(
            "Le nom et le courriel de la personne qui répond sont facultatifs. Ils servent à cet échange, ne sont ni publiés ni \
             transmis à d’autres, et sont effacés de notre dossier à sa demande.",
        ),
    ]);
    letter.text("Nous vous remercions de votre réponse.");
    letter.line(vec![Inline::variable(
        "buyer.signatory",
        "Nom et qualité du signataire",
        tender.buyer.signatory.as_deref(),
    )]);
    letter.document.typeset()
}
