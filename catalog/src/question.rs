//! What a question means: words, trades, families, places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use families::{Families, Family};
use tender::{Cpv, Naf};

use crate::error::{Error, Result};
use crate::explain;
use crate::index::{Word, one_error_apart, packed, words};
use crate::ranking::MAKES;
use crate::search::SearchQuery;
use crate::store::Catalog;
use crate::tables::communes::{self, comparable};

/// Words of a question beyond this number are left aside: a name, a need, a trade are said in fewer.
pub(crate) const WORDS: usize = 24;

/// What a trade is worth for the question, and why.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trade {
    pub(crate) weight: f64,
    pub(crate) why: String,
}

/// The question once understood.
pub(crate) struct Understood<'a> {
    pub(crate) words: Vec<Word>,
    pub(crate) open: bool,
    /// Trades that answer the words, packed: with their weight.
    pub(crate) by_words: BTreeMap<u64, f64>,
    /// A CPV code was asked for that no trade is known for.
    pub(crate) trades_unknown: bool,
    /// Trades that answer the words, the family or the code.
    pub(crate) trades: BTreeMap<Naf, Trade>,
    /// Families of the question, best first.
    pub(crate) families: Vec<&'a Family>,
    /// The words taken instead of unknown ones.
    pub(crate) corrected: Vec<(String, String)>,
    /// Only these trades, packed; a site whose trade is unknown answers no filter on trades.
    pub(crate) only: Option<BTreeSet<u64>>,
    pub(crate) departement: Option<u64>,
    pub(crate) region: Option<u64>,
}

impl Catalog {
    pub(crate) fn understand(&self, query: &SearchQuery<'_>) -> Result<Understood<'static>> {
        let known = Families::embedded();
        let mut words = words(query.text);
        // The same word twice asks nothing more.
        let mut seen = BTreeSet::new();
        words.retain(|w| seen.insert(w.stem.clone()));
        words.truncate(WORDS);
        let open = query.text.chars().last().is_some_and(char::is_alphanumeric);
        let mut corrected = Vec::new();
        let mut text = query.text.to_owned();
        for (at, word) in words.iter().enumerate() {
            let unfinished = open && at + 1 == words.len();
            if let Some(spelling) = self.spelling(word, unfinished)? {
                text = text.replace(&word.surface, &spelling);
                corrected.push((word.surface.clone(), spelling));
            }
        }

        let mut trades = BTreeMap::new();
        let mut keep = |naf: &Naf, weight: f64, why: &str| {
            let trade = trades.entry(naf.clone()).or_insert_with(|| Trade {
                weight,
                why: why.to_owned(),
            });
            if weight > trade.weight {
                *trade = Trade {
                    weight,
                    why: why.to_owned(),
                };
            }
        };
        let mut only: Option<BTreeSet<u64>> = query.naf.map(|naf| BTreeSet::from([packed(naf.as_str())]));
        let mut narrow = |nafs: BTreeSet<u64>| {
            only = Some(match only.take() {
                Some(before) => before.intersection(&nafs).copied().collect(),
                None => nafs,
            });
        };
        let mut trades_unknown = false;
        let mut families: Vec<&Family> = Vec::new();
        if let Some(slug) = query.family {
            let family = known
                .get(slug)
                .ok_or_else(|| Error::UnknownFamily(slug.to_owned()))?;
            for naf in &family.naf {
                keep(
                    &naf.naf,
                    naf.weight,
                    &format!("{}, famille {}", naf.why, explain::lower_first(&family.title)),
                );
            }
            narrow(family.naf.iter().map(|n| packed(n.naf.as_str())).collect());
            families.push(family);
        }
        if let Some(cpv) = query.cpv {
            let found = known.naf_for("", &[cpv]);
            let makes = found.iter().filter(|n| n.weight >= MAKES);
            let makes: BTreeSet<u64> = makes.map(|n| packed(n.naf.as_str())).collect();
            trades_unknown = makes.is_empty();
            narrow(makes);
            for naf in found {
                keep(&naf.naf, naf.weight, &naf.why);
            }
        }
        let mut by_words = BTreeMap::new();
        for naf in known.naf_for(&text, &[]) {
            keep(&naf.naf, naf.weight, &naf.why);
            by_words.insert(packed(naf.naf.as_str()), naf.weight);
        }
        let codes: Vec<&Cpv> = query.cpv.into_iter().collect();
        for found in known.for_need(&text, &codes) {
            if let Some(family) = known
                .get(&found.slug)
                .filter(|f| families.iter().all(|k| k.slug != f.slug))
            {
                families.push(family);
            }
        }
        let (departement, region) = self.areas(query)?;
        Ok(Understood {
            words,
            open,
            by_words,
            trades_unknown,
            trades,
            families,
            corrected,
            only,
            departement,
            region,
        })
    }

    /// The codes of the département and the région asked for, packed.
    pub(crate) fn areas(&self, query: &SearchQuery<'_>) -> Result<(Option<u64>, Option<u64>)> {
        let find = |table: &'static str, kind: &'static str, asked: Option<&str>| -> Result<Option<u64>> {
            let Some(asked) = asked else { return Ok(None) };
            let areas = self.read(|db| communes::areas(db, table))?;
            let wanted = comparable(asked);
            let area = areas
                .iter()
                .find(|a| comparable(&a.code) == wanted || comparable(&a.name) == wanted);
            let area = area.ok_or_else(|| Error::UnknownArea {
                kind,
                asked: asked.to_owned(),
            })?;
            Ok(Some(packed(&area.code)))
        };
        Ok((
            find("departements", "le département", query.departement)?,
            find("regions", "la région", query.region)?,
        ))
    }

    /// The spelling to take for a word that neither the catalogue nor the families know.
    pub(crate) fn spelling(&self, word: &Word, unfinished: bool) -> Result<Option<String>> {
        let buyers = buyers_words();
        let folded = word.folded.as_str();
        let begins = |known: &String| unfinished && known.starts_with(folded);
        if folded.chars().count() < 5
            || buyers.stems.contains(&word.stem)
            || buyers
                .folded
                .range(folded.to_owned()..)
                .next()
                .is_some_and(begins)
        {
            return Ok(None);
        }
        let spellings = self.index().spellings(word, unfinished)?;
        let Some(spellings) = spellings else {
            return Ok(None);
        };
        let from_buyers = buyers
            .folded
            .iter()
            .find(|known| one_error_apart(folded, known))
            .cloned();
        Ok(from_buyers.or_else(|| spellings.into_iter().next()))
    }
}

/// The words buyers use, from the families: well spelled even when no site bears them.
pub(crate) struct BuyersWords {
    folded: BTreeSet<String>,
    pub(crate) stems: BTreeSet<String>,
}

pub(crate) fn buyers_words() -> &'static BuyersWords {
    static WORDS: OnceLock<BuyersWords> = OnceLock::new();
    WORDS.get_or_init(|| {
        let known = Families::embedded();
        let of_families = known.all().iter().flat_map(|f| f.words.iter());
        let of_groups = known.cpv_groups().iter().flat_map(|g| g.words.iter());
        let mut all = BuyersWords {
            folded: BTreeSet::new(),
            stems: BTreeSet::new(),
        };
        for word in of_families
            .chain(of_groups)
            .flat_map(|expression| words(&expression.text))
        {
            all.folded.insert(word.folded);
            all.stems.insert(word.stem);
        }
        all
    })
}
