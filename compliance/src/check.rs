//! Runs the rules over a passage, a document, a dossier.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use document::{Document, DocumentKind, Passage, Place};
use french::{Span, Text};

use crate::dossier::{analysed, is_working, sources, topics_of};
use crate::likeness::{Likeness, Model};
use crate::marks::{Hit, overlaps};
use crate::mood;
use crate::overlap::{Candidate, settled};
use crate::quotation::quoted_away;
use crate::reading::{Announced, Reading};
use crate::rule::{Check, DocumentReading, PlacedHit, Scope};
use crate::side_by_side::side_by_side;
use crate::suppression::{apply, suppressions};
use crate::table::criteria_tables;
use crate::{Context, Family, Finding, FindingState, Rule, memory, rules};
use document::typographic;

/// Findings of one passage, judged alone, in the order of the text.
#[must_use]
pub fn check_text(text: &str, kind: DocumentKind, ctx: &Context<'_>) -> Vec<Finding> {
    check_text_by(text, kind, ctx, Model::embedded())
}

/// [`check_text`], with a second reading of one's own: to measure what was learnt without some passages.
#[must_use]
pub fn check_text_by(text: &str, kind: DocumentKind, ctx: &Context<'_>, model: &Model) -> Vec<Finding> {
    check_passage(&Text::new(text), kind, ctx, &Around::default(), model)
}

/// What is known of a passage beside its words.
#[derive(Debug, Clone, Copy)]
struct Around {
    announced: Announced,
    /// It may be likened to a sentence.
    alike: bool,
}

impl Default for Around {
    fn default() -> Self {
        Self {
            announced: Announced::default(),
            alike: true,
        }
    }
}

fn check_passage(
    text: &Text<'_>,
    kind: DocumentKind,
    ctx: &Context<'_>,
    around: &Around,
    model: &Model,
) -> Vec<Finding> {
    if text.tokens().is_empty() {
        return Vec::new();
    }
    let reading = Reading::new(text, kind, ctx, around.announced);
    let mut candidates = Vec::new();
    for rule in rules() {
        if let Check::Passage(check) = rule.check {
            let mut hits = Vec::new();
            check(&reading, &mut hits);
            hits.retain(|hit| !quoted_away(&reading, &hit.tokens));
            candidates.extend(hits.into_iter().map(|hit| Candidate { rule, hit }));
        }
    }
    let mut candidates = settled(candidates);
    read_again(&reading, model, around.alike, &mut candidates);
    candidates
        .into_iter()
        .map(|candidate| finding(&reading, candidate.rule, candidate.hit))
        .collect()
}

/// Drops what the second reading doubts, and adds what it vouches for where no rule speaks.
fn read_again(r: &Reading<'_>, model: &Model, alike: bool, candidates: &mut Vec<Candidate>) {
    let sentences = r.text.sentences();
    let likeness: Vec<OnceCell<Likeness>> = sentences.iter().map(|_| OnceCell::new()).collect();
    let of = |at: usize| likeness[at].get_or_init(|| Likeness::read(model, r, at));
    candidates.retain(|candidate| {
        let tokens = &candidate.hit.tokens;
        let last = r.text.sentence_of(tokens.end.saturating_sub(1).max(tokens.start));
        is_exact(candidate.rule)
            || says_brand(r, candidate)
            || (r.text.sentence_of(tokens.start)..=last).any(|at| !of(at).doubts(candidate.rule.family))
    });
    let mut told = Vec::new();
    // The passages learnt are those of these pieces, and of the law of today.
    let known = matches!(
        r.kind,
        DocumentKind::Rc | DocumentKind::Ccap | DocumentKind::Cctp | DocumentKind::Ccp | DocumentKind::Lettre
    );
    let sentences = if known && alike { sentences } else { &[] };
    for (at, sentence) in sentences.iter().enumerate() {
        if sentence.tokens.len() < FEWEST_TOKENS {
            continue;
        }
        let spoken: Vec<Family> = candidates
            .iter()
            .filter(|candidate| overlaps(&candidate.hit.tokens, &sentence.tokens))
            .map(|candidate| candidate.rule.family)
            .collect();
        let unspoken = of(at).vouches().filter(|family| !spoken.contains(family));
        told.extend(unspoken.filter_map(rules::alike).map(|rule| Candidate {
            rule,
            hit: Hit::new(sentence.tokens.clone()),
        }));
    }
    candidates.extend(told);
    candidates.sort_by_key(|candidate| candidate.hit.tokens.start);
}

/// Whether a rule finds a name, not a turn of phrase: nothing around can make it doubtful.
fn is_exact(rule: &Rule) -> bool {
    matches!(rule.code, "SPE005" | "DRO001" | "DRO003")
}

/// « de marque Dupont »: the word is there, whatever the sentence says beside it.
fn says_brand(r: &Reading<'_>, candidate: &Candidate) -> bool {
    candidate.rule.family == Family::Marque
        && (candidate.hit.tokens.clone()).any(|at| matches!(r.folded(at), "marque" | "marques"))
}

/// A sentence shorter than this says too little to be likened to another.
const FEWEST_TOKENS: usize = 10;

fn finding(r: &Reading<'_>, rule: &'static Rule, hit: Hit) -> Finding {
    let span = r.text.span_of(hit.tokens.clone());
    let excerpt = r.text.slice(span).to_owned();
    let message = hit.message.unwrap_or_else(|| said(&excerpt, rule.headline));
    let correction = rule.section("Correction");
    Finding {
        rule,
        state: FindingState::Signale,
        block: None,
        span,
        article: None,
        message,
        why: rule.section("Pourquoi"),
        fix: hit
            .fix
            .map(|fix| typographic(&fix))
            .or((!correction.is_empty()).then_some(correction)),
        replacement: hit.replacement,
        excerpt,
        document: 0,
        waived: None,
    }
}

/// « … » : une provenance est imposée.
fn said(excerpt: &str, headline: &str) -> String {
    const LONGEST: usize = 140;
    let mut words: String = excerpt.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST {
        words = words.chars().take(LONGEST).collect::<String>() + "…";
    }
    typographic(&format!("« {words} » : {headline}."))
}

/// Findings of a document: passages first, in reading order, then what only the whole document shows.
///
/// Working notes and internal notes are left alone: they are not published. What a working note sets aside
/// (« emplettes : ignorer SPE010 motif ») keeps its reason.
#[must_use]
pub fn check_document(document: &Document, ctx: &Context<'_>) -> Vec<Finding> {
    let passages = published(document);
    let sources = sources(&passages);
    let texts = analysed(&sources);
    let topics = topics_of(&texts);
    let reading = DocumentReading {
        document,
        passages: &passages,
        texts: &texts,
        topics: &topics,
        ctx,
    };
    let mut findings = check_piece(&reading);
    apply(&reading, &suppressions(&reading), &mut findings);
    findings
}

/// Passages of a document that is published; none of the others.
pub(crate) fn published(document: &Document) -> Vec<Passage> {
    if document.kind.is_published() {
        document.passages()
    } else {
        Vec::new()
    }
}

pub(crate) fn check_piece(reading: &DocumentReading<'_>) -> Vec<Finding> {
    let DocumentReading {
        document,
        passages,
        texts,
        ctx,
        ..
    } = *reading;
    let model = Model::embedded();
    let mut findings = Vec::new();
    if !document.kind.is_published() {
        return findings;
    }
    let empty: BTreeSet<String> = document
        .variables()
        .into_iter()
        .filter_map(|(_, node)| match node {
            document::Inline::Variable {
                label, value: None, ..
            } => Some(format!("[{label}]")),
            _ => None,
        })
        .collect();
    let announced = equivalence_announced(passages, ctx);
    let rows = noted_rows(reading);
    let over: Vec<_> = rules()
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Document(check) => Some((rule, check)),
            _ => None,
        })
        .collect();
    let around: Vec<Around> = (0..passages.len())
        .map(|at| Around {
            announced: announced[at],
            // A title names what is under it; a cell says too little by itself to be likened to a sentence.
            alike: !announces(passages, at) && !matches!(passages[at].place, Place::Cell { .. }),
        })
        .collect();
    let mut known = recalled(reading, &around);
    // Passages, rows of tables and rules over the document do not wait for each other.
    let unknown: Vec<usize> = (0..passages.len())
        .filter(|at| known[*at].is_none() && !is_working(&passages[*at]))
        .collect();
    let bytes = unknown.iter().map(|at| texts[*at].source().len()).sum();
    let judged = side_by_side(unknown.len() + rows.len() + over.len(), bytes, |task| {
        if let Some(&at) = unknown.get(task) {
            let kind = passages[at].document;
            return Judged::Passage(check_passage(&texts[at], kind, ctx, &around[at], model));
        }
        let task = task - unknown.len();
        if let Some(row) = rows.get(task) {
            let around = Around {
                announced: announced[row.passage],
                alike: false,
            };
            let kind = passages[row.passage].document;
            return Judged::Passage(check_passage(&Text::new(&row.noted), kind, ctx, &around, model));
        }
        let mut hits = Vec::new();
        over[task - rows.len()].1(reading, &mut hits);
        Judged::Rule(hits)
    });
    let (mut noted, mut hits) = (Vec::new(), Vec::new());
    for (task, judged) in judged.into_iter().enumerate() {
        match (judged, unknown.get(task)) {
            (Judged::Passage(found), Some(at)) => known[*at] = Some(found),
            (Judged::Passage(found), None) => noted.push(found),
            (Judged::Rule(found), _) => hits.push(found),
        }
    }
    remembered(reading, &around, &unknown, &known);
    for (at, (passage, found)) in passages.iter().zip(known).enumerate() {
        for mut finding in found.into_iter().flatten() {
            // The label of an empty variable is told once, by its own rule.
            if finding.rule.code == "DOC001" && empty.contains(&finding.excerpt) {
                continue;
            }
            // A title names a criterion; what is appreciated stands under it.
            if finding.rule.code == "CRI070" && announces(passages, at) {
                continue;
            }
            finding.block = Some(passage.block.clone());
            finding.article = passage.article.clone();
            findings.push(finding);
        }
    }
    noted_in_tables(reading, &rows, noted, &mut findings);
    for ((rule, _), hits) in over.iter().zip(hits) {
        findings.extend(hits.into_iter().map(|hit| placed(reading, rule, hit)));
    }
    // A question that is told as a requirement or a criterion is told once.
    let told: BTreeSet<_> = (findings.iter())
        .filter(|finding| finding.rule.family == Family::RseGenerale && finding.rule.scope == Scope::Passage)
        .map(|finding| finding.block.clone())
        .collect();
    findings.retain(|finding| {
        let question = finding.rule.family == Family::RseGenerale && finding.rule.scope == Scope::Document;
        !question || !told.contains(&finding.block)
    });
    findings
}

/// What one processor answers for.
enum Judged {
    /// Findings of a passage, or of a row.
    Passage(Vec<Finding>),
    /// Hits of a rule over the document.
    Rule(Vec<PlacedHit>),
}

/// What is known of each passage from before; nothing of working notes.
fn recalled(reading: &DocumentReading<'_>, around: &[Around]) -> Vec<Option<Vec<Finding>>> {
    match reading.ctx.memory {
        Some(memory) => {
            let passages: Vec<_> = (0..around.len()).map(|at| kept(reading, around, at)).collect();
            let mut known = memory.recall(reading.ctx, &passages);
            // A working note may say the words of a paragraph.
            for (known, passage) in known.iter_mut().zip(reading.passages) {
                if is_working(passage) {
                    *known = None;
                }
            }
            known
        }
        None => vec![None; around.len()],
    }
}

/// Keeps what was just found, for the next time.
fn remembered(
    reading: &DocumentReading<'_>,
    around: &[Around],
    judged: &[usize],
    found: &[Option<Vec<Finding>>],
) {
    if let Some(memory) = reading.ctx.memory {
        let judged = judged
            .iter()
            .filter_map(|&at| Some((kept(reading, around, at), found[at].clone()?)));
        memory.keep(reading.ctx, judged);
    }
}

/// A passage as it is kept: what it rests on, without its block nor its article.
fn kept(reading: &DocumentReading<'_>, around: &[Around], at: usize) -> memory::Passage {
    memory::Passage {
        text: reading.texts[at].source().to_owned(),
        kind: reading.passages[at].document,
        announced: around[at].announced,
        alike: around[at].alike,
    }
}

/// A criterion named in a table, with its weight.
struct NotedRow {
    passage: usize,
    /// What it says, its weight after it.
    noted: String,
}

/// Criteria named in tables: a cell alone does not say that what it names is noted.
fn noted_rows(reading: &DocumentReading<'_>) -> Vec<NotedRow> {
    let tables = criteria_tables(reading);
    let rows = tables.iter().flat_map(|table| &table.rows);
    rows.filter_map(|row| {
        let passage = row.passage();
        let noted = format!("{} | {} %", reading.passages[passage].text, row.weight?);
        Some(NotedRow { passage, noted })
    })
    .collect()
}

/// Criteria named in tables, judged with their weights. Vagueness is left out: a table names criteria, what is appreciated
/// stands under it.
fn noted_in_tables(
    reading: &DocumentReading<'_>,
    rows: &[NotedRow],
    judged: Vec<Vec<Finding>>,
    findings: &mut Vec<Finding>,
) {
    for (row, found) in rows.iter().zip(judged) {
        let passage = &reading.passages[row.passage];
        let named = passage.text.chars().count();
        for mut finding in found {
            let is_told = findings.iter().any(|told| {
                told.block.as_ref() == Some(&passage.block) && told.rule.family == finding.rule.family
            });
            let span = Span::new(finding.span.start, finding.span.end.min(named));
            if is_told || span.start >= span.end || finding.rule.family == Family::CritereFlou {
                continue;
            }
            let excerpt: String = (passage.text.chars())
                .skip(span.start)
                .take(span.end - span.start)
                .collect();
            if finding.message == said(&finding.excerpt, finding.rule.headline) {
                finding.message = said(&excerpt, finding.rule.headline);
            }
            if excerpt != finding.excerpt {
                finding.replacement = None;
            }
            (finding.span, finding.excerpt) = (span, excerpt);
            finding.block = Some(passage.block.clone());
            finding.article = passage.article.clone();
            findings.push(finding);
        }
    }
}

/// Whether a passage is a title with a text under it.
fn announces(passages: &[Passage], at: usize) -> bool {
    let is_title = |passage: &Passage| matches!(passage.place, Place::Title { .. });
    is_title(&passages[at]) && passages.get(at + 1).is_some_and(|next| !is_title(next))
}

pub(crate) fn placed(reading: &DocumentReading<'_>, rule: &'static Rule, hit: PlacedHit) -> Finding {
    let passage = hit.passage.and_then(|at| reading.passages.get(at));
    let correction = rule.section("Correction");
    Finding {
        rule,
        state: if hit.missing {
            FindingState::DonneeManquante
        } else {
            FindingState::Signale
        },
        block: passage.map(|p| p.block.clone()),
        span: hit.span,
        excerpt: hit.excerpt,
        article: passage.and_then(|p| p.article.clone()),
        message: hit.message,
        why: rule.section("Pourquoi"),
        fix: (!correction.is_empty()).then_some(correction),
        replacement: None,
        document: 0,
        waived: None,
    }
}

/// For each passage, whether equivalence is said above it: by the line that opens its list, or by a general clause of
/// its article.
fn equivalence_announced(passages: &[Passage], ctx: &Context<'_>) -> Vec<Announced> {
    let mut article = None;
    let mut general = false;
    let mut opening = false;
    let mut announced = Vec::with_capacity(passages.len());
    for passage in passages {
        if article != Some(&passage.article) {
            article = Some(&passage.article);
            (general, opening) = (false, false);
        }
        announced.push(Announced {
            by_opening: opening && passage.place == Place::Item,
            for_standards: general,
        });
        if passage.place == Place::Paragraph {
            general = general || (is_general_clause(&passage.text) && says_equivalence(&passage.text, ctx));
            opening = passage.text.trim_end().ends_with(':') && says_equivalence(&passage.text, ctx);
        }
    }
    announced
}

fn is_general_clause(text: &str) -> bool {
    let folded = french::fold(text);
    [
        "toute norme",
        "toutes les normes",
        "les normes citees",
        "normes mentionnees",
        "toute reference",
    ]
    .iter()
    .any(|head| folded.contains(head))
}

fn says_equivalence(source: &str, ctx: &Context<'_>) -> bool {
    let text = Text::new(source);
    let reading = Reading::new(&text, DocumentKind::Autre, ctx, Announced::default());
    mood::opens(&reading, reading.all()) && !mood::locked(&reading, reading.all())
}
