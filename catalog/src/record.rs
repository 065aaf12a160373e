//! What one source says of one site, and what several say together.

use tender::{Date, InseeCode, Naf, Siren};

use crate::day;
use crate::firm::{FirmId, Headcount, Size, SizeCategory};
use crate::number::SiteNumber;
use crate::place::{Coordinates, Place, Precision};
use crate::site::{Conflict, Level, Site, State};

/// The batch of corrections made here: they prevail over every source, and no import touches them.
pub(crate) const CORRECTIONS: i64 = 0;
/// The batch of the embedded catalogue.
pub(crate) const EMBEDDED: i64 = 1;

/// What one batch says of one site; `None` is « it does not say ».
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Record {
    pub(crate) site: SiteNumber,
    /// Day it was true, `yyyymmdd`.
    pub(crate) said: i64,
    pub(crate) level: Option<Level>,
    pub(crate) name: Option<String>,
    pub(crate) naf: Option<Naf>,
    pub(crate) naf25: Option<String>,
    pub(crate) insee: Option<String>,
    pub(crate) postal_code: Option<String>,
    /// Only when the commune has no code known here.
    pub(crate) commune: Option<String>,
    pub(crate) departement: Option<String>,
    pub(crate) coordinates: Option<Coordinates>,
    pub(crate) category: Option<SizeCategory>,
    pub(crate) headcount: Option<Headcount>,
    /// Source and year of the two above, when it is not the batch's own.
    pub(crate) size_source: Option<String>,
    pub(crate) size_year: Option<i16>,
    pub(crate) site_headcount: Option<Headcount>,
    pub(crate) site_year: Option<i16>,
    pub(crate) state: Option<State>,
    pub(crate) register: bool,
    pub(crate) created: Option<i64>,
    pub(crate) seat: Option<bool>,
    pub(crate) last_year_site: Option<i16>,
    pub(crate) last_year_firm: Option<i16>,
    pub(crate) reason: Option<String>,
}

impl Record {
    /// A record that says nothing yet.
    pub(crate) fn new(site: SiteNumber, said: i64) -> Self {
        Self {
            site,
            said,
            level: None,
            name: None,
            naf: None,
            naf25: None,
            insee: None,
            postal_code: None,
            commune: None,
            departement: None,
            coordinates: None,
            category: None,
            headcount: None,
            size_source: None,
            size_year: None,
            site_headcount: None,
            site_year: None,
            state: None,
            register: false,
            created: None,
            seat: None,
            last_year_site: None,
            last_year_firm: None,
            reason: None,
        }
    }

    /// Whether it says where the site is.
    fn places(&self) -> bool {
        self.insee.is_some() || self.commune.is_some() || self.departement.is_some()
    }
}

/// A record with its batch and the source of that batch.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sourced {
    pub(crate) batch: i64,
    pub(crate) source: Option<String>,
    pub(crate) record: Record,
}

impl Sourced {
    /// Who says so, in conflicts: a code of source.
    fn who(&self) -> String {
        match (&self.source, self.batch) {
            (Some(source), _) => source.clone(),
            (None, CORRECTIONS) => "correction".to_owned(),
            (None, _) => "catalogue-embarque".to_owned(),
        }
    }
}

/// Puts records in order of weight: corrections, then the most recently said, then the last imported.
pub(crate) fn sort(records: &mut [Sourced]) {
    records.sort_by_key(|r| {
        (
            r.batch != CORRECTIONS,
            std::cmp::Reverse(r.record.said),
            std::cmp::Reverse(r.batch),
        )
    });
}

/// The first value that a record gives.
fn first<'a, T>(records: &'a [Sourced], value: impl Fn(&'a Record) -> Option<T>) -> Option<T> {
    records.iter().find_map(|r| value(&r.record))
}

/// Where the site is: one record says it whole. A position of the site itself known from an older record holds as
/// long as the commune is the same.
pub(crate) fn placed(records: &[Sourced]) -> (Option<&Record>, Option<Coordinates>) {
    let Some(chosen) = records.iter().map(|r| &r.record).find(|r| r.places()) else {
        return (None, None);
    };
    let precise = records
        .iter()
        .filter(|r| r.record.insee == chosen.insee)
        .filter_map(|r| r.record.coordinates)
        .find(|at| at.precision == Precision::Site);
    (Some(chosen), precise.or(chosen.coordinates))
}

/// The state, and the day when the register last said « active » if it still stands.
pub(crate) fn state(records: &[Sourced]) -> (Option<State>, Option<i64>) {
    let state = first(records, |r| r.state);
    let registered = records
        .iter()
        .filter(|r| r.record.register && r.record.state == Some(State::Actif))
        .map(|r| r.record.said)
        .max();
    (state, registered.filter(|_| state != Some(State::Ferme)))
}

/// Last years when the site and its firm were seen.
pub(crate) fn last_years(records: &[Sourced]) -> (Option<i16>, Option<i16>) {
    let mut site = None;
    let mut firm = None;
    for Sourced { record, .. } in records {
        site = site.max(record.last_year_site);
        firm = firm.max(record.last_year_firm);
        if record.state == Some(State::Actif) {
            let year = i16::try_from(record.said / 10_000).ok();
            site = site.max(year);
            firm = firm.max(year);
        }
    }
    (site, firm)
}

/// The size of the legal unit: what one record does not say is taken from the next; the source and the year are those
/// of the first that says something.
pub(crate) fn size(records: &[Sourced]) -> Option<Size> {
    let sourced = records
        .iter()
        .find(|s| s.record.category.is_some() || s.record.headcount.is_some())?;
    let r = &sourced.record;
    Some(Size {
        category: first(records, |r| r.category),
        headcount: first(records, |r| r.headcount),
        source: r.size_source.clone().unwrap_or_else(|| sourced.who()),
        year: r
            .size_year
            .or_else(|| i16::try_from(r.said / 10_000).ok())
            .unwrap_or_default(),
    })
}

/// The site that records in order of weight describe together; facts, names of places and notes are added by the
/// reader. `None` without a record that names it.
pub(crate) fn merge(records: &[Sourced]) -> Option<Site> {
    let site = records.first()?.record.site;
    let name = first(records, |r| r.name.clone())?;
    let (placed, coordinates) = placed(records);
    let (state, registered) = state(records);
    let (last_year_site, last_year_firm) = last_years(records);
    let siret = site.siret();
    let siren: Option<Siren> = match &siret {
        Some(siret) => Some(siret.siren()),
        None => site.firm().siren().and_then(|s| s.parse().ok()),
    };
    let place = placed.map(|r| Place {
        insee: r.insee.as_deref().and_then(|code| code.parse::<InseeCode>().ok()),
        commune: r.commune.clone(),
        postal_code: r.postal_code.clone(),
        departement: None,
        region: None,
        coordinates,
    });
    Some(Site {
        id: site.id(),
        firm: FirmId(site.firm().id()),
        siren,
        siret,
        level: first(records, |r| r.level).unwrap_or(Level::Etablissement),
        name,
        naf: first(records, |r| r.naf.clone()),
        naf25: first(records, |r| r.naf25.clone()),
        place: place.unwrap_or_default(),
        state,
        registered: registered.and_then(day::date),
        created: first(records, |r| r.created).and_then(day::date),
        seat: first(records, |r| r.seat),
        last_year_site,
        last_year_firm,
        size: size(records),
        headcount: first(records, |r| r.site_headcount.zip(r.site_year)),
        activity: None,
        inclusion: None,
        known: Vec::new(),
        contracts: None,
        evidence: Vec::new(),
        conflicts: conflicts(records),
        note: None,
    })
}

/// What the records not kept say otherwise.
fn conflicts(records: &[Sourced]) -> Vec<Conflict> {
    let same_name = |a: &str, b: &str| {
        let letters = |text: &str| -> String {
            french::fold(text)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect()
        };
        letters(a) == letters(b)
    };
    let exact = |a: &str, b: &str| a == b;
    type Read = fn(&Record) -> Option<String>;
    let fields: [(&'static str, Read); 6] = [
        ("name", |r| r.name.clone()),
        ("naf", |r| r.naf.as_ref().map(ToString::to_string)),
        ("commune", |r| r.insee.clone()),
        ("state", |r| r.state.map(|s| s.as_str().to_owned())),
        ("headcount", |r| r.headcount.map(|h| h.code.to_owned())),
        ("category", |r| r.category.map(|c| c.as_str().to_owned())),
    ];
    let mut found = Vec::new();
    for (field, read) in fields {
        let mut kept: Vec<String> = Vec::new();
        for sourced in records {
            let Some(value) = read(&sourced.record) else {
                continue;
            };
            let same = if field == "name" { same_name } else { exact };
            if kept.iter().any(|known| same(known, &value)) {
                continue;
            }
            if !kept.is_empty() {
                found.push(Conflict {
                    field,
                    value: value.clone(),
                    source: sourced.who(),
                    said: said(sourced),
                });
            }
            kept.push(value);
        }
    }
    found
}

/// The day a record speaks of; the embedded catalogue knows only years.
fn said(sourced: &Sourced) -> Option<Date> {
    (sourced.batch != EMBEDDED)
        .then(|| day::date(sourced.record.said))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sourced(batch: i64, said: i64, fill: impl FnOnce(&mut Record)) -> Sourced {
        let mut record = Record::new(SiteNumber(55_501_200_012_522), said);
        fill(&mut record);
        Sourced {
            batch,
            source: (batch > EMBEDDED).then(|| format!("source-{batch}")),
            record,
        }
    }

    fn merged(mut records: Vec<Sourced>) -> Site {
        sort(&mut records);
        merge(&records).expect("a name is given")
    }

    #[test]
    fn the_most_recent_prevails_fact_by_fact_and_the_other_is_kept_as_a_conflict() {
        let old = sourced(EMBEDDED, 20_151_231, |r| {
            r.name = Some("Meubles Dubois".into());
            r.naf = "31.09B".parse().ok();
            r.category = Some(SizeCategory::Pme);
            r.size_year = Some(2022);
            r.last_year_site = Some(2015);
        });
        let new = sourced(2, 20_260_217, |r| {
            r.name = Some("MEUBLES DUBOIS".into());
            r.naf = "31.01Z".parse().ok();
            r.state = Some(State::Actif);
            r.register = true;
        });
        for records in [vec![old.clone(), new.clone()], vec![new, old]] {
            let site = merged(records);
            assert_eq!(site.naf.as_ref().map(Naf::as_str), Some("31.01Z"));
            assert_eq!(
                site.size.as_ref().and_then(|s| s.category),
                Some(SizeCategory::Pme),
                "what the recent source does not say stays known from the older one"
            );
            assert_eq!(site.last_year_site, Some(2026));
            let conflicts: Vec<_> = site
                .conflicts
                .iter()
                .map(|c| (c.field, c.value.as_str()))
                .collect();
            assert_eq!(
                conflicts,
                [("naf", "31.09B")],
                "the same name in capitals is no conflict"
            );
        }
    }

    #[test]
    fn a_correction_prevails_over_any_date() {
        let correction = sourced(CORRECTIONS, 20_200_101, |r| r.naf = "16.23Z".parse().ok());
        let register = sourced(2, 20_260_217, |r| {
            r.name = Some("Menuiserie".into());
            r.naf = "31.01Z".parse().ok();
        });
        let site = merged(vec![register, correction]);
        assert_eq!(site.naf.as_ref().map(Naf::as_str), Some("16.23Z"));
        assert_eq!(site.conflicts.len(), 1);
    }

    #[test]
    fn a_closed_site_is_no_longer_registered() {
        let open = sourced(2, 20_250_101, |r| {
            r.name = Some("X".into());
            r.state = Some(State::Actif);
            r.register = true;
        });
        let closed = sourced(3, 20_260_101, |r| {
            r.state = Some(State::Ferme);
            r.register = true;
        });
        let site = merged(vec![open, closed]);
        assert_eq!(site.state, Some(State::Ferme));
        assert_eq!(site.registered, None);
        assert_eq!(
            site.last_year_site,
            Some(2025),
            "closing is not being seen at work"
        );
    }

    #[test]
    fn a_precise_position_holds_while_the_commune_is_the_same() {
        let at = |precision, lat| {
            Some(Coordinates {
                lat,
                lon: 7.0,
                precision,
            })
        };
        let old = |insee: &str| {
            let insee = insee.to_owned();
            sourced(EMBEDDED, 20_151_231, move |r| {
                r.insee = Some(insee);
                r.coordinates = at(Precision::Site, 48.1);
            })
        };
        let new = sourced(2, 20_260_217, |r| {
            r.name = Some("X".into());
            r.insee = Some("67437".into());
            r.coordinates = at(Precision::Commune, 48.7);
        });
        let lat = |site: Site| site.place.coordinates.map(|c| c.lat);
        assert_eq!(lat(merged(vec![new.clone(), old("67437")])), Some(48.1));
        assert_eq!(lat(merged(vec![new, old("67482")])), Some(48.7), "it moved");
    }
}
