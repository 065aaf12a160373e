//! Packs: a catalogue made once, carried to other computers on a key.

use std::path::{Path, PathBuf};

use ::catalog::{PackArea, PackInstall, PackKey, PackSummary, SigningKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::now;
use crate::dossiers::Nothing;
use crate::imports::watching;
use crate::{ApiError, Desk, ErrorCode, Job, clauses};

/// A pack as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackView {
    /// The file.
    pub path: String,
    /// Its length, bytes.
    pub bytes: u64,
    /// Slug.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// Who says to have made it.
    pub publisher: String,
    /// Latest day of its data.
    pub dated: String,
    /// What part of France it covers, in French.
    pub area: String,
    /// Sites.
    pub sites: u64,
    /// Firms.
    pub firms: u64,
    /// Facts and contracts.
    pub facts: u64,
    /// `catalogue` or `clauses`.
    #[ts(type = "\"catalogue\" | \"clauses\"")]
    pub kind: &'static str,
    /// Clause modules.
    pub modules: u64,
    /// Sources, with their licences.
    pub sources: Vec<PackSourceView>,
    /// Number of the key said to have signed it.
    pub signed_by: Option<String>,
    /// Whether that key is trusted here, and the signature holds.
    pub trusted: bool,
}

/// A source of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackSourceView {
    /// Title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Licence.
    pub licence: String,
}

impl PackView {
    fn of(pack: PackSummary) -> Self {
        let manifest = pack.manifest;
        let kind = kind(manifest.is_clauses());
        let names = |areas: &[::catalog::NamedArea]| {
            let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
            names.join(", ")
        };
        let area = match (&manifest.area.region, manifest.area.departements.as_slice()) {
            (Some(region), _) => region.name.clone(),
            (None, []) => "toute la France".to_owned(),
            (None, departements) => names(departements),
        };
        Self {
            path: pack.path.display().to_string(),
            bytes: pack.bytes,
            name: manifest.name,
            version: manifest.version,
            title: manifest.title,
            publisher: manifest.publisher,
            dated: manifest.dated.to_string(),
            area,
            sites: manifest.counts.sites,
            firms: manifest.counts.firms,
            facts: manifest.counts.facts + manifest.counts.awards,
            kind,
            modules: manifest.counts.modules,
            sources: manifest
                .sources
                .into_iter()
                .map(|source| PackSourceView {
                    title: source.title,
                    publisher: source.publisher,
                    licence: source.licence,
                })
                .collect(),
            signed_by: pack.signed_by,
            trusted: pack.trusted,
        }
    }
}

/// A pack installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InstalledPackView {
    /// Slug.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// Who made it.
    pub publisher: String,
    /// Number of the key that signed it.
    pub signed_by: String,
    /// Latest day of its data.
    pub dated: Option<String>,
    /// When it was installed.
    pub installed: String,
    /// Records it brought.
    pub records: u64,
    /// Facts and contracts it brought.
    pub facts: u64,
    /// `catalogue` or `clauses`.
    #[ts(type = "\"catalogue\" | \"clauses\"")]
    pub kind: &'static str,
    /// Clause modules it brought.
    pub modules: usize,
}

fn kind(clauses: bool) -> &'static str {
    if clauses { "clauses" } else { "catalogue" }
}

impl InstalledPackView {
    fn of_clauses(pack: ::catalog::ClausePack) -> Self {
        Self {
            name: pack.name,
            version: pack.version,
            title: pack.title,
            publisher: pack.publisher,
            signed_by: pack.signed_by,
            dated: Some(pack.dated.to_string()),
            installed: pack.installed,
            records: 0,
            facts: 0,
            kind: kind(true),
            modules: pack.modules.len(),
        }
    }

    fn of(pack: ::catalog::InstalledPack) -> Self {
        Self {
            name: pack.name,
            version: pack.version,
            title: pack.title,
            publisher: pack.publisher,
            signed_by: pack.signed_by,
            dated: pack.dated.map(|day| day.to_string()),
            installed: pack.installed,
            records: pack.counts.records,
            facts: pack.counts.facts + pack.counts.awards,
            kind: kind(false),
            modules: 0,
        }
    }
}

/// A key trusted here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackKeyView {
    /// Its number.
    pub id: String,
    /// Its file.
    pub path: String,
}

impl PackKeyView {
    fn of(key: &PackKey) -> Self {
        Self {
            id: key.id.clone(),
            path: key.path.display().to_string(),
        }
    }
}

/// Packs and keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PacksView {
    /// Packs installed.
    pub packs: Vec<InstalledPackView>,
    /// Keys trusted.
    pub keys: Vec<PackKeyView>,
}

/// Packs installed and keys trusted.
///
/// # Errors
/// The catalogue cannot be opened.
pub fn list(desk: &Desk, _: Nothing) -> Result<PacksView, ApiError> {
    let catalog = desk.catalog()?;
    let clauses = clauses::installed_packs(desk)
        .into_iter()
        .map(InstalledPackView::of_clauses);
    Ok(PacksView {
        packs: catalog
            .packs()?
            .into_iter()
            .map(InstalledPackView::of)
            .chain(clauses)
            .collect(),
        keys: catalog.trusted_keys()?.iter().map(PackKeyView::of).collect(),
    })
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PackFile {
    /// The file.
    pub path: String,
}

/// Reads a pack whole and says what it is, who signed it, and whether that key is trusted here.
///
/// # Errors
/// It is no pack, it is damaged, or its signature is false.
pub fn verify(desk: &Desk, request: PackFile) -> Result<PackView, ApiError> {
    let keys = desk.catalog()?.trusted_keys()?;
    let pack = ::catalog::verify_pack(Path::new(&request.path), &keys)?;
    Ok(PackView::of(pack))
}

/// A public key to trust.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TrustKey {
    /// The file.
    pub path: String,
    /// The number it must bear, when it is for a pack in hand: another key is not trusted by mistake.
    #[serde(default)]
    pub number: Option<String>,
}

/// Trusts a public key: packs that it signed can be installed.
///
/// # Errors
/// The file is no public key, or not the one expected; the disk refuses.
pub fn trust(desk: &Desk, request: TrustKey) -> Result<PackKeyView, ApiError> {
    let path = Path::new(&request.path);
    if let Some(wanted) = &request.number {
        let key = PackKey::read(path)?;
        if key.id != *wanted {
            let detail = format!(
                "cette clé porte le numéro {}, et le paquet est signé par la clé {wanted}\u{a0}: elle n’a pas été \
                 reconnue\u{a0}; demandez l’autre fichier .pub à qui a préparé le paquet",
                key.id
            );
            return Err(ApiError::new(ErrorCode::Pack, detail));
        }
    }
    let key = desk.catalog()?.trust_key(path)?;
    Ok(PackKeyView::of(&key))
}

/// A pack to install.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct InstallPack {
    /// The file.
    pub path: String,
    /// Whether it may take the place of a later version of itself.
    #[serde(default)]
    pub allow_older: bool,
}

/// What installing did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PackInstalledView {
    /// The pack.
    pub pack: PackView,
    /// The version whose place it took.
    pub replaced: Option<String>,
    /// Records written.
    pub records: u64,
    /// Facts and contracts written.
    pub facts: u64,
    /// What was not, by reason.
    pub ignored: Vec<crate::imports::ReasonView>,
}

/// Installs a pack signed by a key trusted here.
///
/// # Errors
/// As `catalog` says: unsigned, unknown key, false signature, damaged, later format, older version; the disk refuses.
pub fn install(desk: &Desk, request: InstallPack, job: &Job) -> Result<PackInstalledView, ApiError> {
    let keys = desk.catalog()?.trusted_keys()?;
    let read = ::catalog::verify_pack(Path::new(&request.path), &keys)?;
    if read.manifest.is_clauses() {
        let (pack, replaced) = clauses::install_pack(desk, Path::new(&request.path), request.allow_older)?;
        return Ok(PackInstalledView {
            pack: PackView::of(pack),
            replaced,
            records: 0,
            facts: 0,
            ignored: Vec::new(),
        });
    }
    let at = now().to_string();
    let request = PackInstall {
        path: Path::new(&request.path),
        allow_older: request.allow_older,
        at: &at,
    };
    let done = desk.catalog()?.install_pack(&request, &mut watching(job))?;
    Ok(PackInstalledView {
        pack: PackView::of(done.pack),
        replaced: done.replaced,
        records: done.counts.records,
        facts: done.counts.facts + done.counts.awards,
        ignored: done.ignored.into_iter().map(Into::into).collect(),
    })
}

/// A pack installed, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PackName {
    /// Slug.
    pub name: String,
}

/// Removes a pack: the catalogue says again what it would without it.
///
/// # Errors
/// No such pack; the disk refuses.
pub fn remove(desk: &Desk, request: PackName, job: &Job) -> Result<InstalledPackView, ApiError> {
    if let Some(pack) = clauses::remove_pack(desk, &request.name)? {
        return Ok(InstalledPackView::of_clauses(pack));
    }
    let pack = desk.catalog()?.remove_pack(&request.name, &mut watching(job))?;
    Ok(InstalledPackView::of(pack))
}

/// A pack to make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BuildPack {
    /// Slug.
    pub name: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// Who makes it.
    pub publisher: String,
    /// Only this région.
    pub region: Option<String>,
    /// Only these départements.
    pub departements: Vec<String>,
    /// Of the clauses of the house rather than of the catalogue.
    pub clauses: bool,
    /// The secret key that signs it.
    pub key: Option<PathBuf>,
    /// Its password.
    pub password: Option<String>,
    /// The file to write.
    pub out: PathBuf,
}

/// Makes a pack of what was imported here, or of the clauses written here.
///
/// # Errors
/// As `catalog` says: a malformed name, nothing to put in it, a key that cannot sign; the disk refuses.
pub fn build(desk: &Desk, request: &BuildPack, job: &Job) -> Result<PackView, ApiError> {
    let key = request.key.as_deref().map(|path| SigningKey {
        path,
        password: request.password.as_deref(),
    });
    if request.clauses {
        let pack = clauses::build_pack(
            desk,
            &clauses::PackToBuild {
                name: &request.name,
                version: &request.version,
                title: &request.title,
                publisher: &request.publisher,
                key,
                out: &request.out,
            },
        )?;
        return Ok(PackView::of(pack));
    }
    let area = match (&request.region, request.departements.as_slice()) {
        (Some(region), _) => PackArea::Region(region),
        (None, []) => PackArea::Whole,
        (None, departements) => PackArea::Departements(departements),
    };
    let at = now().to_string();
    let request = ::catalog::PackRequest {
        name: &request.name,
        version: &request.version,
        title: &request.title,
        publisher: &request.publisher,
        area,
        out: &request.out,
        key,
        at: &at,
    };
    let pack = desk.catalog()?.build_pack(&request, &mut watching(job))?;
    Ok(PackView::of(pack))
}

/// Makes a pair of keys to sign packs with.
///
/// # Errors
/// The files are there already, or the disk refuses.
pub fn new_key(path: &Path, password: Option<&str>) -> Result<PackKeyView, ApiError> {
    let key = ::catalog::new_key(path, password)?;
    Ok(PackKeyView::of(&key))
}
