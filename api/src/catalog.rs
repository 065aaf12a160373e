//! What the catalogue holds: counts, firms, what is corrected by hand.

use ::catalog::{Correction, Headcount, Shown, State};
use families::Families;
use serde::{Deserialize, Serialize};
use tender::{Date, InseeCode, Naf};
use ts_rs::TS;

use crate::clock::{now, today};
use crate::dossiers::Nothing;
use crate::imports::BatchView;
use crate::search::{EvidenceView, as_of, naf_label, status};
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
    /// Latest day of the data installed.
    pub newest: Option<String>,
    /// Imports and packs, in order.
    pub batches: Vec<BatchView>,
    /// Sites corrected here.
    pub corrected: u32,
    /// Firms taken out for good.
    pub erased: u32,
}

/// Counts what is installed, for the window.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn catalogue(desk: &Desk, _: Nothing) -> Result<StatsAnswer, ApiError> {
    stats(desk)
}

/// Counts what is installed.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn stats(desk: &Desk) -> Result<StatsAnswer, ApiError> {
    let stats = desk.catalog()?.stats(today())?;
    Ok(StatsAnswer {
        newest: stats.newest.map(|day| day.to_string()),
        batches: stats.batches.iter().map(BatchView::of).collect(),
        corrected: stats.corrected,
        erased: stats.erased,
        version: stats.pack_version,
        firms: stats.firms,
        sites: stats.sites,
        without_coordinates: stats.without_coordinates,
        tiers: stats
            .by_tier
            .into_iter()
            .map(|(tier, sites)| CountView {
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
    /// `actif`, `ferme`, or nothing when no source says.
    pub state: Option<&'static str>,
    /// Day when the register of firms last said that it was active.
    pub registered: Option<String>,
    /// Day it was created.
    pub created: Option<String>,
    /// Whether it is the seat of its firm.
    pub seat: Option<bool>,
    /// Main activity in the NAF 2025.
    pub naf25: Option<String>,
    /// Headcount band of the site itself, Sirene code, and its year.
    pub headcount: Option<(&'static str, i16)>,
    /// Latitude, degrees.
    pub lat: Option<f64>,
    /// Longitude, degrees.
    pub lon: Option<f64>,
    /// Labels and capabilities that a source gives.
    pub known: Vec<KnownFactView>,
    /// Sources.
    pub evidence: Vec<EvidenceView>,
    /// What other sources say otherwise.
    pub conflicts: Vec<ConflictView>,
    /// Why it was corrected here, and when.
    pub correction: Option<CorrectionView>,
    /// The buyer's note.
    pub note: Option<String>,
}

/// A label or a capability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KnownFactView {
    /// Key.
    pub key: String,
    /// What it is, in French.
    pub title: String,
    /// What the source adds.
    pub value: String,
    /// Source.
    pub source: String,
    /// Year.
    pub year: Option<i16>,
    /// Status.
    pub status: String,
}

/// What another source says of the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// `name`, `naf`, `commune`, `state`, `headcount`, `category`.
    pub field: &'static str,
    /// Its value.
    pub value: String,
    /// Source.
    pub source: String,
    /// Day, when known.
    pub said: Option<String>,
}

/// A correction made here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CorrectionView {
    /// Why.
    pub reason: String,
    /// When.
    pub day: Option<String>,
}

/// What a trade usually makes and how: it describes the trade, it does not make a firm capable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfileView {
    /// NAF sub-class.
    pub naf: String,
    /// Its label.
    pub label: String,
    /// What these workshops usually make.
    pub goods: Vec<String>,
    /// How.
    pub processes: Vec<String>,
    /// Of what.
    pub materials: Vec<String>,
    /// Certificates and duties usual in the trade: name, about, source.
    pub certifications: Vec<(String, String, String)>,
    /// A prudent remark.
    pub note: Option<String>,
    /// Where it comes from.
    pub sources: Vec<String>,
}

impl ProfileView {
    fn of(naf: &Naf) -> Option<Self> {
        let profile = Families::embedded().profile(naf)?;
        Some(Self {
            naf: naf.to_string(),
            label: Families::embedded().naf_label(naf).unwrap_or_default().to_owned(),
            goods: profile.goods.clone(),
            processes: profile.processes.clone(),
            materials: profile.materials.clone(),
            certifications: profile
                .certifications
                .iter()
                .map(|c| (c.name.clone(), c.about.clone(), c.source.clone()))
                .collect(),
            note: profile.note.clone(),
            sources: profile.sources.clone(),
        })
    }
}

/// A firm and its sites.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FirmAnswer {
    /// SIREN.
    pub siren: Option<String>,
    /// Name.
    pub name: String,
    /// Category.
    pub category: Option<&'static str>,
    /// Headcount band, Sirene code.
    pub headcount: Option<&'static str>,
    /// Source and year of its size.
    pub size_source: Option<(String, i16)>,
    /// Public contracts found in the published data.
    pub contracts: Option<ContractsView>,
    /// Sites.
    pub sites: Vec<SiteView>,
    /// Its trades, as these workshops usually are.
    pub profiles: Vec<ProfileView>,
}

/// Public contracts of a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContractsView {
    /// How many.
    pub count: u32,
    /// CPV codes, the most frequent first.
    pub cpv: Vec<String>,
    /// Last notification.
    pub last: Option<String>,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct FirmQuery {
    /// SIREN, SIRET, or id of a site.
    pub number: String,
    /// Day on which freshness is judged, ISO; today without one.
    #[serde(default)]
    pub as_of: Option<String>,
}

/// A firm, by its number.
///
/// # Errors
/// As [`show`].
pub fn query(desk: &Desk, query: FirmQuery) -> Result<FirmAnswer, ApiError> {
    show(desk, &query.number, as_of(query.as_of.as_deref())?)
}

/// A firm, by SIREN or by the SIRET of a site (then only that site); freshness is judged on that day.
///
/// # Errors
/// The number is unknown here, or the catalogue cannot be opened.
pub fn show(desk: &Desk, number: &str, as_of: Date) -> Result<FirmAnswer, ApiError> {
    let catalog = desk.catalog()?;
    let bare = number
        .strip_prefix("siret:")
        .or_else(|| number.strip_prefix("siren:"))
        .unwrap_or(number);
    let shown = catalog.show(bare)?.ok_or_else(|| {
        let erased = match bare.parse() {
            Ok(siren) => catalog.is_erased(&siren).unwrap_or(false),
            Err(_) => false,
        };
        let why = if erased {
            "cette entreprise a été effacée du catalogue"
        } else {
            "aucune entreprise ni aucun établissement de ce numéro dans le catalogue installé (ce n’est pas dire qu’elle n’existe pas)"
        };
        ApiError::new(ErrorCode::NotFound, format!("« {number} » : {why}"))
    })?;
    let (firm, sites) = match shown {
        Shown::Firm(firm) => {
            let sites = firm.sites.clone();
            (firm, sites)
        }
        Shown::Site(site, firm) => (firm, vec![*site]),
    };
    let mut nafs: Vec<&Naf> = sites.iter().filter_map(|site| site.naf.as_ref()).collect();
    nafs.sort();
    nafs.dedup();
    Ok(FirmAnswer {
        siren: firm.siren.map(Into::into),
        name: firm.name,
        category: firm.size.as_ref().and_then(|s| s.category).map(|c| c.as_str()),
        headcount: firm.size.as_ref().and_then(|s| s.headcount).map(|h| h.code),
        size_source: firm.size.map(|s| (s.source, s.year)),
        contracts: sites
            .iter()
            .find_map(|site| site.contracts.as_ref())
            .map(|c| ContractsView {
                count: c.count,
                cpv: c.cpv.iter().map(ToString::to_string).collect(),
                last: c.last.map(|day| day.to_string()),
            }),
        profiles: nafs.into_iter().filter_map(ProfileView::of).collect(),
        sites: sites
            .into_iter()
            .map(|site| site_view(desk, site, as_of))
            .collect::<Result<_, _>>()?,
    })
}

fn site_view(desk: &Desk, site: ::catalog::Site, as_of: Date) -> Result<SiteView, ApiError> {
    let correction = desk.catalog()?.correction(&site.id)?;
    let at = site.place.coordinates;
    Ok(SiteView {
        tier: site.tier(as_of).as_str().to_owned(),
        state: site.state.map(State::as_str),
        registered: site.registered.map(|day| day.to_string()),
        created: site.created.map(|day| day.to_string()),
        seat: site.seat,
        naf25: site.naf25,
        headcount: site.headcount.map(|(band, year)| (band.code, year)),
        lat: at.map(|at| at.lat),
        lon: at.map(|at| at.lon),
        known: site
            .known
            .into_iter()
            .map(|fact| KnownFactView {
                title: fact
                    .key
                    .strip_prefix("label:")
                    .and_then(::catalog::Label::parse)
                    .map(|label| label.title().to_owned())
                    .or_else(|| families::capability(&fact.key).map(|c| c.title.clone()))
                    .unwrap_or_else(|| fact.key.clone()),
                key: fact.key,
                value: fact.value,
                source: fact.source,
                year: fact.year,
                status: status(fact.status),
            })
            .collect(),
        conflicts: site
            .conflicts
            .into_iter()
            .map(|c| ConflictView {
                field: c.field,
                value: c.value,
                source: c.source,
                said: c.said.map(|day| day.to_string()),
            })
            .collect(),
        correction: correction.map(|(reason, day)| CorrectionView {
            reason,
            day: day.map(|day| day.to_string()),
        }),
        note: site.note,
        id: site.id,
        name: site.name,
        siret: site.siret.map(Into::into),
        naf_label: naf_label(site.naf.as_ref()),
        naf: site.naf.map(Into::into),
        commune: site.place.commune,
        postal_code: site.place.postal_code,
        departement: site.place.departement.map(|area| area.name),
        region: site.place.region.map(|area| area.name),
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
    })
}

/// A correction of a site; what is absent is left as the sources say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CorrectSite {
    /// Id of the site.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// NAF sub-class.
    pub naf: Option<String>,
    /// INSEE code of the commune.
    pub insee: Option<String>,
    /// `actif` or `ferme`.
    pub state: Option<String>,
    /// Headcount band of the firm, Sirene code.
    pub headcount: Option<String>,
    /// How the buyer knows.
    pub reason: String,
}

/// Corrects a site; no import undoes it. The answer is the firm's page.
///
/// # Errors
/// A value is not one, the reason is missing, the site is unknown, or the disk refuses.
pub fn correct(desk: &Desk, request: CorrectSite) -> Result<FirmAnswer, ApiError> {
    let wrong = |field: &str, text: &str| {
        ApiError::new(ErrorCode::Request, format!("« {text} » : valeur inconnue")).at(field)
    };
    let naf = request
        .naf
        .as_deref()
        .map(|text| {
            text.parse::<Naf>()
                .ok()
                .filter(|naf| Families::embedded().naf_label(naf).is_some())
                .ok_or_else(|| wrong("naf", text))
        })
        .transpose()?;
    let insee = request
        .insee
        .as_deref()
        .map(|text| text.parse::<InseeCode>().map_err(|_| wrong("insee", text)))
        .transpose()?;
    let state = request
        .state
        .as_deref()
        .map(|text| match text {
            "actif" => Ok(State::Actif),
            "ferme" => Ok(State::Ferme),
            _ => Err(wrong("state", text)),
        })
        .transpose()?;
    let headcount = request
        .headcount
        .as_deref()
        .map(|text| Headcount::from_code(text).ok_or_else(|| wrong("headcount", text)))
        .transpose()?;
    let correction = Correction {
        name: request.name,
        naf,
        insee,
        state,
        headcount,
        reason: request.reason,
    };
    desk.catalog()?.correct(&request.id, &correction, today())?;
    show_firm_of(desk, &request.id)
}

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SiteRef {
    /// Id.
    pub id: String,
}

/// Takes back the corrections of a site.
///
/// # Errors
/// The site is unknown, or the disk refuses.
pub fn uncorrect(desk: &Desk, request: SiteRef) -> Result<FirmAnswer, ApiError> {
    desk.catalog()?.uncorrect(&request.id)?;
    show_firm_of(desk, &request.id)
}

/// A note about a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AnnotateSite {
    /// Id of the site.
    pub id: String,
    /// The note; empty takes it out.
    pub text: String,
}

/// Writes the buyer's note about a site.
///
/// # Errors
/// The site is unknown, or the disk refuses.
pub fn annotate(desk: &Desk, request: AnnotateSite) -> Result<FirmAnswer, ApiError> {
    desk.catalog()?
        .annotate(&request.id, &request.text, &now().to_string())?;
    show_firm_of(desk, &request.id)
}

/// Takes out for good all that is known of a firm: no import brings it back.
///
/// # Errors
/// The firm is unknown, or the disk refuses.
pub fn erase(desk: &Desk, request: FirmQuery) -> Result<Nothing, ApiError> {
    desk.catalog()?.erase_firm(&request.number, &now().to_string())?;
    Ok(Nothing {})
}

/// The page of the firm of a site.
fn show_firm_of(desk: &Desk, id: &str) -> Result<FirmAnswer, ApiError> {
    let number = id
        .strip_prefix("siret:")
        .and_then(|siret| siret.get(..9))
        .or_else(|| id.strip_prefix("siren:"))
        .unwrap_or(id);
    show(desk, number, today())
}
