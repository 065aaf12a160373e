//! CadreReponse.xlsx: what each candidate answers, criterion by criterion and requirement by requirement.

use drafting::{Answers, Part, Proofs, Question, Reply, Requirement, SUBCONTRACTED, Section, Theme};
use formats::write::book::{Entry, Sheet, Slot, xlsx};
use tender::Tender;

use super::firm::{awaiting, blue_cells, book_title, consultation, entry, has_blue, identity, text, title};
use crate::ApiError;

/// Characters of an answer that the clauses do not limit.
const LONGEST: u32 = 2_000;
/// Characters of the name of a file.
const FILE_NAME: u32 = 200;

pub(super) fn answer_frame(tender: &Tender, answers: &Answers) -> Result<Vec<u8>, ApiError> {
    let mut sheets = vec![opening(tender, answers)];
    for (n, part) in answers.parts.iter().enumerate() {
        for (theme, section) in part.sections() {
            if !section.is_empty() {
                sheets.push(asked(answers, n, part, theme, section));
            }
        }
    }
    Ok(xlsx(&book_title("Cadre de réponse", tender), &sheets)?)
}

/// How to answer, where, and who answers.
fn opening(tender: &Tender, answers: &Answers) -> Sheet {
    let mut sheet = Sheet::new("Entreprise", &[44, 52, 36]);
    title(&mut sheet, "Cadre de réponse", "");
    sheet.row([Slot::Note(
        "Remplissez les cases jaunes de chaque feuille, puis renvoyez ce fichier avec votre offre. Les autres cases sont \
         protégées, sans mot de passe."
            .to_owned(),
    )]);
    for line in answers.instructions() {
        sheet.row([Slot::Note(format!("– {line}"))]);
    }
    sheet.gap();
    let sections = answers.parts.iter().flat_map(Part::sections);
    if has_blue(tender, sections.flat_map(|(_, section)| &section.questions)) {
        sheet.row([Slot::Note(blue_cells("publication"))]);
    }
    consultation(&mut sheet, tender);
    let (label, reply) = SUBCONTRACTED;
    let mut more = vec![(label, entry(reply))];
    if answers.several {
        more.push(("Lots pour lesquels vous présentez une offre", Entry::Line(200)));
    }
    identity(&mut sheet, &more);
    sheet.gap();
    sheet.row([Slot::Band("Où répondre à chaque critère".to_owned())]);
    sheet.row(["Critère, sous son numéro", "Points", "Où répondre"].map(|word| Slot::Head(word.to_owned())));
    for one in &answers.criteria {
        let place = one.theme.map_or_else(
            || "Cadre de prix".to_owned(),
            |theme| match answers.several {
                true => format!("Feuilles «\u{a0}{}\u{a0}» de vos lots", answers.name(theme)),
                false => format!("Feuille «\u{a0}{}\u{a0}»", answers.name(theme)),
            },
        );
        let label = format!("{} {}", one.number, one.label);
        sheet.row([text(&label), text(&one.points), text(&place)]);
    }
    sheet
}

/// Name of a sheet: a spreadsheet takes 31 characters.
fn sheet_name(answers: &Answers, n: usize, part: &Part, theme: Theme) -> String {
    match part.lots.as_slice() {
        _ if !answers.several => answers.name(theme).to_owned(),
        [lot] => format!("Lot {lot} {}", answers.name(theme)),
        _ => format!("Lots {} {}", n + 1, answers.name(theme)),
    }
}

fn asked(answers: &Answers, n: usize, part: &Part, theme: Theme, section: &Section) -> Sheet {
    let name = sheet_name(answers, n, part, theme);
    let mut sheet = Sheet::new(&name, &[11, 42, 32, 13, 15, 44, 32, 22]).frozen(2);
    let heading = match part.lots.as_slice() {
        _ if !answers.several => answers.name(theme).to_owned(),
        [lot] if part.title.is_empty() => format!("Lot {lot}\u{a0}: {}", answers.name(theme)),
        [lot] => format!("Lot {lot} – {}\u{a0}: {}", part.title, answers.name(theme)),
        _ => format!("{}\u{a0}: {}", part.title, answers.name(theme)),
    };
    title(&mut sheet, &heading, "");
    if part.lots.len() > 1 {
        sheet.row([
            Slot::Empty,
            Slot::Head("Numéro du lot pour lequel vous répondez".to_owned()),
            Slot::Fill(Entry::Line(20)),
        ]);
        sheet.gap();
    }
    sheet.head(&[
        "N°",
        "Question ou exigence",
        "Comment la réponse compte",
        "Votre réponse",
        "Unité ou forme",
        "Votre texte ou vos explications",
        "Preuves admises, une au choix",
        "Preuve jointe (nom du fichier)",
    ]);
    if !section.questions.is_empty() {
        sheet.row([Slot::Band(
            "Questions notées\u{a0}: le numéro est celui du critère".to_owned(),
        )]);
        for one in &section.questions {
            question(&mut sheet, one);
        }
    }
    if !section.requirements.is_empty() {
        sheet.row([Slot::Band(format!(
            "Exigences obligatoires\u{a0}: le numéro est celui de l’article du {}",
            answers.technical
        ))]);
        for one in &section.requirements {
            requirement(&mut sheet, answers.technical, one);
        }
    }
    sheet
}

fn question(sheet: &mut Sheet, one: &Question) {
    let (asked, scoring) = one.in_a_cell();
    let [asked_waits, scoring_waits] = one.waits();
    let words = format!("{asked}\nAttendu\u{a0}: {}.", one.expected);
    let counts = match &one.criterion {
        Some(criterion) => format!("Critère {criterion}\n{scoring}"),
        None => "Sert à juger une exigence obligatoire.".to_owned(),
    };
    let (value, form) = match one.reply {
        Reply::Number => (
            Slot::Fill(Entry::Number),
            one.unit.clone().unwrap_or_else(|| "nombre".to_owned()),
        ),
        Reply::YesNo => (Slot::Fill(Entry::YesNo), "oui ou non".to_owned()),
        Reply::Date => (Slot::Fill(entry(one.reply)), "date".to_owned()),
        Reply::Text => (Slot::Closed, "texte, à côté".to_owned()),
        Reply::Document => (Slot::Closed, "document à joindre".to_owned()),
    };
    sheet.row([
        text(&one.number),
        awaiting(words, asked_waits),
        awaiting(counts, scoring_waits),
        value,
        text(&form),
        Slot::Fill(Entry::Words(one.longest.unwrap_or(LONGEST))),
        text(&one.proofs.words()),
        joined(&one.proofs),
    ]);
}

/// The cell for the name of a file; closed where nothing is joined.
fn joined(proofs: &Proofs) -> Slot {
    if proofs.are_joined() {
        Slot::Fill(Entry::Line(FILE_NAME))
    } else {
        Slot::Closed
    }
}

fn requirement(sheet: &mut Sheet, technical: &str, one: &Requirement) {
    sheet.row([
        // A criterion may bear the same number: the piece is named.
        text(&format!("{technical} {}", one.number)),
        text(&one.title),
        text("Obligatoire, sans points"),
        Slot::Fill(Entry::YesNo),
        text("oui ou non\u{a0}: respectée"),
        Slot::Fill(Entry::Words(LONGEST)),
        text(&one.proofs.words()),
        joined(&one.proofs),
    ]);
}
