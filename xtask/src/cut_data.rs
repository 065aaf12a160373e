//! Cuts the compact facts tables of the catalogue (`catalog/data/*.csv`) out of a folder of open data.
//!
//! Facts are carried (names, numbers, codes, places, years, coordinates), sentences are not: the `preuve`
//! of a record becomes its source codes, and a declared activity becomes its code in annex I of
//! règlement (CE) n° 166/2006. `sources.csv` and `activites.csv` are written by hand and left alone.
//! The same folder gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;

type Row = BTreeMap<String, String>;

/// Reads the open data under `from` and writes the tables under `repo/catalog/data`.
///
/// # Errors
/// A source file missing or unreadable, or a record that breaks what the tables promise.
pub(crate) fn run(from: &Path, repo: &Path) -> Result<()> {
    let to = repo.join("catalog/data");
    fs::create_dir_all(&to).with_context(|| format!("{}", to.display()))?;

    let places = read(&from.join("geo/communes.csv.gz"))?;
    let communes = communes(&places);
    write(
        &to.join("communes.csv"),
        &[
            "insee",
            "name",
            "departement",
            "lat",
            "lon",
            "coordinates",
            "population",
            "postal_codes",
        ],
        communes.values().cloned(),
    )?;
    let departements = read(&from.join("geo/departements.csv"))?;
    write(
        &to.join("departements.csv"),
        &["code", "name", "region"],
        departements.iter().map(|d| pick(d, &["code", "nom", "region"])),
    )?;
    let regions = read(&from.join("geo/regions.csv"))?;
    write(
        &to.join("regions.csv"),
        &["code", "name"],
        regions.iter().map(|r| pick(r, &["code", "nom"])),
    )?;
    let cpv = read(&from.join("cpv/cpv2008_fr_en.csv"))?;
    write(
        &to.join("cpv.csv"),
        &["code", "label"],
        cpv.iter()
            .map(|c| vec![c["code8"].clone(), spaced(&c["libelle_fr"])]),
    )?;
    let makers = read(&from.join("manufacturers/fabricants_seed.csv.gz"))?;
    let firms = makers
        .iter()
        .map(|m| firm(m, &communes))
        .collect::<Result<Vec<_>>>()?;
    write(&to.join("firms.csv"), &FIRM_COLUMNS, firms.into_iter())
}

const FIRM_COLUMNS: [&str; 25] = [
    "id",
    "level",
    "name",
    "siren",
    "siret",
    "naf",
    "insee",
    "postal_code",
    "commune",
    "departement",
    "lat",
    "lon",
    "precision",
    "category",
    "headcount",
    "sources",
    "irep2021",
    "activity",
    "siae",
    "contracts",
    "contracts_cpv",
    "contracts_last",
    "last_year_firm",
    "last_year_site",
    "tier",
];

fn firm(m: &Row, communes: &BTreeMap<String, Vec<String>>) -> Result<Vec<String>> {
    let id = &m["id"];
    let level = match m["niveau"].as_str() {
        "etablissement" => "etablissement",
        "unite_legale" => "unite-legale",
        "site" => "site",
        other => bail!("{id} : niveau inconnu « {other} »"),
    };
    let insee = &m["code_insee"];
    ensure!(
        insee.is_empty() || communes.contains_key(insee),
        "{id} : commune inconnue « {insee} »"
    );
    let tier = match (m["recence_site"].as_str(), m["recence_entreprise"].as_str()) {
        (">=2020", _) => "A",
        (_, ">=2020") => "B",
        _ => "C",
    };
    let category = match m["categorie_entreprise"].as_str() {
        known @ ("" | "PME" | "ETI" | "GE") => known,
        other => bail!("{id} : catégorie inconnue « {other} »"),
    };
    // "NN" says that Sirene does not know: an empty cell says the same.
    let headcount = match m["tranche_effectif_code"].as_str() {
        "NN" => "",
        code => code,
    };
    let contracts = match m["decp_nb_contrats"].as_str() {
        "0" => "",
        count => count,
    };
    // The name of the commune is kept only where no code gives it.
    let commune = if insee.is_empty() {
        spaced(&m["commune"])
    } else {
        String::new()
    };
    Ok(vec![
        id.clone(),
        level.into(),
        restored(&spaced(&m["nom"])),
        m["siren"].clone(),
        m["siret"].clone(),
        sub_class(&m["naf"]),
        insee.clone(),
        m["code_postal"].clone(),
        commune,
        m["departement"].clone(),
        m["lat"].clone(),
        m["lon"].clone(),
        m["precision_coord"].clone(),
        category.into(),
        headcount.into(),
        m["sources"].clone(),
        m["irep2021_similarite"].clone(),
        activity(&m["activite_eprtr"]).with_context(|| id.clone())?.into(),
        m["siae_type"].clone(),
        contracts.into(),
        m["decp_cpv"].clone(),
        m["decp_derniere_notification"].clone(),
        m["derniere_annee_entreprise"].clone(),
        m["derniere_annee_site"].clone(),
        tier.into(),
    ])
}

/// A NAF sub-class; a wider code (one record has `101`) does not say what is made: unknown.
fn sub_class(naf: &str) -> String {
    let whole =
        naf.len() == 6 && naf.as_bytes()[2] == b'.' && naf.ends_with(|c: char| c.is_ascii_uppercase());
    if whole { naf.to_owned() } else { String::new() }
}

/// Communes of today and municipal arrondissements. The latter have no centroid of their own in the
/// source: they take that of their commune, and say so in the column `coordinates`.
fn communes(places: &[Row]) -> BTreeMap<String, Vec<String>> {
    let current: BTreeMap<&str, &Row> = places
        .iter()
        .filter(|p| p["type"] == "commune-actuelle")
        .map(|p| (p["code_insee"].as_str(), p))
        .collect();
    let mut kept = BTreeMap::new();
    for place in places {
        let (of, coordinates) = match place["type"].as_str() {
            "commune-actuelle" => (place, "centroide"),
            "arrondissement-municipal" => match current.get(place["commune_parente"].as_str()) {
                Some(parent) => (*parent, "commune-mere"),
                None => (place, "centroide"),
            },
            _ => continue,
        };
        let coordinates = if of["lat"].is_empty() { "" } else { coordinates };
        let row = vec![
            place["code_insee"].clone(),
            spaced(&place["nom"]),
            place["departement"].clone(),
            of["lat"].clone(),
            of["lon"].clone(),
            coordinates.into(),
            place["population"].clone(),
            place["codes_postaux"].clone(),
        ];
        kept.insert(place["code_insee"].clone(), row);
    }
    kept
}

/// How each activity of annex I is recognised in the register: the first words that tell it apart.
const ACTIVITIES: [(&str, &str); 57] = [
    ("Installations de gazéification", "1.b"),
    ("Centrales thermiques", "1.c"),
    ("Broyeurs à charbon", "1.e"),
    ("Installations de grillage", "2.a"),
    ("Installations pour la production de fonte", "2.b"),
    ("par laminage à chaud", "2.c.i"),
    ("par forgeage", "2.c.ii"),
    ("par application de couches protectrices", "2.c.iii"),
    ("Fonderies de métaux ferreux", "2.d"),
    ("destinées à la production de métaux bruts non ferreux", "2.e.i"),
    ("destinées à la fusion, y compris l'alliage", "2.e.ii"),
    ("Installations de traitement de surface de métaux", "2.f"),
    ("Extraction à ciel ouvert", "3.b"),
    ("de clinker (ciment) dans", "3.c.i"),
    ("de chaux dans", "3.c.ii"),
    ("de clinker (ciment) ou de chaux", "3.c.iii"),
    ("Installations destinées à la fabrication du verre", "3.e"),
    ("Installations destinées à la fusion de matières minérales", "3.f"),
    (
        "Installations destinées à la fabrication de produits céramiques",
        "3.g",
    ),
    ("hydrocarbures simples", "4.a.i"),
    ("hydrocarbures oxygénés", "4.a.ii"),
    ("hydrocarbures sulfurés", "4.a.iii"),
    ("hydrocarbures azotés", "4.a.iv"),
    ("hydrocarbures phosphorés", "4.a.v"),
    ("hydrocarbures halogénés", "4.a.vi"),
    ("hydrocarbures organométalliques", "4.a.vii"),
    ("matières plastiques de base", "4.a.viii"),
    ("caoutchoucs synthétiques", "4.a.ix"),
    ("colorants et pigments", "4.a.x"),
    ("tensioactifs", "4.a.xi"),
    ("gaz, tels que", "4.b.i"),
    ("acides tels que", "4.b.ii"),
    ("bases telles que", "4.b.iii"),
    ("sels, tels que", "4.b.iv"),
    ("non-métaux", "4.b.v"),
    (
        "Installations chimiques destinées à la production industrielle d'engrais",
        "4.c",
    ),
    (
        "Installations chimiques destinées à la fabrication industrielle de produits phytosanitaires",
        "4.d",
    ),
    ("Installations utilisant un procédé chimique ou biologique", "4.e"),
    (
        "Installations destinées à la fabrication industrielle d'explosifs",
        "4.f",
    ),
    (
        "Installations pour la valorisation ou l'élimination des déchets dangereux",
        "5.a",
    ),
    (
        "Installations destinées à l'élimination des déchets non dangereux",
        "5.c",
    ),
    ("Décharges", "5.d"),
    (
        "Installations destinées à l'élimination ou à la valorisation de carcasses",
        "5.e",
    ),
    ("Installations autonomes de traitement des eaux", "5.g"),
    (
        "Installations industrielles destinées à la fabrication de pâte à papier",
        "6.a",
    ),
    (
        "Installations industrielles destinées à la fabrication de papier",
        "6.b",
    ),
    (
        "Installations industrielles destinées à la conservation du bois",
        "6.c",
    ),
    ("disposant de 40 000 emplacements pour la volaille", "7.a.i"),
    ("Abattoirs", "8.a"),
    ("matières premières animales", "8.b.i"),
    ("matières premières végétales", "8.b.ii"),
    ("Traitement et transformation du lait", "8.c"),
    ("Usines destinées au prétraitement", "9.a"),
    ("Tanneries", "9.b"),
    (
        "Installations destinées au traitement de surface de matières",
        "9.c",
    ),
    ("Installations destinées à la fabrication de carbone", "9.d"),
    (
        "Installations destinées à la construction, à la peinture ou au décapage de bateaux",
        "9.e",
    ),
];

fn activity(text: &str) -> Result<&'static str> {
    if text.is_empty() {
        return Ok("");
    }
    let mut found = ACTIVITIES.iter().filter(|(start, _)| text.starts_with(start));
    match (found.next(), found.next()) {
        (Some((_, code)), None) => Ok(code),
        (None, _) => bail!("activité hors de l’annexe I : « {text} »"),
        (Some(_), Some(_)) => bail!("activité ambiguë : « {text} »"),
    }
}

fn pick(row: &Row, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|c| spaced(&row[*c])).collect()
}

/// Words whose accents the source lost (U+FFFD) and that can only be one French word.
const RESTORED: [(&str, &str); 3] = [
    ("RH\u{fffd}NE", "RHÔNE"),
    ("Soci\u{fffd}t\u{fffd}", "Société"),
    ("D\u{fffd}veloppement", "Développement"),
];

fn restored(name: &str) -> String {
    RESTORED
        .iter()
        .fold(name.to_owned(), |name, (lost, word)| name.replace(lost, word))
}

/// One space between words, none around.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(path: &Path) -> Result<Vec<Row>> {
    let file = File::open(path).with_context(|| format!("{}", path.display()))?;
    let bytes: Box<dyn Read> = if path.extension().is_some_and(|e| e == "gz") {
        Box::new(GzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut reader = csv::Reader::from_reader(bytes);
    let rows = reader.deserialize().collect::<Result<Vec<Row>, _>>();
    rows.with_context(|| format!("{}", path.display()))
}

fn write(path: &Path, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<()> {
    let sorted: BTreeSet<Vec<String>> = rows.collect();
    let mut writer = csv::Writer::from_path(path).with_context(|| format!("{}", path.display()))?;
    writer.write_record(columns)?;
    for row in &sorted {
        writer.write_record(row)?;
    }
    writer.flush().with_context(|| format!("{}", path.display()))
}
