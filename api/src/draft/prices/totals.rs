//! Totals under the lines, rate by rate, and the sheet that adds the lots up.

use drafting::{PricedLine, Schedule};
use formats::write::book::{Outcome, Sheet, Shown, Slot};

use super::columns::Columns;
use super::share;

/// Rates told apart under the lines: France has no more (the total says the tax of any other all the same).
const RATES: usize = 4;

/// Column of the designations: a line that has one waits for its price and its quantity.
const TITLE: &str = "B";

/// Where the totals of a lot stand.
pub(super) struct Totals {
    column: String,
    net: usize,
    tax: usize,
    gross: usize,
}

impl Totals {
    /// Writes the totals of the lines from row `top` to the last row written.
    pub(super) fn write(
        sheet: &mut Sheet,
        columns: &Columns,
        top: usize,
        lines: &[Option<&PricedLine>],
    ) -> Self {
        let last = sheet.next_row() - 1;
        let [_, _, rate, net, gross] = columns.named();
        let (top, last) = (top.to_string(), last.to_string());
        let margin = || vec![Slot::Empty; columns.before_price()];
        let row = |sheet: &mut Sheet, cells: [Slot; 4]| {
            let mut slots = margin();
            slots.extend(cells);
            sheet.row(slots)
        };
        let head = |words: &str| Slot::Head(words.to_owned());
        sheet.gap();
        row(
            sheet,
            [head("Totaux"), head("Taux"), head("Base HT"), head("Montant")],
        );
        let waiting = lines.iter().flatten().count();
        row(
            sheet,
            [
                head("Lignes sans prix"),
                Slot::Closed,
                Slot::Closed,
                Slot::Computed(
                    "SUMPRODUCT(({1}{3}:{1}{4}<>\"\")*({2}{3}:{2}{4}=\"\"))",
                    vec![TITLE.to_owned(), net.clone(), top.clone(), last.clone()],
                    Shown::Whole,
                    Outcome::Number(waiting as f64),
                ),
            ],
        );
        let total = |column: &str| {
            Slot::Computed(
                "SUM({1}{2}:{1}{3})",
                vec![column.to_owned(), top.clone(), last.clone()],
                Shown::Euros,
                Outcome::Number(0.0),
            )
        };
        let net_row = row(sheet, [head("Total HT"), Slot::Closed, Slot::Closed, total(&net)]);
        let mut known: Vec<f64> = lines
            .iter()
            .flatten()
            .filter_map(|line| line.vat_rate)
            .map(share)
            .collect();
        known.sort_by(f64::total_cmp);
        known.dedup();
        for n in 0..RATES {
            let here = sheet.next_row();
            let known = known.get(n).copied();
            let is = |number: f64| known.map_or(Outcome::Blank, |_| Outcome::Number(number));
            let parts = |more: &[&str]| {
                let mut parts = vec![rate.clone(), top.clone(), last.clone()];
                parts.extend(more.iter().map(|one| (*one).to_owned()));
                parts
            };
            let told = if n == 0 {
                Slot::Computed(
                    "IF(COUNT({1}{2}:{1}{3})=0,\"\",MIN({1}{2}:{1}{3}))",
                    parts(&[]),
                    Shown::Rate,
                    is(known.unwrap_or_default()),
                )
            } else {
                // The next rate above the one before.
                Slot::Computed(
                    "IF({1}{4}=\"\",\"\",IF(COUNTIF({1}{2}:{1}{3},\">\"&{1}{4})=0,\"\",\
                     SMALL({1}{2}:{1}{3},COUNTIF({1}{2}:{1}{3},\"<=\"&{1}{4})+1)))",
                    parts(&[&(here - 1).to_string()]),
                    Shown::Rate,
                    is(known.unwrap_or_default()),
                )
            };
            let at = here.to_string();
            let base = Slot::Computed(
                "IF({1}{5}=\"\",\"\",SUMIF({1}{2}:{1}{3},{1}{5},{4}{2}:{4}{3}))",
                parts(&[&net, &at]),
                Shown::Euros,
                is(0.0),
            );
            let tax = Slot::Computed(
                "IF({1}{6}=\"\",\"\",ROUND(SUMIF({1}{2}:{1}{3},{1}{6},{5}{2}:{5}{3})-SUMIF({1}{2}:{1}{3},{1}{6},{4}{2}:{4}{3}),2))",
                parts(&[&net, &gross, &at]),
                Shown::Euros,
                is(0.0),
            );
            row(sheet, [head("TVA"), told, base, tax]);
        }
        let tax_row = sheet.next_row();
        row(
            sheet,
            [
                head("Total de la TVA"),
                Slot::Closed,
                Slot::Closed,
                Slot::Computed(
                    "IF(COUNT({1}{3}:{1}{4})=COUNT({2}{3}:{2}{4}),ROUND(SUM({2}{3}:{2}{4})-SUM({1}{3}:{1}{4}),2),\"taux à donner\")",
                    vec![net.clone(), gross.clone(), top.clone(), last.clone()],
                    Shown::Euros,
                    Outcome::Number(0.0),
                ),
            ],
        );
        let gross_row = row(
            sheet,
            [
                head("Total TTC"),
                Slot::Closed,
                Slot::Closed,
                Slot::Computed(
                    "IF(COUNT({1}{3}:{1}{4})=COUNT({2}{3}:{2}{4}),SUM({2}{3}:{2}{4}),\"taux à donner\")",
                    vec![net, gross.clone(), top, last],
                    Shown::Euros,
                    Outcome::Number(0.0),
                ),
            ],
        );
        Self {
            column: gross,
            net: net_row,
            tax: tax_row,
            gross: gross_row,
        }
    }
}

/// The totals of all lots.
pub(super) fn recap(schedule: &Schedule, totals: &[Totals]) -> Sheet {
    let mut sheet = Sheet::new("Récapitulatif", &[7, 50, 18, 18, 18]);
    sheet.row([Slot::Title("Récapitulatif des lots".to_owned())]);
    sheet.row([Slot::Note(
        "Rien n’est à remplir ici\u{a0}: les totaux viennent des autres feuilles. Un lot sans prix ne compte pas.".to_owned(),
    )]);
    sheet.gap();
    sheet.head(&["Lot", "Intitulé", "Total HT", "TVA", "Total TTC"]);
    let lump = schedule.form.form.is_lump_sum();
    let first = sheet.next_row();
    for (n, (lot, total)) in schedule.lots.iter().zip(totals).enumerate() {
        let cell = |row: usize| {
            Slot::Computed(
                if lump {
                    "'DPGF lot {1}'!{2}{3}"
                } else {
                    "'DQE lot {1}'!{2}{3}"
                },
                vec![(n + 1).to_string(), total.column.clone(), row.to_string()],
                Shown::Euros,
                Outcome::Number(0.0),
            )
        };
        sheet.row([
            Slot::Number((n + 1) as f64),
            Slot::Text(lot.title.clone()),
            cell(total.net),
            cell(total.tax),
            cell(total.gross),
        ]);
    }
    let last = sheet.next_row() - 1;
    let sum = |column: &str| {
        // A lot whose rates are not all given says so in words: the whole is not known then.
        Slot::Computed(
            "IF(COUNT({1}{2}:{1}{3})=ROWS({1}{2}:{1}{3}),SUM({1}{2}:{1}{3}),\"taux à donner\")",
            vec![column.to_owned(), first.to_string(), last.to_string()],
            Shown::Euros,
            Outcome::Number(0.0),
        )
    };
    sheet.row([
        Slot::Empty,
        Slot::Head("Tous les lots".to_owned()),
        sum("C"),
        sum("D"),
        sum("E"),
    ]);
    sheet
}
