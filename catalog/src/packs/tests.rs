//! What travels in a pack and what does not, from rows written as importers write them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use families::Status;
use rusqlite::Connection;
use tender::{Siren, Siret};

use super::keys::Signer;
use super::*;
use crate::number::{FirmNumber, SiteNumber};
use crate::place::{Coordinates, Precision};
use crate::record::{CORRECTIONS, Record};
use crate::site::{Level, State};
use crate::tables::awards::Award;
use crate::tables::erased::Reason;
use crate::tables::facts::Fact;
use crate::tables::sources::Source;
use crate::tables::{awards, erased, facts, notes, records, sources};

const SAID: i64 = 20_260_217;

/// A catalogue without imports, of its own.
fn fresh() -> (tempfile::TempDir, Catalog) {
    static INSTALLED: OnceLock<tempfile::TempDir> = OnceLock::new();
    like(INSTALLED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Catalog::open(folder.path()).expect("it installs"));
        folder
    }))
}

/// A copy of a catalogue.
fn like(installed: &tempfile::TempDir) -> (tempfile::TempDir, Catalog) {
    let folder = tempfile::tempdir().expect("a folder");
    copy(installed.path(), folder.path());
    let catalog = Catalog::open(folder.path()).expect("it opens");
    (folder, catalog)
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from)
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
    {
        let there = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            fs::create_dir(&there).expect("a folder");
            copy(&entry, &there);
        } else {
            fs::copy(&entry, &there).expect("a copy");
        }
    }
}

/// Adds the digit that makes a number valid.
fn luhn(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b - b'0');
            match digit * 2 {
                double if at % 2 == 0 => double % 10 + double / 10,
                _ => digit,
            }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn siren(n: u32) -> Siren {
    luhn(&format!("9{n:07}")).parse().expect("a SIREN")
}

fn siret(n: u32, nic: u32) -> Siret {
    luhn(&format!("{}{nic:04}", siren(n))).parse().expect("a SIRET")
}

fn site(n: u32, nic: u32) -> SiteNumber {
    SiteNumber::of_siret(&siret(n, nic))
}

fn firm(n: u32) -> FirmNumber {
    FirmNumber::of_siren(&siren(n))
}

/// A workshop of furniture, in a commune.
fn workshop(number: SiteNumber, name: &str, insee: &str, departement: &str) -> Record {
    let mut record = Record::new(number, SAID);
    record.level = Some(Level::Etablissement);
    record.name = Some(name.to_owned());
    record.naf = "31.01Z".parse().ok();
    record.insee = Some(insee.to_owned());
    record.departement = Some(departement.to_owned());
    record.coordinates = Some(Coordinates {
        lat: 48.741_234_567_89,
        lon: 7.1 + 0.2,
        precision: Precision::Site,
    });
    record.state = Some(State::Actif);
    record.register = true;
    record
}

fn source(kind: &str, sentence: &str) -> Source {
    Source {
        code: format!("{kind}@2026-02-17"),
        year: Some(2026),
        title: format!("Fichier {kind}"),
        publisher: "Insee".to_owned(),
        licence: "Licence Ouverte 2.0".to_owned(),
        sentence: sentence.to_owned(),
    }
}

/// An import of one source.
#[derive(Default)]
struct Import<'a> {
    kind: &'a str,
    sentence: &'a str,
    records: &'a [Record],
    facts: &'a [(SiteNumber, &'a str)],
    awards: &'a [(FirmNumber, &'a str)],
}

/// Writes imports, one batch each.
fn import(catalog: &Catalog, imports: &[Import<'_>]) {
    change(catalog, |db| {
        imports.iter().try_for_each(|import| import.write(db))
    });
}

impl Import<'_> {
    fn write(&self, db: &Connection) -> rusqlite::Result<()> {
        let source = source(self.kind, self.sentence);
        sources::put(db, &source)?;
        let number = batches::next(db)?;
        let batch = Batch {
            number,
            kind: self.kind.to_owned(),
            source: Some(source.code.clone()),
            pack: None,
            dated: SAID,
            done: "2026-11-28T08:00:00Z".to_owned(),
            report: "{}".to_owned(),
        };
        batches::add(db, &batch)?;
        let mut writer = records::Writer::new(db)?;
        self.records
            .iter()
            .try_for_each(|record| writer.put(number, record))?;
        let mut writer = facts::Writer::new(db)?;
        for (site, key) in self.facts {
            let fact = Fact {
                site: *site,
                key: (*key).to_owned(),
                value: "à vie".to_owned(),
                source: source.code.clone(),
                year: Some(2026),
                status: Status::Verifie,
            };
            writer.put(number, &fact)?;
        }
        let mut writer = awards::Writer::new(db)?;
        for (firm, contract) in self.awards {
            let award = Award {
                firm: *firm,
                contract: (*contract).to_owned(),
                cpv: "39160000".parse().ok(),
                notified: Some(20_251_203),
                buyer: Some(siret(77, 1)),
                amount: Some(12_500.1),
            };
            writer.put(number, &award)?;
        }
        Ok(())
    }
}

fn change<T>(catalog: &Catalog, write: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
    catalog
        .rewrite(
            |db| Ok((write(db).map_err(|e| Error::sqlite(catalog.data_dir(), e))?, true)),
            |_| Ok(()),
        )
        .expect("it is written")
}

/// Makes a pack, signed by a key that `to` trusts.
fn pack(from: &Catalog, to: &Catalog, version: &str, area: PackArea<'_>) -> PackSummary {
    let key = from.data_dir().join("atelier.key");
    if !key.exists() {
        new_key(&key, None).expect("a key");
    }
    to.trust_key(&from.data_dir().join("atelier.pub"))
        .expect("it is a key");
    from.build_pack(
        &PackRequest {
            name: "essai",
            version,
            title: "Pack d’essai",
            publisher: "Nous",
            area,
            out: &from.data_dir().join(format!("essai-{version}")),
            key: Some(SigningKey {
                path: &key,
                password: None,
            }),
            at: "2026-11-28T09:00:00Z",
        },
        &mut |_| Ok(()),
    )
    .expect("it is made")
}

fn install(catalog: &Catalog, path: &Path) -> PackReport {
    let request = PackInstall {
        path,
        allow_older: false,
        at: "2026-11-28T10:00:00Z",
    };
    catalog
        .install_pack(&request, &mut |_| Ok(()))
        .expect("it installs")
}

fn shown(catalog: &Catalog, number: SiteNumber) -> Option<crate::site::Site> {
    catalog
        .read(|db| records::by_number(db, number))
        .expect("the catalogue answers")
}

/// Every row of the tables that packs write, numbers of batches left out.
fn dump(catalog: &Catalog) -> Vec<String> {
    const QUERIES: [&str; 6] = [
        "SELECT quote(site)||quote(said)||quote(name)||quote(naf)||quote(insee)||quote(departement)||quote(lat)||
            quote(lon)||quote(state)||quote(register)||quote(size_source) FROM records ORDER BY site, batch",
        "SELECT quote(site)||quote(key)||quote(value)||quote(source)||quote(year)||quote(status) FROM facts
            ORDER BY site, key, source, value",
        "SELECT quote(firm)||quote(contract)||quote(cpv)||quote(notified)||quote(buyer)||quote(amount) FROM awards
            ORDER BY firm, contract, batch",
        "SELECT quote(code)||quote(title)||quote(sentence) FROM sources ORDER BY code",
        "SELECT quote(number)||quote(kind)||quote(source)||quote(pack) FROM batches ORDER BY number",
        "SELECT quote(site)||quote(text) FROM notes ORDER BY site",
    ];
    catalog
        .read(|db| {
            let mut rows = Vec::new();
            for sql in QUERIES {
                let mut select = db.prepare(sql)?;
                for row in select.query_map([], |row| row.get::<_, String>(0))? {
                    rows.push(row?);
                }
            }
            Ok(rows)
        })
        .expect("the tables are there")
}

/// Two sites in the Bas-Rhin, one in Ille-et-Vilaine of one of their firms, one there alone.
fn filled() -> (tempfile::TempDir, Catalog) {
    static FILLED: OnceLock<tempfile::TempDir> = OnceLock::new();
    like(FILLED.get_or_init(|| {
        let (folder, catalog) = fresh();
        let sirene = Import {
            kind: "sirene",
            sentence: "inscrit",
            records: &[
                workshop(site(1, 1), "Ébénisterie du Haut-Barr", "67437", "67"),
                workshop(site(1, 2), "Ébénisterie du Haut-Barr Ouest", "35238", "35"),
                workshop(site(2, 1), "Menuiserie de la Zorn", "67437", "67"),
                workshop(site(3, 1), "Meubles de Rennes", "35238", "35"),
            ],
            ..Import::default()
        };
        let epv = Import {
            kind: "epv",
            sentence: "labellisé",
            facts: &[
                (firm(1).unit(), "label:epv"),
                (site(1, 2), "certification:chaine-de-controle-bois"),
                (site(2, 1), "label:epv"),
                (site(3, 1), "label:epv"),
            ],
            ..Import::default()
        };
        let decp = Import {
            kind: "decp",
            sentence: "titulaire d’un marché",
            awards: &[(firm(1), "2025-01"), (firm(1), "2025-02"), (firm(3), "2025-03")],
            ..Import::default()
        };
        import(&catalog, &[sirene, epv, decp]);
        folder
    }))
}

#[test]
fn records_facts_and_contracts_travel_and_removing_restores() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    let before = dump(&to);
    let made = pack(&from, &to, "1", PackArea::Whole);
    let expected = PackCounts {
        sites: 4,
        firms: 3,
        records: 4,
        facts: 4,
        awards: 3,
        ..PackCounts::default()
    };
    assert_eq!(made.manifest.counts, expected);
    let report = install(&to, &made.path);
    let counts = SourceCounts {
        records: 4,
        facts: 4,
        awards: 3,
    };
    assert_eq!((report.counts, report.ignored), (counts, Vec::new()));
    for number in [site(1, 1), site(1, 2), site(2, 1), site(3, 1)] {
        assert_eq!(shown(&to, number), shown(&from, number), "to the last bit");
    }
    let seen = shown(&to, site(1, 1)).expect("it is known");
    assert_eq!(seen.contracts.as_ref().map(|c| c.count), Some(2));
    assert!(
        seen.evidence.iter().any(|e| e.source == "epv@2026-02-17"),
        "{seen:?}"
    );
    let packs = to.packs().expect("a list");
    assert_eq!(packs.len(), 1);
    assert_eq!(
        (packs[0].counts, packs[0].batches.len()),
        (counts, 3),
        "one batch per source"
    );
    to.remove_pack("essai", &mut |_| Ok(())).expect("it is there");
    assert_eq!(dump(&to), before);
}

#[test]
fn a_regional_pack_holds_its_area_alone() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    let named = ["Bas-Rhin".to_owned()];
    for (version, area) in [
        ("1", PackArea::Region("Grand Est")),
        ("2", PackArea::Departements(&named)),
    ] {
        let made = pack(&from, &to, version, area);
        let expected = PackCounts {
            sites: 2,
            firms: 2,
            records: 2,
            // The label of the firm comes with its site; what is said of its site elsewhere does not.
            facts: 2,
            awards: 2,
            ..PackCounts::default()
        };
        assert_eq!(made.manifest.counts, expected, "{area:?}");
        install(&to, &made.path);
        assert!(shown(&to, site(1, 1)).is_some() && shown(&to, site(2, 1)).is_some());
        assert!(shown(&to, site(1, 2)).is_none() && shown(&to, site(3, 1)).is_none());
    }
    assert_eq!(to.packs().expect("a list")[0].version, "2");
    let request = PackArea::Departements(&[]);
    assert!(matches!(from.area(request), Err(Error::PackField(_))));
    assert!(matches!(
        from.area(PackArea::Region("Atlantide")),
        Err(Error::UnknownArea { .. })
    ));
}

#[test]
fn what_is_the_buyers_own_stays_at_home() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    change(&from, |db| {
        let mut correction = Record::new(site(2, 1), 20_261_101);
        // A correction does not move the site into the area either.
        correction.departement = Some("35".to_owned());
        correction.name = Some("Nom pour nous seuls".to_owned());
        batches::add(
            db,
            &Batch {
                number: CORRECTIONS,
                kind: "corrections".to_owned(),
                source: None,
                pack: None,
                dated: 20_261_101,
                done: String::new(),
                report: "{}".to_owned(),
            },
        )?;
        records::Writer::new(db)?.put(CORRECTIONS, &correction)?;
        notes::set(db, site(2, 1), "Nom pour nous seuls", "2026-11-01")?;
        erased::erase(db, firm(3), Reason::Demande, "2026-11-01")
    });
    let made = pack(&from, &to, "1", PackArea::Region("Bretagne"));
    assert_eq!(
        made.manifest.counts.sites, 1,
        "neither the corrected site nor the firm taken out"
    );
    let made = pack(&from, &to, "2", PackArea::Whole);
    install(&to, &made.path);
    let seen = shown(&to, site(2, 1)).expect("it is known");
    assert_eq!((seen.name.as_str(), seen.note), ("Menuiserie de la Zorn", None));
    assert!(shown(&to, site(3, 1)).is_none());
    // What came by a pack is not packed again.
    let (_third, third) = fresh();
    new_key(&to.data_dir().join("atelier"), None).expect("a key");
    let again = to.build_pack(
        &PackRequest {
            name: "copie",
            version: "1",
            title: "Copie",
            publisher: "Nous",
            area: PackArea::Whole,
            out: &third.data_dir().join("copie"),
            key: None,
            at: "",
        },
        &mut |_| Ok(()),
    );
    assert!(matches!(again, Err(Error::PackEmpty)), "{again:?}");
}

#[test]
fn a_firm_taken_out_here_stays_out() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    change(&to, |db| {
        erased::erase(db, firm(1), Reason::Demande, "2026-11-01")?;
        erased::erase(db, firm(2), Reason::Diffusion, "2026-11-01")
    });
    let made = pack(&from, &to, "1", PackArea::Whole);
    let report = install(&to, &made.path);
    for number in [site(1, 1), site(1, 2), site(2, 1)] {
        assert_eq!(shown(&to, number), None);
    }
    assert!(shown(&to, site(3, 1)).is_some());
    // Three records, three facts, two contracts.
    assert_eq!(
        report
            .ignored
            .iter()
            .map(|c| (c.reason.as_str(), c.count))
            .collect::<Vec<_>>(),
        [("entreprise effacée du catalogue", 8)]
    );
    assert_eq!(report.counts.records, 1);
}

#[test]
fn what_was_known_before_by_the_same_source_outlives_the_pack() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    // The same list imported here, and another source of the same code as one of the pack.
    let sirene = Import {
        kind: "sirene",
        sentence: "inscrit",
        records: &[workshop(site(2, 1), "Menuiserie de la Zorn", "67437", "67")],
        ..Import::default()
    };
    let epv = Import {
        kind: "epv",
        sentence: "labellisé",
        facts: &[(site(2, 1), "label:epv")],
        ..Import::default()
    };
    let decp = Import {
        kind: "decp",
        sentence: "une autre phrase",
        awards: &[(firm(2), "2024-07")],
        ..Import::default()
    };
    import(&to, &[sirene, epv, decp]);
    let before = dump(&to);
    let answer = shown(&to, site(2, 1));
    let made = pack(&from, &to, "1", PackArea::Whole);
    let report = install(&to, &made.path);
    // A fact already known by an import is kept twice, so that either may be taken back.
    assert_eq!(report.counts.facts, 4);
    assert!(report.ignored.is_empty(), "{:?}", report.ignored);
    let sentences: Vec<(String, String)> = shown(&to, site(1, 1))
        .into_iter()
        .chain(shown(&to, site(2, 1)))
        .flat_map(|site| site.evidence)
        .filter(|e| e.source.starts_with("decp@"))
        .map(|e| (e.source, e.sentence))
        .collect();
    assert!(
        sentences[0].0 == "decp@2026-02-17@essai" && sentences[0].1.starts_with("titulaire"),
        "{sentences:?}"
    );
    assert!(
        sentences[1].0 == "decp@2026-02-17" && sentences[1].1.starts_with("une autre"),
        "{sentences:?}"
    );
    to.remove_pack("essai", &mut |_| Ok(())).expect("it is there");
    assert_eq!(dump(&to), before);
    assert_eq!(shown(&to, site(2, 1)), answer);
}

#[test]
fn the_same_source_imported_twice_speaks_once() {
    let (_from, from) = filled();
    let (_to, to) = fresh();
    let sirene = Import {
        kind: "sirene",
        sentence: "inscrit",
        records: &[workshop(
            site(2, 1),
            "Menuiserie de la Zorn et fils",
            "67437",
            "67",
        )],
        ..Import::default()
    };
    let decp = Import {
        kind: "decp",
        sentence: "titulaire d’un marché",
        awards: &[(firm(1), "2025-02")],
        ..Import::default()
    };
    import(&from, &[sirene, decp]);
    let made = pack(&from, &to, "1", PackArea::Whole);
    assert_eq!(
        (made.manifest.counts.records, made.manifest.counts.awards),
        (4, 3)
    );
    install(&to, &made.path);
    let seen = shown(&to, site(2, 1)).expect("it is known");
    assert_eq!(
        seen.name, "Menuiserie de la Zorn et fils",
        "the last import says what the source says"
    );
}

#[test]
fn pages_are_cut_between_sites() {
    let (_from, from) = fresh();
    let (_to, to) = fresh();
    let many: Vec<Record> = (0..4_500)
        .map(|n| workshop(site(n / 3, n % 3 + 1), &format!("Atelier {n}"), "67437", "67"))
        .collect();
    let keyed: Vec<(SiteNumber, &str)> = many.iter().map(|r| (r.site, "label:epv")).collect();
    let contracts: Vec<String> = (0..4_500).map(|n| format!("2025-{n:05}")).collect();
    let won: Vec<(FirmNumber, &str)> = (0..)
        .zip(&contracts)
        .map(|(n, c)| (firm(n / 5), c.as_str()))
        .collect();
    let sirene = Import {
        kind: "sirene",
        sentence: "inscrit",
        records: &many,
        facts: &keyed,
        awards: &won,
    };
    // A second source, so that sites straddle pages.
    let table = Import {
        kind: "csv",
        sentence: "cité",
        records: &many,
        ..Import::default()
    };
    import(&from, &[sirene, table]);
    let made = pack(&from, &to, "1", PackArea::Region("Grand Est"));
    let expected = PackCounts {
        sites: 4_500,
        firms: 1_500,
        records: 9_000,
        facts: 4_500,
        awards: 4_500,
        ..PackCounts::default()
    };
    assert_eq!(made.manifest.counts, expected);
    let report = install(&to, &made.path);
    assert_eq!(
        report.counts.records + report.counts.facts + report.counts.awards,
        18_000
    );
}

#[test]
fn keys_come_and_go_in_the_format_of_minisign() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_data, catalog) = fresh();
    let name = folder.path().join("mes-cles/mairie");
    let key = new_key(&name, Some("sésame")).expect("a key");
    assert_eq!(key.path, folder.path().join("mes-cles/mairie.pub"));
    let text = fs::read_to_string(&key.path).expect("a text");
    assert!(
        text.starts_with(&format!("untrusted comment: minisign public key: {}\n", key.id)),
        "{text}"
    );
    assert!(
        matches!(new_key(&name, None), Err(Error::Key { .. })),
        "no key is ever written over"
    );
    let secret: PathBuf = folder.path().join("mes-cles/mairie.key");
    let sign = |password| {
        Signer::read(&SigningKey {
            path: &secret,
            password,
        })
        .map(|s| s.public.id)
    };
    assert_eq!(sign(Some("sésame")).expect("the right password"), key.id);
    for (password, word) in [
        (None, "mot de passe"),
        (Some(""), "mot de passe"),
        (Some("autre"), "mot de passe"),
    ] {
        let said = sign(password).expect_err("refused").to_string();
        assert!(said.contains(word), "{said}");
    }
    // The public key in the place of the secret one, and the other way round.
    let public = SigningKey {
        path: &key.path,
        password: None,
    };
    assert!(Signer::read(&public).is_err());
    assert!(catalog.trust_key(&secret).is_err());
    assert_eq!(catalog.trust_key(&key.path).expect("a key").id, key.id);
    assert_eq!(catalog.trust_key(&key.path).expect("known already").id, key.id);
    fs::write(catalog.data_dir().join("cles/autre.pub"), "rien").expect("it is written");
    let ids: Vec<String> = catalog
        .trusted_keys()
        .expect("a list")
        .into_iter()
        .map(|k| k.id)
        .collect();
    assert_eq!(ids, std::slice::from_ref(&key.id));
    // Another key that borrows the number of this one.
    let other = new_key(&folder.path().join("autre"), None).expect("a key");
    let number = |id: &str| -> Vec<u8> {
        (0..8)
            .rev()
            .filter_map(|at| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).ok())
            .collect()
    };
    let mut bytes = minisign::PublicKey::from_box(fs::read_to_string(&other.path).expect("a text").into())
        .expect("a key")
        .to_bytes();
    bytes[2..10].copy_from_slice(&number(&key.id));
    let forged = minisign::PublicKey::from_bytes(&bytes)
        .and_then(|k| k.to_box())
        .expect("a key");
    fs::write(&other.path, forged.into_string()).expect("it is written");
    assert!(matches!(catalog.trust_key(&other.path), Err(Error::Key { .. })));
    assert!(
        !format!(
            "{:?}",
            SigningKey {
                path: &secret,
                password: Some("sésame")
            }
        )
        .contains("sésame")
    );
}
