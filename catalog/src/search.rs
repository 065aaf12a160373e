//! « Who makes this, and where? »

use std::collections::{BTreeMap, BTreeSet};

use families::Status;
use tender::{Cpv, Naf, Siren, Siret};

use crate::distance::km_between;
use crate::error::{Error, Result};
use crate::explain;
use crate::index::{Candidate, Question, packed};
use crate::place::Near;
use crate::question::{Understood, buyers_words};
use crate::ranking::{self, Grounds, HALF, MAKES};
use crate::site::{Site, Tier};
use crate::store::Catalog;
use crate::tables::sites;

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
    /// No trade is known for the CPV code asked for: an empty answer then says nothing of the makers there are.
    pub trades_unknown: bool,
    /// Words nobody knows, and the spelling taken instead.
    pub corrected: Vec<(String, String)>,
    /// The best, at most `limit`.
    pub hits: Vec<Hit>,
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
        let (total, lost) = (&mut answer.total, &mut answer.without_coordinates);
        let ranked = self.rank(&query, &understood, total, lost)?;
        answer.trades_unknown = understood.trades_unknown;
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

    /// The best of the sites that answer, in order: `(number, grounds, score)`; and how many answer in all.
    fn rank(
        &self,
        query: &SearchQuery<'_>,
        understood: &Understood<'_>,
        total: &mut usize,
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
            let answers = site
                .naf
                .and_then(|naf| understood.by_words.get(&naf))
                .is_some_and(|w| *w >= MAKES);
            let complete = !asked || site.all_words || answers;
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
        *total = ranked.len();
        let order = |a: &(i64, Grounds, f64), b: &(i64, Grounds, f64)| {
            ranking::order((a.2, a.1.km, a.0), (b.2, b.1.km, b.0))
        };
        // Only what is shown is put in order.
        if query.limit < ranked.len() {
            if query.limit > 0 {
                ranked.select_nth_unstable_by(query.limit - 1, order);
            }
            ranked.truncate(query.limit);
        }
        ranked.sort_by(order);
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
