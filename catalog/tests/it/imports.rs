//! Importing Sirene: what enters, what does not and why, what is taken back; nothing half-done.

use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use catalog::{
    Catalog, Correction, Error, ImportKind, ImportProgress, ImportReport, ImportRequest, SearchQuery, State,
    Tier,
};
use tempfile::TempDir;

use crate::today;

const ESTABLISHMENTS: &str = "siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,\
trancheEffectifsEtablissement,anneeEffectifsEtablissement,dateDernierTraitementEtablissement,etablissementSiege,\
codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,\
coordonneeLambertOrdonneeEtablissement,etatAdministratifEtablissement,enseigne1Etablissement,\
denominationUsuelleEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,\
activitePrincipaleNAF25Etablissement";
const UNITS: &str = "siren,statutDiffusionUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,\
categorieEntreprise,anneeCategorieEntreprise,etatAdministratifUniteLegale,denominationUniteLegale,\
denominationUsuelle1UniteLegale,categorieJuridiqueUniteLegale,dateDernierTraitementUniteLegale";

/// Adds the key of Luhn to digits.
fn with_key(digits: &str) -> String {
    (0..10)
        .map(|key| format!("{digits}{key}"))
        .find(|number| {
            let sum: u32 = number
                .bytes()
                .rev()
                .enumerate()
                .map(|(at, b)| {
                    let digit = u32::from(b - b'0') * if at % 2 == 1 { 2 } else { 1 };
                    if digit > 9 { digit - 9 } else { digit }
                })
                .sum();
            sum.is_multiple_of(10)
        })
        .unwrap()
}

/// A SIREN of a firm that does not exist, by rank.
fn siren(rank: u32) -> String {
    with_key(&format!("9990{rank:04}"))
}

fn siret(rank: u32, site: u32) -> String {
    with_key(&format!("{}{site:04}", siren(rank)))
}

/// A line of StockEtablissement, before what a test changes.
struct Line {
    siret: String,
    diffusion: &'static str,
    created: &'static str,
    insee: &'static str,
    state: &'static str,
    naf: &'static str,
    nomenclature: &'static str,
    naf25: &'static str,
    usual: &'static str,
    x: &'static str,
    y: &'static str,
    treated: &'static str,
}

fn line(rank: u32, site: u32) -> Line {
    Line {
        siret: siret(rank, site),
        diffusion: "O",
        created: "1998-05-04",
        insee: "67437",
        state: "A",
        naf: "31.01Z",
        nomenclature: "NAFRev2",
        naf25: "31.00Y",
        usual: "",
        x: "",
        y: "",
        treated: "2026-11-01T08:00:00",
    }
}

impl Line {
    fn csv(&self) -> String {
        let Line {
            siret,
            diffusion,
            created,
            insee,
            state,
            naf,
            nomenclature,
            naf25,
            usual,
            x,
            y,
            treated,
        } = self;
        let (siren, nic) = (
            siret.get(..9).unwrap_or_default(),
            siret.get(9..).unwrap_or_default(),
        );
        format!(
            "{siren},{nic},{siret},{diffusion},{created},12,2023,{treated},true,67700,SAVERNE,{insee},{x},{y},{state},,{usual},{naf},{nomenclature},{naf25}"
        )
    }
}

/// A line of StockUniteLegale.
fn unit(rank: u32, name: &str, legal: &str, diffusion: &str, state: &str) -> String {
    format!(
        "{},{diffusion},21,2023,PME,2023,{state},{name},,{legal},2026-11-02T08:00:00",
        siren(rank)
    )
}

struct Stand {
    folder: TempDir,
    catalog: Catalog,
}

impl Stand {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&folder.path().join("data")).unwrap();
        Self { folder, catalog }
    }

    fn file(&self, name: &str, header: &str, lines: &[String]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, format!("{header}\n{}\n", lines.join("\n"))).unwrap();
        path
    }

    fn stock(&self, establishments: &[Line], units: &[String]) -> Vec<PathBuf> {
        let lines: Vec<String> = establishments.iter().map(Line::csv).collect();
        vec![
            self.file("StockEtablissement.csv", ESTABLISHMENTS, &lines),
            self.file("StockUniteLegale.csv", UNITS, units),
        ]
    }

    fn try_import(&self, files: &[PathBuf], dry_run: bool) -> Result<ImportReport, Error> {
        import(&self.catalog, files, dry_run, &mut |_| Ok(()))
    }

    fn import(&self, files: &[PathBuf]) -> ImportReport {
        let dry = self.try_import(files, true).unwrap();
        let wet = self.try_import(files, false).unwrap();
        // A dry run says what would be done.
        assert_eq!(
            ImportReport {
                dry_run: false,
                batch: wet.batch,
                ..dry
            },
            wet
        );
        assert_balanced(&wet);
        wet
    }
}

fn import(
    catalog: &Catalog,
    files: &[PathBuf],
    dry_run: bool,
    watch: &mut catalog::Watch<'_>,
) -> Result<ImportReport, Error> {
    catalog.import(
        &ImportRequest {
            kind: ImportKind::Sirene,
            files,
            dated: None,
            divisions: &[],
            mapping: None,
            dry_run,
            today: today(),
            at: "2026-11-28T10:00:00Z",
        },
        watch,
    )
}

/// Every line read is counted somewhere.
fn assert_balanced(report: &ImportReport) {
    let sum = |counts: &[catalog::Count]| counts.iter().map(|c| c.count).sum::<u64>();
    assert_eq!(
        report.read,
        report.created + report.updated + sum(&report.ignored) + sum(&report.refused),
        "{report:?}"
    );
}

fn find(catalog: &Catalog, text: &str) -> Vec<(String, Tier)> {
    let answer = catalog
        .search(&SearchQuery {
            text,
            as_of: Some(today()),
            limit: 10,
            ..SearchQuery::default()
        })
        .unwrap();
    answer
        .hits
        .into_iter()
        .map(|hit| (hit.site.id, hit.tier))
        .collect()
}

#[test]
fn what_enters_and_what_does_not() {
    let stand = Stand::new();
    let lines = [
        line(1, 1),
        Line {
            naf: "47.11F",
            ..line(2, 1)
        },
        Line {
            state: "F",
            ..line(3, 1)
        },
        Line {
            diffusion: "P",
            ..line(4, 1)
        },
        line(5, 1),
        line(6, 1),
        line(7, 1),
        line(8, 1),
        Line {
            nomenclature: "NAF1993",
            naf: "36.1A",
            ..line(9, 1)
        },
        Line {
            state: "",
            ..line(10, 1)
        },
    ];
    let units = [
        unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A"),
        unit(2, "EPICERIE", "5499", "O", "A"),
        unit(5, "", "1000", "O", "A"),
        unit(6, "MASQUEE", "5499", "P", "A"),
        unit(7, "CESSEE", "5499", "O", "C"),
    ];
    let report = stand.import(&stand.stock(&lines, &units));
    assert_eq!(
        (report.created, report.updated, report.read, report.read_besides),
        (1, 0, 10, 5)
    );
    let ignored: Vec<(&str, u64)> = report
        .ignored
        .iter()
        .map(|c| (c.reason.as_str(), c.count))
        .collect();
    for expected in [
        "activité hors des divisions demandées",
        "établissement fermé",
        "diffusion refusée (statut P)",
        "entrepreneur individuel (catégorie juridique 1000\u{a0}: donnée personnelle)",
        "diffusion refusée par l’entreprise (statut P)",
        "unité légale cessée",
        "unité légale absente du fichier StockUniteLegale",
        "activité donnée dans une ancienne nomenclature",
    ] {
        assert!(ignored.contains(&(expected, 1)), "{expected}: {ignored:?}");
    }
    assert_eq!(report.refusals.len(), 1);
    assert_eq!(report.refusals[0].line, 11, "the header is line 1");
    assert_eq!(
        report.source.code, "sirene@2026-11-02",
        "the latest treatment of both files"
    );

    let found = find(&stand.catalog, "zornblau");
    assert_eq!(found, [(format!("siret:{}", siret(1, 1)), Tier::S)]);
    let site = stand
        .catalog
        .site(&siret(1, 1).parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(site.name, "ATELIERS ZORNBLAU");
    assert_eq!(site.place.commune.as_deref(), Some("Saverne"));
    assert_eq!(site.size.as_ref().unwrap().headcount.unwrap().code, "21");
    assert_eq!(site.headcount.unwrap().0.code, "12");
    assert_eq!(site.naf25.as_deref(), Some("31.00Y"));
    assert_eq!(site.evidence.len(), 1);
    assert!(
        site.evidence[0].sentence.contains("02/11/2026"),
        "{:?}",
        site.evidence
    );
}

/// « chaises » and « essai » are words of buyers, and makers of seats are many.
#[test]
fn a_firm_asked_for_by_its_whole_name_comes_first() {
    let stand = Stand::new();
    let stale = Line {
        naf: "25.11Z",
        treated: "2012-01-10T08:00:00",
        ..line(2, 1)
    };
    let files = stand.stock(
        &[line(1, 1), stale],
        &[
            unit(1, "CHAISES DE L ESSAI DU NORD", "5499", "O", "A"),
            unit(2, "CHAISES DE L ESSAI", "5499", "O", "A"),
        ],
    );
    stand.import(&files);
    let first = |text: &str| find(&stand.catalog, text)[0].0.clone();
    assert_eq!(first("chaises de l’essai"), format!("siret:{}", siret(2, 1)));
    assert_eq!(first("chaises du nord"), format!("siret:{}", siret(1, 1)));
}

#[test]
fn undoing_gives_the_former_answers_back() {
    let stand = Stand::new();
    let before = find(&stand.catalog, "mobilier scolaire");
    let report = stand.import(&stand.stock(
        &[line(1, 1)],
        &[unit(1, "MOBILIER SCOLAIRE ZORNBLAU", "5499", "O", "A")],
    ));
    assert_ne!(find(&stand.catalog, "mobilier scolaire"), before);
    stand
        .catalog
        .undo_batch(report.batch.unwrap(), &mut |_| Ok(()))
        .unwrap();
    assert_eq!(find(&stand.catalog, "mobilier scolaire"), before);
    assert!(
        stand
            .catalog
            .batches()
            .unwrap()
            .iter()
            .all(|b| b.kind != "sirene")
    );
    assert!(
        stand
            .catalog
            .sources()
            .unwrap()
            .iter()
            .all(|s| !s.code.starts_with("sirene@"))
    );
    assert!(matches!(
        stand.catalog.undo_batch(2, &mut |_| Ok(())),
        Err(Error::UnknownBatch(2))
    ));
    assert!(matches!(
        stand.catalog.undo_batch(1, &mut |_| Ok(())),
        Err(Error::UnknownBatch(1))
    ));
}

#[test]
fn a_known_site_that_closes_is_no_longer_found() {
    let stand = Stand::new();
    let units = [unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A")];
    stand.import(&stand.stock(&[line(1, 1), line(1, 2)], &units));
    let later = [
        Line {
            state: "F",
            treated: "2026-11-20T08:00:00",
            ..line(1, 1)
        },
        Line {
            treated: "2026-11-20T08:00:00",
            ..line(1, 2)
        },
    ];
    let report = stand.import(&stand.stock(&later, &units));
    assert_eq!((report.created, report.updated), (0, 2));
    assert_eq!(find(&stand.catalog, "zornblau").len(), 1);
    let closed = stand
        .catalog
        .site(&siret(1, 1).parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(closed.state, Some(State::Ferme));
    // The page of the firm still shows it.
    assert_eq!(
        stand
            .catalog
            .firm(&siren(1).parse().unwrap())
            .unwrap()
            .unwrap()
            .sites
            .len(),
        2
    );
}

#[test]
fn a_firm_that_refuses_to_be_shown_leaves_and_may_come_back() {
    let stand = Stand::new();
    let named = unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A");
    stand.import(&stand.stock(&[line(1, 1)], std::slice::from_ref(&named)));
    let hidden = [Line {
        diffusion: "P",
        ..line(1, 1)
    }];
    let report = stand
        .try_import(&stand.stock(&hidden, &[unit(1, "[ND]", "5499", "P", "A")]), false)
        .unwrap();
    assert!(
        report
            .ignored
            .iter()
            .any(|c| c.reason.contains("retirée du catalogue")),
        "{report:?}"
    );
    assert!(find(&stand.catalog, "zornblau").is_empty());
    assert!(stand.catalog.firm(&siren(1).parse().unwrap()).unwrap().is_none());
    stand
        .try_import(&stand.stock(&[line(1, 1)], &[named]), false)
        .unwrap();
    assert_eq!(find(&stand.catalog, "zornblau").len(), 1);
}

#[test]
fn corrections_and_erasures_survive_the_next_import() {
    let stand = Stand::new();
    let units = [
        unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A"),
        unit(2, "TISSAGES ZORNBLAU", "5499", "O", "A"),
    ];
    let files = stand.stock(&[line(1, 1), line(2, 1)], &units);
    stand.import(&files);
    let id = format!("siret:{}", siret(1, 1));
    let correction = Correction {
        naf: "16.23Z".parse().ok(),
        reason: "visite du 20 novembre".to_owned(),
        ..Correction::default()
    };
    stand.catalog.correct(&id, &correction, today()).unwrap();
    stand.catalog.annotate(&id, "à rappeler", "2026-11-28").unwrap();
    stand.catalog.erase_firm(&siren(2), "2026-11-28").unwrap();
    let check = |catalog: &Catalog| {
        let site = catalog.site(&siret(1, 1).parse().unwrap()).unwrap().unwrap();
        assert_eq!(site.naf.unwrap().as_str(), "16.23Z");
        assert_eq!(site.note.as_deref(), Some("à rappeler"));
        assert!(
            site.conflicts
                .iter()
                .any(|c| c.field == "naf" && c.value == "31.01Z")
        );
        assert_eq!(find(catalog, "zornblau").len(), 1, "the erased firm is not found");
        let joiners = catalog.makers(&["16.23Z".parse().unwrap()]).unwrap();
        assert!(
            joiners.iter().any(|maker| maker.id == id),
            "the index follows the correction"
        );
        let makers = catalog.makers(&["31.01Z".parse().unwrap()]).unwrap();
        assert!(makers.iter().all(|maker| maker.id != id));
    };
    check(&stand.catalog);
    // In another window, or tomorrow.
    check(&Catalog::open(&stand.folder.path().join("data")).unwrap());
    let again = stand.try_import(&files, false).unwrap();
    assert!(
        again
            .ignored
            .iter()
            .any(|c| c.reason.contains("à la demande") && c.count == 1)
    );
    check(&stand.catalog);
    assert!(stand.catalog.uncorrect(&id).unwrap());
    let site = stand
        .catalog
        .site(&siret(1, 1).parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(site.naf.unwrap().as_str(), "31.01Z");
}

#[test]
fn a_correction_says_what_and_why() {
    let stand = Stand::new();
    stand.import(&stand.stock(&[line(1, 1)], &[unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A")]));
    let id = format!("siret:{}", siret(1, 1));
    let refused = |correction: Correction| stand.catalog.correct(&id, &correction, today()).unwrap_err();
    let named = Correction {
        name: Some("Ateliers".to_owned()),
        ..Correction::default()
    };
    assert!(
        matches!(refused(named.clone()), Error::EmptyCorrection),
        "no reason"
    );
    let reason = Correction {
        reason: "appel".to_owned(),
        ..Correction::default()
    };
    assert!(
        matches!(refused(reason), Error::EmptyCorrection),
        "nothing corrected"
    );
    let elsewhere = stand.catalog.correct("siret:00000000000000", &named, today());
    assert!(matches!(elsewhere, Err(Error::UnknownSite(_))));
}

#[test]
fn the_establishments_alone_are_refused_with_the_reason() {
    let stand = Stand::new();
    let files = stand.stock(&[line(1, 1)], &[]);
    let error = stand.try_import(&files[..1], false).unwrap_err().to_string();
    assert!(
        error.contains("StockUniteLegale") && error.contains("1000"),
        "{error}"
    );
    let error = stand.try_import(&files[1..], false).unwrap_err().to_string();
    assert!(error.contains("StockEtablissement"), "{error}");
    assert!(matches!(stand.try_import(&[], false), Err(Error::NoFile)));
}

#[test]
fn files_are_known_by_their_columns_and_may_come_packed() {
    let stand = Stand::new();
    let files = stand.stock(&[line(1, 1)], &[unit(1, "ATELIERS ZORNBLAU", "5499", "O", "A")]);
    let zipped = stand.folder.path().join("stock.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&zipped).unwrap());
    for (name, path) in [("a.csv", &files[1]), ("b.csv", &files[0])] {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(&fs::read(path).unwrap()).unwrap();
    }
    archive.finish().unwrap();
    let packed: Vec<PathBuf> = files
        .iter()
        .map(|path| {
            let gz = path.with_extension("csv.gz");
            let mut out =
                flate2::write::GzEncoder::new(fs::File::create(&gz).unwrap(), flate2::Compression::default());
            out.write_all(&fs::read(path).unwrap()).unwrap();
            out.finish().unwrap();
            gz
        })
        .collect();
    for files in [vec![zipped.clone()], packed] {
        assert_eq!(stand.try_import(&files, true).unwrap().created, 1, "{files:?}");
    }
    // Cut anywhere, an archive is refused, and says so.
    let whole = fs::read(&zipped).unwrap();
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        fs::write(&zipped, &whole[..cut]).unwrap();
        let error = stand
            .try_import(std::slice::from_ref(&zipped), false)
            .unwrap_err()
            .to_string();
        assert!(error.contains("stock.zip"), "{error}");
    }
    let gz = files[0].with_extension("csv.gz");
    let whole = fs::read(&gz).unwrap();
    fs::write(&gz, &whole[..whole.len() - 12]).unwrap();
    let error = stand
        .try_import(&[gz, files[1].clone()], false)
        .unwrap_err()
        .to_string();
    assert!(error.contains("tronquée"), "{error}");
    assert!(find(&stand.catalog, "zornblau").is_empty(), "nothing entered");
}

#[test]
fn bad_lines_are_refused_by_number_and_the_others_enter() {
    let stand = Stand::new();
    let bad_key = {
        let mut number = siret(2, 1).into_bytes();
        let last = number.len() - 1;
        number[last] = b'0' + (number[last] - b'0' + 1) % 10;
        String::from_utf8(number).unwrap()
    };
    // La Poste: the sum of the digits is a multiple of five, Luhn's key is not right.
    let post = "35600000000123".to_owned();
    let lines = [
        line(1, 1).csv(),
        Line {
            siret: bad_key.clone(),
            ..line(2, 1)
        }
        .csv(),
        Line {
            siret: "35600000012347".to_owned(),
            ..line(3, 1)
        }
        .csv(),
        format!("{},décalé", line(4, 1).csv()),
        "abc".to_owned(),
        Line {
            siret: "12A".to_owned(),
            ..line(5, 1)
        }
        .csv(),
        Line {
            created: "9999-12-31",
            ..line(6, 1)
        }
        .csv(),
        Line {
            naf: "31.0",
            ..line(7, 1)
        }
        .csv(),
        Line {
            siret: post.clone(),
            ..line(8, 1)
        }
        .csv(),
    ];
    let units = [
        unit(1, "UN", "5499", "O", "A"),
        unit(6, "SIX", "5499", "O", "A"),
        "356000000,O,53,2023,GE,2023,A,LA POSTE,,5510,2026-11-02".to_owned(),
    ];
    let files = vec![
        stand.file("e.csv", ESTABLISHMENTS, &lines),
        stand.file("u.csv", UNITS, &units),
    ];
    let report = stand.import(&files);
    assert_eq!(report.created, 3, "{report:?}");
    let named: Vec<(u64, &str)> = report
        .refusals
        .iter()
        .map(|r| (r.line, r.reason.split('\u{a0}').next().unwrap_or_default()))
        .collect();
    assert_eq!(
        named,
        [
            (3, "numéro SIRET dont la clé est fausse"),
            (4, "numéro SIRET dont la clé est fausse"),
            (5, "nombre de colonnes différent de celui de l’en-tête"),
            (6, "nombre de colonnes différent de celui de l’en-tête"),
            (7, "numéro SIRET mal formé"),
            (9, "code d’activité mal formé"),
        ]
    );
    assert!(
        report
            .remarks
            .iter()
            .any(|r| r.line == 8 && r.reason.contains("9999-12-31"))
    );
    assert!(stand.catalog.site(&post.parse().unwrap()).unwrap().is_some());
}

#[test]
fn names_in_windows_1252_are_read() {
    let stand = Stand::new();
    let files = stand.stock(
        &[line(1, 1)],
        &[unit(1, "\u{c9}B\u{c9}NISTERIE ZORNBLAU", "5499", "O", "A")],
    );
    let latin: Vec<u8> = fs::read_to_string(&files[1])
        .unwrap()
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    fs::write(&files[1], latin).unwrap();
    stand.import(&files);
    let site = stand
        .catalog
        .site(&siret(1, 1).parse().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(site.name, "ÉBÉNISTERIE ZORNBLAU");
}

#[test]
fn other_files_are_refused_with_what_is_missing() {
    let stand = Stand::new();
    let write = |name: &str, bytes: &[u8]| {
        let path = stand.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let header = ESTABLISHMENTS.replace("etatAdministratifEtablissement", "etat");
    for (path, words) in [
        (write("vide.csv", b""), "StockEtablissement"),
        (write("autre.csv", b"nom;ville\na;b\n"), "StockEtablissement"),
        (
            write("colonne.csv", header.as_bytes()),
            "etatAdministratifEtablissement",
        ),
        (write("long.csv", &vec![b'x'; 200_000]), "en-tête"),
        (write("x.7z", b"7z\xbc\xaf"), "archive"),
        (stand.folder.path().join("absent.csv"), "n’existe pas"),
        (stand.folder.path().to_owned(), "dossier"),
    ] {
        let error = stand.try_import(&[path], false).unwrap_err().to_string();
        assert!(error.contains(words), "{words}: {error}");
    }
}

#[test]
fn coordinates_and_unknown_communes() {
    let stand = Stand::new();
    let lines = [
        // Saverne is near 48.74 N, 7.36 E: about (1 021 000, 6 858 000) in Lambert 93.
        Line {
            x: "1021000.5",
            y: "6858000",
            ..line(1, 1)
        },
        Line {
            x: "[ND]",
            y: "[ND]",
            ..line(1, 2)
        },
        // Brest: too far from Saverne to be believed.
        Line {
            x: "145000",
            y: "6837000",
            ..line(1, 3)
        },
        Line {
            insee: "67999",
            ..line(1, 4)
        },
        Line {
            insee: "",
            ..line(1, 5)
        },
    ];
    stand.import(&stand.stock(&lines, &[unit(1, "ATELIERS", "5499", "O", "A")]));
    let place = |site: u32| {
        stand
            .catalog
            .site(&siret(1, site).parse().unwrap())
            .unwrap()
            .unwrap()
            .place
    };
    let precision = |site: u32| place(site).coordinates.map(|c| c.precision.as_str());
    assert_eq!(precision(1), Some("site"));
    assert!((place(1).coordinates.unwrap().lat - 48.74).abs() < 0.2);
    assert_eq!(precision(2), Some("commune"));
    assert_eq!(precision(3), Some("commune"));
    let gone = place(4);
    assert_eq!((gone.insee, gone.coordinates.is_none()), (None, true));
    assert_eq!(gone.departement.unwrap().code, "67");
    assert_eq!(gone.commune.as_deref(), Some("SAVERNE"));
    assert_eq!(place(5).departement, None);
}

#[test]
fn stopping_changes_nothing_and_the_reading_goes_on_from_there() {
    let stand = Stand::new();
    // A stock of several blocks, so that there is a checkpoint to go on from.
    let path = stand.folder.path().join("StockEtablissement.csv");
    let mut out = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    writeln!(out, "{ESTABLISHMENTS}").unwrap();
    let (firms, sites) = (9_000, 21);
    for rank in 0..firms {
        for site in 1..=sites {
            let state = if rank % 50 == 1 && site == 1 { "A" } else { "F" };
            writeln!(
                out,
                "{}",
                Line {
                    state,
                    ..line(rank, site)
                }
                .csv()
            )
            .unwrap();
        }
    }
    out.into_inner().unwrap().sync_all().unwrap();
    assert!(
        fs::metadata(&path).unwrap().len() > 20 << 20,
        "longer than the space between checkpoints"
    );
    let units: Vec<String> = (0..firms)
        .map(|rank| unit(rank, &format!("ZORNBLAU {rank}"), "5499", "O", "A"))
        .collect();
    let files = vec![path, stand.file("u.csv", UNITS, &units)];
    let data = stand.folder.path().join("data");
    let before = catalogue_files(&data);
    for (label, times) in [
        ("lecture des établissements", 5),
        ("lecture des unités légales", 1),
    ] {
        let mut seen = 0;
        // A panic ends the import without a word, as a kill does.
        let killed = catch_unwind(AssertUnwindSafe(|| {
            import(&stand.catalog, &files, false, &mut |progress: ImportProgress<
                '_,
            >| {
                seen += u64::from(progress.label == label);
                assert!(seen < times, "killed here");
                Ok(())
            })
        }));
        assert!(killed.is_err(), "{label}");
        assert_eq!(catalogue_files(&data), before, "{label}");
        assert!(find(&stand.catalog, "zornblau").is_empty());
        // The reading of establishments was done in two times.
        let mut first = None;
        let report = import(&stand.catalog, &files, true, &mut |progress| {
            first.get_or_insert(progress.done);
            Ok(())
        })
        .unwrap();
        assert!(report.resumed, "{label}");
        if label == "lecture des établissements" {
            assert!(first.unwrap() > 16 << 20, "from its checkpoint: {first:?}");
        }
        assert_eq!(
            (report.created, report.read),
            (180, u64::from(firms * sites)),
            "{label}"
        );
        assert_balanced(&report);
    }
    // Given up, it leaves nothing: what is aside may name sole traders.
    let given_up = import(&stand.catalog, &files, false, &mut |progress: ImportProgress<
        '_,
    >| {
        if progress.label == "lecture des unités légales" {
            assert!(data.join("import-sirene").exists());
            return Err(Error::Cancelled);
        }
        Ok(())
    });
    assert!(matches!(given_up, Err(Error::Cancelled)), "{given_up:?}");
    assert!(!data.join("import-sirene").exists());
    let report = stand.import(&files);
    assert!(!report.resumed, "what was finished is not gone on with");
    assert_eq!(find(&stand.catalog, "zornblau").len(), 10);
}

/// Names and lengths of what makes the catalogue.
fn catalogue_files(data: &Path) -> Vec<(String, u64)> {
    let mut files: Vec<(String, u64)> = fs::read_dir(data)
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| {
            (
                e.file_name().to_string_lossy().into_owned(),
                e.metadata().unwrap().len(),
            )
        })
        .filter(|(name, _)| name.starts_with("catalogue.sqlite") || name.starts_with("index"))
        .collect();
    files.sort();
    files
}
