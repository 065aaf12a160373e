//! StockEtablissement: which lines are kept.

use std::borrow::Cow;

use csv::ByteRecord;
use families::Families;
use tender::{Naf, Siret};

use super::super::blocks::{BLOCK, Block, each_block};
use super::super::input::unreadable;
use super::super::intake::Known;
use super::super::{ImportProgress, ImportRequest, Watch};
use super::staging::{self, Row, Staging};
use super::{Header, MASKED, Opened, digits, text};
use crate::day;
use crate::error::Result;
use crate::firm::Headcount;
use crate::number::SiteNumber;

/// Columns without which nothing can be decided.
pub(super) const REQUIRED: [&str; 5] = [
    "siret",
    "statutDiffusionEtablissement",
    "etatAdministratifEtablissement",
    "activitePrincipaleEtablissement",
    "codeCommuneEtablissement",
];

/// Why a line is not kept.
const CLOSED: &str = "établissement fermé";
const WITHHELD: &str = "diffusion refusée (statut P)";
const ELSEWHERE: &str = "activité hors des divisions demandées";
const OTHER_NAF: &str = "activité donnée dans une ancienne nomenclature";

/// Columns read; of a Parquet file, the others are not even opened.
pub(super) const COLUMNS: [&str; 18] = [
    "siret",
    "statutDiffusionEtablissement",
    "etatAdministratifEtablissement",
    "activitePrincipaleEtablissement",
    "nomenclatureActivitePrincipaleEtablissement",
    "activitePrincipaleNAF25Etablissement",
    "denominationUsuelleEtablissement",
    "enseigne1Etablissement",
    "codeCommuneEtablissement",
    "codePostalEtablissement",
    "libelleCommuneEtablissement",
    "coordonneeLambertAbscisseEtablissement",
    "coordonneeLambertOrdonneeEtablissement",
    "trancheEffectifsEtablissement",
    "anneeEffectifsEtablissement",
    "dateCreationEtablissement",
    "dateDernierTraitementEtablissement",
    "etablissementSiege",
];

/// Where the columns are.
struct Columns {
    siret: usize,
    diffusion: usize,
    state: usize,
    naf: usize,
    nomenclature: usize,
    naf25: usize,
    usual_name: usize,
    sign: usize,
    insee: usize,
    postal_code: usize,
    commune: usize,
    x: usize,
    y: usize,
    headcount: usize,
    year: usize,
    created: usize,
    treated: usize,
    seat: usize,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let at = |name| header.at(name);
        Self {
            siret: at("siret"),
            diffusion: at("statutDiffusionEtablissement"),
            state: at("etatAdministratifEtablissement"),
            naf: at("activitePrincipaleEtablissement"),
            nomenclature: at("nomenclatureActivitePrincipaleEtablissement"),
            naf25: at("activitePrincipaleNAF25Etablissement"),
            usual_name: at("denominationUsuelleEtablissement"),
            sign: at("enseigne1Etablissement"),
            insee: at("codeCommuneEtablissement"),
            postal_code: at("codePostalEtablissement"),
            commune: at("libelleCommuneEtablissement"),
            x: at("coordonneeLambertAbscisseEtablissement"),
            y: at("coordonneeLambertOrdonneeEtablissement"),
            headcount: at("trancheEffectifsEtablissement"),
            year: at("anneeEffectifsEtablissement"),
            created: at("dateCreationEtablissement"),
            treated: at("dateDernierTraitementEtablissement"),
            seat: at("etablissementSiege"),
        }
    }
}

/// What a block gives.
#[derive(Default)]
struct Given {
    rows: u64,
    kept: Vec<u8>,
    count: u64,
    closed: u64,
    withheld: u64,
    elsewhere: u64,
    other_naf: u64,
    refused: Vec<(u64, &'static str, String)>,
    remarks: Vec<(u64, String)>,
    latest: i64,
    end: u64,
    next_line: u64,
}

/// Reads the establishments and keeps those that may enter.
pub(super) fn stage(
    texts: Vec<Opened>,
    staging: &mut Staging,
    known: &Known,
    divisions: &[bool; 100],
    request: &ImportRequest<'_>,
    watch: &mut Watch<'_>,
) -> Result<()> {
    let (done, offset, line) = staging.position();
    for (at, mut opened) in texts.into_iter().enumerate().skip(done) {
        if at == done && offset > 0 {
            opened
                .blocks
                .skip_to(offset, line)
                .map_err(|e| unreadable(&opened.name, &e))?;
        }
        let name = opened.name.clone();
        let columns = Columns::of(&opened.header);
        let (width, delimiter, length) = (opened.header.width, opened.header.delimiter, opened.length);
        let latest_possible = day::number(request.today);
        each_block(
            opened.blocks,
            |block| {
                parse(
                    block,
                    &columns,
                    width,
                    delimiter,
                    known,
                    divisions,
                    latest_possible,
                )
            },
            |given: Given| {
                watch(ImportProgress {
                    label: "lecture des établissements",
                    done: given.end,
                    total: length,
                })?;
                let tally = staging.tally();
                tally.read += given.rows;
                tally.latest = tally.latest.max(given.latest);
                tally.ignore(CLOSED, given.closed);
                tally.ignore(WITHHELD, given.withheld);
                tally.ignore(ELSEWHERE, given.elsewhere);
                tally.ignore(OTHER_NAF, given.other_naf);
                for (line, kind, detail) in given.refused {
                    tally.refuse(&name, line, kind, detail);
                }
                for (line, reason) in given.remarks {
                    tally.remark(&name, line, reason);
                }
                staging.keep(&given.kept, given.count, given.end, given.next_line)
            },
            |e| unreadable(&name, e),
        )?;
        staging.text_done()?;
    }
    Ok(())
}

fn parse(
    block: Block,
    columns: &Columns,
    width: usize,
    delimiter: u8,
    known: &Known,
    divisions: &[bool; 100],
    today: i64,
) -> Given {
    let mut given = Given {
        end: block.end,
        next_line: block.next_line,
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
    loop {
        let line = block.line + reader.position().line() - 1;
        match reader.read_byte_record(&mut row) {
            Ok(true) => {}
            // Bytes in memory are always read.
            Ok(false) | Err(_) => return given,
        }
        given.rows += 1;
        let line = row.position().map_or(line, |at| block.line + at.line() - 1);
        if row.len() != width {
            given.refused.push((
                line,
                "nombre de colonnes différent de celui de l’en-tête",
                format!("{} au lieu de {width}", row.len()),
            ));
            continue;
        }
        establishment(&row, line, columns, known, divisions, today, &mut given);
    }
}

fn establishment(
    row: &ByteRecord,
    line: u64,
    columns: &Columns,
    known: &Known,
    divisions: &[bool; 100],
    today: i64,
    given: &mut Given,
) {
    let get = |at: usize| row.get(at).unwrap_or_default();
    let siret = get(columns.siret);
    let Some(number) = digits(siret, 14) else {
        given.refused.push((line, "numéro SIRET mal formé", shown(siret)));
        return;
    };
    let site = SiteNumber(number);
    let treated = get(columns.treated);
    if let Some(date) = std::str::from_utf8(treated).ok().and_then(day::parse) {
        let date = day::number(date);
        if date <= today {
            given.latest = given.latest.max(date);
        }
    }
    if !matches!(get(columns.diffusion), b"O" | b"") {
        given.withheld += 1;
        if known.firm(site.firm()) {
            staging::write_withdrawn(&mut given.kept, site.firm());
            given.count += 1;
        }
        return;
    }
    match get(columns.state) {
        b"A" => {}
        b"F" => {
            if known.site(site) {
                staging::write_closed(&mut given.kept, site);
                given.count += 1;
            } else {
                given.closed += 1;
            }
            return;
        }
        other => {
            given.refused.push((
                line,
                "état administratif inconnu",
                if other.is_empty() {
                    "case vide".to_owned()
                } else {
                    shown(other)
                },
            ));
            return;
        }
    }
    let naf25 = get(columns.naf25);
    let activity = get(columns.naf);
    let (naf, naf25): (Cow<'_, str>, Cow<'_, str>) = match get(columns.nomenclature) {
        b"NAFRev2" | b"" => (text(activity), text(naf25)),
        // The NAF 2025 replaces the other from 2027.
        other if other.ends_with(b"25") => (
            rev2_of(&text(activity)).map_or(Cow::Borrowed(""), Cow::Owned),
            text(activity),
        ),
        _ => {
            given.other_naf += 1;
            return;
        }
    };
    let division = |code: &str| code.get(..2).and_then(|d| d.parse::<usize>().ok());
    let asked = division(&naf)
        .or_else(|| division(&naf25))
        .is_some_and(|d| divisions[d]);
    if !asked && !known.site(site) {
        given.elsewhere += 1;
        return;
    }
    if !naf.is_empty() && naf.parse::<Naf>().is_err() {
        given
            .refused
            .push((line, "code d’activité mal formé", format!("«\u{a0}{naf}\u{a0}»")));
        return;
    }
    let shown_siret = text(siret);
    if shown_siret.parse::<Siret>().is_err() {
        given.refused.push((
            line,
            "numéro SIRET dont la clé est fausse",
            format!("«\u{a0}{shown_siret}\u{a0}»"),
        ));
        return;
    }
    let created = date(get(columns.created), "création", line, today, given);
    let name = [columns.usual_name, columns.sign]
        .into_iter()
        .map(|at| clean(get(at)))
        .find(|name| !name.is_empty() && name != MASKED)
        .unwrap_or_default();
    let masked = |at: usize| {
        let value = clean(get(at));
        if value == MASKED { Cow::Borrowed("") } else { value }
    };
    let (insee, postal_code, commune) = (
        masked(columns.insee),
        masked(columns.postal_code),
        masked(columns.commune),
    );
    let metres = |at: usize| text(get(at)).parse::<f64>().ok().filter(|m| m.is_finite());
    let headcount = Headcount::from_code(&text(get(columns.headcount)));
    Row {
        site,
        name: &name,
        naf: &naf,
        naf25: &naf25,
        insee: &insee,
        postal_code: &postal_code,
        commune: &commune,
        position: metres(columns.x).zip(metres(columns.y)),
        headcount,
        year: text(get(columns.year)).parse().ok(),
        created,
        seat: match get(columns.seat) {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        },
    }
    .write(&mut given.kept);
    given.count += 1;
}

/// A field without the characters that separate ours.
fn clean(bytes: &[u8]) -> Cow<'_, str> {
    let text = text(bytes);
    if text.contains(char::is_control) {
        text.replace(char::is_control, " ").into()
    } else {
        text
    }
}

/// A value quoted in a refusal: short, and readable whatever it is.
fn shown(bytes: &[u8]) -> String {
    let text: String = text(bytes).chars().take(40).filter(|c| !c.is_control()).collect();
    format!("«\u{a0}{text}\u{a0}»")
}

fn date(bytes: &[u8], what: &str, line: u64, today: i64, given: &mut Given) -> Option<i64> {
    if bytes.is_empty() || bytes == MASKED.as_bytes() {
        return None;
    }
    let read = std::str::from_utf8(bytes)
        .ok()
        .and_then(day::parse)
        .map(day::number);
    match read {
        Some(date) if date <= today => Some(date),
        _ => {
            given.remarks.push((
                line,
                format!(
                    "date de {what} {} hors limites\u{a0}: laissée inconnue",
                    shown(bytes)
                ),
            ));
            None
        }
    }
}

/// The sub-class of NAF rév. 2 of a code of the NAF 2025: known when its class holds a single one.
fn rev2_of(naf25: &str) -> Option<String> {
    let class = naf25.get(..5)?;
    let mut found = Families::embedded()
        .naf_labels()
        .map(|(naf, _)| naf.as_str())
        .filter(|naf| naf.starts_with(class));
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.to_owned()),
        _ => None,
    }
}
