//! Names kept in the data folder: trade marks, labels, places. The same on every computer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use french::{Lexicon, fold};
use serde::Deserialize;

use crate::reading::Reading;

/// How a name must be written to be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a capital.
    Name,
    /// Exactly as in the list, capitals included.
    Sigle,
    /// In any way: the name has become a common noun.
    Common,
    /// With a capital, and only in a context that designates a product.
    Ambiguous,
}

/// What is known of a name.
#[derive(Debug, Clone)]
pub(crate) struct Name<T> {
    written: String,
    pub(crate) form: Form,
    pub(crate) fact: T,
}

/// Names of one kind, found in one pass.
pub(crate) struct Names<T> {
    lexicon: Lexicon,
    /// All names that fold to the same form: « Bic » may be ambiguous while « BIC » is not.
    names: Vec<Vec<Name<T>>>,
}

impl<T> Names<T> {
    fn new(entries: impl IntoIterator<Item = (String, Form, T)>) -> Self {
        let mut by_fold: BTreeMap<String, Vec<Name<T>>> = BTreeMap::new();
        for (written, form, fact) in entries {
            by_fold
                .entry(fold(&written))
                .or_default()
                .push(Name { written, form, fact });
        }
        let lexicon = Lexicon::new(by_fold.keys().enumerate().map(|(id, entry)| (entry.as_str(), id)));
        Self {
            lexicon,
            names: by_fold.into_values().collect(),
        }
    }

    /// Names found, longest first where they overlap, in order.
    pub(crate) fn find<'n>(
        &'n self,
        r: &Reading<'_>,
        tokens: Range<usize>,
    ) -> Vec<(Range<usize>, &'n Name<T>)> {
        let mut found: Vec<(Range<usize>, &Name<T>)> = Vec::new();
        for (range, id) in self.lexicon.find_in(r.text, tokens) {
            let Some(names) = self.names.get(id) else { continue };
            let slice = r.slice(range.clone());
            let capital = r.is_capital(range.start);
            let name = names.iter().find(|name| match name.form {
                Form::Name | Form::Ambiguous => capital || same_writing(slice, &name.written),
                Form::Sigle => same_writing(slice, &name.written),
                Form::Common => true,
            });
            if let Some(name) = name {
                found.push((range, name));
            }
        }
        found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut kept: Vec<(Range<usize>, &Name<T>)> = Vec::new();
        for (range, name) in found {
            if kept.last().is_none_or(|(last, _)| last.end <= range.start) {
                kept.push((range, name));
            }
        }
        kept
    }
}

/// Equal but for apostrophes and no-break spaces.
fn same_writing(slice: &str, written: &str) -> bool {
    let plain = |text: &str| text.replace('’', "'").replace(['\u{a0}', '\u{202f}'], " ");
    plain(slice) == plain(written)
}

fn parse<T: serde::de::DeserializeOwned + Default>(text: &str) -> T {
    // The files are part of the program: the test `the_data_files_parse` reads them strictly.
    toml::from_str(text).unwrap_or_default()
}

const MARQUES: &str = include_str!("../data/marques.toml");
const LABELS: &str = include_str!("../data/labels.toml");
const LIEUX: &str = include_str!("../data/lieux.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarquesFile {
    secteur: Vec<Secteur>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Secteur {
    nom: String,
    #[serde(default)]
    noms: Vec<String>,
    #[serde(default)]
    sigles: Vec<String>,
    #[serde(default)]
    communs: Vec<String>,
    #[serde(default)]
    ambigus: Vec<String>,
}

/// Trade marks; the fact is the sector.
pub(crate) fn brands() -> &'static Names<String> {
    static BRANDS: OnceLock<Names<String>> = OnceLock::new();
    BRANDS.get_or_init(|| {
        let file: MarquesFile = parse(MARQUES);
        let mut entries = Vec::new();
        for sector in file.secteur {
            let ambiguous: Vec<String> = sector.ambigus.iter().map(|name| fold(name)).collect();
            for (names, form) in [
                (&sector.noms, Form::Name),
                (&sector.sigles, Form::Sigle),
                (&sector.communs, Form::Common),
                (&sector.ambigus, Form::Ambiguous),
            ] {
                for name in names {
                    // A name listed as ambiguous anywhere in its sector is ambiguous.
                    if form == Form::Name && ambiguous.contains(&fold(name)) {
                        continue;
                    }
                    entries.push((name.clone(), form, sector.nom.clone()));
                }
            }
        }
        Names::new(entries)
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelsFile {
    label: Vec<LabelEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelEntry {
    #[allow(dead_code, reason = "read by people and by the test of the data")]
    nom: String,
    formes: Vec<String>,
    nature: LabelKind,
    prouve: String,
}

/// What a label is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LabelKind {
    /// A product.
    Produit,
    /// The firm.
    Entreprise,
    /// A provenance.
    Origine,
}

/// A label of the list.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) kind: LabelKind,
    pub(crate) proves: String,
}

/// Labels and certificates.
pub(crate) fn labels() -> &'static Names<Label> {
    static LABELS_READ: OnceLock<Names<Label>> = OnceLock::new();
    LABELS_READ.get_or_init(|| {
        let file: LabelsFile = parse(LABELS);
        Names::new(file.label.into_iter().flat_map(|entry| {
            let label = Label {
                kind: entry.nature,
                proves: entry.prouve,
            };
            entry.formes.into_iter().map(move |form| {
                let sigle = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                let common = form.starts_with(char::is_lowercase);
                let how = match (sigle, common) {
                    (true, _) => Form::Sigle,
                    (_, true) => Form::Common,
                    _ => Form::Name,
                };
                (form, how, label.clone())
            })
        }))
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LieuxFile {
    pays: Vec<String>,
    europe: Vec<String>,
    regions: Vec<String>,
    departements: Vec<String>,
    gentiles: Vec<String>,
}

/// What a place name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceName {
    /// France.
    France,
    /// Another country or continent.
    Country,
    /// The European Union or Economic Area.
    Europe,
    /// A region, a département, a natural region of France.
    Region,
}

/// Place names.
pub(crate) fn place_names() -> &'static Names<PlaceName> {
    static PLACES: OnceLock<Names<PlaceName>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let file: LieuxFile = parse(LIEUX);
        let countries = file.pays.into_iter().map(|name| {
            let fact = if name == "France" {
                PlaceName::France
            } else {
                PlaceName::Country
            };
            (name, Form::Name, fact)
        });
        let europe = file.europe.into_iter().map(|name| {
            let sigle = name.chars().all(char::is_uppercase);
            (
                name,
                if sigle { Form::Sigle } else { Form::Common },
                PlaceName::Europe,
            )
        });
        let regions = file
            .regions
            .into_iter()
            .chain(file.departements)
            .map(|name| (name, Form::Name, PlaceName::Region));
        Names::new(countries.chain(europe).chain(regions))
    })
}

/// Adjectives of origin, folded.
pub(crate) fn gentiles() -> &'static std::collections::BTreeSet<String> {
    static GENTILES: OnceLock<std::collections::BTreeSet<String>> = OnceLock::new();
    GENTILES.get_or_init(|| {
        let file: LieuxFile = parse(LIEUX);
        file.gentiles.iter().map(|name| fold(name)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_files_parse() {
        toml::from_str::<MarquesFile>(MARQUES).expect("marques.toml");
        toml::from_str::<LieuxFile>(LIEUX).expect("lieux.toml");
        let labels = toml::from_str::<LabelsFile>(LABELS).expect("labels.toml");
        for label in labels.label {
            assert!(
                !label.formes.is_empty() && !label.prouve.is_empty(),
                "{}",
                label.nom
            );
        }
    }
}
