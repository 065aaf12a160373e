//! The price schedule of a draft: its lines with the real number of the article that describes each. Values, without a layout.

use document::{Document, DocumentKind, Passage, Place};
use tender::{PriceFormChoice, PriceLine};

use crate::missing::Missing;
use crate::{Brief, Draft};

/// A line to price.
#[derive(Debug, Clone, PartialEq)]
pub struct PricedLine {
    /// What is priced.
    pub title: String,
    /// Number of the article that describes it, as printed; `None`: for the buyer to choose.
    pub article: Option<String>,
    /// Unit; `None`: for the buyer to write.
    pub unit: Option<String>,
    /// Quantity; `None`: for the buyer to write.
    pub quantity: Option<f64>,
    /// Quantity of each member, as many as [`Schedule::members`]; empty when the line does not say it.
    pub shares: Vec<Option<f64>>,
    /// Rate of VAT given by the buyer, in percent.
    pub vat_rate: Option<f64>,
    /// Whether it is at a lump sum among unit prices.
    pub lump_sum: bool,
}

/// The lines of a lot.
#[derive(Debug, Clone, PartialEq)]
pub struct PricedLot {
    /// Its title; the object when there are no lots, empty when it is unknown.
    pub title: String,
    /// Its lines; empty: for the buyer to write.
    pub lines: Vec<PricedLine>,
}

/// A price schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Form of the prices, and why.
    pub form: PriceFormChoice,
    /// What the piece that describes the need is called (« CCTP »).
    pub piece: &'static str,
    /// Its articles, each `number – title`.
    pub articles: Vec<String>,
    /// The lots, in order; one without a number when there are none.
    pub lots: Vec<PricedLot>,
    /// Whether these are lots, numbered from 1.
    pub several: bool,
    /// Members of the groupement, the buyer first; empty when it buys alone.
    pub members: Vec<String>,
    /// Whether each lot says its own minimum here.
    pub minimum: bool,
    /// What does not fit, in French.
    pub conflicts: Vec<String>,
}

/// The option by which the buyer promises a minimum of orders.
const MINIMUM: &str = "accord-cadre-minimum";

/// The price schedule of a draft; `None` when no piece describes the need.
#[must_use]
pub fn schedule(brief: &Brief<'_>, draft: &Draft<'_>) -> Option<Schedule> {
    let tender = brief.tender;
    let of = |kind| draft.documents.iter().find(|one| one.kind == kind);
    let technical = of(DocumentKind::Cctp)
        .or_else(|| of(DocumentKind::Ccp))
        .or_else(|| of(DocumentKind::Lettre))?;
    let letter = technical.kind == DocumentKind::Lettre;
    let places = Places::new(technical, draft);
    let count = tender.lot_count().map_or(1, |n| n.max(1));
    let several = count > 1;
    let members: Vec<String> = if tender.is_joint() {
        tender.member_names().into_iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    };
    let mut lots: Vec<PricedLot> = (0..count)
        .map(|n| PricedLot {
            title: match tender.lot.get(n) {
                Some(lot) => lot.title.trim().to_owned(),
                None if several => String::new(),
                None => tender.objet.trim().to_owned(),
            },
            lines: Vec::new(),
        })
        .collect();
    let mut conflicts = Vec::new();
    let mut without = Vec::new();
    for line in &tender.price_line {
        let lot = line.lot.map_or(1, |lot| lot as usize).clamp(1, count);
        let article = match places.article(line) {
            Ok(article) => article,
            Err(said) => {
                conflicts.push(said);
                None
            }
        };
        let said = |words: &Option<String>| words.as_deref().is_some_and(|words| !words.trim().is_empty());
        if !said(&line.article) && !said(&line.description) {
            without.push(format!("«\u{a0}{}\u{a0}»", line.title.trim()));
        }
        lots[lot - 1].lines.push(priced(line, article, &members));
    }
    if !without.is_empty() {
        let more = without.len().saturating_sub(SHOWN);
        let mut list = without[..without.len().min(SHOWN)].join(", ");
        if more > 0 {
            list.push_str(&format!(" et {more}\u{a0}de plus"));
        }
        conflicts.push(format!(
            "Lignes de prix que rien ne décrit ({list})\u{a0}: écrivez ce qui est demandé, ou l’article {} sur lequel chacune repose, pour \
             que le prix porte sur une prestation décrite",
            if letter { "de la lettre" } else { "du cahier technique" }
        ));
    }
    let parts: Vec<String> = tender.price_line.iter().filter_map(cut_unit).collect();
    if !parts.is_empty() {
        conflicts.push(format!(
            "Quantités qui ne sont pas entières ({})\u{a0}: ce qui se compte à la pièce s’achète entier, corrigez la quantité ou l’unité",
            parts.join(", ")
        ));
    }
    let framework = several && tender.accord_cadre == Some(true) && !letter;
    let chosen = |module: &str| {
        let mut kept = draft.selection.chosen.iter();
        kept.any(|one| one.module.head.id == module)
    };
    Some(Schedule {
        form: tender.price_form(),
        piece: if letter {
            "Lettre"
        } else {
            crate::piece_name(technical.kind)
        },
        articles: places.list,
        lots,
        several,
        members,
        minimum: framework && chosen(MINIMUM),
        conflicts,
    })
}

/// Units that are measured: their quantities may have decimals.
const MEASURED: [&str; 26] = [
    "m", "m²", "m2", "m³", "m3", "ml", "mètre", "mètres", "km", "kg", "g", "t", "tonne", "tonnes", "l",
    "litre", "litres", "hl", "h", "heure", "heures", "jour", "jours", "ha", "kwh", "mwh",
];

/// A line whose quantity has decimals and whose unit is counted.
fn cut_unit(line: &PriceLine) -> Option<String> {
    let quantity = line.total().filter(|quantity| quantity.fract() != 0.0)?;
    let unit = line.unit.as_deref()?.trim().to_lowercase();
    let first = unit.split([' ', '\u{a0}', '(']).next().unwrap_or_default();
    (!MEASURED.contains(&first)).then(|| {
        format!(
            "«\u{a0}{}\u{a0}»\u{a0}: {} {unit}",
            line.title.trim(),
            crate::globals::number(quantity)
        )
    })
}

/// Lines named in one sentence.
const SHOWN: usize = 5;

fn priced(line: &PriceLine, article: Option<String>, members: &[String]) -> PricedLine {
    let words = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let lump_sum = line.forfait == Some(true);
    let shares = if line.quantities.is_empty() {
        Vec::new()
    } else {
        members
            .iter()
            .map(|member| {
                line.quantities
                    .iter()
                    .find(|(name, _)| name.trim() == member)
                    .map(|(_, quantity)| *quantity)
            })
            .collect()
    };
    PricedLine {
        title: line.title.trim().to_owned(),
        article,
        // A lump sum is one by its nature.
        unit: words(&line.unit).or_else(|| lump_sum.then(|| "forfait".to_owned())),
        quantity: line.total().or(lump_sum.then_some(1.0)),
        shares,
        vat_rate: line.vat_rate,
        lump_sum,
    }
}

impl Schedule {
    /// Names of the file, and of the sheet that says the quantities.
    fn names(&self) -> (&'static str, &'static str) {
        match (self.piece, self.form.form.is_lump_sum()) {
            ("Lettre", _) => ("Cadre de devis", "Prix"),
            (_, true) => ("DPGF", "DPGF"),
            (_, false) => ("BPU-DQE", "DQE"),
        }
    }

    /// What the buyer writes before publishing.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let (file, _) = self.names();
        let place = |n: usize| {
            if self.several {
                format!("{file}, lot\u{a0}{}", n + 1)
            } else {
                file.to_owned()
            }
        };
        let mut found = Vec::new();
        let mut ask = |field: &str, label: &str, lacks: &dyn Fn(&PricedLot) -> bool| {
            let lots = self.lots.iter().enumerate();
            let places: Vec<String> = lots
                .filter(|(_, lot)| lacks(lot))
                .map(|(n, _)| place(n))
                .collect();
            if !places.is_empty() {
                found.push(Missing {
                    field: field.to_owned(),
                    label: label.to_owned(),
                    places,
                });
            }
        };
        ask(
            "price_line",
            "Lignes de prix\u{a0}: désignation, unité, quantité",
            &|lot| lot.lines.is_empty(),
        );
        ask("price_line", "Unité de lignes de prix", &|lot| {
            lot.lines.iter().any(|line| line.unit.is_none())
        });
        ask("price_line", "Quantité de lignes de prix", &|lot| {
            lot.lines.iter().any(|line| line.quantity.is_none())
        });
        if self.minimum {
            ask(
                "price_line.minimum",
                "Minimum propre au lot, en euros HT",
                &|_| true,
            );
        }
        found
    }
}

/// Where each facet and each article stands in the pieces.
struct Places<'a> {
    technical: &'a Document,
    pieces: Vec<(DocumentKind, Vec<Passage>)>,
    list: Vec<String>,
    /// The article that describes the lines one by one, when there is one.
    described: Option<String>,
}

impl<'a> Places<'a> {
    fn new(technical: &'a Document, draft: &Draft<'_>) -> Self {
        let others = draft
            .documents
            .iter()
            .filter(|document| document.kind != technical.kind && document.kind != DocumentKind::Rc);
        let pieces: Vec<(DocumentKind, Vec<Passage>)> = std::iter::once(technical)
            .chain(others)
            .map(|document| (document.kind, document.passages()))
            .collect();
        let list = pieces[0]
            .1
            .iter()
            .filter(|passage| matches!(passage.place, Place::Title { .. }))
            .filter_map(|title| Some(format!("{} – {}", title.article.as_ref()?, title.text)))
            .collect();
        let place = format!("{}/articles-du-prix", technical.kind.slug());
        let described = pieces[0]
            .1
            .iter()
            .find(|passage| passage.root.as_str() == place)
            .and_then(|passage| passage.article.clone());
        Self {
            technical,
            pieces,
            list,
            described,
        }
    }

    /// The number printed for a line; the piece is named when it is not the one that describes the need. Words that are
    /// no id are printed as they are.
    fn article(&self, line: &PriceLine) -> Result<Option<String>, String> {
        let Some(id) = line.facet() else {
            let words = line.article.as_deref().map(str::trim);
            let typed = words.filter(|words| !words.is_empty()).map(str::to_owned);
            return Ok(typed.or_else(|| self.described.clone()));
        };
        let first = format!("{id}#");
        for (kind, passages) in &self.pieces {
            let here =
                |passage: &&Passage| passage.root.as_str() == id || passage.root.as_str().starts_with(&first);
            if let Some(number) = passages
                .iter()
                .find(here)
                .and_then(|passage| passage.article.clone())
            {
                return Ok(Some(if *kind == self.technical.kind {
                    number
                } else {
                    format!("{} {number}", crate::piece_name(*kind))
                }));
            }
        }
        Err(format!(
            "La ligne de prix «\u{a0}{}\u{a0}» repose sur «\u{a0}{id}\u{a0}», qui n’est dans aucune pièce\u{a0}: choisissez une clause \
             retenue, ou retenez celle-ci",
            line.title.trim()
        ))
    }
}
