//! `eval fabric`: is the class of who won the contract among the first eight proposed for the need?
//!
//! Reads a file of real contracts, one JSON object a line: `{id, objet, cpv, naf, siren}`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use families::Families;
use serde_json::Value;
use tender::{Cpv, Naf};

/// How many classes are proposed.
const PROPOSED: usize = 8;
/// What the empirical CPV × NAF crossing alone finds (first six classes of the CPV group), measured
/// apart on contracts held out.
const EMPIRICAL: f64 = 63.0;

#[derive(Default, Clone, Copy)]
struct Tally {
    needs: usize,
    both: usize,
    words: usize,
    code: usize,
}

impl Tally {
    fn add(&mut self, both: bool, words: bool, code: bool) {
        self.needs += 1;
        self.both += usize::from(both);
        self.words += usize::from(words);
        self.code += usize::from(code);
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let share = part as f64 / whole.max(1) as f64;
    100.0 * share
}

/// Prints recall at eight of the winner's class: words and code, words alone, code alone; overall, per firm
/// and by CPV division; then the pairs missed most.
///
/// # Errors
/// When the file cannot be read, or a line lacks a field or holds an impossible code.
pub(crate) fn run(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("lecture de {}", path.display()))?;
    println!("{}", report(&text).with_context(|| path.display().to_string())?);
    Ok(())
}

fn report(text: &str) -> Result<String> {
    let families = Families::embedded();
    let mut all = Tally::default();
    let mut divisions: BTreeMap<String, Tally> = BTreeMap::new();
    let mut missed: BTreeMap<(String, Naf), usize> = BTreeMap::new();
    let mut firms: BTreeMap<String, Tally> = BTreeMap::new();
    let mut silent = 0;
    for (index, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let (words, cpv, winner, firm) = need(line).with_context(|| format!("ligne {}", index + 1))?;
        let found = |words: &str, codes: &[&Cpv]| {
            families
                .naf_for(words, codes)
                .iter()
                .take(PROPOSED)
                .any(|proposed| proposed.naf == winner)
        };
        let (both, alone, code) = (found(&words, &[&cpv]), found(&words, &[]), found("", &[&cpv]));
        silent += usize::from(families.naf_for(&words, &[]).is_empty());
        all.add(both, alone, code);
        firms.entry(firm).or_default().add(both, alone, code);
        let division = cpv.as_str()[..2].to_owned();
        divisions.entry(division).or_default().add(both, alone, code);
        if !both {
            *missed.entry((cpv.as_str()[..3].to_owned(), winner)).or_default() += 1;
        }
    }
    let mut out = String::new();
    let line = |out: &mut String, name: &str, tally: &Tally| {
        let _ = writeln!(
            out,
            "{name:<8} {:>5} {:>8.1} {:>8.1} {:>8.1}",
            tally.needs,
            percent(tally.both, tally.needs),
            percent(tally.words, tally.needs),
            percent(tally.code, tally.needs),
        );
    };
    let _ = writeln!(out, "Rappel à {PROPOSED} de la classe du titulaire, en %");
    let _ = writeln!(
        out,
        "{:<8} {:>5} {:>8} {:>8} {:>8}",
        "", "n", "mots+CPV", "mots", "CPV"
    );
    line(&mut out, "tout", &all);
    // One firm with many contracts weighs as much as a firm with one.
    let mean = |part: fn(&Tally) -> usize| {
        #[allow(clippy::cast_precision_loss)]
        let count = firms.len().max(1) as f64;
        let shares = firms.values().map(|tally| percent(part(tally), tally.needs));
        shares.sum::<f64>() / count
    };
    let _ = writeln!(
        out,
        "{:<8} {:>5} {:>8.1} {:>8.1} {:>8.1}",
        "/firme",
        firms.len(),
        mean(|tally| tally.both),
        mean(|tally| tally.words),
        mean(|tally| tally.code),
    );
    for (division, tally) in &divisions {
        line(&mut out, division, tally);
    }
    let _ = writeln!(out, "Besoins dont les mots seuls ne disent rien : {silent}");
    let _ = writeln!(
        out,
        "Repère : {EMPIRICAL} % pour le seul croisement empirique CPV × NAF (six premières classes du groupe)."
    );
    let mut missed: Vec<((String, Naf), usize)> = missed.into_iter().collect();
    missed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let _ = writeln!(
        out,
        "Manques les plus fréquents (groupe CPV, classe du titulaire) :"
    );
    for ((group, naf), count) in missed.iter().take(15) {
        let label = families.naf_label(naf).unwrap_or("?");
        let _ = writeln!(out, "{count:>5}  {group}  {naf}  {label}");
    }
    Ok(out)
}

fn need(line: &str) -> Result<(String, Cpv, Naf, String)> {
    let value: Value = serde_json::from_str(line)?;
    let field = |name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .with_context(|| format!("champ « {name} » absent"))
    };
    Ok((
        field("objet")?.to_owned(),
        field("cpv")?.parse()?,
        field("naf")?.parse()?,
        field("siren")?.to_owned(),
    ))
}
