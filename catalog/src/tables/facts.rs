//! `facts`: what each source says of each site, with its year and status.

use std::collections::BTreeMap;

use families::Status;
use rusqlite::{Connection, Statement, params};
use tender::{Cpv, Date};

use super::sources::Sentences;
use super::{awards, parsed};
use crate::number::{FirmNumber, SiteNumber};
use crate::record::Sourced;
use crate::site::{Activity, Contracts, Evidence, KnownFact, Label, Site, State};

/// Keys of facts that the catalogue itself reads. Any other key is that of a label (`label:epv`) or of a capability
/// (`certification:…`): it is kept as the source gives it.
pub(crate) mod key {
    /// A source saw the site; the value is empty, or the likeness of names for a match (`0.50` to `1.00`).
    pub(crate) const PRESENCE: &str = "presence";
    /// Activity of annex I of règl. (CE) 166/2006; the value is its code.
    pub(crate) const ACTIVITE: &str = "activite";
    /// Structure of inclusion; the value is its kind.
    pub(crate) const INSERTION: &str = "insertion";
    /// Number of published public contracts of the firm (embedded catalogue).
    pub(crate) const CONTRATS: &str = "contrats";
    /// CPV code of one of them.
    pub(crate) const CONTRAT_CPV: &str = "contrat-cpv";
    /// Date of the last notification.
    pub(crate) const DERNIER_CONTRAT: &str = "dernier-contrat";
    /// Beginning of the key of a label; its slug follows.
    pub(crate) const LABEL: &str = "label:";
}

/// How a status is written in the table.
fn status_text(status: Status) -> &'static str {
    match status {
        Status::Declare => "declare",
        Status::Verifie => "verifie",
        Status::Deduit => "deduit",
    }
}

fn status_of(text: &str) -> Option<Status> {
    [Status::Declare, Status::Verifie, Status::Deduit]
        .into_iter()
        .find(|s| status_text(*s) == text)
}

/// A fact about a site, or about a firm (under the number of its legal unit).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) site: SiteNumber,
    pub(crate) key: String,
    pub(crate) value: String,
    pub(crate) source: String,
    pub(crate) year: Option<i16>,
    pub(crate) status: Status,
}

/// The write handle.
pub(crate) struct Writer<'db>(Statement<'db>);

impl<'db> Writer<'db> {
    pub(crate) fn new(db: &'db Connection) -> rusqlite::Result<Self> {
        Ok(Self(db.prepare(
            "INSERT OR REPLACE INTO facts (site, key, value, source, year, status, batch)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?))
    }

    pub(crate) fn put(&mut self, batch: i64, fact: &Fact) -> rusqlite::Result<()> {
        self.0.execute(params![
            fact.site.0,
            fact.key,
            fact.value,
            fact.source,
            fact.year,
            status_text(fact.status),
            batch,
        ])?;
        Ok(())
    }
}

/// Bits of the columns of the index.
pub(crate) mod bits {
    /// The firm won public contracts. The labels take the bits below.
    pub(crate) const CONTRACTS: u64 = 1 << 16;
}

/// The labels of a fact, as bits; a structure of inclusion is one.
fn label_bit(key: &str, value: &str) -> u64 {
    match key {
        key::INSERTION => Label::of_structure(value).map_or(0, Label::bit),
        key::CONTRATS => bits::CONTRACTS,
        _ => key
            .strip_prefix(key::LABEL)
            .and_then(Label::parse)
            .map_or(0, Label::bit),
    }
}

/// Labels and experience by number of site (or of legal unit), as bits.
pub(crate) fn bits_by_number(db: &Connection) -> rusqlite::Result<BTreeMap<i64, u64>> {
    let mut found: BTreeMap<i64, u64> = BTreeMap::new();
    let mut select = db.prepare(
        "SELECT site, key, value FROM facts WHERE key IN ('insertion', 'contrats') OR key LIKE 'label:%'",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (key, value) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        *found.entry(row.get(0)?).or_default() |= label_bit(key, value);
    }
    for firm in awards::firms(db)? {
        *found.entry(FirmNumber(firm).unit().0).or_default() |= bits::CONTRACTS;
    }
    Ok(found)
}

/// Adds to a site what the facts say of it and of its firm, and the sources that speak of it.
pub(crate) fn add(
    db: &Connection,
    sentences: &mut Sentences,
    records: &[Sourced],
    site: &mut Site,
) -> rusqlite::Result<()> {
    let number = records[0].record.site;
    let unit = number.firm().unit();
    let mut select = db.prepare_cached(
        "SELECT f.key, f.value, f.source, f.year, f.status, s.sentence, a.label, f.site
         FROM facts f JOIN sources s ON s.code = f.source
         LEFT JOIN activities a ON f.key = 'activite' AND a.code = f.value
         WHERE f.site IN (?1, ?2) ORDER BY f.key, f.source, f.value",
    )?;
    let mut rows = select.query([number.0, unit.0])?;
    let mut by_source: BTreeMap<String, Evidence> = BTreeMap::new();
    let mut details: Vec<(String, String)> = Vec::new();
    let (mut count, mut cpv, mut last) = (None, Vec::new(), None);
    while let Some(row) = rows.next()? {
        let (key, value, source): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let status: String = row.get(4)?;
        let status = parsed(4, &status, status_of)?;
        let year: Option<i16> = row.get(3)?;
        let of_firm = row.get::<_, i64>(7)? != number.0;
        let evidence = by_source.entry(source.clone()).or_insert(Evidence {
            source: source.clone(),
            year,
            status,
            sentence: row.get(5)?,
        });
        match key.as_str() {
            key::ACTIVITE => {
                let label: String = row.get(6)?;
                details.push((source, format!("activité déclarée\u{a0}: {label}")));
                site.activity = Some(Activity { code: value, label });
            }
            key::INSERTION => {
                details.push((source, format!("type {value}")));
                site.inclusion = Some(value);
            }
            key::CONTRATS => count = Some(parsed(1, &value, |text| text.parse::<u32>().ok())?),
            key::CONTRAT_CPV => cpv.push(parsed(1, &value, |text| text.parse::<Cpv>().ok())?),
            key::DERNIER_CONTRAT => last = Some(parsed(1, &value, |text| text.parse::<Date>().ok())?),
            // A match rests on how much two names are alike: its status says so already.
            key::PRESENCE => evidence.status = status,
            _ => {
                let title = key
                    .strip_prefix(key::LABEL)
                    .and_then(Label::parse)
                    .map(|label| label.title().to_owned())
                    .or_else(|| families::capability(&key).map(|c| c.title.to_string()));
                let mut detail = title.unwrap_or_else(|| key.clone());
                if !value.is_empty() {
                    detail = format!("{detail}\u{a0}: {value}");
                }
                if of_firm {
                    detail.push_str(", au nom de l’entreprise");
                }
                details.push((source.clone(), detail));
                // The same fact may come by an import and by a pack.
                if site
                    .known
                    .iter()
                    .any(|k| k.key == key && k.value == value && k.source == source)
                {
                    details.pop();
                    continue;
                }
                site.known.push(KnownFact {
                    key,
                    value,
                    source,
                    year,
                    status,
                });
            }
        }
    }
    for (source, detail) in details {
        if let Some(evidence) = by_source.get_mut(&source) {
            evidence.sentence = format!("{} ({detail})", evidence.sentence);
        }
    }
    if let Some(count) = count {
        if let Some(evidence) = by_source.get_mut("decp") {
            evidence.sentence = format!(
                "{} ({} au nom de l’entreprise)",
                evidence.sentence,
                contracts(count)
            );
        }
        site.contracts = Some(Contracts { count, cpv, last });
    }
    // What was imported says more than the extract embedded.
    if let Some(imported) = awards::of_firm(db, number.firm())? {
        site.contracts = Some(imported);
        for (source, count, last) in awards::sources(db, number.firm())? {
            let sentence = sentences.of(db, &source)?;
            by_source.insert(
                source.clone(),
                Evidence {
                    source,
                    year: last.and_then(|day| i16::try_from(day / 10_000).ok()),
                    status: Status::Declare,
                    sentence: format!("{sentence} ({} au nom de l’entreprise)", contracts(count)),
                },
            );
        }
    }
    for sourced in records {
        let Some(source) = &sourced.source else { continue };
        if by_source.contains_key(source) {
            continue;
        }
        let record = &sourced.record;
        let mut sentence = sentences.of(db, source)?;
        if let Some(state) = record.state {
            let said = match state {
                State::Actif => "actif",
                State::Ferme => "fermé",
            };
            sentence = format!("{sentence} ({said})");
        }
        by_source.insert(
            source.clone(),
            Evidence {
                source: source.clone(),
                year: i16::try_from(record.said / 10_000).ok(),
                status: Status::Declare,
                sentence,
            },
        );
    }
    site.evidence = by_source.into_values().collect();
    // Most recent first; an unknown year comes last; ties by code of source.
    site.evidence
        .sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.source.cmp(&b.source)));
    Ok(())
}

fn contracts(count: u32) -> String {
    if count == 1 {
        "un contrat".to_owned()
    } else {
        format!("{count} contrats")
    }
}
