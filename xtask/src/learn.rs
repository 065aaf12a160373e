//! Learns the weights of the checker's second reading from annotated passages.
//!
//! One logistic regression by family, by coordinates in the dual (Yu, Huang and Lin, « Dual coordinate descent methods
//! for logistic regression and maximum entropy models », Machine Learning 85, 2011): no randomness but the order of a
//! fixed seed, so that the same passages give the same weights.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use api::Desk;
use clauses::{Library, Span};
use compliance::likeness::{self, FAMILIES, Model, marks};
use compliance::rules;
use document::DocumentKind;
use formats::read::read_any;
use french::Text;

use crate::{eval_lint, passages};

/// Where the annotated passages are.
const CORPORA: &str = "compliance/corpus/tune";
/// Sentences forged for the rules, faulty and sound: a test holds the checker to them.
const BANK: &str = "compliance/tests/it/bank.txt";
/// Where the weights go.
pub(crate) const WEIGHTS: &str = "compliance/data/likeness.bin";
/// How much a sentence on the wrong side costs, beside the size of the weights.
const COST: f64 = 20.0;
/// Passes over the sentences.
const PASSES: usize = 40;
/// A mark is kept from this many sentences on.
const FEWEST: usize = 3;

/// A sentence: its marks, and which families of faults it holds.
struct Sentence {
    marks: Vec<u32>,
    faults: BTreeSet<usize>,
}

/// Learns from the corpora of the repository and writes the weights; with `measure`, learns without these files, and
/// says what the checker then does on them.
pub(crate) fn run(measure: &[PathBuf]) -> Result<()> {
    if !measure.is_empty() {
        let same = |a: &Path, b: &Path| a.file_name() == b.file_name();
        let mut files = corpora(Path::new(CORPORA))?;
        files.retain(|file| !measure.iter().any(|measured| same(file, measured)));
        let model = learnt(&files)?;
        return measure.iter().try_for_each(|file| {
            println!("{}, non appris :", file.display());
            eval_lint::run(file, false, &model)
        });
    }
    let model = learnt(&corpora(Path::new(CORPORA))?)?;
    let bytes = model.written();
    fs::write(WEIGHTS, &bytes).with_context(|| format!("{WEIGHTS} : écriture impossible"))?;
    println!("{WEIGHTS} : {} repères, {} ko", model.marks(), bytes.len() / 1024);
    Ok(())
}

/// The files of a folder, in order.
pub(crate) fn corpora(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("{} : lecture impossible", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ext| ext == "jsonl"));
    files.sort();
    ensure!(!files.is_empty(), "{} : aucun corpus", folder.display());
    Ok(files)
}

/// A key of what is learnt from: the model says which passages it knows.
fn key_of(files: &[PathBuf]) -> Result<u64> {
    let read =
        |path: &PathBuf| fs::read(path).with_context(|| format!("{} : lecture impossible", path.display()));
    let contents: Vec<Vec<u8>> = files
        .iter()
        .chain([&PathBuf::from(BANK)])
        .map(read)
        .collect::<Result<_>>()?;
    Ok(likeness::key_of(&contents))
}

/// The model learnt from these files and from the examples of the rules' pages.
pub(crate) fn learnt(files: &[PathBuf]) -> Result<Model> {
    let mut sentences = Vec::new();
    for path in files {
        read(path, &mut sentences)?;
    }
    bank(&mut sentences)?;
    examples(&mut sentences);
    ours(&mut sentences)?;
    let (index, idf) = vocabulary(&sentences);
    let rows: Vec<Vec<(usize, f64)>> = sentences.iter().map(|s| row(s, &index, &idf)).collect();
    let mut weights: Vec<(u32, [f32; FAMILIES.len()])> =
        index.keys().map(|key| (*key, [0.0; FAMILIES.len()])).collect();
    weights.sort_by_key(|(key, _)| index[key]);
    let mut bias = [0.0; FAMILIES.len()];
    for family in 0..FAMILIES.len() {
        let faulty: Vec<bool> = sentences.iter().map(|s| s.faults.contains(&family)).collect();
        let (of, b) = regression(&rows, &faulty, index.len());
        bias[family] = b as f32;
        for (at, (_, weights)) in weights.iter_mut().enumerate() {
            weights[family] = (of[at] * idf[at]) as f32;
        }
    }
    Ok(Model::new(key_of(files)?, bias, weights))
}

fn read(path: &Path, sentences: &mut Vec<Sentence>) -> Result<()> {
    for passage in passages::read(path)? {
        let faults = passage.segments.iter().map(|segment| {
            let family = FAMILIES.iter().position(|known| known.slug() == segment.family);
            let family = family
                .with_context(|| format!("{} : famille « {} » inconnue", path.display(), segment.family))?;
            Ok((family, segment.start, segment.end))
        });
        let faults: Vec<_> = faults.collect::<Result<_>>()?;
        add(&passage.words, passage.kind, &faults, sentences);
    }
    Ok(())
}

/// The lines of the bank: `family|piece|words`, the fault between ⟦ ⟧; the family « - » is sound.
fn bank(sentences: &mut Vec<Sentence>) -> Result<()> {
    let lines = fs::read_to_string(BANK).with_context(|| format!("{BANK} : lecture impossible"))?;
    for line in lines
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let fields: Vec<&str> = line.splitn(3, '|').collect();
        let [family, kind, marked] = fields[..] else {
            anyhow::bail!("{BANK} : ligne illisible : {line}");
        };
        let family = FAMILIES.iter().position(|known| known.slug() == family);
        let start = marked.chars().position(|c| c == '⟦');
        // The end is counted without the opening sign.
        let end = marked.chars().position(|c| c == '⟧').map(|at| at - 1);
        let fault = family
            .zip(start.zip(end))
            .map(|(family, (start, end))| (family, start, end));
        let kind = DocumentKind::from_slug(kind).unwrap_or(DocumentKind::Autre);
        add(&marked.replace(['⟦', '⟧'], ""), kind, fault.as_slice(), sentences);
    }
    Ok(())
}

/// The examples of the pages: the bad ones are faults from end to end, the good ones are sound.
fn examples(sentences: &mut Vec<Sentence>) {
    for rule in rules() {
        let Some(family) = FAMILIES.iter().position(|known| *known == rule.family) else {
            continue;
        };
        for bad in [true, false] {
            for (kind, words) in rule.examples(bad) {
                let faults = bad.then(|| (family, 0, words.chars().count()));
                add(&words, kind, faults.as_slice(), sentences);
            }
        }
    }
}

/// What we write ourselves is sound: the clauses of the library, and the pieces of the examples.
fn ours(sentences: &mut Vec<Sentence>) -> Result<()> {
    for text in Library::embedded()
        .modules()
        .iter()
        .flat_map(|m| &m.facets)
        .flat_map(|f| &f.texts)
    {
        for piece in &text.body {
            let words: String = piece.spans().into_iter().map(shown).collect();
            add(&words, DocumentKind::Cctp, &[], sentences);
        }
    }
    let folder = tempfile::tempdir()?;
    let desk = Desk::new(folder.path().join("data"));
    let mut needs: Vec<PathBuf> = fs::read_dir("examples")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    needs.retain(|path| path.extension().is_some_and(|ext| ext == "toml"));
    needs.sort();
    for need in needs {
        let tender = api::need::open(&need)?;
        let out = folder.path().join(need.file_stem().unwrap_or_default());
        api::draft::draft(&desk, &tender.into(), &out, &[], &api::Job::silent())?;
        let mut pieces: Vec<PathBuf> = fs::read_dir(out.join("a-publier"))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        pieces.retain(|path| path.extension().is_some_and(|ext| ext == "docx"));
        pieces.sort();
        for piece in pieces {
            let name = piece
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            for passage in read_any(&fs::read(&piece)?, &name)?.passages() {
                add(&passage.text, passage.document, &[], sentences);
            }
        }
    }
    Ok(())
}

/// The words of a span; what a need fills in is a blank.
fn shown(span: &Span) -> &str {
    match span {
        Span::Text(words) | Span::Bold(words) | Span::Italic(words) => words,
        Span::Variable(_) | Span::Reference(_) => "…",
    }
}

fn add(words: &str, kind: DocumentKind, faults: &[(usize, usize, usize)], sentences: &mut Vec<Sentence>) {
    let text = Text::new(words);
    for (at, sentence) in text.sentences().iter().enumerate() {
        let span = sentence.span;
        sentences.push(Sentence {
            marks: marks(&text, at, kind),
            faults: faults
                .iter()
                .filter(|(_, start, end)| span.start < *end && *start < span.end)
                .map(|(family, _, _)| *family)
                .collect(),
        });
    }
}

/// Marks seen often enough, with how telling each is: the rarer, the more.
fn vocabulary(sentences: &[Sentence]) -> (HashMap<u32, usize>, Vec<f64>) {
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for mark in sentences.iter().flat_map(|sentence| &sentence.marks) {
        *seen.entry(*mark).or_default() += 1;
    }
    seen.retain(|_, times| *times >= FEWEST);
    let all = sentences.len() as f64;
    let idf = seen
        .values()
        .map(|times| ((1.0 + all) / (1.0 + *times as f64)).ln() + 1.0)
        .collect();
    let index = seen
        .into_keys()
        .enumerate()
        .map(|(at, mark)| (mark, at))
        .collect();
    (index, idf)
}

/// A sentence as numbers. Its length is the number of its known marks alone, as in [`Model::weigh`].
fn row(sentence: &Sentence, index: &HashMap<u32, usize>, idf: &[f64]) -> Vec<(usize, f64)> {
    let known: Vec<usize> = sentence
        .marks
        .iter()
        .filter_map(|mark| index.get(mark).copied())
        .collect();
    let length = (known.len().max(1) as f64).sqrt();
    known.into_iter().map(|at| (at, idf[at] / length)).collect()
}

/// Weights and bias that tell the faulty from the others.
fn regression(rows: &[Vec<(usize, f64)>], faulty: &[bool], size: usize) -> (Vec<f64>, f64) {
    let cost = COST / scale(rows);
    let mut weights = vec![0.0; size];
    let mut bias = 0.0;
    let mut alphas = vec![cost * 1e-3; rows.len()];
    let squares: Vec<f64> = rows
        .iter()
        .map(|row| 1.0 + row.iter().map(|(_, x)| x * x).sum::<f64>())
        .collect();
    let sign = |at: usize| if faulty[at] { 1.0 } else { -1.0 };
    for (at, row) in rows.iter().enumerate() {
        push(&mut weights, &mut bias, row, sign(at) * alphas[at]);
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 0x9e37_79b9_7f4a_7c15u64;
    for _ in 0..PASSES {
        for at in (1..order.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            order.swap(at, (seed % (at as u64 + 1)) as usize);
        }
        for &at in &order {
            let margin = sign(at) * (bias + rows[at].iter().map(|(i, x)| weights[*i] * x).sum::<f64>());
            let next = root(alphas[at], cost, squares[at], margin);
            push(&mut weights, &mut bias, &rows[at], sign(at) * (next - alphas[at]));
            alphas[at] = next;
        }
    }
    (weights, bias)
}

/// Mean square of a row: the cost is said for rows of length one.
fn scale(rows: &[Vec<(usize, f64)>]) -> f64 {
    let sum: f64 = rows.iter().flatten().map(|(_, x)| x * x).sum();
    (sum / rows.len().max(1) as f64).max(f64::MIN_POSITIVE)
}

fn push(weights: &mut [f64], bias: &mut f64, row: &[(usize, f64)], by: f64) {
    for (at, x) in row {
        weights[*at] += by * x;
    }
    *bias += by;
}

/// Where `ln(a / (cost - a)) + square (a - before) + margin` is zero, between nothing and the cost: it only rises.
fn root(before: f64, cost: f64, square: f64, margin: f64) -> f64 {
    let (mut low, mut high) = (0.0, cost);
    for _ in 0..40 {
        let a = f64::midpoint(low, high);
        if (a / (cost - a)).ln() + square * (a - before) + margin > 0.0 {
            high = a;
        } else {
            low = a;
        }
    }
    f64::midpoint(low, high)
}
