//! SuiviExecution.xlsx, internal: what is to check, when, the dates that follow from the notification, penalties applied.

use std::collections::BTreeMap;

use drafting::{Base, Cap, Check, FollowUp, Penalty};
use formats::write::book::{Entry, Outcome, Sheet, Shown, Slot, xlsx};
use tender::{Mission, Tender};

use super::firm::{book_title, text, title};
use crate::ApiError;

const STATES: &[&str] = &["à venir", "reçu", "conforme", "non conforme"];
/// Penalties that can be written down.
const LINES: usize = 20;
/// Shown in place of a date while the notification is not known.
const UNDATED: &str = "à dater à la notification";

pub(super) fn book(tender: &Tender, letter: bool, follow_up: &FollowUp) -> Result<Vec<u8>, ApiError> {
    let mut sheets = vec![checks(tender, &follow_up.checks)];
    // A small purchase is followed on one sheet.
    if !letter {
        sheets.extend(calendar(follow_up));
    }
    if !follow_up.penalties.is_empty() {
        sheets.push(penalties(&follow_up.penalties, follow_up.cap.as_ref(), letter));
    }
    Ok(xlsx(&book_title("Suivi de l’exécution", tender), &sheets)?)
}

fn checks(tender: &Tender, checks: &[Check]) -> Sheet {
    let mut sheet = Sheet::new("Suivi", &[18, 30, 15, 20, 42, 28, 20, 30, 13, 11, 24])
        .frozen(2)
        .filtered();
    let reference = tender.reference.as_deref().map(str::trim).unwrap_or_default();
    let object = match reference {
        "" => tender.objet.trim().to_owned(),
        reference => format!("{} – {reference}", tender.objet.trim()),
    };
    let mut note = format!(
        "{object}. Une ligne par chose à vérifier, dans l’ordre où elle vient. Les cases jaunes se remplissent\u{a0}; la colonne \
         «\u{a0}Qui vérifie\u{a0}» propose un service, à remplacer par le vôtre."
    );
    if tender.lot_count().is_some_and(|count| count > 1) {
        note.push_str(" Plusieurs lots\u{a0}: tenez un exemplaire de ce fichier par titulaire.");
    }
    if tender.mission() == Some(Mission::Passation) {
        note.push_str(" Groupement de commandes\u{a0}: chaque membre tient le sien, pour ce qu’il commande.");
    }
    title(&mut sheet, "Suivi de l’exécution, document interne", &note);
    sheet.head(&[
        "Étape",
        "Obligation",
        "Article",
        "Quand",
        "Ce qui est vérifié",
        "Preuve attendue",
        "Qui vérifie",
        "Pénalité",
        "État",
        "Reçu le",
        "Remarque",
    ]);
    for one in checks {
        sheet.row([
            text(one.moment.stage()),
            text(&one.title),
            text(&one.article),
            text(&one.when),
            text(&one.check),
            text(&one.proof),
            Slot::Filled(one.who.clone().unwrap_or_default()),
            text(&one.penalty),
            Slot::Fill(Entry::Choice(STATES)),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Text),
        ]);
    }
    sheet
}

/// What comes back at fixed dates, counted from the notification; none when nothing does.
fn calendar(follow_up: &FollowUp) -> Option<Sheet> {
    let mut due: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for one in &follow_up.checks {
        for month in &one.due {
            let titles = due.entry(*month).or_default();
            if !titles.contains(&one.title.as_str()) {
                titles.push(&one.title);
            }
        }
    }
    if due.is_empty() {
        return None;
    }
    let mut sheet = Sheet::new("Échéancier", &[26, 26, 80, 14, 34]).frozen(0);
    title(
        &mut sheet,
        "Échéancier des vérifications régulières",
        "Écrivez la date de notification\u{a0}: les dates se calculent. Les vérifications liées à un événement (livraison, panne, \
         commande…) ou à un mois de l’année n’y sont pas\u{a0}: elles sont dans la feuille «\u{a0}Suivi\u{a0}».",
    );
    let notified = sheet.row([
        Slot::Head("Date de notification".to_owned()),
        Slot::Fill(Entry::Date),
    ]);
    sheet.row([
        Slot::Head("Durée du marché".to_owned()),
        match follow_up.months {
            Some(months) => text(&format!("{months} mois")),
            None => Slot::Filled("inconnue\u{a0}: première échéance seule".to_owned()),
        },
    ]);
    sheet.gap();
    sheet.head(&["Date", "Depuis la notification", "À vérifier", "État", "Remarque"]);
    for (month, titles) in due {
        let places = vec![notified.to_string(), month.to_string()];
        let items: Vec<String> = titles.iter().map(|title| format!("– {title}")).collect();
        sheet.row([
            Slot::Computed(
                "IF(B{1}=\"\",\"à dater à la notification\",EDATE(B{1},{2}))",
                places,
                Shown::Date,
                Outcome::Words(UNDATED.to_owned()),
            ),
            text(&format!("{month} mois")),
            text(&items.join("\n")),
            Slot::Fill(Entry::Choice(STATES)),
            Slot::Fill(Entry::Text),
        ]);
    }
    Some(sheet)
}

fn penalties(penalties: &[Penalty], cap: Option<&Cap>, letter: bool) -> Sheet {
    let mut sheet = Sheet::new("Pénalités", &[36, 17, 60, 14, 14, 14, 16, 16, 34]);
    title(
        &mut sheet,
        "Pénalités appliquées",
        "Le titulaire présente ses observations avant toute pénalité. Écrivez chaque pénalité sur une ligne\u{a0}; le montant et \
         les totaux se calculent.",
    );
    sheet.row([Slot::Band("Les pénalités du marché".to_owned())]);
    sheet
        .row(["Pénalité", "Article", "Règle", "Montant d’une unité"].map(|word| Slot::Head(word.to_owned())));
    let first = sheet.next_row();
    for one in penalties {
        let unit = one.unit.map_or(Slot::Closed, Slot::Euros);
        sheet.row([text(&one.title), text(&one.article), text(&one.words), unit]);
    }
    let last = sheet.row([
        text("Retard"),
        text(""),
        text(&format!(
            "Pénalité de retard {}\u{a0}: écrivez 1 en quantité, et le montant calculé.",
            if letter {
                "de la lettre"
            } else {
                "du CCAG, sauf si une pièce la change"
            }
        )),
        Slot::Closed,
    ]);
    sheet.gap();
    sheet.row([Slot::Band("Celles qui sont appliquées".to_owned())]);
    sheet.head(&[
        "Pénalité",
        "Date des faits",
        "Faits, commande concernée",
        "Retard\u{a0}?",
        "Quantité",
        "Montant d’une unité, HT",
        "Montant HT",
        "Observations demandées le",
        "Décision",
    ]);
    let top = sheet.next_row();
    for _ in 0..LINES {
        let at = sheet.next_row().to_string();
        sheet.row([
            Slot::Fill(Entry::Among('A', first, last)),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Text),
            Slot::Fill(Entry::YesNo),
            Slot::Fill(Entry::Number),
            Slot::Fill(Entry::Euros),
            Slot::Formula(
                "IF(OR(E{1}=\"\",F{1}=\"\"),\"\",ROUND(E{1}*F{1},2))",
                vec![at],
                Shown::Euros,
            ),
            Slot::Fill(Entry::Date),
            Slot::Fill(Entry::Text),
        ]);
    }
    let bottom = sheet.next_row() - 1;
    sheet.gap();
    totals(&mut sheet, [top, bottom], cap);
    sheet
}

/// A line of the totals: its label, then its amount in the column of amounts.
fn total(sheet: &mut Sheet, label: &str, slot: Slot) -> usize {
    sheet.row([
        Slot::Head(label.to_owned()),
        Slot::Empty,
        Slot::Empty,
        Slot::Empty,
        Slot::Empty,
        Slot::Empty,
        slot,
    ])
}

fn totals(sheet: &mut Sheet, lines: [usize; 2], cap: Option<&Cap>) {
    let range: Vec<String> = lines.iter().map(ToString::to_string).collect();
    // Nothing is typed yet: each sum is zero.
    let zero = |pattern: &'static str, rows: Vec<String>| {
        Slot::Computed(pattern, rows, Shown::Euros, Outcome::Number(0.0))
    };
    let sum = |pattern: &'static str| zero(pattern, range.clone());
    let late = total(sheet, "Retards", sum("SUMIF(D{1}:D{2},\"oui\",G{1}:G{2})"));
    let others = total(
        sheet,
        "Autres pénalités",
        sum("SUM(G{1}:G{2})-SUMIF(D{1}:D{2},\"oui\",G{1}:G{2})"),
    );
    let Some(cap) = cap else {
        let rows = vec![late.to_string(), others.to_string()];
        total(sheet, "Total", zero("G{1}+G{2}", rows));
        return;
    };
    let mut due_late = late;
    if let Some(threshold) = cap.threshold {
        let amount = threshold.map_or(Slot::Fill(Entry::Euros), Slot::Euros);
        let at = total(sheet, "Les retards ne sont dus qu’au-delà de", amount);
        let rows = vec![late.to_string(), at.to_string()];
        due_late = total(sheet, "Retards dus", zero("IF(G{1}<=G{2},0,G{1})", rows));
    }
    let base = match cap.base {
        Base::Contract => "Montant HT qui sert de base au plafond",
        Base::Year => "Montant HT commandé dans l’année",
    };
    let base = total(sheet, base, Slot::Fill(Entry::Euros));
    let percent = cap
        .percent
        .map_or(Slot::Fill(Entry::Rate), |percent| Slot::Rate(percent / 100.0));
    let rate = total(sheet, "Plafond, en part de cette base", percent);
    let rows = vec![base.to_string(), rate.to_string()];
    let limit = total(
        sheet,
        "Plafond",
        Slot::Formula("IF(G{1}=\"\",\"\",ROUND(G{1}*G{2},2))", rows, Shown::Euros),
    );
    let rows: Vec<String> = [due_late, others, limit]
        .iter()
        .map(ToString::to_string)
        .collect();
    match cap.base {
        Base::Contract => total(
            sheet,
            "Total dans la limite du plafond",
            zero("IF(G{3}=\"\",G{1}+G{2},MIN(G{1}+G{2},G{3}))", rows),
        ),
        Base::Year => total(
            sheet,
            "Autres pénalités de l’année, dans la limite du plafond",
            zero("IF(G{3}=\"\",G{2},MIN(G{2},G{3}))", rows),
        ),
    };
    if cap.base == Base::Year {
        sheet.row([Slot::Note(
            "Accord-cadre\u{a0}: tenez cette feuille pour une année. Le retard d’une commande a son propre plafond, sur le montant de \
             cette commande\u{a0}: appliquez-le au montant que vous écrivez."
                .to_owned(),
        )]);
    }
    sheet.row([Slot::Note(format!("{}\u{a0}: {}", cap.article, cap.words))]);
}
