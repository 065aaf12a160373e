//! Who makes what: search of the catalogue, CPV codes and families for words.

use std::time::Instant;

use ::catalog::{Near, SearchQuery, Tier};
use families::Families;
use serde::{Deserialize, Serialize};
use tender::{Cpv, InseeCode, Naf};
use ts_rs::TS;

use crate::need::{FamilyView, rounded};
use crate::{ApiError, Desk, ErrorCode};

/// A question to the catalogue, as typed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SearchRequest {
    /// Words.
    pub text: String,
    /// Family slug.
    pub family: Option<String>,
    /// CPV code.
    pub cpv: Option<String>,
    /// NAF sub-class.
    pub naf: Option<String>,
    /// Centre: INSEE code, « lat,lon », or the name of a commune.
    pub near: Option<String>,
    /// Radius, km.
    pub radius_km: Option<f64>,
    /// Département.
    pub departement: Option<String>,
    /// Région.
    pub region: Option<String>,
    /// Tiers.
    pub tiers: Vec<String>,
    /// NAF division (`31`).
    pub division: Option<String>,
    /// Category of the firm: `PME`, `ETI`, `GE`.
    pub category: Option<String>,
    /// Headcount band of the firm, Sirene code.
    pub headcount: Option<String>,
    /// Only firms that won public contracts.
    pub experience: bool,
    /// Label: `epv`, `rge`, `ea`, `esat`, `siae`.
    pub label: Option<String>,
    /// Day on which freshness is judged (launch date), ISO; today without one.
    pub as_of: Option<String>,
    /// One answer a firm.
    pub by_firm: bool,
    /// Counts by facet.
    pub facets: bool,
    /// How many answers.
    pub limit: usize,
}

/// A family of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FamilyTagView {
    /// Slug.
    pub slug: String,
    /// Status of that fact.
    pub status: String,
}

/// A source that speaks of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceView {
    /// Source.
    pub source: String,
    /// Year.
    pub year: Option<i16>,
    /// Status.
    pub status: String,
    /// What it says.
    pub sentence: String,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HitView {
    /// Name.
    pub name: String,
    /// SIREN.
    pub siren: Option<String>,
    /// SIRET.
    pub siret: Option<String>,
    /// Id of the site.
    pub id: String,
    /// NAF sub-class, when known.
    pub naf: Option<String>,
    /// Its label.
    pub naf_label: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Département, code.
    pub departement: Option<String>,
    /// Région, code.
    pub region: Option<String>,
    /// Latitude.
    pub lat: Option<f64>,
    /// Longitude.
    pub lon: Option<f64>,
    /// Distance to the centre, km.
    pub distance_km: Option<f64>,
    /// Freshness.
    pub tier: String,
    /// `actif`, `ferme`, or nothing when no source says.
    pub state: Option<&'static str>,
    /// Category of the firm.
    pub category: Option<&'static str>,
    /// Headcount band of the firm, Sirene code.
    pub headcount: Option<&'static str>,
    /// Public contracts of the firm found in the published data.
    pub contracts: Option<u32>,
    /// Labels.
    pub labels: Vec<&'static str>,
    /// Sites of the firm that answer.
    pub sites_of_firm: u32,
    /// Order, 0 to 1.
    pub score: f64,
    /// Families.
    pub families: Vec<FamilyTagView>,
    /// Why it is an answer.
    pub why: Vec<String>,
    /// Sources.
    pub evidence: Vec<EvidenceView>,
}

/// A count of a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FacetCountView {
    /// Value to filter by; absent is « unknown ».
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Sites.
    pub sites: u32,
}

/// Counts over all the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FacetsView {
    /// By région.
    pub regions: Vec<FacetCountView>,
    /// By département.
    pub departements: Vec<FacetCountView>,
    /// By NAF division.
    pub divisions: Vec<FacetCountView>,
    /// By category of the firm.
    pub categories: Vec<FacetCountView>,
    /// By headcount band of the firm.
    pub headcounts: Vec<FacetCountView>,
    /// By tier.
    pub tiers: Vec<FacetCountView>,
    /// By label.
    pub labels: Vec<FacetCountView>,
    /// Sites of firms that won public contracts.
    pub experience: u32,
}

const UNKNOWN: &str = "inconnu";

impl From<::catalog::Facets> for FacetsView {
    fn from(facets: ::catalog::Facets) -> Self {
        let area = |counts: Vec<(Option<::catalog::Area>, u32)>| {
            counts
                .into_iter()
                .map(|(area, sites)| FacetCountView {
                    name: area
                        .as_ref()
                        .map_or_else(|| UNKNOWN.to_owned(), |a| a.name.clone()),
                    code: area.map(|a| a.code),
                    sites,
                })
                .collect()
        };
        let coded = |counts: Vec<(Option<String>, u32)>, name: &dyn Fn(&str) -> String| {
            counts
                .into_iter()
                .map(|(code, sites)| FacetCountView {
                    name: code.as_deref().map_or_else(|| UNKNOWN.to_owned(), name),
                    code,
                    sites,
                })
                .collect()
        };
        let band = |code: &str| {
            ::catalog::Headcount::from_code(code).map_or_else(|| code.to_owned(), |band| band.to_string())
        };
        Self {
            regions: area(facets.regions),
            departements: area(facets.departements),
            divisions: coded(facets.divisions, &|code| {
                families::division_title(code).unwrap_or(code).to_owned()
            }),
            categories: coded(facets.categories, &str::to_owned),
            headcounts: coded(facets.headcounts, &band),
            tiers: facets
                .tiers
                .into_iter()
                .map(|(tier, sites)| FacetCountView {
                    code: Some(tier.as_str().to_owned()),
                    name: tier.as_str().to_owned(),
                    sites,
                })
                .collect(),
            labels: facets
                .labels
                .into_iter()
                .map(|(label, sites)| FacetCountView {
                    code: Some(label.slug().to_owned()),
                    name: label.title().to_owned(),
                    sites,
                })
                .collect(),
            experience: facets.experience,
        }
    }
}

/// The answers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SearchAnswer {
    /// The question.
    pub query: String,
    /// How many sites answer.
    pub total: usize,
    /// How many distinct firms, when counted.
    pub firms: Option<usize>,
    /// Counts by facet, when asked for.
    pub facets: Option<FacetsView>,
    /// Sites that answer all but the radius, because their position is unknown.
    pub without_coordinates: usize,
    /// Words taken for others.
    pub corrected: Vec<(String, String)>,
    /// Time taken, ms.
    pub took_ms: f64,
    /// The best.
    pub hits: Vec<HitView>,
}

/// Searches the catalogue, for the window.
///
/// # Errors
/// As [`search`].
pub fn query(desk: &Desk, request: SearchRequest) -> Result<SearchAnswer, ApiError> {
    search(desk, &request)
}

/// Searches the catalogue.
///
/// # Errors
/// A filter that does not exist, or the catalogue cannot be opened.
pub fn search(desk: &Desk, request: &SearchRequest) -> Result<SearchAnswer, ApiError> {
    let wrong = |error: tender::CodeError| ApiError::new(ErrorCode::Request, error.to_string());
    let catalog = desk.catalog()?;
    let cpv = request
        .cpv
        .as_deref()
        .map(str::parse::<Cpv>)
        .transpose()
        .map_err(wrong)?;
    let naf = request
        .naf
        .as_deref()
        .map(str::parse::<Naf>)
        .transpose()
        .map_err(wrong)?;
    let near = request
        .near
        .as_deref()
        .map(|text| centre(desk, text))
        .transpose()?;
    let tiers = request
        .tiers
        .iter()
        .map(|text| tier(text))
        .collect::<Result<Vec<Tier>, ApiError>>()?;
    let start = Instant::now();
    let answer = catalog.search(&SearchQuery {
        text: &request.text,
        family: request.family.as_deref(),
        cpv: cpv.as_ref(),
        naf: naf.as_ref(),
        near,
        radius_km: request.radius_km,
        departement: request.departement.as_deref(),
        region: request.region.as_deref(),
        tiers: &tiers,
        division: request.division.as_deref(),
        category: chosen(
            "category",
            request.category.as_deref(),
            ::catalog::SizeCategory::parse,
        )?,
        headcount: chosen(
            "headcount",
            request.headcount.as_deref(),
            ::catalog::Headcount::from_code,
        )?,
        experience: request.experience,
        label: chosen("label", request.label.as_deref(), ::catalog::Label::parse)?,
        as_of: Some(as_of(request.as_of.as_deref())?),
        by_firm: request.by_firm,
        facets: request.facets,
        limit: request.limit,
    })?;
    let took_ms = (start.elapsed().as_secs_f64() * 1e5).round() / 100.0;
    let hits = answer
        .hits
        .into_iter()
        .map(|hit| {
            let site = hit.site;
            let at = site.place.coordinates;
            HitView {
                state: site.state.map(::catalog::State::as_str),
                category: site.size.as_ref().and_then(|s| s.category).map(|c| c.as_str()),
                headcount: site.size.as_ref().and_then(|s| s.headcount).map(|h| h.code),
                contracts: site.contracts.as_ref().map(|c| c.count),
                labels: site.labels().into_iter().map(::catalog::Label::slug).collect(),
                sites_of_firm: hit.sites_of_firm,
                name: site.name,
                siren: site.siren.map(Into::into),
                siret: site.siret.map(Into::into),
                id: site.id,
                naf_label: naf_label(site.naf.as_ref()),
                naf: site.naf.map(Into::into),
                commune: site.place.commune,
                departement: site.place.departement.map(|area| area.code),
                region: site.place.region.map(|area| area.code),
                lat: at.map(|at| at.lat),
                lon: at.map(|at| at.lon),
                distance_km: hit.distance_km.map(|km| (km * 10.0).round() / 10.0),
                tier: hit.tier.as_str().to_owned(),
                score: rounded(hit.score),
                families: hit
                    .families
                    .into_iter()
                    .map(|tag| FamilyTagView {
                        slug: tag.slug,
                        status: status(tag.status),
                    })
                    .collect(),
                why: hit.why,
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
        })
        .collect();
    Ok(SearchAnswer {
        firms: answer.firms,
        facets: answer.facets.map(Into::into),
        query: request.text.clone(),
        total: answer.total,
        without_coordinates: answer.without_coordinates,
        corrected: answer.corrected,
        took_ms,
        hits,
    })
}

fn tier(text: &str) -> Result<Tier, ApiError> {
    Tier::parse(text.trim()).ok_or_else(|| {
        ApiError::new(
            ErrorCode::Request,
            format!("palier inconnu « {} » ; paliers : S, A, B, C", text.trim()),
        )
    })
}

/// Label of a NAF sub-class.
pub(crate) fn naf_label(naf: Option<&Naf>) -> Option<String> {
    Families::embedded().naf_label(naf?).map(str::to_owned)
}

/// Slug of the status of a fact.
pub(crate) fn status(status: ::catalog::Status) -> String {
    use ::catalog::Status;
    match status {
        Status::Deduit => "deduit",
        Status::Declare => "declare",
        Status::Verifie => "verifie",
    }
    .to_owned()
}

/// The day on which freshness is judged.
pub(crate) fn as_of(text: Option<&str>) -> Result<tender::Date, ApiError> {
    match text {
        None => Ok(crate::clock::today()),
        Some(text) => crate::check::date(text),
    }
}

/// A value of a closed list.
fn chosen<T>(
    field: &str,
    text: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, ApiError> {
    text.map(|text| {
        read(text)
            .ok_or_else(|| ApiError::new(ErrorCode::Request, format!("{field} « {text} » n’existe pas")))
    })
    .transpose()
}

/// The centre of a search.
pub(crate) fn centre(desk: &Desk, text: &str) -> Result<Near, ApiError> {
    let text = text.trim();
    if let Some((lat, lon)) = text.split_once(',')
        && let (Ok(lat), Ok(lon)) = (lat.trim().parse::<f64>(), lon.trim().parse::<f64>())
    {
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            return Err(ApiError::new(
                ErrorCode::Request,
                format!("--near « {text} » : latitude de -90 à 90, longitude de -180 à 180"),
            ));
        }
        return Ok(Near { lat, lon });
    }
    let catalog = desk.catalog()?;
    let commune = match text.parse::<InseeCode>() {
        Ok(insee) => catalog.commune(&insee)?,
        Err(_) => {
            let found = catalog.find_commune(text)?;
            let namesakes: Vec<String> = found
                .iter()
                .filter(|one| found.first().is_some_and(|first| first.name == one.name))
                .map(|one| format!("{} ({}, code {})", one.name, one.departement.name, one.insee))
                .collect();
            if namesakes.len() > 1 {
                return Err(ApiError::new(
                    ErrorCode::Request,
                    format!(
                        "--near « {text} » : plusieurs communes portent ce nom ; donnez le code de la vôtre : {}",
                        namesakes.join(", ")
                    ),
                ));
            }
            found.into_iter().next()
        }
    };
    let commune = commune.ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!("--near « {text} » : ni code INSEE, ni commune connue, ni « latitude,longitude »"),
        )
    })?;
    commune.coordinates.map(Near::from).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!(
                "la position de {} n’est pas connue ; donnez « latitude,longitude »",
                commune.name
            ),
        )
    })
}

/// A CPV code for words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CpvView {
    /// Code.
    pub code: String,
    /// Label.
    pub label: String,
    /// Order, 0 to 1.
    pub score: f64,
    /// Why.
    pub why: String,
}

/// The best CPV codes for words.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn cpv(desk: &Desk, text: &str, limit: usize) -> Result<Vec<CpvView>, ApiError> {
    let hits = desk.catalog()?.cpv_search(text, limit)?;
    Ok(hits
        .into_iter()
        .map(|hit| CpvView {
            code: hit.code.into(),
            label: hit.label,
            score: rounded(hit.score),
            why: hit.why,
        })
        .collect())
}

/// The best families for words or a CPV code.
#[must_use]
pub fn family(text: &str) -> Vec<FamilyView> {
    let families = Families::embedded();
    let found = match text.parse::<Cpv>() {
        Ok(code) => families.for_cpv(&code),
        Err(_) => families.for_words(text),
    };
    found.into_iter().map(FamilyView::of).collect()
}
