//! What is priced: the lines of the price schedule, and the form of their prices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Tender;

/// Form of the prices (R2112-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PriceForm {
    /// Prices apply to what is really delivered or done.
    Unitaires,
    /// A lump sum, whatever the quantities.
    Forfait,
    /// Unit prices, and lines at a lump sum among them.
    Mixte,
}

impl PriceForm {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Unitaires, Self::Forfait, Self::Mixte];

    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Unitaires => "unitaires",
            Self::Forfait => "forfait",
            Self::Mixte => "mixte",
        }
    }

    /// In words (« prix unitaires »).
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unitaires => "prix unitaires",
            Self::Forfait => "prix global et forfaitaire",
            Self::Mixte => "prix unitaires, avec des lignes au forfait",
        }
    }

    /// Whether the schedule is a DPGF; else a BPU and a DQE.
    #[must_use]
    pub fn is_lump_sum(self) -> bool {
        self == Self::Forfait
    }
}

/// A form of prices, the buyer's or proposed, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceFormChoice {
    /// The form.
    pub form: PriceForm,
    /// Whether the need does not say it.
    pub proposed: bool,
    /// Why, in French, with the article.
    pub why: &'static str,
}

/// A line of the price schedule. What is absent is for the buyer to write before publishing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceLine {
    /// What is priced.
    pub title: String,
    /// Unit (« table », « m² », « heure »).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many units, more than zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<f64>,
    /// Number of its lot, from 1; not needed with one lot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<u32>,
    /// Rate of VAT in percent, from 0 to 100, when the buyer knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_rate: Option<f64>,
    /// What describes it: id of a facet (`bois-durable/exigence-socle`), or words written as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// What is asked of it, in the buyer's words: dimensions, performances, contents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether the line is at a lump sum among unit prices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forfait: Option<bool>,
    /// Quantity of each member of the groupement, by name; their sum is the quantity of the line.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub quantities: BTreeMap<String, f64>,
}

/// Most lines of a schedule: more is a mistake, or a catalogue.
pub const MOST_LINES: usize = 2_000;

impl PriceLine {
    /// Its quantity: given, else the sum of those of the members. `None` is unknown.
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        self.quantity.or_else(|| self.sum())
    }

    /// Sum of the quantities of the members, when one is given, free of the last digits that sums of decimals add.
    fn sum(&self) -> Option<f64> {
        (!self.quantities.is_empty()).then(|| (self.quantities.values().sum::<f64>() * 1e6).round() / 1e6)
    }

    /// The facet it rests on, when its article reads as the id of one.
    #[must_use]
    pub fn facet(&self) -> Option<&str> {
        let article = self.article.as_deref()?.trim();
        let slug = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                && part.contains(|c: char| c.is_ascii_lowercase())
        };
        article
            .split_once('/')
            .is_some_and(|(module, heading)| slug(module) && slug(heading))
            .then_some(article)
    }
}

impl Tender {
    /// The form of the prices: the buyer's, else the one that fits what the need says.
    #[must_use]
    pub fn price_form(&self) -> PriceFormChoice {
        let proposed = |form, why| PriceFormChoice {
            form,
            proposed: true,
            why,
        };
        if let Some(form) = self.price_form {
            return PriceFormChoice {
                form,
                proposed: false,
                why: "forme écrite dans le besoin (R2112-6)",
            };
        }
        let lump = self
            .price_line
            .iter()
            .filter(|line| line.forfait == Some(true))
            .count();
        match self.accord_cadre {
            _ if lump > 0 && lump < self.price_line.len() => proposed(
                PriceForm::Mixte,
                "des lignes sont au forfait, les autres non (R2112-6)",
            ),
            _ if lump > 0 => proposed(
                PriceForm::Forfait,
                "toutes les lignes sont au forfait (R2112-6, 2°)",
            ),
            Some(true) => proposed(
                PriceForm::Unitaires,
                "c’est un accord-cadre : les quantités ne sont fixées qu’au fil des commandes (R2112-6, 1°, et R2162-13)",
            ),
            Some(false) => proposed(
                PriceForm::Forfait,
                "ce n’est pas un accord-cadre : ce qui est à livrer ou à faire est connu d’avance, un forfait le couvre \
                 (R2112-6, 2°)",
            ),
            None => proposed(
                PriceForm::Unitaires,
                "le besoin ne dit pas si c’est un accord-cadre ; des prix unitaires conviennent dans les deux cas (R2112-6, 1°)",
            ),
        }
    }

    /// What cannot be among the price lines: rank of the line from 0, and what is wrong.
    pub(crate) fn price_line_problems(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        if self.price_line.len() > MOST_LINES {
            found.push((
                MOST_LINES,
                format!("plus de {MOST_LINES} lignes de prix ; regroupez-les, ou joignez un catalogue"),
            ));
            return found;
        }
        let members = self.member_names();
        let positive = |n: f64| n.is_finite() && n > 0.0 && n < 1e12;
        for (n, line) in self.price_line.iter().enumerate() {
            let mut refuse = |message: String| found.push((n, message));
            let name = line.title.trim();
            if name.is_empty() {
                refuse("une ligne de prix n’a pas de désignation (title)".to_owned());
            }
            if line.quantity.is_some_and(|quantity| !positive(quantity)) {
                refuse(format!(
                    "ligne de prix « {name} » : la quantité est nulle ou impossible ; donnez-la, ou laissez-la inconnue"
                ));
            }
            if line.vat_rate.is_some_and(|rate| !(0.0..=100.0).contains(&rate)) {
                refuse(format!(
                    "ligne de prix « {name} » : le taux de TVA est un pourcentage, de 0 à 100"
                ));
            }
            match (line.lot.map(|lot| lot as usize), self.lot_count()) {
                (Some(0), _) => refuse(format!(
                    "ligne de prix « {name} » : les lots sont numérotés à partir de 1"
                )),
                (Some(lot), Some(count)) if lot > count => refuse(format!(
                    "ligne de prix « {name} » : lot {lot} inconnu, le marché a {count} lot(s)"
                )),
                (Some(lot), None) if lot > 1 => refuse(format!(
                    "ligne de prix « {name} » : lot {lot} inconnu, le besoin ne dit pas combien il y a de lots"
                )),
                (None, Some(count)) if count > 1 => refuse(format!(
                    "ligne de prix « {name} » : dites de quel lot elle est (lot = 1 à {count})"
                )),
                _ => {}
            }
            if line.forfait == Some(true) && self.price_form == Some(PriceForm::Unitaires) {
                refuse(format!(
                    "ligne de prix « {name} » : elle est au forfait, et le marché à prix unitaires ; écrivez price_form = \"mixte\""
                ));
            }
            if line.forfait == Some(false) && self.price_form == Some(PriceForm::Forfait) {
                refuse(format!(
                    "ligne de prix « {name} » : elle est à prix unitaire, et le marché au forfait ; écrivez price_form = \"mixte\""
                ));
            }
            if let Some(stranger) = line.quantities.keys().find(|key| !members.contains(&key.trim())) {
                refuse(format!(
                    "ligne de prix « {name} » : « {stranger} » n’est ni l’acheteur ni un membre du groupement ; \
                     écrivez son nom comme dans [[member]] ou [buyer]"
                ));
            }
            // A member may need none of a line.
            let none = |n: f64| n.is_finite() && (0.0..1e12).contains(&n);
            if line.quantities.values().any(|n| !none(*n)) || line.sum().is_some_and(|sum| !positive(sum)) {
                refuse(format!(
                    "ligne de prix « {name} » : les quantités des membres sont nulles ou impossibles"
                ));
            } else if let (Some(given), Some(sum)) = (line.quantity, line.sum())
                && (given - sum).abs() > 1e-6
            {
                refuse(format!(
                    "ligne de prix « {name} » : la quantité est {}, et celles des membres font {} ; corrigez l’une, ou ne \
                     donnez que celles des membres",
                    plain(given),
                    plain(sum)
                ));
            }
        }
        found
    }
}

/// A number with a decimal comma.
fn plain(n: f64) -> String {
    n.to_string().replace('.', ",")
}
