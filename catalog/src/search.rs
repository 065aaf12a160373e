//! « Who makes this, and where? »

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use families::{Families, Family, Status};
use tender::{Cpv, InseeCode, Naf, Siren, Siret};

use crate::distance::km_between;
use crate::error::{Error, Result};
use crate::explain;
use crate::index::{Candidate, Question, Word, one_error_apart, packed, words};
use crate::place::{Commune, Near};
use crate::ranking::{self, Grounds, HALF, MAKES};
use crate::site::{Site, Tier};
use crate::store::Catalog;
use crate::tables::communes::{self, comparable};
use crate::tables::sites;

/// How many communes [`Catalog::find_commune`] gives at most.
const COMMUNES: usize = 20;

/// A question. Every part may be left out; the parts add up (a site answers all of them).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchQuery<'a> {
    /// Words: what is bought, a trade, a firm, a commune, a SIREN, a SIRET, a NAF or CPV code. The last word may
    /// be unfinished.
    pub text: &'a str,
    /// Only makers of this family (its slug).
    pub family: Option<&'a str>,
    /// Only trades that answer this CPV code.
    pub cpv: Option<&'a Cpv>,
    /// Only this NAF class.
    pub naf: Option<&'a Naf>,
    /// Centre: distances are given and count in the order.
    pub near: Option<Near>,
    /// Only within this distance of the centre, km.
    pub radius_km: Option<f64>,
    /// Only this département: code or name.
    pub departement: Option<&'a str>,
    /// Only this région: code or name.
    pub region: Option<&'a str>,
    /// Only these tiers; empty means all.
    pub tiers: &'a [Tier],
    /// How many answers to return; 0 only counts.
    pub limit: usize,
}

/// What a site is deduced to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyTag {
    /// Family.
    pub slug: String,
    /// What that is worth: deduced from the NAF class.
    pub status: Status,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The site.
    pub site: Site,
    /// Order of the list, 0 to 1: see `ranking.rs`. Not a probability.
    pub score: f64,
    /// Distance to the centre, km; `None` without a centre or when the site's position is unknown.
    pub distance_km: Option<f64>,
    /// Why it is an answer, in French, the main reason first.
    pub why: Vec<String>,
    /// Families it is deduced to make, those of the question first.
    pub families: Vec<FamilyTag>,
}

/// The answers to a question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchAnswer {
    /// How many sites answer.
    pub total: usize,
    /// Sites that answer everything but whose position is unknown. Only with a radius: they are then in no hit
    /// and not in `total`.
    pub without_coordinates: usize,
    /// Words nobody knows, and the spelling taken instead.
    pub corrected: Vec<(String, String)>,
    /// The best, at most `limit`.
    pub hits: Vec<Hit>,
}

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
    /// Trades that answer the words, the family or the code.
    pub(crate) trades: BTreeMap<Naf, Trade>,
    /// Families of the question, best first.
    pub(crate) families: Vec<&'a Family>,
    /// The words taken instead of unknown ones.
    pub(crate) corrected: Vec<(String, String)>,
    /// Only these trades.
    only: Option<BTreeSet<u64>>,
    departement: Option<u64>,
    region: Option<u64>,
}

impl Understood<'_> {
    /// Whether a site of this trade may answer; an unknown trade answers no filter on trades.
    fn keeps(&self, naf: Option<u64>) -> bool {
        self.only
            .as_ref()
            .is_none_or(|only| naf.is_some_and(|naf| only.contains(&naf)))
    }
}

impl Catalog {
    /// Searches the sites. The order is that of `ranking.rs`; the same question gets the same answer.
    ///
    /// # Errors
    /// An unknown family, département or région, a radius without a centre or not positive; the database or the
    /// index cannot be read.
    pub fn search(&self, query: &SearchQuery<'_>) -> Result<SearchAnswer> {
        match (query.radius_km, query.near) {
            (Some(_), None) => return Err(Error::RadiusWithoutCentre),
            (Some(km), _) if !(km > 0.0 && km.is_finite()) => return Err(Error::Radius(km)),
            _ => {}
        }
        if let Some(firm) = firm_number(query.text) {
            return self.search_firm(&firm, query);
        }
        // A code typed as text is that code.
        let (cpv, naf) = (query.text.parse::<Cpv>().ok(), query.text.parse::<Naf>().ok());
        let mut query = query.clone();
        if let Some(cpv) = &cpv {
            (query.text, query.cpv) = ("", query.cpv.or(Some(cpv)));
        } else if let Some(naf) = &naf {
            (query.text, query.naf) = ("", query.naf.or(Some(naf)));
        }
        let understood = self.understand(&query)?;
        let mut answer = SearchAnswer {
            corrected: understood.corrected.clone(),
            ..SearchAnswer::default()
        };
        let mut ranked = self.rank(&query, &understood, &mut answer.without_coordinates)?;
        answer.total = ranked.len();
        ranked.truncate(query.limit);
        answer.hits = self.load(ranked, &query, &understood)?;
        Ok(answer)
    }

    /// Every site of these NAF classes, by class then by id: what matching judges.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sites_making(&self, nafs: &[Naf]) -> Result<Vec<Site>> {
        let nafs: BTreeSet<&Naf> = nafs.iter().collect();
        self.read(|db| {
            let mut found = Vec::new();
            for naf in nafs {
                found.extend(sites::of_naf(db, naf)?);
            }
            Ok(found)
        })
    }

    /// The commune of an INSEE code, if there is one today.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn commune(&self, insee: &InseeCode) -> Result<Option<Commune>> {
        self.read(|db| communes::by_insee(db, insee))
    }

    /// Communes of that name, else those whose name begins so (at most 20), most peopled first. Accents, case,
    /// hyphens and « St » for « Saint » do not matter; a département in parentheses narrows: « Saverne (67) ».
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn find_commune(&self, name: &str) -> Result<Vec<Commune>> {
        let (name, departement) = match name.trim().strip_suffix(')').and_then(|n| n.rsplit_once('(')) {
            Some((name, departement)) => (name, Some(comparable(departement))),
            None => (name, None),
        };
        let folded = comparable(name);
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.read(|db| {
            let exact = communes::named(db, &folded)?;
            if exact.is_empty() {
                communes::beginning(db, &folded, COMMUNES)
            } else {
                Ok(exact)
            }
        })?;
        if let Some(departement) = departement {
            found.retain(|c| {
                comparable(&c.departement.code) == departement
                    || comparable(&c.departement.name) == departement
            });
        }
        Ok(found)
    }

    fn understand(&self, query: &SearchQuery<'_>) -> Result<Understood<'static>> {
        let known = Families::embedded();
        let mut words = words(query.text);
        // The same word twice asks nothing more.
        let mut seen = BTreeSet::new();
        words.retain(|w| seen.insert(w.stem.clone()));
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
            narrow(
                found
                    .iter()
                    .filter(|n| n.weight >= MAKES)
                    .map(|n| packed(n.naf.as_str()))
                    .collect(),
            );
            for naf in found {
                keep(&naf.naf, naf.weight, &naf.why);
            }
        }
        for naf in known.naf_for(&text, &[]) {
            keep(&naf.naf, naf.weight, &naf.why);
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
            trades,
            families,
            corrected,
            only,
            departement,
            region,
        })
    }

    /// The codes of the département and the région asked for, packed.
    fn areas(&self, query: &SearchQuery<'_>) -> Result<(Option<u64>, Option<u64>)> {
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
        let spellings = self.index.spellings(word, unfinished)?;
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

    /// The sites that answer, best first: `(number, grounds, score)`.
    fn rank(
        &self,
        query: &SearchQuery<'_>,
        understood: &Understood<'_>,
        without_coordinates: &mut usize,
    ) -> Result<Vec<(i64, Grounds, f64)>> {
        let trades: BTreeMap<u64, f64> = understood
            .trades
            .iter()
            .map(|(naf, trade)| (packed(naf.as_str()), trade.weight))
            .collect();
        let asked = !understood.words.is_empty();
        let radius = query.radius_km;
        // Answers on all the words or the trade; answers on half of the words, if there is nothing better.
        let (mut full, mut half) = (Vec::new(), Vec::new());
        let (mut full_lost, mut half_lost) = (0, 0);
        let question = Question {
            words: &understood.words,
            open: understood.open,
            well_spelled: &|word| buyers_words().stems.contains(&word.stem),
        };
        self.index.each_site(&question, |site: Candidate| {
            if !understood.keeps(site.naf)
                || understood.departement.is_some() && site.departement != understood.departement
                || understood.region.is_some() && site.region != understood.region
                || !query.tiers.is_empty() && !query.tiers.contains(&site.tier)
            {
                return;
            }
            let trade = site
                .naf
                .and_then(|naf| trades.get(&naf))
                .copied()
                .unwrap_or_default();
            let complete = !asked || site.all_words || trade >= MAKES;
            if !complete && site.cover < HALF {
                return;
            }
            let (list, lost) = if complete {
                (&mut full, &mut full_lost)
            } else {
                (&mut half, &mut half_lost)
            };
            let position = site.position.map(|(lat, lon)| Near { lat, lon });
            let km = query
                .near
                .zip(position)
                .map(|(centre, at)| km_between(centre, at));
            match (radius, km) {
                (Some(_), None) => {
                    *lost += 1;
                    return;
                }
                (Some(radius), Some(km)) if km > radius => return,
                _ => {}
            }
            // With filters alone, every site left answers fully.
            let words = if asked || !trades.is_empty() {
                site.cover
            } else {
                1.0
            };
            let grounds = Grounds {
                words,
                trade,
                tier: site.tier,
                centre: query.near.is_some(),
                km,
            };
            list.push((site.number, grounds, ranking::score(grounds)));
        })?;
        let nothing_full = full.is_empty() && full_lost == 0;
        let (mut ranked, lost) = if nothing_full {
            (half, half_lost)
        } else {
            (full, full_lost)
        };
        *without_coordinates = lost;
        ranked.sort_by(|a, b| ranking::order((a.2, a.1.km, a.0), (b.2, b.1.km, b.0)));
        Ok(ranked)
    }

    fn load(
        &self,
        ranked: Vec<(i64, Grounds, f64)>,
        query: &SearchQuery<'_>,
        understood: &Understood<'_>,
    ) -> Result<Vec<Hit>> {
        let loaded = self.read(|db| {
            let mut loaded = Vec::with_capacity(ranked.len());
            for (number, grounds, score) in ranked {
                if let Some(site) = sites::by_number(db, number)? {
                    loaded.push((site, grounds, score));
                }
            }
            Ok(loaded)
        })?;
        let hit = |(site, grounds, score): (Site, Grounds, f64)| Hit {
            why: explain::why(&site, &grounds, query, understood),
            families: explain::families(&site, understood),
            score,
            distance_km: grounds.km,
            site,
        };
        Ok(loaded.into_iter().map(hit).collect())
    }

    /// The sites of a firm asked for by its number; the other filters still hold.
    fn search_firm(&self, number: &FirmNumber, query: &SearchQuery<'_>) -> Result<SearchAnswer> {
        let found = match number {
            FirmNumber::Site(siret) => self.site(siret)?.into_iter().collect(),
            FirmNumber::Firm(siren) => self.firm(siren)?.map(|firm| firm.sites).unwrap_or_default(),
        };
        let (departement, region) = self.areas(query)?;
        let mut answer = SearchAnswer::default();
        let mut understood = self.understand(&SearchQuery {
            text: "",
            ..query.clone()
        })?;
        understood.trades.clear();
        let mut ranked = Vec::new();
        for site in found {
            let packed_area = |area: &Option<crate::place::Area>| area.as_ref().map(|a| packed(&a.code));
            if !understood.keeps(site.naf.as_ref().map(|naf| packed(naf.as_str())))
                || departement.is_some() && packed_area(&site.place.departement) != departement
                || region.is_some() && packed_area(&site.place.region) != region
                || !query.tiers.is_empty() && !query.tiers.contains(&site.tier)
            {
                continue;
            }
            let km = query
                .near
                .zip(site.place.coordinates)
                .map(|(centre, at)| km_between(centre, at.into()));
            match (query.radius_km, km) {
                (Some(_), None) => {
                    answer.without_coordinates += 1;
                    continue;
                }
                (Some(radius), Some(km)) if km > radius => continue,
                _ => {}
            }
            let grounds = Grounds {
                words: 1.0,
                trade: 0.0,
                tier: site.tier,
                centre: query.near.is_some(),
                km,
            };
            ranked.push((site, grounds, ranking::score(grounds)));
        }
        ranked.sort_by(|a, b| {
            ranking::order((a.2, a.1.km, 0), (b.2, b.1.km, 0)).then_with(|| a.0.id.cmp(&b.0.id))
        });
        answer.total = ranked.len();
        ranked.truncate(query.limit);
        for (site, grounds, score) in ranked {
            let mut why = vec!["porte ce numéro".to_owned()];
            why.extend(explain::why(&site, &grounds, query, &understood));
            let families = explain::families(&site, &understood);
            answer.hits.push(Hit {
                why,
                families,
                score,
                distance_km: grounds.km,
                site,
            });
        }
        Ok(answer)
    }
}

/// A firm designated by its number.
enum FirmNumber {
    Firm(Siren),
    Site(Siret),
}

fn firm_number(text: &str) -> Option<FirmNumber> {
    let site = text.parse().map(FirmNumber::Site);
    site.or_else(|_| text.parse().map(FirmNumber::Firm)).ok()
}

/// The words buyers use, from the families: well spelled even when no site bears them.
struct BuyersWords {
    folded: BTreeSet<String>,
    stems: BTreeSet<String>,
}

fn buyers_words() -> &'static BuyersWords {
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
