//! The columns of a sheet that multiplies prices by quantities: members of a groupement have one each.

use drafting::{PricedLine, Schedule};
use formats::write::book::{Entry, Outcome, Shown, Slot, letters};

/// Columns before those of the members: number, designation, article, unit.
const BEFORE: usize = 4;

pub(super) struct Columns {
    members: usize,
}

impl Columns {
    pub(super) fn new(members: usize) -> Self {
        Self { members }
    }

    /// Letters of the quantity, the price, the rate, the total HT and the total TTC.
    pub(super) fn named(&self) -> [String; 5] {
        let first = BEFORE + self.members;
        std::array::from_fn(|n| letters(first + n))
    }

    pub(super) fn widths(&self) -> Vec<u32> {
        let mut widths = vec![5, 40, 14, 10];
        widths.extend(std::iter::repeat_n(13, self.members));
        widths.extend([10, 19, 8, 16, 16]);
        widths
    }

    /// Empty cells before the price column.
    pub(super) fn before_price(&self) -> usize {
        BEFORE + self.members + 1
    }

    pub(super) fn heads<'s>(&self, schedule: &'s Schedule) -> Vec<&'s str> {
        let article = match schedule.piece {
            "CCP" => "Article du CCP",
            _ => "Article du CCTP",
        };
        let mut heads = vec!["N°", "Désignation", article, "Unité"];
        heads.extend(schedule.members.iter().map(String::as_str));
        heads.extend(["Quantité", "Prix unitaire HT", "TVA", "Total HT", "Total TTC"]);
        heads
    }

    /// The quantity of a line, that of each member before it.
    pub(super) fn quantities(&self, slots: &mut Vec<Slot>, line: Option<&PricedLine>, row: usize) {
        let whole = line
            .filter(|line| line.shares.is_empty())
            .and_then(|line| line.quantity);
        if self.members == 0 {
            slots.push(whole.map_or(Slot::Buyer(Entry::Number), Slot::Number));
            return;
        }
        // A quantity known as a whole stays; how the members share it may be said before the file is published.
        if let Some(whole) = whole {
            slots.extend(std::iter::repeat_n(Slot::Buyer(Entry::Number), self.members));
            slots.push(Slot::Number(whole));
            return;
        }
        let shares = line.map(|line| line.shares.as_slice()).unwrap_or_default();
        slots.extend((0..self.members).map(|n| {
            match shares.get(n).copied().flatten() {
                Some(share) => Slot::Number(share),
                None if shares.is_empty() => Slot::Buyer(Entry::Number),
                // The others said theirs: this member needs none.
                None => Slot::Number(0.0),
            }
        }));
        let outcome = line
            .filter(|line| !line.shares.is_empty())
            .and_then(|line| line.quantity)
            .map_or(Outcome::Blank, Outcome::Number);
        slots.push(Slot::Computed(
            "IF(COUNT({1}{3}:{2}{3})=0,\"\",SUM({1}{3}:{2}{3}))",
            vec![
                letters(BEFORE),
                letters(BEFORE + self.members - 1),
                row.to_string(),
            ],
            Shown::Quantity,
            outcome,
        ));
    }

    /// The totals of a line: none without a price, no total with tax without its rate.
    pub(super) fn amounts(&self, slots: &mut Vec<Slot>, row: usize) {
        let [quantity, price, rate, net, _] = self.named();
        let row = row.to_string();
        slots.push(Slot::Formula(
            "IF(OR({1}{3}=\"\",{2}{3}=\"\"),\"\",ROUND({1}{3}*{2}{3},2))",
            vec![quantity, price, row.clone()],
            Shown::Euros,
        ));
        slots.push(Slot::Formula(
            "IF(OR({1}{3}=\"\",{2}{3}=\"\"),\"\",ROUND({1}{3}*(1+{2}{3}),2))",
            vec![net, rate, row],
            Shown::Euros,
        ));
    }
}
