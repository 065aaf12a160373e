//! « Who makes this, and where? »

use std::collections::{BTreeMap, BTreeSet};

use families::Status;
use tender::{Cpv, Date, Naf, Siren, Siret};

use crate::day;
use crate::distance::km_between;
use crate::error::{Error, Result};
use crate::explain;
use crate::facets::{Counting, Facets};
use crate::firm::{FirmId, Headcount, SizeCategory};
use crate::index::{Ask, Candidate, Of, division, in_a_label, packed, unpacked};
use crate::number::SiteNumber;
use crate::place::Near;
use crate::question::{Understood, buyers_words};
use crate::ranking::{self, Grounds, HALF, MAKES, WHOLE};
use crate::site::{Label, Site, State, Tier};
use crate::store::Catalog;
use crate::tables::facts::bits;
use crate::tables::records;

/// A site that makes something, as the index alone knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Maker {
    number: SiteNumber,
    /// Id of the site.
    pub id: String,
    /// Its firm.
    pub firm: FirmId,
    /// Main activity.
    pub naf: Naf,
    /// Latitude and longitude, degrees, when known.
    pub point: Option<(f64, f64)>,
    /// Département, code.
    pub departement: Option<String>,
    /// Région, code.
    pub region: Option<String>,
    /// Public lists that name it or its firm.
    pub labels: Vec<Label>,
    /// Whether its firm won public contracts.
    pub experience: bool,
    /// Category of the firm.
    pub category: Option<SizeCategory>,
    /// Headcount band of the firm.
    pub headcount: Option<Headcount>,
    /// Year of the category and of the band.
    pub size_year: Option<i16>,
}

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
    /// Only this NAF division (`31`).
    pub division: Option<&'a str>,
    /// Only firms of this category.
    pub category: Option<SizeCategory>,
    /// Only firms with this headcount band.
    pub headcount: Option<Headcount>,
    /// Only firms that won public contracts.
    pub experience: bool,
    /// Only firms with this label.
    pub label: Option<Label>,
    /// Day against which freshness is judged (the launch date); without one, the latest day of the data installed.
    pub as_of: Option<Date>,
    /// One answer a firm: its best site.
    pub by_firm: bool,
    /// Counts by région, département, division… over all the answers.
    pub facets: bool,
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
    /// Its freshness on the day asked.
    pub tier: Tier,
    /// Order of the list, 0 to 1: see `ranking.rs`. Not a probability.
    pub score: f64,
    /// Distance to the centre, km; `None` without a centre or when the site's position is unknown.
    pub distance_km: Option<f64>,
    /// Sites of the same firm that answer, this one included.
    pub sites_of_firm: u32,
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
    /// How many distinct firms; counted with `by_firm` or `facets`.
    pub firms: Option<usize>,
    /// Sites that answer everything but whose position is unknown. Only with a radius: they are then in no hit
    /// and not in `total`.
    pub without_coordinates: usize,
    /// No trade is known for the CPV code asked for: an empty answer then says nothing of the makers there are.
    pub trades_unknown: bool,
    /// Words nobody knows, and the spelling taken instead.
    pub corrected: Vec<(String, String)>,
    /// Counts over all the answers, when asked for.
    pub facets: Option<Facets>,
    /// The best, at most `limit`.
    pub hits: Vec<Hit>,
}

/// An answer before it is read: number, grounds, score.
#[derive(Debug, Clone, Copy)]
struct Ranked {
    number: u64,
    grounds: Grounds,
    score: f64,
    /// Sites of the firm that answer.
    sites: u32,
}

impl Ranked {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        ranking::order(
            (self.score, self.grounds.km, self.number),
            (other.score, other.grounds.km, other.number),
        )
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
        let as_of = match query.as_of {
            Some(day) => day,
            None => self.newest_day()?,
        };
        if let Some(firm) = firm_number(query.text) {
            return self.search_firm(&firm, query, as_of);
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
            trades_unknown: understood.trades_unknown,
            ..SearchAnswer::default()
        };
        let ranked = self.rank(&query, &understood, as_of, &mut answer)?;
        answer.hits = self.load(ranked, &query, &understood, as_of)?;
        Ok(answer)
    }

    /// Every site of these NAF classes that can be found, by number: what matching judges. Read from the index alone:
    /// a class may hold tens of thousands of sites.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn makers(&self, nafs: &[Naf]) -> Result<Vec<Maker>> {
        let only: BTreeSet<u64> = nafs.iter().map(|naf| packed(naf.as_str())).collect();
        let ask = Ask {
            words: &[],
            open: false,
            well_spelled: &|_| true,
            trades: &BTreeSet::new(),
            only: Some(&only),
            departement: None,
            region: None,
        };
        let mut found = Vec::new();
        let mut wrong = None;
        self.index().each_site(&ask, false, |site| match maker(&site) {
            Some(maker) => found.push(maker),
            None => wrong = Some(site.number),
        })?;
        debug_assert_eq!(wrong, None, "a class filter leaves sites with a class");
        found.sort_by_key(|maker: &Maker| maker.number);
        Ok(found)
    }

    /// Sites by their ids, in the same order; those that are not here are left out.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn sites(&self, ids: &[&str]) -> Result<Vec<Site>> {
        self.read(|db| {
            let mut found = Vec::with_capacity(ids.len());
            let mut reader = records::Reader::new(db);
            for id in ids {
                if let Some(number) = SiteNumber::parse(id) {
                    found.extend(reader.by_number(number)?);
                }
            }
            Ok(found)
        })
    }

    /// The best of the sites that answer, in order; how many answer in all goes into `answer`.
    fn rank(
        &self,
        query: &SearchQuery<'_>,
        understood: &Understood<'_>,
        as_of: Date,
        answer: &mut SearchAnswer,
    ) -> Result<Vec<Ranked>> {
        let trades: BTreeMap<u64, f64> = understood
            .trades
            .iter()
            .map(|(naf, trade)| (packed(naf.as_str()), trade.weight))
            .collect();
        let makers: BTreeSet<u64> = understood
            .by_words
            .iter()
            .filter(|(_, weight)| **weight >= MAKES)
            .map(|(naf, _)| *naf)
            .collect();
        let asked = !understood.words.is_empty();
        let well_spelled = |word: &crate::index::Word| buyers_words().stems.contains(&word.stem);
        let asks_a_name = understood
            .words
            .iter()
            .any(|word| !well_spelled(word) && !in_a_label(word));
        let ask = Ask {
            words: &understood.words,
            open: understood.open,
            well_spelled: &well_spelled,
            trades: &makers,
            only: understood.only.as_ref(),
            departement: understood.departement,
            region: understood.region,
        };
        let filter = Filter::new(query);
        let index = self.index();
        // Answers on all the words or the trade first; on half of the words, if there is nothing better.
        for half in [false, true] {
            let (mut ranked, mut lost) = (Vec::new(), 0);
            let mut counting = (query.facets || query.by_firm).then(Counting::default);
            let mut makes = Of::new(|naf| makers.contains(&naf));
            let mut weight = Of::new(|naf| trades.get(&naf).copied().unwrap_or_default());
            index.each_site(&ask, half, |site: Candidate| {
                let answers = site.naf.is_some_and(|naf| makes.get(naf));
                let complete = !asked || site.all_words || answers;
                if complete == half || half && site.cover < HALF {
                    return;
                }
                let tier = tier(&site, as_of);
                if !filter.keeps(&site) || !query.tiers.is_empty() && !query.tiers.contains(&tier) {
                    return;
                }
                let km = query.near.and_then(|centre| {
                    let (lat, lon) = site.position?;
                    Some(km_between(centre, Near { lat, lon }))
                });
                match (query.radius_km, km) {
                    (Some(_), None) => {
                        lost += 1;
                        return;
                    }
                    (Some(radius), Some(km)) if km > radius => return,
                    _ => {}
                }
                let trade = site.naf.map_or(0.0, |naf| weight.get(naf));
                // With filters alone, every site left answers fully.
                let words = if asked || !trades.is_empty() {
                    site.cover
                } else {
                    1.0
                };
                let grounds = Grounds {
                    words,
                    trade,
                    tier,
                    named: (asks_a_name || site.as_long) && site.all_words && site.cover >= WHOLE,
                    centre: query.near.is_some(),
                    km,
                };
                if let Some(counting) = &mut counting {
                    counting.add(&site, tier);
                }
                ranked.push(Ranked {
                    number: site.number,
                    grounds,
                    score: ranking::score(grounds),
                    sites: 1,
                });
            })?;
            if ranked.is_empty() && lost == 0 && asked && !half {
                continue;
            }
            answer.without_coordinates = lost;
            answer.total = ranked.len();
            if let Some(counting) = counting {
                answer.firms = Some(counting.firms());
                if query.facets {
                    answer.facets = Some(self.read(|db| counting.facets(db))?);
                }
            }
            if query.by_firm {
                ranked = best_of_each_firm(ranked);
            }
            // Only what is shown is put in order.
            if query.limit < ranked.len() {
                if query.limit > 0 {
                    ranked.select_nth_unstable_by(query.limit - 1, Ranked::order);
                }
                ranked.truncate(query.limit);
            }
            ranked.sort_by(Ranked::order);
            return Ok(ranked);
        }
        Ok(Vec::new())
    }

    fn load(
        &self,
        ranked: Vec<Ranked>,
        query: &SearchQuery<'_>,
        understood: &Understood<'_>,
        as_of: Date,
    ) -> Result<Vec<Hit>> {
        let loaded = self.read(|db| {
            let mut loaded = Vec::with_capacity(ranked.len());
            let mut reader = records::Reader::new(db);
            for one in ranked {
                if let Some(site) = reader.by_number(number_of(one.number))? {
                    loaded.push((site, one));
                }
            }
            Ok(loaded)
        })?;
        let hit = |(site, one): (Site, Ranked)| Hit {
            why: explain::why(&site, &one.grounds, query, understood),
            families: explain::families(&site, understood),
            tier: site.tier(as_of),
            score: one.score,
            distance_km: one.grounds.km,
            sites_of_firm: one.sites,
            site,
        };
        Ok(loaded.into_iter().map(hit).collect())
    }

    /// The sites of a firm asked for by its number, closed ones last; the other filters still hold.
    fn search_firm(&self, number: &Number, query: &SearchQuery<'_>, as_of: Date) -> Result<SearchAnswer> {
        let found: Vec<Site> = match number {
            Number::Site(siret) => self.site(siret)?.into_iter().collect(),
            Number::Firm(siren) => self.firm(siren)?.map(|firm| firm.sites).unwrap_or_default(),
        };
        let mut answer = SearchAnswer::default();
        let mut understood = self.understand(&SearchQuery {
            text: "",
            ..query.clone()
        })?;
        understood.trades.clear();
        let mut ranked = Vec::new();
        for site in found {
            let packed_area = |area: &Option<crate::place::Area>| area.as_ref().map(|a| packed(&a.code));
            let naf = site.naf.as_ref().map(|naf| packed(naf.as_str()));
            let tier = site.tier(as_of);
            if understood
                .only
                .as_ref()
                .is_some_and(|only| !naf.is_some_and(|naf| only.contains(&naf)))
                || understood.departement.is_some()
                    && packed_area(&site.place.departement) != understood.departement
                || understood.region.is_some() && packed_area(&site.place.region) != understood.region
                || !query.tiers.is_empty() && !query.tiers.contains(&tier)
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
                tier,
                named: true,
                centre: query.near.is_some(),
                km,
            };
            ranked.push((site, grounds, ranking::score(grounds)));
        }
        let closed = |site: &Site| site.state == Some(State::Ferme);
        ranked.sort_by(|a, b| {
            closed(&a.0)
                .cmp(&closed(&b.0))
                .then_with(|| ranking::order((a.2, a.1.km, 0), (b.2, b.1.km, 0)))
                .then_with(|| a.0.id.cmp(&b.0.id))
        });
        answer.total = ranked.len();
        answer.firms = Some(usize::from(!ranked.is_empty()));
        let sites = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
        ranked.truncate(query.limit);
        for (site, grounds, score) in ranked {
            let mut why = vec!["porte ce numéro".to_owned()];
            why.extend(explain::why(&site, &grounds, query, &understood));
            let families = explain::families(&site, &understood);
            answer.hits.push(Hit {
                why,
                families,
                tier: grounds.tier,
                score,
                distance_km: grounds.km,
                sites_of_firm: sites,
                site,
            });
        }
        Ok(answer)
    }
}

fn maker(site: &Candidate) -> Option<Maker> {
    let number = number_of(site.number);
    let code = |packed: Option<u64>| packed.map(unpacked);
    Some(Maker {
        number,
        naf: unpacked(site.naf?).parse().ok()?,
        id: number.id(),
        firm: FirmId(number.firm().id()),
        point: site.position,
        departement: code(site.departement),
        region: code(site.region),
        labels: Label::ALL
            .into_iter()
            .filter(|label| site.bits & label.bit() != 0)
            .collect(),
        experience: site.bits & bits::CONTRACTS != 0,
        category: code(site.category).and_then(|c| SizeCategory::parse(&c)),
        headcount: code(site.headcount).and_then(|h| Headcount::from_code(&h)),
        size_year: site.size_year.and_then(|year| i16::try_from(year).ok()),
    })
}

/// A number of the index, as the tables hold it.
fn number_of(number: u64) -> SiteNumber {
    SiteNumber(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Freshness of a site of the index.
pub(crate) fn tier(site: &Candidate, as_of: Date) -> Tier {
    let year = |year: Option<u64>| year.and_then(|y| i16::try_from(y).ok());
    let registered = site
        .registered
        .and_then(|day| i64::try_from(day).ok())
        .and_then(day::date);
    Tier::of(as_of, registered, year(site.year_site), year(site.year_firm))
}

/// The filters that no list of the index answers.
struct Filter {
    division: Option<u64>,
    category: Option<u64>,
    headcount: Option<u64>,
    bits: u64,
}

impl Filter {
    fn new(query: &SearchQuery<'_>) -> Self {
        Self {
            division: query.division.map(packed),
            category: query.category.map(|c| packed(c.as_str())),
            headcount: query.headcount.map(|h| packed(h.code)),
            bits: query.label.map_or(0, Label::bit) | if query.experience { bits::CONTRACTS } else { 0 },
        }
    }

    fn keeps(&self, site: &Candidate) -> bool {
        (self.division.is_none() || site.naf.map(division) == self.division)
            && (self.category.is_none() || site.category == self.category)
            && (self.headcount.is_none() || site.headcount == self.headcount)
            && site.bits & self.bits == self.bits
    }
}

/// The best site of each firm, with how many of its sites answer.
fn best_of_each_firm(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    ranked.sort_by(|a, b| {
        (a.number / 100_000)
            .cmp(&(b.number / 100_000))
            .then_with(|| a.order(b))
    });
    let mut firms: Vec<Ranked> = Vec::new();
    for one in ranked {
        match firms.last_mut() {
            Some(best) if best.number / 100_000 == one.number / 100_000 => best.sites += 1,
            _ => firms.push(one),
        }
    }
    firms
}

/// A firm designated by its number.
enum Number {
    Firm(Siren),
    Site(Siret),
}

fn firm_number(text: &str) -> Option<Number> {
    let site = text.parse().map(Number::Site);
    site.or_else(|_| text.parse().map(Number::Firm)).ok()
}
