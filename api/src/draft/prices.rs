//! BPU-DQE.xlsx and DPGF.xlsx: what each candidate prices. The buyer’s unknowns have a colour of their own.

mod columns;
mod totals;

use drafting::{PricedLine, PricedLot, Schedule};
use formats::write::book::{Entry, Outcome, Sheet, Shown, Slot, xlsx_with_choices};
use tender::Tender;

use self::columns::Columns;
use self::totals::Totals;
use super::firm::{blue_cells, book_title, buyer};
use crate::ApiError;

/// Lines offered to the buyer for a lot that has none.
const LINES: usize = 20;

/// Name of the file, without its ending.
pub(super) fn stem(schedule: &Schedule) -> &'static str {
    if schedule.form.form.is_lump_sum() {
        "DPGF"
    } else {
        "BPU-DQE"
    }
}

/// The workbook.
pub(super) fn book(tender: &Tender, schedule: &Schedule) -> Result<Vec<u8>, ApiError> {
    let frame = Frame { tender, schedule };
    let mut sheets = Vec::new();
    let mut totals = Vec::new();
    let lump = schedule.form.form.is_lump_sum();
    for (n, lot) in schedule.lots.iter().enumerate() {
        if lump {
            let (sheet, total) = frame.dpgf(n, lot);
            sheets.push(sheet);
            totals.push(total);
        } else {
            let (bpu, first) = frame.bpu(n, lot);
            let (dqe, total) = frame.dqe(n, lot, first);
            sheets.extend([bpu, dqe]);
            totals.push(total);
        }
    }
    if schedule.several {
        sheets.push(totals::recap(schedule, &totals));
    }
    let title = if lump {
        "Décomposition du prix global et forfaitaire"
    } else {
        "Bordereau des prix unitaires et détail quantitatif estimatif"
    };
    Ok(xlsx_with_choices(
        &book_title(title, tender),
        &sheets,
        &schedule.articles,
    )?)
}

struct Frame<'a> {
    tender: &'a Tender,
    schedule: &'a Schedule,
}

fn text(words: impl Into<String>) -> Slot {
    Slot::Text(words.into())
}

/// Rates are written 0.2 for 20 %.
pub(super) fn share(percent: f64) -> f64 {
    (percent * 1e6).round() / 1e8
}

impl Frame<'_> {
    fn name(&self, piece: &str, n: usize) -> String {
        if self.schedule.several {
            format!("{piece} lot {}", n + 1)
        } else {
            piece.to_owned()
        }
    }

    /// Title, who buys what, and what to do with the colours.
    fn opening(&self, sheet: &mut Sheet, piece: &str, n: usize, lot: &PricedLot, what: &str, blue: bool) {
        let title = match (self.schedule.several, lot.title.is_empty()) {
            (true, false) => format!("{piece} – Lot {}\u{a0}: {}", n + 1, lot.title),
            (true, true) => format!("{piece} – Lot {}", n + 1),
            (false, _) => piece.to_owned(),
        };
        sheet.row([Slot::Title(title)]);
        let known = |label: &str, value: Option<&str>| {
            let value = value.map(str::trim).filter(|value| !value.is_empty())?;
            Some(format!("{label}\u{a0}: {value}"))
        };
        let facts: Vec<String> = [
            known("Acheteur", buyer(self.tender).as_deref()),
            known("Objet", Some(&self.tender.objet)),
            known("Référence", self.tender.reference.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        sheet.row([Slot::Note(facts.join(". "))]);
        let mut words = what.to_owned();
        if blue {
            words.push_str(&format!(" {}", blue_cells("publication")));
        }
        sheet.row([Slot::Note(words)]);
        sheet.gap();
    }

    /// Who answers, and the minimum of the lot where the price schedule says it.
    fn answers(&self, sheet: &mut Sheet) {
        sheet.row([
            Slot::Empty,
            Slot::Head("Nom de l’entreprise".to_owned()),
            Slot::Wide(Entry::Text, 3),
        ]);
        if self.schedule.minimum {
            sheet.row([
                Slot::Empty,
                Slot::Head("Minimum de commandes du lot, HT".to_owned()),
                Slot::Buyer(Entry::Euros),
            ]);
        }
        sheet.gap();
    }

    /// Whether the buyer has cells to write in the lines of a lot: those of its words, or those of its quantities.
    fn has_blue(&self, lot: &PricedLot, words: bool, quantities: bool) -> bool {
        lot.lines.is_empty()
            || lot.lines.iter().any(|line| {
                (words && (line.unit.is_none() || line.article.is_none()))
                    || (quantities
                        && (line.quantity.is_none()
                            || (line.shares.is_empty() && !self.schedule.members.is_empty())))
            })
    }

    /// Number, designation, article and unit of a line; of none, the cells for the buyer.
    fn described(&self, n: usize, line: Option<&PricedLine>) -> Vec<Slot> {
        let number = Slot::Number((n + 1) as f64);
        let choice = match u32::try_from(self.schedule.articles.len()) {
            Ok(rows) if rows > 0 => Slot::Buyer(Entry::OneOf(rows)),
            _ => Slot::Buyer(Entry::Text),
        };
        match line {
            Some(line) => vec![
                number,
                text(line.title.clone()),
                line.article.clone().map_or(choice, text),
                line.unit.clone().map_or(Slot::Buyer(Entry::Text), text),
            ],
            None => vec![number, Slot::Buyer(Entry::Text), choice, Slot::Buyer(Entry::Text)],
        }
    }

    /// The same in the DQE, read from the BPU where the buyer writes it.
    fn read_back(&self, n: usize, line: Option<&PricedLine>, lot: usize, row: usize) -> Vec<Slot> {
        self.described(n, line)
            .into_iter()
            .zip(["A", "B", "C", "D"])
            .map(|(slot, column)| match slot {
                Slot::Buyer(_) => self.in_bpu(column, lot, row, Shown::Words, Outcome::Blank),
                slot => slot,
            })
            .collect()
    }

    fn in_bpu(&self, column: &str, lot: usize, row: usize, shown: Shown, outcome: Outcome) -> Slot {
        if self.schedule.several {
            Slot::Computed(
                "IF('BPU lot {1}'!{2}{3}=\"\",\"\",'BPU lot {1}'!{2}{3})",
                vec![(lot + 1).to_string(), column.to_owned(), row.to_string()],
                shown,
                outcome,
            )
        } else {
            Slot::Computed(
                "IF(BPU!{1}{2}=\"\",\"\",BPU!{1}{2})",
                vec![column.to_owned(), row.to_string()],
                shown,
                outcome,
            )
        }
    }

    fn rate(&self, line: Option<&PricedLine>) -> Slot {
        match line.and_then(|line| line.vat_rate) {
            Some(rate) => Slot::FilledNumber(Entry::Rate, share(rate)),
            None => Slot::Fill(Entry::Rate),
        }
    }

    /// Lines of a lot, or as many empty ones as are offered.
    fn lines<'l>(&self, lot: &'l PricedLot) -> Vec<Option<&'l PricedLine>> {
        if lot.lines.is_empty() {
            vec![None; LINES]
        } else {
            lot.lines.iter().map(Some).collect()
        }
    }

    /// The unit prices; gives the row of the first.
    fn bpu(&self, n: usize, lot: &PricedLot) -> (Sheet, usize) {
        let mut sheet = Sheet::new(&self.name("BPU", n), &[5, 46, 22, 12, 16, 9, 16]);
        self.opening(
            &mut sheet,
            "Bordereau des prix unitaires (BPU)",
            n,
            lot,
            "Pièce contractuelle. L’entreprise remplit les cases jaunes\u{a0}: un prix hors taxes et un taux de TVA par ligne.",
            self.schedule.minimum || self.has_blue(lot, true, false),
        );
        self.answers(&mut sheet);
        let article = format!("Article ({})", self.schedule.piece);
        sheet.head(&[
            "N°",
            "Désignation",
            &article,
            "Unité",
            "Prix unitaire HT",
            "TVA",
            "Prix unitaire TTC",
        ]);
        let first = sheet.next_row();
        for (rank, line) in self.lines(lot).into_iter().enumerate() {
            let row = sheet.next_row().to_string();
            let mut slots = self.described(rank, line);
            slots.extend([
                Slot::Fill(Entry::Euros),
                self.rate(line),
                Slot::Formula(
                    "IF(OR(E{1}=\"\",F{1}=\"\"),\"\",ROUND(E{1}*(1+F{1}),2))",
                    vec![row],
                    Shown::Euros,
                ),
            ]);
            sheet.row(slots);
        }
        (sheet, first)
    }

    /// The estimate, whose prices are those of the unit prices, row by row.
    fn dqe(&self, n: usize, lot: &PricedLot, first: usize) -> (Sheet, Totals) {
        let columns = Columns::new(self.schedule.members.len());
        let mut sheet = Sheet::new(&self.name("DQE", n), &columns.widths());
        self.opening(
            &mut sheet,
            "Détail quantitatif estimatif (DQE)",
            n,
            lot,
            "Pièce non contractuelle\u{a0}: elle sert à comparer les offres. Les prix viennent du BPU, rien n’est à remplir ici par \
             l’entreprise.",
            self.has_blue(lot, false, true),
        );
        sheet.head(&columns.heads(self.schedule));
        let top = sheet.next_row();
        for (rank, line) in self.lines(lot).into_iter().enumerate() {
            let mut slots = self.read_back(rank, line, n, first + rank);
            let rate = line.and_then(|line| line.vat_rate);
            let outcome = rate.map_or(Outcome::Blank, |rate| Outcome::Number(share(rate)));
            columns.quantities(&mut slots, line, sheet.next_row());
            slots.push(self.in_bpu("E", n, first + rank, Shown::Euros, Outcome::Blank));
            slots.push(self.in_bpu("F", n, first + rank, Shown::Rate, outcome));
            columns.amounts(&mut slots, sheet.next_row());
            sheet.row(slots);
        }
        let total = Totals::write(&mut sheet, &columns, top, &self.lines(lot));
        (sheet, total)
    }

    /// The lump sum and its detail.
    fn dpgf(&self, n: usize, lot: &PricedLot) -> (Sheet, Totals) {
        let columns = Columns::new(self.schedule.members.len());
        let mut sheet = Sheet::new(&self.name("DPGF", n), &columns.widths());
        self.opening(
            &mut sheet,
            "Décomposition du prix global et forfaitaire (DPGF)",
            n,
            lot,
            "Pièce contractuelle. L’entreprise remplit les cases jaunes\u{a0}: un prix hors taxes et un taux de TVA par ligne. Le total est \
             le prix global et forfaitaire.",
            self.schedule.minimum || self.has_blue(lot, true, true),
        );
        self.answers(&mut sheet);
        sheet.head(&columns.heads(self.schedule));
        let top = sheet.next_row();
        for (rank, line) in self.lines(lot).into_iter().enumerate() {
            let mut slots = self.described(rank, line);
            columns.quantities(&mut slots, line, sheet.next_row());
            slots.extend([Slot::Fill(Entry::Euros), self.rate(line)]);
            columns.amounts(&mut slots, sheet.next_row());
            sheet.row(slots);
        }
        let total = Totals::write(&mut sheet, &columns, top, &self.lines(lot));
        (sheet, total)
    }
}
