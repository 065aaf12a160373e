//! `eval fabric`: is the class of who won the contract among the first eight proposed for the need?
//!
//! Reads a file of real contracts, one JSON object a line: `{id, objet, cpv, naf, siren}`.
//!
//! Five folds, grouped by firm: all the contracts of a firm fall in the same one, so that what is learnt on the
//! others has never seen the firm. Beside ours, two baselines that need no one's work: the classes that win most,
//! and the plain CPV × NAF table of contracts. Any table of ours that is learnt from contracts must be recomputed
//! here without the fold; today there is none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use families::{Families, NafWeight};
use serde_json::Value;
use tender::{Cpv, Naf};

/// How many classes are proposed.
const PROPOSED: usize = 8;
/// What the empirical CPV × NAF crossing alone finds (first six classes of the CPV group), measured
/// apart on contracts held out.
const EMPIRICAL: f64 = 63.0;

/// How many folds.
const FOLDS: usize = 5;
/// 95 %, two-sided.
const Z: f64 = 1.959_964;

/// A contract, and what is proposed for it.
struct Contract {
    words: String,
    cpv: Cpv,
    winner: Naf,
    siren: String,
}

/// Names of the columns of [`Tally`].
const COLUMNS: [&str; 3] = ["mots+CPV", "mots", "CPV"];

/// Contracts, and how many of them are found by words and code, by words alone, by the code alone.
#[derive(Default, Clone, Copy)]
struct Tally {
    needs: usize,
    found: [usize; 3],
}

impl Tally {
    fn add(&mut self, found: [bool; 3]) {
        self.needs += 1;
        for (sum, one) in self.found.iter_mut().zip(found) {
            *sum += usize::from(one);
        }
    }

    fn percents(&self) -> [f64; 3] {
        self.found.map(|found| percent(found, self.needs))
    }
}

#[allow(clippy::cast_precision_loss, reason = "des comptes de contrats")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Wilson's 95 % interval of a proportion, in per cent.
#[allow(clippy::cast_precision_loss, reason = "des comptes de contrats")]
fn wilson(part: usize, whole: usize) -> (f64, f64) {
    if whole == 0 {
        return (0.0, 100.0);
    }
    let (n, share) = (whole as f64, part as f64 / whole as f64);
    let z2 = Z * Z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    (100.0 * (centre - half).max(0.0), 100.0 * (centre + half).min(1.0))
}

/// The fold of a firm: from its SIREN alone, so that no order of lines and no other firm changes it.
fn fold(siren: &str) -> usize {
    let hash = siren.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The low bits of FNV alone are poor; the high ones have mixed.
    usize::try_from((hash >> 32) % FOLDS as u64).unwrap_or(0)
}

/// What contracts alone teach: which classes win, in all and by the first digits of the CPV code.
#[derive(Default)]
struct Learnt {
    all: Vec<Naf>,
    /// Two digits, and three.
    by_prefix: BTreeMap<String, Vec<Naf>>,
}

impl Learnt {
    fn from<'a>(contracts: impl Iterator<Item = &'a Contract>) -> Self {
        let mut counts: BTreeMap<String, BTreeMap<&Naf, usize>> = BTreeMap::new();
        for contract in contracts {
            for digits in [0, 2, 3] {
                let prefix = contract.cpv.as_str()[..digits].to_owned();
                *counts
                    .entry(prefix)
                    .or_default()
                    .entry(&contract.winner)
                    .or_default() += 1;
            }
        }
        let mut by_prefix: BTreeMap<String, Vec<Naf>> = counts
            .into_iter()
            .map(|(prefix, counts)| {
                let mut list: Vec<(&Naf, usize)> = counts.into_iter().collect();
                list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
                (prefix, list.into_iter().map(|(naf, _)| naf.clone()).collect())
            })
            .collect();
        Self {
            all: by_prefix.remove("").unwrap_or_default(),
            by_prefix,
        }
    }

    /// The classes that win most, whatever the need.
    fn constant(&self) -> &[Naf] {
        &self.all[..self.all.len().min(PROPOSED)]
    }

    fn lists(&self, cpv: &Cpv) -> [&[Naf]; 3] {
        let of = |digits: usize| self.by_prefix.get(&cpv.as_str()[..digits]);
        [
            of(3).map_or(&[], Vec::as_slice),
            of(2).map_or(&[], Vec::as_slice),
            self.constant(),
        ]
    }

    /// The first eight of the group; of the division when the group is unknown; else the constant list.
    fn group(&self, cpv: &Cpv) -> Vec<&Naf> {
        let known = self.lists(cpv).into_iter().find(|list| !list.is_empty());
        known.into_iter().flatten().take(PROPOSED).collect()
    }

    /// The same, but a list shorter than eight goes on with the next: the strongest this table can do.
    fn filled(&self, cpv: &Cpv) -> Vec<&Naf> {
        let mut out: Vec<&Naf> = Vec::new();
        for naf in self.lists(cpv).into_iter().flatten() {
            if out.len() == PROPOSED {
                break;
            }
            if !out.contains(&naf) {
                out.push(naf);
            }
        }
        out
    }
}

/// What to measure, and on what.
pub(crate) struct Options<'a> {
    /// Contracts to find.
    pub(crate) path: &'a Path,
    /// Contracts the baselines learn from, instead of those of the other folds.
    pub(crate) contracts: Option<&'a Path>,
    /// Also the misses of the words alone, by cause.
    pub(crate) errors: bool,
}

/// Prints recall at eight of the winner's class: words and code, words alone, code alone; overall, per firm, by
/// fold and by CPV division, beside the baselines; then the pairs missed most.
///
/// # Errors
/// When a file cannot be read, or a line lacks a field or holds an impossible code.
pub(crate) fn run(options: &Options<'_>) -> Result<()> {
    let contracts = read(options.path)?;
    let taught = options.contracts.map(read).transpose()?;
    println!("{}", report(&contracts, taught.as_deref()));
    if options.errors {
        println!("{}", misses(&contracts));
    }
    Ok(())
}

/// Contracts of a `.jsonl` file, or of a `.csv` file with columns `cpv`, `naf`, `siren` (and `objet`).
fn read(path: &Path) -> Result<Vec<Contract>> {
    let text = fs::read_to_string(path).with_context(|| format!("lecture de {}", path.display()))?;
    let of_line = |index: usize| format!("{}, ligne {}", path.display(), index + 1);
    if path.extension().is_some_and(|extension| extension == "csv") {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.deserialize::<BTreeMap<String, String>>().enumerate();
        return rows
            .map(|(index, row)| {
                let row = row.with_context(|| of_line(index + 1))?;
                let field = |name: &str| row.get(name).map(String::as_str);
                contract(&field).with_context(|| of_line(index + 1))
            })
            .collect();
    }
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            let value: Value = serde_json::from_str(line).with_context(|| of_line(index))?;
            let field = |name: &str| value.get(name).and_then(Value::as_str);
            contract(&field).with_context(|| of_line(index))
        })
        .collect()
}

fn contract<'a>(field: &dyn Fn(&str) -> Option<&'a str>) -> Result<Contract> {
    let needed = |name: &str| field(name).with_context(|| format!("champ « {name} » absent"));
    Ok(Contract {
        words: field("objet").unwrap_or_default().to_owned(),
        cpv: needed("cpv")?.parse()?,
        winner: needed("naf")?.parse()?,
        siren: needed("siren")?.to_owned(),
    })
}

fn among(list: &[NafWeight], winner: &Naf) -> bool {
    list.iter().take(PROPOSED).any(|proposed| proposed.naf == *winner)
}

fn report(contracts: &[Contract], taught: Option<&[Contract]>) -> String {
    let families = Families::embedded();
    let mut all = Tally::default();
    let mut folds = [Tally::default(); FOLDS];
    let mut divisions: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut missed: BTreeMap<(&str, &Naf), usize> = BTreeMap::new();
    let mut firms: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut silent = 0;
    for contract in contracts {
        let Contract {
            words,
            cpv,
            winner,
            siren,
        } = contract;
        let alone = families.naf_for(words, &[]);
        let found = [
            among(&families.naf_for(words, &[cpv]), winner),
            among(&alone, winner),
            among(&families.naf_for("", &[cpv]), winner),
        ];
        silent += usize::from(alone.is_empty());
        all.add(found);
        folds[fold(siren)].add(found);
        firms.entry(siren).or_default().add(found);
        divisions.entry(&cpv.as_str()[..2]).or_default().add(found);
        if !found[0] {
            *missed.entry((&cpv.as_str()[..3], winner)).or_default() += 1;
        }
    }

    let mut out = String::new();
    let line = |out: &mut String, name: &str, count: usize, percents: [f64; 3]| {
        let [both, words, code] = percents;
        let _ = writeln!(out, "{name:<8} {count:>5} {both:>8.1} {words:>8.1} {code:>8.1}");
    };
    let _ = writeln!(out, "Rappel à {PROPOSED} de la classe du titulaire, en %");
    let [both, words, code] = COLUMNS;
    let _ = writeln!(out, "{:<8} {:>5} {both:>8} {words:>8} {code:>8}", "", "n");
    line(&mut out, "tout", all.needs, all.percents());
    // One firm with many contracts weighs as much as a firm with one.
    line(&mut out, "/firme", firms.len(), mean(firms.values()));
    for (division, tally) in &divisions {
        line(&mut out, division, tally.needs, tally.percents());
    }
    let _ = writeln!(out, "Besoins dont les mots seuls ne disent rien : {silent}");
    let _ = writeln!(
        out,
        "Repère : {EMPIRICAL} % pour le seul croisement empirique CPV × NAF (six premières classes du groupe)."
    );

    let _ = writeln!(
        out,
        "\nPar pli ({FOLDS} plis, les contrats d’une firme dans un seul)"
    );
    for (number, tally) in folds.iter().enumerate() {
        line(
            &mut out,
            &format!("pli {}", number + 1),
            tally.needs,
            tally.percents(),
        );
    }
    line(&mut out, "moyenne", FOLDS, mean(&folds));
    let _ = writeln!(
        out,
        "La méthode : aucune table apprise sur des contrats, rien n’est donc recalculé sans le pli. Ses mots et ses \
         classes sont écrits à la main, peut-être en lisant ce fichier : les plis n’en protègent pas. Seuls des \
         contrats que personne n’a lus le feraient."
    );

    let baselines = baselines(contracts, taught);
    let _ = writeln!(out, "\nEn une même passe, avec l’intervalle de Wilson à 95 %");
    let _ = writeln!(out, "{:<46} {:>6} {:>15} {:>8}", "", "%", "intervalle", "plis");
    let mut compared = |name: &str, found: usize, by_fold: f64| {
        let (low, high) = wilson(found, all.needs);
        let _ = writeln!(
            out,
            "{name:<46} {:>6.1}   {low:>5.1} à {high:>5.1} {by_fold:>8.1}",
            percent(found, all.needs)
        );
    };
    let ours = mean(&folds);
    compared("la méthode, mots et CPV", all.found[0], ours[0]);
    compared("la méthode, mots seuls", all.found[1], ours[1]);
    compared("la méthode, CPV seul", all.found[2], ours[2]);
    let by_fold = mean(&baselines);
    for (column, name) in BASELINES.into_iter().enumerate() {
        let found = baselines.iter().map(|tally| tally.found[column]).sum();
        compared(name, found, by_fold[column]);
    }
    let _ = writeln!(
        out,
        "Repères appris sur {}. « plis » : moyenne des {FOLDS} plis. L’intervalle compte chaque contrat \
         comme indépendant ; {} firmes en ont {} : le vrai est plus large.",
        match taught {
            Some(taught) => format!(
                "{} contrats d’un autre fichier, sans les firmes du pli",
                taught.len()
            ),
            None => "les autres plis".to_owned(),
        },
        firms.len(),
        all.needs
    );

    let mut missed: Vec<((&str, &Naf), usize)> = missed.into_iter().collect();
    missed.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let _ = writeln!(
        out,
        "\nManques les plus fréquents (groupe CPV, classe du titulaire) :"
    );
    for ((group, naf), count) in missed.iter().take(15) {
        let label = families.naf_label(naf).unwrap_or("?");
        let _ = writeln!(out, "{count:>5}  {group}  {naf}  {label}");
    }
    out
}

/// Mean of the percentages of groups that hold something.
fn mean<'a>(groups: impl IntoIterator<Item = &'a Tally>) -> [f64; 3] {
    let mut sums = [0.0; 3];
    let mut count = 0.0;
    for tally in groups.into_iter().filter(|tally| tally.needs > 0) {
        count += 1.0;
        for (sum, share) in sums.iter_mut().zip(tally.percents()) {
            *sum += share;
        }
    }
    sums.map(|sum| if count > 0.0 { sum / count } else { 0.0 })
}

/// Names of the columns of what [`baselines`] counts.
const BASELINES: [&str; 3] = [
    "repère : les huit classes les plus fréquentes",
    "repère : CPV × NAF, repli si groupe inconnu",
    "repère : CPV × NAF, complété jusqu’à huit",
];

/// What each baseline finds in each fold, having learnt from contracts of none of its firms.
fn baselines(contracts: &[Contract], taught: Option<&[Contract]>) -> [Tally; FOLDS] {
    let mut folds = [Tally::default(); FOLDS];
    for (number, tally) in folds.iter_mut().enumerate() {
        let teachers = taught.unwrap_or(contracts);
        let learnt = Learnt::from(teachers.iter().filter(|contract| fold(&contract.siren) != number));
        for contract in contracts
            .iter()
            .filter(|contract| fold(&contract.siren) == number)
        {
            let winner = &contract.winner;
            tally.add([
                learnt.constant().contains(winner),
                learnt.group(&contract.cpv).contains(&winner),
                learnt.filled(&contract.cpv).contains(&winner),
            ]);
        }
    }
    folds
}

/// Why the words alone did not lead to the winner's class. The CPV code given by the buyer tells which family was
/// the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// Neither a family nor a group of the mapping.
    Nothing,
    /// No family; groups of the mapping, without the class.
    NoFamily,
    /// Families, of which none is one of the code's.
    WrongFamily,
    /// The code is that of no family.
    NoneForCode,
    /// A family of the code, whose classes are others.
    ClassMissing,
    /// A family of the code, which holds the class, too far down.
    ClassTooLow,
}

impl Cause {
    fn title(self) -> &'static str {
        match self {
            Self::Nothing => "Aucune famille trouvée : les mots ne disent rien",
            Self::NoFamily => "Aucune famille trouvée : seuls des groupes CPV, sans la classe",
            Self::WrongFamily => "Mauvaise famille",
            Self::NoneForCode => "Une famille trouvée, mais aucune ne couvre le CPV",
            Self::ClassMissing => "Bonne famille, classe absente",
            Self::ClassTooLow => "Bonne famille, classe au-delà de la huitième",
        }
    }
}

fn cause(families: &Families, contract: &Contract) -> Cause {
    let found: Vec<String> = slugs(families.for_words(&contract.words));
    if found.is_empty() {
        return if families.naf_for(&contract.words, &[]).is_empty() {
            Cause::Nothing
        } else {
            Cause::NoFamily
        };
    }
    let right: BTreeSet<String> = slugs(families.for_cpv(&contract.cpv)).into_iter().collect();
    if right.is_empty() {
        return Cause::NoneForCode;
    }
    let mut common = found.iter().filter(|slug| right.contains(*slug)).peekable();
    if common.peek().is_none() {
        return Cause::WrongFamily;
    }
    let holds = |slug: &String| {
        let family = families.get(slug);
        family.is_some_and(|family| family.naf.iter().any(|naf| naf.naf == contract.winner))
    };
    if common.any(holds) {
        Cause::ClassTooLow
    } else {
        Cause::ClassMissing
    }
}

fn slugs(found: Vec<families::FamilyMatch>) -> Vec<String> {
    found.into_iter().map(|family| family.slug).collect()
}

/// The misses of the words alone, by cause, as a Markdown text for those who write families.
fn misses(contracts: &[Contract]) -> String {
    let families = Families::embedded();
    let mut by_cause: BTreeMap<Cause, Vec<&Contract>> = BTreeMap::new();
    for contract in contracts {
        if !among(&families.naf_for(&contract.words, &[]), &contract.winner) {
            by_cause
                .entry(cause(families, contract))
                .or_default()
                .push(contract);
        }
    }
    let total: usize = by_cause.values().map(Vec::len).sum();
    let mut out = format!(
        "# Manques des mots seuls : {total} contrats sur {}\n",
        contracts.len()
    );
    for (cause, list) in &by_cause {
        let _ = writeln!(out, "- {} : {}", cause.title(), list.len());
    }
    // A firm that sells something else than what its class says teaches nothing on the class.
    let mut firms: BTreeMap<(&str, &Naf), usize> = BTreeMap::new();
    for contract in by_cause.values().flatten() {
        *firms.entry((&contract.siren, &contract.winner)).or_default() += 1;
    }
    let mut firms: Vec<_> = firms.into_iter().filter(|(_, count)| *count >= 3).collect();
    firms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let _ = writeln!(
        out,
        "\nFirmes qui en ont trois ou plus (une classe qui ne dit pas ce que la firme vend\u{a0}?) :\n"
    );
    for ((siren, naf), count) in firms {
        let label = families.naf_label(naf).unwrap_or("?");
        let _ = writeln!(out, "- {count} : {siren}, {naf} {label}");
    }
    for (cause, mut list) in by_cause {
        let _ = writeln!(out, "\n## {} ({})\n", cause.title(), list.len());
        list.sort_by(|a, b| {
            a.cpv
                .as_str()
                .cmp(b.cpv.as_str())
                .then_with(|| a.winner.cmp(&b.winner))
        });
        for contract in list {
            let label = families.naf_label(&contract.winner).unwrap_or("?");
            let proposed = families.naf_for(&contract.words, &[]);
            let rank = proposed.iter().position(|naf| naf.naf == contract.winner);
            let _ = writeln!(
                out,
                "- {}",
                contract.words.split_whitespace().collect::<Vec<_>>().join(" ")
            );
            let _ = writeln!(
                out,
                "  - CPV {}, titulaire {} {label}",
                contract.cpv, contract.winner
            );
            let _ = writeln!(
                out,
                "  - familles par les mots : {} ; par le CPV : {}",
                listed(&slugs(families.for_words(&contract.words))),
                listed(&slugs(families.for_cpv(&contract.cpv)))
            );
            let first: Vec<String> = proposed
                .iter()
                .take(PROPOSED)
                .map(|naf| naf.naf.to_string())
                .collect();
            let rank = rank.map_or_else(|| "absente".to_owned(), |rank| format!("rang {}", rank + 1));
            let _ = writeln!(
                out,
                "  - classes proposées : {} ; la bonne : {rank}",
                listed(&first)
            );
        }
    }
    out
}

fn listed(list: &[String]) -> String {
    if list.is_empty() {
        "aucune".to_owned()
    } else {
        list.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(cpv: &str, naf: &str, siren: &str) -> Contract {
        Contract {
            words: String::new(),
            cpv: cpv.parse().unwrap(),
            winner: naf.parse().unwrap(),
            siren: siren.to_owned(),
        }
    }

    #[test]
    fn a_firm_is_always_in_the_same_fold_and_folds_are_alike() {
        let mut counts = [0; FOLDS];
        for number in 0..10_000 {
            counts[fold(&format!("{number:09}"))] += 1;
        }
        assert!(
            counts.iter().all(|count| (1800..2200).contains(count)),
            "{counts:?}"
        );
        // Fixed: another cut of the firms would not compare with figures already given.
        assert_eq!(["775695299", "055501902", "778151944"].map(fold), [3, 4, 1]);
    }

    #[test]
    fn wilson_is_that_of_the_books() {
        let check = |part, whole, low: f64, high: f64| {
            let (l, h) = wilson(part, whole);
            assert!((l - low).abs() < 0.05 && (h - high).abs() < 0.05, "{l} {h}");
        };
        check(5, 10, 23.7, 76.3);
        check(0, 10, 0.0, 27.8);
        check(10, 10, 72.2, 100.0);
        check(0, 0, 0.0, 100.0);
    }

    #[test]
    fn the_table_falls_back_from_group_to_division_to_the_commonest() {
        let list = [
            contract("39160000", "31.01Z", "1"),
            contract("39160000", "31.01Z", "1"),
            contract("39110000", "31.09B", "2"),
            contract("15810000", "10.71A", "3"),
            contract("15810000", "10.71A", "3"),
            contract("15810000", "10.71A", "3"),
        ];
        let learnt = Learnt::from(list.iter());
        let codes = |list: Vec<&Naf>| list.into_iter().map(|naf| naf.to_string()).collect::<Vec<_>>();
        let group = |cpv: &str| codes(learnt.group(&cpv.parse().unwrap()));
        let filled = |cpv: &str| codes(learnt.filled(&cpv.parse().unwrap()));
        assert_eq!(group("39160000"), ["31.01Z", "31.09B"]);
        assert_eq!(group("39500000"), ["31.01Z", "31.09B"]);
        assert_eq!(group("44000000"), ["10.71A", "31.01Z", "31.09B"]);
        assert_eq!(filled("39500000"), ["31.01Z", "31.09B", "10.71A"]);
    }

    #[test]
    fn a_baseline_learns_nothing_from_the_fold_it_is_measured_on() {
        // One firm, one fold: nothing is left to learn from.
        let alone = [contract("39160000", "31.01Z", "775695299")];
        assert_eq!(
            baselines(&alone, None).iter().map(|t| t.found[2]).sum::<usize>(),
            0
        );
        // The same firm in another file is left out as well; another firm is not.
        assert_eq!(
            baselines(&alone, Some(&alone))
                .iter()
                .map(|t| t.found[2])
                .sum::<usize>(),
            0
        );
        let other = (0..100)
            .map(|n| format!("{n:09}"))
            .find(|siren| fold(siren) != fold("775695299"));
        let other = [contract("39160000", "31.01Z", &other.unwrap())];
        assert_eq!(
            baselines(&alone, Some(&other))
                .iter()
                .map(|t| t.found[2])
                .sum::<usize>(),
            1
        );
    }

    #[test]
    fn a_line_without_its_code_is_refused() {
        let fields = |name: &str| (name == "objet").then_some("chaises");
        assert!(super::contract(&fields).is_err());
    }
}
