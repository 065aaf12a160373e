//! The need file: what the buyer wants, as given in TOML or JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    Buyer, Ccag, Cpv, Date, Euros, Groupement, Member, NeedError, NeedProblem, PriceForm, PriceLine, Waiver,
    line_of, sentence,
};

/// Nature of what is bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Supplies.
    Fournitures,
    /// Services.
    Services,
    /// Works.
    Travaux,
}

impl Nature {
    /// Slug used in files.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Fournitures => "fournitures",
            Self::Services => "services",
            Self::Travaux => "travaux",
        }
    }
}

/// A lot of the tender.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lot {
    /// What the lot is for.
    pub title: String,
    /// Its own CPV codes; empty: those of the tender.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cpv: Vec<Cpv>,
    /// Estimated amount, euros HT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_ht: Option<Euros>,
    /// Most that is ordered for it over the whole framework agreement, euros HT (R2162-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_ht: Option<Euros>,
}

/// A value chosen for a variable of a facet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "une valeur illisible ; attendu : un nombre, un texte, true ou false, ou une liste de textes"
)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A number; its unit is the variable's.
    Number(f64),
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
}

impl fmt::Display for Value {
    /// As it is written in a document: decimal comma, « oui »/« non ».
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(true) => f.write_str("oui"),
            Self::Bool(false) => f.write_str("non"),
            Self::Number(n) => f.write_str(&n.to_string().replace('.', ",")),
            Self::Text(text) => f.write_str(text),
            Self::List(items) => f.write_str(&items.join(", ")),
        }
    }
}

/// What the buyer says of one facet: values of its variables, or that it is left out.
///
/// `"prix/critere" = { poids = 40 }` chooses the facet; `"x/exigence-socle" = false` leaves it out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "un choix illisible ; attendu : true, false, ou des valeurs entre accolades (exemple : { poids = 40 })"
)]
pub enum FacetChoice {
    /// `true` keeps the facet with its defaults, `false` leaves it out.
    Kept(bool),
    /// Kept, with these values.
    Values(BTreeMap<String, Value>),
}

/// Facet id (module slug / kind-level) to what the buyer says of it.
pub type Choices = BTreeMap<String, FacetChoice>;

/// A need: everything known of the purchase before anything is drafted.
///
/// Absent optional facts are unknown, which is never zero nor a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// Object, in the buyer's words.
    pub objet: String,
    /// Planned launch date of the consultation: it decides the law that applies.
    #[serde(deserialize_with = "date_field")]
    pub launch_date: Date,
    /// Nature.
    pub nature: Nature,
    /// CPV codes, the main one first; empty: proposed from the words.
    #[serde(default)]
    pub cpv: Vec<Cpv>,
    /// Estimated amount of the whole need, all lots, options and renewals, euros HT (R2121-1 and following).
    pub amount_ht: Euros,
    /// Duration in months, renewals included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_months: Option<u32>,
    /// Whether it is a framework agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accord_cadre: Option<bool>,
    /// Maximum of the framework agreement, euros HT (R2162-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_ht: Option<Euros>,
    /// Number of lots, when they are not described one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lots: Option<u32>,
    /// The lots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lot: Vec<Lot>,
    /// Form of the prices (R2112-6); absent: proposed, see [`Tender::price_form`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_form: Option<PriceForm>,
    /// Lines of the price schedule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub price_line: Vec<PriceLine>,
    /// Those who buy with the buyer (L2113-6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member: Vec<Member>,
    /// How they buy together (L2113-7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groupement: Option<Groupement>,
    /// Why the purchase is not divided into lots (L2113-11, R2113-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub single_lot_reason: Option<String>,
    /// Months between the offer and the start of deliveries (R2112-10, R2112-14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_start_delay_months: Option<u32>,
    /// Whether raw materials with world prices are a notable part of the cost (R2112-14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_materials: Option<bool>,
    /// Whether what is bought is innovative in the sense of L2172-3: it is the buyer's to say, words never do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub innovant: Option<bool>,
    /// General conditions that the contract names, when the buyer wants others than those that fit its nature and codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ccag: Option<Ccag>,
    /// The buyer's reference for the consultation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Limit for offers, as it will be printed (« 15 janvier 2027 à 12 heures »).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers_deadline: Option<String>,
    /// Where goods are delivered, one line a site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery_sites: Vec<String>,
    /// The need in more words: uses, quantities, constraints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// The buyer.
    pub buyer: Buyer,
    /// Choices of facets and values; empty: the socle set.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: Choices,
    /// Findings set aside, with reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiver: Vec<Waiver>,
}

impl Tender {
    /// Reads a need file in TOML. `file` names it in errors.
    ///
    /// # Errors
    /// One French sentence with file, line and field.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, NeedError> {
        let refuse = |path: &str, error: &toml::de::Error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            NeedError::new(file, line, &at_field(path, error.message()))
        };
        let reader = toml::Deserializer::parse(text).map_err(|e| refuse("", &e))?;
        let tender: Self =
            serde_path_to_error::deserialize(reader).map_err(|e| refuse(&e.path().to_string(), e.inner()))?;
        tender.validated(text, file)
    }

    /// Reads a need file in JSON of the same shape.
    ///
    /// # Errors
    /// One French sentence with file, line and field.
    pub fn from_json(text: &str, file: &str) -> Result<Self, NeedError> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let tender: Self = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
            NeedError::new(
                file,
                e.inner().line().max(1),
                &at_field(&e.path().to_string(), &e.inner().to_string()),
            )
        })?;
        reader
            .end()
            .map_err(|e| NeedError::new(file, e.line().max(1), &sentence(&e.to_string())))?;
        tender.validated(text, file)
    }

    /// Facts that contradict each other are refused here, once.
    fn validated(self, text: &str, file: &str) -> Result<Self, NeedError> {
        let Some(first) = self.contradictions().into_iter().next() else {
            return Ok(self);
        };
        // « lot » and « waiver » are tables: `[[lot]]`.
        let starts = |line: &str| {
            let line = line.trim_start().trim_start_matches(['[', '"']);
            line.strip_prefix(first.field)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.'))
        };
        // Of the price lines, the one that is wrong: the first problem told of them is its own.
        let rank = match first.field {
            "price_line" => self.price_line_problems().first().map_or(0, |(rank, _)| *rank),
            _ => 0,
        };
        let places = || text.lines().enumerate().filter(|(_, line)| starts(line));
        Err(NeedError {
            file: file.to_owned(),
            line: places()
                .nth(rank)
                .or_else(|| places().next())
                .map_or(1, |(at, _)| at + 1),
            message: first.message,
        })
    }

    /// Facts that contradict each other or cannot be, each with its field.
    #[must_use]
    pub fn contradictions(&self) -> Vec<NeedProblem> {
        let mut found = Vec::new();
        let mut refuse = |wrong: bool, field: &'static str, message: &str| {
            if wrong {
                found.push(NeedProblem {
                    field,
                    message: message.to_owned(),
                });
            }
        };
        refuse(
            self.objet.trim().is_empty(),
            "objet",
            "l’objet est vide ; décrivez le besoin en quelques mots",
        );
        refuse(
            self.amount_ht.cents() == 0,
            "amount_ht",
            "le montant estimé est nul ; donnez l’estimation HT de tout le besoin, lots et reconductions compris",
        );
        refuse(
            !(FIRST_DAY..=LAST_DAY).contains(&self.launch_date),
            "launch_date",
            "date de lancement hors de portée ; le code de la commande publique s’applique depuis le 1er avril 2019",
        );
        refuse(
            self.duration_months == Some(0),
            "duration_months",
            "la durée vaut zéro mois ; donnez la durée, reconductions comprises, ou laissez-la inconnue",
        );
        refuse(
            self.accord_cadre == Some(false) && self.maximum_ht.is_some(),
            "maximum_ht",
            "un maximum est donné, mais ce marché n’est pas un accord-cadre ; corrigez l’un ou l’autre",
        );
        refuse(
            self.lot.iter().any(|lot| lot.title.trim().is_empty()),
            "lot",
            "un lot n’a pas de titre",
        );
        refuse(
            self.lot.iter().any(|lot| lot.amount_ht == Some(Euros::default())),
            "lot",
            "le montant d’un lot est nul ; donnez son estimation, ou laissez-le inconnu",
        );
        refuse(
            self.waiver.iter().any(|waiver| waiver.text.trim().is_empty()),
            "waiver",
            "une alerte écartée n’a pas de motif ; écrivez-le",
        );
        refuse(
            self.lots == Some(0),
            "lots",
            "le nombre de lots vaut zéro ; écrivez 1 pour un marché en un seul lot",
        );
        if let (Some(count), false) = (self.lots, self.lot.is_empty()) {
            refuse(
                count as usize != self.lot.len(),
                "lots",
                &format!(
                    "{count} lot(s) annoncés, {} décrits ; corrigez l’un ou l’autre",
                    self.lot.len()
                ),
            );
        }
        let maxima: Vec<Euros> = self.lot.iter().filter_map(|lot| lot.maximum_ht).collect();
        refuse(
            self.accord_cadre == Some(false) && !maxima.is_empty(),
            "lot",
            "un lot a un maximum, mais ce marché n’est pas un accord-cadre ; corrigez l’un ou l’autre",
        );
        refuse(
            maxima.contains(&Euros::default()),
            "lot",
            "le maximum d’un lot est nul ; donnez-le, ou laissez-le inconnu",
        );
        if let Some(whole) = self.maximum_ht {
            refuse(
                maxima.iter().any(|one| *one > whole),
                "lot",
                &format!(
                    "le maximum d’un lot dépasse celui de tout l’accord-cadre ({} HT)",
                    whole.short()
                ),
            );
            let together: Euros = maxima.iter().copied().sum();
            refuse(
                maxima.len() == self.lot.len() && !maxima.is_empty() && together < whole,
                "maximum_ht",
                &format!(
                    "les maximums des lots font ensemble {} HT, moins que celui de tout l’accord-cadre ({} HT), qui ne serait jamais \
                     atteint",
                    together.short(),
                    whole.short()
                ),
            );
        }
        let described: Euros = self.lot.iter().filter_map(|lot| lot.amount_ht).sum();
        refuse(
            described > self.amount_ht,
            "amount_ht",
            &format!(
                "les lots font ensemble {} HT, plus que le montant de tout le besoin ({} HT)",
                described.short(),
                self.amount_ht.short()
            ),
        );
        found.extend(
            self.price_line_problems()
                .into_iter()
                .map(|(_, message)| NeedProblem {
                    field: "price_line",
                    message,
                }),
        );
        found.extend(self.groupement_problems());
        found
    }

    /// How many lots, when known: those described, else the number given.
    #[must_use]
    pub fn lot_count(&self) -> Option<usize> {
        if self.lot.is_empty() {
            self.lots.map(|n| n as usize)
        } else {
            Some(self.lot.len())
        }
    }

    /// All CPV codes of the tender and its lots, the main one first, each once.
    #[must_use]
    pub fn all_cpv(&self) -> Vec<&Cpv> {
        let mut codes: Vec<&Cpv> = Vec::new();
        for code in self.cpv.iter().chain(self.lot.iter().flat_map(|lot| &lot.cpv)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The words that describe the need: object, lots, context.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = self.objet.clone();
        for lot in &self.lot {
            words.push_str(". ");
            words.push_str(&lot.title);
        }
        if let Some(context) = &self.context {
            words.push_str(". ");
            words.push_str(context);
        }
        words
    }
}

/// First day of the code de la commande publique.
const FIRST_DAY: Date = jiff::civil::date(2019, 4, 1);
/// A later launch is a typing error.
const LAST_DAY: Date = jiff::civil::date(2099, 12, 31);

/// A reader's message, in French, with the field it speaks of.
pub(crate) fn at_field(path: &str, message: &str) -> String {
    let said = sentence(message);
    // Unknown, missing and repeated fields are already named; « . » is the whole file.
    let place = if said.contains("champ") {
        path.rsplit_once('.').map_or("", |(table, _)| table)
    } else {
        path
    };
    let place = if said.contains("il manque le champ") {
        path
    } else {
        place
    };
    match place {
        "" | "." | "?" => said,
        place => format!("{said} (dans « {place} »)"),
    }
}

/// Serde reader of a date given as a TOML date or as text (`2026-11-23`).
///
/// # Errors
/// A French sentence when it is no date.
pub fn date_field<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    use serde::de::Error;
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Toml(toml::value::Datetime),
    }
    let text = match Written::deserialize(deserializer) {
        Ok(Written::Text(text)) => text,
        Ok(Written::Toml(datetime)) => datetime.to_string(),
        Err(_) => {
            return Err(D::Error::custom(
                "date illisible ; attendu : année-mois-jour (exemple : 2026-11-23)",
            ));
        }
    };
    // Only the long form: « 20261123 » or a date with an hour is more often a slip than a wish.
    let plain = text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
    text.parse().ok().filter(|_| plain).ok_or_else(|| {
        D::Error::custom(format!(
            "« {text} » n’est pas une date ; attendu : année-mois-jour (exemple : 2026-11-23)"
        ))
    })
}

/// The same for a date that may be absent.
///
/// # Errors
/// A French sentence when it is no date.
pub fn optional_date_field<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date_field(deserializer).map(Some)
}
