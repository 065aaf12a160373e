//! `stock`: files with the shape of Insee's monthly Sirene stock, filled with made-up firms, to measure imports
//! at the size of the real one. Nothing in them is a fact.
//!
//! Rows stream out in the order of the numbers, as in the real files, and only one legal unit is held at a time.
//! The same seed gives the same bytes. Exactly `kept` rows answer the filter of an import of makers: open site,
//! NAF rév. 2 in divisions 10 to 33, active unit that is not a sole trader, both openly published.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Columns of StockEtablissement since 16 December 2025, in order.
const SITE_COLUMNS: &str = "siren nic siret statutDiffusionEtablissement dateCreationEtablissement trancheEffectifsEtablissement \
    anneeEffectifsEtablissement activitePrincipaleRegistreMetiersEtablissement \
    dateDernierTraitementEtablissement etablissementSiege nombrePeriodesEtablissement \
    complementAdresseEtablissement numeroVoieEtablissement indiceRepetitionEtablissement \
    dernierNumeroVoieEtablissement indiceRepetitionDernierNumeroVoieEtablissement typeVoieEtablissement \
    libelleVoieEtablissement codePostalEtablissement libelleCommuneEtablissement \
    libelleCommuneEtrangerEtablissement distributionSpecialeEtablissement codeCommuneEtablissement \
    codeCedexEtablissement libelleCedexEtablissement codePaysEtrangerEtablissement \
    libellePaysEtrangerEtablissement identifiantAdresseEtablissement \
    coordonneeLambertAbscisseEtablissement coordonneeLambertOrdonneeEtablissement \
    complementAdresse2Etablissement numeroVoie2Etablissement indiceRepetition2Etablissement \
    typeVoie2Etablissement libelleVoie2Etablissement codePostal2Etablissement \
    libelleCommune2Etablissement libelleCommuneEtranger2Etablissement distributionSpeciale2Etablissement \
    codeCommune2Etablissement codeCedex2Etablissement libelleCedex2Etablissement \
    codePaysEtranger2Etablissement libellePaysEtranger2Etablissement dateDebut \
    etatAdministratifEtablissement enseigne1Etablissement enseigne2Etablissement enseigne3Etablissement \
    denominationUsuelleEtablissement activitePrincipaleEtablissement \
    nomenclatureActivitePrincipaleEtablissement caractereEmployeurEtablissement \
    activitePrincipaleNAF25Etablissement";
/// Columns of StockUniteLegale since 16 December 2025, in order.
const UNIT_COLUMNS: &str = "siren statutDiffusionUniteLegale unitePurgeeUniteLegale dateCreationUniteLegale sigleUniteLegale \
    sexeUniteLegale prenom1UniteLegale prenom2UniteLegale prenom3UniteLegale prenom4UniteLegale \
    prenomUsuelUniteLegale pseudonymeUniteLegale identifiantAssociationUniteLegale \
    trancheEffectifsUniteLegale anneeEffectifsUniteLegale dateDernierTraitementUniteLegale \
    nombrePeriodesUniteLegale categorieEntreprise anneeCategorieEntreprise dateDebut \
    etatAdministratifUniteLegale nomUniteLegale nomUsageUniteLegale denominationUniteLegale \
    denominationUsuelle1UniteLegale denominationUsuelle2UniteLegale denominationUsuelle3UniteLegale \
    categorieJuridiqueUniteLegale activitePrincipaleUniteLegale \
    nomenclatureActivitePrincipaleUniteLegale nicSiegeUniteLegale economieSocialeSolidaireUniteLegale \
    societeMissionUniteLegale caractereEmployeurUniteLegale activitePrincipaleNAF25UniteLegale";

/// Classes of NAF rév. 2 whose four digits are not, with a Y, a sub-class of NAF 2025, and a sub-class that is one.
/// This is no correspondence between the two: it only makes valid codes of the same division where there is one.
const NAF_2025: &str = "01.49>01.41Y 01.64>01.61Y 10.13>10.13G 10.39>10.39G 10.51>10.51G 10.61>10.61G 10.71>10.71G \
    11.02>11.02G 11.07>11.07G 14.11>14.10Y 14.12>14.10Y 14.13>14.10Y 14.14>14.10Y 14.19>14.10Y \
    14.20>14.21Y 14.31>14.10Y 14.39>14.10Y 16.10>16.11Y 16.29>16.21Y 17.29>17.21Y 20.52>20.51Y \
    20.53>20.51Y 22.19>22.11Y 22.29>22.21Y 23.19>23.11Y 23.49>23.41Y 23.69>23.61Y 25.29>25.21Y \
    25.50>25.51Y 25.71>25.11Y 25.72>25.11Y 25.73>25.11Y 26.80>26.11Y 28.13>28.13G 28.49>28.41Y \
    30.30>30.31Y 31.01>31.00G 31.02>31.00G 31.03>31.00G 31.09>31.00G 41.10>41.00G 41.20>41.00G \
    42.13>42.13G 43.12>43.12G 43.21>43.21G 43.22>43.22G 43.29>43.21G 43.32>43.32G 43.34>43.34G \
    43.39>43.31Y 43.99>43.99G 46.17>46.17G 46.19>46.19G 46.32>46.32G 46.43>46.43G 46.51>46.50Y \
    46.52>46.50Y 46.64>46.64G 46.65>46.61Y 46.66>46.61Y 46.69>46.61Y 46.71>46.71G 46.74>46.71G \
    46.75>46.71G 46.76>46.71G 46.77>46.71G 47.11>47.11G 47.19>47.11G 47.29>47.21Y 47.41>47.40Y \
    47.42>47.40Y 47.43>47.40Y 47.52>47.52G 47.59>47.51Y 47.65>47.61Y 47.72>47.72G 47.74>47.74G \
    47.78>47.78G 47.79>47.79G 47.89>47.81Y 47.99>47.91Y 49.10>49.11Y 49.31>49.31G 49.41>49.41G \
    52.10>52.10G 52.24>52.24G 52.29>52.21Y 53.20>53.20G 56.10>56.11G 56.29>56.21Y 58.14>58.11Y \
    59.11>59.11G 60.20>60.20G 61.30>61.10Y 62.01>62.10Y 62.02>62.10Y 62.03>62.10Y 62.09>62.10Y \
    63.11>63.10Y 63.12>63.10Y 63.99>63.91Y 64.20>64.21Y 64.30>64.31Y 66.19>66.19G 68.10>68.11Y \
    68.20>68.20G 68.32>68.32G 70.21>70.20Y 70.22>70.20Y 71.20>71.20G 72.11>72.10G 72.19>72.10G \
    74.10>74.11Y 74.90>74.91Y 77.29>77.21Y 77.40>77.40G 78.20>78.20G 78.30>78.10Y 80.10>80.01Y \
    80.20>80.01Y 80.30>80.01Y 81.29>81.21Y 82.11>82.10Y 82.19>82.10Y 84.30>84.30G 85.41>85.40Y \
    85.42>85.40Y 85.59>85.59G 85.60>85.61Y 86.90>86.91Y 87.10>87.10G 87.20>87.20G 87.30>87.30G \
    87.90>87.91Y 88.10>88.10G 88.91>88.91G 88.99>88.99G 90.01>90.11Y 90.02>90.11Y 90.03>90.11Y \
    90.04>90.11Y 91.01>91.11Y 91.02>91.11Y 91.03>91.11Y 91.04>91.11Y 95.11>95.10Y 95.12>95.10Y \
    95.29>95.29G 96.01>96.10G 96.02>96.10G 96.03>96.10G 96.04>96.10G 96.09>96.10G 45.11>47.81Y 45.19>47.81Y \
    45.20>95.31G 45.31>47.82Y 45.32>47.82Y 45.40>47.83Y";

/// The largest stock: the eight digits of the numbers must leave room.
const MOST_ROWS: u64 = 60_000_000;
/// Part of the units that are sole traders.
const SOLE_TRADERS: f64 = 0.56;
/// Part of the sites that are closed.
const CLOSED: f64 = 0.45;
/// Part of the sites of a company still in business, its seat aside, that are closed.
const CLOSED_BESIDE_SEAT: f64 = 0.6;
/// Part of the sites of a maker that make something, when there is room for it.
const MAKING: f64 = 0.65;
/// Part of the sites that belong to companies, as the sizes of units below make it.
const SITES_OF_COMPANIES: f64 = 0.5;
/// Mean number of sites of a unit, as the sizes of units below make it.
const SITES_A_UNIT: f64 = 1.5;
/// Part of the rows of companies that look kept and are not, for a reason that is easily forgotten.
const TRAPS: f64 = 0.004;
/// What the files say in place of what is masked.
const MASKED: &str = "[ND]";

/// What to write.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Rows of StockEtablissement.
    pub(crate) rows: u64,
    /// Rows that an import of makers keeps.
    pub(crate) kept: u64,
    /// Where.
    pub(crate) out: PathBuf,
    /// Same seed, same bytes.
    pub(crate) seed: u64,
    /// Also the .zip of each file, as Insee publishes them.
    pub(crate) zip: bool,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    sites: u64,
    units: u64,
}

/// Name of the file of sites.
pub(crate) const SITES: &str = "StockEtablissement.csv";
/// Name of the file of legal units.
pub(crate) const UNITS: &str = "StockUniteLegale.csv";

/// Writes the two files and their README.
///
/// # Errors
/// Impossible numbers of rows, tables of the repository that cannot be read, a disk that refuses.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Options { rows, kept, .. } = *options;
    if kept > rows {
        bail!("--kept {kept} dépasse --rows {rows}");
    }
    if rows > MOST_ROWS {
        bail!("--rows {rows} : {MOST_ROWS} au plus");
    }
    let tables = Tables::read()?;
    fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
    let path = |name: &str| options.out.join(name);
    // Written aside, then put in place: a file that has its name is whole.
    let aside = |name: &str| path(&format!("{name}.part"));
    let create = |name: &str| -> Result<BufWriter<File>> {
        let path = aside(name);
        let file = File::create(&path).with_context(|| path.display().to_string())?;
        Ok(BufWriter::with_capacity(1 << 20, file))
    };
    if path(README).exists() {
        fs::remove_file(path(README))?;
    }
    let start = Instant::now();
    let (mut sites, mut units) = (create(SITES)?, create(UNITS)?);
    let written = write(&tables, options, &mut sites, &mut units)?;
    sites.flush()?;
    units.flush()?;
    drop((sites, units));
    for name in [SITES, UNITS] {
        fs::rename(aside(name), path(name))?;
    }
    println!(
        "{} établissements, {} unités légales, {} à garder : {:.1} s",
        written.sites,
        written.units,
        options.kept,
        start.elapsed().as_secs_f64()
    );
    if options.zip {
        for name in [SITES, UNITS] {
            let archive = path(name).with_extension("zip");
            let (archive, path) = (archive.display().to_string(), path(name).display().to_string());
            shell::run("python3", &["-m", "zipfile", "-c", &archive, &path])?;
        }
    }
    fs::write(path(README), readme_text(options, written))?;
    Ok(())
}

const README: &str = "README.md";

fn signature(options: &Options) -> String {
    format!(
        "rows = {}, kept = {}, seed = {}, shape = {SHAPE}",
        options.rows, options.kept, options.seed
    )
}

/// To raise when the same seed no longer gives the same bytes.
const SHAPE: u32 = 1;

/// How many rows of the stock of a folder are to be kept, as its README says it; `None` for files that we did not
/// make.
pub(crate) fn kept(folder: &Path) -> Option<u64> {
    let text = fs::read_to_string(folder.join(README)).ok()?;
    let (_, rest) = text.split_once("kept = ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn readme_text(options: &Options, written: Written) -> String {
    format!(
        "# Stock engendré : rien n’y est vrai\n\n\
         Ces fichiers ont les colonnes du stock Sirene de l’Insee et sont engendrés par `cargo xtask stock` pour \
         mesurer des temps. Les entreprises, les personnes et les adresses sont inventées\u{a0}; les numéros ont une clé \
         juste et peuvent tomber sur ceux d’entreprises réelles. Ne pas les installer dans un dossier de travail.\n\n\
         - {} établissements, {} unités légales, {} établissements à garder (ouverts, NAF rév. 2 des divisions 10 à \
         33, unité active autre qu’un entrepreneur individuel, diffusion « O » des deux côtés).\n\
         - Les communes sont réelles. Les proportions sont des choix d’ordre de grandeur. La colonne NAF 2025 porte \
         des codes valides, sans être la correspondance officielle.\n\
         - {}\n",
        written.sites,
        written.units,
        options.kept,
        signature(options)
    )
    .replace("« ", "«\u{a0}")
    .replace(" »", "\u{a0}»")
}

/// SplitMix64: enough for made-up firms, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `n`, which is not zero.
    fn below(&mut self, n: u64) -> u64 {
        // The high half of the product: no modulo bias worth the name.
        u64::try_from((u128::from(self.next()) * u128::from(n)) >> 64).unwrap_or(0)
    }

    fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    /// From 0 to 1, 1 excluded.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn chance(&mut self, part: f64) -> bool {
        self.unit() < part
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}

/// Things drawn by weight.
struct Weighted<T> {
    things: Vec<T>,
    /// Sums of the weights up to each thing.
    upto: Vec<f64>,
}

impl<T> Weighted<T> {
    fn new(list: impl IntoIterator<Item = (T, f64)>) -> Self {
        let (mut things, mut upto, mut sum) = (Vec::new(), Vec::new(), 0.0);
        for (thing, weight) in list {
            sum += weight;
            things.push(thing);
            upto.push(sum);
        }
        Self { things, upto }
    }

    fn draw(&self, dice: &mut Dice) -> &T {
        let at = dice.unit() * self.upto.last().copied().unwrap_or(0.0);
        let index = self.upto.partition_point(|sum| *sum <= at);
        &self.things[index.min(self.things.len() - 1)]
    }
}

/// A sub-class of NAF rév. 2.
#[derive(Debug, Clone)]
struct Trade {
    code: String,
    division: u8,
    /// A valid code of NAF 2025, or nothing.
    naf25: String,
}

impl Trade {
    fn makes(&self) -> bool {
        (10..=33).contains(&self.division)
    }
}

struct Commune {
    insee: String,
    /// As Sirene writes it: capitals, no accent.
    name: String,
    postal: Vec<String>,
    /// Lambert 93, mainland only.
    lambert: Option<(f64, f64)>,
}

/// What is drawn from.
struct Tables {
    communes: Weighted<Commune>,
    all: Weighted<Trade>,
    makers: Weighted<Trade>,
    others: Weighted<Trade>,
    /// Size bands of open sites of makers, of other companies, of sole traders.
    bands: [Weighted<&'static str>; 3],
}

impl Tables {
    /// From the tables of the repository, which is the current folder.
    fn read() -> Result<Self> {
        let read = |path: &str| fs::read_to_string(path).with_context(|| path.to_owned());
        Self::new(
            &read("catalog/data/communes.csv")?,
            &read("families/data/naf_rev2.csv")?,
        )
    }

    fn new(communes: &str, naf: &str) -> Result<Self> {
        let trades = trades(naf)?;
        let only = |keep: fn(&Trade) -> bool| {
            let chosen = trades.iter().filter(|(trade, _)| keep(trade));
            Weighted::new(chosen.cloned())
        };
        Ok(Self {
            communes: read_communes(communes)?,
            all: only(|_| true),
            makers: only(Trade::makes),
            others: only(|trade| !trade.makes()),
            bands: [
                Weighted::new([
                    ("NN", 48.0),
                    ("00", 4.0),
                    ("01", 16.0),
                    ("02", 10.0),
                    ("03", 7.0),
                    ("11", 6.0),
                    ("12", 5.0),
                    ("21", 2.0),
                    ("22", 1.2),
                    ("31", 0.2),
                    ("32", 0.4),
                    ("41", 0.14),
                    ("42", 0.05),
                    ("51", 0.01),
                ]),
                Weighted::new([
                    ("NN", 74.0),
                    ("00", 4.0),
                    ("01", 10.0),
                    ("02", 5.0),
                    ("03", 3.0),
                    ("11", 2.0),
                    ("12", 1.4),
                    ("21", 0.4),
                    ("22", 0.2),
                    ("32", 0.05),
                    ("41", 0.02),
                ]),
                Weighted::new([("NN", 95.0), ("00", 1.5), ("01", 3.0), ("02", 0.5)]),
            ],
        })
    }
}

/// The sub-classes and their weights: those of a division by hand, those within it by a rank that only the code
/// decides, the commonest first.
fn trades(naf: &str) -> Result<Vec<(Trade, f64)>> {
    let naf25: BTreeMap<&str, &str> = NAF_2025
        .split_ascii_whitespace()
        .filter_map(|pair| pair.split_once('>'))
        .collect();
    let mut divisions: BTreeMap<u8, Vec<Trade>> = BTreeMap::new();
    for line in naf.lines().skip(1) {
        let (code, _) = line.split_once(',').context("families/data/naf_rev2.csv")?;
        let division = code.get(..2).context("code NAF trop court")?.parse()?;
        let class = code.get(..5).context("code NAF trop court")?;
        let naf25 = match naf25.get(class) {
            Some(code) => (*code).to_owned(),
            None => format!("{class}Y"),
        };
        divisions.entry(division).or_default().push(Trade {
            code: code.to_owned(),
            division,
            naf25,
        });
    }
    let mut out = Vec::new();
    for (division, mut list) in divisions {
        list.sort_by_key(|trade| (!COMMON.contains(&trade.code.as_str()), fnv(trade.code.as_bytes())));
        let total: f64 = (1..=list.len()).map(|rank| 1.0 / rank as f64).sum();
        for (rank, trade) in list.into_iter().enumerate() {
            out.push((trade, division_weight(division) / (rank + 1) as f64 / total));
        }
    }
    out.sort_by(|a, b| a.0.code.cmp(&b.0.code));
    Ok(out)
}

/// Trades that come first in their division.
const COMMON: [&str; 12] = [
    "10.71C", "14.13Z", "16.23Z", "18.12Z", "22.29A", "23.70Z", "25.62B", "28.29B", "31.09B", "32.50A",
    "33.12Z", "68.20B",
];

/// What each division weighs among all sites: orders of magnitude, manufacturing about 6 in 100.
fn division_weight(division: u8) -> f64 {
    match division {
        1 => 6.0,
        10 => 2.0,
        13 | 15 | 17 | 22 | 26 | 27 | 29 => 0.1,
        14 => 0.35,
        16 => 0.3,
        18 => 0.4,
        11 | 20 | 23 | 28 => 0.2,
        12 | 19 | 21 | 24 | 30 => 0.03,
        25 => 0.9,
        31 => 0.35,
        32 => 1.0,
        33 => 1.0,
        41 => 1.5,
        43 => 9.0,
        45 => 2.5,
        46 => 4.0,
        47 => 10.0,
        49 => 3.0,
        55 => 1.8,
        56 => 5.5,
        62 => 3.0,
        64 => 3.5,
        66 => 1.8,
        68 => 16.0,
        70 => 4.5,
        71 | 74 => 3.0,
        82 => 2.0,
        85 => 3.0,
        86 => 6.0,
        88 => 1.5,
        90 => 2.5,
        94 => 3.5,
        96 => 4.0,
        _ => 0.4,
    }
}

/// FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// `insee,name,departement,lat,lon,coordinates,population,postal_codes`, no field of which holds a comma.
fn read_communes(text: &str) -> Result<Weighted<Commune>> {
    let mut list = Vec::new();
    for (index, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [insee, name, departement, lat, lon, _, population, postal] = fields[..] else {
            bail!(
                "catalog/data/communes.csv, ligne {} : huit champs attendus",
                index + 1
            );
        };
        // The three large towns are known to Sirene by their arrondissements.
        if ["13055", "69123", "75056"].contains(&insee) || postal.is_empty() {
            continue;
        }
        let mainland = departement.len() == 2;
        let at = lat.parse().ok().zip(lon.parse().ok());
        let commune = Commune {
            insee: insee.to_owned(),
            name: capitals(name),
            postal: postal.split('|').map(str::to_owned).collect(),
            lambert: at.filter(|_| mainland).map(|(lat, lon)| lambert_93(lat, lon)),
        };
        // A village without inhabitants has a firm at times.
        list.push((commune, population.parse::<f64>().unwrap_or(0.0) + 20.0));
    }
    if list.is_empty() {
        bail!("catalog/data/communes.csv est vide");
    }
    Ok(Weighted::new(list))
}

/// Capitals without accents, as the files write them: `Besançon` → `BESANCON`, `1er Arrondissement` → `1`.
fn capitals(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'à' | 'â' | 'ä' | 'À' | 'Â' => out.push('A'),
            'ç' | 'Ç' => out.push('C'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => out.push('E'),
            'î' | 'ï' | 'Î' | 'Ï' => out.push('I'),
            'ô' | 'ö' | 'Ô' => out.push('O'),
            'ù' | 'û' | 'ü' | 'Ù' | 'Û' => out.push('U'),
            'ÿ' | 'Ÿ' => out.push('Y'),
            'œ' | 'Œ' => out.push_str("OE"),
            'æ' | 'Æ' => out.push_str("AE"),
            '’' => out.push('\''),
            other => out.extend(other.to_uppercase()),
        }
    }
    match out.strip_suffix(" ARRONDISSEMENT") {
        Some(short) => short
            .trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .to_owned(),
        None => out,
    }
}

/// Degrees to Lambert 93, metres.
fn lambert_93(lat: f64, lon: f64) -> (f64, f64) {
    const N: f64 = 0.725_607_765_053_267;
    const C: f64 = 11_754_255.426_096;
    const X: f64 = 700_000.0;
    const Y: f64 = 12_655_612.049_876;
    const E: f64 = 0.081_819_191_042_815_79;
    let (lat, angle) = (lat.to_radians(), N * (lon - 3.0).to_radians());
    let iso = lat.sin().atanh() - E * (E * lat.sin()).atanh();
    let ray = C * (-N * iso).exp();
    (X + ray * angle.sin(), Y - ray * angle.cos())
}

/// The digit that ends a SIREN or a SIRET.
fn luhn_key(digits: &str) -> u8 {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0');
            // The key will stand at the right: these digits are doubled one in two, from the last.
            match (at % 2, digit * 2) {
                (0, double) if double > 9 => double - 9,
                (0, double) => double,
                _ => digit,
            }
        })
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or(0)
}

/// A line of CSV in the making.
struct Line(Vec<u8>);

impl Line {
    fn put(&mut self, field: &str) {
        if field.bytes().any(|b| matches!(b, b',' | b'"' | b'\n' | b'\r')) {
            self.0.push(b'"');
            self.0.extend_from_slice(field.replace('"', "\"\"").as_bytes());
            self.0.push(b'"');
        } else {
            self.0.extend_from_slice(field.as_bytes());
        }
        self.0.push(b',');
    }

    fn number(&mut self, number: u64) {
        let _ = write!(self.0, "{number},");
    }

    fn blank(&mut self, fields: usize) {
        self.0.resize(self.0.len() + fields, b',');
    }

    fn end(&mut self, to: &mut impl Write) -> Result<()> {
        // The last separator becomes the end of the line.
        if let Some(last) = self.0.last_mut() {
            *last = b'\n';
        }
        to.write_all(&self.0)?;
        self.0.clear();
        Ok(())
    }
}

/// A site in the making.
struct Site<'a> {
    kept: bool,
    closed: bool,
    masked: bool,
    trade: &'a Trade,
    /// Code and name of an older nomenclature, when the site is known by it.
    older: Option<(String, &'static str)>,
    nic: String,
    siret: String,
    created: String,
    band: &'static str,
}

/// A legal unit in the making.
struct Unit<'a> {
    siren: String,
    sole: bool,
    masked: bool,
    ceased: bool,
    seat: usize,
    name: String,
    first_name: &'static str,
    sites: Vec<Site<'a>>,
}

fn write(
    tables: &Tables,
    options: &Options,
    sites: &mut impl Write,
    units: &mut impl Write,
) -> Result<Written> {
    let Options { rows, kept, seed, .. } = *options;
    for (columns, to) in [
        (SITE_COLUMNS, &mut *sites as &mut dyn Write),
        (UNIT_COLUMNS, units),
    ] {
        let names: Vec<&str> = columns.split_ascii_whitespace().collect();
        writeln!(to, "{}", names.join(","))?;
    }
    let mut dice = Dice(seed);
    let mut line = Line(Vec::with_capacity(1024));
    let mut left = Left { rows, kept };
    let mut number: u64 = 500_000;
    let mean_step = 0.9 * (99_999_999 - number) as f64 * SITES_A_UNIT / rows.max(1) as f64;
    let mean_step = (mean_step as u64).clamp(1, 20_000);
    // Rows that are not kept close more often, so that the whole keeps its proportion.
    let kept_part = kept as f64 / rows.max(1) as f64;
    let closed = (CLOSED / (1.0 - kept_part).max(0.01)).min(0.98);
    let beside = (1.0 - 1.0 / SITES_A_UNIT) * CLOSED_BESIDE_SEAT;
    let ceased = ((closed - beside) / (1.0 - beside)).clamp(0.0, 1.0);
    let mut written = Written { sites: 0, units: 0 };
    while left.rows > 0 {
        number += dice.between(1, 2 * mean_step - 1);
        if number > 99_999_999 {
            bail!("plus de numéro SIREN libre : moins de lignes, ou une autre graine");
        }
        let base = format!("{number:08}");
        let siren = format!("{base}{}", luhn_key(&base));
        let unit = make_unit(tables, &mut dice, &mut left, siren, ceased);
        write_unit(&unit, &mut dice, &mut line, units)?;
        for at in 0..unit.sites.len() {
            write_site(tables, &unit, at, &mut dice, &mut line, sites)?;
        }
        written.units += 1;
        written.sites += unit.sites.len() as u64;
    }
    Ok(written)
}

/// Rows still to write, and those of them to be kept: never more than the former.
struct Left {
    rows: u64,
    kept: u64,
}

impl Left {
    /// Which of the sites of the next unit are kept. The part is steered by what is left, and when only rows to
    /// keep are left, all are: the count comes out exact.
    fn next_unit(&mut self, dice: &mut Dice) -> (bool, Vec<bool>) {
        let free = self.rows - self.kept;
        let sole = dice.chance(SOLE_TRADERS) && free > 0;
        if sole {
            let size = match dice.unit() {
                x if x < 0.75 => 1,
                x if x < 0.92 => 2,
                x if x < 0.98 => 3,
                _ => 4,
            };
            let size = free.min(size);
            self.rows -= size;
            return (true, vec![false; size as usize]);
        }
        let size = match dice.unit() {
            x if x < 0.7 => 1,
            x if x < 0.89 => 2,
            x if x < 0.95 => 3,
            x if x < 0.992 => dice.between(4, 8),
            _ => dice.between(9, 40),
        };
        let size = self.rows.min(size);
        let part = (self.kept as f64 / (self.rows as f64 * SITES_OF_COMPANIES)).min(1.0);
        let maker = dice.chance(part / MAKING);
        let each = part.max(MAKING);
        let mut kept = Vec::with_capacity(size as usize);
        for _ in 0..size {
            let must = self.kept == self.rows;
            let keep = self.kept > 0 && (must || maker && dice.chance(each));
            self.rows -= 1;
            self.kept -= u64::from(keep);
            kept.push(keep);
        }
        (false, kept)
    }
}

fn make_unit<'a>(
    tables: &'a Tables,
    dice: &mut Dice,
    left: &mut Left,
    siren: String,
    ceased: f64,
) -> Unit<'a> {
    let (sole, keeps) = left.next_unit(dice);
    let maker = keeps.iter().position(|keep| *keep);
    // Sole traders mask what is said of them more often than companies.
    let masked = maker.is_none() && dice.chance(if sole { 0.05 } else { 0.005 });
    let mut ceased = maker.is_none() && dice.chance(ceased);
    let seat = match maker {
        Some(at) if dice.chance(0.9) => at,
        _ => keeps.len() - 1,
    };
    let mut nic = 0;
    let mut sites = Vec::with_capacity(keeps.len());
    for (at, keep) in keeps.iter().copied().enumerate() {
        nic += dice.between(1, 2);
        let root = format!("{siren}{nic:04}");
        let key = luhn_key(&root);
        let closed = !keep && (ceased || at != seat && dice.chance(CLOSED_BESIDE_SEAT));
        let trade = if keep {
            tables.makers.draw(dice)
        } else {
            tables.all.draw(dice)
        };
        let mut site = Site {
            kept: keep,
            closed,
            masked,
            trade,
            older: None,
            nic: format!("{nic:04}{key}"),
            siret: format!("{root}{key}"),
            created: date(dice, 1970, 2025),
            band: "NN",
        };
        if closed && dice.chance(0.35) {
            site.created = date(dice, 1970, 2003);
            site.older = Some(older_code(trade, dice));
        } else if !keep && !closed && !sole && !masked && trade.makes() {
            // An open site of a maker is kept, unless one of the reasons that are easily forgotten applies.
            site.trade = tables.others.draw(dice);
        }
        if !keep && !closed && !sole && !masked && dice.chance(TRAPS) {
            let makes = tables.makers.draw(dice);
            site.trade = makes;
            match dice.below(if maker.is_none() { 3 } else { 2 }) {
                0 => site.older = Some(older_code(makes, dice)),
                1 => site.masked = true,
                // Told closed with a delay: the unit has ceased, the site is still open.
                _ => ceased = true,
            }
        }
        if !closed {
            site.band = tables.bands[match (keep, sole) {
                (true, _) => 0,
                (_, false) => 1,
                _ => 2,
            }]
            .draw(dice);
        }
        sites.push(site);
    }
    let division = sites[seat].trade.division;
    Unit {
        siren,
        sole,
        masked,
        ceased,
        seat,
        name: if sole {
            surname(dice)
        } else {
            company_name(tables, division, dice)
        },
        first_name: dice.one_of(&["Fictif", "Fictive", "Exemple", "Essai"]),
        sites,
    }
}

/// A code of an older nomenclature that looks like one: letters of their own, same divisions.
fn older_code(trade: &Trade, dice: &mut Dice) -> (String, &'static str) {
    let letter = char::from(b'A' + dice.below(16) as u8);
    match dice.below(10) {
        0..=5 => (format!("{}{letter}", &trade.code[..4]), "NAFRev1"),
        6..=8 => (format!("{}{letter}", &trade.code[..4]), "NAF1993"),
        _ => (format!("{}.{:02}", &trade.code[..2], dice.below(100)), "NAP"),
    }
}

fn date(dice: &mut Dice, from: u64, to: u64) -> String {
    let (year, month, day) = (dice.between(from, to), dice.between(1, 12), dice.between(1, 28));
    format!("{year}-{month:02}-{day:02}")
}

const BEGINNINGS: [&str; 32] = [
    "ZEL", "BRO", "KERV", "VALD", "MIR", "TOUL", "DAX", "PLI", "GRU", "FEN", "LOZ", "VRI", "CHO", "SAUT",
    "BEK", "NIV", "ROQ", "TAMB", "JUL", "OSK", "PEV", "RAZ", "SIL", "DRU", "GAV", "HOU", "LIM", "MOZ", "NAR",
    "QUE", "TRE", "VUI",
];
const MIDDLES: [&str; 24] = [
    "A", "O", "I", "U", "ANT", "ILL", "ORB", "UVE", "ERM", "ADO", "IMA", "OUV", "ELL", "ARZ", "ISC", "OND",
    "EMB", "ATR", "OLI", "URG", "AND", "ICH", "OCT", "ERV",
];
const ENDS: [&str; 12] = [
    "ON", "ARD", "IER", "EAU", "OUX", "ET", "IN", "AZ", "OT", "AUD", "EY", "IC",
];

/// A surname nobody bears, one hopes: 9 216 of them.
fn surname(dice: &mut Dice) -> String {
    let (a, b, c) = (
        dice.one_of(&BEGINNINGS),
        dice.one_of(&MIDDLES),
        dice.one_of(&ENDS),
    );
    format!("{a}{b}{c}")
}

/// What firms of a division call themselves.
fn trade_words(division: u8) -> &'static [&'static str] {
    match division {
        10 => &[
            "FROMAGERIE",
            "BOULANGERIE",
            "CONSERVERIE",
            "CHARCUTERIE",
            "BISCUITERIE",
            "SALAISONS",
            "MINOTERIE",
        ],
        11 => &["BRASSERIE", "CIDRERIE", "DISTILLERIE", "JUS DE FRUITS"],
        13 => &["TISSAGES", "FILATURE", "TEINTURERIE", "LINGE"],
        14 => &["CONFECTION", "BONNETERIE", "VETEMENTS", "ATELIER DE COUTURE"],
        15 => &["MAROQUINERIE", "TANNERIE", "CHAUSSURES"],
        16 => &[
            "SCIERIE",
            "MENUISERIE",
            "CHARPENTES",
            "EMBALLAGES BOIS",
            "PALETTES",
        ],
        17 => &["PAPETERIE", "CARTONNAGES", "ENVELOPPES"],
        18 => &["IMPRIMERIE", "RELIURE", "SERIGRAPHIE"],
        20 => &["PEINTURES", "SAVONNERIE", "CHIMIE", "PRODUITS D'ENTRETIEN"],
        21 => &["LABORATOIRES", "PHARMACIE"],
        22 => &["PLASTIQUES", "CAOUTCHOUC", "EXTRUSION", "MENUISERIES PVC"],
        23 => &["VERRERIE", "BETONS", "CERAMIQUES", "MARBRERIE", "TUILERIE"],
        24 => &["FONDERIE", "ACIERS", "TUBES"],
        25 => &[
            "CHAUDRONNERIE",
            "METALLERIE",
            "SERRURERIE",
            "MECANIQUE",
            "DECOLLETAGE",
            "OUTILLAGE",
        ],
        26 => &["ELECTRONIQUE", "INSTRUMENTS", "OPTIQUE", "INFORMATIQUE"],
        27 => &["LUMINAIRES", "CABLES", "TRANSFORMATEURS", "ECLAIRAGE"],
        28 => &["MACHINES", "POMPES", "LEVAGE", "MATERIEL AGRICOLE"],
        29 => &["CARROSSERIE", "REMORQUES", "VEHICULES"],
        30 => &["CYCLES", "CHANTIER NAVAL", "FAUTEUILS ROULANTS"],
        31 => &["MEUBLES", "MOBILIER", "SIEGES", "LITERIE", "AGENCEMENT"],
        32 => &[
            "DISPOSITIFS MEDICAUX",
            "PROTHESES",
            "JOUETS",
            "BROSSERIE",
            "SIGNALISATION",
        ],
        33 => &["MAINTENANCE INDUSTRIELLE", "REPARATION", "MONTAGE"],
        43 => &["PLOMBERIE", "MACONNERIE", "ELECTRICITE", "TOITURES"],
        45..=47 => &["NEGOCE", "COMPTOIR", "MAGASINS", "DISTRIBUTION"],
        64 | 66 | 70 => &["HOLDING", "GESTION", "CONSEIL"],
        68 => &["SCI", "IMMOBILIERE", "FONCIERE"],
        _ => &["SERVICES", "BUREAU", "COMPAGNIE"],
    }
}

fn company_name(tables: &Tables, division: u8, dice: &mut Dice) -> String {
    let (trade, name) = (dice.one_of(trade_words(division)), surname(dice));
    match dice.below(100) {
        0..=29 => format!("{trade} {name}"),
        30..=44 => format!("{name} {trade}"),
        45..=54 => format!("ETABLISSEMENTS {name}"),
        55..=62 => format!("{trade} {name} ET FILS"),
        63..=70 => format!("ATELIERS {name}"),
        71..=78 => format!("SOCIETE NOUVELLE {trade} {name}"),
        79..=86 => format!("{trade} {}", tables.communes.draw(dice).name),
        87..=93 => format!("{name} {}", surname(dice)),
        94..=97 => format!("{trade} {name} & {}", surname(dice)),
        // A field with a comma, and one with quotes, as there are a few.
        98 => format!("{name}, {trade}"),
        _ => format!("{trade} \"{name}\""),
    }
}

fn treated(dice: &mut Dice) -> String {
    format!(
        "{}T{:02}:{:02}:{:02}",
        date(dice, 2023, 2025),
        dice.below(24),
        dice.below(60),
        dice.below(60)
    )
}

fn write_unit(unit: &Unit<'_>, dice: &mut Dice, line: &mut Line, to: &mut impl Write) -> Result<()> {
    let seat = &unit.sites[unit.seat];
    let shown = |text: &str| {
        if unit.masked {
            MASKED.to_owned()
        } else {
            text.to_owned()
        }
    };
    let band = unit
        .sites
        .iter()
        .map(|site| site.band)
        .filter(|band| *band != "NN")
        .max();
    line.put(&unit.siren);
    line.put(if unit.masked { "P" } else { "O" });
    line.put(if unit.ceased && dice.chance(0.02) {
        "true"
    } else {
        ""
    });
    line.put(&seat.created);
    let acronym = !unit.sole && dice.chance(0.1);
    line.put(if acronym {
        &unit.name[..unit.name.len().min(3)]
    } else {
        ""
    });
    if unit.sole {
        line.put(if unit.masked {
            MASKED
        } else {
            dice.one_of(&["F", "M"])
        });
        line.put(&shown(unit.first_name));
        line.blank(3);
        line.put(&shown(unit.first_name));
    } else {
        line.blank(6);
    }
    line.blank(2);
    line.put(band.unwrap_or("NN"));
    line.put(if band.is_some() { "2023" } else { "" });
    line.put(&treated(dice));
    line.number(dice.between(1, 9));
    let category = match dice.unit() {
        _ if unit.ceased => "",
        x if x < 0.97 => "PME",
        x if x < 0.995 => "ETI",
        _ => "GE",
    };
    line.put(category);
    line.put(if category.is_empty() { "" } else { "2023" });
    line.put(&date(dice, 2008, 2025));
    line.put(if unit.ceased { "C" } else { "A" });
    if unit.sole {
        line.put(&shown(&unit.name));
        line.blank(5);
    } else {
        line.blank(2);
        line.put(&shown(&unit.name));
        line.put(if dice.chance(0.05) { "ENSEIGNE FICTIVE" } else { "" });
        line.blank(2);
    }
    line.put(if unit.sole {
        "1000"
    } else {
        dice.one_of(&["5499", "5710", "5710", "5710", "5599", "6540", "9220"])
    });
    match &seat.older {
        Some((code, nomenclature)) => {
            line.put(code);
            line.put(nomenclature);
        }
        None => {
            line.put(&seat.trade.code);
            line.put("NAFRev2");
        }
    }
    line.put(&seat.nic);
    line.put(if unit.sole {
        ""
    } else if dice.chance(0.02) {
        "O"
    } else {
        "N"
    });
    line.put(if unit.sole || dice.chance(0.5) { "" } else { "N" });
    line.put("");
    line.put(if unit.ceased || seat.older.is_some() {
        ""
    } else {
        &seat.trade.naf25
    });
    line.end(to)
}

fn write_site(
    tables: &Tables,
    unit: &Unit<'_>,
    at: usize,
    dice: &mut Dice,
    line: &mut Line,
    to: &mut impl Write,
) -> Result<()> {
    let site = &unit.sites[at];
    let commune = tables.communes.draw(dice);
    let masked = site.masked;
    line.put(&unit.siren);
    line.put(&site.nic);
    line.put(&site.siret);
    line.put(if masked { "P" } else { "O" });
    line.put(&site.created);
    line.put(site.band);
    line.put(if site.band == "NN" { "" } else { "2023" });
    line.blank(1);
    line.put(&treated(dice));
    line.put(if at == unit.seat { "true" } else { "false" });
    line.number(dice.between(1, 9));
    let abroad = !site.kept && dice.chance(0.001);
    if masked {
        for _ in 0..7 {
            line.put(MASKED);
        }
    } else {
        line.put(if dice.chance(0.1) { "ZONE INDUSTRIELLE" } else { "" });
        line.number(dice.between(1, 250));
        line.put(if dice.chance(0.04) { "B" } else { "" });
        line.blank(2);
        line.put(dice.one_of(&[
            "RUE",
            "RUE",
            "RUE",
            "AVENUE",
            "CHEMIN",
            "ROUTE",
            "BOULEVARD",
            "ALLEE",
            "PLACE",
        ]));
        line.put(dice.one_of(&[
            "DE LA GARE",
            "DES TILLEULS",
            "DU MOULIN",
            "DE L'INDUSTRIE",
            "DES ARTISANS",
            "DU STADE",
            "DES PRES",
            "PRINCIPALE",
            "DE L'EGLISE",
            "DES ACACIAS",
        ]));
    }
    if abroad {
        line.blank(2);
        line.put("BRUXELLES");
        line.blank(4);
        line.put("99131");
        line.put("BELGIQUE");
    } else {
        let postal = &commune.postal[dice.below(commune.postal.len() as u64) as usize];
        line.put(if masked { MASKED } else { postal });
        line.put(&commune.name);
        line.blank(2);
        line.put(&commune.insee);
        line.blank(4);
    }
    match commune.lambert.filter(|_| !abroad) {
        _ if masked => {
            line.blank(1);
            line.put(MASKED);
            line.put(MASKED);
        }
        Some((x, y)) => {
            let mut near = |metres: f64| metres + (dice.unit() - 0.5) * 1600.0;
            let (x, y) = (near(x), near(y));
            let _ = write!(line.0, "{}_B,{x:.2},{y:.2},", commune.insee);
        }
        None => line.blank(3),
    }
    line.blank(14);
    line.put(&date(dice, 2008, 2025));
    line.put(if site.closed { "F" } else { "A" });
    if masked {
        line.put(MASKED);
        line.blank(2);
        line.put(MASKED);
    } else {
        line.put(if dice.chance(0.12) { &unit.name } else { "" });
        line.blank(2);
        let usual = !unit.sole && dice.chance(0.1);
        if usual {
            line.put(&company_name(tables, site.trade.division, dice));
        } else {
            line.blank(1);
        }
    }
    match &site.older {
        Some((code, nomenclature)) => {
            line.put(code);
            line.put(nomenclature);
        }
        None => {
            line.put(&site.trade.code);
            line.put("NAFRev2");
        }
    }
    line.put(if site.band == "NN" { "N" } else { "O" });
    line.put(if site.closed || site.older.is_some() {
        ""
    } else {
        &site.trade.naf25
    });
    line.end(to)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    const COMMUNES: &str = include_str!("../../catalog/data/communes.csv");
    const NAF: &str = include_str!("../../families/data/naf_rev2.csv");

    type Row = BTreeMap<String, String>;

    fn stock(rows: u64, kept: u64, seed: u64) -> (Vec<u8>, Vec<u8>) {
        let tables = Tables::new(COMMUNES, NAF).unwrap();
        let options = Options {
            rows,
            kept,
            out: PathBuf::new(),
            seed,
            zip: false,
        };
        let (mut sites, mut units) = (Vec::new(), Vec::new());
        write(&tables, &options, &mut sites, &mut units).unwrap();
        (sites, units)
    }

    /// Every row by column; a row with another number of fields is an error of the reader.
    fn rows(bytes: &[u8]) -> Vec<Row> {
        csv::Reader::from_reader(bytes)
            .deserialize()
            .map(|row| row.unwrap())
            .collect()
    }

    fn kept(sites: &[Row], units: &[Row]) -> usize {
        let units: BTreeMap<&str, &Row> = units.iter().map(|unit| (unit["siren"].as_str(), unit)).collect();
        let answers = |site: &&Row| {
            let unit = units[site["siren"].as_str()];
            let division = site["activitePrincipaleEtablissement"][..2]
                .parse::<u8>()
                .unwrap();
            site["etatAdministratifEtablissement"] == "A"
                && site["nomenclatureActivitePrincipaleEtablissement"] == "NAFRev2"
                && (10..=33).contains(&division)
                && site["statutDiffusionEtablissement"] == "O"
                && unit["etatAdministratifUniteLegale"] == "A"
                && unit["categorieJuridiqueUniteLegale"] != "1000"
                && unit["statutDiffusionUniteLegale"] == "O"
        };
        sites.iter().filter(answers).count()
    }

    fn part(rows: &[Row], answers: impl Fn(&Row) -> bool) -> f64 {
        rows.iter().filter(|row| answers(row)).count() as f64 / rows.len() as f64
    }

    #[test]
    fn columns_are_those_of_the_real_files() {
        let joined = |columns: &str| columns.split_ascii_whitespace().collect::<Vec<_>>().join(",");
        // Hashes of the header lines of the files in force since 16 December 2025 (54 and 35 columns).
        assert_eq!(fnv(joined(SITE_COLUMNS).as_bytes()), 0x4ae4_5042_7356_3151);
        assert_eq!(fnv(joined(UNIT_COLUMNS).as_bytes()), 0xefe6_b1f6_d536_8304);
        let (sites, units) = stock(50, 5, 1);
        let first = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().next().unwrap().to_owned();
        assert_eq!(first(&sites), joined(SITE_COLUMNS));
        assert_eq!(first(&units), joined(UNIT_COLUMNS));
    }

    #[test]
    fn as_many_rows_are_kept_as_asked() {
        for (total, wanted) in [
            (1, 0),
            (1, 1),
            (300, 0),
            (300, 300),
            (4000, 40),
            (4000, 400),
            (4000, 3000),
        ] {
            let (sites, units) = stock(total, wanted, 7);
            let (sites, units) = (rows(&sites), rows(&units));
            assert_eq!(sites.len() as u64, total);
            assert_eq!(kept(&sites, &units) as u64, wanted, "{wanted} of {total}");
        }
    }

    #[test]
    fn numbers_have_their_key_and_come_in_order() {
        let (sites, units) = stock(3000, 300, 3);
        let (sites, units) = (rows(&sites), rows(&units));
        for site in &sites {
            assert!(
                site["siret"].parse::<tender::Siret>().is_ok(),
                "{}",
                site["siret"]
            );
            assert_eq!(site["siret"], format!("{}{}", site["siren"], site["nic"]));
        }
        assert!(
            units
                .iter()
                .all(|unit| unit["siren"].parse::<tender::Siren>().is_ok())
        );
        assert!(sites.windows(2).all(|pair| pair[0]["siret"] < pair[1]["siret"]));
        assert!(units.windows(2).all(|pair| pair[0]["siren"] < pair[1]["siren"]));
        let known: BTreeSet<&String> = units.iter().map(|unit| &unit["siren"]).collect();
        let used: BTreeSet<&String> = sites.iter().map(|site| &site["siren"]).collect();
        assert_eq!(known, used);
        // Every unit has one seat, and says which.
        let seats: Vec<(&String, &String)> = sites
            .iter()
            .filter(|site| site["etablissementSiege"] == "true")
            .map(|site| (&site["siren"], &site["nic"]))
            .collect();
        let said: Vec<(&String, &String)> = units
            .iter()
            .map(|unit| (&unit["siren"], &unit["nicSiegeUniteLegale"]))
            .collect();
        assert_eq!(seats, said);
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(stock(500, 50, 9), stock(500, 50, 9));
        assert_ne!(stock(500, 50, 9).0, stock(500, 50, 10).0);
    }

    #[test]
    fn proportions_are_those_announced() {
        let (sites, units) = stock(20_000, 140, 5);
        let (sites, units) = (rows(&sites), rows(&units));
        let near = |what: &str, measured: f64, wanted: f64, margin: f64| {
            assert!(
                (measured - wanted).abs() < margin,
                "{what}: {measured} for {wanted}"
            );
        };
        near(
            "sole traders",
            part(&units, |unit| unit["categorieJuridiqueUniteLegale"] == "1000"),
            0.56,
            0.02,
        );
        near(
            "closed",
            part(&sites, |site| site["etatAdministratifEtablissement"] == "F"),
            0.45,
            0.04,
        );
        near(
            "masked",
            part(&units, |unit| unit["statutDiffusionUniteLegale"] == "P"),
            0.03,
            0.01,
        );
        let makes = |site: &Row| {
            let division: u8 = site["activitePrincipaleEtablissement"][..2].parse().unwrap();
            (10..=33).contains(&division)
        };
        near("makers", part(&sites, makes), 0.06, 0.02);
        let tables = Tables::new(COMMUNES, NAF).unwrap();
        assert_eq!(tables.all.things.len(), 732);
    }

    #[test]
    fn a_sole_trader_has_no_denomination() {
        let (_, units) = stock(2000, 100, 2);
        for unit in rows(&units) {
            let sole = unit["categorieJuridiqueUniteLegale"] == "1000";
            assert_eq!(sole, unit["denominationUniteLegale"].is_empty());
            assert_eq!(sole, !unit["nomUniteLegale"].is_empty());
        }
    }

    #[test]
    fn lambert_93_has_its_origin_and_paris() {
        let close = |at: (f64, f64), x: f64, y: f64, metres: f64| {
            assert!((at.0 - x).abs() < metres && (at.1 - y).abs() < metres, "{at:?}");
        };
        close(lambert_93(46.5, 3.0), 700_000.0, 6_600_000.0, 1.0);
        close(lambert_93(48.8566, 2.3522), 652_469.0, 6_862_035.0, 60.0);
    }

    #[test]
    fn names_of_communes_are_written_as_sirene_does() {
        assert_eq!(capitals("Besançon"), "BESANCON");
        assert_eq!(capitals("Lyon 1er Arrondissement"), "LYON 1");
        assert_eq!(capitals("Paris 12e Arrondissement"), "PARIS 12");
    }
}
