//! The fabric of a need on screen: who makes it, site by site, and around whom.

use std::collections::{BTreeMap, BTreeSet};

use ::catalog::Near;
use matching::{Place, Ring, SiteFacts};
use serde::Serialize;
use ts_rs::TS;

use crate::compose::understood;
use crate::dossiers::DossierRef;
use crate::market::Market;
use crate::need::{Log, Purchase, purchase};
use crate::search::{FamilyTagView, naf_label};
use crate::sourcing::declared::{self, Added, declared_families};
use crate::suggest::FabricView;
use crate::{ApiError, Desk};

/// A site of the fabric: never named in a document.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FabricSiteView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// NAF sub-class.
    pub naf: Option<String>,
    /// Its label.
    pub naf_label: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Département, code.
    pub departement: Option<String>,
    /// Its name.
    pub departement_name: Option<String>,
    /// Région, code.
    pub region: Option<String>,
    /// Its name.
    pub region_name: Option<String>,
    /// Latitude, degrees.
    pub lat: Option<f64>,
    /// Longitude, degrees.
    pub lon: Option<f64>,
    /// `site`, `commune`, or empty when the position is unknown.
    pub precision: String,
    /// Distance from the buyer, km.
    pub distance_km: Option<f64>,
    /// Freshness.
    #[ts(type = "\"S\" | \"A\" | \"B\" | \"C\"")]
    pub tier: &'static str,
    /// Sirene code of the headcount band of the firm.
    pub headcount: Option<String>,
    /// `PME`, `ETI`, `GE`.
    pub category: Option<String>,
    /// Last year the site or its firm was seen.
    pub last_year: Option<i16>,
    /// Kind of structure of inclusion.
    pub inclusion: Option<String>,
    /// Families it is said to make.
    pub families: Vec<FamilyTagView>,
    /// Rings that hold it.
    pub rings: Vec<&'static str>,
    /// Number of the entry of the sourcing log, for a site that the log alone speaks of: the catalogue has no card of it.
    pub log_entry: Option<u32>,
}

/// Where the buyer is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlaceView {
    /// Commune.
    pub name: String,
    /// Département, code.
    pub departement: String,
    /// Its name.
    pub departement_name: String,
    /// Région, code.
    pub region: String,
    /// Its name.
    pub region_name: String,
    /// Latitude, degrees.
    pub lat: Option<f64>,
    /// Longitude, degrees.
    pub lon: Option<f64>,
}

/// Sites shown on a screen: beyond, a map and a list say nothing more, and the catalogue answers searches.
pub const SITES: usize = 4_000;

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FabricAnswer {
    /// Counts.
    pub fabric: FabricView,
    /// The sites counted, the nearest first, then by name: at most [`SITES`].
    pub sites: Vec<FabricSiteView>,
    /// How many sites are counted in all.
    pub sites_counted: usize,
    /// The buyer's commune, when known.
    pub place: Option<PlaceView>,
}

/// Who makes what a dossier buys.
///
/// # Errors
/// The need is incomplete, or the catalogue cannot be opened.
pub fn fabric(desk: &Desk, request: DossierRef) -> Result<FabricAnswer, ApiError> {
    let Purchase { tender, log, .. } = desk.with(request.dossier, |dossier| purchase(dossier))?;
    understood(desk, &tender, |understood, _, _| {
        let market = Market::of(desk, understood, &log)?;
        let place = place(desk, &tender)?;
        Ok(FabricAnswer {
            fabric: market.view(desk, understood)?,
            sites: sites(desk, &market, tender.launch_date, &log)?,
            sites_counted: market.firms.makers().all().len(),
            place,
        })
    })
}

fn rings(site: &SiteFacts, place: Option<&Place>) -> Vec<&'static str> {
    Ring::ALL
        .into_iter()
        .filter(|ring| match place {
            Some(place) => ring.holds(site, place),
            None => *ring == Ring::France,
        })
        .map(Ring::slug)
        .collect()
}

/// The families, each with how it is known: said by the firm, or suggested by its activity.
fn tags(site: &SiteFacts, slugs: &BTreeSet<&str>) -> Vec<FamilyTagView> {
    let declared = declared_families(site);
    slugs
        .iter()
        .map(|slug| FamilyTagView {
            slug: (*slug).to_owned(),
            status: if declared.contains(slug) {
                "declare"
            } else {
                "deduit"
            }
            .to_owned(),
        })
        .collect()
}

/// A firm that only the log of the dossier speaks of: it was seen when it answered, and no more is known.
fn of_log(
    one: &Added,
    entry: &cabinet::SourcingEntry,
    rings: Vec<&'static str>,
    families: Vec<FamilyTagView>,
) -> FabricSiteView {
    FabricSiteView {
        id: one.site.clone(),
        name: entry.firm.clone(),
        siren: declared::siren(entry).map(Into::into),
        siret: entry.site.clone().map(Into::into),
        naf: None,
        naf_label: None,
        commune: None,
        departement: None,
        departement_name: None,
        region: None,
        region_name: None,
        lat: None,
        lon: None,
        precision: String::new(),
        distance_km: None,
        tier: "B",
        headcount: None,
        category: None,
        last_year: Some(entry.answered.unwrap_or(entry.date).year()),
        inclusion: None,
        families,
        rings,
        log_entry: Some(one.entry),
    }
}

fn place(desk: &Desk, tender: &tender::Tender) -> Result<Option<PlaceView>, ApiError> {
    let Some(insee) = &tender.buyer.insee else {
        return Ok(None);
    };
    let commune = desk.catalog()?.commune(insee)?;
    Ok(commune.map(|commune| PlaceView {
        name: commune.name,
        departement: commune.departement.code,
        departement_name: commune.departement.name,
        region: commune.region.code,
        region_name: commune.region.name,
        lat: commune.coordinates.map(|at| at.lat),
        lon: commune.coordinates.map(|at| at.lon),
    }))
}

/// How many distinct sites the families count.
fn sites(
    desk: &Desk,
    market: &Market,
    as_of: tender::Date,
    log: &Log,
) -> Result<Vec<FabricSiteView>, ApiError> {
    let (makers, place) = (market.firms.makers(), market.firms.place());
    let mut of_families: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut facts: BTreeMap<&str, &SiteFacts> = BTreeMap::new();
    for slug in makers.families() {
        for site in makers.family(slug) {
            of_families.entry(&site.site).or_default().insert(slug);
            facts.insert(&site.site, site);
        }
    }
    let from = place
        .and_then(|place| place.point)
        .map(|(lat, lon)| Near { lat, lon });
    // The nearest are read; without a centre, the first by number.
    let mut nearest: Vec<(f64, &str)> = facts
        .values()
        .map(|site| {
            let km = from
                .zip(site.point)
                .map(|(from, (lat, lon))| ::catalog::km_between(from, Near { lat, lon }));
            (km.unwrap_or(f64::INFINITY), site.site.as_str())
        })
        .collect();
    nearest.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    nearest.truncate(SITES);
    let ids: Vec<&str> = nearest.into_iter().map(|(_, id)| id).collect();
    let mut views = Vec::new();
    for site in desk.catalog()?.sites(&ids)? {
        let (Some(slugs), Some(known)) = (of_families.get(site.id.as_str()), facts.get(site.id.as_str()))
        else {
            continue;
        };
        let tier = site.tier(as_of);
        let at = site.place.coordinates;
        views.push(FabricSiteView {
            rings: rings(known, place),
            families: tags(known, slugs),
            distance_km: from
                .zip(at)
                .map(|(from, at)| (::catalog::km_between(from, at.into()) * 10.0).round() / 10.0),
            naf_label: naf_label(site.naf.as_ref()),
            naf: site.naf.map(Into::into),
            siren: site.siren.map(Into::into),
            siret: site.siret.map(Into::into),
            id: site.id,
            name: site.name,
            commune: site.place.commune,
            departement: site.place.departement.as_ref().map(|area| area.code.clone()),
            departement_name: site.place.departement.map(|area| area.name),
            region: site.place.region.as_ref().map(|area| area.code.clone()),
            region_name: site.place.region.map(|area| area.name),
            lat: at.map(|at| at.lat),
            lon: at.map(|at| at.lon),
            precision: at.map_or("", |at| at.precision.as_str()).to_owned(),
            tier: tier.as_str(),
            headcount: site
                .size
                .as_ref()
                .and_then(|size| size.headcount)
                .map(|band| band.code.to_owned()),
            category: site
                .size
                .as_ref()
                .and_then(|size| size.category)
                .map(|category| category.as_str().to_owned()),
            last_year: site.last_year_site.max(site.last_year_firm),
            inclusion: site.inclusion,
            log_entry: None,
        });
    }
    for one in &market.laid.added {
        let (Some(slugs), Some(known), Some(entry)) = (
            of_families.get(one.site.as_str()),
            facts.get(one.site.as_str()),
            log.get(&one.entry),
        ) else {
            continue;
        };
        views.push(of_log(one, entry, rings(known, place), tags(known, slugs)));
    }
    views.sort_by(|a, b| {
        let far = |view: &FabricSiteView| view.distance_km.unwrap_or(f64::INFINITY);
        far(a)
            .total_cmp(&far(b))
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    Ok(views)
}
