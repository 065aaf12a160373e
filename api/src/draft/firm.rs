//! What the frames have in common: the sheet on which a firm says who it is, and the look of a line.

use drafting::{FIRM, Question, Reply};
use formats::write::book::{Entry, Sheet, Slot};
use tender::Tender;

pub(super) fn text(words: &str) -> Slot {
    Slot::Text(words.to_owned())
}

/// Words; what the buyer has not given stands between brackets there, and it can write in the cell.
pub(super) fn awaiting(words: String, waits: bool) -> Slot {
    if waits {
        Slot::BuyerWords(words)
    } else {
        Slot::Text(words)
    }
}

pub(super) fn title(sheet: &mut Sheet, words: &str, note: &str) {
    sheet.row([Slot::Title(words.to_owned())]);
    if !note.is_empty() {
        sheet.row([Slot::Note(note.to_owned())]);
    }
    sheet.gap();
}

/// Ways of proving, a line each.
pub(super) fn proofs(ways: &[String]) -> String {
    let lines: Vec<String> = ways.iter().map(|way| format!("– {way}")).collect();
    lines.join("\n")
}

/// What may be typed for a reply.
pub(super) fn entry(reply: Reply) -> Entry {
    match reply {
        Reply::Number => Entry::Number,
        Reply::YesNo => Entry::YesNo,
        Reply::Date => Entry::Date,
        Reply::Text | Reply::Document => Entry::Text,
    }
}

/// Whether the head of a frame, or one of its questions, waits for words of the buyer.
pub(super) fn has_blue<'q>(tender: &Tender, questions: impl IntoIterator<Item = &'q Question>) -> bool {
    let head = [&tender.buyer.name, &tender.reference, &tender.offers_deadline];
    head.into_iter()
        .any(|value| value.as_deref().is_none_or(|value| value.trim().is_empty()))
        || questions.into_iter().any(|one| one.waits().contains(&true))
}

/// What the blue cells are, when there are some.
pub(super) fn blue_cells(before: &str) -> String {
    format!("Cases bleues\u{a0}: à compléter par l’acheteur avant {before}.")
}

/// What the consultation is: what the need does not give is left for the buyer to write before sending.
pub(super) fn consultation(sheet: &mut Sheet, tender: &Tender) {
    let known = |sheet: &mut Sheet, label: &str, value: Option<&str>| {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        let slot = value.map_or(Slot::Buyer(Entry::Text), text);
        sheet.row([Slot::Head(label.to_owned()), slot]);
    };
    known(sheet, "Acheteur", buyer(tender).as_deref());
    known(sheet, "Objet", Some(&tender.objet));
    known(sheet, "Référence", tender.reference.as_deref());
    known(
        sheet,
        "Limite de remise des offres",
        tender.offers_deadline.as_deref(),
    );
    sheet.gap();
}

/// Who answers: the fields of every frame, then those given.
pub(super) fn identity(sheet: &mut Sheet, more: &[(&str, Entry)]) {
    let all = FIRM.iter().map(|(label, reply)| (*label, entry(*reply)));
    for (label, entry) in all.chain(more.iter().copied()) {
        sheet.row([Slot::Head(label.to_owned()), Slot::Fill(entry)]);
    }
}

/// Title of a workbook, with the reference of the consultation: it stands at the foot of each printed page.
pub(super) fn book_title(words: &str, tender: &Tender) -> String {
    match tender.reference.as_deref().map(str::trim) {
        None | Some("") => words.to_owned(),
        Some(reference) => format!("{words} – {reference}"),
    }
}

/// Who buys: the coordinator names the groupement that it buys for.
pub(super) fn buyer(tender: &Tender) -> Option<String> {
    if tender.is_joint() {
        let name = tender.coordinator()?;
        return Some(format!("Groupement de commandes, coordonnateur\u{a0}: {name}"));
    }
    tender.buyer.name.clone()
}
