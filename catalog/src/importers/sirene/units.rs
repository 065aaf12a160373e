//! StockUniteLegale: what is needed of the legal units of the establishments kept.

use csv::ByteRecord;

use super::super::blocks::{BLOCK, Block, each_block};
use super::super::input::unreadable;
use super::super::{ImportProgress, ImportRequest, Watch};
use super::staging::Staging;
use super::{Header, MASKED, Opened, firm_of, text};
use crate::day;
use crate::error::Result;
use crate::firm::{Headcount, SizeCategory};
use crate::number::FirmNumber;

/// Columns without which nothing can be decided.
pub(super) const REQUIRED: [&str; 5] = [
    "siren",
    "statutDiffusionUniteLegale",
    "etatAdministratifUniteLegale",
    "denominationUniteLegale",
    "categorieJuridiqueUniteLegale",
];

/// A sole trader.
const SOLE_TRADER: &[u8] = b"1000";

/// A legal unit, compact: there may be hundreds of thousands.
#[derive(Debug, Clone, Copy)]
struct Packed {
    siren: u32,
    /// Where its name is in the arena.
    start: u32,
    length: u16,
    year: i16,
    headcount: Option<Headcount>,
    category: Option<SizeCategory>,
    sole_trader: bool,
    withheld: bool,
    ceased: bool,
}

/// What is needed of a legal unit.
pub(super) struct Unit<'a> {
    pub(super) name: &'a str,
    pub(super) category: Option<SizeCategory>,
    pub(super) headcount: Option<Headcount>,
    /// Year of its headcount or category.
    pub(super) year: Option<i16>,
    pub(super) sole_trader: bool,
    pub(super) withheld: bool,
    pub(super) ceased: bool,
}

/// The legal units wanted.
#[derive(Default)]
pub(super) struct Units {
    /// In order of SIREN.
    units: Vec<Packed>,
    names: String,
}

impl Units {
    pub(super) fn get(&self, firm: FirmNumber) -> Option<Unit<'_>> {
        let siren = u32::try_from(firm.0).ok()?;
        let at = self.units.binary_search_by_key(&siren, |unit| unit.siren).ok()?;
        let unit = &self.units[at];
        let start = unit.start as usize;
        Some(Unit {
            name: self.names.get(start..start + usize::from(unit.length))?,
            category: unit.category,
            headcount: unit.headcount,
            year: (unit.year > 0).then_some(unit.year),
            sole_trader: unit.sole_trader,
            withheld: unit.withheld,
            ceased: unit.ceased,
        })
    }
}

/// Columns read; of a Parquet file, the others are not even opened.
pub(super) const COLUMNS: [&str; 11] = [
    "siren",
    "statutDiffusionUniteLegale",
    "etatAdministratifUniteLegale",
    "denominationUniteLegale",
    "denominationUsuelle1UniteLegale",
    "categorieJuridiqueUniteLegale",
    "categorieEntreprise",
    "anneeCategorieEntreprise",
    "trancheEffectifsUniteLegale",
    "anneeEffectifsUniteLegale",
    "dateDernierTraitementUniteLegale",
];

struct Columns {
    siren: usize,
    diffusion: usize,
    state: usize,
    name: usize,
    usual_name: usize,
    legal: usize,
    category: usize,
    category_year: usize,
    headcount: usize,
    headcount_year: usize,
    treated: usize,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let at = |name| header.at(name);
        Self {
            siren: at("siren"),
            diffusion: at("statutDiffusionUniteLegale"),
            state: at("etatAdministratifUniteLegale"),
            name: at("denominationUniteLegale"),
            usual_name: at("denominationUsuelle1UniteLegale"),
            legal: at("categorieJuridiqueUniteLegale"),
            category: at("categorieEntreprise"),
            category_year: at("anneeCategorieEntreprise"),
            headcount: at("trancheEffectifsUniteLegale"),
            headcount_year: at("anneeEffectifsUniteLegale"),
            treated: at("dateDernierTraitementUniteLegale"),
        }
    }
}

#[derive(Default)]
struct Given {
    rows: u64,
    units: Units,
    refused: Vec<(u64, &'static str, String)>,
    latest: i64,
    end: u64,
}

/// Reads the legal units wanted (SIREN in order).
pub(super) fn read(
    texts: Vec<Opened>,
    wanted: &[u32],
    staging: &mut Staging,
    request: &ImportRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<Units> {
    let mut all = Units::default();
    let today = day::number(request.today);
    for opened in texts {
        let name = opened.name.clone();
        let columns = Columns::of(&opened.header);
        let (width, delimiter, length) = (opened.header.width, opened.header.delimiter, opened.length);
        each_block(
            opened.blocks,
            |block| parse(block, &columns, width, delimiter, wanted, today),
            |given: Given| {
                watch(ImportProgress {
                    label: "lecture des unités légales",
                    done: given.end,
                    total: length,
                })?;
                let tally = staging.tally();
                let refused = given.refused.len() as u64;
                tally.read += refused;
                tally.units += given.rows - refused;
                tally.latest = tally.latest.max(given.latest);
                for (line, kind, detail) in given.refused {
                    tally.refuse(&name, line, kind, detail);
                }
                let base = u32::try_from(all.names.len()).unwrap_or(u32::MAX);
                all.names.push_str(&given.units.names);
                all.units.extend(given.units.units.into_iter().map(|unit| Packed {
                    start: unit.start.saturating_add(base),
                    ..unit
                }));
                Ok(())
            },
            |e| unreadable(&name, e),
        )?;
    }
    // A unit given twice: the last line prevails.
    all.units.reverse();
    all.units.sort_by_key(|unit| unit.siren);
    all.units.dedup_by_key(|unit| unit.siren);
    Ok(all)
}

fn parse(block: Block, columns: &Columns, width: usize, delimiter: u8, wanted: &[u32], today: i64) -> Given {
    let mut given = Given {
        end: block.end,
        ..Given::default()
    };
    for line in block.too_long {
        given.rows += 1;
        given
            .refused
            .push((line, "ligne trop longue", format!("plus de {} Mo", BLOCK >> 20)));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&block.bytes[..]);
    let mut row = ByteRecord::new();
    while let Ok(true) = reader.read_byte_record(&mut row) {
        given.rows += 1;
        let line = row.position().map_or(block.line, |at| block.line + at.line() - 1);
        if row.len() != width {
            given.refused.push((
                line,
                "nombre de colonnes différent de celui de l’en-tête",
                format!("{} au lieu de {width}", row.len()),
            ));
            continue;
        }
        let get = |at: usize| row.get(at).unwrap_or_default();
        let siren = get(columns.siren);
        let Some(firm) = firm_of(siren) else {
            given.refused.push((
                line,
                "numéro SIREN mal formé",
                format!(
                    "«\u{a0}{}\u{a0}»",
                    text(siren).chars().take(40).collect::<String>()
                ),
            ));
            continue;
        };
        let treated = std::str::from_utf8(get(columns.treated))
            .ok()
            .and_then(day::parse);
        if let Some(date) = treated.map(day::number).filter(|date| *date <= today) {
            given.latest = given.latest.max(date);
        }
        let Ok(siren) = u32::try_from(firm.0) else {
            continue;
        };
        if wanted.binary_search(&siren).is_err() {
            continue;
        }
        let name = [columns.name, columns.usual_name]
            .into_iter()
            .map(|at| text(get(at)))
            .find(|name| !name.is_empty() && name != MASKED)
            .unwrap_or_default();
        let name = name
            .get(..name.len().min(usize::from(u16::MAX)))
            .unwrap_or_default();
        let start = u32::try_from(given.units.names.len()).unwrap_or(u32::MAX);
        given.units.names.push_str(name);
        let year = |at: usize| text(get(at)).parse::<i16>().ok();
        given.units.units.push(Packed {
            siren,
            start,
            length: u16::try_from(name.len()).unwrap_or(u16::MAX),
            year: year(columns.headcount_year)
                .or_else(|| year(columns.category_year))
                .unwrap_or_default(),
            headcount: Headcount::from_code(&text(get(columns.headcount))),
            category: SizeCategory::parse(&text(get(columns.category))),
            sole_trader: get(columns.legal) == SOLE_TRADER,
            withheld: !matches!(get(columns.diffusion), b"O" | b""),
            ceased: get(columns.state) == b"C",
        });
    }
    given
}
