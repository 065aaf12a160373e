//! From CPV to NAF by trade: `mapping/cpv_naf.toml` and `mapping/trades.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use tender::{Cpv, Naf};

use crate::error::{Result, field, from_toml};
use crate::family::{NafWeight, Word, check_expressions, check_weight};
use crate::naf::NafTable;

/// `trades.toml`: NAF sub-class → what its firms do, in a few French words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TradesFile {
    trades: BTreeMap<Naf, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    group: Vec<GroupFile>,
    service: Vec<ServiceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    cpv: Cpv,
    title: String,
    #[serde(default)]
    words: Vec<Word>,
    naf: BTreeMap<Naf, f64>,
    #[serde(default)]
    why: BTreeMap<Naf, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    title: String,
    words: Vec<Word>,
    cpv: Vec<Cpv>,
    naf: BTreeMap<Naf, f64>,
    #[serde(default)]
    why: BTreeMap<Naf, String>,
}

/// A group of the Common Procurement Vocabulary and who makes what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct CpvGroup {
    /// The code; it stands for its subtree, except where a narrower group is given.
    pub cpv: Cpv,
    /// What it holds.
    pub title: String,
    /// Words of buyers that call for it.
    pub words: Vec<Word>,
    /// Sub-classes that answer, the most typical first.
    pub naf: Vec<NafWeight>,
}

/// A service that often goes with supplies (repair, fitting) and the trades that render it.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Which service.
    pub title: String,
    /// Words that ask for it.
    pub words: Vec<Word>,
    /// CPV subtrees where these trades work.
    pub cpv: Vec<Cpv>,
    /// Trades, the most typical first.
    pub naf: Vec<NafWeight>,
}

/// The whole mapping.
#[derive(Debug, Clone)]
pub(crate) struct Mapping {
    pub(crate) groups: Vec<CpvGroup>,
    pub(crate) services: Vec<Service>,
    by_cpv: BTreeMap<String, usize>,
}

impl Mapping {
    pub(crate) fn from_toml(
        file: &str,
        text: &str,
        trades_file: &str,
        trades: &str,
        naf: &NafTable,
    ) -> Result<Self> {
        let trades: TradesFile = from_toml(trades_file, trades)?;
        if let Some(unknown) = trades.trades.keys().find(|code| !naf.contains(code)) {
            let message = format!("« {unknown} » n’est pas une sous-classe de la NAF rév. 2");
            return Err(field(trades_file, "trades", message));
        }
        let parsed: MappingFile = from_toml(file, text)?;
        let weigh = |list: BTreeMap<Naf, f64>, mut why: BTreeMap<Naf, String>| -> Result<Vec<NafWeight>> {
            let mut out = Vec::new();
            for (code, weight) in list {
                check_weight(file, code.as_str(), weight)?;
                let Some(why) = why.remove(&code).or_else(|| trades.trades.get(&code).cloned()) else {
                    let message = format!("{code} : ni raison ici ni métier dans {trades_file}");
                    return Err(field(file, "naf", message));
                };
                out.push(NafWeight {
                    naf: code,
                    weight,
                    why,
                });
            }
            if let Some(code) = why.keys().next() {
                return Err(field(file, "why", format!("{code} n’est pas dans la liste naf")));
            }
            sort_naf(&mut out);
            Ok(out)
        };
        let mut groups = Vec::new();
        let mut by_cpv = BTreeMap::new();
        for group in parsed.group {
            check_words(file, &group.words)?;
            if by_cpv
                .insert(group.cpv.significant().to_owned(), groups.len())
                .is_some()
            {
                return Err(field(file, "cpv", format!("{} est donné deux fois", group.cpv)));
            }
            groups.push(CpvGroup {
                cpv: group.cpv,
                title: group.title,
                words: group.words,
                naf: weigh(group.naf, group.why)?,
            });
        }
        let mut services = Vec::new();
        for service in parsed.service {
            check_words(file, &service.words)?;
            services.push(Service {
                title: service.title,
                words: service.words,
                cpv: service.cpv,
                naf: weigh(service.naf, service.why)?,
            });
        }
        Ok(Self {
            groups,
            services,
            by_cpv,
        })
    }

    /// The groups that hold `cpv`, the narrowest first.
    pub(crate) fn above(&self, cpv: &Cpv) -> Vec<&CpvGroup> {
        let digits = cpv.as_str();
        (2..=8)
            .rev()
            .filter_map(|len| self.by_cpv.get(&digits[..len]))
            .map(|index| &self.groups[*index])
            .collect()
    }

    /// The groups strictly below `cpv`.
    pub(crate) fn below<'a>(&'a self, cpv: &Cpv) -> impl Iterator<Item = &'a CpvGroup> {
        let prefix = cpv.significant().to_owned();
        self.by_cpv
            .range(prefix.clone()..)
            .take_while(move |(digits, _)| digits.starts_with(&prefix))
            .filter(|(digits, _)| digits.len() > 2)
            .map(|(_, index)| &self.groups[*index])
    }
}

/// By decreasing weight, then by code.
pub(crate) fn sort_naf(list: &mut [NafWeight]) {
    list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.naf.cmp(&b.naf)));
}

fn check_words(file: &str, list: &[Word]) -> Result<()> {
    check_expressions(file, list.iter().map(|word| word.text.as_str()))?;
    list.iter()
        .try_for_each(|word| check_weight(file, &word.text, word.weight))
}
