//! CadreDevis.xlsx: what each firm fills in and sends back with its offer.

use drafting::{PricedLine, Question, Quote, Requirement, Schedule};
use formats::write::book::{Entry, Outcome, Sheet, Shown, Slot, xlsx};
use tender::Tender;

use super::firm::{
    awaiting, blue_cells, book_title, consultation, entry, has_blue, identity, proofs, text, title,
};
use crate::ApiError;

/// Lines offered for the articles of a need that says no quantities.
const LINES: usize = 15;

pub(super) fn quote_frame(
    tender: &Tender,
    quote: &Quote,
    schedule: Option<&Schedule>,
) -> Result<Vec<u8>, ApiError> {
    let mut sheets = vec![firm(tender, quote), prices(quote, schedule)];
    if !quote.requirements.is_empty() {
        sheets.push(requirements(&quote.requirements));
    }
    if !quote.questions.is_empty() {
        sheets.push(questions(&quote.questions));
    }
    Ok(xlsx(&book_title("Cadre de devis", tender), &sheets)?)
}

fn firm(tender: &Tender, quote: &Quote) -> Sheet {
    let mut sheet = Sheet::new("Entreprise", &[42, 52]);
    let mut note = "Remplissez les cases jaunes de chaque feuille, puis renvoyez ce fichier. Les autres cases sont protégées, \
                    sans mot de passe."
        .to_owned();
    if has_blue(tender, &quote.questions) {
        note.push_str(&format!(" {}", blue_cells("l’envoi")));
    }
    title(&mut sheet, "Votre entreprise", &note);
    consultation(&mut sheet, tender);
    identity(
        &mut sheet,
        &[
            (
                "Sur l’honneur, l’entreprise n’est dans aucun des cas qui excluent des marchés publics (articles L. 2141-1 \
                 et suivants du code de la commande publique)",
                Entry::YesNo,
            ),
            (
                "Nom et qualité de la personne qui engage l’entreprise",
                Entry::Text,
            ),
            ("Date de l’offre", Entry::Date),
        ],
    );
    sheet
}

fn prices(quote: &Quote, schedule: Option<&Schedule>) -> Sheet {
    let mut sheet = Sheet::new("Prix", &[5, 46, 12, 10, 15, 9, 16, 16]);
    let lots = schedule
        .map(|schedule| schedule.lots.as_slice())
        .unwrap_or_default();
    let written = !lots.is_empty() && lots.iter().all(|lot| !lot.lines.is_empty());
    let unknown = lots
        .iter()
        .flat_map(|lot| &lot.lines)
        .any(|line| line.unit.is_none() || line.quantity.is_none());
    let mut note = if written {
        "Les articles et les quantités sont les mêmes pour toutes les entreprises. L’entreprise écrit ses prix hors taxes et ses taux de \
         TVA. Les totaux se calculent."
    } else {
        "L’acheteur écrit les articles, leurs unités et leurs quantités avant l’envoi\u{a0}: ils sont les mêmes pour toutes les \
         entreprises. L’entreprise écrit ses prix hors taxes et ses taux de TVA. Les totaux se calculent."
    }
    .to_owned();
    if unknown {
        note.push_str(&format!(" {}", blue_cells("l’envoi")));
    }
    title(&mut sheet, "Vos prix", &note);
    if let Some(scoring) = &quote.price_scoring {
        sheet.row([Slot::Note(format!("Points du prix. {scoring}"))]);
        sheet.gap();
    }
    for (n, lot) in quote.lots.iter().enumerate() {
        if quote.several {
            sheet.row([Slot::Title(format!("Lot {} – {lot}", n + 1))]);
        }
        sheet.head(&[
            "N°",
            "Article",
            "Unité",
            "Quantité",
            "Prix unitaire HT",
            "TVA",
            "Total HT",
            "Total TTC",
        ]);
        let lines = lots.get(n).map(|lot| lot.lines.as_slice()).unwrap_or_default();
        let lines: Vec<Option<&PricedLine>> = if lines.is_empty() {
            vec![None; LINES]
        } else {
            lines.iter().map(Some).collect()
        };
        let first = sheet.next_row();
        for (rank, line) in lines.into_iter().enumerate() {
            sheet_line(&mut sheet, rank + 1, line);
        }
        let range = [first.to_string(), (sheet.next_row() - 1).to_string()];
        let total = |pattern: &'static str| {
            Slot::Computed(pattern, range.to_vec(), Shown::Euros, Outcome::Number(0.0))
        };
        sheet.row([
            Slot::Empty,
            Slot::Head("Total".to_owned()),
            Slot::Empty,
            Slot::Empty,
            Slot::Empty,
            Slot::Empty,
            total("SUM(G{1}:G{2})"),
            // A price without its rate is in no total with tax: the sum would be wrong.
            total("IF(COUNT(G{1}:G{2})=COUNT(H{1}:H{2}),SUM(H{1}:H{2}),\"taux à donner\")"),
        ]);
        sheet.gap();
    }
    sheet
}

/// A line as the need says it, what it does not say being the buyer's; or a line all to write.
fn sheet_line(sheet: &mut Sheet, rank: usize, line: Option<&PricedLine>) {
    let at = sheet.next_row().to_string();
    let formula = |pattern: &'static str| Slot::Formula(pattern, vec![at.clone()], Shown::Euros);
    let [article, unit, quantity, rate] = match line {
        Some(line) => [
            text(&line.title),
            line.unit.as_deref().map_or(Slot::Buyer(Entry::Text), text),
            line.quantity.map_or(Slot::Buyer(Entry::Number), Slot::Number),
            match line.vat_rate {
                Some(rate) => Slot::FilledNumber(Entry::Rate, super::prices::share(rate)),
                None => Slot::Fill(Entry::Rate),
            },
        ],
        None => [
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::Number),
            Slot::Fill(Entry::Rate),
        ],
    };
    sheet.row([
        Slot::Number(rank as f64),
        article,
        unit,
        quantity,
        Slot::Fill(Entry::Euros),
        rate,
        formula("IF(OR(D{1}=\"\",E{1}=\"\"),\"\",ROUND(D{1}*E{1},2))"),
        // Without its rate, a line has no total with tax: none is supposed.
        formula("IF(OR(G{1}=\"\",F{1}=\"\"),\"\",ROUND(G{1}*(1+F{1}),2))"),
    ]);
}

fn requirements(requirements: &[Requirement]) -> Sheet {
    let mut sheet = Sheet::new("Exigences", &[8, 30, 12, 44, 44, 26]);
    title(
        &mut sheet,
        "Vos réponses aux exigences",
        "Chaque numéro est celui de la lettre de consultation. Une seule des preuves citées suffit, et tout moyen de preuve \
         équivalent est accepté.",
    );
    sheet.head(&[
        "N°",
        "Exigence",
        "Respectée\u{a0}?",
        "Comment",
        "Preuves admises, une au choix",
        "Preuve jointe (nom du fichier)",
    ]);
    for one in requirements {
        sheet.row([
            text(&one.number),
            text(&one.title),
            Slot::Fill(Entry::YesNo),
            Slot::Fill(Entry::Text),
            text(&proofs(&one.proofs.offered)),
            proof_cell(&one.proofs.offered),
        ]);
    }
    sheet
}

fn questions(questions: &[Question]) -> Sheet {
    let mut sheet = Sheet::new("Questions", &[5, 22, 46, 34, 14, 32, 32, 20]);
    title(
        &mut sheet,
        "Vos réponses aux questions",
        "Elles servent à comparer les offres, d’après les critères de la lettre, et vous engagent. Un chiffre s’écrit dans \
         la case «\u{a0}Valeur\u{a0}»\u{a0}; expliquez-le à \
         côté. Le «\u{a0}poids\u{a0}» d’un critère est son nombre de points\u{a0}; la «\u{a0}valeur\u{a0}» est votre réponse.",
    );
    sheet.head(&[
        "N°",
        "Critère",
        "Question",
        "Comment les points sont donnés",
        "Valeur",
        "Explication",
        "Preuves admises, une au choix",
        "Preuve jointe (nom du fichier)",
    ]);
    for one in questions {
        let (asked, scoring) = one.in_a_cell();
        let [asked_waits, scoring_waits] = one.waits();
        sheet.row([
            text(&one.number),
            text(one.criterion.as_deref().unwrap_or("Exigence")),
            awaiting(format!("{asked}\nAttendu\u{a0}: {}.", one.expected), asked_waits),
            awaiting(scoring, scoring_waits),
            Slot::Fill(entry(one.reply)),
            Slot::Fill(Entry::Text),
            text(&proofs(&one.proofs.offered)),
            proof_cell(&one.proofs.offered),
        ]);
    }
    sheet
}

/// Where nothing is asked, nothing is to fill in.
fn proof_cell(ways: &[String]) -> Slot {
    if ways.is_empty() {
        text("")
    } else {
        Slot::Fill(Entry::Text)
    }
}
