//! `bench matching`: what is proposed for a need, and the meter after a choice, on a national catalogue; beside them, in
//! the same run, a straightforward judging of every firm from its sites, which must find the same numbers.
//!
//! The catalogue is that of a generated stock (`stock.rs`): nothing in it is a fact. It knows nothing of what firms can
//! do, so that a second series gives facts to a third of the sites, drawn from their numbers: sets then hold something.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use api::commands::dispatch;
use api::folders::Folders;
use api::imports::ImportFiles;
use api::{Desk, Job};
use clauses::{Library, Situation};
use drafting::Brief;
use families::{CapabilityKey, Families, Known, Predicate, Status, Truth};
use law::Law;
use matching::{Hard, Makers, Market, Place, Ring, SiteFacts};
use obligations::Assessment;
use serde_json::{Value, json};
use tender::{Choices, FacetChoice, Tender};

use crate::stock;

/// How often each thing is measured.
const TIMES: usize = 50;
/// The same for what takes seconds.
const FEW: usize = 5;
/// The stock is drawn with it.
const SEED: u64 = 1;
/// The needs measured: two families whose makers are many.
const NEEDS: [&str; 2] = ["examples/mobilier-scolaire.toml", "examples/hopital-tenues.toml"];

/// Where the stock and its catalogue are.
pub(crate) struct Options {
    /// Folder of a stock.
    pub(crate) stock: Option<PathBuf>,
    /// Data folder where it is imported.
    pub(crate) data: Option<PathBuf>,
    /// Rows of the stock generated.
    pub(crate) rows: u64,
    /// Rows of it that an import keeps.
    pub(crate) kept: u64,
}

/// Measures and prints one table.
///
/// # Errors
/// The stock cannot be made or imported, or judging firm by firm does not find what the sets find.
pub(crate) fn run(options: &Options) -> Result<()> {
    let desk = desk(options)?;
    let sites = api::catalog::stats(&desk)?.sites;
    println!("catalogue : {sites} établissements");
    for need in NEEDS {
        let tender = api::need::open(need.as_ref())?;
        println!("\n{need}");
        suggestions(&desk, &tender)?;
        screen(&desk, need)?;
        let assessment = obligations::assess(&tender, Law::embedded());
        let slugs = [Families::embedded()
            .for_need(&tender.words(), &tender.all_cpv())
            .first()
            .context("aucune famille")?
            .slug
            .clone()];
        let world = World::of(&desk, &tender, &assessment, &slugs)?;
        for facts in [false, true] {
            world.measure(facts)?;
        }
    }
    Ok(())
}

/// A desk on the catalogue, imported when it is not.
fn desk(options: &Options) -> Result<Desk> {
    let target = PathBuf::from(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
    let Options { rows, kept, .. } = *options;
    let bench = target.join("bench");
    let data = options
        .data
        .clone()
        .unwrap_or_else(|| bench.join(format!("data-{rows}-{kept}")));
    let desk = Desk::new(&data);
    if api::catalog::stats(&desk)?.sites as u64 >= kept {
        return Ok(desk);
    }
    let folder = options
        .stock
        .clone()
        .unwrap_or_else(|| bench.join(format!("stock-{rows}-{kept}")));
    let files = [stock::SITES, stock::UNITS].map(|name| folder.join(name));
    if !files.iter().all(|file| file.exists()) {
        stock::run(&stock::Options {
            rows,
            kept,
            out: folder,
            seed: SEED,
            zip: false,
        })?;
    }
    let request = ImportFiles {
        kind: "sirene".to_owned(),
        paths: files.iter().map(|file| file.display().to_string()).collect(),
        date: None,
        divisions: Vec::new(),
        mapping: None,
        dry_run: false,
    };
    api::imports::import(&desk, request, &Job::silent())?;
    Ok(Desk::new(&data))
}

/// The whole command, as the terminal and the window ask for it.
fn suggestions(desk: &Desk, tender: &Tender) -> Result<()> {
    let answer = api::suggest::suggest(desk, tender)?;
    println!(
        "  {} entreprises, {} clauses proposées",
        answer.fabric.firms.total.unwrap_or_default(),
        answer.suggestions.len()
    );
    measure("suggestions, la commande entière", TIMES, || {
        api::suggest::suggest(desk, tender)?;
        Ok(())
    })
}

/// The screen of requirements, with its meter, after one choice changes: the whole command that the window asks for.
fn screen(desk: &Desk, need: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let desk = Desk::on(Folders {
        data: desk.data_dir().to_owned(),
        dossiers: folder.path().to_owned(),
    });
    let ask = |name: &str, request: Value| {
        dispatch(&desk, name, request, &Job::silent()).map_err(anyhow::Error::from)
    };
    let opened = ask(
        "create_dossier",
        json!({ "objet": null, "example": null, "file": need }),
    )?;
    let dossier = &opened["dossier"];
    let screen = || ask("requirements", json!({ "dossier": dossier }));
    let facet = screen()?["restriction"]["steps"][0]["facet"].clone();
    let mut kept = true;
    let mut turn = || -> Result<()> {
        kept = !kept;
        let choice = json!([{ "facet": facet, "choice": kept }]);
        ask("choose", json!({ "dossier": dossier, "choices": choice }))?;
        Ok(())
    };
    measure("écran des exigences après un choix, écrit", TIMES, || {
        turn()?;
        screen()?;
        Ok(())
    })?;
    measure("dont écrire le choix dans le dossier", TIMES, &mut turn)?;
    measure("dont l’écran et sa jauge", TIMES, || {
        screen()?;
        Ok(())
    })
}

/// A need and its makers in hand: what matching alone works on.
struct World<'a> {
    situation: Situation,
    choices: Choices,
    slugs: &'a [String],
    sites: Vec<SiteFacts>,
    place: Option<Place>,
}

impl<'a> World<'a> {
    fn of(desk: &Desk, tender: &Tender, assessment: &Assessment, slugs: &'a [String]) -> Result<Self> {
        let brief = Brief {
            tender,
            assessment,
            library: Library::embedded(),
            law: Law::embedded(),
            families: slugs,
            lot_families: &[],
            lot_cpv: &[],
            named_cpv: &[],
            cpv_labels: &BTreeMap::new(),
            sourced: false,
        };
        let classes: BTreeSet<tender::Naf> = slugs
            .iter()
            .filter_map(|slug| Families::embedded().get(slug))
            .flat_map(|family| &family.naf)
            .filter(|class| class.weight >= matching::MAKES)
            .map(|class| class.naf.clone())
            .collect();
        let classes: Vec<tender::Naf> = classes.into_iter().collect();
        let catalog = desk.catalog()?;
        measure("dont lire les fabricants dans l’index", TIMES, || {
            catalog.makers(&classes)?;
            Ok(())
        })?;
        let place = match &tender.buyer.insee {
            None => None,
            Some(insee) => catalog.commune(insee)?.map(|commune| Place {
                point: commune.coordinates.map(|at| (at.lat, at.lon)),
                departement: commune.departement.code,
                region: commune.region.code,
                radius_km: api::suggest::RADIUS_KM,
            }),
        };
        Ok(Self {
            situation: brief.situation(),
            choices: tender.choices.clone(),
            slugs,
            sites: catalog
                .makers(&classes)?
                .into_iter()
                .map(api::sites::of_index)
                .collect(),
            place,
        })
    }

    /// With what the catalogue knows, or with facts drawn for a third of the sites.
    fn measure(&self, drawn: bool) -> Result<()> {
        let library = Library::embedded();
        let mut sites = self.sites.clone();
        if drawn {
            draw(&mut sites, &keys(library, &self.situation));
        }
        let sites: Arc<[SiteFacts]> = sites.into();
        let gather = || {
            let makers = Makers::of(Arc::clone(&sites), self.slugs, Families::embedded());
            Market::of(makers, self.place.clone())
        };
        let market = gather();
        let makers = market.makers();
        let judged: usize = makers.families().map(|slug| makers.family(slug).len()).sum();
        let known: usize = sites.iter().map(|site| site.known.len()).sum();
        println!("  {judged} établissements jugés, {known} faits connus");

        let selection = library.select(&self.situation, &self.choices)?;
        let suggest = |market: &Market| {
            matching::suggest(library, &self.situation, &selection, market, Families::embedded())
        };
        let (suggestions, _) = suggest(&market);
        measure("propositions et jauge, par ensembles", TIMES, || {
            std::hint::black_box(suggest(&gather()));
            Ok(())
        })?;
        measure("les mêmes, fabricants déjà rassemblés", TIMES, || {
            std::hint::black_box(suggest(&market));
            Ok(())
        })?;
        let asked: Vec<Predicate> = suggestions
            .iter()
            .filter_map(|one| one.facet.head.needs.as_deref()?.parse().ok())
            .collect();
        let all = makers.all();
        let rings = rings(&all, self.place.as_ref());
        let one_by_one = || -> Vec<Vec<Three>> {
            std::iter::once(&all)
                .chain(&rings)
                .map(|sites| {
                    let firms = by_firm(sites);
                    asked.iter().map(|predicate| count(&firms, predicate)).collect()
                })
                .collect()
        };
        let straight = one_by_one();
        measure("les mêmes comptes, site par site", FEW, || {
            std::hint::black_box(one_by_one());
            Ok(())
        })?;
        let sets: Vec<Three> = suggestions
            .iter()
            .filter_map(|one| one.counts)
            .map(|counts| [counts.capable, counts.unknown, counts.incapable])
            .collect();
        ensure!(straight[0] == sets, "les deux façons ne comptent pas pareil");
        self.meter(library, &market)
    }

    /// One choice changes, then changes back.
    fn meter(&self, library: &Library, market: &Market) -> Result<()> {
        let states = self.two_choices(library)?;
        let mut turn = 0;
        measure("jauge après un choix, par ensembles", TIMES, || {
            turn += 1;
            let selection = library.select(&self.situation, &states[turn % 2])?;
            let hard = matching::hard(library, &self.situation, &selection);
            std::hint::black_box(market.restriction(&hard));
            Ok(())
        })?;
        let firms = by_firm(&market.makers().family(&self.slugs[0]));
        measure("la même, site par site (sans les pas)", FEW, || {
            turn += 1;
            let selection = library.select(&self.situation, &states[turn % 2])?;
            let hard = matching::hard(library, &self.situation, &selection);
            std::hint::black_box(set_of(&firms, &hard));
            Ok(())
        })?;
        for choices in &states {
            let selection = library.select(&self.situation, choices)?;
            let hard = matching::hard(library, &self.situation, &selection);
            let found = market.restriction(&hard);
            ensure!(
                set_of(&firms, &hard) == (found.sure, found.possible),
                "les deux jauges ne comptent pas pareil"
            );
        }
        Ok(())
    }

    /// The choices of the need, and the same with one requirement fewer.
    fn two_choices(&self, library: &Library) -> Result<[Choices; 2]> {
        let selection = library.select(&self.situation, &self.choices)?;
        let hard = matching::hard(library, &self.situation, &selection);
        let first = hard.first().context("aucune exigence qui suppose une capacité")?;
        let mut without = self.choices.clone();
        without.insert(first.facet.to_owned(), FacetChoice::Kept(false));
        Ok([self.choices.clone(), without])
    }
}

/// Measures something several times, and prints the median and the worst; beside them, the processor time of the
/// median, which does not depend on what else the computer is doing.
fn measure(name: &str, times: usize, mut work: impl FnMut() -> Result<()>) -> Result<()> {
    work()?;
    let mut taken = Vec::with_capacity(times);
    for _ in 0..times {
        let (start, busy) = (Instant::now(), processor());
        work()?;
        taken.push((start.elapsed(), busy.zip(processor()).map(|(from, to)| to - from)));
    }
    let at = |part: usize| (times * part / 100).min(times - 1);
    taken.sort_by_key(|(_, busy)| *busy);
    let busy = taken[at(50)].1;
    taken.sort_by_key(|(wall, _)| *wall);
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "  {name:<46} {:>9.2} ms (médiane) {:>9.2} ms (p99) {:>12} {times} fois",
        ms(taken[at(50)].0),
        ms(taken[at(99)].0),
        busy.map_or_else(String::new, |busy| format!("{:.2} ms CPU", ms(busy))),
    );
    Ok(())
}

/// Time that this thread spent on a processor, where the system tells it.
fn processor() -> Option<Duration> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(said.split(' ').next()?.parse().ok()?))
}

/// Capable, unknown, incapable.
type Three = [usize; 3];

/// Keys that the clauses of the need look at.
fn keys(library: &Library, situation: &Situation) -> Vec<CapabilityKey> {
    let keys: BTreeSet<CapabilityKey> = library
        .applicable(situation)
        .filter_map(|(_, facet, _)| facet.head.needs.as_deref()?.parse::<Predicate>().ok())
        .flat_map(|predicate| predicate.keys().into_iter().cloned().collect::<Vec<_>>())
        .collect();
    keys.into_iter().collect()
}

/// Facts for a third of the sites, drawn from their numbers: the same at each run.
fn draw(sites: &mut [SiteFacts], keys: &[CapabilityKey]) {
    for site in sites {
        for (at, key) in keys.iter().enumerate() {
            // FNV-1a, 64 bits, of the number and the place of the key.
            let hash = site
                .site
                .bytes()
                .chain(at.to_le_bytes())
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
                });
            let known = match hash >> 32 & 15 {
                0..=2 => Known::Yes(Status::Declare),
                3 => Known::Yes(Status::Verifie),
                4 => Known::No(Status::Declare),
                _ => continue,
            };
            site.known.insert(key.clone(), known);
        }
    }
}

fn rings<'s>(sites: &[&'s SiteFacts], place: Option<&Place>) -> Vec<Vec<&'s SiteFacts>> {
    let Some(place) = place else { return Vec::new() };
    Ring::ALL
        .into_iter()
        .map(|ring| {
            sites
                .iter()
                .copied()
                .filter(|site| ring.holds(site, place))
                .collect()
        })
        .collect()
}

fn by_firm<'s>(sites: &[&'s SiteFacts]) -> BTreeMap<&'s str, Vec<&'s SiteFacts>> {
    let mut firms: BTreeMap<&str, Vec<&SiteFacts>> = BTreeMap::new();
    for site in sites {
        firms.entry(&site.firm).or_default().push(site);
    }
    firms
}

/// What a firm is known to have: what one of its sites has, or what they all lack.
fn of_firm(sites: &[&SiteFacts], key: &CapabilityKey) -> Known {
    let said = |site: &&SiteFacts| site.known.get(key).copied().unwrap_or(Known::Unknown);
    let best = sites.iter().filter_map(|site| match said(site) {
        Known::Yes(status) => Some(status),
        Known::No(_) | Known::Unknown => None,
    });
    if let Some(status) = best.max() {
        return Known::Yes(status);
    }
    let mut least = Status::Verifie;
    for site in sites {
        match said(site) {
            Known::No(status) => least = least.min(status),
            Known::Yes(_) | Known::Unknown => return Known::Unknown,
        }
    }
    Known::No(least)
}

fn truth(sites: &[&SiteFacts], predicate: &Predicate) -> Truth {
    predicate.judge(&|key| of_firm(sites, key)).truth
}

fn count(firms: &BTreeMap<&str, Vec<&SiteFacts>>, predicate: &Predicate) -> Three {
    let mut three = [0; 3];
    for sites in firms.values() {
        three[match truth(sites, predicate) {
            Truth::Yes => 0,
            Truth::Unknown => 1,
            Truth::No => 2,
        }] += 1;
    }
    three
}

/// Firms that surely meet all, and those that nothing excludes.
fn set_of(firms: &BTreeMap<&str, Vec<&SiteFacts>>, hard: &[Hard<'_>]) -> (usize, usize) {
    let (mut sure, mut possible) = (0, 0);
    for sites in firms.values() {
        let worst = hard
            .iter()
            .map(|one| truth(sites, &one.predicate))
            .min()
            .unwrap_or(Truth::Yes);
        sure += usize::from(worst == Truth::Yes);
        possible += usize::from(worst > Truth::No);
    }
    (sure, possible)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The embedded catalogue is enough to see that both ways count alike.
    #[test]
    fn both_ways_count_alike() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path());
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/mobilier-scolaire.toml");
        let tender = api::need::open(&root).unwrap();
        let assessment = obligations::assess(&tender, Law::embedded());
        let slugs = ["mobilier-scolaire".to_owned()];
        let world = World::of(&desk, &tender, &assessment, &slugs).unwrap();
        for facts in [false, true] {
            world.measure(facts).unwrap();
        }
    }
}
