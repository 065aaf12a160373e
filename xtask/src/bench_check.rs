//! Times of the checker on a long document, beside a plain search for words in the same run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use compliance::{Context, Memory, check_document};
use document::{Body, Document, Inline};
use formats::read::read_any;
use formats::write::TextOptions;
use jiff::civil::date;
use law::Law;

use crate::documents;

/// Whole documents of the corpus, put one after the other.
const CORPUS: &str = "compliance/corpus/documents";
/// How many: nearly four hundred words a page, and some fifty-seven pages.
const DOCUMENTS: usize = 10;
/// Measures of each thing.
const RUNS: usize = 30;

/// A keyword list, as a search in a word processor would be: the least that a checker could do.
const WORDS: &[&str] = &[
    "france",
    "français",
    "local",
    "locale",
    "région",
    "département",
    "commune",
    "kilomètres",
    "marque",
    "modèle",
    "type",
    "brevet",
    "exclusivement",
    "uniquement",
    "impérativement",
    "norme",
    "nf",
    "en",
    "iso",
    "dtu",
    "label",
    "certifié",
    "certification",
    "écolabel",
    "rse",
    "politique",
    "développement durable",
    "appréciation",
    "qualité",
    "chiffre d’affaires",
    "références",
    "ancienneté",
    "décret",
    "ordonnance",
    "code des marchés publics",
    "30 jours",
    "45 jours",
    "60 jours",
    "intérêts moratoires",
    "prix",
    "moins-disant",
    "nationalité",
    "âge",
    "résidence",
    "langue",
];

/// Measures on this file, or on a PDF made of the corpus.
pub(crate) fn run(file: Option<PathBuf>) -> Result<()> {
    let path = match file {
        Some(path) => path,
        None => made()?,
    };
    let bytes = fs::read(&path).with_context(|| format!("{} : lecture impossible", path.display()))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ctx = Context::new(date(2026, 11, 23), Law::embedded());

    let (document, first_read) = timed(|| read_any(&bytes, &name));
    let document = document?;
    let (found, first_check) = timed(|| check_document(&document, &ctx).len());
    let last = document.pages.values().copied().max().unwrap_or_default();
    println!(
        "{name} : {last} pages, {} blocs, {found} alertes",
        document.blocks.len()
    );
    println!(
        "{:<58} {:>8.1} ms",
        "première lecture et premier contrôle (motifs compilés)",
        ms(first_read + first_check)
    );
    report("lire", || read_any(&bytes, &name).map(drop).unwrap_or_default());
    report("contrôler", || drop(check_document(&document, &ctx)));
    let text = words_of(&document);
    report("chercher quarante-cinq mots dans le même texte", || {
        let folded = text.to_lowercase();
        let _ = WORDS
            .iter()
            .map(|word| folded.matches(word).count())
            .sum::<usize>();
    });
    let article = longest_article(&document);
    report(
        &format!(
            "contrôler un article seul ({} blocs, le plus long)",
            article.blocks.len()
        ),
        || drop(check_document(&article, &ctx)),
    );
    typed(&article, &ctx);
    Ok(())
}

/// The same article while a person types in it: a word more each time, in one paragraph after another, what was judged
/// before being known.
fn typed(article: &Document, ctx: &Context<'_>) {
    let memory = Memory::default();
    let ctx = Context {
        memory: Some(&memory),
        ..*ctx
    };
    let _ = check_document(article, &ctx);
    let paragraphs: Vec<usize> = (0..article.blocks.len())
        .filter(|at| matches!(article.blocks[*at].body, Body::Paragraph { .. }))
        .collect();
    if paragraphs.is_empty() {
        return;
    }
    let mut article = article.clone();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|run| {
            let at = paragraphs[run % paragraphs.len()];
            if let Body::Paragraph { content } = &mut article.blocks[at].body {
                content.push(Inline::text(format!(" Livraison numéro {run}.")));
            }
            timed(|| check_document(&article, &ctx)).1
        })
        .collect();
    told(
        "contrôler à nouveau le même article, un paragraphe changé",
        &mut times,
    );
}

/// A PDF of the corpus, through LibreOffice.
fn made() -> Result<PathBuf> {
    let folder = Path::new("target/bench");
    fs::create_dir_all(folder)?;
    let mut files: Vec<PathBuf> = fs::read_dir(CORPUS)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|ext| ext == "md"));
    files.sort();
    ensure!(!files.is_empty(), "{CORPUS} : aucun document");
    let mut whole: Option<Document> = None;
    for path in files.iter().cycle().take(DOCUMENTS) {
        let read = read_any(&fs::read(path)?, "corpus.md")?;
        match &mut whole {
            None => whole = Some(read),
            Some(whole) => whole.blocks.extend(read.blocks),
        }
    }
    let whole = whole.context("aucun document")?;
    let docx = folder.join("verification.docx");
    fs::write(
        &docx,
        formats::write::docx(&whole, &TextOptions::new(date(2026, 11, 23)))?,
    )?;
    documents::converted(&[&docx], "pdf", folder)?;
    Ok(folder.join("verification.pdf"))
}

/// The article with most blocks, alone.
fn longest_article(document: &Document) -> Document {
    let mut articles: Vec<Vec<document::Block>> = Vec::new();
    for block in &document.blocks {
        if matches!(block.body, Body::Title { level: 1, .. }) || articles.is_empty() {
            articles.push(Vec::new());
        }
        if let Some(article) = articles.last_mut() {
            article.push(block.clone());
        }
    }
    let mut alone = Document::new(document.kind, "");
    alone.blocks = articles.into_iter().max_by_key(Vec::len).unwrap_or_default();
    alone
}

fn words_of(document: &Document) -> String {
    document
        .passages()
        .iter()
        .map(|passage| passage.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let answer = run();
    (answer, start.elapsed())
}

fn report(what: &str, run: impl Fn()) {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| timed(&run).1).collect();
    told(what, &mut times);
}

fn told(what: &str, times: &mut [Duration]) {
    times.sort();
    println!(
        "{what:<58} {:>8.1} ms (médiane) {:>8.1} ms (au pire)",
        ms(times[times.len() / 2]),
        ms(times[times.len() - 1])
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
