//! The makers of a need: their counts, their sizes, their places.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use clauses::Selection;
use drafting::Brief;
use families::{Families, Family, Known};
use matching::{Carries, Makers, Place, Restriction, SiteFacts, Suggestion};
use serde::Serialize;
use tender::{Date, Tender};
use ts_rs::TS;

use crate::concentration::concentration_view;
use crate::need::{FamilyView, Log, Understood, rounded};
use crate::sourcing::declared::{self, Laid, declared_families};
use crate::suggest::{FabricView, FirmsView, MakerView, NafView, RADIUS_KM, RingView};
use crate::{ApiError, Desk, ErrorCode, sites};

/// The makers of a need, gathered, and what its log changed among them.
pub(crate) struct Market {
    pub(crate) firms: matching::Market,
    /// What the log of the dossier changed in it.
    pub(crate) laid: Laid,
}

/// All that a market is read from: two needs that agree on it have the same one.
#[derive(Debug, Clone, PartialEq)]
struct Basis {
    catalogue: u64,
    library: u64,
    families: Vec<String>,
    commune: Option<tender::InseeCode>,
    launch_date: Date,
    log: Log,
}

/// The markets read last: a choice on screen changes what is asked of the makers, not who they are.
#[derive(Default)]
pub(crate) struct Markets(Mutex<VecDeque<(Basis, Arc<Market>)>>);

/// With the answers of the log and without them: what the answers change compares the two.
const KEPT: usize = 2;

/// NAF sub-classes shown.
const NAF_SHOWN: usize = 12;

impl Market {
    /// What is proposed for a need, and the meter over what is kept: one call for the terminal, the screens and the note.
    pub(crate) fn propose<'a>(
        &self,
        brief: &Brief<'a>,
        selection: &Selection<'a>,
    ) -> (Vec<Suggestion<'a>>, Restriction) {
        matching::suggest(
            brief.library,
            &brief.situation(),
            selection,
            &self.firms,
            Families::embedded(),
        )
    }

    /// The market of a need, with what the firms of its log declared: read, unless it was a moment ago.
    pub(crate) fn of(desk: &Desk, understood: &Understood, log: &Log) -> Result<Arc<Self>, ApiError> {
        let basis = Basis {
            catalogue: desk.catalog()?.changes(),
            library: desk.shelves().revision,
            families: understood.slugs(),
            commune: understood.tender.buyer.insee.clone(),
            launch_date: understood.tender.launch_date,
            log: log.clone(),
        };
        // Held while reading: who asks the same meanwhile waits for it.
        let mut kept = desk.markets().0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|(known, _)| *known == basis)
            && let Some(known) = kept.remove(at)
        {
            let market = Arc::clone(&known.1);
            kept.push_front(known);
            return Ok(market);
        }
        let market = Arc::new(Self::read(desk, understood, log)?);
        kept.push_front((basis, Arc::clone(&market)));
        kept.truncate(KEPT);
        Ok(market)
    }

    fn read(desk: &Desk, understood: &Understood, log: &Log) -> Result<Self, ApiError> {
        let catalog = desk.catalog()?;
        let all = Families::embedded();
        // The classes that are enough to say « makes this »; a site of another class that a family may be made by counts
        // when its firm says so, and is then brought by its declaration.
        let (mut enough, mut perhaps) = (BTreeSet::new(), BTreeSet::new());
        for class in understood
            .families
            .iter()
            .filter_map(|found| all.get(&found.slug))
            .flat_map(|family| &family.naf)
        {
            let classes = if class.weight >= matching::MAKES {
                &mut enough
            } else {
                &mut perhaps
            };
            classes.insert(class.naf.clone());
        }
        let enough: Vec<tender::Naf> = enough.into_iter().collect();
        let mut sites: Vec<SiteFacts> = catalog
            .makers(&enough)?
            .into_iter()
            .map(sites::of_index)
            .collect();
        let laid = declared::lay(desk, log, understood, &perhaps, &mut sites)?;
        let place = match &understood.tender.buyer.insee {
            None => None,
            Some(insee) => {
                let commune = catalog.commune(insee)?.ok_or_else(|| {
                    ApiError::new(
                        ErrorCode::Need,
                        format!("buyer.insee : « {insee} » n’est le code d’aucune commune actuelle ; vérifiez-le, ou retirez-le"),
                    )
                })?;
                Some(Place {
                    point: commune.coordinates.map(|at| (at.lat, at.lon)),
                    departement: commune.departement.code,
                    region: commune.region.code,
                    radius_km: RADIUS_KM,
                })
            }
        };
        let makers = Makers::of(sites, &understood.slugs(), all);
        Ok(Self {
            firms: matching::Market::of(makers, place),
            laid,
        })
    }

    /// The fabric on screen, with some names to begin with: they are looked for here, as counts do without them.
    pub(crate) fn view(&self, desk: &Desk, understood: &Understood) -> Result<FabricView, ApiError> {
        let (makers, place) = (self.firms.makers(), self.firms.place());
        let all = makers.all();
        let fabric = matching::fabric(&all, place);
        // Without a family nothing was counted.
        let known = |n: usize| (!understood.families.is_empty()).then_some(n);
        let mut rings: Vec<RingView> = fabric
            .rings
            .iter()
            .map(|ring| RingView {
                ring: ring.ring.slug(),
                firms: known(ring.firms),
                sites: known(ring.sites),
            })
            .collect();
        // Makers of other Member States are not in the catalogue: unknown, never zero.
        rings.push(RingView {
            ring: "ue",
            firms: None,
            sites: None,
        });
        Ok(FabricView {
            families: understood.families.iter().cloned().map(FamilyView::of).collect(),
            near: understood.near.iter().cloned().map(FamilyView::of).collect(),
            naf: Families::embedded()
                .naf_for(&understood.tender.words(), &understood.tender.all_cpv())
                .iter()
                .take(NAF_SHOWN)
                .map(|one| NafView {
                    code: one.naf.to_string(),
                    label: Families::embedded().naf_label(&one.naf).map(str::to_owned),
                    weight: rounded(one.weight),
                    why: one.why.clone(),
                })
                .collect(),
            firms: FirmsView {
                total: known(fabric.firms),
                confirmed: known(confirmed(&all, understood)),
                sites_without_coordinates: known(fabric.without_point),
                radius_km: RADIUS_KM,
                rings,
            },
            makers: some_makers(desk, understood, place)?,
            volumes: understood
                .families
                .iter()
                .filter_map(|found| Families::embedded().get(&found.slug))
                .map(|family| volume_view(family, &makers.family(&family.slug), &understood.tender))
                .collect(),
            concentration: (!understood.families.is_empty())
                .then(|| concentration_view(&matching::concentration(&all))),
            reserves: reserves(&all, place),
            lots: understood
                .families
                .iter()
                .filter_map(|found| Families::embedded().get(&found.slug))
                .flat_map(lots)
                .collect(),
        })
    }
}

/// Distinct firms said to make a family of the need otherwise than by deduction.
fn confirmed(sites: &[&SiteFacts], understood: &Understood) -> usize {
    let firms: BTreeSet<&str> = sites
        .iter()
        .filter(|site| {
            let said = declared_families(site);
            understood
                .families
                .iter()
                .any(|found| said.contains(found.slug.as_str()))
        })
        .map(|site| site.firm.as_str())
        .collect();
    firms.len()
}

/// Firms of one band of headcount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BandView {
    /// « 10 à 19 salariés ».
    pub label: String,
    /// Distinct firms.
    pub firms: usize,
    /// Year of the oldest source.
    pub oldest: Option<i16>,
    /// Year of the newest source.
    pub newest: Option<i16>,
    /// `oui`, `inconnu`, `non`: whether they can carry the volume.
    #[ts(type = "\"oui\" | \"inconnu\" | \"non\"")]
    pub carries: &'static str,
}

/// Who is large enough for the volume of a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VolumeView {
    /// Family.
    pub family: String,
    /// Its title.
    pub title: String,
    /// Amount of a year that was looked at, whole euros HT.
    pub yearly_ht: u64,
    /// Bands that hold a firm, the smallest first.
    pub bands: Vec<BandView>,
    /// Firms whose size is unknown.
    pub without_size: usize,
    /// Firms large enough.
    pub carry: usize,
    /// Firms of which it cannot be told.
    pub unknown: usize,
    /// Firms too small.
    pub too_small: usize,
    /// How it was told, in French.
    pub why: String,
}

/// Makers to which a contract or a lot may be reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReserveView {
    /// `ea`, `esat`, `siae`.
    pub kind: String,
    /// In French.
    pub title: String,
    /// Distinct firms known.
    pub firms: usize,
    /// The same by ring.
    pub rings: Vec<RingView>,
    /// Articles.
    pub legal_basis: Vec<&'static str>,
    /// In French.
    pub why: String,
}

/// A way of dividing the purchase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotPatternView {
    /// Family.
    pub family: String,
    /// The division.
    pub title: String,
    /// What it opens.
    pub why: String,
}

fn volume_view(family: &Family, sites: &[&SiteFacts], tender: &Tender) -> VolumeView {
    let amount = tender.amount_ht.as_f64();
    let years = tender
        .duration_months
        .map_or(1.0, |months| (f64::from(months) / 12.0).max(1.0));
    let yearly = amount / years;
    let volume = matching::volume(sites, yearly, family.sales_per_job);
    let bands = volume
        .bands
        .iter()
        .map(|band| BandView {
            label: match band.max {
                Some(0) => "aucun salarié".to_owned(),
                Some(max) => format!("{} à {} salariés", grouped(band.min), grouped(max)),
                None => format!("{} salariés et plus", grouped(band.min)),
            },
            firms: band.firms,
            oldest: band.years.map(|(oldest, _)| oldest),
            newest: band.years.map(|(_, newest)| newest),
            carries: match band.carries {
                Carries::Yes => "oui",
                Carries::Unknown => "inconnu",
                Carries::No => "non",
            },
        })
        .collect();
    VolumeView {
        family: family.slug.clone(),
        title: family.title.clone(),
        yearly_ht: yearly.round() as u64,
        bands,
        without_size: volume.without_size,
        carry: volume.yes,
        unknown: volume.unknown,
        too_small: volume.no,
        why: format!(
            "Repère d’Emplettes\u{a0}: une entreprise porte ce volume quand son chiffre d’affaires atteint une fois et demie le \
             montant d’une année. Il s’inspire de l’article R2142-7, qui plafonne le chiffre d’affaires exigible à une fois et \
             demie le montant estimé du marché ou du lot, sauf justification. Ce chiffre est encadré d’après la tranche \
             d’effectif, à raison de {} à {}\u{a0}€ par salarié\u{a0}: c’est une hypothèse d’Emplettes, non une donnée.",
            grouped(family.sales_per_job.min),
            grouped(family.sales_per_job.max)
        ),
    }
}

/// « 60 000 ».
fn grouped(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

fn reserves(sites: &[&SiteFacts], place: Option<&Place>) -> Vec<ReserveView> {
    const KINDS: [(&str, &str, &str, &str); 3] = [
        ("ea", "entreprise adaptée", "entreprises adaptées", "L2113-12"),
        (
            "esat",
            "établissement ou service d’accompagnement par le travail (ESAT)",
            "établissements ou services d’accompagnement par le travail (ESAT)",
            "L2113-12",
        ),
        (
            "siae",
            "structure d’insertion par l’activité économique",
            "structures d’insertion par l’activité économique",
            "L2113-13",
        ),
    ];
    KINDS
        .into_iter()
        .filter_map(|(kind, one, several, article)| {
            let key = families::capability(&format!("reserved:{kind}"))?.key.clone();
            let known: Vec<&SiteFacts> = sites
                .iter()
                .copied()
                .filter(|site| matches!(site.known.get(&key), Some(Known::Yes(_))))
                .collect();
            if known.is_empty() {
                return None;
            }
            let fabric = matching::fabric(&known, place);
            let title = if fabric.firms < 2 { one } else { several };
            Some(ReserveView {
                kind: kind.to_owned(),
                title: title.to_owned(),
                firms: fabric.firms,
                rings: fabric
                    .rings
                    .iter()
                    .map(|ring| RingView {
                        ring: ring.ring.slug(),
                        firms: Some(ring.firms),
                        sites: Some(ring.sites),
                    })
                    .collect(),
                legal_basis: vec![article, "R2113-7"],
                why: reserve_why(fabric.firms, title),
            })
        })
        .collect()
}

/// What can be reserved, and to whom; a contract reserved to the one structure that is known would name its holder.
fn reserve_why(firms: usize, title: &str) -> String {
    let few = match firms {
        1 => {
            " Une seule est connue\u{a0}: en chercher d’autres avant de réserver, ou le marché serait taillé pour elle."
        }
        2 => " Deux seulement sont connues\u{a0}: en chercher d’autres avant de réserver.",
        _ => "",
    };
    format!(
        "Au catalogue, parmi ces fabricants\u{a0}: {firms}\u{a0}{title}. Un marché ou un lot peut être réservé à de telles \
         structures, et à leurs équivalents, quand la moitié au moins de leurs travailleurs sont handicapés (L2113-12) ou défavorisés (L2113-13)\u{a0}; l’avis ou, sans \
         avis, les documents de la consultation le disent.{few}"
    )
}

fn lots(family: &Family) -> impl Iterator<Item = LotPatternView> {
    family.lot_patterns.iter().map(|pattern| LotPatternView {
        family: family.slug.clone(),
        title: pattern.title.clone(),
        why: pattern.why.clone(),
    })
}

/// Makers named for each family of the need.
const MAKERS_SHOWN: usize = 6;

fn some_makers(
    desk: &Desk,
    understood: &Understood,
    place: Option<&Place>,
) -> Result<Vec<MakerView>, ApiError> {
    let near = place
        .and_then(|place| place.point)
        .map(|(lat, lon)| ::catalog::Near { lat, lon });
    let mut makers: Vec<MakerView> = Vec::new();
    for found in &understood.families {
        let query = ::catalog::SearchQuery {
            family: Some(&found.slug),
            near,
            as_of: Some(understood.tender.launch_date),
            limit: MAKERS_SHOWN,
            ..::catalog::SearchQuery::default()
        };
        for hit in desk.catalog()?.search(&query)?.hits {
            let (site, tier) = (hit.site, hit.tier);
            makers.push(MakerView {
                name: site.name,
                siren: site.siren.map(Into::into),
                commune: site.place.commune,
                departement: site.place.departement.map(|area| area.code),
                distance_km: hit.distance_km.map(|km| (km * 10.0).round() / 10.0),
                tier: tier.as_str().to_owned(),
                family: found.slug.clone(),
            });
        }
    }
    Ok(makers)
}
