//! A catalogue to import into: the embedded one, and four firms of our own making.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use catalog::{Catalog, ImportKind, ImportReport, ImportRequest, Result};
use tempfile::TempDir;

/// A number with its Luhn key.
fn keyed(mut digits: String) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let d = u32::from(b - b'0');
            match at % 2 {
                0 if d * 2 > 9 => d * 2 - 9,
                0 => d * 2,
                _ => d,
            }
        })
        .sum();
    digits.push_str(&((10 - sum % 10) % 10).to_string());
    digits
}

/// SIREN of a firm of our own making.
pub(crate) fn siren(n: u32) -> String {
    keyed(format!("9990{n:04}"))
}

/// SIRET of its first establishments.
pub(crate) fn siret(n: u32, nic: u32) -> String {
    keyed(format!("{}{nic:04}", siren(n)))
}

/// SIRET of the first establishment of a firm, from the first eight digits of its SIREN.
pub(crate) fn siret_of(digits: &str) -> String {
    keyed(format!("{}0001", keyed(digits.to_owned())))
}

/// A catalogue of one test.
pub(crate) struct Desk {
    folder: TempDir,
    pub(crate) catalog: Catalog,
}

/// What an import is asked besides its files.
#[derive(Default)]
pub(crate) struct Asked<'a> {
    pub(crate) dated: Option<&'a str>,
    pub(crate) mapping: Option<&'a str>,
    pub(crate) dry_run: bool,
}

impl Desk {
    /// Knows the firms 1 to 4, one establishment each (NIC 1).
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(template(), &folder.path().join("data"));
        let catalog = Catalog::open(&folder.path().join("data")).unwrap();
        Self { folder, catalog }
    }

    /// Writes a file to import.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn import(&self, kind: ImportKind, path: &Path, asked: &Asked<'_>) -> Result<ImportReport> {
        let mapping = asked.mapping.map(|text| self.file("correspondance.toml", text));
        import(&self.catalog, kind, path, asked, mapping.as_deref())
    }

    /// Imports a text, on a day given.
    pub(crate) fn text(&self, kind: ImportKind, name: &str, text: impl AsRef<[u8]>) -> Result<ImportReport> {
        let path = self.file(name, text);
        let asked = Asked {
            dated: Some("2026-10-01"),
            ..Asked::default()
        };
        self.import(kind, &path, &asked)
    }

    /// The sentence with which a file is refused; nothing has changed then.
    pub(crate) fn refused(&self, kind: ImportKind, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let batches = self.catalog.batches().unwrap();
        let sentence = self.text(kind, name, bytes).unwrap_err().to_string();
        assert_eq!(self.catalog.batches().unwrap(), batches);
        assert!(
            sentence.starts_with(&format!("« {name}")) && !sentence.contains('\n'),
            "{sentence}"
        );
        sentence
    }
}

fn import(
    catalog: &Catalog,
    kind: ImportKind,
    path: &Path,
    asked: &Asked<'_>,
    mapping: Option<&Path>,
) -> Result<ImportReport> {
    catalog.import(
        &ImportRequest {
            kind,
            files: &[path.to_owned()],
            dated: asked.dated.map(|day| day.parse().unwrap()),
            divisions: &[],
            mapping,
            dry_run: asked.dry_run,
            today: crate::today(),
            at: "2026-11-28T09:00:00",
        },
        &mut |_| Ok(()),
    )
}

/// A data folder made once and copied.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("imports");
        let _ = fs::remove_dir_all(&folder);
        let catalog = Catalog::open(&folder).unwrap();
        let mut text = "siret;nom;naf;code insee;catégorie juridique\n".to_owned();
        for n in 1..=4 {
            text.push_str(&format!(
                "{};SOCIETE D’ESSAI {n};31.01Z;67437;5710\n",
                siret(n, 1)
            ));
        }
        let path = folder.join("essai.csv");
        fs::write(&path, text).unwrap();
        let asked = Asked {
            dated: Some("2026-01-01"),
            ..Asked::default()
        };
        let report = import(&catalog, ImportKind::Csv, &path, &asked, None).unwrap();
        assert_eq!(report.created, 4, "{report:?}");
        folder
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(std::result::Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.metadata().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Lines read, kept, left aside and refused, as the balances of the files say; checked against the counts.
pub(crate) fn balance(report: &ImportReport) -> [u64; 4] {
    let mut sums = [0; 4];
    for remark in &report.remarks {
        let Some(said) = remark.reason.strip_prefix("bilan\u{a0}: ") else {
            continue;
        };
        let numbers: Vec<u64> = said
            .replace('\u{a0}', "")
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse().ok())
            .collect();
        for (sum, n) in sums.iter_mut().zip(numbers) {
            *sum += n;
        }
    }
    let [read, kept, ignored, refused] = sums;
    assert_eq!(read, report.read, "{report:#?}");
    assert_eq!(read, kept + ignored + refused, "{report:#?}");
    assert_eq!(
        ignored,
        report.ignored.iter().map(|c| c.count).sum::<u64>(),
        "{report:#?}"
    );
    assert_eq!(
        refused,
        report.refused.iter().map(|c| c.count).sum::<u64>(),
        "{report:#?}"
    );
    assert_eq!(
        refused.min(1_000),
        report.refusals.len() as u64,
        "every refusal is named"
    );
    sums
}

/// How many lines were left aside for a reason.
pub(crate) fn ignored(report: &ImportReport, reason: &str) -> u64 {
    let found = report.ignored.iter().filter(|c| c.reason.contains(reason));
    found.map(|c| c.count).sum()
}

/// Refusals and remarks, with their lines.
pub(crate) fn said(report: &ImportReport) -> Vec<String> {
    let all = report.refusals.iter().chain(&report.remarks);
    all.map(|r| format!("{}\u{a0}: {}", r.line, r.reason)).collect()
}

/// Whether something is said of that line.
pub(crate) fn says(report: &ImportReport, line: u64, part: &str) {
    let all = said(report);
    let start = format!("{line}\u{a0}:");
    assert!(
        all.iter().any(|s| s.starts_with(&start) && s.contains(part)),
        "{line}, {part}: {all:#?}"
    );
}
