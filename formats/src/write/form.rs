//! The form that firms fill in (`Questionnaire.xlsx`): answers, a notice, and a hidden sheet by which an answer is tied
//! back to its questions.

use jiff::civil::Date;

use crate::error::Result;
use crate::form::{
    ANSWERS, DATE, HEADINGS, ID_LABEL, IDENTITY, LONGEST_NAME, LONGEST_PRECISION, MAIL, NAME, NOTICE, NUMBER,
    PERSON, VERSION, VERSION_LABEL,
};
use crate::write::book::{Entry, Sheet, Slot, xlsx};

/// A question of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    /// What ties the answer back to the question: the key of the capability.
    pub key: String,
    /// Its words.
    pub words: String,
    /// Whether the number and the validity of a certificate are asked with it.
    pub certificate: bool,
}

/// A form to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Identifier of the questionnaire: an answer to another one is recognised by it.
    pub id: String,
    /// Who asks, when known.
    pub buyer: Option<String>,
    /// Object of the purchase.
    pub object: String,
    /// Answers are waited for until this day.
    pub answer_by: Option<Date>,
    /// The questions, in order.
    pub questions: Vec<FormQuestion>,
}

/// Writes the form. Same form, same bytes.
///
/// # Errors
/// More than a spreadsheet holds.
pub fn form(form: &Form) -> Result<Vec<u8>> {
    xlsx(
        "Questionnaire de sourçage",
        &[answers(form), notice(), identity(form)],
    )
}

fn answers(form: &Form) -> Sheet {
    let mut sheet = Sheet::new(ANSWERS, &[5, 66, 14, 46, 22, 15]);
    sheet.row([Slot::Title("Questionnaire de sourçage".to_owned())]);
    let mut about = match form
        .buyer
        .as_deref()
        .map(str::trim)
        .filter(|buyer| !buyer.is_empty())
    {
        Some(buyer) => format!("Acheteur\u{a0}: {buyer}. Objet\u{a0}: {}.", end(&form.object)),
        None => format!("Objet\u{a0}: {}.", end(&form.object)),
    };
    if let Some(day) = form.answer_by {
        about.push_str(&format!(
            " Réponse attendue pour le {}.",
            day.strftime("%d/%m/%Y")
        ));
    }
    sheet.row([Slot::Note(about)]);
    sheet.row([Slot::Note(
        "Remplissez les cases jaunes. À chaque question, choisissez oui, non ou ne sais pas\u{a0}; une précision est \
         facultative. Laissez les lignes et les colonnes comme elles sont."
            .to_owned(),
    )]);
    sheet.gap();
    let longest = u32::try_from(LONGEST_NAME).unwrap_or(u32::MAX);
    for (label, entry) in [
        (NAME, Entry::Line(longest)),
        (NUMBER, Entry::Line(longest)),
        (PERSON, Entry::Line(longest)),
        (MAIL, Entry::Line(longest)),
        (DATE, Entry::Date),
    ] {
        sheet.row([Slot::Empty, Slot::Head(label.to_owned()), Slot::Wide(entry, 2)]);
    }
    sheet.row([Slot::Note(
        "Le nom et le courriel servent à cet échange\u{a0}: ils ne sont ni publiés ni transmis à d’autres, et l’acheteur les efface \
         de son dossier à votre demande."
            .to_owned(),
    )]);
    sheet.gap();
    sheet.head(&HEADINGS);
    for (n, question) in form.questions.iter().enumerate() {
        let precision = u32::try_from(LONGEST_PRECISION).unwrap_or(u32::MAX);
        let [number, validity] = if question.certificate {
            [Slot::Fill(Entry::Line(longest)), Slot::Fill(Entry::Date)]
        } else {
            [Slot::Closed, Slot::Closed]
        };
        sheet.row([
            Slot::Text((n + 1).to_string()),
            Slot::Text(question.words.clone()),
            Slot::Fill(Entry::Reply),
            Slot::Fill(Entry::Line(precision)),
            number,
            validity,
        ]);
    }
    sheet
}

/// The words without the mark that would end them twice.
fn end(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

fn notice() -> Sheet {
    let mut sheet = Sheet::new(NOTICE, &[96]);
    sheet.row([Slot::Title("Notice".to_owned())]);
    let parts: [(&str, &[&str]); 5] = [
        (
            "À quoi sert ce questionnaire",
            &[
                "Avant de lancer un achat, un acheteur public peut consulter des entreprises pour savoir ce qu’elles savent \
                 faire (article R2111-1 du code de la commande publique). C’est le sourçage. Les questions sont les mêmes pour \
                 toutes.",
                "Ce n’est pas un appel d’offres. Une consultation, si elle a lieu, sera lancée à part.",
            ],
        ),
        (
            "Ce à quoi vous vous engagez",
            &[
                "Rien. Répondre n’engage à rien et ne donne aucun avantage. Ne pas répondre ne retire aucun droit.",
                "Si vous êtes candidat ensuite, l’acheteur veille à ce que la concurrence ne soit pas faussée\u{a0}: les mêmes \
                 informations seront données à tous les candidats (article R2111-2). Ni le nom de votre entreprise ni vos \
                 réponses n’y figureront.",
            ],
        ),
        (
            "Comment répondre",
            &[
                "Oui\u{a0}: vous le faites ou l’avez aujourd’hui. Non\u{a0}: vous ne le faites pas ou ne l’avez pas. Ne sais \
                 pas, ou case vide\u{a0}: rien n’en sera conclu.",
                "Pour un certificat, donnez si possible son numéro et sa date de fin de validité. Une preuve équivalente \
                 compte autant\u{a0}: décrivez-la dans la précision.",
                "Écrivez les réponses elles-mêmes, pas de formules. Une précision tient en 500\u{a0}signes.",
            ],
        ),
        (
            "Ce qu’il ne faut pas écrire",
            &[
                "Aucun prix. Aucun secret des affaires\u{a0}: ni procédé réservé, ni marge, ni nom de client. Rien sur d’autres \
                 entreprises.",
            ],
        ),
        (
            "Vos données",
            &[
                "Le nom et le courriel sont facultatifs. Ils servent à vous joindre pour cet échange, ne sont ni \
                 publiés ni transmis à d’autres, et sont effacés du dossier de l’acheteur à votre demande.",
            ],
        ),
    ];
    for (heading, sentences) in parts {
        sheet.gap();
        sheet.row([Slot::Head(heading.to_owned())]);
        for words in sentences {
            sheet.row([Slot::Note((*words).to_owned())]);
        }
    }
    sheet
}

fn identity(form: &Form) -> Sheet {
    let text = |words: &str| Slot::Text(words.to_owned());
    let mut sheet = Sheet::new(IDENTITY, &[24, 60, 12, 90]).hidden();
    sheet.row([text(VERSION_LABEL), text(VERSION)]);
    sheet.row([text(ID_LABEL), text(&form.id)]);
    sheet.head(&["N°", "Clé", "Certificat", "Question"]);
    for (n, question) in form.questions.iter().enumerate() {
        sheet.row([
            text(&(n + 1).to_string()),
            text(&question.key),
            text(if question.certificate { "oui" } else { "non" }),
            text(&question.words),
        ]);
    }
    sheet
}
