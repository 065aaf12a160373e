//! `kill-import`: a Sirene import is killed (SIGKILL) at random moments; each time the catalogue must open, hold the
//! last finished batch, and its index and tables agree; then the import goes on and ends as if nothing had happened.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use catalog::Catalog;

const APPLICATION: &str = "target/release/emplettes";

/// What a catalogue holds: batches, and sites that can be found.
type Holds = (Vec<i64>, u32);

/// Kills `times` imports of the stock, and says when.
pub(crate) fn run(stock: &Path, times: u32, seed: u64) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let start = Instant::now();
    let first = Catalog::open(&data)?;
    let embedded = holds(&first)?;
    drop(first);

    // How long it takes when nobody kills it, and what it then holds.
    let start_whole = Instant::now();
    let status = import(&data, stock)?.wait()?;
    ensure!(status.success(), "l’import a échoué");
    let whole = start_whole.elapsed();
    let imported = open(&data)?;
    ensure!(imported.1 > embedded.1, "le stock n’apporte rien");
    println!(
        "import entier : {:.1} s, {} établissements au lieu de {}",
        whole.as_secs_f64(),
        imported.1,
        embedded.1
    );
    let undo = |data: &Path| -> Result<()> {
        let status = Command::new(APPLICATION)
            .arg("--data")
            .arg(data)
            .args(["catalog", "undo", "2"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(status.success(), "le retour en arrière a échoué");
        Ok(())
    };
    undo(&data)?;

    let mut random = seed;
    let (mut before, mut after, mut resumed) = (0, 0, 0);
    for kill in 1..=times {
        let mut child = import(&data, stock)?;
        // Sometimes a little after the whole time: the end is a moment like another.
        let part = draw(&mut random);
        sleep(whole.mul_f64(part * 1.05));
        let finished = child.try_wait()?.is_some();
        // The child is killed outright: SIGKILL where there are signals.
        child
            .kill()
            .or_else(|error| if finished { Ok(()) } else { Err(error) })?;
        child.wait()?;
        let now = open(&data).with_context(|| format!("arrêt n° {kill}, à {:.0} %", part * 105.0))?;
        if now == embedded {
            before += 1;
            resumed += u32::from(data.join("import-sirene/etat.json").exists());
        } else if now == imported {
            after += 1;
            undo(&data)?;
            ensure!(
                open(&data)? == embedded,
                "arrêt n° {kill} : le retour en arrière laisse quelque chose"
            );
        } else {
            bail!("arrêt n° {kill} : ni avant ni après, {now:?}");
        }
        println!(
            "{kill:>3}  à {:>5.1} % du temps : {}",
            part * 105.0,
            if now == embedded { "avant" } else { "après" }
        );
    }
    let status = import(&data, stock)?.wait()?;
    ensure!(
        status.success() && open(&data)? == imported,
        "le dernier import ne finit pas comme le premier"
    );
    println!(
        "{times} arrêts : {before} fois l’état d’avant (dont {resumed} avec un point de reprise), {after} fois celui \
         d’après ; jamais autre chose, index et tables d’accord à chaque fois ; l’import reprend et finit ({:.0} s)",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Splitmix64, as a share of one.
fn draw(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    #[allow(clippy::cast_precision_loss)]
    let share = ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
    share
}

fn import(data: &Path, stock: &Path) -> Result<std::process::Child> {
    Command::new(APPLICATION)
        .arg("--data")
        .arg(data)
        .args(["catalog", "import", "sirene"])
        .arg(stock.join("StockEtablissement.csv"))
        .arg(stock.join("StockUniteLegale.csv"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context(APPLICATION)
}

fn open(data: &Path) -> Result<Holds> {
    holds(&Catalog::open(data)?)
}

fn holds(catalog: &Catalog) -> Result<Holds> {
    if let Some(difference) = catalog.disagreement()? {
        bail!("index et tables ne disent pas la même chose : {difference}");
    }
    let batches = catalog.batches()?.into_iter().map(|b| b.number).collect();
    let sites = catalog.stats(catalog.newest_day()?)?.sites;
    Ok((batches, sites))
}
