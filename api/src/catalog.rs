//! What the catalogue holds.

use ::catalog::Shown;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::search::{EvidenceView, naf_label, status};
use crate::{ApiError, Desk, ErrorCode};

/// A count by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountView {
    /// Code.
    pub code: Option<String>,
    /// Name; absent is « unknown ».
    pub name: Option<String>,
    /// Sites.
    pub sites: u32,
}

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceView {
    /// Code.
    pub code: String,
    /// Name.
    pub label: String,
    /// Licence.
    pub licence: String,
    /// Sites it speaks of.
    pub sites: u32,
}

/// Counts over the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatsAnswer {
    /// Version installed.
    pub version: String,
    /// Distinct firms.
    pub firms: u32,
    /// Sites.
    pub sites: u32,
    /// Sites without a known position.
    pub without_coordinates: u32,
    /// Sites by tier.
    pub tiers: Vec<CountView>,
    /// Sites by source.
    pub sources: Vec<SourceView>,
    /// Sites by région.
    pub regions: Vec<CountView>,
}

/// Counts what is installed.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn stats(desk: &Desk) -> Result<StatsAnswer, ApiError> {
    let stats = desk.catalog()?.stats()?;
    Ok(StatsAnswer {
        version: stats.pack_version,
        firms: stats.firms,
        sites: stats.sites,
        without_coordinates: stats.without_coordinates,
        tiers: stats
            .by_tier
            .into_iter()
            .map(|(tier, sites, _)| CountView {
                code: Some(tier.as_str().to_owned()),
                name: None,
                sites,
            })
            .collect(),
        sources: stats
            .by_source
            .into_iter()
            .map(|(source, sites)| SourceView {
                code: source.code,
                label: source.title,
                licence: source.licence,
                sites,
            })
            .collect(),
        regions: stats
            .by_region
            .into_iter()
            .map(|(area, sites)| match area {
                Some(area) => CountView {
                    code: Some(area.code),
                    name: Some(area.name),
                    sites,
                },
                None => CountView {
                    code: None,
                    name: None,
                    sites,
                },
            })
            .collect(),
    })
}

/// A site in full.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SiteView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// SIRET.
    pub siret: Option<String>,
    /// NAF sub-class, when known.
    pub naf: Option<String>,
    /// Its label.
    pub naf_label: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Département, name.
    pub departement: Option<String>,
    /// Région, name.
    pub region: Option<String>,
    /// Freshness.
    pub tier: String,
    /// Last year the site itself was seen.
    pub last_year_site: Option<i16>,
    /// Last year the firm was seen.
    pub last_year_firm: Option<i16>,
    /// Sources.
    pub evidence: Vec<EvidenceView>,
}

/// A firm and its sites.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FirmAnswer {
    /// SIREN.
    pub siren: Option<String>,
    /// Name.
    pub name: String,
    /// Sites.
    pub sites: Vec<SiteView>,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct FirmQuery {
    /// SIREN or SIRET.
    pub number: String,
}

/// A firm, by its number.
///
/// # Errors
/// As [`show`].
pub fn query(desk: &Desk, query: FirmQuery) -> Result<FirmAnswer, ApiError> {
    show(desk, &query.number)
}

/// A firm, by SIREN or by the SIRET of a site (then only that site).
///
/// # Errors
/// The number is unknown here, or the catalogue cannot be opened.
pub fn show(desk: &Desk, number: &str) -> Result<FirmAnswer, ApiError> {
    let shown = desk.catalog()?.show(number)?.ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!("« {number} » : aucune entreprise ni aucun établissement de ce numéro dans le catalogue installé (ce n’est pas dire qu’elle n’existe pas)"),
        )
    })?;
    let (firm, sites) = match shown {
        Shown::Firm(firm) => {
            let sites = firm.sites.clone();
            (firm, sites)
        }
        Shown::Site(site, firm) => (firm, vec![*site]),
    };
    Ok(FirmAnswer {
        siren: firm.siren.map(Into::into),
        name: firm.name,
        sites: sites.into_iter().map(site_view).collect(),
    })
}

fn site_view(site: ::catalog::Site) -> SiteView {
    SiteView {
        id: site.id,
        name: site.name,
        siret: site.siret.map(Into::into),
        naf_label: naf_label(site.naf.as_ref()),
        naf: site.naf.map(Into::into),
        commune: site.place.commune,
        postal_code: site.place.postal_code,
        departement: site.place.departement.map(|area| area.name),
        region: site.place.region.map(|area| area.name),
        tier: site.tier.as_str().to_owned(),
        last_year_site: site.last_year_site,
        last_year_firm: site.last_year_firm,
        evidence: site
            .evidence
            .into_iter()
            .map(|e| EvidenceView {
                source: e.source,
                year: e.year,
                status: status(e.status),
                sentence: e.sentence,
            })
            .collect(),
    }
}
