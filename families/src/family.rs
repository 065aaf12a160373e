//! One purchase family: the shape of `library/<slug>.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};
use tender::{Cpv, Naf, Nature};

use crate::error::{Result, field, from_toml};
use crate::words;

/// A purchase family: what joins a need, the makers and the clauses, always through [`Family::slug`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Name of the family in all files: the name of its own file.
    pub slug: String,
    /// Title shown to people.
    pub title: String,
    /// Nature of the purchase.
    pub nature: Nature,
    /// CPV codes; each stands for its whole subtree.
    pub cpv: Vec<Cpv>,
    /// NAF sub-classes that make it, the most typical first.
    pub naf: Vec<NafWeight>,
    /// Words and expressions buyers use.
    pub words: Vec<Word>,
    /// Words that show the need is of another family.
    #[serde(default)]
    pub not_words: Vec<String>,
    /// What quantities are counted in (a plain French noun).
    pub volume_unit: String,
    /// Ways of dividing the purchase into lots (L2113-10), with what each one opens.
    #[serde(default)]
    pub lot_patterns: Vec<LotPattern>,
    /// Bounds between the levers for this family.
    #[serde(default)]
    pub lever: LeverBounds,
    /// Yearly sales that one employee stands for, to tell who is large enough.
    #[serde(default)]
    pub sales_per_job: SalesPerJob,
}

/// A NAF sub-class that makes a family or answers a CPV group, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NafWeight {
    /// The sub-class.
    #[serde(rename = "code")]
    pub naf: Naf,
    /// How typical it is, from 0 (excluded) to 1: an ordering, not a probability.
    pub weight: f64,
    /// Which trade this is, in French.
    pub why: String,
}

/// A word or an expression of buyers.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As written in the file.
    pub text: String,
    /// From 0 (excluded) to 1: 1 decides, 0.5 suggests.
    pub weight: f64,
    /// The CPV code these very words call for, when it is narrower than the family's first code.
    pub cpv: Option<Cpv>,
}

impl<'de> Deserialize<'de> for Word {
    /// Either a string, of weight 1, or `{ text, weight, cpv }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            text: String,
            #[serde(default = "one")]
            weight: f64,
            #[serde(default)]
            cpv: Option<Cpv>,
        }
        fn one() -> f64 {
            1.0
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Word;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("une expression, ou { text = \"…\", weight = 0.5, cpv = \"39112000\" }")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<Word, E> {
                Ok(Word {
                    text: text.to_owned(),
                    weight: 1.0,
                    cpv: None,
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> std::result::Result<Word, A::Error> {
                let full = Full::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Word {
                    text: full.text,
                    weight: full.weight,
                    cpv: full.cpv,
                })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A way of dividing the purchase into lots.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotPattern {
    /// The division.
    pub title: String,
    /// What it opens, and to whom.
    pub why: String,
}

/// Numbers of distinct capable firms that separate the levers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LeverBounds {
    /// From this number of firms surely capable, a requirement is possible.
    pub many: u32,
    /// From this number, a scored criterion is possible; below, variant, lot or sourcing first.
    pub some: u32,
}

/// Yearly turnover of a firm for each of its employees, euros HT: the two bounds between which makers lie.
///
/// An assumption of ours, wide on purpose and shown as such; no public source gives it firm by firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SalesPerJob {
    /// Least.
    pub min: u32,
    /// Most.
    pub max: u32,
}

impl Default for SalesPerJob {
    fn default() -> Self {
        Self {
            min: 60_000,
            max: 400_000,
        }
    }
}

impl Default for LeverBounds {
    fn default() -> Self {
        Self { many: 5, some: 3 }
    }
}

impl Family {
    /// Reads and validates one family file.
    ///
    /// `file` is the path named in errors and must end with `<slug>.toml`; `is_naf` says whether a
    /// NAF sub-class exists.
    ///
    /// # Errors
    /// A French sentence naming file, line or field: syntax, unknown key, slug that is not the
    /// name of the file, weight out of ]0, 1], unknown NAF sub-class, empty list, expression given
    /// twice, lever bounds out of order.
    pub fn from_toml(file: &str, text: &str, is_naf: &dyn Fn(&Naf) -> bool) -> Result<Self> {
        let family: Self = from_toml(file, text)?;
        family.validate(file, is_naf)?;
        Ok(family)
    }

    fn validate(&self, file: &str, is_naf: &dyn Fn(&Naf) -> bool) -> Result<()> {
        let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
        if self.slug != stem {
            let message = format!("« {} » devrait être le nom du fichier, « {stem} »", self.slug);
            return Err(field(file, "slug", message));
        }
        for (name, text) in [("title", &self.title), ("volume_unit", &self.volume_unit)] {
            if text.trim().is_empty() {
                return Err(field(file, name, "texte vide : à remplir"));
            }
        }
        if self.cpv.is_empty() || self.naf.is_empty() || self.words.is_empty() {
            return Err(field(
                file,
                "cpv, naf, words",
                "il faut au moins une entrée dans chaque liste",
            ));
        }
        check_naf(file, &self.naf, is_naf)?;
        let texts = self.words.iter().map(|word| word.text.as_str());
        check_expressions(file, texts.chain(self.not_words.iter().map(String::as_str)))?;
        for word in &self.words {
            check_weight(file, &word.text, word.weight)?;
        }
        if self.lever.some == 0 || self.lever.many <= self.lever.some {
            return Err(field(file, "lever", "il faut 0 < some < many"));
        }
        Ok(())
    }
}

/// Expressions have a meaningful word, and each says something else: all faults are named at once.
pub(crate) fn check_expressions<'a>(file: &str, texts: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for text in texts {
        let key = words::key(text);
        if key.is_empty() {
            faults.push(format!("« {text} » n’a que des mots-outils"));
        } else if let Some(first) = seen.insert(key, text) {
            faults.push(format!("« {text} » dit la même chose que « {first} »"));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(field(
        file,
        "words",
        format!("{} : à retirer", faults.join(" ; ")),
    ))
}

/// Weights stand in ]0, 1].
pub(crate) fn check_weight(file: &str, what: &str, weight: f64) -> Result<()> {
    if weight > 0.0 && weight <= 1.0 {
        Ok(())
    } else {
        let message = format!("poids {weight} de « {what} » : attendu plus de 0 et au plus 1");
        Err(field(file, "weight", message))
    }
}

/// Codes exist, stand once, carry a reason.
pub(crate) fn check_naf(file: &str, naf: &[NafWeight], is_naf: &dyn Fn(&Naf) -> bool) -> Result<()> {
    let mut seen = BTreeSet::new();
    for entry in naf {
        check_weight(file, entry.naf.as_str(), entry.weight)?;
        if !is_naf(&entry.naf) {
            let message = format!("« {} » n’est pas une sous-classe de la NAF rév. 2", entry.naf);
            return Err(field(file, "naf", message));
        }
        if entry.why.trim().is_empty() {
            return Err(field(file, "naf", format!("{} : la raison manque", entry.naf)));
        }
        if !seen.insert(&entry.naf) {
            return Err(field(file, "naf", format!("{} est donné deux fois", entry.naf)));
        }
    }
    Ok(())
}
